//! A text as it came, never changed.

use super::decode::{self, Decoded, Encoding};
use super::{LineIndex, Projection, Span, steps};

/// The decoded text with its lines, and what is needed to give its bytes back. Where the text came wrapped (a web page, a
/// table), what is read is the text inside, and the original is kept beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    text: String,
    original: Option<Box<Original>>,
    encoding: Encoding,
    byte_order_mark: bool,
    lines: LineIndex,
}

/// A text as it came wrapped, and the map from the readable text to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Original {
    text: String,
    projection: Projection,
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
        let Decoded { text, encoding, byte_order_mark } = decoded;
        Self { text, original: None, encoding, byte_order_mark, lines }
    }

    /// The same source, read through a projection of its text.
    #[must_use]
    pub(crate) fn projected(self, mut projection: Projection) -> Self {
        let text = projection.take_text();
        let lines = LineIndex::of(&text);
        Self { text, original: Some(Box::new(Original { text: self.text, projection })), lines, ..self }
    }

    /// How the text was taken out of what it was wrapped in; `None` if it came as it is.
    #[must_use]
    pub fn projection(&self) -> Option<&Projection> {
        self.original.as_ref().map(|original| &original.projection)
    }

    /// The decoded text as it came, wrapped or not.
    #[must_use]
    pub fn original_text(&self) -> &str {
        self.original.as_ref().map_or(&self.text, |original| &original.text)
    }

    /// Where a place of the text stands in the decoded text as it came.
    #[must_use]
    pub(crate) fn original_span(&self, span: Span) -> Span {
        self.projection().map_or(span, |projection| projection.original(span))
    }

    /// The bytes that were read, exactly.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        decode::encode(self.original_text(), self.encoding, self.byte_order_mark)
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
    pub(crate) fn slice(&self, span: Span) -> &str {
        steps::count(1 + span.len() as usize);
        self.text.get(span.range()).unwrap_or("")
    }

    /// The character that ends at `offset`; none at the start of the text.
    #[must_use]
    pub(crate) fn char_before(&self, offset: u32) -> Option<char> {
        self.text.get(..offset as usize)?.chars().next_back()
    }

    /// The character that begins at `offset`; none at the end of the text.
    #[must_use]
    pub(crate) fn char_at(&self, offset: u32) -> Option<char> {
        self.text.get(offset as usize..)?.chars().next()
    }

    /// The start of a span, of `most` bytes or a few less: where a span grows line by line, the whole of it must not be looked at
    /// for each of them.
    #[must_use]
    pub(crate) fn start_of(&self, span: Span, most: usize) -> &str {
        let end = self.text.floor_char_boundary(span.range().end.min(span.range().start + most));
        self.slice(Span::of(span.range().start..end))
    }

    /// The end of a span, of `most` bytes or a few less.
    #[must_use]
    pub(crate) fn end_of(&self, span: Span, most: usize) -> &str {
        let start = self.text.ceil_char_boundary(span.range().start.max(span.range().end.saturating_sub(most)));
        self.slice(Span::of(start..span.range().end))
    }

    /// A line without its end mark and without blanks at its end; blanks at its start stay.
    #[must_use]
    pub(crate) fn line(&self, line_idx: usize) -> Span {
        let whole = self.lines.line(line_idx);
        Span::of(whole.range().start..whole.range().start + self.slice(whole).trim_end().len())
    }

    /// The span without blanks at its start and end.
    #[must_use]
    pub(crate) fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        steps::count(1 + (text.len() - text.trim().len()));
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
    pub(crate) fn words(&self, spans: &[Span]) -> String {
        let mut out = String::new();
        steps::count(spans.iter().map(|span| span.len() as usize).sum());
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
    fn ends_are_cut_between_characters() {
        let source = Source::of_text("¶¶12¶¶".into());
        assert_eq!((source.char_before(4), source.char_at(4), source.char_before(0)), (Some('¶'), Some('1'), None));
        assert_eq!((source.char_before(1), source.char_at(10)), (None, None), "inside a character, at the end");
        assert_eq!((source.start_of(Span::new(2, 10), 3), source.end_of(Span::new(0, 8), 3)), ("¶1", "2¶"));
        assert_eq!((source.start_of(Span::new(2, 6), 99), source.end_of(Span::new(2, 6), 99)), ("¶12", "¶12"));
        assert_eq!((source.start_of(source.span(), 3), source.end_of(source.span(), 3)), ("¶", "¶"));
    }

    #[test]
    fn words_join_spans() {
        let source = Source::of_text("SUBJECT:  A\n  LONG   ONE\nPAGE 02\nHERE".into());
        assert_eq!(source.words(&[Span::new(8, 24), Span::new(33, 37)]), "A LONG ONE HERE");
        assert_eq!(source.trim(Span::new(8, 14)), Span::new(10, 11));
    }

    #[test]
    fn lines_end_without_blanks() {
        let source = Source::of_text(" A \r\nB".into());
        assert_eq!(
            [0, 1, 2].map(|line_idx| source.line(line_idx)),
            [Span::new(0, 2), Span::new(5, 6), Span::empty(6)]
        );
        assert_eq!([0, 4, 5, 6].map(|at| source.line_number(Span::empty(at))), [1, 1, 2, 2]);
        assert_eq!((source.lines().n_lines(), source.span()), (2, Span::new(0, 6)));
        assert_eq!(source.trim(Span::new(2, 5)), Span::empty(5), "nothing but blanks");
        assert_eq!(source.trim(Span::new(0, 5)), Span::new(1, 2));
        assert_eq!(source.words(&[]), "");
    }

    #[test]
    fn what_came_wrapped_is_kept() {
        let wrapped = Source::of_bytes(b"<b>A\nB\xB6</b>");
        assert_eq!(
            (wrapped.encoding(), wrapped.original_span(Span::new(1, 2))),
            (Encoding::Windows1252, Span::new(1, 2))
        );
        assert!(wrapped.projection().is_none() && wrapped.original_text() == wrapped.text());
        let mut projection = Projection::with_capacity("html", 4);
        projection.keep("A\nB", 3);
        let read = wrapped.projected(projection);
        assert_eq!((read.text(), read.original_text()), ("A\nB", "<b>A\nB¶</b>"));
        assert_eq!((read.lines().n_lines(), read.original_span(Span::new(2, 3))), (2, Span::new(5, 6)));
        assert_eq!(read.projection().map(Projection::wrapping), Some("html"));
        assert_eq!(read.to_bytes(), b"<b>A\nB\xB6</b>");
    }
}
