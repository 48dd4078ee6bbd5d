//! The notes: what can be said about the text, each with its place; repairs with what is written, and a button for each.

use super::element::el;
use crate::Page;
use crate::present::{Note, NoteRepair, words};
use leptos::prelude::*;

/// The list of notes, foldable.
pub(crate) fn notes(page: &Page) -> AnyView {
    let notes = &page.notes;
    if notes.is_empty() {
        return el("p", "no-notes")
            .id("notes")
            .tabindex("-1")
            .text("No notes: no doubt was detected, which is no proof that there is none.")
            .view();
    }
    let n_warnings = notes.iter().filter(|note| note.severity != "info").count();
    let all = words::count(notes.len(), "note");
    let summary = match n_warnings {
        0 => all,
        n if n == notes.len() => format!("{all} to look at"),
        n => format!("{all}, {} of them to look at", words::grouped(n)),
    };
    el("details", "notes")
        .part("notes")
        .id("notes")
        .child(el("summary", "").text(&summary).view())
        .child(el("ul", "").children(notes.iter().enumerate().map(note)).view())
        .view()
}

fn note((idx, note): (usize, &Note)) -> AnyView {
    let item = el("li", &format!("note {}", note.severity)).id(&format!("note-{idx}")).tabindex("-1");
    let item = match note.field {
        Some(field) => item.field(field),
        None => item,
    };
    let place =
        note.field.map(|field| el("button", "field place").field(field).action("show").text(&note.place).view());
    let edits = note.edits.iter().map(|(written, read)| {
        el("li", "")
            .child(el("span", "label").text("Written").view())
            .child(el("code", "").text(written).view())
            .child(el("span", "label").text(if read.is_empty() { "Left out" } else { "Read as" }).view())
            .child(el("code", "").text(read).view())
            .view()
    });
    let more = note.has_more.then(|| el("li", "label").text("and more").view());
    let list = (!note.edits.is_empty()).then(|| el("ul", "repairs").children(edits).children(more).view());
    item.child(el("span", "severity").text(note.word).view())
        .text(" ")
        .child(el("span", "").text(&note.text).view())
        .text(" ")
        .children(place)
        .children(list)
        .children(note.repair.as_ref().map(repair))
        .view()
}

/// What can be made of the place: the repair, or the text as it is. Either acts at once.
fn repair(repair: &NoteRepair) -> AnyView {
    let button = |choice: &str, label: &str, is_chosen: bool| {
        let class = if is_chosen { "switch chosen" } else { "switch" };
        let action = format!("repair:{}:{choice}", repair.diagnostic_idx);
        el("button", class).action(&action).pressed(is_chosen).text(label).view()
    };
    el("p", "repair-line")
        .role("group")
        .label("How to read it")
        .child(button("on", &repair.title, repair.is_applied))
        .text(" ")
        .child(button("off", "Leave as written", !repair.is_applied))
        .view()
}
