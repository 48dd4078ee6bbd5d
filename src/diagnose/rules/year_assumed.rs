//! A message without a date: its year is inferred from the date of declassification, ten years before it.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Confidence;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(number) = cable.number.as_ref().filter(|number| number.confidence == Confidence::Guess) else {
            continue;
        };
        let order = cable.executive_order.as_ref().and_then(|order| order.value.declassify_on);
        let (Some(year), Some((date, place))) = (number.value.year, order) else { continue };
        let message = format!(
            "expected the date of the message, found none; taken as of {year}, ten years before the declassification on {date}"
        );
        out.push(diagnostic("year-assumed", Severity::Warning, message, vec![place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};

    #[test]
    fn without_a_date() {
        let text = classified("1. (C) X.").replace("R 201129Z FEB 08\n", "");
        assert!(found(&text, "year-assumed")[0].message.contains("as of 2008"));
        assert!(found(&classified("1. (C) X."), "year-assumed").is_empty());
    }
}
