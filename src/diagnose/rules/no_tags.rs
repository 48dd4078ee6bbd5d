//! A telegram since 1973 has TAGS and a subject (handbook; 1,183 and 1,184 of 1,192 cables; of the 1970s, 95 in a hundred).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::read::Reading;

/// TAGS were brought in in 1973.
const FIRST_YEAR: u16 = 1974;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(place) = place(cable) else { continue };
        if cable.tags.is_empty() && cable.year().is_some_and(|year| year >= FIRST_YEAR) {
            let message = "expected TAGS in the head, found none".to_owned();
            out.push(diagnostic("no-tags", Severity::Info, message, vec![place]));
        }
        if cable.subject.is_none() {
            let message = "expected a subject in the head, found none".to_owned();
            out.push(diagnostic("no-subject", Severity::Info, message, vec![place]));
        }
    }
}

/// A whole head is there if the classification line and two other fields are: what it lacks was not lost with it.
fn place(cable: &Cable) -> Option<crate::text::Span> {
    let line = cable.classification.as_ref().filter(|line| line.value.number.is_some())?;
    let fields = [
        cable.executive_order.is_some(),
        !cable.tags.is_empty(),
        cable.subject.is_some(),
        cable.date_time_group.is_some() && cable.from.is_some(),
    ];
    let has_text = cable.paragraphs().any(|item| item.number.is_some());
    let is_first = cable.sections.first() == Some(&1);
    (has_text && is_first && fields.iter().filter(|has| **has).count() >= 2).then(|| line.span())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn a_field_is_lacking() {
        let text = cable("1. X.");
        assert_eq!(found(&text.replace("TAGS: PHUM, AJ\n", ""), "no-tags").len(), 1);
        assert!(found(&text.replace("TAGS: PHUM, AJ\n", "").replace("FEB 08", "FEB 71"), "no-tags").is_empty());
        assert_eq!(found(&text.replace("SUBJECT: TALKS\n", ""), "no-subject").len(), 1);
        assert!(found(&text, "no-tags").is_empty() && found(&text, "no-subject").is_empty());
    }
}
