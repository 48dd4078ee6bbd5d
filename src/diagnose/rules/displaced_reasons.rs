//! Reasons for classification that stand under REF: the end of the Classified By statement has slipped there.

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::read::Reading;
use crate::text::Edit;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(place) = cable.displaced_reasons else { continue };
        let source = &reading.source;
        let text = source.slice(place);
        let value = text.split_once([':', ';']).map_or(text, |(_, value)| value).trim();
        let message = format!(
            "expected references, found reasons for classification: “{value}”; they belong to the Classified By statement"
        );
        let mut found = diagnostic("displaced-reasons", Severity::Warning, message, vec![place]);
        let statement =
            cable.classified_by.as_ref().and_then(|by| by.spans.first().copied()).filter(|span| *span != place);
        if let Some(statement) = statement {
            let line = source.lines().line(source.lines().line_at(place.start()));
            let gone = if source.trim(line) == place { line } else { place };
            let joined = format!(" {value}");
            let mut edits = vec![Edit::delete(gone), Edit::insert(statement.end(), joined)];
            if place.start() > statement.end() {
                edits.reverse();
            }
            found.repair = safe("read the reasons at the end of the Classified By statement", edits);
        }
        out.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    #[test]
    fn moved_to_their_statement() {
        let text =
            cable("1. X.").replace("TALKS\n", "TALKS\n\nREF: PER 1.4 (B) AND (D)\n\nClassified By: DCM Jane Roe\n");
        let note = found(&text, "displaced-reasons").remove(0);
        let read = edit::apply(&text, &note.repair.unwrap().edits);
        assert!(read.contains("Classified By: DCM Jane Roe PER 1.4 (B) AND (D)\n"));
        assert!(!read.contains("REF:"));
    }
}
