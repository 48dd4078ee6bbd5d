//! Walking through a piece of the source, byte by byte, without losing the place.

use super::{Span, steps};

/// A position in a piece of text that knows where that piece stands in the source. Every method that takes text
/// moves forward; none moves back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    rest: &'a str,
    at: u32,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`, which begins at `offset` of the source.
    #[must_use]
    pub(crate) const fn new(text: &'a str, offset: u32) -> Self {
        Self { rest: text, at: offset }
    }

    /// What is still to come.
    #[must_use]
    pub(crate) const fn rest(&self) -> &'a str {
        self.rest
    }

    /// Offset in the source.
    #[must_use]
    pub(crate) const fn at(&self) -> u32 {
        self.at
    }

    /// True at the end.
    #[must_use]
    pub(crate) const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next character.
    #[must_use]
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Takes `n` bytes; fewer if there are not as many or if they would end inside a character.
    pub(crate) fn take(&mut self, n: usize) -> (&'a str, Span) {
        steps::count(1);
        let (taken, rest) = self.rest.split_at(self.rest.floor_char_boundary(n));
        let start = self.at;
        self.rest = rest;
        self.at += u32::try_from(taken.len()).unwrap_or(0);
        (taken, Span::new(start, self.at))
    }

    /// Takes characters as long as they are wanted; may take none.
    pub(crate) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> (&'a str, Span) {
        self.take_while_within(usize::MAX, wanted)
    }

    /// The same, but no more than `most` bytes: where what is wanted may go on without end, and is not looked for that long.
    pub(crate) fn take_while_within(&mut self, most: usize, wanted: impl Fn(char) -> bool) -> (&'a str, Span) {
        let (near, _) = self.rest.split_at(self.rest.floor_char_boundary(most));
        let n = near.find(|c| !wanted(c)).unwrap_or(near.len());
        steps::count(n);
        self.take(n)
    }

    /// Takes blanks (not only spaces: everything that Unicode calls white space).
    pub(crate) fn skip_blanks(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Takes `literal` if it comes next, whatever its case.
    pub(crate) fn eat(&mut self, literal: &str) -> Option<Span> {
        let next = self.rest.get(..literal.len())?;
        next.eq_ignore_ascii_case(literal).then(|| self.take(literal.len()).1)
    }

    /// Takes the next run of characters that are not blank, after blanks.
    pub(crate) fn word(&mut self) -> Option<(&'a str, Span)> {
        self.take(run(self.rest, true));
        let n = run(self.rest, false);
        (n > 0).then(|| self.take(n))
    }

    /// Takes one to `most` decimal digits and gives their value.
    pub(crate) fn number(&mut self, most: usize) -> Option<(u32, Span)> {
        let n = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let value = self.rest.get(..n)?.parse().ok()?;
        Some((value, self.take(n).1))
    }
}

/// Bytes of the run of blanks, or of what is none, that a text begins with. Texts are gone over by words many times, so
/// this looks at bytes and decodes only what is not ASCII.
fn run(text: &str, of_blanks: bool) -> usize {
    let mut n = 0;
    while let Some(byte) = text.as_bytes().get(n) {
        let length = if byte.is_ascii() {
            usize::from(matches!(byte, b'\t'..=b'\r' | b' ') == of_blanks)
        } else {
            let next = text.get(n..).and_then(|rest| rest.chars().next());
            next.filter(|c| c.is_whitespace() == of_blanks).map_or(0, char::len_utf8)
        };
        if length == 0 {
            break;
        }
        n += length;
    }
    steps::count(n);
    n
}

/// The words of a piece of text with their places; a word is a run of characters that are not blank.
pub(crate) fn words(text: &str, offset: u32) -> impl Iterator<Item = (&str, Span)> {
    let mut cursor = Cursor::new(text, offset);
    std::iter::from_fn(move || cursor.word())
}

/// Those of the [`words`] that have a byte which is wanted; the predicate is given the text and the place of a byte, and wants
/// only bytes that begin a character, of those that are not blank. Where few words matter, this is some times as fast.
pub(crate) fn words_with(
    text: &str,
    offset: u32,
    is_wanted: impl Fn(&[u8], usize) -> bool,
) -> impl Iterator<Item = (&str, Span)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = (from..bytes.len()).find(|at| is_wanted(bytes, *at))?;
        let before = text.get(from..at).unwrap_or("");
        let start = at - before.chars().rev().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        from = start + run(text.get(start..)?, false);
        steps::count(from - start);
        let word = Span::of(start..from);
        Some((text.get(start..from)?, Span::new(word.start() + offset, word.end() + offset)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_and_counts() {
        let mut cursor = Cursor::new("DE RUEHKB #0152/01", 10);
        assert_eq!(cursor.eat("de"), Some(Span::new(10, 12)));
        assert_eq!(cursor.word(), Some(("RUEHKB", Span::new(13, 19))));
        cursor.skip_blanks();
        assert!(cursor.eat("#").is_some());
        assert_eq!(cursor.number(4), Some((152, Span::new(21, 25))));
        assert_eq!(cursor.number(4), None);
        assert_eq!(cursor.take(99).0, "/01");
        assert!(cursor.is_done());
    }

    #[test]
    fn blanks_are_those_of_unicode() {
        let text = "\u{B}A\u{A0}\u{85}¶B\u{2028}\u{3000}日\u{1C}C\t";
        assert!(words(text, 0).map(|(word, _)| word).eq(text.split_whitespace()));
    }

    #[test]
    fn words_that_are_wanted() {
        let found = |text| words_with(text, 5, |bytes, at| bytes[at] == b'0').collect::<Vec<_>>();
        assert_eq!(found("A0¶0 B\u{A0}¶0\nC"), [("A0¶0", Span::new(5, 10)), ("¶0", Span::new(14, 17))]);
        assert_eq!(found("A ¶ B"), []);
    }

    #[test]
    fn never_inside_a_character() {
        let mut cursor = Cursor::new("¶1", 0);
        assert_eq!(cursor.take(1).0, "");
        assert_eq!(cursor.take(2).0, "¶");
        assert_eq!(
            words(" A  ¶B ", 5).map(|(_, span)| span).collect::<Vec<_>>(),
            [Span::new(6, 7), Span::new(9, 12)]
        );
    }

    #[test]
    fn nothing_more_is_taken_than_is_there() {
        let mut cursor = Cursor::new("aa¶12345", 0);
        assert_eq!(cursor.eat("aab"), None);
        assert_eq!(cursor.take_while_within(1, |c| c == 'a'), ("a", Span::new(0, 1)));
        assert_eq!(
            cursor.take_while_within(2, |c| !c.is_ascii_digit()),
            ("a", Span::new(1, 2)),
            "not half a character"
        );
        assert_eq!(cursor.take_while_within(9, |c| c == '¶'), ("¶", Span::new(2, 4)));
        assert_eq!((cursor.peek(), cursor.is_done()), (Some('1'), false));
        assert_eq!(cursor.number(3), Some((123, Span::new(4, 7))));
        assert_eq!((cursor.rest(), cursor.at()), ("45", 7));
        assert_eq!(cursor.word(), Some(("45", Span::new(7, 9))));
        assert_eq!((cursor.word(), cursor.number(3), cursor.peek()), (None, None, None));
    }

    #[test]
    fn runs_of_blanks_and_of_others() {
        for (text, n_blanks, n_others) in [
            ("\u{2028} \tA", 5, 0),
            ("¶A\u{A0}B", 0, 3),
            ("", 0, 0),
            ("\u{8}", 0, 1),
            ("\u{E}\t", 0, 1),
            ("\r\n", 2, 0),
        ] {
            assert_eq!((run(text, true), run(text, false)), (n_blanks, n_others), "{text:?}");
        }
    }
}
