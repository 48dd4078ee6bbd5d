//! UTF-8 that was read as windows-1252: `â€™` for `’`, `Â¶` for `¶` (handbook, section 6.1). Each sequence stands for one
//! character and for nothing else.

use super::{Diagnostic, everywhere};
use crate::read::Reading;
use crate::text::{Edit, Span};

/// Sequences with what they stand for; longer ones before their beginnings.
const SEQUENCES: &str = "\
    â€™=’ â€˜=‘ â€œ=“ â€\u{9d}=” â€“=– â€”=— â€¦=… â€¢=• â€=” Â¶=¶ Â§=§ Â°=° Â£=£ Â«=« Â»=» Â´=´ \
    Â\u{a0}=\u{a0} Ã¡=á Ã¢=â Ã£=ã Ã¤=ä Ã¥=å Ã§=ç Ã¨=è Ã©=é Ãª=ê Ã«=ë Ã\u{ad}=í Ã®=î Ã¯=ï Ã±=ñ Ã³=ó \
    Ã´=ô Ãµ=õ Ã¶=ö Ãº=ú Ã¼=ü";

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    everywhere(reading, out, "mojibake", "read the characters as UTF-8", find, &|first, places| {
        format!(
            "expected “{}”, found “{}”: UTF-8 was read as windows-1252 in {places}",
            first.text,
            reading.source.slice(first.span)
        )
    });
}

fn find(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    // All three lead characters begin with the byte C3.
    for at in memchr::memchr_iter(0xC3, text.as_bytes()) {
        let Some(rest) = text.get(at..).filter(|rest| rest.starts_with(['â', 'Â', 'Ã'])) else { continue };
        if edits.last().is_some_and(|last| last.span.range().end > at) {
            continue;
        }
        let mut pairs = SEQUENCES.split(' ').filter_map(|pair| pair.split_once('='));
        if let Some((sequence, character)) = pairs.find(|(sequence, _)| rest.starts_with(sequence)) {
            edits.push(Edit::replace(Span::of(at..at + sequence.len()), character));
        }
        if edits.len() >= super::MOST_PLACES {
            break;
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::edit;

    #[test]
    fn sequences() {
        let read = |text: &str| edit::apply(text, &find(text));
        assert_eq!(read("Â¶1. The clockâ€™s hands turn â€œboth waysâ€."), "¶1. The clock’s hands turn “both ways”.");
        assert_eq!(read("JosÃ© and MuÃ±oz"), "José and Muñoz");
        for text in ["SÃO PAULO", "Âge", "São", "château", "é"] {
            assert_eq!(read(text), text);
        }
    }
}
