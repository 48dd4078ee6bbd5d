//! Level 2: the model. One concept a file: its type, the reader of that concept alone, how it is written, its tests.
//!
//! A concept's reader knows its own grammar and nothing else: not where on the page it may stand (that is
//! [`crate::read`]), nor what a code means (that is [`crate::tables`]). Values point into the source by [`Span`];
//! what is normalised (a date, a level) stands beside the span, never in its place.

pub mod addressee;
pub mod attributes;
pub mod body;
pub mod caption;
pub mod classification;
pub mod classified_by;
pub mod date_time_group;
pub mod distribution;
pub mod drafting;
pub mod executive_order;
pub mod message_reference_number;
pub mod portion_marking;
pub mod precedence;
pub mod reference;
pub mod release;
pub mod routing_indicator;
pub mod signature;
pub mod subject;
pub mod tag;
pub mod transmission;

pub use addressee::Addressee;
pub use attributes::Attribute;
pub use body::{BodyItem, BodyKind, ParagraphNumber, Role};
pub use caption::Caption;
pub use classification::{ClassificationLine, Level, Section};
pub use classified_by::{ClassifiedBy, Reason};
pub use date_time_group::{Date, DateTimeGroup};
pub use distribution::Distribution;
pub use drafting::Drafting;
pub use executive_order::ExecutiveOrder;
pub use message_reference_number::MessageReferenceNumber;
pub use portion_marking::PortionMarking;
pub use precedence::{Precedence, PrecedenceLine};
pub use reference::{Mention, Reference, ReferenceKind};
pub use release::Release;
pub use subject::Subject;
pub use tag::Tag;
pub use transmission::Transmission;

use crate::text::Span;

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// Label, grammar and cross-checks agree.
    #[default]
    Certain,
    /// Grammar alone, or taken from a neighbouring field.
    Likely,
    /// From an era, a sequence or a habit.
    Guess,
}

/// A value, where it stands, how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// All places it was read from, in order; more than one where page furniture cuts it.
    pub spans: Vec<Span>,
    /// How sure it is.
    pub confidence: Confidence,
}

impl<T> Field<T> {
    /// A certain value read from one place.
    #[must_use]
    pub fn certain(value: T, span: Span) -> Self {
        Self { value, spans: vec![span], confidence: Confidence::Certain }
    }

    /// A likely value read from one place.
    #[must_use]
    pub fn likely(value: T, span: Span) -> Self {
        Self { value, spans: vec![span], confidence: Confidence::Likely }
    }

    /// The first place; the empty span at 0 if there is none.
    #[must_use]
    pub fn span(&self) -> Span {
        self.spans.first().copied().unwrap_or_default()
    }
}

/// One cable. Absent is `None` or empty; [`Cable::references_none`] tells "stated as none" from "not found".
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Cable {
    /// From its first line to its last.
    pub span: Span,
    /// Routing lines of the transmission.
    pub transmission: Transmission,
    /// Precedence for action and information addressees.
    pub precedence: Option<Field<PrecedenceLine>>,
    /// Date and time, UTC.
    pub date_time_group: Option<Field<DateTimeGroup>>,
    /// The day alone, where no date-time group is to be had.
    pub dated: Option<Field<Date>>,
    /// Originator.
    pub from: Option<Field<Addressee>>,
    /// Action addressees.
    pub to: Vec<Field<Addressee>>,
    /// Information addressees.
    pub info: Vec<Field<Addressee>>,
    /// Addressees exempted from a collective address.
    pub exempt: Vec<Field<Addressee>>,
    /// Classification line: level, markings, section.
    pub classification: Option<Field<ClassificationLine>>,
    /// Post, number and year.
    pub number: Option<Field<MessageReferenceNumber>>,
    /// The sections that are there, in order; `1` for a message of one.
    pub sections: Vec<u32>,
    /// Copies of sections that were sent again; the text read is of another copy.
    pub alternates: Vec<Span>,
    /// Captions and handling lines.
    pub captions: Vec<Field<Caption>>,
    /// Passing instructions, a line each.
    pub passing: Vec<Span>,
    /// Distribution within the Department, 1970s to 1990s.
    pub distribution: Option<Distribution>,
    /// Executive order and declassification instruction.
    pub executive_order: Option<Field<ExecutiveOrder>>,
    /// TAGS.
    pub tags: Vec<Field<Tag>>,
    /// Subject.
    pub subject: Option<Field<Subject>>,
    /// References.
    pub references: Vec<Field<Reference>>,
    /// Where the text says that there are no references.
    pub references_none: Option<Span>,
    /// Reasons of the classification that stand where references should: label and value.
    pub displaced_reasons: Option<Span>,
    /// Who classified it and why.
    pub classified_by: Option<Field<ClassifiedBy>>,
    /// Drafting, clearance, approval.
    pub drafting: Drafting,
    /// Paragraphs, headings and the like, in order.
    pub body: Vec<BodyItem>,
    /// Signature: the surname of the officer who approved it.
    pub signature: Option<Field<()>>,
    /// Release stamps and exemptions.
    pub release: Release,
    /// Archive metadata that came with the text.
    pub attributes: Vec<Attribute>,
    /// Labels (`SUBJECT:`, `TAGS:`), separators, bullets: part of the cable, no value.
    pub labels: Vec<Span>,
    /// Where the body says `REF A`, `REFTEL`, `SEPTEL`.
    pub mentions: Vec<Mention>,
    /// Lines around the message that are not of it: an e-mail that carries it, what follows its end.
    pub wrapping: Vec<Span>,
    /// Captions that an archive put between the lines of the body; left out of it.
    pub injected_captions: Vec<Span>,
    /// Handling lines that are no known caption.
    pub remarks: Vec<Span>,
    /// Virtual line breaks: where lines of the head run together, the offset of each field after the first.
    pub run_together: Vec<Span>,
}

/// The most sections seen are 36; a line that claims a million is damaged.
const MOST_SECTIONS: u32 = 99;

impl Cable {
    /// Numbered and unnumbered paragraphs of the body.
    pub fn paragraphs(&self) -> impl Iterator<Item = &BodyItem> {
        self.body.iter().filter(|item| item.kind == BodyKind::Paragraph)
    }

    /// The captions, each once with all its places: an archive or a section may have repeated one.
    #[must_use]
    pub fn captions_by_name(&self) -> Vec<(&'static str, Vec<Span>)> {
        let mut names: Vec<(&'static str, Vec<Span>)> = Vec::new();
        for caption in &self.captions {
            match names.iter_mut().find(|(name, _)| *name == caption.value.name) {
                Some((_, spans)) => spans.extend_from_slice(&caption.spans),
                None => names.push((caption.value.name, caption.spans.clone())),
            }
        }
        names
    }

    /// How many sections the message was sent in, as far as its classification lines say; at least one.
    #[must_use]
    pub fn n_sections(&self) -> u32 {
        let stated = self.classification.as_ref().and_then(|line| line.value.section).map_or(1, |section| section.of);
        stated.clamp(1, MOST_SECTIONS).max(self.sections.iter().copied().max().unwrap_or(1).min(MOST_SECTIONS))
    }

    /// The sections that are not there.
    #[must_use]
    pub fn missing_sections(&self) -> Vec<u32> {
        if self.sections.is_empty() {
            return Vec::new();
        }
        (1..=self.n_sections()).filter(|number| !self.sections.contains(number)).collect()
    }

    /// True if no originator is stated, and the post of the classification line stands for it.
    #[must_use]
    pub fn sender_is_assumed(&self) -> bool {
        let post = self.classification.as_ref().and_then(|line| line.value.number).map(|place| place.post);
        post.is_some() && self.from.as_ref().map(|from| from.value.name) == post
    }

    /// Year of the message: of its date-time group, else of its number.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        let dated = self.date_time_group.as_ref().map(|group| group.value.year);
        let dated = dated.or_else(|| self.dated.as_ref().map(|date| date.value.year));
        dated.or_else(|| self.number.as_ref().and_then(|number| number.value.year))
    }
}
