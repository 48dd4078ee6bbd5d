//! The card: the head of a cable at a glance.

use super::{Card, Category, Fields, Row, Value, explain, words};
use super::{addresses, authority, cables, references, routing, sections, times};
use crate::cable::{Addressee, Cable, Field};
use crate::diagnose::Document;
use crate::text::Span;

/// Values shown in one row. The longest address lists have some two hundred entries; a damaged line can seem to have a
/// million.
const MOST_VALUES: usize = 400;

/// Builds the card.
pub(super) fn card(document: &Document, cable: &Cable, fields: &mut Fields) -> Card {
    let (mut rows, mut more_rows) = (Vec::new(), Vec::new());
    let mut push = |label, values| add(&mut rows, label, values);
    let subject = subject(document, cable, fields);
    let id = number(cable, fields);
    let classification = authority::classification(document, cable, fields);
    let times = times::line(document, cable, fields);
    push("Sections", sections::values(document, cable, fields));
    push("Date", date(cable, fields));
    push("Precedence", addresses::precedence(document, cable, fields));
    let mut addresses = |label, addresses: &mut dyn Iterator<Item = &Field<Addressee>>, role: &'static str| {
        push(label, addresses.map(|one| addresses::address(document, cable, one, role, fields)).collect());
    };
    addresses("From", &mut cable.from.iter(), "Originator");
    addresses("To", &mut cable.to.iter(), "Action addressee");
    addresses("Information", &mut cable.info.iter(), "Information addressee");
    addresses("Exempted", &mut cable.exempt.iter(), "Exempted from the collective address");
    push("Captions", authority::captions(cable, fields));
    let whom = "Whom the addressee is to show or send the message.";
    push("Passing", spans(document, &cable.passing, "Passing instruction", whom, fields));
    push("Order", authority::order(document, cable, fields));
    push("Classified by", authority::classified_by(document, cable, fields));
    push("TAGS", tags(cable, fields));
    push("References", references::values(document, cable, fields));
    push("Referred to by", references::back(document, cable, fields));
    // What concerns the machinery stands apart.
    let mut push = |label, values| add(&mut more_rows, label, values);
    let drafting = &cable.drafting;
    let by = "As the message names them; the name in the signature is that of the officer in charge.";
    for (label, place) in [
        ("Drafted by", drafting.drafted_by.as_slice()),
        ("Cleared by", &drafting.cleared_by),
        ("Approved by", drafting.approved_by.as_slice()),
        ("Released by", drafting.released_by.as_slice()),
    ] {
        push(label, spans(document, place, label, by, fields));
    }
    let remark = "A line of the head that is no known caption.";
    push("Handling", spans(document, &cable.remarks, "Handling line", remark, fields));
    push("Routing", routing::lines(document, cable, fields));
    push("Relayed by", routing::called(document, cable, fields));
    push("Distribution", routing::distribution(document, cable, fields));
    push("Released", authority::release(document, cable, fields));
    push("Around it", wrapping(cable, fields));
    attributes(document, cable, fields);
    let level = cable.classification.as_ref().map_or("none", |line| words::level_class(line.value.level));
    Card { sentence: sentence(document, cable), subject, classification, level, id, times, rows, more_rows }
}

/// A row with as many of its values as are shown; none of nothing.
fn add(rows: &mut Vec<Row>, label: &'static str, values: Vec<Value>) {
    if !values.is_empty() {
        let n_more = values.len().saturating_sub(MOST_VALUES);
        rows.push(Row { label, values: values.into_iter().take(MOST_VALUES).collect(), n_more });
    }
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

fn subject(document: &Document, cable: &Cable, fields: &mut Fields) -> Option<Value> {
    let subject = cable.subject.as_ref()?;
    let text = document.reading_text(&subject.spans);
    let mut explanation = "What the message is about, as its author put it.".to_owned();
    if let Some((marking, _)) = &subject.value.marking {
        explanation += &format!(" {}", explain::portion(&marking.to_string()));
    }
    let marking = subject.value.marking.as_ref().map(|(marking, _)| format!("({marking})"));
    let field = fields.add("Subject", Category::Subject, &subject.spans, &explanation);
    Some(Value::new(text, marking, field))
}

fn number(cable: &Cable, fields: &mut Fields) -> Option<Value> {
    let text = cables::number(cable)?;
    let number = cable.number.as_ref()?;
    let explanation = format!(
        "Message reference number: telegram {} of {} in {}. {}",
        words::grouped(number.value.number as usize),
        number.value.post,
        number.value.year.map_or_else(|| "an unknown year".to_owned(), |year| year.to_string()),
        explain::post(&number.value.post)
    );
    let field = fields.add("Number", Category::Reference, &number.spans, &explanation);
    Some(Value::new(text, None, field))
}

fn date(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    if let Some(group) = &cable.date_time_group {
        let explanation = "Date-time group: day of the month, hour and minute (Zulu, that is UTC), month, year.";
        let field = fields.add("Date-time group", Category::Time, &group.spans, explanation);
        return vec![Value::new(words::date_time(group.value), Some(group.value.to_string()), field)];
    }
    let day = cable.dated.as_ref();
    day.map(|day| {
        let explanation = "The day as the archive's catalogue has it; the message gives no time.";
        let field = fields.add("Date", Category::Time, &day.spans, explanation);
        Value::new(words::date(day.value), None, field)
    })
    .into_iter()
    .collect()
}

fn tags(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let year = cable.year();
    let mut value = |tag: &Field<crate::cable::Tag>| {
        let (text, explanation) = explain::tag(&tag.value, year);
        let code = (text != tag.value.code).then(|| tag.value.code.clone());
        let field = fields.add("TAGS", Category::Subject, &tag.spans, &explanation);
        Value::new(text, code, field)
    };
    cable.tags.iter().map(&mut value).collect()
}

fn spans(
    document: &Document,
    spans: &[Span],
    name: &'static str,
    explanation: &'static str,
    fields: &mut Fields,
) -> Vec<Value> {
    let mut value = |span: &Span| {
        let field = fields.add(name, Category::Routing, &[*span], explanation);
        Value::new(document.source().words(&[*span]), None, field)
    };
    spans.iter().map(&mut value).collect()
}

/// What stands around the message and is not of it, as one value.
fn wrapping(cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    if cable.wrapping.is_empty() {
        return vec![];
    }
    let explanation =
        "Lines before or behind the message that are not of it: a mail that carries it, a page around it.";
    let field = fields.add("Around the message", Category::Furniture, &cable.wrapping, explanation);
    vec![Value::new(words::count(cable.wrapping.len(), "line"), None, field)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    #[test]
    fn drafting_stands_among_the_machinery() {
        let text = include_str!("../../tests/cables/renderings/0023-smart-message.txt");
        let card = Page::of(&Document::of_text(text), 0).card.unwrap();
        let rows: Vec<(&str, &str)> = card
            .more_rows
            .iter()
            .filter(|row| row.label.ends_with(" by"))
            .map(|row| (row.label, row.values[0].text.as_str()))
            .collect();
        assert_eq!(
            rows,
            [
                ("Drafted by", "GABORONE:Roe, Jane (Gaborone)"),
                ("Cleared by", "POL:Doe, John (Gaborone)"),
                ("Approved by", "DCM:Roe, Richard (Gaborone)"),
                ("Released by", "GABORONE:Doe, Mary (Gaborone)"),
            ]
        );
    }
}
