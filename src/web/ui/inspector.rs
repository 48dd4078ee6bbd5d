//! The line at the foot: figures about the whole, and the way through what was not recognised.

use super::element::{dynamic, el};
use crate::web::state::State;
use leptos::prelude::*;

/// The line; nothing on an empty page.
pub(crate) fn inspector(state: State) -> AnyView {
    dynamic(move || {
        state.loaded.with(|loaded| {
            let Some(loaded) = loaded else { return ().into_any() };
            let tag = if state.view.is_page() { "footer" } else { "div" };
            let has_runs =
                !loaded.document.cables().is_empty() && !loaded.document.coverage().unrecognised.is_empty();
            let walk = has_runs.then(|| el("button", "switch").action("run").text("Next unrecognised").view());
            let flash = state.flash.get();
            if !flash.is_empty() {
                return el(tag, "inspector").child(el("p", "flash").text(&flash).view()).view();
            }
            let line = el("p", "status").text(&loaded.page.status.join(" · ")).text(" ").children(walk).view();
            el(tag, "inspector").child(line).view()
        })
    })
}
