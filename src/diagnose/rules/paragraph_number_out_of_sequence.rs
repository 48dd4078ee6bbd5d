//! Paragraph numbers that repeat, skip or go back (check 8: 1..n without fault in 89 % of cables). Both explanations
//! stay open: the author miscounted, or the number was misread.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut expected = None;
        let mut position = 0;
        for number in cable.paragraphs().filter_map(|item| item.number) {
            position += 1;
            let due = expected.unwrap_or(1);
            let is_first_of_part = expected.is_none() && number.number != 1;
            if is_first_of_part {
                let message = format!(
                    "expected paragraph 1 first, found paragraph {}; the beginning may be missing",
                    number.number
                );
                out.push(diagnostic(
                    "paragraph-number-out-of-sequence",
                    Severity::Warning,
                    message,
                    vec![number.written_as],
                ));
            } else if number.number != due {
                let message = format!(
                    "expected paragraph {due}, found {}: the {} paragraph; misnumbered by its author, or misread",
                    number.number,
                    ordinal(position)
                );
                // Authors skip a number or give one twice; two that are lacking may be a lost page.
                let severity = if number.number > due + 1 { Severity::Warning } else { Severity::Info };
                out.push(diagnostic("paragraph-number-out-of-sequence", severity, message, vec![number.written_as]));
            }
            // After a number that goes back the count goes on from the higher one.
            expected = Some(number.number.max(if is_first_of_part { 0 } else { due.saturating_sub(1) }) + 1);
            if out.len() > super::MOST_PLACES {
                return;
            }
        }
    }
}

fn ordinal(n: usize) -> String {
    let suffix = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn repeats_and_gaps() {
        let code = "paragraph-number-out-of-sequence";
        let notes = found(&cable("1. (U) A.\n\n2. (U) B.\n\n3. (U) C.\n\n2. (U) D."), code);
        assert_eq!(notes.len(), 1);
        assert!(
            notes[0].message.contains("expected paragraph 4, found 2: the 4th paragraph"),
            "{}",
            notes[0].message
        );
        assert_eq!(found(&cable("1. (U) A.\n\n3. (U) B.\n\n4. (U) C."), code).len(), 1, "one gap, one note");
    }
}
