//! Front matter of retyped telegrams: `cable-from: "AmEmbassy La Paz"` between two lines of three dashes.
//!
//! A retyping keeps the archive's catalogue data here and often drops the head of the message. What the message itself
//! says comes first; this fills the gaps, as likely, and all of it is kept as attributes. Its classification is the
//! *current* one after review, so it is never taken for the message's own.

use super::lines::TextLine;
use super::{anchor, known};
use crate::cable::attributes::{Attribute, split};
use crate::cable::{
    Addressee, Cable, Date, Field, MessageReferenceNumber, Subject, addressee, executive_order, reference, tag,
};
use crate::text::{Cursor, Source, Span, cursor};

/// Longest front matter in lines.
const MOST: usize = 60;

/// Reads front matter at the start of the text. Gives it, and the index of the first line behind it; without a key
/// that begins with `cable-` it is no telegram's front matter.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine]) -> (Option<Vec<Attribute>>, usize) {
    let is_fence = |line: &TextLine| line.is_rule && source.slice(line.span).trim() == "---";
    if !lines.first().is_some_and(is_fence) {
        return (None, 0);
    }
    let Some(end) = lines.iter().skip(1).take(MOST).position(is_fence).map(|at| at + 1) else { return (None, 0) };
    let mut attributes = Vec::new();
    for line in lines.get(1..end).unwrap_or(&[]) {
        let text = source.slice(line.span);
        let Some((key, value)) = split(text, |key| !key.contains(' ')) else { continue };
        let start = line.span.range().start;
        let raw = text.get(value..).unwrap_or("");
        let inner = raw.trim_matches(['"', '\'']);
        let from = start + value + (raw.len() - raw.trim_start_matches(['"', '\'']).len());
        let value = if inner.is_empty() { vec![] } else { vec![Span::of(from..from + inner.len())] };
        attributes.push(Attribute { key: Span::of(start..start + key), value });
    }
    let is_telegram = attributes.iter().any(|attribute| source.slice(attribute.key).starts_with("cable-"));
    if is_telegram { (Some(attributes), end + 1) } else { (None, 0) }
}

/// Fills what the message did not say.
pub(crate) fn fill(source: &Source, front: &[Attribute], cable: &mut Cable) {
    for attribute in front {
        let Some(&span) = attribute.value.first() else { continue };
        let text = source.slice(span);
        match source.slice(attribute.key) {
            "cable-doc-number" if cable.number.is_none() => {
                cable.number = document_number(text).map(|number| Field::likely(number, span));
            }
            "cable-from" if cable.from.is_none() => cable.from = name(text, span),
            "cable-to" if cable.to.is_empty() => cable.to.extend(name(text, span)),
            "cable-subject" if cable.subject.is_none() => {
                cable.subject = Some(Field::likely(Subject::default(), span));
            }
            "cable-tags" if cable.tags.is_empty() => {
                let tags = tag::read(&[(text, span.start())], &known::cut_tags);
                cable.tags = tags.into_iter().map(|(tag, span)| Field::likely(tag, span)).collect();
            }
            "cable-ref" if cable.references.is_empty() => {
                let entries = reference::read(&[(text, span.start())], &known::is_post);
                cable.references =
                    entries.into_iter().map(|(reference, span)| Field::likely(reference, span)).collect();
            }
            "cable-date" if cable.date_time_group.is_none() => {
                let read = executive_order::read_date(&mut Cursor::new(text, span.start()));
                cable.dated = read.map(|(date, span): (Date, Span)| Field::likely(date, span));
            }
            // The distribution, and behind it what the retyping could not place.
            "cable-info" if cable.date_time_group.is_none() => {
                if let Some((line, group, place)) = date_inside(text, span.start()) {
                    cable.precedence = line.map(|(line, place)| Field::likely(line, place));
                    cable.date_time_group = Some(Field::likely(group, place));
                }
            }
            _ => {}
        }
    }
    cable.attributes.extend(front.iter().cloned());
}

fn name(text: &str, span: Span) -> Option<Field<Addressee>> {
    addressee::read(text, span.start()).map(|read| Field::likely(read, span))
}

fn date_inside(text: &str, offset: u32) -> Option<anchor::DateLine> {
    let mut before = "";
    cursor::words(text, 0).find_map(|(letters, word)| {
        // In `/029 R P 051655Z` the R belongs to the number of copies: it says that the telegram went out.
        let of_total = std::mem::replace(&mut before, letters).starts_with('/');
        if of_total {
            return None;
        }
        let rest = text.get(word.range().start..)?;
        let ((line, group, place), _) = anchor::read_date_line(rest)?;
        let shift = |span: Span| Span::new(span.start() + offset + word.start(), span.end() + offset + word.start());
        Some((line.map(|(line, precedence)| (line, shift(precedence))), group, shift(place)))
    })
}

/// `1974LAPAZ02466`: year, post without blanks (six letters at most), number.
#[must_use]
pub(crate) fn document_number(text: &str) -> Option<MessageReferenceNumber> {
    let mut cursor = Cursor::new(text, 0);
    let (year, digits) = cursor.number(4)?;
    let (post, _) = cursor.take_while(|c| c.is_ascii_uppercase());
    let (number, _) = cursor.number(6)?;
    (digits.len() == 4 && post.len() >= 2 && cursor.is_done())
        .then(|| MessageReferenceNumber::new(post, number, u16::try_from(year).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::{Confidence, Precedence};
    use crate::layout::Layout;
    use crate::read::lines;
    use crate::text::List;

    /// The keys with their values, and the index of the first line behind.
    fn front(text: &str) -> (Option<Vec<(String, String)>>, usize) {
        let source = Source::of_text(text.to_owned());
        let (attributes, end) = read(&source, &lines::collect(&source, &Layout::of(&source)));
        let written =
            |attribute: &Attribute| (source.slice(attribute.key).to_owned(), source.words(&attribute.value));
        (attributes.map(|attributes| attributes.iter().map(written).collect()), end)
    }

    #[test]
    fn keys_and_values_without_their_quotes() {
        let text = "---\ntitle: Reef\ncable-from: \"AmEmbassy Suva\"\ncable-to: ''SecState'\ncable-ref: \"\"\ncable-info:\nnot a key: x\n---\n1. The reef.\n";
        let (attributes, end) = front(text);
        let expected = [
            ("title", "Reef"),
            ("cable-from", "AmEmbassy Suva"),
            ("cable-to", "SecState"),
            ("cable-ref", ""),
            ("cable-info", ""),
        ];
        assert_eq!(attributes.unwrap(), expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
        assert_eq!(end, 8);
    }

    #[test]
    fn only_between_two_fences_and_with_a_key_of_a_cable() {
        for text in [
            "cable-from: SUVA\n---\nX\n",
            "---\ncable-from: SUVA\nX\n",
            "----\ncable-from: SUVA\n---\nX\n",
            "---\ncable-from: SUVA\n----\nX\n",
            "---\ntitle: X\n---\nX\n",
            "",
        ] {
            assert_eq!(front(text), (None, 0), "{text}");
        }
        let of_length = |n: usize| front(&format!("---\n{}---\nX\n", "cable-x: y\n".repeat(n)));
        assert_eq!(of_length(59).1, 61);
        assert_eq!(of_length(60), (None, 0));
    }

    /// What the front matter fills: a name for each field that stands in the cable, with the text it was read from.
    fn filled(source: &Source, cable: &Cable) -> Vec<(&'static str, String, Confidence)> {
        fn one<T>(source: &Source, name: &'static str, field: &Field<T>) -> (&'static str, String, Confidence) {
            (name, source.words(&field.spans), field.confidence)
        }
        let all = |name, fields: &List<Field<Addressee>>| -> Vec<_> {
            fields.iter().map(|field| one(source, name, field)).collect()
        };
        let mut out = Vec::new();
        out.extend(cable.number.as_ref().map(|field| one(source, "number", field)));
        out.extend(cable.from.as_ref().map(|field| one(source, "from", field)));
        out.extend(all("to", &cable.to));
        out.extend(cable.subject.as_ref().map(|field| one(source, "subject", field)));
        out.extend(cable.tags.iter().map(|field| one(source, "tags", field)));
        out.extend(cable.references.iter().map(|field| one(source, "references", field)));
        out.extend(cable.dated.as_ref().map(|field| one(source, "dated", field)));
        out.extend(cable.precedence.as_ref().map(|field| one(source, "precedence", field)));
        out.extend(cable.date_time_group.as_ref().map(|field| one(source, "group", field)));
        out
    }

    const FIRST: &str = "---\ncable-doc-number: 1974SUVA00123\ncable-from: AMEMBASSY SUVA\ncable-to: SECSTATE WASHDC\ncable-subject: REEF\ncable-tags: PFOR, FJ\ncable-ref: SUVA 99\ncable-date: March 5, 1974\ncable-info: OCT-01 ISO-00 /029 R P 051655Z MAR 74\n---\n";

    #[test]
    fn fills_each_field_as_likely() {
        let source = Source::of_text(FIRST.to_owned());
        let attributes = read(&source, &lines::collect(&source, &Layout::of(&source))).0.unwrap();
        let mut cable = Cable::default();
        fill(&source, &attributes, &mut cable);
        let expected = [
            ("number", "1974SUVA00123"),
            ("from", "AMEMBASSY SUVA"),
            ("to", "SECSTATE WASHDC"),
            ("subject", "REEF"),
            ("tags", "PFOR"),
            ("tags", "FJ"),
            ("references", "SUVA 99"),
            ("dated", "March 5, 1974"),
            ("precedence", "P"),
            ("group", "051655Z MAR 74"),
        ];
        let expected = expected.map(|(name, text)| (name, text.to_owned(), Confidence::Likely));
        assert_eq!(filled(&source, &cable), expected);
        assert_eq!(cable.attributes.len(), attributes.len());
        // Once more, and the message has it all: nothing changes but the list of attributes.
        let other = FIRST
            .replace("SUVA", "RIGA")
            .replace("SECSTATE WASHDC", "AMEMBASSY PARIS")
            .replace("REEF", "LAKE")
            .replace("PFOR", "SENV")
            .replace("March 5", "March 6")
            .replace("R P 05", "R O 06");
        let both = Source::of_text(format!("{FIRST}{other}"));
        let shift = u32::try_from(FIRST.len()).unwrap();
        let moved = |span: Span| Span::new(span.start() + shift, span.end() + shift);
        let later: Vec<Attribute> = attributes
            .iter()
            .map(|attribute| Attribute {
                key: moved(attribute.key),
                value: attribute.value.iter().map(|&span| moved(span)).collect(),
            })
            .collect();
        fill(&both, &later, &mut cable);
        assert_eq!(filled(&both, &cable), expected);
    }

    #[test]
    fn a_date_inside_the_distribution() {
        let read = |text| {
            let (line, _, place) = date_inside(text, 7)?;
            let written = |span: Span| &text[span.range().start - 7..span.range().end - 7];
            Some((line.map(|(line, place)| (line.action, written(place))), written(place)))
        };
        let group = "051655Z MAR 74";
        assert_eq!(read("ISO-00 /029 R P 051655Z MAR 74 FM"), Some((Some((Precedence::Priority, "P")), group)));
        assert_eq!(read("ISO-00 /029 R 051655Z MAR 74"), Some((None, group)), "the letter is of the copies");
        assert_eq!(read("ISO-00 O 051655Z MAR 74"), Some((Some((Precedence::Immediate, "O")), group)));
        assert_eq!(read("ISO-00 OCT-01"), None);
    }

    #[test]
    fn document_numbers() {
        let read = |text| document_number(text).map(|number| (number.post, number.number, number.year));
        assert_eq!(read("1974LAPAZ02466"), Some(("LAPAZ".to_owned(), 2466, Some(1974))));
        assert_eq!(read("1974HK00001"), Some(("HK".to_owned(), 1, Some(1974))));
        for text in ["974LAPAZ02466", "1974L02466", "1974LAPAZ", "1974LAPAZ02466B", "LAPAZ02466", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
