//! The sections that a long message was sent in: which are there, which are missing, which came twice.

use super::{Category, Fields, Value, explain, words};
use crate::cable::Cable;
use crate::diagnose::Document;

/// The row of the card; empty for a message of one section that came once.
pub(super) fn values(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let mut values = Vec::new();
    let n_sections = cable.n_sections();
    if n_sections > 1 {
        let missing = cable.missing_sections();
        let missing_words = match missing.as_slice() {
            [] => String::new(),
            [_] => format!("; {} is missing", named(&missing)),
            _ => format!("; {} are missing", named(&missing)),
        };
        let text = if missing.is_empty() {
            let all = if n_sections == 2 { "Both".to_owned() } else { format!("All {n_sections}") };
            format!("{all} sections, joined")
        } else {
            format!("{} of {n_sections}{missing_words}", words::sentence(&named(&cable.sections)))
        };
        let spans = cable.classification.as_ref().map(|line| line.spans.as_slice()).unwrap_or_default();
        let explanation =
            "A long message is sent in sections, each with a head of its own; their texts are joined here.";
        let field = fields.add_plain("Sections", Category::Structure, spans, explanation);
        values.push(Value::new(text, None, field));
    }
    for &alternate in &cable.alternates {
        let explanation = "The same was sent again; the text that is read is that of the other copy.";
        let field = fields.add_plain("Another copy", Category::Structure, &[alternate], explanation);
        let last = alternate.end().saturating_sub(1).max(alternate.start());
        let place = explain::lines(document, &[alternate]);
        let until = document.source().lines().line_at(last) + 1;
        let place = match place.strip_prefix("line ") {
            Some(from) if from != until.to_string() => format!("lines {from} to {until}"),
            _ => place,
        };
        let what = if n_sections > 1 { "Another copy of a section" } else { "Another copy of the message" };
        values.push(Value::new(what, Some(place), field));
    }
    values
}

/// `section 1`, `sections 1, 2 and 4`.
fn named(numbers: &[u32]) -> String {
    let figures: Vec<String> = numbers.iter().map(u32::to_string).collect();
    format!("section{} {}", if numbers.len() == 1 { "" } else { "s" }, words::listed(&figures))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, Option<String>)> {
        let document = Document::of_text(text);
        let cable = document.cables().first().unwrap();
        let values = values(&document, cable, &mut Fields::default());
        values.into_iter().map(|value| (value.text, value.code)).collect()
    }

    #[test]
    fn what_is_there_and_what_is_missing() {
        let all = shown(include_str!("../../tests/cables/several/0003-three-sections-in-order.txt"));
        assert_eq!(all, [("All 3 sections, joined".to_owned(), None)]);
        let one_missing = shown(include_str!("../../tests/cables/several/0005-a-section-is-missing.txt"));
        assert_eq!(one_missing, [("Sections 1 and 3 of 3; section 2 is missing".to_owned(), None)]);
        let second_alone = shown(include_str!("../../tests/cables/several/0010-second-section-alone.txt"));
        assert!(second_alone[0].0.starts_with("Section 2 of 2; section 1 is missing"), "{second_alone:?}");
        assert!(shown(include_str!("../../tests/cables/clean/0002-unclassified-short.txt")).is_empty());
    }

    #[test]
    fn copies_are_named_with_their_place() {
        let twice = shown(include_str!("../../tests/cables/several/0014-a-section-sent-twice.txt"));
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[1].0, "Another copy of a section");
        assert!(twice[1].1.as_ref().unwrap().starts_with("lines "), "{twice:?}");
        let corrected = shown(include_str!("../../tests/cables/several/0006-the-same-twice-second-corrected.txt"));
        assert_eq!(corrected[0].0, "Another copy of the message");
    }
}
