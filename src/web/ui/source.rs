//! The source, exact, with line numbers.

use super::element::{dynamic, el};
use crate::present::source::{SourceRow, WINDOW_ROWS};
use crate::present::words;
use crate::web::state::{Loaded, State};
use leptos::prelude::*;

/// The source pane.
pub fn source(state: State, loaded: &Loaded) -> AnyView {
    let n_lines = loaded.document.source().lines().n_lines();
    let label = format!("Source, {}", words::count(n_lines, "line"));
    let rows = dynamic(move || {
        state.source.with(|window| {
            let earlier = window.before.map(|_| el("button", "more").action("earlier").text("Earlier lines").view());
            let label = format!("Later lines (at most {} are shown at a time)", words::grouped(WINDOW_ROWS));
            let later = window.after.map(|_| el("button", "more").action("later").text(&label).view());
            let rows = el("div", "rows").id("rows").children(window.rows.iter().map(row)).view();
            el("div", "").children(earlier).child(rows).children(later).view()
        })
    });
    // A narrow window shows this pane alone: then it is a page with a heading of its own.
    let heading = el("h1", "visually-hidden pane-heading").text("Source").view();
    el("section", "pane source").id("source").tabindex("0").label(&label).child(heading).child(rows).view()
}

fn row(row: &SourceRow) -> AnyView {
    let number = row.number.map(|number| format!("{number:04}")).unwrap_or_default();
    let class = match (row.is_furniture, row.is_unrecognised) {
        (true, _) => "row furniture",
        (_, true) => "row unrecognised",
        _ => "row",
    };
    el("div", class)
        .child(el("span", "no").text(&number).view())
        .child(el("span", "code").text(&row.text).view())
        .view()
}
