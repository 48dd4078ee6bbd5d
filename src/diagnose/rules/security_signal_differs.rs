//! The security signal of the routing lines (`ZNY CCCCC`) against the classification line (check 4: the same in 1,119 of
//! 1,120 cables).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Level;
use crate::read::Reading;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let (Some(line), Some(security)) = (&cable.classification, &cable.transmission.security) else { continue };
        let Some(signalled) = security.value.level else { continue };
        // Limited Official Use went in clear, or as encrypted for transmission only.
        if signalled == line.value.level || line.value.level == Level::LimitedOfficialUse {
            continue;
        }
        let message = format!(
            "expected a security signal for {}, the level of the classification line; found “{}”, which is for {signalled}",
            line.value.level,
            reading.source.slice(security.span())
        );
        let spans = vec![security.span(), line.value.level_span];
        out.push(diagnostic("security-signal-differs", Severity::Warning, message, spans));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn levels_are_compared() {
        let with = |signal: &str| format!("DE RUEHKB #0152 0511129\n{signal} ZZH\n{}", cable("1. X."));
        assert_eq!(found(&with("ZNY SSSSS"), "security-signal-differs").len(), 1);
        assert!(found(&with("ZNR UUUUU"), "security-signal-differs").is_empty());
        assert!(found(&with("ZNY EEEEE"), "security-signal-differs").is_empty(), "encrypted for transmission only");
    }
}
