//! What there is to say about words of the body: references that they name, abbreviations that they are.
//!
//! A mark is a place in the source; how the text around it reads is decided by [`crate::text::reflow`], to which marks are
//! handed as edits that change nothing.

use super::{Category, Fields, Mark, MarkKind, explain, joins, references};
use crate::cable::{BodyItem, Cable};
use crate::diagnose::Document;
use crate::tables;
use crate::text::{Edit, Span};

/// Text of a body that is searched for words, in bytes: the longest cables have less.
const MOST_TEXT: usize = 250_000;
/// Words of a body that are explained.
const MOST_WORDS: usize = 1_000;

/// What is marked.
#[derive(Clone, Copy)]
enum What {
    /// A reference, by its place in the list of them.
    Mention(Option<usize>),
    /// A word, by its key.
    Word(&'static str),
    /// What stands in place of withheld text.
    Withheld,
    /// Something was left out here.
    Join(Span),
}

/// The marks of one block, in order, not overlapping.
pub(super) struct BlockMarks(Vec<(Span, What)>);

/// Finds the marks of a body, block by block.
pub(super) struct Marks<'a> {
    document: &'a Document,
    cable: &'a Cable,
    /// Mentions by their places.
    mentions: Vec<(Span, Option<usize>)>,
    year: Option<u16>,
    /// Where the post is, as a code of TAGS.
    place: Option<&'static str>,
    /// Words that have been marked in this cable.
    seen: Vec<&'static str>,
    text_left: usize,
    words_left: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn new(document: &'a Document, cable: &'a Cable) -> Self {
        let mut mentions: Vec<(Span, Option<usize>)> =
            cable.mentions.iter().map(|mention| (mention.span, mention.entry)).collect();
        mentions.sort_by_key(|(span, _)| *span);
        let post = cable.number.as_ref().and_then(|number| tables::post(&number.value.post));
        Self {
            document,
            cable,
            mentions,
            year: cable.year(),
            place: post.map(|post| post.place),
            seen: Vec::new(),
            text_left: MOST_TEXT,
            words_left: MOST_WORDS,
        }
    }

    /// The marks of a block: all its mentions, and each known word at its first place.
    pub(super) fn of(&mut self, item: &BodyItem) -> BlockMarks {
        let mut found: Vec<(Span, What)> = Vec::new();
        let mut keys: Vec<&'static str> = Vec::new();
        // Joins come first in the list: at one place, before the word that stands there.
        let joins = joins::inside(self.document, self.cable, item);
        found.extend(joins.into_iter().map(|(gap, place)| (Span::empty(place), What::Join(gap))));
        for &span in &item.text {
            let mentions = inside(&self.mentions, span, |(place, _)| *place);
            found.extend(mentions.map(|(place, entry)| (*place, What::Mention(*entry))));
            let redactions = inside(&self.cable.release.redactions, span, |place| *place);
            found.extend(redactions.map(|place| (*place, What::Withheld)));
            self.words(span, &mut keys, &mut found);
        }
        // Then mentions, which so win over the word that they are.
        found.sort_by_key(|(span, _)| span.start());
        let mut free_from = 0;
        found.retain(|(span, _)| {
            let is_free = span.is_empty() || !self.is_hyphenated(*span);
            let keep = span.start() >= free_from && !self.touches_edit(*span) && is_free;
            if keep {
                free_from = span.end();
            }
            keep
        });
        BlockMarks(found)
    }

    fn words(&mut self, span: Span, keys: &mut Vec<&'static str>, found: &mut Vec<(Span, What)>) {
        let text = self.document.source().slice(span);
        if text.len() > self.text_left {
            return;
        }
        self.text_left -= text.len();
        for (range, key) in explain::known_words(text) {
            if self.words_left == 0 {
                return;
            }
            if keys.contains(&key) {
                continue;
            }
            keys.push(key);
            self.words_left -= 1;
            let shift = span.range().start;
            found.push((Span::of(range.start + shift..range.end + shift), What::Word(key)));
        }
    }

    /// True if a repair changes the place: then there is nothing left of it that reads as it stands.
    fn touches_edit(&self, span: Span) -> bool {
        let edits = self.document.edits();
        let from = edits.partition_point(|edit| edit.span.end() < span.start());
        edits.get(from).is_some_and(|edit| edit.span.start() <= span.end())
    }

    /// True if a hyphen at a line's end stands beside the place: there the lines are joined letter by letter.
    fn is_hyphenated(&self, span: Span) -> bool {
        let text = self.document.source().text();
        let before = text.get(..span.range().start).unwrap_or("");
        let after = text.get(span.range().end..).unwrap_or("");
        let joins_before = before.trim_end().ends_with('-') && before.ends_with(char::is_whitespace);
        joins_before
            || after.starts_with('-') && after.get(1..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }

    /// The mark at a place, if one stands there.
    pub(super) fn mark(&mut self, marks: &BlockMarks, span: Span, fields: &mut Fields) -> Option<Mark> {
        let at = marks.0.partition_point(|(place, _)| place.start() < span.start());
        let here = marks.0.iter().skip(at).take_while(|(place, _)| place.start() == span.start());
        let (_, what) = here.into_iter().find(|(place, _)| *place == span)?;
        Some(match what {
            What::Mention(entry) => {
                let reference = entry.and_then(|entry| Some((entry, self.cable.references.get(entry)?)));
                let explanation = match reference {
                    Some((_, reference)) => format!("It names {}.", references::words(self.document, reference)),
                    None => mention_alone(self.document.source().slice(span)),
                };
                let field = fields.add("Reference", Category::Reference, &[span], &explanation);
                let target = reference.map(|(entry, _)| references::anchor(entry));
                Mark { kind: MarkKind::Mention, field, target, is_repeated: false }
            }
            What::Withheld => {
                let explanation =
                    "Text that was withheld when the message was released. How much it was is not known.";
                let field = fields.add("Withheld", Category::Furniture, &[span], explanation);
                Mark { kind: MarkKind::Withheld, field, target: None, is_repeated: false }
            }
            What::Join(gap) => {
                let field = joins::field(self.document, *gap, fields);
                Mark { kind: MarkKind::Join, field, target: None, is_repeated: false }
            }
            What::Word(key) => {
                let is_repeated = self.seen.contains(key);
                if !is_repeated {
                    self.seen.push(key);
                }
                let explanation = explain::word(key, self.place, self.year);
                let field = fields.add_plain("Abbreviation", Category::Structure, &[span], &explanation);
                Mark { kind: MarkKind::Word, field, target: None, is_repeated }
            }
        })
    }
}

/// Those of some things, in the order of their places, that stand in a span.
fn inside<T>(things: &[T], span: Span, place: impl Fn(&T) -> Span + Copy) -> impl Iterator<Item = &T> {
    let from = things.partition_point(|thing| place(thing).start() < span.start());
    things.iter().skip(from).take_while(move |thing| span.covers(place(thing)))
}

/// A mention that names no reference of the list.
fn mention_alone(written: &str) -> String {
    let upper = written.to_ascii_uppercase();
    match tables::acronym(&upper) {
        Some(_) => explain::acronym(&upper),
        None => format!("“{written}” names a reference; which one cannot be told."),
    }
}

impl BlockMarks {
    /// The edits of a block with its marks among them, as edits that change nothing.
    pub(super) fn with_edits(&self, document: &Document, item: &BodyItem) -> Vec<Edit> {
        let source = document.source();
        let own = item.text.iter().flat_map(|span| {
            let edits = document.edits();
            let from = edits.partition_point(|edit| edit.span.start() < span.start());
            edits.iter().skip(from).take_while(|edit| edit.span.end() <= span.end()).cloned()
        });
        let marks = self.0.iter().map(|(span, _)| Edit::replace(*span, source.slice(*span)));
        let mut all: Vec<Edit> = own.chain(marks).collect();
        all.sort_by_key(|edit| edit.span);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{Block, Page};

    fn page(body: &str) -> Page {
        let head = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4800\nUNCLAS BAKU 000152\n\n\
                    TAGS: PHUM, AJ\nSUBJECT: TALKS\n\nREF: A. BAKU 100\n     B. STATE 12\n\n";
        Page::of(&Document::of_text(format!("{head}{body}\nROE\n")), 0)
    }

    fn marked<'a>(page: &'a Page, block: &'a Block) -> Vec<(&'a str, MarkKind, &'a str)> {
        let marks = block.segments.iter().filter_map(|segment| {
            let mark = segment.mark.as_ref()?;
            Some((segment.text.as_str(), mark.kind, page.fields[mark.field].explanation.as_str()))
        });
        marks.collect()
    }

    fn read(block: &Block) -> String {
        block.segments.iter().map(|segment| segment.text.as_str()).collect()
    }

    #[test]
    fn withheld_text() {
        let page = page("1. (U) XXXXXXXXXXXX told us. [NAME REMOVED] was there.");
        let found: Vec<_> = page.body.iter().flat_map(|block| marked(&page, block)).collect();
        let texts: Vec<_> =
            found.iter().filter(|(_, kind, _)| *kind == MarkKind::Withheld).map(|(text, ..)| *text).collect();
        assert_eq!(texts, ["XXXXXXXXXXXX", "[NAME REMOVED]"]);
        assert_eq!(read(&page.body[0]), "XXXXXXXXXXXX told us. [NAME REMOVED] was there.");
    }

    #[test]
    fn mentions_and_words() {
        let page = page(
            "1. (U) The GOAJ told Emboffs (ref A) that the GOAJ had\nread refs A and B.\n\n2. (U) The GOAJ\nsaid so SEPTEL.",
        );
        let first = marked(&page, &page.body[0]);
        assert_eq!(
            first.iter().map(|(text, kind, _)| (*text, *kind)).collect::<Vec<_>>(),
            [
                ("GOAJ", MarkKind::Word),
                ("Emboffs", MarkKind::Word),
                ("ref A", MarkKind::Mention),
                ("refs A", MarkKind::Mention),
                ("B", MarkKind::Mention),
            ]
        );
        assert_eq!(first[0].2, "GOAJ: Government of Azerbaijan.");
        assert_eq!(first[2].2, "It names A. 08BAKU100 (year assumed).");
        assert_eq!(read(&page.body[0]), "The GOAJ told Emboffs (ref A) that the GOAJ had read refs A and B.");
        let mark = |block: usize, text: &str| {
            page.body[block]
                .segments
                .iter()
                .find(|segment| segment.text == text)
                .and_then(|segment| segment.mark.clone())
                .unwrap()
        };
        assert_eq!(mark(0, "B").target.as_deref(), Some("ref-1"));
        assert!(!mark(0, "GOAJ").is_repeated && mark(1, "GOAJ").is_repeated);
        assert!(page.fields[mark(1, "SEPTEL").field].explanation.starts_with("SEPTEL: "));
    }

    #[test]
    fn marks_do_not_change_how_a_text_reads() {
        for (body, reads) in [
            ("1. (U) An anti-\nGOAJ rally and a GOAJ-\nled one.", "An anti-GOAJ rally and a GOAJ-led one."),
            ("1. (U) The GOAJ,s men don,t know the DCM,s car.", "The GOAJ’s men don’t know the DCM’s car."),
            ("1. (U) Ends with the\nGOAJ", "Ends with the GOAJ"),
        ] {
            assert_eq!(read(&page(body).body[0]), reads);
        }
    }

    #[test]
    fn a_long_text_stays_cheap() {
        let paragraph = |n: usize| format!("{n}. (U) The GOAJ told the DCM and the FM of NATO.\n\n");
        let page = page(&(1..=900).map(paragraph).collect::<String>());
        let n_marks =
            page.body.iter().flat_map(|block| &block.segments).filter(|segment| segment.mark.is_some()).count();
        assert!((900..=MOST_WORDS).contains(&n_marks), "{n_marks}");
    }
}
