//! The head of a cable: routing, address, classification line, header fields; and where the body begins.
//!
//! One pass over the lines. Each line is cut at its anchors; a piece without an anchor continues the field before it,
//! or is a caption, a passing line, a remark - or the first line of the body.

use super::anchor::{self, Anchor, Piece};
use super::lines::TextLine;
use super::{envelope, header, paragraph_numbers};
use crate::cable::{Cable, Distribution, caption, classification, distribution, drafting};
use crate::text::{Cursor, Source, Span};

/// Which part of the head is being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// Before anything was found.
    Before,
    /// Routing and address.
    Envelope,
    /// From the classification line, or the first header label, on.
    Header,
}

/// What the next line without an anchor would continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Nothing.
    Nothing,
    /// The list of called stations.
    Called,
    /// A list of addressees.
    Addressees(Anchor),
    /// The distribution block.
    Distribution,
    /// A header field: its anchor and the places of its value.
    Field(Anchor, Vec<Span>),
}

/// The state of the pass.
pub(crate) struct Head<'a> {
    /// The text.
    pub(crate) source: &'a Source,
    /// What has been read.
    pub(crate) cable: &'a mut Cable,
    /// Where in the head the pass is.
    pub(crate) phase: Phase,
    /// What may go on.
    pub(crate) open: Open,
}

/// Heads of real cables have at most some two hundred lines (long address lists); a text whose head would be longer
/// is read as body from there on, so that a list of a million addressees cannot hide the rest.
const MOST_HEAD_LINES: usize = 2_000;

/// How many lines ahead a header label may be for a line between to count as part of the head.
const LOOK_AHEAD: usize = 40;

/// Reads the head from the start of `lines` into `cable`; gives the index of its first line and of the body's. If there is
/// no head, both are the first line.
pub(crate) fn read(source: &Source, lines: &[TextLine], cable: &mut Cable) -> (usize, usize) {
    let mut head = Head { source, cable, phase: Phase::Before, open: Open::Nothing };
    let mut body_from = None;
    let mut head_from = lines.len();
    for (line_idx, line) in lines.iter().enumerate() {
        if head.phase != Phase::Before && line_idx - head_from > MOST_HEAD_LINES {
            body_from = Some(line_idx);
            break;
        }
        let ends = head.line(lines, line_idx, line);
        if head.phase != Phase::Before {
            head_from = head_from.min(line_idx);
        }
        if ends {
            body_from = Some(line_idx);
            break;
        }
    }
    head.close();
    header::settle(&mut head);
    let found = head.phase != Phase::Before;
    if found { (head_from.min(lines.len()), body_from.unwrap_or(lines.len())) } else { (0, 0) }
}

impl Head<'_> {
    /// Reads one line; true if the body begins with it.
    fn line(&mut self, lines: &[TextLine], line_idx: usize, line: &TextLine) -> bool {
        let text = self.source.slice(line.span);
        if line.is_rule {
            self.close();
            return false;
        }
        if self.phase == Phase::Header && is_paragraph_start(text) {
            return true;
        }
        if let Some((kind, value)) = drafting::label(text.trim()) {
            let span = self.source.trim(line.span);
            self.close();
            self.cable.labels.push(span);
            self.drafting_line(kind, Span::new(span.start() + u32::try_from(value).unwrap_or(0), span.end()));
            return false;
        }
        if self.phase != Phase::Header && self.message_centre_line(text, line.span, lines.get(line_idx + 1)) {
            return false;
        }
        let pieces = if self.phase == Phase::Header {
            anchor::header_pieces(text, line.span.start())
        } else {
            anchor::pieces(text, line.span.start())
        };
        let may_begin = |anchor: Anchor| begins_head(anchor) || line_idx == 0 && anchor.is_header_label();
        if self.phase == Phase::Before && !pieces.iter().any(|piece| piece.anchor.is_some_and(may_begin)) {
            return false;
        }
        let n_envelope =
            pieces.iter().filter(|piece| piece.anchor.is_some_and(|anchor| !anchor.is_header_label())).count();
        if n_envelope > 1 {
            let later = pieces.iter().filter(|piece| piece.anchor.is_some()).skip(1);
            self.cable.run_together.extend(later.map(|piece| piece.label.to(piece.value)));
        }
        for (piece_idx, piece) in pieces.iter().enumerate() {
            match piece.anchor {
                Some(anchor) => self.anchored(anchor, piece),
                None if self.phase == Phase::Header => {
                    if piece_idx == 0 && self.plain_header_line(lines, line_idx, line, piece) {
                        return true;
                    }
                }
                None if piece_idx == 0 && self.misread_classification_line(piece.value) => {}
                None if piece_idx == 0 && self.captions_in_address(piece.value) => {}
                None => envelope::continue_line(self, piece.value),
            }
        }
        false
    }

    /// A line behind the address that would be a classification line, were its level not misread.
    fn misread_classification_line(&mut self, piece: Span) -> bool {
        if self.phase != Phase::Envelope || self.cable.from.is_none() && self.cable.date_time_group.is_none() {
            return false;
        }
        let value = self.source.trim(piece);
        let mut cursor = Cursor::new(self.source.slice(value), value.start());
        if classification::read_misread(&mut cursor).is_none() || cursor.rest().trim().len() > 24 {
            return false;
        }
        self.close();
        self.phase = Phase::Header;
        header::classification_line(self, value);
        true
    }

    /// Captions end the address where the classification line has lost its number, or is missing.
    fn captions_in_address(&mut self, piece: Span) -> bool {
        let value = self.source.trim(piece);
        if self.phase != Phase::Envelope || !matches!(self.open, Open::Addressees(_)) {
            return false;
        }
        let Some(captions) = caption::read_line(self.source.slice(value), value.start()) else { return false };
        self.close();
        self.phase = Phase::Header;
        header::captions(self, captions);
        self.cable.labels.push(value);
        true
    }

    /// Distribution, drafting and routing lines of a message centre; true if the line is one.
    fn message_centre_line(&mut self, text: &str, span: Span, next: Option<&TextLine>) -> bool {
        let trimmed = text.trim();
        let offset = self.source.trim(span).start();
        if self.open == Open::Distribution
            && let Some(offices) = distribution::read_line(trimmed, offset)
        {
            if let Some(block) = &mut self.cable.distribution {
                block.offices.extend(offices);
                block.spans.push(self.source.trim(span));
            }
            return true;
        }
        if let Some(role) = distribution::role(trimmed) {
            self.close();
            let offices = distribution::read_line(trimmed, offset).unwrap_or_default();
            if self.cable.distribution.is_none() {
                self.cable.distribution = Some(Distribution { role, offices, spans: vec![self.source.trim(span)] });
            } else {
                self.cable.labels.push(span);
            }
            self.phase = Phase::Envelope;
            self.open = Open::Distribution;
            return true;
        }
        // The two-digit number before a distribution block; what it counts is not known.
        let before_block = next.is_some_and(|next| distribution::role(self.source.slice(next.span).trim()).is_some());
        if trimmed.len() == 2 && trimmed.bytes().all(|byte| byte.is_ascii_digit()) && before_block {
            self.cable.labels.push(self.source.trim(span));
            return true;
        }
        if self.open == Open::Distribution {
            if let Some((kind, value)) = drafting::line(trimmed) {
                self.drafting_line(kind, Span::new(offset + u32::try_from(value).unwrap_or(0), span.end()));
                self.cable.labels.push(self.source.trim(span));
                return true;
            }
            if drafting::is_clearance(trimmed) {
                self.cable.drafting.cleared_by.push(self.source.trim(span));
                return true;
            }
        }
        false
    }

    fn drafting_line(&mut self, kind: drafting::DraftingLine, value: Span) {
        if value.is_empty() {
            return; // `APPROVED BY` and nothing behind it
        }
        let drafting = &mut self.cable.drafting;
        match kind {
            drafting::DraftingLine::Drafted => drafting.drafted_by = drafting.drafted_by.or(Some(value)),
            drafting::DraftingLine::Approved => drafting.approved_by = drafting.approved_by.or(Some(value)),
            drafting::DraftingLine::Released => drafting.released_by = drafting.released_by.or(Some(value)),
            drafting::DraftingLine::Cleared => drafting.cleared_by.push(value),
            drafting::DraftingLine::Distribution => {}
        }
    }

    fn anchored(&mut self, anchor: Anchor, piece: &Piece) {
        self.close();
        if anchor.is_header_label() {
            self.phase = Phase::Header;
            self.cable.labels.push(piece.label);
            let value = self.source.trim(piece.value);
            self.open = Open::Field(anchor, if value.is_empty() { vec![] } else { vec![value] });
        } else if anchor == Anchor::ClassificationLine {
            self.phase = Phase::Header;
            header::classification_line(self, piece.value);
        } else {
            if self.phase == Phase::Before {
                self.phase = Phase::Envelope;
            }
            envelope::anchored(self, anchor, piece);
        }
    }

    /// Ends the field that is open and reads its value.
    pub(crate) fn close(&mut self) {
        if let Open::Field(anchor, values) = std::mem::replace(&mut self.open, Open::Nothing) {
            header::field(self, anchor, &values);
        }
    }

    /// A line of the header without an anchor; true if it is the first of the body.
    fn plain_header_line(&mut self, lines: &[TextLine], line_idx: usize, line: &TextLine, piece: &Piece) -> bool {
        let value = self.source.trim(piece.value);
        let text = self.source.slice(value);
        if let Some(captions) = caption::read_line(text, value.start()) {
            self.close();
            header::captions(self, captions);
            self.cable.labels.push(value);
            return false;
        }
        if header::continues(self, line, text) {
            if let Open::Field(_, values) = &mut self.open {
                match values.last_mut() {
                    Some(last) if self.source.slice(Span::new(last.end(), value.start())).trim().is_empty() => {
                        *last = last.to(value);
                    }
                    _ => values.push(value),
                }
            }
            return false;
        }
        if header::is_passing(text) {
            self.close();
            self.cable.passing.push(value);
            return false;
        }
        if caption::is_corrected_copy(text) || self.label_ahead(lines, line_idx) {
            self.close();
            self.cable.remarks.push(value);
            return false;
        }
        true
    }

    /// True if a header label follows before the first paragraph.
    fn label_ahead(&self, lines: &[TextLine], line_idx: usize) -> bool {
        for line in lines.iter().skip(line_idx + 1).take(LOOK_AHEAD) {
            let text = self.source.slice(line.span);
            if is_paragraph_start(text) {
                return false;
            }
            let first = anchor::pieces(text, 0).first().and_then(|piece| piece.anchor);
            let is_new = match first {
                Some(Anchor::Subject) => self.cable.subject.is_none(),
                Some(Anchor::Tags) => self.cable.tags.is_empty(),
                Some(Anchor::ExecutiveOrder) => self.cable.executive_order.is_none(),
                _ => false,
            };
            if is_new {
                return true;
            }
        }
        false
    }
}

/// True for what can only be in a cable's head: with `TO` or `REF` alone a letter may begin too.
fn begins_head(anchor: Anchor) -> bool {
    !matches!(
        anchor,
        Anchor::To | Anchor::Info | Anchor::Exempt | Anchor::Reference | Anchor::Reasons | Anchor::Subject
    )
}

fn is_paragraph_start(text: &str) -> bool {
    paragraph_numbers::candidate(text, 0).is_some_and(|candidate| candidate.may_be_first() || candidate.has_marking())
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::layout::Layout;
    use crate::read::lines;

    /// The cable of a head, and the indexes of its first line and of the body's.
    pub(crate) fn head(text: &str) -> (Source, Cable, (usize, usize)) {
        let source = Source::of_text(text.to_owned());
        let mut cable = Cable::default();
        let bounds = read(&source, &lines::collect(&source, &Layout::of(&source)), &mut cable);
        (source, cable, bounds)
    }

    /// What stands at some places.
    pub(crate) fn written<'a>(source: &'a Source, spans: &[Span]) -> Vec<&'a str> {
        spans.iter().map(|span| source.slice(*span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{head, written};
    use super::*;
    use crate::cable::Confidence;

    fn bounds(text: &str) -> (usize, usize) {
        head(text).2
    }

    #[test]
    fn where_a_head_may_begin() {
        for (text, expected) in [
            ("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n", (0, 2)),
            ("So it is.\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n", (1, 3)),
            ("SUBJECT: X\nTAGS: PREL\n", (0, 2)),
            ("REF: BAKU 1\n", (0, 1)),
            ("So it is.\nSUBJECT: X\n", (0, 0)),
            ("So it is.\nREF: BAKU 1\n", (0, 0)),
            ("So it is.\nTAGS: PREL\n", (1, 2)),
            ("TO SECSTATE WASHDC\n", (0, 0)),
            ("So it is.\n1. (U) All is well.\n", (0, 0)),
            ("", (0, 0)),
        ] {
            assert_eq!(bounds(text), expected, "{text}");
        }
    }

    #[test]
    fn a_paragraph_ends_the_header() {
        for (first, expected) in [("1. The reef.", 2), ("5. (C) The reef.", 2), ("5. The reef.", 3)] {
            assert_eq!(bounds(&format!("UNCLAS BAKU 000152\nSUBJECT: X\n{first}\n")).1, expected, "{first}");
        }
        let (source, cable, bounds) = head("FM AMEMBASSY BAKU\n1. The reef.\nUNCLAS BAKU 000152\n1. The board.\n");
        assert_eq!(bounds, (0, 3), "before the header a number is no paragraph's");
        assert_eq!(cable.classification.map(|line| line.spans), Some(vec![source.line(2)]));
    }

    #[test]
    fn a_list_without_end_is_body() {
        let list = "AMEMBASSY SUVA\n".repeat(2_100);
        assert_eq!(bounds(&format!("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n{list}")), (0, MOST_HEAD_LINES + 1));
        assert_eq!(bounds(&format!("X\nX\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n{list}")), (2, MOST_HEAD_LINES + 3));
    }

    #[test]
    fn fields_that_run_together_are_told() {
        let (source, cable, _) = head("R 201129Z FEB 08 FM AMEMBASSY BAKU TO SECSTATE WASHDC\n");
        assert_eq!(written(&source, &cable.run_together), ["FM AMEMBASSY BAKU ", "TO SECSTATE WASHDC"]);
        assert!(head("FM AMEMBASSY BAKU\nUNCLAS BAKU 000152 TAGS: PREL SUBJECT: X\n").1.run_together.is_empty());
    }

    #[test]
    fn a_classification_line_whose_level_is_misread() {
        let level = |text: &str| head(text).1.classification.map(|line| line.confidence);
        let likely = Some(Confidence::Likely);
        assert_eq!(level("FM AMEMBASSY BAKU\nUNCIAS BAKU 000152\n"), likely);
        assert_eq!(level("R 201129Z FEB 08\nUNCIAS BAKU 000152\n"), likely);
        assert_eq!(level("DE RUEHKB #0152 0511129\nUNCIAS BAKU 000152\n"), None, "no sender and no date");
        assert_eq!(level("UNCIAS BAKU 000152\n"), None);
        let tail = |n: usize| level(&format!("FM AMEMBASSY BAKU\nUNCIAS BAKU 000152 {}\n", "X".repeat(n)));
        assert_eq!((tail(24), tail(25)), (likely, None));
        assert_eq!(level("FM AMEMBASSY BAKU\nUNCLAS BAKU 000152\n"), Some(Confidence::Certain));
    }

    #[test]
    fn captions_end_an_address() {
        let captions = |text: &str| head(text).1.captions.len();
        assert_eq!(captions("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nNODIS\nSO IT IS\n"), 1);
        assert_eq!(captions("FM AMEMBASSY BAKU\nNODIS\nSO IT IS\n"), 0, "no list of addressees is open");
        let (source, cable, bounds) = head("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nNODIS\n1. (S) X\n");
        assert_eq!(bounds.1, 3, "the header has begun");
        assert!(cable.labels.contains(&source.line(2)));
    }

    #[test]
    fn lines_of_a_message_centre() {
        let text = "66\nACTION ARA-10\nINFO OCT-01 ISO-00\nEUR-02 /013 W\nDRAFTED BY EUR:JDOE\nAPPROVED BY EUR:AROE\nR 201129Z FEB 74\n";
        let (source, cable, bounds) = head(text);
        assert_eq!(bounds.0, 1);
        assert!(written(&source, &cable.labels).contains(&"66"));
        let block = cable.distribution.unwrap();
        assert_eq!((block.role, written(&source, &block.offices)[0]), ("ACTION", "ARA-10"));
        assert_eq!(cable.drafting.drafted_by.map(|span| source.slice(span)), Some("EUR:JDOE"));
        assert_eq!(cable.drafting.approved_by.map(|span| source.slice(span)), Some("EUR:AROE"));
        assert!(cable.date_time_group.is_some());
        for (number, next) in [("66", "R 201129Z FEB 74"), ("660", "ACTION ARA-10"), ("6A", "ACTION ARA-10")] {
            let (source, cable, _) = head(&format!("{number}\n{next}\n"));
            assert!(!written(&source, &cable.labels).contains(&number), "{number} before {next}");
        }
    }

    #[test]
    fn a_value_over_lines_is_one_place_unless_a_page_parts_it() {
        let subject = |between: &str| {
            let (source, cable, _) = head(&format!("UNCLAS SUVA 00152\nSUBJECT: TALKS ON\n{between}REEFS\n1. X\n"));
            let spans = cable.subject.unwrap().spans;
            (source.words(&spans), spans.len())
        };
        assert_eq!(subject(""), ("TALKS ON REEFS".to_owned(), 1));
        assert_eq!(subject("PAGE 02        SUVA  00152  201129Z\n"), ("TALKS ON REEFS".to_owned(), 2));
    }

    #[test]
    fn a_line_before_a_label_that_is_missing_is_a_remark() {
        let remark = |behind: &str| {
            let (source, cable, bounds) = head(&format!("UNCLAS BAKU 000152\n\nSO IT IS\n\n{behind}\n"));
            (written(&source, &cable.remarks).join("|"), bounds.1)
        };
        let yes = |body| ("SO IT IS".to_owned(), body);
        let no = (String::new(), 1);
        assert_eq!(remark("SUBJECT: X"), yes(3));
        assert_eq!(remark("TAGS: PREL"), yes(3));
        assert_eq!(remark("E.O. 12958: N/A"), yes(3));
        assert_eq!(remark("REF: BAKU 1"), no);
        assert_eq!(remark("1. (U) X\nTAGS: PREL"), no);
        assert_eq!(remark("ALL IS WELL"), no);
        for label in ["SUBJECT: X", "TAGS: PREL", "E.O. 12958: N/A"] {
            let (_, cable, bounds) =
                head(&format!("UNCLAS BAKU 000152\n{label}\nREF: BAKU 1\n\nSO IT IS\n\n{label}\n"));
            assert_eq!((bounds.1, cable.remarks.len()), (3, 0), "{label} stands twice");
        }
        let (source, cable, _) = head("UNCLAS BAKU 000152\n\nC O R R E C T E D  C O P Y\n\n1. (U) X\n");
        assert_eq!(written(&source, &cable.remarks), ["C O R R E C T E D  C O P Y"]);
        let away = |n: usize| bounds(&format!("UNCLAS BAKU 000152\n{}TAGS: PREL\n", "SO IT IS\n".repeat(n))).1;
        assert_eq!((away(LOOK_AHEAD), away(LOOK_AHEAD + 1)), (LOOK_AHEAD + 2, 1));
    }
}
