//! A code among the TAGS that is a slip for another: `RU` for Russia (RS), `POGV` for PGOV. The meaning shown is that of the
//! code that was meant.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::tables;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let year = cable.year();
        for tag in cable.tags.iter().filter(|tag| !tag.value.is_person).take(super::MOST_PLACES) {
            let code = &tag.value.code;
            let known = tables::tag(code, year);
            if known.slip_for.is_empty() || known.slip_for == code {
                continue;
            }
            let meant = known.slip_for.replace('/', " or ").replace('+', " and ");
            let meaning = known.meaning.map(|meaning| format!(" ({meaning})")).unwrap_or_default();
            let message = format!("expected {meant}{meaning} among the TAGS, found “{code}”, a common slip for it");
            out.push(diagnostic("tag-slip", Severity::Info, message, tag.spans.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn slips() {
        let with = |tags: &str| cable("1. X.").replace("PHUM, AJ", tags);
        let notes = found(&with("POGV, RU, AJ"), "tag-slip");
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(notes[1].message.contains("RS (Russia)"), "{}", notes[1].message);
        assert!(found(&with("PGOV, RS, AJ"), "tag-slip").is_empty());
    }
}
