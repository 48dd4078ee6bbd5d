//! A line right below the subject that is read as text, not as a part of it: `This is an action request.`

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    for cable in &reading.cables {
        let Some(end) = cable.subject.as_ref().and_then(|subject| subject.spans.last()).map(|span| span.end()) else {
            continue;
        };
        let Some(first) = cable.body.first().filter(|item| item.number.is_none()) else { continue };
        let Some(&text) = first.text.first() else { continue };
        if source.lines().line_at(text.start()) != source.lines().line_at(end.saturating_sub(1)) + 1 {
            continue;
        }
        let line = source.trim(source.line(source.lines().line_at(text.start())));
        let place = Span::new(text.start(), line.end().max(text.start()));
        let message = format!("“{}” stands right below the subject; read as text", source.words(&[place]));
        out.push(diagnostic("text-behind-subject", Severity::Info, message, vec![place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn an_action_request() {
        let text = cable("1. X.");
        let with = text.replace("TALKS\n", "TALKS\nThis is an action request. See paragraph 2.\n");
        assert_eq!(found(&with, "text-behind-subject").len(), 1);
        assert!(found(&text, "text-behind-subject").is_empty());
    }
}
