//! What is done when something is chosen: the attribute `data-action` says what.

use super::events::{attribute, target};
use super::examples;
use super::explaining;
use super::highlight;
use super::pointing;
use super::shell::{Pane, SETTINGS};
use super::state::State;
use super::{finding, io, keys, links};
use crate::present::Wanted;
use crate::present::source::window_before;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

/// Starts listening.
pub(crate) fn start(state: State) {
    state.view.listen("click", move |event| {
        if let Some(action) = attribute(event, "data-action") {
            act(state, &action, event);
        }
    });
    state.view.listen("keydown", move |event| {
        if let Some(pressed) = event.dyn_ref::<KeyboardEvent>() {
            press(state, event, pressed);
        }
    });
    state.view.listen("input", move |event| {
        if let Some(input) = target::<HtmlInputElement>(event).filter(|input| input.id() == "list-box") {
            let words = input.value();
            want(state, |wanted| wanted.words = words);
        }
    });
    state.view.listen("change", move |event| {
        if let Some(choice) = target::<HtmlSelectElement>(event) {
            let value = choice.value();
            match choice.id().as_str() {
                "rendering" => state.read_as(&value),
                "list-level" => want(state, |wanted| wanted.level = value),
                "list-order" => want(state, |wanted| wanted.order = value),
                id => {
                    let setting = SETTINGS.iter().position(|(name, ..)| id.strip_prefix("set-") == Some(name));
                    if let (Some(setting), Ok(choice)) = (setting, value.parse()) {
                        state.shell.update(|shell| {
                            if let Some(slot) = shell.settings.get_mut(setting) {
                                *slot = choice;
                            }
                        });
                    }
                }
            }
        }
        if let Some(input) = target::<HtmlInputElement>(event).filter(|input| input.id() == "file") {
            if let Some(files) = input.files() {
                io::read_files(state, &files);
            }
            // The same file can be opened again.
            input.set_value("");
        }
    });
}

/// Changes what the list shows; it begins with the first one.
fn want(state: State, change: impl FnOnce(&mut Wanted)) {
    state.list_from.set(0);
    state.wanted.update(change);
}

fn press(state: State, event: &Event, pressed: &KeyboardEvent) {
    if keys::press(state, event, pressed) {
        event.prevent_default();
        return;
    }
    let element = target::<Element>(event);
    // In a choice or a text field the arrow keys have their own meaning.
    let is_field =
        element.as_ref().is_some_and(|element| matches!(element.tag_name().as_str(), "SELECT" | "TEXTAREA"));
    if pressed.alt_key() && !pressed.ctrl_key() && !pressed.meta_key() && !is_field {
        let by = match pressed.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        state.step_cable(by);
        return;
    }
    // What can be chosen in running text is no button element: Enter chooses it too, and the space bar a button.
    let role = element.and_then(|element| element.get_attribute("role"));
    let is_choice = match pressed.key().as_str() {
        "Enter" => matches!(role.as_deref(), Some("button" | "link")),
        " " => role.as_deref() == Some("button"),
        _ => false,
    };
    if is_choice && let Some(action) = attribute(event, "data-action") {
        event.prevent_default();
        act(state, &action, event);
    }
}

fn act(state: State, action: &str, event: &Event) {
    let field = pointing::field_of(event);
    let (name, argument) = action.split_once(':').unwrap_or((action, ""));
    match name {
        "theme" => state.shell.update(|shell| shell.theme = shell.theme.next()),
        "clear" => state.clear(),
        "pane" => {
            let pane = Pane::of(argument);
            state.shell.update(|shell| shell.pane = pane);
            match pane {
                Pane::Notes => open_notes(state, true),
                Pane::Details => set_open(state, "machinery", true),
                Pane::Read | Pane::Source => {}
            }
        }
        "read" => {
            let area = state.view.named::<HtmlTextAreaElement>("paste-area");
            match area.map(|area| area.value()).filter(|text| !text.trim().is_empty()) {
                Some(text) => state.read_text(text, None),
                None => {
                    state.say("There is no text to read yet: paste it into the box, or drop a file.".to_owned());
                    state.view.focus("paste-area");
                }
            }
        }
        "example" => {
            let example = argument.parse::<usize>().ok().and_then(|idx| examples::all(state).into_iter().nth(idx));
            if let Some(example) = example {
                state.read_text(example.text, None);
            }
        }
        "more" => state.show_more_blocks(),
        "cable" => {
            if let Ok(cable_idx) = argument.parse() {
                state.show_cable(cable_idx);
            }
        }
        "list" => {
            if let Ok(from) = argument.parse() {
                state.list_from.set(from);
                // From the top, with the focus on what is there now.
                io::after_drawing(move || {
                    let first = state.view.all("#cable-list button:not(.more)").into_iter().next();
                    if let Some(first) = first {
                        highlight::center(first.unchecked_ref());
                        state.view.focus(&first.id());
                    }
                });
            }
        }
        "repair" => {
            let (diagnostic_idx, choice) = argument.split_once(':').unwrap_or((argument, ""));
            if let Ok(diagnostic_idx) = diagnostic_idx.parse() {
                state.switch_repair(diagnostic_idx, choice == "on");
            }
        }
        "repairs" => state.switch_repairs(argument == "on"),
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
            state.view.focus("source");
        }
        "go" => go(state, argument),
        "note" => {
            open_notes(state, true);
            go(state, &format!("note-{argument}"));
        }
        "show" => {
            if let Some(field) = field {
                pointing::show(state, Some(field));
                if let Some(element) = explaining::element_of(event) {
                    explaining::keep(state, element, field);
                }
            }
        }
        "source" => {
            explaining::close(state);
            state.shell.update(|shell| shell.pane = Pane::Source);
            pointing::show(state, field);
            if is_narrow(state) {
                // What was chosen has gone from the page: the focus follows to where it stands.
                io::after_drawing(move || state.view.focus("source"));
            }
        }
        "find" => match argument {
            "back" => finding::step_by(state, -1),
            "on" => finding::step_by(state, 1),
            "close" => finding::close(state),
            _ => finding::open(state),
        },
        "help" | "settings" if argument == "close" => {
            if let Some(dialog) = state.view.named::<HtmlDialogElement>(name) {
                dialog.close();
            }
        }
        "help" | "settings" => open_dialog(state, name),
        "joins" => state.shell.update(|shell| shell.has_joins = !shell.has_joins),
        "fold" => state.shell.update(|shell| shell.is_folded = !shell.is_folded),
        "capitals" => state.shell.update(|shell| shell.is_sentence_case = !shell.is_sentence_case),
        "keys" => state.shell.update(|shell| shell.has_keys = !shell.has_keys),
        "link" => links::copy(state, field),
        "stop" => io::stop(state),
        "flavour" => {
            let other = state.flavour.get_untracked();
            state.read_text(other, None);
        }
        "unexplain" => explaining::close(state),
        "plain" => state.shell.update(|shell| shell.is_plain = !shell.is_plain),
        "run" => next_run(state),
        _ => {}
    }
}

/// Goes to the next stretch of the source that nothing was made of; behind the last one, to the first.
fn next_run(state: State) {
    let Some(loaded) = state.loaded.get_untracked() else { return };
    let runs = &loaded.document.coverage().unrecognised;
    let idx = state.gone_to.with_untracked(|last| last.map_or(0, |(last, _)| last + 1)) % runs.len().max(1);
    let Some(run) = runs.get(idx) else { return };
    state.shell.update(|shell| shell.pane = Pane::Source);
    pointing::go_to(state, &loaded, idx, *run);
    let line = loaded.document.source().lines().line_at(run.start()) + 1;
    state.announcement.set(format!("Unrecognised run {} of {}, line {line}", idx + 1, runs.len()));
}

/// True if one pane is shown at a time: the script that measures the viewer says so to the style sheet.
fn is_narrow(state: State) -> bool {
    state.view.host().is_some_and(|host| host.get_attribute("data-width").as_deref() != Some("wide"))
}

/// Goes to a place of the reading view and puts the focus there.
pub(crate) fn go(state: State, anchor: &str) {
    let id = match anchor {
        "card" => "card-heading",
        "notes" => {
            open_notes(state, true);
            anchor
        }
        other => other,
    };
    // Far down in a very long cable: show that much first.
    if state.view.by_id(id).is_none() {
        let position = anchor.strip_prefix('b').and_then(|position| position.parse::<usize>().ok());
        state.n_blocks.update(|n_blocks| *n_blocks = (*n_blocks).max(position.unwrap_or(0) + 1));
    }
    state.shell.update(|shell| shell.pane = Pane::Read);
    let id = id.to_owned();
    io::after_drawing(move || {
        if let Some(element) = state.view.by_id(&id) {
            element.scroll_into_view();
        }
        state.view.focus(&id);
    });
}

/// Opens a dialog; Escape closes it, and the focus returns, by the browser.
pub(crate) fn open_dialog(state: State, id: &str) {
    explaining::close(state);
    if let Some(dialog) = state.view.named::<HtmlDialogElement>(id).filter(|dialog| !dialog.open()) {
        // It is not open: nothing can be wrong with opening it.
        let _ = dialog.show_modal();
    }
}

/// Opens the list of notes, or closes it.
pub(crate) fn open_notes(state: State, is_open: bool) {
    set_open(state, "notes", is_open);
}

fn set_open(state: State, id: &str, is_open: bool) {
    if let Some(details) = state.view.by_id(id) {
        // An attribute of a plain name can always be set and removed.
        let _ = if is_open { details.set_attribute("open", "") } else { details.remove_attribute("open") };
    }
}

/// Brings a cable's entry into view in the list of cables, and the list itself.
pub(crate) fn show_entry(state: State, cable_idx: usize) {
    let (Some(list), Some(entry)) = (state.view.by_id("cable-list"), state.view.by_id(&format!("cable-{cable_idx}")))
    else {
        return;
    };
    highlight::reveal(&list, &entry, false);
    if let Some(pane) = state.view.by_id("reading") {
        pane.set_scroll_top(0);
    }
}
