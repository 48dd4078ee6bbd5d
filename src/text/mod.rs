//! Level 0: bytes, positions, edits.
//!
//! Knows nothing of cables: not what a line means, only where it begins and ends. Everything above points into a
//! [`Source`] by [`Span`] and never keeps a copy of its text.

pub(crate) mod cursor;
pub mod decode;
pub mod edit;
pub(crate) mod letters;
pub(crate) mod line_index;
pub(crate) mod list;
pub(crate) mod projection;
pub(crate) mod reflow;
pub(crate) mod source;
pub(crate) mod span;
pub mod steps;

pub(crate) use cursor::Cursor;
pub use decode::Encoding;
pub use edit::Edit;
pub(crate) use line_index::LineIndex;
pub use list::List;
pub(crate) use projection::Projection;
pub use source::Source;
pub use span::Span;
