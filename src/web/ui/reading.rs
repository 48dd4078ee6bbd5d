//! The body: numbers and markings hang in the margin, repairs are marked, notes stand beside the paragraph.

use super::element::{dynamic, el};
use crate::Page;
use crate::present::{Block, BlockKind, Segment, words};
use crate::web::state::{Loaded, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The body of the cable. Very long ones are shown in steps.
pub fn reading(state: State, loaded: Arc<Loaded>) -> AnyView {
    let n_all = loaded.page.body.len();
    if n_all == 0 {
        return ().into_any();
    }
    dynamic(move || {
        let n_shown = state.shell.with(|shell| shell.n_blocks).min(n_all);
        let blocks = loaded.page.body.iter().take(n_shown).map(|block| block_view(&loaded.page, block));
        let more = (n_shown < n_all).then(|| {
            let label =
                format!("Show more: {} of {} blocks are shown", words::grouped(n_shown), words::grouped(n_all));
            el("button", "more").action("more").text(&label).view()
        });
        el("article", "body").label("Text of the cable").children(blocks).children(more).view()
    })
}

fn block_view(page: &Page, block: &Block) -> AnyView {
    let text = block.segments.iter().map(|segment| segment_view(page, segment));
    let marks = (!block.notes.is_empty()).then(|| marks(page, block));
    match block.kind {
        BlockKind::Heading => {
            el("h2", "").id(&block.anchor).tabindex("-1").field(block.field).children(text).children(marks).view()
        }
        BlockKind::Table => {
            let table = el("pre", "").id(&block.anchor).tabindex("0").role("region").label("Table, as typed");
            table.field(block.field).children(text).view()
        }
        BlockKind::Signature => {
            let label = el("span", "label").text("Signed ").view();
            el("p", "signature")
                .id(&block.anchor)
                .tabindex("-1")
                .field(block.field)
                .child(label)
                .children(text)
                .view()
        }
        BlockKind::Item | BlockKind::Paragraph => {
            let class = match (block.kind, block.role) {
                (BlockKind::Item, _) => "block item",
                (_, Some("Summary")) => "block summary",
                (_, Some("Comment")) => "block comment",
                _ => "block",
            };
            let paragraph = el("p", "").children(text).view();
            let item = el("div", class).id(&block.anchor).tabindex("-1").field(block.field);
            item.children(lead(block)).child(paragraph).children(marks).view()
        }
    }
}

/// Number and portion marking, in the margin; the words that sighted readers do not need are there for others.
fn lead(block: &Block) -> Option<AnyView> {
    if block.number.is_none() && block.marking.is_none() {
        return None;
    }
    let hidden = |text: &str| el("span", "visually-hidden").text(text).view();
    let mut lead = el("button", "lead").field(block.field).action("show");
    if let Some(number) = &block.number {
        lead = lead.child(hidden("Paragraph ")).child(el("span", "n").text(number).view());
    }
    if let Some(marking) = &block.marking {
        lead = lead.child(hidden(" marked ")).child(el("span", "m").text(marking).view());
    }
    Some(lead.view())
}

/// Signs of the notes about a block, beside it.
fn marks(page: &Page, block: &Block) -> AnyView {
    let marks =
        block.notes.iter().filter_map(|&idx| page.notes.get(idx).map(|note| (idx, note))).map(|(idx, note)| {
            let sign = if note.severity == "info" { "sign i" } else { "sign" };
            let words = format!("{}: {}", note.word, note.text);
            el("button", &format!("mark {}", note.severity))
                .action(&format!("note:{idx}"))
                .child(el("span", sign).view())
                .child(el("span", "visually-hidden").text(&words).view())
                .view()
        });
    el("span", "marks").children(marks).view()
}

fn segment_view(page: &Page, segment: &Segment) -> AnyView {
    match segment.repair.and_then(|field| page.fields.get(field).map(|place| (field, place))) {
        // No button element: it stands in running text and may break over lines.
        Some((field, place)) => {
            let repair = el("span", "repair").role("button").tabindex("0").field(field).action("show");
            repair.description(&place.explanation).text(&segment.text).view()
        }
        None => segment.text.clone().into_any(),
    }
}
