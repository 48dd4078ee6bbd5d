//! Portion marks that are damaged: `C)`, `{C)`, `(0)`, `(SBLJ)`, `(N/SF)` (handbook, section 5.3).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let marked = cable.body.iter().filter_map(|item| item.marking.as_ref());
        let damaged: Vec<(&str, Span)> = marked
            .filter(|(mark, span)| !is_as_read(reading.source.slice(*span), mark.as_str()))
            .map(|(mark, span)| (mark.as_str(), *span))
            .take(super::MOST_PLACES)
            .collect();
        let Some((first, place)) = damaged.first() else { continue };
        let message = format!(
            "expected portion marks in parentheses, found {} in another form, such as “{}”, read as ({first})",
            damaged.len(),
            reading.source.slice(*place)
        );
        let spans = damaged.iter().map(|(_, span)| *span).collect();
        out.push(diagnostic("misread-portion-mark", Severity::Info, message, spans));
    }
}

/// Blanks, case and the number of strokes do not matter.
fn is_as_read(written: &str, mark: &str) -> bool {
    let Some(inner) = written.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) else { return false };
    let letters =
        |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_uppercase();
    let (inner, mark) = (letters(inner), letters(mark));
    // Controls are read in their short form: `NOFORN` as `NF`.
    inner == mark || inner.chars().next() == mark.chars().next() && inner.len() > mark.len() + 2
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};

    #[test]
    fn damaged() {
        let of = |mark: &str| found(&classified(&format!("1. (C) X.\n\n2. {mark} Y.")), "misread-portion-mark").len();
        for mark in ["C)", "{C)", "(0)", "(SBLJ)"] {
            assert_eq!(of(mark), 1, "{mark}");
        }
        for mark in ["(C)", "( C )", "(c)", "(C/NF)", "(C//NF)", "(C/NOFORN)", "(SBU)", "(C//REL TO USA, GBR)"] {
            assert_eq!(of(mark), 0, "{mark}");
        }
    }
}
