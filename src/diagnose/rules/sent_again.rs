//! A message that was sent more than once: it says so itself (CORRECTED COPY), an operating signal does (ZDK, ZDS), or another
//! copy of it is in the text (check 27), of which one is read and the others are told.

use super::{Diagnostic, Severity, count, diagnostic};
use crate::cable::{Cable, caption};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let source = &reading.source;
        let corrected = cable.remarks.iter().find(|remark| caption::is_corrected_copy(source.slice(**remark)));
        if let Some(place) = corrected {
            let message =
                format!("this text replaces an earlier one of the same number: “{}”", source.words(&[*place]));
            out.push(diagnostic("corrected-copy", Severity::Info, message, vec![*place]));
        }
        let signals = cable.transmission.operating_signals.iter().chain(&cable.remarks);
        if let Some(place) = signals.filter_map(|span| repeat(reading, *span)).next() {
            let message =
                format!("“{}” says that this message was sent a second time, on request", source.words(&[place]));
            out.push(diagnostic("second-transmission", Severity::Info, message, vec![place]));
        }
        copies(reading, cable, out);
        joined(reading, cable, out);
    }
}

/// `ZDK CTG RUEHDO #0411`, `ZDK MANY SVCS`: a repeat, and who asked for it. The signal alone is usual and tells less.
fn repeat(reading: &Reading, span: Span) -> Option<Span> {
    let source = &reading.source;
    let line = source.line(source.lines().line_at(span.start()));
    let place = source.trim(Span::new(span.start(), line.end().max(span.end())));
    let (signal, rest) = source.slice(place).split_once(' ')?;
    (matches!(signal, "ZDK" | "ZDS") && rest.starts_with(char::is_uppercase) && !rest.starts_with('Z'))
        .then_some(place)
}

/// Paragraphs that go on over what an archive left of a later section's head: the classification line and its captions. A whole
/// head is usual where sections were sent one by one.
fn joined(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let mut spans: Vec<Span> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for item in cable.body.iter().filter(|item| !item.breaks.is_empty()).take(super::MOST_PLACES) {
        let pairs = item.text.iter().zip(item.text.iter().skip(1));
        let gaps = pairs.filter(|(before, after)| before.end() < after.start());
        let head = gaps.map(|(before, after)| Span::new(before.end(), after.start())).find(|gap| {
            let text = reading.source.slice(*gap);
            let n_lines = super::lines(text).filter(|(line, _)| !line.trim().is_empty()).take(2).count();
            let is_whole = ["FM ", "E.O.", "TAGS", "SUBJ", "Subj"].iter().any(|words| text.contains(words));
            n_lines > 1 && !is_whole && text.contains("SECTION ") && text.contains(" OF ")
        });
        if let Some(head) = head {
            spans.push(reading.source.trim(head));
            names.push(super::page_break_in_paragraph::name(item));
        }
    }
    let Some(first) = names.first() else { return };
    let message = format!("the head of a later section stands in mid-sentence of {first}; left out");
    out.push(diagnostic("section-head-in-text", Severity::Info, message, spans));
}

/// The copies that are not read, and in how many lines they differ from what is.
fn copies(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    if cable.alternates.is_empty() {
        return;
    }
    let lines = |span: Span| {
        super::lines(reading.source.slice(span))
            .map(|(line, _)| line.trim())
            .filter(|line| !line.is_empty())
            .map(hash)
    };
    let mut known: Vec<u64> = Vec::new();
    let mut at = cable.span.start();
    for copy in &cable.alternates {
        if copy.start() > at {
            known.extend(lines(Span::new(at, copy.start())));
        }
        at = at.max(copy.end());
    }
    if cable.span.end() > at {
        known.extend(lines(Span::new(at, cable.span.end())));
    }
    known.sort_unstable();
    let n_others = cable
        .alternates
        .iter()
        .flat_map(|copy| lines(*copy))
        .filter(|line| known.binary_search(line).is_err())
        .count();
    let difference = if n_others == 0 {
        "which does not differ".to_owned()
    } else {
        format!("which differs in {}", count(n_others, "line", "lines"))
    };
    let message = format!(
        "{} of the message or of a section {} in the text, {difference}; it is not read",
        count(cable.alternates.len(), "other copy", "other copies"),
        if cable.alternates.len() == 1 { "is" } else { "are" }
    );
    out.push(diagnostic("repeated-transmission", Severity::Info, message, cable.alternates.to_vec()));
}

/// A number for a line (FNV-1a): that two lines of one message share one is less likely than a misprint here.
fn hash(line: &str) -> u64 {
    line.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn copies_and_signals() {
        let one = cable("1. (U) The band has forty members.\n\n2. (U) It plays.");
        let two = one
            .replace("forty", "fourteen")
            .replace("FEB 08", "FEB 08 ZDK CTG RUEHDO #0411")
            .replace("000152\n", "000152\n\nC O R R E C T E D  C O P Y\n");
        let both = one.clone() + "\n" + &two;
        assert!(
            found(&both, "repeated-transmission")[0].message.contains("differs in 2 lines"),
            "{:?}",
            found(&both, "repeated-transmission")
        );
        assert_eq!(found(&two, "second-transmission").len(), 1);
        assert_eq!(found(&two, "corrected-copy").len(), 1);
        for code in ["repeated-transmission", "second-transmission", "corrected-copy", "section-head-in-text"] {
            assert!(found(&one, code).is_empty());
        }
    }

    #[test]
    fn sections() {
        let text = cable("1. (U) One.\n\n2. (U) Barges lower their masts and\nUNCLAS SECTION 02 OF 02 BAKU 000152\n\nSIPDIS\n\nare played upon.\n\n3. (U) Three.")
            .replacen("UNCLAS BAKU", "UNCLAS SECTION 01 OF 02 BAKU", 1);
        assert_eq!(found(&text, "section-head-in-text").len(), 1, "{text}");
    }
}
