//! Items of lists within paragraphs (handbook, section 5.6).

use crate::cable::{BodyItem, BodyKind, PortionMarking};
use crate::text::{Cursor, Source, Span};

/// `A. FIRST`, `-- FIRST`, `(1) FIRST`, `o FIRST`.
pub(super) fn is_list_item(text: &str) -> bool {
    list_mark(text).is_some()
}

/// Length of the mark of a list item.
fn list_mark(text: &str) -> Option<usize> {
    // An archive has put a pilcrow before every letter with a full stop.
    if let Some(rest) = text.strip_prefix('¶').filter(|rest| !rest.starts_with('¶')) {
        return list_mark(rest).map(|mark| mark + '¶'.len_utf8());
    }
    let dashes = text.bytes().take_while(|&byte| matches!(byte, b'-' | b'*')).count();
    if (1..=4).contains(&dashes) && text.get(dashes..)?.starts_with(' ') {
        return Some(dashes + 1);
    }
    if text.starts_with("• ") {
        return Some("• ".len());
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let opened = text.len() - inner.len();
    let name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = inner.get(..name)?;
    let is_letter = name == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_number = (1..=2).contains(&name) && word.bytes().all(|byte| byte.is_ascii_digit());
    let close = inner.get(name..)?;
    let closes = if opened == 1 {
        close.starts_with(") ")
    } else {
        close.starts_with(") ") || is_letter && close.starts_with(". ")
    };
    (closes && (is_letter || is_number)).then_some(opened + name + 1)
}

pub(super) fn list_item(source: &Source, span: Span) -> BodyItem {
    let mut item = BodyItem::new(BodyKind::List, span);
    let text = source.slice(span);
    if let Some(mark) = list_mark(text) {
        let mut cursor = Cursor::new(text.get(mark..).unwrap_or(""), span.start() + u32::try_from(mark).unwrap_or(0));
        cursor.skip_blanks();
        item.marking = PortionMarking::read(&mut cursor).filter(|(_, place)| source.slice(*place).starts_with('('));
    }
    // The mark is part of the item's text: it is how the message names it.
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks() {
        for (text, mark) in [
            ("A.  ORURO", Some(2)),
            ("-- FIRST", Some(3)),
            ("(1) ONE", Some(3)),
            ("- POINT", Some(2)),
            ("a) x", Some(2)),
        ] {
            assert_eq!(list_mark(text), mark, "{text}");
        }
        for text in ["1. PARAGRAPH", "IN A. PLACE", "U.S. FORCES", "(Note: this)"] {
            assert_eq!(list_mark(text), None, "{text}");
        }
    }

    #[test]
    fn marks_of_letters_figures_and_dashes() {
        for (text, mark) in [
            ("¶A. x", Some(4)),
            ("¶¶A. x", None),
            ("---- x", Some(5)),
            ("----- x", None),
            ("* x", Some(2)),
            ("-x", None),
            ("• x", Some(4)),
            ("•x", None),
            ("1) x", Some(2)),
            ("12) x", Some(3)),
            ("(12) x", Some(4)),
            ("123) x", None),
            ("(a) x", Some(3)),
            ("ab) x", None),
            ("1a) x", None),
            ("A.x", None),
            ("(A. x", None),
            ("() x", None),
            ("", None),
        ] {
            assert_eq!(list_mark(text), mark, "{text}");
        }
    }

    #[test]
    fn the_portion_marking_of_an_item_stands_in_parentheses_behind_its_mark() {
        for (text, expected) in [
            ("A.  (C) Lamps", Some("(C)")),
            ("-- (S/NF) Lamps", Some("(S/NF)")),
            ("A. C) Lamps", None),
            ("Lamps (C) and more", None),
        ] {
            let source = Source::of_text(format!("Lamps: {text}"));
            let item = list_item(&source, Span::of(7..7 + text.len()));
            assert_eq!(item.marking.as_ref().map(|(_, place)| source.slice(*place)), expected, "{text}");
            assert_eq!((item.kind, source.slice(item.text[0])), (BodyKind::List, text));
        }
    }
}
