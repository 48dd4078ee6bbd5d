//! The routing lines: precedence, operating signals, routing indicators, collectives.

use super::classification::security;
use super::{posts, remark};
use crate::tables;

/// A precedence as written: `OO`, `P`, `NIACT IMMEDIATE`.
#[must_use]
pub(crate) fn precedence(written: &str) -> String {
    let Some(known) = tables::precedence(written) else {
        return format!("Precedence {written}. Not one that is known.");
    };
    let what = match written.len() {
        _ if written == known.word => "Precedence",
        1 => "Precedence, as a letter,",
        2 => "Precedence, as a prosign,",
        _ => "Precedence",
    };
    let meaning = if written == known.word { String::new() } else { format!(": {}", known.word) };
    format!(
        "{what} {written}{meaning}. To be handled {}.{}{} Handbook 5 FAH-1 H-221 and ACP 127.",
        known.handling,
        remark(known.note),
        remark(known.written)
    )
}

/// An operating signal of the routing lines, with its letters if it has any: `ZDK`, `ZFF4`, `ZNY CCCCC`.
#[must_use]
pub(crate) fn operating_signal(written: &str) -> String {
    let mut words = written.split_whitespace();
    let word = words.next().unwrap_or("");
    let Some(known) = tables::operating_signal(word) else {
        return format!("Operating signal {word}. Its meaning is not known here.");
    };
    let meaning = match known.meaning {
        "" => ". Its meaning is not known".to_owned(),
        meaning => format!(": {meaning}"),
    };
    let place = if known.place.is_empty() { String::new() } else { format!(" Where it stands: {}.", known.place) };
    let letters = words.next().filter(|_| matches!(word, "ZNR" | "ZNY")).map(security).unwrap_or_default();
    format!("Operating signal {}{meaning}.{place}{letters}", known.signal)
}

/// A routing indicator: `RUEHKB`.
#[must_use]
pub(crate) fn routing_indicator(indicator: &str) -> String {
    let Some(known) = tables::routing_indicator(indicator) else {
        let network = match indicator.get(..4) {
            Some("RUEH") => " By its first letters a station of the Department of State.",
            _ => "",
        };
        return format!("Routing indicator {indicator}. Not among those known here.{network}");
    };
    if known.is_collective {
        return format!("Routing indicator {indicator}, of many posts. {}", collective(known.address));
    }
    let shared = match known.shared_with {
        "" => String::new(),
        others => format!(" Shared: also seen with {others}."),
    };
    let country = tables::post(known.address).map(posts::place).unwrap_or_default();
    format!("Routing indicator {indicator}: {}{country}.{shared}", known.address)
}

/// A collective address: `CIS COLLECTIVE`, `ALDAC`.
#[must_use]
pub(crate) fn collective(name: &str) -> String {
    match tables::collective(name) {
        Some(known) => format!("Collective address {}: many posts under one name.{}", known.name, remark(known.who)),
        None => format!("Collective address {name}: many posts under one name; not among those known here."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(
            precedence("OO"),
            "Precedence, as a prosign, OO: IMMEDIATE. To be handled within 30 minutes. Handbook 5 FAH-1 H-221 and ACP 127."
        );
        assert!(precedence("NIACT IMMEDIATE").contains("Night action"));
        assert_eq!(precedence("XX"), "Precedence XX. Not one that is known.");
        assert_eq!(
            operating_signal("ZZH"),
            "Operating signal ZZH. Its meaning is not known. Where it stands: end of format line 4 in all State traffic."
        );
        assert!(operating_signal("ZNY CCCCC").ends_with("CCCCC: CONFIDENTIAL."));
        assert_eq!(operating_signal(""), "Operating signal . Its meaning is not known here.");
        assert_eq!(routing_indicator("RUEHKB"), "Routing indicator RUEHKB: AMEMBASSY BAKU, in Azerbaijan.");
        assert!(routing_indicator("RHMFISS").contains("Shared: also seen with CDR USCENTCOM"));
        assert!(routing_indicator("RUEHQQQ").contains("Department of State"));
        assert!(routing_indicator("RUCNCIS").contains("Commonwealth of Independent States"));
    }
}
