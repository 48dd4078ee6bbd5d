//! TAGS that must name a person, and none is named (instruction of 1974: OVIP, OTRA, OREP, OEXC, OCON).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

const NEED_PERSON: [(&str, &str); 3] = [("OVIP", "visitor"), ("OTRA", "traveller"), ("OREP", "member of Congress")];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        if cable.tags.iter().any(|tag| tag.value.is_person) {
            continue;
        }
        for tag in &cable.tags {
            let Some((code, who)) = NEED_PERSON.iter().find(|(code, _)| *code == tag.value.code) else { continue };
            let message = format!("expected the name of a {who} after {code}, found none");
            out.push(diagnostic("tag-needs-person", Severity::Info, message, tag.spans.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn traveller() {
        let with = |tags: &str| cable("1. X.").replace("PHUM, AJ", tags);
        assert_eq!(found(&with("PHUM, OTRA, AJ"), "tag-needs-person").len(), 1);
        assert!(found(&with("OTRA (ROE, JANE), AJ"), "tag-needs-person").is_empty());
    }
}
