//! The code tables: sorted, unique, with a head that says where they are from and when they hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

use cable_viewer::tables::{CAPTIONS, EXECUTIVE_ORDERS, POSTS, REASONS, TAGS, Table};

const ALL: [(&str, &Table); 5] = [
    ("tags", &TAGS),
    ("posts", &POSTS),
    ("reasons", &REASONS),
    ("captions", &CAPTIONS),
    ("executive_orders", &EXECUTIVE_ORDERS),
];

#[test]
fn sorted_and_unique() {
    for (name, table) in ALL {
        let keys: Vec<&str> = table.rows().map(|row| row.cell(0)).collect();
        assert!(!keys.is_empty(), "{name} has rows");
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {} must stand before {}", pair[1], pair[0]);
        }
    }
}

#[test]
fn provenance_is_stated() {
    for (name, table) in ALL {
        let head: Vec<&str> = table.text().lines().take_while(|line| line.starts_with('#')).collect();
        assert!(head.iter().any(|line| line.starts_with("# source: ")), "{name} names its source");
        assert!(head.iter().any(|line| line.starts_with("# validity: ")), "{name} names the years it holds for");
        let n_columns = head.last().map_or(0, |line| line.split('\t').count());
        for row in table.text().lines().filter(|line| !line.starts_with('#')) {
            assert!(row.split('\t').count() <= n_columns, "{name}: more cells than columns: {row}");
            assert_eq!(row.trim(), row, "{name}: blanks at the ends: {row:?}");
        }
    }
}
