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
