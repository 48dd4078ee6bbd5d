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
    pub(super) const fn new(text: &'static str) -> Self {
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
            if line.starts_with('#') || first < key {
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
        self.text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| Row { line })
    }

    /// The whole file.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
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
