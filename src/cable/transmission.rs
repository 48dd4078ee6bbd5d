//! The routing lines before the address: format lines 1 to 4 (handbook, sections 3.1 to 3.5).

use super::routing_indicator::is_routing_indicator;
use super::{Field, Level, Precedence};
use crate::text::{Cursor, Span};

/// Routing lines of a transmission.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Transmission {
    /// Format line 1, `VZCZCXYZ0000`.
    pub(crate) identification: Option<Span>,
    /// Format line 2: precedence and called stations.
    pub(crate) called: Option<Field<Called>>,
    /// Format line 3: calling station, serial, filing time.
    pub(crate) station: Option<Field<Station>>,
    /// Format line 4: security signal.
    pub(crate) security: Option<Field<Security>>,
    /// Operating signals (`ZZH`, `ZDK` ...) wherever they stand.
    pub(crate) operating_signals: Vec<Span>,
}

/// Called stations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    /// Highest precedence in the message.
    pub(crate) precedence: Option<Precedence>,
    /// Routing indicators in order.
    pub(crate) routing_indicators: Vec<Span>,
}

/// Calling station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Station {
    /// Its routing indicator.
    pub(crate) routing_indicator: Span,
    /// Station serial number: the message number modulo 10,000.
    pub(crate) serial: u32,
    /// Where it stands.
    pub(crate) serial_span: Span,
    /// Transmission section; 1 also for messages of one section.
    pub(crate) section: Option<u32>,
    /// Where it stands.
    pub(crate) section_span: Option<Span>,
    /// Filing time.
    pub(crate) filed: Option<FilingTime>,
}

/// When a message was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FilingTime {
    /// Day of the year, 1 to 366.
    pub(crate) day_of_year: u16,
    /// Hour, UTC.
    pub(crate) hour: u8,
    /// Minute.
    pub(crate) minute: u8,
    /// Where it stands.
    pub(crate) span: Span,
}

/// Security signal, `ZNY CCCCC`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Security {
    /// What the repeated letter stands for.
    pub(crate) level: Option<Level>,
}

/// Reads format line 1: `VZCZC`, three letters, three or four digits.
///
/// Grammar: `V ZCZC trigraph serial`. Example: `VZCZCXRO4821`.
#[must_use]
pub(crate) fn read_identification(cursor: &mut Cursor<'_>) -> Option<Span> {
    let start = cursor.at();
    cursor.eat("VZCZC").or_else(|| cursor.eat("ZCZC"))?;
    cursor.take_while(|c| c.is_ascii_alphanumeric());
    Some(Span::new(start, cursor.at()))
}

/// Reads format line 2: doubled precedence letter, then routing indicators, over several lines without a sign.
///
/// Example: `OO RUEHAST RUEHLN RUEHPOD`.
#[must_use]
pub(crate) fn read_called(cursor: &mut Cursor<'_>) -> Option<Field<Called>> {
    let (prosign, first) = cursor.word()?;
    let precedence = Some(Precedence::of_prosign(prosign)?);
    let mut called = Called { precedence, routing_indicators: Vec::new() };
    let mut span = first;
    let mut look = *cursor;
    while let Some((word, place)) = look.word() {
        if !is_routing_indicator(word) {
            break;
        }
        called.routing_indicators.push(place);
        span = span.to(place);
        *cursor = look;
    }
    (!called.routing_indicators.is_empty()).then(|| Field::certain(called, span))
}

/// Reads format line 3. Example: `DE RUEHKB #0152/01 0511129`: station, serial, section, day of year, hour, minute.
#[must_use]
pub(crate) fn read_station(cursor: &mut Cursor<'_>) -> Option<Field<Station>> {
    let start = cursor.eat("DE ")?.start();
    let (word, routing_indicator) = cursor.word()?;
    if !is_routing_indicator(word) {
        return None;
    }
    cursor.skip_blanks();
    cursor.eat("\\");
    cursor.eat("#");
    let (serial, serial_span) = cursor.number(6)?;
    let (section, section_span) = cursor.eat("/").and_then(|_| cursor.number(2)).unzip();
    let mut look = *cursor;
    look.skip_blanks();
    let filed_start = look.at();
    let filed = look.number(7).filter(|_| look.at() - filed_start == 7).and_then(|(digits, span)| {
        let day_of_year = u16::try_from(digits / 10_000).ok()?;
        let hour = u8::try_from(digits / 100 % 100).ok()?;
        let minute = u8::try_from(digits % 100).ok()?;
        let valid = (1..=366).contains(&day_of_year) && hour < 24 && minute < 60;
        valid.then_some(FilingTime { day_of_year, hour, minute, span })
    });
    if filed.is_some() {
        *cursor = look;
    }
    let station = Station { routing_indicator, serial, serial_span, section, section_span, filed };
    Some(Field::certain(station, Span::new(start, cursor.at())))
}

/// Reads the security signal of format line 4: `ZNR UUUUU`, `ZNY CCCCC`. Of the four to six letters the one that is
/// there most often counts, for one may be misread.
#[must_use]
pub(crate) fn read_security(cursor: &mut Cursor<'_>) -> Option<Field<Security>> {
    let start = ["ZNR", "ZNY", "2NR", "2NY"].into_iter().find_map(|signal| cursor.eat(signal))?.start();
    cursor.skip_blanks();
    let (letters, _) = cursor.take_while(|c| c.is_ascii_uppercase());
    // `CCCC C`: a blank has slipped in.
    let mut look = *cursor;
    look.take_while(|c| c == ' ');
    if letters.len() < 5 && look.take_while(|c| c.is_ascii_uppercase()).0.len() + letters.len() == 5 {
        *cursor = look;
    }
    if !(4..=6).contains(&letters.len()) {
        return None;
    }
    let most = letters.bytes().max_by_key(|&letter| letters.bytes().filter(|&other| other == letter).count())?;
    let level = match most {
        b'T' => Some(Level::TopSecret),
        b'S' => Some(Level::Secret),
        b'C' => Some(Level::Confidential),
        b'R' => Some(Level::Restricted),
        b'U' | b'E' => Some(Level::Unclassified),
        _ => None,
    };
    Some(Field::certain(Security { level }, Span::new(start, cursor.at())))
}

/// True for an operating signal: `Z` and two letters, perhaps with a digit (`ZZH`, `ZDK`, `ZFF4`, `ZFF-4`).
#[must_use]
pub(crate) fn is_operating_signal(word: &str) -> bool {
    let head = word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    head.len() == 3 && head.starts_with('Z') && head.bytes().all(|byte| byte.is_ascii_uppercase()) && word.len() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routing_lines() {
        let station = read_station(&mut Cursor::new("DE RUEHKB #0152/01 0511129 ZNY", 0)).unwrap();
        assert_eq!((station.value.serial, station.value.section), (152, Some(1)));
        assert_eq!(station.value.filed.map(|f| (f.day_of_year, f.hour, f.minute)), Some((51, 11, 29)));
        let called = read_called(&mut Cursor::new("00 RUEHC RUEHGT DE", 0)).unwrap();
        assert_eq!(called.value.precedence, Some(Precedence::Immediate));
        assert_eq!(called.value.routing_indicators.len(), 2);
        let security = read_security(&mut Cursor::new("ZNY CCOCC ZZH", 0)).unwrap();
        assert_eq!(security.value.level, Some(Level::Confidential));
        assert!(is_operating_signal("ZFF-4") && is_operating_signal("ZZH") && !is_operating_signal("ZINC"));
    }

    #[test]
    fn identification_lines() {
        for (text, covered) in [("VZCZCXRO4821 X", Some(3..15)), ("ZCZCABC12", Some(3..12)), ("VZC", None)] {
            let found = read_identification(&mut Cursor::new(text, 3));
            assert_eq!(found.map(Span::range), covered, "{text}");
        }
    }

    #[test]
    fn called_stations() {
        let text = "OO RUEHC\nRUEHGT DE RUEHKB";
        let mut cursor = Cursor::new(text, 0);
        let called = read_called(&mut cursor).unwrap();
        let of = |span: Span| &text[span.range()];
        assert_eq!((of(called.span()), cursor.rest()), ("OO RUEHC\nRUEHGT", " DE RUEHKB"));
        assert_eq!(called.value.routing_indicators.into_iter().map(of).collect::<Vec<_>>(), ["RUEHC", "RUEHGT"]);
        for text in ["OO DE RUEHKB", "XX RUEHC", "RP RUEHC", ""] {
            assert_eq!(read_called(&mut Cursor::new(text, 0)), None, "{text}");
        }
    }

    #[test]
    fn calling_stations() {
        let text = "DE RUEHKB \\#0152/02 0511129 ZNY";
        let station = read_station(&mut Cursor::new(text, 0)).unwrap();
        let of = |span: Span| &text[span.range()];
        assert_eq!(of(station.span()), "DE RUEHKB \\#0152/02 0511129");
        let station = station.value;
        assert_eq!((of(station.routing_indicator), of(station.serial_span)), ("RUEHKB", "0152"));
        assert_eq!((station.section, station.section_span.map(of)), (Some(2), Some("02")));
        assert_eq!(station.filed.map(|filed| of(filed.span)), Some("0511129"));
        assert_eq!(read_station(&mut Cursor::new("DE XUEHKB #0152", 0)), None);
        assert_eq!(read_station(&mut Cursor::new("DE RUEHKB ZNY", 0)), None);
    }

    #[test]
    fn filing_times() {
        for (digits, filed) in [
            ("0010000", Some((1, 0, 0))),
            ("3662359", Some((366, 23, 59))),
            ("0000000", None),
            ("3670000", None),
            ("0012400", None),
            ("0010060", None),
            ("001000", None),
        ] {
            let text = format!("DE RUEHKB #0152 {digits}");
            let mut cursor = Cursor::new(&text, 0);
            let station = read_station(&mut cursor).unwrap().value;
            assert_eq!(station.filed.map(|time| (time.day_of_year, time.hour, time.minute)), filed, "{text}");
            assert_eq!((station.section, cursor.is_done()), (None, filed.is_some()));
        }
    }

    #[test]
    fn security_signals() {
        for (text, covered, level) in [
            ("ZNY TTTTT X", 9, Some(Level::TopSecret)),
            ("ZNY SSSSS", 9, Some(Level::Secret)),
            ("2NY CCCC 1", 8, Some(Level::Confidential)),
            ("ZNY CCCC C X", 10, Some(Level::Confidential)),
            ("ZNY CCCC ZZH", 8, Some(Level::Confidential)),
            ("ZNY CCCCC 1", 9, Some(Level::Confidential)),
            ("ZNY RRRRRR", 10, Some(Level::Restricted)),
            ("2NR UUXUU", 9, Some(Level::Unclassified)),
            ("ZNR EEEEE", 9, Some(Level::Unclassified)),
            ("ZNY QQQQQ", 9, None),
        ] {
            let security = read_security(&mut Cursor::new(text, 0)).unwrap();
            assert_eq!((security.span().end(), security.value.level), (covered, level), "{text}");
        }
        for text in ["ZNY CCC", "ZNY CCCCCCC", "ZNX CCCCC"] {
            assert_eq!(read_security(&mut Cursor::new(text, 0)), None, "{text}");
        }
    }

    #[test]
    fn operating_signals() {
        for word in ["ZDK", "ZFF4", "ZFF44", "ZFF-4"] {
            assert!(is_operating_signal(word), "{word}");
        }
        for word in ["ZF", "ZDKX", "XDK", "ZdK", "ZFF-44", "Z44"] {
            assert!(!is_operating_signal(word), "{word}");
        }
    }
}
