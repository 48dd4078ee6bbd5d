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

#[cfg(test)]
mod tests {
    use super::*;

    use crate::cable::reference::ReferenceKind;
    use crate::cable::{BodyItem, BodyKind, DateTimeGroup, ExecutiveOrder, Reference};

    fn number(post: &str, number: u32, year: Option<u16>) -> MessageReferenceNumber {
        MessageReferenceNumber::new(post, number, year)
    }

    fn referring(numbers: &[MessageReferenceNumber]) -> Cable {
        let entry = |(idx, number): (usize, &MessageReferenceNumber)| {
            let reference = Reference { number: Some(number.clone()), ..Reference::new(ReferenceKind::Cable) };
            Field::certain(reference, Span::of(idx * 10..idx * 10 + 5))
        };
        Cable { references: numbers.iter().enumerate().map(entry).collect(), ..Cable::default() }
    }

    fn ordered(date: (u16, u8, u8)) -> Option<Field<ExecutiveOrder>> {
        let date = Date::new(date.0, date.1, date.2).unwrap();
        let order = ExecutiveOrder {
            number: None,
            order: None,
            is_misprint: false,
            instruction: None,
            declassify_on: Some((date, Span::new(3, 9))),
            not_applicable: false,
        };
        Some(Field::certain(order, Span::new(0, 9)))
    }

    #[test]
    fn the_year_of_a_reference_without_one() {
        let own = number("RIGA", 20, Some(2008));
        for (post, digits, day, expected) in [
            ("RIGA", 19, None, 2008),
            ("RIGA", 20, None, 2007),
            ("RIGA", 21, None, 2007),
            ("VILNIUS", 21, None, 2008),
            ("VILNIUS", 12 * 120, Some(10), 2008),
            ("VILNIUS", 12 * 120 + 1, Some(10), 2007),
            ("STATE", 12 * 1100, Some(10), 2008),
            ("STATE", 12 * 1100 + 1, Some(10), 2007),
            ("STATE", 300_000, None, 2008),
        ] {
            let reference = number(post, digits, None);
            assert_eq!(assumed_year(&reference, Some(&own), Some(2008), day), Some(expected), "{post} {digits}");
        }
        assert_eq!(assumed_year(&number("RIGA", 1, None), Some(&own), None, None), None);
        assert_eq!(assumed_year(&number("RIGA", 21, None), None, Some(2008), None), Some(2008));
    }

    #[test]
    fn a_message_without_a_date_is_ten_years_older_than_its_declassification() {
        for (declassify, year) in
            [(2004, None), (2005, Some(1995)), (2018, Some(2008)), (2035, Some(2025)), (2036, None)]
        {
            let own = Some(Field::certain(number("RIGA", 12, None), Span::new(0, 4)));
            let mut cable = Cable { number: own, executive_order: ordered((declassify, 3, 4)), ..Cable::default() };
            assume_year(&mut cable);
            let found = cable.number.unwrap();
            assert_eq!(found.value.year, year, "{declassify}");
            assert_eq!(found.confidence == Confidence::Guess, year.is_some(), "{declassify}");
        }
        let own = Some(Field::certain(number("RIGA", 12, Some(2001)), Span::new(0, 4)));
        let mut cable = Cable { number: own, executive_order: ordered((2018, 3, 4)), ..Cable::default() };
        assume_year(&mut cable);
        assert_eq!(cable.number.unwrap().value.year, Some(2001));
    }

    #[test]
    fn a_date_that_can_be_read_both_ways_is_near_the_day_of_the_message() {
        use Confidence::{Certain, Guess, Likely};
        for (sent, month_and_day, expected, confidence) in [
            ((1975, 3, 4), (4, 3), (3, 4), Likely),
            ((1975, 3, 4), (3, 4), (3, 4), Likely),
            ((1975, 3, 4), (7, 3), (3, 7), Likely),
            ((1975, 3, 4), (8, 3), (8, 3), Guess),
            ((1975, 3, 4), (5, 6), (5, 6), Guess),
            ((1975, 3, 3), (3, 4), (3, 4), Likely),
            ((1975, 3, 4), (5, 5), (5, 5), Certain),
            ((1975, 3, 4), (4, 13), (4, 13), Certain),
            ((1982, 3, 4), (4, 3), (3, 4), Likely),
            ((1983, 3, 4), (4, 3), (4, 3), Certain),
        ] {
            let (year, month, day) = sent;
            let group = DateTimeGroup { year, month, day, hour: 1, minute: 2 };
            let mut cable = Cable {
                date_time_group: Some(Field::certain(group, Span::new(0, 3))),
                executive_order: ordered((1990, month_and_day.0, month_and_day.1)),
                ..Cable::default()
            };
            settle_declassification_date(&mut cable);
            let order = cable.executive_order.unwrap();
            let (date, place) = order.value.declassify_on.unwrap();
            assert_eq!(
                ((date.month, date.day), order.confidence),
                (expected, confidence),
                "{sent:?} {month_and_day:?}"
            );
            assert_eq!(place, Span::new(3, 9));
        }
    }

    #[test]
    fn the_own_number_is_no_reference() {
        let numbers = [
            number("RIGA", 12, Some(2008)),
            number("RIGA", 12, Some(2007)),
            number("RIGA", 13, Some(2008)),
            number("VILNIUS", 12, Some(2008)),
        ];
        for (year, n_left) in [(Some(2008), 3), (None, 2), (Some(2001), 4)] {
            let mut cable = referring(&numbers);
            drop_own_number(&mut cable, Some(&number("RIGA", 12, year)));
            assert_eq!((cable.references.len(), cable.labels.len()), (n_left, 4 - n_left), "{year:?}");
            if year == Some(2008) {
                assert_eq!(cable.labels.as_ref(), [Span::new(0, 5)]);
            }
        }
        let mut cable = referring(&numbers);
        drop_own_number(&mut cable, None);
        assert_eq!(cable.references.len(), 4);
    }

    #[test]
    fn posts_and_years_of_references() {
        let source = Source::of_text(String::new());
        let numbers = [
            number("RIGA", 11, None),
            number("RIGA", 30, None),
            number("RIGA", 11, Some(1999)),
            number("XYZZY", 11, None),
            number("RIGA", 12, None),
        ];
        let mut cable = referring(&numbers);
        cable.number = Some(Field::certain(number("RIGA", 12, Some(2008)), Span::new(0, 4)));
        complete(&source, &Layout::of(&source), &mut cable);
        let found: Vec<_> = cable
            .references
            .iter()
            .map(|entry| {
                let number = entry.value.number.as_ref().unwrap();
                (number.year, entry.value.year_assumed, entry.value.post_is_doubtful, entry.confidence)
            })
            .collect();
        assert_eq!(
            found,
            [
                (Some(2008), true, false, Confidence::Certain),
                (Some(2007), true, false, Confidence::Certain),
                (Some(1999), false, false, Confidence::Certain),
                (Some(2008), true, true, Confidence::Likely),
            ]
        );
    }

    /// The level that the banners around a message give it; its place is that of `message` in the text.
    fn of_banners(text: &str, message: &str) -> Option<(Level, Confidence)> {
        let source = Source::of_text(text.to_owned());
        let start = text.find(message).unwrap();
        let mut cable = Cable { span: Span::of(start..start + message.len()), ..Cable::default() };
        level_of_banners(&source, &Layout::of(&source), &mut cable);
        cable.classification.map(|line| {
            assert_eq!(line.span(), line.value.level_span);
            (line.value.level, line.confidence)
        })
    }

    #[test]
    fn the_level_is_that_of_banners_that_agree() {
        let secret = Some((Level::Secret, Confidence::Likely));
        for (text, message, expected) in [
            ("SECRET\n1. Lamps.\nSECRET\n", "SECRET\n1. Lamps.\nSECRET", secret),
            ("SECRET\n1. Lamps.\nCONFIDENTIAL\n", "SECRET\n1. Lamps.\nCONFIDENTIAL", None),
            ("1. Lamps.\nSECRET\n", "1. Lamps.", secret),
            ("1. Lamps.\nSECRET\nAnd lamps.\nCONFIDENTIAL\n", "1. Lamps.", secret),
            ("SECRET\n1. Lamps.\n", "1. Lamps.", None),
            ("1. Lamps.\nOnly lamps.\n", "1. Lamps.", None),
        ] {
            assert_eq!(of_banners(text, message), expected, "{text}");
        }
        let behind = |n: usize| of_banners(&format!("1. Lamps.\n{}SECRET\n", "More text.\n".repeat(n)), "1. Lamps.");
        assert_eq!((behind(39), behind(40)), (secret, None));
    }

    #[test]
    fn a_classifier_stands_in_one_of_the_first_two_paragraphs() {
        let found = |texts: &[&str]| {
            let text = texts.concat();
            let source = Source::of_text(text.clone());
            let mut cable = Cable::default();
            let mut at = 0;
            for piece in texts {
                cable.body.push(BodyItem::new(BodyKind::Paragraph, Span::of(at..at + piece.len())));
                at += piece.len();
            }
            classifier_in_first_paragraph(&source, &mut cable);
            cable.classified_by.map(|by| {
                let name = by.value.name.map(|name| source.slice(name).to_owned());
                (source.words(&by.spans), name, by.value.reasons.len(), by.confidence)
            })
        };
        let statement = "CLASSIFIED BY: AMBASSADOR JANE ROE. REASON: 1.5 (D). Lamps.";
        let expected = Some((
            "AMBASSADOR JANE ROE. REASON: 1.5 (D".to_owned(),
            Some("JANE ROE".to_owned()),
            1,
            Confidence::Likely,
        ));
        assert_eq!(found(&[statement]), expected);
        assert_eq!(found(&["Lamps. ", statement]), expected);
        assert_eq!(found(&["Lamps. ", "More. ", statement]), None);
        assert_eq!(found(&["THEY WERE CLASSIFIED BY 1975."]), None);
        assert_eq!(found(&["Lamps."]), None);
    }
}
