//! What several test files need.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail
#![allow(dead_code, unused_imports)] // each test file uses a part of it

mod dump;
pub mod mutation;
pub mod places;

pub use dump::dump;

use cable_viewer::diagnose::Applicability;
use cable_viewer::{Document, Page, export};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder of the fixtures.
pub fn cables() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cables")
}

/// A folder of real cables beside the project; `None`, said aloud, where it is absent. Where it is there, it has texts.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if folder.exists() {
        assert!(!texts(&folder).is_empty(), "{} has no texts", folder.display());
        return Some(folder);
    }
    aloud(&format!("skipped: {} is not there; real cables are not part of the repository", folder.display()));
    None
}

/// The texts below a folder, in order.
pub fn texts(folder: &Path) -> Vec<PathBuf> {
    ["txt", "html"].iter().flat_map(|ending| files(folder, ending)).collect()
}

/// Says something that is seen although the test passes: `println!` would be kept back.
pub fn aloud(message: &str) {
    let thread = std::thread::current();
    let line = format!("{}: {message}\n", thread.name().unwrap_or("a test"));
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

/// All files below a folder with an ending, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// All fixtures: every file of the folder but the dumps.
pub fn fixtures() -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> =
        ["txt", "html", "csv", "json"].iter().flat_map(|ending| files(&cables(), ending)).collect();
    out.sort();
    out
}

/// The JSON document.
pub fn json(document: &Document) -> Value {
    serde_json::from_str(&export::json::line(document, None)).unwrap()
}

/// What holds for every text whatever.
pub fn check_invariants(name: &str, bytes: &[u8]) {
    let document = Document::of_bytes(bytes);
    let text = document.source().text();
    assert_eq!(document.source().to_bytes(), bytes, "{name}: the bytes come back");
    let n_lines: usize = document.layout().blocks.iter().map(|(_, lines)| lines.len()).sum();
    assert_eq!(n_lines, document.source().lines().n_lines(), "{name}: blocks tile the lines");
    let page = Page::of(&document, 0);
    for field in &page.fields {
        for span in &field.spans {
            assert!(text.get(span.range()).is_some(), "{name}: {span:?} of {} lies in the text", field.name);
        }
    }
    assert!((0.0..=1.0).contains(&document.coverage().recognised), "{name}: a share");
    for diagnostic in document.diagnostics() {
        assert!(
            !diagnostic.message.ends_with('.') && !diagnostic.message.is_empty(),
            "{name}: {}",
            diagnostic.message
        );
        for edit in diagnostic.repair.iter().flat_map(|repair| &repair.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{name}: edit {edit:?} lies in the text");
        }
    }
    let pointers = json(&document);
    for cable in pointers["cables"].as_array().unwrap() {
        for pointer in cable["spans"].as_object().unwrap().keys() {
            assert!(cable.pointer(pointer).is_some(), "{name}: {pointer} points at a value");
        }
    }
}

/// Each span of the JSON holds the text of its value.
pub fn check_places(name: &str, document: &Document) {
    let source = document.source();
    let faults = places::faults(source.original_text(), source.projection().is_some(), &json(document));
    assert!(faults.is_empty(), "{name}: the text at a span is not its value\n{}", faults.join("\n"));
}

/// All safe repairs applied twice give what once gave.
pub fn check_repairs(name: &str, document: &Document) {
    let once = document.repaired();
    let again = Document::of_text(once.clone());
    // The text inside a table may look like a table itself, and is then read through once more: not the repairs' doing.
    if document.source().projection().is_some() && again.source().projection().is_some() {
        return;
    }
    // Without what it was wrapped in, the same text may be read by other signs: where nothing was repaired, nothing composes.
    if document.source().projection().is_some() && once == document.source().text() {
        return;
    }
    assert_eq!(again.repaired(), once, "{name}: repairs applied twice");
    let safe = again
        .diagnostics()
        .iter()
        .filter_map(|diagnostic| diagnostic.repair.as_ref().map(|repair| (diagnostic.code, repair)));
    let left: Vec<&str> =
        safe.filter(|(_, repair)| repair.applicability == Applicability::Safe).map(|(code, _)| code).collect();
    assert!(left.is_empty(), "{name}: nothing is left to repair, found {left:?}");
}
