//! Captions that do not go with the level or with each other: SBU is for what is unclassified (check 24), NODIS for what is
//! classified, and a message has one channel (check 22).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Level;
use crate::read::Reading;
use crate::tables;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let captions = cable.captions_by_name();
        if let Some(line) = &cable.classification {
            let level = line.value.level;
            let is_odd = |name: &str| match name {
                "SBU" | "SBU DELIBERATIVE PROCESS" | "FOUO" | "SENSITIVE" => super::is_classified(level),
                "NODIS" => level == Level::Unclassified,
                _ => false,
            };
            for (name, spans) in captions.iter().filter(|(name, _)| is_odd(name)) {
                let expected =
                    if *name == "NODIS" { "on a classified message" } else { "on an unclassified message" };
                let message = format!("expected {name} {expected}, found it on one that is {level}");
                let mut places = spans.clone();
                places.push(line.value.level_span);
                out.push(diagnostic("caption-against-level", Severity::Info, message, places));
            }
        }
        let channels: Vec<&(&str, Vec<Span>)> = captions
            .iter()
            .filter(|(name, _)| {
                name.ends_with(" CHANNEL") || tables::caption(name).is_some_and(|known| known.class == "channel")
            })
            .collect();
        if channels.len() > 1 {
            let names: Vec<&str> = channels.iter().map(|(name, _)| *name).collect();
            let message = format!("expected one channel, found {}", names.join(" and "));
            let spans = channels.iter().flat_map(|(_, spans)| spans.iter().copied()).collect();
            out.push(diagnostic("several-channels", Severity::Info, message, spans));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn levels() {
        let with = |text: &str, caption: &str| text.replace("000152\n", &format!("000152\n\n{caption}\n"));
        assert_eq!(found(&with(&classified("1. (C) X."), "SENSITIVE"), "caption-against-level").len(), 1);
        assert_eq!(found(&with(&cable("1. X."), "NODIS"), "caption-against-level").len(), 1);
        assert!(found(&with(&cable("1. X."), "SENSITIVE\nSIPDIS"), "caption-against-level").is_empty());
        assert!(found(&with(&classified("1. (C) X."), "NODIS"), "caption-against-level").is_empty());
    }

    #[test]
    fn channels() {
        let with = |captions: &str| cable("1. X.").replace("000152\n", &format!("000152\n\n{captions}\n"));
        assert_eq!(found(&with("ROGER CHANNEL\nDISSENT CHANNEL"), "several-channels").len(), 1);
        assert!(found(&with("ROGER CHANNEL\nSIPDIS"), "several-channels").is_empty());
    }
}
