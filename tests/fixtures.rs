//! Every invented cable in `tests/cables`, with a dump beside it that a person can check.
//!
//! `UPDATE_EXPECT=1 cargo test --test fixtures` writes the dumps anew; the change is then reviewed like code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use cable_viewer::Document;
use common::{check_invariants, check_places, check_repairs, dump, fixtures};
use similar::TextDiff;
use std::fs;

#[test]
fn dumps_are_as_checked() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let all = fixtures();
    assert!(all.len() >= 80, "found {} fixtures", all.len());
    let mut wrong = Vec::new();
    for path in all {
        let document = Document::of_bytes(&fs::read(&path).unwrap());
        let (found, snap) = (dump(&document), path.with_extension("snap"));
        if update {
            fs::write(&snap, &found).unwrap();
            continue;
        }
        let checked = fs::read_to_string(&snap).unwrap_or_default();
        if checked != found {
            let name = snap.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            let diff = TextDiff::from_lines(&checked, &found);
            wrong.push(diff.unified_diff().context_radius(1).header(&name, "as read now").to_string());
        }
    }
    assert!(wrong.is_empty(), "dumps differ; UPDATE_EXPECT=1 writes them anew:\n{}", wrong.join("\n"));
}

#[test]
fn spans_hold_the_text_of_their_values() {
    for path in fixtures() {
        check_places(&path.display().to_string(), &Document::of_bytes(&fs::read(&path).unwrap()));
    }
}

#[test]
fn invariants_hold_in_every_variant() {
    for path in fixtures() {
        let name = path.display().to_string();
        let bytes = fs::read(&path).unwrap();
        check_invariants(&name, &bytes);
        // A fixture in another encoding is none of the others as well.
        let Ok(text) = String::from_utf8(bytes.clone()) else { continue };
        let text = text.replace("\r\n", "\n");
        check_invariants(&format!("{name} as CRLF"), text.replace('\n', "\r\n").as_bytes());
        check_invariants(&format!("{name} as CR"), text.replace('\n', "\r").as_bytes());
        check_invariants(&format!("{name} with U+2028"), text.replace('\n', "\u{2028}").as_bytes());
        check_invariants(&format!("{name} with mark"), format!("\u{FEFF}{text}").as_bytes());
        check_invariants(&format!("{name} with blanks"), text.replace('\n', "  \n").as_bytes());
        let utf16: Vec<u8> =
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        check_invariants(&format!("{name} in UTF-16"), &utf16);
        for (at, _) in text.match_indices('\n') {
            check_invariants(&format!("{name} cut at {at}"), &text.as_bytes()[..at]);
        }
    }
}

#[test]
fn line_ends_do_not_matter() {
    for path in fixtures() {
        // A web page, a table and a record have line ends of their own; what is inside them is the same text.
        let is_plain = path.extension().is_some_and(|ending| ending == "txt");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if !is_plain {
            continue;
        }
        let text = text.replace("\r\n", "\n");
        let plain = without_excerpt(dump(&Document::of_text(text.clone())));
        for (name, end) in [("CRLF", "\r\n"), ("CR", "\r"), ("U+2028", "\u{2028}")] {
            // Tables keep their line ends; everything else is told without them.
            let other = without_excerpt(dump(&Document::of_text(text.replace('\n', end)))).replace(end, "\n");
            assert_eq!(other, plain, "{} with {name}", path.display());
        }
    }
}

/// The excerpt of what is no cable is so many bytes long, and longer line ends leave less of the text in it.
fn without_excerpt(dump: String) -> String {
    let Some((before, rest)) = dump.split_once("no-cable [") else { return dump };
    let (_, behind) = rest.split_once("”]").unwrap_or(("", rest));
    format!("{before}no-cable{behind}")
}

#[test]
fn repairs_compose() {
    for path in fixtures() {
        check_repairs(&path.display().to_string(), &Document::of_bytes(&fs::read(&path).unwrap()));
    }
}

#[test]
fn clean_cables_have_no_notes_and_damaged_ones_do() {
    for path in fixtures() {
        let document = Document::of_bytes(&fs::read(&path).unwrap());
        let name = path.display().to_string();
        let n_notes = document.diagnostics().len();
        match path.parent().unwrap().file_name().unwrap().to_str().unwrap() {
            "clean" => assert_eq!(n_notes, 0, "{name}: {:?}", document.diagnostics()),
            "damaged" => assert!(n_notes > 0, "{name}"),
            "not-a-cable" => assert!(document.cables().is_empty(), "{name} is no cable"),
            _ => assert!(!document.cables().is_empty(), "{name} is a cable"),
        }
    }
}
