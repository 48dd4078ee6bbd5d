//! Runs of lines of one kind.

use super::furniture::{self, Furniture};
use crate::text::{Source, steps};

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
    pub(crate) fn of(source: &Source) -> Self {
        let mut blocks = Self::default();
        let mut before = None;
        let n_lines = source.lines().n_lines();
        let mut next = (n_lines > 0).then(|| kind_of_line(source.slice(source.line(0))));
        for line_idx in 0..n_lines {
            let mut kind = next.unwrap_or(BlockKind::Blank);
            next = (line_idx + 1 < n_lines).then(|| kind_of_line(source.slice(source.line(line_idx + 1))));
            if kind == BlockKind::Text
                && let Some(BlockKind::Furniture(before)) = before
            {
                let after = if let Some(BlockKind::Furniture(after)) = next { Some(after) } else { None };
                let text = source.slice(source.line(line_idx)).trim();
                kind = furniture::beside(text, before, after).map_or(kind, BlockKind::Furniture);
            }
            before = Some(kind);
            blocks.push(line_idx, kind);
        }
        blocks
    }

    fn push(&mut self, line_idx: usize, kind: BlockKind) {
        let end = u32::try_from(line_idx + 1).unwrap_or(u32::MAX);
        match (self.kinds.last(), self.ends.last_mut()) {
            (Some(&last), Some(last_end)) if last == kind => *last_end = end,
            _ => {
                self.ends.push(end);
                self.kinds.push(kind);
            }
        }
    }

    /// Kind of a line; text if there is no such line.
    #[must_use]
    pub(crate) fn kind_of(&self, line_idx: usize) -> BlockKind {
        let block_idx = self.ends.partition_point(|&end| end as usize <= line_idx);
        self.kinds.get(block_idx).copied().unwrap_or(BlockKind::Text)
    }

    /// Kind and lines (from, up to) of each block, in order.
    pub fn iter(&self) -> impl Iterator<Item = (BlockKind, std::ops::Range<usize>)> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|&end| end as usize));
        let ends = self.ends.iter().map(|&end| end as usize);
        let blocks = self.kinds.iter().copied().zip(starts.zip(ends).map(|(start, end)| start..end));
        blocks.inspect(|_| steps::count(1))
    }

    /// The same for the blocks with a line at or behind `line_idx`.
    pub(crate) fn iter_from(
        &self,
        line_idx: usize,
    ) -> impl Iterator<Item = (BlockKind, std::ops::Range<usize>)> + '_ {
        let first = self.ends.partition_point(|&end| end as usize <= line_idx);
        let start = first.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let ends = self.ends.iter().skip(first).map(|&end| end as usize);
        let mut start = start;
        self.kinds.iter().skip(first).copied().zip(ends).map(move |(kind, end)| {
            steps::count(1);
            let lines = start..end;
            start = end;
            (kind, lines)
        })
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
    if !matches!(text.as_bytes().first(), Some(b'-' | b'=' | b'_' | b'*' | b'~')) {
        return false;
    }
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
        let rest: Vec<usize> = Blocks::of(&source).iter_from(2).map(|(_, lines)| lines.start).collect();
        assert_eq!(rest, [1, 3, 4, 5, 6]);
    }
}
