//! The page of one cable, put together.

use super::{
    Block, FieldId, FieldPlace, Fields, MarkKind, Page, Repairs, body, cables, card, explain, notes, paint,
    rendering, words,
};
use crate::cable::Cable;
use crate::diagnose::{Applicability, Document};

impl Page {
    /// Builds the page of one of a document's cables; of no cable, if there is no such.
    #[must_use]
    pub fn of(document: &Document, cable_idx: usize) -> Self {
        let mut fields = Fields::default();
        let cable = document.cables().get(cable_idx);
        let card = cable.map(|cable| card::card(document, cable, &mut fields));
        let notes = notes::notes(document, cable_idx, &mut fields);
        let mut body = cable.map_or_else(Vec::new, |cable| body::blocks(document, cable, &mut fields));
        notes::attach(&mut body, &notes, &fields.all);
        let n_joins = body.iter().map(joins).sum();
        let n_paragraphs = cable.map_or(0, |cable| cable.paragraphs().count());
        let outline = cable.map_or_else(Vec::new, |_| body::outline(&body, notes.len()));
        let mut places: Vec<(u32, u32, FieldId)> = Vec::new();
        for (field, place) in fields.all.iter().enumerate() {
            places.extend(place.spans.iter().map(|span| (span.start(), span.end(), field)));
        }
        places.sort_by_key(|(start, end, _)| (*start, *end));
        Self {
            title: title(document, cable),
            announcement: announcement(document, cable, cable_idx, n_paragraphs, notes.len()),
            cable_idx,
            rendering: rendering::line(&document.rendering()),
            card,
            outline,
            body,
            n_joins,
            status: status(document, cable_idx, n_paragraphs, notes.len()),
            notes,
            repairs: repairs(document),
            painted: paint::painted(&fields.all, cable),
            fields: fields.all,
            places,
        }
    }

    /// Where a field stands, in words: `Line 17`.
    #[must_use]
    pub(crate) fn place_of(&self, document: &Document, field: &FieldPlace) -> String {
        let place = explain::lines(document, &field.spans);
        words::sentence(&place)
    }

    /// The narrowest field that stands at a place of the source.
    #[must_use]
    pub(crate) fn field_at(&self, offset: u32) -> Option<FieldId> {
        // A field that holds the place starts at or before it; among the last ones before it, the narrowest counts.
        const LOOK_BACK: usize = 512;
        let before = self.places.partition_point(|(start, ..)| *start <= offset);
        let near = self.places.get(before.saturating_sub(LOOK_BACK)..before).unwrap_or(&[]);
        let holding = near.iter().filter(|(_, end, _)| offset < *end);
        holding.min_by_key(|(start, end, _)| end - start).map(|(.., field)| *field)
    }
}

/// How many joins a block has, before it and in it.
fn joins(block: &Block) -> usize {
    let inside = block.segments.iter().filter(|segment| segment.is_of(MarkKind::Join)).count();
    inside + usize::from(block.join.is_some())
}

fn title(document: &Document, cable: Option<&Cable>) -> String {
    let Some(cable) = cable else { return "No cable recognised — cable-viewer".to_owned() };
    let id = cables::number(cable).unwrap_or_else(|| "Cable".to_owned());
    match &cable.subject {
        Some(subject) => format!("{id} — {}", document.reading_text(&subject.spans)),
        None => format!("{id} — cable-viewer"),
    }
}

/// `2 of 14`; nothing for the only one.
fn which(document: &Document, cable_idx: usize) -> Option<String> {
    let n_cables = document.cables().len();
    (n_cables > 1).then(|| format!("{} of {}", words::grouped(cable_idx + 1), words::grouped(n_cables)))
}

fn announcement(
    document: &Document,
    cable: Option<&Cable>,
    cable_idx: usize,
    n_paragraphs: usize,
    n_notes: usize,
) -> String {
    let Some(cable) = cable else { return "No cable recognised".to_owned() };
    let id = cables::number(cable).unwrap_or_else(|| "without number".to_owned());
    let which = which(document, cable_idx).map_or_else(String::new, |which| format!(", {which}"));
    format!("Cable {id}{which}, {}, {}", words::count(n_paragraphs, "paragraph"), words::count(n_notes, "note"))
}

fn status(document: &Document, cable_idx: usize, n_paragraphs: usize, n_notes: usize) -> Vec<String> {
    let source = document.source();
    let mut status = Vec::new();
    // First what is of the cable, then what is of the whole text.
    let which = which(document, cable_idx);
    let has_several = which.is_some();
    status.extend(which.map(|which| format!("Cable {which}")));
    if !document.cables().is_empty() {
        status.push(words::count(n_paragraphs, "paragraph"));
    }
    status.push(words::count(n_notes, "note"));
    let words_of_all = words::count(document.n_words(), "word");
    status.push(if has_several { format!("The whole text: {words_of_all}") } else { words_of_all });
    if !document.cables().is_empty() {
        let coverage = document.coverage();
        status.push(format!("{} placed", words::percent(coverage.recognised)));
        if !coverage.unrecognised.is_empty() {
            status.push(words::count(coverage.unrecognised.len(), "unrecognised run"));
        }
    }
    status.push(words::count(source.lines().n_lines(), "line"));
    if let Some(projection) = source.projection() {
        let around = match projection.left_out() {
            0 => String::new(),
            n_bytes => format!(", {} around it left out", words::size(n_bytes as u64)),
        };
        status.push(format!("taken out of {}{around}", words::wrapping(projection.wrapping())));
    }
    status.push(source.encoding().label().to_ascii_uppercase());
    status
}

/// What can be switched; `None` if no repair can be applied.
fn repairs(document: &Document) -> Option<Repairs> {
    let (mut n_all, mut n_applied, mut is_repaired) = (0, 0, true);
    for (diagnostic_idx, diagnostic) in document.diagnostics().iter().enumerate() {
        let Some(repair) = &diagnostic.repair else { continue };
        if repair.applicability == Applicability::DisplayOnly {
            continue;
        }
        let is_applied = document.is_applied(diagnostic_idx);
        n_all += 1;
        n_applied += usize::from(is_applied);
        is_repaired &= is_applied == (diagnostic.is_safe());
    }
    let text = format!("{} of {} made", words::grouped(n_applied), words::count(n_all, "repair"));
    (n_all > 0).then_some(Repairs { text, is_as_written: n_applied == 0, is_repaired })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = include_str!("../../tests/cables/several/0001-two-cables-glued.txt");
    const TORN: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\n\
                        SUBJECT: TALKS\n\n1. (U) The town,s band don,t play.\nROE\n";

    #[test]
    fn each_cable_has_a_page() {
        let document = Document::of_text(TWO);
        let (first, second) = (Page::of(&document, 0), Page::of(&document, 1));
        assert!(first.title.starts_with("08BERN231 — AN INVENTED EXAMPLE: THE ALPHORN"));
        assert!(second.title.starts_with("08TBILISI790 — AN INVENTED EXAMPLE: A CELLAR"));
        assert!(second.announcement.starts_with("Cable 08TBILISI790, 2 of 2, 2 paragraphs, "));
        assert_eq!(first.status.first().map(String::as_str), Some("Cable 1 of 2"));
        assert!(Page::of(&document, 2).card.is_none());
    }

    #[test]
    fn repairs_are_counted_and_switched() {
        let mut document = Document::of_text(TORN);
        let page = Page::of(&document, 0);
        let repairs = page.repairs.unwrap();
        assert_eq!(
            (repairs.text.as_str(), repairs.is_as_written, repairs.is_repaired),
            ("1 of 1 repair made", false, true)
        );
        let note = page.notes.into_iter().find_map(|note| note.repair).unwrap();
        assert!(note.is_applied);
        document.set_applied(note.diagnostic_idx, false);
        let page = Page::of(&document, 0);
        assert_eq!(page.repairs.map(|repairs| (repairs.is_as_written, repairs.is_repaired)), Some((true, false)));
        let text: String =
            page.body.iter().flat_map(|block| &block.segments).map(|segment| segment.text.as_str()).collect();
        assert!(text.contains("town,s band don,t"));
    }

    #[test]
    fn what_a_text_was_taken_out_of_is_said() {
        let html = include_bytes!("../../tests/cables/renderings/0006-cablegate-page.html");
        let status = Page::of(&Document::of_bytes(html), 0).status.join(" · ");
        assert!(status.contains("taken out of a web page, "), "{status}");
        assert!(status.contains("kB around it left out"), "{status}");
    }
}
