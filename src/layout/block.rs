//! Runs of lines of one kind.

use super::furniture::{self, Furniture};
use crate::text::Source;

/// What kind of lines a block is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Nothing but white space.
    Blank,
    /// A line drawn with dashes or the like, or a lone dash as old systems sent in place of an empty line.
    Rule,
    /// What a transmission, an archive or a printer put around and between the text.
    Furniture(Furniture),
    /// Everything else.
    Text,
}

/// The blocks of a source. Only their ends are stored, so every line is in exactly one of them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Blocks {
    /// Index of the line after each block's last one.
    ends: Vec<u32>,
    kinds: Vec<BlockKind>,
}

impl Blocks {
    /// Sorts the lines of a source into blocks.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let mut blocks = Self::default();
        for line_idx in 0..source.lines().n_lines() {
            let kind = kind_of_line(source.slice(source.line(line_idx)));
            let end = u32::try_from(line_idx + 1).unwrap_or(u32::MAX);
            match (blocks.kinds.last(), blocks.ends.last_mut()) {
                (Some(&last), Some(last_end)) if last == kind => *last_end = end,
                _ => {
                    blocks.ends.push(end);
                    blocks.kinds.push(kind);
                }
            }
        }
        blocks
    }

    /// Number of blocks.
    #[must_use]
    pub fn n_blocks(&self) -> usize {
        self.ends.len()
    }

    /// Kind of a line; text if there is no such line.
    #[must_use]
    pub fn kind_of(&self, line_idx: usize) -> BlockKind {
        let block_idx = self.ends.partition_point(|&end| end as usize <= line_idx);
        self.kinds.get(block_idx).copied().unwrap_or(BlockKind::Text)
    }

    /// Kind and lines (from, up to) of each block, in order.
    pub fn iter(&self) -> impl Iterator<Item = (BlockKind, std::ops::Range<usize>)> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|&end| end as usize));
        let ends = self.ends.iter().map(|&end| end as usize);
        self.kinds.iter().copied().zip(starts.zip(ends).map(|(start, end)| start..end))
    }

    /// Kind of each line, in order.
    pub fn line_kinds(&self) -> impl Iterator<Item = BlockKind> + '_ {
        self.iter().flat_map(|(kind, lines)| lines.map(move |_| kind))
    }
}

fn kind_of_line(line: &str) -> BlockKind {
    let text = line.trim();
    if text.is_empty() {
        return BlockKind::Blank;
    }
    if is_rule(text) {
        return BlockKind::Rule;
    }
    furniture::of_line(text).map_or(BlockKind::Text, BlockKind::Furniture)
}

/// Nothing but strokes; at least three of them, or one alone.
fn is_rule(text: &str) -> bool {
    let strokes = text.bytes().filter(|byte| matches!(byte, b'-' | b'=' | b'_' | b'*' | b'~')).count();
    let blanks = text.bytes().filter(|byte| *byte == b' ').count();
    strokes + blanks == text.len() && (strokes >= 3 || text == "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted() {
        let source = Source::of_text("A\n\n\n-----\nCONFIDENTIAL\nPAGE 02  LA PAZ 02200  090020Z\nB".into());
        let kinds: Vec<(BlockKind, usize)> =
            Blocks::of(&source).iter().map(|(kind, lines)| (kind, lines.len())).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Text, 1),
                (BlockKind::Blank, 2),
                (BlockKind::Rule, 1),
                (BlockKind::Furniture(Furniture::Banner), 1),
                (BlockKind::Furniture(Furniture::PageLine), 1),
                (BlockKind::Text, 1),
            ]
        );
        assert_eq!(Blocks::of(&source).kind_of(2), BlockKind::Blank);
    }
}
