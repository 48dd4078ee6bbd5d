//! The list of the cables in a text, where there are several.

use super::element::{dynamic, el};
use crate::present::{CableEntry, LEVELS, ORDERS, cable_list, words};
use crate::web::state::{Loaded, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The list, a window of it at a time, with what chooses and orders; nothing for one cable.
pub(crate) fn cables(state: State, loaded: Arc<Loaded>) -> AnyView {
    if loaded.document.cables().len() < 2 {
        return ().into_any();
    }
    let choice = |id: &str, label: &str, options: &[(&str, &str)]| {
        let options = options.iter().map(|(name, label)| el("option", "").value(name).text(label).view());
        el("select", "").id(id).label(label).children(options).view()
    };
    let tools = el("p", "tools")
        .child(el("span", "name").text("Search the list").view())
        .child(el("input", "").id("list-box").kind("search").label("Words of number, post, subject or TAGS").view())
        .child(choice("list-level", "Level", &LEVELS))
        .child(choice("list-order", "Order", &ORDERS))
        .view();
    let list = dynamic(move || {
        let wanted = state.wanted.get();
        let Some(list) = cable_list(&loaded.document, &wanted, state.list_from.get()) else { return ().into_any() };
        let shown = loaded.page.cable_idx;
        let step = |from: usize, n: usize, word: &str| {
            let label = format!("{} {word}", words::grouped(n));
            let button = el("button", "more").action(&format!("list:{from}")).text(&label).view();
            (n > 0).then(|| el("li", "").child(button).view())
        };
        let entries = list.entries.iter().map(|one| entry(one, one.cable_idx == shown));
        let none = list.entries.is_empty().then(|| el("li", "label none").text("None is like this.").view());
        let items = el("ol", "")
            .id("cable-list")
            .children(step(list.earlier(), list.n_before, "earlier"))
            .children(entries)
            .children(none)
            .children(step(list.later(), list.n_after, "more"))
            .view();
        let keys = el("span", "keys").text(" · Alt+↑ and Alt+↓ go from one to the next").view();
        let summary = el("p", "label").text(&list.summary).child(keys).view();
        el("div", "").child(summary).child(items).view()
    });
    el("nav", "cables").id("cables").label("Cables in this text").child(tools).child(list).view()
}

fn entry(entry: &CableEntry, is_shown: bool) -> AnyView {
    let button = el("button", "").id(&format!("cable-{}", entry.cable_idx));
    let button = if is_shown { button.current() } else { button };
    let cell = |class: &str, text: &str| el("span", class).text(text).text(" ").view();
    let button = button
        .action(&format!("cable:{}", entry.cable_idx))
        .child(cell("number", &entry.number))
        .child(cell("date", &entry.date))
        .child(cell("post", &entry.post))
        .child(cell("subject", &entry.subject))
        .view();
    el("li", "").child(button).view()
}
