//! A classification line whose post is read as another name than the one written, or that runs together with what stands
//! around it (handbook, section 4.1).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Confidence};
use crate::read::Reading;
use crate::text::{Span, letters};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(line) = &cable.classification else { continue };
        let Some(place) = line.value.number else { continue };
        post(reading, cable, place.post, out);
        if place.year.is_some() {
            let message = format!(
                "expected post and number behind the level, found a year before them: “{}”",
                reading.source.slice(Span::new(line.value.level_span.end(), place.digits.end())).trim()
            );
            out.push(diagnostic("year-before-post", Severity::Info, message, vec![line.span()]));
        }
        // Where whole lines of the head run together, that is told by itself.
        if cable.run_together.is_empty() {
            glued(reading, line.span(), place.digits, out);
        }
    }
}

fn post(reading: &Reading, cable: &Cable, place: Span, out: &mut Vec<Diagnostic>) {
    let Some(number) = cable.number.as_ref().filter(|number| number.confidence != Confidence::Certain) else {
        return;
    };
    let written = reading.source.slice(place);
    let (found, right) = (letters::token(written), letters::token(&number.value.post));
    if found == right {
        return;
    }
    let because = if found.len() > right.len() && found.ends_with(&right) {
        "what stood before it has run into it"
    } else {
        "the name nearest to it"
    };
    let message = format!("expected the name of a post, found “{written}”; read as {}, {because}", number.value.post);
    out.push(diagnostic("damaged-post-name", Severity::Warning, message, vec![place]));
}

/// `IMMEDIATES E C R E T`, `SECTION01OF01SANJOSE`, `000260ZDK264`.
fn glued(reading: &Reading, line: Span, digits: Span, out: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    let before = source.char_before(line.start());
    let after = source.char_at(digits.end());
    let text = source.slice(line);
    let section = text.to_ascii_uppercase().find("SECTION").map(|at| at + "SECTION".len());
    let is_section = section.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let what = if before.is_some_and(char::is_alphanumeric) {
        "the end of the address"
    } else if is_section {
        "the section"
    } else if after.is_some_and(char::is_alphanumeric) {
        "a signal behind the number"
    } else {
        return;
    };
    let message = format!("expected a classification line by itself, found it run together with {what}");
    out.push(diagnostic("glued-classification-line", Severity::Info, message, vec![line]));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn damage() {
        let with = |line: &str| cable("1. X.").replace("UNCLAS BAKU 000152", line);
        assert_eq!(found(&with("UNCLAS EFTOOTTAWA 000152"), "damaged-post-name").len(), 1);
        assert_eq!(found(&with("UNCLAS 08 BAKU 000152"), "year-before-post").len(), 1);
        assert_eq!(found(&with("UNCLAS SECTION01OF01BAKU 000152"), "glued-classification-line").len(), 1);
        assert_eq!(found(&with("UNCLAS BAKU 000152ZDK164"), "glued-classification-line").len(), 1);
        for line in ["UNCLAS BAKU 000152", "UNCLAS E F T O BAKU 000152", "UNCLAS SECTION 01 OF 01 LA PAZ 000152"] {
            for code in ["damaged-post-name", "year-before-post", "glued-classification-line"] {
                assert!(found(&with(line), code).is_empty(), "{line}");
            }
        }
    }
}
