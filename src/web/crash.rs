//! What happens when the program panics: the scripts of the page are told once, and take over with the text they keep.
//!
//! A panic ends the whole instance. Its listeners and timers are still there and would be called into a state that cannot be
//! trusted, beside the new instance: they ask here first, and do nothing any more.

use leptos::prelude::document;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

static HAS_STOPPED: AtomicBool = AtomicBool::new(false);

/// True if this instance is not to do anything any more.
pub(crate) fn has_stopped() -> bool {
    HAS_STOPPED.load(Ordering::Relaxed)
}

/// Does something later, if this instance may still do anything by then.
pub(crate) fn unless_stopped(then: impl FnOnce()) -> impl FnOnce() {
    move || {
        if !has_stopped() {
            then();
        }
    }
}

/// This instance is not to do anything any more: for faults that are no panic, the scripts say so.
#[wasm_bindgen]
#[allow(unreachable_pub)] // the scripts call it
pub fn retire() {
    HAS_STOPPED.store(true, Ordering::Relaxed);
}

/// Sends an event with a string to the page's script.
pub(crate) fn tell(name: &str, detail: &str) {
    tell_to(&document(), name, &JsValue::from_str(detail));
}

/// Sends an event to whoever listens at an element.
pub(crate) fn tell_to(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // An event that cannot be sent leaves nobody to tell.
        let _ = target.dispatch_event(&event);
    }
}

/// Makes a panic known to the scripts, with its place in the program and without any text of the user's.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        // What was under way in an instance that has stopped may panic once more; that is no news.
        if has_stopped() {
            tell("cable-crash", "");
            return;
        }
        retire();
        let place =
            info.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        tell("cable-crash", &format!("panic{place}"));
    }));
}
