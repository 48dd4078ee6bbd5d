//! The page: the only part that knows a browser.
//!
//! Everything shown comes from [`crate::present`]; text of a cable is only ever put into text nodes. Nothing is sent,
//! nothing is stored.

mod actions;
mod crash;
mod events;
mod examples;
mod explaining;
mod finding;
mod highlight;
mod io;
mod keys;
mod links;
mod pointing;
mod shell;
mod signal;
mod splitting;
mod state;
mod ui;

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Starts the viewer in the element `#cable-viewer`.
pub fn start() {
    crash::install();
    if let Some(host) = document().get_element_by_id("cable-viewer").and_then(|host| host.dyn_into().ok()) {
        leptos::mount::mount_to(host, ui::App).forget();
    }
}
