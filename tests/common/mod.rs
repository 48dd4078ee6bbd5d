//! What several test files need.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail
#![allow(dead_code)] // each test file uses a part of it

pub mod mutation;

use cable_viewer::diagnose::Applicability;
use cable_viewer::{Document, Page, export};
use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The folder of the fixtures.
pub fn cables() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cables")
}

/// A folder of real cables beside the project; `None`, said in words, where it is absent.
pub fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if folder.exists() {
        return Some(folder);
    }
    println!("skipped: {} is not there; real cables are not part of the repository", folder.display());
    None
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

/// What was read, for people.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    let json = json(document);
    let line = |out: &mut String, name: &str, value: &Value| {
        if !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            writeln!(out, "{name}: {text}").unwrap();
        }
    };
    line(&mut out, "rendering", &json["rendering"]["kind"]);
    line(&mut out, "recognised", &json["coverage"]["recognised"]);
    for span in json["coverage"]["unrecognised"].as_array().unwrap() {
        let range = span[0].as_u64().unwrap() as usize..span[1].as_u64().unwrap() as usize;
        let words: Vec<&str> = document.source().original_text()[range].split_whitespace().collect();
        writeln!(out, "unrecognised: {}", words.join(" ")).unwrap();
    }
    for cable in json["cables"].as_array().unwrap() {
        for key in [
            "id", "number", "sections", "transmission", "precedence", "date_time_group", "date", "from", "to",
            "info", "exempt", "classification", "captions", "passing", "distribution", "executive_order", "tags",
            "subject", "references", "classified_by", "signature", "release", "confidence",
        ] {
            line(&mut out, key, &cable[key]);
        }
        for item in cable["body"].as_array().unwrap() {
            let part = |key: &str| item[key].as_str().map(|text| format!(" {text}")).unwrap_or_default();
            let number = item["number"].as_u64().map(|number| format!(" {number}")).unwrap_or_default();
            writeln!(
                out,
                "{}{number}{}{}{}: {}",
                item["type"].as_str().unwrap(),
                part("marking").trim_end(),
                part("role"),
                if item["spans"].as_array().unwrap().len() > 1 { " cut" } else { "" },
                item["text"].as_str().unwrap()
            )
            .unwrap();
        }
    }
    for diagnostic in document.diagnostics() {
        let lines: Vec<String> =
            diagnostic.spans.iter().map(|span| document.source().line_number(*span).to_string()).collect();
        writeln!(
            out,
            "{} {} [{}]: {}",
            diagnostic.severity.name(),
            diagnostic.code,
            lines.join(" "),
            diagnostic.message
        )
        .unwrap();
    }
    out
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
