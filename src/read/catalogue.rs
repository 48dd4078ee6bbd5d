//! What stands about a message beside it: a catalogue's row, a block of labels, front matter.
//!
//! The message itself comes first. What it does not say is filled from here, and what is filled is marked as likely.

use super::known;
use crate::cable::{
    Addressee, Cable, Caption, ClassificationLine, Confidence, Date, DateTimeGroup, Field, Level,
    MessageReferenceNumber, Precedence, PrecedenceLine, Subject, addressee, caption, executive_order, reference, tag,
    transmission,
};
use crate::text::{Cursor, Source, Span};

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Post and number, in any of the forms in use: `08BAKU152`, `10 BAKU 134`, `1974LAPAZ02466`.
    Number,
    /// A date, with or without a date-time group.
    Date,
    /// Originator.
    From,
    /// Action addressees.
    To,
    /// Information addressees.
    Info,
    /// Level.
    Classification,
    /// Precedence in a word.
    Precedence,
    /// Security signal, `ZNR UUUUU`.
    Security,
    /// Executive order.
    ExecutiveOrder,
    /// TAGS.
    Tags,
    /// Captions.
    Captions,
    /// References.
    Reference,
    /// Subject.
    Subject,
    /// Anything else: kept, not read.
    Other,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it is about.
    pub(crate) key: Key,
    /// The value's places.
    pub(crate) values: Vec<Span>,
}

/// Fills what the message did not say.
pub(crate) fn fill(source: &Source, entries: &[Entry], cable: &mut Cable) {
    for entry in entries {
        let Some(&span) = entry.values.first() else { continue };
        let text = source.slice(span);
        let pieces: Vec<(&str, u32)> = entry.values.iter().map(|&span| (source.slice(span), span.start())).collect();
        match entry.key {
            Key::Number if cable.number.is_none() => {
                cable.number = number(text).map(|number| Field::likely(number, span));
            }
            Key::Date => date(text, span, cable),
            Key::From if cable.from.is_none() => cable.from = name(text, span),
            Key::To if cable.to.is_empty() => cable.to = names(source, &entry.values).into(),
            Key::Info if cable.info.is_empty() => cable.info = names(source, &entry.values).into(),
            Key::Classification if cable.classification.is_none() => {
                cable.classification = level(text, span).map(|line| Field::likely(line, span));
            }
            Key::Precedence if cable.precedence.is_none() => {
                cable.precedence = Precedence::at_end(text).map(|(precedence, _)| {
                    Field::likely(PrecedenceLine { action: precedence, information: None }, span)
                });
            }
            Key::Security if cable.transmission.security.is_none() => {
                cable.transmission.security = transmission::read_security(&mut Cursor::new(text, span.start()));
            }
            Key::ExecutiveOrder if cable.executive_order.is_none() => {
                let read = executive_order::read(text, span.start());
                if read.number.is_some() {
                    cable.executive_order = Some(Field::likely(read, span));
                }
            }
            Key::Tags if cable.tags.is_empty() => {
                cable.tags = tag::read(&pieces, &known::cut_tags)
                    .into_iter()
                    .map(|(tag, span)| Field::likely(tag, span))
                    .collect();
            }
            Key::Captions if cable.captions.is_empty() => {
                let read: Vec<(Caption, Span)> = caption::read_line(text, span.start()).unwrap_or_default();
                cable.captions = read.into_iter().map(|(caption, span)| Field::likely(caption, span)).collect();
            }
            Key::Reference if cable.references.is_empty() => {
                if reference::is_none(text) {
                    cable.references_none = cable.references_none.or(Some(span));
                } else {
                    let read = reference::read(&pieces, &known::is_post);
                    cable.references = read.into_iter().map(|(entry, span)| Field::likely(entry, span)).collect();
                }
            }
            Key::Subject if cable.subject.is_none() => {
                let spans = entry.values.clone();
                cable.subject = Some(Field { value: Subject::default(), spans, confidence: Confidence::Likely });
            }
            _ => {}
        }
        cable.labels.extend(entry.values.iter().copied());
    }
}

/// What the message's own text says in a damaged form, and the catalogue beside it says whole: the same words but for a few
/// letters at the end, or one code of many.
pub(crate) fn mend(source: &Source, entries: &[Entry], cable: &mut Cable) {
    for entry in entries {
        let Some(&span) = entry.values.first() else { continue };
        match entry.key {
            Key::Subject => {
                let Some(subject) = &mut cable.subject else { continue };
                let (own, whole) = (source.words(&subject.spans), source.words(&[span]));
                if whole.len() > own.len() && whole.starts_with(own.trim_end_matches(['.', ':'])) && own.len() >= 12 {
                    subject.spans = vec![span];
                    subject.confidence = Confidence::Likely;
                }
            }
            Key::Tags => {
                let read = tag::read(&[(source.slice(span), span.start())], &known::cut_tags);
                let differs =
                    |(own, (other, _)): &(&Field<crate::cable::Tag>, &(crate::cable::Tag, Span))| own.value != *other;
                let n_different = cable.tags.iter().zip(&read).filter(differs).count();
                if cable.tags.len() == read.len() && n_different == 1 && read.len() >= 3 {
                    cable.tags = read.into_iter().map(|(tag, span)| Field::likely(tag, span)).collect();
                }
            }
            _ => {}
        }
    }
}

/// Post and number in any of the catalogues' forms.
#[must_use]
pub(crate) fn number(text: &str) -> Option<MessageReferenceNumber> {
    let mut cursor = Cursor::new(text.trim(), 0);
    let (year, digits) = cursor.number(4)?;
    let year = match digits.len() {
        4 => u16::try_from(year).ok().filter(|year| (1960..=2040).contains(year))?,
        2 => crate::cable::date_time_group::year_of_two_digits(u16::try_from(year).ok()?),
        _ => return None,
    };
    cursor.skip_blanks();
    let (post, _) = cursor.take_while(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-'));
    let (number, _) = cursor.number(6)?;
    let post = post.trim();
    // `10BAKU134_a`: a letter for the archive's collection.
    let is_end = cursor.is_done() || cursor.rest().starts_with('_') || cursor.rest().starts_with(char::is_whitespace);
    // `12 February 2008` is a day.
    (post.len() >= 2 && is_end && crate::cable::date_time_group::month_of(post).is_none())
        .then(|| MessageReferenceNumber::new(post, number, Some(year)))
}

/// A date-time group inside a value, or the day alone.
fn date(text: &str, span: Span, cable: &mut Cable) {
    if cable.date_time_group.is_none() {
        let found = crate::text::cursor::words(text, 0).find_map(|(_, word)| {
            let at = word.range().start;
            let mut cursor = Cursor::new(text.get(at..)?, span.start() + u32::try_from(at).ok()?);
            DateTimeGroup::read(&mut cursor)
        });
        // A group of noon at zero hours that stands for the day alone gives the day.
        if let Some((group, place)) = found {
            let is_day_alone = group.hour == 0 && group.minute == 0 && group.year < 2009;
            if !is_day_alone {
                cable.date_time_group = Some(Field::likely(group, place));
            } else if cable.dated.is_none() {
                cable.dated = group.date().map(|date| Field::likely(date, place));
            }
            return;
        }
    }
    if cable.date_time_group.is_none() && cable.dated.is_none() {
        cable.dated = day(text, span.start()).map(|(date, place)| Field::likely(date, place));
    }
}

/// The first day named in a text.
#[must_use]
pub(crate) fn day(text: &str, offset: u32) -> Option<(Date, Span)> {
    /// A catalogue's value begins with its date, or nearly so.
    const WORDS_BEFORE: usize = 6;
    crate::text::cursor::words(text, 0).take(WORDS_BEFORE).find_map(|(_, word)| {
        let at = word.range().start;
        let mut cursor = Cursor::new(text.get(at..)?, offset + u32::try_from(at).ok()?);
        executive_order::read_date(&mut cursor).or_else(|| year_first(&mut cursor))
    })
}

/// `2010 February 26`.
fn year_first(cursor: &mut Cursor<'_>) -> Option<(Date, Span)> {
    let start = cursor.at();
    let (year, digits) = cursor.number(4)?;
    cursor.skip_blanks();
    let (word, _) = cursor.take_while(|c| c.is_ascii_alphabetic());
    let month = crate::cable::date_time_group::month_of(word).filter(|_| (3..=9).contains(&word.len()))?;
    cursor.skip_blanks();
    let (day, _) = cursor.number(2)?;
    let date = Date::new(u16::try_from(year).ok().filter(|_| digits.len() == 4)?, month, u8::try_from(day).ok()?)?;
    Some((date, Span::new(start, cursor.at())))
}

/// A level at the start of a value.
#[must_use]
pub(crate) fn level(text: &str, span: Span) -> Option<ClassificationLine> {
    let mut cursor = Cursor::new(text, span.start());
    cursor.skip_blanks();
    let (level, level_span) = Level::read(&mut cursor)?;
    let rest = cursor.rest().trim();
    let markings = if rest.is_empty() { vec![] } else { vec![Span::new(cursor.at(), span.end())] };
    Some(ClassificationLine { level, level_span, markings, section: None, number: None })
}

fn name(text: &str, span: Span) -> Option<Field<Addressee>> {
    addressee::read(text, span.start()).map(|read| Field::likely(read, span))
}

/// Names parted by semicolons, bars or lines.
fn names(source: &Source, spans: &[Span]) -> Vec<Field<Addressee>> {
    let mut out = Vec::new();
    for &span in spans {
        let mut start = span.start();
        for part in source.slice(span).split([';', '|', '\n']) {
            let length = u32::try_from(part.len()).unwrap_or(0);
            let place = source.trim(Span::new(start, start + length));
            start += length + 1;
            out.extend(name(source.slice(place), place));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_catalogues() {
        let id = |text| number(text).and_then(|number| number.id());
        assert_eq!(id("08BAKU152").as_deref(), Some("08BAKU152"));
        assert_eq!(id("10 PORT LOUIS 134").as_deref(), Some("10PORTLOUIS134"));
        assert_eq!(id("1974LAPAZ02466").as_deref(), Some("74LAPAZ2466"));
        assert_eq!(id("1976THEHA01533_b").as_deref(), Some("76THEHA1533"));
        assert_eq!(id("12 February 2008"), None);
    }

    #[test]
    fn days() {
        let iso = |text| day(text, 0).map(|(date, _)| date.to_string());
        assert_eq!(iso("2010 February 26, 11:30 (Friday)").as_deref(), Some("2010-02-26"));
        assert_eq!(iso("Thursday, 07 March 2002, 10:13").as_deref(), Some("2002-03-07"));
        assert_eq!(iso("1966-12-28 18:48").as_deref(), Some("1966-12-28"));
        assert_eq!(iso("no date"), None);
    }

    /// Fills a cable from some values.
    fn fill_with(cable: &mut Cable, values: &[(Key, &str)]) {
        let text: String = values.iter().map(|(_, value)| format!("{value}\n")).collect();
        let source = Source::of_text(text);
        let lines = values.iter().enumerate();
        let entries: Vec<Entry> =
            lines.map(|(line_idx, (key, _))| Entry { key: *key, values: vec![source.line(line_idx)] }).collect();
        fill(&source, &entries, cable);
    }

    const FIRST: [(Key, &str); 13] = [
        (Key::Number, "08BAKU152"),
        (Key::Date, "201129Z FEB 08"),
        (Key::From, "AMEMBASSY BAKU"),
        (Key::To, "SECSTATE WASHDC; AMEMBASSY ANKARA"),
        (Key::Info, "AMEMBASSY ROME"),
        (Key::Classification, "CONFIDENTIAL"),
        (Key::Precedence, "PRIORITY"),
        (Key::Security, "ZNY CCCCC ZZH"),
        (Key::ExecutiveOrder, "12958: DECL: 02/19/2018"),
        (Key::Tags, "PREL, AJ"),
        (Key::Captions, "SIPDIS"),
        (Key::Reference, "07 BAKU 1501"),
        (Key::Subject, "TALKS"),
    ];

    #[test]
    fn what_the_message_does_not_say_is_filled() {
        for (key, value) in FIRST {
            let mut cable = Cable::default();
            fill_with(&mut cable, &[(key, value)]);
            assert_eq!(cable.labels.len(), 1, "{key:?}");
            cable.labels = Vec::new().into();
            assert_ne!(cable, Cable::default(), "{key:?}: {value} fills a field");
        }
        let mut cable = Cable::default();
        fill_with(&mut cable, &FIRST);
        assert_eq!(cable.number.and_then(|number| number.value.id()).as_deref(), Some("08BAKU152"));
        assert_eq!((cable.to.len(), cable.info.len(), cable.tags.len(), cable.references.len()), (2, 1, 2, 1));
        let until = cable.executive_order.and_then(|order| order.value.declassify_on);
        assert_eq!(until.map(|(date, _)| date), Date::new(2018, 2, 19));
        assert_eq!(cable.precedence.map(|line| line.value.action), Some(Precedence::Priority));
        assert!(cable.tags.iter().all(|tag| tag.confidence == Confidence::Likely));
    }

    #[test]
    fn what_the_message_says_stays() {
        let other = [
            "09RIGA7", "111111Z MAR 09", "AMEMBASSY RIGA", "AMEMBASSY OSLO", "AMEMBASSY PARIS", "SECRET", "ROUTINE",
            "ZNR UUUUU ZZH", "13526: N/A", "SENV", "NOFORN", "STATE 12", "WEATHER",
        ];
        let mut cable = Cable::default();
        fill_with(&mut cable, &FIRST);
        for ((key, _), value) in FIRST.iter().zip(other) {
            let mut again = cable.clone();
            fill_with(&mut again, &[(*key, value)]);
            again.labels = cable.labels.clone();
            assert_eq!(again, cable, "{key:?}: {value} comes too late");
        }
    }

    #[test]
    fn a_group_at_no_hour_was_a_day_alone_until_2009() {
        let read = |value| {
            let mut cable = Cable::default();
            fill_with(&mut cable, &[(Key::Date, value)]);
            (cable.date_time_group.is_some(), cable.dated.map(|date| date.value.to_string()))
        };
        assert_eq!(read("R 200000Z FEB 08"), (false, Some("2008-02-20".to_owned())));
        assert_eq!(read("R 200000Z FEB 09"), (true, None));
        assert_eq!(read("R 200001Z FEB 08"), (true, None));
        assert_eq!(read("R 200100Z FEB 08"), (true, None));
    }

    #[test]
    fn names_stand_where_they_are_written() {
        let source = Source::of_text("SECSTATE WASHDC ;AMEMBASSY OSLO|\nAMEMBASSY RIGA".into());
        let found: Vec<&str> =
            names(&source, &[source.span()]).iter().map(|name| source.slice(name.span())).collect();
        assert_eq!(found, ["SECSTATE WASHDC", "AMEMBASSY OSLO", "AMEMBASSY RIGA"]);
    }

    #[test]
    fn a_level_leaves_its_markings() {
        let source = Source::of_text("  SECRET NOFORN".into());
        let line = level(source.text(), source.span()).unwrap();
        assert_eq!((line.level, source.slice(line.level_span)), (Level::Secret, "SECRET"));
        assert_eq!(line.markings.iter().map(|span| source.slice(*span).trim()).collect::<Vec<_>>(), ["NOFORN"]);
        assert_eq!(level("SECRET ", Span::new(0, 7)).map(|line| line.markings.len()), Some(0));
        assert_eq!(level("NO LEVEL", Span::new(0, 8)), None);
    }

    #[test]
    fn damaged_words_are_mended_by_whole_ones() {
        let mended = |own: &str, whole: &str| {
            let source = Source::of_text(format!("{own}\n{whole}\n"));
            let mut cable = Cable::default();
            let (own, whole) = (source.line(0), source.line(1));
            cable.subject =
                Some(Field { value: Subject::default(), spans: vec![own], confidence: Confidence::Certain });
            cable.tags = tag::read(&[(source.slice(own), own.start())], &known::cut_tags)
                .into_iter()
                .map(|(tag, span)| Field::certain(tag, span))
                .collect();
            let entries = [Key::Subject, Key::Tags].map(|key| Entry { key, values: vec![whole] });
            mend(&source, &entries, &mut cable);
            let codes = cable.tags.iter().map(|tag| tag.value.code.as_str()).collect::<Vec<_>>().join(" ");
            (source.words(&cable.subject.unwrap().spans), codes)
        };
        assert_eq!(mended("TALKS ABOUT HERR.", "TALKS ABOUT HERRING").0, "TALKS ABOUT HERRING");
        assert_eq!(mended("TALKS", "TALKS ABOUT HERRING").0, "TALKS", "too short to be sure");
        assert_eq!(mended("TALKS ABOUT HERRING", "WORDS ABOUT HERRING IN THE BAY").0, "TALKS ABOUT HERRING");
        assert_eq!(mended("TALKS ABOUT HERRING", "TALKS ABOUT HERR").0, "TALKS ABOUT HERRING");
        assert_eq!(mended("PREL PGOV AX", "PREL PGOV AJ").1, "PREL PGOV AJ");
        assert_eq!(mended("PREL AX", "PREL AJ").1, "PREL AX", "two are too few");
        assert_eq!(mended("PREL PGOX AX", "PREL PGOV AJ").1, "PREL PGOX AX", "two differ");
    }
}
