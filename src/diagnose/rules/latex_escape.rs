//! Backslashes that LaTeX or Markdown put before marks: `R\&D`, `10\%`, `don\'t`, `1\.` (handbook, section 6.4).

use super::{Diagnostic, everywhere};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    everywhere(reading, out, "latex-escape", "leave the backslashes out", find, &|first, places| {
        format!(
            "expected plain marks, found “{}” as LaTeX or Markdown writes them, in {places}",
            reading.source.slice(Span::new(first.span.start(), first.span.end() + 1))
        )
    });
}

/// A backslash before a mark, neither doubled nor in a path. Before a full stop it escapes the number of a list, before a
/// hyphen or a hash one that begins a line.
fn find(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let is_escape = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b'\n');
        match bytes.get(at + 1) {
            _ if matches!(before, b'\\' | b':' | b'$') => false,
            Some(b'&' | b'%' | b'\'' | b'_' | b'$') => true,
            Some(b'.') => before.is_ascii_digit(),
            Some(b'-' | b'#') => begins_line(text, *at),
            _ => false,
        }
    };
    let places = memchr::memchr_iter(b'\\', bytes).filter(is_escape).take(super::MOST_PLACES);
    places.map(|at| Edit::delete(Span::of(at..at + 1))).collect()
}

fn begins_line(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.chars().next_back().is_none_or(super::is_line_end))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::edit;

    #[test]
    fn marks_only() {
        let read = |text: &str| edit::apply(text, &find(text));
        assert_eq!(read("R\\&D, 10\\%, don\\'t"), "R&D, 10%, don't");
        assert_eq!(read("1\\. One\n\\- two"), "1. One\n- two");
        for text in ["C:\\_x", "\\\\&", "\\P 7.", "$\\P12$.", "a\\b", "are \\wet\\."] {
            assert_eq!(read(text), text);
        }
    }
}
