//! Addressees: `RUEHAK/AMEMBASSY ANKARA//POL// PRIORITY 2710`.
//!
//! Grammar (handbook, section 3.8): `[ri "/" | "ZEN" ["/"]] name ["//" office "//"] [precedence] [continuity number]`;
//! precedence and continuity number may change places. The continuity number counts the messages from the originator
//! to this addressee; it has four digits, or is a range over the sections of a message.

use super::{Precedence, routing_indicator};
use crate::text::{Span, cursor};

/// One addressee, or the originator.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Addressee {
    /// The plain language address.
    pub(crate) name: Span,
    /// The routing indicator before it.
    pub(crate) routing_indicator: Option<Span>,
    /// The office within it, slashes not included.
    pub(crate) office: Option<Span>,
    /// Precedence for this addressee alone.
    pub(crate) precedence: Option<Precedence>,
    /// Message continuity number.
    pub(crate) continuity_number: Option<Span>,
    /// True for `ZEN`: delivered by other means.
    pub(crate) delivered_otherwise: bool,
}

/// First words of the names of departments and commands: what may follow `FM`, `TO` and `INFO` beside a post.
const NAME_WORDS: &[&str] = &[
    "USNATO", "USIA", "USICA", "USINFO", "USCINCSO", "USCINCEUR", "USDOC", "USINS", "REO", "RPO", "IRAN", "SECDEF",
    "SECTO", "DEPT", "DIA", "CIA", "NSC", "WHITE", "JOINT", "JCS", "ALL", "AIG", "CINCPAC", "CINCEUR", "TREASURY",
];

/// Posts' designators: a name that begins with one is a State post.
const POST_WORDS: &[&str] = &[
    "AMEMBASSY", "AMCONSUL", "AMCONGEN", "AMLEGATION", "USMISSION", "USINT", "USLO", "USOFFICE", "USDEL", "USUN",
    "USEU", "SECSTATE", "AIT", "AMMBASSY", "AMEMBASY", "AMEMBASSSY", "AMEBASSY", "AMEMBSSY", "AMEMFASSY",
    "AMEMPASSY", "AMCONUSL", "AMCONSUUL",
];

/// True if the text begins with the name of a post or department, or with a routing indicator.
#[must_use]
pub(crate) fn begins_name(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.split([' ', '\t', '/', '\n', '\r']).next().unwrap_or("");
    NAME_WORDS.contains(&word)
        || POST_WORDS.contains(&word)
        || routing_indicator::before_slash(text).is_some()
        || word == "ZEN"
}

/// True if the name is of a State post or of the Department.
#[must_use]
pub(crate) fn is_state_name(name: &str) -> bool {
    POST_WORDS.iter().any(|word| name.starts_with(word))
}

/// Reads one addressee from a piece of text that is that addressee and nothing else, beginning at `offset`.
/// `None` if nothing is left as a name.
#[must_use]
pub(crate) fn read(text: &str, offset: u32) -> Option<Addressee> {
    let mut addressee = Addressee::default();
    let mut from = text.len() - text.trim_start().len();
    let mut to = text.trim_end().len();
    let place = |from: usize, to: usize| {
        let shift = offset as usize;
        Span::of(from + shift..to + shift)
    };
    if let Some(length) = text.get(from..).and_then(routing_indicator::before_slash) {
        let letters = text.get(from..from + length)?.trim_end_matches(['/', ' ']).len();
        addressee.routing_indicator = Some(place(from, from + letters));
        from += length;
    } else if let Some(rest) = text.get(from..).and_then(|rest| rest.strip_prefix("ZEN"))
        && rest.starts_with(['/', ' '])
    {
        addressee.delivered_otherwise = true;
        from = text.len() - rest.trim_start_matches(['/', ' ']).len();
    }
    // Precedence and continuity number come off the end, in either order.
    for _ in 0..2 {
        let left = text.get(from..to)?.trim_end();
        to = from + left.len();
        if addressee.precedence.is_none()
            && let Some((precedence, start)) = Precedence::at_end(left)
        {
            addressee.precedence = Some(precedence);
            to = from + start;
        } else if addressee.continuity_number.is_none()
            && let Some(number) = left.split_whitespace().next_back()
            && is_continuity_number(number)
            && left.len() > number.len()
        {
            addressee.continuity_number = Some(place(to - number.len(), to));
            to -= number.len();
        }
    }
    let left = text.get(from..to)?.trim_end();
    to = from + left.len();
    if let Some(slashes) = left.find("//") {
        let office = left.get(slashes..)?;
        let inner = office.trim_matches('/');
        if !inner.is_empty() {
            let start = from + slashes + (office.len() - office.trim_start_matches('/').len());
            addressee.office = Some(place(start, start + inner.len()));
        }
        to = from + left.get(..slashes)?.trim_end().len();
    }
    from += text.get(from..to)?.len() - text.get(from..to)?.trim_start().len();
    to = from + without_month(text.get(from..to)?).len();
    addressee.name = place(from, to);
    (from < to).then_some(addressee)
}

/// Months as they stand in addresses, where none belongs.
pub(crate) const MONTHS: &[&str] =
    &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// A name up to a month that an archive put into it, and what is left of another name behind it: `AMEMBASSY LA PAZ FEB LIMA`.
/// What stands there is shown as it is; the post is the one before the month.
fn without_month(name: &str) -> &str {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let mut words = cursor::words(rest, 0).filter(|_| POST_WORDS.contains(&first)).skip(1);
    let month = words.find(|(word, _)| MONTHS.contains(word)).filter(|_| words.next().is_some());
    let length = month.map_or(rest.len(), |(_, month)| month.range().start);
    name.get(..name.len() - rest.len() + length).unwrap_or(name).trim_end()
}

/// The name as it is written, a misspelt designator put right: `AMMBASSY TASHKENT`.
#[must_use]
pub(crate) fn spelled(name: &str) -> String {
    const EMBASSY: &[&str] =
        &["AMMBASSY", "AMEMBASY", "AMEMBASSSY", "AMEBASSY", "AMEMBSSY", "AMEMFASSY", "AMEMPASSY"];
    const CONSULATE: &[&str] = &["AMCONUSL", "AMCONSUUL"];
    match name.split_once(' ') {
        Some((head, rest)) if EMBASSY.contains(&head) => format!("AMEMBASSY {rest}"),
        Some((head, rest)) if CONSULATE.contains(&head) => format!("AMCONSUL {rest}"),
        _ => name.to_owned(),
    }
}

fn is_continuity_number(word: &str) -> bool {
    let digits = |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match word.split_once('-') {
        Some((first, last)) => digits(first) && digits(last),
        None => digits(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, Option<Precedence>, String, String) {
        let addressee = read(text, 0).unwrap();
        let of = |span: Option<Span>| span.map_or(String::new(), |span| text[span.range()].to_owned());
        (of(Some(addressee.name)), addressee.precedence, of(addressee.continuity_number), of(addressee.office))
    }

    #[test]
    fn forms() {
        assert_eq!(parts("SECSTATE WASHDC 4800"), ("SECSTATE WASHDC".into(), None, "4800".into(), String::new()));
        assert_eq!(
            parts("RUEKJCS/JOINT STAFF WASHDC//J-3/J-5// PRIORITY"),
            ("JOINT STAFF WASHDC".into(), Some(Precedence::Priority), String::new(), "J-3/J-5".into())
        );
        assert_eq!(
            parts("ZEN/AMEMBASSY ASTANA NIACT IMMEDIATE 2276-2279"),
            ("AMEMBASSY ASTANA".into(), Some(Precedence::NiactImmediate), "2276-2279".into(), String::new())
        );
        assert_eq!(parts("CIA WASHINGTON DC//NHTC// 0000").3, "NHTC");
        assert_eq!(parts("AMEMBASSY ROME 0012 PRIORITY").2, "0012");
        assert!(read("ZEN/AMEMBASSY ASTANA", 0).unwrap().delivered_otherwise);
        assert!(read("  PRIORITY", 0).is_none());
    }

    #[test]
    fn starts_of_names() {
        for text in ["  AMEMBASSY ROME", "AMEMBASSY/ROME", "CIA\tX", "RUEHAK/X", "ZEN/X", "USNATO"] {
            assert!(begins_name(text), "{text}");
        }
        for text in ["AMEMBASSYX ROME", "NOBODY X", "RUEHAK X", "ZENITH", ""] {
            assert!(!begins_name(text), "{text}");
        }
        assert!(is_state_name("AMEMBASSY ROME") && !is_state_name("CIA WASHINGTON DC"));
    }

    #[test]
    fn places_of_the_parts() {
        let text = "  RUEHAK/AMEMBASSY ANKARA //POL// PRIORITY 2710 ";
        let of = |span: Span| &text[span.start() as usize - 20..span.end() as usize - 20];
        let found = read(text, 20).unwrap();
        assert_eq!((of(found.name), found.routing_indicator.map(of)), ("AMEMBASSY ANKARA", Some("RUEHAK")));
        assert_eq!((found.office.map(of), found.continuity_number.map(of)), (Some("POL"), Some("2710")));
        assert_eq!((found.precedence, found.delivered_otherwise), (Some(Precedence::Priority), false));
        let text = " RUEHOT / AMEMBASSY OTTAWA";
        let found = read(text, 0).unwrap();
        assert_eq!(found.routing_indicator.map(|span| &text[span.range()]), Some("RUEHOT"));
        assert_eq!(&text[found.name.range()], "AMEMBASSY OTTAWA");
    }

    #[test]
    fn other_means_of_delivery() {
        for (text, name, is_other) in [
            (" ZEN/AMEMBASSY ROME", "AMEMBASSY ROME", true),
            ("ZEN AMEMBASSY ROME", "AMEMBASSY ROME", true),
            ("ZENITH CORP", "ZENITH CORP", false),
        ] {
            let found = read(text, 0).unwrap();
            assert_eq!((&text[found.name.range()], found.delivered_otherwise), (name, is_other));
        }
    }

    #[test]
    fn what_comes_off_the_end() {
        assert_eq!(parts("4800"), ("4800".into(), None, String::new(), String::new()), "nothing else is the name");
        assert_eq!(parts("ROME 12 34"), ("ROME 12".into(), None, "34".into(), String::new()));
        assert_eq!(parts("ROME PRIORITY ROUTINE").0, "ROME PRIORITY");
        assert_eq!(parts("CIA////"), ("CIA".into(), None, String::new(), String::new()));
        for (word, is_number) in [
            ("1", true),
            ("123456", true),
            ("1234567", false),
            ("2276-2279", true),
            ("12-", false),
            ("-12", false),
            ("12-1234567", false),
            ("12A", false),
        ] {
            assert_eq!(is_continuity_number(word), is_number, "{word}");
        }
    }

    #[test]
    fn months_within_a_name() {
        for (text, name) in [
            ("AMEMBASSY LA PAZ FEB LIMA", "AMEMBASSY LA PAZ"),
            ("AMEMBASSY LA PAZ FEB", "AMEMBASSY LA PAZ FEB"),
            ("AMEMBASSY FEB LIMA", "AMEMBASSY FEB LIMA"),
            ("CIA LA PAZ FEB LIMA", "CIA LA PAZ FEB LIMA"),
        ] {
            assert_eq!(parts(text).0, name);
        }
    }

    #[test]
    fn designators_are_put_right() {
        for (name, right) in [
            ("AMMBASSY TASHKENT", "AMEMBASSY TASHKENT"),
            ("AMCONUSL LAHORE", "AMCONSUL LAHORE"),
            ("AMEMBASSY ROME", "AMEMBASSY ROME"),
            ("AMMBASSY", "AMMBASSY"),
        ] {
            assert_eq!(spelled(name), right);
        }
    }
}
