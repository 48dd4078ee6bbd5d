//! Paragraphs that a page break has cut and that are read as one. With page furniture at the cut the join is certain;
//! without it only the sentence that goes on shows it.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::BodyItem;
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        for item in cable.body.iter().filter(|item| item.breaks.contains(&false)).take(super::MOST_PLACES) {
            let name = name(item);
            let message =
                format!("{name} is cut by a blank line in mid-sentence, as a page break leaves it; read as one");
            out.push(diagnostic("page-break-in-paragraph", Severity::Info, message, cuts(reading, item)));
        }
    }
}

/// What a piece of the body is called in a sentence.
pub(super) fn name(item: &BodyItem) -> String {
    item.number.map_or_else(|| "a paragraph".to_owned(), |number| format!("paragraph {}", number.number))
}

/// The last word before and the first word behind each cut that has no furniture.
fn cuts(reading: &Reading, item: &BodyItem) -> Vec<Span> {
    let pairs = item.text.iter().zip(item.text.iter().skip(1)).zip(&item.breaks);
    let unseen = pairs.filter(|(_, seen)| !**seen);
    unseen
        .flat_map(|((before, after), _)| [super::last_word(reading, *before), super::first_word(reading, *after)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    /// Found by a property: a place of a fixed width ended inside a character.
    #[test]
    fn places_are_words() {
        let text = cable("1. (U) The talks went é—“ on\n\nvery—long for hours.");
        let note = found(&text, "page-break-in-paragraph").remove(0);
        let words: Vec<&str> = note.spans.iter().map(|span| &text[span.range()]).collect();
        assert_eq!(words, ["on", "very—long"]);
    }

    #[test]
    fn only_unseen_breaks_are_told() {
        let code = "page-break-in-paragraph";
        assert_eq!(found(&cable("1. (U) The talks went\n\non for hours."), code).len(), 1);
        assert!(found(&cable("1. (U) The talks went\nBAKU 00000152  002 OF 003\n\non for hours."), code).is_empty());
        assert!(found(&cable("1. (U) The talks ended.\n\nThey were short."), code).is_empty());
    }
}
