//! Marks of blocks that have no partner: END SUMMARY without a summary, BEGIN TEXT without END TEXT (check 23: mostly
//! balanced). That a summary or a comment has no end is usual and is not told.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::read::Reading;
use crate::text::Span;

/// What ends, the words that may begin it, and whether its end must be told.
const BLOCKS: [(&str, &[&str], bool); 8] = [
    ("SUMMARY", &["SUMMARY", "INTRODUCTION"], false),
    ("COMMENT", &["COMMENT"], false),
    ("NOTE", &["NOTE"], false),
    ("TEXT", &["BEGIN TEXT", "TEXT", "FOLLOWS", "FOLLOWING"], true),
    ("TALKING POINTS", &["TALKING POINTS", "POINTS"], true),
    ("NON-PAPER", &["NON-PAPER", "NONPAPER"], true),
    ("QUOTE", &["BEGIN QUOTE", "QUOTE"], true),
    ("UNOFFICIAL TRANSLATION", &["TRANSLATION"], true),
];

/// A mark is looked at in so many places of a cable.
const MOST: usize = 200;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        // A text with missing parts has its partners there.
        if !cable.missing_sections().is_empty() {
            continue;
        }
        for (name, beginnings, must_end) in BLOCKS {
            block(reading, cable, name, beginnings, must_end, out);
        }
    }
}

fn block(
    reading: &Reading,
    cable: &Cable,
    name: &str,
    beginnings: &[&str],
    must_end: bool,
    out: &mut Vec<Diagnostic>,
) {
    let ends = places(reading, cable, &format!("END {name}"));
    if let Some(end) = ends.first() {
        let begins = beginnings.iter().any(|word| {
            super::prose(cable).any(|span| span.start() < end.start() && begins_before(reading, span, word, *end))
        });
        if !begins {
            let message = format!("expected {name} before “END {name}”, found none: its beginning may be lost");
            out.push(diagnostic("unbalanced-block", Severity::Info, message, vec![*end]));
        }
    } else if must_end {
        let begins = places(reading, cable, &format!("BEGIN {name}"));
        // `END POINTS`, `END TRANSLATION`: the end need not repeat the whole name.
        let has_end = |begin: Span| {
            super::prose(cable).any(|span| span.end() > begin.end() && has_any_end(reading, span, begin))
        };
        if let Some(begin) = begins.first().filter(|begin| !has_end(**begin)) {
            let message = format!("expected END {name} behind “BEGIN {name}”, found none: where it ends is not told");
            out.push(diagnostic("unbalanced-block", Severity::Info, message, vec![*begin]));
        }
    }
}

/// A word of a beginning before the end, and not part of another end.
fn begins_before(reading: &Reading, span: Span, word: &str, end: Span) -> bool {
    let place = Span::new(span.start(), span.end().min(end.start()));
    let text = reading.source.slice(place);
    let is_end = |at: usize| {
        let before = text.get(..at).unwrap_or("").trim_end();
        before
            .len()
            .checked_sub(3)
            .and_then(|from| before.get(from..))
            .is_some_and(|word| word.eq_ignore_ascii_case("END"))
    };
    find(text, word).into_iter().any(|at| !is_end(at))
}

fn has_any_end(reading: &Reading, span: Span, begin: Span) -> bool {
    let place = Span::new(span.start().max(begin.end()), span.end());
    !find(reading.source.slice(place), "END ").is_empty()
}

/// Where some words stand in the body, in capitals or capitalised.
fn places(reading: &Reading, cable: &Cable, words: &str) -> Vec<Span> {
    let found = super::prose(cable).flat_map(|span| {
        let text = reading.source.slice(span);
        let places = find(text, words).into_iter().map(move |at| at + span.range().start);
        places.map(|at| Span::of(at..at + words.len())).collect::<Vec<_>>()
    });
    found.take(MOST).collect()
}

/// Places of whole words that begin with a capital.
fn find(text: &str, words: &str) -> Vec<usize> {
    let first = words.as_bytes().first().copied().unwrap_or(b' ');
    let bytes = text.as_bytes();
    let is_edge =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !char::from(*byte).is_alphanumeric());
    memchr::memchr_iter(first, bytes)
        .filter(|at| {
            let end = at + words.len();
            text.get(*at..end).is_some_and(|found| found.eq_ignore_ascii_case(words))
                && is_edge(at.checked_sub(1))
                && (words.ends_with(' ') || is_edge(Some(end)))
        })
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn partners() {
        let code = "unbalanced-block";
        assert_eq!(found(&cable("1. (U) The door is new. END SUMMARY.\n\n2. (U) It opens."), code).len(), 1);
        assert_eq!(found(&cable("1. (U) X.\n\n2. (U) BEGIN TEXT: Ties are worn."), code).len(), 1);
        // A quotation, a paper and the like must end; a summary, a comment and a note need not.
        let begun =
            |name: &str| found(&cable(&format!("1. (U) X.\n\n2. (U) BEGIN {name}: Ties are worn.")), code).len();
        let must_end = ["TEXT", "TALKING POINTS", "NON-PAPER", "QUOTE", "UNOFFICIAL TRANSLATION"];
        assert_eq!(must_end.map(begun), [1; 5]);
        assert_eq!(["SUMMARY", "COMMENT", "NOTE"].map(begun), [0; 3]);
        let ended =
            |name: &str| found(&cable(&format!("1. (U) X.\n\n2. (U) Ties are worn. END {name}.")), code).len();
        assert_eq!(must_end.map(ended), [1; 5]);
        assert_eq!(["SUMMARY", "COMMENT", "NOTE"].map(ended), [1; 3]);
        for body in [
            "1. (U) SUMMARY: The door is new. END SUMMARY.\n\n2. (U) It opens.",
            "1. (U) Summary: The door is new.\n\n2. (U) Comment: It opens.",
            "1. (U) X.\n\nBEGIN TEXT\n\nTies are worn.\n\nEND TEXT\n\n2. (U) Y.",
            "1. (U) Begin talking points: \n\n-- A\n\nEnd points.",
        ] {
            assert!(found(&cable(body), code).is_empty(), "{body}");
        }
    }
}
