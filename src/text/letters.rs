//! What the standard library does not tell of letters: it knows which they are, and their case.

use super::steps;

/// The letters of ASCII in a text, as capitals: of `N'Djamena` and `N DJAMENA` the same.
#[must_use]
pub(crate) fn token(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()).collect()
}

/// True if a text begins with a word of ASCII, whatever the case of either.
#[must_use]
pub(crate) fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// How many letters a text has, and how many of them are capitals.
#[must_use]
pub(crate) fn count(text: &str) -> (usize, usize) {
    steps::count(text.len());
    let (mut letters, mut capitals) = (0, 0);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        capitals += usize::from(c.is_uppercase());
    }
    (letters, capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_name() {
        assert_eq!(token("N'Djaména 2"), "NDJAMNA");
        assert_eq!(count("La PAZ, Ž"), (6, 5));
    }

    #[test]
    fn starts_of_either_case() {
        assert!(starts_with_ignoring_case("subject: X", "Subject:") && starts_with_ignoring_case("X", ""));
        assert!(!starts_with_ignoring_case("subj", "subject") && !starts_with_ignoring_case("a¶", "ab"));
    }
}
