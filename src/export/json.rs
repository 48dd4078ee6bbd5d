//! The JSON document of a text: what was read, where, how sure, and what is to be said.
//!
//! Spans are `[start, end]` in UTF-8 bytes of the decoded text, half-open. Absent is `null` or `[]`, never a missing
//! key. `text` of a body item is the text to read: furniture out, lines joined, safe repairs applied.

mod cable;
mod places;
mod role_text;

use crate::diagnose::{Diagnostic, Document};
use crate::text::{Source, Span};
use serde::Serialize;

/// A span as the document writes it.
pub(crate) type Pair = [u32; 2];

/// Writes places of the text as places of the text as it came: of the page's source, where it was unwrapped from one.
#[derive(Clone, Copy)]
pub(crate) struct Spans<'a>(&'a Source);

impl Spans<'_> {
    fn pair(self, span: Span) -> Pair {
        let span = self.0.original_span(span);
        [span.start(), span.end()]
    }

    fn pairs(self, spans: &[Span]) -> Vec<Pair> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }
}

#[derive(Serialize)]
struct Root<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    format: &'static str,
    encoding: &'static str,
    rendering: Rendering,
    coverage: Coverage,
    cables: Vec<cable::CableDocument>,
    diagnostics: Vec<DiagnosticDocument<'a>>,
}

#[derive(Serialize)]
struct Rendering {
    kind: &'static str,
    confidence: &'static str,
    score: f64,
    alternatives: Vec<Alternative>,
}

#[derive(Serialize)]
struct Alternative {
    kind: &'static str,
    score: f64,
}

#[derive(Serialize)]
struct Coverage {
    recognised: f64,
    unrecognised: Vec<Pair>,
}

#[derive(Serialize)]
struct DiagnosticDocument<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    spans: Vec<Pair>,
    repair: Option<RepairDocument<'a>>,
}

#[derive(Serialize)]
struct RepairDocument<'a> {
    title: &'static str,
    applicability: &'static str,
    edits: Vec<EditDocument<'a>>,
}

#[derive(Serialize)]
struct EditDocument<'a> {
    span: Pair,
    text: &'a str,
}

/// The document as one line of JSON, with the name of its file if one is given.
#[must_use]
pub fn line(document: &Document, file: Option<&str>) -> String {
    // Nothing in the document is unwritable.
    serde_json::to_string(&root(document, file)).unwrap_or_default()
}

fn root<'a>(document: &'a Document, file: Option<&'a str>) -> Root<'a> {
    let rendering = document.rendering();
    let coverage = document.coverage();
    let to = Spans(document.source());
    Root {
        file,
        format: "cable-viewer/1",
        encoding: document.source().encoding().label(),
        rendering: Rendering {
            kind: rendering.kind.name(),
            confidence: confidence_of_score(rendering.score),
            score: rounded(rendering.score),
            alternatives: rendering
                .alternatives
                .iter()
                .map(|&(kind, score)| Alternative { kind: kind.name(), score: rounded(score) })
                .collect(),
        },
        coverage: Coverage {
            recognised: rounded(coverage.recognised),
            unrecognised: to.pairs(&coverage.unrecognised),
        },
        cables: document.cables().iter().map(|cable| cable::document(document, cable)).collect(),
        diagnostics: document.diagnostics().iter().map(|found| diagnostic(to, found)).collect(),
    }
}

fn diagnostic<'a>(to: Spans<'_>, diagnostic: &'a Diagnostic) -> DiagnosticDocument<'a> {
    DiagnosticDocument {
        code: diagnostic.code,
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        spans: to.pairs(&diagnostic.spans),
        repair: diagnostic.repair.as_ref().map(|repair| RepairDocument {
            title: repair.title,
            applicability: repair.applicability.name(),
            edits: repair
                .edits
                .iter()
                .map(|edit| EditDocument { span: to.pair(edit.span), text: &edit.text })
                .collect(),
        }),
    }
}

fn confidence_of_score(score: f32) -> &'static str {
    match score {
        score if score >= 0.97 => "certain",
        score if score >= 0.6 => "likely",
        _ => "guess",
    }
}

/// Three decimals are more than a score means.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_in_words_and_in_three_decimals() {
        for (score, word) in [
            (1.0, "certain"),
            (0.97, "certain"),
            (0.969, "likely"),
            (0.6, "likely"),
            (0.599, "guess"),
            (0.0, "guess"),
        ] {
            assert_eq!(confidence_of_score(score), word, "{score}");
        }
        for (score, expected) in [(0.123_45, 0.123), (0.123_6, 0.124), (1.0, 1.0), (0.0, 0.0)] {
            assert!((rounded(score) - expected).abs() < 1e-9, "{score}");
        }
    }
}
