//! The references of a cable, as values of the card.

use super::{Category, Fields, Value, cables, explain};
use crate::cable::{Cable, Field, MessageReferenceNumber, Reference};
use crate::diagnose::Document;
use crate::tables;
use crate::text::Span;

/// The name of a reference's value.
pub(super) fn anchor(entry: usize) -> String {
    format!("ref-{entry}")
}

/// The row of the card.
pub(super) fn values(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let mut values = Vec::new();
    if let Some(none) = cable.references_none {
        let explanation = "The message says that it has no references.";
        let field = fields.add("References", Category::Reference, &[none], explanation);
        values.push(Value::new("None, as stated", None, field));
    }
    for (entry, reference) in cable.references.iter().enumerate() {
        let written = document.source().words(&reference.spans);
        let text = words(document, reference);
        let field = fields.add("Reference", Category::Reference, &reference.spans, &explained(reference));
        let code = (text != written).then_some(written);
        let cable = reference.value.number.as_ref().and_then(|number| loaded(document, number));
        values.push(Value { anchor: Some(anchor(entry)), cable, ..Value::new(text, code, field) });
    }
    values
}

/// Texts of more cables than this are not searched for references to each other whenever one of them is shown.
const MOST_CABLES: usize = 20_000;
/// Cables that refer to one; a longer list tells nothing.
const MOST_BACK: usize = 100;

/// The cable with a number, if it is in the text.
fn loaded(document: &Document, number: &MessageReferenceNumber) -> Option<usize> {
    let cables = document.cables();
    if cables.len() > MOST_CABLES {
        return None;
    }
    cables.iter().position(|cable| cable.number.as_ref().is_some_and(|own| own.value == *number))
}

/// The cables of the text that refer to this one, each with the place where it does.
pub(super) fn back(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let cables = document.cables();
    let Some(own) = cable.number.as_ref().filter(|_| (2..=MOST_CABLES).contains(&cables.len())) else {
        return vec![];
    };
    let is_own = |reference: &&Field<Reference>| reference.value.number.as_ref() == Some(&own.value);
    let refers = |(idx, other): (usize, &Cable)| {
        let reference = other.references.iter().find(is_own)?;
        Some((
            idx,
            cables::number(other).unwrap_or_else(|| "a cable without number".to_owned()),
            reference.spans.clone(),
        ))
    };
    let found: Vec<_> = cables.iter().enumerate().filter_map(refers).take(MOST_BACK).collect();
    let value = |(idx, id, spans): (usize, String, Vec<Span>)| {
        let field = fields.add_plain(
            "Referred to by",
            Category::Reference,
            &spans,
            "A cable of this text that names this one.",
        );
        Value { cable: Some(idx), ..Value::new(id, None, field) }
    };
    found.into_iter().map(value).collect()
}

/// `A. 08BAKU100 (year assumed)`; of other papers what is written.
pub(super) fn words(document: &Document, reference: &Field<Reference>) -> String {
    let letter = reference.value.enumerator.map(|letter| format!("{letter}. ")).unwrap_or_default();
    let id = reference.value.number.as_ref().and_then(|number| number.id());
    match id {
        Some(id) if reference.value.year_assumed => format!("{letter}{id} (year assumed)"),
        Some(id) => format!("{letter}{id}"),
        None => format!("{letter}{}", document.source().words(&reference.spans)),
    }
}

/// What it refers to, and what is said about it.
fn explained(reference: &Field<Reference>) -> String {
    let value = &reference.value;
    let mut sentences = Vec::new();
    match &value.number {
        Some(number) => {
            let of = number.year.map_or_else(String::new, |year| format!(" of {year}"));
            sentences.push(format!("Reference to a telegram: {number}{of}."));
            if value.year_assumed {
                sentences.push("The year is assumed, not written.".to_owned());
            }
            sentences.push(explain::post(&number.post));
        }
        None => sentences.push(format!("Reference to another paper ({}).", value.kind.name())),
    }
    sentences
        .extend(value.notes.iter().filter(|note| tables::acronym(note).is_some()).map(|note| explain::acronym(note)));
    sentences.join(" ")
}
