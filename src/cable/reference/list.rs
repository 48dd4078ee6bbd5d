//! The list of references: letters, entries, notes and comments.

use super::number::read_cable;
use super::{IsPost, Reference, ReferenceKind};
use crate::text::letters::starts_with_ignoring_case;
use crate::text::{Cursor, Span};

/// Longest comment that is looked through for its end, in bytes.
const LONGEST_COMMENT: usize = 400;

/// True if the text says that there are no references.
#[must_use]
pub(crate) fn is_none(text: &str) -> bool {
    let word: String = text.chars().filter(char::is_ascii_alphabetic).take(5).collect();
    matches!(word.to_ascii_uppercase().as_str(), "NONE" | "NA" | "NIL")
}

/// Entries that can have letters of their own.
const N_LETTERS: usize = 26;

/// Reads the entries of one or more pieces of text; each is given with its place.
#[must_use]
pub(crate) fn read(pieces: &[(&str, u32)], is_post: IsPost<'_>) -> Vec<(Reference, Span)> {
    let mut list = List { entries: Vec::new(), pending: None, last: None, post: None, is_post };
    for &(text, offset) in pieces {
        list.post = None;
        list.read(Cursor::new(text, offset));
    }
    let mut entries = list.entries;
    // Two columns are read line by line: their letters tell the order.
    let letters: Vec<char> = entries.iter().filter_map(|(entry, _)| entry.enumerator).collect();
    let is_complete = letters.len() == entries.len() && letters.len() <= N_LETTERS;
    let all_differ =
        || letters.iter().enumerate().all(|(idx, letter)| !letters.iter().skip(idx + 1).any(|other| other == letter));
    if is_complete && !letters.is_sorted() && all_differ() {
        entries.sort_by_key(|(entry, _)| entry.enumerator);
    }
    entries
}

/// The list as far as it has been read.
struct List<'a> {
    entries: Vec<(Reference, Span)>,
    /// A letter that has been read and waits for its entry.
    pending: Option<char>,
    /// The last letter that was given to an entry.
    last: Option<char>,
    /// The post that a number alone belongs to.
    post: Option<(String, Option<u16>)>,
    is_post: IsPost<'a>,
}

impl List<'_> {
    fn read(&mut self, mut cursor: Cursor<'_>) {
        loop {
            let parted = skip_separators(&mut cursor);
            if cursor.is_done() {
                return;
            }
            let before = cursor;
            if let Some(letter) = self.enumerator(&mut cursor) {
                self.pending = Some(letter);
                self.post = None;
            } else if let Some(note) = read_note(&mut cursor) {
                self.extend(before.at(), cursor.at(), Some(note));
            } else if let Some((reference, span)) = self.cable(&mut cursor) {
                self.push(reference, span);
            } else {
                self.other(&mut cursor, parted);
            }
            if cursor.at() == before.at() {
                // Whatever it is, it is no reason to stand still.
                cursor.take_while(|c| !c.is_whitespace());
                cursor.take_while(char::is_whitespace);
                if cursor.at() == before.at() {
                    return;
                }
            }
        }
    }

    fn push(&mut self, mut reference: Reference, span: Span) {
        // Several numbers may stand behind one letter.
        let shares = reference.kind == ReferenceKind::Cable && self.pending.is_none();
        let before = self.entries.last().filter(|_| shares).and_then(|(entry, _)| entry.enumerator);
        reference.enumerator = self.pending.take().or(before);
        self.last = reference.enumerator.or(self.last);
        self.entries.push((reference, span));
    }

    /// What stands behind an entry belongs to it.
    fn extend(&mut self, from: u32, to: u32, note: Option<&'static str>) {
        if let Some((last, span)) = self.entries.last_mut() {
            last.notes.extend(note.filter(|note| !last.notes.contains(note)));
            *span = span.to(Span::new(from, to));
        }
    }

    /// A letter that may come next: doubled if one is waiting, else any.
    fn enumerator(&self, cursor: &mut Cursor<'_>) -> Option<char> {
        let mut look = *cursor;
        let letter = read_enumerator(&mut look)?;
        let fits = match (self.pending, self.last) {
            (Some(pending), _) => pending == letter,
            // Two columns are read across: a letter before the last one may come, if it has not come yet.
            (None, Some(last)) => {
                letter > last || self.entries.iter().rev().take(26).all(|(entry, _)| entry.enumerator != Some(letter))
            }
            (None, None) => true,
        };
        fits.then(|| {
            *cursor = look;
            letter
        })
    }

    fn cable(&mut self, cursor: &mut Cursor<'_>) -> Option<(Reference, Span)> {
        let (number, span, is_known) = read_cable(cursor, &mut self.post, self.is_post)?;
        let reference =
            Reference { number: Some(number), post_is_doubtful: !is_known, ..Reference::new(ReferenceKind::Cable) };
        Some((reference, span))
    }

    /// Text that is no cable: an entry of its own, or a comment on the one before.
    fn other(&mut self, cursor: &mut Cursor<'_>, parted: Parted) {
        let start = cursor.at();
        if cursor.peek() == Some('(') && self.pending.is_none() && !self.entries.is_empty() {
            let length = comment_length(cursor.rest());
            let (text, span) = cursor.take(length);
            let upper = text.to_ascii_uppercase();
            for note in ["NOTAL", "EXDIS", "NODIS", "AND PREVIOUS"] {
                if upper.contains(note) {
                    self.extend(start, span.end(), Some(note));
                }
            }
            self.extend(start, span.end(), None);
            return;
        }
        let next = self.pending.or(self.last).and_then(|letter| char::from_u32(u32::from(letter) + 1));
        let (text, span) = read_other(cursor, next, self.is_post);
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let kind = ReferenceKind::of(text);
        let is_entry = self.pending.is_some()
            || self.entries.is_empty()
            || parted == Parted::Strongly && (kind != ReferenceKind::Other || self.last.is_none());
        if is_entry {
            self.push(Reference::new(kind), span);
            self.post = None;
        } else {
            self.extend(span.start(), span.end(), None);
        }
    }
}

/// How far the entry before is away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parted {
    /// Nothing but blanks between.
    Not,
    /// A comma, a conjunction or a line end.
    Weakly,
    /// A semicolon.
    Strongly,
}

fn skip_separators(cursor: &mut Cursor<'_>) -> Parted {
    let mut parted = Parted::Not;
    loop {
        let (taken, _) = cursor.take_while(|c| {
            c.is_whitespace() || matches!(c, ',' | ';' | '/' | '¶' | '.' | ':' | '-' | '*' | '\\' | '|')
        });
        if taken.contains([';', '|']) {
            parted = Parted::Strongly;
        } else if parted == Parted::Not && taken.contains([',', '\n', '\r']) {
            parted = Parted::Weakly;
        }
        // The label may be said twice: `REF: REF: X`.
        for label in ["REFS:", "REF:", "REFTEL:", "REFTELS:"] {
            cursor.eat(label);
        }
        let mut look = *cursor;
        if look.eat("AND").is_some()
            && look.peek().is_some_and(char::is_whitespace)
            && !starts_with_ignoring_case(look.rest().trim_start(), "PREVIOUS")
            && !starts_with_ignoring_case(look.rest().trim_start(), "SUBSEQUENT")
        {
            *cursor = look;
            parted = if parted == Parted::Not { Parted::Weakly } else { parted };
        } else {
            return parted;
        }
    }
}

/// Length of a comment in parentheses; of the line, if nothing closes it.
fn comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_COMMENT) {
        match byte {
            b'(' => depth += 1,
            b')' if depth <= 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.find(['\n', '\r']).unwrap_or(text.len()).max(1)
}

/// `A.`, `(A)`, `A)`, `A:`, also doubled (`A. (A)`), also `REF A:`.
fn read_enumerator(cursor: &mut Cursor<'_>) -> Option<char> {
    let mut look = *cursor;
    let said = look.eat("REFTEL ").or_else(|| look.eat("REF ")).is_some();
    look.skip_blanks();
    let opened = look.eat("(").is_some();
    look.take_while(|c| c == ' ');
    let letter = look.peek().filter(char::is_ascii_alphabetic)?;
    look.take(1);
    look.take_while(|c| c == ' ');
    let closed = if opened {
        look.eat(")")
    } else {
        look.eat(".)").or_else(|| look.eat(".")).or_else(|| look.eat(")")).or_else(|| look.eat(":"))
    };
    if closed.is_none() && !(said && look.peek().is_none_or(char::is_whitespace)) {
        return None;
    }
    look.eat(".");
    look.eat(":");
    // `N.A.` or `U.S.` is no enumerator: a blank or a figure must follow, or nothing.
    if look.peek().is_some_and(|c| !c.is_whitespace() && !opened && !c.is_ascii_digit()) {
        let glued = look.rest().bytes().take_while(u8::is_ascii_uppercase).count();
        if glued < 3 {
            return None;
        }
    }
    *cursor = look;
    Some(letter.to_ascii_uppercase())
}

fn read_note(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    const NOTES: [(&str, &str); 9] = [
        ("(NOTAL)", "NOTAL"),
        ("NOTAL", "NOTAL"),
        ("(AND PREVIOUS)", "AND PREVIOUS"),
        ("AND PREVIOUS", "AND PREVIOUS"),
        ("AND SUBSEQUENT", "AND SUBSEQUENT"),
        ("(EXDIS)", "EXDIS"),
        ("(NODIS)", "NODIS"),
        ("ET AL", "ET AL"),
        ("ET SEQ", "ET SEQ"),
    ];
    NOTES.into_iter().find_map(|(written, name)| cursor.eat(written).map(|_| name))
}

/// True if an entry of the list begins at the start of a line: its letter, or a cable's number.
fn begins_entry(line: &str, is_post: IsPost<'_>) -> bool {
    let mut cursor = Cursor::new(line, 0);
    line.is_empty() || read_enumerator(&mut cursor).is_some() || read_cable(&mut cursor, &mut None, is_post).is_some()
}

/// Text that is no cable, up to the next separator, or the next letter of the list.
fn read_other<'a>(cursor: &mut Cursor<'a>, next: Option<char>, is_post: IsPost<'_>) -> (&'a str, Span) {
    let rest = cursor.rest();
    let mut end = rest.len();
    let (mut n_blanks, mut line_ended) = (0, false);
    for (at, c) in rest.char_indices() {
        // What follows a run of blanks is looked at once for all of the run, however long it is.
        let is_first_end = matches!(c, '\n' | '\r' | '\u{2028}') && !line_ended;
        line_ended = c.is_whitespace() && (line_ended || is_first_end);
        let is_line_end = is_first_end
            && begins_entry(
                rest.get(at..).unwrap_or("").trim_start_matches(|c: char| c.is_whitespace() || c == '¶'),
                is_post,
            );
        let is_enumerator = n_blanks > 0 && !c.is_whitespace() && {
            let mut look = Cursor::new(rest.get(at..).unwrap_or(""), 0);
            read_enumerator(&mut look).is_some_and(|letter| n_blanks > 1 || next.is_none_or(|next| next == letter))
        };
        if at > 0 && (c == ';' || is_line_end || is_enumerator) {
            end = at;
            break;
        }
        n_blanks = if c.is_whitespace() { n_blanks + 1 } else { 0 };
    }
    let text = rest.get(..end).unwrap_or("").trim_end().trim_end_matches(',');
    let taken = cursor.take(end);
    (text, Span::new(taken.1.start(), taken.1.start() + u32::try_from(text.len()).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_end_where_they_are_closed() {
        assert_eq!(comment_length("(a) b)"), 3);
        assert_eq!(comment_length("(a (b (c) d) e) f) g"), 15);
        assert_eq!(comment_length("(a (b) c\nd"), 8, "of the line, if nothing closes it");
        assert_eq!(comment_length(""), 1);
    }

    fn ids(text: &str) -> Vec<String> {
        let id = |reference: Reference| {
            let letter = reference.enumerator.map(|letter| format!("{letter}:")).unwrap_or_default();
            let number = reference
                .number
                .map_or_else(|| reference.kind.name().to_owned(), |n| n.id().unwrap_or_else(|| n.to_string()));
            format!("{letter}{number}{}", reference.notes.iter().map(|note| format!("+{note}")).collect::<String>())
        };
        read(&[(text, 0)], &is_post).into_iter().map(|(reference, _)| id(reference)).collect()
    }

    fn is_post(name: &str) -> bool {
        [
            "STATE", "BAKU", "PARIS", "LA PAZ", "BRASILIA", "PANAMA", "ASUNCION", "BUENOS AIRES", "OTTAWA", "KABUL",
            "QUITO", "AMMAN", "ROME", "CAIRO", "CHENNAI", "BAGHDAD", "KUWAIT", "ULAANBAATAR", "PORT OF SPAIN",
            "CAPE TOWN",
        ]
        .contains(&name.to_ascii_uppercase().as_str())
    }

    #[test]
    fn further_forms() {
        assert_eq!(ids("KABUL 936/935"), ["KABUL 936", "KABUL 935"]);
        assert_eq!(ids("QUITO 4525-91, AMMAN 07718 99"), ["91QUITO4525", "99AMMAN7718"]);
        assert_eq!(ids("(99) ROME 2196; 2005PANAMA2342; 09CAIRO0561"), ["99ROME2196", "05PANAMA2342", "09CAIRO561"]);
        assert_eq!(ids("O4 CHENNAI 12, 094 QUITO 841"), ["04CHENNAI12", "09QUITO841"]);
        assert_eq!(
            ids("BAGHDAD #3565; STATE: 73097; STATE (01) 201265; KUWAIT (C)02293"),
            ["BAGHDAD 3565", "STATE 73097", "01STATE201265", "KUWAIT 2293"]
        );
        assert_eq!(ids("870 Ulaanbaatar"), ["ULAANBAATAR 870"]);
        assert_eq!(ids("STATE 106206 CIRCULAR; STATE CA-3400 NOV 2, 1966"), ["STATE 106206", "airgram"]);
        assert_eq!(
            ids("A. STATE 36519        C. CAPE TOWN 195 NOTAL\nB. BAKU 12"),
            ["A:STATE 36519", "B:BAKU 12", "C:CAPE TOWN 195+NOTAL"]
        );
        assert_eq!(ids("SECDEF MSG DTG 301601Z SEP 08"), ["message"]);
        assert_eq!(
            ids("A. J. ROE E-MAIL, 3/4/08, B. PORT OF SPAIN 12 (SUBJECT: (X) 3)"),
            ["A:email", "B:PORT OF SPAIN 12"]
        );
        assert_eq!(
            ids("AMEMBASSY BAKU 12, ROME 13 AND 14 AND PREVIOUS"),
            ["BAKU 12", "ROME 13", "ROME 14+AND PREVIOUS"]
        );
        assert_eq!(ids("Refs: A. Ref A: BAKU 7"), ["A:BAKU 7"]);
        assert_eq!(ids("IIR 6 832 0617 08"), ["report"]);
    }

    #[test]
    fn forms() {
        assert_eq!(ids("STATE 117711"), ["STATE 117711"]);
        assert_eq!(ids("A. 07 BAKU 1501 B. BAKU 99 (NOTAL)"), ["A:07BAKU1501", "B:BAKU 99+NOTAL"]);
        assert_eq!(
            ids("(A) STATE 77582, (B) 78 STATE 167901, (C) 78 LA PAZ 6309"),
            ["A:STATE 77582", "B:78STATE167901", "C:78LAPAZ6309"]
        );
        assert_eq!(ids("A. (A) PARIS 7682 AND PREVIOUS"), ["A:PARIS 7682+AND PREVIOUS"]);
        assert_eq!(ids("STATE 188314, 259032"), ["STATE 188314", "STATE 259032"]);
        assert_eq!(ids("BRASILIA 2799 AND 2764"), ["BRASILIA 2799", "BRASILIA 2764"]);
        assert_eq!(ids("PANAMA 00789/08"), ["08PANAMA789"]);
        assert_eq!(ids("ASUNCION 701 (08)"), ["08ASUNCION701"]);
        assert_eq!(ids("'08 BUENOS AIRES 1491"), ["08BUENOSAIRES1491"]);
        assert_eq!(ids("10-OTTAWA-57"), ["10OTTAWA57"]);
        assert_eq!(ids("2007 BAKU 1501"), ["07BAKU1501"]);
        assert_eq!(ids("A) BAKU 12  B) ROE-DOE E-MAIL 2/3/08"), ["A:BAKU 12", "B:email"]);
        assert!(is_none("NONE") && is_none("N/A") && !is_none("NAIROBI 3"));
    }

    #[test]
    fn years_before_a_post() {
        for (text, id) in [
            ("1960 ROME 5", "60ROME5"),
            ("2030 ROME 5", "30ROME5"),
            ("2007ROME 5", "07ROME5"),
            ("O4 ROME 5", "04ROME5"),
            ("109 ROME 5", "10ROME5"),
            ("1959 ROME 5", "other"),
            ("2031 ROME 5", "other"),
            ("110 ROME 5", "other"),
            ("20071 ROME 5", "other"),
            ("OO ROME 5", "ROME 5"),
            ("7 ROME 5", "other"),
        ] {
            assert_eq!(ids(text), [id], "{text}");
        }
    }

    #[test]
    fn prose_gives_no_cable() {
        assert_eq!(ids("PER 1.4 (B) AND (D)").iter().filter(|id| id.contains("PER")).count(), 0);
    }

    /// What the entries of a list cover, the list beginning at another place than 0.
    fn places(text: &str) -> Vec<&str> {
        let found = read(&[(text, 50)], &is_post);
        found.iter().map(|(_, span)| &text[span.start() as usize - 50..span.end() as usize - 50]).collect()
    }

    #[test]
    fn columns_are_put_in_order_if_each_entry_has_a_letter_of_its_own() {
        assert_eq!(ids("BAKU 1; C. ROME 2; A. PARIS 3"), ["BAKU 1", "C:ROME 2", "A:PARIS 3"]);
        assert_eq!(
            ids("A. BAKU 1, 2 C. ROME 3 B. PARIS 4"),
            ["A:BAKU 1", "A:BAKU 2", "C:ROME 3", "B:PARIS 4"],
            "one letter twice"
        );
    }

    #[test]
    fn what_shares_the_letter_before() {
        assert_eq!(ids("A. BAKU 12, 13"), ["A:BAKU 12", "A:BAKU 13"]);
        assert_eq!(ids("A. BAKU 12; ROE E-MAIL"), ["A:BAKU 12", "email"]);
        assert_eq!(ids("A. B. BAKU 12"), ["A:BAKU 12"], "another letter than the one that waits");
    }

    #[test]
    fn texts_that_are_entries_and_texts_that_are_comments() {
        for (text, entries) in [
            ("BAKU 12; SOME LETTER", vec!["BAKU 12", "other"]),
            ("BAKU 12 | SOME LETTER", vec!["BAKU 12", "other"]),
            ("BAKU 12, SOME LETTER", vec!["BAKU 12"]),
            ("A. BAKU 12; SOME LETTER", vec!["A:BAKU 12"]),
            ("A. BAKU 12; ROE MEMO", vec!["A:BAKU 12", "memo"]),
            ("A. (ROE MEMO)", vec!["A:memo"]),
            ("(ROE MEMO); BAKU 12", vec!["memo", "BAKU 12"]),
            ("BAKU 1; A. (ROE MEMO)", vec!["BAKU 1", "A:memo"]),
            ("BAKU 12 (ROE MEMO)", vec!["BAKU 12"]),
            ("BAKU 12 (ROE MEMO, EXDIS)", vec!["BAKU 12+EXDIS"]),
            ("BAKU 12 (NOTAL) NOTAL", vec!["BAKU 12+NOTAL"]),
            ("ROME 14 AND SUBSEQUENT", vec!["ROME 14+AND SUBSEQUENT"]),
            ("BAKU 12, ANDES 5", vec!["BAKU 12", "ANDES 5"]),
            ("?; BAKU 12", vec!["BAKU 12"]),
        ] {
            assert_eq!(ids(text), entries, "{text}");
        }
    }

    #[test]
    fn the_next_letter_ends_a_text() {
        for (text, entries) in [
            ("A. ROE LETTER B. BAKU 12", vec!["A:other", "B:BAKU 12"]),
            ("A. ROE LETTER TO C. DOE", vec!["A:other"]),
            ("A. ROE LETTER  C. BAKU 12", vec!["A:other", "C:BAKU 12"]),
            ("A. ROE LETTER; B. BAKU 12", vec!["A:other", "B:BAKU 12"]),
            ("A. ROE LETTER\nBAKU 12", vec!["A:other", "A:BAKU 12"]),
            ("A. ROE LETTER\n¶B. BAKU 12", vec!["A:other", "B:BAKU 12"]),
        ] {
            assert_eq!(ids(text), entries, "{text}");
        }
    }

    #[test]
    fn places_of_entries() {
        assert_eq!(places("A. BAKU 12 (NOTAL), ROME 3"), ["BAKU 12 (NOTAL)", "ROME 3"]);
        assert_eq!(places("ROE E-MAIL,  B. BAKU 12"), ["ROE E-MAIL", "BAKU 12"]);
        assert_eq!(places("A. ROE LETTER\nABOUT FISH\nB. BAKU 12"), ["ROE LETTER\nABOUT FISH", "BAKU 12"]);
        assert_eq!(places("BAKU 12 (SEE (3)), ROME 3"), ["BAKU 12 (SEE (3))", "ROME 3"]);
    }

    #[test]
    fn a_post_that_is_not_known_is_doubtful() {
        let doubtful = |text| read(&[(text, 0)], &is_post).iter().map(|(entry, _)| entry.post_is_doubtful).collect();
        let found: Vec<bool> = doubtful("BAKU 12, XANADU 13");
        assert_eq!(found, [false, true]);
    }

    #[test]
    fn enumerators() {
        for (text, found) in [
            ("A. BAKU", Some(('A', " BAKU"))),
            ("a) BAKU", Some(('A', " BAKU"))),
            ("A: BAKU", Some(('A', " BAKU"))),
            ("A.) BAKU", Some(('A', " BAKU"))),
            ("( A ) BAKU", Some(('A', " BAKU"))),
            ("(A)baku", Some(('A', "baku"))),
            ("(A).: BAKU", Some(('A', " BAKU"))),
            ("REF A: BAKU", Some(('A', " BAKU"))),
            ("REF A\nBAKU", Some(('A', "\nBAKU"))),
            ("REFTEL A", Some(('A', ""))),
            ("A.12", Some(('A', "12"))),
            ("A.USA 1", Some(('A', "USA 1"))),
            ("A.US 1", None),
            ("U.S. VIEWS", None),
            ("(A BAKU", None),
            ("A BAKU", None),
            ("REF AB", None),
            ("1. BAKU", None),
        ] {
            let mut cursor = Cursor::new(text, 0);
            assert_eq!(read_enumerator(&mut cursor).map(|letter| (letter, cursor.rest())), found, "{text}");
        }
    }

    #[test]
    fn lines_that_begin_an_entry() {
        for (line, is_entry) in [("", true), ("A. X", true), ("BAKU 12", true), ("and more", false)] {
            assert_eq!(begins_entry(line, &is_post), is_entry, "{line}");
        }
        for (text, is_stated) in [("None.", true), ("n/a", true), ("NIL", true), ("NONESUCH 3", false), ("", false)] {
            assert_eq!(is_none(text), is_stated, "{text}");
        }
    }
}
