//! A classification line with another number inside a cable that was not split there. Messages that are quoted in full belong
//! to the message that quotes them, and are not told.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{BodyKind, Cable, MessageReferenceNumber, classification};
use crate::layout::BlockKind;
use crate::read::Reading;
use crate::text::{Cursor, Span};

/// More than this many lines are not looked at: each is measured against the text before it.
const MOST: usize = 20;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        let (Some(own), Some(first)) = (&cable.number, &cable.classification) else { continue };
        let mut spans = Vec::new();
        let mut n_looked_at = 0;
        let last = source.lines().line_at(cable.span.end());
        for (kind, block) in reading.layout.blocks.iter_from(source.lines().line_at(cable.span.start())) {
            if block.start > last {
                break;
            }
            if kind != BlockKind::Text || n_looked_at >= MOST {
                continue;
            }
            for line_idx in block {
                let line = source.trim(source.line(line_idx));
                if line.start() <= first.span().start() || line.end() > cable.span.end() {
                    continue;
                }
                let Some((read, span)) = classification::read(&mut Cursor::new(source.slice(line), line.start()))
                else {
                    continue;
                };
                let Some(place) = read.number else { continue };
                let number = MessageReferenceNumber::new(source.slice(place.post), place.number, None);
                // A name in small letters is prose, and so is one that goes on behind the number.
                let is_line = line.end() - span.end() < 24 && !source.slice(place.post).contains(char::is_lowercase);
                let is_other = number.post != own.value.post || number.number != own.value.number;
                if is_line && is_other && n_looked_at < MOST {
                    n_looked_at += 1;
                    spans.extend(is_unquoted(reading, cable, span).then_some(span));
                }
            }
        }
        if let Some(first) = spans.first() {
            let message = format!(
                "another cable seems to begin at line {}: found a classification line with another number than {}; the whole text is read as one cable",
                source.line_number(*first),
                own.value
            );
            out.push(diagnostic("second-cable", Severity::Warning, message, spans));
        }
    }
}

/// Not in a quotation, and not between QUOTE and UNQUOTE or BEGIN and END TEXT.
fn is_unquoted(reading: &Reading, cable: &Cable, place: Span) -> bool {
    let is_in = |span: &Span| span.covers(place);
    if cable.alternates.iter().any(is_in)
        || cable.body.iter().any(|item| item.kind == BodyKind::Quotation && item.text.iter().any(is_in))
    {
        return false;
    }
    let before = reading.source.slice(Span::new(cable.span.start(), place.start().max(cable.span.start())));
    let opens = |words: &str| before.rfind(words);
    !["QUOTE", "QTE", "BEGIN TEXT", "BEGIN MESSAGE"].iter().any(|words| {
        opens(words).is_some_and(|at| {
            let behind = before.get(at..).unwrap_or("");
            !before.get(..at).unwrap_or("").ends_with("UN") && !behind.contains("END TEXT")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn only_where_a_text_was_not_split() {
        let two = cable("1. (U) X.") + &cable("1. (U) Y.").replace("000152", "000153");
        assert!(found(&two, "second-cable").is_empty(), "it was split");
        let twice = cable("1. (U) X.\n\nUNCLAS SECTION 02 OF 02 BAKU 000152\n\n2. (U) Y.");
        assert!(found(&twice, "second-cable").is_empty());
        let quoted = cable("1. (U) X:\n\nQUOTE\n\nUNCLAS ANKARA 000153\n\nHELLO.\n\nUNQUOTE\n\n2. (U) Y.");
        assert!(found(&quoted, "second-cable").is_empty());
    }
}
