//! A place in the decoded text.

use std::fmt;
use std::ops::Range;

/// A half-open range of UTF-8 byte offsets into the decoded source text. `start <= end` always.
///
/// 32 bits hold every text the reader takes: [`crate::MAX_BYTES`] is far below 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// From `start` up to, not including, `end`; an inverted pair gives the empty span at `start`.
    #[must_use]
    pub(crate) const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The same from `usize` offsets; offsets beyond `u32` are cut to its maximum.
    #[must_use]
    pub(crate) fn of(range: Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self::new(cut(range.start), cut(range.end))
    }

    /// The empty span at `offset`.
    #[must_use]
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// Offset of the first byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Offset just past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub(crate) const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if no byte is in it.
    #[must_use]
    pub(crate) const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if every byte of `other` is in it.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share a byte.
    #[must_use]
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span with both in it.
    #[must_use]
    pub(crate) fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As a range for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inverted_is_empty_at_start() {
        assert_eq!(Span::new(5, 3), Span::empty(5));
    }

    #[test]
    fn covers_and_meets() {
        let outer = Span::new(2, 9);
        assert!(outer.covers(Span::new(2, 9)));
        assert!(!outer.covers(Span::new(2, 10)));
        assert!(outer.meets(Span::new(8, 12)));
        assert!(!outer.meets(Span::new(9, 12)));
        assert_eq!(format!("{outer:?}"), "2..9");
    }

    #[test]
    fn lengths_and_sums() {
        let span = Span::new(2, 9);
        assert_eq!((span.len(), span.is_empty(), Span::empty(4).is_empty()), (7, false, true));
        assert_eq!((span.start(), span.end(), span.range()), (2, 9, 2..9));
        assert_eq!(span.to(Span::new(0, 4)), Span::new(0, 9));
        assert_eq!(span.to(Span::new(4, 12)), Span::new(2, 12));
        assert_eq!(Span::of(0..usize::MAX).end(), u32::MAX);
        assert_eq!(Span::new(3, 3), Span::empty(3));
    }

    #[test]
    fn bounds_of_covering_and_meeting() {
        let outer = Span::new(2, 9);
        for (other, is_covered, is_met) in [
            (Span::new(2, 3), true, true),
            (Span::new(1, 9), false, true),
            (Span::new(0, 2), false, false),
            (Span::new(0, 3), false, true),
            (Span::new(0, 12), false, true),
            (Span::new(10, 12), false, false),
        ] {
            assert_eq!((outer.covers(other), outer.meets(other)), (is_covered, is_met), "{other:?}");
        }
    }
}
