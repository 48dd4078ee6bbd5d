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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::{Confidence, Field, MessageReferenceNumber};
    use crate::layout::Layout;
    use crate::read::{self, lines, part};

    /// The parts that some texts are, put one behind another.
    fn parts(texts: &[&str]) -> (Source, Vec<Part>) {
        let source = Source::of_text(texts.concat());
        let lines = lines::collect(&source, &Layout::of(&source));
        let mut start = 0;
        let mut parts = Vec::new();
        for text in texts {
            let end = start + u32::try_from(text.len()).unwrap();
            let own: Vec<TextLine> =
                lines.iter().copied().filter(|line| (start..end).contains(&line.span.start())).collect();
            parts.extend(part::read(&source, &own, None));
            start = end;
        }
        (source, parts)
    }

    /// The cable of some sections: the words of its body, and the first words of the alternates.
    fn assembled(texts: &[&str]) -> (Vec<u32>, String, Vec<String>) {
        let (source, parts) = parts(texts);
        let mut messages = messages(parts);
        assert_eq!(messages.len(), 1, "one message");
        let (cable, body) = messages.remove(0).assemble(&source).unwrap();
        let spans: Vec<Span> = body.iter().map(|line| line.span).collect();
        let alternates = cable.alternates.iter().map(|span| source.slice(*span).to_owned()).collect();
        (cable.sections.to_vec(), source.words(&spans), alternates)
    }

    fn section(level: &str, subject: &str, body: &str) -> String {
        format!("{level} BAKU 000152\nTAGS: PREL\nSUBJECT: {subject}\n{body}\n")
    }

    const FIRST: &str = "UNCLAS SECTION 01 OF 02";
    const SECOND: &str = "UNCLAS SECTION 02 OF 02";

    #[test]
    fn sections_follow_in_the_order_of_their_numbers() {
        let (one, two) = (section(FIRST, "X", "1. (U) One."), section(SECOND, "X", "2. (U) Two."));
        let expected = (vec![1, 2], "1. (U) One. 2. (U) Two.".to_owned(), vec![]);
        assert_eq!(assembled(&[&one, &two]), expected);
        assert_eq!(assembled(&[&two, &one]), expected);
        let (source, parts) = parts(&[&two, &one]);
        let (cable, body) = messages(parts).remove(0).assemble(&source).unwrap();
        assert_eq!(cable.span, source.trim(source.span()), "from the first to the last");
        assert_eq!(
            body.iter().map(|line| line.after_blank && line.after_furniture).collect::<Vec<_>>(),
            [false, true]
        );
    }

    #[test]
    fn of_two_copies_the_corrected_or_the_longer_one_is_read() {
        let short = section(FIRST, "X", "1. (U) One.");
        let long = section(FIRST, "X", "1. (U) One and more.");
        let other = section(FIRST, "X", "1. (U) Two.");
        let corrected = section(FIRST, "X", "1. (U) Own.").replace("TAGS", "C O R R E C T E D  C O P Y\nTAGS");
        for (texts, body, alternate) in [
            ([&short, &long], "1. (U) One and more.", &short),
            ([&long, &short], "1. (U) One and more.", &short),
            ([&short, &other], "1. (U) One.", &other),
            ([&long, &corrected], "1. (U) Own.", &long),
            ([&corrected, &long], "1. (U) Own.", &long),
        ] {
            let found = assembled(&[texts[0], texts[1]]);
            assert_eq!(found, (vec![1], body.to_owned(), vec![alternate.trim().to_owned()]));
        }
    }

    #[test]
    fn a_piece_without_a_head_goes_on_and_a_head_without_a_text_is_no_copy() {
        let first = section("UNCLAS", "X", "1. (U) One.");
        let page = "FM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n2. (U) Two.\n";
        assert_eq!(assembled(&[&first, page]), (vec![1], "1. (U) One. 2. (U) Two.".to_owned(), vec![]));
        let empty = section("UNCLAS", "THE DRAFTING SYSTEM'S", "");
        assert_eq!(assembled(&[&empty, &first]), (vec![1], "1. (U) One.".to_owned(), vec![]));
        assert_eq!(assembled(&[&first, &empty]), (vec![1], "1. (U) One.".to_owned(), vec![]));
        // The transmission's own head comes first.
        let (source, parts) = parts(&[&empty, &first]);
        let (cable, _) = messages(parts).remove(0).assemble(&source).unwrap();
        assert_eq!(source.words(&cable.subject.unwrap().spans), "X");
    }

    fn numbered(post: &str, number: u32, year: Option<u16>) -> Part {
        let number = MessageReferenceNumber::new(post, number, year);
        let cable = Cable { number: Some(Field::certain(number, Span::default())), ..Cable::default() };
        Part { cable, body: vec![], span: Span::default() }
    }

    #[test]
    fn parts_of_one_message_have_its_post_its_number_and_no_other_year() {
        let first = || numbered("BAKU", 152, Some(2008));
        let n_messages = |parts: Vec<Part>| messages(parts).len();
        assert_eq!(n_messages(vec![first(), numbered("BAKU", 152, Some(2008))]), 1);
        assert_eq!(n_messages(vec![first(), numbered("BAKU", 152, None)]), 1);
        assert_eq!(n_messages(vec![numbered("BAKU", 152, None), first()]), 1);
        assert_eq!(n_messages(vec![first(), numbered("BAKU", 152, Some(2009))]), 2);
        assert_eq!(n_messages(vec![first(), numbered("BAKU", 153, Some(2008))]), 2);
        assert_eq!(n_messages(vec![first(), numbered("RIGA", 152, Some(2008))]), 2);
        assert_eq!(n_messages(vec![first(), Part { cable: Cable::default(), ..first() }]), 2);
        let apart = |n: u32| {
            let between = (0..n).map(|at| numbered("RIGA", at, Some(2008)));
            n_messages([first()].into_iter().chain(between).chain([first()]).collect()) as u32 - n
        };
        assert_eq!((apart(7), apart(8)), (1, 2));
    }

    #[test]
    fn later_heads_say_what_the_first_one_lacks() {
        let text = "UNCLAS BAKU 000152\nSUBJECT: X\n1. (U) One.\nR 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n\
                    UNCLAS SECTION 02 OF 02 BAKU 000152\nTAGS: PREL\nSUBJECT: OTHER\n2. (U) Two.\n";
        let reading = read::read(Source::of_text(text.to_owned()));
        assert_eq!(reading.cables.len(), 1);
        let cable = &reading.cables[0];
        assert_eq!(reading.source.words(&cable.subject.as_ref().unwrap().spans), "X");
        assert_eq!((cable.to.len(), cable.tags.len()), (1, 1));
        assert_eq!(cable.from.as_ref().map(|from| from.confidence), Some(Confidence::Likely), "the first one's own");
        assert!(cable.date_time_group.is_some());
        let line = cable.classification.as_ref().unwrap();
        assert_eq!(line.value.section.map(|section| (section.number, section.of)), Some((2, 2)));
    }

    #[test]
    fn drafting_and_routing_are_taken_as_a_whole() {
        let with = |drafted: u32, signal: u32| {
            let drafting = Drafting { drafted_by: Some(Span::new(0, drafted)), ..Drafting::default() };
            let transmission =
                Transmission { operating_signals: vec![Span::new(0, signal)], ..Transmission::default() };
            Cable { drafting, transmission, ..Cable::default() }
        };
        let mut first = Cable::default();
        supplement(&mut first, with(3, 4));
        assert_eq!((&first.drafting, &first.transmission), (&with(3, 4).drafting, &with(3, 4).transmission));
        supplement(&mut first, with(5, 6));
        assert_eq!((&first.drafting, &first.transmission), (&with(3, 4).drafting, &with(3, 4).transmission));
    }
}
