//! Text that may have been lost where a page break cut a paragraph: the words on the two sides do not join.
//!
//! Three signs, each from the grammar of the sentence: a sentence ended and the next begins in small letters; an
//! article or the like meets a word that cannot follow it; a verb that needs an object meets a preposition.

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

const DETERMINERS: &[&str] = &["a", "an", "the", "his", "her", "their", "its", "our", "my", "every", "no"];
const PREPOSITIONS: &[&str] = &[
    "before", "after", "during", "in", "at", "on", "of", "by", "with", "from", "to", "for", "into", "over", "under",
    "until", "since", "between", "among", "against", "within", "without", "through", "upon", "about", "towards",
    "toward",
];
const CONJUNCTIONS: &[&str] = &["and", "or", "but", "nor", "because", "although"];
/// Verbs that cannot stand without an object.
const TRANSITIVE: &[&str] = &[
    "provide", "give", "make", "take", "bring", "send", "ensure", "put", "offer", "receive", "obtain", "establish",
    "maintain", "include", "create", "implement", "undertake", "address", "present", "deliver", "reduce", "increase",
    "strengthen", "submit",
];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        for item in cable.body.iter().filter(|item| !item.breaks.is_empty()).take(super::MOST_PLACES) {
            for (before, after) in item.text.iter().zip(item.text.iter().skip(1)) {
                let Some(reason) = reason(reading.source.slice(*before), reading.source.slice(*after)) else {
                    continue;
                };
                let message = format!(
                    "text may be missing in {} at the page break: {reason}",
                    super::page_break_in_paragraph::name(item)
                );
                let spans = vec![super::last_word(reading, *before), super::first_word(reading, *after)];
                out.push(diagnostic("text-possibly-missing", Severity::Warning, message, spans));
            }
        }
    }
}

fn reason(before: &str, after: &str) -> Option<String> {
    let last = before.split_whitespace().next_back()?;
    let mut following = after.split_whitespace();
    let first = following.next()?;
    let (last_bare, first_bare) = (bare(last), bare(first));
    if last.ends_with(['.', '?', '!']) {
        let goes_on = first.starts_with(char::is_lowercase);
        return goes_on.then(|| format!("expected a new sentence after “{last}”, found “{first}”"));
    }
    if DETERMINERS.contains(&last_bare.as_str())
        && (PREPOSITIONS.contains(&first_bare.as_str())
            || CONJUNCTIONS.contains(&first_bare.as_str())
            || DETERMINERS.contains(&first_bare.as_str()))
    {
        return Some(format!("expected a noun after “{last}”, found “{first}”"));
    }
    // `plan to provide` / `both before the opening`: `both` belongs to what follows it.
    let second = following.next().map(bare).unwrap_or_default();
    let head = if first_bare == "both" || first_bare == "either" { &second } else { &first_bare };
    if TRANSITIVE.contains(&last_bare.as_str()) && PREPOSITIONS.contains(&head.as_str()) {
        return Some(format!("expected what “{last}” refers to, found “{first}”"));
    }
    None
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_join() {
        assert!(reason("and plan to provide", "both before the opening").is_some());
        assert!(reason("they ended there.", "and were met").is_some());
        assert!(reason("in view of the", "of his visit").is_some());
        assert!(reason("becoming more developed and", "increasingly controlled").is_none());
        assert!(reason("monitored some", "TIP trials and").is_none());
        assert!(reason("to provide", "both money and advice").is_none());
    }
}
