//! Rows of a table of cables: comma- or tab-separated, cells quoted, with escapes (handbook, sections 8.3 and 8.8).
//!
//! A row is known by two of its cells: an identifier (`09RIGA12`) and a date with a time. Its short cells become one
//! line with tabs between, its texts follow it; every row begins a record.

use crate::text::Projection;

/// Rows are told by their first cells; a text in one of them may have any length.
const FEWEST_CELLS: usize = 5;

/// Cells up to this length without a line end stand together on the first line of a record.
const LONGEST_SHORT_CELL: usize = 200;

/// A cell: its readable pieces, and where it ends.
struct Cell {
    /// Pieces of the text: what to read, where it stands, how long it is there.
    pieces: Vec<(Piece, usize, usize)>,
    length: usize,
}

/// What to read for a piece.
#[derive(Clone, Copy)]
enum Piece {
    /// The text as it stands.
    Kept,
    /// An escape, which stands for these characters.
    Escape(&'static str),
}

/// Reads a table; `None` if the text is none.
#[must_use]
pub(crate) fn read(text: &str) -> Option<Projection> {
    let first_line = text.trim_start().lines().next()?;
    let separator = [b',', b'\t', b';'].into_iter().find(|separator| {
        first_line.bytes().filter(|byte| byte == separator).take(FEWEST_CELLS - 1).count() == FEWEST_CELLS - 1
    })?;
    // A first row may hold the names of the columns.
    let (first, next) = row(text, 0, separator);
    if !is_cable(text, &first) && !is_cable(text, &row(text, next, separator).0) {
        return None;
    }
    let mut out = Projection::with_capacity("table", text.len());
    let mut at = 0;
    while at < text.len() {
        let (cells, next) = row(text, at, separator);
        write(text, &cells, &mut out, at);
        at = next.max(at + 1);
    }
    Some(out)
}

/// The cells of the row at `at`, and where the next row begins.
fn row(text: &str, at: usize, separator: u8) -> (Vec<Cell>, usize) {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = at;
    loop {
        let (cell, end) = cell(text, at, separator);
        cells.push(cell);
        at = end;
        match bytes.get(at) {
            Some(byte) if *byte == separator => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return (cells, at + 2),
            Some(_) => return (cells, at + 1),
            None => return (cells, at),
        }
    }
}

/// The cell at `at`, and where it ends: at a separator, a line end, or the end of the text.
fn cell(text: &str, at: usize, separator: u8) -> (Cell, usize) {
    let bytes = text.as_bytes();
    let quoted = bytes.get(at) == Some(&b'"');
    let mut cell = Cell { pieces: Vec::new(), length: 0 };
    let mut from = at + usize::from(quoted);
    let mut here = from;
    loop {
        let byte = bytes.get(here).copied();
        let next = bytes.get(here + 1).copied();
        let escape = match (byte, next) {
            (Some(b'\\'), Some(b'"')) => Some("\""),
            (Some(b'"'), Some(b'"')) if quoted => Some("\""),
            (Some(b'\\'), Some(b'\\')) => Some("\\"),
            (Some(b'\\'), Some(b'\n')) => Some("\n"),
            (Some(b'\\'), Some(b'n')) if !quoted => Some("\n"),
            _ => None,
        };
        let ends = match byte {
            None => true,
            Some(b'"') => quoted && escape.is_none(),
            Some(b'\n' | b'\r') => !quoted,
            Some(byte) => !quoted && byte == separator,
        };
        if ends || escape.is_some() {
            if here > from {
                cell.pieces.push((Piece::Kept, from, here - from));
                cell.length += here - from;
            }
            if let Some(escape) = escape {
                cell.pieces.push((Piece::Escape(escape), here, 2));
                cell.length += escape.len();
                from = here + 2;
                here = from;
                continue;
            }
            here += usize::from(quoted && byte.is_some());
            // What stands between the closing quote and the separator is no part of the cell.
            let rest = bytes.get(here..).unwrap_or(&[]);
            let skip = rest.iter().position(|byte| *byte == separator || matches!(byte, b'\n' | b'\r'));
            return (cell, here + skip.unwrap_or(rest.len()));
        }
        here += 1;
    }
}

fn of(text: &str, cell: &Cell) -> String {
    let kept = cell.pieces.iter().map(|(piece, at, length)| match piece {
        Piece::Kept => text.get(*at..at + length).unwrap_or(""),
        Piece::Escape(escape) => escape,
    });
    kept.collect()
}

/// True for the row of a cable: among its short cells an identifier and a date with a time.
fn is_cable(text: &str, cells: &[Cell]) -> bool {
    let short: Vec<String> =
        cells.iter().filter(|cell| cell.length <= 40).take(8).map(|cell| of(text, cell)).collect();
    let has_text = cells.iter().any(|cell| cell.length > LONGEST_SHORT_CELL || of(text, cell).contains('\n'));
    cells.len() >= FEWEST_CELLS
        && has_text
        && short.iter().any(|cell| is_identifier(cell.trim()))
        && short.iter().any(|cell| is_date_time(cell.trim()))
        && short.iter().any(|cell| is_origin(cell.trim()))
}

/// `09RIGA12`: two digits, a post, a number.
fn is_identifier(cell: &str) -> bool {
    let letters = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = letters.trim_start_matches(|c: char| c.is_ascii_uppercase());
    cell.len() - letters.len() == 2
        && letters.len() - number.len() >= 2
        && (1..=6).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Embassy Riga`, `Secretary of State`, `UN Rome`: who sent it.
fn is_origin(cell: &str) -> bool {
    [
        "Embassy ", "Consulate ", "Mission ", "Secretary of State", "UN ", "US ", "USUN ", "Iran RPO", "REO ",
        "American ",
    ]
    .iter()
    .any(|start| cell.starts_with(start))
}

/// `12/28/2008 18:48`, `2008-12-28 18:48:00`.
fn is_date_time(cell: &str) -> bool {
    let Some((date, time)) = cell.split_once(' ') else { return false };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    date.split(['/', '-']).count() == 3 && digits(date) >= 6 && time.contains(':') && digits(time) >= 3
}

fn write(text: &str, cells: &[Cell], out: &mut Projection, at: usize) {
    if is_cable(text, cells) {
        out.begin_record();
    }
    let is_short = |cell: &Cell| cell.length <= LONGEST_SHORT_CELL && !of(text, cell).contains('\n');
    let mut at_line_start = true;
    for short in [true, false] {
        for cell in cells.iter().filter(|cell| is_short(cell) == short) {
            let start = cell.pieces.first().map_or(at, |(_, at, _)| *at);
            if !at_line_start {
                out.replace(if short { "\t" } else { "\n" }, start, 0);
            }
            at_line_start = false;
            for &(piece, at, length) in &cell.pieces {
                match piece {
                    Piece::Kept => out.keep(text.get(at..at + length).unwrap_or(""), at),
                    Piece::Escape(escape) => out.replace(escape, at, length),
                }
            }
        }
    }
    out.replace("\n", at, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_columns() {
        let text = "\"7\",\"1/2/2009 10:11\",\"09RIGA12\",\"Embassy Riga\",\"SECRET\",\"08RIGA7|09STATE5\",\"R 021011Z JAN 09\nFM AMEMBASSY RIGA\",\"S E C R E T RIGA 000012\n\n1. (S) He said \\\"no\\\", and left.\nROE\"\n\
                    \"8\",\"1/3/2009 10:11\",\"09RIGA13\",\"Embassy Riga\",\"SECRET\",\"\",\"X\nY\",\"Z\nA\"\n";
        let view = read(text).unwrap();
        let lines: Vec<&str> = view.text().lines().collect();
        assert_eq!(lines[0], "7\t1/2/2009 10:11\t09RIGA12\tEmbassy Riga\tSECRET\t08RIGA7|09STATE5");
        assert_eq!(lines[1], "R 021011Z JAN 09");
        assert!(lines.contains(&"1. (S) He said \"no\", and left."));
        assert_eq!(view.records().len(), 2);
        assert!(view.text()[view.records()[1] as usize..].starts_with("8\t1/3/2009"));
    }

    #[test]
    fn other_tables_and_texts() {
        assert!(read("a,b,c,d,e\n1,2,3,4,5\n").is_none());
        assert!(read("We met, spoke, ate, slept, woke, and left.\n").is_none());
        assert!(read("").is_none());
        assert!(read("2007-09-11 12:50:00\t07RIGA12\tEmbassy Riga\tSECRET\tR 1\\nFM X\tS E C R E T").is_some());
    }
}
