//! The portion marks against the level of the message: none is higher (check 7: 1,223 of 1,225 cables), and the highest is
//! as high (1,213 of 1,225).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Level};
use crate::read::Reading;
use crate::text::Span;

/// Fewer marks tell nothing of the whole.
const FEWEST: usize = 3;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(line) = &cable.classification else { continue };
        let level = line.value.level;
        let marks = marks(cable);
        let above: Vec<Span> = marks.iter().filter(|(found, _)| *found < level).map(|(_, span)| *span).collect();
        if let Some(first) = above.first() {
            let found =
                if above.len() == 1 { "one".to_owned() } else { format!("{} higher, such as one", above.len()) };
            let message = format!(
                "expected portions up to {level}, the level of the message; found {found} marked “{}”",
                reading.source.slice(*first)
            );
            let spans = std::iter::once(line.value.level_span).chain(above).collect();
            out.push(diagnostic("portion-above-level", Severity::Warning, message, spans));
            continue;
        }
        let n_numbered = cable.paragraphs().filter(|item| item.number.is_some()).count();
        let highest = marks.iter().map(|(found, _)| *found).min();
        if let Some(highest) = highest.filter(|highest| *highest > level && super::is_classified(level))
            && marks.len() >= FEWEST.max(n_numbered)
            && cable.missing_sections().is_empty()
        {
            let message =
                format!("expected a portion at {level}, the level of the message; the highest is {highest}");
            out.push(diagnostic("portions-below-level", Severity::Info, message, vec![line.value.level_span]));
        }
    }
}

/// Levels of the portions. SBU and the like are no classification, whatever they are called.
fn marks(cable: &Cable) -> Vec<(Level, Span)> {
    let marks = cable.body.iter().filter_map(|item| item.marking.as_ref());
    let level = |text: &str, level: Level| if text.starts_with("LOU") { Level::Unclassified } else { level };
    let known = marks.filter_map(|(mark, span)| Some((level(mark.as_str(), mark.level()?), *span)));
    known.take(super::MOST_PLACES).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn above() {
        let notes = found(&classified("1. (C) A.\n\n2. (S) B.\n\n3. (U) C."), "portion-above-level");
        assert_eq!(notes[0].spans.len(), 2);
        assert!(notes[0].message.ends_with("found one marked “(S)”"), "{}", notes[0].message);
        assert!(found(&classified("1. (C) A.\n\n2. (SBU) B."), "portion-above-level").is_empty());
        assert!(found(&cable("1. (SBU) A."), "portion-above-level").is_empty());
        assert_eq!(found(&cable("1. (C) A."), "portion-above-level").len(), 1);
    }

    #[test]
    fn below() {
        let code = "portions-below-level";
        assert_eq!(found(&classified("1. (U) A.\n\n2. (SBU) B.\n\n3. (U) C."), code).len(), 1);
        assert!(found(&classified("1. (U) A.\n\n2. (C) B.\n\n3. (U) C."), code).is_empty());
        assert!(found(&classified("1. (U) A.\n\n2. B.\n\n3. (U) C."), code).is_empty(), "one has none");
    }
}
