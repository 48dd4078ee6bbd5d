//! The bar for finding words.

use super::element::{dynamic, el};
use crate::web::finding;
use crate::web::state::State;
use leptos::prelude::*;

/// The bar; nothing while it is closed.
pub(crate) fn find(state: State) -> AnyView {
    dynamic(move || {
        if !state.find.with(|find| find.is_open) || state.loaded.with(Option::is_none) {
            return ().into_any();
        }
        let count = dynamic(move || {
            let text = state.find.with(|find| {
                state
                    .loaded
                    .with(|loaded| loaded.as_ref().map_or(String::new(), |loaded| finding::summary(find, loaded)))
            });
            el("span", "count").text(&text).view()
        });
        let button =
            |action: &str, label: &str, text: &str| el("button", "").action(action).label(label).text(text).view();
        el("section", "find")
            .role("search")
            .label("Find")
            .child(el("input", "").id("find-box").kind("search").label("Find in the text").view())
            .child(count)
            .child(button("find:back", "Previous match", "↑"))
            .child(button("find:on", "Next match", "↓"))
            .child(button("find:close", "Close the search", "Close"))
            .view()
    })
}
