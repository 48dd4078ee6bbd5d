//! Distribution within the Department, as message centres printed it from the 1970s to the 1990s:
//!
//! ```text
//! ACTION ARA-10
//! INFO  OCT-01  ISO-00  /011 W
//! ```
//!
//! Symbol and number of copies; the last figure is their sum, with W for incoming and R for outgoing (the reading of
//! the letter is inferred; handbook, section 8.1).

use crate::text::{Span, cursor};

/// Who has to act, and who got copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Distribution {
    /// `ACTION` or `ORIGIN`.
    pub(crate) role: &'static str,
    /// Symbols with numbers of copies, the acting office first.
    pub(crate) offices: Vec<Span>,
    /// Everything that belongs to the block.
    pub(crate) spans: Vec<Span>,
}

/// True for `ARA-10`, `OCT-01`, `S/S-15`: a symbol, a hyphen, two digits.
#[must_use]
pub(crate) fn is_office(word: &str) -> bool {
    let Some((symbol, copies)) = word.rsplit_once('-') else { return false };
    let is_symbol = |c: char| c.is_ascii_uppercase() || c == '/' || c.is_ascii_digit();
    (1..=6).contains(&symbol.len())
        && symbol.chars().all(is_symbol)
        && symbol.starts_with(|c: char| c.is_ascii_uppercase())
        && copies.len() == 2
        && copies.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for a line that begins a block: `ACTION ARA-10`, `ORIGIN NEA-10`.
#[must_use]
pub(crate) fn role(text: &str) -> Option<&'static str> {
    let mut words = text.split_whitespace();
    let role = match words.next()? {
        "ACTION" => "ACTION",
        "ORIGIN" => "ORIGIN",
        "INFO" => "INFO",
        _ => return None,
    };
    words.next().is_some_and(is_office).then_some(role)
}

/// The offices of a line of the block, if it is one: nothing but offices, `INFO`, `ACTION` and a total. A row of
/// offices may be cut short, so a total alone (`/134 W`) counts too.
#[must_use]
pub(crate) fn read_line(text: &str, offset: u32) -> Option<Vec<Span>> {
    let mut offices = Vec::new();
    let mut has_total = false;
    for (word, span) in cursor::words(text, offset) {
        let is_total = word.len() >= 4
            && word.strip_prefix('/').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphanumeric()));
        if is_office(word) {
            offices.push(span);
        } else if is_total {
            has_total = true;
        } else if !(matches!(word, "INFO" | "ACTION" | "ORIGIN" | "INFO:") || has_total && word.len() == 1) {
            return None;
        }
    }
    (!offices.is_empty() || has_total).then_some(offices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(role("ACTION ARA-10"), Some("ACTION"));
        assert_eq!(role("ACTION REQUESTED"), None);
        assert_eq!(read_line("INFO  OCT-01  ISO-00  /011 W", 0).map(|offices| offices.len()), Some(2));
        assert_eq!(read_line("/134 W", 0).map(|offices| offices.len()), Some(0));
        assert_eq!(read_line("INFO AMEMBASSY ROME", 0), None);
        assert_eq!(read_line("", 0), None);
    }

    #[test]
    fn symbols_with_copies() {
        for word in ["A-01", "ARA-10", "S/S-15", "L03-00", "ABCDEF-10"] {
            assert!(is_office(word), "{word}");
        }
        for word in ["ABCDEFG-10", "-10", "3A-10", "/S-10", "Ara-10", "ARA-1", "ARA-100", "ARA-1X", "ARA"] {
            assert!(!is_office(word), "{word}");
        }
        for (text, found) in
            [("ORIGIN NEA-10 X", Some("ORIGIN")), ("INFO OCT-01", Some("INFO")), ("INFO", None), ("FOR OCT-01", None)]
        {
            assert_eq!(role(text), found, "{text}");
        }
    }

    #[test]
    fn what_may_stand_on_a_line() {
        let text = "INFO: OCT-01 ACTION ISO-00 /011 W";
        let of = |span: Span| &text[span.start() as usize - 8..span.end() as usize - 8];
        let found = read_line(text, 8).unwrap();
        assert_eq!(found.into_iter().map(of).collect::<Vec<_>>(), ["OCT-01", "ISO-00"]);
        for (text, n_offices) in [
            ("OCT-01 W", None),
            ("OCT-01 /011 WR", None),
            ("OCT-01 /01", None),
            ("/01- W", None),
            ("OCT-01", Some(1)),
            ("/011", Some(0)),
            ("INFO", None),
        ] {
            assert_eq!(read_line(text, 0).map(|offices| offices.len()), n_offices, "{text}");
        }
    }
}
