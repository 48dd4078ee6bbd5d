//! The signature at the end of the text, and what may stand behind it (handbook, section 5.7).

use crate::cable::{Cable, Confidence, Field, signature};
use crate::read::lines::TextLine;
use crate::text::{Source, Span};

/// Notes of the message centre, a downgrading group, the start of the next message: at most so many lines.
const MOST_NOTES: usize = 6;

/// Finds the signature and gives the number of lines that are left for the text.
pub(super) fn sign(source: &Source, lines: &[TextLine], cable: &mut Cable, is_mixed_case: bool) -> usize {
    let is_behind = |line: &TextLine| is_behind_signature(source.slice(line.span).trim());
    let n_behind = lines.iter().rev().take(MOST_NOTES).take_while(|line| is_behind(line)).count();
    // A note of the message centre goes on over lines that are none by themselves.
    let note = lines.iter().rev().take(MOST_NOTES).position(|line| is_note(source.slice(line.span)));
    let n_note = note.map_or(0, |at| at + 1);
    for n_after in [0, n_behind, n_note] {
        let n_lines = lines.len() - n_after.min(lines.len());
        if let Some(left) = sign_at(source, lines.get(..n_lines).unwrap_or(lines), cable, is_mixed_case) {
            for line in lines.get(n_lines..).unwrap_or(&[]) {
                cable.remarks.push(source.trim(line.span));
            }
            return left;
        }
    }
    lines.len()
}

/// Reads a signature in the last of some lines; gives the lines left before it.
fn sign_at(source: &Source, lines: &[TextLine], cable: &mut Cable, is_mixed_case: bool) -> Option<usize> {
    let last = lines.last()?;
    let before = lines.len().checked_sub(2).and_then(|before| lines.get(before));
    let text = source.slice(last.span);
    let mut found = |span: Span, confidence, left: usize| {
        cable.signature = Some(Field { value: (), spans: vec![span], confidence });
        left
    };
    if let Some(span) = signature::after_quotation(text, last.span.start()) {
        return Some(found(span, Confidence::Likely, lines.len()));
    }
    if let Some(span) = signature::after_closing(text, last.span.start()) {
        return Some(found(span, Confidence::Likely, lines.len()));
    }
    let trimmed = source.trim(last.span);
    if signature::is_signature(text)
        && let Some(before) = before
    {
        let before = source.slice(before.span);
        let follows_sentence = last.after_blank || super::is_finished(before);
        // A word of capitals below a text in small letters is no part of the sentence above it; in a text all in
        // capitals one word alone without a full stop is none either, if its line before is as long as lines are.
        let is_name = source.slice(trimmed).split_whitespace().count() == 1
            && !source.slice(trimmed).contains(['.', ','])
            && !source.slice(trimmed).contains(char::is_lowercase)
            && (is_mixed_case || before.trim().len() < 55);
        if follows_sentence || is_name {
            let confidence = if follows_sentence { Confidence::Certain } else { Confidence::Likely };
            return Some(found(trimmed, confidence, lines.len() - 1));
        }
    }
    signature::run_on(text, last.span.start()).map(|span| found(span, Confidence::Likely, lines.len()))
}

/// `GP-3` (a downgrading group of the 1960s and 1970s), `NMAFVVZCZ...` (the next message's start).
fn is_behind_signature(text: &str) -> bool {
    let is_group = text.strip_prefix("GP-").is_some_and(|group| group.len() == 1);
    is_group || text.len() <= 24 && text.contains("VZCZ") || text.eq_ignore_ascii_case("SIPDIS") || text == "#"
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("NOTE BY ") || text.starts_with("NOTE: ") || text.starts_with("NOTE:  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::layout::Layout;
    use crate::read::lines;

    /// The signature with its confidence, the lines left for the text, the remarks.
    fn signed(text: &str, is_mixed_case: bool) -> (Option<(String, Confidence)>, usize, usize) {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let mut cable = Cable::default();
        let left = sign(&source, &lines, &mut cable, is_mixed_case);
        let found = cable.signature.map(|field| (source.words(&field.spans), field.confidence));
        (found, left, cable.remarks.len())
    }

    #[test]
    fn a_name_on_the_last_line() {
        use Confidence::{Certain, Likely};
        for (text, is_mixed_case, found, left) in [
            ("1. The lamps came home.\nRoe", true, Some(("Roe", Certain)), 1),
            ("1. The lamps came with\n\nRoe", true, Some(("Roe", Certain)), 1),
            ("1. The lamps came with\nRoe", true, None, 2),
            ("1. The lamps came with\nROE", true, Some(("ROE", Likely)), 1),
            ("1. THE LAMPS CAME WITH\nROE", false, Some(("ROE", Likely)), 1),
            ("1. THE LAMPS CAME WITH\nVAN ROE", false, None, 2),
            ("1. THE LAMPS CAME WITH\nROE.", false, None, 2),
            ("1. THE LAMPS CAME HOME.\nVAN ROE", false, Some(("VAN ROE", Certain)), 1),
            ("1. The lamps came home with him. ROE", true, Some(("ROE", Likely)), 1),
            ("1. He said no UNQUOTE ROE", true, Some(("ROE", Likely)), 1),
            ("1. The lamps came home. END COMMENT ROE", true, Some(("ROE", Likely)), 1),
            ("ROE", true, None, 1),
        ] {
            let found = found.map(|(name, confidence)| (name.to_owned(), confidence));
            assert_eq!(signed(text, is_mixed_case), (found, left, 0), "{text}");
        }
    }

    #[test]
    fn in_capitals_a_word_below_a_full_line_is_of_its_sentence() {
        for (length, is_signed) in [(54, true), (55, false)] {
            let text = format!("{}\nROE", "LAMPS ".repeat(10)[..length].replace(' ', "S"));
            assert_eq!(signed(&text, false).0.is_some(), is_signed, "{length}");
        }
    }

    #[test]
    fn what_may_stand_behind_the_signature() {
        for (text, expected) in [
            ("GP-3", true),
            ("GP-", false),
            ("GP-33", false),
            ("NMAFVVZCZC123", true),
            ("XXXXXXXXXXXXXXXXXXXXVZCZ", true),
            ("XXXXXXXXXXXXXXXXXXXXXVZCZ", false),
            ("Sipdis", true),
            ("#", true),
            ("LAMPS", false),
        ] {
            assert_eq!(is_behind_signature(text), expected, "{text}");
        }
        for (text, expected) in
            [("NOTE BY OC/T: GARBLED", true), ("  NOTE: GARBLED", true), ("NOTEBOOK: LAMPS", false)]
        {
            assert_eq!(is_note(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_the_signature_are_remarks() {
        let found = Some(("ROE".to_owned(), Confidence::Certain));
        let text = "1. The lamps came home.\nROE";
        assert_eq!(signed(&format!("{text}\nGP-3"), true), (found.clone(), 1, 1));
        assert_eq!(
            signed(&format!("{text}\nNOTE BY OC/T: GARBLED IN 2 PLACES\nAND CORRECTED"), true),
            (found.clone(), 1, 2)
        );
        assert_eq!(signed(&format!("{text}{}", "\nGP-3".repeat(6)), true), (found, 1, 6));
        assert_eq!(signed(&format!("{text}{}", "\nGP-3".repeat(7)), true), (None, 9, 0));
        assert_eq!(signed(&format!("{text}\nGP-33"), true), (None, 3, 0));
    }
}
