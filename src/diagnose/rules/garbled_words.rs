//! Words that the transmission garbled (`reQ#8$UQ8ML#C`), marks of its errors (`E E E E`), characters that were lost
//! (U+FFFD): marked, never corrected (handbook, section 6.2).

use super::{Diagnostic, Severity, count, diagnostic};
use crate::read::Reading;
use crate::text::{Search, Span, cursor, letters};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut places: Vec<Span> = Vec::new();
        for span in super::prose(cable) {
            find(reading.source.slice(span), span.start(), &mut places);
            if places.len() > super::MOST_PLACES {
                break;
            }
        }
        let Some(first) = places.first() else { continue };
        let message = format!(
            "{} garbled, such as “{}”; not corrected",
            count(places.len(), "word is", "words are"),
            reading.source.words(&[*first])
        );
        out.push(diagnostic("garbled-words", Severity::Info, message, places));
    }
}

fn find(text: &str, offset: u32, places: &mut Vec<Span>) {
    /// So many letters E in a row tell an error of the sending station.
    const ERROR: usize = 4;
    let mut run: Option<(usize, Span)> = None;
    for (word, span) in cursor::words(text, offset) {
        if is_garbled(word) {
            places.push(span);
        }
        run = match run {
            Some((n, whole)) if word == "E" => Some((n + 1, whole.to(span))),
            _ if word == "E" => Some((1, span)),
            Some((n, whole)) => {
                places.extend((n >= ERROR).then_some(whole));
                None
            }
            None => None,
        };
    }
    places.extend(run.filter(|(n, _)| *n >= ERROR).map(|(_, whole)| whole));
}

/// Two marks at least that no word has, between its letters; or nothing but the sign for what was not received.
fn is_garbled(word: &str) -> bool {
    let word = word.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '"' | '\''));
    if word.len() >= 3 && word.bytes().all(|byte| byte == b'#') {
        return true;
    }
    if word.contains('\u{FFFD}') && word.chars().any(letters::is_letter) {
        return true;
    }
    let is_address = word.contains('@') || word.has("://") || word.has("www.") || word.contains('\\');
    let is_odd = |byte: &u8| {
        matches!(byte, b'#' | b'$' | b'^' | b'~' | b'|' | b'{' | b'}' | b'_' | b'=' | b'<' | b'>' | b'"' | b'%')
    };
    let inner = |word: &str| {
        let bytes = word.as_bytes();
        let middle = bytes.get(1..bytes.len().saturating_sub(1)).unwrap_or(&[]);
        middle.iter().filter(|byte| is_odd(byte)).count()
    };
    // Blanks that a form leaves (`____`), tags and formulas repeat one mark.
    let n_odd = inner(word);
    let kinds = word.bytes().filter(|byte| is_odd(byte)).fold(0_u128, |kinds, byte| kinds | 1 << (byte & 127));
    let is_mixed = kinds.count_ones() >= 2;
    let n_letters = word.chars().filter(|c| letters::is_letter(*c)).count();
    !is_address
        && n_odd >= 2
        && is_mixed
        && n_letters >= 2
        && !word.starts_with(&['<', '$', '|', '{'][..])
        && !word.has("</")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use super::is_garbled;

    #[test]
    fn words() {
        for word in ["reQ#8$UQ8ML#C", "t\"z_1de", "hQrb#8$r", "####"] {
            assert!(is_garbled(word), "{word}");
        }
        for word in [
            "R&D",
            "jane_roe@state.gov",
            "$5",
            "A=B",
            "____",
            "<br>",
            "\"quoted\"",
            "50%",
            "http://x/y_z=1",
            "C#",
            "P5+1",
            "and/or",
        ] {
            assert!(!is_garbled(word), "{word}");
        }
    }

    #[test]
    fn error_signs() {
        assert_eq!(found(&cable("1. (U) The E E E E E E E E talks."), "garbled-words")[0].spans.len(), 1);
        assert!(found(&cable("1. (U) Vitamin E E is good."), "garbled-words").is_empty());
    }
}
