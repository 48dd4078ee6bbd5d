//! Header fields: from the classification line to the first paragraph (handbook, section 4).

use super::anchor::Anchor;
use super::catalogue;
use super::head::{Head, Open};
use super::known;
use super::lines::TextLine;
use crate::cable::{
    Caption, Confidence, Field, caption, classification, classified_by, executive_order, reference, subject, tag,
    transmission,
};
use crate::layout::{Furniture, furniture};
use crate::text::{Cursor, Source, Span, letters};

/// Reads the classification line and what is behind the number on it.
pub(crate) fn classification_line(head: &mut Head<'_>, piece: Span) {
    let value = head.source.trim(piece);
    let mut cursor = Cursor::new(head.source.slice(value), value.start());
    let read = classification::read(&mut cursor).map(|found| (found, Confidence::Certain));
    let read = read.or_else(|| classification::read_misread(&mut cursor).map(|found| (found, Confidence::Likely)));
    let Some(((line, span), confidence)) = read else { return };
    if head.cable.classification.is_none() {
        head.cable.classification = Some(Field { value: line, spans: vec![span], confidence });
    } else {
        head.cable.labels.push(span);
    }
    tail(head, head.source.trim(Span::new(cursor.at(), value.end())));
}

/// What stands behind the number, or between labels on one line: captions, operating signals, passing instructions.
fn tail(head: &mut Head<'_>, span: Span) {
    let (found, end) = caption::read_start(head.source.slice(span), span.start());
    captions(head, found);
    head.cable.labels.push(Span::new(span.start(), span.start() + u32::try_from(end).unwrap_or(0)));
    let rest = head.source.trim(Span::new(span.start() + u32::try_from(end).unwrap_or(0), span.end()));
    let text = head.source.slice(rest);
    let is_series = ["TOSEC", "SECTO", "PARTO"].iter().any(|start| text.starts_with(start));
    if text.is_empty() {
    } else if is_series {
        // The number of a message in the series of a traveller: no caption, and not this message's number.
        head.cable.remarks.push(rest);
    } else if transmission::is_operating_signal(text.split_whitespace().next().unwrap_or("")) {
        head.cable.transmission.operating_signals.push(rest);
    } else if is_passing(text) {
        head.cable.passing.push(rest);
    } else {
        head.cable.remarks.push(rest);
    }
}

/// Adds captions as they are found; that one stands twice is for the checks to say.
pub(crate) fn captions(head: &mut Head<'_>, found: Vec<(Caption, Span)>) {
    head.cable.captions.extend(found.into_iter().map(|(caption, span)| Field::certain(caption, span)));
}

/// `STATE FOR EUR/CARC`, `DEPT PASS USTR`, `FOR: IPS/IBS`: an agency, a word for passing on, a target.
#[must_use]
pub(crate) fn is_passing(text: &str) -> bool {
    const WORDS: [&str; 5] = [" FOR ", " FPR ", " PASS ", " PLEASE PASS", " PASSES TO "];
    const HEADS: [&str; 5] = ["FOR: ", "FOR ", "PASS ", "INFORM CONSULS", "FROM "];
    let upper = text.to_ascii_uppercase();
    let is_short = text.len() <= 160 && !text.contains(". ");
    let head_is_capitals = text.split_whitespace().next().is_some_and(|word| !word.contains(char::is_lowercase));
    is_short
        && head_is_capitals
        && (upper.get(..40.min(upper.len())).is_some_and(|head| WORDS.iter().any(|words| head.contains(words)))
            || HEADS.iter().any(|start| upper.starts_with(start)))
}

/// So many bytes of a field tell how it is written.
const BEGINNING: usize = 200;

/// True if a line without an anchor goes on with the field that is open.
#[must_use]
pub(crate) fn continues(head: &Head<'_>, line: &TextLine, text: &str) -> bool {
    let Open::Field(anchor, values) = &head.open else { return false };
    let last = values.last().copied().unwrap_or_default();
    let ends_with = |mark: char| !last.is_empty() && head.source.char_before(last.end()) == Some(mark);
    // Page furniture inside a field brings blank lines with it.
    let adjacent = !line.after_blank || line.after_furniture && is_capitals(text) && text.len() <= 80;
    match anchor {
        Anchor::Tags => adjacent && (ends_with(',') || is_tag_list(text)) || values.is_empty() && is_tag_list(text),
        Anchor::Reference => {
            let enumerated = text.trim_start_matches('¶').trim_start();
            adjacent && !is_passing(text) || is_enumerated(enumerated) || values.is_empty() && text.len() < 60
        }
        Anchor::Subject => {
            // A subject in capitals does not go on in small letters.
            let beginning = head.source.start_of(last, BEGINNING);
            let changes_case = last.len() > 12 && is_capitals(beginning) && !is_mostly_capitals(text);
            let is_set_in = line.after_furniture && head.source.slice(line.span).starts_with("    ");
            let is_first = values.is_empty() && text.len() < 120 && !begins_body(text);
            adjacent && !changes_case && !is_set_in && !begins_body(text) || is_first
        }
        Anchor::ExecutiveOrder => adjacent && ends_with(','),
        Anchor::Number | Anchor::DateOfMessage | Anchor::Captions => values.is_empty(),
        Anchor::Passing => adjacent || values.is_empty(),
        // A statement ends with its reasons and a full stop, and has few lines.
        Anchor::ClassifiedBy => {
            let whole = values.iter().copied().reduce(Span::to).unwrap_or_default();
            let has_reasons = || !classified_by::read_reasons(head.source.slice(last), 0).is_empty();
            let is_complete = whole.len() > 500 || ends_with('.') && has_reasons();
            adjacent && !is_complete || values.is_empty()
        }
        _ => adjacent || values.is_empty(),
    }
}

/// `This is an action request.`, `Summary: ...`: what follows a subject but is none.
fn begins_body(text: &str) -> bool {
    const STARTS: [&str; 6] =
        ["THIS IS A", "(SBU) ", "ACTION REQUEST", "SUMMARY:", "BEGIN SUMMARY", "SENSITIVE BUT UNCLASSIFIED"];
    let text = text.trim_start_matches('(');
    STARTS.iter().any(|start| letters::starts_with_ignoring_case(text, start))
}

fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn is_mostly_capitals(text: &str) -> bool {
    let (letters, capitals) = letters::count(text);
    capitals * 2 >= letters
}

/// Nothing but codes of two to five capitals.
fn is_tag_list(text: &str) -> bool {
    let mut words = text.split([' ', ',', ';', '/']).filter(|word| !word.is_empty());
    words.all(|word| (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn is_enumerated(text: &str) -> bool {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let mut chars = inner.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase() && c <= 'P')
        && chars.next().is_some_and(|c| matches!(c, '.' | ')'))
}

/// Reads the value of a header field that has ended. A field that stands a second time (each section may repeat the
/// header) does not replace the first.
pub(crate) fn field(head: &mut Head<'_>, anchor: Anchor, values: &[Span]) {
    let source = head.source;
    head.cable.labels.extend(values.iter().copied());
    let cable = &mut *head.cable;
    let Some(&first) = values.first() else { return };
    let pieces: Vec<(&str, u32)> = values.iter().map(|&span| (source.slice(span), span.start())).collect();
    match anchor {
        Anchor::ExecutiveOrder if cable.executive_order.is_none() => {
            cable.executive_order =
                Some(Field::certain(executive_order::read(source.slice(first), first.start()), first));
        }
        Anchor::Tags if reference::is_none(source.slice(first)) && first.len() <= 4 => {}
        Anchor::Tags if cable.tags.is_empty() => {
            cable.tags.extend(
                tag::read(&pieces, &known::cut_tags).into_iter().map(|(tag, span)| Field::certain(tag, span)),
            );
        }
        Anchor::Subject | Anchor::Title if cable.subject.is_none() => {
            let (value, skip) = subject::read_marking(source.slice(first), first.start());
            let mut spans = values.to_vec();
            if let Some(last) = spans.last_mut() {
                *last = without_page_line(source, *last);
            }
            if let Some(start) = spans.first_mut() {
                *start = Span::new(start.start() + u32::try_from(skip).unwrap_or(0), start.end());
            }
            let confidence = if anchor == Anchor::Title { Confidence::Likely } else { Confidence::Certain };
            cable.subject = Some(Field { value, spans, confidence });
        }
        Anchor::Reference => {
            let text = source.slice(first);
            if classified_by::is_displaced_reasons(text) {
                let label = cable.labels.iter().rev().find(|label| label.end() <= first.start()).copied();
                cable.displaced_reasons = Some(label.map_or(first, |label| label.to(first)));
            } else if reference::is_none(text) && text.len() < 8 {
                cable.references_none = Some(first);
            } else if cable.references.is_empty() {
                let entries = reference::read(&pieces, &known::is_post);
                cable.references.extend(entries.into_iter().map(|(reference, span)| Field::certain(reference, span)));
            }
        }
        Anchor::ClassifiedBy if cable.classified_by.is_none() => {
            // The whole value is one text: words are broken between its lines.
            let whole = values.iter().copied().reduce(Span::to).unwrap_or(first);
            let value = classified_by::read(source.slice(whole), whole.start());
            cable.classified_by = Some(Field { value, spans: values.to_vec(), confidence: Confidence::Certain });
        }
        Anchor::Reasons => {
            // The section number may stand in the value (`1.4 (b)`) or be missed out.
            let reasons = classified_by::read_reasons(source.slice(first), first.start());
            let field = cable.classified_by.get_or_insert_with(Field::default);
            if field.value.reasons.is_empty() && !reasons.is_empty() {
                field.value.reasons = reasons;
                field.spans.extend_from_slice(values);
            }
        }
        Anchor::Number | Anchor::DateOfMessage => {
            let key = if anchor == Anchor::Number { catalogue::Key::Number } else { catalogue::Key::Date };
            let values = values.to_vec();
            // The system's own labels are the message's own words.
            let before = cable.date_time_group.is_some();
            catalogue::fill(source, &[catalogue::Entry { key, values }], cable);
            if let Some(number) = &mut cable.number {
                number.confidence = Confidence::Certain;
            }
            if let Some(group) = cable.date_time_group.as_mut().filter(|_| !before) {
                group.confidence = Confidence::Certain;
            }
        }
        Anchor::Captions => {
            for &value in values {
                let found = caption::read_line(source.slice(value), value.start()).unwrap_or_default();
                cable.captions.extend(found.into_iter().map(|(caption, span)| Field::certain(caption, span)));
            }
        }
        Anchor::Passing => {
            for &value in values {
                let mut start = value.start();
                for line in source.slice(value).split(['\n', '\r', '\u{2028}']) {
                    let end = start + u32::try_from(line.len()).unwrap_or(0);
                    let place = source.trim(Span::new(start, end));
                    cable.passing.extend((!place.is_empty()).then_some(place));
                    start = end + 1;
                }
            }
        }
        Anchor::DeclassifyOn => {
            let read = executive_order::read_date(&mut Cursor::new(source.slice(first), first.start()));
            if let (Some(order), Some(date)) = (&mut cable.executive_order, read) {
                order.value.declassify_on = order.value.declassify_on.or(Some(date));
                order.spans.push(first);
            }
        }
        _ => {}
    }
}

/// A value without the page line that was run on to its end: `... PRETORIA 00000954 001.2 OF 004`.
fn without_page_line(source: &Source, value: Span) -> Span {
    /// Station, serial, page, `OF`, pages: at most three words of a name and four of figures, with their blanks.
    const MOST_BLANKS: usize = 16;
    let text = source.slice(value);
    let is_page_line = |at: usize| {
        text.get(at + 1..).is_some_and(|tail| furniture::of_line(tail.trim_start()) == Some(Furniture::PageLine))
    };
    let blanks = text.rmatch_indices(' ').take(MOST_BLANKS).map(|(at, _)| at);
    let start = blanks.filter(|at| is_page_line(*at)).last().unwrap_or(text.len());
    source.trim(Span::of(value.range().start..value.range().start + start))
}

/// At the end of the head: reasons that stand in the wrong field go where they belong.
pub(crate) fn settle(head: &mut Head<'_>) {
    let Some(place) = head.cable.displaced_reasons else { return };
    let reasons = classified_by::read_reasons(head.source.slice(place), place.start());
    let field = head.cable.classified_by.get_or_insert_with(Field::default);
    if field.value.reasons.is_empty() {
        field.value.reasons = reasons;
        field.spans.push(place);
        field.confidence = Confidence::Likely;
    }
}

#[cfg(test)]
mod tests {
    use super::super::head::testing::{head, written};
    use super::*;
    use crate::cable::Cable;
    use crate::read::head::Phase;

    /// Reads fields one after another.
    fn with_fields(fields: &[(Anchor, &str)]) -> (Source, Cable) {
        let values: Vec<&str> = fields.iter().map(|(_, value)| *value).collect();
        let source = Source::of_text(values.join("\n"));
        let mut cable = Cable::default();
        let mut head = Head { source: &source, cable: &mut cable, phase: Phase::Header, open: Open::Nothing };
        let mut start = 0;
        for (anchor, value) in fields {
            let end = start + value.len();
            field(&mut head, *anchor, &[Span::of(start..end)]);
            start = end + 1;
        }
        (source, cable)
    }

    /// Reads a head as a whole.
    fn head_of(text: &str) -> (Source, Cable) {
        let (source, cable, _) = head(text);
        (source, cable)
    }

    #[test]
    fn a_field_that_stands_twice_keeps_its_first_value() {
        for (anchor, first, second) in [
            (Anchor::ExecutiveOrder, "12958: N/A", "13526: DECL: 01/02/2018"),
            (Anchor::Tags, "PREL, AJ", "SENV, LG"),
            (Anchor::Subject, "TALKS", "OTHER TALKS"),
            (Anchor::Title, "TALKS", "OTHER TALKS"),
            (Anchor::Reference, "BAKU 12", "RIGA 13"),
            (Anchor::ClassifiedBy, "DCM Jo Doe", "Ambassador Al Roe"),
            (Anchor::Reasons, "1.4 (b)", "1.4 (d)"),
            (Anchor::Number, "10 BAKU 12", "10 RIGA 13"),
            (Anchor::DateOfMessage, "Feb 20, 2010 / 201129Z Feb 10", "Feb 21, 2010 / 211129Z Feb 10"),
        ] {
            let (_, mut once) = with_fields(&[(anchor, first)]);
            let (_, mut twice) = with_fields(&[(anchor, first), (anchor, second)]);
            assert!(!once.labels.is_empty() && once.labels.len() < twice.labels.len(), "{anchor:?} is accounted for");
            (once.labels, twice.labels) = Default::default();
            assert_ne!(once, Cable::default(), "{anchor:?} is read");
            assert_eq!(once, twice, "{anchor:?}");
        }
    }

    #[test]
    fn what_says_none_is_no_value() {
        let tags = |value| with_fields(&[(Anchor::Tags, value)]).1.tags.len();
        assert_eq!(["NONE", "N/A", "NIL", "PREL", "PREL, AJ"].map(tags), [0, 0, 0, 1, 2]);
        let references = |value| {
            let (source, cable) = with_fields(&[(Anchor::Tags, "AJ"), (Anchor::Reference, value)]);
            (cable.references_none.map(|span| source.slice(span).to_owned()), cable.references.len())
        };
        assert_eq!(references("NONE"), (Some("NONE".to_owned()), 0));
        assert_eq!(references("NONE .."), (Some("NONE ..".to_owned()), 0));
        assert_eq!(references("NONE ...").0, None);
        assert_eq!(references("BAKU 12"), (None, 1));
    }

    #[test]
    fn a_subject_leaves_its_marking_and_a_page_line() {
        let subject = |anchor, value| {
            let (source, cable) = with_fields(&[(Anchor::Tags, "PREL"), (anchor, value)]);
            let subject = cable.subject.unwrap();
            (source.words(&subject.spans), subject.value.marking.is_some(), subject.confidence)
        };
        let certain = |text: &str, has_marking| (text.to_owned(), has_marking, Confidence::Certain);
        assert_eq!(subject(Anchor::Subject, "(C) TALKS"), certain("TALKS", true));
        assert_eq!(subject(Anchor::Subject, "TALKS"), certain("TALKS", false));
        assert_eq!(
            subject(Anchor::Subject, "Talks on reefs SUVA 00000954 001.2 OF 004"),
            certain("Talks on reefs", false)
        );
        assert_eq!(subject(Anchor::Title, "TALKS"), ("TALKS".to_owned(), false, Confidence::Likely));
    }

    #[test]
    fn reasons_go_to_the_statement() {
        let (source, cable) =
            with_fields(&[(Anchor::ClassifiedBy, "DCM Jo Doe"), (Anchor::Reasons, "1.4 (b) and (d)")]);
        let statement = cable.classified_by.unwrap();
        assert_eq!(written(&source, &statement.spans), ["DCM Jo Doe", "1.4 (b) and (d)"]);
        assert_eq!(statement.value.reasons.iter().map(|reason| reason.letter).collect::<String>(), "bd");
        let (_, cable) =
            with_fields(&[(Anchor::ClassifiedBy, "DCM Jo Doe, reasons 1.4 (a)"), (Anchor::Reasons, "1.4 (b)")]);
        assert_eq!(
            cable.classified_by.unwrap().value.reasons.iter().map(|reason| reason.letter).collect::<String>(),
            "a"
        );
    }

    #[test]
    fn reasons_in_place_of_references() {
        let head =
            |by| head_of(&format!("CONFIDENTIAL BAKU 000152\nTAGS: PREL\nREF: REASON 1.4 (B)\n{by}SUBJECT: X\n"));
        let (source, cable) = head("");
        assert_eq!(cable.displaced_reasons.map(|span| source.slice(span)), Some("REF: REASON 1.4 (B)"));
        assert!(cable.references.is_empty());
        let statement = cable.classified_by.unwrap();
        assert_eq!((statement.value.reasons.len(), statement.confidence), (1, Confidence::Likely));
        let (_, cable) = head("CLASSIFIED BY: DCM JO DOE, REASONS 1.4 (C) AND (D)\n");
        let statement = cable.classified_by.unwrap();
        assert_eq!((statement.value.reasons.len(), statement.confidence), (2, Confidence::Certain));
    }

    #[test]
    fn labels_of_the_later_system_are_certain() {
        let (source, cable) = with_fields(&[
            (Anchor::Number, "10 BAKU 12"),
            (Anchor::DateOfMessage, "Feb 20, 2010 / 201129Z Feb 10"),
            (Anchor::Captions, "SIPDIS, NOFORN"),
            (Anchor::Passing, "STATE FOR EUR\n\n  USUN FOR POL  \u{2028}"),
            (Anchor::ExecutiveOrder, "13526"),
            (Anchor::DeclassifyOn, "02/20/2020"),
            (Anchor::DeclassifyOn, "02/20/2030"),
        ]);
        assert_eq!(
            cable.number.map(|number| (number.value.number, number.confidence)),
            Some((12, Confidence::Certain))
        );
        assert_eq!(cable.date_time_group.map(|group| group.confidence), Some(Confidence::Certain));
        assert_eq!(cable.captions.iter().map(|caption| caption.value.name).collect::<Vec<_>>(), ["SIPDIS", "NOFORN"]);
        assert_eq!(written(&source, &cable.passing), ["STATE FOR EUR", "USUN FOR POL"]);
        let order = cable.executive_order.unwrap();
        assert_eq!(order.value.declassify_on.map(|(date, _)| date.to_string()).as_deref(), Some("2020-02-20"));
        assert_eq!(written(&source, &order.spans), ["13526", "02/20/2020", "02/20/2030"]);
    }

    #[test]
    fn what_stands_behind_the_number() {
        // The tail, and what it is: captions, passing instruction, operating signal, remark.
        for (tail, captions, passing, signals, remarks) in [
            ("", "", "", "", ""),
            ("SIPDIS", "SIPDIS", "", "", ""),
            ("SIPDIS NOFORN", "SIPDIS NOFORN", "", "", ""),
            ("SIPDIS STATE FOR EUR", "SIPDIS", "STATE FOR EUR", "", ""),
            ("TOSEC 120012", "", "", "", "TOSEC 120012"),
            ("SIPDIS SECTO 14", "SIPDIS", "", "", "SECTO 14"),
            ("ZDK", "", "", "ZDK", ""),
            ("ALL IS WELL", "", "", "", "ALL IS WELL"),
        ] {
            let (source, cable) = head_of(&format!("TAGS: PREL\nUNCLAS BAKU 000152 {tail}\nSUBJECT: X\n"));
            let found: Vec<Span> = cable.captions.iter().map(Field::span).collect();
            assert_eq!(source.words(&found), captions, "{tail}");
            assert_eq!(written(&source, &cable.passing).join("|"), passing, "{tail}");
            assert_eq!(written(&source, &cable.transmission.operating_signals).join("|"), signals, "{tail}");
            assert_eq!(written(&source, &cable.remarks).join("|"), remarks, "{tail}");
            assert!(written(&source, &cable.labels).contains(&captions), "{tail}");
        }
        // The line may be repeated, and its level misread.
        let (source, cable) = head_of("UNCLAS BAKU 000152\nUNCLAS BAKU 000152\nSUBJECT: X\n");
        assert_eq!(cable.classification.map(|line| line.spans), Some(vec![source.line(0)]));
        assert!(cable.labels.contains(&source.line(1)));
    }

    #[test]
    fn passing_instructions() {
        let of_length = |n: usize| format!("STATE FOR {}", "X".repeat(n - 10));
        let far = |n: usize| format!("{} FOR X", "X".repeat(n));
        for (text, is_one) in [
            ("STATE FOR EUR/CARC", true),
            ("DEPT PASS USTR", true),
            ("STATE please pass USTR", true),
            ("FOR: IPS/IBS", true),
            ("PASS USTR", true),
            ("FROM THE AMBASSADOR", true),
            ("Department for EUR", false),
            ("STATE FOR EUR. MORE OF IT", false),
            ("ALL IS WELL", false),
            ("WORD FORMS", false),
            (&of_length(160), true),
            (&of_length(161), false),
            (&far(35), true),
            (&far(36), false),
        ] {
            assert_eq!(is_passing(text), is_one, "{text}");
        }
    }

    #[test]
    fn how_a_text_is_written() {
        for (text, is_one) in [
            ("A. X", true),
            ("(B) X", true),
            ("P) X", true),
            ("Q. X", false),
            ("a. X", false),
            ("A X", false),
            ("1. X", false),
        ] {
            assert_eq!(is_enumerated(text), is_one, "{text}");
        }
        for (text, is_one) in [
            ("PREL, AJ", true),
            ("PREL/ECONX;US", true),
            ("P", false),
            ("ECONXX", false),
            ("Prel", false),
            ("PREL A1", false),
        ] {
            assert_eq!(is_tag_list(text), is_one, "{text}");
        }
        for (text, is_one) in [("AB", true), ("ABcd", true), ("Abc", false), ("ABcde", false), ("12", true)] {
            assert_eq!(is_mostly_capitals(text), is_one, "{text}");
        }
        for (text, is_one) in
            [("This is an action request.", true), ("(SUMMARY: X", true), ("Begin summary", true), ("TALKS", false)]
        {
            assert_eq!(begins_body(text), is_one, "{text}");
        }
    }

    /// What stands between the field's last line and the next.
    #[derive(Clone, Copy, Debug)]
    enum Between {
        Nothing,
        Blank,
        /// A page's edge with its blank line.
        Page,
        /// A page's edge alone.
        Edge,
    }

    /// True if a line goes on with a field; an empty `last` stands for a field without a value so far.
    fn goes_on(anchor: Anchor, last: &str, between: Between, next: &str) -> bool {
        let source = Source::of_text(format!("{last}\n{next}"));
        let values = if last.is_empty() { vec![] } else { vec![source.line(0)] };
        let line = TextLine {
            span: source.line(1),
            is_rule: false,
            after_blank: matches!(between, Between::Blank | Between::Page),
            after_furniture: matches!(between, Between::Page | Between::Edge),
            after_first_page: false,
            after_end: false,
        };
        let mut cable = Cable::default();
        let head =
            Head { source: &source, cable: &mut cable, phase: Phase::Header, open: Open::Field(anchor, values) };
        continues(&head, &line, next.trim())
    }

    #[test]
    fn fields_go_on_as_each_is_written() {
        use Anchor::{
            Captions, ClassifiedBy, DateOfMessage, ExecutiveOrder, Number, Passing, Reasons, Reference, Subject, Tags,
        };
        use Between::{Blank, Edge, Nothing, Page};
        let capitals = |n: usize| "H".repeat(n);
        let small = |n: usize| "h".repeat(n);
        for (anchor, last, between, next, expected) in [
            (Reasons, "X", Nothing, "more", true),
            (Reasons, "X", Blank, "MORE", false),
            (Reasons, "", Blank, "more", true),
            (Reasons, "X", Page, &capitals(80), true),
            (Reasons, "X", Page, &capitals(81), false),
            (Reasons, "X", Page, "more", false),
            (Tags, "PREL,", Nothing, "no list", true),
            (Tags, "PREL,", Blank, "AJ", false),
            (Tags, "PREL", Nothing, "AJ", true),
            (Tags, "PREL", Nothing, "no list", false),
            (Tags, "", Blank, "AJ", true),
            (Tags, "", Blank, "no list", false),
            (Reference, "BAKU 1", Nothing, "and more", true),
            (Reference, "BAKU 1", Blank, "and more", false),
            (Reference, "A. BAKU 1", Blank, "¶ B. BAKU 2", true),
            (Reference, "BAKU 1", Nothing, "STATE FOR EUR", false),
            (Reference, "", Blank, &small(59), true),
            (Reference, "", Blank, &small(60), false),
            (Subject, "TWELVE SIGNS", Nothing, "small ones", true),
            (Subject, "THIRTEEN SIGN", Nothing, "small ones", false),
            (Subject, "THIRTEEN SIGN", Nothing, "LARGE ONES", true),
            (Subject, "Thirteen sign", Nothing, "small ones", true),
            (Subject, "TALKS", Blank, "MORE", false),
            (Subject, "TALKS", Edge, "    SET IN", false),
            (Subject, "TALKS", Edge, "   NOT SET IN", true),
            (Subject, "TALKS", Nothing, "    SET IN", true),
            (Subject, "TALKS", Nothing, "Summary: all is well", false),
            (Subject, "", Blank, &small(119), true),
            (Subject, "", Blank, &small(120), false),
            (Subject, "", Blank, "Summary: all is well", false),
            (ExecutiveOrder, "N/A,", Nothing, "more", true),
            (ExecutiveOrder, "N/A", Nothing, "more", false),
            (ExecutiveOrder, "N/A,", Blank, "more", false),
            (Number, "10 BAKU 1", Nothing, "more", false),
            (Number, "", Blank, "10 BAKU 1", true),
            (DateOfMessage, "X", Nothing, "more", false),
            (Captions, "X", Nothing, "more", false),
            (Passing, "X", Nothing, "more", true),
            (Passing, "X", Blank, "more", false),
            (Passing, "", Blank, "more", true),
            (ClassifiedBy, "DCM Doe, reasons 1.4 (b).", Nothing, "more", false),
            (ClassifiedBy, "DCM Doe, reasons 1.4 (b)", Nothing, "more", true),
            (ClassifiedBy, "DCM Doe.", Nothing, "more", true),
            (ClassifiedBy, "DCM Doe", Blank, "more", false),
            (ClassifiedBy, "", Blank, "more", true),
            (ClassifiedBy, &small(500), Nothing, "more", true),
            (ClassifiedBy, &small(501), Nothing, "more", false),
        ] {
            assert_eq!(goes_on(anchor, last, between, next), expected, "{anchor:?}: {last:?}, {between:?}, {next:?}");
        }
    }
}
