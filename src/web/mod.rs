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
mod view;
mod viewer;

use leptos::prelude::document;
use wasm_bindgen::JsCast;

/// Starts the program: the viewer that is the page, if this is its page. In other pages viewers are made by the script of
/// their elements ([`viewer`]).
pub fn start() {
    crash::install();
    let host = document().query_selector("#cable-viewer[data-page]").ok().flatten();
    if let Some(host) = host.and_then(|host| host.dyn_into::<web_sys::HtmlElement>().ok()) {
        let view = view::View::new(host.clone());
        leptos::mount::mount_to(host, move || ui::app(state::State::new(view))).forget();
    }
}
