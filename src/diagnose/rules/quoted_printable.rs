//! Characters as an e-mail encodes them (quoted-printable): `=E2=80=99` for `’`, `=20` at a line's end for a blank (handbook,
//! section 6.1).

use super::{Diagnostic, everywhere};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    everywhere(reading, out, "quoted-printable", "read the characters", find, &|first, places| {
        format!(
            "expected plain characters, found “{}” as an e-mail encodes them, in {places}",
            reading.source.slice(first.span)
        )
    });
}

fn find(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    let mut edits = Vec::new();
    let mut free_from = 0;
    for at in memchr::memchr_iter(b'=', bytes) {
        if at < free_from || edits.len() >= super::MOST_PLACES {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        if let Some((character, length)) = decoded(rest) {
            free_from = at + length;
            edits.push(Edit::replace(Span::of(at..free_from), character.to_string()));
        } else if rest.strip_prefix("=20").is_some_and(|rest| rest.is_empty() || rest.starts_with(super::is_line_end))
        {
            free_from = at + 3;
            edits.push(Edit::delete(Span::of(at..free_from)));
        }
    }
    edits
}

/// A character of two or three bytes, each as `=` and two digits.
fn decoded(text: &str) -> Option<(char, usize)> {
    let byte = |n: usize| {
        let code = text.get(n * 3..n * 3 + 3)?.strip_prefix('=')?;
        let is_upper = code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        u8::from_str_radix(code, 16).ok().filter(|_| is_upper)
    };
    let n_bytes = match byte(0)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = (0..n_bytes).map(byte).collect();
    let bytes = bytes?;
    let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((character, n_bytes * 3))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::edit;

    #[test]
    fn encoded() {
        let read = |text: &str| edit::apply(text, &find(text));
        assert_eq!(read("The guide=E2=80=99s watch does not.=20\nX"), "The guide’s watch does not.\nX");
        for text in ["x=20 y", "A=B", "=E2=80", "=e2=80=99", "=FF=FF"] {
            assert_eq!(read(text), text);
        }
    }
}
