//! What can be said about a document: doubts, damage, and repairs for reading.
//!
//! A rule reads a finished [`Reading`] and cannot alter it. It says what it saw, where, and - where the intended text
//! is beyond doubt - how it should be read. Nothing here changes the source.

pub(crate) mod diagnostic;
pub(crate) mod document;
mod look_alike;
pub(crate) mod rules;
mod settle;

pub use diagnostic::{Applicability, Diagnostic, Repair, Severity};
pub use document::Document;

use crate::read::Reading;

/// All diagnostics of a reading, in the order of their places. Safe repairs compose: the text that they give needs no other.
#[must_use]
pub(crate) fn diagnose(reading: &Reading) -> Vec<Diagnostic> {
    let mut out = found(reading);
    settle::settle(reading, &mut out);
    out
}

/// What the rules say, each for itself.
fn found(reading: &Reading) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for rule in rules::ALL {
        rule(reading, &mut out);
    }
    out.sort_by_key(|diagnostic| diagnostic.spans.first().map_or(0, |span| span.start()));
    out
}
