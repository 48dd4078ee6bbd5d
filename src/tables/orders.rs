//! Executive orders, what they say of declassification, and reasons (handbook, sections 4.4 and 4.8).

use super::{DECLASSIFICATION, EXECUTIVE_ORDERS, REASONS, Years};

/// An executive order on classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExecutiveOrder {
    /// Its number; not the one asked for, if that is a misprint.
    pub(crate) number: &'static str,
    /// When it was signed: `17 April 1995`.
    pub(crate) signed: &'static str,
    /// From when it was in force: `14 October 1995`.
    pub(crate) from: &'static str,
    /// The year its force ended; empty if it has not.
    pub(crate) until: &'static str,
    /// Who signed it.
    pub(crate) president: &'static str,
    /// What its lines look like in telegrams.
    pub(crate) lines: &'static str,
    /// A remark; empty if there is none.
    pub(crate) note: &'static str,
    /// True if the number asked for is a misprint of this one.
    pub(crate) is_misprint: bool,
}

/// An order by its number, misprints that were seen included: `12958`, `12598`.
#[must_use]
pub(crate) fn executive_order(number: &str) -> Option<ExecutiveOrder> {
    let written = EXECUTIVE_ORDERS.find(number)?;
    let is_misprint = !written.cell(7).is_empty();
    let row = if is_misprint { EXECUTIVE_ORDERS.find(written.cell(7))? } else { written };
    Some(ExecutiveOrder {
        number: row.cell(0),
        signed: row.cell(1),
        from: row.cell(2),
        until: row.cell(3),
        president: row.cell(4),
        lines: row.cell(5),
        note: row.cell(6),
        is_misprint,
    })
}

/// An instruction about declassification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Declassification {
    /// Numbers of the orders it belongs to, parted by blanks.
    pub(crate) orders: &'static str,
    /// Its meaning.
    pub(crate) meaning: &'static str,
}

/// What a code of the order line says: `GDS`, `XGDS-3`, `RDS-2`, `OADR`, `X1`, `25X6`, `25X1-HUMAN`, `OR-P`, `N/A`.
#[must_use]
pub(crate) fn declassification(code: &str) -> Option<Declassification> {
    let head = code.split_once('-').map_or("", |(head, _)| head);
    let row = match DECLASSIFICATION.find(code) {
        Some(row) => row,
        None if matches!(head, "RDS" | "OR") => DECLASSIFICATION.find(&format!("{head}-n"))?,
        None if head.starts_with("25X") => DECLASSIFICATION.find(head)?,
        None if code == "NA" => DECLASSIFICATION.find("N/A")?,
        None => return None,
    };
    Some(Declassification { orders: row.cell(1), meaning: row.cell(2) })
}

/// A reason for classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReasonMeaning {
    /// Numbers of the orders it belongs to, parted by blanks.
    pub(crate) orders: &'static str,
    /// Its meaning.
    pub(crate) meaning: &'static str,
    /// Years from and to; 0 is open.
    pub(crate) years: Years,
}

/// What a reason for classification means: `section` 4 or 5, letter in lower case.
#[must_use]
pub(crate) fn reason(section: u8, letter: char) -> Option<&'static str> {
    reason_of_section(&format!("1.{section}{letter}")).map(|reason| reason.meaning)
}

/// What a reason means, by section and letter as any order has them: `1.4d`, `1.4(D)`, `1.3(a)(5)`, `1-301(b)`.
#[must_use]
pub(crate) fn reason_of_section(written: &str) -> Option<ReasonMeaning> {
    const LONGEST: usize = 12;
    let is_mark = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let key: String = written.chars().filter(is_mark).take(LONGEST).map(|c| c.to_ascii_lowercase()).collect();
    let row = REASONS.find(&key)?;
    Some(ReasonMeaning { orders: row.cell(1), meaning: row.cell(2), years: row.years(3) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders() {
        assert_eq!(executive_order("12958").map(|order| order.president), Some("Clinton"));
        assert!(executive_order("12598").is_some_and(|order| order.number == "12958" && order.is_misprint));
        assert_eq!(executive_order("99999"), None);
    }

    #[test]
    fn instructions() {
        for code in ["GDS", "XGDS-3", "RDS-2", "OADR", "X1", "25X6", "25X1-HUMAN", "OR-P", "N/A", "NA"] {
            assert!(declassification(code).is_some(), "{code}");
        }
        for code in ["", "-", "X9", "XGDS-5", "PDS-1"] {
            assert_eq!(declassification(code), None, "{code}");
        }
    }

    #[test]
    fn reasons() {
        assert_eq!(reason(4, 'b'), Some("foreign government information"));
        assert_eq!(reason(5, 'h'), None, "the order of 1995 ended at (g)");
        assert_eq!(reason_of_section("1.4(D)").map(|reason| reason.years), Some((2003, 0)));
        assert_eq!(reason_of_section("1.3(a)(8)").map(|reason| reason.meaning), Some("cryptology"));
        assert_eq!(reason_of_section("1-301(b)").map(|reason| reason.orders), Some("12065"));
        assert_eq!(reason_of_section(""), None);
    }
}
