//! The body: paragraphs, headings, lists, tables, signature (handbook, section 5).

use super::lines::TextLine;
use super::{lines, paragraph_numbers, tables};
use crate::cable::{BodyItem, BodyKind, Cable, Confidence, Field, ParagraphNumber, PortionMarking, Role, signature};
use crate::text::{Cursor, Source, Span, letters};

/// How the lines of one body are written.
struct Style {
    /// True if the text is in capitals throughout, as before about 1990.
    all_capitals: bool,
    /// True if paragraphs are numbered.
    numbered: bool,
    /// True once the first numbered paragraph has been read.
    after_number: bool,
}

/// Longest heading, in bytes.
const LONGEST_HEADING: usize = 80;

/// Reads the body's lines into `cable`.
pub fn read(source: &Source, lines: &[TextLine], cable: &mut Cable) {
    let n_lines = sign(source, lines, cable);
    let lines = lines.get(..n_lines).unwrap_or(lines);
    let in_table = tables::find(source, lines);
    let numbers = number(source, lines, &in_table);
    let numbered = numbers.iter().any(Option::is_some);
    let mut style = Style { all_capitals: is_all_capitals(source, lines), numbered, after_number: false };
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
                    next_is_numbered: matches!(numbers.get(line_idx + 1), Some(Some(_))),
                };
                push_line(source, cable, &style, &place, span, is_table);
            }
        }
    }
}

/// Finds the signature and gives the number of lines that are left for the text.
fn sign(source: &Source, lines: &[TextLine], cable: &mut Cable) -> usize {
    // Notes of the message centre may stand behind it.
    const MOST_NOTES: usize = 4;
    let n_notes = lines.iter().rev().take(MOST_NOTES).position(|line| !is_note(source.slice(line.span))).unwrap_or(0);
    for n_after in [0, n_notes] {
        let n_lines = lines.len() - n_after;
        let Some(last) = n_lines.checked_sub(1).and_then(|last| lines.get(last)) else { return lines.len() };
        let before = n_lines.checked_sub(2).and_then(|before| lines.get(before));
        let text = source.slice(last.span);
        if let Some(span) = signature::after_quotation(text, last.span.start()) {
            cable.signature = Some(Field { value: (), spans: vec![span], confidence: Confidence::Likely });
            return n_lines;
        }
        let follows_sentence = before.is_none_or(|before| last.after_blank || is_finished(source.slice(before.span)));
        if signature::is_signature(text) && follows_sentence && before.is_some() {
            cable.signature = Some(Field::certain((), source.trim(last.span)));
            if n_after > 0 {
                notes(source, lines.get(n_lines..).unwrap_or(&[]), cable);
            }
            return n_lines - 1;
        }
        if let Some(span) = signature::run_on(text, last.span.start()) {
            cable.signature = Some(Field { value: (), spans: vec![span], confidence: Confidence::Likely });
            return n_lines;
        }
    }
    lines.len()
}

fn is_note(text: &str) -> bool {
    text.trim_start().starts_with("NOTE BY ") || text.trim_start().starts_with("NOTE: ")
}

/// Notes behind the signature are part of what was received.
fn notes(source: &Source, lines: &[TextLine], cable: &mut Cable) {
    for line in lines {
        cable.remarks.push(source.trim(line.span));
    }
}

/// Decodes the paragraph numbers; lines of tables are no candidates.
fn number(
    source: &Source,
    lines: &[TextLine],
    in_table: &[bool],
) -> Vec<Option<(paragraph_numbers::Candidate, u32)>> {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (line_idx, line) in lines.iter().enumerate() {
        if in_table.get(line_idx) == Some(&true) || line.is_rule {
            continue;
        }
        if let Some(candidate) = paragraph_numbers::candidate(source.slice(line.span), line.span.start()) {
            places.push(line_idx);
            candidates.push(candidate);
        }
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
    let last_text = last.and_then(|item| item.text.last()).map_or("", |last| source.slice(*last));
    let is_prose = matches!(last_kind, Some(BodyKind::Paragraph | BodyKind::Continuation | BodyKind::List));
    let is_row_of_list = last_kind == Some(BodyKind::List) && !is_cut(style, line, last_text);
    let is_unfinished = is_prose && !is_finished(last_text) && !is_row_of_list;
    if is_heading(source, style, place, text) && !(is_unfinished && line.after_furniture) {
        let mut item = BodyItem::new(BodyKind::Heading, span);
        item.role = Role::of(text);
        cable.body.push(item);
    } else if is_list_item(text) && !(is_unfinished && !starts_anew && text.starts_with('(')) {
        cable.body.push(list_item(source, span));
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

/// `A. FIRST`, `-- FIRST`, `(1) FIRST`, `o FIRST`.
fn is_list_item(text: &str) -> bool {
    list_mark(text).is_some()
}

/// Length of the mark of a list item.
fn list_mark(text: &str) -> Option<usize> {
    let dashes = text.bytes().take_while(|&byte| matches!(byte, b'-' | b'*')).count();
    if (1..=4).contains(&dashes) && text.get(dashes..)?.starts_with(' ') {
        return Some(dashes + 1);
    }
    if text.starts_with("• ") {
        return Some("• ".len());
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let opened = text.len() - inner.len();
    let name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = inner.get(..name)?;
    let is_letter = name == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_number = (1..=2).contains(&name) && word.bytes().all(|byte| byte.is_ascii_digit());
    let close = inner.get(name..)?;
    let closes = if opened == 1 {
        close.starts_with(") ")
    } else {
        close.starts_with(") ") || is_letter && close.starts_with(". ")
    };
    (closes && (is_letter || is_number)).then_some(opened + name + 1)
}

fn list_item(source: &Source, span: Span) -> BodyItem {
    let mut item = BodyItem::new(BodyKind::List, span);
    let text = source.slice(span);
    if let Some(mark) = list_mark(text) {
        let mut cursor = Cursor::new(text.get(mark..).unwrap_or(""), span.start() + u32::try_from(mark).unwrap_or(0));
        cursor.skip_blanks();
        item.marking = PortionMarking::read(&mut cursor).filter(|(_, place)| source.slice(*place).starts_with('('));
    }
    // The mark is part of the item's text: it is how the message names it.
    item
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

/// Scores a line as a heading (handbook, section 5.4).
fn is_heading(source: &Source, style: &Style, place: &Place<'_>, text: &str) -> bool {
    if text.len() > LONGEST_HEADING || place.line.span.len() as usize > LONGEST_HEADING + 20 {
        return false;
    }
    let bare = text.trim_matches(['*', '#', '_']).trim();
    let letters = bare.chars().filter(|c| letters::is_letter(*c)).count();
    if letters < 2 || bare.ends_with(['.', ',', ';', '?', '!']) || place.next.is_none() {
        return false;
    }
    let is_capitals = !letters::has_small(bare);
    let next_text = place.next.map_or("", |next| source.slice(next.span));
    let next_after_blank = place.next.is_none_or(|next| next.after_blank || next.after_furniture);
    let mut score = 0;
    let stands_apart = place.line.after_blank && next_after_blank;
    if is_capitals && !style.all_capitals || is_title(bare) && stands_apart {
        score += 2;
    }
    if place.next.is_some_and(|next| next.is_rule) {
        let rule = next_text.trim().len();
        score += if rule.abs_diff(bare.len()) <= 2 { 3 } else { 1 };
    }
    if text.starts_with('#') {
        score += 3;
    }
    score += i32::from(stands_apart);
    if place.next_is_numbered {
        score += 2;
    }
    if style.all_capitals && !bare.contains(' ') && Role::of(bare).is_none() {
        score -= 1;
    }
    score >= 3
}

/// Words that stay small in a title.
const SMALL_WORDS: [&str; 14] = [
    "with", "from", "into", "over", "under", "upon", "about", "after", "before", "between", "against", "during",
    "among", "through",
];

/// Title case: each word of more than three letters begins with a capital or a digit, but for the small ones.
fn is_title(text: &str) -> bool {
    let is_long =
        |word: &&str| word.chars().filter(|c| letters::is_letter(*c)).count() > 3 && !SMALL_WORDS.contains(word);
    let mut words = text.split_whitespace().filter(is_long).peekable();
    let is_capital =
        |word: &str| word.chars().find(|c| letters::is_letter_or_digit(*c)).is_some_and(|c| !letters::is_small(c));
    words.peek().is_some() && words.all(is_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks() {
        for (text, mark) in [
            ("A.  ORURO", Some(2)),
            ("-- FIRST", Some(3)),
            ("(1) ONE", Some(3)),
            ("- POINT", Some(2)),
            ("a) x", Some(2)),
        ] {
            assert_eq!(list_mark(text), mark, "{text}");
        }
        for text in ["1. PARAGRAPH", "IN A. PLACE", "U.S. FORCES", "(Note: this)"] {
            assert_eq!(list_mark(text), None, "{text}");
        }
    }

    #[test]
    fn titles() {
        assert!(is_title("Meeting with Local NGOs"));
        assert!(!is_title("He met with them"));
    }
}
