//! Nothing is lost: properties of every text and every sequence of bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

use cable_viewer::layout::Layout;
use cable_viewer::text::{Source, Span, decode, edit};
use cable_viewer::{Document, Page};
use proptest::prelude::*;

/// Bytes folded into the alphabet of cables, so that deep paths of the grammar are reached.
fn cable_like() -> impl Strategy<Value = String> {
    const PIECES: [&str; 48] = [
        "VZCZCXYZ0000",
        "RR RUEHWEB",
        "DE RUEHKB #0152/01 0511129",
        "ZNY CCCCC ZZH",
        "R 201129Z FEB 08",
        "FM AMEMBASSY BAKU",
        "TO SECSTATE WASHDC 4800",
        "INFO ",
        "RUEHAK/AMEMBASSY ANKARA 0210",
        "C O N F I D E N T I A L BAKU 000152",
        "SIPDIS",
        "E.O. 12958: DECL: 02/19/2018",
        "TAGS: ",
        "PHUM, CY, AJ",
        "SUBJECT: ",
        "REF: A. 07 BAKU 1501 B. STATE 9912 (NOTAL)",
        "PER 1.4 (B) AND (D)",
        "Classified By: DCM Jane Roe, reasons 1.4 (b) and (d).",
        "1. (C) ",
        "¶2. ",
        "13. (SBU)",
        "110. (C) ",
        "$\\P12$. ",
        " $\\underline{\\mathbf{1}}$ 5. ",
        "- 12. (U)",
        "PAGE 02  LA PAZ 02200  090020Z",
        "CONFIDENTIAL",
        "NNNN",
        "BT",
        "Message Attributes",
        "Document Number: 1974LAPAZ02200",
        "ACTION ARA-10",
        "INFO  OCT-01  /011 W",
        "women,s ",
        "in 12007. ",
        "XXXXXXXX",
        "---------",
        "END SUMMARY.",
        "ROE",
        "\n",
        "\r\n",
        "\u{2028}",
        "\t",
        "  ",
        "é—“",
        "(",
        ")",
        "¶",
    ];
    prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60).prop_map(|picked| {
        picked.into_iter().map(|(idx, line)| PIECES[idx].to_owned() + if line { "\n" } else { " " }).collect()
    })
}

fn spans_lie_in_the_text(document: &Document) {
    let text = document.source().text();
    for field in &Page::of(document, 0).fields {
        for span in &field.spans {
            assert!(text.get(span.range()).is_some(), "{span:?} of {}", field.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert_eq!(Source::of_bytes(&bytes).to_bytes(), bytes);
    }

    #[test]
    fn utf16_comes_back(units in prop::collection::vec(any::<u16>(), 0..300), little in any::<bool>()) {
        let order = if little { u16::to_le_bytes } else { u16::to_be_bytes };
        let bytes: Vec<u8> = [0xFEFF].into_iter().chain(units).flat_map(order).collect();
        prop_assert_eq!(Source::of_bytes(&bytes).to_bytes(), bytes);
    }

    #[test]
    fn decoding_what_was_encoded(text in any::<String>()) {
        let bytes = decode::encode(&text, decode::Encoding::Utf8, true);
        prop_assert_eq!(decode::decode(&bytes).text, text);
    }

    #[test]
    fn blocks_and_lines_tile(text in cable_like()) {
        let source = Source::of_text(text);
        let mut next = 0;
        for (_, lines) in Layout::of(&source).blocks.iter() {
            prop_assert_eq!(lines.start, next);
            prop_assert!(!lines.is_empty());
            next = lines.end;
        }
        prop_assert_eq!(next, source.lines().n_lines());
        let mut at = 0;
        for line_idx in 0..source.lines().n_lines() {
            let line = source.lines().line(line_idx);
            prop_assert_eq!(line.start(), at);
            at = line.end();
        }
        prop_assert_eq!(at as usize, source.text().len());
    }

    #[test]
    fn reading_never_fails(text in cable_like()) {
        let document = Document::of_text(text.clone());
        prop_assert_eq!(document.source().text(), &text);
        spans_lie_in_the_text(&document);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        spans_lie_in_the_text(&Document::of_text(text));
    }

    #[test]
    fn safe_repairs_compose(text in cable_like()) {
        let document = Document::of_text(text.clone());
        prop_assert_eq!(edit::apply(&text, &[]), text, "no repair, no change");
        let edits = document.edits();
        for pair in edits.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start(), "ordered, not overlapping");
        }
        prop_assert_eq!(document.repaired(), document.repaired());
        prop_assert!(edits.iter().all(|edit| document.source().span().covers(edit.span) || edit.span == Span::empty(edit.span.start())));
    }
}
