//! The rules, one a file: what it looks for, why, its sentence, its repair, its tests.

use super::{Applicability, Diagnostic, Repair, Severity};
use crate::read::Reading;
use crate::text::{Edit, Span};

mod ambiguous_date;
mod comma_for_apostrophe;
mod displaced_reasons;
mod invalid_date;
mod markdown_emphasis;
mod misread_paragraph_mark;
mod misread_year;
mod no_cable;
mod no_head;
mod page_break_in_paragraph;
mod paragraph_number_out_of_sequence;
mod repeated_caption;
mod run_together_header;
mod second_cable;
mod tag_needs_person;
mod text_possibly_missing;
mod unexpected_place_tag;
mod unknown_tag;

/// A rule adds what it has to say.
pub type Rule = fn(&Reading, &mut Vec<Diagnostic>);

/// All rules.
pub const ALL: [Rule; 18] = [
    no_cable::check,
    no_head::check,
    second_cable::check,
    run_together_header::check,
    invalid_date::check,
    ambiguous_date::check,
    repeated_caption::check,
    unexpected_place_tag::check,
    tag_needs_person::check,
    unknown_tag::check,
    displaced_reasons::check,
    misread_paragraph_mark::check,
    paragraph_number_out_of_sequence::check,
    page_break_in_paragraph::check,
    text_possibly_missing::check,
    misread_year::check,
    comma_for_apostrophe::check,
    markdown_emphasis::check,
];

/// Most places that one diagnostic names: a text of a million commas needs no million marks.
const MOST_PLACES: usize = 10_000;

fn safe(title: &'static str, edits: Vec<Edit>) -> Option<Repair> {
    Some(Repair { title, applicability: Applicability::Safe, edits })
}

fn diagnostic(code: &'static str, severity: Severity, message: String, spans: Vec<Span>) -> Diagnostic {
    Diagnostic { code, severity, message, spans, repair: None }
}

/// `1 place`, `3 places`.
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The last word of a span.
fn last_word(reading: &Reading, span: Span) -> Span {
    let text = reading.source.slice(span).trim_end();
    let word = text.split_whitespace().next_back().map_or(0, str::len);
    Span::of(span.range().start + text.len() - word..span.range().start + text.len())
}

/// The first word of a span.
fn first_word(reading: &Reading, span: Span) -> Span {
    let word = reading.source.slice(span).split_whitespace().next().map_or(0, str::len);
    Span::of(span.range().start..span.range().start + word)
}

#[cfg(test)]
mod testing {
    use super::*;
    use crate::diagnose::diagnose;
    use crate::read::read;
    use crate::text::Source;

    /// The diagnostics of one code for a text.
    pub fn found(text: &str, code: &str) -> Vec<Diagnostic> {
        let reading = read(Source::of_text(text.to_owned()));
        diagnose(&reading).into_iter().filter(|diagnostic| diagnostic.code == code).collect()
    }

    /// A small clean cable around a body.
    pub fn cable(body: &str) -> String {
        format!(
            "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\n\
             TAGS: PHUM, AJ\nSUBJECT: TALKS\n\n{body}\nROE\n"
        )
    }

    #[test]
    fn the_clean_cable_is_clean() {
        let reading = read(Source::of_text(cable("1. (U) All is well.\n\n2. (U) Nothing happened in Baku.")));
        assert_eq!(diagnose(&reading), []);
    }
}
