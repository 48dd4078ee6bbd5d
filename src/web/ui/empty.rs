//! The empty page: a sheet to paste on, and examples.

use super::element::el;
use crate::web::examples;
use crate::web::state::State;
use leptos::prelude::*;

/// The empty state.
pub(crate) fn empty(state: State) -> AnyView {
    let label = "Text of a cable, from whatever source: an archive, a release, a print, a transmission";
    let area = el("textarea", "").id("paste-area").label(label).view();
    let sheet = el("div", "sheet")
        .child(el("h1", "").text("Paste a State Department cable, or drop files anywhere.").view())
        .child(el("p", "hint").text(label).view())
        .child(area)
        .child(el("button", "primary").action("read").text("Read this text").view())
        .view();
    let sheet = el("main", "empty").child(sheet);
    let examples = examples::all(state);
    if examples.is_empty() {
        return sheet.view();
    }
    let items = examples.iter().enumerate().map(|(idx, example)| {
        el("li", "")
            .child(el("button", "link").action(&format!("example:{idx}")).text(&example.name).view())
            .child(el("span", "").text(&example.shows).view())
            .view()
    });
    let list = el("section", "examples")
        .label("Examples")
        .child(el("h2", "").text("No cable at hand? Try an example.").view())
        .child(el("ul", "").children(items).view())
        .child(el("p", "aside").text("They are invented, and say so.").view())
        .view();
    sheet.child(list).view()
}
