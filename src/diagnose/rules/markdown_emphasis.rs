//! Emphasis of Markdown in a retyped telegram: `**Comment:**`. The asterisks are the retyping's, not the message's.

use super::{Diagnostic, Severity, count, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

/// Longer stretches between asterisks are no emphasis.
const LONGEST: usize = 200;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let marks = super::places(reading, super::body(cable), find);
        if marks.is_empty() {
            continue;
        }
        let message = format!(
            "asterisks of Markdown stand around {}; left out when read",
            count(marks.len() / 2, "word", "words or phrases")
        );
        let edits = marks.iter().map(|mark| Edit::delete(*mark)).collect();
        let mut found = diagnostic("markdown-emphasis", Severity::Info, message, marks);
        found.repair = safe("leave the asterisks out", edits);
        out.push(found);
    }
}

/// Pairs of double asterisks around text of one line.
fn find(text: &str, offset: u32) -> Vec<Span> {
    let mut out = Vec::new();
    let place = |at: usize| Span::of(at + offset as usize..at + 2 + offset as usize);
    let mut marks = text.match_indices("**").map(|(at, _)| at);
    let mut open = marks.next();
    for at in marks {
        match open {
            Some(start) if text.get(start + 2..at).is_some_and(is_phrase) => {
                out.extend([place(start), place(at)]);
                open = None;
            }
            _ => open = Some(at),
        }
    }
    out
}

fn is_phrase(inner: &str) -> bool {
    (1..=LONGEST).contains(&inner.len()) && !inner.contains(['\n', '\r', '*']) && inner.trim() == inner
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn pairs_only() {
        assert_eq!(find("**Comment:** He will.", 0).len(), 2);
        assert_eq!(find("2 ** 3 ** 4", 0).len(), 0, "blanks inside");
        assert_eq!(find("**open", 0).len(), 0);
        assert_eq!(find("**a** and **b**", 0).len(), 4);
        assert_eq!(find("*****", 0).len(), 0);
    }
}
