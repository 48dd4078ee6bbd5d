//! One transmission: what stands about it, its head, the lines of its body.

use super::assemble::Part;
use super::catalogue::{self, Entry};
use super::lines::TextLine;
use super::{attributes, evidence, extract, front_matter, frus, head, known, label_block, table_row};
use crate::cable::{Addressee, Cable, Confidence, Field, MessageReferenceNumber};
use crate::layout::RenderingKind;
use crate::text::{Source, Span, letters};

/// A title, an address, a page's heading: so few lines before a cable are no text of their own.
pub(crate) const MOST_LINES_BEFORE: usize = 4;

/// Reads a part. `None` if it is no cable and no section of one. A rendering that the reader chose is the only one whose own
/// forms are looked for.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine], chosen: Option<RenderingKind>) -> Option<Part> {
    let may_be = |kinds: &[RenderingKind]| chosen.is_none_or(|chosen| kinds.contains(&chosen));
    let (front, after_front) = front_matter::read(source, lines);
    let (attributes, heading, end) = attributes::read(source, lines, after_front);
    let message = lines.get(after_front..end).unwrap_or(&[]);
    let mut cable = Cable::default();
    if may_be(&[RenderingKind::Frus])
        && let Some(body) = frus::read(source, message, &mut cable)
    {
        let span = span_of(source, lines);
        return Some(Part { cable, body: body.to_vec(), span });
    }
    const WITH_BLOCKS: [RenderingKind; 6] = [
        RenderingKind::Smart,
        RenderingKind::NscFile,
        RenderingKind::Plusd,
        RenderingKind::Cablegate,
        RenderingKind::CablegateHtml,
        RenderingKind::CablegateCsv,
    ];
    let (mut entries, after_entries) =
        if may_be(&WITH_BLOCKS) { about(source, message, &mut cable) } else { (Vec::new(), 0) };
    let message = message.get(after_entries..).unwrap_or(&[]);
    let (head_from, body_from) = head::read(source, message, &mut cable);
    let before: Vec<Span> = message.iter().take(head_from).map(|line| source.trim(line.span)).collect();
    if before.len() <= MOST_LINES_BEFORE || evidence::is_wrapping(source, &before) {
        cable.wrapping.extend(before);
    }
    let body = message.get(body_from..).unwrap_or(&[]);
    // An archive's record of a telegram whose text is lost says what is known of it.
    if cable.from.is_none() && cable.classification.is_none() && cable.date_time_group.is_none() {
        entries.extend(attributes::entries(source, &attributes));
    }
    let has_catalogue = front.is_some() || !entries.is_empty() && catalogue_is_state(source, &entries);
    cable.attributes = attributes.into();
    cable.labels.extend(heading);
    if let Some(front) = &front {
        front_matter::fill(source, front, &mut cable);
    }
    if !evidence::is_cable(source, message, &cable, body_from, has_catalogue) {
        return None;
    }
    catalogue::mend(source, &entries, &mut cable);
    catalogue::fill(source, &entries, &mut cable);
    number(source, &mut cable);
    sender(&mut cable);
    Some(Part { cable, body: body.to_vec(), span: span_of(source, lines) })
}

/// What stands about the message before it, and where the message begins.
fn about(source: &Source, lines: &[TextLine], cable: &mut Cable) -> (Vec<Entry>, usize) {
    if let Some((entries, end)) = table_row::read(source, lines) {
        cable.wrapping.extend(lines.get(..end).unwrap_or(&[]).iter().map(|line| source.trim(line.span)));
        return (entries, end);
    }
    let end = extract::read(source, lines, cable);
    if end > 0 {
        return (Vec::new(), end);
    }
    if let Some(block) = label_block::read(source, lines) {
        cable.wrapping.extend(block.spans);
        return (block.entries, block.end);
    }
    (Vec::new(), 0)
}

/// A row or block names a State cable if it has a number of one.
fn catalogue_is_state(source: &Source, entries: &[Entry]) -> bool {
    entries.iter().any(|entry| {
        entry.key == catalogue::Key::Number
            && entry.values.first().is_some_and(|span| catalogue::number(source.slice(*span)).is_some())
    })
}

/// The place of some lines.
#[must_use]
pub(crate) fn span_of(source: &Source, lines: &[TextLine]) -> Span {
    let whole = lines.first().zip(lines.last()).map_or(Span::default(), |(first, last)| first.span.to(last.span));
    source.trim(whole)
}

/// The number: of the classification line; its year is that of the message. A damaged name is read as the post it is likely
/// to be: the originator's, if the letters are near, else the one that is known by them.
fn number(source: &Source, cable: &mut Cable) {
    let year = cable.year();
    if let Some(line) = &cable.classification
        && let Some(place) = line.value.number
    {
        let written = source.slice(place.post);
        let sender = cable.from.as_ref().and_then(|from| known::post(bare_name(source.slice(from.value.name))));
        let known = known::post(written);
        let (post, confidence) = match (known, sender) {
            (Some((name, Confidence::Certain)), _) => (name, line.confidence),
            (_, Some((name, _))) if is_remnant(written, name) => (name, Confidence::Likely),
            (Some((name, confidence)), _) => (name, confidence),
            (None, _) => (written, line.confidence),
        };
        let number = MessageReferenceNumber::new(post, place.number, place.year);
        let mut field = Field::certain(number, place.post.to(place.digits));
        field.confidence = confidence;
        cable.number = Some(field);
    }
    // A catalogue writes the name without its blanks.
    if let Some(number) = &mut cable.number
        && let Some((name, Confidence::Certain)) = known::post(&number.value.post)
    {
        name.clone_into(&mut number.value.post);
    }
    if let Some(number) = &mut cable.number {
        number.value.year = number.value.year.or(year);
    }
}

/// Without an originator the post of the classification line is it: a telegram has the number of the post that sent it.
fn sender(cable: &mut Cable) {
    if cable.from.is_none()
        && let Some(place) = cable.classification.as_ref().and_then(|line| line.value.number)
    {
        let name = Addressee { name: place.post, ..Addressee::default() };
        cable.from = Some(Field::likely(name, place.post));
    }
}

/// The name of a post without its designator.
fn bare_name(name: &str) -> &str {
    name.split_once(' ')
        .filter(|(head, _)| head.starts_with("AM") || head.starts_with("US"))
        .map_or(name, |(_, rest)| rest)
}

/// True if what is written is the sender's name with letters lost, or with others before it: `BAU`, `QXICO`, `EFTOLONDON`.
fn is_remnant(written: &str, name: &str) -> bool {
    let (written, name) = (letters::token(written), letters::token(name));
    let same_end = written.bytes().rev().zip(name.bytes().rev()).take_while(|(a, b)| a == b).count();
    let same_start = written.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    same_end >= name.len().min(3).max(name.len() / 2)
        || same_start + same_end + 2 >= name.len() && written.len() <= name.len() && same_start + same_end >= 2
}
