//! Release stamps.

use super::classification::reason_code;
use crate::tables;

/// An exemption code or stamp: `B1`, `(b)(6)`, `1.4(D)`, `RELEASE IN PART`.
#[must_use]
pub(crate) fn exemption(code: &str) -> String {
    if let Some(meaning) = tables::exemption(code) {
        let is_law = code.trim_start_matches('(').starts_with(['B', 'b']);
        let law = if is_law { " Freedom of Information Act, 5 U.S.C. 552(b)." } else { "" };
        return format!("{code}: {meaning}.{law}");
    }
    match tables::reason_of_section(code) {
        Some(_) => format!("Withheld as still classified. {}", reason_code(code)),
        None => format!("Code {code} of a release stamp. Its meaning is not known here."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(exemption("B6"), "B6: personal privacy. Freedom of Information Act, 5 U.S.C. 552(b).");
        assert_eq!(exemption("NR"), "NR: not responsive to the request.");
        assert!(exemption("1.4(D)").contains("foreign relations"));
        assert_eq!(exemption("Q9"), "Code Q9 of a release stamp. Its meaning is not known here.");
    }
}
