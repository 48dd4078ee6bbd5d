//! What follows the text: the SMART system's labels (`Signature:`, `Drafted By:` ...), notes of a message centre, what stands
//! behind the end of the transmission (handbook, sections 5.7 and 8.4).

use super::lines::TextLine;
use crate::cable::{Cable, Field, addressee, signature};
use crate::text::{Source, Span, letters};

/// Labels of the tail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Signature,
    Drafted,
    Cleared,
    Approved,
    Released,
    Info,
    Exempt,
    Other,
}

const LABELS: [(&str, Label); 14] = [
    ("Signature:", Label::Signature),
    ("Drafted By:", Label::Drafted),
    ("Cleared By:", Label::Cleared),
    ("Approved By:", Label::Approved),
    ("Released By:", Label::Released),
    ("Info:", Label::Info),
    ("XMT:", Label::Exempt),
    ("Attachments:", Label::Other),
    ("Attachment:", Label::Other),
    ("Action Post:", Label::Other),
    ("Dissemination Rule:", Label::Other),
    ("Dissemination:", Label::Other),
    ("End Cable Text", Label::Other),
    ("Classified By:", Label::Other),
];

/// A tail has at most so many lines: lists of clearances and addressees are long, but not this long.
const LONGEST: usize = 160;

/// Reads the tail into `cable` and gives the number of lines that are left for the text.
#[must_use]
pub(crate) fn read(source: &Source, lines: &[TextLine], cable: &mut Cable) -> usize {
    let n_lines = labels(source, lines, cable);
    behind_end(source, lines.get(..n_lines).unwrap_or(lines), cable)
}

fn label_of(text: &str) -> Option<(Label, usize)> {
    let trimmed = text.trim_start();
    let (label, kind) = LABELS.iter().find(|(label, _)| letters::starts_with_ignoring_case(trimmed, label))?;
    Some((*kind, text.len() - trimmed.len() + label.len()))
}

/// The labels at the end; they begin with `Signature:`, or with `Drafted By:`.
fn labels(source: &Source, lines: &[TextLine], cable: &mut Cable) -> usize {
    let from = lines.len().saturating_sub(LONGEST);
    let is = |line: &TextLine, wanted: &[Label]| {
        label_of(source.slice(line.span)).is_some_and(|(label, _)| wanted.contains(&label))
    };
    let tail = lines.get(from..).unwrap_or(&[]);
    let start = tail
        .iter()
        .rposition(|line| is(line, &[Label::Signature]))
        .or_else(|| tail.iter().position(|line| is(line, &[Label::Drafted])))
        .or_else(|| {
            // A print of the archive has the addressees at the end.
            let has_rule =
                tail.iter().any(|line| source.slice(line.span).trim_start().starts_with("Dissemination Rule:"));
            tail.iter().position(|line| has_rule && is(line, &[Label::Info, Label::Other]))
        });
    let Some(start) = start.map(|start| start + from) else { return lines.len() };
    let mut open: Option<(Label, Vec<Span>)> = None;
    for line in lines.get(start..).unwrap_or(&[]) {
        let text = source.slice(line.span);
        let span = source.trim(line.span);
        cable.labels.push(span);
        if let Some((label, length)) = label_of(text) {
            close(source, open.take(), cable);
            let value = source.trim(Span::of(line.span.range().start + length..line.span.range().end));
            open = Some((label, if value.is_empty() { vec![] } else { vec![value] }));
        } else if let Some((_, values)) = &mut open {
            values.push(span);
        }
    }
    close(source, open, cable);
    start
}

fn close(source: &Source, open: Option<(Label, Vec<Span>)>, cable: &mut Cable) {
    let Some((label, values)) = open else { return };
    let Some(&first) = values.first() else { return };
    let drafting = &mut cable.drafting;
    match label {
        Label::Signature if signature::is_signature(source.slice(first)) => {
            cable.signature = cable.signature.take().or(Some(Field::certain((), first)));
        }
        Label::Drafted => drafting.drafted_by = drafting.drafted_by.or(Some(first)),
        Label::Cleared => drafting.cleared_by.extend(values),
        Label::Approved => drafting.approved_by = drafting.approved_by.or(Some(first)),
        Label::Released => drafting.released_by = drafting.released_by.or(Some(first)),
        Label::Info if cable.info.is_empty() => cable.info = addressees(source, &values).into(),
        Label::Exempt if cable.exempt.is_empty() => cable.exempt = addressees(source, &values).into(),
        _ => {}
    }
}

/// Names parted by semicolons, which may go on over a line's end.
fn addressees(source: &Source, values: &[Span]) -> Vec<Field<crate::cable::Addressee>> {
    let whole = values.iter().copied().reduce(Span::to).unwrap_or_default();
    let mut start = whole.start();
    let mut out = Vec::new();
    for part in source.slice(whole).split(';') {
        let end = start + u32::try_from(part.len()).unwrap_or(0);
        let place = source.trim(Span::new(start, end));
        start = end + 1;
        out.extend(addressee::read(source.slice(place), place.start()).map(|read| Field::certain(read, place)));
    }
    out
}

/// Lines behind the end of the transmission belong to whoever kept it.
fn behind_end(source: &Source, lines: &[TextLine], cable: &mut Cable) -> usize {
    /// More lines than this are text again, and the mark was none of an end.
    const MOST: usize = 40;
    let from = lines.len().saturating_sub(MOST).max(1);
    let Some(start) = lines.iter().skip(from).rposition(|line| line.after_end).map(|at| at + from) else {
        return lines.len();
    };
    cable.wrapping.extend(lines.get(start..).unwrap_or(&[]).iter().map(|line| source.trim(line.span)));
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    fn tail(text: &str) -> (usize, Cable, Source) {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let mut cable = Cable::default();
        let n_lines = read(&source, &lines, &mut cable);
        (n_lines, cable, source)
    }

    #[test]
    fn labels_of_smart() {
        let text = "1. (U) Text.\n\nSignature:   Roe\n\nDrafted By:  RIGA:Doe, Jane\nCleared By:  POL:Roe, John\n             ECON:Poe, Ann\nInfo:  NATIONAL COUNCIL\n   DC ROUTINE; EU COLLECTIVE\nDissemination Rule:  Released Copy\n";
        let (n_lines, cable, source) = tail(text);
        assert_eq!(n_lines, 1);
        assert_eq!(source.words(&cable.signature.unwrap().spans), "Roe");
        assert_eq!(cable.drafting.cleared_by.len(), 2);
        assert_eq!(source.words(&[cable.info[0].value.name]), "NATIONAL COUNCIL DC");
        assert_eq!(cable.info.len(), 2);
    }

    #[test]
    fn behind_the_end() {
        let (n_lines, cable, _) = tail("1. TEXT.\nROE\nBT\n#0152\nNNNN\nRoe to file\n");
        assert_eq!((n_lines, cable.wrapping.len()), (2, 1));
        assert_eq!(tail("1. TEXT.\nROE\nNNNN\n").0, 2);
    }

    #[test]
    fn labels_are_found_in_any_case_behind_blanks() {
        for (text, length) in
            [("Signature: Roe", Some(10)), ("  INFO: Riga", Some(7)), ("Info Riga", None), ("My Info: Riga", None)]
        {
            assert_eq!(label_of(text).map(|(_, length)| length), length, "{text}");
        }
    }

    #[test]
    fn where_the_labels_begin() {
        for (text, expected) in [
            ("1. Lamps.\nDrafted By: Doe\nSignature: Roe\n", 2),
            ("1. Lamps.\nDrafted By: Doe\nApproved By: Roe\nDrafted By: Poe\n", 1),
            ("1. Lamps.\nInfo: Riga\nDissemination Rule: Lamps\n", 1),
            ("1. Lamps.\nInfo: Riga\nMore\n", 3),
            ("1. Lamps.\nXMT: Riga\nDissemination Rule: Lamps\n", 2),
        ] {
            assert_eq!(tail(text).0, expected, "{text}");
        }
        let long = |n: usize| format!("Lamps.\nSignature: Roe\n{}", "More lamps\n".repeat(n));
        assert_eq!(tail(&long(LONGEST - 1)).0, 1);
        assert_eq!(tail(&long(LONGEST)).0, LONGEST + 2);
    }

    #[test]
    fn each_label_fills_its_field_once() {
        let text = "1. Lamps.\nSignature: Roe\nDrafted By: Doe\nDrafted By: Poe\nCleared By: A\nB\nCleared By: C\nApproved By: Moe\nApproved By: Poe\nReleased By:\nJoe\nReleased By: Poe\nInfo: RIGA ROUTINE; VILNIUS\nInfo: TALLINN\nXMT: MINSK\nXMT: KYIV\nAttachments: lamps\n";
        let (n_lines, cable, source) = tail(text);
        let words = |span: Option<Span>| span.map(|span| source.slice(span));
        assert_eq!(n_lines, 1);
        assert_eq!(words(cable.drafting.drafted_by), Some("Doe"));
        assert_eq!(words(cable.drafting.approved_by), Some("Moe"));
        assert_eq!(words(cable.drafting.released_by), Some("Joe"));
        assert_eq!(source.words(&cable.drafting.cleared_by), "A B C");
        let names = |fields: &[Field<crate::cable::Addressee>]| {
            fields.iter().map(|field| source.slice(field.value.name).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(&cable.info), ["RIGA", "VILNIUS"]);
        assert_eq!(source.slice(cable.info[0].span()), "RIGA ROUTINE");
        assert_eq!(names(&cable.exempt), ["MINSK"]);
        assert_eq!(cable.labels.len(), 16);
    }

    #[test]
    fn only_a_name_is_a_signature() {
        let signature = |text: &str| tail(text).1.signature.is_some();
        assert!(signature("1. Lamps.\nSignature: Roe\n"));
        assert!(!signature("1. Lamps.\nSignature: see 12 files\n") && !signature("1. Lamps.\nSignature:\n"));
    }

    #[test]
    fn a_mark_with_much_text_behind_it_is_no_end() {
        let text = |n: usize| format!("1. LAMPS CAME HOME.\nNNNN\n{}", "Lamps went.\n".repeat(n));
        assert_eq!(tail(&text(40)).0, 1);
        assert_eq!(tail(&text(41)).0, 42);
        assert_eq!(tail("NNNN\nLamps went.\n").0, 1, "one before all text");
        let (n_lines, cable, source) = tail(&text(2));
        assert_eq!(n_lines, 1);
        assert_eq!(source.words(&cable.wrapping), "Lamps went. Lamps went.");
    }
}
