//! Codes and figures as words.

use crate::cable::date_time_group::MONTHS;
use crate::cable::{Date, DateTimeGroup, Level, Precedence};
use crate::layout::{Rendering, RenderingKind};
use crate::tables;

/// The text with a capital at its start.
#[must_use]
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A text in capitals as sentences, for those who read it so more easily: names lose their capitals too. `begins` says whether
/// a sentence begins with it, and is left saying so for what follows.
#[must_use]
pub(crate) fn sentence_case(text: &str, begins: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.push(if *begins { c } else { small(c) });
            *begins = false;
        } else {
            out.push(c);
            *begins |= matches!(c, '.' | '?' | '!');
        }
    }
    out
}

/// A character as one small letter. `İ` would become two, and every place behind it would move: it stays as it is.
fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    if small.len() == 1 { small.next().unwrap_or(c) } else { c }
}

/// What stands for a character that cannot be seen and turns the text behind it round. As long as what it stands for, counted as
/// browsers count, so that places stay where they are.
pub(crate) const CONTROL: char = '⯑';

/// The text with the controls of the bidirectional algorithm, and zero bytes, as signs that can be seen: text that reads in
/// another order than it is written in is no text of a cable, and may be meant to deceive.
#[must_use]
pub(crate) fn with_controls_shown(text: &str) -> String {
    let is_control = |c: char| matches!(c, '\0' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // Nearly no text has any, and most have none of the bytes that they begin with.
    if !text.bytes().any(|byte| matches!(byte, 0 | 0xd8 | 0xe2)) {
        return text.to_owned();
    }
    text.chars().map(|c| if is_control(c) { CONTROL } else { c }).collect()
}

/// `1 note`, `3 notes`, `2,310 words`.
#[must_use]
pub(crate) fn count(n: usize, noun: &str) -> String {
    format!("{} {noun}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// `2,310`.
#[must_use]
pub(crate) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `97 %`; never 100 % for less than all.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share is between 0 and 1
pub(crate) fn percent(share: f32) -> String {
    let whole = if share >= 1.0 { 100 } else { (share * 100.0) as u32 };
    format!("{whole} %")
}

/// A size in bytes: `3.4 MB`.
#[must_use]
pub(crate) fn size(n_bytes: u64) -> String {
    let (unit, name) = if n_bytes >= 1_000_000 { (1_000_000, "MB") } else { (1_000, "kB") };
    let tenths = (n_bytes * 10 + unit / 2) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// `20 February 2008`.
#[must_use]
pub(crate) fn date(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or("?");
    format!("{} {month} {}", date.day, date.year)
}

/// `20 February 2008, 11:29 UTC`; for a day that the month has not, as written.
#[must_use]
pub(crate) fn date_time(group: DateTimeGroup) -> String {
    match group.date() {
        Some(day) => date_at(day, group.hour, group.minute),
        None => group.to_string(),
    }
}

/// `20 February 2008, 11:29 UTC`.
#[must_use]
pub(crate) fn date_at(day: Date, hour: u8, minute: u8) -> String {
    format!("{}, {hour:02}:{minute:02} UTC", date(day))
}

/// `routine`.
#[must_use]
pub(crate) fn precedence(precedence: Precedence) -> &'static str {
    match precedence {
        Precedence::Flash => "flash",
        Precedence::Emergency => "emergency",
        Precedence::NiactImmediate => "immediate, night action",
        Precedence::Immediate => "immediate",
        Precedence::Priority => "priority",
        Precedence::Routine => "routine",
    }
}

/// Name of a level for a style sheet.
#[must_use]
pub(crate) const fn level_class(level: Level) -> &'static str {
    match level {
        Level::TopSecret => "top-secret",
        Level::Secret => "secret",
        Level::Confidential => "confidential",
        Level::Restricted | Level::LimitedOfficialUse => "limited",
        Level::Unclassified => "unclassified",
    }
}

/// A level in words: `Confidential`.
#[must_use]
pub(crate) const fn level(level: Level) -> &'static str {
    match level {
        Level::TopSecret => "Top Secret",
        Level::Secret => "Secret",
        Level::Confidential => "Confidential",
        Level::Restricted => "Restricted",
        Level::LimitedOfficialUse => "Limited Official Use",
        Level::Unclassified => "Unclassified",
    }
}

/// What posts are, as addresses begin.
const HEADS: [(&str, &str); 9] = [
    ("AMEMBASSY", "Embassy"),
    ("AMCONSUL", "Consulate"),
    ("AMCONGEN", "Consulate General"),
    ("AMLEGATION", "Legation"),
    ("USMISSION", "Mission"),
    ("USINT", "Interests Section"),
    ("USLO", "Liaison Office"),
    ("USOFFICE", "Office"),
    ("USDEL", "Delegation"),
];

/// The place behind what is there, as all but the SMART system write it: `KAMPALA, AMEMBASSY` is `AMEMBASSY KAMPALA`.
#[must_use]
pub(crate) fn in_usual_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((place, head)) if head == "SECSTATE" || HEADS.iter().any(|(known, _)| *known == head) => {
            format!("{head} {place}")
        }
        _ => name.to_owned(),
    }
}

/// A post or department in words: `Embassy Baku`, `the Secretary of State`; what has no common words stays as written.
#[must_use]
pub(crate) fn address(name: &str) -> String {
    let name = &in_usual_order(name);
    let upper = name.to_ascii_uppercase();
    if upper.starts_with("SECSTATE") {
        return "the Secretary of State".to_owned();
    }
    if upper.starts_with("SECDEF") {
        return "the Secretary of Defense".to_owned();
    }
    for (head, word) in HEADS {
        if upper.starts_with(head)
            && let Some(place) = name.get(head.len()..).map(str::trim).filter(|place| !place.is_empty())
        {
            // A name that is on no list may be misspelt: it stays as it stands.
            return match tables::POSTS.find(&place.to_ascii_uppercase()) {
                Some(_) => format!("{word} {}", place_name(place)),
                None => name.to_owned(),
            };
        }
    }
    name.to_owned()
}

/// `LA PAZ` as `La Paz`; short words that are abbreviations (`USUN`, `UN`) stay.
#[must_use]
pub(crate) fn place_name(place: &str) -> String {
    let word = |word: &str| {
        let keeps =
            matches!(word, "USUN" | "UN" | "USNATO" | "NATO" | "EU" | "USEU" | "UNVIE" | "OAS" | "OECD" | "US");
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !keeps => format!("{first}{}", letters.as_str().to_ascii_lowercase()),
            _ => word.to_owned(),
        }
    };
    place.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// A score at or below this is no sign of anything.
const GUESS: f32 = 0.3;

/// `Looks like OCR of an archive print (94 %)`.
#[must_use]
pub(crate) fn rendering(rendering: &Rendering) -> String {
    match rendering_kind(rendering.kind) {
        Some(_) if rendering.kind == RenderingKind::Transmission && rendering.score <= GUESS => {
            "A telegram; where the text is from does not show".to_owned()
        }
        Some(what) => format!("Looks like {what} ({})", percent(rendering.score)),
        None => "Not recognised as a cable".to_owned(),
    }
}

/// `OCR of an archive print`; none for no rendering.
#[must_use]
pub(crate) const fn rendering_kind(kind: RenderingKind) -> Option<&'static str> {
    Some(match kind {
        RenderingKind::Transmission => "a telegram with its routing lines",
        RenderingKind::CablegateHtml => "a Cablegate page in HTML",
        RenderingKind::CablegateCsv => "a table of Cablegate",
        RenderingKind::Cablegate => "text of a Cablegate page",
        RenderingKind::Plusd => "text of a PLUSD page",
        RenderingKind::Aad => "a telegram of 1973–79 from the National Archives",
        RenderingKind::FoiaPrint => "a print of the 1980s or 1990s, released on request",
        RenderingKind::Smart => "a message of the SMART system, released on request",
        RenderingKind::NscFile => "a cable file of the National Security Council",
        RenderingKind::Frus => "a telegram printed in Foreign Relations of the United States",
        RenderingKind::OcrMarkdown => "OCR of an archive print",
        RenderingKind::None => return None,
    })
}

/// What a text was wrapped in, by its name: `a web page`.
#[must_use]
pub(crate) fn wrapping(name: &str) -> &str {
    match name {
        "html" => "a web page",
        "table" => "a table",
        "record" => "a record",
        "quotation" => "a quotation",
        other => other,
    }
}

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_in_their_place() {
        let text = "a\u{202e}b\u{2066}c\u{200f}d\u{61c}e\0—é";
        let shown = with_controls_shown(text);
        assert_eq!(shown, "a⯑b⯑c⯑d⯑e⯑—é");
        assert_eq!(shown.encode_utf16().count(), text.encode_utf16().count());
        assert_eq!(with_controls_shown("plain – text"), "plain – text");
    }

    #[test]
    fn capitals_as_sentences() {
        let mut begins = true;
        assert_eq!(sentence_case("THE ÄPFEL FELL. WHO ", &mut begins), "The äpfel fell. Who ");
        assert!(!begins);
        assert_eq!(sentence_case("KNOWS?", &mut begins), "knows?");
        assert!(begins);
    }

    #[test]
    fn words() {
        assert_eq!(address("AMEMBASSY LA PAZ"), "Embassy La Paz");
        assert_eq!(address("AmEmbassy La Paz"), "Embassy La Paz");
        assert_eq!(address("AMEMBASSY LIMI"), "AMEMBASSY LIMI");
        assert_eq!(address("SECSTATE WASHDC"), "the Secretary of State");
        assert_eq!(address("DIA WASHDC"), "DIA WASHDC");
        assert_eq!(address("WASHDC, SECSTATE"), "the Secretary of State");
        assert_eq!(address("LA PAZ, AMEMBASSY"), "Embassy La Paz");
        assert_eq!(count(1, "note"), "1 note");
        assert_eq!(count(2310, "word"), "2,310 words");
        assert_eq!(percent(0.9999), "99 %");
        assert_eq!(size(70_100_000), "70.1 MB");
        assert_eq!(size(1_500), "1.5 kB");
    }
}
