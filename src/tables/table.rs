//! A table and its rows.

use super::Years;
use std::sync::OnceLock;

/// One table: a file of rows behind a head of lines that begin with `#`. Its rows are found when it is first asked.
pub struct Table {
    file: &'static str,
    rows: OnceLock<Vec<Row>>,
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
    pub(super) const fn new(file: &'static str) -> Self {
        Self { file, rows: OnceLock::new() }
    }

    /// The row whose first cell is `key`.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Row> {
        let rows = self.list();
        let at = rows.binary_search_by_key(&key, |row| row.cell(0)).ok()?;
        rows.get(at).copied()
    }

    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        self.list().iter().copied()
    }

    fn list(&self) -> &[Row] {
        let is_row = |line: &&str| !line.starts_with('#');
        self.rows.get_or_init(|| self.file.lines().filter(is_row).map(|line| Row { line }).collect())
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
