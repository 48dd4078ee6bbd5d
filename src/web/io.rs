//! How text comes in, and small errands with the window.

use super::events::{by_id, listen as on};
use super::state::State;
use gloo::file::{Blob, callbacks::FileReader, callbacks::read_as_bytes};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Event, FileList};

/// Does something when the browser has drawn what has been set.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    boxed(Box::new(then));
}

fn boxed(then: Box<dyn FnOnce()>) {
    Timeout::new(16, then).forget();
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        // Focus that the browser refuses is no error.
        let _ = element.focus();
    }
}

/// Asks for files, as the button does.
pub fn choose_files() {
    if let Some(input) = by_id("file") {
        input.click();
    }
}

/// Starts listening for text that is pasted or dropped anywhere on the page.
pub fn listen(state: State) {
    on("paste", move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        take(state, event, data);
    });
    on("dragover", move |event| {
        event.prevent_default();
        state.set_dragging(true);
    });
    on("dragleave", move |event| {
        // Leaving one element for another is no leaving of the window.
        if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            state.set_dragging(false);
        }
    });
    on("drop", move |event| {
        event.prevent_default();
        state.set_dragging(false);
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        take(state, event, data);
    });
}

/// Reads what a clipboard or a drop holds: files first, else text.
fn take(state: State, event: &Event, data: Option<web_sys::DataTransfer>) {
    let Some(data) = data else { return };
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        read_files(state, &files);
    } else if let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.is_empty()) {
        event.prevent_default();
        state.read_text(text);
    }
}

thread_local! {
    /// The file that is being read; dropping it would stop the reading, and a later one takes its place.
    static READING: RefCell<Option<FileReader>> = const { RefCell::new(None) };
}

/// Reads the first of some files; says so if there are more.
pub fn read_files(state: State, files: &FileList) {
    let Some(file) = files.get(0) else { return };
    let (n_files, name) = (files.length(), file.name());
    // The size is known before anything is read. A size is a whole number below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if state.refuse(&name, file.size() as u64) {
        return;
    }
    let reader = read_as_bytes(&Blob::from(web_sys::Blob::from(file)), move |read| match read {
        Ok(bytes) => {
            let more = (n_files > 1).then(|| format!("{n_files} files were given; shown is the first, {name}."));
            state.read_bytes(&bytes, more);
        }
        Err(_) => state.say(format!("{name} cannot be read: the browser refused it, or it is a folder.")),
    });
    READING.with(|reading| reading.replace(Some(reader)));
}
