//! What happens when the program panics: the page's script is told once, and takes over with the text it keeps.
//!
//! A panic ends the whole instance: nothing here runs afterwards.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Sends an event with a string to the page's script.
pub fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // An event that cannot be sent leaves nobody to tell.
        let _ = document().dispatch_event(&event);
    }
}

/// Makes a panic known to the page's script, with its place in the program and without any text of the user's.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place =
            info.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        tell("cable-crash", &format!("panic{place}"));
    }));
}
