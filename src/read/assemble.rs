//! Sections to one cable (handbook, section 10.2).
//!
//! Each section of a message repeats its head. The first section's head is the cable's; what it lacks is taken from the
//! others; their bodies follow in the order of their numbers. A section that came twice is kept once: the corrected copy, or
//! else the longer one; the other is an alternate, whose place is told.

use super::coverage;
use super::lines::TextLine;
use crate::cable::{Cable, Drafting, Transmission, caption};
use crate::text::{Source, Span};

/// One transmission: its head as a cable without body, and the lines of its body.
pub(crate) struct Part {
    /// What its head says.
    pub(crate) cable: Cable,
    /// The lines of its body.
    pub(crate) body: Vec<TextLine>,
    /// From its first line to its last.
    pub(crate) span: Span,
}

impl Part {
    /// Which section of its message it is; 1 for a message of one.
    fn section(&self) -> u32 {
        let stated = self.cable.classification.as_ref().and_then(|line| line.value.section);
        stated.map_or(1, |section| section.number)
    }

    /// True if it has a head of its own, and is not merely a repeated classification line at the top of a page.
    fn has_head(&self) -> bool {
        self.cable.subject.is_some() || self.cable.date_time_group.is_some() || !self.cable.tags.is_empty()
    }

    fn is_corrected(&self, source: &Source) -> bool {
        self.cable.remarks.iter().any(|remark| caption::is_corrected_copy(source.slice(*remark)))
    }

    fn length(&self) -> u32 {
        self.body.iter().map(|line| line.span.len()).sum()
    }
}

/// A cable in the making: sections in the order of the text.
pub(crate) struct Message {
    parts: Vec<Part>,
}

/// Joins the parts that belong to one message. A message's parts need not stand together.
#[must_use]
pub(crate) fn messages(parts: Vec<Part>) -> Vec<Message> {
    /// A part is looked for among so many messages before it: thousands of cables in one text are no sections of each other.
    const LOOK_BACK: usize = 8;
    let mut messages: Vec<Message> = Vec::new();
    for part in parts {
        let from = messages.len().saturating_sub(LOOK_BACK);
        let known = messages.iter_mut().skip(from).rev().find(|message| message.has(&part));
        match known {
            Some(message) => message.parts.push(part),
            None => messages.push(Message { parts: vec![part] }),
        }
    }
    messages
}

impl Message {
    /// True if a part is of the same message: same post, number, and no other year.
    fn has(&self, part: &Part) -> bool {
        let Some(number) = &part.cable.number else { return false };
        self.parts.first().and_then(|first| first.cable.number.as_ref()).is_some_and(|own| {
            own.value.post == number.value.post
                && own.value.number == number.value.number
                && (own.value.year == number.value.year || own.value.year.is_none() || number.value.year.is_none())
        })
    }

    /// The cable and the lines of its body.
    #[must_use]
    pub(crate) fn assemble(mut self, source: &Source) -> Option<(Cable, Vec<TextLine>)> {
        let mut sections: Vec<(u32, Vec<Part>)> = Vec::new();
        for part in self.parts.drain(..) {
            let section = part.section();
            match sections.iter_mut().find(|(number, _)| *number == section) {
                Some((_, parts)) => parts.push(part),
                None => sections.push((section, vec![part])),
            }
        }
        sections.sort_by_key(|(number, _)| *number);
        let mut cable: Option<Cable> = None;
        let mut body: Vec<TextLine> = Vec::new();
        let mut alternates: Vec<Span> = Vec::new();
        for (number, parts) in sections {
            for (part_idx, part) in chosen(source, parts, &mut alternates).into_iter().enumerate() {
                let mut lines = part.body.into_iter();
                if let Some(mut first) = lines.next() {
                    // A section begins like a page: in the middle of a paragraph, more often than not.
                    first.after_furniture |= cable.is_some();
                    first.after_blank |= cable.is_some();
                    body.push(first);
                }
                body.extend(lines);
                match &mut cable {
                    None => cable = Some(Cable { span: part.span, ..part.cable }),
                    Some(first) => {
                        first.span = first.span.to(part.span);
                        supplement(first, part.cable);
                    }
                }
                if part_idx == 0
                    && let Some(cable) = &mut cable
                {
                    cable.sections.push(number);
                }
            }
        }
        let mut cable = cable?;
        cable.labels.extend(alternates.iter().copied());
        cable.alternates = alternates.into();
        Some((cable, body))
    }
}

/// Of several copies of one section the one to read; pieces that are no copies, but the section's own text behind a
/// repeated classification line, follow it.
fn chosen(source: &Source, mut parts: Vec<Part>, alternates: &mut Vec<Span>) -> Vec<Part> {
    // A head without a text is no copy: a drafting system prints its own above the transmission's, which comes first.
    let n_heads = parts.iter().take_while(|part| part.body.is_empty()).count();
    let n_leading = parts.len().min(n_heads + 1);
    if let Some(leading) = parts.get_mut(..n_leading) {
        leading.reverse();
    }
    let mut out: Vec<Part> = Vec::new();
    for (part_idx, part) in parts.into_iter().enumerate() {
        let may_be_copy = part_idx >= n_leading && part.has_head() && !part.body.is_empty();
        let Some(first) = out.first().filter(|first| may_be_copy && first.has_head()) else {
            out.push(part);
            continue;
        };
        let is_better = match (part.is_corrected(source), first.is_corrected(source)) {
            (true, false) => true,
            (false, true) => false,
            _ => part.length() > first.length(),
        };
        if is_better {
            alternates.extend(out.drain(..).map(|old| old.span));
            out.push(part);
        } else {
            alternates.push(part.span);
        }
    }
    out
}

/// Takes from a later section's head what the first one lacks; all of it is accounted for.
fn supplement(first: &mut Cable, mut later: Cable) {
    first.labels.extend(coverage::spans(&later));
    macro_rules! take {
        ($($field:ident),*) => { $( if first.$field.is_none() { first.$field = later.$field.take(); } )* };
    }
    macro_rules! take_list {
        ($($field:ident),*) => { $( if first.$field.is_empty() { first.$field = std::mem::take(&mut later.$field); } )* };
    }
    take!(precedence, date_time_group, dated, from, classification, number, distribution, executive_order, subject);
    take!(references_none, classified_by, signature);
    take_list!(to, info, exempt, captions, tags, references, passing, attributes);
    if first.drafting == Drafting::default() {
        first.drafting = later.drafting;
    }
    if first.transmission == Transmission::default() {
        first.transmission = later.transmission;
    }
    if first.classification.as_ref().is_some_and(|line| line.value.section.is_none())
        && let (Some(line), Some(section)) =
            (&mut first.classification, later.classification.as_ref().and_then(|line| line.value.section))
    {
        line.value.section = Some(section);
    }
}
