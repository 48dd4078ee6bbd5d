//! Which parts of a text were recognised.

use super::Reading;
use crate::cable::{Cable, Field};
use crate::layout::BlockKind;
use crate::text::Span;

/// How much was recognised.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// Share of the bytes that are not blank which lie in a recognised span, 0 to 1; 1 for a blank text.
    pub recognised: f32,
    /// Runs of text that nothing was made of, in order; blanks at their ends are not in them.
    pub(crate) unrecognised: Vec<Span>,
}

/// Every span that a cable gives a meaning to.
#[must_use]
pub(crate) fn spans(cable: &Cable) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let transmission = &cable.transmission;
    out.extend(transmission.identification);
    of_fields(&mut out, transmission.called.as_slice());
    of_fields(&mut out, transmission.station.as_slice());
    of_fields(&mut out, transmission.security.as_slice());
    out.extend_from_slice(&transmission.operating_signals);
    of_fields(&mut out, cable.precedence.as_slice());
    of_fields(&mut out, cable.date_time_group.as_slice());
    of_fields(&mut out, cable.dated.as_slice());
    for addressees in [cable.from.as_slice(), &cable.to, &cable.info, &cable.exempt] {
        of_fields(&mut out, addressees);
    }
    of_fields(&mut out, cable.classification.as_slice());
    of_fields(&mut out, cable.number.as_slice());
    of_fields(&mut out, &cable.captions);
    out.extend_from_slice(&cable.passing);
    out.extend(cable.distribution.iter().flat_map(|block| &block.spans));
    of_fields(&mut out, cable.executive_order.as_slice());
    of_fields(&mut out, &cable.tags);
    of_fields(&mut out, cable.subject.as_slice());
    of_fields(&mut out, &cable.references);
    out.extend(cable.references_none);
    of_fields(&mut out, cable.classified_by.as_slice());
    out.extend_from_slice(&cable.drafting.cleared_by);
    for item in &cable.body {
        out.extend(item.spans());
    }
    of_fields(&mut out, cable.signature.as_slice());
    for attribute in &cable.attributes {
        out.push(attribute.key);
        out.extend_from_slice(&attribute.value);
    }
    out.extend_from_slice(&cable.labels);
    out.extend_from_slice(&cable.wrapping);
    out.extend_from_slice(&cable.injected_captions);
    out.extend_from_slice(&cable.remarks);
    out
}

fn of_fields<T>(out: &mut Vec<Span>, fields: &[Field<T>]) {
    for field in fields {
        out.extend_from_slice(&field.spans);
    }
}

/// Measures the coverage of a reading; one pass over its spans and one over its lines.
#[must_use]
pub(crate) fn of(reading: &Reading) -> Coverage {
    let mut known: Vec<Span> = reading.cables.iter().flat_map(spans).collect();
    known.retain(|span| !span.is_empty());
    known.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(known.len());
    for span in known {
        match merged.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.to(span),
            _ => merged.push(span),
        }
    }
    let (mut recognised, mut total) = (0_u64, 0_u64);
    let mut unrecognised: Vec<Span> = Vec::new();
    let mut at = 0;
    for (kind, block) in reading.layout.blocks.iter() {
        for line_idx in block {
            let line = reading.source.trim(reading.source.line(line_idx));
            match kind {
                BlockKind::Blank => {}
                BlockKind::Furniture(_) | BlockKind::Rule => {
                    recognised += solid(reading.source.slice(line));
                    total += solid(reading.source.slice(line));
                }
                BlockKind::Text => {
                    total += solid(reading.source.slice(line));
                    let missed = gaps(line, &merged, &mut at);
                    let mut missing = 0;
                    for gap in missed.into_iter().map(|gap| reading.source.trim(gap)).filter(|gap| !gap.is_empty()) {
                        // A lone comma or quotation mark between two values is punctuation, not text.
                        if reading.source.slice(gap).chars().any(char::is_alphanumeric) {
                            missing += solid(reading.source.slice(gap));
                            push_run(reading, &mut unrecognised, gap);
                        }
                    }
                    recognised += solid(reading.source.slice(line)) - missing;
                }
            }
        }
    }
    #[allow(clippy::cast_precision_loss)] // a share for display; 24 bits are plenty
    let share = if total == 0 { 1.0 } else { recognised as f32 / total as f32 };
    Coverage { recognised: share, unrecognised }
}

/// Joins neighbouring lines into one run.
fn push_run(reading: &Reading, runs: &mut Vec<Span>, gap: Span) {
    match runs.last_mut() {
        Some(last) if reading.source.slice(Span::new(last.end(), gap.start())).trim().is_empty() => {
            *last = last.to(gap);
        }
        _ => runs.push(gap),
    }
}

/// What is left of a line when the known spans are taken out; `at` moves along the known spans.
fn gaps(line: Span, known: &[Span], at: &mut usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = line.start();
    while known.get(*at).is_some_and(|span| span.end() <= from) {
        *at += 1;
    }
    let mut next = *at;
    while let Some(span) = known.get(next).filter(|span| span.start() < line.end()) {
        out.push(Span::new(from, span.start().max(from)));
        from = from.max(span.end());
        next += 1;
    }
    if from < line.end() {
        out.push(Span::new(from, line.end()));
    }
    out
}

fn solid(text: &str) -> u64 {
    text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::layout::Layout;
    use crate::text::Source;

    /// The share recognised of a text whose cable has some words, and the words of what was not.
    fn measured(text: &str, known: &[&str]) -> (f32, Vec<String>) {
        let source = Source::of_text(text.to_owned());
        let mut cable = Cable::default();
        for word in known {
            let at = text.find(word).unwrap();
            cable.labels.push(Span::of(at..at + word.len()));
        }
        let layout = Layout::of(&source);
        let reading = Reading { source, layout, cables: vec![cable].into() };
        let found = of(&reading);
        let words = found.unrecognised.iter().map(|span| reading.source.slice(*span).to_owned()).collect();
        (found.recognised, words)
    }

    #[test]
    fn the_share_of_what_is_recognised_and_the_rest_in_runs() {
        for (text, known, n_recognised, n_bytes, rest) in [
            ("Lamps came, home today.\n", &["Lamps", "home"][..], 9.0, 20.0, &["came,", "today."][..]),
            ("Lamps, home\n", &["Lamps", "home"], 10.0, 10.0, &[]),
            ("Lamps came\nhome today\n", &["today", "Lamps"], 10.0, 18.0, &["came\nhome"]),
            ("Lamps came\nhome today\n", &["Lamps came"], 9.0, 18.0, &["home today"]),
            ("Lamps came\n", &["Lamps c", "s came"], 9.0, 9.0, &[]),
            ("-----\nLamps\n", &[], 5.0, 10.0, &["Lamps"]),
            ("Lamps\n\n\nhome\n", &[], 0.0, 9.0, &["Lamps\n\n\nhome"]),
            (" \n\n", &[], 1.0, 1.0, &[]),
        ] {
            let (share, found) = measured(text, known);
            assert!((share - n_recognised / n_bytes).abs() < 1e-6, "{text}: {share}");
            assert_eq!(found, rest, "{text}");
        }
    }

    #[test]
    fn gaps_between_known_places_line_by_line() {
        let known = [Span::new(0, 5), Span::new(12, 14), Span::new(14, 16), Span::new(18, 30), Span::new(50, 60)];
        let mut at = 0;
        let mut gaps_of = |line: Span| -> Vec<(u32, u32)> {
            let gaps = gaps(line, &known, &mut at);
            gaps.into_iter().filter(|gap| !gap.is_empty()).map(|gap| (gap.start(), gap.end())).collect()
        };
        assert_eq!(gaps_of(Span::new(2, 4)), []);
        assert_eq!(gaps_of(Span::new(5, 11)), [(5, 11)]);
        assert_eq!(gaps_of(Span::new(11, 20)), [(11, 12), (16, 18)]);
        assert_eq!(gaps_of(Span::new(20, 40)), [(30, 40)]);
        assert_eq!(gaps_of(Span::new(41, 50)), [(41, 50)]);
        assert_eq!(gaps_of(Span::new(60, 70)), [(60, 70)]);
    }
}
