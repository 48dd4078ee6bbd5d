//! Offices with their copies, acronyms, governments.

use super::{in_use, listed, period};
use crate::tables;

/// An office symbol, with its paper copies if it has them, in a message of `year`: `EUR-12`, `ISO-00`, `EUR/CARC`.
#[must_use]
pub(crate) fn office(written: &str, year: Option<u16>) -> String {
    let (symbol, copies) = match written.rsplit_once('-') {
        Some((symbol, copies)) if tables::office(written, year).is_none() => (symbol, copies.parse::<u32>().ok()),
        _ => (written, None),
    };
    let copies = match copies {
        Some(0) => " No paper copy.".to_owned(),
        Some(1) => " 1 paper copy.".to_owned(),
        Some(n) => format!(" {n} paper copies."),
        None => String::new(),
    };
    let sentence = match tables::office(symbol, year) {
        Some(office) if office.holds => format!("Office {symbol}: {}.{}", office.name, in_use(office.years)),
        Some(office) => {
            let when = year.map_or_else(String::new, |year| format!(" in {year}"));
            let known = period(office.years).unwrap_or_default();
            format!("Office {symbol}. What it was{when} is not known; the office in the list was so called {known}.")
        }
        None => format!("Office {symbol}. Not among the symbols known here."),
    };
    sentence + &copies
}

/// An acronym or telegraphic word in capitals: `REFTEL`.
#[must_use]
pub(crate) fn acronym(word: &str) -> String {
    match tables::acronym(word) {
        Some(known) => format!("{word}: {}.", known.meaning),
        None => format!("{word}. Not among the acronyms known here."),
    }
}

/// An abbreviation of a government in a message of `year` from a post in `place`, a code of the TAGS.
#[must_use]
pub(crate) fn government(abbreviation: &str, place: Option<&str>, year: Option<u16>) -> String {
    let Some(known) = tables::government(abbreviation, place) else {
        return format!("{abbreviation}. Not among the governments known here.");
    };
    let ended = year.is_some_and(|year| known.until != 0 && year > known.until);
    let until = if ended { format!(" It ended in {}.", known.until) } else { String::new() };
    match known.name {
        Some(name) => format!("{abbreviation}: {name}.{until}"),
        None => format!(
            "{abbreviation}: a government; which one depends on the post that wrote. It may be that of {}.",
            listed(&known.candidates, "or")
        ),
    }
}

/// A word that [`super::known_words`] found, in a message of `year` from a post in `place`.
#[must_use]
pub(crate) fn word(key: &str, place: Option<&str>, year: Option<u16>) -> String {
    if tables::acronym(key).is_some() { acronym(key) } else { government(key, place, year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices() {
        assert_eq!(
            office("ARA-10", Some(1974)),
            "Office ARA: Inter-American Affairs. In use to 1999. 10 paper copies."
        );
        assert!(office("ISO-00", Some(1974)).ends_with("No paper copy."));
        assert!(office("L-01", Some(1974)).ends_with("1 paper copy."));
        assert_eq!(office("QQ-03", None), "Office QQ. Not among the symbols known here. 3 paper copies.");
        assert!(office("J-5", Some(2005)).contains("Plans"));
        assert_eq!(
            office("ARA", Some(2005)),
            "Office ARA. What it was in 2005 is not known; the office in the list was so called to 1999."
        );
        assert_eq!(office("-", None), "Office . Not among the symbols known here.");
    }

    #[test]
    fn words() {
        assert_eq!(word("REFTEL", None, None), "REFTEL: telegram cited in the reference line.");
        assert_eq!(word("GOAJ", Some("AJ"), None), "GOAJ: Government of Azerbaijan.");
        assert_eq!(
            word("GOY", Some("FR"), None),
            "GOY: a government; which one depends on the post that wrote. It may be that of Yugoslavia \
             or Yemen."
        );
        assert!(word("GDR", None, Some(2005)).ends_with("It ended in 1990."));
        assert_eq!(word("QQQ", None, None), "QQQ. Not among the governments known here.");
    }
}
