//! What the page knows, in signals.

use super::examples;
use super::explaining::Explained;
use super::finding::{self, Find};
use super::links;
use super::shell::{Pane, SETTINGS, Shell, Theme};
use super::signal::Signal;
use super::view::View;
use super::{actions, crash, io, pointing, splitting};
use crate::present::source::{SourceWindow, window};
use crate::present::{CableList, FieldId, Wanted, cable_at, rendering_of_name, words};
use crate::text::{Source, Span};
use crate::{Document, MAX_BYTES, Page};
use leptos::prelude::*;
use std::sync::Arc;

/// A text that has been read, with its page.
#[derive(PartialEq)]
pub(crate) struct Loaded {
    /// The text, read.
    pub(crate) document: Arc<Document>,
    /// What is shown of it.
    pub(crate) page: Page,
}

/// Where a field was pointed at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the reading view: the source follows.
    Reading,
    /// In the source: the reading view follows.
    Source,
}

/// The state of the page; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct State {
    /// Where it stands.
    pub(crate) view: View,
    /// The text that is shown.
    pub(crate) loaded: Signal<Option<Arc<Loaded>>>,
    /// A sentence about what is going on or went wrong; empty for none.
    pub(crate) message: Signal<String>,
    /// What a screen reader is told.
    pub(crate) announcement: Signal<String>,
    /// The field that is pointed at, and where.
    pub(crate) active: Signal<Option<(FieldId, Origin)>>,
    /// The card that is open.
    pub(crate) explained: Signal<Option<Explained>>,
    /// What is looked for.
    pub(crate) find: Signal<Find>,
    /// A sentence in the line at the foot, for a moment.
    pub(crate) flash: Signal<String>,
    /// How the page stands.
    pub(crate) shell: Signal<Shell>,
    /// How many blocks of the body are shown.
    pub(crate) n_blocks: Signal<usize>,
    /// Which cables the list shows, and in which order.
    pub(crate) wanted: Signal<Wanted>,
    /// What a message offers to do: what the button says, and its action.
    pub(crate) offer: Signal<Option<(&'static str, &'static str)>>,
    /// The other flavour of what was pasted last.
    pub(crate) flavour: Signal<String>,
    /// The first cable of the list that is shown.
    pub(crate) list_from: Signal<usize>,
    /// What was gone to last without being a field: which of its kind it is, and its place.
    pub(crate) gone_to: Signal<Option<(usize, Span)>>,
    /// The rows of the source that are shown.
    pub(crate) source: Signal<Arc<SourceWindow>>,
}

/// Blocks shown at first, and with each further step: the longest cables have some two hundred.
const BLOCKS_STEP: usize = 400;

/// Texts longer than this take long enough for a word about it.
const LONG: usize = 1_000_000;

impl State {
    /// An empty page.
    pub(crate) fn new(view: View) -> Self {
        let shell = Shell {
            pane: Pane::Read,
            theme: Theme::Auto,
            is_dragging: false,
            is_plain: false,
            is_folded: false,
            has_keys: true,
            settings: [0; 4],
            split: splitting::MIDDLE,
            has_joins: false,
            is_sentence_case: false,
        };
        let state = Self {
            view,
            loaded: Signal::new(None),
            message: Signal::new(String::new()),
            announcement: Signal::new(String::new()),
            active: Signal::new(None),
            explained: Signal::new(None),
            find: Signal::new(Find::default()),
            flash: Signal::new(String::new()),
            shell: Signal::new(shell),
            n_blocks: Signal::new(BLOCKS_STEP),
            wanted: Signal::new(Wanted::default()),
            offer: Signal::new(None),
            flavour: Signal::new(String::new()),
            list_from: Signal::new(0),
            gone_to: Signal::new(None),
            source: Signal::new(Arc::default()),
        };
        // The frame of the page is the host element: what it looks like is in its class.
        Effect::new(move |_| {
            let Shell { pane, theme, is_dragging, is_folded, settings, .. } = state.shell.get();
            let is_loaded = state.loaded.with(Option::is_some);
            let (theme, pane) = (theme.name(), pane.name());
            let class = format!("viewer theme-{theme} pane-{pane}");
            let class = class + if is_loaded { " loaded" } else { "" } + if is_dragging { " dragging" } else { "" };
            let mut class = class + if is_folded { " folded" } else { "" };
            for ((name, ..), choice) in SETTINGS.iter().zip(settings) {
                class += &format!(" {name}-{choice}");
            }
            if let Some(host) = state.view.host() {
                host.set_class_name(&class);
            }
        });
        state
    }

    /// Reads the examples, one after the other, and throws them away, as long as nothing has been read yet: browsers compile
    /// a function when it is first called, and what is compiled in a quiet moment need not be waited for with the first text.
    pub(crate) fn warm_up(self, example_idx: usize) {
        let is_idle = self.loaded.with_untracked(Option::is_none);
        let example = examples::all(self).into_iter().nth(example_idx).filter(|_| is_idle);
        if let Some(example) = example {
            let _ = Page::of(&Document::of_text(example.text), 0);
            io::after_drawing(move || self.warm_up(example_idx + 1));
        }
    }

    /// Refuses a text by its size in bytes; true if it is refused.
    pub(crate) fn refuse(self, name: &str, n_bytes: u64) -> bool {
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
    pub(crate) fn say(self, sentence: String) {
        self.offer.set(None);
        self.announcement.set(sentence.clone());
        self.message.set(sentence);
    }

    /// Marks the window as a place to drop things.
    pub(crate) fn set_dragging(self, is_dragging: bool) {
        if self.shell.with_untracked(|shell| shell.is_dragging) != is_dragging {
            self.shell.update(|shell| shell.is_dragging = is_dragging);
        }
    }

    /// Shows another window of the source.
    pub(crate) fn show_source(self, loaded: &Loaded, offset: u32) {
        self.source.set(Arc::new(window(&loaded.document, offset)));
    }

    /// Shows more blocks of a very long body.
    pub(crate) fn show_more_blocks(self) {
        self.n_blocks.update(|n_blocks| *n_blocks += BLOCKS_STEP);
    }

    /// Reads bytes and shows what they are; then says `more`, if there is more to say.
    pub(crate) fn read_bytes(self, bytes: &[u8], more: Option<String>) {
        self.read_source(Source::of_bytes(bytes), more);
    }

    /// Reads a text and shows it; then says `more`, if there is more to say.
    pub(crate) fn read_text(self, text: String, more: Option<String>) {
        if !self.refuse("The text", text.len() as u64) {
            self.read_source(Source::of_text(text), more);
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

    /// Reads a source and shows it, at once; then says `more`, if there is more to say.
    pub(crate) fn show(self, source: Source, more: Option<String>) {
        self.wanted.set(Wanted::default());
        self.gone_to.set(None);
        let loaded = self.put(Arc::new(Document::of_source(source)), 0);
        self.show_source(&loaded, 0);
        self.shell.update(|shell| shell.pane = Pane::Read);
        self.n_blocks.set(BLOCKS_STEP);
        self.announcement.set(loaded.page.announcement.clone());
        self.message.set(more.unwrap_or_default());
        // Without a cable the notes are what there is to read; and an error is not to be overlooked.
        let open_notes = loaded.page.card.is_none() || loaded.page.notes.iter().any(|note| note.severity == "error");
        io::after_drawing(move || {
            actions::open_notes(self, open_notes);
            finding::again(self);
            // A link leads to its place, once there is a cable. In somebody else's page the focus is not ours to take.
            if self.view.is_page() && !links::follow(self) {
                self.view.focus("card-heading");
            }
        });
    }

    /// Makes a cable of a document what the page shows.
    pub(crate) fn put(self, document: Arc<Document>, cable_idx: usize) -> Arc<Loaded> {
        let page = Page::of(&document, cable_idx);
        if self.view.is_page() {
            document_title(&page.title);
        }
        let wanted = self.wanted.with_untracked(|wanted| wanted.of(&document));
        let at = wanted.map_or(Some(cable_idx), |wanted| wanted.iter().position(|idx| *idx == cable_idx));
        self.list_from.set(at.map_or(0, CableList::from_of));
        let loaded = Arc::new(Loaded { document, page });
        self.active.set(None);
        self.explained.set(None);
        links::unmark(self);
        self.loaded.set(Some(loaded.clone()));
        loaded
    }

    /// Shows another cable of the text; its beginning in the source comes into view.
    pub(crate) fn show_cable(self, cable_idx: usize) {
        let Some(loaded) = self.loaded.get_untracked() else { return };
        let Some(cable) = loaded.document.cables().get(cable_idx) else { return };
        let start = cable.span.start();
        self.n_blocks.set(BLOCKS_STEP);
        let loaded = self.put(loaded.document.clone(), cable_idx);
        self.announcement.set(loaded.page.announcement.clone());
        let has_error = loaded.page.notes.iter().any(|note| note.severity == "error");
        pointing::bring(self, &loaded, start);
        io::after_drawing(move || {
            if has_error {
                actions::open_notes(self, true);
            }
            actions::show_entry(self, cable_idx);
            self.view.focus("card-heading");
        });
    }

    /// Shows the cable so many places further on in the text, if there is one.
    pub(crate) fn step_cable(self, by: isize) {
        let Some(loaded) = self.loaded.get_untracked() else { return };
        let shown = loaded.page.cable_idx;
        // In the order of the list, among those that it shows.
        let cable_idx = match self.wanted.with_untracked(|wanted| wanted.of(&loaded.document)) {
            None => shown.checked_add_signed(by),
            Some(wanted) => {
                let at = wanted.iter().position(|idx| *idx == shown).map_or(Some(0), |at| at.checked_add_signed(by));
                at.and_then(|at| wanted.get(at).copied())
            }
        };
        if let Some(cable_idx) = cable_idx {
            self.show_cable(cable_idx);
        }
    }

    /// Reads the same text as the rendering of this name; an empty name is the one that is recognised.
    pub(crate) fn read_as(self, name: &str) {
        let Some(loaded) = self.loaded.get_untracked() else { return };
        let place = |document: &Document| {
            let cable = document.cables().get(loaded.page.cable_idx);
            cable.map_or(0, |cable| document.source().original_span(cable.span).start())
        };
        let place = place(&loaded.document);
        // What was taken out of a page or a table is read from that page or table again.
        let source = loaded.document.source();
        let source = match source.projection() {
            Some(_) => Source::of_bytes(&source.to_bytes()),
            None => source.clone(),
        };
        let document = Document::of_source_as(source, rendering_of_name(name));
        let cable_idx = cable_at_original(&document, place);
        let loaded = self.put(Arc::new(document), cable_idx);
        // The same lines are shown, if they are the same.
        let first = self.source.with_untracked(|window| window.rows.first().map_or(0, |row| row.span.start()));
        self.show_source(&loaded, first.min(loaded.document.source().span().end()));
        self.tell(&loaded.page.rendering.text);
    }

    /// Makes the repair of a diagnostic, or undoes it.
    pub(crate) fn switch_repair(self, diagnostic_idx: usize, is_made: bool) {
        self.repair(|document| document.set_applied(diagnostic_idx, is_made));
    }

    /// Makes all repairs that are beyond doubt, or undoes all.
    pub(crate) fn switch_repairs(self, are_made: bool) {
        self.repair(|document| document.set_all_applied(are_made));
    }

    fn repair(self, change: impl FnOnce(&mut Document)) {
        let Some(loaded) = self.loaded.get_untracked() else { return };
        let mut document = Document::clone(&loaded.document);
        change(&mut document);
        let loaded = self.put(Arc::new(document), loaded.page.cable_idx);
        let text = loaded.page.repairs.as_ref().map_or(String::new(), |repairs| repairs.text.clone());
        self.tell(&text);
    }

    /// Tells a screen reader what has changed under the same heading.
    fn tell(self, sentence: &str) {
        self.announcement.set(sentence.to_owned());
    }

    /// Lets go of the text, when nothing shows it any more.
    pub(crate) fn forget(self) {
        self.loaded.drop_value(None);
        self.source.drop_value(Arc::default());
    }

    /// Takes the text off the page.
    pub(crate) fn clear(self) {
        self.active.set(None);
        self.explained.set(None);
        self.find.set(Find::default());
        self.loaded.set(None);
        self.message.set(String::new());
        self.announcement.set("Cleared".to_owned());
        crash::tell("cable-text", "");
        document_title("cable-viewer");
        io::after_drawing(move || self.view.focus("paste-area"));
    }
}

/// The cable at a place of the text as it came.
fn cable_at_original(document: &Document, place: u32) -> usize {
    if document.source().projection().is_none() {
        return cable_at(document, place);
    }
    let start = |span: Span| document.source().original_span(span).start();
    let before = document.cables().iter().rposition(|cable| start(cable.span) <= place);
    before.unwrap_or(0)
}

fn document_title(title: &str) {
    document().set_title(&words::with_controls_shown(title));
}
