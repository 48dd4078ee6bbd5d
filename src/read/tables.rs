//! Lines set in columns: they are kept as typed, for reflowing would destroy them.

use super::lines::TextLine;
use crate::text::Source;

/// A table has at least this many lines in a row.
const FEWEST_LINES: usize = 3;

/// Rows that go over two lines, or have no figures: at most so many between two lines with columns, and none longer.
const MOST_BETWEEN: usize = 2;
const LONGEST_BETWEEN: usize = 48;

/// For each line, whether it belongs to a table.
#[must_use]
pub(crate) fn find(source: &Source, lines: &[TextLine]) -> Vec<bool> {
    let mut in_table = vec![false; lines.len()];
    let columns: Vec<bool> = lines.iter().map(|line| !line.is_rule && has_columns(source.slice(line.span))).collect();
    let is_short = |line_idx: usize| {
        lines
            .get(line_idx)
            .is_some_and(|line| !line.is_rule && source.trim(line.span).len() as usize <= LONGEST_BETWEEN)
    };
    let mut from = 0;
    while from < lines.len() {
        if columns.get(from) != Some(&true) {
            from += 1;
            continue;
        }
        let (mut end, mut rows, mut between) = (from + 1, 1, 0);
        for line_idx in from + 1..lines.len() {
            if columns.get(line_idx) == Some(&true) {
                (end, rows, between) = (line_idx + 1, rows + 1, 0);
            } else if between < MOST_BETWEEN && is_short(line_idx) {
                between += 1;
            } else {
                break;
            }
        }
        if rows >= FEWEST_LINES {
            in_table.iter_mut().skip(from).take(end - from).for_each(|line| *line = true);
        }
        from = end;
    }
    in_table
}

/// True if a line has a gap of three blanks or more behind its first words, or a tab. Lines longer than a terminal
/// had columns are paragraphs joined into one line.
#[must_use]
pub(crate) fn has_columns(line: &str) -> bool {
    const WIDEST: usize = 140;
    let text = line.trim();
    let mut n_blanks = 0;
    text.len() <= WIDEST
        && text.bytes().any(|byte| {
            n_blanks = if byte == b' ' { n_blanks + 1 } else { 0 };
            byte == b'\t' || n_blanks == 3
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    #[test]
    fn columns() {
        let source = Source::of_text(
            "1. VISAS ISSUED   424\n2. VISAS REFUSED     2\n3. TOTAL          426\n4. TEXT AGAIN".into(),
        );
        let lines = lines::collect(&source, &Layout::of(&source));
        assert_eq!(find(&source, &lines), [true, true, true, false]);
    }

    fn found(text: &str) -> Vec<bool> {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        find(&source, &lines)
    }

    #[test]
    fn a_gap_of_three_blanks_or_a_tab_makes_columns() {
        let wide = |length: usize| format!("A   {}", "B".repeat(length - 4));
        for (line, expected) in [
            ("LAMPS   4", true),
            ("LAMPS  4", false),
            ("LAMPS  4  5", false),
            ("   LAMPS", false),
            ("LAMPS   ", false),
            ("LAMPS\t4", true),
            (&wide(140), true),
            (&wide(141), false),
        ] {
            assert_eq!(has_columns(line), expected, "{line}");
        }
    }

    #[test]
    fn a_table_has_three_lines_with_columns_and_few_short_ones_between() {
        let (row, short) = ("LAMPS   4\n", "AND MORE\n");
        let wide = |length: usize| format!("{}\n", "W".repeat(length));
        for (text, expected) in [
            (row.repeat(2), &[false, false][..]),
            (row.repeat(3) + short, &[true, true, true, false]),
            (format!("{short}{}", row.repeat(3)), &[false, true, true, true]),
            (format!("{row}{short}{short}{row}{row}"), &[true; 5]),
            (format!("{row}{short}{short}{short}{row}{row}"), &[false; 6]),
            (format!("{row}{short}{row}{short}{short}{row}"), &[true; 6]),
            (format!("{row}{}{row}{row}", wide(48)), &[true; 4]),
            (format!("{row}{}{row}{row}", wide(49)), &[false; 4]),
            (format!("{row}-----\n{row}{row}"), &[false; 4]),
            (format!("{row}{}{}", wide(60), row.repeat(3)), &[false, false, true, true, true]),
        ] {
            assert_eq!(found(&text), expected, "{text}");
        }
    }
}
