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
    use crate::layout::Layout;
    use crate::read::lines;

    #[test]
    fn titles() {
        assert!(is_title("Meeting with Local NGOs"));
        assert!(!is_title("He met with them"));
    }

    /// Whether line `at` of a text is a heading.
    fn is(text: &str, at: usize, all_capitals: bool, next_is_numbered: bool) -> bool {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let style = Style { all_capitals, numbered: false, after_number: false };
        let place =
            Place { line: &lines[at], next: lines.get(at + 1), after_next: lines.get(at + 2), next_is_numbered };
        is_heading(&source, &style, &place, source.slice(source.trim(lines[at].span)))
    }

    #[test]
    fn small_words_and_figures_in_titles() {
        for (text, expected) in [
            ("The Talk", true),
            ("The talk", false),
            ("The new law", false),
            ("Talks about Trade", true),
            ("Talks aboard Ships", false),
            ("1990s Lamps", true),
            ("(Lamps)", true),
            ("(lamps)", false),
            ("", false),
        ] {
            assert_eq!(is_title(text), expected, "{text}");
        }
    }

    #[test]
    fn in_mixed_case_capitals_or_a_title_stand_apart() {
        for (text, expected) in [
            ("LAMP TALKS\n\nThe talks went on.", true),
            ("LAMP TALKS\nThe talks went on.", false),
            ("Lamp Talks\n\nThe talks went on.", true),
            ("Lamp talks went on\n\nThe talks went on.", false),
            ("Lamp Talks\nThe talks went on.", false),
            ("AB\n\nThe talks went on.", true),
            ("A\n\nThe talks went on.", false),
            ("1975\n\nThe talks went on.", false),
            ("LAMP TALKS", false),
        ] {
            assert_eq!(is(text, 0, false, false), expected, "{text}");
        }
        for mark in ['.', ',', ';', '?', '!'] {
            assert!(!is(&format!("LAMP TALKS{mark}\n\nThe talks went on."), 0, false, false), "{mark}");
        }
        assert!(is("LAMP TALKS\n1. The talks went on.", 0, false, true));
        assert!(!is("Lamp talks\n1. The talks went on.", 0, false, true));
    }

    #[test]
    fn inside_a_paragraph_only_a_rule_a_number_or_a_mark_makes_one() {
        for (text, numbered, expected) in [
            ("It rained\nLAMP TALKS\nAND more.", false, false),
            ("It rained\nLAMP TALKS\n\nMore.", false, false),
            ("It rained\nLAMP TALKS\n1. More.", true, true),
            ("It rained\nLAMP TALKS\n----------\nMore.", false, true),
            ("It rained\nLAMP TALKS\nIN RIGA\n-------\nMore.", false, true),
            ("It rained\n# Lamp talks\nMore.", false, true),
        ] {
            assert_eq!(is(text, 1, false, numbered), expected, "{text}");
        }
    }

    #[test]
    fn a_rule_is_about_as_long_as_its_heading() {
        for (length, expected) in [(8, false), (9, true), (11, true), (13, true), (14, false)] {
            let text = format!("Lamp talks!?\n{}\nMore.", "-".repeat(length)).replace("!?", "s");
            assert_eq!(is(&text, 0, false, false), expected, "{length}");
        }
    }

    #[test]
    fn two_lines_over_one_rule() {
        let long = |length: usize| format!("LAMP TALKS\n{}\n-------\nMore.", "RIGA ".repeat(17)[..length].trim());
        for (text, expected) in [
            ("LAMP TALKS\nIN RIGA\n-------\nMore.", true),
            ("LAMP TALKS\nin Riga\n-------\nMore.", false),
            ("LAMP TALKS\nIN RIGA\n\n-------\nMore.", false),
            ("Lamp talks\nIN RIGA\n-------\nMore.", false),
            (&long(79), true),
            (&long(84), false),
        ] {
            assert_eq!(is(text, 0, false, false), expected, "{text}");
        }
    }

    #[test]
    fn no_heading_is_long() {
        let apart = |indent: usize, length: usize| {
            is(&format!("{}{}\n\nThe talks went on.", " ".repeat(indent), "A".repeat(length)), 0, false, false)
        };
        assert!(apart(0, 80) && !apart(0, 81), "the words");
        assert!(apart(20, 80) && !apart(21, 80), "the line");
    }

    #[test]
    fn in_capitals_throughout_one_word_must_name_a_part_of_the_message() {
        for (text, numbered, expected) in [
            ("LAMP TALKS\n\nTHE TALKS WENT ON.", false, true),
            ("LAMP TALKS\nTHE TALKS WENT ON.", false, false),
            ("LAMPS\n\nTHE TALKS WENT ON.", false, false),
            ("SUMMARY\n\nTHE TALKS WENT ON.", false, true),
            ("LAMPS\n\n1. THE TALKS WENT ON.", true, true),
        ] {
            assert_eq!(is(text, 0, true, numbered), expected, "{text}");
        }
    }
}
