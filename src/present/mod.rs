//! The view model: what a page shows of a document, without any page.
//!
//! Knows nothing of the browser. Everything here is owned plain data, so that a view can compare it and a test can
//! print it; every item that stands somewhere in the source has a field with all its spans.

mod addresses;
mod authority;
mod body;
mod cables;
mod card;
pub(crate) mod explain;
pub(crate) mod find;
mod joins;
mod marks;
mod notes;
mod page;
mod paint;
mod references;
mod rendering;
mod routing;
mod sections;
pub(crate) mod source;
mod times;
mod wanted;
pub(crate) mod words;

// The page takes these, which is built for the browser alone.
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use cables::{CableEntry, CableList, cable_at, cable_list};
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use rendering::{RenderingLine, rendering_of_name};
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub(crate) use wanted::{LEVELS, ORDERS, Wanted};

use crate::text::Span;

/// What kind of thing a field is; decides its colour and its mark in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    /// Routing lines, operating signals, distribution.
    Routing,
    /// Date and time.
    Time,
    /// Originator and addressees.
    Addressee,
    /// Classification, captions, order, reasons.
    Classification,
    /// Subject and TAGS.
    Subject,
    /// References.
    Reference,
    /// Paragraph numbers, headings, signature, repairs.
    Structure,
    /// Page lines, stamps, notes.
    Furniture,
}

impl Category {
    /// Name, as a style sheet has it.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Routing => "routing",
            Self::Time => "time",
            Self::Addressee => "addressee",
            Self::Classification => "classification",
            Self::Subject => "subject",
            Self::Reference => "reference",
            Self::Structure => "structure",
            Self::Furniture => "furniture",
        }
    }

    /// All of them, in the order of their [`Category::name`]s in a legend.
    pub(crate) const ALL: [Self; 8] = [
        Self::Routing,
        Self::Time,
        Self::Addressee,
        Self::Classification,
        Self::Subject,
        Self::Reference,
        Self::Structure,
        Self::Furniture,
    ];

    /// Name for people.
    #[must_use]
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Addressee => "from and to",
            Self::Subject => "subject, TAGS",
            Self::Furniture => "of the archive or page",
            other => other.name(),
        }
    }

    /// Its mark in the gutter of the source.
    #[must_use]
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::Routing => "R",
            Self::Time => "T",
            Self::Addressee => "A",
            Self::Classification => "C",
            Self::Subject => "S",
            Self::Reference => "Rf",
            Self::Structure => "¶",
            Self::Furniture => "F",
        }
    }
}

/// Index of a field in [`Page::fields`].
pub(crate) type FieldId = usize;

/// Something that stands in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPlace {
    /// What it is: `TAGS`, `Paragraph 7`.
    pub name: String,
    /// What is to be known about it: sentences.
    pub(crate) explanation: String,
    /// Its category.
    pub(crate) category: Category,
    /// All its places, in order.
    pub spans: Vec<Span>,
    /// True if its places are coloured in the source; not so running text, of which all would be.
    pub(crate) is_painted: bool,
}

/// One value of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    /// In words.
    pub(crate) text: String,
    /// The code as written, if the words are not the code itself.
    pub(crate) code: Option<String>,
    /// Its field.
    pub(crate) field: FieldId,
    /// Its name, where something leads to it: `ref-0`.
    pub(crate) anchor: Option<String>,
    /// The cable that it names, if that is in the text too, as an index.
    pub(crate) cable: Option<usize>,
}

impl Value {
    fn new(text: impl Into<String>, code: Option<String>, field: FieldId) -> Self {
        Self { text: text.into(), code, field, anchor: None, cable: None }
    }
}

/// A row of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Label.
    pub(crate) label: &'static str,
    /// Values; never empty.
    pub(crate) values: Vec<Value>,
    /// How many more there are than are shown.
    pub(crate) n_more: usize,
}

/// A moment of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// What happened: `Filed`.
    pub(crate) label: &'static str,
    /// When.
    pub(crate) value: Value,
}

/// The head of a cable at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Who wrote to whom, how urgently, when: a sentence.
    pub(crate) sentence: String,
    /// The subject.
    pub(crate) subject: Option<Value>,
    /// The level in words, with `Originally` before it where the text bears a release stamp.
    pub(crate) classification: Option<Value>,
    /// Name of the level for the style sheet: `secret`.
    pub(crate) level: &'static str,
    /// Short identifier.
    pub(crate) id: Option<Value>,
    /// The moments of the message, two or more, in their order; or none.
    pub(crate) times: Vec<Moment>,
    /// Everything else that a reader wants to know first.
    pub(crate) rows: Vec<Row>,
    /// What concerns the machinery: routing, distribution, handling, release.
    pub(crate) more_rows: Vec<Row>,
}

/// A stretch of text, with a mark where there is something to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The text to read.
    pub(crate) text: String,
    /// What is to be said.
    pub(crate) mark: Option<Mark>,
}

impl Segment {
    /// True if it has a mark of this kind.
    #[must_use]
    pub(crate) fn is_of(&self, kind: MarkKind) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.kind == kind)
    }
}

/// What a mark in running text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// Something was repaired for reading.
    Repair,
    /// A reference of the cable is named.
    Mention,
    /// A word has an explanation.
    Word,
    /// Text was withheld here.
    Withheld,
    /// The text reads on over a page or section break; its segment has no text.
    Join,
}

/// A mark in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What it is.
    pub(crate) kind: MarkKind,
    /// Its field.
    pub(crate) field: FieldId,
    /// Where it leads, if anywhere: the anchor of a value.
    pub(crate) target: Option<String>,
    /// True if the same has been marked further up in this cable: once is enough on a walk with the keyboard.
    pub(crate) is_repeated: bool,
}

/// What a block of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph, or a part of one.
    Paragraph,
    /// An item of a list.
    Item,
    /// Lines set in columns.
    Table,
    /// A piece of a text that is quoted in full.
    Quotation,
    /// The signature.
    Signature,
}

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Name in the address: `p7`.
    pub(crate) anchor: String,
    /// Number as decoded.
    pub(crate) number: Option<String>,
    /// Portion marking.
    pub(crate) marking: Option<String>,
    /// What the paragraph does, in a word: `Summary`.
    pub(crate) role: Option<&'static str>,
    /// The text to read.
    pub(crate) segments: Vec<Segment>,
    /// Its field.
    pub(crate) field: FieldId,
    /// What was left out before it, of a page or a section.
    pub(crate) join: Option<FieldId>,
    /// Notes about it, as indices in [`Page::notes`].
    pub(crate) notes: Vec<usize>,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutlineEntry {
    /// What it says.
    pub(crate) text: String,
    /// Where it leads: the anchor of a block, `card` or `notes`.
    pub(crate) anchor: String,
    /// True for headings, false for what stands under them.
    pub(crate) is_heading: bool,
}

/// A diagnostic, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `error`, `warning`, `info`.
    pub(crate) severity: &'static str,
    /// The severity as a word for people.
    pub(crate) word: &'static str,
    /// A sentence with capital and full stop.
    pub(crate) text: String,
    /// `line 17`, `lines 23, 30 and 41`.
    pub(crate) place: String,
    /// What its repair does, each place with what is written and how it would be read.
    pub(crate) edits: Vec<(String, String)>,
    /// True if there are more places than [`Note::edits`] lists.
    pub(crate) has_more: bool,
    /// The repair, if it is one that can be applied and undone.
    pub(crate) repair: Option<NoteRepair>,
    /// Its field; none if it is about no place.
    pub(crate) field: Option<FieldId>,
}

/// The repair of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteRepair {
    /// Index of its diagnostic in the document.
    pub(crate) diagnostic_idx: usize,
    /// What it does, as an imperative with a capital: `Read the comma as an apostrophe`.
    pub(crate) title: String,
    /// True if the text is read with it.
    pub(crate) is_applied: bool,
}

/// The repairs of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repairs {
    /// How many there are and how many are applied, in words.
    pub(crate) text: String,
    /// True if none is applied.
    pub(crate) is_as_written: bool,
    /// True if exactly those are applied that are beyond doubt.
    pub(crate) is_repaired: bool,
}

/// Everything a page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Title of the window.
    pub title: String,
    /// What a screen reader is told when the page has been filled.
    pub(crate) announcement: String,
    /// Which of the text's cables it shows, counted from 0.
    pub(crate) cable_idx: usize,
    /// Which rendering it looks like, why, and what else it may be read as.
    pub(crate) rendering: RenderingLine,
    /// The card; none if there is no cable.
    pub card: Option<Card>,
    /// The outline.
    pub(crate) outline: Vec<OutlineEntry>,
    /// The body.
    pub(crate) body: Vec<Block>,
    /// How many joins it has.
    pub(crate) n_joins: usize,
    /// The notes about this cable, and those about the whole text.
    pub notes: Vec<Note>,
    /// The repairs; none if nothing is to be repaired.
    pub(crate) repairs: Option<Repairs>,
    /// Figures for the status line.
    pub(crate) status: Vec<String>,
    /// All fields.
    pub fields: Vec<FieldPlace>,
    /// What is coloured in the source, by place.
    pub(crate) painted: Vec<(Span, Category)>,
    /// Fields by the start of each of their spans, for looking up what stands at a place: start, end, field.
    places: Vec<(u32, u32, FieldId)>,
}

/// Collects fields while a page is built.
#[derive(Default)]
struct Fields {
    all: Vec<FieldPlace>,
}

impl Fields {
    fn add(&mut self, name: &str, category: Category, spans: &[Span], explanation: &str) -> FieldId {
        let (name, explanation) = (name.to_owned(), explanation.to_owned());
        self.all.push(FieldPlace { name, explanation, category, spans: spans.to_vec(), is_painted: true });
        self.all.len() - 1
    }

    /// A field whose places are not coloured in the source.
    fn add_plain(&mut self, name: &str, category: Category, spans: &[Span], explanation: &str) -> FieldId {
        let id = self.add(name, category, spans, explanation);
        if let Some(field) = self.all.get_mut(id) {
            field.is_painted = false;
        }
        id
    }
}
