//! The date of declassification: a day that the calendar has (4.4), after the message, and not much more than twenty-five years
//! later (check 10: ten years in 728 of 900 cables, nine to thirty in nearly all others).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Date, ExecutiveOrder};
use crate::read::Reading;
use crate::text::{Cursor, Span};

/// More years are not foreseen by any order but for the identity of sources.
const MOST_YEARS: u16 = 31;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(order) = &cable.executive_order else { continue };
        let Some((date, place)) = order.value.declassify_on else {
            out.extend(impossible(reading, &order.value));
            continue;
        };
        let Some(sent) = sent(cable) else { continue };
        let written = reading.source.slice(place);
        if date < sent {
            let message = format!(
                "expected a date of declassification after the message, which is of {sent}; found “{written}”"
            );
            out.push(diagnostic("declassification-before-message", Severity::Warning, message, vec![place]));
        } else if date.year > sent.year + MOST_YEARS {
            let years = date.year - sent.year;
            let message = format!(
                "expected declassification within some {MOST_YEARS} years of the message, found “{written}”, {years} years later"
            );
            out.push(diagnostic("declassification-far-off", Severity::Info, message, vec![place]));
        }
    }
}

fn sent(cable: &Cable) -> Option<Date> {
    let group = cable.date_time_group.as_ref().and_then(|group| group.value.date());
    group.or_else(|| cable.dated.as_ref().map(|date| date.value))
}

/// `DECL: 02/30/2018`: two or three numbers with strokes behind `DECL` that are no date.
fn impossible(reading: &Reading, order: &ExecutiveOrder) -> Option<Diagnostic> {
    let instruction = order.instruction?;
    // What an archive stamped there later is no instruction.
    let text = reading.source.slice(instruction);
    let text = text.get(..text.to_ascii_uppercase().find("DECLASSIFIED").unwrap_or(text.len()))?;
    let start = text.to_ascii_uppercase().find("DECL")?;
    let rest = text.get(start..)?;
    let from = start + rest.find(|c: char| c.is_ascii_digit())?;
    let mut cursor = Cursor::new(text.get(from..)?, instruction.start() + u32::try_from(from).ok()?);
    let begin = cursor.at();
    let mut parts = Vec::new();
    for _ in 0..3 {
        parts.push(cursor.number(4)?.1.len());
        if parts.len() < 3 {
            cursor.eat("/").or_else(|| cursor.eat("-"))?;
        }
    }
    let place = Span::new(begin, cursor.at());
    let is_date = matches!(parts.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]);
    let message = format!(
        "expected a date of declassification, found “{}”, a day that the calendar has not; no date is given",
        reading.source.slice(place)
    );
    is_date.then(|| diagnostic("impossible-declassification-date", Severity::Warning, message, vec![place]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};

    #[test]
    fn dates() {
        let with = |date: &str| classified("1. (C) X.").replace("02/19/2018", date);
        assert_eq!(found(&with("02/30/2018"), "impossible-declassification-date").len(), 1);
        assert_eq!(found(&with("02/19/2007"), "declassification-before-message").len(), 1);
        assert_eq!(found(&with("02/19/2058"), "declassification-far-off").len(), 1);
        for date in ["02/19/2018", "02/19/2033", "2018/02/19", "MR", "CLOSURE OF ICTY"] {
            for code in
                ["impossible-declassification-date", "declassification-before-message", "declassification-far-off"]
            {
                assert!(found(&with(date), code).is_empty(), "{date}");
            }
        }
    }
}
