//! Texts that are quoted in full: notes, letters, talking points, messages (handbook, section 5.5).
//!
//! Inside them paragraphs have numbers of their own, which are none of the message's. A quotation counts as one only if it is
//! closed; what opens it must end its line or stand alone, for `QTE` and `UNQTE` also surround single words.

use crate::read::lines::TextLine;
use crate::text::Source;

/// Words that open a quotation of several lines, wherever they stand in a line.
const OPENINGS: [&str; 3] = ["BEGIN TEXT", "BEGIN TALKING POINTS", "BEGIN NON-PAPER"];

/// Words behind `BEGIN` that open one, at the end of the line.
const OPENED: [&str; 14] = [
    "TEXT", "POINTS", "NON-PAPER", "NONPAPER", "MESSAGE", "QUOTE", "LETTER", "TRANSLATION", "STATEMENT",
    "NOTE VERBALE", "DRAFT", "PAPER", "EXCERPT", "CABLE",
];

/// For each line, whether it is inside a quotation; the line that opens it is not, the one that closes it is.
#[must_use]
pub(super) fn find(source: &Source, lines: &[TextLine]) -> Vec<bool> {
    let mut quoted = vec![false; lines.len()];
    // Cheap first: most texts quote nothing.
    let closings: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_rule && closes(source.slice(line.span)))
        .map(|(idx, _)| idx)
        .collect();
    if closings.is_empty() {
        return quoted;
    }
    let mut at = 0;
    while at < lines.len() {
        let Some(line) = lines.get(at) else { break };
        let next = lines.get(at + 1);
        let stands_apart = next.is_none_or(|next| next.after_blank || next.is_rule);
        if line.is_rule || !opens(source.slice(line.span), stands_apart) {
            at += 1;
            continue;
        }
        let close = closings.get(closings.partition_point(|close| *close <= at)).copied();
        let Some(close) = close else { break };
        quoted.iter_mut().skip(at + 1).take(close - at).for_each(|line| *line = true);
        at = close + 1;
    }
    quoted
}

fn opens(text: &str, stands_apart: bool) -> bool {
    // Every opening has one of these letters at its end or is found by its first word.
    let trimmed = text.trim_end().trim_end_matches([':', '.', '-', ')', ' ', '"']);
    let upper_tail: String = trimmed.get(trimmed.len().saturating_sub(40)..).unwrap_or("").to_ascii_uppercase();
    if !upper_tail.ends_with(['T', 'E', 'S', 'R', 'N']) {
        return false;
    }
    let has_begin = upper_tail.contains("BEGIN ") && OPENED.iter().any(|word| upper_tail.ends_with(word));
    let is_alone = OPENINGS.iter().any(|opening| upper_tail.ends_with(opening));
    let is_quote = ends_word(&upper_tail, "QUOTE") || ends_word(&upper_tail, "QTE");
    let ends_with_colon = text.trim_end().ends_with(':');
    let follows = upper_tail.ends_with("TEXT FOLLOWS") || upper_tail.ends_with("FOLLOWING TEXT");
    has_begin || is_alone || is_quote && stands_apart || follows && ends_with_colon && stands_apart
}

fn closes(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Closings begin with END or UN.
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| memchr::memchr2(b'E', b'U', rest)).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or("");
        let starts_word =
            !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
        if starts_word && (rest.starts_with("UNQUOTE") || rest.starts_with("UNQTE") || closes_with_end(rest)) {
            return true;
        }
        from = at + 1;
    }
    false
}

fn closes_with_end(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("END ").or_else(|| rest.strip_prefix("End ")) else { return false };
    let mut rest: String = rest.chars().take(40).collect();
    rest.make_ascii_uppercase();
    let rest = ["OF ", "UNOFFICIAL ", "INFORMAL ", "DRAFT ", "TALKING "]
        .iter()
        .fold(rest.as_str(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    OPENED.iter().any(|word| rest.strip_prefix(word).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)))
}

fn ends_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn found(text: &str) -> Vec<bool> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        find(&source, &lines)
    }

    #[test]
    fn quotations() {
        assert_eq!(
            found("1. Text follows.\nBEGIN TEXT:\n1. One.\nEND TEXT.\n2. So."),
            [false, false, true, true, false]
        );
        assert_eq!(found("HE SAID QTE\nNO UNQTE AND LEFT\nTHEN"), [false, false, false], "a word in quotation marks");
        assert_eq!(found("HE SAID: QUOTE\n\nNO.\n\nUNQUOTE ROE"), [false, true, true]);
        assert_eq!(found("BEGIN TEXT\nand never ends"), [false, false]);
    }

    #[test]
    fn what_opens_a_quotation() {
        for word in OPENED {
            assert!(opens(&format!("BEGIN {word}:"), false), "{word}");
        }
        for (text, stands_apart, expected) in [
            ("(Begin text)", false, true),
            ("THE NOTE READS: BEGIN INFORMAL TRANSLATION.", false, true),
            ("BEGIN SUMMARY", true, false),
            ("THE TEXT", true, false),
            ("BEGIN WITH THE LONG HISTORY OF THE LAMP FACTORY AND ITS DRAFT", true, false),
            ("HE SAID: QUOTE", true, true),
            ("HE SAID: QUOTE", false, false),
            ("HE SAID: QTE", true, true),
            ("HE SAID: UNQTE", true, false),
            ("HE SAID: UNQUOTE", true, false),
            ("Text follows:", true, true),
            ("Text follows:", false, false),
            ("Text follows.", true, false),
            ("We send the following text:", true, true),
            ("We send the lamps:", true, false),
        ] {
            assert_eq!(opens(text, stands_apart), expected, "{text}");
        }
    }

    #[test]
    fn what_closes_a_quotation() {
        for (text, expected) in [
            ("END TEXT", true),
            ("End text.", true),
            ("END OF TEXT", true),
            ("END UNOFFICIAL TRANSLATION", true),
            ("END TALKING POINTS.", true),
            ("SEE UNDER LAMPS. END QUOTE", true),
            ("UNQUOTE", true),
            ("HE SAID NO UNQTE AND LEFT", true),
            ("LEND TEXT", false),
            ("DUNQUOTE", false),
            ("END TEXTILES", false),
            ("END SUMMARY", false),
            ("END", false),
            ("", false),
        ] {
            assert_eq!(closes(text), expected, "{text}");
        }
    }

    #[test]
    fn each_opening_goes_to_the_next_closing_behind_it() {
        for (text, expected) in [
            (
                "BEGIN TEXT\nOne.\nEND TEXT\nTwo.\nBEGIN TEXT\nThree.\nEND TEXT\nFour.",
                &[false, true, true, false, false, true, true, false][..],
            ),
            ("Lamps. END TEXT. BEGIN TEXT\nOne.\nEND TEXT\nTwo.", &[false, true, true, false]),
            ("UNQUOTE\nHE SAID: QUOTE", &[false, false]),
            ("HE SAID: QUOTE\n-----\nNO.\nUNQUOTE", &[false, true, true, true]),
            ("HE SAID: QUOTE\nNO.\nUNQUOTE", &[false, false, false]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
