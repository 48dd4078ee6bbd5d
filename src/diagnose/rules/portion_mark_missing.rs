//! A numbered paragraph without portion mark in a classified message whose others have one (check 9). Before about 1990 there
//! were no portion marks.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let level = cable.classification.as_ref().map(|line| line.value.level);
        if !level.is_some_and(super::is_classified) {
            continue;
        }
        let numbered = || cable.paragraphs().filter_map(|item| Some((item.number?, item.marking.is_some())));
        let (n_all, n_marked) = (numbered().count(), numbered().filter(|(_, marked)| *marked).count());
        let without: Vec<_> = numbered().filter(|(_, marked)| !marked).map(|(number, _)| number).collect();
        // Where most have none, they were not in use.
        if without.is_empty() || n_marked * 2 <= n_all {
            continue;
        }
        let named: Vec<String> = without.iter().take(8).map(|number| number.number.to_string()).collect();
        let message = format!(
            "expected a portion mark on each paragraph of a classified message, found none on {} {}{}",
            if without.len() == 1 { "paragraph" } else { "paragraphs" },
            named.join(", "),
            if without.len() > named.len() { " and others" } else { "" }
        );
        let spans = without.iter().take(super::MOST_PLACES).map(|number| number.written_as).collect();
        out.push(diagnostic("portion-mark-missing", Severity::Info, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn one_of_three() {
        let code = "portion-mark-missing";
        let notes = found(&classified("1. (C) A.\n\n2. B.\n\n3. (C) C."), code);
        assert!(notes[0].message.ends_with("found none on paragraph 2"), "{}", notes[0].message);
        assert!(found(&classified("1. A.\n\n2. B.\n\n3. C."), code).is_empty());
        assert!(found(&cable("1. (U) A.\n\n2. B.\n\n3. (U) C."), code).is_empty(), "unclassified");
    }
}
