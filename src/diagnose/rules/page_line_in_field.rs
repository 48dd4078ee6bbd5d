//! A page line inside the subject or the references (handbook, section 7): left out; whether it cut a word cannot be told.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::layout::BlockKind;
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let subject = cable.subject.iter().flat_map(|subject| subject.spans.iter().copied());
        if let Some(place) = cut(reading, &subject.collect::<Vec<_>>()) {
            out.push(told(reading, "the subject", place));
        }
        if let Some(place) = in_references(reading, cable) {
            out.push(told(reading, "the references", place));
        }
    }
}

fn told(reading: &Reading, field: &str, place: Span) -> Diagnostic {
    let message = format!("a page line cuts {field}: “{}”; left out", reading.source.words(&[place]));
    diagnostic("page-line-in-field", Severity::Info, message, vec![place])
}

/// Furniture between two places of one field.
fn cut(reading: &Reading, spans: &[Span]) -> Option<Span> {
    let source = &reading.source;
    let pairs = spans.iter().zip(spans.iter().skip(1)).take(super::FEW);
    pairs.into_iter().find_map(|(before, after)| {
        let lines = source.lines().line_at(before.end()) + 1..source.lines().line_at(after.start());
        let is_furniture =
            |line_idx: &usize| matches!(reading.layout.blocks.kind_of(*line_idx), BlockKind::Furniture(_));
        lines.take(super::FEW).find(is_furniture).map(|line_idx| source.trim(source.line(line_idx)))
    })
}

/// Between two references, or on the line of one: `A. PRETORIA 920 PRETORIA 00000954 002 OF 002 B. CAPE TOWN 77`.
fn in_references(reading: &Reading, cable: &Cable) -> Option<Span> {
    let spans: Vec<Span> =
        cable.references.iter().filter_map(|entry| entry.spans.first().copied()).take(super::FEW).collect();
    if let Some(place) = cut(reading, &spans) {
        return Some(place);
    }
    let whole = spans.first()?.to(*spans.last()?);
    let text = reading.source.slice(whole);
    let shift = whole.range().start;
    let words: Vec<(&str, Span)> = crate::text::cursor::words(text, 0).take(super::FEW * 8).collect();
    let is_serial = |word: &str| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    let at = words.iter().position(|(word, _)| is_serial(word))?;
    let page = words.get(at + 1..at + 4)?;
    let [(_, _), (of, _), (_, last)] = page else { return None };
    let first = words.get(at.checked_sub(1)?)?.1;
    of.eq_ignore_ascii_case("OF").then(|| Span::of(first.range().start + shift..last.range().end + shift))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn subject_and_references() {
        let page = "BAKU 00000152  002 OF 003";
        let code = "page-line-in-field";
        assert_eq!(found(&cable("1. X.").replace("TALKS\n", &format!("TALKS ON\n{page}\nTRADE\n")), code).len(), 1);
        let references = format!("TALKS\n\nREF: A. ANKARA 920 {page} B. MOSCOW 77\n");
        assert_eq!(found(&cable("1. X.").replace("TALKS\n", &references), code).len(), 1);
        assert!(found(&cable(&format!("1. X.\n\n{page}\n\n2. Y.")), code).is_empty());
    }
}
