//! The outline: what there is, to jump by.

use super::element::el;
use crate::Page;
use leptos::prelude::*;

/// The outline.
pub(crate) fn outline(page: &Page) -> AnyView {
    let entries = page.outline.iter().map(|entry| {
        let button = el("button", "").action(&format!("go:{}", entry.anchor)).text(&entry.text).view();
        el("li", if entry.is_heading { "heading" } else { "" }).child(button).view()
    });
    el("nav", "pane outline").part("outline").label("Outline").child(el("ul", "").children(entries).view()).view()
}
