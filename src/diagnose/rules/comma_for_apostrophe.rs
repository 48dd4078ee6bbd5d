//! A comma where an apostrophe belongs: the curly apostrophe did not survive a 7-bit step (handbook, section 6.1).
//!
//! Only what cannot be anything else is repaired: `Interior,s`, `don,t`, `they,re`, `Children, s`. A plural possessive
//! (`officials, claims`) looks like a list and is left alone.

use super::{Diagnostic, Severity, count, diagnostic, safe};
use crate::read::Reading;
use crate::text::{Edit, Span};

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let subject = cable.subject.iter().flat_map(|subject| subject.spans.iter().copied());
        let mut places = super::places(reading, super::body(cable).chain(subject), find);
        let statement = cable.classified_by.iter().flat_map(|by| by.spans.iter());
        places.extend(statement.filter_map(|span| title(reading.source.slice(*span), span.start())));
        places.sort_unstable();
        if places.is_empty() {
            continue;
        }
        let message = format!(
            "commas stand for apostrophes in {}; plural possessives, which look like lists, are left as they are",
            count(places.len(), "place", "places")
        );
        let edits = places.iter().map(|span| Edit::replace(*span, "\u{2019}")).collect();
        let mut found = diagnostic("comma-for-apostrophe", Severity::Info, message, places);
        found.repair = safe("read the commas as apostrophes", edits);
        out.push(found);
    }
}

/// `Charge d,Affaires`, `Charge,d,Affaires`: the comma before the name of the office.
fn title(text: &str, offset: u32) -> Option<Span> {
    let at = ["d,Affaires", "d,affaires", "D,AFFAIRES"].iter().find_map(|word| text.find(word))? + 1;
    Some(Span::of(offset as usize + at..offset as usize + at + 1))
}

/// Places of commas (with the blank behind them, if one was put there) that stand for apostrophes.
fn find(text: &str, offset: u32) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    for at in memchr::memchr_iter(b',', bytes) {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        if !before.is_some_and(char::is_alphabetic) {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or("");
        let blank = usize::from(rest.starts_with(' '));
        let after = rest.get(blank..).unwrap_or("");
        let letters: String = after.chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
        let is_negation = letters == "t" && before == Some('n');
        let is_contraction = matches!(letters.as_str(), "re" | "ll" | "ve") && blank == 0;
        // `, s ` with a blank is only an apostrophe if a word goes on behind it, not an initial or a list letter.
        let is_possessive = letters == "s"
            && (blank == 0 || after.get(1..).is_some_and(|behind| behind.starts_with([' ', ',', '.', ';'])));
        if is_possessive || blank == 0 && (is_negation || is_contraction) {
            let start = at + offset as usize;
            out.push(Span::of(start..start + 1 + blank));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{classified, found};
    use super::find;
    use crate::text::{Edit, edit};

    fn read(text: &str) -> String {
        let edits: Vec<Edit> = find(text, 0).into_iter().map(|span| Edit::replace(span, "'")).collect();
        edit::apply(text, &edits)
    }

    #[test]
    fn only_what_is_certain() {
        assert_eq!(read("Ministry of Interior,s unit"), "Ministry of Interior's unit");
        assert_eq!(read("they don,t and we,re"), "they don't and we're");
        assert_eq!(read("Azerbaijan Children, s Union; x"), "Azerbaijan Children's Union; x");
        for text in
            ["GOAJ officials, claims that", "described judges, intolerance", "corruption, mistrust", "A, B, s1, 3,s"]
        {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn in_a_title() {
        let text = classified("1. (C) X.").replace("DCM Jane", "Charge d,Affaires Jane");
        assert_eq!(found(&text, "comma-for-apostrophe").len(), 1);
    }
}
