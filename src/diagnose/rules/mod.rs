//! The rules, one a file: what it looks for, why, its sentence, its repair, its tests.

use super::{Applicability, Diagnostic, Repair, Severity};
use crate::cable::{Cable, Level};
use crate::read::Reading;
use crate::text::{Edit, Span};

mod ambiguous_date;
mod around_the_text;
mod banner_differs;
mod caption_against_level;
mod catalogue;
mod comma_for_apostrophe;
mod continuity_numbers_differ;
mod damaged_address;
mod damaged_classification_line;
mod damaged_level;
mod damaged_reference;
mod damaged_statement;
mod declassification_date;
mod displaced_reasons;
mod divided_word;
mod entity_left;
mod false_pilcrow;
mod fields_on_one_line;
mod figures_in_words;
mod filing_time_differs;
mod garbled_words;
mod glued_tags;
mod injected_sipdis;
mod invalid_date;
mod latex_escape;
mod legacy_entity;
mod lost_dash;
mod lost_quotation_marks;
mod markdown_emphasis;
mod misplaced_person;
mod misread_characters;
mod misread_label;
mod misread_paragraph_mark;
mod misread_portion_mark;
mod misread_year;
mod missing_section;
mod mojibake;
mod no_cable;
mod no_classified_by;
mod no_head;
mod no_subject_tag;
mod no_tags;
mod order_against_level;
mod order_number;
mod originator_differs;
mod own_country_missing;
mod page_break_in_paragraph;
mod page_line_in_field;
mod paragraph_number_out_of_sequence;
mod portion_level;
mod portion_mark_missing;
mod precedence_differs;
mod punctuation_dropped;
mod quoted_printable;
mod reasons_of_another_order;
mod reference_of_previous_year;
mod repeated_caption;
mod run_together_header;
mod second_cable;
mod security_signal_differs;
mod sent_again;
mod signature_runs_on;
mod station_serial_differs;
mod tag_needs_person;
mod tag_slip;
mod text_behind_subject;
mod text_cut_off;
mod text_possibly_missing;
mod unbalanced_block;
mod unexpected_place_tag;
mod unknown_tag;
mod web_copy_routing;
mod withheld_text;
mod year_assumed;

/// A rule adds what it has to say.
pub(crate) type Rule = fn(&Reading, &mut Vec<Diagnostic>);

/// All rules. Those on single characters stand first, for of two repairs that want the same text the first one is kept.
pub(crate) const ALL: &[Rule] = &[
    no_cable::check,
    no_head::check,
    catalogue::check,
    second_cable::check,
    missing_section::check,
    sent_again::check,
    around_the_text::check,
    mojibake::check,
    quoted_printable::check,
    entity_left::check,
    latex_escape::check,
    run_together_header::check,
    fields_on_one_line::check,
    misread_label::check,
    misread_characters::check,
    web_copy_routing::check,
    station_serial_differs::check,
    filing_time_differs::check,
    invalid_date::check,
    security_signal_differs::check,
    precedence_differs::check,
    originator_differs::check,
    damaged_address::check,
    continuity_numbers_differ::check,
    damaged_level::check,
    damaged_classification_line::check,
    year_assumed::check,
    repeated_caption::check,
    caption_against_level::check,
    order_number::check,
    order_against_level::check,
    declassification_date::check,
    ambiguous_date::check,
    no_tags::check,
    glued_tags::check,
    unknown_tag::check,
    tag_slip::check,
    no_subject_tag::check,
    own_country_missing::check,
    unexpected_place_tag::check,
    tag_needs_person::check,
    misplaced_person::check,
    page_line_in_field::check,
    text_behind_subject::check,
    damaged_reference::check,
    reference_of_previous_year::check,
    displaced_reasons::check,
    no_classified_by::check,
    damaged_statement::check,
    reasons_of_another_order::check,
    misread_paragraph_mark::check,
    false_pilcrow::check,
    paragraph_number_out_of_sequence::check,
    portion_level::check,
    portion_mark_missing::check,
    misread_portion_mark::check,
    banner_differs::check,
    injected_sipdis::check,
    page_break_in_paragraph::check,
    text_possibly_missing::check,
    divided_word::check,
    unbalanced_block::check,
    text_cut_off::check,
    signature_runs_on::check,
    withheld_text::check,
    misread_year::check,
    comma_for_apostrophe::check,
    lost_quotation_marks::check,
    legacy_entity::check,
    lost_dash::check,
    markdown_emphasis::check,
    garbled_words::check,
    figures_in_words::check,
    punctuation_dropped::check,
];

/// Most places that one diagnostic names: a text of a million commas needs no million marks.
const MOST_PLACES: usize = 10_000;

/// Most labels and references of a head that are looked at.
const MOST_LABELS: usize = 400;

/// Most places in a head that are looked at one against the other.
const FEW: usize = 32;

fn safe(title: &'static str, edits: Vec<Edit>) -> Option<Repair> {
    Some(Repair { title, applicability: Applicability::Safe, edits })
}

/// A repair that is left to the reader.
fn choice(title: &'static str, edit: Edit) -> Option<Repair> {
    Some(Repair { title, applicability: Applicability::Unsafe, edits: vec![edit] })
}

fn diagnostic(code: &'static str, severity: Severity, mut message: String, spans: Vec<Span>) -> Diagnostic {
    // What is told of the text may end with a full stop; a message does not.
    message.truncate(message.trim_end_matches(['.', ' ']).len());
    Diagnostic { code, severity, message, spans, repair: None }
}

/// A note with a safe repair of all places that `find` finds in a text with a cable; `message` is given the first edit and
/// how many places there are, in words.
fn everywhere(
    reading: &Reading,
    out: &mut Vec<Diagnostic>,
    code: &'static str,
    repair: &'static str,
    find: fn(&str) -> Vec<Edit>,
    message: &dyn Fn(&Edit, &str) -> String,
) {
    if reading.cables.is_empty() {
        return;
    }
    let edits = find(reading.source.text());
    let Some(first) = edits.first() else { return };
    let message = message(first, &count(edits.len(), "place", "places"));
    let spans = edits.iter().map(|edit| edit.span).collect();
    let mut found = diagnostic(code, Severity::Info, message, spans);
    found.repair = safe(repair, edits);
    out.push(found);
}

/// `1 place`, `3 places`.
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A level that a declassification instruction belongs to.
const fn is_classified(level: Level) -> bool {
    matches!(level, Level::TopSecret | Level::Secret | Level::Confidential)
}

/// The running text of a cable: its subject and its body.
fn prose(cable: &Cable) -> impl Iterator<Item = Span> {
    let subject = cable.subject.iter().flat_map(|subject| subject.spans.iter().copied());
    subject.chain(body(cable))
}

/// The places that `find` finds in some stretches of a text; it is given each stretch and where it begins.
fn places(reading: &Reading, spans: impl Iterator<Item = Span>, find: fn(&str, u32) -> Vec<Span>) -> Vec<Span> {
    spans.flat_map(|span| find(reading.source.slice(span), span.start())).take(MOST_PLACES).collect()
}

/// The text of a cable without its subject.
fn body(cable: &Cable) -> impl Iterator<Item = Span> {
    cable.body.iter().flat_map(|item| item.text.iter().copied())
}

/// Lines of a text, whatever their ends, each with the place behind its end.
fn lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find(is_line_end).unwrap_or(rest.len());
        let end = rest.get(length..)?;
        at += length + if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
        Some((rest.get(..length)?, at))
    })
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
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
    pub(crate) fn found(text: &str, code: &str) -> Vec<Diagnostic> {
        let reading = read(Source::of_text(text.to_owned()));
        diagnose(&reading).into_iter().filter(|diagnostic| diagnostic.code == code).collect()
    }

    /// A small clean cable around a body.
    pub(crate) fn cable(body: &str) -> String {
        format!(
            "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\nE.O. 12958: N/A\n\
             TAGS: PHUM, AJ\nSUBJECT: TALKS\n\n{body}\nROE\n"
        )
    }

    /// The same, classified.
    pub(crate) fn classified(body: &str) -> String {
        cable(body)
            .replace("UNCLAS BAKU", "C O N F I D E N T I A L BAKU")
            .replace("12958: N/A", "12958: DECL: 02/19/2018")
            .replace("TALKS\n", "TALKS\n\nClassified By: DCM Jane Roe, reasons 1.4 (b) and (d).\n")
    }

    #[test]
    fn the_clean_cable_is_clean() {
        let reading = read(Source::of_text(cable("1. (U) All is well.\n\n2. (U) Nothing happened in Baku.")));
        assert_eq!(diagnose(&reading), []);
        let reading = read(Source::of_text(classified("1. (C) All is well.\n\n2. (U) Nothing happened in Baku.")));
        assert_eq!(diagnose(&reading), []);
    }
}
