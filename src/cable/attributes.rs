//! Archive metadata that came with a text: `Film Number: D740080-0104`.

use crate::text::Span;

/// A key and its value, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// The key, without colon.
    pub(crate) key: Span,
    /// The value; several spans if it runs over lines, none if it is empty.
    pub(crate) value: Vec<Span>,
}

/// Longest key, in bytes.
const LONGEST_KEY: usize = 48;

/// Where a line's key ends and its value starts, if it has the form `Key words: value`. `key` is a test of the key.
#[must_use]
pub(crate) fn split(line: &str, is_key: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let colon = line.find(':')?;
    let key = line.get(..colon)?;
    if colon == 0 || colon > LONGEST_KEY || !is_key(key.trim()) {
        return None;
    }
    let value = line.get(colon + 1..)?;
    Some((colon, line.len() - value.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values() {
        let key = |length: usize| format!("{}: b", "k".repeat(length));
        for (line, found) in [
            ("Film Number:  D740: 1", Some((11, 14))),
            ("Key:", Some((3, 4))),
            ("Key :x", Some((4, 5))),
            (": x", None),
            ("Key x", None),
            ("No key: x", None),
            (&key(48), Some((48, 50))),
            (&key(49), None),
        ] {
            assert_eq!(split(line, |key| key != "No key"), found, "{line}");
        }
        assert_eq!(split("Key : x", |key| key == "Key"), Some((4, 6)), "the key is asked about without blanks");
    }
}
