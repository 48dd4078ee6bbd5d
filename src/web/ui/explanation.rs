//! The card of what is pointed at: what it is, what it means and by which source, how it is written, where it stands.

use super::element::{dynamic, el};
use crate::present::FieldPlace;
use crate::web::state::{Loaded, State};
use leptos::prelude::*;

/// Longest excerpt of the source in a card, in characters.
const LONGEST: usize = 160;

/// The card; nothing while none is open.
pub(crate) fn explanation(state: State) -> AnyView {
    dynamic(move || {
        let Some(open) = state.explained.get() else { return ().into_any() };
        state.loaded.with(|loaded| {
            let field = loaded.as_ref().and_then(|loaded| Some((loaded, loaded.page.fields.get(open.field)?)));
            field.map_or_else(|| ().into_any(), |(loaded, field)| card(state, loaded, field, open.field))
        })
    })
}

fn card(state: State, loaded: &Loaded, field: &FieldPlace, id: usize) -> AnyView {
    let written = loaded.document.source().words(&field.spans);
    let n_chars = written.chars().count();
    let written: String =
        written.chars().take(LONGEST).collect::<String>() + if n_chars > LONGEST { " …" } else { "" };
    // A sentence that begins with the name needs no name before it.
    let text = field.explanation.strip_prefix(&field.name).unwrap_or(&field.explanation).trim_start();
    let block = loaded.page.body.iter().find(|block| block.field == id);
    // Who reads somebody else's page has no address of ours to copy.
    let block = block.filter(|_| state.view.is_page());
    let link = block
        .and_then(|block| block.number.as_ref())
        .map(|number| el("button", "switch").field(id).action("link").text("Copy link to ¶").text(number).view());
    el("aside", &format!("explanation of-{}", field.category.name()))
        .id("explanation")
        .label("Explanation")
        .child(el("p", "").child(el("strong", "").text(&field.name).view()).text(" ").text(text).view())
        .child(
            el("p", "written")
                .child(el("code", "").text(&written).view())
                .text(" ")
                .child(el("span", "label").text(&loaded.page.place_of(&loaded.document, field)).view())
                .view(),
        )
        .child(
            el("p", "actions")
                .child(el("button", "switch to-source").field(id).action("source").text("Show in the source").view())
                .children(link)
                .child(el("button", "switch").action("unexplain").text("Close").view())
                .view(),
        )
        .view()
}
