//! A pilcrow before a line that is no paragraph: an archive put one before every line that begins with a number or a letter
//! and a full stop (handbook, section 5.2; in 21 of 100 pages).

use super::{Diagnostic, Severity, count, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut numbers: Vec<u32> =
            cable.body.iter().filter_map(|item| item.number).map(|number| number.written_as.start()).collect();
        numbers.sort_unstable();
        let text = reading.source.slice(cable.span);
        let places = text.match_indices('¶').filter_map(|(at, mark)| {
            let start = cable.span.range().start + at;
            let place = Span::of(start..start + mark.len());
            let before = text.get(..at)?.trim_end_matches([' ', '\t']);
            let begins = before.chars().next_back().is_none_or(super::is_line_end);
            let is_number = numbers.binary_search(&place.start()).is_ok();
            (begins && !is_number).then_some((place, text.get(at + mark.len()..)?))
        });
        // A number that is no paragraph's would be taken for one without its pilcrow: only what cannot be is left out.
        let places: Vec<Span> = places
            .filter(|(_, rest)| is_letter_or_year(rest))
            .map(|(place, _)| place)
            .take(super::MOST_PLACES)
            .collect();
        if places.is_empty() {
            continue;
        }
        let message = format!(
            "expected pilcrows before paragraphs only, found {} before a letter or a year, put there by an archive",
            count(places.len(), "pilcrow", "pilcrows")
        );
        let edits = places.iter().map(|place| Edit::delete(*place)).collect();
        let mut found = diagnostic("false-pilcrow", Severity::Info, message, places);
        found.repair = safe("leave the pilcrows out", edits);
        out.push(found);
    }
}

/// `B. A wall`, `2007. It`.
fn is_letter_or_year(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (rest.starts_with("19") || rest.starts_with("20"));
    let is_letter = digits == 0 && rest.starts_with(|c: char| c.is_ascii_uppercase());
    let head = if is_year { 4 } else { 1 };
    (is_year || is_letter) && rest.get(head..).is_some_and(|behind| behind.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    #[test]
    fn letters_and_years() {
        let text = cable("¶1. (U) Painted in\n¶2007. It has:\n\n¶A. A roof.\n\n¶2. (U) It is dry.");
        let note = found(&text, "false-pilcrow").remove(0);
        assert_eq!(note.spans.len(), 2);
        let read = edit::apply(&text, &note.repair.unwrap().edits);
        assert!(read.contains("¶1. (U) Painted in\n2007. It has:\n\nA. A roof.\n\n¶2. (U)"), "{read}");
        assert!(found(&cable("¶1. (U) X.\n\n¶2. (U) Y."), "false-pilcrow").is_empty());
    }
}
