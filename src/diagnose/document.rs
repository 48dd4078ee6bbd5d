//! A text, read and examined.

use super::{Applicability, Diagnostic, diagnose};
use crate::cable::Cable;
use crate::layout::{Layout, Rendering, RenderingKind, unwrap};
use crate::read::{self, Reading, coverage::Coverage};
use crate::text::{Edit, Source, Span, cursor, edit, reflow};
use std::sync::Arc;

/// Everything known about a text. Made by [`Document::of_text`] or [`Document::of_bytes`], which take any input whatever.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    examined: Arc<Examined>,
    /// For each diagnostic, whether its repair is applied when the text is read.
    applied: Vec<bool>,
    /// Edits of all repairs that are applied, in order, not overlapping.
    edits: Vec<Edit>,
}

/// What repairs cannot change; shared by the copies of a document, which differ in their repairs alone.
#[derive(Debug, PartialEq)]
struct Examined {
    reading: Reading,
    diagnostics: Vec<Diagnostic>,
    coverage: Coverage,
    n_words: usize,
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
    pub(crate) fn of_source(source: Source) -> Self {
        Self::of_source_as(source, None)
    }

    /// Reads a source in a rendering that the reader chose.
    #[must_use]
    pub(crate) fn of_source_as(source: Source, chosen: Option<RenderingKind>) -> Self {
        let reading = read::read_as(source, chosen);
        let diagnostics = diagnose(&reading);
        let applied = diagnostics.iter().map(Diagnostic::is_safe).collect();
        let coverage = read::coverage::of(&reading);
        let n_words = cursor::words(reading.source.text(), 0).count();
        let examined = Arc::new(Examined { reading, diagnostics, coverage, n_words });
        let mut document = Self { examined, applied, edits: Vec::new() };
        document.collect_edits();
        document
    }

    /// The text that is read of some bytes: of a page or a table, the text in it.
    #[must_use]
    pub(crate) fn readable(bytes: &[u8]) -> String {
        unwrap(Source::of_bytes(bytes), None).text().to_owned()
    }

    fn collect_edits(&mut self) {
        let applied = self.examined.diagnostics.iter().zip(&self.applied).filter(|(_, applied)| **applied);
        let repairs = applied.filter_map(|(diagnostic, _)| diagnostic.repair.as_ref());
        self.edits = edit::ordered(repairs.flat_map(|repair| repair.edits.iter().cloned()));
    }

    /// True if the repair of a diagnostic is applied when the text is read. At first all safe ones are.
    #[must_use]
    pub(crate) fn is_applied(&self, diagnostic_idx: usize) -> bool {
        self.applied.get(diagnostic_idx) == Some(&true)
    }

    /// Applies the repair of one diagnostic, or undoes it. A repair that is for display only is never applied.
    pub(crate) fn set_applied(&mut self, diagnostic_idx: usize, applied: bool) {
        let repair = self.examined.diagnostics.get(diagnostic_idx).and_then(|diagnostic| diagnostic.repair.as_ref());
        let may_apply = repair.is_some_and(|repair| repair.applicability != Applicability::DisplayOnly);
        if let Some(slot) = self.applied.get_mut(diagnostic_idx) {
            *slot = applied && may_apply;
        }
        self.collect_edits();
    }

    /// Applies all safe repairs, or undoes all repairs.
    pub(crate) fn set_all_applied(&mut self, applied: bool) {
        for (slot, diagnostic) in self.applied.iter_mut().zip(&self.examined.diagnostics) {
            *slot = applied && diagnostic.is_safe();
        }
        self.collect_edits();
    }

    /// The text.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.examined.reading.source
    }

    /// Its physical structure.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.examined.reading.layout
    }

    /// The rendering it is in; none if there is no cable.
    #[must_use]
    pub(crate) fn rendering(&self) -> Rendering {
        let rendering = &self.examined.reading.layout.rendering;
        if self.examined.reading.cables.is_empty() && !rendering.is_chosen {
            return Rendering::none();
        }
        if rendering.kind == RenderingKind::None {
            // A cable by its fields, without any sign of an archive: a transmission, or a part of one.
            return Rendering { kind: RenderingKind::Transmission, score: 0.3, ..Rendering::none() };
        }
        rendering.clone()
    }

    /// The cables in it.
    #[must_use]
    pub fn cables(&self) -> &[Cable] {
        &self.examined.reading.cables
    }

    /// What is to be said, in the order of the places.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.examined.diagnostics
    }

    /// How much of the text was recognised.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.examined.coverage
    }

    /// How many words the text has, whatever was made of them.
    #[must_use]
    pub(crate) fn n_words(&self) -> usize {
        self.examined.n_words
    }

    /// Edits of all repairs that are applied, in order, not overlapping.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The source with the repairs applied. The source itself stays as it is.
    #[must_use]
    pub fn repaired(&self) -> String {
        edit::apply(self.source().text(), &self.edits)
    }

    /// How some spans read: lines joined, repairs applied.
    #[must_use]
    pub(crate) fn reading_text(&self, spans: &[Span]) -> String {
        reflow::text(self.source().text(), spans, &self.edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n\
                        1. (U) The town,s band don,t play.\nROE\n";

    #[test]
    fn repairs_are_undone_one_by_one_and_all_together() {
        let mut document = Document::of_text(TEXT);
        let repaired = document.repaired();
        assert!(repaired.contains("town’s band don’t"));
        let at = document.diagnostics().iter().position(|found| found.repair.is_some()).unwrap();
        assert!(document.is_applied(at));
        document.set_applied(at, false);
        assert_eq!(document.repaired(), TEXT);
        document.set_applied(at, true);
        assert_eq!(document.repaired(), repaired);
        document.set_all_applied(false);
        assert_eq!((document.repaired().as_str(), document.edits().len()), (TEXT, 0));
        document.set_all_applied(true);
        assert_eq!(document.repaired(), repaired);
        document.set_applied(99, true);
    }

    #[test]
    fn a_chosen_rendering_is_kept() {
        let document = Document::of_source_as(Source::of_text(TEXT.to_owned()), Some(RenderingKind::Aad));
        assert_eq!((document.rendering().kind, document.rendering().is_chosen), (RenderingKind::Aad, true));
        assert_eq!(document.cables().len(), 1);
    }
}
