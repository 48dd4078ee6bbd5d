//! Routing lines that run together on one line: each is read by itself; the repair puts the line ends back.

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let breaks = &cable.run_together;
        if breaks.is_empty() {
            continue;
        }
        let source = &reading.source;
        let mut lines: Vec<Span> = Vec::new();
        for place in breaks {
            let line = source.trim(source.line(source.lines().line_at(place.start())));
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        let edits = breaks.iter().map(|place| line_end_before(reading, *place)).collect();
        let message = format!(
            "expected one field a line in the head, found {} fields run together on {}",
            breaks.len() + lines.len(),
            super::count(lines.len(), "line", "lines")
        );
        let mut found = diagnostic("run-together-header", Severity::Info, message, lines);
        found.repair = safe("put each field of the head on a line of its own", edits);
        out.push(found);
    }
}

/// The blanks before a field give way to a line end.
fn line_end_before(reading: &Reading, place: Span) -> Edit {
    let before = reading.source.slice(Span::new(0, place.start()));
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Edit::replace(Span::new(place.start() - u32::try_from(blanks).unwrap_or(0), place.start()), "\n")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    #[test]
    fn line_ends_are_put_back() {
        let text = cable("1. (U) X.").replace("FEB 08\nFM", "FEB 08 FM").replace("BAKU\nTO", "BAKU TO");
        let note = found(&text, "run-together-header").remove(0);
        assert_eq!(edit::apply(&text, &note.repair.unwrap().edits), cable("1. (U) X."));
    }
}
