//! Reading takes time in proportion to the text, whatever the text: shown by counting steps, not seconds. Each pattern is read
//! repeated so and so often and four times as often; the steps may grow by four, and a little.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use cable_viewer::text::steps;
use cable_viewer::{Document, Page};
use std::collections::BTreeSet;

const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nC O N F I D E N T I A L BAKU 000152\n\nSIPDIS\n\n\
    E.O. 12958: DECL: 02/19/2018\nTAGS: PHUM, AJ\nSUBJECT: AN INVENTED EXAMPLE\n\nREF: A. BAKU 99\n\n\
    Classified By: DCM Jane Roe, reasons 1.4 (b) and (d).\n\n1. (C) Text.\n\n";

/// What stands before the repeated piece, the piece, what stands behind.
type Pattern = (String, String, String, &'static str);

fn patterns() -> Vec<Pattern> {
    let after_head = |name: &str, piece: &str| (name.to_owned(), HEAD.to_owned(), piece.to_owned(), "\nROE\n");
    let alone = |name: &str, piece: &str| (name.to_owned(), String::new(), piece.to_owned(), "");
    let in_field = |name: &str, label: &str, piece: &str| {
        let before = HEAD.split(label).next().unwrap().to_owned() + label;
        (name.to_owned(), before, piece.to_owned(), "\n\n1. (C) Text.\nROE\n")
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
        in_field("persons in TAGS", "TAGS: ", "(ROE, JANE), "),
        in_field("persons behind a code", "TAGS: ", "OVIP (ROE, JANE), AJ (DOE, JOHN), "),
        (
            "blanks in a reference".to_owned(),
            HEAD.split("REF:").next().unwrap().to_owned() + "REF: my note of",
            " ".to_owned(),
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

/// Growth is measured from so many bytes to four times as many: enough to show, few enough for a build without optimisation.
const SIZE: usize = 6_000;
/// The same for the many patterns that are made of fixtures.
const SMALL: usize = 1_500;

/// The text of a pattern, about `size` bytes long.
fn text_of((name, before, piece, after): &Pattern, size: usize) -> String {
    let pieces = (0..(size / piece.len()).max(1)).map(|n| match name.ends_with("numbered") {
        true => piece.replace("000152", &format!("{n:06}")),
        false => (*piece).to_owned(),
    });
    format!("{before}{}{after}", pieces.collect::<String>())
}

/// Reads a text, checks it, and makes its page: how many steps that takes, and the notes there were.
fn steps_of(text: String) -> (u64, Vec<&'static str>) {
    let _ = steps::take();
    let document = Document::of_text(text);
    let page = Page::of(&document, 0);
    assert!(!page.title.is_empty());
    let codes = document.diagnostics().iter().map(|diagnostic| diagnostic.code).collect();
    (steps::take().unwrap_or(0), codes)
}

/// What is wrong with the growth of a pattern, if anything, and the notes on its longer text.
fn growth(pattern: &Pattern, size: usize) -> (Option<String>, Vec<&'static str>) {
    let (few, many) = (text_of(pattern, size), text_of(pattern, 4 * size));
    let (few_bytes, many_bytes) = (few.len() as u64, many.len() as u64);
    let ((few, _), (many, codes)) = (steps_of(few), steps_of(many));
    // Small fixed costs weigh more in the shorter text; anything faster than linear shows as a factor far above four.
    let is_faster = many * few_bytes > few * many_bytes * 13 / 10 + few_bytes * 10_000;
    let wrong = format!("{}: {few} steps for {few_bytes} bytes, {many} for {many_bytes}", pattern.0);
    (is_faster.then_some(wrong), codes)
}

/// The same; what grows too fast is measured once more, four times as long: a look ahead or back that has a limit reaches it there.
/// Not longer still: what has a limit of ten thousand would pass there, too.
fn growth_past_limits(pattern: &Pattern, size: usize) -> (Option<String>, Vec<&'static str>) {
    let (wrong, codes) = growth(pattern, size);
    (wrong.and_then(|_| growth(pattern, 4 * size).0), codes)
}

/// All that is wrong with the growth of patterns, and all notes; on all processors.
fn growths(patterns: &[Pattern], size: usize) -> (Vec<String>, BTreeSet<&'static str>) {
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    let found: Vec<_> = std::thread::scope(|scope| {
        let pieces = patterns.chunks(patterns.len().div_ceil(n_threads).max(1));
        let work: Vec<_> = pieces
            .map(|some| {
                scope.spawn(move || some.iter().map(|pattern| growth_past_limits(pattern, size)).collect::<Vec<_>>())
            })
            .collect();
        work.into_iter().flat_map(|some| some.join().unwrap()).collect()
    });
    let (wrong, codes): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (wrong.into_iter().flatten().collect(), codes.into_iter().flatten().collect())
}

/// True, and said aloud, where nothing is counted.
fn nothing_is_counted() -> bool {
    let is_so = steps::take().is_none();
    if is_so {
        common::aloud("skipped: this build counts no steps; they are counted with debug assertions");
    }
    is_so
}

#[test]
fn steps_grow_with_the_text() {
    if nothing_is_counted() {
        return;
    }
    let (wrong, _) = growths(&patterns(), SIZE);
    assert!(wrong.is_empty(), "steps grow faster than the text:\n{}", wrong.join("\n"));
}

/// The shape of a line: which runs of letters and figures it has, and what stands between them.
fn shape(line: &str) -> String {
    let kind = |c: char| match c {
        _ if c.is_uppercase() => 'A',
        _ if c.is_alphabetic() => 'a',
        _ if c.is_numeric() => '0',
        _ => c,
    };
    let mut shape: Vec<char> = line.chars().map(kind).collect();
    shape.dedup();
    shape.into_iter().take(24).collect()
}

/// Every fixture again and again; and every line of theirs, one of each shape and each first word, again and again in a head, in a
/// body, and alone.
fn patterns_of_fixtures() -> Vec<Pattern> {
    let (mut all, mut seen): (Vec<Pattern>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
    for path in common::fixtures() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for line in text.lines().filter(|line| !line.trim().is_empty() && line.len() < SMALL / 4) {
            let label = line.split_whitespace().next().unwrap_or("");
            if !seen.insert(format!("{label} {}", shape(line))) {
                continue;
            }
            let piece = format!("{line}\n");
            let called = format!("{line:?} of {name}");
            all.push(match seen.len() % 3 {
                0 => (
                    format!("in a head, {called}"),
                    HEAD.split("SUBJECT").next().unwrap().to_owned(),
                    piece,
                    "\n1. (C) Text.\nROE\n",
                ),
                1 => (format!("in a body, {called}"), HEAD.to_owned(), piece, "\nROE\n"),
                _ => (format!("alone, {called}"), String::new(), piece, ""),
            });
        }
        all.push((format!("all of {name}"), String::new(), text + "\n\n", ""));
    }
    all
}

/// Each rule speaks on some fixture, and each reader reads one: so each of them is met with much of what it is for.
#[test]
fn steps_grow_with_whatever_a_fixture_has() {
    if nothing_is_counted() {
        return;
    }
    let patterns = patterns_of_fixtures();
    assert!(patterns.len() > 1_000, "{} patterns", patterns.len());
    let (wrong, codes) = growths(&patterns, SMALL);
    assert!(wrong.is_empty(), "steps grow faster than the text:\n{}", wrong.join("\n"));
    let of_fixtures: BTreeSet<&str> = common::fixtures()
        .iter()
        .flat_map(|path| Document::of_bytes(&std::fs::read(path).unwrap()).diagnostics().to_vec())
        .map(|diagnostic| diagnostic.code)
        .collect();
    let silent: Vec<_> = of_fixtures.difference(&codes).collect();
    assert!(silent.is_empty(), "no pattern makes these rules speak: {silent:?}");
}
