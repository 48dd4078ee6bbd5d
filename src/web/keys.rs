//! Single keys. They do nothing in a text field and with a control key, and can be switched off.

use super::events::{first_seen, target};
use super::shell::Pane;
use super::state::State;
use super::{actions, explaining, finding, highlight, io, links};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// The keys and what they do, for the help.
pub(crate) const KEYS: [(&str, &str); 13] = [
    ("?", "this help"),
    ("/", "find words"),
    ("j k", "next and previous paragraph"),
    ("] [", "next and previous note"),
    (". ,", "next and previous reference"),
    ("s", "the source"),
    ("h", "fold the head away, and back"),
    ("x", "the source without colours"),
    ("y", "copy a link to the paragraph"),
    ("o", "open files"),
    ("Alt+↑ Alt+↓", "previous and next cable"),
    ("↑ ↓ Enter", "in the source: line by line; what stands there"),
    ("Esc", "close what is open"),
];

/// What j and k walk.
const PARAGRAPHS: &str = ".body .block, .body h2, .body pre, .body .signature";
/// What the brackets walk.
const NOTES: &str = ".notes .note";
/// What full stop and comma walk.
const REFERENCES: &str = ".body .mention[tabindex], .card [id^=\"ref-\"]";

/// A key has been pressed; true if it meant something.
pub(crate) fn press(state: State, event: &Event, pressed: &KeyboardEvent) -> bool {
    let element = target::<Element>(event);
    let key = pressed.key();
    if key == "Escape" {
        return escape(state);
    }
    let tag = element.as_ref().map_or_else(String::new, Element::tag_name);
    if tag == "INPUT" && key == "Enter" && element.is_some_and(|element| element.id() == "find-box") {
        finding::step_by(state, if pressed.shift_key() { -1 } else { 1 });
        return true;
    }
    let has_control = pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key();
    let is_field = matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    if is_field || has_control || !state.shell.with_untracked(|shell| shell.has_keys) {
        return false;
    }
    match key.as_str() {
        "?" => actions::open_dialog(state, "help"),
        "o" if state.view.is_page() => io::choose_files(state),
        _ if state.loaded.with_untracked(Option::is_none) => return false,
        "/" => finding::open(state),
        "j" => walk(state, PARAGRAPHS, 1),
        "k" => walk(state, PARAGRAPHS, -1),
        "]" | "[" => {
            actions::open_notes(state, true);
            walk(state, NOTES, if key == "]" { 1 } else { -1 });
        }
        "." => walk(state, REFERENCES, 1),
        "," => walk(state, REFERENCES, -1),
        "s" => {
            state
                .shell
                .update(|shell| shell.pane = if shell.pane == Pane::Source { Pane::Read } else { Pane::Source });
            let pane = state.shell.with_untracked(|shell| shell.pane);
            io::after_drawing(move || state.view.focus(if pane == Pane::Source { "source" } else { "reading" }));
        }
        "h" => state.shell.update(|shell| shell.is_folded = !shell.is_folded),
        "x" => state.shell.update(|shell| shell.is_plain = !shell.is_plain),
        "y" if state.view.is_page() => links::copy(state, None),
        _ => return false,
    }
    true
}

fn escape(state: State) -> bool {
    if state.explained.with_untracked(Option::is_some) {
        explaining::close(state);
    } else if state.find.with_untracked(|find| find.is_open) {
        finding::close(state);
    } else {
        return false;
    }
    true
}

/// Moves the focus to the next element of a kind, or to the previous one: from where the focus is, else from the first that
/// can be seen.
fn walk(state: State, selector: &str, by: isize) {
    if state.shell.with_untracked(|shell| shell.pane) != Pane::Read {
        state.shell.update(|shell| shell.pane = Pane::Read);
    }
    let elements: Vec<HtmlElement> =
        state.view.all(selector).into_iter().filter_map(|element| element.dyn_into().ok()).collect();
    let focused = state.view.focused();
    let holds = |element: &HtmlElement| focused.as_ref().is_some_and(|focused| element.contains(Some(focused)));
    let idx = match elements.iter().rposition(holds) {
        Some(idx) => idx.saturating_add_signed(by),
        None => first_seen(&elements).unwrap_or(0).saturating_add_signed(if by < 0 { by } else { 0 }),
    };
    let Some(element) = elements.get(idx.min(elements.len().saturating_sub(1))) else { return };
    // What has no place in the order of the keyboard can have the focus all the same.
    let _ = element.focus();
    highlight::center(element);
}
