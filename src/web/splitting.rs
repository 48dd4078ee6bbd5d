//! The bar between the reading view and the source: dragged, or moved by the arrow keys.

use super::events::target;
use super::io;
use super::state::State;
use leptos::prelude::Effect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

/// Share of the reading view at first, in percent.
pub(crate) const MIDDLE: u8 = 52;
/// Its bounds: neither side goes away.
const LEAST: u8 = 25;
const MOST: u8 = 80;
/// What an arrow key moves.
const STEP: u8 = 2;

/// Starts listening.
pub(crate) fn listen(state: State) {
    let is_dragged = Rc::new(Cell::new(false));
    let dragged = is_dragged.clone();
    state.view.listen("pointerdown", move |event| {
        let Some(bar) = bar_of(event) else { return };
        if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
            // The pointer stays with the bar, wherever it goes; a pointer that is gone cannot be kept.
            let _ = bar.set_pointer_capture(pointer.pointer_id());
            dragged.set(true);
            event.prevent_default();
        }
    });
    let dragged = is_dragged.clone();
    state.view.listen("pointermove", move |event| {
        if dragged.get()
            && let Some(pointer) = event.dyn_ref::<PointerEvent>()
        {
            follow(state, f64::from(pointer.client_x()));
        }
    });
    for name in ["pointerup", "pointercancel"] {
        let dragged = is_dragged.clone();
        state.view.listen(name, move |_| dragged.set(false));
    }
    state.view.listen("dblclick", move |event| {
        if bar_of(event).is_some() {
            set(state, MIDDLE);
        }
    });
    state.view.listen("keydown", move |event| {
        let (Some(_), Some(pressed)) = (bar_of(event), event.dyn_ref::<KeyboardEvent>()) else { return };
        let split = state.shell.with_untracked(|shell| shell.split);
        let split = match pressed.key().as_str() {
            "ArrowLeft" => split.saturating_sub(STEP),
            "ArrowRight" => split + STEP,
            "Home" => LEAST,
            "End" => MOST,
            "Enter" => MIDDLE,
            _ => return,
        };
        event.prevent_default();
        set(state, split);
    });
    Effect::new(move |_| {
        let split = state.shell.with(|shell| shell.split);
        state.loaded.track();
        io::after_drawing(move || show(state, split));
    });
}

fn bar_of(event: &Event) -> Option<Element> {
    target::<Element>(event).filter(|element| element.id() == "splitter")
}

fn set(state: State, split: u8) {
    let split = split.clamp(LEAST, MOST);
    if state.shell.with_untracked(|shell| shell.split) != split {
        state.shell.update(|shell| shell.split = split);
    }
}

/// The bar goes where the pointer is.
fn follow(state: State, x: f64) {
    let (Some(reading), Some(source)) = (state.view.by_id("reading"), state.view.by_id("source")) else { return };
    let left = reading.get_bounding_client_rect().left();
    let width = source.get_bounding_client_rect().right() - left;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share in percent
    set(state, ((x - left) / width * 100.0).clamp(0.0, 100.0) as u8);
}

fn show(state: State, split: u8) {
    let Some(bar) = state.view.by_id("splitter") else { return };
    let [text, least, most] = [split, LEAST, MOST].map(|share| share.to_string());
    let texts = [
        ("aria-orientation", "vertical"),
        ("aria-controls", "reading"),
        ("aria-valuemin", &least),
        ("aria-valuemax", &most),
        ("aria-valuenow", &text),
    ];
    for (name, value) in texts {
        // Attributes of plain names can always be set.
        let _ = bar.set_attribute(name, value);
    }
    if let Some(workspace) = bar.parent_element().and_then(|parent| parent.dyn_into::<HtmlElement>().ok()) {
        // Not by an attribute, which a site's policy may forbid.
        let _ = workspace.style().set_property("--split", &text);
    }
}
