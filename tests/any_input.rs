//! Any input gives a document: a cable, or a sentence about what was looked for and not found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use cable_viewer::text::Encoding;
use cable_viewer::{Document, Page};
use common::check_invariants;

/// Reads it, builds its page and its dump; gives the document.
fn read(name: &str, bytes: &[u8]) -> Document {
    let document = Document::of_bytes(bytes);
    assert_eq!(document.source().to_bytes(), bytes, "{name}");
    let page = Page::of(&document, 0);
    if document.cables().is_empty() {
        assert_eq!(document.diagnostics()[0].code, "no-cable", "{name} says what was looked for");
        assert!(page.card.is_none() && !page.notes.is_empty(), "{name}");
    }
    document
}

#[test]
fn small_things() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";
    let inputs: [(&str, &[u8]); 16] = [
        ("empty", b""),
        ("blank", b"  \n\t \r\n"),
        ("one letter", b"R"),
        ("a picture", png),
        ("JSON", br#"{"cables": [{"id": "08BAKU152"}]}"#),
        ("line ends", b"\r\r\n\n\r"),
        ("NULs", b"\0\0\0\0"),
        ("UTF-16 mark alone", b"\xFF\xFE"),
        ("UTF-8 mark alone", b"\xEF\xBB\xBF"),
        ("half a character", b"\xC2"),
        ("labels alone", b"FM\nTO\nINFO\nTAGS:\nSUBJECT:\nREF:\nE.O.:\n"),
        ("a class line alone", b"SECRET BAKU 12"),
        ("front matter alone", b"---\ncable-from: \"\"\n---\n"),
        ("front matter without end", b"---\ncable-from: X\n"),
        ("attributes alone", b"Message Attributes\nA: b\n"),
        ("numbers", b"1.\n1.\n1.\n"),
    ];
    for (name, bytes) in inputs {
        read(name, bytes);
        check_invariants(name, bytes);
    }
}

#[test]
fn large_things() {
    // Without optimisation a tenth must do; the browser tests read the whole size.
    const SIZE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 10_000_000 };
    let novel = "It was the best of times, it was the worst of times, it was the age of wisdom.\n".repeat(SIZE / 80);
    let head = include_str!("cables/clean/0001-transmission.txt");
    let inputs: Vec<(&str, Vec<u8>)> = vec![
        ("one letter", vec![b'A'; SIZE]),
        ("line ends", vec![b'\n'; SIZE]),
        ("a novel", novel.into_bytes()),
        ("one line", b"word ".repeat(SIZE / 5)),
        ("a cable with a long body", [head.as_bytes(), &b"WORDS AND WORDS. ".repeat(SIZE / 17)].concat()),
        ("FM lines", b"FM AMEMBASSY BAKU\n".repeat(SIZE / 18)),
        ("numbers", b"1.\n".repeat(SIZE / 3)),
        (
            "references without numbers",
            [head.split("REF:").next().unwrap().as_bytes(), b"REF: ", &b"A. LA PAZ ".repeat(SIZE / 10)].concat(),
        ),
        ("TAGS", [head.split("SUBJECT:").next().unwrap().as_bytes(), &b" PREL,".repeat(SIZE / 6)].concat()),
        (
            "addressees on one line",
            [b"R 201129Z FEB 08 FM AMEMBASSY BAKU TO ", &b"RUEHAK/AMEMBASSY ANKARA 0210".repeat(SIZE / 28)[..]]
                .concat(),
        ),
        (
            "paragraphs before the first number",
            [head.split("1. (C").next().unwrap().as_bytes(), &b"WORDS.\n\n".repeat(SIZE / 8), b"1. (C) LAST.\n"]
                .concat(),
        ),
        ("pilcrows", "¶".repeat(SIZE / 2).into_bytes()),
        ("markings", b"(C)\n".repeat(SIZE / 4)),
        ("unclosed quotes", [head.as_bytes(), &b"\"UNCLASSIFIED ".repeat(SIZE / 14)].concat()),
    ];
    for (name, bytes) in inputs {
        read(name, &bytes);
    }
}

#[test]
fn encodings() {
    let text = include_str!("cables/clean/0001-transmission.txt").replace("paint. END", "“paint” – ¶. END");
    let expected = Document::of_text(text.clone()).cables()[0].number.clone().map(|number| number.value);
    assert!(expected.is_some());
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            '¶' => 0xB6,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    for (bytes, encoding) in [
        (text.clone().into_bytes(), Encoding::Utf8),
        (windows, Encoding::Windows1252),
        (utf16(u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        let document = read("an encoding", &bytes);
        assert_eq!(document.source().encoding(), encoding);
        assert_eq!(document.cables()[0].number.clone().map(|number| number.value), expected);
        assert_eq!(document.source().text(), text);
    }
}
