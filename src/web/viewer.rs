//! A viewer in an element of somebody else's page: what the element's script calls. The element holds the text, and the
//! script gives it to the viewer; the viewer asks for none.

use super::state::{Loaded, State};
use super::view::View;
use super::{highlight, links, ui};
use crate::MAX_BYTES;
use crate::export::json;
use crate::present::words;
use crate::text::Source;
use js_sys::{Array, Object, Reflect};
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// A viewer in an element.
#[wasm_bindgen]
pub struct Viewer {
    state: State,
    /// What is mounted; dropped, it goes.
    mounted: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl Viewer {
    /// Mounts an empty viewer in an element of a shadow root.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(host: HtmlElement) -> Self {
        let view = View::new(host.clone());
        let made = Rc::new(Cell::new(None));
        let slot = made.clone();
        // The state's signals belong to what is mounted and go with it.
        let mounted = leptos::mount::mount_to(host, move || {
            let state = State::new(view);
            slot.set(Some(state));
            ui::app(state)
        });
        let state = made.get().unwrap_or_else(|| State::new(view));
        Self { state, mounted: Some(Box::new(mounted)) }
    }

    /// Reads a text and shows it; gives a sentence if it is refused.
    pub fn read(&self, text: String) -> Option<String> {
        let n_bytes = text.len() as u64;
        if n_bytes > MAX_BYTES as u64 {
            let (size, limit) = (words::size(n_bytes), words::size(MAX_BYTES as u64));
            return Some(format!("The text has {size}; the limit is {limit}. It is not read."));
        }
        self.state.show(Source::of_text(text), None);
        None
    }

    /// What was read, in a few words: number, subject, how many cables, paragraphs and notes.
    #[must_use]
    pub fn summary(&self) -> Object {
        let out = Object::new();
        self.with(|loaded| {
            let page = &loaded.page;
            let card = page.card.as_ref();
            let text = |value: Option<&String>| value.map_or(JsValue::NULL, |text| JsValue::from_str(text));
            set(&out, "id", &text(card.and_then(|card| Some(&card.id.as_ref()?.text))));
            set(&out, "subject", &text(card.and_then(|card| Some(&card.subject.as_ref()?.text))));
            set(&out, "classification", &text(card.and_then(|card| Some(&card.classification.as_ref()?.text))));
            set(&out, "cables", &number(loaded.document.cables().len()));
            let n_paragraphs = loaded.document.cables().first().map_or(0, |cable| cable.paragraphs().count());
            set(&out, "paragraphs", &number(n_paragraphs));
            set(&out, "notes", &number(page.notes.len()));
        });
        out
    }

    /// The document as JSON text, or the text as it is read, repairs made; nothing for another format.
    #[must_use]
    pub fn export(&self, format: &str) -> Option<String> {
        self.with(|loaded| match format {
            "json" => Some(json::line(&loaded.document, None)),
            "text" => Some(loaded.document.repaired()),
            "source" => Some(loaded.document.source().original_text().to_owned()),
            _ => None,
        })?
    }

    /// Brings a place into view: `p7`, `p7-9`, `subject`, `tags`; false if the cable has no such place.
    pub fn reveal(&self, place: &str) -> bool {
        links::go_to(self.state, place)
    }

    /// Colours: `light`, `dark`, or as the system has it.
    pub fn theme(&self, name: &str) {
        self.state.shell.update(|shell| shell.theme = super::shell::Theme::of(name));
    }

    /// Folds the head away, or shows it.
    pub fn fold(&self, is_folded: bool) {
        self.state.shell.update(|shell| shell.is_folded = is_folded);
    }

    /// Shows the reading view or the source, where one is shown at a time.
    pub fn pane(&self, name: &str) {
        self.state.shell.update(|shell| shell.pane = super::shell::Pane::of(name));
    }

    fn with<R>(&self, look: impl FnOnce(&Arc<Loaded>) -> R) -> Option<R> {
        self.state.loaded.with_untracked(|loaded| loaded.as_ref().map(look))
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        highlight::clear(self.state.view);
        self.mounted.take();
        self.state.view.end();
        self.state.forget();
    }
}

/// Tells the element's script which field is pointed at, and where it stands in the text.
pub(crate) fn tell_selected(state: State) {
    let active = state.active.get();
    let Some(host) = state.view.host() else { return };
    let detail = state.loaded.with_untracked(|loaded| {
        let field = active.zip(loaded.as_ref()).and_then(|((field, _), loaded)| loaded.page.fields.get(field))?;
        let detail = Object::new();
        set(&detail, "field", &JsValue::from_str(&field.name));
        let pair = |span: &crate::text::Span| {
            JsValue::from(Array::of2(&JsValue::from_f64(span.start().into()), &JsValue::from_f64(span.end().into())))
        };
        set(&detail, "spans", &field.spans.iter().map(pair).collect::<Array>());
        Some(detail)
    });
    // Not while the text is looked at: who hears of it may set another.
    if let Some(detail) = detail {
        super::crash::tell_to(&host, "cable-pointed", &detail);
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}

#[allow(clippy::cast_precision_loss)] // a count
fn number(n: usize) -> JsValue {
    JsValue::from_f64(n as f64)
}
