//! Release: stamps, exemptions, redactions.

use crate::text::{Span, cursor};

/// What an archive says about the release of the text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Release {
    /// Stamps, each once.
    pub(crate) stamps: Vec<Span>,
    /// Exemption codes named in stamps.
    pub(crate) exemptions: Vec<Span>,
    /// Places where text is withheld.
    pub(crate) redactions: Vec<Span>,
}

/// Finds the codes behind `RELEASE IN PART`: `B6`, `B7A`, `1.4(D)`.
#[must_use]
pub(crate) fn exemptions(stamp: &str, offset: u32) -> Vec<Span> {
    const HEAD: &str = "RELEASE IN PART";
    let Some((before, codes)) = stamp.split_once(HEAD) else { return Vec::new() };
    let offset = offset + u32::try_from(before.len() + HEAD.len()).unwrap_or(0);
    cursor::words(&codes.replace([',', ';'], " "), offset)
        .filter(|(word, _)| is_exemption(word))
        .map(|(_, place)| place)
        .collect()
}

fn is_exemption(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'B', b'1'..=b'9'] | [b'B', b'7', b'A'..=b'F'] | [b'1', b'.', b'4' | b'5', b'(', b'A'..=b'H', b')']
    )
}

/// A run of at least this many X stands for text that was taken out.
const SHORTEST_RUN: usize = 6;

/// Finds withheld text: `XXXXXXXXXXXX`, `[NAME REMOVED]`, `[Source removed]`.
#[must_use]
pub(crate) fn redactions(text: &str, offset: u32) -> Vec<Span> {
    let mut out = Vec::new();
    let shift = offset as usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'X', b'[', rest)) {
        let start = at + found;
        if bytes.get(start) == Some(&b'X') {
            let run = bytes.iter().skip(start).take_while(|byte| **byte == b'X').count();
            if run >= SHORTEST_RUN {
                out.push(Span::of(start + shift..start + run + shift));
            }
            at = start + run;
        } else {
            let inner = text.get(start..).unwrap_or("");
            let close = inner.bytes().take(48).position(|byte| byte == b']');
            let is_removed = close.and_then(|close| inner.get(..close)).is_some_and(|inside| {
                let inside = inside.to_ascii_lowercase();
                inside.ends_with(" removed") || inside.ends_with(" not declassified")
            });
            match close {
                Some(close) if is_removed => {
                    out.push(Span::of(start + shift..start + close + 1 + shift));
                    at = start + close + 1;
                }
                _ => at = start + 1,
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_stamps() {
        let of = |stamp: &str| {
            exemptions(stamp, 7)
                .iter()
                .map(|span| stamp[span.start() as usize - 7..span.end() as usize - 7].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("RELEASE IN PART B1, 1.4(D), B7C;B6"), ["B1", "1.4(D)", "B7C", "B6"]);
        assert_eq!(of("UNCLASSIFIED RELEASE IN PART B6 (VITAMIN B12)"), ["B6"]);
        assert!(of("RELEASE IN FULL").is_empty() && of("CLASS: SECRET REASON: 1.4(B)").is_empty());
    }

    #[test]
    fn withheld() {
        let text = "XXXXXXXXXXXX told [NAME REMOVED] about XXX and [sic]";
        let found: Vec<&str> = redactions(text, 0).iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["XXXXXXXXXXXX", "[NAME REMOVED]"]);
    }

    #[test]
    fn codes_of_exemptions() {
        for word in ["B1", "B9", "B7A", "B7F", "1.4(A)", "1.5(H)"] {
            assert!(is_exemption(word), "{word}");
        }
        for word in ["B0", "B10", "B6A", "B7G", "1.6(A)", "1.4(I)", "1.4A", "C1", ""] {
            assert!(!is_exemption(word), "{word}");
        }
    }

    #[test]
    fn places_of_withheld_text() {
        let long = |length: usize| format!("[{} removed]", "x".repeat(length - 10));
        let (fits, too_long) = (long(48), long(49));
        for (text, expected) in [
            ("A XXXXX B", vec![]),
            ("XXXXX XXXXXX", vec!["XXXXXX"]),
            ("¶ [Not declassified] [name not declassified]X", vec!["[name not declassified]"]),
            ("[a] [Source removed] b", vec!["[Source removed]"]),
            ("[removed] [names removed", vec![]),
            ("[A removed][B removed]", vec!["[A removed]", "[B removed]"]),
            (&fits, vec![fits.as_str()]),
            (&too_long, vec![]),
        ] {
            let of = |span: &Span| &text[span.start() as usize - 30..span.end() as usize - 30];
            assert_eq!(redactions(text, 30).iter().map(of).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
