//! Is it a cable at all? A letter, a press digest or a message of another department may look like one in parts.

use super::anchor::{self, Anchor};
use super::lines::{self, TextLine};
use super::paragraph_numbers;
use crate::cable::{Cable, addressee, signature};
use crate::text::{Source, Span};

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
pub(crate) fn is_cable(
    source: &Source,
    lines: &[TextLine],
    cable: &Cable,
    body_from: usize,
    has_front_matter: bool,
) -> bool {
    let has_number = cable.classification.as_ref().is_some_and(|line| line.value.number.is_some());
    // `MRN:` and a date-time group: the SMART system's own labels.
    let has_labels = cable.number.is_some() && cable.date_time_group.is_some();
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
        || has_labels
        || is_fragment(cable)
        || is_piece_of_head(source, lines, cable)
        || has_number && (has_envelope || has_field)
        || has_state_post && has_date && has_state_field
        || body_from == 0 && is_bare_body(source, lines)
}

/// A piece of a head: two fields that only State's telegrams have, or one of them with a subject or a reference to a cable.
fn is_fragment(cable: &Cable) -> bool {
    let is_code = |code: &str| (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let (has_order, has_reasons, has_cable) = (has_order(cable), has_reasons(cable), has_cable(cable));
    let has_tags = cable.tags.iter().filter(|tag| is_code(&tag.value.code)).count() * 2 > cable.tags.len();
    let own = usize::from(has_order) + usize::from(has_tags) + usize::from(has_reasons);
    // Reasons alone are no sign: release stamps on e-mails name them too.
    own >= 2 || (has_order || has_tags) && (cable.subject.is_some() || has_cable) || has_reasons && has_cable
}

/// A few lines that begin with a label of a head and hold what the label promises: somebody pasted the references alone.
fn is_piece_of_head(source: &Source, lines: &[TextLine], cable: &Cable) -> bool {
    /// A piece is short.
    const MOST_LINES: usize = 60;
    let first = lines.first().map_or("", |line| source.slice(line.span));
    let begins = anchor::pieces(first, 0).first().and_then(|piece| piece.anchor).is_some_and(Anchor::is_header_label);
    lines.len() <= MOST_LINES && begins && (has_cable(cable) || has_reasons(cable) || has_order(cable))
}

fn has_order(cable: &Cable) -> bool {
    cable.executive_order.as_ref().is_some_and(|order| order.value.number.is_some())
}

fn has_reasons(cable: &Cable) -> bool {
    cable.classified_by.as_ref().is_some_and(|by| !by.value.reasons.is_empty())
}

/// True if a reference names a telegram of a known post.
fn has_cable(cable: &Cable) -> bool {
    cable.references.iter().any(|entry| entry.value.number.is_some() && !entry.value.post_is_doubtful)
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

/// True if lines before a cable are an e-mail that carries it: its labels From, Sent or To, and Subject.
#[must_use]
pub(crate) fn is_wrapping(source: &Source, lines: &[Span]) -> bool {
    /// An e-mail's labels stand near its top.
    const WITHIN: usize = 200;
    let has = |label: &str| lines.iter().take(WITHIN).any(|line| source.slice(*line).starts_with(label));
    has("From:") && (has("Sent:") || has("To:")) && has("Subject")
}
