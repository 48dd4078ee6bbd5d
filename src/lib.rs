//! Reads U.S. State Department cables (diplomatic telegrams), in whatever rendering they come, and shows what it read,
//! what it doubts, and where each thing stands in the source.
//!
//! # Data flow
//!
//! ```text
//! bytes -> text::Source -> layout::unwrap -> layout::Layout -> read::Reading -> diagnose::Document -> present::Page -> web
//!                                                                                               \-> export (JSON)
//! ```
//!
//! # Reading order
//!
//! [`text`] (positions), [`layout`] (lines and furniture), [`cable`] (the model, one concept a file), [`read`] (the
//! grammar), [`tables`] (what codes mean), [`diagnose`] (what can be said), [`present`] and [`export`] (what is shown).
//! `web` is the browser's leaf and exists only there.
//!
//! # Invariants (held by `tests/layering.rs`, `tests/lossless.rs`, `tests/fixtures.rs`)
//!
//! * Reading never fails: any text gives a [`Document`]; a problem is a [`Diagnostic`], a correction a set of edits.
//! * The source is never changed: [`text::Source::to_bytes`] gives the input back, byte for byte.
//! * Lines, blocks and tokens tile the text; the model points into it by [`Span`] and keeps no copy.
//! * `text`, `layout`, `cable` and `read` never consult `tables`: whether a code is known cannot change where it stands.
//!   The one exception is `read::known`: it tells the name of a post, or a code of TAGS, from noise where they are damaged.
//! * Rules read a finished reading and cannot alter it.
//! * `present` gives owned plain data, which memos can compare and native tests can print.
//! * Nothing outside `web` touches the page, reads a clock, or panics on what a user gives it.
//! * All reading is linear in the length of the text; each limit is a named constant.

// What only this crate uses is `pub(crate)`, so that the compiler sees what nobody uses.
#![warn(unreachable_pub)]
// The page is the last to use much of this, and it is built for the browser alone: there the compiler looks for dead code.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
// The documentation is for those who work on this, and is built with what is private.
#![allow(rustdoc::private_intra_doc_links)]
#![cfg_attr(test, allow(clippy::string_slice, clippy::type_complexity))] // a test may fail

pub mod cable;
pub mod diagnose;
pub mod export;
pub mod layout;
pub mod present;
pub mod read;
pub mod tables;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use cable::Cable;
pub use diagnose::{Diagnostic, Document, Repair, Severity};
pub use present::Page;
pub use text::{Source, Span};

/// Texts up to this size are read: 64 MiB, a thousand times the longest cable known and more than a browser's
/// clipboard holds. The limit keeps offsets in 32 bits and a tab's memory in bounds.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
