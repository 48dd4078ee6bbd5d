//! Summary and comment as running texts, without the words that open and close them.

use crate::cable::{BodyItem, BodyKind, Cable, Role};
use crate::diagnose::Document;

/// A summary or comment goes over at most so many pieces of the body.
const MOST_PIECES: usize = 16;

/// The text of the first piece with a role. It goes on until the words that close it; without these it is the paragraph alone,
/// or all up to the next heading where the role is a heading itself.
pub(super) fn of(document: &Document, cable: &Cable, role: Role) -> Option<String> {
    let Some(at) = cable.body.iter().position(|item| item.role == Some(role)) else {
        return inside(document, cable, role);
    };
    let rest = cable.body.get(at..)?;
    let under_heading = rest.first().is_some_and(|item| item.kind == BodyKind::Heading);
    let pieces = rest.get(usize::from(under_heading)..)?;
    let text = |item: &BodyItem| document.reading_text(&item.text);
    let texts: Vec<(BodyKind, String)> =
        pieces.iter().take(MOST_PIECES).map(|item| (item.kind, text(item))).collect();
    let closed = texts
        .iter()
        .take_while(|(kind, _)| *kind != BodyKind::Heading)
        .position(|(_, text)| closing(text, role).is_some())
        .map(|last| last + 1);
    let n_under_heading = || {
        let end = texts.iter().position(|(kind, _)| *kind == BodyKind::Heading);
        // Without a heading behind it nothing tells where it ends.
        end.unwrap_or(1)
    };
    let n_pieces = closed.unwrap_or_else(|| if under_heading { n_under_heading() } else { 1 });
    let mut out = String::new();
    for (_, text) in texts.iter().take(n_pieces) {
        let text = closing(text, role).and_then(|at| text.get(..at)).unwrap_or(text);
        let text = if out.is_empty() { without_opening(text, role) } else { text };
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(text.trim_end_matches(['(', '[', '-', ' ']).trim());
    }
    (!out.is_empty()).then_some(out)
}

/// A role that begins inside a paragraph: `1. (C) This is an action request. Summary: ... End summary.` Only what is closed
/// counts, for the word alone may mean anything.
fn inside(document: &Document, cable: &Cable, role: Role) -> Option<String> {
    /// Summaries stand at the beginning, comments anywhere.
    const FIRST_PIECES: usize = 4;
    let n_pieces = if role == Role::Summary { FIRST_PIECES } else { cable.body.len() };
    cable.body.iter().take(n_pieces).find_map(|item| {
        let text = document.reading_text(&item.text);
        let end = closing(&text, role)?;
        let before = text.get(..end)?;
        let lower = before.to_ascii_lowercase();
        let opening = format!("{}:", word(role));
        let start = lower.rfind(&opening).or_else(|| lower.rfind(&format!("begin {}", word(role))));
        let inner = before.get(start.unwrap_or(0)..)?;
        let inner = without_opening(inner, role).trim().trim_end_matches(['(', '[', '-', ' ']);
        (!inner.is_empty()).then(|| inner.to_owned())
    })
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Summary => "summary",
        Role::Comment => "comment",
        Role::ActionRequest => "action request",
        Role::Background => "background",
    }
}

/// Where the words stand that close a role: `END SUMMARY`, `End of comment`.
fn closing(text: &str, role: Role) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower.get(from..).and_then(|rest| rest.find("end ")) {
        let at = from + found;
        let rest = lower.get(at + 4..)?.trim_start_matches("of ");
        let starts_word = !lower.get(..at)?.ends_with(char::is_alphanumeric);
        // `END SUMMARY AND COMMENT` closes both.
        let is_role = rest.starts_with(word(role))
            || rest.get(..40.min(rest.len())).is_some_and(|rest| {
                rest.split(['.', ')', ']'])
                    .next()
                    .is_some_and(|sentence| sentence.contains(&format!("and {}", word(role))))
            });
        if starts_word && is_role {
            return Some(at);
        }
        from = at + 4;
    }
    None
}

/// The text without `SUMMARY:`, `BEGIN SUMMARY AND COMMENT.`, `Comment -`.
fn without_opening(text: &str, role: Role) -> &str {
    /// An opening is short.
    const LONGEST: usize = 60;
    let mark = text.bytes().take(LONGEST).position(|byte| matches!(byte, b':' | b'.' | b'-' | b')'));
    let Some(mark) = mark else { return text };
    let Some((opening, rest)) = text.get(..mark).zip(text.get(mark..)) else { return text };
    let is_opening = opening.to_ascii_lowercase().contains(word(role)) && Role::of(text).is_some();
    if is_opening { rest.trim_start_matches([':', '.', '-', ')', ' ', '\u{2014}']) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_and_closings() {
        assert_eq!(without_opening("SUMMARY AND COMMENT: It rains.", Role::Summary), "It rains.");
        assert_eq!(without_opening("(Comment: It rains.", Role::Comment), "It rains.");
        assert_eq!(without_opening("It rains. Comment: no.", Role::Comment), "It rains. Comment: no.");
        assert_eq!(closing("It rains. End summary.", Role::Summary), Some(10));
        assert_eq!(closing("It rains. END SUMMARY AND COMMENT.", Role::Comment), Some(10));
        assert_eq!(closing("at the weekend summary courts", Role::Summary), None);
    }
}
