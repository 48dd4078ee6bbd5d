//! Blocks of labels above a message: a page of the public library of diplomacy, a cable file of the National Security
//! Council, a print of the archive that has all labels first and all values after (handbook, sections 8.3, 8.4 and 17).

use super::catalogue::{Entry, Key};
use super::lines::TextLine;
use crate::cable::{DateTimeGroup, addressee, caption};
use crate::text::{Cursor, Source, Span};

/// A block of labels stands within so many lines of the start.
const WITHIN: usize = 40;

/// A block has at most this many lines; more are no block.
const MOST: usize = 400;

/// A label of a block and what it is about.
type Label = (&'static str, Key);

/// Labels of the public library's pages; many have no value that concerns the message.
const LIBRARY: [Label; 21] = [
    ("Date:", Key::Date),
    ("Canonical ID:", Key::Number),
    ("Original Classification:", Key::Classification),
    ("Current Classification:", Key::Other),
    ("Handling Restrictions:", Key::Other),
    ("Character Count:", Key::Other),
    ("Executive Order:", Key::Other),
    ("Locator:", Key::Other),
    ("TAGS:", Key::Other),
    ("Concepts:", Key::Other),
    ("Enclosure:", Key::Other),
    ("Type:", Key::Other),
    ("Office Origin:", Key::Other),
    ("Office Action:", Key::Other),
    ("Archive Status:", Key::Other),
    ("From:", Key::Other),
    ("Markings:", Key::Other),
    ("To:", Key::Other),
    ("Linked documents:", Key::Other),
    ("Previous Handling Restrictions:", Key::Other),
    ("Reference(s):", Key::Other),
];

/// Labels of the Council's files; a blank may have slipped into one, and a digit may have become a letter.
const COUNCIL: [Label; 13] = [
    ("PREC", Key::Precedence),
    ("CLASS", Key::Classification),
    ("OSRI", Key::Other),
    ("LINE1", Key::Other),
    ("LINE2", Key::Security),
    ("LINE3", Key::Other),
    ("LINES", Key::Other),
    ("LINE4", Key::Other),
    ("DTG", Key::Date),
    ("ORIG", Key::From),
    ("TO", Key::To),
    ("INFO", Key::Info),
    ("SUBJ", Key::Subject),
];

/// Labels of the SMART system, as a print has them all before their values.
const SMART: [Label; 11] = [
    ("MRN", Key::Number),
    ("Date/DTG", Key::Date),
    ("From", Key::From),
    ("Action", Key::To),
    ("E.O.", Key::ExecutiveOrder),
    ("TAGS", Key::Tags),
    ("Captions", Key::Captions),
    ("Reference", Key::Reference),
    ("Pass Line", Key::Other),
    ("Ref", Key::Reference),
    ("Subject", Key::Subject),
];

/// What a block holds, and where it ends.
pub(crate) struct Block {
    /// Its entries.
    pub(crate) entries: Vec<Entry>,
    /// Labels and values.
    pub(crate) spans: Vec<Span>,
    /// Index of the first line behind it.
    pub(crate) end: usize,
}

/// Reads a block if there is one at the start of the lines.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine]) -> Option<Block> {
    for (line_idx, line) in lines.iter().take(WITHIN).enumerate() {
        let text = source.slice(line.span).trim();
        let block = match text.as_bytes().first() {
            Some(b'P') if council_label(text).is_some_and(|(label, _)| label == 0) => {
                council(source, lines, line_idx)
            }
            Some(b'D' | b'S') if text.contains("Date:") && is_library(source, lines, line_idx) => {
                library(source, lines, line_idx)
            }
            Some(b'M') if text == "MRN:" => labels_first(source, lines, line_idx),
            _ => continue,
        };
        if block.is_some() {
            return block;
        }
    }
    None
}

fn is_library(source: &Source, lines: &[TextLine], from: usize) -> bool {
    lines.iter().skip(from).take(3).any(|line| source.slice(line.span).contains("Canonical ID:"))
}

/// The public library's page: labels with their values, on lines of their own or run together.
fn library(source: &Source, lines: &[TextLine], from: usize) -> Option<Block> {
    let mut block = Block { entries: Vec::new(), spans: Vec::new(), end: from };
    for (line_idx, line) in lines.iter().enumerate().skip(from).take(LIBRARY.len() + 8) {
        let text = source.slice(line.span);
        let mut found: Vec<(usize, usize, Key)> = LIBRARY
            .iter()
            .filter_map(|&(label, key)| text.find(label).map(|at| (at, at + label.len(), key)))
            .filter(|(at, ..)| {
                !text.get(..*at).is_some_and(|head| head.ends_with("Handling ") || head.ends_with("Previous "))
            })
            .collect();
        found.sort_by_key(|(at, ..)| *at);
        // `Previous Handling Restrictions:` holds another label.
        found.dedup_by(|next, before| next.1 == before.1);
        if found.is_empty() || found.len() == 1 && found.first().is_some_and(|(at, ..)| *at > 0) {
            break;
        }
        for (idx, &(_, start, key)) in found.iter().enumerate() {
            let end = found.get(idx + 1).map_or(text.len(), |(at, ..)| *at);
            let offset = line.span.range().start;
            let value = source.trim(Span::of(offset + start..offset + end.max(start)));
            let is_null = source.slice(value).starts_with("-- N");
            if !value.is_empty() && !is_null {
                block.entries.push(Entry { key, values: vec![value] });
            }
        }
        block.spans.push(source.trim(line.span));
        block.end = line_idx + 1;
    }
    (block.entries.len() > 2).then_some(block)
}

/// Index of a label of the Council's file at the start of a text, and where its value starts.
fn council_label(text: &str) -> Option<(usize, usize)> {
    let colon = text.get(..12.min(text.len())).and_then(|head| head.find(':'))?;
    let label: String = text.get(..colon)?.chars().filter(|c| !c.is_whitespace()).collect();
    let idx = COUNCIL.iter().position(|(known, _)| *known == label)?;
    Some((idx, colon + 1))
}

/// The Council's file: up to `TEXT:`; lists go over lines.
fn council(source: &Source, lines: &[TextLine], from: usize) -> Option<Block> {
    let mut block = Block { entries: Vec::new(), spans: Vec::new(), end: from };
    for (line_idx, line) in lines.iter().enumerate().skip(from).take(MOST) {
        let span = source.trim(line.span);
        let text = source.slice(span);
        if text.starts_with("TEXT:") || text.starts_with("TEXT :") {
            block.spans.push(Span::new(span.start(), span.start() + 5));
            block.end = line_idx + usize::from(text.len() <= 6);
            return (block.entries.len() >= 3).then_some(block);
        }
        if let Some((label, start)) = council_label(text) {
            let value = source.trim(Span::new(span.start() + u32::try_from(start).ok()?, span.end()));
            let key = COUNCIL.get(label).map_or(Key::Other, |(_, key)| *key);
            block.entries.push(Entry { key, values: if value.is_empty() { vec![] } else { vec![value] } });
        } else if let Some(last) = block.entries.last_mut() {
            last.values.push(span);
        }
        block.spans.push(span);
    }
    None
}

/// All labels first, then all values: each value goes to the next label whose kind of value it is.
fn labels_first(source: &Source, lines: &[TextLine], from: usize) -> Option<Block> {
    let of_line = |line: &TextLine| {
        let text = source.slice(line.span).trim().strip_suffix(':')?;
        SMART.iter().find(|(label, _)| *label == text).map(|(_, key)| *key)
    };
    let keys: Vec<Key> = lines.iter().skip(from).map_while(of_line).collect();
    if keys.len() < 4 {
        return None;
    }
    let values_from = from + keys.len();
    let mut entries: Vec<Entry> = Vec::new();
    let mut next = 0;
    let mut end = values_from;
    for (line_idx, line) in lines.iter().enumerate().skip(values_from).take(keys.len() * 4) {
        let span = source.trim(line.span);
        let text = source.slice(span);
        let fits = keys.iter().skip(next).take(2).position(|key| is_value(*key, text)).map(|skip| next + skip);
        match fits {
            Some(label) if label < keys.len() => {
                let key = keys.get(label).copied().unwrap_or(Key::Other);
                entries.push(Entry { key, values: vec![span] });
                next = label + 1;
                end = line_idx + 1;
            }
            _ if next > 0 && next < keys.len() => {
                if let Some(last) = entries.last_mut() {
                    last.values.push(span);
                }
                end = line_idx + 1;
            }
            _ => break,
        }
        if next == keys.len() {
            break;
        }
    }
    let spans = lines.get(from..end)?.iter().map(|line| source.trim(line.span)).collect();
    (entries.len() >= 3).then_some(Block { entries, spans, end })
}

/// True if a text can be the value of a label.
fn is_value(key: Key, text: &str) -> bool {
    match key {
        Key::Number => super::catalogue::number(text).is_some(),
        Key::Date => {
            text.contains('/')
                && crate::text::cursor::words(text, 0).any(|(_, word)| {
                    text.get(word.range().start..)
                        .is_some_and(|rest| DateTimeGroup::read(&mut Cursor::new(rest, 0)).is_some())
                })
        }
        Key::From => addressee::begins_name(text),
        Key::To => !text.contains(char::is_lowercase) && text.len() > 3,
        Key::ExecutiveOrder => text.starts_with("1") && text.len() <= 12 || text.eq_ignore_ascii_case("unknown"),
        Key::Tags => text
            .split([',', ' ', ';'])
            .filter(|word| !word.is_empty())
            .take(3)
            .all(|word| word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')),
        Key::Captions => caption::read_line(text, 0).is_some(),
        Key::Reference => text.len() <= 120 && (text.contains(|c: char| c.is_ascii_digit()) || text == "n/a"),
        _ => !text.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn block(text: &str) -> Option<(Vec<(Key, String)>, usize)> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let block = read(&source, &lines)?;
        let of = |entry: &Entry| (entry.key, source.words(&entry.values));
        Some((block.entries.iter().map(of).filter(|(key, _)| *key != Key::Other).collect(), block.end))
    }

    #[test]
    fn all_labels_first() {
        let text = "MRN:\nDate/DTG:\nFrom:\nAction:\nE.O.:\nTAGS:\nReference:\nSubject:\n84 SUVA 2210\nSep 14, 1984 / 140000Z Sep 84\n\
                    AMEMBASSY SUVA\nSECSTATE WASHDC ROUTINE\nUnknown\nSCUL, FJ\nn/a\nDRUM ON THE REEF\nLIMITED OFFICIAL USE SUVA 2210\n";
        let (entries, end) = block(text).unwrap();
        assert_eq!(end, 16);
        assert_eq!(entries[0], (Key::Number, "84 SUVA 2210".into()));
        assert_eq!(entries[5], (Key::Tags, "SCUL, FJ".into()));
        assert_eq!(entries[7], (Key::Subject, "DRUM ON THE REEF".into()));
    }

    #[test]
    fn the_councils_file() {
        let text = " PREC:    IMMEDIATE\nCLASS:    UNCLASSIFIED\nLINES:    O 071226Z FEB 95\n  DTG:    071226Z FEB 95\n ORIG:    AMEMBASSY BAKU\n   TO:    RUEHC/SECSTATE WASHDC\n          RUEHIA/USIA WASHDC\n SUB J:   TALKS\n TEXT:\n  UNCLAS BAKU 000451\n";
        let (entries, end) = block(text).unwrap();
        assert_eq!(end, 9);
        assert_eq!(entries[4], (Key::To, "RUEHC/SECSTATE WASHDC RUEHIA/USIA WASHDC".into()));
        assert_eq!(entries[5], (Key::Subject, "TALKS".into()));
    }

    #[test]
    fn the_library() {
        let text = "Date:1976 March 18, 09:40 (Thursday)\nCanonical ID:1976THEHA01533_b\nOriginal Classification:SECRET\nExecutive Order:-- Not Assigned --\nType:TE\nSECRET THE HAGUE 1533\n";
        let (entries, end) = block(text).unwrap();
        assert_eq!((entries.len(), end), (3, 5));
        assert_eq!(
            block(&text.replace("\nC", "C").replace("\nO", "O")).map(|(entries, _)| entries.len()),
            Some(3),
            "run together"
        );
    }

    /// All that a block holds: the values, with those that are not read; the places of its lines; its end.
    fn whole(text: &str) -> Option<(Vec<String>, Vec<String>, usize)> {
        let source = Source::of_text(text.to_owned());
        let block = read(&source, &lines::collect(&source, &Layout::of(&source)))?;
        let values = block.entries.iter().map(|entry| source.words(&entry.values)).collect();
        Some((values, block.spans.iter().map(|span| source.slice(*span).to_owned()).collect(), block.end))
    }

    const COUNCILS: &str = "PREC: ROUTINE\nCLASS: SECRET\nDTG: 071226Z FEB 95\nTEXT:\nX\n";

    #[test]
    fn a_block_stands_near_the_start() {
        let at = |n: usize| whole(&format!("{}{COUNCILS}", "so it is\n".repeat(n))).map(|(.., end)| end);
        assert_eq!((at(0), at(WITHIN - 1), at(WITHIN)), (Some(4), Some(WITHIN + 3), None));
    }

    #[test]
    fn the_councils_file_ends_with_its_text() {
        let (values, spans, end) = whole(COUNCILS).unwrap();
        assert_eq!(values, ["ROUTINE", "SECRET", "071226Z FEB 95"]);
        assert_eq!((spans.last().map(String::as_str), end), (Some("TEXT:"), 4));
        let (_, spans, end) = whole(&COUNCILS.replace("TEXT:\n", "TEXT: THE REEF\n")).unwrap();
        assert_eq!((spans.last().map(String::as_str), end), (Some("TEXT:"), 3), "the message begins on the line");
        assert_eq!(whole(&COUNCILS.replace("TEXT:", "TEXT :")).map(|(.., end)| end), Some(4));
        for text in [
            COUNCILS.replace("TEXT:", "THAT:"),
            COUNCILS.replace("CLASS: SECRET\n", ""),
            COUNCILS.replace("PREC:", "POST:").replace("TEXT:", "ORIG: X\nTEXT:"),
            COUNCILS.replace("PREC: ROUTINE", "PREC AND A LONG WORD: ROUTINE"),
        ] {
            assert_eq!(whole(&text), None, "{text}");
        }
        let (values, ..) = whole(&COUNCILS.replace("SECRET", "")).unwrap();
        assert_eq!(values, ["ROUTINE", "", "071226Z FEB 95"], "a label may have no value");
    }

    #[test]
    fn labels_of_the_library_and_their_values() {
        let text = "So.\nDate:1976 March 18\nCanonical ID:1976THEHA01533_b\nOriginal Classification:SECRET\nPrevious Handling Restrictions:NODIS\nLocator:\nConcepts:-- Not Assigned --\nType:TE From:SUVA\nSo it is, Type:TE\n";
        let (values, spans, end) = whole(text).unwrap();
        assert_eq!(values, ["1976 March 18", "1976THEHA01533_b", "SECRET", "NODIS", "TE", "SUVA"]);
        assert_eq!((spans.len(), spans[6].as_str(), end), (7, "Type:TE From:SUVA", 8));
        assert_eq!(whole("Date:1976 March 18\nCanonical ID:X\nType:\n"), None, "two values are too few");
        assert!(whole("Date:1976 March 18\nCanonical ID:X\nType:TE\n").is_some());
        assert_eq!(whole("Date:1976 Type:TE Locator:X From:Y\n"), None, "no library's number");
        assert_eq!(whole("Some Type:TE Locator:X From:Y\nCanonical ID:X\n"), None, "no date");
    }

    const LABELS: &str = "MRN:\nDate/DTG:\nFrom:\nAction:\n";
    const VALUES: &str = "84 SUVA 2210\nSep 14, 1984 / 140000Z Sep 84\nAMEMBASSY SUVA\n";

    #[test]
    fn values_go_to_the_labels_that_they_fit() {
        let (values, spans, end) = whole(&format!("So.\n{LABELS}{VALUES}SECSTATE WASHDC\nMORE\n")).unwrap();
        assert_eq!(values, ["84 SUVA 2210", "Sep 14, 1984 / 140000Z Sep 84", "AMEMBASSY SUVA", "SECSTATE WASHDC"]);
        assert_eq!((spans.len(), end), (8, 9));
        // A value over lines, and a label without one.
        let text = format!(
            "{LABELS}E.O.:\nTAGS:\nSubject:\n{VALUES}SECSTATE WASHDC\nAMEMBASSY RIGA\nSCUL, FJ\nTHE REEF\nX\n"
        );
        let (values, _, end) = whole(&text).unwrap();
        assert_eq!(values[3..], ["SECSTATE WASHDC AMEMBASSY RIGA", "SCUL, FJ", "THE REEF"]);
        assert_eq!(end, 14);
        // A value is looked for so far and no further.
        let rest = "the rest\n".repeat(30);
        assert_eq!(whole(&format!("{LABELS}{VALUES}{rest}")).map(|(.., end)| end), Some(4 + 4 * 4));
        for text in [
            format!("{}{VALUES}", LABELS.replace("Action:\n", "")),
            format!("{LABELS}the rest\n{VALUES}"),
            format!("{LABELS}{}{rest}", VALUES.replace("AMEMBASSY SUVA\n", "")),
        ] {
            assert_eq!(whole(&text), None, "{text}");
        }
    }

    #[test]
    fn what_can_be_the_value_of_a_label() {
        let digit = |n: usize| format!("7{}", "x".repeat(n - 1));
        for (key, text, expected) in [
            (Key::Number, "84 SUVA 2210", true),
            (Key::Number, "SUVA", false),
            (Key::Date, "Sep 14, 1984 / 140000Z Sep 84", true),
            (Key::Date, "140000Z Sep 84", false),
            (Key::Date, "one / other", false),
            (Key::From, "AMEMBASSY SUVA", true),
            (Key::From, "somebody", false),
            (Key::To, "BOSS", true),
            (Key::To, "ALL", false),
            (Key::To, "Secstate", false),
            (Key::ExecutiveOrder, "12958", true),
            (Key::ExecutiveOrder, "unknown", true),
            (Key::ExecutiveOrder, "1 and so on.", true),
            (Key::ExecutiveOrder, "1 and so on..", false),
            (Key::ExecutiveOrder, "X", false),
            (Key::Tags, "SCUL,FJ; U.S.", true),
            (Key::Tags, "SCULPT", false),
            (Key::Tags, "Scul", false),
            (Key::Tags, "AA BB CC HERRINGS", true),
            (Key::Captions, "SIPDIS", true),
            (Key::Captions, "ALL", false),
            (Key::Reference, "84 SUVA 1", true),
            (Key::Reference, "n/a", true),
            (Key::Reference, "none", false),
            (Key::Reference, &digit(120), true),
            (Key::Reference, &digit(121), false),
            (Key::Subject, "the reef", true),
            (Key::Subject, "", false),
        ] {
            assert_eq!(is_value(key, text), expected, "{key:?}: {text}");
        }
    }
}
