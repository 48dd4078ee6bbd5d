//! Explanations: which field has its card open, and where. A card opens when the pointer or the focus rests on something
//! that is decoded, and at once by tap and Enter; Escape closes it, and so does leaving it.

use super::events::target;
use super::io;
use super::state::State;
use super::view::{View, Waiting};
use crate::present::FieldId;
use web_sys::{Element, Event, MouseEvent};

/// How long the pointer rests before a card opens, in milliseconds.
const RESTING: u32 = 400;
/// How long a card stays when the pointer has left what it explains: enough to enter it.
const LEAVING: u32 = 300;
/// What has a card: values, numbers and words; not whole paragraphs.
const EXPLAINED: &str = "button[data-field], .word, .mention, .repair, .withheld";

/// An open card.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Explained {
    /// What it explains.
    pub(crate) field: FieldId,
    /// True if it was asked for: then it stays until it is closed.
    pub(crate) is_kept: bool,
    /// True if it stands beside the source.
    pub(crate) is_of_source: bool,
}

/// What a card stands beside.
#[derive(Clone)]
enum Anchor {
    /// An element.
    Element(Element),
    /// A point of the source, in pixels of the window.
    Point(f64, f64),
}

impl Anchor {
    /// Left end, upper and lower edge, in pixels of the window.
    fn place(&self) -> (f64, f64, f64) {
        /// Half a line.
        const AROUND: f64 = 12.0;
        match self {
            Self::Element(element) => {
                let place = element.get_bounding_client_rect();
                (place.left(), place.top(), place.bottom())
            }
            Self::Point(x, y) => (*x, y - AROUND, y + AROUND),
        }
    }
}

fn wait(state: State, milliseconds: u32, then: impl FnOnce() + 'static) {
    state.view.wait(Waiting::Explanation, milliseconds, then);
}

fn stop_waiting(state: State) {
    state.view.stop_waiting(Waiting::Explanation);
}

/// Starts listening.
pub(crate) fn listen(state: State) {
    state.view.listen("focusin", move |event| {
        let focused = element_of(event).filter(|element| element.matches(":focus-visible").unwrap_or(false));
        match focused.and_then(with_field) {
            Some((field, element)) => open_soon(state, field, Anchor::Element(element)),
            None if is_inside(event) => stop_waiting(state),
            None => close_soon(state),
        }
    });
    state.view.listen("pointerdown", move |event| {
        if !is_inside(event) {
            close(state);
        }
    });
    state.view.listen("scroll", move |event| {
        // What is explained goes; a card that was not asked for goes with it.
        let is_source = target::<Element>(event).is_some_and(|target| target.id() == "source");
        let goes = |open: Explained| !open.is_kept && open.is_of_source == is_source;
        if state.explained.with_untracked(|open| open.is_some_and(goes)) {
            state.explained.set(None);
        }
    });
}

/// The pointer has moved over the reading view, or over something else that has no place in the source.
pub(crate) fn follow(state: State, event: &Event) {
    if is_inside(event) {
        stop_waiting(state);
        return;
    }
    match element_of(event).and_then(with_field) {
        Some((field, element)) => open_soon(state, field, Anchor::Element(element)),
        None => close_soon(state),
    }
}

/// The pointer has moved over the source, where a field stands or none.
pub(crate) fn follow_source(state: State, field: Option<FieldId>, mouse: &MouseEvent) {
    let is_painted = |field: &FieldId| {
        state.loaded.with_untracked(|loaded| {
            loaded.as_ref().and_then(|loaded| loaded.page.fields.get(*field)).is_some_and(|field| field.is_painted)
        })
    };
    match field.filter(is_painted) {
        Some(field) => {
            open_soon(state, field, Anchor::Point(f64::from(mouse.client_x()), f64::from(mouse.client_y())));
        }
        None => close_soon(state),
    }
}

fn open_soon(state: State, field: FieldId, anchor: Anchor) {
    match state.explained.get_untracked() {
        Some(open) if open.is_kept || open.field == field => stop_waiting(state),
        _ => wait(state, RESTING, move || open(state, field, false, &anchor)),
    }
}

fn close_soon(state: State) {
    match state.explained.get_untracked() {
        Some(open) if open.is_kept => {}
        Some(_) => wait(state, LEAVING, move || close(state)),
        None => stop_waiting(state),
    }
}

/// Opens the card of a field at an element, to stay.
pub(crate) fn keep(state: State, element: Element, field: FieldId) {
    open(state, field, true, &Anchor::Element(element));
    let text = state.loaded.with_untracked(|loaded| {
        loaded.as_ref().and_then(|loaded| loaded.page.fields.get(field)).map(|field| field.explanation.clone())
    });
    state.announcement.set(text.unwrap_or_default());
}

fn open(state: State, field: FieldId, is_kept: bool, anchor: &Anchor) {
    stop_waiting(state);
    let is_of_source = match anchor {
        Anchor::Element(element) => matches!(element.closest("#source"), Ok(Some(_))),
        Anchor::Point(..) => true,
    };
    state.explained.set(Some(Explained { field, is_kept, is_of_source }));
    let anchor = anchor.clone();
    io::after_drawing(move || set_place(state, anchor.place()));
}

/// Closes the card.
pub(crate) fn close(state: State) {
    stop_waiting(state);
    if state.explained.with_untracked(Option::is_some) {
        state.explained.set(None);
    }
}

/// Puts the card below what it explains, or above it where there is no room, inside the window. On a narrow window the style
/// sheet puts it at the foot.
fn set_place(state: State, (left, top, bottom): (f64, f64, f64)) {
    const GAP: f64 = 6.0;
    let Some(card) = state.view.by_id("explanation") else { return };
    let size = card.get_bounding_client_rect();
    let (width, height) = View::window_size();
    let x = left.min(width - size.width() - GAP).max(GAP);
    let below = bottom + GAP;
    let y = if below + size.height() > height { (top - size.height() - GAP).max(GAP) } else { below };
    // Not by an attribute, which a site's policy may forbid.
    let style = card.style();
    let _ = style.set_property("left", &format!("{x}px"));
    let _ = style.set_property("top", &format!("{y}px"));
}

/// The element with an explanation that an event is about.
pub(crate) fn element_of(event: &Event) -> Option<Element> {
    target::<Element>(event)?.closest(EXPLAINED).ok()?
}

fn with_field(element: Element) -> Option<(FieldId, Element)> {
    Some((element.get_attribute("data-field")?.parse().ok()?, element))
}

/// True if an event is about the card itself.
fn is_inside(event: &Event) -> bool {
    target::<Element>(event).is_some_and(|element| matches!(element.closest("#explanation"), Ok(Some(_))))
}
