//! The notes: what can be said about the text, each with its place; repairs with what is written, and a button for each.

use super::element::el;
use crate::Page;
use crate::present::{Note, NoteRepair, Repairs, words};
use leptos::prelude::*;

/// The list of notes, foldable.
pub fn notes(page: &Page) -> AnyView {
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

/// What a repair does, whether it is made, and the button that changes that.
fn repair(repair: &NoteRepair) -> AnyView {
    let (state, verb) = if repair.is_applied { ("Made:", "Undo") } else { ("Not made:", "Make it") };
    let name = format!("{verb}: {}", repair.title);
    let action = format!("repair:{}", repair.diagnostic_idx);
    el("p", "repair-line")
        .child(el("span", "label").text(state).text(" ").text(&repair.title).text(".").view())
        .text(" ")
        .child(el("button", "switch").action(&action).label(&name).text(verb).view())
        .view()
}

/// The switch for all repairs at once; nothing if there are none.
pub fn switch(repairs: Option<&Repairs>) -> Option<AnyView> {
    let repairs = repairs?;
    let button = |action: &str, label: &str, is_chosen: bool| {
        let name = if is_chosen { format!("{label}, shown") } else { label.to_owned() };
        let class = if is_chosen { "switch chosen" } else { "switch" };
        el("button", class).action(action).label(&name).text(label).view()
    };
    let group = el("span", "both")
        .role("group")
        .label("How the text is shown")
        .child(button("repairs:off", "As written", repairs.is_as_written))
        .child(button("repairs:on", "Repaired", repairs.is_repaired))
        .view();
    let text = el("span", "label").text(&repairs.text).view();
    Some(el("p", "repairs-line").child(group).text(" ").child(text).view())
}
