//! Drafting, clearance and approval, as outgoing telegrams of the 1970s have them before the date-time group and
//! messages of the SMART system at the end.

use crate::text::{Span, letters};

/// Who wrote, cleared, approved and released a message; names as written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Drafting {
    /// Drafter.
    pub(crate) drafted_by: Option<Span>,
    /// Clearances.
    pub(crate) cleared_by: Vec<Span>,
    /// Approval.
    pub(crate) approved_by: Option<Span>,
    /// Release.
    pub(crate) released_by: Option<Span>,
}

/// The lines of a drafting block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DraftingLine {
    /// `DRAFTED BY NEA/P:JROE:ABC`.
    Drafted,
    /// `APPROVED BY NEA:DDOE`.
    Approved,
    /// `CLEARED BY ...`, or office and name alone: `EUR/WE:RROE (INFO)`.
    Cleared,
    /// `RELEASED BY ...`.
    Released,
    /// `DESIRED DISTRIBUTION`: offices follow.
    Distribution,
}

/// What a line of the block is, and where its value starts in it.
#[must_use]
pub(crate) fn line(text: &str) -> Option<(DraftingLine, usize)> {
    const LABELS: [(&str, DraftingLine); 5] = [
        ("DRAFTED BY", DraftingLine::Drafted),
        ("APPROVED BY", DraftingLine::Approved),
        ("CLEARED BY", DraftingLine::Cleared),
        ("RELEASED BY", DraftingLine::Released),
        ("DESIRED DISTRIBUTION", DraftingLine::Distribution),
    ];
    for (label, kind) in LABELS {
        if let Some(rest) = text.get(label.len()..)
            && letters::starts_with_ignoring_case(text, label)
        {
            return Some((kind, text.len() - rest.trim_start_matches([' ', ':']).len()));
        }
    }
    None
}

/// The labels of a post's drafting system, each on a line of its own with a colon: `DRAFTED: P/E:JDOE`, `CXDOHA:`.
#[must_use]
pub(crate) fn label(text: &str) -> Option<(DraftingLine, usize)> {
    const LABELS: [(&str, DraftingLine); 8] = [
        ("DRAFTED:", DraftingLine::Drafted),
        ("APPROVED:", DraftingLine::Approved),
        ("CLEARED:", DraftingLine::Cleared),
        ("RELEASED:", DraftingLine::Released),
        ("DISSEMINATION:", DraftingLine::Distribution),
        ("CHARGE:", DraftingLine::Distribution),
        ("ACTION: ", DraftingLine::Distribution),
        ("INFO:   ", DraftingLine::Distribution),
    ];
    let is_copies = text.starts_with("CX") && text.ends_with(':') && text.len() <= 20 && !text.contains(' ');
    if is_copies {
        return Some((DraftingLine::Distribution, text.len()));
    }
    let (label, kind) = LABELS.iter().find(|(label, _)| text.starts_with(label))?;
    let value = text.get(label.len()..)?;
    // `ACTION: WASHDC, SECSTATE` and `INFO: AMEMBASSY ROME` are addressees: symbols of sections have no comma and are short.
    let is_sections = *kind != DraftingLine::Distribution
        || label.starts_with(['D', 'C'])
        || value
            .split_whitespace()
            .all(|word| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/'));
    is_sections.then_some((*kind, text.len() - value.trim_start().len()))
}

/// True for a clearance alone on its line: an office in capitals, a colon, initials and surname.
#[must_use]
pub(crate) fn is_clearance(text: &str) -> bool {
    let Some((office, name)) = text.split_once(':') else { return false };
    let is_office = |c: char| c.is_ascii_uppercase() || matches!(c, '/' | '-' | '.');
    (1..=14).contains(&office.len())
        && office.chars().all(is_office)
        && !matches!(office, "TAGS" | "SUBJ" | "SUBJECT" | "REF" | "TO" | "INFO" | "FM" | "FOR" | "E.O.")
        && (2..=40).contains(&name.len())
        && !name.starts_with(' ')
        && name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | '.' | '(' | ')' | ':' | '-' | '\'' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(line("DRAFTED BY NEA/P:JROE:ABC"), Some((DraftingLine::Drafted, 11)));
        assert_eq!(line("DRAFTS WERE SENT"), None);
        assert!(is_clearance("EUR/WE:RROE (INFO)"));
        assert!(!is_clearance("SUBJ: TALKS"));
    }

    #[test]
    fn labels_with_a_colon() {
        let copies = |length: usize| format!("CX{}:", "X".repeat(length - 3));
        for (text, found) in [
            ("drafted by: X", None),
            ("DRAFTED: P/E:JDOE", Some((DraftingLine::Drafted, 9))),
            ("APPROVED:", Some((DraftingLine::Approved, 9))),
            ("CLEARED: ANY at all, X", Some((DraftingLine::Cleared, 9))),
            ("RELEASED: X", Some((DraftingLine::Released, 10))),
            ("DISSEMINATION: any at all, X", Some((DraftingLine::Distribution, 15))),
            ("CHARGE: Prog, X", Some((DraftingLine::Distribution, 8))),
            ("ACTION: POL/E ECON", Some((DraftingLine::Distribution, 8))),
            ("INFO:   AMB DCM", Some((DraftingLine::Distribution, 8))),
            ("ACTION: POLECO", None),
            ("ACTION: WASHDC, SECSTATE", None),
            ("ACTION: pol", None),
            ("CXDOHA:", Some((DraftingLine::Distribution, 7))),
            ("CXDOHA", None),
            ("CX DOHA:", None),
            ("DOHA:", None),
            (&copies(20), Some((DraftingLine::Distribution, 20))),
            (&copies(21), None),
        ] {
            assert_eq!(label(text), found, "{text}");
        }
        assert_eq!(line("Drafted by:  X"), Some((DraftingLine::Drafted, 13)));
        assert_eq!(line("DESIRED DISTRIBUTION"), Some((DraftingLine::Distribution, 20)));
    }

    #[test]
    fn clearances() {
        let office = |length: usize| format!("{}:RROE", "X".repeat(length));
        let name = |length: usize| format!("EUR:{}", "X".repeat(length));
        for (text, is_one) in [
            ("EUR/W-E.:R. O'ROE-DOE (INFO)", true),
            ("EUR", false),
            ("EUR: RROE", false),
            ("EUR:Rroe", false),
            ("EUR:R2", false),
            ("Eur:RROE", false),
            ("TO:RROE", false),
            (&office(0), false),
            (&office(14), true),
            (&office(15), false),
            (&name(1), false),
            (&name(2), true),
            (&name(40), true),
            (&name(41), false),
        ] {
            assert_eq!(is_clearance(text), is_one, "{text}");
        }
    }
}
