//! The grammar: where each concept may stand. The only part that walks the layout.
//!
//! [`read`] takes any text whatever and never fails: what it does not understand stays unrecognised, with its place.
//! It consults no code table, so whether a code is known cannot change where it stands.

pub mod anchor;
pub mod attributes;
pub mod body;
pub mod coverage;
pub mod envelope;
pub mod evidence;
pub mod front_matter;
pub mod head;
pub mod header;
pub mod lines;
pub mod paragraph_numbers;
pub mod tables;

use crate::cable::{Cable, Confidence, Date, MessageReferenceNumber, release};
use crate::layout::{BlockKind, Furniture, Layout};
use crate::text::{Source, Span};
use lines::TextLine;

/// A text with its structure: what was read, before anything is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The text.
    pub source: Source,
    /// Its physical structure.
    pub layout: Layout,
    /// The cables in it.
    pub cables: Vec<Cable>,
}

/// Reads a text.
#[must_use]
pub fn read(source: Source) -> Reading {
    let layout = Layout::of(&source);
    let lines = lines::collect(&source, &layout);
    let cables = read_cable(&source, &layout, &lines).into_iter().collect();
    let reading = Reading { source, layout, cables };
    debug_assert!(invariants_hold(&reading), "layout tiles the text and every span lies in it");
    reading
}

fn read_cable(source: &Source, layout: &Layout, lines: &[TextLine]) -> Option<Cable> {
    let (front, after_front) = front_matter::read(source, lines);
    let (attributes, heading, end) = attributes::read(source, lines, after_front);
    let message = lines.get(after_front..end).unwrap_or(&[]);
    let mut cable = Cable::default();
    let body_from = head::read(source, message, &mut cable);
    if !evidence::is_cable(source, message, &cable, body_from, front.is_some()) {
        return None;
    }
    body::read(source, message.get(body_from..).unwrap_or(&[]), &mut cable);
    cable.attributes = attributes;
    cable.labels.extend(heading);
    if let Some(front) = front {
        front_matter::fill(source, &front, &mut cable);
    }
    complete(source, &mut cable);
    let start = lines.first().map_or(0, |line| line.span.start());
    cable.span = Span::new(start, source.trim(source.span()).end());
    read_release(source, layout, &mut cable);
    Some(cable)
}

/// What one field needs from another: the year of the number, years of references.
fn complete(source: &Source, cable: &mut Cable) {
    if cable.number.is_none()
        && let Some(line) = &cable.classification
        && let Some(place) = line.value.number
    {
        let number = MessageReferenceNumber::new(source.slice(place.post), place.number, place.year);
        let mut field = crate::cable::Field::certain(number, place.post.to(place.digits));
        field.confidence = line.confidence;
        cable.number = Some(field);
    }
    let year = cable.year();
    if let Some(number) = &mut cable.number {
        number.value.year = number.value.year.or(year);
    }
    settle_declassification_date(cable);
    let own = cable.number.as_ref().map(|number| number.value.clone());
    let day = cable.date_time_group.as_ref().and_then(|group| group.value.date()).map(Date::day_of_year);
    for reference in &mut cable.references {
        if let Some(number) = &mut reference.value.number
            && number.year.is_none()
        {
            number.year = assumed_year(number, own.as_ref(), year, day);
            reference.value.year_assumed = number.year.is_some();
        }
    }
}

/// Most telegrams a day that the Department and any other post have sent: the Department reached some 300,000 in a year,
/// the largest posts some 35,000. A higher number cannot be of that year yet.
const MOST_A_DAY: [u32; 2] = [1_100, 120];

/// A reference without a year is of the cable's own year; of the year before, if it is to the same post and its number
/// is not below the cable's own, or if the post cannot have sent so many by that day (handbook, section 4.7).
fn assumed_year(
    reference: &MessageReferenceNumber,
    own: Option<&MessageReferenceNumber>,
    year: Option<u16>,
    day_of_year: Option<u16>,
) -> Option<u16> {
    let [department, post] = MOST_A_DAY;
    let a_day = if reference.post == "STATE" { department } else { post };
    let is_later = own.is_some_and(|own| own.post == reference.post && reference.number >= own.number);
    let is_impossible = day_of_year.is_some_and(|day| reference.number > u32::from(day + 2) * a_day);
    if is_later || is_impossible { year.map(|year| year - 1) } else { year }
}

/// Orders until 1982 were cited with dates in either order of day and month. Of a date that can be read both ways the
/// reading counts that falls on the message's own day of the year, as six years' protection does.
fn settle_declassification_date(cable: &mut Cable) {
    let Some(sent) = cable.date_time_group.as_ref().and_then(|group| group.value.date()) else { return };
    let Some(order) = &mut cable.executive_order else { return };
    let Some((date, place)) = order.value.declassify_on else { return };
    let Some(other) = Date::new(date.year, date.day, date.month).filter(|other| *other != date) else { return };
    if sent.year >= FIRST_YEAR_OF_FIXED_ORDER {
        return;
    }
    let is_near = |date: Date| date.month == sent.month && date.day.abs_diff(sent.day) <= 3;
    if is_near(other) && !is_near(date) {
        order.value.declassify_on = Some((other, place));
    }
    order.confidence = if is_near(date) || is_near(other) { Confidence::Likely } else { Confidence::Guess };
}

/// From this year on the month stands first.
const FIRST_YEAR_OF_FIXED_ORDER: u16 = 1983;

/// Release stamps, each wording once, and places where text is withheld.
fn read_release(source: &Source, layout: &Layout, cable: &mut Cable) {
    let mut seen: Vec<&str> = Vec::new();
    for (kind, block) in layout.blocks.iter() {
        if kind != BlockKind::Furniture(Furniture::Stamp) {
            continue;
        }
        for line_idx in block {
            let span = source.trim(source.line(line_idx));
            let text = source.slice(span);
            if seen.len() < MOST_STAMPS && !seen.contains(&text) {
                seen.push(text);
                cable.release.stamps.push(span);
            }
        }
    }
    for item in &cable.body {
        for &span in &item.text {
            cable.release.redactions.extend(release::redactions(source.slice(span), span.start()));
        }
    }
}

/// An archive uses a handful of stamps; a text with thousands of different ones is no release.
const MOST_STAMPS: usize = 64;

/// Blocks tile the lines, and every span of a cable lies on character boundaries of its text.
fn invariants_hold(reading: &Reading) -> bool {
    let n_lines = reading.source.lines().n_lines();
    let text = reading.source.text();
    let tiled = reading.layout.blocks.iter().map(|(_, lines)| lines.len()).sum::<usize>() == n_lines;
    let on_text = |span: Span| text.get(span.range()).is_some();
    tiled && reading.cables.iter().all(|cable| coverage::spans(cable).into_iter().all(on_text))
}
