//! The code tables: sorted, unique, with a head that says where they are from and when they hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

use cable_viewer::tables::*;

/// Every table, with the column of its meaning and the columns of other facts, one of which a row without meaning has.
const ALL: [(&str, &Table, usize, &[usize]); 17] = [
    ("acronyms", &ACRONYMS, 1, &[]),
    ("captions", &CAPTIONS, 2, &[]),
    ("classification", &CLASSIFICATION, 2, &[]),
    ("collectives", &COLLECTIVES, 1, &[]),
    ("declassification", &DECLASSIFICATION, 2, &[]),
    ("executive_orders", &EXECUTIVE_ORDERS, 1, &[7]), // a misprint
    ("exemptions", &EXEMPTIONS, 1, &[]),
    ("governments", &GOVERNMENTS, 2, &[1]), // places
    ("offices", &OFFICES, 1, &[]),
    ("operating_signals", &OPERATING_SIGNALS, 1, &[2]), // where it stands
    ("portion_markings", &PORTION_MARKINGS, 2, &[]),
    ("post_aliases", &POST_ALIASES, 1, &[]),
    ("posts", &POSTS, 1, &[]),
    ("precedence", &PRECEDENCE, 1, &[]),
    ("reasons", &REASONS, 2, &[]),
    ("routing_indicators", &ROUTING_INDICATORS, 1, &[]),
    ("tags", &TAGS, 2, &[6]), // a slip; the list of organizations is a fact of its own
];

#[test]
fn all_files_are_here() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tables/data");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap().replace(".tsv", ""))
        .collect();
    files.sort();
    assert_eq!(files, ALL.map(|(name, ..)| name));
}

#[test]
fn sorted_and_unique() {
    for (name, table, ..) in ALL {
        let keys: Vec<&str> = table.rows().map(|row| row.cell(0)).collect();
        assert!(!keys.is_empty(), "{name} has rows");
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {} must stand before {}", pair[1], pair[0]);
        }
        for row in table.rows() {
            assert_eq!(table.find(row.cell(0)), Some(row), "{name}: {} is found", row.cell(0));
        }
        assert_eq!(table.find(""), None, "{name}");
        assert_eq!(table.find("~"), None, "{name}");
    }
}

#[test]
fn provenance_is_stated() {
    for (name, table, ..) in ALL {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tables/data/").to_owned() + name + ".tsv";
        let file = std::fs::read_to_string(file).unwrap();
        let head: Vec<&str> = file.lines().take_while(|line| line.starts_with('#')).collect();
        let rows: Vec<&str> = file.lines().skip(head.len()).collect();
        assert_eq!(rows.len(), table.rows().count(), "{name}: the rows are all there");
        assert!(head.iter().any(|line| line.starts_with("# source: ")), "{name} names its source");
        assert!(head.iter().any(|line| line.starts_with("# validity: ")), "{name} names the years it holds for");
        let n_columns = head.last().map_or(0, |line| line.split('\t').count());
        for row in rows {
            assert!(!row.starts_with('#'), "{name}: a remark among the rows: {row}");
            assert!(row.split('\t').count() <= n_columns, "{name}: more cells than columns: {row}");
            for cell in row.split('\t') {
                assert_eq!(cell.trim(), cell, "{name}: blanks at the ends: {row:?}");
            }
            assert!(!row.is_empty() && !row.ends_with('\t'), "{name}: empty cells at the end: {row:?}");
        }
        assert!(file.ends_with('\n'), "{name} ends with a line end");
    }
}

#[test]
fn every_row_says_something() {
    for (name, table, meaning, others) in ALL {
        for row in table.rows().filter(|row| row.cell(meaning).is_empty()) {
            let is_listed = name == "tags" && row.cell(1) == "o";
            let has_fact = is_listed || others.iter().any(|column| !row.cell(*column).is_empty());
            assert!(has_fact, "{name}: {} says nothing", row.cell(0));
        }
    }
}

#[test]
fn years_are_in_order() {
    let columns: [(&Table, usize); 5] = [(&TAGS, 3), (&POSTS, 4), (&OFFICES, 2), (&REASONS, 3), (&CLASSIFICATION, 3)];
    for (table, from) in columns {
        for row in table.rows() {
            let year = |column: usize| match row.cell(column) {
                "" => None,
                cell => Some(cell.parse::<u16>().expect(cell)),
            };
            let years = [year(from), year(from + 1)];
            assert!(years.iter().flatten().all(|year| (1940..=2030).contains(year)), "{}", row.cell(0));
            assert!(years[1].is_none() || years[0] <= years[1], "{} ends before it begins", row.cell(0));
        }
    }
}

#[test]
fn posts_are_somewhere() {
    for row in POSTS.rows() {
        let place = TAGS.find(row.cell(2));
        assert!(place.is_some_and(|place| place.cell(1) == "g"), "{}: {} is a place", row.cell(0), row.cell(2));
        assert!(!row.cell(3).is_empty(), "{} has a mission", row.cell(0));
    }
}

#[test]
fn every_alias_is_of_a_post() {
    for row in POST_ALIASES.rows() {
        assert!(POSTS.find(row.cell(1)).is_some(), "{} stands for {}", row.cell(0), row.cell(1));
        assert!(POSTS.find(row.cell(0)).is_none(), "{} is a post itself", row.cell(0));
        assert!(row.cell(0).bytes().all(|byte| byte.is_ascii_uppercase()), "{} is letters alone", row.cell(0));
    }
}

#[test]
fn what_refers_to_orders_has_them() {
    let cited = DECLASSIFICATION.rows().chain(REASONS.rows()).flat_map(|row| row.cell(1).split(' '));
    let meant = EXECUTIVE_ORDERS.rows().map(|row| row.cell(7)).filter(|number| !number.is_empty());
    for number in cited.chain(meant) {
        assert!(EXECUTIVE_ORDERS.find(number).is_some_and(|row| row.cell(7).is_empty()), "{number}");
    }
    for row in PRECEDENCE.rows() {
        assert!(PRECEDENCE.find(row.cell(1)).is_some_and(|word| !word.cell(2).is_empty()), "{}", row.cell(0));
    }
}
