//! Precedence: how urgently a message is handled.

use std::fmt;

/// Precedence of a message or for one addressee, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    /// FLASH, letter Z.
    Flash,
    /// Emergency command precedence, letter Y; not used by State.
    Emergency,
    /// NIACT IMMEDIATE: night action, wakes the addressee.
    NiactImmediate,
    /// IMMEDIATE, letter O.
    Immediate,
    /// PRIORITY, letter P.
    Priority,
    /// ROUTINE, letter R.
    Routine,
}

/// Words for a precedence beside an addressee; longer ones first.
const WORDS: [(&str, Precedence); 7] = [
    ("NIACT IMMEDIATE", Precedence::NiactImmediate),
    ("IMMEDIATE", Precedence::Immediate),
    ("PRIORITY", Precedence::Priority),
    ("PRIOITY", Precedence::Priority), // seen
    ("ROUTINE", Precedence::Routine),
    ("FLASH", Precedence::Flash),
    ("NIACT", Precedence::NiactImmediate),
];

impl Precedence {
    /// By its letter, as before a date-time group; `0` is an `O` misread.
    #[must_use]
    pub(crate) const fn of_letter(letter: char) -> Option<Self> {
        match letter {
            'Z' => Some(Self::Flash),
            'Y' => Some(Self::Emergency),
            'O' | '0' => Some(Self::Immediate),
            'P' => Some(Self::Priority),
            'R' => Some(Self::Routine),
            _ => None,
        }
    }

    /// By its doubled letter, as at the start of a list of called stations.
    #[must_use]
    pub(crate) fn of_prosign(word: &str) -> Option<Self> {
        let mut letters = word.chars();
        let (first, second) = (letters.next()?, letters.next()?);
        (first == second && letters.next().is_none()).then(|| Self::of_letter(first)).flatten()
    }

    /// The precedence word at the end of `text`, and where it starts.
    #[must_use]
    pub(crate) fn at_end(text: &str) -> Option<(Self, usize)> {
        let text = text.trim_end();
        WORDS.iter().find_map(|&(word, precedence)| {
            let start = text.len().checked_sub(word.len())?;
            let before_ok = start == 0 || text.get(..start)?.ends_with([' ', '/', '\t']);
            (before_ok && text.get(start..)?.eq_ignore_ascii_case(word)).then_some((precedence, start))
        })
    }

    /// The word that State uses, in capitals.
    #[must_use]
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Flash => "FLASH",
            Self::Emergency => "EMERGENCY",
            Self::NiactImmediate => "NIACT IMMEDIATE",
            Self::Immediate => "IMMEDIATE",
            Self::Priority => "PRIORITY",
            Self::Routine => "ROUTINE",
        }
    }
}

impl fmt::Display for Precedence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The precedences before a date-time group: `O P` is immediate for action, priority for information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrecedenceLine {
    /// For action addressees; for all, if the other is absent.
    pub(crate) action: Precedence,
    /// For information addressees.
    pub(crate) information: Option<Precedence>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_prosigns_words() {
        assert_eq!(Precedence::of_prosign("00"), Some(Precedence::Immediate));
        assert_eq!(Precedence::of_prosign("RP"), None);
        assert_eq!(Precedence::at_end("SECSTATE WASHDC NIACT IMMEDIATE"), Some((Precedence::NiactImmediate, 16)));
        assert_eq!(Precedence::at_end("SUBROUTINE"), None);
        assert_eq!(Precedence::at_end("JOINT STAFF WASHDC//J-3// PRIORITY "), Some((Precedence::Priority, 26)));
    }

    #[test]
    fn each_precedence() {
        for (letter, word, prosign) in [
            ('Z', "FLASH", "ZZ"),
            ('Y', "EMERGENCY", "YY"),
            ('O', "IMMEDIATE", "OO"),
            ('P', "PRIORITY", "PP"),
            ('R', "ROUTINE", "RR"),
        ] {
            let precedence = Precedence::of_letter(letter).unwrap();
            assert_eq!((precedence.word(), precedence.to_string().as_str()), (word, word));
            assert_eq!(Precedence::of_prosign(prosign), Some(precedence));
        }
        assert_eq!((Precedence::of_letter('0'), Precedence::of_letter('X')), (Some(Precedence::Immediate), None));
        assert_eq!(Precedence::NiactImmediate.word(), "NIACT IMMEDIATE");
        for prosign in ["O", "OOO", "XX", ""] {
            assert_eq!(Precedence::of_prosign(prosign), None, "{prosign}");
        }
    }

    #[test]
    fn words_at_the_end() {
        for (text, found) in [
            ("ROUTINE", Some((Precedence::Routine, 0))),
            ("x flash", Some((Precedence::Flash, 2))),
            ("X/NIACT", Some((Precedence::NiactImmediate, 2))),
            ("X\tPRIOITY", Some((Precedence::Priority, 2))),
            ("X-FLASH", None),
            ("FLASH X", None),
            ("", None),
        ] {
            assert_eq!(Precedence::at_end(text), found, "{text}");
        }
    }
}
