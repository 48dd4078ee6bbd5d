//! Codes of release stamps (handbook, section 8.5).

use super::EXEMPTIONS;

/// What an exemption or stamp means: `B1`, `(b)(1)`, `B7(C)`, `B3 INA`, `NR`, `RELEASE IN PART`. Of several words as
/// many as are known tell: `B3 CIA PERS/ORG`.
#[must_use]
pub(crate) fn exemption(code: &str) -> Option<&'static str> {
    const LONGEST: usize = 32;
    let is_mark = |c: &char| c.is_ascii_alphanumeric() || *c == ' ';
    let plain: String = code.chars().take(LONGEST).filter(is_mark).map(|c| c.to_ascii_uppercase()).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let is_code = words.first().is_some_and(|word| word.starts_with('B') && word.len() <= 3);
    let fewest = if is_code { 1 } else { words.len() };
    let heads = (fewest..=words.len()).rev().filter_map(|n| words.get(..n));
    let name = |head: &[&str]| head.iter().fold(String::new(), |name, word| name + word + " ");
    heads.filter_map(|head| EXEMPTIONS.find(name(head).trim_end())).map(|row| row.cell(1)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (code, head) in [
            ("B1", "national security"),
            ("(b)(1)", "national security"),
            ("b(6)", "personal privacy"),
            ("B7(C)", "law enforcement, personal"),
            ("(b)(7)(D)", "law enforcement, conf"),
            ("B3 CIA PERS/ORG", "exempted by statute: Central"),
            ("B3 XYZ", "exempted by another"),
            ("Release in Part", "part withheld"),
        ] {
            assert!(exemption(code).is_some_and(|meaning| meaning.starts_with(head)), "{code}");
        }
        for code in ["", "B10", "()", "X", "1.4(D)", "RELEASE"] {
            assert_eq!(exemption(code), None, "{code}");
        }
    }
}
