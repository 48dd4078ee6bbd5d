//! The archive's own attributes after the message: `Message Attributes`, then `Key: value` lines (handbook, 8.1).

use super::catalogue::{Entry, Key};
use super::lines::TextLine;
use crate::cable::attributes::{Attribute, split};
use crate::text::{Source, Span};

/// Attributes of an archive are at most this many; more lines are no attributes.
const MOST: usize = 400;

/// Finds the block behind line `from` and reads it. Gives the attributes, the place of their heading, and the index of
/// the first line that is no longer message.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine], from: usize) -> (Vec<Attribute>, Option<Span>, usize) {
    let is_heading = |line: &TextLine| {
        let text = source.slice(line.span).trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
        text.eq_ignore_ascii_case("message attributes")
    };
    let Some(heading) = lines.iter().skip(from).position(is_heading).map(|at| at + from) else {
        return (Vec::new(), None, lines.len());
    };
    let mut attributes: Vec<Attribute> = Vec::new();
    for line in lines.iter().skip(heading + 1).take(MOST) {
        let text = source.slice(line.span);
        let marks = text.len() - text.trim_start_matches([' ', '-', '*']).len();
        let (text, start) = (text.get(marks..).unwrap_or(""), line.span.range().start + marks);
        let span = |from: usize, to: usize| Span::of(start + from..start + to);
        match split(text, is_key) {
            Some((key, value)) => {
                let value = value
                    + (text.len() - value - text.get(value..).unwrap_or("").trim_start_matches(['*', ' ']).len());
                let spans = if value < text.len() { vec![span(value, text.len())] } else { vec![] };
                attributes.push(Attribute { key: span(0, key), value: spans });
            }
            None => {
                if let Some(last) = attributes.last_mut() {
                    last.value.push(source.trim(line.span));
                }
            }
        }
    }
    (attributes, lines.get(heading).map(|line| source.trim(line.span)), heading)
}

/// The attributes that say what a message would say itself. The level is the original one, never the current.
#[must_use]
pub(crate) fn entries(source: &Source, attributes: &[Attribute]) -> Vec<Entry> {
    const KEYS: [(&str, Key); 7] = [
        ("Document Number", Key::Number),
        ("Draft Date", Key::Date),
        ("From", Key::From),
        ("To", Key::To),
        ("Original Classification", Key::Classification),
        ("Subject", Key::Subject),
        ("TAGS", Key::Tags),
    ];
    let known = attributes.iter().filter(|attribute| {
        // `n/a` and the year 1960 stand for nothing.
        attribute.value.first().is_some_and(|span| !matches!(source.slice(*span), "n/a" | "N/A" | "01 JAN 1960"))
    });
    known
        .filter_map(|attribute| {
            let key = KEYS.iter().find(|(name, _)| *name == source.slice(attribute.key))?.1;
            Some(Entry { key, values: attribute.value.clone() })
        })
        .collect()
}

/// `Original Previous Handling Restrictions`, `vdkvgwkey`: words of letters, the first ones capitalised.
fn is_key(key: &str) -> bool {
    let letters = key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
    letters
        && key.split(' ').count() <= 5
        && (key.starts_with(|c: char| c.is_ascii_uppercase()) || key == "vdkvgwkey")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    const TEXT: &str = "The reef.\nMESSAGE\n** Message Attributes **\nto: nobody\n- From: SUVA\n* **Draft Date:** 05 MAR 1974\nSubject: DRUM ON\n  THE REEF\nLocator: \nTAGS: n/a\n";

    #[test]
    fn keys_and_values_behind_the_heading() {
        let source = Source::of_text(TEXT.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let (attributes, heading, end) = read(&source, &lines, 1);
        assert_eq!(heading.map(|span| source.slice(span)), Some("** Message Attributes **"));
        assert_eq!(end, 2);
        let written: Vec<(&str, String)> = attributes
            .iter()
            .map(|attribute| (source.slice(attribute.key), source.words(&attribute.value)))
            .collect();
        let expected = [
            ("From", "SUVA"),
            ("Draft Date", "05 MAR 1974"),
            ("Subject", "DRUM ON THE REEF"),
            ("Locator", ""),
            ("TAGS", "n/a"),
        ];
        assert_eq!(written, expected.map(|(key, value)| (key, value.to_owned())));
        assert!(attributes[3].value.is_empty(), "an empty value has no place");
        assert_eq!(read(&source, &lines, 3), (vec![], None, lines.len()), "the heading stands before");
        // What an archive leaves empty says nothing of the message, and no more do keys of its own.
        let entries: Vec<(Key, String)> =
            entries(&source, &attributes).iter().map(|entry| (entry.key, source.words(&entry.values))).collect();
        assert_eq!(
            entries,
            [
                (Key::From, "SUVA".to_owned()),
                (Key::Date, "05 MAR 1974".to_owned()),
                (Key::Subject, "DRUM ON THE REEF".to_owned())
            ]
        );
    }

    #[test]
    fn keys_are_few_words_of_letters() {
        for (key, is_one) in [
            ("From", true),
            ("Original Previous Handling Restrictions", true),
            ("One two three four five", true),
            ("One two three four five six", false),
            ("vdkvgwkey", true),
            ("from", false),
            ("Line2", false),
            ("Ref.", false),
        ] {
            assert_eq!(is_key(key), is_one, "{key}");
        }
    }
}
