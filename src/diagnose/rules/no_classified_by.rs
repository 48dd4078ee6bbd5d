//! A classified message since the order of 1995 says who classified it, or from what it is derived (check 12: 1,160 of 1,178).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

/// From this year on the statement is required.
const FIRST_YEAR: u16 = 1996;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let (Some(line), Some(order)) = (&cable.classification, &cable.executive_order) else { continue };
        let is_due = super::is_classified(line.value.level)
            && cable.year().is_some_and(|year| year >= FIRST_YEAR)
            && cable.sections.first() == Some(&1)
            && !cable.body.is_empty();
        if !is_due || cable.classified_by.is_some() || is_said(reading, cable.span) {
            continue;
        }
        let message = format!(
            "expected who classified the message (Classified By, or Derived From), found nobody; it is {}",
            line.value.level
        );
        out.push(diagnostic(
            "no-classified-by",
            Severity::Warning,
            message,
            vec![line.value.level_span, order.span()],
        ));
    }
}

/// True if the words stand anywhere in the text, where they were not read.
fn is_said(reading: &Reading, span: crate::text::Span) -> bool {
    let text = reading.source.slice(span);
    [
        "CLASSIFIED BY", "Classified By", "Classified by", "DERIVED FROM", "Derived From", "Derived from",
        "classified by",
    ]
    .iter()
    .any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn nobody() {
        let without = classified("1. (C) X.").replace("Classified By: DCM Jane Roe, reasons 1.4 (b) and (d).\n", "");
        assert_eq!(found(&without, "no-classified-by").len(), 1);
        for words in [
            "CLASSIFIED BY", "Classified By", "Classified by", "classified by", "DERIVED FROM", "Derived From",
            "Derived from",
        ] {
            let said = without.replace("1. (C) X.", &format!("1. (C) X.\n\n2. (C) Y.\n\n3. (C) It is {words} X."));
            assert!(found(&said, "no-classified-by").is_empty(), "{words}");
        }
        assert!(
            found(&without.replace("1. (C) X", "1. (C) DERIVED FROM MANY SOURCES"), "no-classified-by").is_empty()
        );
        assert!(found(&without.replace("FEB 08", "FEB 88"), "no-classified-by").is_empty(), "not yet required");
        assert!(found(&cable("1. X."), "no-classified-by").is_empty());
    }
}
