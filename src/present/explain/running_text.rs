//! Which words of a running text have an explanation.
//!
//! Capitals tell an acronym from a word, except where all is in capitals, as in telegrams of the 1970s and in headings:
//! there the words that are English too (`GOES`, `CHARGE`) are left alone. That is decided line by line.

use crate::tables::{self, KnownWord};
use std::ops::Range;

/// No word of the tables is longer; a longer run of letters is not looked up.
const LONGEST: usize = 16;

/// A line is in capitals if at most one letter in so many is small.
const ONE_SMALL_IN: usize = 5;

/// The acronyms, governments and telegraphic words of a text: byte range, and key for [`super::word`], in order.
#[must_use]
pub(crate) fn known_words(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_capitals = is_in_capitals(line);
        for (at, run) in runs(line) {
            look_up(run, start + at, is_capitals, &mut found);
        }
        start += line.len();
    }
    found
}

fn is_in_capitals(line: &str) -> bool {
    let small = line.bytes().filter(u8::is_ascii_lowercase).count();
    let large = line.bytes().filter(u8::is_ascii_uppercase).count();
    small * ONE_SMALL_IN <= small + large
}

/// Runs of letters, figures, hyphens and slashes, and where they start.
fn runs(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = line;
    let mut at = 0;
    std::iter::from_fn(move || {
        let skipped = rest.find(is_of_run)?;
        rest = rest.get(skipped..)?;
        at += skipped;
        let length = rest.find(|c| !is_of_run(c)).unwrap_or(rest.len());
        let run = rest.get(..length)?;
        let start = at;
        rest = rest.get(length..)?;
        at += length;
        Some((start, run))
    })
}

fn is_of_run(c: char) -> bool {
    c.is_alphanumeric() || is_joint(c)
}

const fn is_joint(c: char) -> bool {
    matches!(c, '-' | '/')
}

/// The run as a whole (`POL/ECON`), or else its parts (`AMB/DCM`).
fn look_up(run: &str, start: usize, is_capitals: bool, found: &mut Vec<(Range<usize>, &'static str)>) {
    let head = run.len() - run.trim_start_matches(is_joint).len();
    let whole = run.trim_matches(is_joint);
    if whole.contains(is_joint)
        && let Some(key) = key_of(whole, is_capitals)
    {
        found.push((start + head..start + head + whole.len(), key));
        return;
    }
    let mut at = start;
    for part in run.split_inclusive(is_joint) {
        let word = part.trim_end_matches(is_joint);
        if let Some(key) = key_of(word, is_capitals) {
            found.push((at..at + word.len(), key));
        }
        at += part.len();
    }
}

fn key_of(word: &str, is_capitals: bool) -> Option<&'static str> {
    if !(2..=LONGEST).contains(&word.len()) || !word.is_ascii() || !tables::may_be_known(word) {
        return None;
    }
    let KnownWord { word: key, any_case, ambiguous_in_capitals } = tables::known_word(&word.to_ascii_uppercase())?;
    let is_found = any_case || (looks_like_acronym(word) && !(is_capitals && ambiguous_in_capitals));
    is_found.then_some(key)
}

/// Capitals alone, with a small s for the plural (`PRTs`), or three of them (`GIRoA`).
fn looks_like_acronym(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let capitals = singular.bytes().filter(u8::is_ascii_uppercase).count();
    capitals >= 3 || (capitals > 0 && !singular.bytes().any(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        known_words(text).into_iter().map(|(range, key)| (&text[range], key)).collect()
    }

    #[test]
    fn mixed_case() {
        assert_eq!(
            found(
                "Emboffs told the GOAJ's DCM (reftel) that God goes; charge GOES up. PRTs, GIRoA, POL/ECON, AMB/DCM-led."
            ),
            [
                ("Emboffs", "EMBOFF"),
                ("GOAJ", "GOAJ"),
                ("DCM", "DCM"),
                ("reftel", "REFTEL"),
                ("GOES", "GOES"),
                ("PRTs", "PRT"),
                ("GIRoA", "GIROA"),
                ("POL/ECON", "POL/ECON"),
                ("AMB", "AMB"),
                ("DCM", "DCM"),
            ]
        );
    }

    #[test]
    fn capitals() {
        assert_eq!(
            found("GOD GOES IN CHARGE; GOT REP. SEPTEL WILL TELL WHAT GOB SAID UNQTE\n"),
            [("SEPTEL", "SEPTEL"), ("GOB", "GOB"), ("UNQTE", "UNQTE")]
        );
        assert_eq!(found("THE MOD\nThe MOD said so."), [("MOD", "MOD")], "line by line");
    }

    #[test]
    fn anything_goes() {
        assert_eq!(found("Chargé é ÉGOAJ - / -- // GOAJé"), []);
        assert_eq!(found(""), []);
        assert_eq!(found("-GOAJ-"), [("GOAJ", "GOAJ")]);
        assert_eq!(known_words(&"A/".repeat(100_000)).len(), 0);
        assert_eq!(known_words(&"DCM-".repeat(10_000)).len(), 10_000);
    }
}
