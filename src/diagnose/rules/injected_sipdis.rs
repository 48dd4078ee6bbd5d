//! SIPDIS alone on a line of the text: an archive put it behind every line that begins with a classification word, even
//! `Secretary` (handbook, section 4.2).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let spans = cable.injected_captions.get(..super::MOST_PLACES).unwrap_or(&cable.injected_captions);
        if !spans.is_empty() {
            let message =
                "expected text, found SIPDIS alone on a line, put there by an archive; left out when read".to_owned();
            out.push(diagnostic("injected-sipdis", Severity::Info, message, spans.to_vec()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn in_the_text() {
        let text = cable("1. (U) He met the\n\nSIPDIS\nSecretary in Baku.");
        assert_eq!(found(&text, "injected-sipdis").len(), 1);
        assert!(found(&cable("1. (U) SIPDIS is a caption."), "injected-sipdis").is_empty());
    }
}
