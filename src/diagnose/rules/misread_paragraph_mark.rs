//! Paragraph numbers whose pilcrow was read as the digit 1 or as LaTeX: decoded by sequence, shown as the plain number.

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::cable::ParagraphNumber;
use crate::read::Reading;
use crate::text::Edit;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let misread: Vec<ParagraphNumber> = cable
            .body
            .iter()
            .filter_map(|item| item.number)
            .filter(|number| number.is_misread)
            // A pilcrow in the wrong encoding is told as such.
            .filter(|number| !reading.source.slice(number.written_as).contains("Â¶"))
            .take(super::MOST_PLACES)
            .collect();
        let Some(first) = misread.first() else { continue };
        let message = format!(
            "expected plain paragraph numbers, found {} written in another way, such as “{}” for {}; decoded by their sequence, \
             taking a leading 1 or a LaTeX command for a misread pilcrow",
            misread.len(),
            reading.source.slice(first.written_as),
            first.number
        );
        let spans = misread.iter().map(|number| number.written_as).collect();
        let mut found = diagnostic("misread-paragraph-mark", Severity::Info, message, spans);
        let edits =
            misread.iter().map(|number| Edit::replace(number.written_as, format!("{}.", number.number))).collect();
        found.repair = safe("read the plain paragraph numbers", edits);
        out.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn marks_are_listed_once() {
        let notes = found(
            &cable("11. (U) One.\n\n12. (U) Two.\n\n¶3. (U) Three.\n\n$\\P4$. (U) Four."),
            "misread-paragraph-mark",
        );
        assert_eq!(notes[0].spans.len(), 3, "a pilcrow that is there is not misread");
    }
}
