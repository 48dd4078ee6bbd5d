//! Level 0: bytes, positions, edits.
//!
//! Knows nothing of cables: not what a line means, only where it begins and ends. Everything above points into a
//! [`Source`] by [`Span`] and never keeps a copy of its text.

pub mod cursor;
pub mod decode;
pub mod edit;
pub mod letters;
pub mod line_index;
pub mod projection;
pub mod reflow;
pub mod source;
pub mod span;
pub mod steps;

pub use cursor::Cursor;
pub use decode::Encoding;
pub use edit::Edit;
pub use line_index::LineIndex;
pub use projection::Projection;
pub use source::Source;
pub use span::Span;
