//! Holds the architecture: which room may name which, and how large a file may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of code in a file, tests and comments aside.
const MOST_LINES: usize = 400;

/// What each room may use; `web` may use everything, `lib.rs` and `main.rs` name rooms only.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("text", &[]),
    ("layout", &["text"]),
    ("cable", &["text"]),
    ("read", &["text", "layout", "cable"]),
    ("tables", &[]),
    ("diagnose", &["text", "layout", "cable", "read", "tables"]),
    ("present", &["text", "layout", "cable", "diagnose", "tables"]),
    ("export", &["text", "layout", "cable", "diagnose", "tables"]),
];

/// Crates of the browser.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo", "wasm_bindgen_futures"];

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The lines of a file that are code: no tests, no comments.
fn code(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or("").to_owned();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

fn rooms() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    all.into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap().to_owned();
            (inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned(), path)
        })
        .collect()
}

/// The first names behind each `crate::` of a file: of `crate::{Document, text::Span}` they are `Document` and `text`.
fn names_from_the_root(code: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let first = |text: &str| text.trim().split(|c| !is_name(c)).next().unwrap_or("").to_owned();
    let mut names = Vec::new();
    for (at, mark) in code.match_indices("crate::") {
        let rest = &code[at + mark.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(first(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.push(first(&group[start..at]));
                    start = at + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What a file of a room may not name.
fn forbidden(room: &str, code: &str) -> Vec<String> {
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else { return Vec::new() };
    let is_forbidden = |name: &String| {
        let is_room = name == "web" || MAY_USE.iter().any(|(other, _)| other == name);
        // `crate::Document` names a room without saying so.
        let is_of_the_root = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
        is_of_the_root || is_room && name != room && !allowed.contains(&name.as_str())
    };
    names_from_the_root(code).into_iter().filter(is_forbidden).collect()
}

#[test]
fn arrows_run_one_way() {
    for (room, path) in rooms() {
        // The one exception of the design: telling a post's name, or a code, from noise.
        let is_exception = |name: &String| path.ends_with("read/known.rs") && name == "tables";
        let named: Vec<String> =
            forbidden(&room, &code(&path).join("\n")).into_iter().filter(|name| !is_exception(name)).collect();
        assert!(named.is_empty(), "{}: {room} may not use {named:?} of the crate's root", path.display());
    }
}

#[test]
fn every_way_of_naming_a_room_is_seen() {
    for (code, found) in [
        ("use crate::read::Reading;", vec!["read"]),
        ("use crate::{\n    read::Reading,\n    text::{Source, Span},\n    diagnose,\n};", vec!["read", "diagnose"]),
        ("fn f(document: &crate::Document) {}", vec!["Document"]),
        ("use crate::{Document, text::Span};", vec!["Document"]),
        ("pub(crate) use crate::present;", vec!["present"]),
        ("let most = crate::MAX_BYTES; crate::layout::of(crate::web::now())", vec!["web"]),
        ("use crate::text::{Source, Span};", vec![]),
    ] {
        assert_eq!(forbidden("layout", code), found, "{code}");
    }
}

#[test]
fn the_browser_is_a_leaf() {
    for (room, path) in rooms() {
        if room == "web" {
            continue;
        }
        for line in code(&path) {
            for name in BROWSER {
                assert!(
                    !line.contains(&format!("{name}::")) && !line.contains(&format!("use {name}")),
                    "{}: {line}",
                    path.display()
                );
            }
            assert!(
                !line.contains("std::time") && !line.contains("Instant::now"),
                "{}: reads a clock: {line}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_writes_html() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (_, path) in rooms() {
        for line in code(&path) {
            assert!(
                !line.contains("inner_html") && !line.contains("insert_adjacent_html"),
                "{}: {line}",
                path.display()
            );
        }
    }
    let script = fs::read_to_string(root.join("embed/page.js")).unwrap();
    for name in [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "fetch(", "XMLHttpRequest", "localStorage",
        "sessionStorage", "indexedDB",
    ] {
        assert!(!script.contains(name), "page.js names {name}");
    }
}

#[test]
fn files_are_of_one_concept() {
    for (_, path) in rooms() {
        let n_lines = code(&path).len();
        assert!(
            n_lines <= MOST_LINES,
            "{} has {n_lines} lines of code, at most {MOST_LINES} are allowed",
            path.display()
        );
    }
}

#[test]
fn there_are_rooms() {
    assert!(rooms().len() > 60, "the walk over src finds the files");
}
