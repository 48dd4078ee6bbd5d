//! The JSON document of a text: what was read, where, how sure, and what is to be said.
//!
//! Spans are `[start, end]` in UTF-8 bytes of the decoded text, half-open. Absent is `null` or `[]`, never a missing
//! key. `text` of a body item is the text to read: furniture out, lines joined, safe repairs applied.

mod cable;
mod places;

use crate::diagnose::{Diagnostic, Document};
use crate::text::Span;
use serde::Serialize;

/// A span as the document writes it.
pub(crate) type Pair = [u32; 2];

pub(crate) fn pair(span: Span) -> Pair {
    [span.start(), span.end()]
}

pub(crate) fn pairs(spans: &[Span]) -> Vec<Pair> {
    spans.iter().copied().map(pair).collect()
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
    serde_json::to_string(&root(document, file)).unwrap_or_default()
}

/// The document as JSON over several lines, for people.
#[must_use]
pub fn pretty(document: &Document) -> String {
    serde_json::to_string_pretty(&root(document, None)).unwrap_or_default()
}

fn root<'a>(document: &'a Document, file: Option<&'a str>) -> Root<'a> {
    let rendering = document.rendering();
    let coverage = document.coverage();
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
        coverage: Coverage { recognised: rounded(coverage.recognised), unrecognised: pairs(&coverage.unrecognised) },
        cables: document.cables().iter().map(|cable| cable::document(document, cable)).collect(),
        diagnostics: document.diagnostics().iter().map(diagnostic).collect(),
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticDocument<'_> {
    DiagnosticDocument {
        code: diagnostic.code,
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        spans: pairs(&diagnostic.spans),
        repair: diagnostic.repair.as_ref().map(|repair| RepairDocument {
            title: repair.title,
            applicability: repair.applicability.name(),
            edits: repair.edits.iter().map(|edit| EditDocument { span: pair(edit.span), text: &edit.text }).collect(),
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
