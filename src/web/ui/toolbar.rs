//! The line at the top: name, open, clear, colours; and the promise that nothing leaves the page.

use super::element::{dynamic, el};
use crate::web::shell::Pane;
use crate::web::state::State;
use leptos::prelude::*;

/// The toolbar.
pub(crate) fn toolbar(state: State) -> AnyView {
    let file = el("input", "visually-hidden").id("file").kind("file").view();
    let open = el("label", "button").text("Open files …").child(file).view();
    let bar = el("div", "toolbar")
        .child(el("p", "brand").text("cable-viewer").view())
        .child(
            el("div", "actions")
                .child(open)
                .child(dynamic(move || {
                    let is_loaded = state.loaded.with(Option::is_some);
                    let button = |action: &str, text: &str| el("button", "").action(action).text(text).view();
                    if is_loaded {
                        vec![button("find", "Find"), button("clear", "Clear")].into_any()
                    } else {
                        ().into_any()
                    }
                }))
                .child(dynamic(move || {
                    let name = state.shell.with(|shell| shell.theme.name());
                    el("button", "").action("theme").text("Theme: ").text(name).view()
                }))
                .child(worded("settings", "Aa", "Reading", ": size, width, typeface"))
                .child(worded("help", "?", "Help", ": keys, links"))
                .view(),
        )
        .child(dynamic(move || if state.loaded.with(Option::is_some) { panes(state) } else { ().into_any() }))
        .view();
    let privacy = el("p", "privacy").text(
        "Nothing you paste leaves this page. It has no server and forbids itself network access: disconnect, reload, and see.",
    );
    el("header", "top").child(bar).child(privacy.view()).view()
}

/// The line over a viewer in somebody else's page: what to show, and what serves reading.
pub(crate) fn bar(state: State) -> AnyView {
    let shown = dynamic(move || if state.loaded.with(Option::is_some) { panes(state) } else { ().into_any() });
    let actions = el("div", "actions")
        .child(el("button", "").action("find").text("Find").view())
        .child(worded("settings", "Aa", "Reading", ": size, width, typeface"))
        .child(worded("help", "?", "Help", ": keys"));
    el("div", "top").part("toolbar").child(el("div", "toolbar").child(shown).child(actions.view()).view()).view()
}

/// A button with a sign, and a word where there is room.
fn worded(action: &str, sign: &str, word: &str, more: &str) -> AnyView {
    let word_view = el("span", "word-of").text(" ").text(word).view();
    el("button", "").action(action).label(&format!("{sign} {word}{more}")).text(sign).child(word_view).view()
}

/// What a narrow window shows.
fn panes(state: State) -> AnyView {
    let shown = state.shell.with(|shell| shell.pane);
    let button = |pane: Pane, label: &str| {
        let class = if pane == shown { "chosen" } else { "" };
        let name = if pane == shown { format!("{label}, shown") } else { label.to_owned() };
        el("button", class).action(pane.action()).label(&name).text(label).view()
    };
    el("div", "panes")
        .role("group")
        .label("What to show")
        .children([
            button(Pane::Read, "Read"),
            button(Pane::Source, "Source"),
            button(Pane::Details, "Details"),
            button(Pane::Notes, "Notes"),
        ])
        .view()
}
