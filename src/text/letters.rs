//! What is a letter, a capital, a small letter.
//!
//! Cables are written in ASCII, their OCR and their archives in Latin-1 and a handful of typographic marks. For these the
//! answers are Unicode's; beyond, every character from U+0250 to U+1FFF and from U+2C00 on counts as a letter without
//! case. Unicode's own tables would cost the page some kilobytes and tell nothing about a telegram.

use super::steps;

/// A letter of any case.
#[inline(never)]
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'ª' | 'µ' | 'º' => true,
        '\u{C0}'..='\u{24F}' => c != '×' && c != '÷',
        '\u{250}'..='\u{1FFF}' => true,
        '\u{2C00}'.. => !('\u{FFF0}'..='\u{FFFF}').contains(&c),
        _ => false,
    }
}

/// A letter or a decimal digit of ASCII.
#[must_use]
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// A capital of ASCII or Latin-1.
#[must_use]
pub fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, '\u{C0}'..='\u{DE}' if c != '×')
}

/// A small letter of ASCII or Latin-1.
#[must_use]
pub fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || matches!(c, '\u{DF}'..='\u{FF}' if c != '÷')
}

/// A character as a small letter, if it is a capital.
#[must_use]
pub fn small(c: char) -> char {
    match c {
        '\u{C0}'..='\u{DE}' if c != '×' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        _ => c.to_ascii_lowercase(),
    }
}

/// A text in small letters.
#[inline(never)]
#[must_use]
pub fn to_small(text: &str) -> String {
    text.chars().map(small).collect()
}

/// The letters of ASCII in a text, as capitals: of `N'Djamena` and `N DJAMENA` the same.
#[inline(never)]
#[must_use]
pub fn token(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()).collect()
}

/// True if there is a small letter in a text.
#[inline(never)]
#[must_use]
pub fn has_small(text: &str) -> bool {
    let at = text.find(is_small);
    steps::count(at.unwrap_or(text.len()));
    at.is_some()
}

/// True if a text begins with a word of ASCII, whatever the case of either.
#[must_use]
pub fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// How many letters a text has, and how many of them are capitals.
#[must_use]
pub fn count(text: &str) -> (usize, usize) {
    steps::count(text.len());
    let (mut letters, mut capitals) = (0, 0);
    for c in text.chars() {
        letters += usize::from(is_letter(c));
        capitals += usize::from(is_capital(c));
    }
    (letters, capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_unicode_has_it_up_to_latin_extended() {
        for c in '\0'..='\u{24F}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
        for c in '\0'..='\u{FF}' {
            assert_eq!(is_capital(c), c.is_uppercase(), "{c:?}");
            assert_eq!(to_small(&c.to_string()), c.to_lowercase().to_string(), "{c:?}");
            assert!(is_small(c) == c.is_lowercase() || matches!(c, 'ª' | 'µ' | 'º'), "{c:?}");
        }
        for c in ['’', '“', '–', '•', '\u{FFFD}', '\u{2028}', '¶', '§'] {
            assert!(!is_letter(c), "{c:?}");
        }
        assert!(is_letter('Ж') && is_letter('日'));
        assert_eq!(count("La PAZ"), (5, 4));
    }
}
