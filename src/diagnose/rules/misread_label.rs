//! Labels of the head that are misspelt or misread: `UBJECT:`, `TAQS:`, `E.C.` for `E.O.` (handbook, section 4.0).

use super::{Diagnostic, Severity, choice, diagnostic};
use crate::read::Reading;
use crate::read::labels::is_one_off;
use crate::text::{Edit, Span};

/// The right labels, and as they were seen, without blanks.
const MISREAD: [(&str, &[&str]); 5] = [
    ("TAGS", &["TAGES", "TGS", "TAS", "TABS", "TAQS", "AGS"]),
    ("Classified By", &["CLASSIIEDBY", "CLASSFIEDBY", "CLASIFIEDBY"]),
    ("E.O.", &["E.C", "E.0", "E0", "EC", "5.0", "5.O", "F.O", "F.0", "O.O"]),
    ("Date/DTG", &["DATE!DTG"]),
    ("FM", &["EM", "IM", "RM"]),
];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    /// Longest label.
    const LONGEST: u32 = 16;
    for cable in &reading.cables {
        let mut seen: Vec<Span> = Vec::new();
        for label in cable.labels.iter().filter(|label| (1..=LONGEST).contains(&label.len())) {
            let place = reading.source.trim(*label);
            if seen.contains(&place) || seen.len() > super::FEW {
                continue;
            }
            let written = reading.source.slice(place).trim_end_matches([':', ';', ' ']);
            let Some(right) = right(written) else { continue };
            seen.push(place);
            let place = Span::new(place.start(), place.start() + u32::try_from(written.len()).unwrap_or(0));
            let message = format!("expected the label {right}, found “{written}”");
            let mut found = diagnostic("misread-label", Severity::Info, message, vec![place]);
            found.repair = choice("read the label", Edit::replace(place, right));
            out.push(found);
        }
    }
}

fn right(written: &str) -> Option<&'static str> {
    let upper = written.trim_end_matches('.').to_ascii_uppercase();
    let letters: String = upper.chars().filter(|c| *c != ' ').collect();
    let is_subject = (6..=8).contains(&letters.len()) && upper != "SUBJECT" && upper != "SUBJECTS";
    if is_subject && (letters == "SUBJECT" || is_one_off(&letters, "SUBJECT")) {
        return Some("SUBJECT");
    }
    MISREAD.iter().find(|(_, seen)| seen.contains(&letters.as_str())).map(|(right, _)| *right)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn labels() {
        let text = cable("1. X.").replace("TAGS:", "TAQS:").replace("SUBJECT:", "UBJECT:").replace("E.O.", "E.C.");
        let notes = found(&text, "misread-label");
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(found(&cable("1. X."), "misread-label").is_empty());
        assert!(found(&cable("1. X.").replace("SUBJECT:", "SUBJ:"), "misread-label").is_empty());
    }
}
