//! A text that has lost its punctuation on the way: labels without colon, `E O 11652`, paragraph numbers without full stop
//! (handbook, section 8.1).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut bare: Vec<Span> = Vec::new();
        for label in cable.labels.iter().filter(|label| label.len() <= 12).take(super::MOST_LABELS) {
            let place = reading.source.trim(*label);
            if matches!(reading.source.slice(place), "E O" | "SUBJECT" | "SUBJ" | "REF" | "REFS")
                && !bare.contains(&place)
            {
                bare.push(place);
            }
        }
        let has_order = bare.iter().any(|place| reading.source.slice(*place) == "E O");
        let numbers = cable.body.iter().filter_map(|item| item.number);
        let n_bare = numbers
            .filter(|number| reading.source.slice(number.written_as).bytes().all(|byte| byte.is_ascii_digit()))
            .count();
        if !has_order && n_bare == 0 && bare.len() < 2 {
            continue;
        }
        let message = format!(
            "expected colons behind labels and stops behind numbers, found {}: the text has lost its punctuation",
            if bare.is_empty() {
                "numbers alone".to_owned()
            } else {
                format!("“{}” alone", bare.first().map_or("", |place| reading.source.slice(*place)))
            }
        );
        out.push(diagnostic("punctuation-dropped", Severity::Info, message, bare));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn labels_without_colon() {
        let text = cable("1. X.").replace("E.O. 12958: N/A", "E O 12958 N/A").replace("TAGS:", "TAGS");
        assert_eq!(found(&text, "punctuation-dropped").len(), 1);
        assert!(found(&cable("1. X.").replace("TAGS:", "TAGS"), "punctuation-dropped").is_empty());
    }
}
