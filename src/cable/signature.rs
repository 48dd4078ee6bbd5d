//! The signature: the surname of the officer in charge, last line of the text (handbook, section 5.7).

use crate::text::Span;

/// Longest signature in bytes.
const LONGEST: usize = 30;

/// Words that end a text but are no surname.
const NO_NAMES: &[&str] = &[
    "NNNN", "NNN", "BT", "QUOTE", "UNQUOTE", "UNQTE", "QTE", "END", "SUMMARY", "COMMENT", "TEXT", "UNCLASSIFIED",
    "CONFIDENTIAL", "SECRET", "SIPDIS", "NOFORN", "EXDIS", "NODIS", "USE", "UNCLAS", "OFFICIAL", "STOP",
    "CONSIDERED", "NOTE",
];

/// True if a line is a signature by its form: one to three words, capitals (or each word capitalised), no digits.
#[must_use]
pub(crate) fn is_signature(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    if line.is_empty() || line.len() > LONGEST || words.len() > 3 {
        return false;
    }
    let all_capitals = !line.contains(char::is_lowercase);
    words.iter().all(|word| {
        let bare = word.trim_end_matches(['.', ',']);
        let form = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '.' | '’'));
        form && bare.chars().next().is_some_and(char::is_uppercase)
            && !NO_NAMES.contains(&bare.to_ascii_uppercase().as_str())
    }) && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
        && (all_capitals || words.len() <= 2)
}

/// A surname run on to the last sentence: `... TIP issue. DERSE`. Gives its place in `text`, whose offset is given.
#[must_use]
pub(crate) fn run_on(text: &str, offset: u32) -> Option<Span> {
    let text = text.trim_end();
    let mut start = text.len();
    for word in text.rsplit(' ').take(3) {
        let word_start = start.checked_sub(word.len())?;
        let is_surname = word.len() >= 2
            && word.chars().all(|c| c.is_uppercase() || matches!(c, '\'' | '-'))
            && word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if !is_surname || NO_NAMES.contains(&word) {
            return None;
        }
        let before = text.get(..word_start)?.trim_end();
        let goes_before = before.split_whitespace().take(2).count() == 2;
        if goes_before && before.ends_with(['.', '!', '?', '"', '”', ')']) {
            let shift = offset as usize;
            return Some(Span::of(word_start + shift..text.len() + shift));
        }
        start = before.len();
        if word_start != start + 1 {
            return None;
        }
    }
    None
}

/// The outer signature behind a quoted message: `BORG UNQTE: CUTLER`, `SIGNED KORN UNQUOTE SAXBE`.
#[must_use]
pub(crate) fn after_quotation(text: &str, offset: u32) -> Option<Span> {
    let text = text.trim_end();
    let (at, mark) = ["UNQUOTE", "UNQTE"].iter().find_map(|mark| text.rfind(mark).map(|at| (at, mark.len())))?;
    let name = text.get(at + mark..)?.trim_start_matches([':', '.', ' ']);
    let start = offset as usize + text.len() - name.len();
    is_signature(name).then(|| Span::of(start..start + name.len()))
}

/// A surname run on to the mark that closes the last block: `END COMMENT THORNE`.
#[must_use]
pub(crate) fn after_closing(text: &str, offset: u32) -> Option<Span> {
    let text = text.trim_end();
    let at = [
        "END COMMENT", "END SUMMARY", "END NOTE", "END TEXT", "End Comment", "End comment", "End Summary",
        "End summary",
    ]
    .iter()
    .find_map(|mark| text.rfind(mark).map(|at| at + mark.len()))?;
    let name = text.get(at..)?.trim_start_matches(['.', ')', ']', ' ', '-']);
    // `END COMMENTG` is a slip of the transmission, not a signature.
    let is_apart = text.get(at..).is_some_and(|rest| rest.starts_with([' ', '.', ')', ']', '-']));
    let start = offset as usize + text.len() - name.len();
    let is_name = name.len() >= 2 && is_signature(name) && !name.contains(char::is_lowercase);
    (is_name && is_apart).then(|| Span::of(start..start + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_a_closing() {
        let of = |text: &'static str| after_closing(text, 0).map(|span| &text[span.range()]);
        assert_eq!(of("It arrives wet. END COMMENT THORNE"), Some("THORNE"));
        assert_eq!(of("END COMMENT."), None);
        assert_eq!(of("END COMMENTG"), None);
    }

    #[test]
    fn behind_a_quotation() {
        let text = "SIGNED KORN UNQUOTE SAXBE";
        assert_eq!(after_quotation(text, 0).map(|span| &text[span.range()]), Some("SAXBE"));
        assert!(after_quotation("END UNQUOTE", 0).is_none());
    }

    #[test]
    fn lines() {
        for line in ["STEDMAN", "Beyrle", "KEEGANPAAL", "VAN DER BERG", "O'NEILL", "J. ROE", "DAVIS JR"] {
            assert!(is_signature(line), "{line}");
        }
        for line in [
            "NNNN",
            "END SUMMARY",
            "The end",
            "1975",
            "LIMITED OFFICIAL USE",
            "E E E E E E E E",
            "BEST REGARDS FROM ALL OF US",
        ] {
            assert!(!is_signature(line), "{line}");
        }
    }

    #[test]
    fn run_on_the_last_sentence() {
        let text = "He also stated that the government is doing much on the issue. DERSE";
        assert_eq!(run_on(text, 0).map(|span| &text[span.range()]), Some("DERSE"));
        assert_eq!(run_on("He also stated that the government met with members of the OSCE", 0), None);
        assert!(run_on("POPULAR VOTE. BOEKER", 0).is_some());
        assert_eq!(run_on("THE WHOLE TEXT IS IN CAPITALS AND ENDS LIKE THIS. END SUMMARY", 0), None);
    }

    #[test]
    fn bounds_of_a_signature() {
        let long = |length: usize| "X".repeat(length);
        for (line, is_one) in [
            (long(30).as_str(), true),
            (long(31).as_str(), false),
            (" ROE ", true),
            ("", false),
            ("VAN DER ROE", true),
            ("VAN DER ROE JR", false),
            ("Jane Roe", true),
            ("Jane Bea Roe", false),
            ("jane", false),
            ("ROE2", false),
            ("STOP.", false),
            ("ROE.", true),
            ("J", false),
            ("J. R.", false),
            ("J. ROE-DOE", true),
        ] {
            assert_eq!(is_signature(line), is_one, "{line}");
        }
    }

    #[test]
    fn names_run_on_behind_a_sentence() {
        let name = |text: &'static str| {
            run_on(text, 40).map(|span| &text[span.start() as usize - 40..span.end() as usize - 40])
        };
        for (text, found) in [
            ("It is done. ROE ", Some("ROE")),
            ("It is done. ROE DOE", Some("ROE DOE")),
            ("It is done! VAN DER ROE", Some("VAN DER ROE")),
            ("It is done. ANNA VAN DER ROE", None),
            ("It is done? O'ROE-DOE", Some("O'ROE-DOE")),
            ("It is \"done\" ROE", Some("ROE")),
            ("It is (done) ROE", Some("ROE")),
            ("It is done, ROE", None),
            ("Done. ROE", None),
            ("It is done. X", None),
            ("It is done. --", None),
            ("It is done. R2D", None),
            ("It is done. STOP", None),
            ("It is done.  ROE", Some("ROE")),
            ("It is done. JANE  ROE", None),
        ] {
            assert_eq!(name(text), found, "{text}");
        }
    }

    #[test]
    fn names_behind_quotations_and_closings() {
        let cut = |text: &'static str, span: Span| &text[span.start() as usize - 40..span.end() as usize - 40];
        for (text, found) in
            [("BORG UNQTE: ROE ", Some("ROE")), ("BORG UNQUOTE the end", None), ("BORG", None), ("UNQUOTE.", None)]
        {
            assert_eq!(after_quotation(text, 40).map(|span| cut(text, span)), found, "{text}");
        }
        for (text, found) in [
            ("It is wet. END COMMENT. ROE ", Some("ROE")),
            ("It is wet. End summary) ROE", Some("ROE")),
            ("It is wet. END NOTE - RO", Some("RO")),
            ("It is wet. END TEXT X", None),
            ("It is wet. END TEXT Roe", None),
            ("It is wet. END TEXTROE", None),
            ("It is wet. ROE", None),
        ] {
            assert_eq!(after_closing(text, 40).map(|span| cut(text, span)), found, "{text}");
        }
    }
}
