//! Safe repairs compose: applied twice they give what once gave.
//!
//! A repair changes the text, and the text decides what is read: one mark repaired may change how the next is decoded, a line
//! left out may bring another into the head. So the repaired text is read once more. Where a rule would repair it again, its
//! repairs of the first text were none that are beyond doubt, and become a choice for the reader.

use super::{Applicability, Diagnostic, found};
use crate::read::{self, Reading};
use crate::text::{Edit, Source, edit};

/// Longer texts are not read twice: their safe repairs are those that no other can change.
const LONGEST: usize = 4 * 1024 * 1024;

/// After so many readings nothing is safe that is not yet proven.
const ROUNDS: usize = 4;

/// Rules whose repairs replace single characters by characters that no rule looks for, wherever they stand.
const OF_CHARACTERS: [&str; 3] = ["mojibake", "entity-left", "legacy-entity"];

pub(super) fn settle(reading: &Reading, diagnostics: &mut [Diagnostic]) {
    if reading.source.text().len() > LONGEST {
        downgrade(diagnostics, |code| !OF_CHARACTERS.contains(&code));
        return;
    }
    for _ in 0..ROUNDS {
        let edits = edit::ordered(safe(diagnostics).flat_map(|(_, edits)| edits.iter().cloned()));
        if edits.is_empty() {
            return;
        }
        let repaired = edit::apply(reading.source.text(), &edits);
        let again = read::read(Source::of_text(repaired));
        // What now looks like a web page or a table would be read in another way altogether.
        if again.source.projection().is_some() && reading.source.projection().is_none() {
            break;
        }
        let again = found(&again);
        let left: Vec<&str> = safe(&again).map(|(code, _)| code).collect();
        if left.is_empty() {
            return;
        }
        if !downgrade(diagnostics, |code| left.contains(&code)) {
            break;
        }
    }
    downgrade(diagnostics, |_| true);
}

fn safe(diagnostics: &[Diagnostic]) -> impl Iterator<Item = (&'static str, &[Edit])> {
    let safe = diagnostics.iter().filter(|diagnostic| diagnostic.is_safe());
    safe.filter_map(|diagnostic| Some((diagnostic.code, diagnostic.repair.as_ref()?.edits.as_slice())))
}

/// Leaves the safe repairs of some rules to the reader; true if there were any.
fn downgrade(diagnostics: &mut [Diagnostic], is_doubtful: impl Fn(&str) -> bool) -> bool {
    let mut any = false;
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.is_safe() && is_doubtful(diagnostic.code))
    {
        if let Some(repair) = &mut diagnostic.repair {
            repair.applicability = Applicability::Unsafe;
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::super::{Applicability, Document};

    #[test]
    fn what_needs_two_passes_is_left_to_the_reader() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nC O N F I D E N T I A L BAKU 000152\n\nE.O. 12958: \
                    DECL: 02/19/2018\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\nREF: PER 1.4 (B) AND (D)\n\nREF: PER 1.4 (B) AND (D)\n\n\
                    Classified By: DCM Jane Roe\n\n1. (C) X.\nROE\n";
        let document = Document::of_text(text);
        let once = document.repaired();
        assert_eq!(Document::of_text(once.clone()).repaired(), once);
    }

    #[test]
    fn what_needs_one_pass_is_safe() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n\
                    1. (U) The town,s band.\nROE\n";
        let document = Document::of_text(text);
        let repair = document.diagnostics()[0].repair.as_ref().unwrap();
        assert_eq!(repair.applicability, Applicability::Safe);
    }
}
