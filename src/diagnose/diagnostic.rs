//! A diagnostic, as data.

use crate::text::{Edit, Span};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What is shown may be wrong or is missing.
    Error,
    /// Something does not fit; the reader should look.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// How safe a repair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Certainly what was intended: applied when the text is read, and shown as such.
    Safe,
    /// A choice for the reader.
    Unsafe,
    /// To be shown, never to be applied.
    DisplayOnly,
}

impl Applicability {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::DisplayOnly => "display-only",
        }
    }
}

/// A correction, as edits of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What it does, as an imperative: `read the comma as an apostrophe`.
    pub(crate) title: &'static str,
    /// How safe it is.
    pub applicability: Applicability,
    /// The edits, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// Something to be said about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name: `displaced-reasons`.
    pub code: &'static str,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// A sentence without capital and full stop: what was expected, what was found, what was assumed.
    pub message: String,
    /// The places it is about, in order.
    pub spans: Vec<Span>,
    /// How the text should be read, where that is known.
    pub repair: Option<Repair>,
}

impl Diagnostic {
    /// True if its repair is applied unless the reader undoes it.
    #[must_use]
    pub(crate) fn is_safe(&self) -> bool {
        self.repair.as_ref().is_some_and(|repair| repair.applicability == Applicability::Safe)
    }
}
