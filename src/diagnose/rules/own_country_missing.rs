//! The post's own country among the places of the TAGS (check 15: in 1,129 of 1,178 cables).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::tables::{self, TagKind};
use crate::text::Span;

/// Missions to organizations write about all the world.
const NO_COUNTRY: &[&str] = &[
    "STATE", "USUN", "GENEVA", "UNVIE", "NATO", "USEU", "OSCE", "UNESCO", "OECD", "UNROME", "SECRETARY", "BRUSSELS",
];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(own) = cable.number.as_ref().and_then(|number| tables::post(&number.value.post)) else { continue };
        if own.place.len() != 2 || own.place == "US" || NO_COUNTRY.iter().any(|name| own.name.contains(name)) {
            continue;
        }
        let year = cable.year();
        let mut places: Vec<Span> = Vec::new();
        let mut has_own = false;
        for tag in cable.tags.iter().filter(|tag| !tag.value.is_person).take(super::MOST_PLACES) {
            let known = tables::tag(&tag.value.code, year);
            has_own |= tag.value.code == own.place
                || known.slip_for.split(['/', '+']).any(|code| code == own.place)
                || known.meaning == Some(own.country)
                || known.listed == own.country;
            // A region may take the country in.
            has_own |= known.note.starts_with("region")
                || known.kind == TagKind::Place && tag.value.code.starts_with(['X', 'Z']);
            if known.kind == TagKind::Place {
                places.extend_from_slice(&tag.spans);
            }
        }
        if has_own || places.is_empty() {
            continue;
        }
        let message = format!(
            "expected {} ({}), the country of {}, among the places of the TAGS; found only others",
            own.place, own.country, own.name
        );
        out.push(diagnostic("own-country-missing", Severity::Info, message, places));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn only_others() {
        let with = |tags: &str| cable("1. X.").replace("PHUM, AJ", tags);
        assert_eq!(found(&with("PHUM, TU"), "own-country-missing").len(), 1);
        for tags in ["PHUM, TU, AJ", "PHUM", "PHUM, XD"] {
            assert!(found(&with(tags), "own-country-missing").is_empty(), "{tags}");
        }
        let department = with("PHUM, TU").replace("UNCLAS BAKU", "UNCLAS STATE");
        assert!(found(&department, "own-country-missing").is_empty());
    }
}
