//! A person among the TAGS stands behind the code that calls for one: OVIP, OTRA, OREP, OEXC, OCON, CASC (handbook, 4.5).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

/// Codes that a person follows.
const BEFORE: &[&str] = &["OVIP", "OTRA", "OREP", "OEXC", "OCON", "CASC", "OGEN", "PINR"];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let due = BEFORE.iter().find(|code| cable.tags.iter().any(|tag| tag.value.code == **code));
        let Some(due) = due else { continue };
        let mut last = None;
        for tag in cable.tags.iter().take(super::MOST_PLACES) {
            if !tag.value.is_person {
                last = Some(tag.value.code.as_str());
                continue;
            }
            if last.is_some_and(|last| BEFORE.contains(&last)) {
                continue;
            }
            let message = format!(
                "expected a person among the TAGS right behind {due}, found “{}” behind {}",
                tag.value.code,
                last.unwrap_or("nothing")
            );
            out.push(diagnostic("misplaced-person", Severity::Info, message, tag.spans.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn behind_a_place() {
        let with = |tags: &str| cable("1. X.").replace("PHUM, AJ", tags);
        assert_eq!(found(&with("CASC, AJ (ROE, JANE)"), "misplaced-person").len(), 1);
        assert!(found(&with("OVIP (ROE, JANE), (DOE, JOHN), AJ"), "misplaced-person").is_empty());
        assert!(found(&with("PHUM, AJ (ROE, JANE)"), "misplaced-person").is_empty());
    }
}
