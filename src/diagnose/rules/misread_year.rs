//! A year with a digit too many: an archive put a pilcrow before every number at the start of a line, and OCR read the
//! pilcrow as 1: `in` / `¶2007.` became `in 12007.` (handbook, section 5.2).

use super::{Diagnostic, Severity, diagnostic, safe};
use crate::cable::date_time_group::month_of;
use crate::read::Reading;
use crate::text::{Edit, Span, steps};

/// Words before a year.
const BEFORE: &[&str] =
    &["in", "of", "by", "since", "during", "until", "from", "to", "before", "after", "early", "late"];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        for place in super::places(reading, super::body(cable), find) {
            let year = Span::new(place.start() + 1, place.end());
            let message = format!(
                "expected a year, found “{}”: a pilcrow before the year was read as the digit 1; read as {}",
                reading.source.slice(place),
                reading.source.slice(year)
            );
            let mut found = diagnostic("misread-year", Severity::Info, message, vec![place]);
            found.repair = safe("read the year", vec![Edit::delete(Span::new(place.start(), year.start()))]);
            out.push(found);
        }
    }
}

/// Five digits, `119dd` or `120dd`, before a full stop and behind a word or a day that a year follows.
fn find(text: &str, offset: u32) -> Vec<Span> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b'1', bytes).filter(|at| matches!(bytes.get(at + 1), Some(b'1' | b'2'))) {
        // Six are as wrong as a million.
        let digits = bytes.iter().skip(at).take(6).take_while(|byte| byte.is_ascii_digit()).count();
        steps::count(digits);
        let starts = !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_digit);
        let century = text.get(at + 1..at + 3);
        if digits != 5 || !starts || !matches!(century, Some("19" | "20")) || bytes.get(at + 5) != Some(&b'.') {
            continue;
        }
        let before = text.get(..at).unwrap_or("");
        let word = before
            .get(before.len().saturating_sub(24)..)
            .unwrap_or(before)
            .split_whitespace()
            .next_back()
            .unwrap_or("");
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_day = word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
        let is_month = word.len() >= 3 && month_of(word).is_some();
        if is_day || is_month || BEFORE.contains(&word.to_ascii_lowercase().as_str()) {
            out.push(Span::of(at + offset as usize..at + 5 + offset as usize));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn years_only() {
        assert_eq!(find("used the shelter in 12007. There", 0).len(), 1);
        assert_eq!(find("on March 3, 12006.", 0).len(), 1);
        assert_eq!(find("paid 12007. In", 0).len(), 0, "a sum");
        assert_eq!(find("in 12007 cases", 0).len(), 0, "a quantity");
        assert_eq!(find("in 512007.", 0).len(), 0);
    }
}
