//! What is done when something is chosen: the attribute `data-action` says what.

use super::events::{attribute, by_id, listen, target};
use super::examples;
use super::io;
use super::pointing;
use super::state::{Pane, State};
use crate::present::source::window_before;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Starts listening.
pub fn start(state: State) {
    listen("click", move |event| {
        if let Some(action) = attribute(event, "data-action") {
            act(state, &action, pointing::field_of(event));
        }
    });
    // Buttons that stand in running text are no button elements: Enter and the space bar choose them too.
    listen("keydown", move |event| {
        let is_choice =
            event.dyn_ref::<KeyboardEvent>().is_some_and(|event| matches!(event.key().as_str(), "Enter" | " "));
        let role = target::<Element>(event).and_then(|element| element.get_attribute("role"));
        let is_span = role.as_deref() == Some("button");
        if is_choice
            && is_span
            && let Some(action) = attribute(event, "data-action")
        {
            event.prevent_default();
            act(state, &action, pointing::field_of(event));
        }
    });
    listen("change", move |event| {
        if let Some(input) = target::<HtmlInputElement>(event).filter(|input| input.id() == "file") {
            if let Some(files) = input.files() {
                io::read_files(state, &files);
            }
            // The same file can be opened again.
            input.set_value("");
        }
    });
}

fn act(state: State, action: &str, field: Option<usize>) {
    let (name, argument) = action.split_once(':').unwrap_or((action, ""));
    match name {
        "theme" => state.shell.update(|shell| shell.theme = shell.theme.next()),
        "clear" => state.clear(),
        "pane" => {
            let pane = Pane::of(argument);
            state.shell.update(|shell| shell.pane = pane);
            if pane == Pane::Notes {
                open_notes();
            }
        }
        "read" => {
            let area = by_id("paste-area").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
            match area.map(|area| area.value()).filter(|text| !text.trim().is_empty()) {
                Some(text) => state.read_text(text),
                None => {
                    state.say("There is no text to read yet: paste it into the box, or drop a file.".to_owned());
                    io::focus("paste-area");
                }
            }
        }
        "example" => {
            let example = argument.parse::<usize>().ok().and_then(|idx| examples::all().into_iter().nth(idx));
            if let Some(example) = example {
                state.read_text(example.text);
            }
        }
        "more" => state.show_more_blocks(),
        "earlier" | "later" => {
            // The window no longer follows what was pointed at.
            state.active.set(None);
            let (before, after) = state.source.with_untracked(|window| (window.before, window.after));
            state.loaded.with_untracked(|loaded| {
                let Some(loaded) = loaded else { return };
                match (name, before, after) {
                    ("earlier", Some(before), _) => {
                        state.show_source(loaded, window_before(&loaded.document, before));
                    }
                    ("later", _, Some(after)) => state.show_source(loaded, after),
                    _ => {}
                }
            });
            io::focus("source");
        }
        "go" => go(state, argument),
        "note" => {
            open_notes();
            go(state, &format!("note-{argument}"));
        }
        "show" if field.is_some() => {
            state.shell.update(|shell| shell.pane = Pane::Source);
            pointing::show(state, field);
            if is_narrow() {
                // What was chosen has gone from the page: the focus follows to where it stands.
                io::after_drawing(|| io::focus("source"));
            }
        }
        _ => {}
    }
}

/// True if the window shows one pane at a time; the style sheet has the same width.
fn is_narrow() -> bool {
    const WIDE: f64 = 1100.0;
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < WIDE)
}

/// Goes to a place of the reading view and puts the focus there.
fn go(state: State, anchor: &str) {
    let id = match anchor {
        "card" => "card-heading",
        "notes" => {
            open_notes();
            anchor
        }
        other => other,
    };
    // Far down in a very long cable: show that much first.
    if by_id(id).is_none() {
        let position = anchor.strip_prefix('b').and_then(|position| position.parse::<usize>().ok());
        state.shell.update(|shell| shell.n_blocks = shell.n_blocks.max(position.unwrap_or(0) + 1));
    }
    state.shell.update(|shell| shell.pane = Pane::Read);
    let id = id.to_owned();
    io::after_drawing(move || {
        if let Some(element) = by_id(&id) {
            element.scroll_into_view();
        }
        io::focus(&id);
    });
}

/// Opens the list of notes.
pub fn open_notes() {
    if let Some(details) = by_id("notes") {
        // An attribute of a plain name can always be set.
        let _ = details.set_attribute("open", "");
    }
}
