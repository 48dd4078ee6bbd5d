//! Routing and address lines (handbook, section 3).

use super::anchor::{self, Anchor, Piece};
use super::head::{Head, Open};
use crate::cable::{Addressee, Field, addressee, routing_indicator, transmission};
use crate::text::{Cursor, Span, cursor};

/// Reads a piece that begins with an anchor of the envelope.
pub(crate) fn anchored(head: &mut Head<'_>, anchor: Anchor, piece: &Piece) {
    let value = head.source.trim(piece.value);
    let mut at = Cursor::new(head.source.slice(value), value.start());
    head.open = Open::Nothing;
    let transmission = &mut head.cable.transmission;
    match anchor {
        Anchor::Identification => {
            transmission.identification = transmission.identification.or(transmission::read_identification(&mut at));
        }
        Anchor::Called => {
            let called = transmission::read_called(&mut at);
            transmission.called = transmission.called.take().or(called);
            head.open = Open::Called;
        }
        Anchor::Station => {
            let station = transmission::read_station(&mut at);
            transmission.station = transmission.station.take().or(station);
            operating_signals(head, at);
        }
        Anchor::Security => {
            let security = transmission::read_security(&mut at);
            transmission.security = transmission.security.take().or(security);
            operating_signals(head, at);
        }
        Anchor::DateTimeGroup => date_line(head, value),
        Anchor::From => {
            head.cable.labels.push(piece.label);
            from(head, value);
        }
        Anchor::To | Anchor::Info | Anchor::Exempt => {
            head.cable.labels.push(piece.label);
            head.open = Open::Addressees(anchor);
            addressees(head, anchor, value);
        }
        _ => {}
    }
}

/// A line of the envelope that begins with no anchor: the lists go on.
pub(crate) fn continue_line(head: &mut Head<'_>, piece: Span) {
    let value = head.source.trim(piece);
    let text = head.source.slice(value);
    match head.open {
        Open::Called => {
            let words: Vec<(&str, Span)> = cursor::words(text, value.start()).collect();
            if words.iter().all(|(word, _)| routing_indicator::is_routing_indicator(word))
                && let Some(called) = &mut head.cable.transmission.called
            {
                called.value.routing_indicators.extend(words.iter().map(|(_, span)| *span));
                called.spans.push(value);
            }
        }
        Open::Addressees(anchor) if !text.contains(char::is_lowercase) => addressees(head, anchor, value),
        // `ZDK` alone on its line.
        _ if transmission::is_operating_signal(text.split_whitespace().next().unwrap_or("")) && text.len() < 60 => {
            operating_signals(head, Cursor::new(text, value.start()));
        }
        _ => {}
    }
}

fn operating_signals(head: &mut Head<'_>, mut cursor: Cursor<'_>) {
    while let Some((word, span)) = cursor.word() {
        if transmission::is_operating_signal(word) {
            head.cable.transmission.operating_signals.push(span);
        }
    }
}

fn date_line(head: &mut Head<'_>, value: Span) {
    let text = head.source.slice(value);
    let Some(((line, group, date), length)) = anchor::read_date_line(text) else { return };
    let shift = |span: Span| Span::new(span.start() + value.start(), span.end() + value.start());
    if head.cable.date_time_group.is_none() {
        head.cable.precedence = line.map(|(line, precedence)| Field::certain(line, shift(precedence)));
        head.cable.date_time_group = Some(Field::certain(group, shift(date)));
    } else {
        head.cable.labels.push(value);
    }
    let tail = text.get(length..).unwrap_or("");
    operating_signals(head, Cursor::new(tail, value.start() + u32::try_from(length).unwrap_or(0)));
}

fn from(head: &mut Head<'_>, value: Span) {
    if let Some(sender) = addressee::read(head.source.slice(value), value.start())
        && head.cable.from.is_none()
    {
        head.cable.from = Some(Field::certain(sender, value));
    }
}

fn addressees(head: &mut Head<'_>, anchor: Anchor, value: Span) {
    let text = head.source.slice(value);
    // A page line has slipped in between.
    if text.starts_with("PAGE ") && text.ends_with('Z') {
        head.cable.labels.push(value);
        return;
    }
    if text.contains(';') {
        return addressees_in_list(head, anchor, value);
    }
    let mut start = 0;
    let ends: Vec<usize> = name_starts(text).into_iter().chain([text.len()]).collect();
    for end in ends {
        let part = text.get(start..end).unwrap_or("");
        let offset = value.range().start + start;
        start = end;
        one_addressee(head, anchor, head.source.trim(Span::of(offset..offset + part.len())));
    }
}

/// Addressees as the SMART system lists them: parted by semicolons.
fn addressees_in_list(head: &mut Head<'_>, anchor: Anchor, value: Span) {
    let mut start = value.start();
    for part in head.source.slice(value).split(';') {
        let end = start + u32::try_from(part.len()).unwrap_or(0);
        let place = head.source.trim(Span::new(start, end));
        start = end + 1;
        if !place.is_empty() {
            head.cable.labels.push(place);
            one_addressee(head, anchor, place);
        }
    }
}

fn one_addressee(head: &mut Head<'_>, anchor: Anchor, place: Span) {
    let Some(read) = addressee::read(head.source.slice(place), place.start()) else { return };
    let field: Field<Addressee> = Field::certain(read, place);
    match anchor {
        Anchor::To => head.cable.to.push(field),
        Anchor::Info => head.cable.info.push(field),
        _ => head.cable.exempt.push(field),
    }
}

/// Where further addressees begin in a line that should hold one: at a routing indicator with its slash, also glued to
/// the number before, and at a post's designator.
fn name_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    for at in 1..bytes.len() {
        let before = bytes.get(at - 1).copied().unwrap_or(b' ');
        let rest = text.get(at..).unwrap_or("");
        let after_word = before == b' ' || before.is_ascii_digit();
        let is_indicator = after_word && rest.starts_with('R') && routing_indicator::before_slash(rest).is_some();
        let is_post = before == b' '
            && ["AMEMBASSY ", "AMCONSUL ", "USMISSION "].iter().any(|start| rest.starts_with(start))
            && !text.get(..at).is_some_and(|head| head.trim_end().ends_with(['/', '-']));
        if is_indicator || is_post {
            starts.push(at);
        }
    }
    starts
}
