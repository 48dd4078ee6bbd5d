//! Who classified a message, and for which reasons.
//!
//! Grammar (handbook, section 4.8): `[title] name [office] ["for" | "per" | "reasons"] section letters`. The reasons are
//! letters of section 1.4 (1.5 before 2003) of the order; they may stand wrapped, in any of a dozen punctuations. The name is
//! found from what is around it: behind the words of a title, or before the comma that a title follows.

use crate::text::{Cursor, Span, cursor, letters};

/// Classification authority.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct ClassifiedBy {
    /// Title before or behind the name.
    pub(crate) title: Option<Span>,
    /// Name.
    pub(crate) name: Option<Span>,
    /// Reasons.
    pub(crate) reasons: Vec<Reason>,
    /// What it was derived from, for derivative classification.
    pub(crate) derived_from: Option<Span>,
}

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    /// Second figure of the section: 4 for section 1.4, 5 for section 1.5.
    pub(crate) section: u8,
    /// Letter, lower case.
    pub(crate) letter: char,
    /// Where the letter stands.
    pub(crate) span: Span,
}

/// Words of titles and offices, in small letters.
const TITLES: &[&str] = &[
    "ambassador",
    "ambassador-at-large",
    "dcm",
    "adcm",
    "a/dcm",
    "acdm",
    "cda",
    "charge",
    "chargé",
    "charge'",
    "d'affaires",
    "d'affaire",
    "d'affairs",
    "daffaires",
    "affaires",
    "affairs",
    "a.i.",
    "a.i",
    "ai",
    "consul",
    "vice",
    "general",
    "deputy",
    "chief",
    "of",
    "mission",
    "political",
    "economic",
    "counselor",
    "counsellor",
    "couns",
    "officer",
    "off",
    "acting",
    "minister",
    "minister-counselor",
    "director",
    "secretary",
    "assistant",
    "poloff",
    "econoff",
    "emboff",
    "conoff",
    "polcouns",
    "econcouns",
    "polcounselor",
    "econcounselor",
    "ecouns",
    "polmincouns",
    "mincouns",
    "pol/econoff",
    "principal",
    "for",
    "section",
    "pol",
    "econ",
    "rso",
    "and",
    "the",
    "by",
    "classified",
    "management",
    "public",
    "consular",
    "adviser",
    "advisor",
    "attache",
    "attaché",
    "polchief",
    "econchief",
    "under",
    "pao",
    "cao",
    "cg",
    "com",
    "po",
    "dpo",
    "das",
    "pdas",
    "asst",
    "sec",
    "sr",
    "senior",
    "labor",
    "refugee",
    "legal",
    "regional",
    "security",
    "environment",
    "environmental",
    "science",
    "technology",
    "health",
    "human",
    "rights",
    "military",
    "defense",
    "commercial",
    "agricultural",
    "narcotics",
    "law",
    "enforcement",
    "trade",
    "policy",
    "coordinator",
    "representative",
    "rep",
    "special",
    "envoy",
    "executive",
    "administrative",
    "office",
    "unit",
    "head",
    "team",
    "leader",
    "prt",
    "reo",
    "rao",
    "desk",
    "associate",
    "area",
    "program",
    "programs",
    "external",
    "internal",
    "finance",
    "financial",
    "treasury",
    "to",
    "us",
    "u.s.",
    "embassy",
    "interim",
    "energy",
    "usaid",
];

/// Words that begin the reasons; the letters of a statement are looked at without its blanks, for words are broken over lines.
const STOPS: &[&str] = &[
    "forreason", "reason", "per1", "persec", "perparagraph", "pere.o", "for1", "under1", "section1", "e.o.1",
    "basedon", "duetoreason", "undere.o", "undereo", "ine.o", "inaccordance", "pursuant",
];

/// Reads the value of the field.
#[must_use]
pub(crate) fn read(text: &str, offset: u32) -> ClassifiedBy {
    // The label is sometimes said twice: `Classified By: Classified by DCM Jane Roe`.
    const LABEL: &str = "classified by";
    let whole = text;
    let mut text = text;
    while letters::starts_with_ignoring_case(text, LABEL) {
        text = text.get(LABEL.len()..).unwrap_or("").trim_start_matches([':', ' ']);
    }
    let offset = offset + u32::try_from(whole.len() - text.len()).unwrap_or(0);
    let lower = text.to_ascii_lowercase();
    let mut out = ClassifiedBy { reasons: read_reasons(text, offset), ..ClassifiedBy::default() };
    let span_of = |from: usize, to: usize| Span::of(from + offset as usize..to + offset as usize);
    if let Some(at) = lower.find("derived from") {
        let rest = text.get(at + "derived from".len()..).unwrap_or("");
        let value = rest.trim_start_matches([':', ' ']);
        let from = text.len() - value.len();
        out.derived_from = (!value.trim().is_empty()).then(|| span_of(from, from + value.trim_end().len()));
        return out;
    }
    let first_reason = out.reasons.first().map_or(text.len(), |reason| (reason.span.start() - offset) as usize);
    let stop = if is_displaced_reasons(text) { 0 } else { stop(text).min(first_reason) };
    let head = text.get(..stop).unwrap_or(text);
    let words: Vec<Word<'_>> = cursor::words(head, offset).map(|(text, span)| Word { text, span }).collect();
    let segments: Vec<&[Word<'_>]> = words.split_inclusive(|word| word.text.ends_with([',', ';', ':'])).collect();
    for (segment_idx, segment) in segments.iter().enumerate() {
        let Some((title, name)) = name_in(segment) else { continue };
        out.name = place(name);
        // A title before the name may have begun in the segments before; else it follows the name.
        let before = segments.get(..segment_idx).unwrap_or(&[]).iter().flat_map(|words| words.iter());
        let first = before.chain(title).next();
        let following =
            || segments.get(segment_idx + 1..).unwrap_or(&[]).iter().find(|words| words.iter().any(Word::is_title));
        out.title = match (first, title.last().or_else(|| segments.get(segment_idx.checked_sub(1)?)?.last())) {
            (Some(first), Some(last)) => Some(Span::new(first.span.start(), last.end())),
            _ => following().and_then(|words| place(words)),
        };
        break;
    }
    out
}

/// Where the name can no longer be: the start of the words for the reasons.
fn stop(text: &str) -> usize {
    let mut squeezed = String::new();
    let mut places = Vec::new();
    for (at, c) in text.char_indices() {
        if !c.is_whitespace() {
            squeezed.push(c.to_ascii_lowercase());
            places.resize(squeezed.len(), at);
        }
    }
    let found = STOPS.iter().filter_map(|stop| {
        // A word of the stop begins behind a blank or a mark, never inside a name.
        squeezed.match_indices(stop).find_map(|(at, _)| {
            let place = places.get(at).copied()?;
            let before = text.get(..place)?.chars().next_back();
            (!before.is_some_and(char::is_alphanumeric)).then_some(place)
        })
    });
    found.min().unwrap_or(text.len())
}

/// A word of the statement.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

impl Word<'_> {
    fn bare(&self) -> &str {
        self.text.trim_end_matches([',', ';', ':', '-']).trim_start_matches(['(', '-'])
    }

    fn end(&self) -> u32 {
        let bare = self.text.trim_end_matches([',', ';', ':', '-']);
        let bare = if bare.len() > 3 { bare.trim_end_matches('.') } else { bare };
        self.span.start() + u32::try_from(bare.len()).unwrap_or(0)
    }

    /// Words of titles; words with a slash (`POL/ECON`, `EUR/CARC`), and the short names of officers and offices.
    fn is_title(&self) -> bool {
        let bare = self.bare().trim_end_matches('.');
        let lower = bare.to_lowercase().replace(['\u{2019}', ','], "'");
        let is_slashed = bare.contains('/') && bare.len() > 3;
        let is_office = ["off", "couns", "chief", "counselor", "officer"]
            .iter()
            .any(|end| lower.len() > 5 && lower.ends_with(end));
        TITLES.contains(&lower.as_str())
            || TITLES.contains(&lower.trim_end_matches('s'))
            || is_slashed
            || is_office
            || lower.starts_with("charge'd'")
            || lower.starts_with("d'aff")
    }

    fn is_name(&self) -> bool {
        let bare = self.bare();
        // `LEE 0. ROE`: a nought for the letter of an initial.
        let is_initial = bare == "0.";
        is_initial
            || bare.starts_with(char::is_alphabetic) && !bare.chars().any(|c| c.is_ascii_digit()) && !is_place(bare)
    }
}

/// Words of a segment that names a post or a department, not a person.
fn is_place(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "embassy", "amembassy", "amconsul", "consulate", "amcongen", "usmission", "state", "department", "dos",
        "usun", "usnato", "usoffice",
    ];
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    WORDS.contains(&lower.as_str())
}

/// The title words and the name words of a segment between commas; `None` if it has no name.
fn name_in<'a, 'w>(segment: &'w [Word<'a>]) -> Option<(&'w [Word<'a>], &'w [Word<'a>])> {
    /// A name has at most so many words.
    const MOST: usize = 5;
    let last_title = segment.iter().rposition(Word::is_title);
    let from = match last_title {
        Some(at) => at + 1,
        // `EAP Director Jane Roe` has its title; `COM Jane Roe`, `ISN Jane Roe` begin with the short name of an office.
        None => usize::from(
            segment.len() >= 3
                && segment.first().zip(segment.get(1)).is_some_and(|(first, second)| {
                    first.text.len() <= 4
                        && !first.text.contains(char::is_lowercase)
                        && !first.text.ends_with('.')
                        && second.text.contains(char::is_lowercase)
                }),
        ),
    };
    let rest = segment.get(from..)?;
    let n_name = rest.iter().take_while(|word| word.is_name()).count().min(name_length(rest));
    let (name, title) = if n_name > 0 {
        (rest.get(..n_name.min(MOST))?, segment.get(..from)?)
    } else {
        // `Jane Roe Ambassador`: nothing behind the title, so the name stands before it, if anything does.
        let n_name = segment.iter().take_while(|word| word.is_name() && !word.is_title()).count();
        (segment.get(..n_name.min(MOST))?, segment.get(..0)?)
    };
    let n_letters: usize = name.iter().map(|word| word.bare().len()).sum();
    (n_letters >= 3).then_some((title, name))
}

/// A name ends with the word that a full stop closes; a full stop after one letter is an initial.
fn name_length(words: &[Word<'_>]) -> usize {
    let ends = |word: &Word<'_>| word.text.ends_with('.') && word.text.len() > 3;
    words.iter().position(ends).map_or(words.len(), |at| at + 1)
}

fn place(words: &[Word<'_>]) -> Option<Span> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Span::new(first.span.start(), last.end()))
}

/// A name as it is written, a nought in an initial's place put right: `LEE 0. ROE`.
#[must_use]
pub(crate) fn spelled(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    let n_inner = words.len().saturating_sub(2);
    words.iter_mut().skip(1).take(n_inner).filter(|word| **word == "0.").for_each(|word| *word = "O.");
    words.join(" ")
}

/// Reads reasons anywhere in a text: `1.4 (b) and (d)`, `1.5 B,D`, `1.4(b/d)`.
#[must_use]
pub(crate) fn read_reasons(text: &str, offset: u32) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut cursor = Cursor::new(text, offset);
    let mut previous = ' ';
    while let Some(c) = cursor.peek() {
        if c == '1' && !previous.is_alphanumeric() {
            let mut look = cursor;
            if let Some(section) = read_section(&mut look) {
                read_letters(&mut look, section, &mut reasons);
                cursor = look;
                previous = ' ';
                continue;
            }
        }
        previous = c;
        cursor.take(c.len_utf8());
    }
    reasons
}

/// `1.4`, `1,4`, `1/4`, `1:4`, with a blank allowed before the second figure.
fn read_section(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.eat("1")?;
    cursor.peek().filter(|c| matches!(c, '.' | ',' | '/' | ':'))?;
    cursor.take(1);
    cursor.take_while(|c| c == ' ');
    let section = match cursor.peek() {
        Some('4') => 4,
        Some('5') => 5,
        _ => return None,
    };
    cursor.take(1);
    (!cursor.peek().is_some_and(|c| c.is_ascii_digit())).then_some(section)
}

fn read_letters(cursor: &mut Cursor<'_>, section: u8, reasons: &mut Vec<Reason>) {
    loop {
        let mut look = *cursor;
        look.take_while(|c| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '/' | '&' | '+' | '.' | '-' | ';'));
        let mut joined = look;
        if eat_and(&mut joined) && joined.peek().is_some_and(|c| !c.is_alphanumeric()) {
            look = joined;
            look.take_while(|c| c.is_whitespace() || matches!(c, '(' | ')'));
        }
        let Some(letter) = look.peek().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h')) else { return };
        let (_, span) = look.take(1);
        if look.peek().is_some_and(|c| c.is_alphanumeric() || c == '\'') {
            return;
        }
        reasons.push(Reason { section, letter: letter.to_ascii_lowercase(), span });
        *cursor = look;
    }
}

/// `and`, also with a line end inside it (`a` / `nd`), or misread (`ancl`).
fn eat_and(cursor: &mut Cursor<'_>) -> bool {
    if cursor.eat("and").or_else(|| cursor.eat("ancl")).is_some() {
        return true;
    }
    let mut look = *cursor;
    let mut letters = 0;
    for letter in ["a", "n", "d"] {
        if look.eat(letter).is_none() {
            return false;
        }
        letters += 1;
        let (blanks, _) = look.take_while(char::is_whitespace);
        // `a nd` on one line is no word broken by the end of a line.
        if letters < 3 && !blanks.is_empty() && !blanks.contains(['\n', '\r', '\u{2028}']) {
            return false;
        }
    }
    *cursor = look;
    true
}

/// True if a text that stands where references should is the end of a classification statement instead:
/// `PER 1.4 (B) AND (D)`.
#[must_use]
pub(crate) fn is_displaced_reasons(text: &str) -> bool {
    const HEADS: [&str; 6] = ["PER ", "FOR ", "REASON", "BY ", "UNDER ", "1."];
    let text = text.trim();
    HEADS.iter().any(|head| letters::starts_with_ignoring_case(text, head))
        && text.len() < 120
        && !read_reasons(text, 0).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, String) {
        let read = read(text, 0);
        let of = |span: Option<Span>| span.map_or(String::new(), |span| text[span.range()].to_owned());
        (
            of(read.title),
            of(read.name),
            read.reasons.iter().map(|r| format!("1.{}{}", r.section, r.letter)).collect::<Vec<_>>().join(" "),
        )
    }

    #[test]
    fn forms() {
        let is = |text, title: &str, name: &str, reasons: &str| {
            assert_eq!(parts(text), (title.into(), name.into(), reasons.into()), "{text}");
        };
        is("Vice Consul Scott Whitmore", "Vice Consul", "Scott Whitmore", "");
        is("DCM Jane Roe, reasons 1.4 (b) and (d).", "DCM", "Jane Roe", "1.4b 1.4d");
        is("CDA J. ROE; REASON: 1.4(B), (D)", "CDA", "J. ROE", "1.4b 1.4d");
        is(
            "Classified by Political Counselor Jane Roe for reasons 1.4 (b/d).",
            "Political Counselor",
            "Jane Roe",
            "1.4b 1.4d",
        );
        is("AMBASSADOR JANE ROE. REASON: 1.5 (D).", "AMBASSADOR", "JANE ROE", "1.5d");
        is("Jane Roe, Ambassador, for reasons 1.4(b,d)", "Ambassador", "Jane Roe", "1.4b 1.4d");
        is("PER 1.4 (B) AND (D)", "", "", "1.4b 1.4d");
        // A short name of an office before a name; no name is one itself.
        is("COM Jane Roe", "COM", "Jane Roe", "");
        is("ISN Jane Roe", "ISN", "Jane Roe", "");
        is("LEE ANN ROE", "", "LEE ANN ROE", "");
        is("Lee Ann Roe", "", "Lee Ann Roe", "");
        is("J. Ann Roe", "", "J. Ann Roe", "");
        is("JANE Ann", "", "JANE Ann", "");
        is("Jane Roe, Consul General, AmConsul Leipzig, State.", "Consul General", "Jane Roe", "");
        is(
            "Charge d'Affaires, a.i., Jane Roe for reasons 1.4 (b) a\nnd (d).",
            "Charge d'Affaires, a.i",
            "Jane Roe",
            "1.4b 1.4d",
        );
        is("Ambassador Jane L. Roe-Doe.  REA\nSONS: 1.4 (B,D)", "Ambassador", "Jane L. Roe-Doe", "1.4b 1.4d");
        is("COM Jane Roe, reasons 1.4 b, d", "COM", "Jane Roe", "1.4b 1.4d");
        is("ISN/MTR Director Jane Roe. Reason: 1.4 (b).", "ISN/MTR Director", "Jane Roe", "1.4b");
        is("DCM LEE 0. ROE, reason 1/4 (B+D).", "DCM", "LEE 0. ROE", "1.4b 1.4d");
        is("SECTION 1.5 (B) AND (D).", "", "", "1.5b 1.5d");
        is(
            "ACTING DEPUTY ASSISTANT SECRETARY JANE ROE FOR REASON 1.5 B",
            "ACTING DEPUTY ASSISTANT SECRETARY",
            "JANE ROE",
            "1.5b",
        );
    }

    #[test]
    fn derived() {
        assert!(read("Derived from: Multiple Sources", 0).derived_from.is_some());
        assert!(is_displaced_reasons("PER 1.4 (B) AND (D)"));
        assert!(!is_displaced_reasons("STATE 14"));
    }

    /// Title, name and reasons that a text is read as.
    fn check(cases: &[(&str, &str, &str, &str)]) {
        for &(text, title, name, reasons) in cases {
            assert_eq!(parts(text), (title.into(), name.into(), reasons.into()), "{text}");
        }
    }

    #[test]
    fn titles_before_and_behind_a_name() {
        check(&[
            ("Jane Roe; DCM", "DCM", "Jane Roe", ""),
            ("DCM: Jane Roe", "DCM", "Jane Roe", ""),
            ("Political Counselor, DCM Jane Roe", "Political Counselor, DCM", "Jane Roe", ""),
            ("Jane Roe, Ankara, Consul General", "Consul General", "Jane Roe", ""),
            ("Jane Roe Ambassador", "", "Jane Roe", ""),
            ("Jane Roe Ambassador, Consul General", "Consul General", "Jane Roe", ""),
            ("Chargé José Roe for reason 1.4 (d)", "Chargé", "José Roe", "1.4d"),
            ("Charge\u{2019} Jane Roe", "Charge\u{2019}", "Jane Roe", ""),
            ("Directors Jane Roe", "Directors", "Jane Roe", ""),
            ("Charge'd'Aff JANE ROE", "Charge'd'Aff", "JANE ROE", ""),
            ("D'AFFRS. JANE ROE", "D'AFFRS", "JANE ROE", ""),
            ("A/BC JANE ROE", "A/BC", "JANE ROE", ""),
            ("A/B JANE ROE", "", "A/B JANE ROE", ""),
            ("TECOFF JANE ROE", "TECOFF", "JANE ROE", ""),
            ("GEOFF ROE", "", "GEOFF ROE", ""),
        ]);
    }

    #[test]
    fn short_names_of_offices_before_a_name() {
        check(&[
            ("INTL Jane Roe", "INTL", "Jane Roe", ""),
            ("INTLS Jane Roe", "", "INTLS Jane Roe", ""),
            ("ISN Jane", "", "ISN Jane", ""),
        ]);
    }

    #[test]
    fn where_a_name_ends() {
        check(&[
            ("DCM Jane Roe. Some More", "DCM", "Jane Roe", ""),
            ("DCM St. Roe", "DCM", "St. Roe", ""),
            ("DCM JANE ROE JR.", "DCM", "JANE ROE JR.", ""),
            ("DCM Jane R0e", "DCM", "Jane", ""),
            ("DCM Jane Roe Amembassy Oslo", "DCM", "Jane Roe", ""),
            ("DCM Anna Bea Cora Dora Elsa Faye", "DCM", "Anna Bea Cora Dora Elsa", ""),
            ("Anna Bea Cora Dora Elsa Faye Ambassador", "", "Anna Bea Cora Dora Elsa", ""),
            ("DCM J.", "", "", ""),
            ("DCM Roe", "DCM", "Roe", ""),
        ]);
    }

    #[test]
    fn the_words_for_the_reasons_end_the_name() {
        check(&[
            ("DCM Jane Treasone", "DCM", "Jane Treasone", ""),
            ("DCM Jane Treasone reason 1.4 (b)", "DCM", "Jane Treasone", "1.4b"),
            ("Jane Roe 1.4 (b)", "", "Jane Roe", "1.4b"),
        ]);
        let late = read("At 1.4 (b); Jane Roe", 100);
        assert_eq!((late.name, late.reasons.len()), (None, 1), "no name behind the reasons");
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "Classified by: classified BY DCM Jane Roe, reasons 1.4 (b) and D";
        let found = read(text, 100);
        let of = |span: Span| &text[span.start() as usize - 100..span.end() as usize - 100];
        assert_eq!((found.title.map(of), found.name.map(of)), (Some("DCM"), Some("Jane Roe")));
        assert_eq!(found.reasons.iter().map(|reason| of(reason.span)).collect::<Vec<_>>(), ["b", "D"]);
        let text = "Classified by: X, Derived from: Multiple Sources  ";
        let found = read(text, 100);
        let of = |span: Span| &text[span.start() as usize - 100..span.end() as usize - 100];
        assert_eq!((found.derived_from.map(of), found.name), (Some("Multiple Sources"), None));
        assert_eq!(read("Derived from: ", 0).derived_from, None);
    }

    #[test]
    fn reasons_in_their_punctuations() {
        for (text, reasons) in [
            ("¶1.4 (b)", "1.4b"),
            ("1,4 b 1/5 d", "1.4b 1.5d"),
            ("1:4 (b)(d)", "1.4b 1.4d"),
            ("1. 4 (a) (h) (i)", "1.4a 1.4h"),
            ("1-4 (b)", ""),
            ("1.6 (b)", ""),
            ("1.45 (b)", ""),
            ("21.4 (b)", ""),
            ("A1.4 (b)", ""),
            ("2.4 (b)", ""),
            ("1.4 b&d", "1.4b 1.4d"),
            ("1.4 b.d;e-f+g", "1.4b 1.4d 1.4e 1.4f 1.4g"),
            ("1.4 (B) AND\n(D)", "1.4b 1.4d"),
            ("1.4 (b) ancl (d)", "1.4b 1.4d"),
            ("1.4 (b) an\nd (d)", "1.4b 1.4d"),
            ("1.4 (b) a nd (d)", "1.4b 1.4a"),
            ("1.4 b andd", "1.4b"),
            ("1.4 b2", ""),
            ("1.4 d'accord", ""),
            ("1.4 cases", ""),
        ] {
            let found: Vec<String> =
                read_reasons(text, 0).iter().map(|reason| format!("1.{}{}", reason.section, reason.letter)).collect();
            assert_eq!(found.join(" "), reasons, "{text}");
        }
    }

    #[test]
    fn displaced_reasons_are_short_and_have_a_letter() {
        for text in ["PER 1.4 B", "for 1.4 (b)", "REASONS: 1.5 (D)", " BY 1.4 B", "UNDER 1.4 B", "1.4 (B)"] {
            assert!(is_displaced_reasons(text), "{text}");
        }
        for text in ["FOR THE RECORD", "STATE 14, 1.4 (B)"] {
            assert!(!is_displaced_reasons(text), "{text}");
        }
        let of_length = |length: usize| format!("{:X<length$}", "PER 1.4 (B) ");
        assert!(is_displaced_reasons(&of_length(119)) && !is_displaced_reasons(&of_length(120)));
    }

    #[test]
    fn noughts_for_initials() {
        for (name, right) in [
            ("LEE 0. ROE", "LEE O. ROE"),
            ("LEE 0. 0. ROE", "LEE O. O. ROE"),
            ("0. LEE ROE", "0. LEE ROE"),
            ("LEE 0.", "LEE 0."),
            ("ROE", "ROE"),
        ] {
            assert_eq!(spelled(name), right);
        }
    }
}
