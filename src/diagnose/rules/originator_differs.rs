//! The originator, the message number and the calling station name the same post (check 6: nearly always). Missions in one
//! country share stations and names: only another country is a sign of damage. Tenants use a post's station, and the
//! tables may lack one: a station counts only where its serial or its filing day does not fit either.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::transmission::Station;
use crate::cable::{Cable, Date};
use crate::read::Reading;
use crate::tables;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let (Some(number), Some(from)) = (&cable.number, &cable.from) else { continue };
        let name = reading.source.slice(from.value.name);
        let (Some(own), Some(sender)) = (tables::post(&number.value.post), tables::post(name)) else { continue };
        if own.place.is_empty() || sender.place.is_empty() {
            continue;
        }
        if own.place != sender.place {
            let message = format!(
                "expected the originator to be the post of the message number {}, found “{name}”",
                number.value
            );
            out.push(diagnostic("originator-differs", Severity::Warning, message, vec![from.span(), number.span()]));
            continue;
        }
        let Some(station) = cable.transmission.station.as_ref().filter(|station| is_strange(&station.value, cable))
        else {
            continue;
        };
        let indicator = reading.source.slice(station.value.routing_indicator);
        let known =
            tables::routing_indicator(indicator).filter(|known| known.shared_with.is_empty() && !known.is_collective);
        let Some(caller) = known.and_then(|known| tables::post(known.address)) else { continue };
        if caller.place.is_empty() || caller.place == own.place {
            continue;
        }
        let message =
            format!("expected the calling station to be of {name}, found {indicator}, which is of {}", caller.name);
        let spans = vec![station.value.routing_indicator, from.span()];
        out.push(diagnostic("calling-station-differs", Severity::Info, message, spans));
    }
}

/// Serial or filing day are another message's.
fn is_strange(station: &Station, cable: &Cable) -> bool {
    let serial = cable.number.as_ref().map(|number| number.value.number % 10_000);
    let day = cable.date_time_group.as_ref().and_then(|group| group.value.date()).map(Date::day_of_year);
    serial.is_some_and(|serial| serial != station.serial % 10_000)
        || station.filed.is_some_and(|filed| day.is_some_and(|day| day != filed.day_of_year))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn posts_are_compared() {
        let from = |name: &str| cable("1. X.").replace("FM AMEMBASSY BAKU", &format!("FM {name}"));
        assert_eq!(found(&from("AMEMBASSY ANKARA"), "originator-differs").len(), 1);
        assert!(found(&from("AMEMBASSY BAKU"), "originator-differs").is_empty());
        assert!(found(&from("AMEMBASSY NOWHERE"), "originator-differs").is_empty());
        let geneva = cable("1. X.").replace("UNCLAS BAKU", "UNCLAS GENEVA");
        assert!(found(&geneva.replace("AMEMBASSY BAKU", "USMISSION GENEVA"), "originator-differs").is_empty());
    }

    #[test]
    fn stations_are_compared() {
        let station = |words: &str| format!("DE {words} 0511129\n{}", cable("1. X."));
        assert_eq!(found(&station("RUEHNM #0991"), "calling-station-differs").len(), 1);
        assert!(found(&station("RUEHNM #0152"), "calling-station-differs").is_empty());
        assert!(found(&station("RUEHKB #0991"), "calling-station-differs").is_empty());
        assert!(found(&station("RUEHQQQ #0991"), "calling-station-differs").is_empty());
    }
}
