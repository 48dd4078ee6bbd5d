//! The view model: what a page shows of a document, without any page.
//!
//! Knows nothing of the browser. Everything here is owned plain data, so that a view can compare it and a test can
//! print it; every item that stands somewhere in the source has a field with all its spans.

mod body;
mod card;
pub mod explain;
mod notes;
mod routing;
pub mod source;
pub mod words;

use crate::cable::Cable;
use crate::diagnose::Document;
use crate::text::{Span, order};

/// What kind of thing a field is; decides its colour and its mark in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
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
    pub const fn name(self) -> &'static str {
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
}

/// Index of a field in [`Page::fields`].
pub type FieldId = usize;

/// Something that stands in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPlace {
    /// What it is: `TAGS`, `Paragraph 7`.
    pub name: String,
    /// What is to be known about it: sentences.
    pub explanation: String,
    /// Its category.
    pub category: Category,
    /// All its places, in order.
    pub spans: Vec<Span>,
}

/// One value of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// In words.
    pub text: String,
    /// The code as written, if the words are not the code itself.
    pub code: Option<String>,
    /// Its field.
    pub field: FieldId,
}

/// A row of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Label.
    pub label: &'static str,
    /// Values; never empty.
    pub values: Vec<Value>,
    /// How many more there are than are shown.
    pub n_more: usize,
}

/// The head of a cable at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Who wrote to whom, how urgently, when: a sentence.
    pub sentence: String,
    /// The subject.
    pub subject: Option<Value>,
    /// The level in words, with `Originally` before it where the text bears a release stamp.
    pub classification: Option<Value>,
    /// Name of the level for the style sheet: `secret`.
    pub level: &'static str,
    /// Short identifier.
    pub id: Option<Value>,
    /// Everything else that a reader wants to know first.
    pub rows: Vec<Row>,
    /// What concerns the machinery: routing, distribution, handling, release.
    pub more_rows: Vec<Row>,
}

/// A stretch of text, with a field of its own where it was repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The text to read.
    pub text: String,
    /// The repair's field.
    pub repair: Option<FieldId>,
}

/// What a block of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph, or a part of one.
    Paragraph,
    /// An item of a list.
    Item,
    /// Lines set in columns.
    Table,
    /// The signature.
    Signature,
}

/// A block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Name in the address: `p7`.
    pub anchor: String,
    /// Number as decoded.
    pub number: Option<String>,
    /// Portion marking.
    pub marking: Option<String>,
    /// What the paragraph does, in a word: `Summary`.
    pub role: Option<&'static str>,
    /// The text to read.
    pub segments: Vec<Segment>,
    /// Its field.
    pub field: FieldId,
    /// Notes about it, as indices in [`Page::notes`].
    pub notes: Vec<usize>,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// What it says.
    pub text: String,
    /// Where it leads: the anchor of a block, `card` or `notes`.
    pub anchor: String,
    /// True for headings, false for what stands under them.
    pub is_heading: bool,
}

/// A diagnostic, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `error`, `warning`, `info`.
    pub severity: &'static str,
    /// The severity as a word for people.
    pub word: &'static str,
    /// A sentence with capital and full stop.
    pub text: String,
    /// `line 17`, `lines 23, 30 and 41`.
    pub place: String,
    /// What a safe repair does, each place with what is written and how it is read.
    pub repairs: Vec<(String, String)>,
    /// True if there are more places than [`Note::repairs`] lists.
    pub has_more: bool,
    /// Its field; none if it is about no place.
    pub field: Option<FieldId>,
}

/// Everything a page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Title of the window.
    pub title: String,
    /// What a screen reader is told when the page has been filled.
    pub announcement: String,
    /// Which rendering it looks like, in words.
    pub rendering: String,
    /// The card; none if there is no cable.
    pub card: Option<Card>,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// The body.
    pub body: Vec<Block>,
    /// The notes.
    pub notes: Vec<Note>,
    /// Figures for the status line.
    pub status: Vec<String>,
    /// All fields.
    pub fields: Vec<FieldPlace>,
    /// Fields by the start of each of their spans, for looking up what stands at a place: start, end, field.
    places: Vec<(u32, u32, FieldId)>,
}

/// Collects fields while a page is built.
#[derive(Default)]
struct Fields {
    all: Vec<FieldPlace>,
}

impl Fields {
    #[inline(never)]
    fn add(&mut self, name: &str, category: Category, spans: &[Span], explanation: &str) -> FieldId {
        let (name, explanation) = (name.to_owned(), explanation.to_owned());
        self.all.push(FieldPlace { name, explanation, category, spans: spans.to_vec() });
        self.all.len() - 1
    }
}

impl Page {
    /// Builds the page of a document's first cable; of no cable, if there is none.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut fields = Fields::default();
        let cable = document.cables().first();
        let card = cable.map(|cable| card::card(document, cable, &mut fields));
        let notes = notes::notes(document, &mut fields);
        let mut body = cable.map_or_else(Vec::new, |cable| body::blocks(document, cable, &mut fields));
        notes::attach(&mut body, &notes, &fields.all);
        let n_paragraphs = cable.map_or(0, |cable| cable.paragraphs().count());
        let outline = cable.map_or_else(Vec::new, |_| body::outline(&body, notes.len()));
        let mut places: Vec<(u32, u32, FieldId)> = Vec::new();
        for (field, place) in fields.all.iter().enumerate() {
            places.extend(place.spans.iter().map(|span| (span.start(), span.end(), field)));
        }
        order::sort_by_number(&mut places, |(start, end, _)| Span::new(*start, *end).order());
        Self {
            title: title(document, cable),
            announcement: announcement(cable, n_paragraphs, notes.len()),
            rendering: words::rendering(&document.rendering()),
            card,
            outline,
            body,
            status: status(document, n_paragraphs, notes.len()),
            notes,
            fields: fields.all,
            places,
        }
    }

    /// Where a field stands, in words: `Line 17`.
    #[must_use]
    pub fn place_of(&self, document: &Document, field: &FieldPlace) -> String {
        let place = explain::lines(document, &field.spans);
        words::sentence(&place)
    }

    /// The narrowest field that stands at a place of the source.
    #[must_use]
    pub fn field_at(&self, offset: u32) -> Option<FieldId> {
        // A field that holds the place starts at or before it; among the last ones before it, the narrowest counts.
        const LOOK_BACK: usize = 512;
        let before = self.places.partition_point(|(start, ..)| *start <= offset);
        let near = self.places.get(before.saturating_sub(LOOK_BACK)..before).unwrap_or(&[]);
        let holding = near.iter().filter(|(_, end, _)| offset < *end);
        holding.min_by_key(|(start, end, _)| end - start).map(|(.., field)| *field)
    }
}

fn title(document: &Document, cable: Option<&Cable>) -> String {
    let Some(cable) = cable else { return "No cable recognised — cable-viewer".to_owned() };
    let id = cable.number.as_ref().and_then(|number| number.value.id()).unwrap_or_else(|| "Cable".to_owned());
    match &cable.subject {
        Some(subject) => format!("{id} — {}", document.reading_text(&subject.spans)),
        None => format!("{id} — cable-viewer"),
    }
}

fn announcement(cable: Option<&Cable>, n_paragraphs: usize, n_notes: usize) -> String {
    let Some(cable) = cable else { return "No cable recognised".to_owned() };
    let id =
        cable.number.as_ref().and_then(|number| number.value.id()).unwrap_or_else(|| "without number".to_owned());
    format!("Cable {id}, {}, {}", words::count(n_paragraphs, "paragraph"), words::count(n_notes, "note"))
}

fn status(document: &Document, n_paragraphs: usize, n_notes: usize) -> Vec<String> {
    let n_words = document.source().text().split_whitespace().count();
    let mut status = Vec::new();
    if !document.cables().is_empty() {
        let coverage = document.coverage();
        status.push(format!("{} of the text placed", words::percent(coverage.recognised)));
        if !coverage.unrecognised.is_empty() {
            status.push(words::count(coverage.unrecognised.len(), "unrecognised run"));
        }
        status.push(words::count(n_paragraphs, "paragraph"));
    }
    status.push(words::count(n_notes, "note"));
    status.push(words::count(n_words, "word"));
    status.push(words::count(document.source().lines().n_lines(), "line"));
    status.push(document.source().encoding().label().to_ascii_uppercase());
    status
}
