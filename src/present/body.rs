//! The body as blocks, and its outline.

use super::marks::Marks;
use super::{Block, BlockKind, Category, Fields, Mark, MarkKind, OutlineEntry, Segment, explain, joins};
use crate::cable::{BodyItem, BodyKind, Cable, Role};
use crate::diagnose::Document;
use crate::text::reflow;

/// Builds the blocks of the body and of the signature.
pub(super) fn blocks(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(cable.body.len() + 1);
    let mut marks = Marks::new(document, cable);
    let joins = joins::before_each(document, cable);
    for (idx, (item, join)) in cable.body.iter().zip(joins).enumerate() {
        let join = join.map(|gap| joins::field(document, gap, fields));
        blocks.push(Block { join, ..block(document, item, idx, &mut marks, fields) });
    }
    if let Some(signature) = &cable.signature {
        let field = fields.add(
            "Signature",
            Category::Structure,
            &signature.spans,
            "Surname of the officer in charge, who approved the message; its author is usually someone else.",
        );
        blocks.push(Block {
            kind: BlockKind::Signature,
            anchor: "signature".to_owned(),
            number: None,
            marking: None,
            role: None,
            segments: vec![Segment { text: document.source().words(&signature.spans), mark: None }],
            field,
            join: None,
            notes: Vec::new(),
        });
    }
    blocks
}

fn block(document: &Document, item: &BodyItem, idx: usize, marks: &mut Marks<'_>, fields: &mut Fields) -> Block {
    let source = document.source();
    let is_quoted = item.kind == BodyKind::Quotation;
    let (name, mut explanation) = match (item.kind, item.number) {
        (BodyKind::Heading, _) => ("Heading".to_owned(), "A heading of the message.".to_owned()),
        (BodyKind::Table, _) => ("Table".to_owned(), "Lines set in columns, kept as typed.".to_owned()),
        (BodyKind::List, _) => ("List item".to_owned(), "An item of a list.".to_owned()),
        (_, number) if is_quoted => {
            let paragraph = number.map_or_else(String::new, |number| format!(", paragraph {}", number.number));
            let explanation = "Of a text that the message quotes in full; its numbers are its own.";
            (format!("Quotation{paragraph}"), explanation.to_owned())
        }
        (_, Some(number)) if number.is_misread => (
            format!("Paragraph {}", number.number),
            format!("Written as “{}”; the number was decoded from the sequence.", source.slice(number.written_as)),
        ),
        (_, Some(number)) => (format!("Paragraph {}", number.number), "A numbered paragraph.".to_owned()),
        _ => ("Paragraph".to_owned(), "A paragraph without a number.".to_owned()),
    };
    if let Some((marking, _)) = &item.marking {
        explanation += &format!(" {}", explain::portion(&marking.to_string()));
    }
    if !item.breaks.is_empty() {
        explanation += " Cut by a page break and joined.";
    }
    let add = if item.kind == BodyKind::Heading { Fields::add } else { Fields::add_plain };
    let field = add(fields, &name, Category::Structure, &item.spans(), &explanation);
    let segments = if item.kind == BodyKind::Table {
        vec![Segment { text: reflow::lines(source.text(), &item.text, document.edits()), mark: None }]
    } else {
        segments(document, item, marks, fields)
    };
    Block {
        kind: match item.kind {
            BodyKind::Heading => BlockKind::Heading,
            BodyKind::List => BlockKind::Item,
            BodyKind::Table => BlockKind::Table,
            BodyKind::Quotation => BlockKind::Quotation,
            BodyKind::Paragraph | BodyKind::Continuation => BlockKind::Paragraph,
        },
        // The position tells two paragraphs of one number apart.
        anchor: format!("b{idx}"),
        number: item.number.map(|number| number.number.to_string()),
        marking: item.marking.as_ref().map(|(marking, _)| marking.to_string()),
        role: item.role.filter(|_| item.kind != BodyKind::Heading).map(role),
        segments,
        field,
        join: None,
        notes: Vec::new(),
    }
}

fn segments(document: &Document, item: &BodyItem, marks: &mut Marks<'_>, fields: &mut Fields) -> Vec<Segment> {
    let source = document.source();
    let mut segments: Vec<Segment> = Vec::new();
    let own = marks.of(item);
    for fragment in reflow::fragments(source.text(), &item.text, &own.with_edits(document, item)) {
        if !fragment.repaired {
            segments.push(Segment { text: fragment.text, mark: None });
            continue;
        }
        if let Some(mark) = marks.mark(&own, fragment.span, fields) {
            segments.push(Segment { text: fragment.text, mark: Some(mark) });
            continue;
        }
        let written = source.slice(fragment.span);
        let explanation = if fragment.text.is_empty() {
            format!("Written “{written}”; left out when read.")
        } else {
            format!("Written “{written}”; read as “{}”.", fragment.text)
        };
        let field = fields.add_plain("Repair for reading", Category::Structure, &[fragment.span], &explanation);
        // If nothing is left to point at, the rest of the word that follows carries the mark.
        let mark = Mark { kind: MarkKind::Repair, field, target: None, is_repeated: false };
        segments.push(Segment { text: fragment.text, mark: Some(mark) });
    }
    carry_empty_repairs(&mut segments);
    segments
}

/// A repair that only takes text away shows on the word behind it.
fn carry_empty_repairs(segments: &mut Vec<Segment>) {
    let mut idx = 0;
    while idx + 1 < segments.len() {
        let is_empty =
            segments.get(idx).is_some_and(|segment| segment.is_of(MarkKind::Repair) && segment.text.is_empty());
        if let (true, Some(next)) = (is_empty, segments.get_mut(idx + 1)) {
            let end = next.text.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.text.len());
            let word: String = next.text.drain(..end).collect();
            if let Some(segment) = segments.get_mut(idx) {
                segment.text = word;
            }
        }
        idx += 1;
    }
    segments.retain(|segment| !segment.text.is_empty() || segment.is_of(MarkKind::Join));
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Summary => "Summary",
        Role::Comment => "Comment",
        Role::ActionRequest => "Action request",
        Role::Background => "Background",
    }
}

/// Builds the outline: headings, and under each its paragraphs.
pub(super) fn outline(blocks: &[Block], n_notes: usize) -> Vec<OutlineEntry> {
    /// A list longer than this is no outline any more.
    const MOST: usize = 400;
    let mut entries = vec![OutlineEntry { text: "Header".to_owned(), anchor: "card".to_owned(), is_heading: true }];
    if n_notes > 0 {
        let text = format!("Notes ({n_notes})");
        entries.push(OutlineEntry { text, anchor: "notes".to_owned(), is_heading: true });
    }
    let mut was_quoted = false;
    let mut numbers: Vec<&str> = Vec::new();
    for block in blocks {
        let is_quoted = block.kind == BlockKind::Quotation;
        if is_quoted && !was_quoted {
            let (text, anchor) = ("Quotation".to_owned(), block.anchor.clone());
            entries.push(OutlineEntry { text, anchor, is_heading: false });
        }
        was_quoted = is_quoted;
        let text: String = block.segments.iter().map(|segment| segment.text.as_str()).collect();
        match (block.kind, &block.number) {
            (BlockKind::Heading, _) => {
                entries.push(OutlineEntry { text, anchor: block.anchor.clone(), is_heading: true });
            }
            (BlockKind::Signature, _) => {
                entries.push(OutlineEntry {
                    text: format!("Signed {text}"),
                    anchor: block.anchor.clone(),
                    is_heading: true,
                });
            }
            (BlockKind::Paragraph, Some(number)) => {
                let text = block.role.map_or_else(|| beginning(&text), str::to_owned);
                let again = if numbers.contains(&number.as_str()) { "again: " } else { "" };
                numbers.push(number);
                entries.push(OutlineEntry {
                    text: format!("¶{number} {again}{text}"),
                    anchor: block.anchor.clone(),
                    is_heading: false,
                });
            }
            _ => {}
        }
        if entries.len() >= MOST {
            break;
        }
    }
    entries
}

/// The first words of a paragraph.
fn beginning(text: &str) -> String {
    const MOST_WORDS: usize = 4;
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    words.join(" ") + " …"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;

    #[test]
    fn quotations_have_numbers_of_their_own() {
        let text = include_str!("../../tests/cables/several/0007-quoted-message-not-to-be-split.txt");
        let page = Page::of(&Document::of_text(text), 0);
        let shown: Vec<_> = page.body.iter().map(|block| (block.kind, block.number.as_deref())).collect();
        assert!(shown.contains(&(BlockKind::Quotation, Some("1"))), "{shown:?}");
        assert!(shown.contains(&(BlockKind::Paragraph, Some("3"))), "{shown:?}");
        let outline: Vec<&str> = page.outline.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(outline.iter().filter(|text| **text == "Quotation").count(), 1, "{outline:?}");
    }

    #[test]
    fn markings_are_explained() {
        let text = include_str!("../../tests/cables/clean/0045-portion-marks-of-many-kinds.txt");
        let page = Page::of(&Document::of_text(text), 0);
        let explained = page.body.iter().filter_map(|block| page.fields.get(block.field));
        assert!(explained.into_iter().any(|field| field.explanation.contains("this part is Secret; not releasable")));
    }
}
