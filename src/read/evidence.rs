//! Is it a cable at all? A letter, a press digest or a message of another department may look like one in parts.

use super::anchor::{self, Anchor};
use super::lines::{self, TextLine};
use super::paragraph_numbers;
use crate::cable::{Cable, addressee, signature};
use crate::text::{Source, Span};

/// Lines looked at when there is no head: enough to tell a telegram's body from prose.
const LINES_OF_BODY: usize = 400;

/// True if what was read is a State cable:
///
/// * a classification line with post and number, and any other field of a telegram; or
/// * a State post as originator or action addressee, a date-time group, and a field that only State uses; or
/// * a retyped telegram's front matter; or
/// * no head at all, but numbered paragraphs in sequence in the telegraphic style: capitals throughout, or a portion
///   marking on each; and a signature.
#[must_use]
pub(crate) fn is_cable(
    source: &Source,
    lines: &[TextLine],
    cable: &Cable,
    body_from: usize,
    has_front_matter: bool,
) -> bool {
    let has_number = cable.classification.as_ref().is_some_and(|line| line.value.number.is_some());
    // `MRN:` and a date-time group: the SMART system's own labels.
    let has_labels = cable.number.is_some() && cable.date_time_group.is_some();
    let has_date = cable.date_time_group.is_some();
    let has_state_field = cable.executive_order.is_some()
        || !cable.tags.is_empty()
        || cable.classified_by.as_ref().is_some_and(|by| by.value.name.is_some());
    let has_field =
        has_state_field || cable.subject.is_some() || !cable.references.is_empty() || !cable.captions.is_empty();
    let names = cable.from.iter().chain(&cable.to).map(|field| source.slice(field.value.name));
    let has_state_post = names.clone().any(addressee::is_state_name);
    let has_envelope = has_date || cable.from.is_some() || cable.transmission.station.is_some();
    has_front_matter
        || has_labels
        || is_fragment(cable)
        || is_piece_of_head(source, lines, cable)
        || has_number && (has_envelope || has_field)
        || has_state_post && has_date && has_state_field
        || body_from == 0 && is_bare_body(source, lines)
}

/// A piece of a head: two fields that only State's telegrams have, or one of them with a subject or a reference to a cable.
fn is_fragment(cable: &Cable) -> bool {
    let is_code = |code: &str| (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let (has_order, has_reasons, has_cable) = (has_order(cable), has_reasons(cable), has_cable(cable));
    let has_tags = cable.tags.iter().filter(|tag| is_code(&tag.value.code)).count() * 2 > cable.tags.len();
    let own = usize::from(has_order) + usize::from(has_tags) + usize::from(has_reasons);
    // Reasons alone are no sign: release stamps on e-mails name them too.
    own >= 2 || (has_order || has_tags) && (cable.subject.is_some() || has_cable) || has_reasons && has_cable
}

/// A few lines that begin with a label of a head and hold what the label promises: somebody pasted the references alone.
fn is_piece_of_head(source: &Source, lines: &[TextLine], cable: &Cable) -> bool {
    /// A piece is short.
    const MOST_LINES: usize = 60;
    let first = lines.first().map_or("", |line| source.slice(line.span));
    let begins = anchor::pieces(first, 0).first().and_then(|piece| piece.anchor).is_some_and(Anchor::is_header_label);
    lines.len() <= MOST_LINES && begins && (has_cable(cable) || has_reasons(cable) || has_order(cable))
}

fn has_order(cable: &Cable) -> bool {
    cable.executive_order.as_ref().is_some_and(|order| order.value.number.is_some())
}

fn has_reasons(cable: &Cable) -> bool {
    cable.classified_by.as_ref().is_some_and(|by| !by.value.reasons.is_empty())
}

/// True if a reference names a telegram of a known post.
fn has_cable(cable: &Cable) -> bool {
    cable.references.iter().any(|entry| entry.value.number.is_some() && !entry.value.post_is_doubtful)
}

/// A body without a head, as some archives give it.
fn is_bare_body(source: &Source, lines: &[TextLine]) -> bool {
    let lines = lines.get(..lines.len().min(LINES_OF_BODY)).unwrap_or(lines);
    let candidates: Vec<_> = lines
        .iter()
        .filter_map(|line| paragraph_numbers::candidate(source.slice(line.span), line.span.start()))
        .collect();
    let starts_with_number =
        lines.first().is_some_and(|line| paragraph_numbers::candidate(source.slice(line.span), 0).is_some());
    let n_numbered = paragraph_numbers::decode(&candidates).iter().flatten().count();
    let n_marked = candidates.iter().filter(|candidate| candidate.has_marking()).count();
    let is_signed = lines.last().is_some_and(|line| {
        let text = source.slice(line.span);
        signature::is_signature(text) || signature::run_on(text, 0).is_some()
    });
    let (letters, capitals) = lines::count_letters(source, lines);
    let is_telegraphic = letters >= 80 && capitals * 20 >= letters * 19;
    starts_with_number && (n_numbered >= 2 && is_telegraphic || n_numbered >= 2 && n_marked >= 2 && is_signed)
}

/// True if lines before a cable are an e-mail that carries it: its labels From, Sent or To, and Subject.
#[must_use]
pub(crate) fn is_wrapping(source: &Source, lines: &[Span]) -> bool {
    /// An e-mail's labels stand near its top.
    const WITHIN: usize = 200;
    let has = |label: &str| lines.iter().take(WITHIN).any(|line| source.slice(*line).starts_with(label));
    has("From:") && (has("Sent:") || has("To:")) && has("Subject")
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::cable::reference::ReferenceKind;
    use crate::cable::{
        Addressee, Caption, ClassificationLine, ClassifiedBy, DateTimeGroup, ExecutiveOrder, Field, Level,
        MessageReferenceNumber, Reason, Reference, Subject, Tag,
    };
    use crate::layout::Layout;

    /// Fields that a cable may have.
    #[derive(Clone, Copy, Debug)]
    enum Has {
        Order,
        Tag(&'static str),
        Reasons,
        Name,
        Subject,
        Cable,
        DoubtfulCable,
        Level,
        Date,
        Number,
        From,
    }

    const TEXT: &str = "AMEMBASSY RIGA";

    fn cable(fields: &[Has]) -> Cable {
        let place = Span::of(0..TEXT.len());
        let mut cable = Cable::default();
        for field in fields {
            match field {
                Has::Order => {
                    let order = ExecutiveOrder {
                        number: Some(place),
                        order: None,
                        is_misprint: false,
                        instruction: None,
                        declassify_on: None,
                        not_applicable: false,
                    };
                    cable.executive_order = Some(Field::certain(order, place));
                }
                Has::Tag(code) => {
                    cable.tags.push(Field::certain(Tag { code: (*code).to_owned(), is_person: false }, place));
                }
                Has::Reasons | Has::Name => {
                    let reason = Reason { section: 4, letter: 'd', span: place };
                    let by = match field {
                        Has::Name => ClassifiedBy { name: Some(place), ..ClassifiedBy::default() },
                        _ => ClassifiedBy { reasons: vec![reason], ..ClassifiedBy::default() },
                    };
                    cable.classified_by = Some(Field::certain(by, place));
                }
                Has::Subject => cable.subject = Some(Field::certain(Subject::default(), place)),
                Has::Cable | Has::DoubtfulCable => {
                    let reference = Reference {
                        number: Some(MessageReferenceNumber::new("RIGA", 12, None)),
                        post_is_doubtful: matches!(field, Has::DoubtfulCable),
                        ..Reference::new(ReferenceKind::Cable)
                    };
                    cable.references.push(Field::certain(reference, place));
                }
                Has::Level => {
                    let number = crate::cable::classification::NumberPlace {
                        post: place,
                        year: None,
                        digits: place,
                        number: 12,
                    };
                    let line = ClassificationLine {
                        level: Level::Secret,
                        level_span: place,
                        markings: vec![],
                        section: None,
                        number: Some(number),
                    };
                    cable.classification = Some(Field::certain(line, place));
                }
                Has::Date => {
                    let group = DateTimeGroup { year: 2008, month: 2, day: 3, hour: 1, minute: 2 };
                    cable.date_time_group = Some(Field::certain(group, place));
                }
                Has::Number => {
                    cable.number = Some(Field::certain(MessageReferenceNumber::new("RIGA", 12, None), place));
                }
                Has::From => {
                    cable.from = Some(Field::certain(Addressee { name: place, ..Addressee::default() }, place));
                }
            }
        }
        cable
    }

    #[test]
    fn pieces_of_heads() {
        let tag = Has::Tag("PREL");
        for (fields, expected) in [
            (&[Has::Order, tag][..], true),
            (&[Has::Order, Has::Reasons], true),
            (&[tag, Has::Reasons], true),
            (&[Has::Order, Has::Subject], true),
            (&[tag, Has::Subject], true),
            (&[tag, Has::Cable], true),
            (&[Has::Reasons, Has::Cable], true),
            (&[Has::Reasons, Has::Subject], false),
            (&[Has::Reasons], false),
            (&[Has::Order], false),
            (&[tag], false),
            (&[Has::Order, Has::DoubtfulCable], false),
            (&[Has::Subject, Has::Cable], false),
            (&[Has::Tag("LAMPS"), Has::Subject], false),
            (&[Has::Tag("Pr"), Has::Subject], false),
            (&[Has::Tag("A"), Has::Subject], false),
            (&[Has::Tag("LV"), Has::Subject], true),
            (&[tag, Has::Tag("LAMPS"), Has::Subject], false),
            (&[tag, tag, Has::Tag("LAMPS"), Has::Subject], true),
            (&[], false),
        ] {
            assert_eq!(is_fragment(&cable(fields)), expected, "{fields:?}");
        }
    }

    #[test]
    fn fields_that_make_a_cable() {
        let source = Source::of_text(TEXT.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let is = |fields: &[Has]| is_cable(&source, &lines, &cable(fields), 1, false);
        for (fields, expected) in [
            (&[Has::Level][..], false),
            (&[Has::Level, Has::Date], true),
            (&[Has::Level, Has::From], true),
            (&[Has::Level, Has::Subject], true),
            (&[Has::Level, Has::Name], true),
            (&[Has::Level, Has::DoubtfulCable], true),
            (&[Has::Number, Has::Date], true),
            (&[Has::Number], false),
            (&[Has::Date], false),
            (&[Has::From, Has::Date, Has::Order], true),
            (&[Has::From, Has::Date, Has::Name], true),
            (&[Has::From, Has::Date, Has::Tag("LAMPS")], true),
            (&[Has::From, Has::Date, Has::Reasons], false),
            (&[Has::From, Has::Date, Has::Subject], false),
            (&[Has::From, Has::Order], false),
            (&[Has::Date, Has::Order], false),
        ] {
            assert_eq!(is(fields), expected, "{fields:?}");
        }
        assert!(is_cable(&source, &lines, &Cable::default(), 1, true), "front matter alone");
        let mut captioned = cable(&[Has::Level]);
        captioned.captions.push(Field::certain(Caption { name: "SIPDIS" }, Span::new(0, 3)));
        assert!(is_cable(&source, &lines, &captioned, 1, false), "a caption");
    }

    #[test]
    fn a_piece_of_a_head_is_short_and_begins_with_a_label() {
        let is = |text: &str, fields: &[Has]| {
            let source = Source::of_text(text.to_owned());
            is_piece_of_head(&source, &lines::collect(&source, &Layout::of(&source)), &cable(fields))
        };
        for (text, fields, expected) in [
            ("REF: RIGA 12", &[Has::Cable][..], true),
            ("REF: RIGA 12", &[Has::DoubtfulCable], false),
            ("E.O. 12958: N/A", &[Has::Order], true),
            ("REASON: 1.4 (D)", &[Has::Reasons], true),
            ("SUBJECT: LAMPS", &[Has::Subject], false),
            ("FM AMEMBASSY RIGA", &[Has::Cable], false),
            ("Lamps in RIGA 12", &[Has::Cable], false),
        ] {
            assert_eq!(is(text, fields), expected, "{text}");
        }
        let long = |n: usize| is(&format!("REF: RIGA 12{}", "\nLamps came".repeat(n - 1)), &[Has::Cable]);
        assert!(long(60) && !long(61));
    }

    #[test]
    fn a_body_alone_is_telegraphic_or_marked_and_signed() {
        let is = |text: &str, body_from: usize| {
            let source = Source::of_text(text.to_owned());
            let lines = lines::collect(&source, &Layout::of(&source));
            is_cable(&source, &lines, &Cable::default(), body_from, false)
        };
        let capitals = "THE LAMPS CAME HOME BY SHIP AND WERE COUNTED. ".repeat(3);
        let telegraphic = format!("1. {capitals}\n2. {capitals}");
        assert!(is(&telegraphic, 0));
        assert!(!is(&telegraphic, 1));
        assert!(!is(&format!("1. {capitals}\n{capitals}"), 0), "one number");
        assert!(!is(&format!("LAMPS\n{telegraphic}"), 0), "no number first");
        assert!(!is("1. THE LAMPS\n2. CAME HOME", 0), "few letters");
        assert!(!is(&telegraphic.to_lowercase(), 0));
        for (n_small, expected) in [(5, true), (6, false)] {
            let text = format!("1. {}\n2. {}{}", "L".repeat(45), "L".repeat(55 - n_small), "l".repeat(n_small));
            assert_eq!(is(&text, 0), expected, "{n_small} small letters of a hundred");
        }
        assert!(is(&format!("1. {}\n2. {}", "L".repeat(40), "L".repeat(40)), 0));
        assert!(!is(&format!("1. {}\n2. {}", "L".repeat(40), "L".repeat(39)), 0));
        assert!(is("1. (C) The lamps came.\n2. (C) They left.\nROE", 0));
        assert!(is("1. (C) The lamps came.\n2. (C) They left home at last. ROE", 0));
        assert!(!is("1. (C) The lamps came.\n2. (C) They left.", 0), "no signature");
        assert!(!is("1. (C) The lamps came.\n2. They left.\nROE", 0), "one marking");
    }

    #[test]
    fn an_e_mail_has_from_and_sent_or_to_and_a_subject() {
        let is = |text: &str| {
            let source = Source::of_text(text.to_owned());
            let lines: Vec<Span> = (0..source.lines().n_lines()).map(|at| source.line(at)).collect();
            is_wrapping(&source, &lines)
        };
        for (text, expected) in [
            ("From: Roe\nSent: Monday\nSubject: Lamps", true),
            ("From: Roe\nTo: Doe\nSubject: Lamps", true),
            ("From: Roe\nSubject: Lamps", false),
            ("Sent: Monday\nTo: Doe\nSubject: Lamps", false),
            ("From: Roe\nTo: Doe", false),
        ] {
            assert_eq!(is(text), expected, "{text}");
        }
        let far = |n: usize| is(&format!("From: Roe\nTo: Doe\n{}Subject: Lamps", "Lamps\n".repeat(n)));
        assert!(far(197) && !far(198));
    }
}
