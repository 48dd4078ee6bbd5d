//! Portion markings: the level of one paragraph, `(SBU)`, `(S/NF)`.
//!
//! Grammar (handbook, section 5.3): `"(" level [("/" | "//" | "-" | " ") control] ")"`. A missing opening parenthesis and
//! a brace in its place are accepted.

use super::Level;
use crate::text::{Cursor, Span};
use std::fmt;

/// A portion marking in its usual form, without parentheses: `C`, `SBU`, `S/NF`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PortionMarking {
    text: String,
}

const LEVELS: [(&str, Option<Level>); 9] = [
    ("TS", Some(Level::TopSecret)),
    ("S", Some(Level::Secret)),
    ("C", Some(Level::Confidential)),
    ("R", Some(Level::Restricted)),
    ("SBU", Some(Level::Unclassified)),
    ("LOU", Some(Level::LimitedOfficialUse)),
    ("FOUO", Some(Level::Unclassified)),
    ("U", Some(Level::Unclassified)),
    ("SENSITIVE BUT UNCLASSIFIED", Some(Level::Unclassified)),
];

const CONTROLS: &[&str] =
    &["NF", "NOFORN", "SF", "OC", "ORCON", "FGI", "NATO", "FOUO", "REL", "PROPIN", "EXDIS", "NODIS"];

/// Longest marking with parentheses, in bytes: `(S//REL TO USA, AUS, CAN, GBR, NZL)`.
const LONGEST: usize = 48;

impl PortionMarking {
    /// Reads a marking at the cursor.
    #[must_use]
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Option<(Self, Span)> {
        let mut look = *cursor;
        look.skip_blanks();
        let start = look.at();
        let opened = look.eat("(").or_else(|| look.eat("{")).is_some();
        let rest = look.rest();
        let close = rest.bytes().take(LONGEST).position(|byte| byte == b')')?;
        let inner = rest.get(..close)?;
        // Without an opening parenthesis only a bare level may stand there: `C) Text`.
        if !opened && !LEVELS.iter().any(|(level, _)| *level == inner) {
            return None;
        }
        let marking = Self::of(inner)?;
        look.take(close + 1);
        let span = Span::new(start, look.at());
        *cursor = look;
        Some((marking, span))
    }

    /// From the text between the parentheses; some misreadings are so common that they count as what they stand for.
    fn of(inner: &str) -> Option<Self> {
        const MISREAD: [(&str, &str); 12] = [
            ("0", "C"),
            ("G", "C"),
            ("5", "S"),
            ("LJ", "U"),
            ("SBLJ", "SBU"),
            ("SEU", "SBU"),
            ("GBU", "SBU"),
            ("S8U", "SBU"),
            ("SBV", "SBU"),
            ("5BU", "SBU"),
            ("S/HF", "S/NF"),
            ("C/HF", "C/NF"),
        ];
        let upper = inner.trim().to_ascii_uppercase();
        if let Some((_, right)) = MISREAD.iter().find(|(wrong, _)| *wrong == upper) {
            return Some(Self { text: (*right).to_owned() });
        }
        if LEVELS.iter().any(|(level, _)| *level == upper) {
            return Some(Self { text: upper });
        }
        let mut parts = upper.split(['/', '-', ' ', ',']).filter(|part| !part.is_empty());
        let first = parts.next()?;
        if first == "N" && parts.clone().eq(["SF"]) {
            return Some(Self { text: "S/NF".to_owned() }); // a slip that was seen
        }
        if !LEVELS.iter().any(|(level, _)| *level == first) {
            return None;
        }
        let mut text = first.to_owned();
        let mut releasable = false;
        for part in parts {
            let is_country = releasable && (part == "TO" || (2..=4).contains(&part.len()));
            if !is_country && !CONTROLS.contains(&part) && part != "TO" {
                return None;
            }
            releasable |= part == "REL";
            text.push(if is_country { ' ' } else { '/' });
            text.push_str(part);
        }
        Some(Self { text })
    }

    /// The level that it states.
    #[must_use]
    pub(crate) fn level(&self) -> Option<Level> {
        let first = self.text.split('/').next().unwrap_or("");
        LEVELS.iter().find(|(level, _)| *level == first).and_then(|(_, level)| *level)
    }

    /// The marking without parentheses.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for PortionMarking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        PortionMarking::read(&mut Cursor::new(text, 0)).map(|(marking, _)| marking.text)
    }

    #[test]
    fn misreadings() {
        for (text, marking) in [
            ("(0) x", "C"),
            ("(G) x", "C"),
            ("(5) x", "S"),
            ("(LJ) x", "U"),
            ("(SBLJ) x", "SBU"),
            ("(SEU) x", "SBU"),
            ("(GBU) x", "SBU"),
            ("(S8U) x", "SBU"),
            ("(SBV) x", "SBU"),
            ("(5BU) x", "SBU"),
            ("(S/HF) x", "S/NF"),
            ("(C/HF) x", "C/NF"),
            ("(sbu) x", "SBU"),
        ] {
            assert_eq!(read(text).as_deref(), Some(marking), "{text}");
        }
        for text in ["C/NF) x", "s) x", "(6) x", "(5B) x", "(SB) x", "(C/XF) x", "(S/USA) x"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn levels() {
        let levels = [
            ("(TS//SF) x", Level::TopSecret),
            ("(S/NF) x", Level::Secret),
            ("(C) x", Level::Confidential),
            ("(R) x", Level::Restricted),
            ("(LOU) x", Level::LimitedOfficialUse),
            ("(SBU) x", Level::Unclassified),
            ("(FOUO) x", Level::Unclassified),
            ("(U) x", Level::Unclassified),
            ("(Sensitive but Unclassified) x", Level::Unclassified),
        ];
        for (text, level) in levels {
            let read = PortionMarking::read(&mut Cursor::new(text, 0));
            assert_eq!(read.and_then(|(marking, _)| marking.level()), Some(level), "{text}");
        }
    }

    #[test]
    fn forms() {
        for (text, marking) in [
            ("(C)Summary", "C"),
            (" (SBU) There", "SBU"),
            ("( C ) x", "C"),
            ("(S//NF) x", "S/NF"),
            ("(S-NF) x", "S/NF"),
            ("(N/SF) x", "S/NF"),
            ("C) x", "C"),
            ("(S//REL TO USA, GBR) x", "S/REL TO USA GBR"),
        ] {
            assert_eq!(read(text).as_deref(), Some(marking), "{text}");
        }
        for text in ["(U.S.) forces", "(Iran) is", "(Reftel)", "U) of", "(CONFIDENTIAL - ENTIRE TEXT.)"] {
            assert!(read(text).is_none() || text.starts_with("U)"), "{text}");
        }
    }

    #[test]
    fn controls_and_countries() {
        for (text, marking) in [
            ("(C/NOFORN/EXDIS) x", Some("C/NOFORN/EXDIS")),
            ("(S/REL TO USA) x", Some("S/REL TO USA")),
            ("(S/REL TO NATO) x", Some("S/REL TO NATO")),
            ("(S/REL TO CANADA) x", None),
            ("(S/REL TO A) x", None),
            ("(N/NF) x", None),
            ("(X/SF) x", None),
            ("(S/SF) x", Some("S/SF")),
            ("()", None),
            ("(C", None),
        ] {
            assert_eq!(read(text).as_deref(), marking, "{text}");
        }
    }

    #[test]
    fn places_of_markings() {
        for (text, covered, rest) in [(" (S/NF) x", "(S/NF)", " x"), ("{C) x", "{C)", " x"), ("C)x", "C)", "x")] {
            let mut cursor = Cursor::new(text, 6);
            let (marking, span) = PortionMarking::read(&mut cursor).unwrap();
            assert_eq!(&text[span.start() as usize - 6..span.end() as usize - 6], covered);
            assert_eq!((cursor.rest(), marking.to_string().as_str()), (rest, marking.as_str()));
        }
    }
}
