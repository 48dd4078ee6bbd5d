//! The subject.

use super::PortionMarking;
use crate::text::{Cursor, Span};

/// The subject; its text is at the field's spans.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Subject {
    /// Its own classification, as in `(S) TALKS`.
    pub(crate) marking: Option<(PortionMarking, Span)>,
}

/// Reads the marking before a subject; gives it and how many bytes of the text it takes.
#[must_use]
pub(crate) fn read_marking(text: &str, offset: u32) -> (Subject, usize) {
    let mut cursor = Cursor::new(text, offset);
    match PortionMarking::read(&mut cursor) {
        Some((marking, span)) if !cursor.rest().trim().is_empty() => {
            cursor.skip_blanks();
            (Subject { marking: Some((marking, span)) }, (cursor.at() - offset) as usize)
        }
        _ => (Subject::default(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marking_stands_before_a_subject() {
        let (subject, length) = read_marking(" (S/NF)  TALKS", 20);
        assert_eq!(
            subject.marking.map(|(marking, span)| (marking.to_string(), span)),
            Some(("S/NF".into(), Span::new(21, 27)))
        );
        assert_eq!(length, 9);
        for text in ["(S) ", "TALKS (S)"] {
            assert_eq!(read_marking(text, 20), (Subject::default(), 0), "{text}");
        }
    }
}
