//! Links to a place of a cable: `#p7`, `#p7-9`, `#subject`, `#tags`. They never hold text; who follows one brings the cable.

use super::events::first_seen;
use super::state::State;
use super::{actions, crash, io, pointing};
use crate::Page;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// A message about what was copied stays so long, in milliseconds.
const SHOWN: u32 = 2_000;

/// Goes where the address says, when it changes.
pub(crate) fn listen(state: State) {
    EventListener::new(&window(), "hashchange", move |_| {
        if !crash::has_stopped() {
            follow(state);
        }
    })
    .forget();
}

/// What the address says behind its `#`; empty for nothing.
fn wanted() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Mark of the paragraphs that a link names.
const CITED: &str = "data-cited";

/// Takes the marks of a link away.
pub(crate) fn unmark(state: State) {
    pointing::unmark(state, CITED);
}

/// Marks the paragraphs of a range, as far as they are shown.
fn mark(state: State, page: &Page, from: &str, to: &str) {
    let number = |number: &str| number.parse::<u32>().ok();
    let (Some(from), Some(to)) = (number(from), number(to)) else { return };
    for block in &page.body {
        if block.number.as_deref().and_then(number).is_some_and(|own| (from..=to).contains(&own))
            && let Some(element) = state.view.by_id(&block.anchor)
        {
            // An attribute of a plain name can always be set.
            let _ = element.set_attribute(CITED, "");
        }
    }
}

/// Goes where the address says; true if it says anything that this cable has.
pub(crate) fn follow(state: State) -> bool {
    go_to(state, &wanted())
}

/// Goes to a place, named as in an address: `p7`, `p7-9`, `subject`, `tags`; true if the cable has it.
pub(crate) fn go_to(state: State, wanted: &str) -> bool {
    let anchor = state
        .loaded
        .with_untracked(|loaded| loaded.as_ref().and_then(|loaded| anchor_of(state, &loaded.page, wanted)));
    let Some((anchor, field)) = anchor else { return false };
    actions::go(state, &anchor);
    unmark(state);
    if let Some((from, to)) = wanted.strip_prefix('p').and_then(|range| range.split_once('-')) {
        let (from, to) = (from.to_owned(), to.to_owned());
        io::after_drawing(move || {
            state
                .loaded
                .with_untracked(|loaded| loaded.iter().for_each(|loaded| mark(state, &loaded.page, &from, &to)));
        });
    }
    if field.is_some() {
        io::after_drawing(move || pointing::show(state, field));
    }
    true
}

/// The element that a link leads to, and its field if it is a paragraph.
fn anchor_of(state: State, page: &Page, wanted: &str) -> Option<(String, Option<usize>)> {
    match wanted {
        "" => None,
        "subject" | "card" => Some(("card".to_owned(), None)),
        "notes" => Some(("notes".to_owned(), None)),
        _ => {
            let number = wanted.strip_prefix('p').map(|range| range.split('-').next().unwrap_or(range));
            if let Some(number) = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
                let block = page.body.iter().find(|block| block.number.as_deref() == Some(number))?;
                return Some((block.anchor.clone(), Some(block.field)));
            }
            let row = format!("row-{wanted}");
            state.view.by_id(&row).map(|_| (row, None))
        }
    }
}

/// The number of the paragraph that a block of the page is, by the id of its element.
fn number_of(page: &Page, id: &str) -> Option<String> {
    page.body.iter().find(|block| block.anchor == id)?.number.clone()
}

/// Copies a link to a paragraph: that of a field, or the one that has the focus, or the first that can be seen.
pub(crate) fn copy(state: State, field: Option<usize>) {
    let number = state.loaded.with_untracked(|loaded| {
        let page = &loaded.as_ref()?.page;
        if field.is_some() {
            return page.body.iter().find(|block| Some(block.field) == field)?.number.clone();
        }
        let focused = state.view.focused().and_then(|element| element.closest(".body [id]").ok().flatten());
        let seen = || {
            let blocks = state.view.all(".body .block");
            first_seen(&blocks).and_then(|seen| blocks.get(seen).cloned())
        };
        number_of(page, &focused.or_else(seen)?.id())
    });
    let Some(number) = number else {
        flash(state, "This paragraph has no number to link to.".to_owned());
        return;
    };
    let address = window().location().href().unwrap_or_default();
    let link = format!("{}#p{number}", address.split('#').next().unwrap_or(""));
    let sentence = format!("Copied a link to ¶{number}; it holds no text.");
    let done = Closure::once(move |_: JsValue| flash(state, sentence));
    let failed =
        Closure::once(move |_: JsValue| flash(state, "The browser did not let the link be copied.".to_owned()));
    let _ = window().navigator().clipboard().write_text(&link).then2(&done, &failed);
    done.forget();
    failed.forget();
}

/// Says something in the line at the foot for a moment, and to a screen reader.
pub(crate) fn flash(state: State, sentence: String) {
    state.announcement.set(sentence.clone());
    state.flash.set(sentence);
    Timeout::new(SHOWN, crash::unless_stopped(move || state.flash.set(String::new()))).forget();
}
