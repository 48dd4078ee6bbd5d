//! A change to a text, as data.

use super::Span;

/// Replaces the text of a span; an empty span inserts before its offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub(crate) text: String,
}

impl Edit {
    /// Puts `text` in place of a span.
    #[must_use]
    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Takes a span away.
    #[must_use]
    pub(crate) fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }

    /// Puts `text` before `offset`.
    #[must_use]
    pub(crate) fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self { span: Span::empty(offset), text: text.into() }
    }
}

/// The edits in the order of their places, without those that overlap an earlier one: of two that want the same
/// text, the one that starts first, then the one listed first, is kept.
#[must_use]
pub(crate) fn ordered(edits: impl IntoIterator<Item = Edit>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span.start());
    let mut free_from = 0;
    edits.retain(|edit| {
        let keep = edit.span.start() >= free_from;
        if keep {
            free_from = edit.span.end();
        }
        keep
    });
    edits
}

/// The text with the edits applied; they must be [`ordered`]. Edits that do not lie on character boundaries of the
/// text are left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        if let Some(before) = text.get(at..range.start)
            && text.is_char_boundary(range.end)
        {
            out.push_str(before);
            out.push_str(&edit.text);
            at = range.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_edits_lose_to_the_first() {
        let edits = ordered([
            Edit::replace(Span::new(4, 9), "2007."),
            Edit::replace(Span::new(2, 5), "x"),
            Edit::insert(9, "!"),
        ]);
        assert_eq!(apply("in 12007. Then", &edits), "inx007.! Then");
    }

    #[test]
    fn nothing_to_do_changes_nothing() {
        assert_eq!(apply("¶1.", &[]), "¶1.");
        assert_eq!(apply("¶1.", &[Edit::delete(Span::new(1, 2))]), "¶1.", "not on a boundary");
    }

    #[test]
    fn edits_off_the_boundaries_are_left_out() {
        for (span, applied) in
            [(Span::new(0, 2), "1."), (Span::new(0, 1), "¶1."), (Span::new(2, 9), "¶1."), (Span::new(3, 4), "¶1")]
        {
            assert_eq!(apply("¶1.", &[Edit::delete(span)]), applied, "{span:?}");
        }
    }

    #[test]
    fn of_two_edits_of_one_place_the_first_listed_is_kept() {
        let edits =
            ordered([Edit::replace(Span::new(1, 3), "x"), Edit::delete(Span::new(1, 2)), Edit::insert(0, "y")]);
        assert_eq!(edits, [Edit::insert(0, "y"), Edit::replace(Span::new(1, 3), "x")]);
    }
}
