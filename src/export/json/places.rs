//! Where each value stands, and how sure it is, by JSON pointer.

use super::{Pair, Spans};
use crate::cable::{Cable, Confidence, Field};
use crate::text::Span;
use std::collections::BTreeMap;

/// Spans and doubts by JSON pointer.
pub(super) struct Places<'a> {
    to: Spans<'a>,
    pub(super) spans: BTreeMap<String, Vec<Pair>>,
    pub(super) confidence: BTreeMap<String, &'static str>,
}

impl Places<'_> {
    fn put(&mut self, pointer: impl Into<String>, spans: &[Span], confidence: Confidence) {
        let pointer = pointer.into();
        let pairs: Vec<Pair> = spans.iter().filter(|span| !span.is_empty()).map(|&span| self.to.pair(span)).collect();
        if pairs.is_empty() {
            return;
        }
        match confidence {
            Confidence::Certain => {}
            Confidence::Likely => drop(self.confidence.insert(pointer.clone(), "likely")),
            Confidence::Guess => drop(self.confidence.insert(pointer.clone(), "guess")),
        }
        self.spans.insert(pointer, pairs);
    }

    fn field<T>(&mut self, pointer: &str, field: Option<&Field<T>>) {
        if let Some(field) = field {
            self.put(pointer, &field.spans, field.confidence);
        }
    }

    fn list<T>(&mut self, pointer: &str, fields: &[Field<T>]) {
        for (idx, field) in fields.iter().enumerate() {
            self.put(format!("{pointer}/{idx}"), &field.spans, field.confidence);
        }
    }

    fn spans(&mut self, pointer: &str, spans: &[Span]) {
        for (idx, span) in spans.iter().enumerate() {
            self.put(format!("{pointer}/{idx}"), &[*span], Confidence::Certain);
        }
    }

    fn span(&mut self, pointer: &str, span: Option<Span>) {
        if let Some(span) = span {
            self.put(pointer, &[span], Confidence::Certain);
        }
    }
}

/// Collects the places of one cable.
pub(super) fn of<'a>(cable: &Cable, to: Spans<'a>) -> Places<'a> {
    let mut places = Places { to, spans: BTreeMap::new(), confidence: BTreeMap::new() };
    let lines = &cable.transmission;
    places.span("/transmission/identification", lines.identification);
    places.field("/transmission/called", lines.called.as_ref());
    if let Some(station) = lines.station.as_ref().map(|station| &station.value) {
        places.span("/transmission/station", Some(station.routing_indicator));
        places.span("/transmission/station_serial", Some(station.serial_span));
        places.span("/transmission/station_section", station.section_span);
        places.span("/transmission/filed", station.filed.map(|filed| filed.span));
    }
    places.field("/transmission/security", lines.security.as_ref());
    places.spans("/transmission/operating_signals", &lines.operating_signals);
    places.field("/precedence", cable.precedence.as_ref());
    places.field("/date_time_group", cable.date_time_group.as_ref());
    match &cable.date_time_group {
        // A day that the month has not gives no date.
        Some(group) => places.field("/date", Some(group).filter(|group| group.value.date().is_some())),
        None => places.field("/date", cable.dated.as_ref()),
    }
    places.field("/from", cable.from.as_ref());
    places.list("/to", &cable.to);
    places.list("/info", &cable.info);
    places.list("/exempt", &cable.exempt);
    places.field("/number", cable.number.as_ref());
    places.field("/id", cable.number.as_ref().filter(|number| number.value.year.is_some()));
    if let Some(line) = &cable.classification {
        // The line has the number too, which is no part of the value.
        let level_and_markings: Vec<Span> =
            [line.value.level_span].into_iter().chain(line.value.markings.iter().copied()).collect();
        places.put("/classification", &level_and_markings, line.confidence);
    }
    for (idx, (_, spans)) in cable.captions_by_name().iter().enumerate() {
        places.put(format!("/captions/{idx}"), spans, Confidence::Certain);
    }
    places.spans("/passing", &cable.passing);
    places.spans("/distribution/offices", cable.distribution.as_ref().map_or(&[], |block| &block.offices));
    if let Some(block) = &cable.distribution {
        places.put("/distribution", &block.spans, Confidence::Certain);
    }
    places.field("/executive_order", cable.executive_order.as_ref());
    if let Some((_, span)) = cable.executive_order.as_ref().and_then(|order| order.value.declassify_on) {
        places.span("/executive_order/declassify_on", Some(span));
    }
    places.list("/tags", &cable.tags);
    places.field("/subject", cable.subject.as_ref());
    let marking = cable.subject.as_ref().and_then(|subject| subject.value.marking.as_ref());
    places.span("/subject/marking", marking.map(|(_, span)| *span));
    places.list("/references", &cable.references);
    if let Some(by) = &cable.classified_by {
        places.put("/classified_by", &by.spans, Confidence::Certain);
        places.span("/classified_by/name", by.value.name);
        places.span("/classified_by/title", by.value.title);
        let reasons: Vec<Span> = by.value.reasons.iter().map(|reason| reason.span).collect();
        places.put(
            "/classified_by/reasons",
            &reasons,
            if reasons.is_empty() { Confidence::Certain } else { by.confidence },
        );
    }
    places.span("/drafting/drafted_by", cable.drafting.drafted_by);
    places.span("/drafting/approved_by", cable.drafting.approved_by);
    places.span("/drafting/released_by", cable.drafting.released_by);
    places.spans("/drafting/cleared_by", &cable.drafting.cleared_by);
    for (idx, item) in cable.body.iter().enumerate() {
        places.put(format!("/body/{idx}"), &item.spans(), Confidence::Certain);
    }
    places.field("/signature", cable.signature.as_ref());
    places.spans("/release/stamps", &cable.release.stamps);
    places.spans("/release/exemptions", &cable.release.exemptions);
    for attribute in &cable.attributes {
        let key = to.0.words(&[attribute.key]).replace('~', "~0").replace('/', "~1");
        places.put(format!("/attributes/{key}"), &attribute.value, Confidence::Certain);
    }
    for (idx, reference) in cable.references.iter().enumerate().filter(|(_, reference)| reference.value.year_assumed)
    {
        let doubt = if reference.confidence == Confidence::Certain { "likely" } else { "guess" };
        places.confidence.insert(format!("/references/{idx}/id"), doubt);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::text::Source;

    #[test]
    fn only_places_with_text_are_written_and_only_doubts_with_them() {
        let source = Source::of_text("Lamps came home.".to_owned());
        let mut places = Places { to: Spans(&source), spans: BTreeMap::new(), confidence: BTreeMap::new() };
        places.put("/certain", &[Span::new(0, 5), Span::empty(6), Span::new(6, 10)], Confidence::Certain);
        places.put("/likely", &[Span::new(0, 5)], Confidence::Likely);
        places.put("/guess", &[Span::new(0, 5)], Confidence::Guess);
        places.put("/nothing", &[Span::empty(3)], Confidence::Guess);
        places.list("/list", &[Field::likely((), Span::new(0, 5)), Field::certain((), Span::new(6, 10))]);
        places.spans("/spans", &[Span::new(11, 15)]);
        places.span("/span", Some(Span::new(11, 16)));
        places.field("/field", Some(&Field::certain((), Span::new(1, 2))));
        let spans: Vec<_> = places.spans.iter().map(|(pointer, pairs)| (&pointer[..], &pairs[..])).collect();
        assert_eq!(
            spans,
            [
                ("/certain", &[[0, 5], [6, 10]][..]),
                ("/field", &[[1, 2]]),
                ("/guess", &[[0, 5]]),
                ("/likely", &[[0, 5]]),
                ("/list/0", &[[0, 5]]),
                ("/list/1", &[[6, 10]]),
                ("/span", &[[11, 16]]),
                ("/spans/0", &[[11, 15]]),
            ]
        );
        let doubts: Vec<_> = places.confidence.iter().map(|(pointer, doubt)| (&pointer[..], *doubt)).collect();
        assert_eq!(doubts, [("/guess", "guess"), ("/likely", "likely"), ("/list/0", "likely")]);
    }
}
