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

#[test]
fn arrows_run_one_way() {
    for (room, path) in rooms() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else { continue };
        for line in code(&path) {
            // The one exception of the design: telling a post's name, or a code, from noise.
            if path.ends_with("read/known.rs") && line.contains("crate::tables") {
                continue;
            }
            for (other, _) in MAY_USE.iter().filter(|(other, _)| *other != room && !allowed.contains(other)) {
                let named = [format!("crate::{other}::"), format!("crate::{other};"), format!("crate::{{{other}")];
                assert!(
                    !named.iter().any(|name| line.contains(name)),
                    "{}: {room} may not use {other}: {line}",
                    path.display()
                );
            }
            assert!(!line.contains("crate::web"), "{}: nothing may use web: {line}", path.display());
        }
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
