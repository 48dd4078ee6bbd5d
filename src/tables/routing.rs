//! The routing lines: indicators, collectives, precedence, operating signals (handbook, sections 3.2 to 3.8).

use super::{COLLECTIVES, OPERATING_SIGNALS, PRECEDENCE, ROUTING_INDICATORS, Row};

/// A routing indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RoutingIndicator {
    /// The plain language address it was mostly seen with: `AMEMBASSY BAKU`.
    pub(crate) address: &'static str,
    /// Other addresses, parted by `; `; empty if it is nobody else's.
    pub(crate) shared_with: &'static str,
    /// True if it stands for a collective.
    pub(crate) is_collective: bool,
}

/// What a routing indicator stands for: `RUEHKB`.
#[must_use]
pub(crate) fn routing_indicator(indicator: &str) -> Option<RoutingIndicator> {
    if let Some(row) = ROUTING_INDICATORS.find(indicator) {
        return Some(RoutingIndicator { address: row.cell(1), shared_with: row.cell(2), is_collective: false });
    }
    let row = COLLECTIVES.find(indicator)?;
    Some(RoutingIndicator { address: row.cell(1), shared_with: "", is_collective: true })
}

/// A collective address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Collective {
    /// Its name: `EU MEMBER STATES COLLECTIVE`.
    pub(crate) name: &'static str,
    /// Who belongs to it, where the name does not say; else empty.
    pub(crate) who: &'static str,
}

/// A collective by indicator, word or name: `RUCNCIS`, `ALDAC`, `CIS COLLECTIVE`, `CIS`.
#[must_use]
pub(crate) fn collective(name: &str) -> Option<Collective> {
    let bare = |name: &'_ str| {
        let name = name.trim();
        name.strip_suffix("COLLECTIVE").unwrap_or(name).trim_end().len()
    };
    let wanted = name.get(..bare(name)).unwrap_or(name).trim();
    let is_it = |row: &Row| row.cell(1).get(..bare(row.cell(1))).is_some_and(|known| known == wanted);
    let row = COLLECTIVES.find(name).or_else(|| COLLECTIVES.rows().find(is_it))?;
    Some(Collective { name: row.cell(1), who: row.cell(2) })
}

/// A precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Precedence {
    /// Its word: `IMMEDIATE`.
    pub(crate) word: &'static str,
    /// How fast: `within 30 minutes`.
    pub(crate) handling: &'static str,
    /// A remark about the precedence; empty if there is none.
    pub(crate) note: &'static str,
    /// A remark about how it is written; empty if there is none.
    pub(crate) written: &'static str,
}

/// A precedence as written: word, letter or doubled prosign.
#[must_use]
pub(crate) fn precedence(written: &str) -> Option<Precedence> {
    let row = PRECEDENCE.find(written)?;
    let word = row.cell(1);
    let full = PRECEDENCE.find(word).unwrap_or(row);
    let remark = if word == written { "" } else { row.cell(3) };
    Some(Precedence { word, handling: full.cell(2), note: full.cell(3), written: remark })
}

/// An operating signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OperatingSignal {
    /// The signal without figures: `ZFF`.
    pub(crate) signal: &'static str,
    /// Its meaning; empty if it is not known.
    pub(crate) meaning: &'static str,
    /// Where it stands; empty if that is not known.
    pub(crate) place: &'static str,
}

/// An operating signal as written: `ZDK`, `ZFF4`, `ZFF-4`.
#[must_use]
pub(crate) fn operating_signal(word: &str) -> Option<OperatingSignal> {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let row = OPERATING_SIGNALS.find(word).or_else(|| OPERATING_SIGNALS.find(bare))?;
    Some(OperatingSignal { signal: row.cell(0), meaning: row.cell(1), place: row.cell(2) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators_and_collectives() {
        assert_eq!(routing_indicator("RUEHKB").map(|found| found.address), Some("AMEMBASSY BAKU"));
        assert!(routing_indicator("RHMFISS").is_some_and(|found| found.shared_with.contains("CENTCOM")));
        assert!(routing_indicator("RUCNCIS").is_some_and(|found| found.is_collective));
        assert_eq!(routing_indicator("RUEHQQQ"), None);
        for name in ["RUCNCIS", "CIS COLLECTIVE", "CIS", "CIS  COLLECTIVE "] {
            assert_eq!(collective(name).map(|found| found.name), Some("CIS COLLECTIVE"), "{name}");
        }
        assert_eq!(collective("ALDAC").map(|found| found.name), Some("ALL DIPLOMATIC AND CONSULAR POSTS"));
        assert_eq!(collective(""), None);
        assert_eq!(collective("COLLECTIVE"), None);
    }

    #[test]
    fn precedence_and_signals() {
        for written in ["O", "OO", "00", "IMMEDIATE"] {
            assert_eq!(precedence(written).map(|found| found.handling), Some("within 30 minutes"), "{written}");
        }
        assert_eq!(precedence("00").map(|found| found.written), Some("zeros misread for OO"));
        assert_eq!(precedence("NIACT").map(|found| found.word), Some("NIACT IMMEDIATE"));
        assert_eq!(precedence("Q"), None);
        assert_eq!(operating_signal("ZFF-4").map(|found| found.signal), Some("ZFF"));
        assert_eq!(operating_signal("ZZH").map(|found| found.meaning), Some(""));
        assert_eq!(operating_signal("ZQQ"), None);
        assert_eq!(operating_signal("123"), None);
    }
}
