//! Classification and what belongs to it: level and markings, captions, order, authority and reasons, release.

use super::{Category, Fields, Value, explain, words};
use crate::cable::{Cable, Level};
use crate::diagnose::Document;
use crate::tables;
use crate::text::Span;

/// The level, with `Originally` before it where the text bears a release stamp.
pub(super) fn classification(document: &Document, cable: &Cable, fields: &mut Fields) -> Option<Value> {
    let line = cable.classification.as_ref()?;
    let source = document.source();
    let word = words::level(line.value.level).to_ascii_uppercase();
    let was_changed = !cable.release.stamps.is_empty() && line.value.level != Level::Unclassified;
    let text = if was_changed { format!("Originally {word}") } else { word };
    let mut explanation = explain::level(line.value.level.name());
    for &marking in &line.value.markings {
        explanation += &format!(" {}", explain::caption(&source.slice(marking).to_ascii_uppercase()));
    }
    let markings = source.words(&line.value.markings);
    let field = fields.add("Classification", Category::Classification, &line.spans, &explanation);
    Some(Value::new(text, (!markings.is_empty()).then_some(markings), field))
}

/// The captions.
pub(super) fn captions(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let mut value = |(name, spans): (&'static str, Vec<Span>)| {
        let field = fields.add("Caption", Category::Classification, &spans, &explain::caption(name));
        Value::new(name, None, field)
    };
    cable.captions_by_name().into_iter().map(&mut value).collect()
}

/// The order, and what it says about declassification.
pub(super) fn order(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(order) = &cable.executive_order else { return vec![] };
    let source = document.source();
    let number = order.value.number.map_or("", |number| source.slice(number));
    let instruction = order.value.instruction.map(|instruction| (instruction, source.words(&[instruction])));
    let text = match (order.value.declassify_on, order.value.not_applicable) {
        (Some((date, _)), _) => format!("Executive Order {number}: to be declassified on {}", words::date(date)),
        (None, true) => format!("Executive Order {number}: does not apply"),
        (None, false) if instruction.is_none() => format!("Executive Order {number}: no instruction given"),
        (None, false) => format!("Executive Order {number}"),
    };
    let field = fields.add("Executive order", Category::Classification, &order.spans, &explain::order(number));
    let mut values = vec![Value::new(text, None, field)];
    if let Some((span, written)) = instruction {
        let explanation = instruction_explained(&written, number, order.value.declassify_on.is_some());
        let field = fields.add("Instruction", Category::Classification, &[span], &explanation);
        values.push(Value::new("", Some(written), field));
    }
    values
}

/// What an instruction says: the first code in it that is known, or that it is in words.
fn instruction_explained(written: &str, order: &str, has_date: bool) -> String {
    let upper = written.to_ascii_uppercase();
    let is_end = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/');
    let words = upper.split(is_end).filter(|word| !word.is_empty());
    let order = Some(order);
    // `DECL: OADR`: the label says less than what follows it.
    let known = |word: &&str| tables::declassification(word).is_some();
    let mut known = std::iter::once(upper.trim()).chain(words).filter(known);
    let first = known.next();
    match (first, known.find(|word| first == Some("DECL") && *word != "DECL")) {
        (_, Some(code)) | (Some(code), None) => explain::declassification(code, order),
        (None, None) if has_date => "To be declassified on the date that the line gives.".to_owned(),
        (None, None) => "When or after what event the message is to be declassified, in words.".to_owned(),
    }
}

/// Who classified it, and why.
pub(super) fn classified_by(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(by) = &cable.classified_by else { return vec![] };
    let source = document.source();
    let mut values = Vec::new();
    if let Some(name) = by.value.name {
        let title = by.value.title.map(|title| source.words(&[title]));
        let spans = by.value.title.into_iter().chain([name]).collect::<Vec<Span>>();
        let field = fields.add(
            "Classified by",
            Category::Classification,
            &spans,
            "The officer who decided on the classification; not necessarily the author.",
        );
        let name = source.words(&[name]);
        let text = title.map_or_else(|| name.clone(), |title| format!("{name}, {title}"));
        values.push(Value::new(text, None, field));
    }
    if let Some(derived) = by.value.derived_from {
        let explanation = "Classified because of what it was taken from.";
        let field = fields.add("Derived from", Category::Classification, &[derived], explanation);
        values.push(Value::new(format!("Derived from {}", source.words(&[derived])), None, field));
    }
    for reason in &by.value.reasons {
        let code = format!("1.{}({})", reason.section, reason.letter);
        let field = fields.add("Reason", Category::Classification, &[reason.span], &explain::reason_code(&code));
        values.push(Value::new(explain::reason(reason), Some(code), field));
    }
    values
}

/// Stamps of the archive, and the exemptions that they name.
pub(super) fn release(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    const KINDS: [&str; 6] =
        ["RELEASE IN FULL", "RELEASE IN PART", "DENIED IN FULL", "DECLASSIFIED", "EXCISED", "EXCISE"];
    let source = document.source();
    let mut values = Vec::new();
    for &stamp in &cable.release.stamps {
        let text = source.words(&[stamp]);
        let upper = text.to_ascii_uppercase();
        let kind = KINDS.iter().find(|kind| upper.contains(**kind));
        let mut explanation = "Put there by the archive that released the text.".to_owned();
        if let Some(kind) = kind {
            explanation += &format!(" {}", explain::exemption(kind));
        }
        let field = fields.add("Release stamp", Category::Furniture, &[stamp], &explanation);
        values.push(Value::new(text, None, field));
    }
    for &exemption in &cable.release.exemptions {
        let code = source.words(&[exemption]);
        let field = fields.add("Exemption", Category::Furniture, &[exemption], &explain::exemption(&code));
        let text = tables::exemption(&code)
            .map_or("exempted", |meaning| meaning.split([':', ';']).next().unwrap_or(meaning));
        values.push(Value::new(text, Some(code), field));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions() {
        assert!(instruction_explained("GDS", "11652", false).starts_with("GDS: general declassification schedule"));
        assert!(instruction_explained("DECL: 02/19/2018", "12958", true).starts_with("DECL: to be declassified on"));
        assert!(instruction_explained("DECL: OADR", "12356", false).starts_with("OADR: originating agency"));
        assert!(instruction_explained("N/A", "12958", false).starts_with("N/A: the order does not apply"));
        assert!(instruction_explained("WHEN THE SHIP HAS SAILED", "12958", false).ends_with("in words."));
        assert!(instruction_explained("XGDS-3", "11652", false).starts_with("XGDS-3: exempt"));
    }
}
