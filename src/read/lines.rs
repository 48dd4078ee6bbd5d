//! The lines that carry text, with what stood before each.

use super::paragraph_numbers;
use crate::layout::{BlockKind, Furniture, Layout};
use crate::text::{Source, Span, letters};

/// A line that is neither blank nor furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextLine {
    /// The line without its end mark; blanks at its start are in it.
    pub(crate) span: Span,
    /// True if it is nothing but strokes.
    pub(crate) is_rule: bool,
    /// True if a blank line stood before it.
    pub(crate) after_blank: bool,
    /// True if furniture stood before it.
    pub(crate) after_furniture: bool,
    /// True if the head of a first page stood before it: a transmission begins here.
    pub(crate) after_first_page: bool,
    /// True if the end of a transmission stood before it.
    pub(crate) after_end: bool,
}

/// How many letters some lines have, and how many of them are capitals.
#[must_use]
pub(crate) fn count_letters(source: &Source, lines: &[TextLine]) -> (usize, usize) {
    let counts = lines.iter().map(|line| letters::count(source.slice(line.span)));
    counts.fold((0, 0), |(letters, capitals), (more, more_capitals)| (letters + more, capitals + more_capitals))
}

/// Collects the text lines of a source. Where a text has lost its line ends, a paragraph that begins inside a long line
/// begins a line of its own.
#[must_use]
pub(crate) fn collect(source: &Source, layout: &Layout) -> Vec<TextLine> {
    let mut lines = Vec::with_capacity(source.lines().n_lines());
    let fresh = TextLine {
        span: Span::default(),
        is_rule: false,
        after_blank: false,
        after_furniture: false,
        after_first_page: false,
        after_end: false,
    };
    let mut next = TextLine { after_blank: true, ..fresh };
    for (kind, block) in layout.blocks.iter() {
        match kind {
            BlockKind::Blank => next.after_blank = true,
            BlockKind::Furniture(furniture) => {
                next.after_furniture = true;
                next.after_first_page |= furniture == Furniture::FirstPage;
                next.after_end |= furniture == Furniture::EndMark;
            }
            BlockKind::Text | BlockKind::Rule => {
                for line_idx in block {
                    next.is_rule = kind == BlockKind::Rule;
                    let mut rest = source.line(line_idx);
                    for start in paragraph_starts(source.slice(rest), rest.start()) {
                        lines.push(TextLine { span: Span::new(rest.start(), start), ..next });
                        rest = Span::new(start, rest.end());
                        next = TextLine { after_blank: true, ..fresh };
                    }
                    lines.push(TextLine { span: rest, ..next });
                    next = fresh;
                }
            }
        }
    }
    lines
}

/// Shorter lines hold no second paragraph.
const SHORTEST_JOINED_LINE: usize = 240;

/// Where paragraphs begin inside a line that several of them share: `... (d). ¶1. (C) Summary ... ¶2. (C)`. Only a pilcrow
/// with its number, or a number with its portion marking, is taken for a beginning.
fn paragraph_starts(line: &str, offset: u32) -> Vec<u32> {
    let mut starts = Vec::new();
    if line.len() < SHORTEST_JOINED_LINE {
        return starts;
    }
    let bytes = line.as_bytes();
    // The number at the line's own start is none inside it, however far the marks before it go.
    let own = paragraph_numbers::candidate(line, offset).map_or(offset, |candidate| candidate.written_as.end());
    // C2 begins the pilcrow (C2 B6); the parenthesis opens the marking.
    for at in memchr::memchr2_iter(b'(', 0xC2, bytes) {
        let start = if bytes.get(at) == Some(&b'(') {
            let Some(before) = line.get(at.saturating_sub(8)..at) else { continue };
            let number = before.trim_end();
            let Some(number) = number.strip_suffix('.') else { continue };
            let digits = number.bytes().rev().take_while(u8::is_ascii_digit).count();
            let start = at - (before.len() - number.len() + digits);
            if digits == 0 || digits > 3 || number.ends_with('¶') {
                continue;
            }
            start
        } else if bytes.get(at + 1) == Some(&0xB6) {
            at
        } else {
            continue;
        };
        let head = line.get(..start).unwrap_or("");
        let is_word = head.ends_with(char::is_whitespace) && !refers(head);
        let is_own = offset + u32::try_from(start).unwrap_or(0) < own;
        let is_new = !is_own && starts.last().is_none_or(|last| *last < offset + u32::try_from(start).unwrap_or(0));
        let rest = line.get(start..line.len().min(start + 40)).or_else(|| line.get(start..)).unwrap_or("");
        if is_word
            && is_new
            && !head.trim().is_empty()
            && paragraph_numbers::candidate(rest, 0)
                .is_some_and(|candidate| candidate.has_glyph() || candidate.has_marking())
        {
            starts.push(offset + u32::try_from(start).unwrap_or(0));
        }
    }
    starts
}

/// True behind a word that a number follows in running text: `see para ¶5.`
fn refers(head: &str) -> bool {
    let word = head.split_whitespace().next_back().unwrap_or("");
    ["para", "paras", "paragraph", "paragraphs", "see", "in", "of", "and", "section", "no."]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_in_one_line() {
        let filler = "The board met and counted the lamps. ".repeat(8);
        let line =
            format!("{filler}¶2. (C) It went home. {filler}3. (SBU) It slept, see para ¶2. Then 4. (Note) no.");
        let starts = paragraph_starts(&line, 100);
        let texts: Vec<&str> = starts.iter().map(|start| &line[*start as usize - 100..][..6]).collect();
        assert_eq!(texts, ["¶2. (", "3. (SB"]);
        assert!(paragraph_starts("short ¶2. (C) line", 0).is_empty());
    }

    #[test]
    fn what_stood_before_each_line() {
        let text = "One.\nTwo.\n\nThree.\nCONFIDENTIAL\nFour.\n-----\nFive.\nNNNN\nSix.\nPAGE 01        LA PAZ 05655  01 OF 02  020930Z\nSeven.\n";
        let source = Source::of_text(text.to_owned());
        let lines = collect(&source, &Layout::of(&source));
        let found: Vec<_> = lines
            .iter()
            .map(|line| {
                let marks = [
                    (line.is_rule, "rule"),
                    (line.after_blank, "blank"),
                    (line.after_furniture, "furniture"),
                    (line.after_first_page, "first page"),
                    (line.after_end, "end"),
                ];
                let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
                (source.slice(line.span), marks.join(", "))
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(line, marks)| (*line, &marks[..])).collect();
        assert_eq!(
            found,
            [
                ("One.", "blank"),
                ("Two.", ""),
                ("Three.", "blank"),
                ("Four.", "furniture"),
                ("-----", "rule"),
                ("Five.", ""),
                ("Six.", "furniture, end"),
                ("Seven.", "furniture, first page"),
            ]
        );
        assert_eq!(count_letters(&source, &lines[..3]), (11, 3));
        assert_eq!(count_letters(&source, &[]), (0, 0));
    }

    #[test]
    fn a_long_line_is_cut_where_paragraphs_begin() {
        let filler = "The board met and counted the lamps. ".repeat(7);
        let text = format!("1. (C) {filler}2. (C) More.");
        let source = Source::of_text(text.clone());
        let lines = collect(&source, &Layout::of(&source));
        let found: Vec<_> = lines.iter().map(|line| (&source.slice(line.span)[..6], line.after_blank)).collect();
        assert_eq!(found, [("1. (C)", true), ("2. (C)", true)]);
        assert_eq!(lines.iter().map(|line| line.span.len() as usize).sum::<usize>(), text.len());
    }

    #[test]
    fn what_begins_a_paragraph_inside_a_line() {
        let filler = "The board met and counted the lamps. ".repeat(8);
        for (line, expected) in [
            (format!("{filler}7. (C) x"), Some("7. (C) x")),
            (format!("{filler}7.  (SBU) x"), Some("7.  (SBU) x")),
            (format!("{filler}123. (C) x"), Some("123. (C) x")),
            (format!("{filler}1234. (C) x"), None),
            (format!("{filler}7. Lamps"), None),
            (format!("{filler}7 (C) x"), None),
            (format!("{filler}. (C) x"), None),
            (format!("{filler}¶7. Lamps"), Some("¶7. Lamps")),
            (format!("{filler}¶7. (C) Lamps"), Some("¶7. (C) Lamps")),
            (format!("{filler}¶ Lamps"), None),
            (format!("{filler}x¶7. Lamps"), None),
            (format!("{filler}§7. Lamps"), None),
            (format!("{filler}see para 7. (C) x"), None),
            (format!("¶7. (C) {filler}"), None),
            (format!("  - 7. (C) {filler}"), None),
        ] {
            let starts = paragraph_starts(&line, 100);
            let texts: Vec<&str> = starts.iter().map(|start| &line[*start as usize - 100..]).collect();
            assert_eq!(texts, expected.into_iter().collect::<Vec<_>>(), "{line}");
        }
        let of_length = |length: usize| {
            let behind = " ¶7. x";
            paragraph_starts(&format!("{}{behind}", "L".repeat(length - behind.len())), 0).len()
        };
        assert_eq!((of_length(SHORTEST_JOINED_LINE - 1), of_length(SHORTEST_JOINED_LINE)), (0, 1));
    }

    #[test]
    fn words_that_a_number_follows() {
        for (head, expected) in
            [("see ", true), ("as said in Para ", true), ("Lamps and", true), ("the lamps. ", false), ("", false)]
        {
            assert_eq!(refers(head), expected, "{head}");
        }
    }
}
