//! Levels, captions, orders, declassification, reasons, portion markings.

use super::{in_use, orders, period, remark};
use crate::tables;

/// A level by its name in capitals: `SECRET`.
#[must_use]
pub(crate) fn level(name: &str) -> String {
    let Some(known) = tables::level(name) else { return format!("Level {name}. Not among those known here.") };
    let years = in_use(known.years);
    match name {
        "TOP SECRET" | "SECRET" | "CONFIDENTIAL" => format!(
            "{name}: its disclosure without leave could be expected to cause {}. By the executive orders on \
             classification.{years}",
            known.meaning
        ),
        _ => format!("{name}: {}.{years}", known.meaning),
    }
}

/// The letters of format line 4, `CCCCC`, as a sentence after others; nothing if they name no level.
#[must_use]
pub(super) fn security(letters: &str) -> String {
    let mut all = letters.chars();
    let first = all.next().filter(|first| all.all(|letter| letter == *first));
    match first.and_then(tables::level_of_letter) {
        Some(level) => format!(" {letters}: {}.", level.name),
        None => String::new(),
    }
}

/// A caption by its name in capitals: `EXDIS`.
#[must_use]
pub(crate) fn caption(name: &str) -> String {
    match tables::caption(name) {
        Some(known) => {
            let era = if known.era.is_empty() { String::new() } else { format!(" In use {}.", known.era) };
            format!("Caption {name} ({}): {}.{era}", known.class, known.meaning)
        }
        None => format!("Caption {name}. Its meaning is not known here."),
    }
}

/// An executive order by its number: `12958`.
#[must_use]
pub(crate) fn order(number: &str) -> String {
    let Some(order) = tables::executive_order(number) else {
        return format!("Executive Order {number} is not among the orders on classification that are known here.");
    };
    let misprint = if order.is_misprint { format!(" Written as {number}.") } else { String::new() };
    let until = if order.until.is_empty() { "today" } else { order.until };
    let lines = if order.lines.is_empty() { String::new() } else { format!(" Its lines: {}.", order.lines) };
    format!(
        "Executive Order {} on classification, signed by President {} on {}, in force from {} to {until}.{misprint}{lines}{}",
        order.number,
        order.president,
        order.signed,
        order.from,
        remark(order.note)
    )
}

/// An instruction about declassification under `order`, the number as written: `GDS`, `OADR`, `X1`.
#[must_use]
pub(crate) fn declassification(code: &str, order: Option<&str>) -> String {
    let upper = code.trim().to_ascii_uppercase();
    let Some(known) = tables::declassification(&upper) else {
        return format!("{code}. Not an instruction that is known here.");
    };
    let number = order.and_then(tables::executive_order).map(|order| order.number);
    let meaning = number.and_then(|number| under(known.meaning, number)).unwrap_or(known.meaning);
    let doubt = match number {
        Some(number) if !known.orders.split(' ').any(|own| own == number) => {
            format!(" The line cites Executive Order {number}.")
        }
        _ => String::new(),
    };
    format!("{upper}: {meaning}. {}.{doubt}", orders(known.orders))
}

/// The part of a meaning that is of one order alone: of `11652: a; 12065: b` the `a`.
fn under<'a>(meaning: &'a str, order: &str) -> Option<&'a str> {
    meaning.split(';').find_map(|part| part.trim_start().strip_prefix(order)?.strip_prefix(": "))
}

/// A reason for classification by section and letter: `1.4(D)`, `1.5b`, `1.3(a)(5)`.
#[must_use]
pub(crate) fn reason_code(code: &str) -> String {
    match tables::reason_of_section(code) {
        Some(reason) => {
            let period = period(reason.years).map_or_else(String::new, |period| format!(", {period}"));
            format!("Reason {code}: {}. {}{period}.", reason.meaning, orders(reason.orders))
        }
        None if code.starts_with("1.5") && code.to_ascii_lowercase().contains('h') => {
            format!("Reason {code}. Section 1.5 of Executive Order 12958 ended at (g); there is no such reason.")
        }
        None => format!("Reason {code}. Not a reason of an order that is known here."),
    }
}

/// A portion marking without its parentheses: `S/NF`.
#[must_use]
pub(crate) fn portion(marking: &str) -> String {
    match tables::portion(marking) {
        Some(known) => {
            let controls: String = known.controls.iter().map(|control| format!("; {control}")).collect();
            format!("Portion marking ({marking}): this part is {}{controls}.", known.level)
        }
        None => format!("Portion marking ({marking}). Its meaning is not known here."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_and_instructions() {
        assert!(order("12958").starts_with(
            "Executive Order 12958 on classification, signed by President Clinton on 17 April 1995, in force from 14 \
             October 1995 to 2010."
        ));
        assert!(order("12598").contains("Written as 12598."));
        assert!(order("1").contains("not among"));
        assert_eq!(
            declassification("gds", Some("11652")),
            "GDS: general declassification schedule, downgraded and declassified by steps in 6 to 10 years. Executive \
             Orders 11652 and 12065."
        );
        assert!(declassification("GDS", Some("12065")).contains("on the date that follows"));
        assert!(declassification("OADR", Some("12958")).ends_with("The line cites Executive Order 12958."));
        assert_eq!(declassification("QQ", None), "QQ. Not an instruction that is known here.");
    }

    #[test]
    fn levels_reasons_markings() {
        assert!(level("SECRET").contains("serious damage to the national security"));
        assert_eq!(security("CCCCC"), " CCCCC: CONFIDENTIAL.");
        assert_eq!(security("CCCSC"), "");
        assert_eq!(
            reason_code("1.4(B)"),
            "Reason 1.4(B): foreign government information. Executive Orders 12958 and 13526, from 2003 on."
        );
        assert!(reason_code("1.5(h)").contains("ended at (g)"));
        assert_eq!(
            portion("S/NF"),
            "Portion marking (S/NF): this part is Secret; not releasable to foreign nationals."
        );
        assert_eq!(portion("U.S."), "Portion marking (U.S.). Its meaning is not known here.");
        assert!(caption("EXDIS").starts_with("Caption EXDIS (special handling): exclusive distribution"));
        assert_eq!(caption("QQ"), "Caption QQ. Its meaning is not known here.");
    }
}
