//! Text that is no cable: says what was looked for, and what the text looks like instead.

use super::{Diagnostic, Severity, diagnostic};
use crate::diagnose::look_alike;
use crate::read::Reading;
use crate::text::Span;

/// Longer beginnings are not shown in full.
const LONGEST_EXCERPT: usize = 60;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    if !reading.cables.is_empty() {
        return;
    }
    let source = &reading.source;
    let text = source.trim(source.span());
    let message = if source.text().is_empty() {
        "expected the text of a cable, found nothing".to_owned()
    } else if text.is_empty() {
        "expected the text of a cable, found only blanks".to_owned()
    } else {
        let found = look_alike::of(source);
        let found = found.map_or_else(String::new, |found| format!("the text looks like {found}; "));
        format!(
            "no cable recognised: {found}looked for a classification line with post and number (CONFIDENTIAL BAKU \
             000152), for routing lines with a date, for E.O. and TAGS, for numbered paragraphs in capitals, and found \
             too little of these"
        )
    };
    let start = text.range().start;
    let excerpt = Span::of(start..start + source.slice(text).floor_char_boundary(LONGEST_EXCERPT));
    let spans = if text.is_empty() { vec![] } else { vec![excerpt] };
    out.push(diagnostic("no-cable", Severity::Warning, message, spans));
}

#[cfg(test)]
mod tests {
    use super::super::testing::found;

    #[test]
    fn says_what_was_looked_for() {
        assert!(found("Call me Ishmael.", "no-cable")[0].message.contains("found too little"));
        let mail = "From: Roe\nSent: Monday\nTo: Doe\n\nGladly.";
        assert!(found(mail, "no-cable")[0].message.contains("looks like an e-mail (found From, Sent, To);"));
        assert!(found("", "no-cable")[0].message.contains("nothing"));
        assert!(found(" \n ", "no-cable")[0].message.contains("blanks"));
    }
}
