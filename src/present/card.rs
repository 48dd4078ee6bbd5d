//! The card: the head of a cable at a glance.

use super::{Card, Category, Fields, Row, Value, explain, routing, words};
use crate::cable::{Addressee, Cable, Field, Level, addressee};
use crate::diagnose::Document;
use crate::text::Span;

/// Values shown in one row. The longest address lists have some two hundred entries; a damaged line can seem to have a
/// million.
const MOST_VALUES: usize = 400;

/// Builds the card.
pub(super) fn card(document: &Document, cable: &Cable, fields: &mut Fields) -> Card {
    let mut rows = Vec::new();
    let mut push = |label, values: Vec<Value>| {
        if !values.is_empty() {
            let n_more = values.len().saturating_sub(MOST_VALUES);
            rows.push(Row { label, values: values.into_iter().take(MOST_VALUES).collect(), n_more });
        }
    };
    let subject = cable.subject.as_ref().map(|subject| {
        let text = document.reading_text(&subject.spans);
        let marking = subject.value.marking.as_ref().map(|(marking, _)| format!("({marking})"));
        let field = fields.add(
            "Subject",
            Category::Subject,
            &subject.spans,
            "What the message is about, as its author put it.",
        );
        Value { text, code: marking, field }
    });
    let id = cable.number.as_ref().and_then(|number| {
        let text = number.value.id()?;
        let explanation = format!(
            "Message reference number: telegram {} of {} in {}.",
            words::grouped(number.value.number as usize),
            number.value.post,
            number.value.year.map_or_else(|| "an unknown year".to_owned(), |year| year.to_string())
        );
        let field = fields.add("Number", Category::Reference, &number.spans, &explanation);
        Some(Value { text, code: None, field })
    });
    let classification = classification(document, cable, fields);
    push("Date", date(cable, fields));
    push("Precedence", precedence(cable, fields));
    push("From", cable.from.iter().map(|from| address(document, from, "Originator", fields)).collect());
    push("To", cable.to.iter().map(|to| address(document, to, "Action addressee", fields)).collect());
    push("Information", cable.info.iter().map(|to| address(document, to, "Information addressee", fields)).collect());
    push(
        "Exempted",
        cable.exempt.iter().map(|to| address(document, to, "Exempted from the collective address", fields)).collect(),
    );
    push("Captions", captions(cable, fields));
    push(
        "Passing",
        spans(
            document,
            &cable.passing,
            "Passing instruction",
            Category::Routing,
            "Whom the addressee is to show or send the message.",
            fields,
        ),
    );
    push("Order", order(document, cable, fields));
    push("Classified by", classified_by(document, cable, fields));
    push("TAGS", tags(cable, fields));
    push("References", references(document, cable, fields));
    push(
        "Handling",
        spans(
            document,
            &cable.remarks,
            "Handling line",
            Category::Routing,
            "A line of the head that is no known caption.",
            fields,
        ),
    );
    push("Routing", routing::lines(document, cable, fields));
    push("Distribution", routing::distribution(document, cable, fields));
    push(
        "Released",
        spans(
            document,
            &cable.release.stamps,
            "Release stamp",
            Category::Furniture,
            "Put there by the archive that released the text.",
            fields,
        ),
    );
    attributes(document, cable, fields);
    let more_rows = rows.split_off(rows.iter().position(|row| is_machinery(row.label)).unwrap_or(rows.len()));
    let level = cable.classification.as_ref().map_or("none", |line| words::level_class(line.value.level));
    Card { sentence: sentence(document, cable), subject, classification, level, id, rows, more_rows }
}

/// The rows from the first of these on stand apart.
fn is_machinery(label: &str) -> bool {
    matches!(label, "Handling" | "Routing" | "Distribution" | "Released")
}

/// *Embassy Baku to the Secretary of State, routine, 20 February 2008, 11:29 UTC.*
fn sentence(document: &Document, cable: &Cable) -> String {
    let name = |field: &Field<Addressee>| words::address(&document.source().words(&[field.value.name]));
    let from = cable.from.as_ref().map(&name);
    let to = cable.to.first().map(&name);
    let mut parts = vec![match (from, to) {
        (Some(from), Some(to)) => match cable.to.len() {
            1 => format!("{from} to {to}"),
            n => format!("{from} to {to} and {}", words::count(n - 1, "other")),
        },
        (Some(from), None) => format!("From {from}"),
        (None, Some(to)) => format!("To {to}"),
        (None, None) => "Sender and addressee not found".to_owned(),
    }];
    parts.extend(cable.precedence.as_ref().map(|line| words::precedence(line.value.action).to_owned()));
    match (&cable.date_time_group, &cable.dated) {
        (Some(group), _) => parts.push(words::date_time(group.value)),
        (None, Some(day)) => parts.push(words::date(day.value)),
        (None, None) => parts.push("date not found".to_owned()),
    }
    let sentence = parts.join(", ") + ".";
    words::sentence(&sentence)
}

fn classification(document: &Document, cable: &Cable, fields: &mut Fields) -> Option<Value> {
    let line = cable.classification.as_ref()?;
    let word = words::level(line.value.level).to_ascii_uppercase();
    let was_changed = !cable.release.stamps.is_empty() && line.value.level != Level::Unclassified;
    let text = if was_changed { format!("Originally {word}") } else { word };
    let markings = document.source().words(&line.value.markings);
    let section = line
        .value
        .section
        .map_or_else(String::new, |section| format!(" Section {} of {}.", section.number, section.of));
    let explanation = format!("Classification line: level, post and number of the message.{section}");
    let field = fields.add("Classification", Category::Classification, &line.spans, &explanation);
    Some(Value { text, code: (!markings.is_empty()).then_some(markings), field })
}

fn date(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    if let Some(group) = &cable.date_time_group {
        let explanation = "Date-time group: day of the month, hour and minute (Zulu, that is UTC), month, year.";
        let field = fields.add("Date-time group", Category::Time, &group.spans, explanation);
        return vec![Value { text: words::date_time(group.value), code: Some(group.value.to_string()), field }];
    }
    let day = cable.dated.as_ref();
    day.map(|day| {
        let field = fields.add(
            "Date",
            Category::Time,
            &day.spans,
            "The day as the archive's catalogue has it; the message gives no time.",
        );
        Value { text: words::date(day.value), code: None, field }
    })
    .into_iter()
    .collect()
}

fn precedence(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(line) = &cable.precedence else { return vec![] };
    let text = match line.value.information {
        Some(information) => {
            format!(
                "{} for action, {} for information",
                words::precedence(line.value.action),
                words::precedence(information)
            )
        }
        None => words::precedence(line.value.action).to_owned(),
    };
    let explanation =
        "Precedence: how urgently the message was to be handled. Highest first: flash, immediate, priority, routine.";
    let field = fields.add("Precedence", Category::Time, &line.spans, explanation);
    vec![Value { text, code: Some(line.value.action.word().to_owned()), field }]
}

fn address(document: &Document, field: &Field<Addressee>, role: &'static str, fields: &mut Fields) -> Value {
    let source = document.source();
    let name = source.words(&[field.value.name]);
    let text = words::address(&name);
    let mut explanation = format!("{name}.");
    if let Some(indicator) = field.value.routing_indicator {
        explanation += &format!(" Routing indicator {}.", source.slice(indicator));
    }
    if let Some(office) = field.value.office {
        explanation += &format!(" Office {}.", source.slice(office));
    }
    if let Some(precedence) = field.value.precedence {
        explanation += &format!(" Precedence for this addressee: {}.", words::precedence(precedence));
    }
    if let Some(number) = field.value.continuity_number {
        explanation += &format!(
            " Continuity number {}: counts the messages from the originator to this addressee.",
            source.slice(number)
        );
    }
    if field.value.delivered_otherwise {
        explanation += " ZEN: delivered by other means.";
    }
    let mut details = Vec::new();
    if text.eq_ignore_ascii_case(&name) || addressee::is_state_name(&name) {
        details.extend((text != name).then(|| name.clone()));
    }
    details.extend(field.value.precedence.map(|precedence| precedence.word().to_owned()));
    details.extend(field.value.continuity_number.map(|number| source.slice(number).to_owned()));
    let capital = words::sentence(&text);
    let id = fields.add(role, Category::Addressee, &field.spans, &explanation);
    Value { text: capital, code: (!details.is_empty()).then(|| details.join(" ")), field: id }
}

fn captions(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let mut value = |(name, spans): (&'static str, Vec<Span>)| {
        let field = fields.add("Caption", Category::Classification, &spans, &explain::caption(name));
        Value { text: name.to_owned(), code: None, field }
    };
    cable.captions_by_name().into_iter().map(&mut value).collect()
}

fn order(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(order) = &cable.executive_order else { return vec![] };
    let source = document.source();
    let number = order.value.number.map_or("", |number| source.slice(number));
    let instruction = order.value.instruction.map(|instruction| source.words(&[instruction]));
    let text = match (order.value.declassify_on, order.value.not_applicable) {
        (Some((date, _)), _) => format!("Executive Order {number}: to be declassified on {}", words::date(date)),
        (None, true) => format!("Executive Order {number}: does not apply"),
        (None, false) if instruction.is_none() => format!("Executive Order {number}: no instruction given"),
        (None, false) => format!("Executive Order {number}"),
    };
    let field = fields.add("Executive order", Category::Classification, &order.spans, &explain::order(number));
    vec![Value { text, code: instruction, field }]
}

fn classified_by(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
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
        values.push(Value { text, code: None, field });
    }
    if let Some(derived) = by.value.derived_from {
        let field = fields.add(
            "Derived from",
            Category::Classification,
            &[derived],
            "Classified because of what it was taken from.",
        );
        values.push(Value { text: format!("Derived from {}", source.words(&[derived])), code: None, field });
    }
    for reason in &by.value.reasons {
        let code = format!("1.{}({})", reason.section, reason.letter);
        let words = explain::reason(reason);
        let explanation = format!("Reason {code} of the order: {words}.");
        let field = fields.add("Reason", Category::Classification, &[reason.span], &explanation);
        values.push(Value { text: words, code: Some(code), field });
    }
    values
}

fn tags(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let year = cable.year();
    let mut value = |tag: &Field<crate::cable::Tag>| {
        let (text, explanation) = explain::tag(&tag.value, year);
        let code = (text != tag.value.code).then(|| tag.value.code.clone());
        let field = fields.add("TAGS", Category::Subject, &tag.spans, &explanation);
        Value { text, code, field }
    };
    cable.tags.iter().map(&mut value).collect()
}

fn references(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let mut values = Vec::new();
    if let Some(none) = cable.references_none {
        let field =
            fields.add("References", Category::Reference, &[none], "The message says that it has no references.");
        values.push(Value { text: "None, as stated".to_owned(), code: None, field });
    }
    for reference in &cable.references {
        let written = document.source().words(&reference.spans);
        let letter = reference.value.enumerator.map(|letter| format!("{letter}. ")).unwrap_or_default();
        let (text, explanation) =
            match reference.value.number.as_ref().and_then(|number| number.id().map(|id| (number, id))) {
                Some((number, id)) => {
                    let year = number.year.map_or_else(String::new, |year| year.to_string());
                    let assumed = if reference.value.year_assumed {
                        format!(" The year {year} is assumed, not written.")
                    } else {
                        String::new()
                    };
                    (
                        format!("{letter}{id}{}", if reference.value.year_assumed { " (year assumed)" } else { "" }),
                        format!("Reference to a telegram: {number} of {year}.{assumed}"),
                    )
                }
                None => (
                    format!("{letter}{written}"),
                    format!("Reference to another paper ({}).", reference.value.kind.name()),
                ),
            };
        let field = fields.add("Reference", Category::Reference, &reference.spans, &explanation);
        let code = (text != written).then_some(written);
        values.push(Value { text, code, field });
    }
    values
}

fn spans(
    document: &Document,
    spans: &[Span],
    name: &'static str,
    category: Category,
    explanation: &'static str,
    fields: &mut Fields,
) -> Vec<Value> {
    let mut value = |span: &Span| Value {
        text: document.source().words(&[*span]),
        code: None,
        field: fields.add(name, category, &[*span], explanation),
    };
    spans.iter().map(&mut value).collect()
}

/// Attributes have no row of their own; they light up in the source.
fn attributes(document: &Document, cable: &Cable, fields: &mut Fields) {
    for attribute in &cable.attributes {
        let spans = std::iter::once(attribute.key).chain(attribute.value.iter().copied()).collect::<Vec<Span>>();
        let name = document.source().slice(attribute.key);
        fields.add(
            name,
            Category::Furniture,
            &spans,
            "An attribute from the archive's catalogue; it may differ from the message.",
        );
    }
}
