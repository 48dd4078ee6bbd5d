//! Diagnostics as notes for people.

use super::{Block, Category, FieldPlace, Fields, Note, explain, words};
use crate::diagnose::{Applicability, Diagnostic, Document, Severity};
use crate::text::{Edit, Span, order};

/// Repairs shown one by one in a note.
const MOST_REPAIRS: usize = 14;
/// Words around an edit that are shown with it, in bytes.
const CONTEXT: u32 = 24;
/// Longer texts of an edit are cut.
const LONGEST_EXCERPT: usize = 80;

/// Builds the notes.
pub(super) fn notes(document: &Document, fields: &mut Fields) -> Vec<Note> {
    document.diagnostics().iter().map(|diagnostic| note(document, diagnostic, fields)).collect()
}

fn note(document: &Document, diagnostic: &Diagnostic, fields: &mut Fields) -> Note {
    let text = words::sentence(&diagnostic.message) + ".";
    let (severity, word) = match diagnostic.severity {
        Severity::Error => ("error", "Error"),
        Severity::Warning => ("warning", "Warning"),
        Severity::Info => ("info", "Note"),
    };
    let safe = diagnostic.repair.as_ref().filter(|repair| repair.applicability == Applicability::Safe);
    let edits = safe.map_or(&[][..], |repair| &repair.edits);
    let shown: Vec<(String, String)> =
        edits.iter().take(MOST_REPAIRS).map(|edit| before_and_after(document, edit)).collect();
    let field =
        (!diagnostic.spans.is_empty()).then(|| fields.add(word, Category::Furniture, &diagnostic.spans, &text));
    Note {
        severity,
        word,
        place: explain::lines(document, &diagnostic.spans),
        text,
        has_more: edits.len() > shown.len(),
        repairs: shown,
        field,
    }
}

/// What is written and how it is read, each with the words around it.
fn before_and_after(document: &Document, edit: &Edit) -> (String, String) {
    let source = document.source();
    let line = source.line(source.lines().line_at(edit.span.start()));
    let mut start = edit.span.start().saturating_sub(CONTEXT).max(line.start());
    let mut end = (edit.span.end() + CONTEXT).min(line.end().max(edit.span.end()));
    while start < edit.span.start() && !source.text().is_char_boundary(start as usize) {
        start += 1;
    }
    while end > edit.span.end() && !source.text().is_char_boundary(end as usize) {
        end -= 1;
    }
    // Whole words only, unless the line begins or ends there.
    let head = source.slice(Span::new(start, edit.span.start()));
    let head = if start > line.start() { head.split_once(' ').map_or(head, |(_, rest)| rest) } else { head };
    let tail = source.slice(Span::new(edit.span.end(), end));
    let tail = if end < line.end() { tail.rsplit_once(' ').map_or(tail, |(rest, _)| rest) } else { tail };
    let written = source.slice(edit.span);
    (
        shortened(&format!("{head}{written}{tail}")),
        shortened(&format!("{head}{}{tail}", edit.text.replace('\n', " ⏎ "))),
    )
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LONGEST_EXCERPT {
        return text.to_owned();
    }
    text.chars().take(LONGEST_EXCERPT).collect::<String>() + "…"
}

/// Puts each note beside the blocks that it is about.
pub(super) fn attach(blocks: &mut [Block], notes: &[Note], fields: &[FieldPlace]) {
    let mut places: Vec<(Span, usize)> = Vec::new();
    for (note_idx, note) in notes.iter().enumerate() {
        let spans = note.field.and_then(|field| fields.get(field)).map_or(&[][..], |field| &field.spans);
        places.extend(spans.iter().map(|span| (*span, note_idx)));
    }
    order::sort_by_number(&mut places, |(span, _)| span.order());
    for block in blocks {
        let Some(field) = fields.get(block.field) else { continue };
        for &span in &field.spans {
            let from = places.partition_point(|(place, _)| place.start() < span.start());
            let inside = places.iter().skip(from).take_while(|(place, _)| place.start() < span.end());
            for &(_, note_idx) in inside {
                if !block.notes.contains(&note_idx) {
                    block.notes.push(note_idx);
                }
            }
        }
    }
}
