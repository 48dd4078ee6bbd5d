//! Lines set in columns: they are kept as typed, for reflowing would destroy them.

use super::lines::TextLine;
use crate::text::Source;

/// A table has at least this many lines in a row.
const FEWEST_LINES: usize = 3;

/// For each line, whether it belongs to a table.
#[must_use]
pub fn find(source: &Source, lines: &[TextLine]) -> Vec<bool> {
    let mut in_table = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let run =
            lines.iter().skip(from).take_while(|line| !line.is_rule && has_columns(source.slice(line.span))).count();
        if run >= FEWEST_LINES {
            in_table.iter_mut().skip(from).take(run).for_each(|line| *line = true);
        }
        from += run.max(1);
    }
    in_table
}

/// True if a line has a gap of three blanks or more behind its first words, or a tab. Lines longer than a terminal
/// had columns are paragraphs joined into one line.
fn has_columns(line: &str) -> bool {
    const WIDEST: usize = 140;
    let text = line.trim();
    text.len() <= WIDEST && (text.contains("   ") || text.contains('\t'))
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
}
