//! Pointing at a field: its places light up in the source, and its element in the reading view; from either side.

use super::events::{attribute, target};
use super::shell::Pane;
use super::state::{Loaded, Origin, State};
use super::{explaining, highlight, io};
use crate::present::FieldId;
use crate::present::source::{SourceRow, window_before};
use crate::text::{Span, line_index};
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlSelectElement, KeyboardEvent, MouseEvent, Node};

/// Mark of the elements that are lit.
const LIT: &str = "data-lit";
/// Mark of the row that the keyboard is on.
const CURRENT: &str = "data-current";

/// The field of the element that an event is about.
pub(crate) fn field_of(event: &Event) -> Option<FieldId> {
    attribute(event, "data-field")?.parse().ok()
}

/// Starts listening.
pub(crate) fn listen(state: State) {
    let point = move |event: &Event| {
        if let Some(field) = field_of(event) {
            set(state, Some((field, Origin::Reading)));
        }
    };
    state.view.listen("focusin", point);
    let follow = move |event: &Event| match (event.dyn_ref::<MouseEvent>(), row_of(event)) {
        (Some(mouse), Some(row)) => point_at_source(state, mouse, &row),
        _ => {
            point(event);
            explaining::follow(state, event);
        }
    };
    // Movement, not arrival: what appears under a pointer that rests has not been pointed at, though browsers send an
    // event for it.
    let last = Cell::new((0, 0));
    state.view.listen("pointermove", move |event| {
        let place = event.dyn_ref::<MouseEvent>().map_or((0, 0), |mouse| (mouse.client_x(), mouse.client_y()));
        if last.replace(place) != place {
            follow(event);
        }
    });
    state.view.listen("keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            walk(state, event);
        }
    });
    // The choice shows what is in force, whatever had been chosen in it before.
    Effect::new(move |_| {
        let chosen = state.loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.page.rendering.chosen));
        io::after_drawing(move || {
            let choice = state.view.named::<HtmlSelectElement>("rendering");
            if let (Some(choice), Some(chosen)) = (choice, chosen) {
                choice.set_value(chosen);
            }
        });
    });
    Effect::new(move |_| {
        // What is coloured: the rows that are shown, by the cable that is shown.
        let window = state.source.get();
        let is_plain = state.shell.with(|shell| shell.is_plain);
        let Some(loaded) = state.loaded.get() else { return };
        io::after_drawing(move || {
            if let Some(rows) = state.view.by_id("rows") {
                highlight::paint(state.view, &rows, &window.rows, if is_plain { None } else { Some(&loaded.page) });
            }
        });
    });
    Effect::new(move |_| {
        let active = state.active.get();
        // A new window of the source has new rows to light.
        state.source.track();
        state.gone_to.track();
        light(state, active);
    });
}

fn set(state: State, active: Option<(FieldId, Origin)>) {
    if state.active.get_untracked() != active {
        state.active.set(active);
    }
}

/// Shows a field's places in the source again, even if it is the one that is lit already.
pub(crate) fn show(state: State, field: Option<FieldId>) {
    state.active.set(field.map(|field| (field, Origin::Reading)));
}

/// Brings a place of the source to the top of its pane.
pub(crate) fn bring(state: State, loaded: &Loaded, offset: u32) {
    if !is_shown(state, offset) {
        state.show_source(loaded, window_before(&loaded.document, offset));
    }
    io::after_drawing(move || {
        let (Some(rows), Some(pane)) = (state.view.by_id("rows"), state.view.by_id("source")) else { return };
        let row_idx = state.source.with_untracked(|window| row_at(&window.rows, offset));
        if let Some(row) = highlight::row_element(&rows, row_idx) {
            let follow = state.shell.with_untracked(|shell| shell.pane == Pane::Source);
            highlight::bring_to_top(&pane, &row, follow);
        }
    });
}

/// Brings a stretch of the source that is no field into view and lights it; `idx` is which of its kind it is.
pub(crate) fn go_to(state: State, loaded: &Loaded, idx: usize, span: Span) {
    state.gone_to.set(Some((idx, span)));
    state.active.set(None);
    bring(state, loaded, span.start());
}

/// Brings a field's element into view in the reading view, and lights it.
pub(crate) fn reveal(state: State, field: Option<FieldId>) {
    if let (Some(pane), Some(element)) = (state.view.by_id("reading"), light_elements(state, field)) {
        highlight::reveal(&pane, &element, true);
    }
}

fn row_at(rows: &[SourceRow], offset: u32) -> usize {
    rows.partition_point(|row| row.span.end() <= offset)
}

fn is_shown(state: State, offset: u32) -> bool {
    state.source.with_untracked(|window| {
        let (start, end) = (window.rows.first(), window.rows.last());
        start.is_none_or(|row| row.span.start() <= offset) && end.is_some_and(|row| offset <= row.span.end())
    })
}

fn light(state: State, active: Option<(FieldId, Origin)>) {
    let element = light_elements(state, active.map(|(field, _)| field));
    let Some(loaded) = state.loaded.get_untracked() else { return };
    let spans = active
        .and_then(|(field, _)| loaded.page.fields.get(field))
        .map(|field| field.spans.as_slice())
        .unwrap_or_default();
    match active {
        Some((_, Origin::Source)) => {
            if let (Some(pane), Some(element)) = (state.view.by_id("reading"), element) {
                highlight::reveal(&pane, &element, false);
            }
        }
        Some((_, Origin::Reading)) => {
            let first = spans.first().copied().unwrap_or_default();
            if !is_shown(state, first.start()) {
                // Sets the window; this effect runs again with its rows.
                state.show_source(&loaded, window_before(&loaded.document, first.start()));
                return;
            }
        }
        None => {}
    }
    let mut spans = spans.to_vec();
    if active.is_none() {
        spans.extend(state.gone_to.get_untracked().map(|(_, span)| span));
    }
    // When the rows are drawn.
    io::after_drawing(move || {
        let Some(rows) = state.view.by_id("rows") else { return };
        state.source.with_untracked(|window| {
            highlight::light(state.view, &rows, &window.rows, &spans);
            if let (Some((_, Origin::Reading)), Some(first), Some(pane)) =
                (active, spans.first(), state.view.by_id("source"))
            {
                let row_idx = row_at(&window.rows, first.start());
                let follow = state.shell.with_untracked(|shell| shell.pane == Pane::Source);
                if let Some(row) = highlight::row_element(&rows, row_idx) {
                    highlight::reveal(&pane, &row, follow);
                }
            }
        });
    });
}

/// Lights the elements of a field, and no others; gives the first of them.
fn light_elements(state: State, field: Option<FieldId>) -> Option<Element> {
    unmark(state, LIT);
    let mut first = None;
    for element in state.view.all(&format!("[data-field=\"{}\"]", field?)) {
        // Attributes of plain names can always be set.
        let _ = element.set_attribute(LIT, "");
        first.get_or_insert(element);
    }
    first
}

/// Takes a mark off all elements that have it.
pub(crate) fn unmark(state: State, name: &str) {
    for element in state.view.all(&format!("[{name}]")) {
        let _ = element.remove_attribute(name);
    }
}

fn row_of(event: &Event) -> Option<Element> {
    target::<Element>(event)?.closest(".row").ok()?
}

fn point_at_source(state: State, event: &MouseEvent, row: &Element) {
    let Some(rows) = state.view.by_id("rows") else { return };
    let Some(row_idx) = highlight::row_index(&rows, row) else { return };
    let unit = caret_at(state, f64::from(event.client_x()), f64::from(event.client_y()))
        .filter(|(node, _)| row.contains(Some(node)))
        .map_or(0, |(_, unit)| unit);
    let field = point_at_row(state, row_idx, |row| line_index::byte_of_utf16(&row.text, unit));
    explaining::follow_source(state, field, event);
}

fn point_at_row(state: State, row_idx: usize, byte: impl Fn(&SourceRow) -> usize) -> Option<FieldId> {
    let offset = state.source.with_untracked(|window| {
        let row = window.rows.get(row_idx)?;
        Some(row.span.start() + u32::try_from(byte(row)).ok()?)
    });
    let field = state.loaded.with_untracked(|loaded| loaded.as_ref()?.page.field_at(offset?));
    set(state, field.map(|field| (field, Origin::Source)));
    field
}

/// In the source the arrow keys go from line to line and light what stands there.
fn walk(state: State, event: &KeyboardEvent) {
    let step: isize = match event.key().as_str() {
        _ if event.alt_key() => return,
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "Enter" => 0,
        _ => return,
    };
    let is_source = target::<Element>(event).is_some_and(|target| target.id() == "source");
    let (Some(rows), Some(pane)) = (state.view.by_id("rows").filter(|_| is_source), state.view.by_id("source"))
    else {
        return;
    };
    event.prevent_default();
    let current =
        rows.query_selector(&format!("[{CURRENT}]")).ok().flatten().and_then(|row| highlight::row_index(&rows, &row));
    let n_rows = state.source.with_untracked(|window| window.rows.len());
    let row_idx = current.map_or(0, |current| current.saturating_add_signed(step)).min(n_rows.saturating_sub(1));
    unmark(state, CURRENT);
    let row = highlight::row_element(&rows, row_idx);
    if let Some(row) = &row {
        let _ = row.set_attribute(CURRENT, "");
        highlight::reveal(&pane, row, true);
    }
    // The first thing in the line that is coloured, else its beginning.
    let field = point_at_row(state, row_idx, |row| {
        let coloured = state.loaded.with_untracked(|loaded| {
            let (span, _) = loaded.as_ref()?.page.painted_in(row.span).next()?;
            Some(span.start().saturating_sub(row.span.start()) as usize)
        });
        coloured.unwrap_or(row.text.len() - row.text.trim_start().len())
    });
    // Enter explains what stands there.
    if step == 0 {
        if let (Some(field), Some(row)) = (field, row) {
            explaining::keep(state, row, field);
        }
        return;
    }
    explaining::close(state);
    // A screen reader hears the line.
    let text = state.source.with_untracked(|window| window.rows.get(row_idx).map(|row| row.text.clone()));
    state.announcement.set(text.unwrap_or_default());
}

/// The text node under a point of the window and the offset in it, in UTF-16 units. The standard's call first, then
/// the older one, which does not look into elements that have a tree of their own.
fn caret_at(state: State, x: f64, y: f64) -> Option<(Node, usize)> {
    let function = |name: &str| Reflect::get(&document(), &name.into()).ok()?.dyn_into::<Function>().ok();
    let get = |found: &JsValue, node: &str, offset: &str| -> Option<(Node, usize)> {
        let node = Reflect::get(found, &node.into()).ok()?.dyn_into().ok()?;
        let offset = Reflect::get(found, &offset.into()).ok()?.as_f64()?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a small whole number
        Some((node, offset as usize))
    };
    if let Some(function) = function("caretPositionFromPoint") {
        let options = Object::new();
        let root = state.view.host()?.get_root_node();
        let roots = if state.view.is_page() { Array::new() } else { Array::of1(&root) };
        Reflect::set(&options, &"shadowRoots".into(), &roots).ok()?;
        let found = function.call3(&document(), &x.into(), &y.into(), &options).ok()?;
        return get(&found, "offsetNode", "offset");
    }
    let found = function("caretRangeFromPoint")?.call2(&document(), &x.into(), &y.into()).ok()?;
    get(&found, "startContainer", "startOffset")
}
