//! Level 2: the model. One concept a file: its type, the reader of that concept alone, how it is written, its tests.
//!
//! A concept's reader knows its own grammar and nothing else: not where on the page it may stand (that is
//! [`crate::read`]), nor what a code means (that is [`crate::tables`]). Values point into the source by [`Span`];
//! what is normalised (a date, a level) stands beside the span, never in its place.

pub(crate) mod addressee;
pub(crate) mod attributes;
pub(crate) mod body;
pub(crate) mod caption;
pub(crate) mod classification;
pub(crate) mod classified_by;
pub(crate) mod date_time_group;
pub(crate) mod distribution;
pub(crate) mod drafting;
pub(crate) mod executive_order;
pub(crate) mod message_reference_number;
pub(crate) mod portion_marking;
pub(crate) mod precedence;
pub(crate) mod reference;
pub(crate) mod release;
pub(crate) mod routing_indicator;
pub(crate) mod signature;
pub(crate) mod subject;
pub(crate) mod tag;
pub(crate) mod transmission;

pub(crate) use addressee::Addressee;
pub(crate) use attributes::Attribute;
pub(crate) use body::{BodyItem, BodyKind, ParagraphNumber, Role};
pub(crate) use caption::Caption;
pub(crate) use classification::{ClassificationLine, Level, Section};
pub(crate) use classified_by::{ClassifiedBy, Reason};
pub(crate) use date_time_group::{Date, DateTimeGroup};
pub(crate) use distribution::Distribution;
pub(crate) use drafting::Drafting;
pub(crate) use executive_order::ExecutiveOrder;
pub(crate) use message_reference_number::MessageReferenceNumber;
pub(crate) use portion_marking::PortionMarking;
pub(crate) use precedence::{Precedence, PrecedenceLine};
pub(crate) use reference::{Mention, Reference};
pub(crate) use release::Release;
pub(crate) use subject::Subject;
pub(crate) use tag::Tag;
pub(crate) use transmission::Transmission;

use crate::text::{List, Span};

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Confidence {
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
    pub(crate) spans: Vec<Span>,
    /// How sure it is.
    pub(crate) confidence: Confidence,
}

impl<T> Field<T> {
    /// A certain value read from one place.
    #[must_use]
    pub(crate) fn certain(value: T, span: Span) -> Self {
        Self { value, spans: vec![span], confidence: Confidence::Certain }
    }

    /// A likely value read from one place.
    #[must_use]
    pub(crate) fn likely(value: T, span: Span) -> Self {
        Self { value, spans: vec![span], confidence: Confidence::Likely }
    }

    /// The first place; the empty span at 0 if there is none.
    #[must_use]
    pub(crate) fn span(&self) -> Span {
        self.spans.first().copied().unwrap_or_default()
    }
}

/// One cable. Absent is `None` or empty; [`Cable::references_none`] tells "stated as none" from "not found".
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Cable {
    /// From its first line to its last.
    pub(crate) span: Span,
    /// Routing lines of the transmission.
    pub(crate) transmission: Transmission,
    /// Precedence for action and information addressees.
    pub(crate) precedence: Option<Field<PrecedenceLine>>,
    /// Date and time, UTC.
    pub(crate) date_time_group: Option<Field<DateTimeGroup>>,
    /// The day alone, where no date-time group is to be had.
    pub(crate) dated: Option<Field<Date>>,
    /// Originator.
    pub(crate) from: Option<Field<Addressee>>,
    /// Action addressees.
    pub(crate) to: List<Field<Addressee>>,
    /// Information addressees.
    pub(crate) info: List<Field<Addressee>>,
    /// Addressees exempted from a collective address.
    pub(crate) exempt: List<Field<Addressee>>,
    /// Classification line: level, markings, section.
    pub(crate) classification: Option<Field<ClassificationLine>>,
    /// Post, number and year.
    pub number: Option<Field<MessageReferenceNumber>>,
    /// The sections that are there, in order; `1` for a message of one.
    pub(crate) sections: List<u32>,
    /// Copies of sections that were sent again; the text read is of another copy.
    pub(crate) alternates: List<Span>,
    /// Captions and handling lines.
    pub(crate) captions: List<Field<Caption>>,
    /// Passing instructions, a line each.
    pub(crate) passing: List<Span>,
    /// Distribution within the Department, 1970s to 1990s.
    pub(crate) distribution: Option<Distribution>,
    /// Executive order and declassification instruction.
    pub(crate) executive_order: Option<Field<ExecutiveOrder>>,
    /// TAGS.
    pub(crate) tags: List<Field<Tag>>,
    /// Subject.
    pub(crate) subject: Option<Field<Subject>>,
    /// References.
    pub(crate) references: List<Field<Reference>>,
    /// Where the text says that there are no references.
    pub(crate) references_none: Option<Span>,
    /// Reasons of the classification that stand where references should: label and value.
    pub(crate) displaced_reasons: Option<Span>,
    /// Who classified it and why.
    pub(crate) classified_by: Option<Field<ClassifiedBy>>,
    /// Drafting, clearance, approval.
    pub(crate) drafting: Drafting,
    /// Paragraphs, headings and the like, in order.
    pub(crate) body: List<BodyItem>,
    /// Signature: the surname of the officer who approved it.
    pub(crate) signature: Option<Field<()>>,
    /// Release stamps and exemptions.
    pub(crate) release: Release,
    /// Archive metadata that came with the text.
    pub(crate) attributes: List<Attribute>,
    /// Labels (`SUBJECT:`, `TAGS:`), separators, bullets: part of the cable, no value.
    pub(crate) labels: List<Span>,
    /// Where the body says `REF A`, `REFTEL`, `SEPTEL`.
    pub(crate) mentions: List<Mention>,
    /// Lines around the message that are not of it: an e-mail that carries it, what follows its end.
    pub(crate) wrapping: List<Span>,
    /// Captions that an archive put between the lines of the body; left out of it.
    pub(crate) injected_captions: List<Span>,
    /// Handling lines that are no known caption.
    pub(crate) remarks: List<Span>,
    /// Virtual line breaks: where lines of the head run together, the offset of each field after the first.
    pub(crate) run_together: List<Span>,
}

/// The most sections seen are 36; a line that claims a million is damaged.
const MOST_SECTIONS: u32 = 99;

impl Cable {
    /// Numbered and unnumbered paragraphs of the body.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &BodyItem> {
        self.body.iter().filter(|item| item.kind == BodyKind::Paragraph)
    }

    /// The captions, each once with all its places: an archive or a section may have repeated one.
    #[must_use]
    pub(crate) fn captions_by_name(&self) -> Vec<(&'static str, Vec<Span>)> {
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
    pub(crate) fn n_sections(&self) -> u32 {
        let stated = self.classification.as_ref().and_then(|line| line.value.section).map_or(1, |section| section.of);
        stated.clamp(1, MOST_SECTIONS).max(self.sections.iter().copied().max().unwrap_or(1).min(MOST_SECTIONS))
    }

    /// The sections that are not there.
    #[must_use]
    pub(crate) fn missing_sections(&self) -> Vec<u32> {
        if self.sections.is_empty() {
            return Vec::new();
        }
        (1..=self.n_sections()).filter(|number| !self.sections.contains(number)).collect()
    }

    /// True if no originator is stated, and the post of the classification line stands for it.
    #[must_use]
    pub(crate) fn sender_is_assumed(&self) -> bool {
        let post = self.classification.as_ref().and_then(|line| line.value.number).map(|place| place.post);
        post.is_some() && self.from.as_ref().map(|from| from.value.name) == post
    }

    /// Year of the message: of its date-time group, else of its number.
    #[must_use]
    pub(crate) fn year(&self) -> Option<u16> {
        let dated = self.date_time_group.as_ref().map(|group| group.value.year);
        let dated = dated.or_else(|| self.dated.as_ref().map(|date| date.value.year));
        dated.or_else(|| self.number.as_ref().and_then(|number| number.value.year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cable whose classification line reads so.
    fn classified(line: &str) -> Cable {
        let (line, span) = classification::read(&mut crate::text::Cursor::new(line, 0)).unwrap();
        Cable { classification: Some(Field::certain(line, span)), ..Cable::default() }
    }

    #[test]
    fn sections_that_are_missing() {
        for (line, sections, n_sections, missing) in [
            ("SECRET BAKU 1", vec![], 1, vec![]),
            ("SECRET BAKU 1", vec![1], 1, vec![]),
            ("SECRET SECTION 1 OF 3 BAKU 1", vec![1, 3], 3, vec![2]),
            ("SECRET SECTION 1 OF 3 BAKU 1", vec![], 3, vec![]),
            ("SECRET SECTION 1 OF 2 BAKU 1", vec![1, 4], 4, vec![2, 3]),
            ("SECRET SECTION 1 OF 0 BAKU 1", vec![], 1, vec![]),
        ] {
            let cable = Cable { sections: sections.into(), ..classified(line) };
            assert_eq!((cable.n_sections(), cable.missing_sections()), (n_sections, missing), "{line}");
        }
        assert_eq!(Cable::default().n_sections(), 1);
        assert_eq!(classified("SECRET SECTION 1 OF 999 BAKU 1").n_sections(), MOST_SECTIONS, "damaged");
        let damaged = Cable { sections: vec![1, 999].into(), ..Cable::default() };
        assert_eq!(damaged.n_sections(), MOST_SECTIONS);
    }

    #[test]
    fn a_sender_is_assumed_where_the_post_stands_for_it() {
        let from = |name| Some(Field::certain(Addressee { name, ..Addressee::default() }, name));
        for (name, is_assumed) in [(Span::new(7, 11), true), (Span::new(20, 24), false)] {
            let cable = Cable { from: from(name), ..classified("SECRET BAKU 1") };
            assert_eq!(cable.sender_is_assumed(), is_assumed);
        }
        assert!(!classified("SECRET BAKU 1").sender_is_assumed() && !Cable::default().sender_is_assumed());
    }

    #[test]
    fn years_come_from_the_best_source() {
        let number = |year| Some(Field::certain(MessageReferenceNumber::new("BAKU", 1, year), Span::empty(0)));
        let mut cable = Cable { number: number(Some(2001)), ..Cable::default() };
        assert_eq!(cable.year(), Some(2001));
        cable.dated = Date::new(2002, 1, 1).map(|date| Field::likely(date, Span::empty(0)));
        assert_eq!(cable.year(), Some(2002));
        let group = DateTimeGroup { year: 2003, month: 1, day: 1, hour: 0, minute: 0 };
        cable.date_time_group = Some(Field::certain(group, Span::empty(0)));
        assert_eq!(cable.year(), Some(2003));
        assert_eq!(Cable { number: number(None), ..Cable::default() }.year(), None);
    }

    #[test]
    fn captions_are_listed_once_with_all_their_places() {
        let caption = |name, at| Field::certain(Caption { name }, Span::new(at, at + 5));
        let captions = vec![caption("NODIS", 0), caption("EXDIS", 10), caption("NODIS", 20)];
        let cable = Cable { captions: captions.into(), ..Cable::default() };
        let expected = [("NODIS", vec![Span::new(0, 5), Span::new(20, 25)]), ("EXDIS", vec![Span::new(10, 15)])];
        assert_eq!(cable.captions_by_name(), expected);
    }

    #[test]
    fn paragraphs_are_of_one_kind() {
        let item = |kind, at| BodyItem::new(kind, Span::empty(at));
        let body = vec![item(BodyKind::Heading, 0), item(BodyKind::Paragraph, 1), item(BodyKind::Continuation, 2)];
        let cable = Cable { body: body.into(), ..Cable::default() };
        assert_eq!(cable.paragraphs().map(|item| item.text.clone()).collect::<Vec<_>>(), [[Span::empty(1)]]);
    }

    #[test]
    fn fields_know_their_first_place() {
        let (first, second) = (Span::new(1, 2), Span::new(5, 6));
        let field = Field { value: (), spans: vec![first, second], confidence: Confidence::Guess };
        assert_eq!((field.span(), Field::<()>::default().span()), (first, Span::empty(0)));
        assert_eq!(
            Field::certain((), second),
            Field { value: (), spans: vec![second], confidence: Confidence::Certain }
        );
        assert_eq!(
            Field::likely((), second),
            Field { value: (), spans: vec![second], confidence: Confidence::Likely }
        );
    }
}
