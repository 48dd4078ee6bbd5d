//! What events are about.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The element that an event is about, as what it has to be.
pub(crate) fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The value of an attribute on the element that an event is about, or on the nearest one around it that has it.
pub(crate) fn attribute(event: &Event, name: &str) -> Option<String> {
    target::<Element>(event)?.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// The first of some elements that can be seen: what ends below the lines at the top of the window.
pub(crate) fn first_seen<T: AsRef<Element>>(elements: &[T]) -> Option<usize> {
    const TOP: f64 = 120.0;
    elements.iter().position(|element| element.as_ref().get_bounding_client_rect().bottom() > TOP)
}
