//! TAGS: traffic analysis by geography and subject.
//!
//! Grammar (handbook, section 4.5): items parted by commas, blanks, semicolons or slashes; a person stands as
//! `(SURNAME, GIVEN)`. What a code means, and whether it is known, is not decided here.

use crate::text::{Cursor, Span};

/// One item of the TAGS line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The code in capitals, or the name.
    pub code: String,
    /// True for a person's name.
    pub is_person: bool,
}

/// Reads the items of one or more pieces of text; each piece is the text and its offset.
#[must_use]
pub fn read(pieces: &[(&str, u32)]) -> Vec<(Tag, Span)> {
    let mut tags = Vec::new();
    for &(text, offset) in pieces {
        let mut cursor = Cursor::new(text, offset);
        loop {
            cursor.take_while(|c| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '.' | ')' | ':'));
            if cursor.is_done() {
                break;
            }
            let read = if cursor.peek() == Some('(') { read_person(&mut cursor) } else { read_code(&mut cursor) };
            tags.extend(read);
        }
    }
    tags
}

fn read_person(cursor: &mut Cursor<'_>) -> Option<(Tag, Span)> {
    cursor.take(1);
    let (text, span) = cursor.take_while(|c| c != ')');
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| (Tag { code: name.to_ascii_uppercase(), is_person: true }, span))
}

fn read_code(cursor: &mut Cursor<'_>) -> Option<(Tag, Span)> {
    let (text, span) = cursor.take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '/' | '(' | ')'));
    let code = text.trim_end_matches(['.', ':']);
    let end = span.start() + u32::try_from(code.len()).unwrap_or(0);
    (!code.is_empty())
        .then(|| (Tag { code: code.to_ascii_uppercase(), is_person: false }, Span::new(span.start(), end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        read(&[(text, 0)]).into_iter().map(|(tag, _)| tag.code).collect()
    }

    #[test]
    fn items() {
        assert_eq!(codes("PHUM PREL, CY AJ"), ["PHUM", "PREL", "CY", "AJ"]);
        assert_eq!(codes("PREL, EUN/NATO"), ["PREL", "EUN", "NATO"]);
        assert_eq!(codes("OVIP (ROE, JANE  A.), IT"), ["OVIP", "ROE, JANE A.", "IT"]);
        assert!(read(&[("OVIP (ROE, JANE A.)", 0)])[1].0.is_person);
    }
}
