//! `)` between blanks and `*` between letters for dashes, which did not survive a 7-bit step (handbook, section 6.1):
//! `oil ) gas`, `there*all nine`. A parenthesis counts only where none is open.

use super::{Diagnostic, everywhere};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    everywhere(reading, out, "lost-dash", "read dashes", find, &|first, places| {
        format!("expected dashes, found “{}” in {places}", reading.source.slice(first.span))
    });
}

/// What the last word was: words of letters alone, and single letters or numbers, which a parenthesis enumerates.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Word,
    Other,
}

fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    // Few texts have such marks at all.
    if !memchr::memchr2_iter(b')', b'*', text.as_bytes()).any(|at| is_between(text, at)) {
        return edits;
    }
    for paragraph in paragraphs(text) {
        let mut depth = 0_u32;
        let shift = paragraph.range().start;
        let text = text.get(paragraph.range()).unwrap_or("");
        let mut last = Last::Other;
        for (word, span) in crate::text::cursor::words(text, 0) {
            let at = span.range().start + shift;
            if word == ")" && depth == 0 && last == Last::Word && goes_on(text, span) {
                edits.push(Edit::replace(Span::of(at..at + 1), "–"));
                last = Last::Other;
                continue;
            }
            for c in word.chars() {
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            if let Some(star) = star(word) {
                edits.push(Edit::replace(Span::of(at + star..at + star + 1), "—"));
            }
            let is_word = word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
            last = if is_word { Last::Word } else { Last::Other };
        }
        if edits.len() > super::MOST_PLACES {
            break;
        }
    }
    edits
}

/// A parenthesis between blanks, an asterisk between others.
fn is_between(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at + 1..).and_then(|behind| behind.chars().next());
    let is_parenthesis = text.as_bytes().get(at) == Some(&b')');
    before.zip(behind).is_some_and(|(before, behind)| {
        before.is_whitespace() == is_parenthesis && behind.is_whitespace() == is_parenthesis
    })
}

/// A word follows.
fn goes_on(text: &str, span: Span) -> bool {
    let rest = text.get(span.range().end..).unwrap_or("").trim_start();
    rest.starts_with(char::is_alphanumeric)
}

/// The only asterisk of a word, between two letters.
fn star(word: &str) -> Option<usize> {
    let at = word.find('*')?;
    let behind = word.get(at + 1..)?;
    let is_between = word.get(..at)?.chars().next_back().is_some_and(char::is_alphabetic)
        && behind.chars().next().is_some_and(char::is_alphabetic);
    (is_between && !behind.contains('*')).then_some(at)
}

/// Stretches between blank lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let mut begin = 0;
    // An empty line at the end closes the last one.
    let lines = super::lines(text).map(Some).chain(std::iter::once(None));
    lines.filter_map(move |line| {
        let is_blank = line.is_none_or(|(line, _)| line.trim().is_empty());
        let found = is_blank.then(|| Span::of(start..begin)).filter(|found| !found.is_empty());
        begin = line.map_or(text.len(), |(_, end)| end);
        if is_blank {
            start = begin;
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::edit;

    #[test]
    fn between_words() {
        let read = |text: &str| edit::apply(text, &find(text));
        assert_eq!(read("oil ) gas"), "oil – gas");
        assert_eq!(read("hang there*all nine"), "hang there—all nine");
        assert_eq!(read("He looks\n) they do"), "He looks\n– they do");
        for text in ["(oil ) gas", "a ) first", "1 ) first", "*bold*", "x ** y", "(see\nbelow ) and", "oil )\n\ngas"]
        {
            assert_eq!(read(text), text);
        }
    }
}
