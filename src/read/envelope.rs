//! Routing and address lines (handbook, section 3).

use super::anchor::{self, Anchor, Piece};
use super::head::{Head, Open};
use crate::cable::{Addressee, Field, addressee, routing_indicator, transmission};
use crate::text::{Cursor, Span, cursor};

/// Reads a piece that begins with an anchor of the envelope.
pub(crate) fn anchored(head: &mut Head<'_>, anchor: Anchor, piece: &Piece) {
    let value = head.source.trim(piece.value);
    let mut at = Cursor::new(head.source.slice(value), value.start());
    head.open = Open::Nothing;
    let transmission = &mut head.cable.transmission;
    match anchor {
        Anchor::Identification => {
            transmission.identification = transmission.identification.or(transmission::read_identification(&mut at));
        }
        Anchor::Called => {
            let called = transmission::read_called(&mut at);
            transmission.called = transmission.called.take().or(called);
            head.open = Open::Called;
        }
        Anchor::Station => {
            let station = transmission::read_station(&mut at);
            transmission.station = transmission.station.take().or(station);
            operating_signals(head, at);
        }
        Anchor::Security => {
            let security = transmission::read_security(&mut at);
            transmission.security = transmission.security.take().or(security);
            operating_signals(head, at);
        }
        Anchor::DateTimeGroup => date_line(head, value),
        Anchor::From => {
            head.cable.labels.push(piece.label);
            from(head, value);
        }
        Anchor::To | Anchor::Info | Anchor::Exempt => {
            head.cable.labels.push(piece.label);
            head.open = Open::Addressees(anchor);
            addressees(head, anchor, value);
        }
        _ => {}
    }
}

/// A line of the envelope that begins with no anchor: the lists go on.
pub(crate) fn continue_line(head: &mut Head<'_>, piece: Span) {
    let value = head.source.trim(piece);
    let text = head.source.slice(value);
    match head.open {
        Open::Called => {
            let words: Vec<(&str, Span)> = cursor::words(text, value.start()).collect();
            if words.iter().all(|(word, _)| routing_indicator::is_routing_indicator(word))
                && let Some(called) = &mut head.cable.transmission.called
            {
                called.value.routing_indicators.extend(words.iter().map(|(_, span)| *span));
                called.spans.push(value);
            }
        }
        Open::Addressees(anchor) if !text.contains(char::is_lowercase) => addressees(head, anchor, value),
        // `ZDK` alone on its line.
        _ if transmission::is_operating_signal(text.split_whitespace().next().unwrap_or("")) && text.len() < 60 => {
            operating_signals(head, Cursor::new(text, value.start()));
        }
        _ => {}
    }
}

fn operating_signals(head: &mut Head<'_>, mut cursor: Cursor<'_>) {
    while let Some((word, span)) = cursor.word() {
        if transmission::is_operating_signal(word) {
            head.cable.transmission.operating_signals.push(span);
        }
    }
}

fn date_line(head: &mut Head<'_>, value: Span) {
    let text = head.source.slice(value);
    let Some(((line, group, date), length)) = anchor::read_date_line(text) else { return };
    let shift = |span: Span| Span::new(span.start() + value.start(), span.end() + value.start());
    if head.cable.date_time_group.is_none() {
        head.cable.precedence = line.map(|(line, precedence)| Field::certain(line, shift(precedence)));
        head.cable.date_time_group = Some(Field::certain(group, shift(date)));
    } else {
        head.cable.labels.push(value);
    }
    let tail = text.get(length..).unwrap_or("");
    operating_signals(head, Cursor::new(tail, value.start() + u32::try_from(length).unwrap_or(0)));
}

fn from(head: &mut Head<'_>, value: Span) {
    if let Some(sender) = addressee::read(head.source.slice(value), value.start())
        && head.cable.from.is_none()
    {
        head.cable.from = Some(Field::certain(sender, value));
    }
}

fn addressees(head: &mut Head<'_>, anchor: Anchor, value: Span) {
    let text = head.source.slice(value);
    // A page line has slipped in between.
    if text.starts_with("PAGE ") && text.ends_with('Z') {
        head.cable.labels.push(value);
        return;
    }
    if text.contains(';') {
        return addressees_in_list(head, anchor, value);
    }
    let mut start = 0;
    let ends: Vec<usize> = name_starts(text).into_iter().chain([text.len()]).collect();
    for end in ends {
        let part = text.get(start..end).unwrap_or("");
        let offset = value.range().start + start;
        start = end;
        one_addressee(head, anchor, head.source.trim(Span::of(offset..offset + part.len())));
    }
}

/// Addressees as the SMART system lists them: parted by semicolons.
fn addressees_in_list(head: &mut Head<'_>, anchor: Anchor, value: Span) {
    let mut start = value.start();
    for part in head.source.slice(value).split(';') {
        let end = start + u32::try_from(part.len()).unwrap_or(0);
        let place = head.source.trim(Span::new(start, end));
        start = end + 1;
        if !place.is_empty() {
            head.cable.labels.push(place);
            one_addressee(head, anchor, place);
        }
    }
}

fn one_addressee(head: &mut Head<'_>, anchor: Anchor, place: Span) {
    let Some(read) = addressee::read(head.source.slice(place), place.start()) else { return };
    let field: Field<Addressee> = Field::certain(read, place);
    match anchor {
        Anchor::To => head.cable.to.push(field),
        Anchor::Info => head.cable.info.push(field),
        _ => head.cable.exempt.push(field),
    }
}

/// Where further addressees begin in a line that should hold one: at a routing indicator with its slash, also glued to
/// the number before, and at a post's designator.
fn name_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    for at in 1..bytes.len() {
        let before = bytes.get(at - 1).copied().unwrap_or(b' ');
        let rest = text.get(at..).unwrap_or("");
        let after_word = before == b' ' || before.is_ascii_digit();
        let is_indicator = after_word && rest.starts_with('R') && routing_indicator::before_slash(rest).is_some();
        let is_post = before == b' '
            && ["AMEMBASSY ", "AMCONSUL ", "USMISSION "].iter().any(|start| rest.starts_with(start))
            && !text.get(..at).is_some_and(|head| head.trim_end().ends_with(['/', '-']));
        if is_indicator || is_post {
            starts.push(at);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::super::head::testing::{head, written};
    use super::*;
    use crate::cable::{Cable, Precedence};
    use crate::text::{List, Source};

    fn read(text: &str) -> (Source, Cable) {
        let (source, cable, _) = head(text);
        (source, cable)
    }

    fn names<'a>(source: &'a Source, fields: &List<Field<Addressee>>) -> Vec<&'a str> {
        fields.iter().map(|field| source.slice(field.span())).collect()
    }

    #[test]
    fn each_line_of_the_envelope_goes_to_its_place() {
        let (source, cable) = read(
            "VZCZCXYZ0000\nRR RUEHC RUEHIA\nRUEHKB RUEHFJ\nthe RUEHRG\nDE RUEHSV #0152 0511129 ZOC\nZNR UUUUU ZZH\nZDK ZUI\nP R 201129Z FEB 08 ZFF4\n\
             FM AMEMBASSY SUVA\nTO SECSTATE WASHDC PRIORITY 4800\nINFO AMEMBASSY RIGA\nRUEHIA/USIA WASHDC\nand others\nXMT AMEMBASSY OSLO\nUNCLAS SUVA 000152\n",
        );
        let sent = &cable.transmission;
        assert_eq!(sent.identification.map(|span| source.slice(span)), Some("VZCZCXYZ0000"));
        let called = sent.called.as_ref().unwrap();
        assert_eq!(written(&source, &called.value.routing_indicators), ["RUEHC", "RUEHIA", "RUEHKB", "RUEHFJ"]);
        assert_eq!(written(&source, &called.spans), ["RR RUEHC RUEHIA", "RUEHKB RUEHFJ"]);
        assert_eq!(sent.station.as_ref().map(|station| station.value.serial), Some(152));
        assert!(sent.security.is_some());
        assert_eq!(written(&source, &sent.operating_signals), ["ZOC", "ZZH", "ZDK", "ZUI", "ZFF4"]);
        let line = cable.precedence.unwrap();
        assert_eq!((line.value.action, line.value.information), (Precedence::Priority, Some(Precedence::Routine)));
        assert_eq!(source.words(&line.spans), "P R");
        assert_eq!(cable.date_time_group.map(|group| source.words(&group.spans)).as_deref(), Some("201129Z FEB 08"));
        assert_eq!(cable.from.map(|from| source.words(&from.spans)).as_deref(), Some("AMEMBASSY SUVA"));
        assert_eq!(names(&source, &cable.to), ["SECSTATE WASHDC PRIORITY 4800"]);
        assert_eq!(names(&source, &cable.info), ["AMEMBASSY RIGA", "RUEHIA/USIA WASHDC"]);
        assert_eq!(names(&source, &cable.exempt), ["AMEMBASSY OSLO"]);
    }

    #[test]
    fn a_signal_that_begins_a_long_line_is_prose() {
        let signals = |n: usize| {
            let text = format!("FM AMEMBASSY SUVA\nZDK {}\n", "x".repeat(n - 4));
            read(&text).1.transmission.operating_signals.len()
        };
        assert_eq!((signals(59), signals(60)), (1, 0));
    }

    #[test]
    fn what_stands_twice_keeps_its_first_value() {
        let (source, cable) =
            read("R 201129Z FEB 08\nO 211129Z FEB 08\nFM AMEMBASSY SUVA\nFM AMEMBASSY RIGA\nTO SECSTATE WASHDC\n");
        assert_eq!(cable.precedence.map(|line| line.value.action), Some(Precedence::Routine));
        assert_eq!(cable.date_time_group.map(|group| source.words(&group.spans)).as_deref(), Some("201129Z FEB 08"));
        assert!(cable.labels.contains(&source.line(1)));
        assert_eq!(cable.from.map(|from| source.words(&from.spans)).as_deref(), Some("AMEMBASSY SUVA"));
    }

    #[test]
    fn several_addressees_in_one_line() {
        for (line, expected) in [
            ("SECSTATE WASHDC", &["SECSTATE WASHDC"][..]),
            (
                "RUEHC/SECSTATE WASHDC 4800RUEHRG/AMEMBASSY RIGA",
                &["RUEHC/SECSTATE WASHDC 4800", "RUEHRG/AMEMBASSY RIGA"],
            ),
            ("RUEHC/SECSTATE WASHDC RUEHRG/RIGA", &["RUEHC/SECSTATE WASHDC", "RUEHRG/RIGA"]),
            ("AMEMBASSY RIGA AMCONSUL LAGOS", &["AMEMBASSY RIGA", "AMCONSUL LAGOS"]),
            ("AMEMBASSY RIGA USMISSION GENEVA", &["AMEMBASSY RIGA", "USMISSION GENEVA"]),
            ("RUEHRG/ AMEMBASSY RIGA", &["RUEHRG/ AMEMBASSY RIGA"]),
            ("SECSTATE WASHDC - AMEMBASSY RIGA", &["SECSTATE WASHDC - AMEMBASSY RIGA"]),
            (
                "SECSTATE WASHDC; AMEMBASSY RIGA ;;AMEMBASSY OSLO",
                &["SECSTATE WASHDC", "AMEMBASSY RIGA", "AMEMBASSY OSLO"],
            ),
        ] {
            let (source, cable) = read(&format!("FM AMEMBASSY SUVA\nTO {line}\n"));
            assert_eq!(names(&source, &cable.to), expected, "{line}");
        }
        let (source, cable) = read("FM AMEMBASSY SUVA\nTO SECSTATE WASHDC\nAMEMBASSY RIGA\n");
        assert_eq!(names(&source, &cable.to), ["SECSTATE WASHDC", "AMEMBASSY RIGA"]);
    }

    #[test]
    fn where_a_name_begins_inside_a_line() {
        for (text, expected) in [
            ("RUEHC/STATE 4800RUEHRG/RIGA", &[16][..]),
            ("RUEHC/STATE RUEHRG/RIGA", &[12]),
            ("RUEHC/STATE XRUEHRG/RIGA", &[]),
            ("RUEHC/STATE RUEHRG RIGA", &[]),
            ("AMEMBASSY RIGA AMEMBASSY OSLO", &[15]),
            ("AMEMBASSY RIGA 1AMEMBASSY OSLO", &[]),
            ("AMEMBASSY BAKU / AMEMBASSY OSLO", &[]),
            ("AMEMBASSY BAKU - AMEMBASSY OSLO", &[]),
            ("", &[]),
        ] {
            assert_eq!(name_starts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_page_line_among_addressees_is_none() {
        let (source, cable) = read("FM AMEMBASSY SUVA\nTO SECSTATE WASHDC\nPAGE X 201129Z\nPAGE BOYS\n");
        assert_eq!(names(&source, &cable.to), ["SECSTATE WASHDC", "PAGE BOYS"]);
        assert!(cable.labels.contains(&source.line(2)));
    }
}
