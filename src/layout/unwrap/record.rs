//! Records of a database as JSON: objects with the texts of a cable as strings (handbook, section 8.8).
//!
//! Not a parser of JSON: what matters are the strings behind the keys under which texts are kept. A record is taken as one
//! only if a string with line ends is among them.

use crate::text::Projection;

/// Keys of the short values that stand above the text, and of the texts.
const SHORT: &[&str] =
    &["id", "refid", "reference_id", "date", "created", "origin", "classification", "from", "identifier", "released"];
const LONG: &[&str] = &["header", "body", "content", "text", "cable", "message", "full_text", "raw"];

/// Takes the texts out; `None` if there are none.
#[must_use]
pub(crate) fn read(text: &str) -> Option<Projection> {
    let start = text.trim_start();
    if !(start.starts_with('{') || start.starts_with('[') && start.contains('{')) {
        return None;
    }
    let mut out = Projection::with_capacity("record", text.len());
    let mut has_text = false;
    let mut key: Option<&str> = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'"', b'{', b'}', rest)) {
        at += found;
        match bytes.get(at) {
            Some(b'"') => {
                let end = string_end(bytes, at + 1);
                let inner = text.get(at + 1..end).unwrap_or("");
                let is_key = text.get(end + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'));
                match key.take() {
                    _ if is_key => key = Some(inner),
                    Some(name) if LONG.contains(&name) => {
                        has_text |= inner.contains("\\n");
                        break_line(&mut out, at);
                        unescape(inner, at + 1, &mut out);
                        out.replace("\n", end, 1);
                    }
                    Some(name) if SHORT.contains(&name) => {
                        unescape(inner, at + 1, &mut out);
                        out.replace("\t", end, 1);
                    }
                    _ => {}
                }
                at = end + 1;
            }
            Some(b'{') => {
                break_line(&mut out, at);
                out.begin_record();
                at += 1;
            }
            _ => at += 1,
        }
    }
    has_text.then_some(out)
}

fn break_line(out: &mut Projection, at: usize) {
    if !out.text().is_empty() && !out.text().ends_with('\n') {
        out.replace("\n", at, 0);
    }
}

/// Where the string that begins at `at` ends: its closing quote, or the end of the text.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

fn unescape(inner: &str, offset: usize, out: &mut Projection) {
    let mut from = 0;
    while let Some(at) = inner.get(from..).and_then(|rest| rest.find('\\')).map(|at| at + from) {
        out.keep(inner.get(from..at).unwrap_or(""), offset + from);
        let rest = inner.get(at + 1..).unwrap_or("");
        let (text, length) = match rest.as_bytes().first() {
            Some(b'n') => ("\n".to_owned(), 2),
            Some(b'r') => (String::new(), 2),
            Some(b't') => ("\t".to_owned(), 2),
            Some(b'u') => {
                let code = rest.get(1..5).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                match code.and_then(char::from_u32).filter(|c| *c != '\0') {
                    Some(c) => (c.to_string(), 6),
                    None => ("\u{FFFD}".to_owned(), 2),
                }
            }
            Some(byte) if byte.is_ascii() => (char::from(*byte).to_string(), 2),
            _ => (String::new(), 1),
        };
        out.replace(&text, offset + at, length);
        from = (at + length).min(inner.len());
        if !inner.is_char_boundary(from) {
            return;
        }
    }
    out.keep(inner.get(from..).unwrap_or(""), offset + from);
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn records() {
        let view = read(r#"[{"id": 7, "refid": "05SOFIA1302", "body": "UNCLAS\n\"A\" \u00b61."}, {"body": "X\nY"}]"#)
            .unwrap();
        assert_eq!(view.text(), "05SOFIA1302\t\nUNCLAS\n\"A\" ¶1.\nX\nY\n");
        assert_eq!(view.records().len(), 2);
        assert!(read(r#"{"cables": [{"id": "08BAKU152"}]}"#).is_none());
        assert!(read("[1] A note {x}").is_none());
    }
}
