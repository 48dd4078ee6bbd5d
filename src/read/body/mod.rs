//! The body: paragraphs, headings, lists, tables, signature (handbook, section 5).

mod heading;
mod list;
mod quoted;
mod sign;

use super::lines::{self, TextLine};
use super::{paragraph_numbers, tables, tail};
use crate::cable::{BodyItem, BodyKind, Cable, Field, ParagraphNumber, PortionMarking, Role};
use crate::text::{Cursor, Source, Span};

/// So many bytes at the end of a paragraph tell how it goes on: more than any row has.
const LONGEST_ROW: usize = 250;

/// How the lines of one body are written.
struct Style {
    /// True if the text is in capitals throughout, as before about 1990.
    all_capitals: bool,
    /// True if paragraphs are numbered.
    numbered: bool,
    /// True once the first numbered paragraph has been read.
    after_number: bool,
}

/// Reads the body's lines into `cable`.
pub(crate) fn read(source: &Source, lines: &[TextLine], cable: &mut Cable) {
    let lines = &without_injected_captions(source, lines, cable);
    let n_lines = tail::read(source, lines, cable);
    let lines = lines.get(..n_lines).unwrap_or(lines);
    let all_capitals = is_all_capitals(source, lines);
    let n_lines = if cable.signature.is_some() { n_lines } else { sign::sign(source, lines, cable, !all_capitals) };
    let lines = lines.get(..n_lines).unwrap_or(lines);
    let in_table = tables::find(source, lines);
    let in_quotation = quoted::find(source, lines);
    let numbers = number(source, lines, &in_table, &in_quotation);
    let numbered = numbers.iter().any(Option::is_some);
    let mut style = Style { all_capitals, numbered, after_number: false };
    let end_of_signature = cable.signature.as_ref().map(Field::span);
    for (line_idx, line) in lines.iter().enumerate() {
        if line.is_rule {
            continue;
        }
        let mut span = line.span;
        if let Some(signed) = end_of_signature.filter(|signed| span.covers(*signed)) {
            span = source.trim(Span::new(span.start(), signed.start()));
        }
        let span = source.trim(span);
        if in_quotation.get(line_idx) == Some(&true) {
            push_quoted(source, cable, line, span, in_table.get(line_idx) == Some(&true));
            continue;
        }
        match numbers.get(line_idx) {
            Some(Some((candidate, number))) => {
                style.after_number = true;
                push_paragraph(source, cable, candidate, *number, span);
            }
            _ => {
                let is_table = in_table.get(line_idx).copied().unwrap_or(false);
                let place = Place {
                    line,
                    next: lines.get(line_idx + 1),
                    after_next: lines.get(line_idx + 2),
                    next_is_numbered: matches!(numbers.get(line_idx + 1), Some(Some(_))),
                };
                push_line(source, cable, &style, &place, span, is_table);
            }
        }
    }
}

/// An archive put `SIPDIS` behind every line that begins with a word of classification, `Secretary` among them: alone on its
/// line inside the body it is no text, and cuts none.
fn without_injected_captions(source: &Source, lines: &[TextLine], cable: &mut Cable) -> Vec<TextLine> {
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    let mut before = false;
    for line in lines {
        let is_injected = line.span.len() <= 12 && source.slice(line.span).trim().eq_ignore_ascii_case("SIPDIS");
        if is_injected {
            cable.injected_captions.push(source.trim(line.span));
        } else {
            out.push(TextLine { after_furniture: line.after_furniture || before, ..*line });
        }
        before = is_injected;
    }
    out
}

/// Decodes the paragraph numbers; lines of tables are no candidates.
fn number(
    source: &Source,
    lines: &[TextLine],
    in_table: &[bool],
    in_quotation: &[bool],
) -> Vec<Option<(paragraph_numbers::Candidate, u32)>> {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (line_idx, line) in lines.iter().enumerate() {
        let is_marked = || {
            paragraph_numbers::candidate(source.slice(line.span), 0).is_some_and(|candidate| candidate.has_marking())
        };
        if line.is_rule
            || in_quotation.get(line_idx) == Some(&true)
            || in_table.get(line_idx) == Some(&true) && !is_marked()
        {
            continue;
        }
        if let Some(candidate) = paragraph_numbers::candidate(source.slice(line.span), line.span.start()) {
            places.push(line_idx);
            candidates.push(candidate);
        }
    }
    if candidates.is_empty() {
        return bare_numbers(source, lines);
    }
    let decoded = paragraph_numbers::decode(&candidates);
    let mut out = vec![None; lines.len()];
    for ((line_idx, candidate), number) in places.into_iter().zip(candidates).zip(decoded) {
        if let (Some(slot), Some(number)) = (out.get_mut(line_idx), number) {
            *slot = Some((candidate, number));
        }
    }
    out
}

/// Numbers whose full stops OCR has dropped: counted only where there are no others, and only if they run from 1.
fn bare_numbers(source: &Source, lines: &[TextLine]) -> Vec<Option<(paragraph_numbers::Candidate, u32)>> {
    let mut out = vec![None; lines.len()];
    let mut last = 0;
    for (line, slot) in lines.iter().zip(&mut out) {
        let candidate = paragraph_numbers::bare_candidate(source.slice(line.span), line.span.start());
        if let Some(candidate) = candidate.filter(|candidate| candidate.is(last + 1)) {
            last += 1;
            *slot = Some((candidate, last));
        }
    }
    if last >= 2 { out } else { vec![None; lines.len()] }
}

/// A line inside a quotation: a piece of it begins behind a blank line, at a number, or at a mark.
fn push_quoted(source: &Source, cable: &mut Cable, line: &TextLine, span: Span, is_table: bool) {
    let candidate = paragraph_numbers::candidate(source.slice(line.span), line.span.start());
    let begins =
        line.after_blank || line.after_furniture || candidate.is_some() || list::is_list_item(source.slice(span));
    let last = cable.body.last().filter(|item| item.kind == BodyKind::Quotation && !begins);
    if span.is_empty() {
    } else if is_table {
        let whole = Span::new(line.span.start(), span.end());
        match cable.body.last().filter(|item| item.kind == BodyKind::Table && !line.after_furniture) {
            Some(_) => extend(cable, whole),
            None => cable.body.push(BodyItem::new(BodyKind::Table, whole)),
        }
    } else if last.is_some() {
        extend(cable, span);
    } else {
        let mut item = BodyItem::new(BodyKind::Quotation, span);
        if let Some((candidate, number)) =
            candidate.as_ref().and_then(|candidate| Some((candidate, candidate.literal()?)))
        {
            item.number = Some(ParagraphNumber { number, written_as: candidate.written_as, is_misread: false });
            item.text = vec![source.trim(Span::new(candidate.written_as.end(), span.end()))];
        }
        cable.body.push(item);
    }
}

fn is_all_capitals(source: &Source, lines: &[TextLine]) -> bool {
    /// The beginning of a body shows how all of it is written.
    const LINES_OF_BODY: usize = 200;
    let beginning = lines.get(..LINES_OF_BODY).unwrap_or(lines);
    let (letters, capitals) = lines::count_letters(source, beginning);
    capitals * 10 >= letters * 9
}

fn push_paragraph(
    source: &Source,
    cable: &mut Cable,
    candidate: &paragraph_numbers::Candidate,
    number: u32,
    span: Span,
) {
    cable.labels.extend(candidate.bullet);
    let mut cursor =
        Cursor::new(source.slice(Span::new(candidate.written_as.end(), span.end())), candidate.written_as.end());
    let marking = PortionMarking::read(&mut cursor);
    cursor.skip_blanks();
    let text = Span::new(cursor.at(), span.end());
    let mut item = BodyItem::new(BodyKind::Paragraph, text);
    let written = source.slice(candidate.written_as).trim_start_matches('¶').trim();
    let is_misread = written.trim_end_matches(['.', ')', ':']) != number.to_string();
    item.number = Some(ParagraphNumber { number, written_as: candidate.written_as, is_misread });
    item.marking = marking;
    item.role = Role::of(source.slice(text));
    cable.body.push(item);
}

/// A line with its neighbours.
struct Place<'a> {
    line: &'a TextLine,
    next: Option<&'a TextLine>,
    /// The line behind the next one.
    after_next: Option<&'a TextLine>,
    next_is_numbered: bool,
}

fn push_line(source: &Source, cable: &mut Cable, style: &Style, place: &Place<'_>, span: Span, is_table: bool) {
    let text = source.slice(span);
    if text.is_empty() {
        return;
    }
    let line = place.line;
    let starts_anew = line.after_blank || line.after_furniture || cable.body.is_empty();
    let last = cable.body.last();
    let last_kind = last.map(|item| item.kind);
    if is_table {
        if last_kind == Some(BodyKind::Table) && !line.after_furniture {
            extend(cable, Span::new(line.span.start(), span.end()));
        } else {
            cable.body.push(BodyItem::new(BodyKind::Table, Span::new(line.span.start(), span.end())));
        }
        return;
    }
    let last_text = last.and_then(|item| item.text.last()).map_or("", |last| source.end_of(*last, LONGEST_ROW));
    let is_prose = matches!(last_kind, Some(BodyKind::Paragraph | BodyKind::Continuation | BodyKind::List));
    let is_row_of_list = last_kind == Some(BodyKind::List) && !is_cut(style, line, last_text);
    let is_unfinished = is_prose && !is_finished(last_text) && !is_row_of_list;
    if heading::is_heading(source, style, place, text)
        && !(is_unfinished && (line.after_furniture || !line.after_blank))
    {
        // A heading of two lines has one rule below both.
        if last_kind == Some(BodyKind::Heading) && !starts_anew {
            extend(cable, span);
            return;
        }
        let mut item = BodyItem::new(BodyKind::Heading, span);
        let mut cursor = Cursor::new(text, span.start());
        item.marking = PortionMarking::read(&mut cursor).filter(|_| text.starts_with('('));
        if item.marking.is_some() {
            cursor.skip_blanks();
            item.text = vec![Span::new(cursor.at(), span.end())];
        }
        item.role = Role::of(text);
        cable.body.push(item);
    } else if list::is_list_item(text) && !(is_unfinished && !starts_anew && text.starts_with('(')) {
        cable.body.push(list::list_item(source, span));
    } else if starts_anew && is_prose && (is_unfinished || line.after_furniture && style.numbered) {
        // A page break, seen or guessed from the sentence that goes on.
        if let Some(item) = cable.body.last_mut() {
            item.text.push(span);
            item.breaks.push(line.after_furniture);
        }
    } else if starts_anew || !is_prose || is_indented_paragraph(source, line, last_text) {
        let kind = if style.numbered && style.after_number { BodyKind::Continuation } else { BodyKind::Paragraph };
        let mut item = BodyItem::new(kind, span);
        let mut cursor = Cursor::new(text, span.start());
        item.marking = PortionMarking::read(&mut cursor).filter(|_| text.starts_with('('));
        if item.marking.is_some() {
            cursor.skip_blanks();
            item.text = vec![Span::new(cursor.at(), span.end())];
        }
        item.role = Role::of(cursor.rest());
        cable.body.push(item);
    } else {
        extend(cable, span);
    }
}

/// The last piece goes on to the end of `span`.
fn extend(cable: &mut Cable, span: Span) {
    if let Some(last) = cable.body.last_mut().and_then(|item| item.text.last_mut()) {
        *last = last.to(span);
    }
}

/// True if a blank line can have cut an item of a list there. In the telegrams of the 1970s, all in capitals, page lines show where
/// a page ends; without one only a full line can have been cut, and never a row of columns.
fn is_cut(style: &Style, line: &TextLine, last_text: &str) -> bool {
    const FULL_LINE: usize = 45;
    let last_line = last_text.lines().next_back().unwrap_or("");
    let is_row = tables::has_columns(last_line);
    !is_row && (line.after_furniture || !style.all_capitals || last_line.len() >= FULL_LINE)
}

/// True if a sentence ends there.
fn is_finished(text: &str) -> bool {
    let text = text.trim_end();
    text.is_empty() || text.ends_with(['.', '!', '?', ':', ';', '"', '”', '\'', ')', '-', ']'])
}

/// A paragraph set in at its first line, after a finished one.
fn is_indented_paragraph(source: &Source, line: &TextLine, last_text: &str) -> bool {
    let text = source.slice(line.span);
    let indent = text.len() - text.trim_start_matches(' ').len();
    indent >= 3 && is_finished(last_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::layout::Layout;

    fn body(text: &str) -> (Cable, Source) {
        let source = Source::of_text(text.to_owned());
        let lines = lines::collect(&source, &Layout::of(&source));
        let mut cable = Cable::default();
        read(&source, &lines, &mut cable);
        (cable, source)
    }

    /// The pieces of a body: kind, number, words; a bar where a break is inside.
    fn pieces(text: &str) -> Vec<String> {
        let (cable, source) = body(text);
        let words =
            |item: &BodyItem| item.text.iter().map(|span| source.words(&[*span])).collect::<Vec<_>>().join(" | ");
        let number = |item: &BodyItem| item.number.map_or(String::new(), |number| format!(" {}", number.number));
        cable.body.iter().map(|item| format!("{}{}: {}", item.kind.name(), number(item), words(item))).collect()
    }

    #[test]
    fn paragraphs_with_and_without_numbers() {
        for (text, expected) in [
            (
                "Lead.\n\n1. (U) One.\n\nTwo goes on\nin lines.\n\n2. (C) Three.",
                &[
                    "paragraph: Lead.",
                    "paragraph 1: One.",
                    "continuation: Two goes on in lines.",
                    "paragraph 2: Three.",
                ][..],
            ),
            ("One.\n\nTwo came in red.", &["paragraph: One.", "paragraph: Two came in red."]),
            ("One.\n   Two begins\nand goes on.", &["paragraph: One.", "paragraph: Two begins and goes on."]),
            ("One.\n  Two goes on.", &["paragraph: One. Two goes on."]),
            ("One goes\n   on here.", &["paragraph: One goes on here."]),
            ("One.\n-----\nTwo came in.", &["paragraph: One. ----- Two came in."]),
            ("(SBU) Lamps came.\n\nSBU) Lamps left.", &["paragraph: Lamps came.", "paragraph: SBU) Lamps left."]),
            ("1. One ended well. ROE", &["paragraph 1: One ended well."]),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_goes_on_behind_a_blank_line_and_a_page_line() {
        for (text, expected) in [
            (
                "1. The lamps came\n\nhome today.\n\n2. Two.",
                &["paragraph 1: The lamps came | home today.", "paragraph 2: Two."][..],
            ),
            (
                "1. The lamps came.\nCONFIDENTIAL\nThey left.\n\n2. Two.",
                &["paragraph 1: The lamps came. | They left.", "paragraph 2: Two."],
            ),
            ("The lamps came.\nCONFIDENTIAL\nThey left.", &["paragraph: The lamps came.", "paragraph: They left."]),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
        assert_eq!(body("1. The lamps came\n\nhome today.\n\n2. Two.").0.body[0].breaks, [false]);
        assert_eq!(body("1. The lamps came\nCONFIDENTIAL\nhome today.\n\n2. Two.").0.body[0].breaks, [true]);
    }

    #[test]
    fn lists_and_what_looks_like_one() {
        for (text, expected) in [
            (
                "1. Lamps:\nA. Red.\nB. Blue\nand green.\n\n2. Two.",
                &["paragraph 1: Lamps:", "list: A. Red.", "list: B. Blue and green.", "paragraph 2: Two."][..],
            ),
            ("1. The lamps of\n(1) the house.", &["paragraph 1: The lamps of (1) the house."]),
            ("1. The lamps of:\n(1) the house.", &["paragraph 1: The lamps of:", "list: (1) the house."]),
            ("1. The lamps of\n\n(1) the house.", &["paragraph 1: The lamps of", "list: (1) the house."]),
            ("1. The lamps of\nA. the house.", &["paragraph 1: The lamps of", "list: A. the house."]),
            ("1. Lamps:\n- red and\n\nblue.", &["paragraph 1: Lamps:", "list: - red and | blue."]),
            (
                "1. LAMPS:\n- RED AND\n\nBLUE ONES CAME HOME.",
                &["paragraph 1: LAMPS:", "list: - RED AND", "continuation: BLUE ONES CAME HOME."],
            ),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_are_one_piece_up_to_the_page_line() {
        let rows = "RED   4\nBLUE   5\nGREEN   6\n";
        let whole = "RED 4 BLUE 5 GREEN 6";
        assert_eq!(
            pieces(&format!("1. Lamps:\n{rows}\n2. Two.")),
            ["paragraph 1: Lamps:".to_owned(), format!("table: {whole}"), "paragraph 2: Two.".to_owned()]
        );
        assert_eq!(
            pieces(&format!("1. Lamps:\n{rows}CONFIDENTIAL\n{rows}\n2. Two.")),
            [
                "paragraph 1: Lamps:".to_owned(),
                format!("table: {whole}"),
                "table: RED 4".replace("RED 4", whole),
                "paragraph 2: Two.".to_owned()
            ]
        );
        // Numbers in a table are no paragraphs, unless a portion marking follows them.
        assert_eq!(pieces("1. RED   4\n2. BLUE   5\n3. GREEN   6"), ["table: 1. RED 4 2. BLUE 5 3. GREEN 6"]);
        assert_eq!(
            pieces("1. (C) RED   4\n2. (C) BLUE   5\n3. (C) GREEN   6"),
            ["paragraph 1: RED 4", "paragraph 2: BLUE 5", "paragraph 3: GREEN 6"]
        );
    }

    #[test]
    fn headings_of_one_and_two_lines() {
        for (text, expected) in [
            (
                "LAMP TALKS\nIN RIGA\n-------\n1. One came.",
                &["heading: LAMP TALKS IN RIGA", "paragraph 1: One came."][..],
            ),
            (
                "LAMP TALKS\n\nIN RIGA\n-------\n1. One came.",
                &["heading: LAMP TALKS", "heading: IN RIGA", "paragraph 1: One came."],
            ),
            ("(C) LAMP TALKS\n\nOne came.", &["heading: LAMP TALKS", "paragraph: One came."]),
            (
                "1. One came\nLAMP TALKS\n----------\nand left us.",
                &["paragraph 1: One came LAMP TALKS ---------- and left us."],
            ),
            (
                "1. One came.\nLAMP TALKS\n----------\nIt left.",
                &["paragraph 1: One came.", "heading: LAMP TALKS", "continuation: It left."],
            ),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
        let (cable, source) = body("(C) LAMP TALKS\n\nOne came.");
        assert_eq!(cable.body[0].marking.as_ref().map(|(_, span)| source.slice(*span)), Some("(C)"));
        assert_eq!(body("SUMMARY\n\nOne came.").0.body[0].role, Some(Role::Summary));
    }

    #[test]
    fn a_quotation_has_its_own_numbers_lists_and_tables() {
        for (text, expected) in [
            (
                "1. Lamps.\nBEGIN TEXT:\n1. One.\nTwo.\n\nThree.\nA. Four.\nEND TEXT.\n2. So.",
                &[
                    "paragraph 1: Lamps. BEGIN TEXT:",
                    "quotation 1: One. Two.",
                    "quotation: Three.",
                    "quotation: A. Four. END TEXT.",
                    "paragraph 2: So.",
                ][..],
            ),
            (
                "1. Lamps.\nBEGIN TEXT:\nRED   4\nBLUE   5\nGREEN   6\n\nEND TEXT.\n2. So.",
                &[
                    "paragraph 1: Lamps. BEGIN TEXT:",
                    "table: RED 4 BLUE 5 GREEN 6",
                    "quotation: END TEXT.",
                    "paragraph 2: So.",
                ],
            ),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_caption_that_an_archive_put_into_a_sentence_is_none_of_it() {
        for (indent, n_injected) in [(0, 1), (6, 1), (7, 0)] {
            let text = format!("1. (U) The Secretary\n{}Sipdis\nleft.\n\n2. (U) So.", " ".repeat(indent));
            let (cable, source) = body(&text);
            let found: Vec<&str> = cable.injected_captions.iter().map(|span| source.slice(*span)).collect();
            assert_eq!(found, vec!["Sipdis"; n_injected], "{indent}");
            assert_eq!(cable.body.len(), 2);
            assert_eq!(cable.body[0].breaks, vec![true; n_injected], "{indent}");
        }
    }

    #[test]
    fn a_number_is_misread_if_it_is_written_in_another_way() {
        for (text, number, expected) in [
            ("1. (C) Lamps.", 1, false),
            ("¶1. (C) Lamps.", 1, false),
            ("1) (C) Lamps.", 1, false),
            ("1: (C) Lamps.", 1, false),
            ("11. (C) Lamps.\n12. (C) More.", 1, true),
        ] {
            let found = body(text).0.body[0].number.unwrap();
            assert_eq!((found.number, found.is_misread), (number, expected), "{text}");
        }
        assert_eq!(body("- 1. (C) Lamps.").0.labels.as_ref(), [Span::new(0, 2)]);
    }

    #[test]
    fn numbers_that_lost_their_full_stops_count_from_one_and_not_alone() {
        for (text, expected) in [
            ("1 LAMPS CAME.\n2 LAMPS WENT.", &["paragraph 1: LAMPS CAME.", "paragraph 2: LAMPS WENT."][..]),
            ("1 LAMPS CAME.\n3 LAMPS WENT.", &["paragraph: 1 LAMPS CAME. 3 LAMPS WENT."]),
            ("2 LAMPS CAME.\n3 LAMPS WENT.", &["paragraph: 2 LAMPS CAME. 3 LAMPS WENT."]),
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn a_body_is_in_capitals_if_nine_letters_of_ten_are() {
        let is = |text: &str| {
            let source = Source::of_text(text.to_owned());
            is_all_capitals(&source, &lines::collect(&source, &Layout::of(&source)))
        };
        assert!(is("LAMPSCOMEh") && !is("LAMPSCOMEHOMEhoM"));
        assert!(!is("LAMPSCOMho"));
        let beginning = "LAMPS\n".repeat(200);
        assert!(is(&format!("{beginning}{}", "lamps\n".repeat(200))));
    }

    #[test]
    fn where_sentences_end() {
        for text in
            ["", " ", "It rained.", "It rained. ", "Why?", "No!", "Lamps:", "Lamps;", "\"No\"", "(no)", "---", "[no]"]
        {
            assert!(is_finished(text), "{text}");
        }
        for text in ["It rained", "It rained,", "lamps and"] {
            assert!(!is_finished(text), "{text}");
        }
    }

    #[test]
    fn where_a_blank_line_can_have_cut_an_item() {
        let line = |after_furniture| TextLine {
            span: Span::default(),
            is_rule: false,
            after_blank: true,
            after_furniture,
            after_first_page: false,
            after_end: false,
        };
        let full = "L".repeat(45);
        for (all_capitals, after_furniture, last, expected) in [
            (false, false, "- lamps and", true),
            (true, false, "- LAMPS AND", false),
            (true, true, "- LAMPS AND", true),
            (true, false, &full[..], true),
            (true, false, &full[1..], false),
            (false, true, "- lamps   4", false),
        ] {
            let style = Style { all_capitals, numbered: true, after_number: true };
            assert_eq!(is_cut(&style, &line(after_furniture), last), expected, "{last}");
        }
    }
}
