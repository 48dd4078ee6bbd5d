//! Sentences about codes: what they mean, by which list or order, from when to when.
//!
//! Knows the tables and, but for the numbers of lines, no document. What is not known is said to be unknown; a meaning
//! of another time is never given.
//! One file a concept: [`tag_code`] (TAGS), [`routing_indicator`] and its kin (routing lines), [`post`] (posts),
//! [`level`] and its kin (classification), [`exemption`] (release), [`office`] and [`word`] (words), [`known_words`]
//! (which words of a text have an explanation).

mod classification;
mod posts;
mod release;
mod routing;
mod running_text;
mod tags;
mod words;

pub(crate) use classification::{caption, declassification, level, order, portion, reason_code};
pub(crate) use posts::post;
pub(crate) use release::exemption;
pub(crate) use routing::{collective, operating_signal, precedence, routing_indicator};
pub(crate) use running_text::known_words;
pub(crate) use tags::tag_code;
pub(crate) use words::{acronym, office, word};

use crate::cable::{Reason, Tag};
use crate::diagnose::Document;
use crate::tables::{self, Years};
use crate::text::Span;

/// What a TAGS item means: the words to show, and a sentence about it.
pub(super) fn tag(tag: &Tag, year: Option<u16>) -> (String, String) {
    if tag.is_person {
        return (tag.code.clone(), "A person whom the message is about.".to_owned());
    }
    tag_code(&tag.code, year)
}

/// What a reason for classification means, in words.
pub(super) fn reason(reason: &Reason) -> String {
    match tables::reason(reason.section, reason.letter) {
        Some(meaning) => meaning.to_owned(),
        None => "not a reason that the order has".to_owned(),
    }
}

/// `line 17`, `lines 23, 30 and 41`, `lines 3, 5, 8 and 9 more`.
pub(super) fn lines(document: &Document, spans: &[Span]) -> String {
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

/// ` In use from 1973 to 1979.`; nothing for what has always held.
fn in_use(years: Years) -> String {
    match period(years) {
        Some(period) => format!(" In use {period}."),
        None => String::new(),
    }
}

/// `from 1973 to 1979`, `from 1980 on`, `to 1995`, `in 1975`; `None` for what has always held.
fn period(years: Years) -> Option<String> {
    match years {
        (0, 0) => None,
        (from, 0) => Some(format!("from {from} on")),
        (0, to) => Some(format!("to {to}")),
        (from, to) if from == to => Some(format!("in {from}")),
        (from, to) => Some(format!("from {from} to {to}")),
    }
}

/// `a remark` as ` Remark.`; nothing for none.
fn remark(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" {}.", super::words::sentence(text)) }
}

/// `Executive Orders 12065 and 12356`.
fn orders(numbers: &str) -> String {
    let numbers: Vec<&str> = numbers.split(' ').collect();
    format!("Executive Order{} {}", if numbers.len() == 1 { "" } else { "s" }, listed(&numbers, "and"))
}

/// `A, B or C`.
fn listed(items: &[&str], joint: &str) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}
