//! The body: numbers and markings hang in the margin, repairs and references are marked, notes stand beside the
//! paragraph, quotations are set apart.

use super::element::{dynamic, el, text_node};
use crate::Page;
use crate::present::{Block, BlockKind, FieldId, MarkKind, Segment, words};
use crate::text::letters;
use crate::web::state::{Loaded, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The body of the cable. Very long ones are shown in steps.
pub(crate) fn reading(state: State, loaded: Arc<Loaded>) -> AnyView {
    let n_all = loaded.page.body.len();
    if n_all == 0 {
        return ().into_any();
    }
    dynamic(move || {
        let n_shown = state.n_blocks.get().min(n_all);
        let (is_sentence_case, has_joins) = state.shell.with(|shell| (shell.is_sentence_case, shell.has_joins));
        let shown = loaded.page.body.get(..n_shown).unwrap_or(&[]);
        let blocks = if is_sentence_case {
            groups(&loaded.page, &shown.iter().map(as_sentences).collect::<Vec<Block>>(), has_joins)
        } else {
            groups(&loaded.page, shown, has_joins)
        };
        let more = (n_shown < n_all).then(|| {
            let label =
                format!("Show more: {} of {} blocks are shown", words::grouped(n_shown), words::grouped(n_all));
            el("button", "more").action("more").text(&label).view()
        });
        el("article", "body").part("body").label("Text of the cable").children(blocks).children(more).view()
    })
}

/// A block in capitals as sentences; words that are explained stay as they are, and so do tables.
fn as_sentences(block: &Block) -> Block {
    /// Of so many letters, one at most is small.
    const ONE_SMALL_IN: usize = 8;
    let mut block = block.clone();
    let (mut n_letters, mut n_capitals) = (0, 0);
    for segment in &block.segments {
        let (letters, capitals) = letters::count(&segment.text);
        n_letters += letters;
        n_capitals += capitals;
    }
    if block.kind == BlockKind::Table || (n_letters - n_capitals) * ONE_SMALL_IN > n_letters {
        return block;
    }
    let mut begins = true;
    for segment in &mut block.segments {
        if segment.mark.is_some() {
            begins = false;
        } else {
            segment.text = words::sentence_case(&segment.text, &mut begins);
        }
    }
    block
}

/// The blocks, those of one quotation together.
fn groups(page: &Page, blocks: &[Block], has_joins: bool) -> Vec<AnyView> {
    let is_quoted = |block: &Block| block.kind == BlockKind::Quotation;
    let mut views = Vec::new();
    for group in blocks.chunk_by(|one, next| is_quoted(one) && is_quoted(next)) {
        let inside = group.iter().flat_map(|block| {
            let join =
                block.join.filter(|_| has_joins).map(|field| el("p", "between").child(join(page, field)).view());
            join.into_iter().chain([block_view(page, block, has_joins)])
        });
        match group.first() {
            Some(first) if is_quoted(first) => views.push(el("blockquote", "").children(inside).view()),
            _ => views.extend(inside),
        }
    }
    views
}

fn block_view(page: &Page, block: &Block, has_joins: bool) -> AnyView {
    let shown = block.segments.iter().filter(|segment| has_joins || !segment.is_of(MarkKind::Join));
    let text = shown.map(|segment| segment_view(page, segment));
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
        BlockKind::Item | BlockKind::Paragraph | BlockKind::Quotation => {
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

/// Says that the text was joined over something, which its card tells.
fn join(page: &Page, field: FieldId) -> AnyView {
    let name = page.fields.get(field).map_or("", |field| &field.name);
    el("button", "join").field(field).action("show").text(name).view()
}

fn segment_view(page: &Page, segment: &Segment) -> AnyView {
    let Some(mark) = &segment.mark else { return text_node(&segment.text) };
    let class = match mark.kind {
        MarkKind::Repair => "repair",
        MarkKind::Mention => "mention",
        MarkKind::Word => "word",
        MarkKind::Withheld => "withheld",
        MarkKind::Join => return join(page, mark.field),
    };
    // No button element: it stands in running text and may break over lines.
    let view = el("span", class).field(mark.field).text(&segment.text);
    if mark.is_repeated {
        return view.view();
    }
    let explanation = page.fields.get(mark.field).map_or("", |field| &field.explanation);
    let view = view.tabindex("0").description(explanation);
    match &mark.target {
        Some(target) => view.role("link").action(&format!("go:{target}")).view(),
        None => view.role("button").action("show").view(),
    }
}
