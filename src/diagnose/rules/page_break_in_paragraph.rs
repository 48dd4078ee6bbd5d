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
            out.push(diagnostic("page-break-in-paragraph", Severity::Info, message, cuts(item)));
        }
    }
}

/// What a piece of the body is called in a sentence.
pub(super) fn name(item: &BodyItem) -> String {
    item.number.map_or_else(|| "a paragraph".to_owned(), |number| format!("paragraph {}", number.number))
}

/// The last words before and the first words behind each cut that has no furniture.
fn cuts(item: &BodyItem) -> Vec<Span> {
    const WIDTH: u32 = 24;
    let pairs = item.text.iter().zip(item.text.iter().skip(1)).zip(&item.breaks);
    let unseen = pairs.filter(|(_, seen)| !**seen);
    unseen
        .flat_map(|((before, after), _)| {
            [
                Span::new(before.end().saturating_sub(WIDTH).max(before.start()), before.end()),
                Span::new(after.start(), (after.start() + WIDTH).min(after.end())),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn only_unseen_breaks_are_told() {
        let code = "page-break-in-paragraph";
        assert_eq!(found(&cable("1. (U) The talks went\n\non for hours."), code).len(), 1);
        assert!(found(&cable("1. (U) The talks went\nBAKU 00000152  002 OF 003\n\non for hours."), code).is_empty());
        assert!(found(&cable("1. (U) The talks ended.\n\nThey were short."), code).is_empty());
    }
}
