//! Text that was withheld: runs of X, `[Source removed]`, exemption codes in the margin, a stamp that says RELEASE IN PART
//! (checks 30 and F11). The stamp alone is told, for the gap may leave no trace.

use super::{Diagnostic, Severity, count, diagnostic};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let in_part: Vec<Span> = cable
            .release
            .stamps
            .iter()
            .filter(|span| {
                let text = reading.source.slice(**span).to_ascii_uppercase();
                ["IN PART", "DENIED IN FULL"].iter().any(|words| text.contains(words))
            })
            .copied()
            .collect();
        let redactions = &cable.release.redactions;
        let message = match (redactions.len(), in_part.first()) {
            (0, None) => continue,
            (0, Some(stamp)) => {
                format!("text is withheld: the stamp says “{}”", reading.source.words(&[*stamp]))
            }
            (n, _) => format!("text is withheld in {}", count(n, "place", "places")),
        };
        let mut spans: Vec<Span> = redactions.iter().take(super::MOST_PLACES).copied().collect();
        spans.extend(in_part);
        out.push(diagnostic("withheld-text", Severity::Info, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn runs_and_stamps() {
        assert_eq!(found(&cable("1. (U) XXXXXXXXXXXX told us."), "withheld-text").len(), 1);
        assert_eq!(found(&cable("1. (U) A.\n\nRELEASE IN PART B1, 1.4(D)\n\n2. (U) B."), "withheld-text").len(), 1);
        assert!(found(&cable("1. (U) A.\n\nRELEASE IN FULL\n\n2. (U) B."), "withheld-text").is_empty());
    }
}
