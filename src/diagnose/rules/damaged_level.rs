//! The level in the classification line, misread or with its letters out of order: `CONF1DENTIAL`, `SS E C R E T`,
//! `C ONFIDENTIAL`, `S e c r e t` (handbook, section 4.1).

use super::{Diagnostic, Severity, choice, diagnostic};
use crate::cable::Level;
use crate::read::Reading;
use crate::text::Edit;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        // A level from a catalogue is written as the catalogue has it.
        let Some(line) = cable.classification.as_ref().filter(|line| line.value.number.is_some()) else { continue };
        let (level, place) = (line.value.level, line.value.level_span);
        let written = reading.source.slice(place);
        let Some(reason) = reason(written, level) else { continue };
        let message = format!("expected {level} in the classification line, found “{written}”: {reason}");
        let mut found = diagnostic("damaged-level", Severity::Info, message, vec![place]);
        found.repair = choice("read the level", Edit::replace(place, level.name()));
        out.push(found);
    }
}

fn reason(written: &str, level: Level) -> Option<&'static str> {
    let joined: String = written.chars().filter(|c| *c != ' ').collect();
    let right: String = level.name().chars().filter(|c| *c != ' ').collect();
    let is_level = |word: &str| word == right || level == Level::Unclassified && word == "UNCLAS";
    let upper = joined.to_ascii_uppercase();
    if !is_level(&upper) {
        let has_first_letter = upper.get(1..).is_some_and(is_level);
        return Some(if has_first_letter { "an archive put a letter before it" } else { "letters are misread" });
    }
    if written.contains(char::is_lowercase) {
        return Some("the archive lowered its capitals");
    }
    // Either all letters of a word stand apart or none.
    let words: Vec<&str> = written.split(' ').filter(|word| !word.is_empty()).collect();
    let n_single = words.iter().filter(|word| word.len() == 1).count();
    (n_single > 0 && n_single < words.len()).then_some("a blank is missing")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn reasons() {
        let of = |level: &str| {
            let notes = found(&cable("1. X.").replace("UNCLAS BAKU", &format!("{level} BAKU")), "damaged-level");
            notes.first().map(|note| note.message.rsplit(": ").next().unwrap().to_owned())
        };
        assert_eq!(of("CONF1DENTIAL").as_deref(), Some("letters are misread"));
        assert_eq!(of("SS E C R E T").as_deref(), Some("an archive put a letter before it"));
        assert_eq!(of("C ONFIDENTIAL").as_deref(), Some("a blank is missing"));
        assert_eq!(of("S e c r e t").as_deref(), Some("the archive lowered its capitals"));
        for level in
            ["CONFIDENTIAL", "C O N F I D E N T I A L", "UNCLAS", "LIMITED OFFICIAL USE", "T O P  S E C R E T"]
        {
            assert_eq!(of(level), None, "{level}");
        }
    }
}
