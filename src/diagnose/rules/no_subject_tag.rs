//! TAGS name at least one subject (handbook; check 16: in 1,274 of 1,275 cables).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Tag;
use crate::read::Reading;
use crate::tables::{self, TagKind};
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        if cable.tags.is_empty() || cable.tags.len() > super::MOST_PLACES {
            continue;
        }
        let year = cable.year();
        if cable.tags.iter().any(|tag| is_subject(&tag.value, year)) {
            continue;
        }
        let spans: Vec<Span> = cable.tags.iter().flat_map(|tag| tag.spans.iter().copied()).collect();
        let message =
            "expected at least one subject among the TAGS, found places, organizations and the like only".to_owned();
        out.push(diagnostic("no-subject-tag", Severity::Info, message, spans));
    }
}

/// A known subject or program, or a code of their form: the tables do not have all of them.
fn is_subject(tag: &Tag, year: Option<u16>) -> bool {
    let code = tag.code.as_str();
    let known = tables::tag(code, year);
    let is_form = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    !tag.is_person
        && (matches!(known.kind, TagKind::Subject | TagKind::Program)
            || is_form && known.kind == TagKind::Unknown
            || !known.slip_for.is_empty() && code.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn places_alone() {
        let with = |tags: &str| cable("1. X.").replace("PHUM, AJ", tags);
        assert_eq!(found(&with("AJ, NATO"), "no-subject-tag").len(), 1);
        for tags in ["PHUM, AJ", "KDEM, AJ", "POGV, AJ", "QXQX, AJ"] {
            assert!(found(&with(tags), "no-subject-tag").is_empty(), "{tags}");
        }
    }
}
