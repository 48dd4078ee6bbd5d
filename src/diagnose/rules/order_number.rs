//! The number of the executive order: one that there is (5 of 1,282 cables have a misprint), and the one that was in force
//! (check 14). Posts went on citing an order for some months after the next one.

use super::{Diagnostic, Severity, choice, diagnostic};
use crate::read::Reading;
use crate::text::Edit;

/// Year and month.
type Month = (u16, u8);

/// Orders with the first and the last month in which telegrams cite them.
const IN_USE: [(u32, Month, Month); 7] = [
    (10_501, (1953, 12), (1972, 12)),
    (11_652, (1972, 3), (1979, 6)),
    (12_065, (1978, 6), (1983, 1)),
    (12_356, (1982, 4), (1996, 4)),
    (12_958, (1995, 4), (2010, 12)),
    (13_292, (2003, 3), (2010, 12)),
    (13_526, (2009, 12), (9999, 12)),
];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let Some(order) = &cable.executive_order else { continue };
        let (Some(place), Some(number)) = (order.value.number, order.value.order) else { continue };
        let written = reading.source.slice(place);
        if order.value.is_misprint {
            let message = format!("expected the number of an executive order, found “{written}”; read as {number}");
            let mut found = diagnostic("order-number-misprint", Severity::Info, message, vec![place]);
            found.repair = choice("read the number of the order", Edit::replace(place, number.to_string()));
            out.push(found);
        }
        let known = IN_USE.iter().find(|(known, ..)| *known == number);
        let sent = cable.date_time_group.as_ref().map(|group| (group.value.year, group.value.month));
        if known.is_none() {
            let perhaps = sent.and_then(due).map(|due| format!("; perhaps {due}, in force then")).unwrap_or_default();
            let message =
                format!("expected the number of an executive order on classification, found “{written}”{perhaps}");
            out.push(diagnostic("unknown-order", Severity::Info, message, vec![place]));
        }
        let Some(group) = &cable.date_time_group else { continue };
        // An archive put its own order on the messages that it released.
        let is_stamped = order
            .value
            .instruction
            .is_some_and(|place| reading.source.slice(place).to_ascii_uppercase().contains("DECLASSIFIED"));
        let month = (group.value.year, group.value.month);
        if let Some((_, first, last)) = known
            && !(*first <= month && month <= *last)
            && !is_stamped
            && let Some(due) = due(month)
        {
            let message = format!("expected E.O. {due}, in force in {}, found E.O. {number}", group.value.year);
            let spans = vec![place, group.span()];
            out.push(diagnostic("order-of-another-era", Severity::Warning, message, spans));
        }
    }
}

/// The order in force in a month.
fn due(month: Month) -> Option<u32> {
    const IN_FORCE: [(u32, Month); 6] = [
        (13_526, (2010, 6)),
        (12_958, (1995, 10)),
        (12_356, (1982, 8)),
        (12_065, (1978, 12)),
        (11_652, (1972, 6)),
        (10_501, (1953, 12)),
    ];
    IN_FORCE.iter().find(|(_, from)| *from <= month).map(|(order, _)| *order)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn numbers() {
        let with = |number: &str, date: &str| cable("1. X.").replace("12958", number).replace("FEB 08", date);
        assert!(found(&with("12356", "FEB 08"), "order-of-another-era")[0].message.contains("expected E.O. 12958"));
        assert_eq!(found(&with("12598", "FEB 08"), "order-number-misprint").len(), 1);
        assert_eq!(found(&with("19999", "FEB 08"), "unknown-order").len(), 1);
        for (number, date) in [("12958", "FEB 08"), ("11652", "JAN 79"), ("12356", "NOV 95"), ("13526", "JUL 10")] {
            for code in ["order-of-another-era", "order-number-misprint", "unknown-order"] {
                assert!(found(&with(number, date), code).is_empty(), "{number}");
            }
        }
    }
}
