//! TAGS: traffic analysis by geography and subject (handbook, section 4.5).

use super::{TAGS, Years, is_valid};

/// What kind of TAGS item a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagKind {
    /// Subject.
    Subject,
    /// Program: `K` and three letters.
    Program,
    /// Country or region.
    Place,
    /// Organization.
    Organization,
    /// Person.
    Person,
    /// Not in the tables.
    Unknown,
}

impl TagKind {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Program => "program",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Unknown => "unknown",
        }
    }
}

/// What is known of a TAGS code in a certain year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TagMeaning {
    /// Its kind.
    pub(crate) kind: TagKind,
    /// Its meaning in that year, that of the code it is a slip for included; `None` if it is not known.
    pub(crate) meaning: Option<&'static str>,
    /// Its meaning in [`TagMeaning::years`], whatever the year of the message; empty if not known.
    pub(crate) listed: &'static str,
    /// Years from and to, where the code has not meant the same throughout; 0 is open.
    pub(crate) years: Years,
    /// A remark of the table; `slip` and `region` are said by it alone.
    pub(crate) note: &'static str,
    /// In that year a slip: `RS` for one code, `GM/GG` for one of two, `KDEM+AF` for two run together; else empty.
    pub(crate) slip_for: &'static str,
}

/// Looks up a TAGS code (in capitals) for a message of `year`; without a year only codes that have always meant the
/// same have a meaning.
#[must_use]
pub(crate) fn tag(code: &str, year: Option<u16>) -> TagMeaning {
    let known = entry(code, year);
    let intended = known.slip_for;
    if intended.is_empty() || intended.contains(['/', '+']) || intended == code {
        return known;
    }
    TagMeaning { meaning: entry(intended, year).meaning, ..known }
}

/// A code alone, slips not followed.
fn entry(code: &str, year: Option<u16>) -> TagMeaning {
    let Some(row) = TAGS.find(code) else { return by_form(code) };
    let kind = match row.cell(1) {
        "s" => TagKind::Subject,
        "k" => TagKind::Program,
        "g" => TagKind::Place,
        "o" => TagKind::Organization,
        _ => TagKind::Unknown,
    };
    let (years, listed) = (row.years(3), row.cell(2));
    let is_valid = is_valid(years, year);
    let meaning = Some(listed).filter(|listed| !listed.is_empty() && is_valid);
    // A code with a meaning of its own became a slip when that ended; one without is a slip in all its years.
    let is_slip = if listed.is_empty() { is_valid } else { years.1 != 0 && year.is_some_and(|year| year > years.1) };
    let slip_for = if is_slip { row.cell(6) } else { "" };
    let note = if slip_for.is_empty() || listed.is_empty() { row.cell(5) } else { "slip" };
    TagMeaning { kind, meaning, listed, years, note, slip_for }
}

/// What the form alone tells: `K` and three letters is a program, two letters are a place, with `X` or `Z` before a
/// region.
fn by_form(code: &str) -> TagMeaning {
    let is_letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
    let kind = match code.len() {
        4 if code.starts_with('K') && is_letters => TagKind::Program,
        2 if is_letters => TagKind::Place,
        _ => TagKind::Unknown,
    };
    let note = if kind == TagKind::Place && code.starts_with(['X', 'Z']) { "region" } else { "" };
    TagMeaning { kind, meaning: None, listed: "", years: (0, 0), note, slip_for: "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_their_time() {
        assert_eq!(tag("PHUM", Some(2008)).meaning, Some("Human rights"));
        assert_eq!(tag("PHUM", Some(1974)).meaning, None, "no later meaning for a code of 1974");
        assert_eq!(tag("PFOR", Some(1974)).meaning, Some("Foreign policy and relations"));
        assert_eq!(tag("CZ", Some(1975)).meaning, Some("Czechoslovakia"));
        assert_eq!(tag("RS", Some(1974)).meaning, None);
        assert_eq!(tag("WTRO", Some(1974)).meaning, None);
        assert_eq!(tag("KZZZ", Some(2005)).kind, TagKind::Program);
        assert_eq!(tag("XYZZY", Some(2005)).kind, TagKind::Unknown);
        assert_eq!(tag("XC", Some(2005)).note, "region");
        assert_eq!(tag("PHUM", None).listed, "Human rights");
    }

    #[test]
    fn slips() {
        let of = |code: &str, year: u16| {
            let known = tag(code, Some(year));
            (known.slip_for, known.meaning)
        };
        assert_eq!(of("RU", 2006), ("RS", Some("Russia")));
        assert_eq!(of("RU", 1974), ("", None));
        assert_eq!(of("GE", 1974), ("", Some("Germany, Federal Republic of (West)")));
        assert_eq!(of("GE", 2006), ("GM/GG", None));
        assert_eq!(of("CZ", 2005), ("EZ", Some("Czech Republic")));
        assert_eq!(of("PGOF", 1975), ("PGOV", Some("Internal governmental affairs")));
        assert_eq!(of("EREL", 1975), ("PREL", None), "a slip has no later meaning either");
        assert_eq!(of("KDEMAF", 2006), ("KDEM+AF", None));
        assert_eq!(tag("RU", None).meaning, None);
    }

    #[test]
    fn every_slip_leads_somewhere() {
        for row in TAGS.rows().filter(|row| !row.cell(6).is_empty()) {
            for intended in row.cell(6).split(['/', '+']) {
                let found = TAGS.find(intended).expect(intended);
                assert!(!found.cell(2).is_empty(), "{} is a slip for {intended}, which has no meaning", row.cell(0));
            }
        }
    }

    /// A code of the 1970s has no meaning that came later.
    #[test]
    fn no_meaning_before_its_time() {
        let later = ["PHUM", "PREL", "KDEM", "AJ", "RS", "EZ", "EUN", "OSCE", "WTRO", "ICTY", "DHS"];
        for code in later {
            assert_eq!(tag(code, Some(1974)).meaning, None, "{code}");
            assert!(tag(code, Some(2006)).meaning.is_some(), "{code}");
        }
        for code in ["PFOR", "PINT", "SREF", "GE", "UR"] {
            assert!(tag(code, Some(1974)).meaning.is_some(), "{code}");
        }
    }
}
