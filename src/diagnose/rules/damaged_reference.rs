//! References with damage in the name or the year: a post that is not known, one read as the name nearest to it, the letter O
//! or a stray figure in the year (handbook, section 4.7).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Field, Reference};
use crate::read::Reading;
use crate::tables::{self, Likeness};
use crate::text::letters;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        for entry in cable.references.iter().take(super::MOST_LABELS) {
            let Some(number) = &entry.value.number else { continue };
            let written = reading.source.words(&entry.spans);
            let (code, severity, message) = if entry.value.post_is_doubtful {
                let message = format!(
                    "expected the name of a post in the reference “{written}”, found “{}”, which is none known here",
                    number.post
                );
                ("unknown-reference-post", Severity::Info, message)
            } else if let Some(name) = read_as_another(&written, entry) {
                let message = format!(
                    "expected the name of a post, found “{name}” in a reference; read as {}, the nearest one",
                    number.post
                );
                ("damaged-reference", Severity::Info, message)
            } else if let Some(year) = odd_year(&written) {
                let message = format!("expected a year of two figures in the reference “{written}”, found “{year}”");
                ("damaged-reference", Severity::Info, message)
            } else {
                continue;
            };
            out.push(diagnostic(code, severity, message, entry.spans.clone()));
        }
    }
}

/// The name as written, if another one was read for it because it is near.
fn read_as_another(written: &str, entry: &Field<Reference>) -> Option<String> {
    const NOISE: &[&str] =
        &["REF", "AND", "NOTAL", "PREVIOUS", "ET", "AL", "NOT", "ALL", "OF", "SUBJECT", "FOR", "DTG"];
    let right = letters::token(&entry.value.number.as_ref()?.post);
    let upper = written.to_ascii_uppercase();
    // The name stands before the number: letters, with a nought for an O among them.
    let number =
        upper.split_whitespace().position(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    let words: Vec<&str> = upper
        .split_whitespace()
        .take(number.max(1))
        .map(|word| word.trim_matches(['(', ')', '.', ',', ';', ':']))
        .filter(|word| {
            word.len() > 1 && !NOISE.contains(word) && word.bytes().filter(u8::is_ascii_alphabetic).count() >= 2
        })
        .collect();
    let name = words.join("");
    let found = letters::token(&name);
    let is_near = tables::canonical_post(&found).is_some_and(|post| post.likeness == Likeness::Near)
        || found.len() >= 6 && found.len() + 1 >= right.len() && is_one_off_longer(&found, &right);
    (found != right && is_near && letters::token(&upper) != right).then(|| words.join(" "))
}

fn is_one_off_longer(found: &str, right: &str) -> bool {
    found != right && crate::read::labels::is_one_off(found, right)
}

/// `O4 CHENNAI 71`, `067 QUITO 841`.
fn odd_year(written: &str) -> Option<&str> {
    let mut words = written.split_whitespace();
    let first = words.next()?;
    let next = words.next()?;
    let (bytes, is_name) = (first.as_bytes(), next.len() >= 2 && next.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let is_letter = bytes.len() == 2 && matches!(bytes.first(), Some(b'O' | b'o')) && bytes.last()?.is_ascii_digit();
    let is_stray = bytes.len() == 3 && bytes.iter().all(u8::is_ascii_digit);
    (is_name && words.next().is_some() && (is_letter || is_stray)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn names_and_years() {
        let with = |reference: &str| cable("1. X.").replace("TALKS\n", &format!("TALKS\n\nREF: {reference}\n"));
        assert_eq!(found(&with("A. ABDIDJAN 211 B. 07 OTTAWA 190"), "damaged-reference").len(), 1);
        assert_eq!(found(&with("O4 CHENNAI 71"), "damaged-reference").len(), 1);
        assert_eq!(found(&with("067 QUITO 841"), "damaged-reference").len(), 1);
        for reference in [
            "BAKU 99",
            "A. 07 BAKU 1501 B. LA PAZ 99 (NOTAL)",
            "HCMC 12",
            "STATE 188314, 259032",
            "USUN NEW YORK 142",
        ] {
            assert!(found(&with(reference), "damaged-reference").is_empty(), "{reference}");
            assert!(found(&with(reference), "unknown-reference-post").is_empty(), "{reference}");
        }
    }
}
