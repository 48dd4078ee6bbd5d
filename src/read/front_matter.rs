//! Front matter of retyped telegrams: `cable-from: "AmEmbassy La Paz"` between two lines of three dashes.
//!
//! A retyping keeps the archive's catalogue data here and often drops the head of the message. What the message itself
//! says comes first; this fills the gaps, as likely, and all of it is kept as attributes. Its classification is the
//! *current* one after review, so it is never taken for the message's own.

use super::lines::TextLine;
use super::{anchor, known};
use crate::cable::attributes::{Attribute, split};
use crate::cable::{
    Addressee, Cable, Date, Field, MessageReferenceNumber, Subject, addressee, executive_order, reference, tag,
};
use crate::text::{Cursor, Source, Span, cursor};

/// Longest front matter in lines.
const MOST: usize = 60;

/// Reads front matter at the start of the text. Gives it, and the index of the first line behind it; without a key
/// that begins with `cable-` it is no telegram's front matter.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine]) -> (Option<Vec<Attribute>>, usize) {
    let is_fence = |line: &TextLine| line.is_rule && source.slice(line.span).trim() == "---";
    if !lines.first().is_some_and(is_fence) {
        return (None, 0);
    }
    let Some(end) = lines.iter().skip(1).take(MOST).position(is_fence).map(|at| at + 1) else { return (None, 0) };
    let mut attributes = Vec::new();
    for line in lines.get(1..end).unwrap_or(&[]) {
        let text = source.slice(line.span);
        let Some((key, value)) = split(text, |key| !key.contains(' ')) else { continue };
        let start = line.span.range().start;
        let raw = text.get(value..).unwrap_or("");
        let inner = raw.trim_matches(['"', '\'']);
        let from = start + value + (raw.len() - raw.trim_start_matches(['"', '\'']).len());
        let value = if inner.is_empty() { vec![] } else { vec![Span::of(from..from + inner.len())] };
        attributes.push(Attribute { key: Span::of(start..start + key), value });
    }
    let is_telegram = attributes.iter().any(|attribute| source.slice(attribute.key).starts_with("cable-"));
    if is_telegram { (Some(attributes), end + 1) } else { (None, 0) }
}

/// Fills what the message did not say.
pub(crate) fn fill(source: &Source, front: &[Attribute], cable: &mut Cable) {
    for attribute in front {
        let Some(&span) = attribute.value.first() else { continue };
        let text = source.slice(span);
        match source.slice(attribute.key) {
            "cable-doc-number" if cable.number.is_none() => {
                cable.number = document_number(text).map(|number| Field::likely(number, span));
            }
            "cable-from" if cable.from.is_none() => cable.from = name(text, span),
            "cable-to" if cable.to.is_empty() => cable.to.extend(name(text, span)),
            "cable-subject" if cable.subject.is_none() => {
                cable.subject = Some(Field::likely(Subject::default(), span));
            }
            "cable-tags" if cable.tags.is_empty() => {
                let tags = tag::read(&[(text, span.start())], &known::cut_tags);
                cable.tags = tags.into_iter().map(|(tag, span)| Field::likely(tag, span)).collect();
            }
            "cable-ref" if cable.references.is_empty() => {
                let entries = reference::read(&[(text, span.start())], &known::is_post);
                cable.references =
                    entries.into_iter().map(|(reference, span)| Field::likely(reference, span)).collect();
            }
            "cable-date" if cable.date_time_group.is_none() => {
                let read = executive_order::read_date(&mut Cursor::new(text, span.start()));
                cable.dated = read.map(|(date, span): (Date, Span)| Field::likely(date, span));
            }
            // The distribution, and behind it what the retyping could not place.
            "cable-info" if cable.date_time_group.is_none() => {
                if let Some((line, group, place)) = date_inside(text, span.start()) {
                    cable.precedence = line.map(|(line, place)| Field::likely(line, place));
                    cable.date_time_group = Some(Field::likely(group, place));
                }
            }
            _ => {}
        }
    }
    cable.attributes.extend(front.iter().cloned());
}

fn name(text: &str, span: Span) -> Option<Field<Addressee>> {
    addressee::read(text, span.start()).map(|read| Field::likely(read, span))
}

fn date_inside(text: &str, offset: u32) -> Option<anchor::DateLine> {
    let mut before = "";
    cursor::words(text, 0).find_map(|(letters, word)| {
        // In `/029 R P 051655Z` the R belongs to the number of copies: it says that the telegram went out.
        let of_total = std::mem::replace(&mut before, letters).starts_with('/');
        if of_total {
            return None;
        }
        let rest = text.get(word.range().start..)?;
        let ((line, group, place), _) = anchor::read_date_line(rest)?;
        let shift = |span: Span| Span::new(span.start() + offset + word.start(), span.end() + offset + word.start());
        Some((line.map(|(line, precedence)| (line, shift(precedence))), group, shift(place)))
    })
}

/// `1974LAPAZ02466`: year, post without blanks (six letters at most), number.
#[must_use]
pub(crate) fn document_number(text: &str) -> Option<MessageReferenceNumber> {
    let mut cursor = Cursor::new(text, 0);
    let (year, digits) = cursor.number(4)?;
    let (post, _) = cursor.take_while(|c| c.is_ascii_uppercase());
    let (number, _) = cursor.number(6)?;
    (digits.len() == 4 && post.len() >= 2 && cursor.is_done())
        .then(|| MessageReferenceNumber::new(post, number, u16::try_from(year).ok()))
}
