//! What counts as a hit:
//!
//! * Case and blanks never matter.
//! * **Number**: year, post and serial agree, leading zeros aside; the archive keeps the first six characters of a post.
//! * **Date**: the two agree as far as the sidecar goes, to the day or to the minute; the time of day on a Cablegate page
//!   differs between editions of the same page and does not matter.
//! * **From**: posts are compared by their name, without `AMEMBASSY`, `Mission` and the like, or an office (`OR-P`);
//!   `STATE` and `Secretary of State` are `SECSTATE WASHDC`; what follows the name of a post (`//DAO//`) does not matter.
//! * **Classification**: the level alone; `UNCLAS` is UNCLASSIFIED.
//! * **Subject**: portion markings before it do not matter; a catalogue may have shortened it.
//! * **TAGS**, a set without persons: equal, or the catalogue only adds to the message's.
//! * A catalogue has a subject and TAGS also for a message without such a line: none found is a hit then, and only then.
//! * **References**, to cables alone: the same set; a year that the sidecar leaves away (`LA PAZ 5832` beside
//!   `79 LA PAZ 5832`) does not matter.
//! * **Captions**: the same set; a catalogue has only some of them.
//! * All else: the same text, the same set, the same count.

use crate::sidecar::{Expectation, Field, Witness};
use serde_json::Value;

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// Words before the name of a post.
const DESIGNATORS: [&str; 12] = [
    "AMEMBASSY", "AMCONSUL", "AMCONSULATE", "AMCONGEN", "AMCONS", "EMBASSY", "CONSULATE", "MISSION", "USMISSION",
    "USINT", "USLO", "USDEL",
];

/// Upper case without blanks.
pub fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// What the JSON document has for a field.
pub fn found(cable: &Value, field: Field) -> Vec<String> {
    let one = |value: &Value| value.as_str().map(str::to_owned).into_iter().collect();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let all = |value: &Value| list(value).iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let of = |value: &Value, key: &str, kind: &str, wanted: bool| {
        let items = list(value).into_iter().filter(|item| (item["kind"] == kind) == wanted);
        items.filter_map(|item| item[key].as_str().map(str::to_owned)).collect()
    };
    match field {
        Field::Number => one(&cable["id"]),
        Field::Date => one(&cable["date"]),
        Field::From => one(&cable["from"]["name"]),
        Field::Classification => one(&cable["classification"]["level"]),
        Field::Subject => one(&cable["subject"]["text"]),
        Field::Tags => of(&cable["tags"], "code", "person", false),
        Field::References => of(&cable["references"], "id", "cable", true),
        Field::ExecutiveOrder => one(&cable["executive_order"]["number"]),
        Field::Captions => all(&cable["captions"]),
        Field::ClassifiedBy => one(&cable["classified_by"]["name"]),
        Field::Reasons => all(&cable["classified_by"]["reasons"]),
        Field::Signature => one(&cable["signature"]),
        Field::Paragraphs => {
            let numbered = list(&cable["body"]).iter().filter(|item| item["number"].is_u64()).count();
            vec![numbered.to_string()]
        }
    }
}

/// Is what was found what was expected? The text decides whether a set could have been found at all.
pub fn is_hit(expected: &Expectation, found: &[String], text: &str) -> bool {
    let catalogue = expected.witness == Witness::Catalogue;
    let values = &expected.values;
    let pair = values.first().zip(found.first());
    let same = |rule: fn(&str, &str) -> bool| pair.is_some_and(|(expected, found)| rule(expected, found));
    let within = |some: &[String], all: &[String]| {
        some.iter().all(|value| all.iter().any(|other| folded(other) == folded(value)))
    };
    match expected.field {
        Field::Number => same(same_number),
        Field::Date => same(|expected, found| moment(expected).is_some_and(|moment| found.starts_with(&moment))),
        Field::From => same(|expected, found| is_post(&post(expected), &post(found))),
        Field::Classification => same(|expected, found| level(expected) == level(found)),
        Field::Subject if catalogue && found.is_empty() => !has_line(text, "SUBJ"),
        Field::Tags if catalogue && found.is_empty() => !has_line(text, "TAGS"),
        Field::Subject if catalogue => same(|expected, found| subject(found).starts_with(&subject(expected))),
        Field::Subject => same(|expected, found| subject(found) == subject(expected)),
        Field::Tags if catalogue => within(found, values),
        Field::References => {
            values.len() == found.len()
                && values.iter().all(|value| found.iter().any(|found| same_number(value, found)))
        }
        Field::Captions if catalogue => within(values, found),
        Field::Tags | Field::Captions | Field::Reasons => within(found, values) && within(values, found),
        _ => same(|expected, found| folded(expected) == folded(found)),
    }
}

/// `08 APR 1974`, `031406Z AUG 10`, `1966-12-28 18:06` or a date of the JSON document, as the start of one.
fn moment(text: &str) -> Option<String> {
    if text.get(4..5) == Some("-") {
        return Some(text.replace(' ', "T"));
    }
    let mut words = text.split_whitespace();
    let (first, month, year) = (words.next()?, words.next()?.get(..3)?.to_ascii_uppercase(), words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year: u32 = year.parse().ok()?;
    let year = year
        + if year > 99 {
            0
        } else if year > 50 {
            1900
        } else {
            2000
        };
    let day = format!("{year}-{month:02}-{}", first.get(..2)?);
    Some(match (first.get(2..4), first.get(4..6)) {
        (Some(hour), Some(minute)) => format!("{day}T{hour}:{minute}"),
        _ => day,
    })
}

/// `1974LAPAZ02466`, `79 LA PAZ 5832`, `LA PAZ 5832` and `79LAPAZ5832` are a year of two digits or none, a post without
/// blanks, a serial.
fn number(text: &str) -> Option<(String, String, u32)> {
    let text = folded(text);
    let post = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let (year, _) = text.split_at(text.len() - post.len());
    let name = post.trim_end_matches(|c: char| c.is_ascii_digit());
    let (_, serial) = post.split_at(name.len());
    let year = year.get(year.len().saturating_sub(2)..)?;
    Some((year.to_owned(), name.to_owned(), serial.parse().ok()?))
}

/// The archive's own form has a year of four digits and the first six characters of a post, blanks counted.
fn same_number(expected: &str, found: &str) -> bool {
    let of_archive = expected.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let (Some(expected), Some(found)) = (number(expected), number(found)) else { return false };
    let same_post = expected.1 == found.1 || of_archive && found.1.starts_with(&expected.1);
    same_post && expected.2 == found.2 && (expected.0.is_empty() || expected.0 == found.0)
}

fn post(text: &str) -> String {
    let text = text.to_uppercase();
    let text = text.split(" OR-").next().unwrap_or("");
    let words: Vec<&str> = text.split_whitespace().filter(|word| !DESIGNATORS.contains(word)).collect();
    let name = words.concat();
    if name.starts_with("SECSTATE") || name == "SECRETARYOFSTATE" { "STATE".to_owned() } else { name }
}

/// A post is found under its name, with or without the country or an office behind it.
fn is_post(expected: &str, found: &str) -> bool {
    !expected.is_empty() && !found.is_empty() && (found.starts_with(expected) || expected.starts_with(found))
}

fn level(text: &str) -> String {
    let text = folded(text);
    if text == "UNCLAS" { "UNCLASSIFIED".to_owned() } else { text }
}

/// Without a portion marking before it: `(C) TALKS`.
fn subject(text: &str) -> String {
    let text = folded(text);
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inside {
        Some((marking, rest)) if marking.len() <= 5 => rest.to_owned(),
        _ => text,
    }
}

/// A line with the label, before the archive's attributes.
fn has_line(text: &str, label: &str) -> bool {
    let message = text.split("Message Attributes").next().unwrap_or("").to_ascii_uppercase();
    message.lines().any(|line| line.split_once(':').is_some_and(|(before, _)| before.contains(label)))
}
