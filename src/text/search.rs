//! Looking for words in a text, once for all: the search of the standard library prepares for words of any length, which
//! costs the page some kilobytes and gains nothing for the short ones that are looked for in telegrams.

/// Searches of a text for a word that is not empty.
pub trait Search {
    /// Where the word stands first.
    fn first(&self, word: &str) -> Option<usize>;
    /// Where the word stands last.
    fn last(&self, word: &str) -> Option<usize>;
    /// True if the word stands in it.
    fn has(&self, word: &str) -> bool;
    /// True if the character stands in it. The standard library asks for a character as for a word.
    fn holds(&self, c: char) -> bool;
    /// True if one of the words stands in it.
    fn has_any(&self, words: &[&str]) -> bool;
    /// True if it begins with the word, whatever its case.
    fn opens_with(&self, word: &str) -> bool;
    /// True if it begins with one of the words.
    fn starts_with_any(&self, words: &[&str]) -> bool;
    /// What stands before the word and behind it.
    fn around(&self, word: &str) -> Option<(&str, &str)>;
    /// Where the word stands, one place after the other, not overlapping.
    fn places(&self, word: &str) -> impl Iterator<Item = usize>;
}

impl Search for str {
    #[inline(never)]
    fn first(&self, word: &str) -> Option<usize> {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        let head = *word.first()?;
        memchr::memchr_iter(head, text).find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(word)))
    }

    #[inline(never)]
    fn last(&self, word: &str) -> Option<usize> {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        let ends = (word.len()..=text.len()).rev();
        ends.map(|end| end - word.len()).find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(word)))
    }

    #[inline(never)]
    fn has(&self, word: &str) -> bool {
        self.first(word).is_some()
    }

    #[inline(never)]
    fn holds(&self, c: char) -> bool {
        self.chars().any(|own| own == c)
    }

    #[inline(never)]
    fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    #[inline(never)]
    fn opens_with(&self, word: &str) -> bool {
        self.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
    }

    #[inline(never)]
    fn starts_with_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.starts_with(word))
    }

    #[inline(never)]
    fn around(&self, word: &str) -> Option<(&str, &str)> {
        let at = self.first(word)?;
        Some((self.get(..at)?, self.get(at + word.len()..)?))
    }

    fn places(&self, word: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.get(from..)?.first(word)?;
            from = at + word.len();
            Some(at)
        })
    }
}

/// Words with a blank between them: in the module a fifth shorter than a list of texts.
#[derive(Clone, Copy, Debug)]
pub struct WordList(&'static str);

impl WordList {
    /// The words of a text.
    #[must_use]
    pub const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// The words.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split(' ')
    }

    /// True if a word is one of them.
    #[inline(never)]
    #[must_use]
    pub fn contains(self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// True if a text begins with one of them.
    #[inline(never)]
    #[must_use]
    pub fn begin(self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_listed() {
        let words = WordList::new("an or the");
        assert!(words.contains("an") && words.contains("the") && !words.contains("th") && !words.contains("an or"));
        assert!(!words.contains(""));
        assert!(words.begin("another") && words.begin("or") && !words.begin("o"));
    }

    #[test]
    fn as_the_standard_library_finds_it() {
        assert!("A¶".holds('¶') && !"A¶".holds('§') && !"".holds('A'));
        for text in ["", "A", "ABAB", "XXABABABYY", "¶1. AB", "AAB"] {
            for word in ["A", "AB", "ABAB", "¶", "Z", "AAAAAAAAAAAAA"] {
                assert_eq!(text.first(word), text.find(word), "{word} in {text}");
                assert_eq!(text.last(word), text.rfind(word), "{word} in {text}");
                assert_eq!(text.has(word), text.contains(word), "{word} in {text}");
                assert_eq!(text.around(word), text.split_once(word), "{word} in {text}");
                assert!(text.places(word).eq(text.match_indices(word).map(|(at, _)| at)), "{word} in {text}");
            }
        }
    }
}
