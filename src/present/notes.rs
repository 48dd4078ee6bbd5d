//! Diagnostics as notes for people.

use super::cables::Owners;
use super::{Block, Category, FieldPlace, Fields, Note, NoteRepair, explain, words};
use crate::diagnose::{Applicability, Diagnostic, Document, Repair, Severity};
use crate::text::{Edit, Span};

/// Edits shown one by one in a note.
const MOST_EDITS: usize = 14;
/// Words around an edit that are shown with it, in bytes.
const CONTEXT: usize = 24;
/// Longer texts of an edit are cut.
const LONGEST_EXCERPT: usize = 80;

/// Builds the notes about one cable: those whose place is in it, and those that are about no place.
pub(super) fn notes(document: &Document, cable_idx: usize, fields: &mut Fields) -> Vec<Note> {
    let owners = Owners::of(document);
    let is_own = |diagnostic: &Diagnostic| {
        diagnostic.spans.first().is_none_or(|first| owners.of_place(first.start()) == cable_idx)
    };
    let own = document.diagnostics().iter().enumerate().filter(|(_, diagnostic)| is_own(diagnostic));
    own.map(|(idx, diagnostic)| note(document, idx, diagnostic, fields)).collect()
}

fn note(document: &Document, diagnostic_idx: usize, diagnostic: &Diagnostic, fields: &mut Fields) -> Note {
    let text = words::sentence(&diagnostic.message) + ".";
    let (severity, word) = match diagnostic.severity {
        Severity::Error => ("error", "Error"),
        Severity::Warning => ("warning", "Warning"),
        Severity::Info => ("info", "Note"),
    };
    let all_edits = diagnostic.repair.as_ref().map(|repair| repair.edits.as_slice()).unwrap_or_default();
    let edits: Vec<(String, String)> =
        all_edits.iter().take(MOST_EDITS).map(|edit| before_and_after(document, edit)).collect();
    let may_apply = |repair: &&Repair| repair.applicability != Applicability::DisplayOnly;
    let field =
        (!diagnostic.spans.is_empty()).then(|| fields.add_plain(word, Category::Furniture, &diagnostic.spans, &text));
    Note {
        severity,
        word,
        place: explain::lines(document, &diagnostic.spans),
        text,
        has_more: all_edits.len() > edits.len(),
        edits,
        repair: diagnostic.repair.as_ref().filter(may_apply).map(|repair| NoteRepair {
            diagnostic_idx,
            title: words::sentence(repair.title),
            is_applied: document.is_applied(diagnostic_idx),
        }),
        field,
    }
}

/// What is written and how it is read, each with the words around it.
fn before_and_after(document: &Document, edit: &Edit) -> (String, String) {
    let source = document.source();
    let line = source.line(source.lines().line_at(edit.span.start()));
    let (from, to) = (edit.span.range().start, edit.span.range().end);
    let start = source.text().ceil_char_boundary(from.saturating_sub(CONTEXT).max(line.range().start));
    let end = source.text().floor_char_boundary((to + CONTEXT).min(line.range().end.max(to)));
    // Whole words only, unless the line begins or ends there.
    let head = source.slice(Span::of(start..from));
    let head = if start > line.range().start { head.split_once(' ').map_or(head, |(_, rest)| rest) } else { head };
    let tail = source.slice(Span::of(to..end));
    let tail = if end < line.range().end { tail.rsplit_once(' ').map_or(tail, |(rest, _)| rest) } else { tail };
    let written = source.slice(edit.span);
    (
        shortened(&format!("{head}{written}{tail}")),
        shortened(&format!("{head}{}{tail}", edit.text.replace('\n', " [line end] "))),
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
        let spans =
            note.field.and_then(|field| fields.get(field)).map(|field| field.spans.as_slice()).unwrap_or_default();
        places.extend(spans.iter().map(|span| (*span, note_idx)));
    }
    places.sort_by_key(|(span, _)| *span);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    #[test]
    fn an_edit_is_shown_with_the_words_around_it() {
        let shown = |text: &str, start: u32, end: u32, to: &str| {
            before_and_after(&Document::of_text(text.to_owned()), &Edit::replace(Span::new(start, end), to))
        };
        // Never more than its line, whole words, some twenty signs on each side.
        assert_eq!(
            shown("ONE\nthe town,s band\nTWO", 12, 13, "’"),
            ("the town,s band".into(), "the town’s band".into())
        );
        let long = "one two three four five six the town,s band of seven eight nine ten";
        assert_eq!(shown(long, 36, 37, "’").0, "four five six the town,s band of seven eight");
        assert_eq!(shown("ab", 1, 1, "\n"), ("ab".into(), "a [line end] b".into()));
        assert_eq!(shown("éé,s éé", 4, 5, "’").1, "éé’s éé");
        // The context ends between characters: here it would begin and end inside one.
        let around = "é".repeat(11);
        let text = format!("’x{around},x{around}’ and so on");
        assert_eq!(shown(&text, 26, 27, "’").1, format!("x{around}’x{around}"));
    }

    #[test]
    fn notes_are_of_their_cable() {
        let torn = |place: &str| {
            format!(
                "R 071200Z MAY 08\nFM AMEMBASSY {place}\nTO SECSTATE WASHDC 1\nUNCLAS {place} 000231\n\n\
                 TAGS: SCUL\nSUBJECT: TALKS\n\n1. (U) The town,s band don,t play.\nROE\n\n"
            )
        };
        let document = Document::of_text(torn("BERN") + &torn("BAKU"));
        let of = |cable_idx: usize| {
            let page = Page::of(&document, cable_idx);
            page.notes.into_iter().map(|note| note.place).collect::<Vec<_>>()
        };
        assert!(of(0).contains(&"line 9".to_owned()), "{:?}", of(0));
        assert!(of(1).contains(&"line 20".to_owned()), "{:?}", of(1));
        assert!(!of(0).contains(&"line 20".to_owned()) && !of(1).contains(&"line 9".to_owned()));
    }
}
