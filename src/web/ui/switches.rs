//! How the text is shown: as written or repaired, and with the breaks that it was read over.

use super::element::{dynamic, el};
use crate::Page;
use crate::present::{Repairs, words};
use crate::web::state::State;
use leptos::prelude::*;

/// The line of switches; nothing if there is nothing to switch.
pub(crate) fn switches(state: State, page: &Page) -> Option<AnyView> {
    let n_joins = page.n_joins;
    let repairs = page.repairs.as_ref().map(repairs);
    if repairs.is_none() && n_joins == 0 {
        return None;
    }
    let joins = (n_joins > 0).then(|| {
        dynamic(move || {
            let is_on = state.shell.with(|shell| shell.has_joins);
            let label = format!("Show {}", words::count(n_joins, "page or section break"));
            let class = if is_on { "switch chosen" } else { "switch" };
            el("button", class).action("joins").pressed(is_on).text(&label).view()
        })
    });
    Some(el("p", "repairs-line").children(repairs).children(joins).view())
}

/// The switch for all repairs at once.
fn repairs(repairs: &Repairs) -> AnyView {
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
    el("span", "").child(group).text(" ").child(el("span", "label").text(&repairs.text).view()).text(" ").view()
}
