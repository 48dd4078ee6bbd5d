//! Sentences about codes: what they mean, by which list, from when to when.

use crate::cable::{Reason, Tag};
use crate::tables::{self, TagKind};
use crate::text::Span;

/// What a TAGS code means: the words to show, and a sentence about it.
pub(super) fn tag(tag: &Tag, year: Option<u16>) -> (String, String) {
    if tag.is_person {
        return (tag.code.clone(), "A person whom the message is about.".to_owned());
    }
    let known = tables::tag(&tag.code, year);
    let kind = match known.kind {
        TagKind::Subject => "Subject tag",
        TagKind::Program => "Program tag",
        TagKind::Place => "Place tag",
        TagKind::Organization => "Organization tag",
        TagKind::Person => "Person tag",
        TagKind::Unknown => "Tag",
    };
    let when = year.map_or_else(String::new, |year| format!(" of {year}"));
    match known.meaning {
        Some(meaning) => {
            let years = match known.years {
                (0, 0) => String::new(),
                (from, 0) => format!(" In use from {from}."),
                (0, to) => format!(" In use until {to}."),
                (from, to) => format!(" In use {from} to {to}."),
            };
            let note = if known.note.is_empty() { String::new() } else { format!(" Note: {}.", known.note) };
            (meaning.to_owned(), format!("{kind} {}: {meaning}.{years}{note}", tag.code))
        }
        None if known.years != (0, 0) => {
            (tag.code.clone(), format!("{kind} {}. What it meant in a message{when} is not known.", tag.code))
        }
        None => {
            let listed = if tables::TAGS.find(&tag.code).is_some() {
                "Its meaning is not known"
            } else {
                "Not among the codes known here"
            };
            (tag.code.clone(), format!("{kind} {}. {listed}.", tag.code))
        }
    }
}

/// What a caption means.
pub(super) fn caption(name: &str) -> String {
    match tables::CAPTIONS.find(name) {
        Some(row) => {
            let era = match row.cell(3) {
                "" | "-" => String::new(),
                era => format!(" In use {era}."),
            };
            format!("Caption {name}: {}.{era}", row.cell(2))
        }
        None => format!("Caption {name}. Its meaning is not in the table."),
    }
}

/// What an executive order is.
pub(super) fn order(number: &str) -> String {
    match tables::executive_order(number) {
        Some(order) => {
            let until = if order.until.is_empty() { "today" } else { order.until };
            let note = if order.note.is_empty() { String::new() } else { format!(" {}.", order.note) };
            format!(
                "Executive Order {number} on classification, signed {}, in force {} to {until}.{note}",
                order.signed, order.from
            )
        }
        None => format!("Executive Order {number} is not among the orders on classification that are known here."),
    }
}

/// What a reason for classification means, in words.
pub(super) fn reason(reason: &Reason) -> String {
    match tables::reason(reason.section, reason.letter) {
        Some(meaning) => meaning.to_owned(),
        None => "not a reason that the order has".to_owned(),
    }
}

/// `line 17`, `lines 23, 30 and 41`, `lines 3, 5, 8 and 9 more`.
pub(super) fn lines(document: &crate::Document, spans: &[Span]) -> String {
    const MOST: usize = 4;
    let mut numbers: Vec<usize> = spans.iter().map(|span| document.source().line_number(*span)).collect();
    numbers.dedup();
    let shown: Vec<String> = numbers.iter().take(MOST).map(usize::to_string).collect();
    match (shown.as_slice(), numbers.len().saturating_sub(MOST)) {
        ([], _) => String::new(),
        ([one], 0) => format!("line {one}"),
        ([first @ .., last], 0) => format!("lines {} and {last}", first.join(", ")),
        (shown, more) => format!("lines {} and {more} more", shown.join(", ")),
    }
}
