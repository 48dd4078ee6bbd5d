//! What happens when the program panics: the scripts of the page are told once, and take over with the text they keep.
//!
//! A panic ends the whole instance: nothing here runs afterwards.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// Sends an event with a string to the page's script.
pub fn tell(name: &str, detail: &str) {
    tell_to(&document(), name, &JsValue::from_str(detail));
}

/// Sends an event to whoever listens at an element.
pub fn tell_to(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // An event that cannot be sent leaves nobody to tell.
        let _ = target.dispatch_event(&event);
    }
}

/// Makes a panic known to the scripts, with its place in the program and without any text of the user's.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place =
            info.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        tell("cable-crash", &format!("panic{place}"));
    }));
}
