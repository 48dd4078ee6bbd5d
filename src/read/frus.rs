//! Telegrams as printed in Foreign Relations of the United States (handbook, section 8.6): a headline that names sender and
//! addressee, a line with place and time, the number as the first figure of the text, the editors' notes at the end.

use super::known;
use super::lines::TextLine;
use super::part::span_of;
use crate::cable::{
    Addressee, Cable, Confidence, Date, DateTimeGroup, Field, MessageReferenceNumber, Subject, executive_order,
    reference,
};
use crate::text::{Cursor, Source, Span};

/// The headline stands within so many lines.
const WITHIN: usize = 12;

const HEADLINE: &str = "Telegram From the ";

/// Reads the head of a printed telegram into `cable` and gives the lines of its text; `None` if it is none.
#[must_use]
pub(crate) fn read<'a>(source: &Source, lines: &'a [TextLine], cable: &mut Cable) -> Option<&'a [TextLine]> {
    let head = lines.iter().take(WITHIN).position(|line| source.slice(line.span).contains(HEADLINE))?;
    let headline = source.trim(lines.get(head)?.span);
    let text = source.slice(headline);
    let names = text.find(HEADLINE)? + HEADLINE.len();
    let (from, to) = text.get(names..)?.split_once(" to ")?;
    let at = headline.range().start + names;
    let place = |start: usize, name: &str| {
        Field::likely(named(at + start, name), Span::of(at + start..at + start + name.len()))
    };
    cable.from = Some(place(0, from));
    cable.to = vec![place(from.len() + 4, to)].into();
    cable.labels.push(headline);
    let dateline = lines.get(head + 1)?;
    date(source, source.trim(dateline.span), cable);
    let text = lines.get(head + 2..)?;
    let (first, rest) = text.split_first()?;
    let span = source.trim(first.span);
    let mut cursor = Cursor::new(source.slice(span), span.start());
    let Some((number, digits)) = cursor.number(6).filter(|_| cursor.rest().starts_with(". ")) else {
        return Some(text);
    };
    let city = from.split_once(" in ").map_or(from, |(_, country)| country);
    let city = source.slice(source.trim(dateline.span)).split(',').next().unwrap_or(city);
    let year = cable.year();
    let post = known::post(city).map_or_else(|| city.to_ascii_uppercase(), |(name, _)| name.to_owned());
    cable.number = Some(Field::likely(MessageReferenceNumber::new(&post, number, year), digits));
    let body = notes(source, rest, cable);
    Some(if subject(source, Span::new(cursor.at(), span.end()), cable) { body } else { text.get(..=body.len())? })
}

fn named(start: usize, name: &str) -> Addressee {
    Addressee { name: Span::of(start..start + name.len()), ..Addressee::default() }
}

/// `Reykjavik, October 3, 1971, 1415Z.`
fn date(source: &Source, span: Span, cable: &mut Cable) {
    let text = source.slice(span);
    let found = crate::text::cursor::words(text, 0).find_map(|(_, word)| {
        let at = word.range().start;
        let mut cursor = Cursor::new(text.get(at..)?, span.start() + u32::try_from(at).ok()?);
        let (date, place) = executive_order::read_date(&mut cursor)?;
        cursor.take_while(|c| matches!(c, ',' | ' '));
        let time = cursor.number(4).filter(|(_, digits)| digits.len() == 4 && cursor.rest().starts_with('Z'));
        Some((date, time, place))
    });
    cable.labels.push(span);
    let Some((Date { year, month, day }, time, place)) = found else { return };
    match time {
        Some((time, digits)) => {
            let [hour, minute] = [time / 100, time % 100].map(|part| u8::try_from(part).unwrap_or(0));
            if hour < 24 && minute < 60 {
                let group = DateTimeGroup { year, month, day, hour, minute };
                cable.date_time_group = Some(Field::likely(group, place.to(digits)));
            }
        }
        None => cable.dated = Date::new(year, month, day).map(|date| Field::likely(date, place)),
    }
}

/// `Subj: The Herring Waltz. Ref: State 181002.` behind the number; false if the text begins there instead.
fn subject(source: &Source, span: Span, cable: &mut Cable) -> bool {
    let text = source.slice(span);
    let Some(label) =
        ["Subj:", "Subject:", "Subj."].iter().find_map(|label| text.find(label).map(|at| at + label.len()))
    else {
        return false;
    };
    let rest = text.get(label..).unwrap_or("");
    let reference_at =
        ["Ref:", "Refs:", "Reftel:"].iter().filter_map(|label| rest.find(label).map(|at| (at, label.len()))).min();
    let end = reference_at.map_or(rest.len(), |(at, _)| at);
    let offset = span.range().start + label;
    let value = source.trim(Span::of(offset..offset + end));
    let stop = source.slice(value).trim_end_matches('.').len();
    let value = Span::of(value.range().start..value.range().start + stop);
    cable.subject = Some(Field { value: Subject::default(), spans: vec![value], confidence: Confidence::Certain });
    if let Some((at, length)) = reference_at {
        let value = Span::of(offset + at + length..span.range().end);
        let pieces = [(source.slice(value), value.start())];
        let read = reference::read(&pieces, &known::is_post);
        cable.references = read.into_iter().map(|(entry, span)| Field::certain(entry, span)).collect();
    }
    cable.labels.push(span);
    true
}

/// The editors' notes at the end: from `1. Source:` on. Gives the lines before them.
fn notes<'a>(source: &Source, lines: &'a [TextLine], cable: &mut Cable) -> &'a [TextLine] {
    let is_source = |line: &TextLine| {
        let text = source
            .slice(line.span)
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
        text.starts_with("Source: ")
    };
    let Some(start) = lines.iter().rposition(is_source) else { return lines };
    let behind = lines.get(start..).unwrap_or(&[]);
    cable.wrapping.push(span_of(source, behind));
    level_of_note(source, behind, cable);
    lines.get(..start).unwrap_or(&[])
}

/// The source note names the level: `Confidential; Priority; Limdis.`
fn level_of_note(source: &Source, lines: &[TextLine], cable: &mut Cable) {
    const LEVELS: [&str; 5] = ["Top Secret", "Secret", "Confidential", "Limited Official Use", "Unclassified"];
    let Some(span) = lines.first().map(|line| source.trim(line.span)) else { return };
    let text = source.slice(span);
    let found = LEVELS.iter().find_map(|level| {
        text.match_indices(level).find(|(at, _)| text.get(..*at).is_some_and(|head| head.ends_with(". ")))
    });
    let Some((at, _)) = found else { return };
    let place = Span::of(span.range().start + at..span.range().end);
    cable.classification = super::catalogue::level(source.slice(place), place).map(|mut line| {
        line.markings.clear();
        let span = line.level_span;
        Field::likely(line, span)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::cable::Level;
    use crate::layout::Layout;
    use crate::read::lines;

    /// What was read, and the words of the text's lines; `None` if the text is no printed telegram.
    fn printed(text: &str) -> Option<(Cable, Vec<String>, Source)> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let mut cable = Cable::default();
        let body = read(&source, &lines, &mut cable)?;
        let body = body.iter().map(|line| source.words(&[line.span])).collect();
        Some((cable, body, source))
    }

    const HEAD: &str = "12. Telegram From the Embassy in Iceland to the Department of State\n";
    const DATELINE: &str = "Reykjavik, October 3, 1971, 1415Z.\n";

    #[test]
    fn a_printed_telegram() {
        let text = format!(
            "The lamps of Iceland\n{HEAD}{DATELINE}1234. Subj: The Herring Waltz. Ref: State 181002.\n1. The herring came.\n2. It left.\n1. Source: Archives, lamp files. Confidential; Priority; Limdis. Lamps.\nMore of the note.\n"
        );
        let (cable, body, source) = printed(&text).unwrap();
        let names =
            |field: &Field<Addressee>| (source.slice(field.value.name).to_owned(), source.words(&field.spans));
        let twice = |name: &str| (name.to_owned(), name.to_owned());
        assert_eq!(names(cable.from.as_ref().unwrap()), twice("Embassy in Iceland"));
        assert_eq!(names(&cable.to[0]), twice("the Department of State"));
        let group = cable.date_time_group.as_ref().unwrap();
        assert_eq!(source.words(&group.spans), "October 3, 1971, 1415");
        let DateTimeGroup { year, month, day, hour, minute } = group.value;
        assert_eq!((year, month, day, hour, minute), (1971, 10, 3, 14, 15));
        let number = cable.number.as_ref().unwrap();
        assert_eq!((&number.value.post[..], number.value.number, number.value.year), ("REYKJAVIK", 1234, Some(1971)));
        assert_eq!(source.words(&number.spans), "1234");
        assert_eq!(source.words(&cable.subject.as_ref().unwrap().spans), "The Herring Waltz");
        let reference = cable.references[0].value.number.as_ref().unwrap();
        assert_eq!((cable.references.len(), &reference.post[..], reference.number), (1, "STATE", 181_002));
        assert_eq!(source.words(&cable.references[0].spans), "State 181002");
        assert_eq!(body, ["1. The herring came.", "2. It left."]);
        let level = cable.classification.as_ref().unwrap();
        assert_eq!((level.value.level, source.words(&level.spans)), (Level::Confidential, "Confidential".into()));
        assert!(level.value.markings.is_empty());
        let note = source.slice(cable.wrapping[0]);
        assert!(note.starts_with("1. Source:") && note.ends_with("More of the note."), "{note}");
    }

    #[test]
    fn the_headline_stands_near_the_top() {
        let text = |n: usize| format!("{}{HEAD}{DATELINE}1. Lamps.\n", "Lamps came.\n".repeat(n));
        assert!(printed(&text(WITHIN - 1)).is_some() && printed(&text(WITHIN)).is_none());
        assert!(printed("Telegram From the Embassy in Iceland\nReykjavik, October 3, 1971.\n1. Lamps.\n").is_none());
    }

    #[test]
    fn the_time_of_a_dateline() {
        for (time, group, day) in [
            (", 1415Z", true, false),
            (", 2359Z", true, false),
            (", 0000Z", true, false),
            (", 2400Z", false, false),
            (", 1460Z", false, false),
            (", 141Z", false, true),
            (", 1415 lamps", false, true),
            ("", false, true),
        ] {
            let (cable, ..) = printed(&format!("{HEAD}Reykjavik, October 3, 1971{time}.\n12. Lamps.\n")).unwrap();
            assert_eq!((cable.date_time_group.is_some(), cable.dated.is_some()), (group, day), "{time}");
        }
        let (cable, ..) = printed(&format!("{HEAD}Lamps\n12. Lamps.\n")).unwrap();
        assert!(cable.date_time_group.is_none() && cable.dated.is_none());
    }

    #[test]
    fn without_subject_or_number_the_text_begins_at_once() {
        for (first, subject, number, body) in [
            ("77. The herring came.", None, Some(77), &["77. The herring came.", "It left."][..]),
            ("77. Subj: Herring.", Some("Herring"), Some(77), &["It left."]),
            ("77. Subject: Herring", Some("Herring"), Some(77), &["It left."]),
            ("77. Subj. Herring. Refs: State 12.", Some("Herring"), Some(77), &["It left."]),
            ("77.5 herrings came.", None, None, &["77.5 herrings came.", "It left."]),
            ("The herring came.", None, None, &["The herring came.", "It left."]),
        ] {
            let (cable, found, source) = printed(&format!("{HEAD}{DATELINE}{first}\nIt left.\n")).unwrap();
            assert_eq!(cable.subject.map(|field| source.words(&field.spans)).as_deref(), subject, "{first}");
            assert_eq!(cable.number.map(|field| field.value.number), number, "{first}");
            assert_eq!(found, body, "{first}");
        }
    }

    #[test]
    fn the_level_of_a_source_note_follows_a_full_stop() {
        for (note, level) in [
            ("1. Source: Archives. Secret; Priority.", Some(Level::Secret)),
            ("1. Source: Archives. Top Secret.", Some(Level::TopSecret)),
            ("Source: Archives. Unclassified.", Some(Level::Unclassified)),
            ("1. Source: Archives, Secret files.", None),
            ("1. Source: Secret files. Confidential.", Some(Level::Confidential)),
        ] {
            let (cable, body, _) = printed(&format!("{HEAD}{DATELINE}77. Lamps.\nIt left.\n{note}\n")).unwrap();
            assert_eq!(cable.classification.map(|line| line.value.level), level, "{note}");
            assert_eq!(body, ["77. Lamps.", "It left."], "{note}");
        }
    }
}
