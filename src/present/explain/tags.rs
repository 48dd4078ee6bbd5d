//! TAGS of every kind.

use super::{in_use, period, remark};
use crate::tables::{self, TagKind, TagMeaning};

/// What a TAGS code in capitals means in a message of `year`: the words to show, and sentences about it.
#[must_use]
pub(crate) fn tag_code(code: &str, year: Option<u16>) -> (String, String) {
    let known = tables::tag(code, year);
    let shown = known.meaning.unwrap_or(code).to_owned();
    let kind = kind_name(known.kind);
    if !known.slip_for.is_empty() {
        return (shown, slip(code, kind, &known));
    }
    let sentence = match (known.meaning, known.listed) {
        (Some(meaning), _) => {
            format!("{kind} {code}: {meaning}.{}{}{}", in_use(known.years), note(&known), source(&known))
        }
        (None, "") => unknown(code, kind, &known, year),
        (None, listed) => match (year, period(known.years)) {
            (None, Some(period)) => {
                format!("{kind} {code}: {listed}, in messages {period}. The year of this one is not known.")
            }
            (year, period) => other_time(code, kind, year, period.as_deref()),
        },
    };
    (shown, sentence)
}

fn kind_name(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Subject => "Subject tag",
        TagKind::Program => "Program tag",
        TagKind::Place => "Place tag",
        TagKind::Organization => "Organization tag",
        TagKind::Person => "Person tag",
        TagKind::Unknown => "Tag",
    }
}

fn source(known: &TagMeaning) -> &'static str {
    match known.kind {
        TagKind::Place if known.note == "region" => "",
        TagKind::Subject | TagKind::Program => " From the TAGS lists of the Foreign Affairs Handbook (5 FAH-3).",
        TagKind::Place => " The codes of places are those of FIPS 10-4, not of ISO.",
        TagKind::Organization | TagKind::Person | TagKind::Unknown => "",
    }
}

/// A remark of the table; that a code names a region is said in words.
fn note(known: &TagMeaning) -> String {
    match known.note {
        "region" => " A region; its meaning is inferred from telegrams that have it.".to_owned(),
        note => remark(note),
    }
}

fn slip(code: &str, kind: &str, known: &TagMeaning) -> String {
    let intended = match (known.slip_for.split_once('+'), known.meaning) {
        (Some((one, other)), _) => return format!("{kind} {code}: {one} and {other} run together."),
        (None, Some(meaning)) => format!("{}, {meaning}", known.slip_for),
        (None, None) => known.slip_for.replace('/', " or "),
    };
    let once = match period(known.years).filter(|_| !known.listed.is_empty()) {
        Some(period) => format!(" The code itself meant {}, {period}.", known.listed),
        None => String::new(),
    };
    format!("{kind} {code}: most likely a slip for {intended}.{once}")
}

fn unknown(code: &str, kind: &str, known: &TagMeaning, year: Option<u16>) -> String {
    let list = year.map_or_else(|| "the TAGS list".to_owned(), |year| format!("the TAGS list of {year}"));
    match known.kind {
        TagKind::Organization => {
            format!("{kind} {code}: on the list of organizations; what it stands for is not known here.")
        }
        TagKind::Place if known.note == "region" => {
            format!("{kind} {code}: a region by its form; which one is not known here.")
        }
        TagKind::Program | TagKind::Place if known.years == (0, 0) => {
            format!("{kind} {code}, by its form. Unknown code. Not in {list} as far as it is known here.")
        }
        TagKind::Unknown => format!("{kind} {code}. Unknown code. Not in {list} as far as it is known here."),
        _ => other_time(code, kind, year, None),
    }
}

/// A code that is known, but not for the year of the message.
fn other_time(code: &str, kind: &str, year: Option<u16>, known: Option<&str>) -> String {
    let when = year.map_or_else(String::new, |year| format!(" in {year}"));
    let known = known.map_or_else(String::new, |period| format!(" The meaning in the list held {period}."));
    format!("{kind} {code}. What it meant{when} is not known.{known}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(code: &str, year: u16) -> String {
        tag_code(code, Some(year)).1
    }

    #[test]
    fn known_and_unknown() {
        assert_eq!(
            sentence("PHUM", 2008),
            "Subject tag PHUM: Human rights. In use from 1980 on. From the TAGS lists of the Foreign Affairs Handbook \
             (5 FAH-3)."
        );
        assert_eq!(
            sentence("QXQX", 2008),
            "Tag QXQX. Unknown code. Not in the TAGS list of 2008 as far as it is known here."
        );
        assert!(sentence("KZZZ", 2008).starts_with("Program tag KZZZ, by its form. Unknown code."));
        assert_eq!(
            sentence("LBAR", 1990),
            "Organization tag LBAR: on the list of organizations; what it stands for is not known here."
        );
        assert_eq!(sentence("XC", 2005), "Place tag XC: a region by its form; which one is not known here.");
    }

    #[test]
    fn no_later_meaning() {
        let (shown, sentence) = tag_code("PHUM", Some(1974));
        assert_eq!(shown, "PHUM");
        assert_eq!(
            sentence,
            "Subject tag PHUM. What it meant in 1974 is not known. The meaning in the list held from 1980 on."
        );
        let (shown, sentence) = tag_code("PHUM", None);
        assert_eq!(shown, "PHUM");
        assert_eq!(
            sentence,
            "Subject tag PHUM: Human rights, in messages from 1980 on. The year of this one is not known."
        );
    }

    #[test]
    fn slips() {
        assert_eq!(tag_code("RU", Some(2006)).0, "Russia");
        assert_eq!(sentence("RU", 2006), "Place tag RU: most likely a slip for RS, Russia.");
        assert_eq!(sentence("RU", 1974), "Place tag RU. What it meant in 1974 is not known.");
        assert_eq!(sentence("ECIP", 2006), "Subject tag ECIP: most likely a slip for ECPS or KIPR.");
        assert_eq!(sentence("KDEMAF", 2006), "Program tag KDEMAF: KDEM and AF run together.");
        assert_eq!(
            sentence("GE", 2006),
            "Place tag GE: most likely a slip for GM or GG. The code itself meant Germany, Federal Republic of (West), \
             to 1990."
        );
        assert!(
            sentence("GE", 1974).starts_with("Place tag GE: Germany, Federal Republic of (West). In use to 1990.")
        );
    }
}
