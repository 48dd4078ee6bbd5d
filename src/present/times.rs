//! The time line of a message: handed in, dated, to be declassified, released. Each moment as far as the text gives it.

use super::{Category, Fields, Moment, Value, words};
use crate::cable::date_time_group::Date;
use crate::cable::transmission::FilingTime;
use crate::cable::{Cable, DateTimeGroup, executive_order};
use crate::diagnose::Document;

/// What a filing time is.
const FILED: &str = "The filing time says when the message was handed in at the station that sent it: day of the year, hour, \
                     minute (UTC). Its year is that of the date-time group.";

/// The moments in their order; none if there are not two of them, for then there is no line.
pub(super) fn line(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Moment> {
    let mut moments: Vec<((Date, u16), Moment)> = Vec::new();
    let group = cable.date_time_group.as_ref();
    let written = group.and_then(|group| Some((group, group.value.date()?)));
    if let Some((group, day)) = written {
        let DateTimeGroup { hour, minute, .. } = group.value;
        let dated = (day, minutes(hour, minute));
        let filed = filing(cable, day);
        let is_same = filed.is_some_and(|(filing, day)| (day, minutes(filing.hour, filing.minute)) == dated);
        if let Some((filing, filed)) = filed.filter(|_| !is_same) {
            let field = fields.add_plain("Filing time", Category::Time, &[filing.span], FILED);
            let value = Value::new(words::date_at(filed, filing.hour, filing.minute), None, field);
            moments.push(((filed, minutes(filing.hour, filing.minute)), Moment { label: "Filed", value }));
        }
        let mut explanation = "The date and time that the message bears: it is named by them.".to_owned();
        let mut spans = group.spans.clone();
        if let Some((filing, _)) = filed.filter(|_| is_same) {
            explanation += &format!(" {FILED}");
            spans.insert(0, filing.span);
        }
        let field = fields.add_plain("Date-time group", Category::Time, &spans, &explanation);
        let value = Value::new(words::date_time(group.value), None, field);
        let label = if is_same { "Filed and dated" } else { "Dated" };
        moments.push((dated, Moment { label, value }));
    } else if let Some(day) = &cable.dated {
        let field =
            fields.add_plain("Date", Category::Time, &day.spans, "The day as the archive's catalogue has it.");
        let value = Value::new(words::date(day.value), None, field);
        moments.push(((day.value, 0), Moment { label: "Dated", value }));
    }
    if let Some((day, span)) = cable.executive_order.as_ref().and_then(|order| order.value.declassify_on) {
        let explanation = "The day on which the message was to be declassified, as its author wrote. It may have been released \
                           earlier or later, or not at all.";
        let field = fields.add_plain("Declassification", Category::Classification, &[span], explanation);
        let value = Value::new(words::date(day), None, field);
        moments.push(((day, 0), Moment { label: "To be declassified", value }));
    }
    let source = document.source();
    let stamps = cable.release.stamps.iter();
    let released = stamps.filter_map(|stamp| executive_order::first_date(source.slice(*stamp), stamp.start())).next();
    if let Some((day, span)) = released {
        let explanation = "The day on a stamp of those who released the text.";
        let field = fields.add_plain("Release", Category::Furniture, &[span], explanation);
        let value = Value::new(words::date(day), None, field);
        moments.push(((day, 0), Moment { label: "Released", value }));
    }
    if moments.len() < 2 {
        return Vec::new();
    }
    moments.sort_by_key(|(when, _)| *when);
    moments.into_iter().map(|(_, moment)| moment).collect()
}

fn minutes(hour: u8, minute: u8) -> u16 {
    u16::from(hour) * 60 + u16::from(minute)
}

/// The filing time and its day. It has no year: that of the date-time group, or the one beside it at the turn of a year.
fn filing(cable: &Cable, dated: Date) -> Option<(FilingTime, Date)> {
    /// So near to the turn of the year, in days.
    const NEAR: u16 = 14;
    let filing = cable.transmission.station.as_ref()?.value.filed?;
    let year = match (dated.day_of_year(), filing.day_of_year) {
        (own, filed) if own <= NEAR && filed > 365 - NEAR => dated.year.checked_sub(1)?,
        (own, filed) if filed <= NEAR && own > 365 - NEAR => dated.year.checked_add(1)?,
        _ => dated.year,
    };
    Some((filing, Date::of_day_of_year(year, filing.day_of_year)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&'static str, String)> {
        let document = Document::of_text(text);
        let moments = line(&document, document.cables().first().unwrap(), &mut Fields::default());
        moments.into_iter().map(|moment| (moment.label, moment.value.text)).collect()
    }

    #[test]
    fn moments_in_their_order() {
        let text = include_str!("../../tests/cables/clean/0001-transmission.txt");
        let head = "RR RUEHC\nDE RUEHKB #0152/01 3651129\nZNR UUUUU ZZH\nR 010005Z JAN 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n\
                    UNCLAS BAKU 000152\n\nE.O. 12958: DECL: 02/19/2018\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n1. (U) The band plays.\nROE\n";
        assert!(shown(text).len() >= 2, "{:?}", shown(text));
        assert_eq!(
            shown(head),
            [
                ("Filed", "31 December 2007, 11:29 UTC".to_owned()),
                ("Dated", "1 January 2008, 00:05 UTC".to_owned()),
                ("To be declassified", "19 February 2018".to_owned()),
            ]
        );
    }

    #[test]
    fn one_moment_is_no_line() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n\nTAGS: PHUM\nSUBJECT: TALKS\n\n1. (U) Yes.\nROE\n";
        assert!(shown(text).is_empty());
    }
}
