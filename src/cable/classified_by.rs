//! Who classified a message, and for which reasons.
//!
//! Grammar (handbook, section 4.8): `[title] name [office] ["for" | "per" | "reasons"] section letters`. The reasons are
//! letters of section 1.4 (1.5 before 2003) of the order; they may stand wrapped, in any of a dozen punctuations.

use crate::text::{Cursor, Span, cursor, letters};

/// Classification authority.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ClassifiedBy {
    /// Title before the name.
    pub title: Option<Span>,
    /// Name.
    pub name: Option<Span>,
    /// Reasons.
    pub reasons: Vec<Reason>,
    /// What it was derived from, for derivative classification.
    pub derived_from: Option<Span>,
}

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Second figure of the section: 4 for section 1.4, 5 for section 1.5.
    pub section: u8,
    /// Letter, lower case.
    pub letter: char,
    /// Where the letter stands.
    pub span: Span,
}

/// Words of titles and offices that stand before a name.
const TITLES: [&str; 53] = [
    "ambassador",
    "dcm",
    "a/dcm",
    "cda",
    "charge",
    "chargé",
    "charge'",
    "d'affaires",
    "a.i.",
    "a.i",
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
    "officer",
    "acting",
    "minister",
    "director",
    "secretary",
    "assistant",
    "poloff",
    "econoff",
    "emboff",
    "conoff",
    "polcouns",
    "econcouns",
    "principal",
    "for",
    "affairs",
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
    "political/economic",
    "pol/econ",
    "polchief",
    "under",
];

/// Reads the value of the field.
#[must_use]
pub fn read(text: &str, offset: u32) -> ClassifiedBy {
    // The label is sometimes said twice: `Classified By: Classified by DCM Jane Roe`.
    const LABEL: &str = "classified by";
    let whole = text;
    let mut text = text;
    while text.get(..LABEL.len()).is_some_and(|head| head.eq_ignore_ascii_case(LABEL)) {
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
    // The name ends where the reasons begin.
    const STOPS: [&str; 9] =
        [" for reason", " reason", " per 1", " per sec", " for 1", " under 1", ". reason", "; reason", " section 1"];
    let first_reason = out.reasons.first().map_or(text.len(), |reason| (reason.span.start() - offset) as usize);
    let starts_with_reasons = is_displaced_reasons(text);
    let stop = STOPS.iter().filter_map(|stop| lower.find(stop)).min().unwrap_or(text.len()).min(first_reason);
    let head = if starts_with_reasons { "" } else { text.get(..stop).unwrap_or(text) };
    let words: Vec<(&str, Span)> = cursor::words(head, offset).collect();
    let is_title = |word: &str| {
        let bare = word.trim_end_matches([',', ';', ':']).to_ascii_lowercase();
        TITLES.contains(&bare.as_str()) || bare.contains('/') && bare.len() > 3
    };
    let last_title = words.iter().rposition(|(word, _)| is_title(word));
    let is_name =
        |word: &str| word.starts_with(|c: char| letters::is_letter(c)) && !word.chars().any(|c| c.is_ascii_digit());
    let after = last_title.map_or(0, |at| at + 1);
    let run = |from: usize| words.iter().skip(from).take_while(|(word, _)| is_name(word) && !is_title(word)).count();
    // `Jane Roe, Ambassador`: nothing after the title, so the name stands before it.
    let (from, n_words) = match run(after) {
        0 => (0, run(0)),
        n => (after, name_length(&words, after, n)),
    };
    if n_words > 0
        && let (Some((_, first)), Some((last_word, last))) = (words.get(from), words.get(from + n_words - 1))
    {
        let bare = last_word.trim_end_matches([',', ';', ':', '-']);
        let bare = if bare.len() > 3 { bare.trim_end_matches('.') } else { bare };
        out.name = Some(Span::new(first.start(), last.start() + u32::try_from(bare.len()).unwrap_or(0)));
        let title = if from > 0 { words.get(..from) } else { words.get(n_words..) };
        if let Some(((_, first), (last_word, last))) = title.and_then(|title| Some((title.first()?, title.last()?))) {
            let bare = last_word.trim_end_matches([',', ';', ':', '.']);
            out.title = Some(Span::new(first.start(), last.start() + u32::try_from(bare.len()).unwrap_or(0)));
        }
    }
    out
}

/// A name ends with the word that a comma, semicolon or full stop closes; a full stop after one letter is an initial.
fn name_length(words: &[(&str, Span)], from: usize, most: usize) -> usize {
    let ends = |word: &str| word.ends_with([',', ';', ':']) || word.ends_with('.') && word.len() > 3;
    let run = words.iter().skip(from).take(most);
    run.clone().position(|(word, _)| ends(word)).map_or(most, |at| at + 1)
}

/// Reads reasons anywhere in a text: `1.4 (b) and (d)`, `1.5 B,D`, `1.4(b/d)`.
#[must_use]
pub fn read_reasons(text: &str, offset: u32) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut cursor = Cursor::new(text, offset);
    let mut previous = ' ';
    while let Some(c) = cursor.peek() {
        if c == '1' && !letters::is_letter_or_digit(previous) {
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
        if joined.eat("and").is_some() && joined.peek().is_some_and(|c| !letters::is_letter_or_digit(c)) {
            look = joined;
            look.take_while(|c| c.is_whitespace() || matches!(c, '(' | ')'));
        }
        let Some(letter) = look.peek().filter(|c| matches!(c.to_ascii_lowercase(), 'a'..='h')) else { return };
        let (_, span) = look.take(1);
        if look.peek().is_some_and(|c| letters::is_letter_or_digit(c) || c == '\'') {
            return;
        }
        reasons.push(Reason { section, letter: letter.to_ascii_lowercase(), span });
        *cursor = look;
    }
}

/// True if a text that stands where references should is the end of a classification statement instead:
/// `PER 1.4 (B) AND (D)`.
#[must_use]
pub fn is_displaced_reasons(text: &str) -> bool {
    const HEADS: [&str; 6] = ["PER ", "FOR ", "REASON", "BY ", "UNDER ", "1."];
    let text = text.trim();
    HEADS.iter().any(|head| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
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
    }

    #[test]
    fn derived() {
        assert!(read("Derived from: Multiple Sources", 0).derived_from.is_some());
        assert!(is_displaced_reasons("PER 1.4 (B) AND (D)"));
        assert!(!is_displaced_reasons("STATE 14"));
    }
}
