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

    const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n\n";

    fn role(body: &str, role: Role) -> Option<String> {
        let document = Document::of_text(format!("{HEAD}{body}\n"));
        of(&document, &document.cables()[0], role)
    }

    #[test]
    fn a_summary_goes_to_its_closing_or_its_end() {
        for (body, expected) in [
            ("1. (U) Summary: It rains. End summary. More.\n\n2. (U) Two came.", Some("It rains.")),
            (
                "1. (U) SUMMARY: It rains.\n\n2. (U) It pours. End summary.\n\n3. (U) More came.",
                Some("It rains.\n\nIt pours."),
            ),
            ("1. (U) SUMMARY: It rains.\n\n2. (U) It pours.", Some("It rains.")),
            (
                "SUMMARY\n-------\n\n1. (U) It rains.\n\n2. (U) It pours.\n\nLAMPS\n-----\n\n3. (U) More came. End summary.",
                Some("It rains.\n\nIt pours."),
            ),
            ("SUMMARY\n-------\n\n1. (U) It rains.\n\n2. (U) It pours.", Some("It rains.")),
            ("1. (U) It rains.", None),
        ] {
            assert_eq!(role(body, Role::Summary).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn a_summary_ends_within_so_many_pieces() {
        let of = |n: usize| {
            let pieces: String = (2..n).map(|n| format!("{n}. (U) It rains.\n\n")).collect();
            role(&format!("1. (U) Summary: It rains.\n\n{pieces}{n}. (U) It pours. End summary."), Role::Summary)
                .map(|text| text.split("\n\n").count())
        };
        assert_eq!((of(MOST_PIECES), of(MOST_PIECES + 1)), (Some(MOST_PIECES), Some(1)));
    }

    #[test]
    fn a_role_inside_a_paragraph_counts_if_it_is_closed() {
        let inside = "This is a request. Summary: It rains. End summary.";
        let after = |n: usize, text: &str| {
            let before: String = (1..=n).map(|n| format!("{n}. (U) It pours.\n\n")).collect();
            format!("{before}{}. (U) {text}", n + 1)
        };
        assert_eq!(role(&after(0, inside), Role::Summary).as_deref(), Some("It rains."));
        assert_eq!(role(&after(3, inside), Role::Summary).as_deref(), Some("It rains."));
        assert_eq!(role(&after(4, inside), Role::Summary), None);
        assert_eq!(role(&after(0, "This is a request. Summary: It rains."), Role::Summary), None);
        let comment = inside.replace("ummary", "omment").replace("Somment", "Comment").replace("somment", "comment");
        assert_eq!(role(&after(9, &comment), Role::Comment).as_deref(), Some("It rains."));
        let begun = "Lamps came. Begin comment. It rains. End comment.";
        assert_eq!(role(&after(0, begun), Role::Comment).as_deref(), Some("It rains."));
    }

    #[test]
    fn closings_begin_a_word_and_name_the_role() {
        for (text, role, expected) in [
            ("End of summary.", Role::Summary, Some(0)),
            ("The end is near. End summary.", Role::Summary, Some(17)),
            ("END COMMENT.", Role::Summary, None),
            ("End summary and lamps. And comment.", Role::Comment, None),
            ("End action request and background)", Role::Background, Some(0)),
            ("End action request.", Role::ActionRequest, Some(0)),
            ("append summary", Role::Summary, None),
        ] {
            assert_eq!(closing(text, role), expected, "{text}");
        }
    }

    #[test]
    fn openings_are_short_and_open_their_own_role() {
        let long = format!("Summary and comment {}: It rains.", "x".repeat(50));
        for (text, role, expected) in [
            ("Comment - It rains.", Role::Comment, "It rains."),
            ("SUMMARY. It rains.", Role::Summary, "It rains."),
            ("SUMMARY: It rains.", Role::Comment, "SUMMARY: It rains."),
            ("Lamps: summary", Role::Summary, "Lamps: summary"),
            ("Summary", Role::Summary, "Summary"),
            (&long, Role::Summary, &long),
        ] {
            assert_eq!(without_opening(text, role), expected, "{text}");
        }
    }
}
