//! Reasons for classification are letters of section 1.5 of the order until March 2003 and of section 1.4 since (check 13:
//! 1,085 cables of 2003 to 2010 have 1.4, 39 still 1.5); section 1.5 ended at (g).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Date;
use crate::read::Reading;

/// The order was amended on 25 March 2003; messages of that spring may have either.
const LAST_OLD: Date = Date { year: 2003, month: 6, day: 30 };
const FIRST_NEW: Date = Date { year: 2003, month: 3, day: 25 };

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(by) = &cable.classified_by else { continue };
        let reasons = &by.value.reasons;
        for reason in
            reasons.iter().filter(|reason| reason.letter > 'h' || reason.section == 5 && reason.letter == 'h')
        {
            let message = format!(
                "expected a letter of section 1.{}, found ({}), which the section has not",
                reason.section, reason.letter
            );
            out.push(diagnostic("no-such-reason", Severity::Warning, message, vec![reason.span]));
        }
        let Some(date) = cable.date_time_group.as_ref().and_then(|group| group.value.date()) else { continue };
        let Some(other) = reasons
            .iter()
            .find(|reason| reason.section == 5 && date > LAST_OLD || reason.section == 4 && date < FIRST_NEW)
        else {
            continue;
        };
        let (due, reform) = if other.section == 5 { (4, "since March 2003") } else { (5, "before March 2003") };
        let message = format!(
            "expected reasons of section 1.{due}, as the order has them {reform}; found section 1.{}",
            other.section
        );
        let spans = reasons.iter().map(|reason| reason.span).collect();
        out.push(diagnostic("reasons-of-another-order", Severity::Info, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};

    #[test]
    fn sections_and_letters() {
        let with = |reasons: &str| classified("1. (C) X.").replace("1.4 (b) and (d)", reasons);
        assert_eq!(found(&with("1.5 (b) and (d)"), "reasons-of-another-order").len(), 1);
        assert_eq!(found(&with("1.5 (b) and (h)"), "no-such-reason").len(), 1);
        assert!(found(&with("1.4 (b) and (h)"), "no-such-reason").is_empty());
        assert!(found(&with("1.4 (b)"), "reasons-of-another-order").is_empty());
        let old = with("1.5 (b)").replace("FEB 08", "FEB 98");
        assert!(found(&old, "reasons-of-another-order").is_empty());
    }
}
