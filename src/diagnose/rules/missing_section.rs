//! Sections and pages that are not there (check 19). An archive that joins the sections leaves only the first one's head: as
//! long as the text ends with a signature, its end is not missing.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::layout::{BlockKind, Furniture};
use crate::read::Reading;
use crate::text::{Cursor, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        sections(reading, cable, out);
    }
    pages(reading, out);
}

fn sections(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let Some(line) = &cable.classification else { return };
    let last = cable.sections.last().copied().unwrap_or(1);
    let is_lost = |section: &u32| *section < last || cable.signature.is_none() && !is_joined(reading, cable);
    let missing: Vec<String> =
        cable.missing_sections().iter().filter(|section| is_lost(section)).map(u32::to_string).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "expected {} sections, found no {} {}",
        cable.n_sections(),
        if missing.len() == 1 { "section" } else { "sections" },
        missing.join(", ")
    );
    out.push(diagnostic("missing-section", Severity::Error, message, line.spans.clone()));
}

/// True if page lines of the later sections are in the text.
fn is_joined(reading: &Reading, cable: &Cable) -> bool {
    let lines = reading.source.lines();
    let last = lines.line_at(cable.span.end());
    let blocks = reading.layout.blocks.iter_from(lines.line_at(cable.span.start()));
    blocks.take_while(|(_, block)| block.start <= last).any(|(kind, block)| {
        kind == BlockKind::Furniture(Furniture::PageLine)
            && block.into_iter().any(|line_idx| page(reading, line_idx).is_some_and(|page| page.number >= page.of))
    })
}

/// A page line that counts: `BAKU 00000152  002 OF 003`.
struct Page<'a> {
    /// Station and serial.
    message: &'a str,
    number: u32,
    of: u32,
    span: Span,
}

fn page(reading: &Reading, line_idx: usize) -> Option<Page<'_>> {
    let span = reading.source.trim(reading.source.line(line_idx));
    let text = reading.source.slice(span);
    let serial = text.find(|c: char| c.is_ascii_digit())?;
    let mut cursor = Cursor::new(text.get(serial..)?, 0);
    cursor.number(8).filter(|(_, digits)| digits.len() == 8)?;
    let message = text.get(..serial + 8)?;
    cursor.skip_blanks();
    let (number, _) = cursor.number(3)?;
    cursor.eat(".").and_then(|_| cursor.number(1));
    cursor.skip_blanks();
    cursor.eat("OF").or_else(|| cursor.eat("of"))?;
    cursor.skip_blanks();
    let (of, _) = cursor.number(3)?;
    Some(Page { message, number, of, span })
}

/// Page lines of one message count up by one; the first page has none.
fn pages(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let mut before: Option<Page<'_>> = None;
    for (kind, block) in reading.layout.blocks.iter() {
        if kind != BlockKind::Furniture(Furniture::PageLine) {
            continue;
        }
        for page in block.filter_map(|line_idx| page(reading, line_idx)) {
            if let Some(last) = before.as_ref().filter(|last| last.message == page.message && last.of == page.of)
                && page.number > last.number + 1
                && page.number <= page.of
                && out.len() < super::MOST_PLACES
            {
                let lost = if page.number == last.number + 2 {
                    format!("page {}", last.number + 1)
                } else {
                    format!("pages {} to {}", last.number + 1, page.number - 1)
                };
                let message = format!(
                    "expected page {} behind page {}, found page {}; {lost} may be lost",
                    last.number + 1,
                    last.number,
                    page.number
                );
                out.push(diagnostic("missing-page", Severity::Warning, message, vec![last.span, page.span]));
            }
            before = Some(page);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    fn sections(line: &str, end: &str) -> String {
        cable("1. (U) X.").replace("UNCLAS BAKU", &format!("UNCLAS SECTION {line} BAKU")).replace("ROE\n", end)
    }

    #[test]
    fn sections_that_are_not_there() {
        assert_eq!(found(&sections("02 OF 02", "ROE\n"), "missing-section").len(), 1);
        assert_eq!(found(&sections("01 OF 02", ""), "missing-section").len(), 1);
        assert!(found(&sections("01 OF 02", "ROE\n"), "missing-section").is_empty(), "joined by the archive");
        assert!(found(&sections("01 OF 01", ""), "missing-section").is_empty());
    }

    #[test]
    fn pages_that_are_not_there() {
        let with = |n: u32| {
            cable(&format!(
                "1. (U) X.\n\nBAKU 00000152  002 OF 005\n\n2. (U) Y.\n\nBAKU 00000152  00{n}.3 OF 005\n\n3. (U) Z."
            ))
        };
        assert!(found(&with(5), "missing-page")[0].message.contains("pages 3 to 4"));
        assert!(found(&with(3), "missing-page").is_empty());
    }
}
