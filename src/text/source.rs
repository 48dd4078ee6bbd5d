//! A text as it came, never changed.

use super::decode::{self, Decoded, Encoding};
use super::{LineIndex, Span};

/// The decoded text with its lines, and what is needed to give its bytes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    text: String,
    encoding: Encoding,
    byte_order_mark: bool,
    lines: LineIndex,
}

impl Source {
    /// Reads bytes, in whatever encoding they are.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of_decoded(decode::decode(bytes))
    }

    /// Takes text that is decoded already, as a clipboard gives it.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        Self::of_decoded(Decoded { text, encoding: Encoding::Utf8, byte_order_mark: false })
    }

    fn of_decoded(decoded: Decoded) -> Self {
        let lines = LineIndex::of(&decoded.text);
        Self { text: decoded.text, encoding: decoded.encoding, byte_order_mark: decoded.byte_order_mark, lines }
    }

    /// The bytes that were read, exactly.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        decode::encode(&self.text, self.encoding, self.byte_order_mark)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the bytes were read.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether a byte order mark stood before the text.
    #[must_use]
    pub const fn byte_order_mark(&self) -> bool {
        self.byte_order_mark
    }

    /// The lines.
    #[must_use]
    pub const fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The whole text as a span.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::of(0..self.text.len())
    }

    /// The text of a span; empty if the span is not on character boundaries of this text.
    #[must_use]
    #[inline(never)]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// A line without its end mark and without blanks at its end; blanks at its start stay.
    #[must_use]
    pub fn line(&self, line_idx: usize) -> Span {
        let whole = self.lines.line(line_idx);
        Span::of(whole.range().start..whole.range().start + self.slice(whole).trim_end().len())
    }

    /// The span without blanks at its start and end.
    #[must_use]
    #[inline(never)]
    pub fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.range().start + (text.len() - text.trim_start().len());
        Span::of(start..start.max(span.range().start + text.trim_end().len()))
    }

    /// Number of the line that holds the start of a span, counted from 1 as readers do.
    #[must_use]
    pub fn line_number(&self, span: Span) -> usize {
        self.lines.line_at(span.start()) + 1
    }

    /// The text of several spans as one would read it on one line: each run of blanks and line ends is one blank,
    /// nothing stands at the ends. A hyphen at a line's end stays.
    #[must_use]
    pub fn words(&self, spans: &[Span]) -> String {
        let mut out = String::new();
        for word in spans.iter().flat_map(|&span| self.slice(span).split_whitespace()) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_never_panic() {
        let source = Source::of_text("¶1.".into());
        assert_eq!(source.slice(Span::new(0, 2)), "¶");
        assert_eq!(source.slice(Span::new(1, 2)), "", "inside a character");
        assert_eq!(source.slice(Span::new(0, 99)), "", "past the end");
    }

    #[test]
    fn words_join_spans() {
        let source = Source::of_text("SUBJECT:  A\n  LONG   ONE\nPAGE 02\nHERE".into());
        assert_eq!(source.words(&[Span::new(8, 24), Span::new(33, 37)]), "A LONG ONE HERE");
        assert_eq!(source.trim(Span::new(8, 14)), Span::new(10, 11));
    }
}
