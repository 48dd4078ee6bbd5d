//! A date-time group whose day the month has not, or that disagrees with the filing time (check 2: equal in 1,116 of
//! 1,120 clean cables).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(group) = &cable.date_time_group else { continue };
        let Some(date) = group.value.date() else {
            let message = format!("expected a day of the month in the date-time group, found {}", group.value.day);
            out.push(diagnostic("invalid-date", Severity::Warning, message, group.spans.clone()));
            continue;
        };
        let filed = cable.transmission.station.as_ref().and_then(|station| station.value.filed);
        let Some(filed) = filed.filter(|filed| filed.day_of_year != date.day_of_year()) else { continue };
        let message = format!(
            "expected the filing time on day {} of the year, the day of the date-time group; found day {}",
            date.day_of_year(),
            filed.day_of_year
        );
        let spans = vec![filed.span, group.span()];
        out.push(diagnostic("filing-day-differs", Severity::Warning, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn days_are_compared() {
        assert_eq!(found(&cable("1. X.").replace("201129Z", "301129Z"), "invalid-date").len(), 1);
        let filed = |day| format!("DE RUEHKB #0152/01 {day}1129\n{}", cable("1. X."));
        assert_eq!(found(&filed("052"), "filing-day-differs").len(), 1);
        assert!(found(&filed("051"), "filing-day-differs").is_empty());
    }
}
