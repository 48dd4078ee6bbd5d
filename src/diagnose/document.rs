//! A text, read and examined.

use super::{Applicability, Diagnostic, diagnose};
use crate::cable::Cable;
use crate::layout::{Layout, Rendering, RenderingKind};
use crate::read::{self, Reading, coverage::Coverage};
use crate::text::{Edit, Source, Span, edit, reflow};

/// Everything known about a text. Made by [`Document::of_text`] or [`Document::of_bytes`], which take any input whatever.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    reading: Reading,
    diagnostics: Vec<Diagnostic>,
    coverage: Coverage,
    /// Edits of all safe repairs, in order, not overlapping.
    safe_edits: Vec<Edit>,
}

impl Document {
    /// Reads bytes in whatever encoding.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of_source(Source::of_bytes(bytes))
    }

    /// Reads text.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Self {
        Self::of_source(Source::of_text(text.into()))
    }

    /// Reads a source that has been decoded already.
    #[must_use]
    pub fn of_source(source: Source) -> Self {
        let reading = read::read(source);
        let diagnostics = diagnose(&reading);
        let safe = diagnostics.iter().filter_map(|diagnostic| diagnostic.repair.as_ref());
        let safe = safe.filter(|repair| repair.applicability == Applicability::Safe);
        let safe_edits = edit::ordered(safe.flat_map(|repair| repair.edits.iter().cloned()));
        let coverage = read::coverage::of(&reading);
        Self { reading, diagnostics, coverage, safe_edits }
    }

    /// The text.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.reading.source
    }

    /// Its physical structure.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.reading.layout
    }

    /// The rendering it is in; none if there is no cable.
    #[must_use]
    pub fn rendering(&self) -> Rendering {
        let rendering = &self.reading.layout.rendering;
        if self.reading.cables.is_empty() {
            return Rendering::none();
        }
        if rendering.kind == RenderingKind::None {
            // A cable by its fields, without any sign of an archive: a transmission, or a part of one.
            return Rendering { kind: RenderingKind::Transmission, score: 0.3, alternatives: vec![] };
        }
        rendering.clone()
    }

    /// The cables in it.
    #[must_use]
    pub fn cables(&self) -> &[Cable] {
        &self.reading.cables
    }

    /// What is to be said, in the order of the places.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How much of the text was recognised.
    #[must_use]
    pub const fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Edits of all safe repairs, in order, not overlapping.
    #[must_use]
    pub fn safe_edits(&self) -> &[Edit] {
        &self.safe_edits
    }

    /// The source with all safe repairs applied. The source itself stays as it is.
    #[must_use]
    pub fn repaired(&self) -> String {
        edit::apply(self.source().text(), &self.safe_edits)
    }

    /// How some spans read: lines joined, safe repairs applied.
    #[must_use]
    pub fn reading_text(&self, spans: &[Span]) -> String {
        reflow::text(self.source().text(), spans, &self.safe_edits)
    }
}
