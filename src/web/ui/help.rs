//! The help: keys, marks, and what to know.

use super::element::{dynamic, el};
use crate::present::words;
use crate::web::keys::KEYS;
use crate::web::state::State;
use leptos::prelude::*;

/// The help, a dialog that the browser opens and closes.
pub(crate) fn help(state: State) -> AnyView {
    let keys = KEYS.iter().map(|(keys, what)| {
        let keys = keys.split(' ').flat_map(|key| [el("kbd", "").text(key).view(), " ".to_owned().into_any()]);
        el("div", "").child(el("dt", "").children(keys).view()).child(el("dd", "").text(what).view()).view()
    });
    let switch = dynamic(move || {
        let is_on = state.shell.with(|shell| shell.has_keys);
        el("button", "switch")
            .action("keys")
            .pressed(is_on)
            .text(if is_on { "Single keys: on" } else { "Single keys: off" })
            .view()
    });
    // The script knows which build it is of.
    let build = state.view.host().and_then(|host| host.get_attribute("data-build")).unwrap_or_default();
    el("dialog", "help")
        .id("help")
        .label("Help")
        .child(el("h2", "").text("Keys").view())
        .child(el("dl", "").children(keys).view())
        .child(el("p", "").child(switch).text(" They do nothing while you type.").view())
        .child(el("h2", "").text("Links").view())
        .child(
            el("p", "")
                .text("Behind the address of this page, #p7 leads to paragraph 7, #subject to the subject, #tags to the TAGS, of the cable that you bring.")
                .view(),
        )
        .child(el("h2", "").text("Words for doubt").view())
        .child(
            el("p", "")
                .text("A note is for information, a warning, or an error. What is not known is said to be unknown; what is withheld is never guessed. Pointing at a value shows where it stands.")
                .view(),
        )
        .child(
            el("p", "about")
                .text(&format!("cable-viewer {build}. It is not affiliated with any government or archive. "))
                .text(&format!("{} stands for a mark that would turn the text behind it round.", words::CONTROL))
                .view(),
        )
        .child(el("p", "").child(el("button", "primary").action("help:close").text("Close").view()).view())
        .view()
}
