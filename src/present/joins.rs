//! Joins: where the text is read on over something that is of a page or a section and not of the message. They are shown on
//! demand, each with what was left out there.

use super::{Category, FieldId, Fields, words};
use crate::cable::{BodyItem, Cable};
use crate::diagnose::Document;
use crate::layout::BlockKind;
use crate::text::Span;

/// What stands between two stretches of the body, if it is furniture or the head of a section.
fn between(document: &Document, cable: &Cable, before: Span, after: Span) -> Option<Span> {
    if after.start() <= before.end() {
        return None;
    }
    let source = document.source();
    let gap = source.trim(Span::new(before.end(), after.start()));
    if gap.is_empty() {
        return None;
    }
    let first = source.lines().line_at(gap.start());
    let last = source.lines().line_at(gap.end().saturating_sub(1));
    let mut blocks = document.layout().blocks.iter_from(first).take_while(|(_, lines)| lines.start <= last);
    let has_furniture = blocks.any(|(kind, _)| matches!(kind, BlockKind::Furniture(_)));
    // A further section begins with a head of at least so many lines.
    let is_head = cable.sections.len() > 1 && last - first >= 2;
    (has_furniture || is_head).then_some(gap)
}

/// The joins inside a piece of the body: what was left out, and where in the text it shows.
pub(super) fn inside(document: &Document, cable: &Cable, item: &BodyItem) -> Vec<(Span, u32)> {
    let pairs = item.text.iter().zip(item.text.iter().skip(1));
    let source = document.source();
    let place = |before: Span, after: Span| {
        // A word that is cut by the break is put together again; the join shows behind it.
        let is_cut = source.slice(before).ends_with('-');
        let word = source.slice(after).bytes().position(|byte| byte.is_ascii_whitespace());
        after.start() + if is_cut { word.and_then(|at| u32::try_from(at).ok()).unwrap_or(0) } else { 0 }
    };
    pairs
        .filter_map(|(before, after)| Some((between(document, cable, *before, *after)?, place(*before, *after))))
        .collect()
}

/// The join before each piece of the body, as what was left out there.
pub(super) fn before_each(document: &Document, cable: &Cable) -> Vec<Option<Span>> {
    let mut end: Option<Span> = None;
    let mut joins = Vec::with_capacity(cable.body.len());
    for item in &cable.body {
        let spans = item.spans();
        let first = spans.first().copied();
        joins.push(end.zip(first).and_then(|(before, first)| between(document, cable, before, first)));
        end = spans.last().copied().or(end);
    }
    joins
}

/// The field of a join.
pub(super) fn field(document: &Document, gap: Span, fields: &mut Fields) -> FieldId {
    let lines = document.source().lines();
    let n_lines = lines.line_at(gap.end().saturating_sub(1)) - lines.line_at(gap.start()) + 1;
    let name = format!("Joined over {}", words::count(n_lines, "line"));
    let explanation = "What stands there is of a page or a section, not of the text; the text reads on behind it.";
    fields.add_plain(&name, Category::Furniture, &[gap], explanation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use crate::present::MarkKind;

    fn joins(text: &str) -> (Vec<String>, Vec<String>) {
        let page = Page::of(&Document::of_text(text), 0);
        let named = |field: FieldId| page.fields[field].name.clone();
        let before = page.body.iter().filter_map(|block| block.join).map(named).collect();
        let inside = page.body.iter().flat_map(|block| &block.segments).filter_map(|segment| segment.mark.as_ref());
        let inside = inside.filter(|mark| mark.kind == MarkKind::Join).map(|mark| named(mark.field)).collect();
        (before, inside)
    }

    #[test]
    fn pages_and_sections() {
        let text = include_str!("../../tests/cables/renderings/0001-aad-telegram.txt");
        let (before, inside) = joins(text);
        assert!(before.iter().chain(&inside).any(|name| name.starts_with("Joined over ")), "{before:?} {inside:?}");
        let text = include_str!("../../tests/cables/several/0003-three-sections-in-order.txt");
        let (before, inside) = joins(text);
        assert_eq!(before.len() + inside.len(), 2, "{before:?} {inside:?}");
        let text = include_str!("../../tests/cables/clean/0002-unclassified-short.txt");
        assert_eq!(joins(text), (vec![], vec![]));
    }

    #[test]
    fn a_word_that_a_page_cuts_is_whole() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nUNCLAS BAKU 000152\n\nTAGS: PHUM, AJ\n\
                    SUBJECT: TALKS\n\n1. (U) The town council spoke about the participa-\n\nBAKU 00000152  002 OF 003\n\n\
                    tion of bands in the feast.\nROE\n";
        let page = Page::of(&Document::of_text(text), 0);
        let read: String = page.body[0].segments.iter().map(|segment| segment.text.as_str()).collect();
        assert_eq!(read, "The town council spoke about the participation of bands in the feast.");
        assert_eq!(joins(text).1, ["Joined over 1 line"]);
    }
}
