//! Is it a cable at all? A letter, a press digest or a message of another department may look like one in parts.

use super::lines::{self, TextLine};
use super::paragraph_numbers;
use crate::cable::{Cable, addressee, signature};
use crate::text::Source;

/// Lines looked at when there is no head: enough to tell a telegram's body from prose.
const LINES_OF_BODY: usize = 400;

/// True if what was read is a State cable:
///
/// * a classification line with post and number, and any other field of a telegram; or
/// * a State post as originator or action addressee, a date-time group, and a field that only State uses; or
/// * a retyped telegram's front matter; or
/// * no head at all, but numbered paragraphs in sequence in the telegraphic style: capitals throughout, or a portion
///   marking on each; and a signature.
#[must_use]
pub fn is_cable(
    source: &Source,
    lines: &[TextLine],
    cable: &Cable,
    body_from: usize,
    has_front_matter: bool,
) -> bool {
    let has_number = cable.classification.is_some();
    let has_date = cable.date_time_group.is_some();
    let has_state_field = cable.executive_order.is_some()
        || !cable.tags.is_empty()
        || cable.classified_by.as_ref().is_some_and(|by| by.value.name.is_some());
    let has_field =
        has_state_field || cable.subject.is_some() || !cable.references.is_empty() || !cable.captions.is_empty();
    let names = cable.from.iter().chain(&cable.to).map(|field| source.slice(field.value.name));
    let has_state_post = names.clone().any(addressee::is_state_name);
    let has_envelope = has_date || cable.from.is_some() || cable.transmission.station.is_some();
    has_front_matter
        || has_number && (has_envelope || has_field)
        || has_state_post && has_date && has_state_field
        || body_from == 0 && is_bare_body(source, lines)
}

/// A body without a head, as some archives give it.
fn is_bare_body(source: &Source, lines: &[TextLine]) -> bool {
    let lines = lines.get(..lines.len().min(LINES_OF_BODY)).unwrap_or(lines);
    let candidates: Vec<_> = lines
        .iter()
        .filter_map(|line| paragraph_numbers::candidate(source.slice(line.span), line.span.start()))
        .collect();
    let starts_with_number =
        lines.first().is_some_and(|line| paragraph_numbers::candidate(source.slice(line.span), 0).is_some());
    let n_numbered = paragraph_numbers::decode(&candidates).iter().flatten().count();
    let n_marked = candidates.iter().filter(|candidate| candidate.has_marking()).count();
    let is_signed = lines.last().is_some_and(|line| {
        let text = source.slice(line.span);
        signature::is_signature(text) || signature::run_on(text, 0).is_some()
    });
    let (letters, capitals) = lines::count_letters(source, lines);
    let is_telegraphic = letters >= 80 && capitals * 20 >= letters * 19;
    starts_with_number && (n_numbered >= 2 && is_telegraphic || n_numbered >= 2 && n_marked >= 2 && is_signed)
}
