//! TAGS: traffic analysis by geography and subject.
//!
//! Grammar (handbook, section 4.5): items parted by commas, blanks, semicolons or slashes; a person stands as
//! `(SURNAME, GIVEN)`. What a code means, and whether it is known, is not decided here.

use crate::text::{Cursor, Span, steps};

/// One item of the TAGS line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The code in capitals, or the name.
    pub(crate) code: String,
    /// True for a person's name.
    pub(crate) is_person: bool,
}

/// Cuts a run of letters into the codes that were glued together in it, if it is such a run: the ends of the codes.
pub(crate) type Cut<'a> = &'a dyn Fn(&str) -> Option<Vec<usize>>;

/// Reads the items of one or more pieces of text; each piece is the text and its offset. How glued codes are cut is asked of
/// the caller.
#[must_use]
pub(crate) fn read(pieces: &[(&str, u32)], cut: Cut<'_>) -> Vec<(Tag, Span)> {
    let mut tags = Vec::new();
    for &(text, offset) in pieces {
        let mut cursor = Cursor::new(text, offset);
        loop {
            cursor.take_while(|c| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '.' | ')' | ':' | '|'));
            if cursor.is_done() {
                break;
            }
            if cursor.peek() == Some('(') {
                tags.extend(read_person(&mut cursor));
            } else if let Some(person) = read_bare_person(&mut cursor, tags.last()) {
                tags.push(person);
            } else {
                read_code(&mut cursor, cut, &mut tags);
            }
        }
    }
    join_phrases(&mut tags, pieces);
    tags
}

fn read_person(cursor: &mut Cursor<'_>) -> Option<(Tag, Span)> {
    cursor.take(1);
    let (text, span) = cursor.take_while(|c| c != ')' && c != '(');
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| (Tag { code: name.to_ascii_uppercase(), is_person: true }, span))
}

/// Codes after which a person is named.
const BEFORE_PERSONS: &[&str] = &["OVIP", "OTRA", "OREP", "OEXC", "OCON", "CASC"];

/// `OVIP ROE, JANE A.,`: a surname, a comma, a given name, without parentheses.
fn read_bare_person(cursor: &mut Cursor<'_>, before: Option<&(Tag, Span)>) -> Option<(Tag, Span)> {
    before.filter(|(tag, _)| BEFORE_PERSONS.contains(&tag.code.as_str()))?;
    let mut look = *cursor;
    let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '\'' | '.');
    let (surname, first) = look.take_while(is_name);
    look.eat(",")?;
    look.take_while(|c| c == ' ');
    let (given, mut last) = look.take_while(is_name);
    let mut initial = look;
    initial.take_while(|c| c == ' ');
    let (letter, place) = initial.take_while(is_name);
    let has_initial = letter.len() == 2 && letter.ends_with('.');
    // A given name is longer than a code of two letters; of four letters it is one only with an initial behind it.
    if surname.len() < 3 || given.len() < 3 || given.len() == 4 && !has_initial {
        return None;
    }
    let mut code = format!("{surname}, {given}");
    if has_initial {
        (last, look) = (place, initial);
        code = format!("{code} {letter}");
    }
    *cursor = look;
    Some((Tag { code: code.to_ascii_uppercase(), is_person: true }, first.to(last)))
}

fn read_code(cursor: &mut Cursor<'_>, cut: Cut<'_>, tags: &mut Vec<(Tag, Span)>) {
    let (text, span) = cursor.take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '/' | '(' | ')' | '|'));
    let code = text.trim_end_matches(['.', ':']);
    let at = |offset: usize| span.start() + u32::try_from(offset).unwrap_or(0);
    let mut push = |from: usize, to: usize| {
        if let Some(code) = code.get(from..to).filter(|code| !code.is_empty()) {
            tags.push((Tag { code: code.to_ascii_uppercase(), is_person: false }, Span::new(at(from), at(to))));
        }
    };
    match cut(code) {
        Some(ends) => {
            let mut from = 0;
            for end in ends {
                push(from, end);
                from = end;
            }
        }
        None => push(0, code.len()),
    }
}

fn first_word(code: &str) -> &str {
    let word = code.split(' ').next().unwrap_or(code);
    steps::count(word.len());
    word
}

/// Words that are no codes, side by side without a comma, are one phrase: `COUNTRY CLEARANCE`.
fn join_phrases(tags: &mut Vec<(Tag, Span)>, pieces: &[(&str, u32)]) {
    let is_word =
        |tag: &Tag| !tag.is_person && tag.code.len() > 4 && tag.code.bytes().all(|byte| byte.is_ascii_uppercase());
    let gap = |from: u32, to: u32| {
        pieces.iter().find_map(|(text, offset)| {
            text.get(from.checked_sub(*offset)? as usize..to.checked_sub(*offset)? as usize)
        })
    };
    let mut joined: Vec<(Tag, Span)> = Vec::with_capacity(tags.len());
    for (tag, span) in tags.drain(..) {
        match joined.last_mut() {
            Some((last, place))
                if is_word(&tag)
                    // All others have joined as words.
                    && first_word(&last.code).len() > 4
                    && !last.is_person
                    && gap(place.end(), span.start()) == Some(" ") =>
            {
                last.code.push(' ');
                last.code.push_str(&tag.code);
                *place = place.to(span);
            }
            _ => joined.push((tag, span)),
        }
    }
    *tags = joined;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        read(&[(text, 0)], &|_| None).into_iter().map(|(tag, _)| tag.code).collect()
    }

    #[test]
    fn items() {
        assert_eq!(codes("PHUM PREL, CY AJ"), ["PHUM", "PREL", "CY", "AJ"]);
        assert_eq!(codes("PREL, EUN/NATO"), ["PREL", "EUN", "NATO"]);
        assert_eq!(codes("OVIP (ROE, JANE  A.), IT"), ["OVIP", "ROE, JANE A.", "IT"]);
        assert_eq!(
            codes("OVIP ROE, JANE A., IT, OTRA, COUNTRY CLEARANCE, PREL"),
            ["OVIP", "ROE, JANE A.", "IT", "OTRA", "COUNTRY CLEARANCE", "PREL"]
        );
        assert_eq!(codes("OVIP PREL, PGOV"), ["OVIP", "PREL", "PGOV"]);
        assert!(read(&[("OVIP (ROE, JANE A.)", 0)], &|_| None)[1].0.is_person);
    }

    /// The items of a text that begins at another place than 0, and what each of them covers.
    fn items_of(text: &str) -> Vec<(String, bool, &str)> {
        let cut = |code: &str| (code == "PRELPGOV").then(|| vec![4, 8]);
        let of = |span: Span| &text[span.start() as usize - 70..span.end() as usize - 70];
        read(&[(text, 70)], &cut).into_iter().map(|(tag, span)| (tag.code, tag.is_person, of(span))).collect()
    }

    #[test]
    fn places_of_items() {
        let item = |code: &str, covered| (code.to_owned(), false, covered);
        assert_eq!(items_of(" prel. PGOV:"), [item("PREL", "prel"), item("PGOV", "PGOV")]);
        assert_eq!(items_of("CY PRELPGOV,AJ"), ["CY", "PREL", "PGOV", "AJ"].map(|code| item(code, code)));
        let person = |code: &str, covered| (code.to_owned(), true, covered);
        assert_eq!(items_of("(Roe,  Jane)()"), [person("ROE, JANE", "Roe,  Jane")]);
        assert_eq!(
            items_of("OVIP Roe, Anna B., CY"),
            [item("OVIP", "OVIP"), person("ROE, ANNA B.", "Roe, Anna B."), item("CY", "CY")]
        );
    }

    #[test]
    fn persons_without_parentheses() {
        for (text, expected) in [
            ("OVIP ROE, ANN", vec!["OVIP", "ROE, ANN"]),
            ("OVIP ROE, AN", vec!["OVIP", "ROE", "AN"]),
            ("OVIP RO, JANET", vec!["OVIP", "RO", "JANET"]),
            ("OVIP ROE, JANE", vec!["OVIP", "ROE", "JANE"]),
            ("OVIP ROE, JANE B.", vec!["OVIP", "ROE, JANE B."]),
            ("OVIP ROE, JANET B", vec!["OVIP", "ROE, JANET", "B"]),
            ("OVIP ROE, JANET CY.", vec!["OVIP", "ROE, JANET", "CY"]),
            ("PREL ROE, JANET", vec!["PREL", "ROE", "JANET"]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn phrases() {
        for (text, expected) in [
            ("COUNTRY CLEARANCE REQUEST", vec!["COUNTRY CLEARANCE REQUEST"]),
            ("FIFTH PLACE", vec!["FIFTH PLACE"]),
            ("COUNTRY, CLEARANCE", vec!["COUNTRY", "CLEARANCE"]),
            ("COUNTRY  CLEARANCE", vec!["COUNTRY", "CLEARANCE"]),
            ("PREL CLEARANCE", vec!["PREL", "CLEARANCE"]),
            ("COUNTRY PREL", vec!["COUNTRY", "PREL"]),
            ("COUNTRY 123456", vec!["COUNTRY", "123456"]),
            ("(COUNTRY) CLEARANCE", vec!["COUNTRY", "CLEARANCE"]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
        let pieces = read(&[("PREL", 10), ("COUNTRY CLEARANCE", 40), ("VISIT", 57)], &|_| None);
        let found: Vec<(&str, Span)> = pieces.iter().map(|(tag, span)| (tag.code.as_str(), *span)).collect();
        let expected =
            [("PREL", Span::new(10, 14)), ("COUNTRY CLEARANCE", Span::new(40, 57)), ("VISIT", Span::new(57, 62))];
        assert_eq!(found, expected);
    }
}
