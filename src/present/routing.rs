//! The routing lines and the distribution block, explained.

use super::{Category, Fields, Value, words};
use crate::cable::Cable;
use crate::diagnose::Document;

/// Format lines 1 to 4, a value each.
pub(super) fn lines(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let source = document.source();
    let lines = &cable.transmission;
    let mut values = Vec::new();
    if let Some(span) = lines.identification {
        let field = fields.add(
            "Transmission identification",
            Category::Routing,
            &[span],
            "Format line 1: start of the message, channel and number on it.",
        );
        values.push(Value { text: "Transmission".into(), code: Some(source.slice(span).to_owned()), field });
    }
    if let Some(called) = &lines.called {
        let precedence = called.value.precedence.map_or_else(String::new, |precedence| {
            format!(" Highest precedence: {}.", words::precedence(precedence))
        });
        let explanation = format!("Format line 2: stations that relay the message; not the addressees.{precedence}");
        let field = fields.add("Called stations", Category::Routing, &called.spans, &explanation);
        values.push(Value {
            text: "Called".into(),
            code: Some(source.words(&called.value.routing_indicators)),
            field,
        });
    }
    if let Some(station) = &lines.station {
        let filed = station.value.filed.map_or_else(String::new, |filed| {
            format!(" Filed on day {} of the year at {:02}:{:02} UTC.", filed.day_of_year, filed.hour, filed.minute)
        });
        let explanation =
            format!("Format line 3: calling station and its serial number {}.{filed}", station.value.serial);
        let field = fields.add("Calling station", Category::Routing, &station.spans, &explanation);
        values.push(Value {
            text: "Station".into(),
            code: Some(source.slice(station.value.routing_indicator).to_owned()),
            field,
        });
    }
    if let Some(security) = &lines.security {
        let level = security
            .value
            .level
            .map_or_else(|| "a level that is not known".to_owned(), |level| words::level(level).to_ascii_lowercase());
        let explanation = format!("Format line 4: handled on the circuits as {level}.");
        let field = fields.add("Security signal", Category::Routing, &security.spans, &explanation);
        values.push(Value { text: "Security".into(), code: Some(source.words(&security.spans)), field });
    }
    for &span in &lines.operating_signals {
        let explanation = match source.slice(span) {
            "ZZH" => {
                "Operating signal, always at the end of format line 4 in State traffic; its meaning is not known."
            }
            "ZDK" => "Operating signal: a repetition, sent again on request.",
            "ZDS" => "Operating signal: a corrected copy of a message sent in error.",
            _ => "Operating signal; its meaning is not in the table.",
        };
        let field = fields.add("Operating signal", Category::Routing, &[span], explanation);
        values.push(Value { text: "Signal".into(), code: Some(source.slice(span).to_owned()), field });
    }
    values
}

/// Who had to act, and how many copies went round.
pub(super) fn distribution(document: &Document, cable: &Cable, fields: &mut Fields) -> Vec<Value> {
    let Some(block) = &cable.distribution else { return vec![] };
    let source = document.source();
    let n_copies: u32 =
        block.offices.iter().filter_map(|office| source.slice(*office).rsplit_once('-')?.1.parse::<u32>().ok()).sum();
    let acting = block.offices.first().map_or("", |office| source.slice(*office));
    let text = match block.role {
        "ACTION" => "Office to act",
        _ => "Office of origin",
    };
    let explanation = format!(
        "Distribution within the Department: symbol of an office and number of copies; {} offices, {n_copies} copies.",
        block.offices.len()
    );
    let field = fields.add("Distribution", Category::Routing, &block.spans, &explanation);
    vec![Value {
        text: text.to_owned(),
        code: Some(format!("{acting} and {}", words::count(block.offices.len().saturating_sub(1), "copy office"))),
        field,
    }]
}
