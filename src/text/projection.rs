//! A text made readable, and the way back to how it came.
//!
//! A web page or a table carries its text wrapped: in tags, entities, quotes and escapes. What is read is the text
//! inside; a projection keeps, for every piece of it, where that piece stands in the wrapped original. Knows nothing of
//! tags or tables: whoever unwraps says what stands for what.

use super::Span;

/// A stretch of the readable text, which ends where the next one starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the readable text.
    view: u32,
    /// Where it starts in the original.
    original: u32,
    /// For text that stands for something else (a line end for `<br>`), how long that is in the original; `None` for text
    /// taken over as it is.
    replaces: Option<u32>,
}

/// The readable text under construction, with its map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projection {
    text: String,
    pieces: Vec<Piece>,
    /// Offsets in the readable text at which a new record of the original begins, as a row of a table.
    records: Vec<u32>,
    /// What the text was wrapped in: `html`, `table`, `record`, `quotation`.
    wrapping: &'static str,
    /// Bytes of text of the original that were left out on purpose: what stands around the text proper.
    left_out: usize,
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Projection {
    /// An empty one with room for `capacity` bytes, for a text wrapped in something of this name.
    #[must_use]
    pub(crate) fn with_capacity(wrapping: &'static str, capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), wrapping, ..Self::default() }
    }

    /// What the text was wrapped in.
    #[must_use]
    pub(crate) const fn wrapping(&self) -> &'static str {
        self.wrapping
    }

    /// Takes over `text`, which stands at `original` of the original.
    pub(crate) fn keep(&mut self, text: &str, original: usize) {
        if text.is_empty() {
            return;
        }
        let (view, original) = (offset(self.text.len()), offset(original));
        // A piece that goes on where the last one ended is no piece of its own.
        let goes_on = self
            .pieces
            .last()
            .is_some_and(|last| last.replaces.is_none() && last.original + (view - last.view) == original);
        if !goes_on {
            self.pieces.push(Piece { view, original, replaces: None });
        }
        self.text.push_str(text);
    }

    /// Puts `text` for what stands at `original` of the original, `length` bytes long.
    pub(crate) fn replace(&mut self, text: &str, original: usize, length: usize) {
        if text.is_empty() {
            return;
        }
        let view = offset(self.text.len());
        self.pieces.push(Piece { view, original: offset(original), replaces: Some(offset(length)) });
        self.text.push_str(text);
    }

    /// Marks the place reached as the start of a record.
    pub(crate) fn begin_record(&mut self) {
        let at = offset(self.text.len());
        if self.records.last() != Some(&at) {
            self.records.push(at);
        }
    }

    /// Counts text that is left out.
    pub(crate) fn leave_out(&mut self, n_bytes: usize) {
        self.left_out += n_bytes;
    }

    /// The readable text so far.
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Takes the text out; the map stays.
    pub(super) fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Where records begin in the readable text.
    #[must_use]
    pub(crate) fn records(&self) -> &[u32] {
        &self.records
    }

    /// How much text was left out, in bytes.
    #[must_use]
    pub(crate) const fn left_out(&self) -> usize {
        self.left_out
    }

    /// The place in the original of a place in the readable text.
    #[must_use]
    pub(crate) fn original(&self, span: Span) -> Span {
        let start = self.original_of(span.start(), false);
        if span.is_empty() { Span::empty(start) } else { Span::new(start, self.original_of(span.end(), true)) }
    }

    /// The original's offset for one of the readable text; with `is_end` the offset is that just past a byte.
    fn original_of(&self, view: u32, is_end: bool) -> u32 {
        let byte = if is_end { view.saturating_sub(1) } else { view };
        let Some(piece) = self.pieces.partition_point(|piece| piece.view <= byte).checked_sub(1) else { return 0 };
        let Some(piece) = self.pieces.get(piece) else { return 0 };
        match piece.replaces {
            None => piece.original + (view - piece.view),
            Some(length) if is_end => piece.original + length,
            Some(_) => piece.original,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        // <b>A&amp;B</b> C
        let original = "<b>A&amp;B</b> C";
        let mut view = Projection::default();
        view.keep("A", 3);
        view.replace("&", 4, 5);
        view.keep("B", 9);
        view.keep(" C", 14);
        assert_eq!(view.text(), "A&B C");
        let back = |from, to| &original[view.original(Span::new(from, to)).range()];
        assert_eq!(back(0, 1), "A");
        assert_eq!(back(1, 2), "&amp;");
        assert_eq!(back(0, 3), "A&amp;B");
        assert_eq!(back(3, 5), " C");
        assert_eq!(view.original(Span::empty(3)), Span::empty(14));
    }

    #[test]
    fn a_piece_goes_on_from_the_last_one_alone() {
        let mut view = Projection::default();
        view.keep("AB", 0);
        view.keep("C", 5);
        // Where the first piece would be by now, had it gone on.
        view.keep("D", 3);
        let places: Vec<u32> = (0..4).map(|at| view.original(Span::new(at, at + 1)).start()).collect();
        assert_eq!((places, view.pieces.len()), (vec![0, 1, 5, 3], 3));
        view.replace("E", 4, 5);
        view.keep("F", 9);
        assert_eq!(view.original(Span::new(4, 6)), Span::new(4, 10));
        assert_eq!(view.pieces.len(), 5, "what stands for something else ends a piece");
    }

    #[test]
    fn neighbours_are_one_piece() {
        let mut view = Projection::default();
        view.keep("AB", 0);
        view.keep("CD", 2);
        view.begin_record();
        view.begin_record();
        assert_eq!((view.pieces.len(), view.records()), (1, [4].as_slice()));
        assert_eq!(Projection::default().original(Span::new(0, 0)), Span::empty(0));
    }

    #[test]
    fn inside_of_what_stands_for_something_else() {
        let mut view = Projection::with_capacity("html", 9);
        view.replace("abc", 10, 5);
        view.keep("de", 20);
        for (from, to, start, end) in [(1, 2, 10, 15), (0, 4, 10, 21), (3, 5, 20, 22), (2, 2, 10, 10), (4, 4, 21, 21)]
        {
            assert_eq!(view.original(Span::new(from, to)), Span::new(start, end), "{from}..{to}");
        }
        assert_eq!(view.wrapping(), "html");
        assert_eq!((view.take_text().as_str(), view.text()), ("abcde", ""));
        assert_eq!(Projection::default().original(Span::new(0, 3)), Span::empty(0));
    }

    #[test]
    fn nothing_is_no_piece_and_places_are_records_once() {
        let mut view = Projection::default();
        view.keep("", 3);
        view.replace("", 3, 4);
        assert!(view.pieces.is_empty());
        view.begin_record();
        view.keep("A", 0);
        view.begin_record();
        assert_eq!(view.records(), [0, 1]);
        view.leave_out(3);
        view.leave_out(4);
        assert_eq!(view.left_out(), 7);
    }
}
