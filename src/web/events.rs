//! Listening to the page. Listeners stand on the document and live as long as the program: what is shown comes and
//! goes, and one listener for each kind of event serves it all.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::{Effect, document};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Calls `handler` at each event of the page with this name, before the element that it is about.
pub fn listen(name: &'static str, handler: impl FnMut(&Event) + 'static) {
    boxed(name, Box::new(handler));
}

fn boxed(name: &'static str, handler: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&document(), name, options, handler).forget();
}

/// The element that an event is about, as what it has to be.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The elements that a selector finds, in order.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|idx| found.item(idx)?.dyn_into().ok()).collect()
}

/// The value of an attribute on the element that an event is about, or on the nearest one around it that has it.
pub fn attribute(event: &Event, name: &str) -> Option<String> {
    target::<Element>(event)?.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    named(id)
}

/// The element with an id, as what it has to be.
pub fn named<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first of some elements that can be seen: what ends below the lines at the top of the window.
pub fn first_seen<T: AsRef<Element>>(elements: &[T]) -> Option<usize> {
    const TOP: f64 = 120.0;
    elements.iter().position(|element| element.as_ref().get_bounding_client_rect().bottom() > TOP)
}

/// Runs `effect` now and whenever a signal that it reads changes. One copy of leptos's code for all effects.
pub fn whenever(effect: impl Fn() + 'static) {
    let effect: Box<dyn Fn()> = Box::new(effect);
    Effect::new(move |_| effect());
}
