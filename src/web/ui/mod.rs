//! The components, one a file: what is shown of the state. None of them slices source text; all text is put into text
//! nodes. What is done when something is chosen stands in [`super::actions`].

mod cables;
mod card;
mod element;
mod empty;
mod explanation;
mod find;
mod help;
mod inspector;
mod notes;
mod outline;
mod reading;
mod rendering;
mod settings;
mod source;
mod switches;
mod toolbar;

use super::state::State;
use super::{actions, explaining, finding, io, links, pointing, splitting, viewer};
use element::{dynamic, el};
use leptos::prelude::*;

/// A whole viewer.
pub(crate) fn app(state: State) -> AnyView {
    if state.view.is_page() {
        io::listen(state);
        links::listen(state);
        io::when_quiet(move || state.warm_up(0));
    } else {
        Effect::new(move |_| viewer::tell_selected(state));
    }
    actions::start(state);
    pointing::listen(state);
    explaining::listen(state);
    finding::listen(state);
    splitting::listen(state);
    el("div", "viewer-frame")
        .child(if state.view.is_page() { toolbar::toolbar(state) } else { toolbar::bar(state) })
        .child(rendering::line(state))
        .child(find::find(state))
        .child(dynamic(move || {
            let announcement = state.announcement.get();
            el("p", "visually-hidden").role("status").text(&announcement).view()
        }))
        .child(dynamic(move || match state.message.get() {
            message if message.is_empty() => ().into_any(),
            message => {
                let offer =
                    state.offer.get().map(|(label, action)| el("button", "switch").action(action).text(label).view());
                el("p", "message").text(&message).text(" ").children(offer).view()
            }
        }))
        .child(dynamic(move || match state.loaded.get() {
            None if state.view.is_page() => empty::empty(state),
            None => ().into_any(),
            Some(loaded) => el(if state.view.is_page() { "main" } else { "div" }, "workspace")
                .child(outline::outline(&loaded.page))
                .child(
                    el("section", "pane reading")
                        .id("reading")
                        .label("The cable, read")
                        .tabindex("-1")
                        .child(cables::cables(state, loaded.clone()))
                        .child(card::card(state, &loaded.page))
                        .child(notes::notes(&loaded.page))
                        .children(switches::switches(state, &loaded.page))
                        .child(reading::reading(state, loaded.clone()))
                        .view(),
                )
                .child(source::splitter())
                .child(source::source(state, &loaded))
                .view(),
        }))
        .child(inspector::inspector(state))
        .child(explanation::explanation(state))
        .child(help::help(state))
        .child(settings::settings(state))
        .child(el("p", "drop-hint").text("Drop the file to read it").view())
        .view()
}
