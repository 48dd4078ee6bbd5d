//! A classified message has an instruction, an unclassified one none (check 11: all but 4 of 1,270 cables).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Confidence, Level};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let (Some(line), Some(order)) = (&cable.classification, &cable.executive_order) else { continue };
        if line.confidence == Confidence::Guess || order.confidence == Confidence::Guess {
            continue;
        }
        let level = line.value.level;
        let spans = vec![line.value.level_span, order.span()];
        if super::is_classified(level) && order.value.not_applicable {
            let message = format!("expected a declassification instruction on a message that is {level}, found N/A");
            out.push(diagnostic("order-not-applied", Severity::Warning, message, spans));
        } else if level == Level::Unclassified
            && let Some((date, place)) = order.value.declassify_on
        {
            let message = format!("expected no declassification date on an unclassified message, found {date}");
            let spans = vec![line.value.level_span, place];
            out.push(diagnostic("unclassified-with-date", Severity::Warning, message, spans));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn both_ways() {
        let bare = classified("1. (C) X.").replace("DECL: 02/19/2018", "N/A");
        assert_eq!(found(&bare, "order-not-applied").len(), 1);
        let dated = cable("1. X.").replace("12958: N/A", "12958: DECL: 02/19/2018");
        assert_eq!(found(&dated, "unclassified-with-date").len(), 1);
        for text in [cable("1. X."), classified("1. (C) X.")] {
            assert!(
                found(&text, "order-not-applied").is_empty() && found(&text, "unclassified-with-date").is_empty()
            );
        }
    }
}
