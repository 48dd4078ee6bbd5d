//! A date-time group whose day the month has not.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::date_time_group::MONTHS;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(group) = &cable.date_time_group else { continue };
        if group.value.date().is_some() {
            continue;
        }
        let month = MONTHS.get(usize::from(group.value.month).wrapping_sub(1)).unwrap_or(&"the month");
        let message = format!(
            "expected a day of {month} {} in the date-time group, found {}",
            group.value.year, group.value.day
        );
        out.push(diagnostic("invalid-date", Severity::Warning, message, group.spans.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn a_day_that_february_has_not() {
        let notes = found(&cable("1. X.").replace("201129Z", "301129Z"), "invalid-date");
        assert!(notes[0].message.contains("a day of February 2008"), "{}", notes[0].message);
        assert!(found(&cable("1. X."), "invalid-date").is_empty());
    }
}
