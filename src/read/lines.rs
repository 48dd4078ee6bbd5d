//! The lines that carry text, with what stood before each.

use crate::layout::{BlockKind, Layout};
use crate::text::{Source, Span, letters};

/// A line that is neither blank nor furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// The line without its end mark; blanks at its start are in it.
    pub span: Span,
    /// True if it is nothing but strokes.
    pub is_rule: bool,
    /// True if a blank line stood before it.
    pub after_blank: bool,
    /// True if furniture stood before it.
    pub after_furniture: bool,
}

/// How many letters some lines have, and how many of them are capitals.
#[must_use]
pub fn count_letters(source: &Source, lines: &[TextLine]) -> (usize, usize) {
    let counts = lines.iter().map(|line| letters::count(source.slice(line.span)));
    counts.fold((0, 0), |(letters, capitals), (more, more_capitals)| (letters + more, capitals + more_capitals))
}

/// Collects the text lines of a source.
#[must_use]
pub fn collect(source: &Source, layout: &Layout) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let (mut after_blank, mut after_furniture) = (true, false);
    for (kind, block) in layout.blocks.iter() {
        match kind {
            BlockKind::Blank => after_blank = true,
            BlockKind::Furniture(_) => after_furniture = true,
            BlockKind::Text | BlockKind::Rule => {
                for line_idx in block {
                    let is_rule = kind == BlockKind::Rule;
                    lines.push(TextLine { span: source.line(line_idx), is_rule, after_blank, after_furniture });
                    (after_blank, after_furniture) = (false, false);
                }
            }
        }
    }
    lines
}
