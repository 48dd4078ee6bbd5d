//! The references of a cable, as values of the card.

use super::{Category, Fields, Value, explain};
use crate::cable::{Cable, Field, Reference};
use crate::diagnose::Document;
use crate::tables;
use crate::text::Join;

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
        values.push(Value { anchor: Some(anchor(entry)), ..Value::new(text, code, field) });
    }
    values
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
    sentences.joined(" ")
}
