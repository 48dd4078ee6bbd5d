//! What stands around the text: the next message's first line, a note of the message centre, the surroundings of a page that
//! were left out, an archive's statement in the order's line.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::read::Reading;
use crate::text::Span;

/// Less is a heading or a link of the page.
const LEAST_LEFT_OUT: usize = 200;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        let remarks = || cable.remarks.iter().chain(&cable.wrapping).take(super::MOST_PLACES);
        if let Some(place) = remarks().find(|span| is_next_message(source.slice(**span), **span, cable)) {
            let message = format!(
                "“{}” is the first line of the next message, which runs into this one",
                source.words(&[*place])
            );
            out.push(diagnostic("next-message", Severity::Info, message, vec![*place]));
        }
        notes(reading, cable, out);
        let order = cable.executive_order.as_ref().and_then(|order| order.value.instruction);
        if let Some(place) = order {
            let text = source.slice(place);
            if let Some(at) = text.to_ascii_uppercase().find("DECLASSIFIED") {
                let statement = Span::of(place.range().start + at..place.range().end);
                let message = format!(
                    "expected an instruction of the post, found a statement of the archive: “{}”; it tells the release",
                    source.words(&[statement])
                );
                out.push(diagnostic("archive-statement", Severity::Info, message, vec![statement]));
            }
        }
    }
    let left_out = source.projection().map_or(0, crate::text::Projection::left_out);
    if left_out > LEAST_LEFT_OUT && !reading.cables.is_empty() {
        let message = format!("what stands on the page around the message, {left_out} bytes of text, is left out");
        out.push(diagnostic("surroundings-left-out", Severity::Info, message, vec![]));
    }
}

fn is_next_message(text: &str, span: Span, cable: &Cable) -> bool {
    let is_behind = cable.signature.as_ref().is_some_and(|signature| span.start() > signature.span().start());
    is_behind && text.len() < 40 && text.contains("VZCZC")
}

/// `NOTE BY OC/T: #### AS RECEIVED. PARA 1 GARBLED.`
fn notes(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    const START: &str = "NOTE BY OC";
    let source = &reading.source;
    let text = source.slice(cable.span);
    for (at, _) in text.match_indices(START).take(super::FEW) {
        let start = cable.span.start() + u32::try_from(at).unwrap_or(0);
        let line = source.trim(source.line(source.lines().line_at(start)));
        let note = source.slice(line).trim_start_matches(['(', '*', '[', ' ']);
        if note.starts_with(START) {
            let message = format!("the message centre noted on the text: “{}”", source.words(&[line]));
            out.push(diagnostic("message-centre-note", Severity::Info, message, vec![line]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn behind_the_signature() {
        let with = |end: &str| cable("1. (U) X.\n\n2. (U) Y.") + end + "\n";
        assert_eq!(found(&with("NOTE BY OC/T: PARA 1 GARBLED."), "message-centre-note").len(), 1);
        assert_eq!(found(&with("NMAFVVZCZCTLI0077"), "next-message").len(), 1);
        assert!(found(&with("NNNN"), "next-message").is_empty());
    }

    #[test]
    fn statement_of_the_archive() {
        let with = |instruction: &str| cable("1. X.").replace("12958: N/A", &format!("12958: {instruction}"));
        assert_eq!(found(&with("AS AMENDED; DECLASSIFIED JUNE 21, 2006"), "archive-statement").len(), 1);
        assert!(found(&with("DECL: 06/21/2016"), "archive-statement").is_empty());
    }
}
