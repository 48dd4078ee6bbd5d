//! Fields of the head that share a line (`E.O. 12958: N/A TAGS: AMGT`), or that are glued to what stands before
//! (`...ON THE PRIMEREF: A. LONDON 1939`). Where lines of the routing run together, that is told by itself.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::text::Span;

/// Labels that begin a field.
const LABELS: [&str; 8] = ["E.O.", "TAGS", "SUBJECT", "SUBJ", "REF", "REFS", "REFTEL", "CLASSIFIED BY"];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        if !cable.run_together.is_empty() {
            continue;
        }
        let mut shared: Vec<Span> = Vec::new();
        let mut glued: Vec<Span> = Vec::new();
        for label in cable.labels.iter().filter(|label| label.len() <= 16).take(super::MOST_LABELS) {
            let place = source.trim(*label);
            let word = source.slice(place).trim_end_matches([':', ';', ' ']).to_ascii_uppercase();
            let line = source.line(source.lines().line_at(place.start()));
            let before = source.slice(Span::new(line.start(), place.start().max(line.start())));
            if !LABELS.contains(&word.as_str())
                || before.trim().is_empty()
                || shared.len() + glued.len() >= super::FEW
                || shared.contains(&place)
            {
                continue;
            }
            // A doubled label (`REF: REF:`) begins no other field.
            let is_doubled = before.trim().trim_end_matches(':').eq_ignore_ascii_case(&word);
            if before.chars().next_back().is_some_and(char::is_alphanumeric) {
                glued.push(place);
            } else if !is_doubled {
                shared.push(place);
            }
        }
        if let Some(first) = glued.first() {
            let message = format!(
                "expected “{}” on a line of its own, found it run together with the field before",
                source.slice(*first)
            );
            out.push(diagnostic("glued-field", Severity::Info, message, glued));
        }
        if let Some(first) = shared.first() {
            let message = format!(
                "expected one field a line in the head, found “{}” behind another field on its line",
                source.slice(*first)
            );
            out.push(diagnostic("fields-on-one-line", Severity::Info, message, shared));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn on_one_line() {
        let text = cable("1. X.");
        assert_eq!(found(&text.replace("N/A\nTAGS", "N/A TAGS"), "fields-on-one-line").len(), 1);
        assert_eq!(found(&text.replace("TALKS\n", "TALKSREF: A. LONDON 1939\n"), "glued-field").len(), 1);
        assert!(found(&text, "fields-on-one-line").is_empty() && found(&text, "glued-field").is_empty());
    }
}
