//! Hard-wrapped lines as running text.
//!
//! A line end becomes one blank. After a hyphen nothing is put in between, and the hyphen itself goes only where the
//! rest cannot be a word by itself (`PARTICIPA-` / `TION`); else it stays (`Anti-` / `TIP`), for it may be a true one.

use super::{Edit, Span, edit};

/// Ends of words that are no words: what a syllable break leaves at the start of a line.
const WORD_ENDS: &[&str] = &[
    "able", "ably", "ance", "ances", "ary", "ation", "ational", "ations", "cation", "cations", "ence", "ences", "ed",
    "ible", "ically", "ies", "ing", "ings", "ional", "ious", "ity", "ly", "ment", "mental", "ments", "national",
    "ness", "sion", "sions", "tion", "tional", "tions",
];

/// A stretch of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fragment {
    /// Where it stands in the source.
    pub(crate) span: Span,
    /// How it reads.
    pub(crate) text: String,
    /// True if an edit put it in place of what the source has.
    pub(crate) repaired: bool,
}

/// The running text of some spans of `source`, with `edits` (in order, not overlapping) applied. Spans are joined as
/// lines are. Each edit gives a fragment of its own.
#[must_use]
pub(crate) fn fragments(source: &str, spans: &[Span], edits: &[Edit]) -> Vec<Fragment> {
    let mut out: Vec<Fragment> = Vec::new();
    for &span in spans {
        if !out.is_empty() {
            push(&mut out, Span::empty(span.start()), "\n", false);
        }
        let mut at = span.start();
        let first = edits.partition_point(|edit| edit.span.start() < span.start());
        for edit in edits.iter().skip(first).take_while(|edit| edit.span.end() <= span.end()) {
            push_source(&mut out, source, Span::new(at, edit.span.start()));
            push(&mut out, edit.span, &edit.text, true);
            at = edit.span.end();
        }
        push_source(&mut out, source, Span::new(at, span.end()));
    }
    join_lines(&mut out);
    out
}

/// The running text of some spans as one string.
#[must_use]
pub(crate) fn text(source: &str, spans: &[Span], edits: &[Edit]) -> String {
    fragments(source, spans, edits).into_iter().map(|fragment| fragment.text).collect()
}

/// The text of some spans with its lines kept, as tables need it.
#[must_use]
pub(crate) fn lines(source: &str, spans: &[Span], edits: &[Edit]) -> String {
    let mut out = String::new();
    for &span in spans {
        let first = edits.partition_point(|edit| edit.span.start() < span.start());
        let inside: Vec<Edit> = edits
            .iter()
            .skip(first)
            .take_while(|edit| edit.span.end() <= span.end())
            .map(|edit| Edit {
                span: Span::new(edit.span.start() - span.start(), edit.span.end() - span.start()),
                text: edit.text.clone(),
            })
            .collect();
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&edit::apply(source.get(span.range()).unwrap_or(""), &inside));
    }
    out
}

fn push_source(out: &mut Vec<Fragment>, source: &str, span: Span) {
    push(out, span, source.get(span.range()).unwrap_or(""), false);
}

fn push(out: &mut Vec<Fragment>, span: Span, text: &str, repaired: bool) {
    match out.last_mut() {
        Some(last) if last.repaired == repaired && !repaired => {
            last.span = last.span.to(span);
            last.text.push_str(text);
        }
        _ if text.is_empty() && !repaired => {}
        _ => out.push(Fragment { span, text: text.to_owned(), repaired }),
    }
}

/// Folds runs of blanks with a line end in them into one blank, over the borders of fragments too.
fn join_lines(fragments: &mut Vec<Fragment>) {
    let mut after_blank = true;
    let last = fragments.len().saturating_sub(1);
    for (fragment_idx, fragment) in fragments.iter_mut().enumerate() {
        let mut text = fold(&fragment.text);
        if after_blank && text.starts_with(' ') {
            text.remove(0);
        }
        if fragment_idx == last {
            text.truncate(text.trim_end().len());
        }
        after_blank = if text.is_empty() { after_blank } else { text.ends_with(' ') };
        fragment.text = text;
    }
    fragments.retain(|fragment| fragment.repaired || !fragment.text.is_empty());
}

fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((word, tail)) = rest.find(char::is_whitespace).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(word);
        let after = tail.trim_start();
        let blanks = tail.get(..tail.len() - after.len()).unwrap_or("");
        if blanks.contains(['\n', '\r', '\u{2028}', '\u{2029}']) && is_hyphenated(&out) && !after.is_empty() {
            let next: String = after.chars().take_while(|c| c.is_alphabetic()).take(9).collect();
            if WORD_ENDS.contains(&next.to_ascii_lowercase().as_str()) {
                out.pop();
            }
        } else {
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn is_hyphenated(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> String {
        text(source, &[Span::of(0..source.len())], &[])
    }

    #[test]
    fn lines_become_blanks() {
        assert_eq!(read("ONE  TWO\r\n   THREE\n"), "ONE TWO THREE");
    }

    #[test]
    fn hyphens_stay_unless_the_rest_is_no_word() {
        assert_eq!(read("BOLIVIAN PARTICIPA-\nTION IN Anti-\nTIP work"), "BOLIVIAN PARTICIPATION IN Anti-TIP work");
        assert_eq!(read("FOLLOWED - \nTION"), "FOLLOWED - TION", "a dash is no hyphen");
    }

    #[test]
    fn edits_are_fragments_of_their_own() {
        let source = "the women,s\ncenter";
        let edits = [Edit::replace(Span::new(9, 10), "’")];
        let out = fragments(source, &[Span::of(0..source.len())], &edits);
        let shown: Vec<(&str, bool)> = out.iter().map(|f| (f.text.as_str(), f.repaired)).collect();
        assert_eq!(shown, [("the women", false), ("’", true), ("s center", false)]);
    }

    #[test]
    fn spans_join_like_lines() {
        assert_eq!(text("plan to\nPAGE 02\nprovide", &[Span::new(0, 7), Span::new(16, 23)], &[]), "plan to provide");
    }

    #[test]
    fn lines_stay_where_they_are_wanted() {
        let source = "one two\n--\nthree four";
        let edits = [
            Edit::replace(Span::new(0, 3), "1"),
            Edit::replace(Span::new(4, 7), "2"),
            Edit::replace(Span::new(8, 10), "x"),
            Edit::replace(Span::new(11, 16), "3"),
            Edit::replace(Span::new(17, 21), "4"),
        ];
        let (first, second) = (Span::new(0, 7), Span::new(11, 21));
        for (spans, kept, running) in [
            ([first, second].as_slice(), "1 2\n3 4", "1 2 3 4"),
            (&[second], "3 4", "3 4"),
            (&[Span::new(0, 5)], "1 t", "1 t"),
            (&[Span::new(1, 7)], "ne 2", "ne 2"),
            (&[], "", ""),
        ] {
            assert_eq!(lines(source, spans, &edits), kept);
            assert_eq!(text(source, spans, &edits), running);
        }
    }

    #[test]
    fn places_of_fragments() {
        let source = "one two\n--\nthree";
        let edits = [Edit::replace(Span::new(4, 6), "T"), Edit::delete(Span::new(6, 7))];
        let out = fragments(source, &[Span::new(0, 7), Span::new(11, 16)], &edits);
        let shown: Vec<(Span, &str)> = out.iter().map(|fragment| (fragment.span, fragment.text.as_str())).collect();
        let expected =
            [(Span::new(0, 4), "one "), (Span::new(4, 6), "T"), (Span::new(6, 7), ""), (Span::new(11, 16), " three")];
        assert_eq!(shown, expected);
    }

    #[test]
    fn blanks_fold_over_the_borders_of_fragments() {
        for (source, edit, running) in [
            (" A, B \n", Edit::replace(Span::new(2, 3), " "), "A B"),
            ("A , B", Edit::delete(Span::new(2, 3)), "A B"),
            ("A,B", Edit::replace(Span::new(1, 2), " \n"), "A B"),
            ("A, B", Edit::insert(1, "x"), "Ax, B"),
            (" \n B", Edit::delete(Span::new(3, 4)), ""),
        ] {
            assert_eq!(text(source, &[Span::of(0..source.len())], &[edit]), running, "{source}");
        }
    }

    #[test]
    fn hyphens_at_the_ends_of_lines() {
        for (source, running) in [
            ("PARTICIPA-\rTION", "PARTICIPATION"),
            ("PARTICIPA- \u{2028} tions.", "PARTICIPAtions."),
            ("PARTICIPA-\u{2029}TION2", "PARTICIPATION2"),
            ("PARTICIPA-\nTIONX", "PARTICIPA-TIONX"),
            ("PARTICIPA- TION", "PARTICIPA- TION"),
            ("7-\nTION", "7- TION"),
            ("--\nTION", "-- TION"),
            ("A\nTION", "A TION"),
            ("PARTICIPA-\n", "PARTICIPA-"),
        ] {
            assert_eq!(read(source), running, "{source}");
        }
    }
}
