//! The source, exact, with line numbers.

use super::element::{dynamic, el};
use crate::present::source::{SourceRow, WINDOW_ROWS};
use crate::present::{Category, words};
use crate::web::state::{Loaded, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The bar between the reading view and the source, which the pointer and the keyboard move.
pub(crate) fn splitter() -> AnyView {
    el("div", "splitter").id("splitter").role("separator").label("Width of the reading view").tabindex("0").view()
}

/// The source pane.
pub(crate) fn source(state: State, loaded: &Arc<Loaded>) -> AnyView {
    let n_lines = loaded.document.source().lines().n_lines();
    let label = format!("Source, {}", words::count(n_lines, "line"));
    let page = loaded.clone();
    let rows = dynamic(move || {
        state.source.with(|window| {
            let earlier = window.before.map(|_| el("button", "more").action("earlier").text("Earlier lines").view());
            let label = format!("Later lines (at most {} are shown at a time)", words::grouped(WINDOW_ROWS));
            let later = window.after.map(|_| el("button", "more").action("later").text(&label).view());
            // Of several cables, the lines of the others recede.
            let cables = page.document.cables();
            let own = cables.get(page.page.cable_idx).filter(|_| cables.len() > 1).map(|cable| cable.span);
            let rows = window.rows.iter().map(|one| {
                let is_elsewhere = own.is_some_and(|own| !own.meets(one.span) && !one.span.is_empty());
                row(one, &page.page.tags_of(one.span, one.is_furniture), is_elsewhere)
            });
            let rows = el("div", "rows").id("rows").children(rows).view();
            el("div", "").children(earlier).child(rows).children(later).view()
        })
    });
    // A narrow window shows this pane alone: then it is a page with a heading of its own.
    let heading = el("h1", "visually-hidden pane-heading").text("Source").view();
    let legend = dynamic(move || {
        let is_plain = state.shell.with(|shell| shell.is_plain);
        let button = el("button", if is_plain { "switch chosen" } else { "switch" }).action("plain");
        let button = button.pressed(is_plain).text("Plain").view();
        let entries = Category::ALL.map(|category| {
            let tag = el("span", &format!("tag of-{}", category.name())).text(category.tag()).view();
            el("span", "entry").child(tag).text(" ").text(category.title()).text(" ").view()
        });
        let entries = if is_plain { None } else { Some(entries) };
        el("p", "legend").children(entries.into_iter().flatten()).child(button).view()
    });
    let pane = el("section", "pane source").part("source").id("source").tabindex("0").label(&label);
    pane.child(heading).child(legend).child(rows).view()
}

fn row(row: &SourceRow, tags: &str, is_elsewhere: bool) -> AnyView {
    let number = row.number.map(|number| format!("{number:04}")).unwrap_or_default();
    let class = match (row.is_furniture, row.is_unrecognised) {
        (true, _) => "row furniture",
        (_, true) => "row unrecognised",
        _ if is_elsewhere => "row elsewhere",
        _ => "row",
    };
    el("div", class)
        .child(el("span", "no").text(&number).view())
        .child(el("span", "tag").text(if row.is_unrecognised { "?" } else { tags }).view())
        .child(el("span", "code").text(&row.text).view())
        .view()
}
