//! `&` and `8` for curly quotation marks, which did not survive a 7-bit step (handbook, section 6.1): `called &the second
//! sun8`. Only pairs are read so: an opening mark before a letter, and within some 200 characters a closing one behind a
//! small letter or a stop. `G8`, `A-18` and `R&D` are none.

use super::{Diagnostic, Severity, count, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

/// A closing mark stands within so many characters of its opening one.
const WITHIN: usize = 200;

/// Opening marks as they came out, what an archive's web page then made of some of them, and what belongs there: `&not`
/// became `¬`, and `&copy`, `&reg`, `&para` likewise, with or without a word that goes on.
const OPENING: [(char, &str); 5] = [('&', ""), ('¬', "not"), ('©', "copy"), ('®', "reg"), ('¶', "para")];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    if reading.cables.is_empty() {
        return;
    }
    let pairs = pairs(reading.source.text());
    let Some(first) = pairs.first() else { return };
    let whole = first.open.to(first.close);
    let excerpt: String = reading.source.slice(whole).split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let message = format!(
        "expected quotation marks, found “{}” and “8” in {}, such as {excerpt}",
        reading.source.slice(first.open),
        count(pairs.len(), "place", "places")
    );
    let spans = pairs.iter().flat_map(|pair| [pair.open, pair.close]).collect();
    let mut found = diagnostic("lost-quotation-marks", Severity::Info, message, spans);
    let edits = pairs
        .iter()
        .flat_map(|pair| [Edit::replace(pair.open, format!("“{}", pair.word)), Edit::replace(pair.close, "”")]);
    found.repair = safe("read quotation marks", edits.collect());
    out.push(found);
}

/// An opening and a closing mark, and the beginning of a word that the opening one has swallowed.
pub(super) struct Pair {
    pub(super) open: Span,
    word: &'static str,
    close: Span,
}

/// All pairs, in the order of their closing marks.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    // Few texts have a mark that closes at all.
    if !memchr::memchr_iter(b'8', text.as_bytes()).any(|at| closes(text, at)) {
        return pairs;
    }
    // Opening marks without a partner so far: count of characters, place, word.
    let mut open: Vec<(usize, Span, &'static str)> = Vec::new();
    let mut before = '\n';
    let mut line_is_blank = true;
    for (n_chars, (at, c)) in text.char_indices().enumerate() {
        if super::is_line_end(c) && !(c == '\n' && before == '\r') {
            if line_is_blank {
                open.clear();
            }
            line_is_blank = true;
        } else if !c.is_whitespace() {
            line_is_blank = false;
        }
        let next = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
        let span = Span::of(at..at + c.len_utf8());
        if c == '8' {
            if closes(text, at)
                && let Some((start, place, word)) = open.pop()
            {
                if n_chars - start <= WITHIN {
                    pairs.push(Pair { open: place, word, close: span });
                } else {
                    open.clear();
                }
            }
        } else if (before.is_whitespace() || before == '(')
            && let Some((_, word)) = OPENING.iter().find(|(mark, _)| *mark == c)
            && opens(c, next(), text.get(at..).unwrap_or(""))
        {
            open.push((n_chars, span, word));
        }
        before = c;
    }
    pairs.truncate(super::MOST_PLACES);
    pairs
}

/// The figure behind a small letter or a stop, and no letter or figure behind it.
fn closes(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at + 1..).and_then(|behind| behind.chars().next());
    before.is_some_and(|before| before.is_lowercase() || matches!(before, '.' | ',' | '?' | '!'))
        && !behind.is_some_and(char::is_alphanumeric)
}

fn opens(mark: char, next: char, rest: &str) -> bool {
    match mark {
        // An entity (`&quot;`) is none.
        '&' => {
            let end = rest.bytes().skip(1).take(10).find(|byte| !byte.is_ascii_alphanumeric());
            next.is_alphabetic() && end != Some(b';')
        }
        '¶' => next.is_lowercase(),
        _ => next == ' ' || next.is_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};
    use crate::text::edit;

    fn read(body: &str) -> String {
        let text = cable(body);
        let notes = found(&text, "lost-quotation-marks");
        let edits = notes.first().and_then(|note| note.repair.clone()).map(|repair| repair.edits).unwrap_or_default();
        let edits = edit::ordered(edits);
        edit::apply(&text, &edits)
    }

    #[test]
    fn pairs_only() {
        assert!(read("1. (U) It is called &the\nsecond sun8 there.").contains("“the\nsecond sun” there"));
        assert!(read("1. (U) He said &not &so8 today.8").contains("“not “so” today.”"));
        assert!(read("1. (U) He said ¬ a grain8 and ¶de8.").contains("“not a grain” and “parade”"));
        for body in [
            "1. (U) The G8 and A-18 of R&D.",
            "1. (U) Say &quot;x8",
            "1. (U) An &opening alone.",
            "1. (U) In 1988 x8.",
        ] {
            assert_eq!(read(body), cable(body));
        }
    }
}
