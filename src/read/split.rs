//! Several transmissions in one text (handbook, section 10.1).
//!
//! A part begins where a head begins: at a mark that stands before, not behind, the marks of the head being read, or at
//! any mark once that head is over. A message quoted within another begins no part; nor does a classification line of
//! another number, unless a head of its own follows it.

use super::anchor::{self, Anchor};
use super::lines::TextLine;
use super::marks::{self, Mark};
use super::paragraph_numbers;
use crate::cable::MessageReferenceNumber;
use crate::text::{Source, letters};
use std::cell::OnceCell;
use std::ops::Range;

/// Labels that belong to the head a classification line begins stand within so many lines of it.
const LABELS_WITHIN: usize = 40;

/// How far back the opening of a quotation is looked for.
const QUOTED_WITHIN: usize = 80;

/// The lines of each part, in order; together they are all lines. `records` are places at which a part begins in any case.
#[must_use]
pub(crate) fn parts(source: &Source, lines: &[TextLine], records: &[u32]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = vec![0];
    let quotations = Quotations { source, lines, marks: OnceCell::new() };
    let mut head = HeadSoFar::default();
    let mut records = records.iter().copied().peekable();
    for (line_idx, line) in lines.iter().enumerate() {
        let mut is_record = false;
        while records.peek().is_some_and(|record| *record <= line.span.start()) {
            records.next();
            is_record = true;
        }
        let mark = marks::of(source, lines, line_idx);
        if is_record {
            starts.push(line_idx);
            head = HeadSoFar::default();
        }
        let Some(mark) = mark else {
            head.n_lines += 1;
            continue;
        };
        if !is_record && !head.takes(&mark) && begins_part(&quotations, line_idx, &mark, &head) {
            starts.push(line_idx);
            head = HeadSoFar::default();
        }
        head.add(mark);
    }
    starts.dedup();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// What has been seen of the head that is being read.
#[derive(Default)]
struct HeadSoFar {
    /// Rank of its last mark.
    last: Option<u8>,
    /// Number on its classification line.
    number: Option<MessageReferenceNumber>,
    /// Lines without a mark since its last one.
    n_lines: usize,
}

/// A head's address lists may be long, but not this long; a mark further behind the last one is not of the same head.
const LONGEST_LIST: usize = 400;

impl HeadSoFar {
    /// True if a mark may be the next one of this head.
    fn takes(&self, mark: &Mark) -> bool {
        match self.last {
            None => true,
            // A catalogue's block may hold a whole body before the message's own head.
            Some(last) => mark.rank() > last && self.number.is_none() && self.n_lines < LONGEST_LIST,
        }
    }

    fn add(&mut self, mark: Mark) {
        self.last = Some(self.last.map_or(mark.rank(), |last| last.max(mark.rank())));
        self.n_lines = 0;
        if let Mark::Classification(number, _) = mark {
            self.number = self.number.take().or(Some(number));
        }
    }
}

fn begins_part(quotations: &Quotations<'_>, line_idx: usize, mark: &Mark, head: &HeadSoFar) -> bool {
    match mark {
        Mark::Identification | Mark::Block => true,
        // The block of offices stands behind the first page's head; without one it begins a copy of a section.
        Mark::Distribution | Mark::Station | Mark::Date => !quotations.are_open_at(line_idx),
        Mark::Classification(number, section) => {
            let is_own = head.number.as_ref().is_some_and(|own| same(own, number));
            is_own && section.is_some()
                || section.is_some_and(|section| section.number > 1) && head.number.is_none()
                || (is_own || n_labels_ahead(quotations.source, quotations.lines, line_idx) >= 2)
                    && !quotations.are_open_at(line_idx)
        }
    }
}

fn same(one: &MessageReferenceNumber, other: &MessageReferenceNumber) -> bool {
    one.number == other.number && one.post == other.post
}

/// How many of the labels E.O., TAGS and SUBJECT follow before a paragraph begins.
fn n_labels_ahead(source: &Source, lines: &[TextLine], line_idx: usize) -> usize {
    let mut found = (false, false, false);
    for (ahead, line) in lines.iter().skip(line_idx).take(LABELS_WITHIN).enumerate() {
        let text = source.slice(line.span);
        if ahead > 0
            && (paragraph_numbers::candidate(text, 0).is_some_and(|candidate| candidate.may_be_first())
                || marks::of(source, lines, line_idx + ahead).is_some())
        {
            break;
        }
        for anchor in anchor::pieces(text, 0).iter().filter_map(|piece| piece.anchor) {
            match anchor {
                Anchor::ExecutiveOrder => found.0 = true,
                Anchor::Tags => found.1 = true,
                Anchor::Subject => found.2 = true,
                _ => {}
            }
        }
    }
    usize::from(found.0) + usize::from(found.1) + usize::from(found.2)
}

/// Where quotations begin and end: found once, when it is first asked, for a text may have a thousand heads.
struct Quotations<'a> {
    source: &'a Source,
    lines: &'a [TextLine],
    /// Lines with a mark, in order, and whether it opens a quotation.
    marks: OnceCell<Vec<(usize, bool)>>,
}

impl Quotations<'_> {
    /// True if a quotation is open at a line: what opens one stands nearer before it than what closes one.
    fn are_open_at(&self, line_idx: usize) -> bool {
        let marks = self.marks.get_or_init(|| {
            let marks = self.lines.iter().enumerate().map(|(idx, line)| (idx, self.mark_of(line)));
            marks.filter_map(|(idx, opens)| Some((idx, opens?))).collect()
        });
        let before = marks.partition_point(|(idx, _)| *idx < line_idx);
        let last = before.checked_sub(1).and_then(|at| marks.get(at));
        last.is_some_and(|(idx, opens)| *opens && idx + QUOTED_WITHIN >= line_idx)
    }

    /// Whether a line opens a quotation or closes one; `None` if neither.
    fn mark_of(&self, line: &TextLine) -> Option<bool> {
        const CLOSINGS: [&str; 5] = ["UNQUOTE", "UNQTE", "END TEXT", "END QUOTE", "END MESSAGE"];
        const OPENINGS: [&str; 8] = [
            "QUOTE", "QTE", "BEGIN TEXT", "BEGIN MESSAGE", "TEXT FOLLOWS", "MESSAGE FOLLOWS", "FOLLOWING MESSAGE",
            "TEXT OF MESSAGE",
        ];
        let text = self.source.slice(line.span).trim_end().trim_end_matches([':', '.', '"', ')', '-', ' ']);
        let start = text.trim_start();
        if CLOSINGS.iter().any(|mark| letters::starts_with_ignoring_case(start, mark) || ends(text, mark)) {
            return Some(false);
        }
        OPENINGS.iter().any(|mark| ends(text, mark)).then_some(true)
    }
}

/// True if a text ends with a mark as a word of its own.
fn ends(text: &str, mark: &str) -> bool {
    let Some(at) = text.len().checked_sub(mark.len()) else { return false };
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    text.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(mark)) && !before.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n1. (U) All is well.\n";

    fn n_parts(text: &str) -> usize {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        parts(&source, &lines, &[]).len()
    }

    #[test]
    fn one_head_is_one_part() {
        assert_eq!(n_parts(HEAD), 1);
        assert_eq!(n_parts(&format!("VZCZCXYZ0000\nRR RUEHWEB\nDE RUEHKB #0152 0511129\n{HEAD}")), 1);
        assert_eq!(n_parts(""), 1);
    }

    #[test]
    fn second_heads() {
        assert_eq!(n_parts(&format!("{HEAD}{}", HEAD.replace("000152", "000153"))), 2);
        assert_eq!(n_parts(&format!("{HEAD}UNCLAS SECTION 02 OF 02 BAKU 000152\n\n2. (U) More.\n")), 2);
        assert_eq!(n_parts(&format!("{HEAD}UNCLAS BAKU 000153\n\nE.O. 12958: N/A\nSUBJECT: OTHER\n\n1. (U) X\n")), 2);
    }

    #[test]
    fn two_labels_make_a_head_and_one_does_not() {
        let labels = ["E.O. 12958: N/A\n", "TAGS: PHUM, AJ\n", "SUBJECT: OTHER\n"];
        let n_parts_with = |wanted: &[usize]| {
            let labels: String = wanted.iter().map(|at| labels[*at]).collect();
            n_parts(&format!("{HEAD}UNCLAS BAKU 000153\n\n{labels}\n1. (U) X\n"))
        };
        assert_eq!([&[0, 1][..], &[0, 2], &[1, 2], &[0, 1, 2]].map(n_parts_with), [2; 4]);
        assert_eq!([&[0][..], &[1], &[2], &[]].map(n_parts_with), [1; 4]);
        // A label behind the first paragraph is another head's.
        let behind = format!("{HEAD}UNCLAS BAKU 000153\n\nTAGS: PHUM\n\n1. (U) X\nSUBJECT: OTHER\n");
        assert_eq!(n_parts(&behind), 1);
        // So are the labels behind the next mark.
        assert_eq!(n_parts(&format!("{HEAD}{}UNCLAS BAKU 000153\nas was said\n{HEAD}", "more\n".repeat(9))), 2);
    }

    #[test]
    fn quoted_messages_and_look_alikes() {
        assert_eq!(n_parts(&format!("{HEAD}2. (U) Text follows. BEGIN TEXT:\n{HEAD}END TEXT.\n3. (U) So.\n")), 1);
        assert_eq!(n_parts(&format!("{HEAD}as was said in\nUNCLAS BAKU 99\nand before.\n")), 1);
    }

    /// The first line of each part.
    fn firsts(text: &str, records: &[u32]) -> Vec<String> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let ranges = parts(&source, &lines, records);
        assert!(ranges.iter().map(|range| range.len()).sum::<usize>() == lines.len(), "all lines are of a part");
        ranges.iter().map(|range| source.slice(lines[range.start].span).to_owned()).collect()
    }

    #[test]
    fn records_begin_parts_in_any_case() {
        let text = "one\ntwo\nthree\nfour\n";
        assert_eq!(firsts(text, &[]), ["one"]);
        assert_eq!(firsts(text, &[0, 8]), ["one", "three"]);
        assert_eq!(
            firsts(text, &[0, 5, 6, 14]),
            ["one", "three", "four"],
            "a place inside a line begins at the next"
        );
        // A mark right at a record begins no second part, and one behind it may be of its head.
        assert_eq!(firsts(&format!("{HEAD}{HEAD}"), &[0, u32::try_from(HEAD.len()).unwrap()]).len(), 2);
    }

    #[test]
    fn marks_of_one_head_stand_in_order_and_near() {
        let block = "MRN: 08 BAKU 152\n";
        let apart = |n: usize| n_parts(&format!("{block}{}{HEAD}", "more\n".repeat(n)));
        assert_eq!((apart(LONGEST_LIST - 1), apart(LONGEST_LIST)), (1, 2));
        assert_eq!(n_parts(&format!("R 201129Z FEB 08\nFM AMEMBASSY BAKU\n{HEAD}")), 2, "a second date");
        assert_eq!(n_parts("R 201129Z FEB 08\nFM AMEMBASSY BAKU\nDE RUEHKB #0152 0511129\n"), 2);
        assert_eq!(n_parts(&format!("ACTION ARA-10\n{HEAD}")), 1);
        assert_eq!(n_parts(&format!("{HEAD}{block}")), 2);
    }

    #[test]
    fn a_classification_line_begins_a_section_or_a_message_of_its_own() {
        for (behind, expected) in [
            // The same number once more is a section, or the head's own line at the top of a page.
            ("UNCLAS SECTION 02 OF 02 BAKU 000152\n2. (U) More.\n", 2),
            ("UNCLAS BAKU 000152\n2. (U) More.\n", 2),
            // Another number, or another post with the same one, is cited unless labels follow.
            ("UNCLAS SECTION 02 OF 02 BAKU 000153\n2. (U) More.\n", 1),
            ("UNCLAS RIGA 000152\n2. (U) More.\n", 1),
            ("UNCLAS BAKU 000153\n2. (U) More.\n", 1),
            ("UNCLAS BAKU 000153\nTAGS: PREL\nSUBJECT: X\n1. (U) More.\n", 2),
        ] {
            assert_eq!(n_parts(&format!("{HEAD}{behind}")), expected, "{behind}");
        }
        // Behind a head without a number a later section begins a part, the first one does not.
        let head = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\n";
        let after = |section: &str| {
            let list = "more\n".repeat(LONGEST_LIST);
            n_parts(&format!("{head}{list}UNCLAS SECTION {section} OF 03 BAKU 000152\n2. (U) More.\n"))
        };
        assert_eq!((after("01"), after("02")), (1, 2));
    }

    #[test]
    fn labels_are_counted_near_the_line() {
        let with = |n: usize| {
            let text = format!("{HEAD}UNCLAS BAKU 000153\nTAGS: PREL\n{}SUBJECT: OTHER\n", "more\n".repeat(n));
            n_parts(&text)
        };
        assert_eq!((with(LABELS_WITHIN - 3), with(LABELS_WITHIN - 2)), (2, 1));
    }

    #[test]
    fn a_quotation_is_open_for_some_lines() {
        let date = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\n";
        let quoted = |n: usize| n_parts(&format!("{HEAD}Text follows:\n{}{date}", "more\n".repeat(n)));
        assert_eq!((quoted(QUOTED_WITHIN - 1), quoted(QUOTED_WITHIN)), (1, 2));
        assert_eq!(n_parts(&format!("{HEAD}QUOTE\nmore\nUNQUOTE\n{HEAD}")), 2, "it is closed");
        assert_eq!(n_parts(&format!("{HEAD}QUOTE\nmore\n{HEAD}")), 1);
        assert_eq!(n_parts(&format!("{HEAD}END TEXT\nQUOTE\n{HEAD}")), 1, "another is opened");
    }

    #[test]
    fn what_opens_a_quotation_and_what_closes_one() {
        let mark = |text: &str| {
            let source = Source::of_text(text.to_owned());
            let lines = lines::collect(&source, &Layout::of(&source));
            Quotations { source: &source, lines: &lines, marks: OnceCell::new() }.mark_of(&lines[0])
        };
        for (text, expected) in [
            ("as it says: \"QUOTE\".", Some(true)),
            ("(BEGIN TEXT:)", Some(true)),
            ("the message follows -", Some(true)),
            ("QUOTE is a word", None),
            ("so we MISQUOTE", None),
            ("UNQUOTE and so on", Some(false)),
            ("and so UNQUOTE.", Some(false)),
            ("  End text.", Some(false)),
            ("the END MESSAGE", Some(false)),
            ("so it was", None),
        ] {
            assert_eq!(mark(text), expected, "{text}");
        }
    }
}
