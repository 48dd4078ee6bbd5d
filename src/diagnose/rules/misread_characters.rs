//! Letters and figures that OCR took for each other where only one of them can stand: `00` for `OO`, `29U6Ø6Z`, `2NY`, `0ADR`
//! (handbook, sections 3.2, 3.5, 3.6 and 6.4).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let mut places: Vec<Span> = Vec::new();
        routing(reading, cable, &mut places);
        fields(reading, cable, &mut places);
        let Some(first) = places.first() else { continue };
        let message = format!(
            "letters and figures are taken for each other in {} of the head, such as “{}”",
            super::count(places.len(), "place", "places"),
            reading.source.words(&[*first])
        );
        out.push(diagnostic("misread-characters", Severity::Info, message, places));
    }
}

fn routing(reading: &Reading, cable: &Cable, places: &mut Vec<Span>) {
    let head = |span: Span, length: u32| Span::new(span.start(), span.end().min(span.start() + length));
    let text = |span: Span| reading.source.slice(span);
    if let Some(called) = &cable.transmission.called
        && text(called.span()).starts_with("00")
    {
        places.push(head(called.span(), 2));
    }
    if let Some(security) = &cable.transmission.security {
        let signal = text(security.span());
        let letters: Vec<u8> = signal.bytes().skip(3).filter(|byte| *byte != b' ').collect();
        let is_one_letter = letters.len() == 5 && letters.iter().all(|letter| letters.first() == Some(letter));
        if signal.starts_with('2') || !is_one_letter || signal.split_whitespace().count() > 2 {
            places.push(security.span());
        }
    }
    if let Some(line) = &cable.precedence
        && text(line.span()).starts_with('0')
    {
        places.push(head(line.span(), 1));
    }
    if let Some(group) = &cable.date_time_group {
        let written = text(group.span());
        let figures: String = written.chars().take(7).collect();
        let is_plain =
            figures.len() == 7 && figures.bytes().take(6).all(|byte| byte.is_ascii_digit()) && figures.ends_with('Z');
        // A `Z` that is not there is no misreading.
        let is_misread_zone = figures.bytes().all(|byte| byte.is_ascii_digit());
        let is_misread_figure = figures.ends_with('Z') && !is_plain || !figures.is_ascii();
        if is_misread_zone || is_misread_figure {
            places.push(group.span());
        }
    }
}

fn fields(reading: &Reading, cable: &Cable, places: &mut Vec<Span>) {
    let text = |span: Span| reading.source.slice(span);
    if let Some(number) = cable.classification.as_ref().and_then(|line| line.value.number)
        && !text(number.digits).bytes().all(|byte| byte.is_ascii_digit())
    {
        places.push(number.digits);
    }
    if let Some(instruction) = cable.executive_order.as_ref().and_then(|order| order.value.instruction)
        && let Some(at) = text(instruction).find("0ADR")
    {
        let start = instruction.range().start + at;
        places.push(Span::of(start..start + 4));
    }
    if let Some(name) = cable.classified_by.as_ref().and_then(|by| by.value.name)
        && text(name).bytes().any(|byte| byte.is_ascii_digit())
    {
        places.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn in_the_head() {
        let code = "misread-characters";
        assert_eq!(found(&cable("1. X.").replace("R 201129Z", "0 201129Z"), code).len(), 1);
        assert_eq!(found(&cable("1. X.").replace("201129Z", "2011292"), code).len(), 1);
        assert_eq!(found(&cable("1. X.").replace("201129Z", "2U1129Z"), code).len(), 1);
        assert_eq!(found(&cable("1. X.").replace("000152", "Ø0152"), code).len(), 1);
        assert_eq!(found(&classified("1. (C) X.").replace("Jane Roe", "Lee 0. Roe"), code).len(), 1);
        let routed = |line: &str| format!("DE RUEHKB #0152 0511129\n{line} ZZH\n{}", cable("1. X."));
        assert_eq!(found(&routed("2NR UUUU U"), code).len(), 1);
        assert!(found(&routed("ZNR UUUUU"), code).is_empty());
        assert!(found(&classified("1. (C) X."), code).is_empty());
    }
}
