//! Level 1: physical structure. Lines, tokens, blocks, furniture, and which rendering a text is in.
//!
//! Knows nothing of meaning: not who wrote to whom, nor where a header ends. What it does know it knows of every
//! line: blocks tile the lines, tokens tile any piece of text they are asked for.

pub(crate) mod block;
pub(crate) mod furniture;
pub(crate) mod rendering;
pub(crate) mod unwrap;

pub(crate) use block::{BlockKind, Blocks};
pub(crate) use furniture::Furniture;
pub(crate) use rendering::{Rendering, RenderingKind};
pub(crate) use unwrap::unwrap;

use crate::text::Source;

/// The physical structure of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Runs of lines of one kind.
    pub blocks: Blocks,
    /// How the text was rendered, as far as its outside shows.
    pub(crate) rendering: Rendering,
}

impl Layout {
    /// Lays out a source; one pass over the lines.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        Self::of_rendering(source, None)
    }

    /// The same, with a rendering that the reader chose.
    #[must_use]
    pub(crate) fn of_rendering(source: &Source, chosen: Option<RenderingKind>) -> Self {
        let wrapping = source.projection().map(crate::text::Projection::wrapping);
        Self { blocks: Blocks::of(source), rendering: Rendering::of(source.text(), wrapping, chosen) }
    }
}
