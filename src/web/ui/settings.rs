//! How the text is set: size, width, typeface, lines, capitals. Kept for as long as the page is open.

use super::element::{dynamic, el};
use crate::web::shell::SETTINGS;
use crate::web::state::State;
use leptos::prelude::*;

/// The settings, a dialog that the browser opens and closes.
pub(crate) fn settings(state: State) -> AnyView {
    let choices = SETTINGS.iter().map(|(name, label, choices)| {
        let options = choices
            .iter()
            .enumerate()
            .map(|(idx, choice)| el("option", "").value(&idx.to_string()).text(choice).view());
        let select = el("select", "").id(&format!("set-{name}")).children(options).view();
        el("label", "setting").child(el("span", "").text(label).view()).child(select).view()
    });
    let capitals = dynamic(move || {
        let is_on = state.shell.with(|shell| shell.is_sentence_case);
        el("button", "switch").action("capitals").pressed(is_on).text("Capitals as sentences").view()
    });
    el("dialog", "help settings")
        .id("settings")
        .label("Reading")
        .child(el("h2", "").text("Reading").view())
        .children(choices)
        .child(el("p", "").child(capitals).view())
        .child(el("p", "label").text("For display alone, and only where all is in capitals; names lose theirs too. The source stays as it is. Nothing is stored: a new page begins anew.").view())
        .child(el("p", "").child(el("button", "primary").action("settings:close").text("Close").view()).view())
        .view()
}
