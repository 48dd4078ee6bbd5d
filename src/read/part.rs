//! One transmission: what stands about it, its head, the lines of its body.

use super::assemble::Part;
use super::catalogue::{self, Entry};
use super::lines::TextLine;
use super::{attributes, evidence, extract, front_matter, frus, head, known, label_block, table_row};
use crate::cable::{Addressee, Cable, Confidence, Field, MessageReferenceNumber};
use crate::layout::RenderingKind;
use crate::text::{Source, Span, letters};

/// A title, an address, a page's heading: so few lines before a cable are no text of their own.
pub(crate) const MOST_LINES_BEFORE: usize = 4;

/// Reads a part. `None` if it is no cable and no section of one. A rendering that the reader chose is the only one whose own
/// forms are looked for.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine], chosen: Option<RenderingKind>) -> Option<Part> {
    let may_be = |kinds: &[RenderingKind]| chosen.is_none_or(|chosen| kinds.contains(&chosen));
    let (front, after_front) = front_matter::read(source, lines);
    let (attributes, heading, end) = attributes::read(source, lines, after_front);
    let message = lines.get(after_front..end).unwrap_or(&[]);
    let mut cable = Cable::default();
    if may_be(&[RenderingKind::Frus])
        && let Some(body) = frus::read(source, message, &mut cable)
    {
        let span = span_of(source, lines);
        return Some(Part { cable, body: body.to_vec(), span });
    }
    const WITH_BLOCKS: [RenderingKind; 6] = [
        RenderingKind::Smart,
        RenderingKind::NscFile,
        RenderingKind::Plusd,
        RenderingKind::Cablegate,
        RenderingKind::CablegateHtml,
        RenderingKind::CablegateCsv,
    ];
    let (mut entries, after_entries) =
        if may_be(&WITH_BLOCKS) { about(source, message, &mut cable) } else { (Vec::new(), 0) };
    let message = message.get(after_entries..).unwrap_or(&[]);
    let (head_from, body_from) = head::read(source, message, &mut cable);
    let before: Vec<Span> = message.iter().take(head_from).map(|line| source.trim(line.span)).collect();
    if before.len() <= MOST_LINES_BEFORE || evidence::is_wrapping(source, &before) {
        cable.wrapping.extend(before);
    }
    let body = message.get(body_from..).unwrap_or(&[]);
    // An archive's record of a telegram whose text is lost says what is known of it.
    if cable.from.is_none() && cable.classification.is_none() && cable.date_time_group.is_none() {
        entries.extend(attributes::entries(source, &attributes));
    }
    let has_catalogue = front.is_some() || !entries.is_empty() && catalogue_is_state(source, &entries);
    cable.attributes = attributes.into();
    cable.labels.extend(heading);
    if let Some(front) = &front {
        front_matter::fill(source, front, &mut cable);
    }
    if !evidence::is_cable(source, message, &cable, body_from, has_catalogue) {
        return None;
    }
    catalogue::mend(source, &entries, &mut cable);
    catalogue::fill(source, &entries, &mut cable);
    number(source, &mut cable);
    sender(&mut cable);
    Some(Part { cable, body: body.to_vec(), span: span_of(source, lines) })
}

/// What stands about the message before it, and where the message begins.
fn about(source: &Source, lines: &[TextLine], cable: &mut Cable) -> (Vec<Entry>, usize) {
    if let Some((entries, end)) = table_row::read(source, lines) {
        cable.wrapping.extend(lines.get(..end).unwrap_or(&[]).iter().map(|line| source.trim(line.span)));
        return (entries, end);
    }
    let end = extract::read(source, lines, cable);
    if end > 0 {
        return (Vec::new(), end);
    }
    if let Some(block) = label_block::read(source, lines) {
        cable.wrapping.extend(block.spans);
        return (block.entries, block.end);
    }
    (Vec::new(), 0)
}

/// A row or block names a State cable if it has a number of one.
fn catalogue_is_state(source: &Source, entries: &[Entry]) -> bool {
    entries.iter().any(|entry| {
        entry.key == catalogue::Key::Number
            && entry.values.first().is_some_and(|span| catalogue::number(source.slice(*span)).is_some())
    })
}

/// The place of some lines.
#[must_use]
pub(crate) fn span_of(source: &Source, lines: &[TextLine]) -> Span {
    let whole = lines.first().zip(lines.last()).map_or(Span::default(), |(first, last)| first.span.to(last.span));
    source.trim(whole)
}

/// The number: of the classification line; its year is that of the message. A damaged name is read as the post it is likely
/// to be: the originator's, if the letters are near, else the one that is known by them.
fn number(source: &Source, cable: &mut Cable) {
    let year = cable.year();
    if let Some(line) = &cable.classification
        && let Some(place) = line.value.number
    {
        let written = source.slice(place.post);
        let sender = cable.from.as_ref().and_then(|from| known::post(bare_name(source.slice(from.value.name))));
        let known = known::post(written);
        let (post, confidence) = match (known, sender) {
            (Some((name, Confidence::Certain)), _) => (name, line.confidence),
            (_, Some((name, _))) if is_remnant(written, name) => (name, Confidence::Likely),
            (Some((name, confidence)), _) => (name, confidence),
            (None, _) => (written, line.confidence),
        };
        let number = MessageReferenceNumber::new(post, place.number, place.year);
        let mut field = Field::certain(number, place.post.to(place.digits));
        field.confidence = confidence;
        cable.number = Some(field);
    }
    // A catalogue writes the name without its blanks.
    if let Some(number) = &mut cable.number
        && let Some((name, Confidence::Certain)) = known::post(&number.value.post)
    {
        name.clone_into(&mut number.value.post);
    }
    if let Some(number) = &mut cable.number {
        number.value.year = number.value.year.or(year);
    }
}

/// Without an originator the post of the classification line is it: a telegram has the number of the post that sent it.
fn sender(cable: &mut Cable) {
    if cable.from.is_none()
        && let Some(place) = cable.classification.as_ref().and_then(|line| line.value.number)
    {
        let name = Addressee { name: place.post, ..Addressee::default() };
        cable.from = Some(Field::likely(name, place.post));
    }
}

/// The name of a post without its designator.
fn bare_name(name: &str) -> &str {
    name.split_once(' ')
        .filter(|(head, _)| head.starts_with("AM") || head.starts_with("US"))
        .map_or(name, |(_, rest)| rest)
}

/// True if what is written is the sender's name with letters lost, or with others before it: `BAU`, `QXICO`, `EFTOLONDON`.
fn is_remnant(written: &str, name: &str) -> bool {
    let (written, name) = (letters::token(written), letters::token(name));
    let same_end = written.bytes().rev().zip(name.bytes().rev()).take_while(|(a, b)| a == b).count();
    let same_start = written.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    same_end >= name.len().min(3).max(name.len() / 2)
        || same_start + same_end + 2 >= name.len() && written.len() <= name.len() && same_start + same_end >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn part(text: &str) -> (Source, Option<Part>) {
        part_as(text, None)
    }

    fn part_as(text: &str, chosen: Option<RenderingKind>) -> (Source, Option<Part>) {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let part = read(&source, &lines, chosen);
        (source, part)
    }

    const HEAD: &str = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nUNCLAS BAKU 000152\nTAGS: PREL\nSUBJECT: X\n1. (U) All is well.\n";

    #[test]
    fn few_lines_before_a_head_are_its_wrapping() {
        let wrapping = |n: usize| {
            let (_, part) = part(&format!("{}{HEAD}", "The board met and went home.\n".repeat(n)));
            part.unwrap().cable.wrapping.len()
        };
        assert_eq!([0, 1, MOST_LINES_BEFORE, MOST_LINES_BEFORE + 1].map(wrapping), [0, 1, 4, 0]);
        let (source, part) = part(&format!("  X\n{HEAD}"));
        let part = part.unwrap();
        assert_eq!((part.body.len(), source.slice(part.span)), (1, source.text().trim()));
    }

    #[test]
    fn an_archives_attributes_speak_where_the_message_is_lost() {
        const ATTRIBUTES: &str = "Message Attributes\nDocument Number: 1974SUVA00123\nFrom: SUVA\nSubject: REEF\n";
        let (_, lost) = part(&format!("1. (U) Text not to be had.\n{ATTRIBUTES}"));
        let number = lost.unwrap().cable.number.map(|number| (number.value.post, number.value.number));
        assert_eq!(number, Some(("SUVA".to_owned(), 123)));
        for head in [
            "FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n",
            "R 201129Z FEB 08\nFM AMEMBASSY BAKU\n",
            "UNCLAS BAKU 000152\n",
        ] {
            let (_, part) = part(&format!("{head}E.O. 12958: N/A\nTAGS: PREL\n1. (U) All is well.\n{ATTRIBUTES}"));
            let cable = part.unwrap().cable;
            assert!(cable.subject.is_none() && cable.attributes.len() == 3, "{head}");
        }
        // Without a number of a State cable the record is of something else.
        assert!(part(&format!("Nothing to be had.\n{}", ATTRIBUTES.replace("1974SUVA00123", "none"))).1.is_none());
    }

    #[test]
    fn a_block_is_looked_for_in_renderings_that_have_one() {
        let text = " PREC:    IMMEDIATE\n CLASS:    SECRET\n DTG:    071226Z FEB 95\n ORIG:    AMEMBASSY RIGA\n TEXT:\nUNCLAS BAKU 000451\nTAGS: PREL\nSUBJECT: X\n1. (U) All is well.\n";
        let from = |chosen| {
            let (source, part) = part_as(text, chosen);
            part.and_then(|part| part.cable.from).map(|from| source.slice(from.value.name).to_owned())
        };
        assert_eq!(from(None).as_deref(), Some("AMEMBASSY RIGA"));
        assert_eq!(from(Some(RenderingKind::NscFile)).as_deref(), Some("AMEMBASSY RIGA"));
        assert_eq!(from(Some(RenderingKind::Frus)).as_deref(), Some("BAKU"), "the post of the number");
    }

    #[test]
    fn the_number_is_of_the_sender_where_its_name_is_damaged() {
        // The name on the classification line, the originator's, and what is read.
        for (written, from, expected) in [
            ("BAKU", "AMEMBASSY BAKU", ("BAKU", Confidence::Certain)),
            ("BAKU", "AMEMBASSY RIGA", ("BAKU", Confidence::Certain)),
            ("BAU", "AMEMBASSY BAKU", ("BAKU", Confidence::Likely)),
            ("QXICO", "AMEMBASSY MEXICO", ("MEXICO", Confidence::Likely)),
            ("EFTOLONDON", "AMEMBASSY LONDON", ("LONDON", Confidence::Likely)),
            ("XYZZY", "AMEMBASSY LONDON", ("XYZZY", Confidence::Certain)),
        ] {
            let (_, part) = part(
                &HEAD
                    .replace("UNCLAS BAKU", &format!("UNCLAS {written}"))
                    .replace("FM AMEMBASSY BAKU", &format!("FM {from}")),
            );
            let number = part.unwrap().cable.number.unwrap();
            assert_eq!((number.value.post.as_str(), number.confidence), expected, "{written} of {from}");
            assert_eq!((number.value.number, number.value.year), (152, Some(2008)));
        }
    }

    #[test]
    fn the_sender_is_the_post_of_the_number_where_none_is_named() {
        let (source, part) =
            part("R 201129Z FEB 08\nTAGS: PREL\nUNCLAS BAKU 000152\nSUBJECT: X\n1. (U) All is well.\n");
        let from = part.unwrap().cable.from.unwrap();
        assert_eq!((source.slice(from.value.name), from.confidence), ("BAKU", Confidence::Likely));
    }

    #[test]
    fn names_and_their_remnants() {
        for (name, bare) in [
            ("AMEMBASSY NEW DELHI", "NEW DELHI"),
            ("USMISSION GENEVA", "GENEVA"),
            ("NEW DELHI", "NEW DELHI"),
            ("AMMAN", "AMMAN"),
        ] {
            assert_eq!(bare_name(name), bare);
        }
        for (written, name, is_one) in [
            ("BAU", "BAKU", true),
            ("AKU", "BAKU", true),
            ("EFTOLONDON", "LONDON", true),
            ("QXICO", "MEXICO", true),
            ("NDON", "LONDON", true),
            ("LOND", "LONDON", true),
            ("LONXXX", "LONDON", false),
            ("XXXXON", "LONDON", false),
            ("LONDXYZ", "LONDON", false),
            ("RIGA", "BAKU", false),
            ("BX", "BAKU", false),
            ("BXYU", "BAKU", true),
            ("XXAX", "OSLO", false),
            ("QQBAD", "ISLAMABAD", false),
            ("RX", "RIO", false),
        ] {
            assert_eq!(is_remnant(written, name), is_one, "{written} of {name}");
        }
    }
}
