//! Lights spans of the source, through the browser's own highlights: no element is added for them.

use super::view::View;
use crate::Page;
use crate::present::Category;
use crate::present::find::Folded;
use crate::present::source::SourceRow;
use crate::text::{Span, line_index};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Name of the highlight of what is pointed at, in the style sheet.
const NAME: &str = "cable-active";

/// Lights `spans` in the rows that stand in `container`; a browser without highlights shows none.
pub(crate) fn light(view: View, container: &Element, rows: &[SourceRow], spans: &[Span]) {
    show(view, NAME, container, rows, spans);
}

/// Colours the rows by category, as a page has them; of no page, takes the colours away.
pub(crate) fn paint(view: View, container: &Element, rows: &[SourceRow], page: Option<&Page>) {
    let shown = rows.first().zip(rows.last()).map_or_else(Span::default, |(first, last)| first.span.to(last.span));
    let painted: Vec<(Span, Category)> = page.map_or_else(Vec::new, |page| page.painted_in(shown).collect());
    for category in Category::ALL {
        let of_category = painted.iter().filter(|(_, own)| *own == category);
        let spans: Vec<Span> = of_category.map(|(span, _)| *span).collect();
        show(view, &format!("cable-{}", category.name()), container, rows, &spans);
    }
}

/// Lights what is found in the text of some elements; nothing for nothing.
pub(crate) fn find(view: View, elements: &[Element], query: &Folded) {
    let ranges = Array::new();
    for element in elements.iter().filter(|_| !query.is_empty()) {
        find_in(element, query, &ranges);
    }
    let _ = set(view, "cable-found", ranges);
}

fn find_in(element: &Element, query: &Folded, ranges: &Array) {
    /// `NodeFilter.SHOW_TEXT`.
    const TEXT: u32 = 4;
    let Ok(walker) = document().create_tree_walker_with_what_to_show(element, TEXT) else { return };
    // The texts of the element in one string, with where each of them begins.
    let mut text = String::new();
    let mut nodes: Vec<(usize, Node)> = Vec::new();
    let mut block: Option<Element> = None;
    while let Ok(Some(node)) = walker.next_node() {
        // Not what stands beside it, in the margin or for screen readers alone.
        let is_beside = |parent: &Element| matches!(parent.closest("button, .visually-hidden"), Ok(Some(_)));
        let Some(parent) = node.parent_element().filter(|parent| !is_beside(parent)) else { continue };
        let own = parent.closest("p, h1, h2, pre").ok().flatten();
        if own != block {
            // What stands in different blocks is no phrase.
            text.push_str("\n\u{1}\n");
            block = own;
        }
        nodes.push((text.len(), node.clone()));
        text.push_str(&node.node_value().unwrap_or_default());
    }
    for span in Folded::of(&text).find(query) {
        if let Some(range) = range_of(&text, &nodes, span) {
            ranges.push(&range);
        }
    }
}

fn range_of(text: &str, nodes: &[(usize, Node)], span: Span) -> Option<Range> {
    let place = |at: usize| {
        let (start, node) = nodes.get(nodes.partition_point(|(start, _)| *start <= at).checked_sub(1)?)?;
        let unit = text.get(*start..at)?.chars().map(char::len_utf16).sum::<usize>();
        Some((node, u32::try_from(unit).ok()?))
    };
    let range = document().create_range().ok()?;
    let (first, from) = place(span.range().start)?;
    // The end belongs to the node of the last character.
    let (last, to) = place(span.range().end - 1)?;
    range.set_start(first, from).ok()?;
    range.set_end(last, to + 1).ok()?;
    Some(range)
}

/// Brings an element into the middle of what is shown, if it is not in view.
pub(crate) fn center(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn show(view: View, name: &str, container: &Element, rows: &[SourceRow], spans: &[Span]) {
    let ranges = Array::new();
    for span in spans {
        let first = rows.partition_point(|row| row.span.end() <= span.start());
        for (row_idx, row) in rows.iter().enumerate().skip(first).take_while(|(_, row)| row.span.start() < span.end())
        {
            if let Some(range) = range(container, row_idx, row, *span) {
                ranges.push(&range);
            }
        }
    }
    // Highlights are younger than the bindings; a browser without them throws, and shows the fields alone.
    let _ = set(view, name, ranges);
}

fn range(container: &Element, row_idx: usize, row: &SourceRow, span: Span) -> Option<Range> {
    let text = row_element(container, row_idx)?.last_element_child()?.first_child()?;
    let from = span.start().max(row.span.start()) - row.span.start();
    let to = span.end().min(row.span.end()).checked_sub(row.span.start())?;
    let unit = |byte: u32| u32::try_from(line_index::utf16_of_byte(&row.text, byte as usize)).ok();
    let range = document().create_range().ok()?;
    range.set_start(&text, unit(from)?).ok()?;
    range.set_end(&text, unit(to)?).ok()?;
    Some(range)
}

/// The element of a row.
pub(crate) fn row_element(container: &Element, row_idx: usize) -> Option<Element> {
    container.children().item(u32::try_from(row_idx).ok()?)
}

/// Lights ranges under a name, in place of what this viewer had lit under it. All viewers of a page share the browser's
/// highlights, and each adds its own ranges to them.
fn set(view: View, name: &str, ranges: Array) -> Result<(), JsValue> {
    let css = Reflect::get(&window(), &"CSS".into())?;
    let registry = Reflect::get(&css, &"highlights".into())?;
    let call = |of: &JsValue, name: &str, argument: &JsValue| -> Result<JsValue, JsValue> {
        Reflect::get(of, &name.into())?.dyn_into::<Function>()?.call1(of, argument)
    };
    let mut highlight = call(&registry, "get", &name.into())?;
    if highlight.is_undefined() {
        let constructor: Function = Reflect::get(&window(), &"Highlight".into())?.dyn_into()?;
        highlight = Reflect::construct(&constructor, &Array::new())?;
        if name == NAME {
            // What is pointed at lies over what is coloured.
            Reflect::set(&highlight, &"priority".into(), &1.into())?;
        }
        let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
        set.call2(&registry, &name.into(), &highlight)?;
    }
    for range in ranges.iter() {
        call(&highlight, "add", &range)?;
    }
    for range in view.lit(name, ranges).iter().flat_map(Array::iter) {
        call(&highlight, "delete", &range)?;
    }
    Ok(())
}

/// Takes away what a viewer has lit.
pub(crate) fn clear(view: View) {
    for category in Category::ALL {
        let _ = set(view, &format!("cable-{}", category.name()), Array::new());
    }
    for name in [NAME, "cable-found"] {
        let _ = set(view, name, Array::new());
    }
}

/// Index of a row among its siblings, by its place on the page: halving, not counting.
pub(crate) fn row_index(container: &Element, row: &Element) -> Option<usize> {
    let children = container.children();
    let top = |element: &Element| element.dyn_ref::<HtmlElement>().map_or(0, HtmlElement::offset_top);
    let (mut low, mut high, wanted) = (0, children.length(), top(row));
    while low < high {
        let middle = low + (high - low) / 2;
        let found = top(&children.item(middle)?);
        if found == wanted {
            return Some(middle as usize);
        }
        if found < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    None
}

/// Brings an element to the top of its scrolling pane, or of the page, if that scrolls in its place and is to `follow`.
pub(crate) fn bring_to_top(pane: &HtmlElement, element: &Element, follow: bool) {
    if pane.scroll_height() <= pane.client_height() {
        if follow {
            element.scroll_into_view();
        }
    } else {
        let above = element.get_bounding_client_rect().top() - pane.get_bounding_client_rect().top();
        #[allow(clippy::cast_possible_truncation)] // a position in pixels
        pane.set_scroll_top(pane.scroll_top() + above as i32);
    }
}

/// Brings an element into view inside its scrolling pane. Where the pane does not scroll by itself, the page does, but
/// only if it is to `follow`: pointing at something must not make the page jump.
pub(crate) fn reveal(pane: &HtmlElement, element: &Element, follow: bool) {
    if pane.scroll_height() <= pane.client_height() {
        if follow {
            element.scroll_into_view_with_bool(false);
        }
        return;
    }
    let (frame, place) = (pane.get_bounding_client_rect(), element.get_bounding_client_rect());
    let is_above = place.top() < frame.top() + 8.0;
    let is_below = place.bottom() > frame.bottom() - 8.0;
    if is_above || is_below {
        let middle = place.top() - frame.top() - (frame.height() - place.height().min(frame.height())) / 3.0;
        #[allow(clippy::cast_possible_truncation)] // a position in pixels
        pane.set_scroll_top(pane.scroll_top() + middle as i32);
    }
}
