//! Words that the transmission garbled (`reQ#8$UQ8ML#C`), marks of its errors (`E E E E`), characters that were lost
//! (U+FFFD): marked, never corrected (handbook, section 6.2).

use super::{Diagnostic, Severity, count, diagnostic};
use crate::read::Reading;
use crate::text::{Span, cursor};

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
    let mut run: (usize, Span) = (0, Span::empty(offset));
    for (word, span) in cursor::words_with(text, offset, is_sign) {
        if is_garbled(word) {
            places.push(span);
        }
        if word == "E" {
            let between = Span::new(run.1.end() - offset, span.start() - offset);
            let goes_on = text.get(between.range()).is_some_and(|between| between.trim_start().is_empty());
            run = if run.0 > 0 && goes_on { (run.0 + 1, run.1.to(span)) } else { (1, span) };
            match run.0 {
                ERROR => places.push(run.1),
                n if n > ERROR => {
                    places.pop();
                    places.push(run.1);
                }
                _ => {}
            }
        }
    }
}

/// A byte that tells of garbling: a mark that no word has, the first byte of U+FFFD, a letter E alone.
fn is_sign(text: &[u8], at: usize) -> bool {
    let is_blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    text.get(at).is_some_and(|byte| match byte {
        b'E' => is_blank(at.checked_sub(1).and_then(|before| text.get(before))) && is_blank(text.get(at + 1)),
        byte => is_odd(*byte) || *byte == 0xEF,
    })
}

/// Two marks at least that no word has, between its letters; or nothing but the sign for what was not received.
fn is_garbled(word: &str) -> bool {
    let word = word.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '"' | '\''));
    if word.len() >= 3 && word.bytes().all(|byte| byte == b'#') {
        return true;
    }
    if word.contains('\u{FFFD}') && word.chars().any(char::is_alphabetic) {
        return true;
    }
    let is_address = word.contains('@') || word.contains("://") || word.contains("www.") || word.contains('\\');
    let bytes = word.as_bytes();
    let inner = bytes.get(1..bytes.len().saturating_sub(1)).unwrap_or(&[]);
    let n_odd = inner.iter().filter(|byte| is_odd(**byte)).count();
    // Blanks that a form leaves (`____`), tags and formulas repeat one mark.
    let mut marks = bytes.iter().filter(|byte| is_odd(**byte));
    let is_mixed = marks.next().is_some_and(|first| marks.any(|mark| mark != first));
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    !is_address
        && n_odd >= 2
        && is_mixed
        && n_letters >= 2
        && !word.starts_with(['<', '$', '|', '{'])
        && !word.contains("</")
}

/// A mark that no word has.
const fn is_odd(byte: u8) -> bool {
    matches!(byte, b'#' | b'$' | b'^' | b'~' | b'|' | b'{' | b'}' | b'_' | b'=' | b'<' | b'>' | b'"' | b'%')
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
            "R&D", "jane_roe@state.gov", "$5", "A=B", "____", "<br>", "\"quoted\"", "50%", "http://x/y_z=1", "C#",
            "P5+1", "and/or",
        ] {
            assert!(!is_garbled(word), "{word}");
        }
    }

    #[test]
    fn error_signs() {
        let text = cable("1. (U) The E E E E\nE E E E talks.");
        let notes = found(&text, "garbled-words");
        let spans: Vec<&str> = notes[0].spans.iter().map(|span| &text[span.range()]).collect();
        assert_eq!(spans, ["E E E E\nE E E E"]);
        assert!(found(&cable("1. (U) Vitamin E E is good. E E again."), "garbled-words").is_empty());
    }
}
