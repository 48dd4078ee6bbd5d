//! The filing time in the routing lines against the date-time group: the same day in 1,116 of 1,120 cables (check 2), the
//! same minute in 1,041 (check 3). Another day is damage, or a message that was sent again; another minute tells
//! only that it waited.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::date_time_group::is_leap;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    /// A message that is sent again is filed within so many days.
    const SENT_AGAIN: i32 = 5;
    for cable in &reading.cables {
        let Some(group) = &cable.date_time_group else { continue };
        let filed = cable.transmission.station.as_ref().and_then(|station| station.value.filed);
        let (Some(date), Some(filed)) = (group.value.date(), filed) else { continue };
        let spans = vec![filed.span, group.span()];
        let due = i32::from(date.day_of_year());
        let days = i32::from(filed.day_of_year) - due;
        // From the last days of a year into the next.
        let days = if days < -300 { days + if is_leap(date.year) { 366 } else { 365 } } else { days };
        if days != 0 {
            let reason = if (1..=SENT_AGAIN).contains(&days) {
                "filed later, as a message that was sent again"
            } else {
                "one of the two is damaged"
            };
            let message = format!(
                "expected the filing time on day {due:03} of the year, the day of the date-time group; found day {:03}: {reason}",
                filed.day_of_year
            );
            out.push(diagnostic("filing-day-differs", Severity::Warning, message, spans));
        } else if (filed.hour, filed.minute) != (group.value.hour, group.value.minute) {
            let message = format!(
                "expected the filing time {:02}:{:02}, the time of the date-time group; found {:02}:{:02}",
                group.value.hour, group.value.minute, filed.hour, filed.minute
            );
            out.push(diagnostic("filing-time-differs", Severity::Info, message, spans));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    fn filed(time: &str) -> String {
        format!("DE RUEHKB #0152/01 {time}\n{}", cable("1. X."))
    }

    #[test]
    fn days_are_compared() {
        assert!(found(&filed("0521129"), "filing-day-differs")[0].message.contains("sent again"));
        assert!(found(&filed("1521129"), "filing-day-differs")[0].message.contains("damaged"));
        assert!(found(&filed("0511129"), "filing-day-differs").is_empty());
        let new_year = filed("0021129").replace("201129Z FEB 08", "311129Z DEC 08");
        assert!(found(&new_year, "filing-day-differs")[0].message.contains("sent again"));
    }

    #[test]
    fn minutes_are_only_told() {
        assert_eq!(found(&filed("0511345"), "filing-time-differs").len(), 1);
        assert!(found(&filed("0511129"), "filing-time-differs").is_empty());
    }
}
