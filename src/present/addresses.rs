//! Who wrote to whom, how urgently: names, precedence, offices, routing indicators, explained.

use super::{Category, Fields, Value, explain, words};
use crate::cable::{Addressee, Cable, Field, addressee};
use crate::diagnose::Document;
use crate::tables;

/// The precedence of the message.
pub(super) fn precedence(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(line) = &cable.precedence else { return vec![] };
    let action = words::sentence(words::precedence(line.value.action));
    let text = match line.value.information {
        Some(information) => format!("{action}; {} for information addressees", words::precedence(information)),
        None => action,
    };
    let mut explanation = explain::precedence(line.value.action.word());
    if let Some(information) = line.value.information {
        explanation += &format!(" For information addressees: {}", explain::precedence(information.word()));
    }
    let field = fields.add("Precedence", Category::Time, &line.spans, &explanation);
    let written = document.source().words(&line.spans);
    let code = (!written.eq_ignore_ascii_case(&text)).then_some(written);
    vec![Value::new(text, code, field)]
}

/// One address.
pub(super) fn address(
    document: &Document,
    cable: &Cable,
    field: &Field<Addressee>,
    role: &'static str,
    fields: &mut Fields,
) -> Value {
    let source = document.source();
    let name = source.words(&[field.value.name]);
    let text = words::address(&name);
    let mut parts = vec![whom(&name)];
    parts.extend(field.value.routing_indicator.map(|indicator| explain::routing_indicator(source.slice(indicator))));
    parts.extend(field.value.office.map(|office| explain::office(source.slice(office), cable.year())));
    parts.extend(
        field
            .value
            .precedence
            .map(|precedence| format!("For this addressee: {}", explain::precedence(precedence.word()))),
    );
    parts.extend(field.value.continuity_number.map(|number| {
        let number = source.slice(number);
        format!("Continuity number {number}: counts the messages from the originator to this addressee.")
    }));
    parts.extend(field.value.delivered_otherwise.then(|| "ZEN: delivered by other means.".to_owned()));
    let mut details = Vec::new();
    details.extend((text != name).then(|| name.clone()));
    details.extend(field.value.precedence.map(|precedence| precedence.word().to_owned()));
    details.extend(field.value.continuity_number.map(|number| source.slice(number).to_owned()));
    let capital = words::sentence(&text);
    let id = fields.add(role, Category::Addressee, &field.spans, &parts.join(" "));
    Value::new(capital, (!details.is_empty()).then(|| details.join(" ")), id)
}

/// A name as a sentence: the post with its country, or the collective; of others the name alone.
fn whom(name: &str) -> String {
    let upper = words::in_usual_order(&name.to_ascii_uppercase());
    if upper.starts_with("SECSTATE") {
        format!("{name}: the Secretary of State, in Washington.")
    } else if tables::collective(&upper).is_some() || upper.contains("COLLECTIVE") {
        explain::collective(&upper)
    } else if tables::post(&upper).is_some() || addressee::is_state_name(&upper) {
        explain::post(&upper)
    } else {
        format!("{name}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(whom("AMEMBASSY BAKU"), "BAKU: embassy, in Azerbaijan.");
        assert_eq!(whom("SECSTATE WASHDC"), "SECSTATE WASHDC: the Secretary of State, in Washington.");
        assert!(whom("CIS COLLECTIVE").starts_with("Collective address CIS COLLECTIVE: many posts under one name."));
        assert_eq!(whom("DIA WASHDC"), "DIA WASHDC.");
    }
}
