//! Words that a hyphen at a line's end or a page break divides. Whether the hyphen belongs to the word (`ANTI-` / `RUST`) or
//! not (`REHEAR-` / `SAL`), and whether two pieces around a page line are one word, cannot be decided here: marked only.

use super::{Diagnostic, Severity, count, diagnostic};
use crate::read::Reading;
use crate::text::Span;

/// First parts that keep their hyphen.
const PREFIXES: &[&str] = &[
    "anti", "non", "pre", "post", "co", "self", "mid", "semi", "pro", "multi", "inter", "counter", "ex", "sub", "re",
    "well", "long", "short", "high", "low", "two", "three", "one", "vice",
];

/// Short words that may stand before a page break.
const SHORT_WORDS: &[&str] = &[
    "a", "i", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on",
    "or", "so", "to", "up", "us", "we", "all", "and", "any", "are", "ask", "but", "can", "did", "due", "end", "far",
    "few", "for", "get", "got", "had", "has", "her", "him", "his", "how", "its", "law", "led", "lot", "may", "met",
    "men", "new", "nor", "not", "now", "off", "oil", "old", "one", "our", "out", "own", "per", "put", "ran", "run",
    "saw", "say", "see", "set", "she", "six", "ten", "the", "too", "two", "use", "war", "was", "way", "who", "yet",
];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let hyphens = super::places(reading, super::body(cable), find);
        if let Some(first) = hyphens.first() {
            let message = format!(
                "{} divided by a hyphen at a line's end, such as “{}”; whether the hyphen belongs to the word is not decided",
                count(hyphens.len(), "word is", "words are"),
                reading.source.words(&[*first])
            );
            out.push(diagnostic("divided-word", Severity::Info, message, hyphens));
        }
        for item in cable.body.iter().filter(|item| item.breaks.contains(&true)).take(super::MOST_PLACES) {
            let pairs = item.text.iter().zip(item.text.iter().skip(1)).zip(&item.breaks);
            for ((before, after), _) in pairs.filter(|(_, seen)| **seen) {
                let (last, first) = (super::last_word(reading, *before), super::first_word(reading, *after));
                let (head, tail) = (reading.source.slice(last), reading.source.slice(first));
                if is_piece(head) && tail.starts_with(char::is_lowercase) {
                    let message = format!("a page line stands between “{head}” and “{tail}”, which may be one word");
                    out.push(diagnostic("divided-word", Severity::Info, message, vec![last, first]));
                }
            }
        }
    }
}

/// Pieces of words on either side of a line's end, the first one with its hyphen.
fn find(text: &str, offset: u32) -> Vec<Span> {
    let mut out = Vec::new();
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    let mut start = 0;
    for (line, end) in super::lines(text) {
        let begin = std::mem::replace(&mut start, end);
        let Some(head) = line.trim_end().strip_suffix('-') else { continue };
        let n_head = head.bytes().rev().take(40).take_while(is_letter).count();
        let word = head.get(head.len() - n_head..).unwrap_or("");
        let n_tail = text.bytes().skip(end).take(40).take_while(is_letter).count();
        if n_head >= 2 && n_tail >= 2 && !PREFIXES.contains(&word.to_ascii_lowercase().as_str()) {
            let from = begin + head.len() - n_head;
            out.push(Span::of(from + offset as usize..end + n_tail + offset as usize));
        }
    }
    out
}

/// Up to three letters, small ones among them, that are no word.
fn is_piece(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.chars().all(char::is_alphabetic)
        && word.contains(char::is_lowercase)
        && !SHORT_WORDS.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn at_line_ends() {
        let code = "divided-word";
        assert_eq!(found(&cable("1. (U) THE REHEAR-\nSAL ROOM."), code).len(), 1);
        assert!(found(&cable("1. (U) A COAT OF ANTI-\nRUST PAINT --\nAND MORE."), code).is_empty());
    }

    #[test]
    fn at_page_breaks() {
        let code = "divided-word";
        let cut = |before: &str| {
            cable(&format!("1. (U) The left side says {before}\nBAKU 00000152  002 OF 003\nreo on it."))
        };
        assert_eq!(found(&cut("Cor"), code).len(), 1);
        assert!(found(&cut("the"), code).is_empty());
    }
}
