//! Headings: unnumbered lines between paragraphs (handbook, section 5.4).

use super::{Place, Style};
use crate::cable::Role;
use crate::read::lines::TextLine;
use crate::text::Source;

/// Longest heading, in bytes.
const LONGEST_HEADING: usize = 80;

/// Scores a line as a heading (handbook, section 5.4).
pub(super) fn is_heading(source: &Source, style: &Style, place: &Place<'_>, text: &str) -> bool {
    if text.len() > LONGEST_HEADING || place.line.span.len() as usize > LONGEST_HEADING + 20 {
        return false;
    }
    // Without any of these no line is a heading, whatever it says.
    let next_is_rule = |line: Option<&TextLine>| line.is_some_and(|line| line.is_rule);
    let may_be = place.line.after_blank
        || place.next_is_numbered
        || next_is_rule(place.next)
        || next_is_rule(place.after_next)
        || text.starts_with('#');
    if !may_be {
        return false;
    }
    let bare = text.trim_matches(['*', '#', '_']).trim();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || bare.ends_with(['.', ',', ';', '?', '!']) || place.next.is_none() {
        return false;
    }
    let is_capitals = !bare.contains(char::is_lowercase);
    let next_text = place.next.map_or("", |next| source.slice(next.span));
    let next_after_blank = place.next.is_none_or(|next| next.after_blank || next.after_furniture);
    let mut score = 0;
    let stands_apart = place.line.after_blank && next_after_blank;
    if is_capitals && !style.all_capitals || stands_apart && is_title(bare) {
        score += 2;
    }
    if place.next.is_some_and(|next| next.is_rule) {
        let rule = next_text.trim().len();
        score += if rule.abs_diff(bare.len()) <= 2 { 3 } else { 1 };
    } else if is_capitals
        && place.next.is_some_and(|next| !next.after_blank && next.span.len() as usize <= LONGEST_HEADING)
        && !next_text.contains(char::is_lowercase)
        && place.after_next.is_some_and(|rule| rule.is_rule && !rule.after_blank)
    {
        score += 1 + i32::from(!style.all_capitals);
    }
    if text.starts_with('#') {
        score += 3;
    }
    score += i32::from(stands_apart);
    if place.next_is_numbered {
        score += 2;
    }
    if style.all_capitals && !bare.contains(' ') && Role::of(bare).is_none() {
        score -= 1;
    }
    score >= 3
}

/// Words that stay small in a title.
const SMALL_WORDS: &[&str] = &[
    "with", "from", "into", "over", "under", "upon", "about", "after", "before", "between", "against", "during",
    "among", "through",
];

/// Title case: each word of more than three letters begins with a capital or a digit, but for the small ones.
fn is_title(text: &str) -> bool {
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3 && !SMALL_WORDS.contains(word);
    let mut words = text.split_whitespace().filter(is_long).peekable();
    let is_capital = |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    words.peek().is_some() && words.all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert!(is_title("Meeting with Local NGOs"));
        assert!(!is_title("He met with them"));
    }
}
