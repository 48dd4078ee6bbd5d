//! A country among the TAGS that is not the post's own and that the text does not mention: perhaps a slip.
//!
//! The name is looked for by its first letters, so that *Cypriot* counts for Cyprus; short bodies prove nothing.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::tables::{self, TagKind};

/// Bodies with fewer bytes of text say too little to miss a country in.
const SHORTEST_BODY: usize = 1_500;

/// As many places are looked for in one cable; more is no list of countries but damage.
const MOST: usize = 12;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let own = cable
            .number
            .as_ref()
            .and_then(|number| tables::post(&number.value.post))
            .map(|post| (post.place, post.country));
        let Some((own_code, own_country)) = own else { continue };
        let year = cable.year();
        let source = &reading.source;
        let mut spans: Vec<_> = cable.body.iter().flat_map(|item| item.text.iter().copied()).collect();
        if spans.iter().map(|span| span.len() as usize).sum::<usize>() < SHORTEST_BODY {
            continue;
        }
        spans.extend(cable.subject.iter().flat_map(|subject| subject.spans.iter().copied()));
        for tag in cable.tags.iter().filter(|tag| tag.value.code.len() == 2 && tag.value.code != own_code).take(MOST)
        {
            let known = tables::tag(&tag.value.code, year);
            let (TagKind::Place, Some(place)) = (known.kind, known.meaning) else { continue };
            if known.note.starts_with("region") || known.note.starts_with("slip") || is_abbreviated(place) {
                continue;
            }
            let stem = stem(place);
            let mentioned = spans.iter().any(|span| contains(source.slice(*span), &stem));
            if mentioned {
                continue;
            }
            let beside = if cable.tags.iter().any(|tag| tag.value.code == own_code) {
                format!(" beside {own_code} ({own_country})")
            } else {
                String::new()
            };
            let code = &tag.value.code;
            let message = format!(
                "{code} stands for {place}, which the text does not mention; found{beside} in the TAGS, perhaps a slip"
            );
            let mut spans = tag.spans.clone();
            spans.extend(
                cable.tags.iter().filter(|tag| tag.value.code == own_code).flat_map(|tag| tag.spans.iter().copied()),
            );
            out.push(diagnostic("unexpected-place-tag", Severity::Info, message, spans));
        }
    }
}

/// Countries that a text is likely to call by another name than the table's.
fn is_abbreviated(place: &str) -> bool {
    [
        "United", "Soviet", "Korea", "China", "Russia", "German", "Congo", "Emirates", "Holy", "Burma", "Cote",
        "Netherlands", "Serbia",
    ]
    .iter()
    .any(|words| place.contains(words))
}

/// The first letters of the longest word of a name, in small letters.
fn stem(place: &str) -> String {
    let longest = place.split([' ', ',', '(', '/', '-']).max_by_key(|word| word.len()).unwrap_or(place);
    longest.chars().take(4).collect::<String>().to_ascii_lowercase()
}

fn contains(text: &str, stem: &str) -> bool {
    let mut chars = stem.bytes();
    let Some(first) = chars.next() else { return false };
    let bytes = text.as_bytes();
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes)
        .any(|at| text.get(at..at + stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn a_country_nobody_mentions() {
        let body = format!("1. (U) {}", "The talks in Baku went on for a long time. ".repeat(60));
        let with = |body: &str| cable(body).replace("PHUM, AJ", "PHUM, CY, AJ");
        assert_eq!(found(&with(&body), "unexpected-place-tag").len(), 1);
        assert!(found(&with(&body.replace("long", "Cypriot")), "unexpected-place-tag").is_empty());
        assert!(found(&with("1. (U) Short."), "unexpected-place-tag").is_empty());
    }
}
