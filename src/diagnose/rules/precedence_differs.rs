//! Precedences agree: the doubled letter of the called stations is the first one of the date-time group's line (check 18), and
//! no addressee's is above it (check 17); each in 1,120 of 1,120 cables.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Confidence, Precedence};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(line) = cable.precedence.as_ref().filter(|line| line.confidence == Confidence::Certain) else {
            continue;
        };
        let highest = line.value.information.map_or(line.value.action, |other| other.min(line.value.action));
        let called = cable.transmission.called.as_ref();
        if let Some((called, precedence)) = called.and_then(|called| Some((called, called.value.precedence?)))
            && precedence != line.value.action
        {
            let message = format!(
                "expected {precedence}, the precedence of the called stations, before the date-time group; found {}",
                line.value.action
            );
            out.push(diagnostic("precedence-differs", Severity::Warning, message, vec![called.span(), line.span()]));
            // One of the two is damaged: the addressees are measured by the higher one.
            above(reading, cable, highest.min(precedence), out);
        } else {
            above(reading, cable, highest, out);
        }
    }
}

fn above(reading: &Reading, cable: &Cable, highest: Precedence, out: &mut Vec<Diagnostic>) {
    let all = cable.to.iter().chain(&cable.info);
    let found = all.filter_map(|field| Some((field, field.value.precedence?)));
    // NIACT is an IMMEDIATE that wakes somebody.
    let rank = |precedence: Precedence| {
        if precedence == Precedence::NiactImmediate { Precedence::Immediate } else { precedence }
    };
    let mut higher = found.filter(|(_, precedence)| rank(*precedence) < rank(highest));
    let Some((first, precedence)) = higher.next() else { return };
    let mut spans = vec![first.span()];
    spans.extend(higher.take(super::MOST_PLACES).map(|(field, _)| field.span()));
    let message = format!(
        "expected precedences of addressees up to {highest}, that of the message; found {precedence} for {}",
        reading.source.words(&[first.value.name])
    );
    out.push(diagnostic("precedence-above-message", Severity::Warning, message, spans));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn of_the_stations() {
        let with = |called: &str| format!("{called} RUEHC\nDE RUEHKB #0152 0511129\n{}", cable("1. X."));
        assert_eq!(found(&with("PP"), "precedence-differs").len(), 1);
        assert!(found(&with("RR"), "precedence-differs").is_empty());
    }

    #[test]
    fn of_an_addressee() {
        let with = |word: &str, line: &str| {
            cable("1. X.")
                .replace("WASHDC 4800", &format!("WASHDC {word} 4800"))
                .replace("R 20", &format!("{line} 20"))
        };
        assert_eq!(found(&with("PRIORITY", "R"), "precedence-above-message").len(), 1);
        assert!(found(&with("PRIORITY", "P"), "precedence-above-message").is_empty());
        assert!(found(&with("NIACT IMMEDIATE", "O"), "precedence-above-message").is_empty());
    }
}
