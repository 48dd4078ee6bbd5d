//! SIPDIS alone on a line of the text: an archive put it behind every line that begins with a classification word, even
//! `Secretary` (handbook, section 4.2).

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        let mut lines: Vec<usize> = Vec::new();
        for span in cable.body.iter().flat_map(|item| item.text.iter()) {
            let text = source.slice(*span);
            for at in memchr::memmem::find_iter(text.as_bytes(), "SIPDIS").take(super::MOST_PLACES) {
                let line_idx = source.lines().line_at(span.start() + u32::try_from(at).unwrap_or(0));
                if source.slice(source.line(line_idx)).trim() == "SIPDIS" && lines.last() != Some(&line_idx) {
                    lines.push(line_idx);
                }
            }
        }
        if lines.is_empty() || lines.len() > super::MOST_PLACES {
            continue;
        }
        let message =
            "expected text, found SIPDIS alone on a line, put there by an archive; left out when read".to_owned();
        let spans = lines.iter().map(|line_idx| source.trim(source.line(*line_idx))).collect();
        let mut found = diagnostic("injected-sipdis", Severity::Info, message, spans);
        let edits = lines.iter().map(|line_idx| Edit::delete(with_blank_before(reading, *line_idx))).collect();
        found.repair = safe("leave the injected line out", edits);
        out.push(found);
    }
}

/// The line, and the blank one that came with it.
fn with_blank_before(reading: &Reading, line_idx: usize) -> Span {
    let source = &reading.source;
    let line = source.lines().line(line_idx);
    let blank = line_idx.checked_sub(1).filter(|before| source.slice(source.line(*before)).trim().is_empty());
    blank.map_or(line, |before| source.lines().line(before).to(line))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    #[test]
    fn in_the_text() {
        let text = cable("1. (U) He met the\n\nSIPDIS\nSecretary in Baku.");
        let note = found(&text, "injected-sipdis").remove(0);
        assert_eq!(edit::apply(&text, &note.repair.unwrap().edits), cable("1. (U) He met the\nSecretary in Baku."));
        assert!(found(&cable("1. (U) SIPDIS is a caption."), "injected-sipdis").is_empty());
    }
}
