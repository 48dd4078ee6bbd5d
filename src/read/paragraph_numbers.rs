//! Paragraph numbers, decoded by sequence.
//!
//! A pilcrow misread as the digit 1 makes `11.` of ¶1 and of ¶11 alike, and a year at the start of a line looks like a
//! number too. So no number is read by itself: all candidates of a body are collected, each with its possible readings,
//! and the cheapest path through them decides (handbook, section 5.2; the costs were found there).

use crate::cable::PortionMarking;
use crate::text::{Cursor, Span};

/// A line that may begin a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// A list bullet before it, put there by a converter.
    pub(crate) bullet: Option<Span>,
    /// The number as written, with the glyph before and the full stop after it.
    pub(crate) written_as: Span,
    /// True if a glyph for the pilcrow was read: the digits are the number and nothing else.
    has_glyph: bool,
    /// The digits.
    digits: Span,
    value: u32,
    /// True if a valid portion marking follows.
    has_marking: bool,
}

/// No cable has more numbered paragraphs; a larger number at a line's start is something else.
const HIGHEST: u32 = 200;

/// More candidates than any cable has lines: a text of nothing but `1.` stops here and is read as plain text.
const MOST_CANDIDATES: usize = 20_000;

/// Cheapest paths kept after each candidate.
const MOST_STATES: usize = 60;

/// What may stand for a pilcrow. The longest first.
const GLYPHS: [&str; 9] = [
    "$\\underline{\\mathbf{1}}$",
    "$\\underline{\\mathbf{1}}",
    "$\\underline{1}$",
    "$\\P$",
    "$\\P",
    "\\P",
    "¶",
    "Â¶",
    "\u{FFFD}",
];

/// Reads a candidate at the start of a line.
#[must_use]
pub(crate) fn candidate(line: &str, offset: u32) -> Option<Candidate> {
    let mut cursor = Cursor::new(line, offset);
    cursor.skip_blanks();
    let bullet = ["- ", "* ", "• "].iter().find_map(|bullet| cursor.eat(bullet));
    cursor.skip_blanks();
    let start = cursor.at();
    let mut has_glyph = GLYPHS.iter().any(|glyph| cursor.eat(glyph).is_some());
    let mut is_letter = false;
    if !has_glyph && let Some(behind) = misread_glyph(cursor) {
        (has_glyph, is_letter) = (true, true);
        cursor = behind;
    }
    cursor.take_while(|c| c == ' ');
    let (value, digits) = cursor.number(5)?;
    let is_math = cursor.eat("$").is_some();
    // `2 .(C)`: a blank has slipped in before the full stop.
    let mut stop = cursor;
    stop.take_while(|c| c == ' ');
    if stop.rest().starts_with(".(") || stop.rest().starts_with(". (") {
        cursor = stop;
    }
    let is_list = cursor.eat(".").is_none() && cursor.eat("\\.").is_none();
    if is_list {
        cursor.eat(")").or_else(|| cursor.eat(":"))?;
    } else {
        cursor.eat(")");
    }
    if cursor.peek().is_some_and(|c| c.is_ascii_digit()) || (is_math && !has_glyph) {
        return None;
    }
    let written_as = Span::new(start, cursor.at());
    let has_marking = PortionMarking::read(&mut cursor).is_some();
    // `1)` numbers lists within paragraphs, unless a portion marking follows.
    (!(is_list || is_letter) || has_marking).then_some(Candidate {
        bullet,
        written_as,
        has_glyph,
        digits,
        value,
        has_marking,
    })
}

/// A letter that OCR has made of a pilcrow, right before a figure: `I1. (C)`, `q3. (C)`. Behind the number a portion marking
/// must follow, or it is none.
fn misread_glyph<'a>(cursor: Cursor<'a>) -> Option<Cursor<'a>> {
    let mut look = cursor;
    look.peek().filter(|c| matches!(c, 'I' | 'l' | 'q' | 'T' | 'P' | 'f' | '|' | '!'))?;
    look.take(1);
    look.peek().filter(char::is_ascii_digit)?;
    Some(look)
}

/// A number at the start of a line without its full stop, before a word in capitals.
#[must_use]
pub(crate) fn bare_candidate(line: &str, offset: u32) -> Option<Candidate> {
    let mut cursor = Cursor::new(line, offset);
    cursor.skip_blanks();
    let start = cursor.at();
    let (value, digits) = cursor.number(2)?;
    let written_as = Span::new(start, cursor.at());
    let (blanks, _) = cursor.take_while(|c| c == ' ');
    let is_text = !blanks.is_empty() && cursor.rest().starts_with(|c: char| c.is_ascii_uppercase() || c == '(');
    is_text.then_some(Candidate { bullet: None, written_as, has_glyph: true, digits, value, has_marking: false })
}

impl Candidate {
    /// True if the figures are this number.
    #[must_use]
    pub(crate) const fn is(&self, number: u32) -> bool {
        self.value == number
    }

    /// The figures as a number, if a paragraph can have it.
    #[must_use]
    pub(crate) fn literal(&self) -> Option<u32> {
        (self.value > 0 && self.value <= HIGHEST).then_some(self.value)
    }

    /// True if it can be the first paragraph: `1.`, or `11.` with a misread pilcrow.
    #[must_use]
    pub(crate) fn may_be_first(&self) -> bool {
        self.readings().any(|(number, _)| number == 1)
    }

    /// True if a glyph for the pilcrow stands before the number.
    #[must_use]
    pub(crate) const fn has_glyph(&self) -> bool {
        self.has_glyph
    }

    /// True if a portion marking follows.
    #[must_use]
    pub(crate) const fn has_marking(&self) -> bool {
        self.has_marking
    }

    /// Possible numbers with their costs.
    fn readings(&self) -> impl Iterator<Item = (u32, f32)> {
        let literal = (self.value <= HIGHEST && self.value > 0).then_some((self.value, 0.0));
        let power = 10_u32.pow(self.digits.len().saturating_sub(1));
        let rest = self.value % power;
        let may_drop = !self.has_glyph
            && self.digits.len() >= 2
            && self.value / power == 1
            && rest > 0
            && rest <= HIGHEST
            && rest >= power / 10;
        literal.into_iter().chain(may_drop.then_some((rest, 0.3)))
    }

    fn cost_of_rejection(&self) -> f32 {
        if self.has_marking { 7.0 } else { 1.2 }
    }
}

/// A path through the candidates so far.
#[derive(Clone, Copy)]
struct State {
    cost: f32,
    /// Number of the last paragraph on it; 0 at the start.
    last: u32,
    /// The step that led here, as an index into all steps.
    step: u32,
}

/// One step of a path: the number given to a candidate, if any, and the step before.
#[derive(Clone, Copy)]
struct Step {
    number: Option<u32>,
    before: u32,
}

/// Decides for each candidate which number it has, or that it begins no paragraph.
#[must_use]
pub(crate) fn decode(candidates: &[Candidate]) -> Vec<Option<u32>> {
    let considered = candidates.get(..candidates.len().min(MOST_CANDIDATES)).unwrap_or(candidates);
    let mut steps: Vec<Step> = Vec::with_capacity(considered.len() * 8);
    let mut states = vec![State { cost: 0.0, last: 0, step: u32::MAX }];
    for candidate in considered {
        let mut next: Vec<(f32, u32, Option<u32>, u32)> = Vec::with_capacity(states.len() * 3);
        for state in &states {
            next.push((state.cost + candidate.cost_of_rejection(), state.last, None, state.step));
            let unmarked = if candidate.has_marking { 0.0 } else { 0.4 };
            for (number, cost) in candidate.readings() {
                let cost = state.cost + cost + unmarked + cost_of_step(state.last, number);
                next.push((cost, number, Some(number), state.step));
            }
        }
        // Of the paths that end with the same number only the cheapest can win.
        next.sort_by(|(cost, last, ..), (other_cost, other, ..)| last.cmp(other).then(cost.total_cmp(other_cost)));
        next.dedup_by_key(|(_, last, ..)| *last);
        next.sort_by(|(cost, ..), (other, ..)| cost.total_cmp(other));
        next.truncate(MOST_STATES);
        states.clear();
        for (cost, last, number, before) in next {
            let step = u32::try_from(steps.len()).unwrap_or(u32::MAX);
            steps.push(Step { number, before });
            states.push(State { cost, last, step });
        }
    }
    let mut numbers = vec![None; candidates.len()];
    let mut step = states.first().map_or(u32::MAX, |state| state.step);
    for slot in numbers.iter_mut().take(considered.len()).rev() {
        let Some(&Step { number, before }) = steps.get(step as usize) else { break };
        *slot = number;
        step = before;
    }
    numbers
}

/// What it costs to go from paragraph `last` to paragraph `number`. A text that begins in the middle of a cable may
/// begin with any number.
fn cost_of_step(last: u32, number: u32) -> f32 {
    let ahead = |gap: u32| u16::try_from(gap).map_or(f32::MAX, f32::from);
    match number.checked_sub(last) {
        Some(1) => 0.0,
        Some(0) => 3.5,
        Some(gap @ 2..=9) if last == 0 => 1.8 + 0.1 * ahead(gap),
        Some(gap @ 2..=4) => 2.5 + 0.5 * ahead(gap),
        Some(gap) => 6.0 + 0.2 * ahead(gap.min(40)),
        None => 4.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(lines: &[&str]) -> Vec<Option<u32>> {
        decode(&lines.iter().filter_map(|line| candidate(line, 0)).collect::<Vec<_>>())
    }

    fn all(numbers: std::ops::RangeInclusive<u32>) -> Vec<Option<u32>> {
        numbers.map(Some).collect()
    }

    #[test]
    fn misread_pilcrows() {
        let lines = [
            "11. (C)Summary",
            "- 12. (U) In",
            "- 13. (U)",
            "- 14. (SBU)",
            " $\\underline{\\mathbf{1}}$ 5. (C)The",
            "- 16. (C)",
            "- \\P 7. (C)O",
            "¶8. (C)",
            "- ¶9. (C)",
            "- 110. (C)",
            "- 111. (C)",
            "- $\\P12$. (C)",
            "- 113. (U)",
        ];
        assert_eq!(numbers(&lines), all(1..=13));
    }

    #[test]
    fn the_last_breaks_the_sequence() {
        let lines = ["1. (C)", "2. (C)", "3. (C)", "4. (C)", "12. (C) The final meeting"];
        assert_eq!(numbers(&lines), [Some(1), Some(2), Some(3), Some(4), Some(2)]);
    }

    #[test]
    fn true_eleven_after_ten() {
        let lines: Vec<String> = (1..=12).map(|n| format!("{n}. (C) x")).collect();
        assert_eq!(numbers(&lines.iter().map(String::as_str).collect::<Vec<_>>()), all(1..=12));
    }

    #[test]
    fn years_and_dates_are_no_paragraphs() {
        assert_eq!(numbers(&["1. X", "¶2007. The", "2. Y", "¶24.", "3. Z"]), [Some(1), None, Some(2), None, Some(3)]);
    }

    #[test]
    fn a_fragment_may_begin_in_the_middle() {
        assert_eq!(numbers(&["2. **Introduction:**", "3. A", "4. B"]), [Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn lists_are_no_paragraphs() {
        assert!(candidate("1) addresses", 0).is_none());
        assert!(candidate("4) (C) text", 0).is_some());
        assert!(candidate("12.5 million", 0).is_none());
        assert!(candidate("A. ORURO", 0).is_none());
    }

    #[test]
    fn what_belongs_to_the_number_as_written() {
        for (line, written_as) in [
            ("- ¶8. (C) x", Some("¶8.")),
            ("  8. x", Some("8.")),
            ("2 .(C) x", Some("2 .")),
            ("2 . (C) x", Some("2 .")),
            ("2 . x", None),
            ("3:(C) x", Some("3:")),
            ("3: x", None),
            ("3) (C) x", Some("3)")),
            ("4.) x", Some("4.)")),
            ("5.5 x", None),
            ("6\\. x", Some("6\\.")),
            ("7$. x", None),
            ("$\\P7$. x", Some("$\\P7$.")),
            ("8 x", None),
            ("123456. x", None),
        ] {
            let text = format!("Lamps: {line}");
            let found = candidate(line, 7);
            assert_eq!(found.map(|found| &text[found.written_as.range()]), written_as, "{line}");
        }
        assert_eq!(candidate("- 8. x", 7).and_then(|found| found.bullet), Some(Span::new(7, 9)));
        assert_eq!(candidate("8. x", 7).and_then(|found| found.bullet), None);
    }

    #[test]
    fn a_letter_is_a_misread_pilcrow_only_before_a_figure_and_a_marking() {
        for letter in ['I', 'l', 'q', 'T', 'P', 'f', '|', '!'] {
            let found = candidate(&format!("{letter}1. (C) x"), 0);
            assert!(found.is_some_and(|found| found.has_glyph() && found.has_marking() && found.is(1)), "{letter}");
        }
        for line in ["I1. x", "I. (C) x", "I 1. (C) x", "X1. (C) x"] {
            assert!(candidate(line, 0).is_none(), "{line}");
        }
        assert!(candidate("¶1. x", 0).is_some_and(|found| found.has_glyph() && !found.has_marking()));
        assert!(candidate("1. x", 0).is_some_and(|found| !found.has_glyph()));
    }

    #[test]
    fn numbers_without_a_full_stop_stand_before_capitals() {
        for (line, expected) in [
            ("3 LAMPS", Some("3")),
            ("  13 (C) x", Some("13")),
            ("3 lamps", None),
            ("3LAMPS", None),
            ("123 LAMPS", None),
            ("LAMPS", None),
        ] {
            let text = format!("Lamps: {line}");
            assert_eq!(bare_candidate(line, 7).map(|found| &text[found.written_as.range()]), expected, "{line}");
        }
        let three = bare_candidate("3 LAMPS", 0).unwrap();
        assert!(three.is(3) && !three.is(2));
    }

    #[test]
    fn readings_of_figures_with_and_without_their_first_one() {
        for (line, expected) in [
            ("1. x", &[1][..]),
            ("10. x", &[10]),
            ("11. x", &[11, 1]),
            ("21. x", &[21]),
            ("100. x", &[100]),
            ("109. x", &[109]),
            ("110. x", &[110, 10]),
            ("¶11. x", &[11]),
            ("200. x", &[200]),
            ("201. x", &[]),
            ("1200. x", &[200]),
            ("1201. x", &[]),
            ("1100. x", &[100]),
            ("1099. x", &[]),
            ("0. x", &[]),
        ] {
            let found = candidate(line, 0).unwrap();
            let readings: Vec<u32> = found.readings().map(|(number, _)| number).collect();
            assert_eq!(readings, expected, "{line}");
            assert_eq!(found.may_be_first(), expected.contains(&1), "{line}");
        }
        for (line, literal) in [("0. x", None), ("1. x", Some(1)), ("200. x", Some(200)), ("201. x", None)] {
            assert_eq!(candidate(line, 0).unwrap().literal(), literal, "{line}");
        }
    }

    #[test]
    fn the_next_number_costs_nothing_and_a_gap_the_more_the_wider_it_is() {
        assert!(cost_of_step(0, 1) == 0.0 && cost_of_step(7, 8) == 0.0);
        let dearer: [&[(u32, u32)]; 3] = [
            &[(0, 1), (0, 2), (0, 3), (0, 9), (0, 10), (0, 11), (0, 40)],
            &[(3, 4), (3, 5), (3, 6), (3, 7), (3, 8), (3, 9), (3, 43)],
            &[(3, 4), (3, 3), (3, 2), (3, 8)],
        ];
        for steps in dearer {
            let costs: Vec<f32> = steps.iter().map(|(last, number)| cost_of_step(*last, *number)).collect();
            assert!(costs.is_sorted_by(|one, next| one < next), "{steps:?}: {costs:?}");
        }
        assert!(cost_of_step(3, 5) > cost_of_step(0, 2), "a text may begin anywhere");
    }

    #[test]
    fn a_marking_outweighs_a_gap_a_repetition_and_a_step_back() {
        for (lines, expected) in [
            (["1. X", "2. Y", "5. Z"], [Some(1), Some(2), None]),
            (["1. (C)", "2. (C)", "5. (C)"], [Some(1), Some(2), Some(5)]),
            (["1. (C)", "2. (C)", "6. (C)"], [Some(1), Some(2), Some(6)]),
            (["1. (C)", "2. (C)", "9. (C)"], [Some(1), Some(2), None]),
            (["1. (C)", "2. (C)", "2. (C)"], [Some(1), Some(2), Some(2)]),
            (["1. X", "2. Y", "2. Z"], [Some(1), Some(2), None]),
            (["1. (C)", "2. (C)", "1. (C)"], [Some(1), Some(2), Some(1)]),
            (["1. X", "2. Y", "1. Z"], [Some(1), Some(2), None]),
            (["8. (C)", "9. (C)", "10. (C)"], [Some(8), Some(9), Some(10)]),
        ] {
            assert_eq!(numbers(&lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_text_of_nothing_but_numbers_stops_somewhere() {
        let many = vec![candidate("1. (C) x", 0).unwrap(); MOST_CANDIDATES + 1];
        let decoded = decode(&many);
        assert_eq!(decoded.len(), MOST_CANDIDATES + 1);
        assert_eq!(decoded[MOST_CANDIDATES - 1..], [Some(1), None]);
    }
}
