//! TAGS codes that the tables do not have (check 15: 7,289 of 7,341 are known).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::tables::{self, TagKind};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let year = cable.year();
        for tag in cable.tags.iter().filter(|tag| !tag.value.is_person).take(super::MOST_PLACES) {
            let code = &tag.value.code;
            if tables::TAGS.find(code).is_some() || tables::tag(code, year).kind == TagKind::Program {
                continue;
            }
            let message = format!("expected a TAGS code, found “{code}”, which is not among the codes known here");
            out.push(diagnostic("unknown-tag", Severity::Info, message, tag.spans.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn unknown() {
        assert_eq!(found(&cable("1. X.").replace("PHUM,", "PHUM, QXQX,"), "unknown-tag").len(), 1);
        assert!(found(&cable("1. X."), "unknown-tag").is_empty());
    }
}
