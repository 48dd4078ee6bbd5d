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
}
