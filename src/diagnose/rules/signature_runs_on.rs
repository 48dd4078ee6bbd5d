//! A signature that has no line of its own: it was found behind the last sentence or a mark that closes a block (handbook,
//! section 5.7).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Confidence;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(signature) = cable.signature.as_ref().filter(|found| found.confidence != Confidence::Certain) else {
            continue;
        };
        let place = signature.span();
        let line = reading.source.trim(reading.source.line(reading.source.lines().line_at(place.start())));
        if line.start() >= place.start() {
            continue;
        }
        let message = format!(
            "expected the signature on a line of its own, found “{}” behind the last words of the text",
            reading.source.slice(place)
        );
        out.push(diagnostic("signature-runs-on", Severity::Info, message, vec![place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn behind_a_sentence() {
        let text = cable("1. (U) The train waits here for the lace.");
        assert_eq!(found(&text.replace("lace.\nROE", "lace. DOE-ROE"), "signature-runs-on").len(), 1);
        assert!(found(&text, "signature-runs-on").is_empty());
    }
}
