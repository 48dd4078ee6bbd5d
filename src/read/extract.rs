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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    /// Index of the first line behind, the day, and the lines that are taken.
    fn extract(text: &str) -> (usize, Option<String>, Vec<String>) {
        let source = Source::of_text(text.to_owned());
        let mut cable = Cable::default();
        let end = read(&source, &lines::collect(&source, &Layout::of(&source)), &mut cable);
        let taken = cable.wrapping.iter().map(|span| source.slice(*span).to_owned()).collect();
        (end, cable.dated.map(|day| day.value.to_string()), taken)
    }

    #[test]
    fn a_remark_and_a_day_at_the_very_top() {
        const PIECE: &str = "This record is a partial extract of the original cable.";
        const DAY: &str = "Wednesday, 20 February 2008, 11:29";
        let day = Some("2008-02-20".to_owned());
        assert_eq!(extract(&format!("{PIECE}\nX\n")), (1, None, vec![PIECE.to_owned()]));
        assert_eq!(
            extract(&format!("X\n{DAY}\n{PIECE}\nX\n")),
            (3, day.clone(), vec![DAY.to_owned(), PIECE.to_owned()])
        );
        assert_eq!(extract(&format!("X\nX\nX\n{DAY}\nX\n")), (4, day.clone(), vec![DAY.to_owned()]));
        for text in [
            format!("X\nX\nX\nX\n{DAY}\n"),
            "20 February 2008, 11:29\n".to_owned(),
            "Wednesday was a day of rain\n".to_owned(),
            "Someday, 20 February 2008\n".to_owned(),
        ] {
            assert_eq!(extract(&text), (0, None, vec![]), "{text}");
        }
        // A longer line is a sentence that begins with a day.
        let of_length = |n: usize| extract(&format!("{DAY} {}\n", "x".repeat(n - DAY.len() - 1))).0;
        assert_eq!((of_length(59), of_length(60)), (1, 0));
    }
}
