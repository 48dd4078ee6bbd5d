//! Where lines begin, and how far a place is into its line.

use super::Span;

/// Starts of the lines of a text. A line ends with LF, CR, CR LF, U+2028 or U+2029 (the last two occur inside real
/// cables); its end mark belongs to it. The text after the last end mark is a line too, even if empty.
///
/// Only starts are stored, so lines tile the text: neither a gap nor an overlap can be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    end: u32,
}

impl LineIndex {
    /// Indexes a text; one pass.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 48 + 1);
        starts.push(0);
        let start_at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        // E2 begins the separators U+2028 and U+2029 (E2 80 A8, E2 80 A9).
        for at in memchr::memchr3_iter(b'\n', b'\r', 0xE2, bytes) {
            match bytes.get(at..) {
                Some([b'\r', b'\n', ..]) => {}
                Some([b'\n' | b'\r', ..]) => starts.push(start_at(at + 1)),
                Some([0xE2, 0x80, 0xA8 | 0xA9, ..]) => starts.push(start_at(at + 3)),
                _ => {}
            }
        }
        Self { starts, end: start_at(bytes.len()) }
    }

    /// Number of lines; at least one.
    #[must_use]
    pub fn n_lines(&self) -> usize {
        self.starts.len()
    }

    /// The line with its end mark; the empty span at the end of the text if there is no such line.
    #[must_use]
    pub fn line(&self, line_idx: usize) -> Span {
        let start = self.starts.get(line_idx).copied().unwrap_or(self.end);
        Span::new(start, self.starts.get(line_idx + 1).copied().unwrap_or(self.end))
    }

    /// Index of the line that holds the byte at `offset`; the last line for offsets at or past the end.
    #[must_use]
    pub(crate) fn line_at(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }
}

/// Byte offset in `text` of the UTF-16 code unit `unit`, as browsers count; inside a surrogate pair, the offset of
/// its character. Past the end, the length of the text.
#[must_use]
pub(crate) fn byte_of_utf16(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > unit {
            return at;
        }
    }
    text.len()
}

/// Number of UTF-16 code units before the byte `byte` of `text`; a byte inside a character counts as its start.
#[must_use]
pub(crate) fn utf16_of_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|&(at, c)| at + c.len_utf8() <= byte).map(|(_, c)| c.len_utf16()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f";
        let index = LineIndex::of(text);
        let lines: Vec<&str> = (0..index.n_lines()).map(|line| &text[index.line(line).range()]).collect();
        assert_eq!(lines, ["a\n", "b\r\n", "c\r", "d\u{2028}", "e\u{2029}", "f"]);
        assert_eq!(index.line_at(2), 1);
        assert_eq!(index.line_at(4), 1, "between CR and LF is still the line they end");
        assert_eq!(index.line_at(1000), 5);
    }

    #[test]
    fn dashes_share_a_first_byte_with_separators() {
        assert_eq!(LineIndex::of("a — b – c").n_lines(), 1);
    }

    #[test]
    fn utf16_and_back() {
        let text = "¶𝟏x";
        assert_eq!(utf16_of_byte(text, 2), 1);
        assert_eq!(utf16_of_byte(text, 6), 3);
        assert_eq!(byte_of_utf16(text, 1), 2);
        assert_eq!(byte_of_utf16(text, 2), 2, "inside the pair");
        assert_eq!(byte_of_utf16(text, 3), 6);
        assert_eq!(byte_of_utf16(text, 9), text.len());
    }

    #[test]
    fn first_and_last_lines() {
        let index = LineIndex::of("a\nb\n");
        assert_eq!([0, 1, 2, 3, 9].map(|offset| index.line_at(offset)), [0, 0, 1, 1, 2]);
        assert_eq!([0, 2, 3].map(|line_idx| index.line(line_idx)), [Span::new(0, 2), Span::empty(4), Span::empty(4)]);
        assert_eq!(LineIndex::of("").n_lines(), 1);
        assert_eq!(LineIndex::of("\r\n\n\r").n_lines(), 4);
    }

    #[test]
    fn units_before_each_byte() {
        let text = "¶𝟏x";
        let units: Vec<usize> = (0..=8).map(|byte| utf16_of_byte(text, byte)).collect();
        assert_eq!(units, [0, 0, 1, 1, 1, 1, 3, 4, 4]);
        let bytes: Vec<usize> = (0..=5).map(|unit| byte_of_utf16(text, unit)).collect();
        assert_eq!(bytes, [0, 2, 2, 6, 7, 7]);
    }
}
