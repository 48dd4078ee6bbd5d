//! A document as text of other kinds.
//!
//! Knows nothing of the page; what it writes is the same in the browser and on the command line.

pub mod json;
