//! `VZCZCXYZ` in the first line goes with `RUEHWEB` alone in the second, the copy for the web; in all cables seen (check 5).

use super::{Diagnostic, Severity, diagnostic};
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let (Some(identification), Some(called)) = (cable.transmission.identification, &cable.transmission.called)
        else {
            continue;
        };
        let first_line = reading.source.slice(identification);
        let is_web_line = first_line.starts_with("VZCZCXYZ");
        let mut indicators = called.value.routing_indicators.iter().map(|span| reading.source.slice(*span));
        let is_web_copy = called.value.routing_indicators.len() == 1 && indicators.all(|name| name == "RUEHWEB");
        // Copies kept at a post have a trigraph of their own, whatever follows.
        if is_web_line == is_web_copy || !is_web_line && !first_line.starts_with("VZCZCXRO") {
            continue;
        }
        let (expected, found) =
            if is_web_line { ("RUEHWEB alone", "other stations") } else { ("stations", "RUEHWEB alone") };
        let message = format!(
            "expected {expected} behind “{first_line}”, found {found}: lines of two transmissions may be mixed"
        );
        out.push(diagnostic("web-copy-routing", Severity::Info, message, vec![identification, called.span()]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn both_or_neither() {
        let with = |lines: &str| format!("{lines}\nDE RUEHKB #0152 0511129\n{}", cable("1. X."));
        assert_eq!(found(&with("VZCZCXYZ0000\nRR RUEHAK RUEHSI"), "web-copy-routing").len(), 1);
        assert_eq!(found(&with("VZCZCXRO0001\nRR RUEHWEB"), "web-copy-routing").len(), 1);
        for lines in ["VZCZCXYZ0000\nRR RUEHWEB", "VZCZCXRO0001\nRR RUEHAK", "VZCZCDOI550\nRR RUEHC"] {
            assert!(found(&with(lines), "web-copy-routing").is_empty(), "{lines}");
        }
    }
}
