//! Where a viewer stands: it is the page, or an element in a page that somebody else wrote. All that is asked of the browser
//! about a viewer's own elements is asked here, so that several of them on one page do not meet.

use super::crash;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

/// A viewer's place. Cheap to copy; when the viewer has gone, nothing is found any more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct View(usize);

/// What waits for its time: a later one takes the place of an earlier one.
#[derive(Clone, Copy)]
pub(crate) enum Waiting {
    /// An explanation that is to open or to close.
    Explanation,
    /// The next step of a search.
    Search,
}

struct Place {
    /// The document or the shadow root that the elements stand in. A shadow root has the calls of a document that are made
    /// here, by the same names.
    root: Document,
    host: HtmlElement,
    is_page: bool,
    listeners: Vec<EventListener>,
    waiting: [Option<Timeout>; 2],
    /// What the viewer has lit: the name of each highlight, and the ranges.
    lit: Vec<(String, Array)>,
}

thread_local! {
    static PLACES: RefCell<Vec<Option<Place>>> = const { RefCell::new(Vec::new()) };
}

impl View {
    /// A viewer in `host`, an element of the page or of a shadow root.
    pub(crate) fn new(host: HtmlElement) -> Self {
        let root: Document = host.get_root_node().unchecked_into();
        let is_page = root.is_instance_of::<Document>();
        let waiting = [None, None];
        let place = Place { root, host, is_page, listeners: Vec::new(), waiting, lit: Vec::new() };
        PLACES.with_borrow_mut(|places| {
            places.push(Some(place));
            Self(places.len() - 1)
        })
    }

    fn with<R>(self, look: impl FnOnce(&mut Place) -> R) -> Option<R> {
        PLACES.with_borrow_mut(|places| places.get_mut(self.0)?.as_mut().map(look))
    }

    /// The viewer goes: it hears nothing any more, and nothing of it stays lit.
    pub(crate) fn end(self) {
        let place = PLACES.with_borrow_mut(|places| places.get_mut(self.0)?.take());
        drop(place);
    }

    /// True if the viewer is the page, and so may speak for it: title, address, what is pasted anywhere.
    pub(crate) fn is_page(self) -> bool {
        self.with(|place| place.is_page).unwrap_or(false)
    }

    fn root(self) -> Option<Document> {
        self.with(|place| place.root.clone())
    }

    /// The element that holds the viewer.
    pub(crate) fn host(self) -> Option<HtmlElement> {
        self.with(|place| place.host.clone())
    }

    /// The element with an id.
    pub(crate) fn by_id(self, id: &str) -> Option<HtmlElement> {
        self.named(id)
    }

    /// The element with an id, as what it has to be.
    pub(crate) fn named<T: JsCast>(self, id: &str) -> Option<T> {
        self.root()?.get_element_by_id(id)?.dyn_into().ok()
    }

    /// The elements that a selector finds, in order.
    pub(crate) fn all(self, selector: &str) -> Vec<Element> {
        let Some(Ok(found)) = self.root().map(|root| root.query_selector_all(selector)) else { return Vec::new() };
        (0..found.length()).filter_map(|idx| found.item(idx)?.dyn_into().ok()).collect()
    }

    /// The element that has the focus.
    pub(crate) fn focused(self) -> Option<Element> {
        self.root()?.active_element()
    }

    /// Moves the focus to the element with this id.
    pub(crate) fn focus(self, id: &str) {
        if let Some(element) = self.by_id(id) {
            // Focus that the browser refuses is no error.
            let _ = element.focus();
        }
    }

    /// Calls `handler` at each event of the viewer with this name, before the element that it is about. What is shown comes
    /// and goes; one listener for each kind of event serves it all.
    pub(crate) fn listen(self, name: &'static str, mut handler: impl FnMut(&Event) + 'static) {
        let handler = move |event: &Event| {
            if !crash::has_stopped() {
                handler(event);
            }
        };
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let Some(root) = self.root() else { return };
        let listener = EventListener::new_with_options(&root, name, options, handler);
        self.with(|place| place.listeners.push(listener));
    }

    /// Does something after some milliseconds, unless something else is to be done by then.
    pub(crate) fn wait(self, what: Waiting, milliseconds: u32, then: impl FnOnce() + 'static) {
        let timeout = Timeout::new(milliseconds, crash::unless_stopped(then));
        let before = self.with(|place| place.waiting.get_mut(what as usize).and_then(|slot| slot.replace(timeout)));
        drop(before);
    }

    /// Nothing is to be done any more.
    pub(crate) fn stop_waiting(self, what: Waiting) {
        let before = self.with(|place| place.waiting.get_mut(what as usize).and_then(Option::take));
        drop(before);
    }

    /// Takes note of what the viewer has lit under a name; gives what it had lit before.
    pub(crate) fn lit(self, name: &str, ranges: Array) -> Option<Array> {
        self.with(|place| match place.lit.iter_mut().find(|(known, _)| known == name) {
            Some((_, slot)) => Some(std::mem::replace(slot, ranges)),
            None => {
                place.lit.push((name.to_owned(), ranges));
                None
            }
        })?
    }

    /// Width and height of the window, in pixels.
    pub(crate) fn window_size() -> (f64, f64) {
        document()
            .document_element()
            .map_or((0.0, 0.0), |root| (f64::from(root.client_width()), f64::from(root.client_height())))
    }
}
