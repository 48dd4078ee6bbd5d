//! TAGS that run together: `KFRDKIRFCVIS`, `PHUMBA`. They were cut where all pieces are known codes.

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::cable::Field;
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let tags = cable.tags.iter().filter(|tag| !tag.value.is_person).map(Field::span);
        let mut runs: Vec<Vec<Span>> = Vec::new();
        let mut before: Option<Span> = None;
        for tag in tags.take(super::MOST_PLACES) {
            match (before, runs.last_mut()) {
                (Some(last), Some(run)) if last.end() == tag.start() && !tag.is_empty() => run.push(tag),
                _ => runs.push(vec![tag]),
            }
            before = Some(tag);
        }
        for run in runs.into_iter().filter(|run| run.len() > 1) {
            let codes: Vec<&str> = run.iter().map(|span| reading.source.slice(*span)).collect();
            let message = format!(
                "expected TAGS with blanks between them, found “{}”; read as {}",
                codes.join(""),
                codes.join(", ")
            );
            let whole = run.iter().copied().reduce(Span::to).unwrap_or_default();
            let mut found = diagnostic("glued-tags", Severity::Info, message, vec![whole]);
            let edits = run.iter().skip(1).map(|span| Edit::insert(span.start(), " ")).collect();
            found.repair = safe("put blanks between the codes", edits);
            out.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    #[test]
    fn cut_apart() {
        let text = cable("1. X.").replace("PHUM, AJ", "PHUMAJ, KDEM");
        let note = found(&text, "glued-tags").remove(0);
        assert!(note.message.contains("PHUM, AJ"), "{}", note.message);
        assert!(edit::apply(&text, &note.repair.unwrap().edits).contains("TAGS: PHUM AJ, KDEM\n"));
        assert!(found(&cable("1. X."), "glued-tags").is_empty());
    }
}
