//! What is coloured in the source, and what stands in its gutter.

use super::{Category, FieldPlace, Page};
use crate::cable::Cable;
use crate::text::Span;

/// A place that holds another starts at most so many places before it.
const LOOK_BACK: usize = 64;

/// The places of all fields that are coloured, and the numbers and markings of the paragraphs, in order.
pub(super) fn painted(fields: &[FieldPlace], cable: Option<&Cable>) -> Vec<(Span, Category)> {
    let mut painted: Vec<(Span, Category)> = Vec::new();
    for field in fields.iter().filter(|field| field.is_painted) {
        painted.extend(field.spans.iter().map(|span| (*span, field.category)));
    }
    for item in cable.iter().flat_map(|cable| &cable.body) {
        painted.extend(item.number.iter().map(|number| (number.written_as, Category::Structure)));
        painted.extend(item.marking.iter().map(|(_, span)| (*span, Category::Classification)));
    }
    painted.sort_by_key(|(span, _)| *span);
    painted
}

impl Page {
    /// What is coloured in a stretch of the source, in order.
    pub(crate) fn painted_in(&self, stretch: Span) -> impl Iterator<Item = (Span, Category)> {
        let first = self.painted.partition_point(|(span, _)| span.start() < stretch.start());
        let near = self.painted.get(first.saturating_sub(LOOK_BACK)..).unwrap_or(&[]);
        let until = near.iter().take_while(move |(span, _)| span.start() < stretch.end());
        until.filter(move |(span, _)| span.meets(stretch)).copied()
    }

    /// The mark in the gutter of a row: the tags of the first two categories in it.
    #[must_use]
    pub(crate) fn tags_of(&self, row: Span, is_furniture: bool) -> String {
        let mut found: Vec<Category> = Vec::new();
        let own = is_furniture.then_some(Category::Furniture);
        for category in own.into_iter().chain(self.painted_in(row).map(|(_, category)| category)) {
            if !found.contains(&category) && found.len() < 2 {
                found.push(category);
            }
        }
        found.into_iter().map(Category::tag).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn rows_have_tags() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nC O N F I D E N T I A L BAKU 000152\n\nSIPDIS\n\n\
                    E.O. 12958: DECL: 02/19/2018\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\nREF: BAKU 99\n\n1. (C) Text of\nmany lines.\nROE\n";
        let document = Document::of_text(text);
        let page = Page::of(&document, 0);
        let lines = document.source().lines();
        let tags: Vec<String> = (0..lines.n_lines()).map(|line| page.tags_of(lines.line(line), false)).collect();
        assert_eq!(tags, ["T", "A", "A", "", "CRf", "", "C", "", "C", "S", "S", "", "Rf", "", "¶C", "", "¶", ""]);
        assert_eq!(page.tags_of(lines.line(1), true), "FA");
    }
}
