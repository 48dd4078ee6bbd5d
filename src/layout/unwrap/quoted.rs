//! A text that an e-mail quotes: each of its lines begins with `>`.

use crate::text::{LineIndex, Projection};

/// Takes the marks off; `None` if too few lines have one.
#[must_use]
pub(crate) fn read(text: &str) -> Option<Projection> {
    /// A lone `>` is an archive's end mark; fewer lines than this are no quotation.
    const FEWEST: usize = 6;
    if memchr::memchr_iter(b'>', text.as_bytes()).take(FEWEST).count() < FEWEST {
        return None;
    }
    let is_quoted = |line: &str| line.starts_with("> ") || line.trim_end() == ">";
    let (mut n_quoted, mut n_lines) = (0, 0);
    let index = LineIndex::of(text);
    let lines = || (0..index.n_lines()).filter_map(|idx| text.get(index.line(idx).range()));
    for line in lines() {
        n_quoted += usize::from(is_quoted(line));
        n_lines += usize::from(!line.trim().is_empty());
    }
    if n_quoted < FEWEST || n_quoted * 2 < n_lines {
        return None;
    }
    let mut out = Projection::with_capacity("quotation", text.len());
    let mut at = 0;
    for line in lines() {
        let mark =
            if is_quoted(line) { line.len() - line.trim_start_matches('>').trim_start_matches(' ').len() } else { 0 };
        out.keep(line.get(mark..).unwrap_or(""), at + mark);
        at += line.len();
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn forwarded() {
        let text = "Hello,\n> R 1\n> FM X\n>\n> UNCLAS\n> A\n> B\n>  C\n";
        assert_eq!(read(text).unwrap().text(), "Hello,\nR 1\nFM X\n\nUNCLAS\nA\nB\nC\n");
        assert!(read("TEXT\n>\nMORE\n").is_none());
    }
}
