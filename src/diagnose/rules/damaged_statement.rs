//! The Classified By statement with damage: words broken by the wrap of a line, another mark in the section, title and name run
//! together, or no name at all (handbook, section 4.8).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Field, classified_by::ClassifiedBy};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(by) = &cable.classified_by else { continue };
        broken_word(reading, by, out);
        section(reading, by, out);
        glued_title(reading, by, out);
        no_name(cable, by, out);
    }
}

/// `REA` / `SONS`, `(b) a` / `nd (d)`.
fn broken_word(reading: &Reading, by: &Field<ClassifiedBy>, out: &mut Vec<Diagnostic>) {
    const WORDS: [&str; 4] = ["REASONS", "REASON", "AND", "CLASSIFIED"];
    let Some(whole) = by.spans.iter().copied().reduce(Span::to) else { return };
    let text = reading.source.slice(whole);
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    let broken = |at: usize| {
        let before = text.get(..at)?.trim_end();
        let after = text.get(at..)?.trim_start();
        let head = before.len() - before.bytes().rev().take_while(is_letter).count();
        let tail = after.bytes().take_while(is_letter).count();
        let (head, tail) = (before.get(head..)?, after.get(..tail)?);
        let joined = format!("{head}{tail}").to_ascii_uppercase();
        let is_word = !head.is_empty() && !tail.is_empty() && WORDS.contains(&joined.as_str());
        is_word.then(|| format!("{head} {tail}"))
    };
    let found = super::lines(text).take(super::FEW).find_map(|(_, end)| broken(end));
    if let Some(word) = found {
        let message = format!(
            "expected whole words in the Classified By statement, found “{word}”, broken by the end of a line"
        );
        out.push(diagnostic("damaged-classified-by", Severity::Info, message, by.spans.clone()));
    }
}

/// `1,4 (b)`, `1/4 (b)`.
fn section(reading: &Reading, by: &Field<ClassifiedBy>, out: &mut Vec<Diagnostic>) {
    let Some(reason) = by.value.reasons.first() else { return };
    let before = Span::new(reason.span.start().saturating_sub(12), reason.span.start());
    let text = reading.source.slice(before);
    let marks = [",", "/", ":"].map(|mark| format!("1{mark}{}", reason.section));
    if let Some(written) = marks.iter().find(|written| text.contains(written.as_str())) {
        let message =
            format!("expected section 1.{} in the Classified By statement, found “{written}”", reason.section);
        out.push(diagnostic("damaged-classified-by", Severity::Info, message, vec![reason.span]));
    }
}

/// `DCMcRoe`: DCM and a name, or the initials D. C. and another.
fn glued_title(reading: &Reading, by: &Field<ClassifiedBy>, out: &mut Vec<Diagnostic>) {
    for place in [by.value.title, by.value.name].into_iter().flatten() {
        let text = reading.source.slice(place);
        let is_glued = |word: &str| {
            word.strip_prefix("DCM").is_some_and(|rest| {
                rest.len() > 2 && rest.chars().all(char::is_alphabetic) && rest.contains(char::is_lowercase)
            })
        };
        if let Some(word) = text.split_whitespace().find(|word| is_glued(word)) {
            let message =
                format!("expected title and name apart, found “{word}”; where the title ends cannot be decided");
            out.push(diagnostic("damaged-classified-by", Severity::Info, message, vec![place]));
            return;
        }
    }
}

fn no_name(cable: &Cable, by: &Field<ClassifiedBy>, out: &mut Vec<Diagnostic>) {
    let is_nameless = by.value.name.is_none() && by.value.title.is_none() && by.value.derived_from.is_none();
    if is_nameless && !by.value.reasons.is_empty() && cable.displaced_reasons.is_none() {
        let message = "expected the name of the officer who classified the message, found reasons only".to_owned();
        out.push(diagnostic("no-classifier-name", Severity::Info, message, by.spans.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};

    #[test]
    fn damage() {
        let with =
            |statement: &str| classified("1. (C) X.").replace("DCM Jane Roe, reasons 1.4 (b) and (d).", statement);
        let code = "damaged-classified-by";
        assert_eq!(found(&with("DCM Jane Roe.  REA\nSONS: 1.4 (b) and (d)."), code).len(), 1);
        assert_eq!(found(&with("DCM Jane Roe, reasons 1,4 (b) and (d)."), code).len(), 1);
        assert_eq!(found(&with("DCMcRoe, for reasons 1.4 (b)."), code).len(), 1);
        assert_eq!(found(&with("Section 1.4 (b) and (d)."), "no-classifier-name").len(), 1);
        for statement in ["DCM Jane Roe, reasons 1.4 (b) and (d).", "DCM Jane Roe for\nreasons 1.4 (b)\nand (d)."] {
            assert!(found(&with(statement), code).is_empty(), "{statement}");
            assert!(found(&with(statement), "no-classifier-name").is_empty(), "{statement}");
        }
    }
}
