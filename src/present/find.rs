//! Finding words in a text as a reader remembers them: whatever their case, across hyphens at line ends and page lines, in
//! spaced letters (`S E C R E T`), with or without leading zeros (`000152`).
//!
//! Text and query are folded alike, each byte of the folded text with its place in the source; a match is found in the folded
//! text and shown in the source.

use crate::diagnose::Document;
use crate::layout::BlockKind;
use crate::text::{Span, cursor};

/// Most matches that are kept.
const MOST: usize = 20_000;
/// Text that is looked through in one step, in bytes: a step stays well below what a reader notices.
const STEP: usize = 192 * 1024;
/// So many single letters in a row are a word in spaced letters.
const SPACED: usize = 3;
/// Longest word that is folded as one; a longer run is taken in pieces, so that time stays linear.
const LONGEST_WORD: usize = 4096;

/// A text folded for searching.
#[derive(Default)]
pub(crate) struct Folded {
    text: String,
    /// For each byte of the folded text, where its character stands: start and length.
    places: Vec<(u32, u8)>,
}

impl Folded {
    /// Folds a whole text.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text, 0);
        folded
    }

    /// True if there is nothing to find, or to find it in.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A character that stands at `place`, as it is compared.
    fn push(&mut self, c: char, place: u32) {
        self.text.extend(folded(c));
        let length = u8::try_from(c.len_utf8()).unwrap_or(1);
        self.places.resize(self.text.len(), (place, length));
    }

    /// A blank between words, one at most.
    fn blank(&mut self, place: u32) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', place);
        }
    }

    /// Folds the words of a line, or of several.
    fn fold(&mut self, text: &str, offset: u32) {
        let mut singles: Vec<(char, Span)> = Vec::new();
        for (word, span) in cursor::words(text, offset) {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if c.is_alphabetic() => singles.push((c, span)),
                _ => {
                    self.singles(&mut singles);
                    self.word(word, span.start());
                }
            }
        }
        self.singles(&mut singles);
        self.blank(offset + u32::try_from(text.len()).unwrap_or(0));
    }

    /// Single letters: a word, if there are enough of them.
    fn singles(&mut self, singles: &mut Vec<(char, Span)>) {
        let is_spaced = singles.len() >= SPACED;
        for (idx, (c, span)) in singles.drain(..).enumerate() {
            if idx == 0 || !is_spaced {
                self.between(span.start());
            }
            self.push(c, span.start());
        }
    }

    /// What stands between two words: a blank, or nothing behind a hyphen at a line's end.
    fn between(&mut self, place: u32) {
        let mut back = self.text.trim_end_matches(' ').chars().rev();
        if back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic) {
            let length = self.text.trim_end_matches(' ').len() - 1;
            self.text.truncate(length);
            self.places.truncate(length);
        } else {
            self.blank(place);
        }
    }

    fn word(&mut self, word: &str, start: u32) {
        self.between(start);
        let mut rest = word;
        let mut at = start;
        while !rest.is_empty() {
            let length = rest.floor_char_boundary(LONGEST_WORD);
            let (piece, others) = rest.split_at_checked(length).unwrap_or((rest, ""));
            self.piece(piece, at);
            at += u32::try_from(piece.len()).unwrap_or(0);
            rest = others;
        }
    }

    fn piece(&mut self, piece: &str, start: u32) {
        let mut before = ' ';
        let mut chars = piece.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            // A hyphen within a word, a zero before a number.
            let is_inner = c == '-' && before.is_alphabetic() && next.is_alphabetic();
            let is_leading = c == '0' && !before.is_ascii_digit() && next.is_ascii_digit();
            if !is_inner && !is_leading {
                self.push(c, start + u32::try_from(at).unwrap_or(0));
            }
            before = if is_leading { before } else { c };
        }
    }

    /// Where the words of a query stand, in the order of the folded text.
    pub(crate) fn find(&self, query: &Self) -> Vec<Span> {
        let query = query.text.trim_end();
        if query.is_empty() {
            return Vec::new();
        }
        let place = |at: usize| {
            let (first, _) = self.places.get(at)?;
            let (last, length) = self.places.get(at + query.len() - 1)?;
            Some(Span::new(*first, last + u32::from(*length)))
        };
        self.text.match_indices(query).filter_map(|(at, _)| place(at)).take(MOST).collect()
    }
}

/// Without case, with the quotation marks and dashes of a keyboard. Through capitals to small letters: so `ß` is `ss`, and both
/// small sigmas are one.
fn folded(c: char) -> impl Iterator<Item = char> {
    let keyboard = match c {
        '‘' | '’' | '`' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‐' => '-',
        _ => c,
    };
    keyboard.to_uppercase().flat_map(char::to_lowercase)
}

/// A search that goes through a text step by step.
pub(crate) struct Finding {
    query: Folded,
    next_line: usize,
    /// What was found so far, in the order of the text.
    pub(crate) found: Vec<Span>,
    /// True if all was looked through, or enough was found.
    pub(crate) is_done: bool,
}

impl Finding {
    /// A search that has not begun.
    #[must_use]
    pub(crate) fn new(query: &str) -> Self {
        let query = Folded::of(query);
        Self { is_done: query.is_empty(), query, next_line: 0, found: Vec::new() }
    }

    /// Looks through some more of the text. What a page line cuts in two is found across it; page lines are looked through
    /// after the rest of the step.
    pub(crate) fn step(&mut self, document: &Document) {
        let (source, blocks) = (document.source(), &document.layout().blocks);
        let lines = source.lines();
        let mut folded = Folded::default();
        let mut furniture: Vec<Span> = Vec::new();
        let mut n_bytes = 0;
        let first = self.next_line;
        while n_bytes < STEP && self.next_line < lines.n_lines() {
            let line = lines.line(self.next_line);
            if matches!(blocks.kind_of(self.next_line), BlockKind::Furniture(_)) {
                furniture.push(line);
            } else {
                folded.fold(source.slice(line), line.start());
            }
            n_bytes += line.len() as usize + 1;
            self.next_line += 1;
        }
        self.is_done = self.next_line >= lines.n_lines();
        // What begins in the last lines of a step may end in the next: those are looked through again.
        const AGAIN: usize = 4;
        if !self.is_done && self.next_line - first > AGAIN * 2 {
            self.next_line -= AGAIN;
        }
        let mut found = folded.find(&self.query);
        for line in furniture {
            let mut folded = Folded::default();
            folded.fold(source.slice(line), line.start());
            found.extend(folded.find(&self.query));
        }
        found.sort_unstable();
        let last = self.found.last().map_or(0, |last| last.start() + 1);
        self.found.extend(found.into_iter().filter(|span| span.start() >= last));
        self.found.truncate(MOST);
        self.is_done |= self.found.len() >= MOST;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let document = Document::of_text(text);
        let mut finding = Finding::new(query);
        while !finding.is_done {
            finding.step(&document);
        }
        finding.found.into_iter().map(|span| &text[span.range()]).collect()
    }

    #[test]
    fn as_a_reader_remembers_it() {
        assert_eq!(find("The Minister; the MINISTERS", "minister"), ["Minister", "MINISTER"]);
        assert_eq!(find("in PARTICIPA-\n  TION of", "participation"), ["PARTICIPA-\n  TION"]);
        assert_eq!(find("Anti-\nTIP, anti-TIP", "anti-tip"), ["Anti-\nTIP", "anti-TIP"]);
        assert_eq!(find("S E C R E T BAKU 000152", "secret baku 152"), ["S E C R E T BAKU 000152"]);
        assert_eq!(find("BAKU 152, BAKU 1520", "baku 0152"), ["BAKU 152", "BAKU 152"]);
        assert_eq!(find("the town’s “band”", "town's \"band\""), ["town’s “band”"]);
        assert_eq!(find("two\n\nlines", "two lines"), ["two\n\nlines"]);
        assert_eq!(find("I A is", "ia"), [""; 0], "two letters are no spaced word");
        assert_eq!(find("¶1. Ünal", "ünal"), ["Ünal"]);
        assert_eq!(find("by ŠARIĆ, by Šarić", "šarić"), ["ŠARIĆ", "Šarić"]);
        assert_eq!(find("ΣΟΦΟΣ, σοφός, Straße", "σοφοσ"), ["ΣΟΦΟΣ"]);
        assert_eq!(find("Straße İzmir", "STRASSE"), ["Straße"]);
        assert_eq!(find("text", ""), [""; 0]);
        assert_eq!(find("text", " - "), [""; 0]);
    }

    #[test]
    fn across_a_page_line_and_in_it() {
        let text = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\n\nUNCLAS BAKU 000152\n\n1. (U) The plan to\n\n\
                    CONFIDENTIAL\n\nPAGE 02  BAKU 00152  201129Z\n\nprovide bread.\n";
        assert_eq!(find(text, "to provide").len(), 1);
        assert_eq!(find(text, "page 2"), ["PAGE 02"]);
    }

    #[test]
    fn long_texts_step_by_step_and_each_place_once() {
        let text = "alpha beta\n".repeat(60_000);
        let document = Document::of_text(text);
        let mut finding = Finding::new("beta alpha");
        let mut n_steps = 0;
        while !finding.is_done {
            finding.step(&document);
            n_steps += 1;
        }
        assert!(n_steps > 1 && finding.found.len() == MOST, "{n_steps} {}", finding.found.len());
        assert!(finding.found.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        let text = "x".repeat(1_000_000);
        assert_eq!(find(&text, "y"), [""; 0]);
    }
}
