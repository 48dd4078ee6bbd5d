//! `¬` for `&not`: a web page took the letters behind an ampersand for the name of a character (handbook, section 6.1). With
//! a closing mark it is a quotation mark and a word, which is told there; alone it is read as it was.

use super::lost_quotation_marks::pairs;
use super::{Diagnostic, Severity, count, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let text = reading.source.text();
    if reading.cables.is_empty() || !text.contains("¬") {
        return;
    }
    let mut quoted: Vec<u32> = pairs(text).into_iter().map(|pair| pair.open.start()).collect();
    quoted.sort_unstable();
    let marks = text.match_indices('¬').map(|(at, mark)| Span::of(at..at + mark.len()));
    let places: Vec<Span> =
        marks.filter(|span| quoted.binary_search(&span.start()).is_err()).take(super::MOST_PLACES).collect();
    if places.is_empty() {
        return;
    }
    let message = format!(
        "expected “&not”, found “¬” in {}: a web page took the letters for a sign",
        count(places.len(), "place", "places")
    );
    let edits = places.iter().map(|span| Edit::replace(*span, "&not")).collect();
    let mut found = diagnostic("legacy-entity", Severity::Info, message, places);
    found.repair = safe("read the letters", edits);
    out.push(found);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn alone_and_quoted() {
        assert_eq!(found(&cable("1. (U) He said ¬ a word."), "legacy-entity").len(), 1);
        assert!(found(&cable("1. (U) He said ¬ a word8 of it."), "legacy-entity").is_empty());
    }
}
