//! References: the messages that this one answers or builds on.
//!
//! Grammar (handbook, section 4.7): entries with or without an enumerator (`A.`, `(A)`, `A)`); a cable is
//! `[year] post number [year]`, several numbers may share a post; `(NOTAL)` and `AND PREVIOUS` are notes. A missing year
//! is not decided here: that takes the cable's own date and number.

use super::MessageReferenceNumber;
use super::date_time_group::year_of_two_digits;
use crate::text::{Cursor, Span, letters};

/// What is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A telegram, by post and number.
    Cable,
    /// An e-mail.
    Email,
    /// A telephone call.
    Telephone,
    /// A report.
    Report,
    /// A memorandum.
    Memo,
    /// An airgram.
    Airgram,
    /// A message known by its date-time group.
    Message,
    /// Anything else.
    Other,
}

impl ReferenceKind {
    /// The name in the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cable => "cable",
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::Report => "report",
            Self::Memo => "memo",
            Self::Airgram => "airgram",
            Self::Message => "message",
            Self::Other => "other",
        }
    }
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its letter.
    pub enumerator: Option<char>,
    /// What it refers to.
    pub kind: ReferenceKind,
    /// Post, number and year of a cable.
    pub number: Option<MessageReferenceNumber>,
    /// True if the text gives no year and the one in `number` was inferred.
    pub year_assumed: bool,
    /// `NOTAL`, `AND PREVIOUS`.
    pub notes: Vec<&'static str>,
}

/// Words between post-like words and numbers that are no posts.
const NO_POSTS: [&str; 22] = [
    "NOTAL", "AND", "REF", "REFS", "PARA", "PARAS", "PAGE", "SECTION", "UNIT", "DTG", "MSG", "THE", "EMAIL",
    "E-MAIL", "FAX", "MEMO", "LETTER", "DATED", "OF", "PREVIOUS", "EO", "PER",
];

/// Most words in a post's name.
const MOST_WORDS: usize = 5;

/// True if the text says that there are no references.
#[must_use]
pub fn is_none(text: &str) -> bool {
    let word: String = text.chars().filter(char::is_ascii_alphabetic).take(5).collect();
    matches!(word.to_ascii_uppercase().as_str(), "NONE" | "NA" | "NIL")
}

/// Reads the entries of one or more pieces of text; each is given with its place.
#[must_use]
pub fn read(pieces: &[(&str, u32)]) -> Vec<(Reference, Span)> {
    let mut entries: Vec<(Reference, Span)> = Vec::new();
    for &(text, offset) in pieces {
        let mut cursor = Cursor::new(text, offset);
        let mut post: Option<(String, Option<u16>)> = None;
        let mut enumerator = None;
        loop {
            skip_separators(&mut cursor);
            if cursor.is_done() {
                break;
            }
            let before = cursor.at();
            if let Some(letter) = read_enumerator(&mut cursor) {
                enumerator = Some(letter);
                post = None;
            } else if let Some(note) = read_note(&mut cursor) {
                if let Some((last, span)) = entries.last_mut() {
                    last.notes.push(note);
                    *span = span.to(Span::new(before, cursor.at()));
                }
            } else if let Some((number, span)) = read_cable(&mut cursor, &mut post) {
                let kind = ReferenceKind::Cable;
                entries.push((
                    Reference {
                        enumerator: enumerator.take(),
                        kind,
                        number: Some(number),
                        year_assumed: false,
                        notes: vec![],
                    },
                    span,
                ));
            } else {
                let (text, span) = read_other(&mut cursor);
                if text.chars().any(letters::is_letter_or_digit) {
                    let kind = kind_of(text);
                    entries.push((
                        Reference {
                            enumerator: enumerator.take(),
                            kind,
                            number: None,
                            year_assumed: false,
                            notes: vec![],
                        },
                        span,
                    ));
                }
                post = None;
            }
            if cursor.at() == before {
                cursor.take_while(|c| !c.is_whitespace());
                cursor.take(1);
            }
            if cursor.at() == before {
                break;
            }
        }
    }
    entries
}

fn skip_separators(cursor: &mut Cursor<'_>) {
    loop {
        cursor.take_while(|c| c.is_whitespace() || matches!(c, ',' | ';' | '¶' | '.' | ':'));
        let mut look = *cursor;
        if look.eat("AND ").is_some() && !starts_with(look.rest(), "PREVIOUS") {
            *cursor = look;
        } else {
            return;
        }
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// `A.`, `(A)`, `A)`, `A:`, also doubled (`A. (A)`), also `REF A:`.
fn read_enumerator(cursor: &mut Cursor<'_>) -> Option<char> {
    let mut look = *cursor;
    if look.eat("REF ").is_some() {
        look.skip_blanks();
    }
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
    closed?;
    look.eat(".");
    // `N.A.` or `U.S.` is no enumerator: a blank must follow, or nothing.
    if look.peek().is_some_and(|c| !c.is_whitespace() && !opened) {
        return None;
    }
    *cursor = look;
    Some(letter.to_ascii_uppercase())
}

fn read_note(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    const NOTES: [(&str, &str); 6] = [
        ("(NOTAL)", "NOTAL"),
        ("NOTAL", "NOTAL"),
        ("AND PREVIOUS", "AND PREVIOUS"),
        ("(EXDIS)", "EXDIS"),
        ("(NODIS)", "NODIS"),
        ("ET AL", "ET AL"),
    ];
    NOTES.into_iter().find_map(|(written, name)| cursor.eat(written).map(|_| name))
}

/// `[year] post number [year]`; with `post` set from the entry before, a number alone is another of that post.
fn read_cable(
    cursor: &mut Cursor<'_>,
    shared: &mut Option<(String, Option<u16>)>,
) -> Option<(MessageReferenceNumber, Span)> {
    let mut look = *cursor;
    let start = look.at();
    let (post, leading) = match shared {
        Some((post, year)) if look.peek().is_some_and(|c| c.is_ascii_digit()) && !is_year_and_post(look) => {
            (post.clone(), *year)
        }
        _ => {
            let year = read_leading_year(&mut look);
            let name_start = look;
            let mut n_words = 0;
            let mut end = look.at();
            loop {
                look.take_while(|c| c == ' ' || c == '\t');
                let (word, span) = look.take_while(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '\'' | '-'));
                if word.is_empty() {
                    break;
                }
                let upper = word.to_ascii_uppercase();
                let bare = upper.trim_end_matches(['.', '-']);
                if NO_POSTS.contains(&bare) || bare.is_empty() || word.starts_with(|c: char| c.is_ascii_lowercase()) {
                    return None;
                }
                end = span.start() + u32::try_from(word.trim_end_matches('-').len()).ok()?;
                n_words += 1;
                // Looking further would make a list without numbers slow: each entry would look to the end.
                if n_words > MOST_WORDS {
                    return None;
                }
            }
            let length = (end - name_start.at()) as usize;
            let name = name_start.rest().get(..length)?.trim();
            if n_words == 0 || n_words > MOST_WORDS || name.len() < 2 {
                return None;
            }
            (name.to_owned(), year)
        }
    };
    look.take_while(|c| matches!(c, ' ' | '#' | ':' | '-'));
    let digits_at = look.at();
    let (number, _) = look.number(6)?;
    if look.at() == digits_at || look.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let year = leading.or_else(|| read_trailing_year(&mut look));
    *shared = Some((post.clone(), leading));
    *cursor = look;
    Some((MessageReferenceNumber::new(&post, number, year), Span::new(start, look.at())))
}

fn is_year_and_post(mut cursor: Cursor<'_>) -> bool {
    read_leading_year(&mut cursor).is_some()
}

/// `07 `, `2007 `, `'08 `, `(99) `, also glued or with a hyphen: `10-OTTAWA-57`.
fn read_leading_year(cursor: &mut Cursor<'_>) -> Option<u16> {
    let mut look = *cursor;
    let opened = look.eat("(").or_else(|| look.eat("'")).or_else(|| look.eat("’"));
    let at = look.at();
    let (value, _) = look.number(4)?;
    let year = match look.at() - at {
        2 => year_of_two_digits(u16::try_from(value).ok()?),
        4 if (1960..=2030).contains(&value) => u16::try_from(value).ok()?,
        _ => return None,
    };
    if opened.is_some() {
        look.eat(")");
    }
    look.take_while(|c| matches!(c, ' ' | '-'));
    look.peek().filter(char::is_ascii_alphabetic)?;
    *cursor = look;
    Some(year)
}

/// `(08)`, `/08`, `-91` right after the number.
fn read_trailing_year(cursor: &mut Cursor<'_>) -> Option<u16> {
    let mut look = *cursor;
    look.take_while(|c| c == ' ');
    let opened = look.eat("(").is_some();
    if !opened && look.eat("/").is_none() && look.eat("-").is_none() {
        return None;
    }
    let at = look.at();
    let (value, _) = look.number(2)?;
    let closed = !opened || look.eat(")").is_some();
    if look.at() - at < 2 || !closed || look.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    *cursor = look;
    Some(year_of_two_digits(u16::try_from(value).ok()?))
}

/// Text that is no cable, up to the next separator or enumerator.
fn read_other<'a>(cursor: &mut Cursor<'a>) -> (&'a str, Span) {
    let rest = cursor.rest();
    let mut end = rest.len();
    let mut previous_blank = false;
    for (at, c) in rest.char_indices() {
        let is_line_end = matches!(c, '\n' | '\r' | '\u{2028}');
        let is_enumerator = previous_blank && {
            let mut look = Cursor::new(rest.get(at..).unwrap_or(""), 0);
            read_enumerator(&mut look).is_some()
        };
        if at > 0 && (c == ';' || is_line_end || is_enumerator) {
            end = at;
            break;
        }
        previous_blank = c.is_whitespace();
    }
    let text = rest.get(..end).unwrap_or("").trim_end();
    let taken = cursor.take(end);
    (text, Span::new(taken.1.start(), taken.1.start() + u32::try_from(text.len()).unwrap_or(0)))
}

fn kind_of(text: &str) -> ReferenceKind {
    let upper = text.to_ascii_uppercase();
    let has = |words: &[&str]| words.iter().any(|word| upper.contains(word));
    if has(&["E-MAIL", "EMAIL", "E MAIL"]) {
        ReferenceKind::Email
    } else if has(&["TELCON", "PHONE", "TELECON"]) {
        ReferenceKind::Telephone
    } else if has(&["MEMO", "MEMCON"]) {
        ReferenceKind::Memo
    } else if has(&["AIRGRAM"]) {
        ReferenceKind::Airgram
    } else if has(&["DTG", "MSG"]) {
        ReferenceKind::Message
    } else if has(&["IIR ", "REPORT", "FBIS", "OSC ", "TD-"]) {
        ReferenceKind::Report
    } else {
        ReferenceKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let id = |reference: Reference| {
            let letter = reference.enumerator.map(|letter| format!("{letter}:")).unwrap_or_default();
            let number = reference
                .number
                .map_or_else(|| reference.kind.name().to_owned(), |n| n.id().unwrap_or_else(|| n.to_string()));
            format!("{letter}{number}{}", reference.notes.iter().map(|note| format!("+{note}")).collect::<String>())
        };
        read(&[(text, 0)]).into_iter().map(|(reference, _)| id(reference)).collect()
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
    fn prose_gives_no_cable() {
        assert_eq!(ids("PER 1.4 (B) AND (D)").iter().filter(|id| id.contains("PER")).count(), 0);
    }
}
