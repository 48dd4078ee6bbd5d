//! Reading takes time in proportion to the text, whatever the text: shown by counting steps, not seconds. Each pattern is read
//! repeated so and so often and four times as often; the steps may grow by four, and a little.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

use cable_viewer::text::steps;
use cable_viewer::{Document, Page};

const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nC O N F I D E N T I A L BAKU 000152\n\nSIPDIS\n\n\
    E.O. 12958: DECL: 02/19/2018\nTAGS: PHUM, AJ\nSUBJECT: AN INVENTED EXAMPLE\n\nREF: A. BAKU 99\n\n\
    Classified By: DCM Jane Roe, reasons 1.4 (b) and (d).\n\n1. (C) Text.\n\n";

/// What stands before the repeated piece, the piece, what stands behind.
type Pattern = (&'static str, String, &'static str, &'static str);

fn patterns() -> Vec<Pattern> {
    let after_head = |name, piece| (name, HEAD.to_owned(), piece, "\nROE\n");
    let alone = |name, piece| (name, String::new(), piece, "");
    let in_field = |name, label: &str, piece| {
        (name, HEAD.split(label).next().unwrap().to_owned() + label, piece, "\n\n1. (C) Text.\nROE\n")
    };
    vec![
        alone("FM lines", "FM AMEMBASSY BAKU\n"),
        alone("classification lines of one number", "SECRET BAKU 12\n"),
        alone("copies of one cable", HEAD),
        alone("cables, numbered", HEAD),
        alone("sections, numbered", "SECRET SECTION 01 OF 02 BAKU 000152\n\nTAGS: PREL\nSUBJECT: X\n\n1. text\n"),
        alone("classification lines, numbered", "SECRET BAKU 000152\n"),
        alone(
            "bodies of cables, numbered",
            "UNCLAS BAKU 000152\nTAGS: PREL\nSUBJECT: X\n\n1. (U) a,s b &quot;c ref A\n\n2. (U) 12007. x\n",
        ),
        alone("first lines", "VZCZCXRO1234\n"),
        alone("date lines", "R 201129Z FEB 08\nFM AMEMBASSY BAKU\n"),
        alone("labels of a later system", "MRN: 10 BAKU 12\n"),
        alone("pages", "PAGE 01  BAKU 00152  201129Z\nACTION EUR-12\n"),
        alone("attributes", "Message Attributes\nDocument Number: 1974LAPAZ02466\n"),
        alone("tags of a page", "<td>A</td><br>"),
        alone("character references", "&#x000A;A"),
        alone("unclosed comments", "<!-- <script> </pre>"),
        alone(
            "rows of a table",
            "\"7\",\"1/2/2009 10:11\",\"09RIGA12\",\"Embassy Riga\",\"SECRET\",\"\",\"R 1\nFM X\",\"S\n\"\n",
        ),
        alone("records", "{\"refid\": \"05SOFIA12\", \"body\": \"UNCLAS SOFIA 12\\nTAGS: PREL\"}"),
        alone("quotation marks", "> SECRET BAKU 12\n"),
        after_head("numbers", "1.\n"),
        after_head("figures in a row", "11"),
        after_head("markings", "(C)\n"),
        after_head("pilcrows", "¶"),
        after_head("pilcrows on lines", "¶1.\n"),
        after_head("paragraphs", "2. (C) Text and text.\n\n"),
        after_head("paragraphs on one line", "¶2. (C) Text and text. "),
        after_head("short paragraphs", "WORDS.\n\n"),
        after_head("headings", "A HEADING\n---------\n\n"),
        after_head("columns", "A    12\nB    13\nC\n"),
        after_head("openings of quotations", "BEGIN TEXT:\n"),
        after_head("closings of quotations", "END TEXT. UNQUOTE\n"),
        after_head("quotations", "BEGIN TEXT\n1. Text.\nEND TEXT\n"),
        after_head("sections", "C O N F I D E N T I A L SECTION 02 OF 03 BAKU 000152\n\nmore text\n\n"),
        after_head("copies", HEAD),
        after_head("classification lines of other numbers", "SECRET RIGA 12\nE.O. 12958: N/A\n"),
        after_head("injected captions", "SIPDIS\n\n"),
        after_head("commas", "a,s "),
        after_head("unclosed quotes", "&\"word "),
        after_head("unclosed parentheses", "(Note: "),
        after_head("mentions", "reftel, ref A, septel. "),
        after_head("runs of X", "XXXXXXX [NAME REMOVED] "),
        after_head("garble", "re#8$UQ8 E E E E E "),
        after_head("page lines", "BAKU 00000152  002 OF 003\ntext\n"),
        after_head("ends of summaries", "SUMMARY: END SUMMARY. END COMMENT. "),
        after_head("labels of a tail", "Signature: ROE\nDrafted By: ROE\n"),
        after_head("ends", "ROE\nNNNN\n"),
        in_field("references", "REF: ", "A. BAKU 99 B. "),
        in_field("references without numbers", "REF: ", "A. LA PAZ "),
        in_field("references that are none", "REF: ", "ROE E-MAIL, (x "),
        in_field("TAGS", "TAGS: ", "PREL, "),
        (
            "blanks in a reference",
            HEAD.split("REF:").next().unwrap().to_owned() + "REF: my note of",
            " ",
            " bject: more\n\n1. (C) Text.\nROE\n",
        ),
        in_field("TAGS that are words", "TAGS: ", "EWWTS "),
        in_field("glued TAGS", "TAGS: ", "PRELPGOV"),
        in_field("a subject", "SUBJECT: ", "WORD AND\n"),
        in_field("a classifier", "Classified By: ", "Ambassador Roe, for "),
        in_field("reasons", "Classified By: ", "1.4 (b) and "),
        in_field("addressees", "TO ", "RUEHAK/AMEMBASSY ANKARA 0210"),
        in_field("addressees on lines", "TO ", "RUEHAK/AMEMBASSY ANKARA 0210\n"),
    ]
}

fn steps_of(text: String) -> u64 {
    let _ = steps::take();
    let document = Document::of_text(text);
    let page = Page::of(&document, 0);
    assert!(!page.title.is_empty());
    steps::take().unwrap_or(0)
}

#[test]
fn steps_grow_with_the_text() {
    if steps::take().is_none() {
        println!("skipped: this build counts no steps; they are counted with debug assertions");
        return;
    }
    /// About so many bytes are read the first time: enough for growth to show, few enough for a build without optimisation.
    const SIZE: usize = 6_000;
    let mut wrong = Vec::new();
    for (name, before, piece, after) in patterns() {
        let n = SIZE / piece.len();
        let text = |times: usize| {
            let pieces = (0..times).map(|n| match name.ends_with("numbered") {
                true => piece.replace("000152", &format!("{n:06}")),
                false => piece.to_owned(),
            });
            format!("{before}{}{after}", pieces.collect::<String>())
        };
        let (few, many) = (steps_of(text(n)), steps_of(text(4 * n)));
        let (few_bytes, many_bytes) = (text(n).len() as u64, text(4 * n).len() as u64);
        // Small fixed costs weigh more in the shorter text; anything faster than linear shows as a factor far above four.
        if many * few_bytes > few * many_bytes * 13 / 10 + few_bytes * 10_000 {
            wrong.push(format!("{name}: {few} steps for {few_bytes} bytes, {many} for {many_bytes}"));
        }
    }
    assert!(wrong.is_empty(), "steps grow faster than the text:\n{}", wrong.join("\n"));
}
