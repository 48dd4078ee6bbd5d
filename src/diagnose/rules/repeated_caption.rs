//! A caption that stands twice: an archive put SIPDIS after every line that begins with a classification word, 2006 to
//! 2008 (handbook, section 4.2). The first one counts.

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut names: Vec<&'static str> = Vec::new();
        for caption in &cable.captions {
            let name = caption.value.name;
            if !names.contains(&name) {
                names.push(name);
                continue;
            }
            let message = format!(
                "{name} stands more than once; found again here, put there by an archive or repeated by a section"
            );
            let mut found = diagnostic("repeated-caption", Severity::Info, message, caption.spans.clone());
            found.repair =
                safe("leave the repeated caption out", vec![Edit::delete(whole_line(reading, caption.span()))]);
            out.push(found);
            if out.len() > super::MOST_PLACES {
                return;
            }
        }
    }
}

/// The caption, with its line's end if nothing else stands on the line.
fn whole_line(reading: &Reading, span: Span) -> Span {
    let source = &reading.source;
    let line_idx = source.lines().line_at(span.start());
    if source.trim(source.line(line_idx)) == span { source.lines().line(line_idx) } else { span }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn twice() {
        let with = |captions: &str| cable("1. X.").replace("000152\n", &format!("000152\n\n{captions}\n"));
        assert_eq!(found(&with("SIPDIS\n\nSIPDIS"), "repeated-caption").len(), 1);
        assert!(found(&with("NOFORN SIPDIS"), "repeated-caption").is_empty());
    }
}
