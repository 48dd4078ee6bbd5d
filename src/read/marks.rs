//! Lines at which a transmission may begin, or a further section of one.

use super::anchor;
use super::lines::TextLine;
use crate::cable::{MessageReferenceNumber, Section, addressee, classification, distribution, transmission};
use crate::text::{Cursor, Source, letters};

/// What a line that may begin a transmission is, in the order in which a head has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A catalogue's block before the message: `MRN:`, `PREC:`, `Canonical ID:`, the row of a table.
    Block,
    /// Format line 1, or the head of a first page.
    Identification,
    /// `ACTION ARA-10` and the like.
    Distribution,
    /// Format line 3.
    Station,
    /// Date-time group, with an originator near.
    Date,
    /// Classification line with post and number.
    Classification(MessageReferenceNumber, Option<Section>),
}

impl Mark {
    /// Its place in the order of a head.
    #[must_use]
    pub(crate) const fn rank(&self) -> u8 {
        match self {
            Self::Block => 0,
            Self::Identification => 1,
            Self::Distribution => 2,
            Self::Station => 3,
            Self::Date => 4,
            Self::Classification(..) => 5,
        }
    }
}

/// A line behind the date-time group by which the originator must stand.
const ORIGINATOR_WITHIN: usize = 4;

/// Longest rest of a classification line behind the number, where it is no label or caption.
const LONGEST_TAIL: usize = 40;

/// The mark of a line, if it has one.
#[must_use]
pub(crate) fn of(source: &Source, lines: &[TextLine], line_idx: usize) -> Option<Mark> {
    let line = lines.get(line_idx)?;
    if line.is_rule {
        return None;
    }
    let text =
        source.slice(line.span).trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '>'));
    if line.after_first_page {
        return Some(Mark::Identification);
    }
    let first = *text.as_bytes().first()?;
    match first {
        b'V' | b'Z' | b'v' if is_identification(text) => Some(Mark::Identification),
        b'D' if text.starts_with("DE R") && transmission::read_station(&mut Cursor::new(text, 0)).is_some() => {
            Some(Mark::Station)
        }
        b'A' | b'O' if distribution::role(text).is_some_and(|role| role != "INFO") => Some(Mark::Distribution),
        b'M' | b'P' | b'C' | b'R' if is_block(text) => Some(Mark::Block),
        b'O' | b'P' | b'R' | b'Z' | b'Y' | b'0'..=b'3' if is_date(source, lines, line_idx, text) => Some(Mark::Date),
        b'S' | b'C' | b'U' | b'L' | b'T' | b'R' | b's' | b'c' | b'u' => classification_line(text),
        _ => None,
    }
}

fn is_identification(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    let rest = word.strip_prefix("VZCZC").or_else(|| word.strip_prefix("ZCZC"));
    rest.is_some_and(|rest| rest.len() <= 12 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// `MRN: 12 KABUL 1212`, `MRN:` alone, `PREC: ROUTINE`, `Canonical ID:`, `Reference ID`.
fn is_block(text: &str) -> bool {
    let starts = |label: &str| letters::starts_with_ignoring_case(text, label);
    starts("MRN:") || starts("PREC:") || text.starts_with("Canonical ID:") || text.starts_with("Reference ID")
}

fn is_date(source: &Source, lines: &[TextLine], line_idx: usize, text: &str) -> bool {
    let Some((_, length)) = anchor::read_date_line(text) else { return false };
    let has_originator =
        |text: &str| text.match_indices("FM ").any(|(at, _)| text.get(at + 3..).is_some_and(addressee::begins_name));
    if text.get(length..).is_some_and(has_originator) {
        return true;
    }
    lines.iter().skip(line_idx + 1).take(ORIGINATOR_WITHIN).any(|line| {
        let text = source.slice(line.span).trim_start();
        text.starts_with("FM ") || text.starts_with("EM AM")
    })
}

/// A classification line that can begin a section or a cable: prose that begins in the same way does not end behind the
/// number, or in nothing but labels and captions.
fn classification_line(text: &str) -> Option<Mark> {
    let mut cursor = Cursor::new(text, 0);
    let (line, _) = classification::read(&mut cursor)?;
    let place = line.number?;
    let post = text.get(place.post.range())?;
    let rest = cursor.rest().trim();
    let is_short = rest.len() <= LONGEST_TAIL && !rest.contains(char::is_lowercase);
    let goes_on_as_head = anchor::pieces(rest, 0).iter().any(|piece| piece.anchor.is_some())
        || rest.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("SIPDIS"));
    // A name in small letters is prose, unless the level is spaced out or a section is named.
    let level = text.get(line.level_span.range())?;
    let is_spaced = level.contains(' ') && !level.starts_with("TOP S") && !level.starts_with("LIMITED");
    let is_name = !post.contains(char::is_lowercase) || is_spaced || line.section.is_some();
    (is_name && (is_short || goes_on_as_head))
        .then(|| Mark::Classification(MessageReferenceNumber::new(post, place.number, place.year), line.section))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn ranks(text: &str) -> Vec<u8> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        (0..lines.len()).filter_map(|idx| of(&source, &lines, idx)).map(|mark| mark.rank()).collect()
    }

    #[test]
    fn heads_and_prose() {
        assert_eq!(
            ranks("VZCZCXYZ0000\nDE RUEHKB #0152 0511129\nR 201129Z FEB 08\nFM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n"),
            [1, 3, 4, 5]
        );
        assert_eq!(ranks("PAGE 01  LA PAZ 02200  090020Z\nACTION ARA-10\nMRN: 10 BAKU 1\n"), [1, 0]);
        assert_eq!(ranks("SECRET BALLOT 120 voters came\nR 201129Z FEB 08 was the date\nDE RIGUEUR\n"), [0_u8; 0]);
    }

    #[test]
    fn each_mark_and_its_look_alikes() {
        for (text, expected) in [
            ("VZCZCXYZ0000", Some(1)),
            ("ZCZC123456789012", Some(1)),
            ("ZCZC1234567890123", None),
            ("ZCZC/12", None),
            ("VISITORS", None),
            ("DE RUEHKB #0152 0511129", Some(3)),
            ("DE RUEHKB", None),
            ("DE KUEHKB #0152 0511129", None),
            ("ACTION ARA-10", Some(2)),
            ("ORIGIN EUR-12", Some(2)),
            ("ACTION WAS", None),
            ("INFO OCT-01", None),
            ("MRN: 10 BAKU 1", Some(0)),
            ("PREC: ROUTINE", Some(0)),
            ("Canonical ID: X", Some(0)),
            ("Reference ID", Some(0)),
            ("canonical ID: X", None),
            ("MR NOBODY", None),
            ("> # UNCLAS BAKU 000152", Some(5)),
            ("unclas section 01 of 02 baku 000152", Some(5)),
            ("s e c r e t baku 000152", Some(5)),
            ("secret baku 000152", None),
            ("UNCLAS Baku 000152", None),
            ("TOP SECRET Baku 000152", None),
            ("LIMITED OFFICIAL USE Baku 000152", None),
            ("UNCLAS BAKU 000152 SIPDIS", Some(5)),
            ("UNCLAS BAKU 000152 SIPDIS and so it is", Some(5)),
            ("UNCLAS BAKU 000152 and so it is", None),
            ("UNCLAS BAKU 000152 and so it is TAGS: PREL", Some(5)),
            ("UNCLAS BAKU", None),
        ] {
            assert_eq!(ranks(text), Vec::from_iter(expected), "{text}");
        }
        let tail = |n: usize| ranks(&format!("UNCLAS BAKU 000152 {}", "X".repeat(n))).len();
        assert_eq!((tail(40), tail(41)), (1, 0));
    }

    #[test]
    fn a_date_is_a_mark_where_an_originator_is_near() {
        const GROUP: &str = "R 201129Z FEB 08";
        let is_mark = |behind: &str| ranks(&format!("{GROUP}{behind}\n")) == [4];
        for (behind, expected) in [
            (" FM AMEMBASSY BAKU", true),
            (" FM THE BOARD", false),
            ("\n  FM THE BOARD", true),
            ("\nEM AMEMBASSY BAKU", true),
            ("\nEM DASH", false),
            ("\nX\nX\nX\nFM AMEMBASSY BAKU", true),
            ("\nX\nX\nX\nX\nFM AMEMBASSY BAKU", false),
        ] {
            assert_eq!(is_mark(behind), expected, "{behind}");
        }
        assert_eq!(ranks(&format!("FM AMEMBASSY BAKU\n{GROUP}\n")), [0_u8; 0], "the originator stands before");
        assert_eq!(ranks("• 201129Z FEB 08\nFM AMEMBASSY BAKU\n"), [0_u8; 0]);
        assert_eq!(ranks("201129Z FEB 08\nFM AMEMBASSY BAKU\n"), [4]);
    }
}
