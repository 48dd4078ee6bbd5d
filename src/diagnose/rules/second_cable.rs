//! A second classification line with another number: two cables in one text are read as one so far, and the reader
//! must know.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{MessageReferenceNumber, classification};
use crate::layout::BlockKind;
use crate::read::Reading;
use crate::text::{Cursor, letters};

/// More than this many second cables are not listed one by one.
const MOST: usize = 20;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        let (Some(own), Some(first)) = (&cable.number, &cable.classification) else { continue };
        let mut spans = Vec::new();
        for (kind, block) in reading.layout.blocks.iter() {
            if kind != BlockKind::Text || spans.len() >= MOST {
                continue;
            }
            for line_idx in block {
                let line = source.trim(source.line(line_idx));
                if line.start() <= first.span().start() {
                    continue;
                }
                let Some((read, span)) = classification::read(&mut Cursor::new(source.slice(line), line.start()))
                else {
                    continue;
                };
                let Some(place) = read.number else { continue };
                let number = MessageReferenceNumber::new(source.slice(place.post), place.number, None);
                // A name in small letters is prose, and so is one that goes on behind the number.
                let is_line = line.end() - span.end() < 24 && !source.slice(place.post).contains(letters::is_small);
                if is_line && (number.post != own.value.post || number.number != own.value.number) {
                    spans.push(span);
                }
            }
        }
        if let Some(first) = spans.first() {
            let message = format!(
                "another cable seems to begin at line {}: found a classification line with another number than {}; the whole text is read as one cable",
                source.line_number(*first),
                own.value
            );
            out.push(diagnostic("second-cable", Severity::Error, message, spans));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn another_number() {
        let two = cable("1. (U) X.") + &cable("1. (U) Y.").replace("000152", "000153");
        assert_eq!(found(&two, "second-cable").len(), 1);
        let twice = cable("1. (U) X.\n\nUNCLAS SECTION 02 OF 02 BAKU 000152\n\n2. (U) Y.");
        assert!(found(&twice, "second-cable").is_empty());
    }
}
