//! A declassification date that can be read with the day or with the month first. Until 1982 both were written; the
//! reading was chosen by the message's own date, and the reader must know.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Confidence;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(order) = &cable.executive_order else { continue };
        let Some((date, place)) = order.value.declassify_on.filter(|_| order.confidence != Confidence::Certain)
        else {
            continue;
        };
        let because = if order.confidence == Confidence::Likely {
            "the day of the year on which the message was sent"
        } else {
            "with the month first, as is the custom; nothing else decides"
        };
        let written = reading.source.slice(place);
        let message =
            format!("{written} can be read with the day or with the month first; read as {date}, {because}");
        out.push(diagnostic("ambiguous-date", Severity::Warning, message, vec![place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn day_or_month_first() {
        let sent = |date: &str| {
            cable("1. X.")
                .replace("201129Z FEB 08", "012315Z NOV 79")
                .replace("12958: N/A", &format!("12065: GDS {date}"))
        };
        assert!(found(&sent("1/11/85"), "ambiguous-date")[0].message.contains("read as 1985-11-01, the day"));
        assert!(found(&sent("11/1/85"), "ambiguous-date")[0].message.contains("read as 1985-11-01, the day"));
        assert!(found(&sent("5/6/85"), "ambiguous-date")[0].message.contains("1985-05-06, with the month first"));
        assert!(found(&sent("11/30/85"), "ambiguous-date").is_empty());
        let later = cable("1. X.").replace("12958: N/A", "12958: DECL: 02/03/2018");
        assert!(found(&later, "ambiguous-date").is_empty());
    }
}
