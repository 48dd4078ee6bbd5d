//! How text comes in, and small errands with the window.

use super::crash;
use super::events::target;
use super::state::State;
use crate::Document;
use crate::present::words;
use gloo::file::{Blob, callbacks::FileReader, callbacks::read_as_bytes};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Event, File, FileList, HtmlInputElement};

/// Does something that nobody waits for, when the page stands.
pub(crate) fn when_quiet(then: impl FnOnce() + 'static) {
    Timeout::new(250, crash::unless_stopped(then)).forget();
}

/// Does something when the browser has drawn what has been set.
pub(crate) fn after_drawing(then: impl FnOnce() + 'static) {
    Timeout::new(16, crash::unless_stopped(then)).forget();
}

/// Asks for files, as the button does.
pub(crate) fn choose_files(state: State) {
    if let Some(input) = state.view.by_id("file") {
        input.click();
    }
}

/// Starts listening for text that is pasted or dropped anywhere on the page.
pub(crate) fn listen(state: State) {
    after_drawing(move || {
        if let Some(input) = state.view.named::<HtmlInputElement>("file") {
            input.set_multiple(true);
        }
    });
    state.view.listen("paste", move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        take(state, event, data);
    });
    state.view.listen("dragover", move |event| {
        event.prevent_default();
        state.set_dragging(true);
    });
    state.view.listen("dragleave", move |event| {
        // Leaving one element for another is no leaving of the window.
        if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            state.set_dragging(false);
        }
    });
    state.view.listen("drop", move |event| {
        event.prevent_default();
        state.set_dragging(false);
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        take(state, event, data);
    });
}

/// Reads what a clipboard or a drop holds: files first, else text.
fn take(state: State, event: &Event, data: Option<web_sys::DataTransfer>) {
    let Some(data) = data else { return };
    // What is pasted into a box of the page belongs there; the large box is for cables, as the whole page is.
    let is_elsewhere = target::<HtmlInputElement>(event).is_some();
    if is_elsewhere {
        return;
    }
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        event.prevent_default();
        read_files(state, &files);
        return;
    }
    let flavour = |name: &str| data.get_data(name).ok().filter(|text| !text.is_empty());
    let (plain, formatted) = (flavour("text/plain"), flavour("text/html"));
    let Some(plain) = plain.or_else(|| formatted.clone()) else { return };
    event.prevent_default();
    match formatted.filter(|formatted| keeps_more_lines(formatted, &plain)) {
        Some(formatted) => {
            state.flavour.set(plain);
            let more =
                "Read from the formatted text of the clipboard: it keeps the lines, which the plain text has lost.";
            state.read_text(formatted, Some(more.to_owned()));
            state.offer.set(Some(("Read the plain text", "flavour")));
        }
        None => state.read_text(plain, None),
    }
}

/// True if the plain flavour has lost the line ends that the formatted one has.
fn keeps_more_lines(formatted: &str, plain: &str) -> bool {
    /// A formatted flavour larger than this is not looked at.
    const LARGEST: usize = 4_000_000;
    let n_lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    formatted.len() <= LARGEST && n_lines(&Document::readable(formatted.as_bytes())) > 2 * n_lines(plain)
}

thread_local! {
    /// The files that are being read; dropping them stops the reading, and later ones take their place.
    static READING: RefCell<Option<Vec<FileReader>>> = const { RefCell::new(None) };
}

/// Stops the reading of files; what the page shows stays.
pub(crate) fn stop(state: State) {
    READING.with(|reading| reading.replace(None));
    state.say("Stopped. Nothing was read.".to_owned());
}

/// Files that are read to one text, some at a time.
#[derive(Default)]
struct Batch {
    files: Vec<File>,
    /// The texts so far, a blank line between two.
    text: String,
    /// Names of the files that the browser refused.
    refused: Vec<String>,
    /// How many files have been read.
    n_read: usize,
    /// What has been read of those that are being read: `None` while it is, then the text, if the browser gave it.
    now: Vec<Option<Option<String>>>,
}

/// Files that are read at once: enough to keep the disk busy, few enough to tell how far it is.
const AT_ONCE: usize = 16;

/// Reads files: one as it is, several as one text.
pub(crate) fn read_files(state: State, files: &FileList) {
    let files: Vec<File> = (0..files.length()).filter_map(|idx| files.get(idx)).collect();
    // Sizes are known before anything is read. A size is a whole number below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let n_bytes = files.iter().map(|file| file.size() as u64).sum();
    let name = match files.as_slice() {
        [] => return,
        [only] => only.name(),
        several => words::count(several.len(), "file"),
    };
    if state.refuse(&name, n_bytes) {
        return;
    }
    if let [only] = files.as_slice() {
        let name = only.name();
        let reader = read_bytes(only, move |bytes| match bytes {
            Some(bytes) => state.read_bytes(bytes, None),
            None => state.say(format!("{name} cannot be read: the browser refused it, or it is a folder.")),
        });
        READING.with(|reading| reading.replace(Some(vec![reader])));
        return;
    }
    let batch = Batch { files, text: String::new(), refused: Vec::new(), n_read: 0, now: Vec::new() };
    read_next(state, &Rc::new(RefCell::new(batch)));
}

fn read_next(state: State, batch: &Rc<RefCell<Batch>>) {
    let (files, n_files, n_read) = {
        let mut batch = batch.borrow_mut();
        let files: Vec<File> = batch.files.iter().skip(batch.n_read).take(AT_ONCE).cloned().collect();
        batch.now = vec![None; files.len()];
        (files, batch.files.len(), batch.n_read)
    };
    let Some(first) = files.first() else {
        finish(state, batch.take());
        return;
    };
    state.message.set(format!(
        "Reading file {} of {}: {}",
        words::grouped(n_read + 1),
        words::grouped(n_files),
        first.name()
    ));
    state.offer.set(Some(("Cancel", "stop")));
    let reader = |(idx, file): (usize, &File)| {
        let batch = batch.clone();
        read_bytes(file, move |bytes| {
            let text = bytes.map(Document::readable);
            if batch.borrow_mut().take_in(idx, text) {
                // Not from within the reader that would be dropped.
                after_drawing(move || {
                    if READING.with(|reading| reading.borrow().is_some()) {
                        read_next(state, &batch);
                    }
                });
            }
        })
    };
    let readers = files.iter().enumerate().map(reader).collect();
    READING.with(|reading| reading.replace(Some(readers)));
}

impl Batch {
    /// Takes what one of the files holds; true if it was the last that is being read.
    fn take_in(&mut self, idx: usize, text: Option<String>) -> bool {
        if let Some(slot) = self.now.get_mut(idx) {
            *slot = Some(text);
        }
        if self.now.iter().any(Option::is_none) {
            return false;
        }
        for text in std::mem::take(&mut self.now).into_iter().flatten() {
            match (text, self.files.get(self.n_read)) {
                (Some(text), _) => {
                    self.text.push_str(&text);
                    self.text.push_str("\n\n");
                }
                (None, Some(file)) => self.refused.push(file.name()),
                (None, None) => {}
            }
            self.n_read += 1;
        }
        true
    }
}

fn finish(state: State, batch: Batch) {
    state.offer.set(None);
    let n_files = batch.files.len();
    let mut more = format!("{} were read as one text.", words::count(n_files - batch.refused.len(), "file"));
    if !batch.refused.is_empty() {
        more += &format!(" The browser refused {}: ", words::count(batch.refused.len(), "file"));
        more += &batch.refused.join(", ");
        more.push('.');
    }
    if batch.refused.len() == n_files {
        state.say(more);
    } else {
        state.read_text(batch.text, Some(more));
    }
}

/// What is done with the bytes of a file; `None` if the browser refused them.
type Then = Box<dyn FnOnce(Option<&[u8]>)>;

fn read_bytes(file: &File, then: impl FnOnce(Option<&[u8]>) + 'static) -> FileReader {
    let then: Then = Box::new(then);
    let blob = Blob::from(web_sys::Blob::from(file.clone()));
    read_as_bytes(&blob, move |read| then(read.as_deref().ok()))
}
