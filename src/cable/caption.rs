//! Captions: how a message may be spread and who may see it (handbook, section 4.2).

use crate::text::{Span, cursor};

/// A caption, by its name in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// The caption as the handbook writes it.
    pub(crate) name: &'static str,
}

/// Captions as they are written, longer ones first; behind `=` the handbook's name, where that is another. `SI PDIS` is a slip seen in prints.
const NAMES: &str = "\
    SBU DELIBERATIVE PROCESS|SENSITIVE BUT UNCLASSIFIED=SBU|FOR OFFICIAL USE ONLY=FOUO|\
    LIMITED OFFICIAL USE|OFFICIAL-INFORMAL|OFFICIAL INFORMAL=OFFICIAL-INFORMAL|DISSENT CHANNEL|\
    AGRMENT CHANNEL|DIRGEN CHANNEL|ROGER CHANNEL|DEA SENSITIVE|EYES ONLY|DS CHANNEL|MED CHANNEL|\
    CHEROKEE|NOCONTRACT|SENSITIVE|WNINTEL|SI PDIS=SIPDIS|SIPDIS|STADIS|NOFORN|LIMDIS|TERREP|PROPIN|\
    AIDAC|ORCON|EXDIS|NODIS|FODAG|CODEL|TOSEC|SECTO|PARTO|NIACT|FOUO|SBU|LOU=LIMITED OFFICIAL USE";

/// Reads a line of nothing but captions; `None` if anything else is on it. Padding of slashes is allowed, and numbers
/// after the series captions TOSEC, SECTO and PARTO.
#[must_use]
pub(crate) fn read_line(text: &str, offset: u32) -> Option<Vec<(Caption, Span)>> {
    let mut cursor = cursor::Cursor::new(text, offset);
    let mut captions = Vec::new();
    loop {
        cursor.take_while(|c| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '.'));
        if cursor.is_done() {
            return (!captions.is_empty()).then_some(captions);
        }
        let found = NAMES.split('|').find_map(|entry| {
            let (written, name) = entry.split_once('=').unwrap_or((entry, entry));
            let mut look = cursor;
            let span = look.eat(written)?;
            (!look.peek().is_some_and(char::is_alphanumeric)).then_some((look, Caption { name }, span))
        });
        match found {
            Some((after, caption, span)) => {
                captions.push((caption, span));
                cursor = after;
            }
            None if matches!(captions.last(), Some((Caption { name: "TOSEC" | "SECTO" | "PARTO" }, _))) => {
                cursor.number(6)?;
            }
            None => return None,
        }
    }
}

/// Captions at the start of a text that goes on with something else; gives how far they reach.
#[must_use]
pub(crate) fn read_start(text: &str, offset: u32) -> (Vec<(Caption, Span)>, usize) {
    let mut captions = Vec::new();
    let mut end = 0;
    for (word, span) in cursor::words(text, offset) {
        if matches!(word, "TOSEC" | "SECTO" | "PARTO") {
            break;
        }
        let Some(mut found) = read_line(word, span.start()) else { break };
        captions.append(&mut found);
        end = (span.end() - offset) as usize;
    }
    (captions, end)
}

/// True for a line that says that this text replaces an earlier one: `C O R R E C T E D  C O P Y`, with or without
/// a reason behind it.
#[must_use]
pub(crate) fn is_corrected_copy(text: &str) -> bool {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).take(13).collect();
    letters.eq_ignore_ascii_case("CORRECTEDCOPY")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<&'static str>> {
        read_line(text, 0).map(|captions| captions.into_iter().map(|(caption, _)| caption.name).collect())
    }

    #[test]
    fn lines() {
        assert_eq!(names("NOFORN SIPDIS"), Some(vec!["NOFORN", "SIPDIS"]));
        assert_eq!(names("STADIS////////"), Some(vec!["STADIS"]));
        assert_eq!(names("NODIS CHEROKEE"), Some(vec!["NODIS", "CHEROKEE"]));
        assert_eq!(names("TOSEC 300013"), Some(vec!["TOSEC"]));
        assert_eq!(names("SENSITIVE TALKS"), None);
        assert_eq!(names("CODELS WERE RECEIVED"), None);
        assert!(is_corrected_copy("C O R R E C T E D  C O P Y (SUBJECT LINE)"));
    }

    #[test]
    fn places_of_captions() {
        let text = " NOFORN, SI PDIS.";
        let of = |span: Span| &text[span.start() as usize - 12..span.end() as usize - 12];
        let found: Vec<_> =
            read_line(text, 12).unwrap().into_iter().map(|(caption, span)| (caption.name, of(span))).collect();
        assert_eq!(found, [("NOFORN", "NOFORN"), ("SIPDIS", "SI PDIS")]);
        for text in ["", "//", "SIPDISX", "NODIS 5", "TOSEC X"] {
            assert_eq!(names(text), None, "{text}");
        }
        assert_eq!(names("SECTO 5 NODIS"), Some(vec!["SECTO", "NODIS"]));
    }

    #[test]
    fn captions_before_a_text() {
        for (text, expected, length) in [
            (" NOFORN SIPDIS TALKS", vec!["NOFORN", "SIPDIS"], 14),
            ("NODIS/EXDIS TALKS NOFORN", vec!["NODIS", "EXDIS"], 11),
            ("NODIS TOSEC 5", vec!["NODIS"], 5),
            ("TALKS", vec![], 0),
        ] {
            let (captions, end) = read_start(text, 12);
            assert_eq!(captions.iter().map(|(caption, _)| caption.name).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(end, length, "{text}");
        }
        assert!(is_corrected_copy("Corrected copy") && !is_corrected_copy("CORRECTED TEXT"));
    }
}
