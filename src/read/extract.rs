//! What an archive says above a piece of a cable: that it is a piece, and when the whole was sent (handbook, section 8.3).

use super::catalogue;
use super::lines::TextLine;
use crate::cable::{Cable, Field};
use crate::text::Source;

/// The lines stand at the very top.
const WITHIN: usize = 4;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Reads the lines into `cable` and gives the index of the first line behind them.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine], cable: &mut Cable) -> usize {
    let mut end = 0;
    for (line_idx, line) in lines.iter().take(WITHIN).enumerate() {
        let span = source.trim(line.span);
        let text = source.slice(span);
        if text.starts_with("This record is a partial extract") {
            cable.wrapping.push(span);
            end = line_idx + 1;
        } else if WEEKDAYS.iter().any(|start| text.starts_with(start))
            && text.len() < 60
            && let Some((date, place)) = catalogue::day(text, span.start())
        {
            cable.dated = Some(Field::likely(date, place));
            cable.wrapping.push(span);
            end = line_idx + 1;
        }
    }
    end
}
