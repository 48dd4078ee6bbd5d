//! The row of a catalogue above a message: identifier, times, classification, origin, in whatever order a page or a table has
//! them (handbook, section 8.3).

use super::catalogue::{self, Entry, Key};
use super::lines::TextLine;
use crate::cable::Level;
use crate::text::{Cursor, Source, Span};

/// The row stands at the very top.
const WITHIN: usize = 14;

/// Words of the head of the table.
const HEADS: [&str; 5] = ["Reference ID", "Created", "Released", "Classification", "Origin"];

/// Reads the row if the lines begin with one. Gives its entries, and the index of the first line behind it.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine]) -> Option<(Vec<Entry>, usize)> {
    let mut has_head = false;
    for (line_idx, line) in lines.iter().take(WITHIN).enumerate() {
        let text = source.slice(line.span);
        if is_head(text) {
            has_head = true;
            continue;
        }
        let cells = cells(source, line.span);
        let (row, n_lines) = if cells.len() >= 3 {
            (cells, 1)
        } else if has_head {
            // Cell by cell, a line each.
            let rows = lines.iter().skip(line_idx).take(HEADS.len()).map(|line| source.trim(line.span));
            let row: Vec<Span> = rows.take_while(|span| is_cell(source.slice(*span))).collect();
            let n_lines = row.len();
            (row, n_lines)
        } else {
            continue;
        };
        if let Some(entries) = entries(source, &row) {
            return Some((entries, (line_idx + n_lines).min(lines.len())));
        }
    }
    None
}

fn is_head(text: &str) -> bool {
    HEADS.iter().any(|head| text.trim_start().starts_with(head)) && text.len() < 80
}

/// Cells parted by tabs or by two blanks and more.
fn cells(source: &Source, line: Span) -> Vec<Span> {
    let text = source.slice(line);
    let mut out = Vec::new();
    let mut start = 0;
    for part in text.split('\t') {
        let span = source.trim(Span::of(line.range().start + start..line.range().start + start + part.len()));
        start += part.len() + 1;
        if !span.is_empty() {
            out.push(span);
        }
    }
    if out.len() > 2 { out } else { cells_of_blanks(source, line) }
}

/// A row whose tabs have become blanks: identifier, one or two times, level, origin.
fn cells_of_blanks(source: &Source, line: Span) -> Vec<Span> {
    let words: Vec<(&str, Span)> = crate::text::cursor::words(source.slice(line), line.start()).take(24).collect();
    let Some((first, id)) = words.first() else { return vec![] };
    if catalogue::number(first).is_none() || words.len() < 4 {
        return vec![];
    }
    let mut out = vec![*id];
    let mut at = 1;
    while let (Some((date, from)), Some((time, to))) = (words.get(at), words.get(at + 1)) {
        if !date.starts_with(|c: char| c.is_ascii_digit()) || !time.contains(':') {
            break;
        }
        out.push(from.to(*to));
        at += 2;
    }
    if at == 1 {
        return vec![];
    }
    if let Some((_, level)) = words.get(at) {
        out.push(*level);
    }
    if let (Some((_, from)), Some((_, to))) = (words.get(at + 1), words.last()) {
        out.push(from.to(*to));
    }
    out
}

/// The entries of a row: an identifier must be among its cells, and a time.
fn entries(source: &Source, cells: &[Span]) -> Option<Vec<Entry>> {
    let text = |span: &Span| source.slice(*span);
    let id = cells.iter().position(|cell| is_id(text(cell)))?;
    let time = cells.iter().position(|cell| is_time(text(cell)))?;
    let entry = |key, span: Span| Entry { key, values: vec![span] };
    let out = cells.iter().enumerate().map(|(idx, &span)| {
        let cell = source.slice(span);
        let key = if idx == id {
            Key::Number
        } else if idx == time {
            Key::Date
        } else if is_level(cell) {
            Key::Classification
        } else if is_origin(cell) {
            Key::From
        } else {
            Key::Other
        };
        entry(key, span)
    });
    Some(out.collect())
}

fn is_cell(cell: &str) -> bool {
    is_id(cell) || is_time(cell) || is_level(cell) || is_origin(cell)
}

fn is_id(cell: &str) -> bool {
    !cell.contains(' ') && catalogue::number(cell).is_some()
}

fn is_time(cell: &str) -> bool {
    cell.contains(':') && catalogue::day(cell, 0).is_some()
}

fn is_level(cell: &str) -> bool {
    let mut cursor = Cursor::new(cell, 0);
    Level::read(&mut cursor).is_some() && (cursor.is_done() || cursor.rest().starts_with(['/', ' ']))
}

/// `Embassy Baku`, `Secretary of State`, `UN Geneva`.
fn is_origin(cell: &str) -> bool {
    const WORDS: [&str; 8] =
        ["Embassy ", "Consulate ", "Mission ", "Secretary of State", "UN ", "US ", "USUN ", "American "];
    WORDS.iter().any(|start| cell.starts_with(start)) && cell.len() < 60
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn keys(text: &str) -> Option<(Vec<Key>, usize)> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        read(&source, &lines).map(|(entries, n)| (entries.iter().map(|entry| entry.key).collect(), n))
    }

    #[test]
    fn rows() {
        use Key::{Classification, Date, From, Number, Other};
        let head = "Reference ID\tCreated\tReleased\tClassification\tOrigin\n";
        let row = "08RIGA12\t2008-09-04 08:55\t2011-08-30 01:44\tSECRET//NOFORN\tEmbassy Riga";
        let expected = vec![Number, Date, Other, Classification, From];
        assert_eq!(keys(&format!("{head}{row}\nR 1")), Some((expected.clone(), 2)));
        assert_eq!(keys(&row.replace('\t', " ")), Some((expected.clone(), 1)));
        // A level alone on its line is furniture, as everywhere.
        let cells = format!("{head}{row}").replace('\t', "\n");
        assert_eq!(keys(&cells), Some((vec![Number, Date, Other, From], 9)));
        assert_eq!(keys("7\t1/2/2009 10:11\t09RIGA12\tEmbassy Riga\tSECRET").map(|(keys, _)| keys.len()), Some(5));
        assert_eq!(keys("We met 12 people\tand left"), None);
    }

    #[test]
    fn a_row_stands_near_the_top() {
        let row = "08RIGA12\t2008-09-04 08:55\tSECRET\n";
        assert_eq!(keys(&format!("{}{row}", "Lamps\n".repeat(WITHIN - 1))).map(|(_, end)| end), Some(WITHIN));
        assert_eq!(keys(&format!("{}{row}", "Lamps\n".repeat(WITHIN))), None);
    }

    #[test]
    fn cells_by_lines_count_only_behind_the_head_of_the_table() {
        let cells = "08RIGA12\n2008-09-04 08:55\nEmbassy Riga\nLamps\n";
        assert_eq!(keys(&format!("Reference ID\n{cells}")), Some((vec![Key::Number, Key::Date, Key::From], 4)));
        assert_eq!(keys(cells), None);
    }

    #[test]
    fn rows_whose_tabs_became_blanks() {
        let cells = |line: &str| {
            let source = Source::of_text(format!("Lamps\n{line}"));
            let cells = cells(&source, Span::of(6..6 + line.len()));
            cells.iter().map(|span| source.slice(*span).to_owned()).collect::<Vec<_>>()
        };
        for (line, expected) in [
            ("08RIGA12\t 2008 \t\tLamps", &["08RIGA12", "2008", "Lamps"][..]),
            ("08RIGA12 2008-09-04 08:55 SECRET", &["08RIGA12", "2008-09-04 08:55", "SECRET"]),
            (
                "08RIGA12 2008-09-04 08:55 2011-08-30 01:44 SECRET Embassy Riga",
                &["08RIGA12", "2008-09-04 08:55", "2011-08-30 01:44", "SECRET", "Embassy Riga"],
            ),
            ("08RIGA12 2008-09-04 08:55", &[]),
            ("08RIGA12 SECRET Embassy Riga", &[]),
            ("08RIGA12 2008-09-04 0855 SECRET", &[]),
            ("LAMPS 2008-09-04 08:55 SECRET", &[]),
            ("", &[]),
        ] {
            assert_eq!(cells(line), expected, "{line}");
        }
    }

    #[test]
    fn what_a_cell_may_hold() {
        let long = |length: usize| format!("Embassy {}", "R".repeat(length - 8));
        for (cell, id, time, level, origin) in [
            ("08RIGA12", true, false, false, false),
            ("08 RIGA 12", false, false, false, false),
            ("2008-09-04 08:55", false, true, false, false),
            ("2008-09-04", false, false, false, false),
            ("08:55", false, false, false, false),
            ("SECRET", false, false, true, false),
            ("SECRET//NOFORN", false, false, true, false),
            ("CONFIDENTIAL LAMPS", false, false, true, false),
            ("Secretary of State", false, false, false, true),
            ("USUN New York", false, false, false, true),
            (&long(59), false, false, false, true),
            (&long(60), false, false, false, false),
            ("Lamps", false, false, false, false),
        ] {
            assert_eq!(
                [is_id(cell), is_time(cell), is_level(cell), is_origin(cell)],
                [id, time, level, origin],
                "{cell}"
            );
            assert_eq!(is_cell(cell), id || time || level || origin, "{cell}");
        }
        assert!(is_head("  Origin") && !is_head("Lamps") && is_head(&format!("Origin{}", " ".repeat(73))));
        assert!(!is_head(&format!("Origin{}", " ".repeat(74))));
    }

    #[test]
    fn a_row_without_identifier_or_time_is_none() {
        assert_eq!(keys("08RIGA12\tLamps\tSECRET"), None);
        assert_eq!(keys("Lamps\t2008-09-04 08:55\tSECRET"), None);
    }
}
