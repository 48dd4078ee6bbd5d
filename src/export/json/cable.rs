//! The part of the document that is about one cable.

use super::places::{self, Places};
use super::{Pair, Spans, role_text};
use crate::cable::{Addressee, BodyItem, BodyKind, Cable, Field, ParagraphNumber, Role, addressee, classified_by};
use crate::diagnose::Document;
use crate::tables;
use crate::text::{Span, reflow};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct CableDocument {
    span: Pair,
    id: Option<String>,
    number: Option<Number>,
    sections: Sections,
    transmission: Transmission,
    precedence: Precedence,
    date_time_group: Option<String>,
    date: Option<String>,
    from: Option<From>,
    to: Vec<AddresseeDocument>,
    info: Vec<AddresseeDocument>,
    exempt: Vec<AddresseeDocument>,
    classification: Option<Classification>,
    captions: Vec<&'static str>,
    passing: Vec<String>,
    distribution: Distribution,
    executive_order: Option<ExecutiveOrder>,
    tags: Vec<Tag>,
    subject: Option<Subject>,
    references: Vec<Reference>,
    classified_by: Option<ClassifiedBy>,
    drafting: Drafting,
    body: Vec<Item>,
    summary: Option<String>,
    comment: Option<String>,
    signature: Option<String>,
    release: Release,
    attributes: BTreeMap<String, String>,
    spans: BTreeMap<String, Vec<Pair>>,
    confidence: BTreeMap<String, &'static str>,
}

#[derive(Serialize)]
struct Number {
    post: String,
    number: u32,
    year: Option<u16>,
}

#[derive(Serialize)]
struct Sections {
    present: Vec<u32>,
    of: u32,
    missing: Vec<u32>,
}

#[derive(Serialize)]
struct Transmission {
    identification: Option<String>,
    called: Option<Called>,
    station: Option<String>,
    station_serial: Option<u32>,
    station_section: Option<u32>,
    filed: Option<Filed>,
    security: Option<Security>,
    operating_signals: Vec<String>,
}

#[derive(Serialize)]
struct Called {
    precedence: Option<&'static str>,
    routing_indicators: Vec<String>,
}

#[derive(Serialize)]
struct Filed {
    day_of_year: u16,
    time: String,
}

#[derive(Serialize)]
struct Security {
    signal: String,
    level: Option<&'static str>,
}

#[derive(Serialize)]
struct Precedence {
    action: Option<&'static str>,
    information: Option<&'static str>,
}

#[derive(Serialize)]
struct From {
    name: String,
    routing_indicator: Option<String>,
}

#[derive(Serialize)]
struct AddresseeDocument {
    name: String,
    routing_indicator: Option<String>,
    office: Option<String>,
    precedence: Option<&'static str>,
    continuity_number: Option<String>,
}

#[derive(Serialize)]
struct Classification {
    level: &'static str,
    markings: Vec<String>,
}

#[derive(Serialize)]
struct Distribution {
    role: Option<&'static str>,
    offices: Vec<String>,
}

#[derive(Serialize)]
struct ExecutiveOrder {
    number: Option<String>,
    declassify_on: Option<String>,
    instruction: Option<String>,
}

#[derive(Serialize)]
struct Tag {
    code: String,
    kind: &'static str,
    meaning: Option<&'static str>,
}

#[derive(Serialize)]
struct Subject {
    text: String,
    marking: Option<String>,
}

#[derive(Serialize)]
struct Reference {
    enumerator: Option<char>,
    kind: &'static str,
    id: Option<String>,
    year_assumed: bool,
    notes: Vec<&'static str>,
    text: String,
}

#[derive(Serialize)]
struct ClassifiedBy {
    name: Option<String>,
    title: Option<String>,
    reasons: Vec<String>,
    derived_from: Option<String>,
}

#[derive(Serialize)]
struct Drafting {
    drafted_by: Option<String>,
    cleared_by: Vec<String>,
    approved_by: Option<String>,
    released_by: Option<String>,
}

#[derive(Serialize)]
struct Item {
    r#type: &'static str,
    number: Option<u32>,
    written_as: Option<String>,
    marking: Option<String>,
    role: Option<&'static str>,
    text: String,
    spans: Vec<Pair>,
}

#[derive(Serialize)]
struct Release {
    stamps: Vec<String>,
    exemptions: Vec<String>,
    redactions: usize,
}

/// Builds the document of one cable.
pub(super) fn document(document: &Document, cable: &Cable) -> CableDocument {
    let words = |spans: &[Span]| document.source().words(spans);
    let word = |span: Span| words(&[span]);
    let to = Spans(document.source());
    let Places { spans, confidence, .. } = places::of(cable, to);
    let addressees =
        |fields: &[Field<Addressee>]| fields.iter().map(|field| addressee_document(document, &field.value)).collect();
    let of = cable.n_sections();
    CableDocument {
        span: to.pair(cable.span),
        id: cable.number.as_ref().and_then(|number| number.value.id()),
        number: cable.number.as_ref().map(|number| Number {
            post: number.value.post.clone(),
            number: number.value.number,
            year: number.value.year,
        }),
        sections: Sections {
            present: if cable.sections.is_empty() { vec![1] } else { cable.sections.to_vec() },
            of,
            missing: cable.missing_sections(),
        },
        transmission: transmission(document, cable),
        precedence: Precedence {
            action: cable.precedence.as_ref().map(|line| line.value.action.word()),
            information: cable.precedence.as_ref().and_then(|line| line.value.information).map(|p| p.word()),
        },
        date_time_group: cable.date_time_group.as_ref().map(|group| group.value.to_string()),
        date: match &cable.date_time_group {
            Some(group) => group.value.iso(),
            None => cable.dated.as_ref().map(|date| date.value.to_string()),
        },
        from: cable.from.as_ref().map(|from| From {
            name: addressee::spelled(&word(from.value.name)),
            routing_indicator: from.value.routing_indicator.map(word),
        }),
        to: addressees(&cable.to),
        info: addressees(&cable.info),
        exempt: addressees(&cable.exempt),
        classification: cable.classification.as_ref().map(|line| Classification {
            level: line.value.level.name(),
            markings: line.value.markings.iter().copied().map(word).map(|marking| unspaced(&marking)).collect(),
        }),
        captions: cable.captions_by_name().into_iter().map(|(name, _)| name).collect(),
        passing: cable.passing.iter().copied().map(word).collect(),
        distribution: Distribution {
            role: cable.distribution.as_ref().map(|block| block.role),
            offices: cable.distribution.iter().flat_map(|block| &block.offices).copied().map(word).collect(),
        },
        executive_order: cable.executive_order.as_ref().map(|order| ExecutiveOrder {
            number: order.value.order.map(|order| order.to_string()),
            declassify_on: order.value.declassify_on.map(|(date, _)| date.to_string()),
            instruction: order.value.instruction.map(word),
        }),
        tags: cable.tags.iter().map(|tag| tag_document(&tag.value, cable.year())).collect(),
        subject: cable.subject.as_ref().map(|subject| Subject {
            text: document.reading_text(&subject.spans),
            marking: subject.value.marking.as_ref().map(|(marking, _)| marking.to_string()),
        }),
        references: cable.references.iter().map(|reference| reference_document(document, reference)).collect(),
        classified_by: cable.classified_by.as_ref().map(|by| ClassifiedBy {
            name: by.value.name.map(word).map(|name| classified_by::spelled(&name)),
            title: by.value.title.map(word),
            reasons: by
                .value
                .reasons
                .iter()
                .map(|reason| format!("1.{}({})", reason.section, reason.letter))
                .collect(),
            derived_from: by.value.derived_from.map(word),
        }),
        drafting: Drafting {
            drafted_by: cable.drafting.drafted_by.map(word),
            cleared_by: cable.drafting.cleared_by.iter().copied().map(word).collect(),
            approved_by: cable.drafting.approved_by.map(word),
            released_by: cable.drafting.released_by.map(word),
        },
        body: cable.body.iter().map(|item| item_document(document, item)).collect(),
        summary: role_text::of(document, cable, Role::Summary),
        comment: role_text::of(document, cable, Role::Comment),
        signature: cable.signature.as_ref().map(|signature| words(&signature.spans)),
        release: Release {
            stamps: cable.release.stamps.iter().copied().map(word).collect(),
            exemptions: cable.release.exemptions.iter().copied().map(word).collect(),
            redactions: cable.release.redactions.len(),
        },
        attributes: cable.attributes.iter().map(|attribute| (word(attribute.key), words(&attribute.value))).collect(),
        spans,
        confidence,
    }
}

fn addressee_document(document: &Document, value: &Addressee) -> AddresseeDocument {
    let word = |span: Span| document.source().words(&[span]);
    AddresseeDocument {
        name: addressee::spelled(&word(value.name)),
        routing_indicator: value.routing_indicator.map(word),
        office: value.office.map(word),
        precedence: value.precedence.map(|precedence| precedence.word()),
        continuity_number: value.continuity_number.map(word),
    }
}

/// `E F T O` as `EFTO`.
fn unspaced(text: &str) -> String {
    if text.split(' ').all(|word| word.len() == 1) { text.replace(' ', "") } else { text.to_owned() }
}

fn transmission(document: &Document, cable: &Cable) -> Transmission {
    let word = |span: Span| document.source().words(&[span]);
    let lines = &cable.transmission;
    let station = lines.station.as_ref().map(|station| &station.value);
    Transmission {
        identification: lines.identification.map(word),
        called: lines.called.as_ref().map(|called| Called {
            precedence: called.value.precedence.map(|precedence| precedence.word()),
            routing_indicators: called.value.routing_indicators.iter().copied().map(word).collect(),
        }),
        station: station.map(|station| word(station.routing_indicator)),
        station_serial: station.map(|station| station.serial),
        station_section: station.and_then(|station| station.section),
        filed: station.and_then(|station| station.filed).map(|filed| Filed {
            day_of_year: filed.day_of_year,
            time: format!("{:02}:{:02}", filed.hour, filed.minute),
        }),
        security: lines.security.as_ref().map(|security| Security {
            signal: document.source().words(&security.spans),
            level: security.value.level.map(|level| level.name()),
        }),
        operating_signals: lines.operating_signals.iter().copied().map(word).collect(),
    }
}

fn tag_document(tag: &crate::cable::Tag, year: Option<u16>) -> Tag {
    if tag.is_person {
        return Tag { code: tag.code.clone(), kind: tables::TagKind::Person.name(), meaning: None };
    }
    let known = tables::tag(&tag.code, year);
    Tag { code: tag.code.clone(), kind: known.kind.name(), meaning: known.meaning }
}

fn reference_document(document: &Document, reference: &Field<crate::cable::Reference>) -> Reference {
    Reference {
        enumerator: reference.value.enumerator,
        kind: reference.value.kind.name(),
        id: reference.value.number.as_ref().and_then(|number| number.id()),
        year_assumed: reference.value.year_assumed,
        notes: reference.value.notes.clone(),
        text: document.source().words(&reference.spans),
    }
}

fn item_document(document: &Document, item: &BodyItem) -> Item {
    let text = if item.kind == BodyKind::Table {
        reflow::lines(document.source().text(), &item.text, document.edits())
    } else {
        document.reading_text(&item.text)
    };
    Item {
        r#type: item.kind.name(),
        number: item.number.map(|number| number.number),
        written_as: item.number.map(|number: ParagraphNumber| document.source().slice(number.written_as).to_owned()),
        marking: item.marking.as_ref().map(|(marking, _)| marking.to_string()),
        role: item.role.map(Role::name),
        text,
        spans: Spans(document.source()).pairs(&item.spans()),
    }
}
