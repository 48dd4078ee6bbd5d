//! A table and its rows.

use super::Years;

/// One table.
pub struct Table {
    text: &'static str,
}

/// One row: cells in the order of the table's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    line: &'static str,
}

impl Row {
    /// A cell; empty if the row ends before it.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'static str {
        self.line.split('\t').nth(column).unwrap_or("")
    }

    /// Two neighbouring cells as the years from and to.
    pub(super) fn years(&self, column: usize) -> Years {
        (self.cell(column).parse().unwrap_or(0), self.cell(column + 1).parse().unwrap_or(0))
    }
}

impl Table {
    pub(super) const fn new(rows: &'static [u8]) -> Self {
        let text = match str::from_utf8(rows) {
            Ok(text) => text,
            Err(_) => "",
        };
        Self { text }
    }

    /// The row whose first cell is `key`.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Row> {
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = self.text.get(..middle)?.rfind('\n').map_or(0, |at| at + 1).max(low);
            let rest = self.text.get(start..)?;
            let line = rest.split('\n').next()?;
            let first = line.split('\t').next()?;
            if first < key {
                low = start + line.len() + 1;
            } else if first > key {
                high = start;
            } else {
                return Some(Row { line });
            }
        }
        None
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.text.lines().map(|line| Row { line })
    }

    /// All rows as the file has them.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}

/// Length of the head of a file: the lines at its start that begin with `#`.
pub(super) const fn head_of(file: &[u8]) -> usize {
    let mut rest = file;
    while let [b'#', ..] = rest {
        while let [byte, after @ ..] = rest {
            rest = after;
            if *byte == b'\n' {
                break;
            }
        }
    }
    file.len() - rest.len()
}

/// The last bytes of a file.
pub(super) const fn end_of<const N: usize>(file: &[u8]) -> [u8; N] {
    match file.last_chunk() {
        Some(end) => *end,
        None => [b'\n'; N],
    }
}

#[cfg(test)]
mod tests {
    use super::super::*;

    #[test]
    fn every_key_is_found() {
        for table in [&TAGS, &POSTS, &POST_ALIASES, &ROUTING_INDICATORS, &ACRONYMS, &GOVERNMENTS, &REASONS, &CAPTIONS]
        {
            for row in table.rows() {
                assert_eq!(table.find(row.cell(0)), Some(row));
            }
            assert_eq!(table.find("~"), None);
            assert_eq!(table.find(""), None);
            assert_eq!(table.find("é"), None);
        }
    }
}
