//! A range of continuity numbers has one for each section (check 25).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    /// Numbers begin anew after 9999.
    const NUMBERS: u32 = 10_000;
    for cable in &reading.cables {
        // An archive that joined the sections may have left no trace of them.
        let n_sections = cable.n_sections();
        if n_sections < 2 {
            continue;
        }
        for field in cable.to.iter().chain(&cable.info).take(super::MOST_PLACES) {
            let Some(place) = field.value.continuity_number else { continue };
            let text = reading.source.slice(place);
            let Some((first, last)) = text.split_once('-') else { continue };
            let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) else { continue };
            let n_numbers = (last + NUMBERS - first % NUMBERS) % NUMBERS + 1;
            if first >= NUMBERS || last >= NUMBERS || n_numbers == n_sections {
                continue;
            }
            let message = format!(
                "expected a continuity number for each section, {n_sections} in all; found “{text}”, which is {n_numbers}"
            );
            out.push(diagnostic("continuity-numbers-differ", Severity::Info, message, vec![place]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn ranges() {
        let with = |numbers: &str| {
            cable("1. X.").replace("4800", numbers).replace("UNCLAS BAKU", "UNCLAS SECTION 01 OF 02 BAKU")
        };
        assert_eq!(found(&with("4800-4802"), "continuity-numbers-differ").len(), 1);
        for numbers in ["4800-4801", "9999-0000", "4800"] {
            assert!(found(&with(numbers), "continuity-numbers-differ").is_empty(), "{numbers}");
        }
    }
}
