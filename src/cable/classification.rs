//! The classification line: `C O N F I D E N T I A L SECTION 01 OF 03 BAKU 000153`.
//!
//! Grammar (handbook, section 4.1): `level [markings] ["SECTION" n "OF" m] post number [tail]`. The level may be
//! spaced out, may miss a blank (`C ONFIDENTIAL`) and may have its first letter doubled by an archive (`SS E C R E T`).

use crate::text::{Cursor, Span};
use std::fmt;

/// Classification level, highest first. Limited Official Use is no classification but stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// TOP SECRET.
    TopSecret,
    /// SECRET.
    Secret,
    /// CONFIDENTIAL.
    Confidential,
    /// RESTRICTED; not a U.S. level after 1953.
    Restricted,
    /// LIMITED OFFICIAL USE; until 1995.
    LimitedOfficialUse,
    /// UNCLASSIFIED.
    Unclassified,
}

/// Levels by their letters without blanks, longer ones first.
const LETTERS: [(&str, Level); 7] = [
    ("LIMITEDOFFICIALUSE", Level::LimitedOfficialUse),
    ("UNCLASSIFIED", Level::Unclassified),
    ("CONFIDENTIAL", Level::Confidential),
    ("RESTRICTED", Level::Restricted),
    ("TOPSECRET", Level::TopSecret),
    ("SECRET", Level::Secret),
    ("UNCLAS", Level::Unclassified),
];

impl Level {
    /// In capitals, as the JSON contract has it.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::TopSecret => "TOP SECRET",
            Self::Secret => "SECRET",
            Self::Confidential => "CONFIDENTIAL",
            Self::Restricted => "RESTRICTED",
            Self::LimitedOfficialUse => "LIMITED OFFICIAL USE",
            Self::Unclassified => "UNCLASSIFIED",
        }
    }

    /// Reads a level at the cursor: spaced out or not, in either case, an injected first letter allowed.
    #[must_use]
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Option<(Self, Span)> {
        let rest = cursor.rest();
        let (level, length) = LETTERS
            .iter()
            .find_map(|&(letters, level)| spaced(rest, letters).map(|length| (level, length)))
            .or_else(|| {
                // `SS E C R E T`, `CSE C R E T`: one letter too many at the start.
                let first = rest.bytes().next().filter(u8::is_ascii_uppercase)?;
                let inner = rest.get(1..)?;
                if !matches!(first, b'S' | b'C' | b'U') || inner.starts_with(' ') {
                    return None;
                }
                LETTERS.iter().find_map(|&(letters, level)| spaced(inner, letters).map(|length| (level, length + 1)))
            })?;
        Some((level, cursor.take(length).1))
    }

    /// Reads a level in which OCR has misread a letter or two: `C O M F I D E N T I A L`, `CONF1DENTIAL`. Only where a
    /// level must stand, for the words of a text are full of near misses.
    #[must_use]
    pub(crate) fn read_misread(cursor: &mut Cursor<'_>) -> Option<(Self, Span)> {
        let (level, length) = LETTERS
            .iter()
            .find_map(|&(letters, level)| misread(cursor.rest(), letters).map(|length| (level, length)))?;
        Some((level, cursor.take(length).1))
    }
}

/// Length of `letters` at the start of `text`, blanks between them allowed, one letter of six and two of ten being wrong.
fn misread(text: &str, letters: &str) -> Option<usize> {
    let most_wrong = if letters.len() >= 10 { 2 } else { 1 };
    let mut bytes = text.bytes().enumerate().peekable();
    let (mut end, mut wrong) = (0, 0);
    for letter in letters.bytes() {
        while end > 0 && bytes.peek().is_some_and(|(_, byte)| *byte == b' ') {
            bytes.next();
        }
        let (at, byte) = bytes.next()?;
        if !byte.is_ascii_uppercase() && !byte.is_ascii_digit() {
            return None;
        }
        wrong += usize::from(byte != letter);
        if wrong > most_wrong || at == 0 && wrong > 0 && !byte.is_ascii_uppercase() {
            return None;
        }
        end = at + 1;
    }
    let next = text.get(end..)?.chars().next();
    (!next.is_some_and(char::is_alphanumeric)).then_some(end)
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Length of `letters` at the start of `text` with at most two blanks between any two of them, if the word ends there.
fn spaced(text: &str, letters: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().peekable();
    let mut end = 0;
    for letter in letters.bytes() {
        let mut blanks = 0;
        while end > 0 && blanks < 2 && bytes.peek().is_some_and(|(_, byte)| *byte == b' ') {
            bytes.next();
            blanks += 1;
        }
        let (at, byte) = bytes.next()?;
        if !byte.eq_ignore_ascii_case(&letter) {
            return None;
        }
        end = at + 1;
    }
    let next = text.get(end..)?.chars().next();
    (!next.is_some_and(char::is_alphanumeric)).then_some(end)
}

/// Section of a message sent in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// This section, from 1.
    pub(crate) number: u32,
    /// How many there are.
    pub(crate) of: u32,
}

/// A classification line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassificationLine {
    /// The level.
    pub(crate) level: Level,
    /// Where the level stands.
    pub(crate) level_span: Span,
    /// Markings between level and post: `EFTO`, `NOFORN`, `SENSITIVE`.
    pub(crate) markings: Vec<Span>,
    /// Section, if the line names one.
    pub(crate) section: Option<Section>,
    /// The post's name as written, and the message number; absent where a line has the level alone.
    pub(crate) number: Option<NumberPlace>,
}

/// Where post and number stand in a classification line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberPlace {
    /// The post's name.
    pub(crate) post: Span,
    /// A year of two digits before the post, as a few lines have it.
    pub(crate) year: Option<u16>,
    /// The digits.
    pub(crate) digits: Span,
    /// Their value.
    pub(crate) number: u32,
}

/// Markings that may stand between level and post.
const MARKINGS: [&str; 10] = [
    "E F T O",
    "EFTO",
    "//NOFORN",
    "NOFORN",
    "SENSITIVE",
    "//FOR OFFICIAL USE ONLY",
    "FOR OFFICIAL USE ONLY",
    "//FGI",
    "EXDIS",
    "NODIS",
];

/// Longest name of a post, in bytes.
const LONGEST_POST: usize = 40;
/// Most blanks between a post and its number: a column apart.
const MOST_BLANKS: usize = 80;

/// Reads a classification line at the cursor and leaves the cursor behind the message number. `None` unless level,
/// post and number are all there.
#[must_use]
pub(crate) fn read(cursor: &mut Cursor<'_>) -> Option<(ClassificationLine, Span)> {
    let mut look = *cursor;
    look.skip_blanks();
    let start = look.at();
    let (level, level_span) = Level::read(&mut look)?;
    read_rest(cursor, look, start, level, level_span)
}

/// The same with a misread level, where a classification line is expected: behind the address, at the start of a line.
#[must_use]
pub(crate) fn read_misread(cursor: &mut Cursor<'_>) -> Option<(ClassificationLine, Span)> {
    let mut look = *cursor;
    look.skip_blanks();
    let start = look.at();
    let (level, level_span) = Level::read_misread(&mut look)?;
    read_rest(cursor, look, start, level, level_span)
}

fn read_rest<'a>(
    cursor: &mut Cursor<'a>,
    mut look: Cursor<'a>,
    start: u32,
    level: Level,
    level_span: Span,
) -> Option<(ClassificationLine, Span)> {
    let mut line = ClassificationLine { level, level_span, markings: Vec::new(), section: None, number: None };
    loop {
        look.skip_blanks();
        if let Some(marking) = MARKINGS.iter().find_map(|marking| eat_word(&mut look, marking)) {
            line.markings.push(marking);
        } else if line.section.is_none()
            && let Some(section) = read_section(&mut look)
        {
            line.section = Some(section);
        } else {
            break;
        }
    }
    let number = read_number(&mut look)?;
    let span = Span::new(start, look.at());
    line.number = Some(number);
    *cursor = look;
    Some((line, span))
}

fn eat_word(cursor: &mut Cursor<'_>, word: &str) -> Option<Span> {
    let mut look = *cursor;
    let span = look.eat(word)?;
    if look.peek().is_some_and(char::is_alphanumeric) {
        return None;
    }
    *cursor = look;
    Some(span)
}

/// `SECTION 01 OF 03`, `SECTION 1 OF 2`, `SECTION01OF03SANJOSE`; a letter of the word may be lost.
fn read_section(cursor: &mut Cursor<'_>) -> Option<Section> {
    const WORDS: &[&str] = &["SECTION", "SETION", "SCTION", "ECTION", "SECTON", "SECTIO"];
    let mut look = *cursor;
    WORDS.iter().find_map(|word| look.eat(word))?;
    look.skip_blanks();
    let (number, _) = look.number(3)?;
    look.skip_blanks();
    look.eat("OF")?;
    look.skip_blanks();
    let (of, _) = look.number(3)?;
    *cursor = look;
    Some(Section { number, of })
}

/// `BAKU 000152`, `LA PAZ 2466`, `75 LIBREVILLE 1895`.
fn read_number(cursor: &mut Cursor<'_>) -> Option<NumberPlace> {
    let mut look = *cursor;
    let year = {
        let mut ahead = look;
        let year =
            ahead.number(2).map(|(yy, _)| super::date_time_group::year_of_two_digits(u16::try_from(yy).unwrap_or(0)));
        if year.is_some() && ahead.peek() == Some(' ') {
            ahead.skip_blanks();
            look = ahead;
            year
        } else {
            None
        }
    };
    let is_post = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-' | '\t');
    let (text, place) = look.take_while_within(LONGEST_POST + MOST_BLANKS, is_post);
    let name = text.trim_end();
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters < 2
        || name.len() > LONGEST_POST
        || name.starts_with(['-', '.', '\''])
        || name.split_whitespace().count() > 5
    {
        return None;
    }
    let post = Span::new(place.start(), place.start() + u32::try_from(name.len()).ok()?);
    let (number, digits) = look.number(6).or_else(|| misread_number(&mut look))?;
    if look.peek().is_some_and(|c| c.is_ascii_digit() || c == '/' || c == ',' || c == '.') {
        return None;
    }
    *cursor = look;
    Some(NumberPlace { post, year, digits, number })
}

/// `Ø221Ø`, `O0214`: figures with misread noughts; at least two of them are right.
fn misread_number(cursor: &mut Cursor<'_>) -> Option<(u32, Span)> {
    let mut look = *cursor;
    let (text, span) = look.take_while_within(12, |c| c.is_ascii_digit() || matches!(c, 'Ø' | 'O' | 'o'));
    let n_right = text.bytes().filter(u8::is_ascii_digit).count();
    let digits: String = text.chars().map(|c| if c.is_ascii_digit() { c } else { '0' }).collect();
    let number = digits.parse().ok().filter(|_| n_right >= 2 && digits.len() <= 6)?;
    *cursor = look;
    Some((number, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Level, String, u32, Option<u32>, Vec<String>)> {
        let (line, _) = read(&mut Cursor::new(text, 0))?;
        let number = line.number?;
        let of = |span: Span| text[span.range()].to_owned();
        Some((
            line.level,
            of(number.post),
            number.number,
            line.section.map(|s| s.of),
            line.markings.iter().map(|&m| of(m)).collect(),
        ))
    }

    #[test]
    fn forms() {
        let simple = |level, post: &str, number| Some((level, post.to_owned(), number, None, vec![]));
        assert_eq!(parts("CONFIDENTIAL BAKU 000152"), simple(Level::Confidential, "BAKU", 152));
        assert_eq!(parts("C O N F I D E N T I A L LA PAZ 2200"), simple(Level::Confidential, "LA PAZ", 2200));
        assert_eq!(parts("SS E C R E T        DOHA 00214"), simple(Level::Secret, "DOHA", 214));
        assert_eq!(parts("CSE C R E T STATE 259265 TOSEC 300013"), simple(Level::Secret, "STATE", 259_265));
        assert_eq!(parts("LIMITED OFFICIAL USE LA PAZ 5655"), simple(Level::LimitedOfficialUse, "LA PAZ", 5655));
        assert_eq!(parts("S e c r e t berlin 001387"), simple(Level::Secret, "berlin", 1387));
        assert_eq!(
            parts("C ONFIDENTIAL SECTION 01 of 03 BAKU 000153"),
            Some((Level::Confidential, "BAKU".into(), 153, Some(3), vec![]))
        );
        assert_eq!(
            parts("UNCLAS E F T O LONDON 000016"),
            Some((Level::Unclassified, "LONDON".into(), 16, None, vec!["E F T O".into()]))
        );
    }

    #[test]
    fn prose_is_none() {
        assert_eq!(parts("SECRETARY RICE MET 3 MINISTERS"), None);
        assert_eq!(parts("SECRET TALKS WERE HELD BY ALL OF THE PARTIES ON 12"), None);
        assert_eq!(parts("CONFIDENTIAL"), None);
        assert_eq!(parts("UNCLASSIFIED U.S. Department of State Case No. F-2014-20439"), None);
    }

    /// The level at the start of a text and what it covers.
    fn level_of(text: &str, read: fn(&mut Cursor<'_>) -> Option<(Level, Span)>) -> Option<(Level, &str)> {
        let (level, span) = read(&mut Cursor::new(text, 9))?;
        Some((level, &text[span.start() as usize - 9..span.end() as usize - 9]))
    }

    #[test]
    fn levels() {
        for (text, found) in [
            ("TOP SECRET X", Some((Level::TopSecret, "TOP SECRET"))),
            ("S  E  C  R  E  T X", Some((Level::Secret, "S  E  C  R  E  T"))),
            ("S   ECRET X", None),
            (" SECRET", None),
            ("SECRETARY", None),
            ("C O N F I D E N T I A L", Some((Level::Confidential, "C O N F I D E N T I A L"))),
            ("Restricted.", Some((Level::Restricted, "Restricted"))),
            ("LIMITED OFFICIAL USE", Some((Level::LimitedOfficialUse, "LIMITED OFFICIAL USE"))),
            ("UNCLAS X", Some((Level::Unclassified, "UNCLAS"))),
            ("UNCLASSIFIED", Some((Level::Unclassified, "UNCLASSIFIED"))),
            ("SS E C R E T X", Some((Level::Secret, "SS E C R E T"))),
            ("USECRET X", Some((Level::Secret, "USECRET"))),
            ("XSECRET X", None),
            ("S SECRET X", None),
            ("sSECRET X", None),
        ] {
            assert_eq!(level_of(text, Level::read), found, "{text}");
        }
    }

    #[test]
    fn misread_levels() {
        for (text, found) in [
            ("C O M F I D E N T I A L X", Some((Level::Confidential, "C O M F I D E N T I A L"))),
            ("C0NF1DENTIAL X", Some((Level::Confidential, "C0NF1DENTIAL"))),
            ("C0NF1D3NTIAL X", None),
            ("RESTR1CTFD", Some((Level::Restricted, "RESTR1CTFD"))),
            ("TOPSEGRET", Some((Level::TopSecret, "TOPSEGRET"))),
            ("T0PSEGRET", None),
            ("SEGRET", Some((Level::Secret, "SEGRET"))),
            ("SEGRFT", None),
            ("GECRET", Some((Level::Secret, "GECRET"))),
            ("5ECRET", None),
            ("SEC-ET", None),
            ("SEGRETARY", None),
            (" SEGRET", None),
            ("SEG", None),
        ] {
            assert_eq!(level_of(text, Level::read_misread), found, "{text}");
        }
        let (line, span) = read_misread(&mut Cursor::new(" SEGRET BAKU 12 X", 0)).unwrap();
        assert_eq!(
            (line.level, line.number.map(|place| place.number), span),
            (Level::Secret, Some(12), Span::new(1, 15))
        );
    }

    #[test]
    fn names_of_levels() {
        for level in [
            Level::TopSecret,
            Level::Secret,
            Level::Confidential,
            Level::Restricted,
            Level::LimitedOfficialUse,
            Level::Unclassified,
        ] {
            assert_eq!(level_of(level.name(), Level::read), Some((level, level.name())));
            assert_eq!(level.to_string(), level.name());
        }
    }

    #[test]
    fn sections_and_markings() {
        let text = "  SECRET NOFORN SECTION 02 OF 03 EXDIS LA PAZ 000153 X";
        let mut cursor = Cursor::new(text, 0);
        let (line, span) = read(&mut cursor).unwrap();
        assert_eq!(line.section, Some(Section { number: 2, of: 3 }));
        assert_eq!(line.markings.iter().map(|place| &text[place.range()]).collect::<Vec<_>>(), ["NOFORN", "EXDIS"]);
        assert_eq!((&text[span.range()], cursor.rest()), (&text[2..52], " X"));
        let number = line.number.unwrap();
        assert_eq!((&text[number.post.range()], &text[number.digits.range()]), ("LA PAZ", "000153"));
        assert_eq!((number.number, number.year), (153, None));
        assert_eq!(parts("SECRET NODISTRICT 5").map(|(_, post, ..)| post).as_deref(), Some("NODISTRICT"));
    }

    #[test]
    fn posts_and_numbers() {
        let name = |length: usize| format!("SECRET {} 5", "X".repeat(length));
        let apart = |n_blanks: usize| format!("SECRET BAKU{}5", " ".repeat(n_blanks));
        for (text, found) in [
            ("SECRET X 5", None),
            ("SECRET XY 5", Some(5)),
            ("SECRET AB CD EF GH IJ 5", Some(5)),
            ("SECRET AB CD EF GH IJ KL 5", None),
            ("SECRET - BAKU 5", None),
            ("SECRET 75BAKU 5", None),
            ("SECRET BAKU 123456", Some(123_456)),
            ("SECRET BAKU 1234567", None),
            ("SECRET BAKU 5/6", None),
            ("SECRET BAKU 5,6", None),
            ("SECRET BAKU 5.", None),
            ("SECRET BAKU 5-6", Some(5)),
            ("SECRET BAKU Ø221Ø", Some(2210)),
            (&name(40), Some(5)),
            (&name(41), None),
            (&apart(116), Some(5)),
            (&apart(117), None),
        ] {
            assert_eq!(parts(text).map(|(_, _, number, ..)| number), found, "{text}");
        }
        let (line, _) = read(&mut Cursor::new("UNCLAS 75 LIBREVILLE 1895", 0)).unwrap();
        assert_eq!(line.number.and_then(|place| place.year), Some(1975));
    }

    #[test]
    fn misread_noughts() {
        for (text, number) in [
            ("O0214", Some(214)),
            ("Ø12 X", Some(12)),
            ("Ø1", None),
            ("oO21", Some(21)),
            ("Ø12345", Some(12_345)),
            ("Ø123456", None),
        ] {
            assert_eq!(misread_number(&mut Cursor::new(text, 0)).map(|(number, _)| number), number, "{text}");
        }
    }
}
