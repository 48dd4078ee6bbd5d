//! Words with figures for letters, as OCR leaves them: `C0UNTRY`, `M1NISTER` (handbook, section 6.4). Marked, not corrected.

use super::{Diagnostic, Severity, count, diagnostic};
use crate::read::Reading;
use crate::text::{Span, cursor};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let words = super::prose(cable).flat_map(|span| {
            let is_figure = |text: &[u8], at: usize| matches!(text.get(at), Some(b'0' | b'1'));
            let words = cursor::words_with(reading.source.slice(span), span.start(), is_figure);
            words.filter(|(word, _)| is_misread(word)).map(|(_, place)| place)
        });
        let places: Vec<Span> = words.take(super::MOST_PLACES).collect();
        let Some(first) = places.first() else { continue };
        let message = format!(
            "{} for letters, such as “{}”; not corrected",
            count(places.len(), "word has figures", "words have figures"),
            reading.source.slice(*first)
        );
        out.push(diagnostic("figures-in-words", Severity::Info, message, places));
    }
}

/// One figure that looks like a letter among at least four letters of one case, with a letter on either side of it.
fn is_misread(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bytes = word.as_bytes();
    if !(5..=20).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    let mut figures = bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    let (Some((at, figure)), None) = (figures.next(), figures.next()) else { return false };
    let is_case = |test: fn(&u8) -> bool| bytes.iter().filter(|byte| !byte.is_ascii_digit()).all(test);
    let is_inside = at > 0 && at + 1 < bytes.len();
    let looks_like_letter = matches!(figure, b'0' | b'1');
    is_inside && looks_like_letter && (is_case(u8::is_ascii_uppercase) || is_case(u8::is_ascii_lowercase))
}

#[cfg(test)]
mod tests {
    use super::is_misread;

    #[test]
    fn words() {
        for word in ["C0UNTRY", "M1NISTER", "g0vernment,"] {
            assert!(is_misread(word), "{word}");
        }
        for word in ["2008", "A-18", "P5+1", "COVID19", "H1N1", "MI17S2", "F16", "B0UND1", "GROUP8", "E3O"] {
            assert!(!is_misread(word), "{word}");
        }
    }
}
