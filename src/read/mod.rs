//! The grammar: where each concept may stand. The only part that walks the layout.
//!
//! [`read`] takes any text whatever and never fails: what it does not understand stays unrecognised, with its place.
//! It consults no code table but in [`known`], which tells names and codes from noise in damaged lines: everywhere else,
//! whether a code is known cannot change where it stands.

pub(crate) mod anchor;
pub(crate) mod assemble;
pub(crate) mod attributes;
pub(crate) mod body;
pub(crate) mod catalogue;
pub(crate) mod complete;
pub(crate) mod coverage;
pub(crate) mod envelope;
pub(crate) mod evidence;
pub(crate) mod extract;
pub(crate) mod front_matter;
pub(crate) mod frus;
pub(crate) mod head;
pub(crate) mod header;
pub(crate) mod known;
pub(crate) mod label_block;
pub(crate) mod labels;
pub(crate) mod lines;
pub(crate) mod marks;
pub(crate) mod mentions;
pub(crate) mod paragraph_numbers;
pub(crate) mod part;
pub(crate) mod split;
pub(crate) mod table_row;
pub(crate) mod tables;
pub(crate) mod tail;

use crate::cable::{Cable, release};
use crate::layout::{self, BlockKind, Furniture, Layout, RenderingKind};
use crate::text::{List, Projection, Source, Span};
use assemble::Part;
use lines::TextLine;

/// A text with its structure: what was read, before anything is said about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// The text.
    pub(crate) source: Source,
    /// Its physical structure.
    pub(crate) layout: Layout,
    /// The cables in it.
    pub(crate) cables: List<Cable>,
}

/// Reads a text.
#[must_use]
pub(crate) fn read(source: Source) -> Reading {
    read_as(source, None)
}

/// Reads a text in a rendering that the reader chose.
#[must_use]
pub(crate) fn read_as(source: Source, chosen: Option<RenderingKind>) -> Reading {
    let source = layout::unwrap(source, chosen);
    let layout = Layout::of_rendering(&source, chosen);
    let lines = lines::collect(&source, &layout);
    let cables = read_cables(&source, &layout, &lines, chosen);
    let reading = Reading { source, layout, cables: cables.into() };
    debug_assert!(invariants_hold(&reading), "layout tiles the text and every span lies in it");
    reading
}

fn read_cables(source: &Source, layout: &Layout, lines: &[TextLine], chosen: Option<RenderingKind>) -> Vec<Cable> {
    let records = source.projection().map(Projection::records).unwrap_or_default();
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Vec<Span> = Vec::new();
    for range in split::parts(source, lines, records) {
        let lines = lines.get(range).unwrap_or(&[]);
        match part::read(source, lines, chosen) {
            Some(part) => parts.push(part),
            // What is no cable by itself goes on with the one before it, or stands before the first.
            None => match parts.last_mut() {
                Some(last) => {
                    last.body.extend_from_slice(lines);
                    last.span = lines.last().map_or(last.span, |line| last.span.to(source.trim(line.span)));
                }
                None => before.extend(lines.iter().map(|line| source.trim(line.span))),
            },
        }
    }
    let mut cables: Vec<Cable> = Vec::new();
    for message in assemble::messages(parts) {
        let Some((mut cable, body)) = message.assemble(source) else { continue };
        body::read(source, &body, &mut cable);
        complete::complete(source, layout, &mut cable);
        cable.mentions = mentions::find(source, &cable).into();
        cables.push(cable);
    }
    if let Some(first) = cables.first_mut()
        && (before.len() <= part::MOST_LINES_BEFORE || evidence::is_wrapping(source, &before))
    {
        first.wrapping.extend(before);
    }
    read_release(source, layout, &mut cables);
    cables
}

/// Release stamps, each wording once, and places where text is withheld.
fn read_release(source: &Source, layout: &Layout, cables: &mut [Cable]) {
    let mut seen: Vec<&str> = Vec::new();
    let mut at = 0;
    for (kind, block) in layout.blocks.iter() {
        if kind != BlockKind::Furniture(Furniture::Stamp) {
            continue;
        }
        for line_idx in block {
            let span = source.trim(source.line(line_idx));
            let text = source.slice(span);
            // A stamp before the first cable is of the first, one between two of the one before it.
            while cables.get(at + 1).is_some_and(|next| next.span.start() <= span.start()) {
                at += 1;
                seen.clear();
            }
            if let Some(cable) = cables.get_mut(at)
                && seen.len() < MOST_STAMPS
                && !seen.contains(&text)
            {
                seen.push(text);
                cable.release.stamps.push(span);
                let known = &mut cable.release.exemptions;
                for code in release::exemptions(text, span.start()) {
                    if !known.iter().any(|other| source.slice(*other) == source.slice(code)) {
                        known.push(code);
                    }
                }
            }
        }
    }
    for cable in cables {
        for item in &cable.body {
            for &span in &item.text {
                cable.release.redactions.extend(release::redactions(source.slice(span), span.start()));
            }
        }
    }
}

/// An archive uses a handful of stamps; a text with thousands of different ones is no release.
const MOST_STAMPS: usize = 64;

/// Blocks tile the lines, and every span of a cable lies on character boundaries of its text.
fn invariants_hold(reading: &Reading) -> bool {
    let n_lines = reading.source.lines().n_lines();
    let text = reading.source.text();
    let tiled = reading.layout.blocks.iter().map(|(_, lines)| lines.len()).sum::<usize>() == n_lines;
    let on_text = |span: Span| text.get(span.range()).is_some();
    tiled && reading.cables.iter().all(|cable| coverage::spans(cable).into_iter().all(on_text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n1. (U) The lamps came home.\n";

    fn reading(text: &str) -> Reading {
        read(Source::of_text(text.to_owned()))
    }

    #[test]
    fn stamps_are_of_the_cable_before_them_each_wording_once() {
        let second = HEAD.replace("000152", "000153");
        let text = format!(
            "RELEASE IN PART B6\n{HEAD}RELEASE IN PART B6\nRELEASE IN PART 1.4(D), B6\n\n{second}RELEASE IN PART B6\n"
        );
        let reading = reading(&text);
        let found: Vec<_> = reading
            .cables
            .iter()
            .map(|cable| (reading.source.words(&cable.release.exemptions), cable.release.stamps.len()))
            .collect();
        assert_eq!(found, [("B6 1.4(D)".to_owned(), 2), ("B6".to_owned(), 1)]);
        let stamps: Vec<_> =
            reading.cables[0].release.stamps.iter().map(|span| reading.source.slice(*span)).collect();
        assert_eq!(stamps, ["RELEASE IN PART B6", "RELEASE IN PART 1.4(D), B6"]);
    }

    #[test]
    fn a_release_has_so_many_stamps() {
        let stamps: String = (0..=MOST_STAMPS).map(|n| format!("CSP-2025-{n:05}\n")).collect();
        assert_eq!(reading(&format!("{HEAD}{stamps}")).cables[0].release.stamps.len(), MOST_STAMPS);
    }

    #[test]
    fn withheld_text_is_noted_where_it_stands() {
        let reading = reading(&format!("{HEAD}\n2. (U) Said XXXXXXXX of the lamps.\n"));
        assert_eq!(reading.source.words(&reading.cables[0].release.redactions), "XXXXXXXX");
    }

    #[test]
    fn what_stands_before_and_behind_cables() {
        let wrapping = |n: usize| {
            let reading = reading(&format!("{}\n{HEAD}", "Lamps came to town.\n".repeat(n)));
            reading.cables.first().map(|cable| cable.wrapping.len())
        };
        assert_eq!(wrapping(part::MOST_LINES_BEFORE), Some(part::MOST_LINES_BEFORE));
        assert_eq!(wrapping(part::MOST_LINES_BEFORE + 1), Some(0));
        assert!(reading("Lamps came to town.\n").cables.is_empty());
    }
}
