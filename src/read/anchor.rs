//! Where fields of the head begin: at the start of a line, and inside lines that run together.

use super::labels::{self, Found};
use crate::cable::{DateTimeGroup, Precedence, PrecedenceLine, classification, transmission};
use crate::text::{Cursor, Span};

/// What begins at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `VZCZC...`
    Identification,
    /// `OO RUEHC ...`
    Called,
    /// `DE RUEHKB ...`
    Station,
    /// `ZNY CCCCC`
    Security,
    /// `O P 201129Z FEB 08`
    DateTimeGroup,
    /// `FM`
    From,
    /// `TO`
    To,
    /// `INFO`
    Info,
    /// `XMT`
    Exempt,
    /// Level, post and number.
    ClassificationLine,
    /// `E.O.`
    ExecutiveOrder,
    /// `TAGS:`
    Tags,
    /// `SUBJECT:`
    Subject,
    /// `REF:`
    Reference,
    /// `Classified By:`
    ClassifiedBy,
    /// `Reason:` on its own
    Reasons,
    /// `Declassify on:` on its own
    DeclassifyOn,
    /// `TITLE:`, as some telegrams have in place of a subject
    Title,
    /// `MRN:` of the SMART system
    Number,
    /// `Date/DTG:` of the SMART system
    DateOfMessage,
    /// `Captions:` of the SMART system
    Captions,
    /// `Pass Line:` of the SMART system
    Passing,
}

impl Anchor {
    /// True for the fields between classification line and body.
    #[must_use]
    pub(crate) const fn is_header_label(self) -> bool {
        matches!(
            self,
            Self::ExecutiveOrder
                | Self::Tags
                | Self::Subject
                | Self::Reference
                | Self::ClassifiedBy
                | Self::Reasons
                | Self::DeclassifyOn
                | Self::Title
                | Self::Number
                | Self::DateOfMessage
                | Self::Captions
                | Self::Passing
        )
    }
}

/// A stretch of a line from one anchor to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What begins here; `None` for a line that begins with no anchor.
    pub(crate) anchor: Option<Anchor>,
    /// The label, empty where the value is its own label.
    pub(crate) label: Span,
    /// What follows the label.
    pub(crate) value: Span,
}

/// Heads are read this far into a line: a whole head that lost its line ends fits in, a novel in one line does not
/// take long.
const LONGEST_HEAD_LINE: usize = 8 * 1024;

/// Cuts a line at its anchors. At the start of a line labels are taken in all their forms; inside it only those that
/// cannot be prose.
#[must_use]
pub(crate) fn pieces(line: &str, offset: u32) -> Vec<Piece> {
    cut(line, offset, true)
}

/// The same behind the classification line, where no address line stands any more: `AMEMBASSY ASTANA PASS TO AMCONSUL
/// ALMATY` is an instruction.
#[must_use]
pub(crate) fn header_pieces(line: &str, offset: u32) -> Vec<Piece> {
    cut(line, offset, false)
}

fn cut(line: &str, offset: u32, with_addresses: bool) -> Vec<Piece> {
    let head_end = line.floor_char_boundary(LONGEST_HEAD_LINE);
    let head = line.get(..head_end).unwrap_or(line);
    let mut found: Vec<(usize, Anchor, usize)> = Vec::new();
    let mut resume = 0;
    let first_word = first_word(head);
    for at in std::iter::once(first_word).chain(starts(head)) {
        if at < resume {
            continue;
        }
        let is_first = at == first_word;
        let glued =
            at > 0 && !is_first && !head.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        let rest = head.get(at..).unwrap_or("");
        let anchor = if glued { glued_anchor(rest) } else { anchor_at(rest, is_first) };
        let is_address = |(anchor, label, _): &Found| {
            matches!(anchor, Anchor::From | Anchor::To | Anchor::Info | Anchor::Exempt)
                && !rest.get(..*label).is_some_and(|label| label.contains(':') && is_first)
        };
        if let Some((anchor, label, length)) = anchor.filter(|found| with_addresses || !is_address(found)) {
            found.push((at, anchor, label));
            resume = at + length.max(1);
        }
    }
    let place = |from: usize, to: usize| Span::of(from + offset as usize..to.max(from) + offset as usize);
    let mut out = Vec::with_capacity(found.len() + 1);
    let first = found.first().map_or(line.len(), |(at, ..)| *at);
    // Marks alone before the first field are no text.
    if line.get(..first).unwrap_or("").trim() != "(U)" && line.get(..first).is_some_and(has_text) {
        out.push(Piece { anchor: None, label: place(0, 0), value: place(0, first) });
    }
    for (found_idx, &(at, anchor, label)) in found.iter().enumerate() {
        let end = found.get(found_idx + 1).map_or(line.len(), |(next, ..)| *next);
        out.push(Piece { anchor: Some(anchor), label: place(at, at + label), value: place(at + label, end) });
    }
    out
}

fn has_text(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Where a line's first word begins, behind marks that an archive, a converter or the author put before it.
fn first_word(line: &str) -> usize {
    let text =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '*' | '¶' | '#' | '>' | '"' | '-'));
    let text = text.strip_prefix("(U) ").unwrap_or(text);
    line.len() - text.trim_start().len()
}

/// Places where something may begin: starts of words, and capitals or digits right after another character where a
/// label or a level may be glued on.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(move |&at| {
        let byte = bytes.get(at).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let starts_word = byte.is_ascii_alphanumeric() && before.is_ascii_whitespace();
        // `PRIORITYS E C R E T`, `3182C O N F`, `PRIMEREF: A.`, `CAIROClassified By:`
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let may_be_glued = matches!(byte, b'S' | b'C' | b'U' | b'R')
            && before.is_ascii_alphanumeric()
            && matches!(next, b' ' | b'E' | b'l');
        starts_word || may_be_glued
    })
}

fn glued_anchor(rest: &str) -> Option<Found> {
    if rest.starts_with("REF: ") || rest.starts_with("REFS: ") {
        return Some((Anchor::Reference, rest.find(':')? + 1, 5));
    }
    if rest.starts_with("Classified By:") {
        return Some((Anchor::ClassifiedBy, "Classified By:".len(), 14));
    }
    let is_spaced = ["S E C R E T", "C O N F I D", "U N C L A S"].iter().any(|start| rest.starts_with(start));
    if is_spaced { classification_line(rest) } else { None }
}

fn anchor_at(rest: &str, is_first: bool) -> Option<Found> {
    let taken = |cursor: &Cursor<'_>| cursor.at() as usize;
    let mut cursor = Cursor::new(rest, 0);
    match rest.as_bytes().first()? {
        b'V' | b'Z' if transmission::read_identification(&mut cursor).is_some() => {
            return Some((Anchor::Identification, 0, taken(&cursor)));
        }
        b'Z' | b'2' if ["ZNY ", "ZNR ", "2NY ", "2NR "].iter().any(|start| rest.starts_with(start)) => {
            return Some((Anchor::Security, 0, 4));
        }
        b'D' if rest.starts_with("DE R") && transmission::read_station(&mut cursor).is_some() => {
            return Some((Anchor::Station, 0, taken(&cursor)));
        }
        b'O' | b'P' | b'R' | b'Z' | b'Y' | b'0'..=b'3' => {
            // A date alone is one of the head only at the start of a line.
            if let Some((_, length)) = read_date_line(rest).filter(|((line, ..), _)| is_first || line.is_some()) {
                return Some((Anchor::DateTimeGroup, 0, length));
            }
            if transmission::read_called(&mut cursor).is_some() {
                return Some((Anchor::Called, 0, taken(&cursor)));
            }
        }
        _ => {}
    }
    labels::address(rest, is_first).or_else(|| labels::read(rest, is_first)).or_else(|| classification_line(rest))
}

fn classification_line(rest: &str) -> Option<Found> {
    let mut cursor = Cursor::new(rest, 0);
    classification::read(&mut cursor).map(|_| (Anchor::ClassificationLine, 0, cursor.at() as usize))
}

/// Precedences, date-time group, and where the two stand.
pub(crate) type DateLine = (Option<(PrecedenceLine, Span)>, DateTimeGroup, Span);

/// Reads `O P 201129Z FEB 08` and gives how far the date-time group goes. The precedence may have been lost: a bullet or
/// nothing stands in its place.
#[must_use]
pub(crate) fn read_date_line(text: &str) -> Option<(DateLine, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let Some((first, first_span)) = precedence_letter(&mut cursor) else {
        cursor.take_while(|c| matches!(c, '•' | '*' | '-' | ' '));
        let (group, span) = DateTimeGroup::read_strictly(&mut cursor)?;
        return Some(((None, group, span), cursor.at() as usize));
    };
    let mut look = cursor;
    let mut precedences = first_span;
    let information = precedence_letter(&mut look).map(|(second, span)| {
        cursor = look;
        precedences = precedences.to(span);
        second
    });
    let (group, span) = DateTimeGroup::read(&mut cursor)?;
    let line = PrecedenceLine { action: first, information };
    Some(((Some((line, precedences)), group, span), cursor.at() as usize))
}

/// One precedence letter with a blank after it.
fn precedence_letter(cursor: &mut Cursor<'_>) -> Option<(Precedence, Span)> {
    let mut look = *cursor;
    let precedence = Precedence::of_letter(look.peek()?)?;
    let (_, span) = look.take(1);
    if !look.peek()?.is_whitespace() {
        return None;
    }
    look.skip_blanks();
    *cursor = look;
    Some((precedence, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<(Option<Anchor>, &str)> {
        pieces(line, 0).iter().map(|piece| (piece.anchor, line[piece.value.range()].trim())).collect()
    }

    #[test]
    fn a_head_run_together() {
        assert_eq!(
            cut(
                "DE RUEHKB #0152/01 0511129 ZNY CCCCC ZZH R 201129Z FEB 08 FM AMEMBASSY BAKU TO SECSTATE WASHDC 4800"
            ),
            [
                (Some(Anchor::Station), "DE RUEHKB #0152/01 0511129"),
                (Some(Anchor::Security), "ZNY CCCCC ZZH"),
                (Some(Anchor::DateTimeGroup), "R 201129Z FEB 08"),
                (Some(Anchor::From), "AMEMBASSY BAKU"),
                (Some(Anchor::To), "SECSTATE WASHDC 4800"),
            ]
        );
        assert_eq!(cut("VZCZCXYZ0000 RR RUEHWEB").len(), 2);
    }

    #[test]
    fn glued_fields() {
        assert_eq!(cut("AMCONSUL LAHORE PRIORITYS E C R E T STATE 015113")[1].0, Some(Anchor::ClassificationLine));
        assert_eq!(cut("SECSTATE WASHDC 3182C O N F I D E N T I A L LAGOS 000100")[0].1, "SECSTATE WASHDC 3182");
        assert_eq!(cut("SUBJECT: TALKS AT PRIMEREF: A. LONDON 1939")[1], (Some(Anchor::Reference), "A. LONDON 1939"));
        assert_eq!(cut("E.O. 12958: N/A TAGS: AMGT").len(), 2);
        assert_eq!(
            cut("C O N F I D E N T I A L STATE 000284 SIPDIS E.O. 12958: DECL: 01/02/2018 TAGS: PREL SUBJECT: X")
                .len(),
            4
        );
    }

    #[test]
    fn prose_has_no_anchors() {
        for line in [
            "THE FM TOLD THE AMBASSADOR TO GO TO PARIS",
            "Reforms: they came",
            "SUBJECT TO APPROVAL BY THE MINISTER",
            "REFERENCE WAS MADE TO THE TREATY",
            "to whom it may concern",
            "P R CHINA",
        ] {
            assert!(pieces(line, 0).iter().all(|piece| piece.anchor.is_none()), "{line}: {:?}", cut(line));
        }
    }

    #[test]
    fn labels_and_values_stand_where_the_line_has_them() {
        let line = "FM AMEMBASSY RIGA TO SECSTATE WASHDC";
        let text = format!("Lamps: {line}");
        let found = pieces(line, 7);
        let words: Vec<_> =
            found.iter().map(|piece| (text[piece.label.range()].trim(), text[piece.value.range()].trim())).collect();
        assert_eq!(words, [("FM", "AMEMBASSY RIGA"), ("TO", "SECSTATE WASHDC")]);
    }

    #[test]
    fn what_stands_before_the_first_field_is_a_piece_if_it_has_words() {
        assert_eq!(cut("(U) SUBJECT: LAMPS"), [(Some(Anchor::Subject), "LAMPS")]);
        assert_eq!(cut("-- SUBJECT: LAMPS"), [(Some(Anchor::Subject), "LAMPS")]);
        assert_eq!(cut("(C) SUBJECT: LAMPS"), [(None, "(C)"), (Some(Anchor::Subject), "LAMPS")]);
        assert_eq!(cut("The lamps came"), [(None, "The lamps came")]);
        assert_eq!(cut("-----"), []);
        assert_eq!(cut(""), []);
    }

    #[test]
    fn behind_the_classification_line_no_address_begins_without_its_colon() {
        let anchors =
            |line: &str| -> Vec<_> { header_pieces(line, 0).into_iter().filter_map(|piece| piece.anchor).collect() };
        assert_eq!(cut("FM AMEMBASSY RIGA INFO AMEMBASSY VILNIUS").len(), 2);
        assert_eq!(anchors("FM AMEMBASSY RIGA INFO AMEMBASSY VILNIUS"), []);
        assert_eq!(anchors("TO: SECSTATE WASHDC"), [Anchor::To]);
        assert_eq!(anchors("TAGS: PREL SUBJECT: LAMPS"), [Anchor::Tags, Anchor::Subject]);
    }

    #[test]
    fn a_head_is_read_so_far_into_a_line() {
        let line = |n: usize| format!("FM {}SUBJECT: LAMPS", "A ".repeat((n - 3) / 2));
        assert_eq!(pieces(&line(LONGEST_HEAD_LINE - 99), 0).len(), 2);
        let long = line(LONGEST_HEAD_LINE + 1);
        let found = pieces(&long, 0);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].value.end() as usize, long.len());
    }

    #[test]
    fn the_first_word_stands_behind_marks() {
        for (line, at) in [
            ("LAMPS", 0),
            ("  LAMPS", 2),
            ("- LAMPS", 2),
            ("• LAMPS", 4),
            ("(U) LAMPS", 4),
            ("(C) LAMPS", 0),
            ("-", 1),
        ] {
            assert_eq!(first_word(line), at, "{line}");
        }
    }

    #[test]
    fn something_may_begin_at_words_and_at_glued_capitals() {
        for (text, expected) in [
            ("AB Cd 12", &[0, 3, 6][..]),
            ("PRIORITYS E C", &[0, 8, 10, 12]),
            ("PRIMEREF: A", &[0, 5, 10]),
            ("CAIROClass By", &[0, 5, 11]),
            ("3182C O", &[0, 4, 6]),
            ("(REF x", &[5]),
            ("LAMPSA", &[0]),
            ("", &[]),
        ] {
            assert_eq!(starts(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_glued_to_a_word() {
        for (rest, expected) in [
            ("REF: A. RIGA 12", Some((Anchor::Reference, 4, 5))),
            ("REFS: A. RIGA 12", Some((Anchor::Reference, 5, 5))),
            ("REF A. RIGA 12", None),
            ("Classified By: Jane Roe", Some((Anchor::ClassifiedBy, 14, 14))),
            ("SECRET RIGA 000012", None),
            ("Class dismissed", None),
        ] {
            assert_eq!(glued_anchor(rest), expected, "{rest}");
        }
        for rest in ["S E C R E T RIGA 000012", "C O N F I D E N T I A L RIGA 000012", "U N C L A S RIGA 000012"] {
            assert_eq!(glued_anchor(rest).map(|found| found.0), Some(Anchor::ClassificationLine), "{rest}");
        }
    }

    #[test]
    fn lines_of_the_transmission_by_their_first_letters() {
        for (rest, is_first, expected) in [
            ("VZCZCXYZ0000", true, Some(Anchor::Identification)),
            ("ZCZCXYZ0000", true, Some(Anchor::Identification)),
            ("VISAS FOR LAMPS", true, None),
            ("ZNY CCCCC", true, Some(Anchor::Security)),
            ("2NR UUUUU", true, Some(Anchor::Security)),
            ("ZNX LAMPS", true, None),
            ("DE RUEHKB #0152/01 0511129", true, Some(Anchor::Station)),
            ("DE RIGA LAMPS", true, None),
            ("OO RUEHC RUEHKB", true, Some(Anchor::Called)),
            ("ZZ RUEHC", true, Some(Anchor::Called)),
            ("OO LAMPS", true, None),
            ("O 201129Z FEB 08", false, Some(Anchor::DateTimeGroup)),
            ("201129Z FEB 08", true, Some(Anchor::DateTimeGroup)),
            ("201129Z FEB 08", false, None),
            ("", true, None),
        ] {
            assert_eq!(anchor_at(rest, is_first).map(|found| found.0), expected, "{rest}");
        }
    }

    #[test]
    fn precedences_and_the_date_behind_them() {
        use Precedence::{Immediate, Priority};
        for (line, precedences, expected, length) in [
            ("O P 201129Z FEB 08 ZDK", Some((Immediate, Some(Priority))), Some("O P"), 18),
            ("O 201129Z FEB 08", Some((Immediate, None)), Some("O"), 16),
            ("• 201129Z FEB 08", None, None, 18),
            ("201129Z FEB 08", None, None, 14),
        ] {
            let ((found, group, span), taken) = read_date_line(line).unwrap();
            assert_eq!(
                found.map(|(line, span)| ((line.action, line.information), span)),
                precedences.map(|both| (both, Span::of(0..expected.map_or(0, str::len)))),
                "{line}"
            );
            assert_eq!((&line[span.range()], taken), ("201129Z FEB 08", length), "{line}");
            assert_eq!((group.day, group.hour, group.minute), (20, 11, 29), "{line}");
        }
        for line in ["O201129Z FEB 08", "O P", "LAMPS", ""] {
            assert!(read_date_line(line).is_none(), "{line}");
        }
    }

    #[test]
    fn fewer_labels_begin_inside_a_word_than_behind_it() {
        assert_eq!(cut("SUBJECT: HIGH TREASON: LAMPS"), [(Some(Anchor::Subject), "HIGH TREASON: LAMPS")]);
        assert_eq!(cut("Lamps REASON: 1.4 (D)"), [(None, "Lamps"), (Some(Anchor::Reasons), "1.4 (D)")]);
    }
}
