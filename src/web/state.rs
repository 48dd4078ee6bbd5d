//! What the page knows, in signals.

use super::events::{by_id, whenever};
use super::{actions, crash, io};
use crate::present::source::{SourceWindow, window};
use crate::present::{FieldId, words};
use crate::text::Source;
use crate::{Document, MAX_BYTES, Page};
use leptos::prelude::*;
use std::sync::Arc;

/// A text that has been read, with its page.
#[derive(PartialEq)]
pub struct Loaded {
    /// The text, read.
    pub document: Document,
    /// What is shown of it.
    pub page: Page,
}

/// Where a field was pointed at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the reading view: the source follows.
    Reading,
    /// In the source: the reading view follows.
    Source,
}

/// Which pane a narrow window shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The reading view.
    Read,
    /// The source.
    Source,
    /// The notes.
    Notes,
}

impl Pane {
    /// Name for the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Source => "source",
            Self::Notes => "notes",
        }
    }

    /// The action that shows it.
    pub const fn action(self) -> &'static str {
        match self {
            Self::Read => "pane:read",
            Self::Source => "pane:source",
            Self::Notes => "pane:notes",
        }
    }

    /// By its name.
    pub fn of(name: &str) -> Self {
        match name {
            "source" => Self::Source,
            "notes" => Self::Notes,
            _ => Self::Read,
        }
    }
}

/// Colours of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Name for the style sheet and for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one after it.
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// How the page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Shell {
    /// The pane that a narrow window shows.
    pub pane: Pane,
    /// Colours.
    pub theme: Theme,
    /// True while something is dragged over the window.
    pub is_dragging: bool,
    /// How many blocks of the body are shown.
    pub n_blocks: usize,
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    /// The text that is shown.
    pub loaded: RwSignal<Option<Arc<Loaded>>>,
    /// A sentence about what is going on or went wrong; empty for none.
    pub message: RwSignal<String>,
    /// What a screen reader is told.
    pub announcement: RwSignal<String>,
    /// The field that is pointed at, and where.
    pub active: RwSignal<Option<(FieldId, Origin)>>,
    /// How the page stands.
    pub shell: RwSignal<Shell>,
    /// The rows of the source that are shown.
    pub source: RwSignal<Arc<SourceWindow>>,
}

/// Blocks shown at first, and with each further step: the longest cables have some two hundred.
const BLOCKS_STEP: usize = 400;

/// Texts longer than this take long enough for a word about it.
const LONG: usize = 1_000_000;

impl State {
    /// An empty page.
    pub fn new() -> Self {
        let shell = Shell { pane: Pane::Read, theme: Theme::Auto, is_dragging: false, n_blocks: BLOCKS_STEP };
        let state = Self {
            loaded: RwSignal::new(None),
            message: RwSignal::new(String::new()),
            announcement: RwSignal::new(String::new()),
            active: RwSignal::new(None),
            shell: RwSignal::new(shell),
            source: RwSignal::new(Arc::default()),
        };
        // The frame of the page is the host element: what it looks like is in its class.
        whenever(move || {
            let Shell { pane, theme, is_dragging, .. } = state.shell.get();
            let is_loaded = state.loaded.with(Option::is_some);
            let (theme, pane) = (theme.name(), pane.name());
            let class = format!("viewer theme-{theme} pane-{pane}");
            let class = class + if is_loaded { " loaded" } else { "" } + if is_dragging { " dragging" } else { "" };
            if let Some(host) = by_id("cable-viewer") {
                host.set_class_name(&class);
            }
        });
        state
    }

    /// Refuses a text by its size in bytes; true if it is refused.
    pub fn refuse(self, name: &str, n_bytes: u64) -> bool {
        let limit = MAX_BYTES as u64;
        if n_bytes <= limit {
            return false;
        }
        self.say(format!(
            "{name} has {}; the limit is {}. Nothing was read.",
            words::size(n_bytes),
            words::size(limit)
        ));
        true
    }

    /// Shows a sentence and tells it to a screen reader.
    pub fn say(self, sentence: String) {
        self.announcement.set(sentence.clone());
        self.message.set(sentence);
    }

    /// Marks the window as a place to drop things.
    pub fn set_dragging(self, is_dragging: bool) {
        if self.shell.with_untracked(|shell| shell.is_dragging) != is_dragging {
            self.shell.update(|shell| shell.is_dragging = is_dragging);
        }
    }

    /// Shows another window of the source.
    pub fn show_source(self, loaded: &Loaded, offset: u32) {
        self.source.set(Arc::new(window(&loaded.document, offset)));
    }

    /// Shows more blocks of a very long body.
    pub fn show_more_blocks(self) {
        self.shell.update(|shell| shell.n_blocks += BLOCKS_STEP);
    }

    /// Reads bytes and shows what they are; then says `more`, if there is more to say.
    pub fn read_bytes(self, bytes: &[u8], more: Option<String>) {
        self.read_source(Source::of_bytes(bytes), more);
    }

    /// Reads a text and shows it.
    pub fn read_text(self, text: String) {
        if !self.refuse("The text", text.len() as u64) {
            self.read_source(Source::of_text(text), None);
        }
    }

    fn read_source(self, source: Source, more: Option<String>) {
        if source.text().trim().is_empty() && self.loaded.with_untracked(Option::is_some) {
            self.say("There is nothing to read in what was given; the text on the page stays.".to_owned());
            return;
        }
        // First of all the script keeps the text: whatever happens now, the reader has it.
        crash::tell("cable-text", source.text());
        if source.text().len() > LONG {
            self.message.set("Reading …".to_owned());
            io::after_drawing(move || self.show(source, more));
        } else {
            self.show(source, more);
        }
    }

    fn show(self, source: Source, more: Option<String>) {
        let document = Document::of_source(source);
        let page = Page::of(&document);
        document_title(&page.title);
        let loaded = Arc::new(Loaded { document, page });
        self.active.set(None);
        self.show_source(&loaded, 0);
        self.shell.update(|shell| {
            shell.pane = Pane::Read;
            shell.n_blocks = BLOCKS_STEP;
        });
        self.announcement.set(loaded.page.announcement.clone());
        self.message.set(String::new());
        // Without a cable the notes are what there is to read; and an error is not to be overlooked.
        let open_notes = loaded.page.card.is_none() || loaded.page.notes.iter().any(|note| note.severity == "error");
        self.loaded.set(Some(loaded));
        if let Some(more) = more {
            self.message.set(more);
        }
        io::after_drawing(move || {
            if open_notes {
                actions::open_notes();
            }
            io::focus("card-heading");
        });
    }

    /// Takes the text off the page.
    pub fn clear(self) {
        self.active.set(None);
        self.loaded.set(None);
        self.message.set(String::new());
        self.announcement.set("Cleared".to_owned());
        crash::tell("cable-text", "");
        document_title("cable-viewer");
        io::after_drawing(|| io::focus("paste-area"));
    }
}

fn document_title(title: &str) {
    document().set_title(title);
}
