//! What one field needs from another: years of references, a date that can be read in two ways.

use super::known;
use crate::cable::{
    Cable, ClassificationLine, Confidence, Date, Field, Level, MessageReferenceNumber, classified_by,
};
use crate::layout::{BlockKind, Furniture, Layout};
use crate::text::{Cursor, Source, Span};

/// What one field needs from another.
pub(crate) fn complete(source: &Source, layout: &Layout, cable: &mut Cable) {
    level_of_banners(source, layout, cable);
    classifier_in_first_paragraph(source, cable);
    settle_declassification_date(cable);
    assume_year(cable);
    let own = cable.number.as_ref().map(|number| number.value.clone());
    let year = cable.year();
    let day = cable.date_time_group.as_ref().and_then(|group| group.value.date()).map(Date::day_of_year);
    for reference in &mut cable.references {
        let Some(number) = &mut reference.value.number else { continue };
        match known::post(&number.post) {
            Some((name, confidence)) => {
                name.clone_into(&mut number.post);
                reference.confidence = reference.confidence.max(confidence);
                reference.value.post_is_doubtful = false;
            }
            None => {
                reference.confidence = reference.confidence.max(Confidence::Likely);
                reference.value.post_is_doubtful = true;
            }
        }
        let is_own_number = own.as_ref().is_some_and(|own| own.post == number.post && own.number == number.number);
        if number.year.is_none() && is_own_number {
            number.year = year;
        } else if number.year.is_none() {
            number.year = assumed_year(number, own.as_ref(), year, day);
            reference.value.year_assumed = number.year.is_some();
        }
    }
    drop_own_number(cable, own.as_ref());
}

/// A page line inside the list leaves the cable's own number there: it is no reference.
fn drop_own_number(cable: &mut Cable, own: Option<&MessageReferenceNumber>) {
    let Some(own) = own else { return };
    let is_own = |number: &MessageReferenceNumber| {
        number.post == own.post && number.number == own.number && (number.year == own.year || own.year.is_none())
    };
    let mut dropped = Vec::new();
    cable.references.retain(|reference| {
        let keep = !reference.value.number.as_ref().is_some_and(is_own);
        if !keep {
            dropped.extend_from_slice(&reference.spans);
        }
        keep
    });
    cable.labels.extend(dropped);
}

/// A message without a date is of the year that its declassification date tells: ten years before it, as the order of 1995
/// and its successor have it (728 of 900 cables).
fn assume_year(cable: &mut Cable) {
    const YEARS: u16 = 10;
    let Some(number) = &mut cable.number else { return };
    if number.value.year.is_some() {
        return;
    }
    let order = cable.executive_order.as_ref().and_then(|order| order.value.declassify_on);
    if let Some((date, _)) = order.filter(|(date, _)| (2005..=2035).contains(&date.year)) {
        number.value.year = Some(date.year - YEARS);
        number.confidence = Confidence::Guess;
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
    if is_later || is_impossible { year.map(|year| year.saturating_sub(1)) } else { year }
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

/// Without a classification line the level is that of the page's banners, if they agree.
fn level_of_banners(source: &Source, layout: &Layout, cable: &mut Cable) {
    if cable.classification.is_some() {
        return;
    }
    let mut found: Option<(Level, Span)> = None;
    let mut agree = true;
    /// A banner at the foot of the last page stands behind the text, but not far.
    const BEHIND: usize = 40;
    let lines = source.lines();
    let last = lines.line_at(cable.span.end()) + BEHIND;
    for (kind, block) in layout.blocks.iter_from(lines.line_at(cable.span.start())) {
        if block.start > last {
            break;
        }
        if kind != BlockKind::Furniture(Furniture::Banner) {
            continue;
        }
        for line_idx in block {
            let span = source.trim(source.line(line_idx));
            if !(cable.span.covers(span) || span.start() >= cable.span.end() && found.is_none()) {
                continue;
            }
            let Some((level, place)) = Level::read(&mut Cursor::new(source.slice(span), span.start())) else {
                continue;
            };
            agree &= found.is_none_or(|(known, _)| known == level);
            found = found.or(Some((level, place)));
        }
    }
    if let Some((level, level_span)) = found.filter(|_| agree) {
        let line = ClassificationLine { level, level_span, markings: vec![], section: None, number: None };
        cable.classification = Some(Field::likely(line, level_span));
    }
}

/// In the 1990s the statement stood in the first paragraph: `1. (U) CLASSIFIED BY AMBASSADOR JANE ROE. REASON: 1.5 (D).`
fn classifier_in_first_paragraph(source: &Source, cable: &mut Cable) {
    /// Paragraphs looked at, and how far the statement goes.
    const PARAGRAPHS: usize = 2;
    const LONGEST: usize = 240;
    const LABEL: &str = "CLASSIFIED BY";
    if cable.classified_by.is_some() {
        return;
    }
    let texts = cable.body.iter().take(PARAGRAPHS).filter_map(|item| item.text.first());
    let found = texts.into_iter().find_map(|span| {
        let text = source.slice(*span);
        let at = text.find(LABEL)?;
        let value = text.get(at + LABEL.len()..)?;
        let start = span.range().start + at + LABEL.len();
        let value = source.trim(Span::of(start..start + value.floor_char_boundary(LONGEST)));
        let skip = source.slice(value).len() - source.slice(value).trim_start_matches([':', ' ']).len();
        let value = Span::of(value.range().start + skip..value.range().end);
        let read = classified_by::read(source.slice(value), value.start());
        let last = read.reasons.last().map(|reason| reason.span.end());
        (last.is_some() || read.name.is_some())
            .then(|| Field::likely(read, Span::new(value.start(), last.unwrap_or(value.end()).max(value.start()))))
    });
    cable.classified_by = found;
}
