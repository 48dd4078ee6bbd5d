//! Code tables: what a code means. A leaf: knows nothing of texts and cables.
//!
//! Each table is a file of tab-separated rows, sorted by its first column, with a head that names its source and the
//! years it is valid for. It is searched where it lies in the binary; nothing is built at start. A meaning that is not
//! known is empty, and one that was not valid in the year of a message is not given.

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
}

impl Table {
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

/// TAGS: code, kind, meaning, from, to, note.
pub static TAGS: Table = Table { text: include_str!("data/tags.tsv") };
/// Posts: name, country, place code.
pub static POSTS: Table = Table { text: include_str!("data/posts.tsv") };
/// Reasons for classification: section and letter, meaning, from, to.
pub static REASONS: Table = Table { text: include_str!("data/reasons.tsv") };
/// Captions: caption, class, meaning, era.
pub static CAPTIONS: Table = Table { text: include_str!("data/captions.tsv") };
/// Executive orders: number, signed, from, to, note.
pub static EXECUTIVE_ORDERS: Table = Table { text: include_str!("data/executive_orders.tsv") };

/// What kind of TAGS item a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// Subject.
    Subject,
    /// Program: `K` and three letters.
    Program,
    /// Country or region.
    Place,
    /// Organization.
    Organization,
    /// Person.
    Person,
    /// Not in the tables.
    Unknown,
}

impl TagKind {
    /// The name in the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Program => "program",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Unknown => "unknown",
        }
    }
}

/// What is known of a TAGS code in a certain year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagMeaning {
    /// Its kind.
    pub kind: TagKind,
    /// Its meaning in that year; `None` if it is not known.
    pub meaning: Option<&'static str>,
    /// Years from and to, where the code has not meant the same throughout; 0 is open.
    pub years: (u16, u16),
    /// A remark of the table.
    pub note: &'static str,
}

/// Looks up a TAGS code (in capitals) for a message of `year`; without a year only codes that have always meant the
/// same have a meaning.
#[must_use]
pub fn tag(code: &str, year: Option<u16>) -> TagMeaning {
    let Some(row) = TAGS.find(code) else {
        // `K` and three letters is a program by its form; two letters are a place.
        let is_letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
        let kind = match code.len() {
            4 if code.starts_with('K') && is_letters => TagKind::Program,
            2 if is_letters => TagKind::Place,
            _ => TagKind::Unknown,
        };
        return TagMeaning { kind, meaning: None, years: (0, 0), note: "" };
    };
    let kind = match row.cell(1) {
        "s" => TagKind::Subject,
        "k" => TagKind::Program,
        "g" => TagKind::Place,
        "o" => TagKind::Organization,
        _ => TagKind::Unknown,
    };
    let years = (row.cell(3).parse().unwrap_or(0), row.cell(4).parse().unwrap_or(0));
    let meaning = Some(row.cell(2)).filter(|meaning| !meaning.is_empty() && is_valid(years, year));
    TagMeaning { kind, meaning, years, note: row.cell(5) }
}

fn is_valid((from, to): (u16, u16), year: Option<u16>) -> bool {
    match year {
        Some(year) => year >= from && (to == 0 || year <= to),
        None => from == 0 && to == 0,
    }
}

/// What a reason for classification means: `section` 4 or 5, letter in lower case.
#[must_use]
pub fn reason(section: u8, letter: char) -> Option<&'static str> {
    REASONS.find(&format!("1.{section}{letter}")).map(|row| row.cell(1))
}

/// The post of a message number or an address: `BAKU`, `AMEMBASSY LA PAZ`.
#[must_use]
pub fn post(name: &str) -> Option<Row> {
    let bare = name
        .split_once(' ')
        .filter(|(word, _)| word.starts_with("AM") || *word == "USMISSION" || *word == "USINT")
        .map(|(_, rest)| rest);
    POSTS.find(name).or_else(|| bare.and_then(|bare| POSTS.find(bare)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_their_time() {
        assert_eq!(tag("PHUM", Some(2008)).meaning, Some("Human rights"));
        assert_eq!(tag("PHUM", Some(1974)).meaning, None, "no later meaning for a code of 1974");
        assert_eq!(tag("PFOR", Some(1974)).meaning, Some("Foreign policy and relations"));
        assert_eq!(tag("CZ", Some(1975)).meaning, Some("Czechoslovakia"));
        assert_eq!(tag("CZ", Some(2005)).meaning, None);
        assert_eq!(tag("KZZZ", Some(2005)).kind, TagKind::Program);
        assert_eq!(tag("XYZZY", Some(2005)).kind, TagKind::Unknown);
    }

    #[test]
    fn every_key_is_found() {
        for table in [&TAGS, &POSTS, &REASONS, &CAPTIONS, &EXECUTIVE_ORDERS] {
            for row in table.rows() {
                assert_eq!(table.find(row.cell(0)), Some(row));
            }
            assert_eq!(table.find("~"), None);
            assert_eq!(table.find(""), None);
        }
        assert_eq!(post("AMEMBASSY LA PAZ").map(|row| row.cell(2)), Some("BL"));
    }
}
