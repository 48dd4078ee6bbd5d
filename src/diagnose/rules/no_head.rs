//! A telegram without the parts that say what it is: sender, date, number, classification. An archive may give the body
//! alone, or a retyping may drop the head.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let parts = [
            ("sender", cable.from.is_some() && !cable.sender_is_assumed()),
            ("date", cable.date_time_group.is_some() || cable.dated.is_some()),
            ("number", cable.number.is_some()),
            ("classification", cable.classification.is_some()),
        ];
        let missing: Vec<&str> = parts.iter().filter(|(_, found)| !found).map(|(name, _)| *name).collect();
        if missing.is_empty() {
            continue;
        }
        if let Some(place) = extract(reading, cable) {
            let message =
                format!("the archive has an extract of the message only; found no {}", missing.join(", no "));
            out.push(diagnostic("partial-extract", Severity::Info, message, vec![place]));
            continue;
        }
        let message = format!(
            "expected a head with sender, date, number and classification; found no {}",
            missing.join(", no ")
        );
        out.push(diagnostic("no-head", Severity::Warning, message, vec![]));
    }
}

/// The archive's own words above the text.
fn extract(reading: &Reading, cable: &Cable) -> Option<Span> {
    const WORDS: &str = "This record is a partial extract of the original cable";
    cable.wrapping.iter().copied().find(|span| reading.source.slice(*span).starts_with(WORDS))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn says_what_is_missing() {
        let notes = found(&cable("1. X.").replace("FM AMEMBASSY BAKU\n", ""), "no-head");
        assert!(notes[0].message.ends_with("found no sender"), "{}", notes[0].message);
        assert!(found(&cable("1. X."), "no-head").is_empty());
    }
}
