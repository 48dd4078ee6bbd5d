//! The archive's catalogue (its attributes) against the message: what only the catalogue has, and where the two disagree
//! (check 30). A cataloguer shortened subjects and added TAGS as a rule, which is not told.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Attribute, Cable, Confidence, Field, Level};
use crate::read::Reading;
use crate::text::{Cursor, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in reading.cables.iter().filter(|cable| !cable.attributes.is_empty()) {
        no_text(reading, cable, out);
        level(reading, cable, out);
        number(reading, cable, out);
        taken_over(cable, out);
    }
    unretrievable(reading, out);
}

fn value(reading: &Reading, cable: &Cable, key: &str) -> Option<Span> {
    let is_it = |attribute: &&Attribute| reading.source.slice(attribute.key).eq_ignore_ascii_case(key);
    cable.attributes.iter().find(is_it).and_then(|attribute| attribute.value.first().copied())
}

fn no_text(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    if cable.body.is_empty() {
        let message = "expected the text of the message, found the archive's attributes only".to_owned();
        let place = value(reading, cable, "Locator").or_else(|| value(reading, cable, "Document Number"));
        out.push(diagnostic("no-text", Severity::Error, message, place.into_iter().collect()));
    }
}

/// The archive's own words for a text that it could not read.
fn unretrievable(reading: &Reading, out: &mut Vec<Diagnostic>) {
    const WORDS: [&str; 3] = ["ERROR READING TEXT INDEX", "EXPAND ERROR ENCOUNTERED", "TEXT UNRETRIEVABLE"];
    let text = reading.source.text();
    if reading.cables.is_empty() {
        return;
    }
    for words in WORDS {
        if let Some(at) = text.find(words) {
            let message = format!("the archive could not read the text of the message: “{words}”");
            out.push(diagnostic(
                "text-unretrievable",
                Severity::Error,
                message,
                vec![Span::of(at..at + words.len())],
            ));
            return;
        }
    }
}

fn level(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let Some(line) = cable.classification.as_ref().filter(|line| line.confidence == Confidence::Certain) else {
        return;
    };
    let Some(place) = value(reading, cable, "Original Classification") else { return };
    let mut cursor = Cursor::new(reading.source.slice(place), place.start());
    // Whole known values: `SECRETARY` is a slip.
    let Some((level, _)) = Level::read(&mut cursor).filter(|_| cursor.is_done()) else { return };
    if level != line.value.level {
        let message = format!(
            "the catalogue says that the message was {level}; its classification line says {}",
            line.value.level
        );
        out.push(diagnostic("catalogue-differs", Severity::Info, message, vec![line.value.level_span, place]));
    }
}

fn number(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let Some(own) = cable.number.as_ref().filter(|own| own.confidence == Confidence::Certain) else { return };
    let Some(place) = value(reading, cable, "Document Number") else { return };
    let Some(known) = crate::read::catalogue::number(reading.source.slice(place)) else { return };
    if known.number != own.value.number {
        let message = format!(
            "the catalogue has the message under the number {}; the message says {}",
            known.number, own.value
        );
        out.push(diagnostic("catalogue-differs", Severity::Info, message, vec![own.span(), place]));
    }
}

/// What the message does not say itself.
fn taken_over(cable: &Cable, out: &mut Vec<Diagnostic>) {
    if cable.body.is_empty() {
        return;
    }
    let values: Vec<Span> = cable.attributes.iter().flat_map(|attribute| attribute.value.iter().copied()).collect();
    let is_catalogued = |span: Option<Span>| span.filter(|span| values.iter().any(|value| value.covers(*span)));
    let fields = [
        ("number", is_catalogued(cable.number.as_ref().map(Field::span))),
        ("date", is_catalogued(cable.dated.as_ref().map(Field::span).filter(|_| cable.date_time_group.is_none()))),
        ("originator", is_catalogued(cable.from.as_ref().map(Field::span))),
        ("addressee", is_catalogued(cable.to.first().map(Field::span))),
        ("level", is_catalogued(cable.classification.as_ref().map(Field::span))),
        ("TAGS", is_catalogued(cable.tags.first().map(Field::span))),
        ("subject", is_catalogued(cable.subject.as_ref().map(Field::span))),
    ];
    let names: Vec<&str> = fields.iter().filter(|(_, place)| place.is_some()).map(|(name, _)| *name).collect();
    if names.is_empty() {
        return;
    }
    let message =
        format!("expected {} in the message, found none; taken from the archive's catalogue", names.join(", "));
    let spans = fields.iter().filter_map(|(_, place)| *place).collect();
    out.push(diagnostic("taken-from-catalogue", Severity::Info, message, spans));
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    fn with(attributes: &str) -> String {
        cable("1. X IS SO.\n\n2. Y IS NOT.") + "\nMessage Attributes\n\nDocument Number: 2008BAKU00152\n" + attributes
    }

    #[test]
    fn disagreement() {
        assert_eq!(found(&with("Original Classification: SECRET\n"), "catalogue-differs").len(), 1);
        assert!(found(&with("Original Classification: UNCLASSIFIED\n"), "catalogue-differs").is_empty());
        assert!(found(&with("Original Classification: SECRETARY\n"), "catalogue-differs").is_empty());
    }

    #[test]
    fn from_the_catalogue_alone() {
        let text = with("Subject: TALKS\n");
        let bare = text.get(text.find("1. X").unwrap()..).unwrap();
        let bare = bare.replace("X IS SO", "THE WHOLE TEXT IS IN CAPITALS, AS IT WAS IN THE YEARS OF THE TELEGRAPH");
        assert!(found(&bare, "taken-from-catalogue")[0].message.contains("number, subject"));
        assert!(found(&with("Subject: TALKS\n"), "taken-from-catalogue").is_empty());
    }

    #[test]
    fn no_text() {
        let text = with("").replace("1. X IS SO.\n\n2. Y IS NOT.\nROE", "ERROR READING TEXT INDEX");
        assert_eq!(found(&text, "text-unretrievable").len(), 1);
    }
}
