//! The routing lines and the distribution block, explained.

use super::{Category, Fields, Value, explain, words};
use crate::cable::Cable;
use crate::diagnose::Document;
use crate::tables;
use crate::text::Span;

/// Format lines 1, 3 and 4, and operating signals.
pub(super) fn lines(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let source = document.source();
    let lines = &cable.transmission;
    let mut values = Vec::new();
    let mut push = |name: &'static str, text: &str, spans: &[Span], explanation: &str| {
        let field = fields.add(name, Category::Routing, spans, explanation);
        values.push(Value::new(text, Some(source.words(spans)), field));
    };
    if let Some(span) = lines.identification {
        let explanation = "Format line 1: start of the message, channel and number on it.";
        push("Transmission identification", "Transmission", &[span], explanation);
    }
    if let Some(station) = &lines.station {
        let indicator = station.value.routing_indicator;
        let explanation =
            format!("Format line 3: who sends. {}", explain::routing_indicator(source.slice(indicator)));
        push("Calling station", "Sent by", &[indicator], &explanation);
        let rest = Span::new(indicator.end(), station.span().end().max(indicator.end()));
        let filed = station.value.filed.map_or_else(String::new, |filed| {
            format!(
                " Handed in on day {} of the year at {:02}:{:02} UTC.",
                filed.day_of_year, filed.hour, filed.minute
            )
        });
        let section = station.value.section.map_or_else(String::new, |section| format!(", section {section}"));
        let serial = format!("Serial number of the station {}{section}.{filed}", station.value.serial);
        push("Serial number and filing time", "Filed", &[source.trim(rest)], &serial);
    }
    if let Some(security) = &lines.security {
        let explanation = explain::operating_signal(&source.words(&security.spans));
        push("Security signal", "Security", &security.spans, &explanation);
    }
    for &span in &lines.operating_signals {
        push("Operating signal", "Signal", &[span], &explain::operating_signal(source.slice(span)));
    }
    values
}

/// Format line 2: the precedence as a prosign, and the stations that relay the message, a value each.
pub(super) fn called(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(called) = &cable.transmission.called else { return vec![] };
    let source = document.source();
    let mut values = Vec::new();
    let line = called.span();
    let first = called.value.routing_indicators.first().map_or(line.end(), |first| first.start());
    let prosign = source.trim(Span::new(line.start(), first));
    if let Some(precedence) = called.value.precedence {
        let explanation = format!("Format line 2. {}", explain::precedence(source.slice(prosign)));
        let field = fields.add("Prosign", Category::Routing, &[prosign], &explanation);
        let text = words::sentence(words::precedence(precedence));
        values.push(Value::new(text, Some(source.slice(prosign).to_owned()), field));
    }
    for &span in &called.value.routing_indicators {
        let indicator = source.slice(span);
        let explanation =
            format!("{} A station that relays the message; not an addressee.", explain::routing_indicator(indicator));
        let field = fields.add("Called station", Category::Routing, &[span], &explanation);
        values.push(match tables::routing_indicator(indicator) {
            Some(known) => {
                Value::new(words::sentence(&words::address(known.address)), Some(indicator.to_owned()), field)
            }
            None => Value::new("", Some(indicator.to_owned()), field),
        });
    }
    values
}

/// Who had to act, and who got how many copies: an office each.
pub(super) fn distribution(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(block) = &cable.distribution else { return vec![] };
    let source = document.source();
    let year = cable.year();
    let n_copies: u32 =
        block.offices.iter().filter_map(|office| source.slice(*office).rsplit_once('-')?.1.parse::<u32>().ok()).sum();
    let text = match block.role {
        "ACTION" => "Action",
        _ => "Origin",
    };
    let explanation = format!(
        "Distribution within the Department: symbols of offices and numbers of copies. {}, {}.",
        words::count(block.offices.len(), "office"),
        if n_copies == 1 { "1 copy".to_owned() } else { format!("{} copies", words::grouped(n_copies as usize)) }
    );
    let whole = fields.add("Distribution", Category::Routing, &block.spans, &explanation);
    let mut values = vec![Value::new(text, None, whole)];
    for &office in &block.offices {
        let written = source.slice(office);
        let field = fields.add("Office", Category::Routing, &[office], &explain::office(written, year));
        values.push(Value::new("", Some(written.to_owned()), field));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str, of: impl Fn(&Document, &Cable, &mut Fields) -> Vec<Value>) -> Vec<(String, String)> {
        let document = Document::of_text(text);
        let mut fields = Fields::default();
        let values = of(&document, document.cables().first().unwrap(), &mut fields);
        let shown = |value: Value| format!("{} {}", value.text, value.code.unwrap_or_default()).trim().to_owned();
        values
            .into_iter()
            .map(|value| (fields.all[value.field].explanation.clone(), shown(value)))
            .map(|(e, s)| (s, e))
            .collect()
    }

    #[test]
    fn every_code_of_the_routing_lines() {
        let text = include_str!("../../tests/cables/clean/0001-transmission.txt");
        let lines = explained(text, lines);
        let of = |start: &str| lines.iter().find(|(shown, _)| shown.starts_with(start)).unwrap().1.as_str();
        assert!(of("Sent by").contains("Routing indicator RUEH"), "{lines:?}");
        assert!(of("Filed").contains("of the year at"), "{lines:?}");
        assert!(of("Security").starts_with("Operating signal ZN"), "{lines:?}");
        let called = explained(text, called);
        assert!(called[0].1.starts_with("Format line 2. Precedence, as a prosign, "), "{called:?}");
        assert!(called[1].1.starts_with("Routing indicator "), "{called:?}");
    }

    #[test]
    fn offices_with_their_copies() {
        let text = include_str!("../../tests/cables/several/0008-three-renderings-in-one-paste.txt");
        let offices = explained(text, distribution);
        assert_eq!(offices[0].0, "Action");
        assert!(offices[0].1.ends_with("4 offices, 15 copies."), "{offices:?}");
        assert_eq!(offices[1].0, "NEA-10");
        assert!(offices[1].1.contains("10 paper copies."), "{offices:?}");
    }
}
