//! Levels, captions and portion markings (handbook, sections 4.1, 4.2 and 5.3).

use super::{CAPTIONS, CLASSIFICATION, PORTION_MARKINGS, Row, Years};

/// A level of classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    /// Its name: `SECRET`.
    pub(crate) name: &'static str,
    /// What it means: for the three levels of the orders, what disclosure could cause.
    pub(crate) meaning: &'static str,
    /// Years from and to; 0 is open.
    pub(crate) years: Years,
}

fn level_of(row: Row) -> Level {
    Level { name: row.cell(0), meaning: row.cell(2), years: row.years(3) }
}

/// A level by its name in capitals.
#[must_use]
pub(crate) fn level(name: &str) -> Option<Level> {
    CLASSIFICATION.find(name).map(level_of)
}

/// A level by its letter in format line 4: `C` of `ZNY CCCCC`.
#[must_use]
pub(crate) fn level_of_letter(letter: char) -> Option<Level> {
    let is_it = |row: &Row| row.cell(1).chars().eq([letter]);
    CLASSIFICATION.rows().find(is_it).map(level_of)
}

/// A caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// What sort of caption: `channel`, `special handling`.
    pub(crate) class: &'static str,
    /// Its meaning.
    pub(crate) meaning: &'static str,
    /// When it was in use: `to 1995`; empty if that is not known.
    pub(crate) era: &'static str,
}

/// A caption by its name in capitals: `EXDIS`, `VISAS VIPER`, `REL TO USA, GBR`.
#[must_use]
pub(crate) fn caption(name: &str) -> Option<Caption> {
    let row = CAPTIONS.find(name).or_else(|| CAPTIONS.rows().find(|row| matches_pattern(row.cell(0), name)))?;
    Some(Caption { class: row.cell(1), meaning: row.cell(2), era: row.cell(3) })
}

/// True if `name` is the pattern with something for its `*`.
fn matches_pattern(pattern: &str, name: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return false };
    let inner = name.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
    inner.is_some_and(|inner| !inner.trim().is_empty())
}

/// A portion marking in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Portion {
    /// The level: `Secret`.
    pub(crate) level: &'static str,
    /// The controls: `not releasable to foreign nationals`, `releasable to USA, GBR`.
    pub(crate) controls: Vec<String>,
}

/// More parts than a marking can have; the rest is not looked at.
const MOST_PARTS: usize = 12;

/// A portion marking without its parentheses: `S/NF`, `S//REL TO USA, GBR`, `U//FOUO`. `None` if a part is not known.
#[must_use]
pub(crate) fn portion(marking: &str) -> Option<Portion> {
    let upper = marking.trim().to_ascii_uppercase();
    let mut parts = upper.split([' ', '/', '-', ',']).filter(|part| !part.is_empty()).take(MOST_PARTS);
    let level = parts.next().and_then(|part| PORTION_MARKINGS.find(part)).filter(|row| row.cell(1) == "l")?.cell(2);
    let mut controls: Vec<String> = Vec::new();
    let mut is_list = false;
    for part in parts {
        let row = PORTION_MARKINGS.find(part);
        match (row, controls.last_mut()) {
            // After REL come names, NATO among them, to the next control.
            (None, Some(list)) | (Some(_), Some(list)) if is_list && (row.is_none() || part == "NATO") => {
                if part != "TO" {
                    list.push_str(if list.ends_with("releasable to") { " " } else { ", " });
                    list.push_str(part);
                }
            }
            (Some(row), _) => {
                is_list = part == "REL";
                controls.push(row.cell(2).to_owned());
            }
            (None, _) => return None,
        }
    }
    // A list of nobody would read as a sentence cut short.
    (!controls.iter().any(|control| control.ends_with("releasable to"))).then_some(Portion { level, controls })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_captions() {
        assert_eq!(level_of_letter('C').map(|level| level.name), Some("CONFIDENTIAL"));
        assert_eq!(level_of_letter('Q'), None);
        assert_eq!(level("SECRET").map(|level| level.meaning), Some("serious damage to the national security"));
        assert!(caption("VISAS VIPER").is_some_and(|caption| caption.class == "series"));
        assert!(caption("FOR AMBASSADOR ROE ONLY").is_some());
        assert!(caption("REL TO USA").is_some());
        assert_eq!(caption("FOR ONLY"), None);
        assert_eq!(caption("*"), None);
    }

    #[test]
    fn portions() {
        let of = |marking: &str| portion(marking).map(|found| (found.level, found.controls.join("; ")));
        assert_eq!(of("C"), Some(("Confidential", String::new())));
        assert_eq!(of("S/NF"), Some(("Secret", "not releasable to foreign nationals".into())));
        assert_eq!(of("S//REL TO USA, GBR"), Some(("Secret", "releasable to USA, GBR".into())));
        assert_eq!(of("C/REL NATO"), Some(("Confidential", "releasable to NATO".into())));
        assert_eq!(
            of("S//FGI//NF"),
            Some(("Secret", "foreign government information; not releasable to foreign nationals".into()))
        );
        assert_eq!(of("u//fouo").map(|(level, _)| level), Some("Unclassified"));
        for not in ["", "U.S.", "Iran", "S/REL", "NF", "S/QQ"] {
            assert_eq!(of(not), None, "{not}");
        }
    }
}
