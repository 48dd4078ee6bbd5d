//! The source as rows: lines with numbers, long lines cut into pieces, a window of them at a time.

use crate::diagnose::Document;
use crate::layout::BlockKind;
use crate::text::Span;

/// Rows in a window: a long cable fits in whole, ten million empty lines do not stall a page.
pub(crate) const WINDOW_ROWS: usize = 1_500;
/// Text in a window, in bytes.
const WINDOW_BYTES: usize = 200_000;
/// Longest piece of a line in one row, in bytes.
const ROW_BYTES: usize = 4_000;

/// A row of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceRow {
    /// Number of the line, from 1; none for the second and later pieces of a line.
    pub(crate) number: Option<usize>,
    /// Its place, without the line's end mark.
    pub(crate) span: Span,
    /// Its text, exactly.
    pub(crate) text: String,
    /// True for furniture.
    pub(crate) is_furniture: bool,
    /// True if nothing was made of it.
    pub(crate) is_unrecognised: bool,
}

/// Some rows, and whether there are others before and behind them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct SourceWindow {
    /// The rows.
    pub(crate) rows: Vec<SourceRow>,
    /// Where the rows before these end, if there are any.
    pub(crate) before: Option<u32>,
    /// Where the rows behind these begin, if there are any.
    pub(crate) after: Option<u32>,
}

/// The rows from the line at `offset` on.
#[must_use]
pub(crate) fn window(document: &Document, offset: u32) -> SourceWindow {
    let source = document.source();
    let lines = source.lines();
    let first_line = lines.line_at(offset);
    let first = lines.line(first_line);
    // Inside a very long line the window begins at the piece that holds the offset.
    let skipped = (offset.saturating_sub(first.start()) as usize) / ROW_BYTES * ROW_BYTES;
    let unrecognised = &document.coverage().unrecognised;
    let has_cable = !document.cables().is_empty();
    let mut rows = Vec::new();
    let mut n_bytes = 0;
    let mut after = None;
    'lines: for line_idx in first_line..lines.n_lines() {
        let whole = lines.line(line_idx);
        let text = source.slice(whole).trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']);
        let mut from = text.floor_char_boundary(if line_idx == first_line { skipped } else { 0 });
        loop {
            let start = whole.range().start + from;
            if rows.len() >= WINDOW_ROWS || n_bytes >= WINDOW_BYTES {
                after = Some(Span::of(start..start).start());
                break 'lines;
            }
            let to = text.floor_char_boundary((from / ROW_BYTES + 1) * ROW_BYTES).max(from);
            let span = Span::of(start..whole.range().start + to);
            let run = unrecognised.partition_point(|run| run.end() <= span.start());
            rows.push(SourceRow {
                number: (from == 0).then_some(line_idx + 1),
                span,
                text: source.slice(span).to_owned(),
                is_furniture: matches!(document.layout().blocks.kind_of(line_idx), BlockKind::Furniture(_)),
                is_unrecognised: has_cable && unrecognised.get(run).is_some_and(|run| run.meets(span)),
            });
            n_bytes += to - from;
            from = to;
            if from >= text.len() {
                break;
            }
        }
    }
    let start = rows.first().map_or(0, |row| row.span.start());
    SourceWindow { rows, before: (start > 0).then_some(start), after }
}

/// Where a window begins that ends behind `offset`: half a window earlier in rows or in text, whichever is less. However
/// long a line is, the window from there holds `offset`.
#[must_use]
pub(crate) fn window_before(document: &Document, offset: u32) -> u32 {
    let lines = document.source().lines();
    let first_line = lines.line_at(offset).saturating_sub(WINDOW_ROWS / 2);
    let half = u32::try_from(WINDOW_BYTES / 2).unwrap_or(u32::MAX);
    lines.line(first_line).start().max(offset.saturating_sub(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_cover_the_source() {
        for text in ["a\nb\r\n\nc".to_owned(), "¶".repeat(9_000), "x\n".repeat(5_000), "y".repeat(1_000_000)] {
            let document = Document::of_text(text.clone());
            let (mut offset, mut seen, mut guard) = (0, String::new(), 0);
            loop {
                let window = window(&document, offset);
                seen.extend(window.rows.iter().map(|row| row.text.as_str()));
                guard += 1;
                match window.after {
                    Some(after) if guard < 100 => offset = after,
                    _ => break,
                }
            }
            assert_eq!(seen, text.replace(['\n', '\r'], ""));
        }
    }

    /// A field behind a very long line was sought in a window that never held it, again and again.
    #[test]
    fn the_window_before_holds_the_place() {
        let long = "y".repeat(3_000_000);
        for text in
            [format!("{long}\nTAGS: X"), format!("a\n{long}"), "x\n".repeat(9_000), format!("{long}\n\n{long}")]
        {
            let document = Document::of_text(text.clone());
            for offset in
                [0, 1, text.len() / 2, text.len() - 2, text.len()].map(|offset| u32::try_from(offset).unwrap())
            {
                let window = window(&document, window_before(&document, offset));
                let (first, last) = (window.rows.first().unwrap(), window.rows.last().unwrap());
                assert!(first.span.start() <= offset && offset <= last.span.end() + 1, "{offset} of {}", text.len());
            }
        }
    }

    #[test]
    fn going_back_makes_progress() {
        let document = Document::of_text("x\n".repeat(5_000));
        let window = window(&document, 6_000);
        let before = window_before(&document, window.before.unwrap());
        assert!(before < 6_000 - 500);
        assert_eq!(window_before(&document, 0), 0);
    }
}
