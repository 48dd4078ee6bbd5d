//! The text ends with a signature (check 28); where it has none and stops in the middle of a sentence, its end is lost.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::BodyKind;
use crate::read::Reading;

/// What ends a sentence, or a text that is no sentence.
const ENDS: [char; 16] = ['.', '!', '?', ':', ')', ']', '"', '”', '’', '\'', '*', '>', '-', '_', '…', '8'];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(last) = cable.body.last().filter(|_| cable.signature.is_none() && cable.number.is_some()) else {
            continue;
        };
        let is_sentence = matches!(last.kind, BodyKind::Paragraph | BodyKind::Continuation);
        let Some(&span) = last.text.last().filter(|_| is_sentence) else { continue };
        let text = reading.source.slice(span).trim_end();
        let words = text.split_whitespace().rev().take(8).count();
        let has_small = text.split_whitespace().next_back().is_some_and(|word| word.chars().any(char::is_lowercase));
        // A last line of capitals may be a signature that was not taken for one.
        if text.ends_with(ENDS) || words < 8 || !has_small {
            continue;
        }
        let place = super::last_word(reading, span);
        let message = format!(
            "expected the end of a sentence and a signature, found the text to stop at “{}”; its end may be lost",
            reading.source.slice(place)
        );
        out.push(diagnostic("text-cut-off", Severity::Warning, message, vec![place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn in_mid_sentence() {
        let without = |body: &str| cable(body).replace("\nROE\n", "\n");
        let code = "text-cut-off";
        assert_eq!(found(&without("1. (U) The guitar of the band has three strings and"), code).len(), 1);
        assert!(found(&without("1. (U) The guitar of the band has three strings and no more."), code).is_empty());
        assert!(
            found(&cable("1. (U) The guitar of the band has three strings and"), code).is_empty(),
            "it is signed"
        );
    }
}
