//! A reference without a year is of the message's own year, which needs no word; one to the same post is of the year before
//! where its number is above the message's own (check 20: one in ten of those).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(own) = cable.year() else { continue };
        let numbered = cable.references.iter().filter_map(|entry| Some((entry, entry.value.number.as_ref()?)));
        let earlier: Vec<_> = numbered
            .filter(|(entry, number)| entry.value.year_assumed && number.year.is_some_and(|year| year < own))
            .take(super::MOST_PLACES)
            .collect();
        let own_post = cable.number.as_ref().map(|number| number.value.post.as_str());
        let Some((_, first)) = earlier.iter().find(|(_, number)| Some(number.post.as_str()) == own_post) else {
            continue;
        };
        let message = format!(
            "expected a year in {}, found none; {first} is taken as of {}, the year before, because its number is above the message's own",
            if earlier.len() == 1 { "a reference".to_owned() } else { format!("{} references", earlier.len()) },
            own - 1
        );
        let spans = earlier.iter().flat_map(|(entry, _)| entry.spans.iter().copied()).collect();
        out.push(diagnostic("reference-of-previous-year", Severity::Info, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn a_higher_number() {
        let with = |reference: &str| cable("1. X.").replace("TALKS\n", &format!("TALKS\n\nREF: {reference}\n"));
        assert_eq!(found(&with("BAKU 1501"), "reference-of-previous-year").len(), 1);
        for reference in ["BAKU 99", "07 BAKU 1501", "ANKARA 200"] {
            assert!(found(&with(reference), "reference-of-previous-year").is_empty(), "{reference}");
        }
    }
}
