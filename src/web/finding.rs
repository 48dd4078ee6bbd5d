//! Find: words in the text, in the cable that is shown and in all others; the matches light up on both sides.

use super::events::target;
use super::shell::Pane;
use super::state::{Loaded, State};
use super::view::Waiting;
use super::{highlight, io, pointing};
use crate::present::find::{Finding, Folded};
use crate::present::words;
use crate::text::Span;
use std::sync::Arc;
use web_sys::HtmlInputElement;

/// After the last key a search waits so long, in milliseconds.
const PAUSE: u32 = 120;

/// What is looked for, and what was found.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Find {
    /// True if the bar is open.
    pub(crate) is_open: bool,
    /// The words.
    pub(crate) query: String,
    /// Where they stand, in order.
    pub(crate) found: Arc<Vec<Span>>,
    /// The match that is shown.
    pub(crate) at: Option<usize>,
    /// False while the text is being looked through.
    pub(crate) is_done: bool,
}

/// Starts listening.
pub(crate) fn listen(state: State) {
    state.view.listen("input", move |event| {
        let Some(input) = target::<HtmlInputElement>(event).filter(|input| input.id() == "find-box") else { return };
        let query = input.value();
        state.view.wait(Waiting::Search, PAUSE, move || look_for(state, query));
    });
}

/// Opens the bar, and puts the focus into it.
pub(crate) fn open(state: State) {
    if state.loaded.with_untracked(Option::is_none) {
        return;
    }
    state.find.update(|find| find.is_open = true);
    io::after_drawing(move || {
        state.view.focus("find-box");
        if let Some(input) = state.view.named::<HtmlInputElement>("find-box") {
            input.select();
        }
    });
}

/// Closes the bar; the cable gets the focus.
pub(crate) fn close(state: State) {
    state.view.stop_waiting(Waiting::Search);
    state.find.set(Find::default());
    show_all(state, "");
    state.view.focus("reading");
}

/// A new text or another reading of it: what was looked for is looked for again.
pub(crate) fn again(state: State) {
    let query = state.find.with_untracked(|find| find.query.clone());
    if !query.is_empty() {
        look_for(state, query);
    }
}

fn look_for(state: State, query: String) {
    show_all(state, &query);
    let finding = Finding::new(&query);
    state.find.update(|find| *find = Find { is_open: find.is_open, query, ..Find::default() });
    step(state, finding);
}

/// One step of the search; the page is free between two.
fn step(state: State, mut finding: Finding) {
    let Some(loaded) = state.loaded.get_untracked() else { return };
    if !finding.is_done {
        finding.step(&loaded.document);
    }
    let (found, is_done) = (finding.found.clone(), finding.is_done);
    let is_first = state.find.with_untracked(|find| find.found.is_empty()) && !found.is_empty();
    state.find.update(|find| {
        find.found = Arc::new(found);
        find.is_done = is_done;
    });
    if is_first {
        // The first one in the cable that is shown, else the first of all.
        let start = span_of_shown(&loaded).start();
        let first = state.find.with_untracked(|find| find.found.partition_point(|span| span.start() < start));
        let n_found = state.find.with_untracked(|find| find.found.len());
        show(state, &loaded, if first < n_found { first } else { 0 });
    }
    if is_done {
        state.announcement.set(state.find.with_untracked(|find| summary(find, &loaded)));
    } else {
        state.view.wait(Waiting::Search, 0, move || step(state, finding));
    }
}

/// Shows the match so many further on; behind the last one comes the first.
pub(crate) fn step_by(state: State, by: isize) {
    let Some(loaded) = state.loaded.get_untracked() else { return };
    let (n_found, at) = state.find.with_untracked(|find| (find.found.len(), find.at));
    if n_found == 0 {
        return;
    }
    let at = at.map_or(0, |at| (at + n_found).saturating_add_signed(by) % n_found);
    show(state, &loaded, at);
    state.announcement.set(state.find.with_untracked(|find| summary(find, &loaded)));
}

fn show(state: State, loaded: &Arc<Loaded>, at: usize) {
    let Some(span) = state.find.with_untracked(|find| find.found.get(at).copied()) else { return };
    state.find.update(|find| find.at = Some(at));
    let mut loaded = loaded.clone();
    let cable_idx = crate::present::cable_at(&loaded.document, span.start());
    let n_cables = loaded.document.cables().len();
    if n_cables > 1 && cable_idx != loaded.page.cable_idx {
        loaded = state.put(loaded.document.clone(), cable_idx);
        let query = state.find.with_untracked(|find| find.query.clone());
        io::after_drawing(move || show_all(state, &query));
    }
    pointing::go_to(state, &loaded, at, span);
    // The block that it stands in comes into view; on a narrow window the pane that is shown.
    if state.shell.with_untracked(|shell| shell.pane) != Pane::Source {
        let field = loaded.page.field_at(span.start());
        io::after_drawing(move || pointing::reveal(state, field));
    }
}

fn span_of_shown(loaded: &Loaded) -> Span {
    loaded
        .document
        .cables()
        .get(loaded.page.cable_idx)
        .map_or_else(|| loaded.document.source().span(), |cable| cable.span)
}

/// `3 of 17 in this cable · 245 in 12 cables`.
pub(crate) fn summary(find: &Find, loaded: &Loaded) -> String {
    if find.query.trim().is_empty() {
        return String::new();
    }
    let n_all = find.found.len();
    if n_all == 0 {
        return if find.is_done { "Not found".to_owned() } else { "Looking …".to_owned() };
    }
    let own = span_of_shown(loaded);
    let first = find.found.partition_point(|span| span.start() < own.start());
    let n_own = find.found.iter().skip(first).take_while(|span| span.start() < own.end()).count();
    let n_cables = loaded.document.cables().len();
    let place = find.at.filter(|at| (first..first + n_own).contains(at)).map(|at| at - first + 1);
    let own = match place {
        Some(place) => format!("{} of {}", words::grouped(place), words::grouped(n_own)),
        None => words::grouped(n_own),
    };
    let more = if find.is_done { "" } else { " so far" };
    match n_cables {
        0 | 1 => format!("{} of {}{more}", words::grouped(find.at.map_or(1, |at| at + 1)), words::grouped(n_all)),
        n => format!("{own} in this cable · {} in all {}{more}", words::grouped(n_all), words::grouped(n)),
    }
}

/// Lights what is found in the subject and the body; nothing for no query.
fn show_all(state: State, query: &str) {
    highlight::find(state.view, &state.view.all("#card-heading, .body"), &Folded::of(query));
}
