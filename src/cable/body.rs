//! The body: paragraphs, headings, lists, tables.

use super::PortionMarking;
use crate::text::{Span, letters};

/// What a piece of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// A paragraph that begins with a number, or any paragraph of a body without numbers.
    Paragraph,
    /// A paragraph without a number within a numbered body: it belongs to the paragraph before.
    Continuation,
    /// A heading.
    Heading,
    /// One item of a list within a paragraph.
    List,
    /// Lines set in columns.
    Table,
    /// A piece of a text that is quoted in full: a note, talking points, another message.
    Quotation,
}

impl BodyKind {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Continuation => "continuation",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Table => "table",
            Self::Quotation => "quotation",
        }
    }
}

/// What a paragraph does in the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Summary.
    Summary,
    /// Comment of the post.
    Comment,
    /// Action request.
    ActionRequest,
    /// Background.
    Background,
}

impl Role {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Comment => "comment",
            Self::ActionRequest => "action-request",
            Self::Background => "background",
        }
    }

    /// The role that the first words of a paragraph state: `SUMMARY:`, `BEGIN SUMMARY AND COMMENT.`, `(Introduction and
    /// Summary)`, `Comment -`.
    #[must_use]
    pub(crate) fn of(text: &str) -> Option<Self> {
        const WORDS: [(&str, Role); 6] = [
            ("SUMMARY", Role::Summary),
            ("COMMENTS", Role::Comment),
            ("COMMENT", Role::Comment),
            ("ACTION REQUEST", Role::ActionRequest),
            ("ACTION REQUESTED", Role::ActionRequest),
            ("BACKGROUND", Role::Background),
        ];
        /// What may stand before the word.
        const BEFORE: [&str; 8] =
            ["BEGIN ", "EXECUTIVE ", "INTRODUCTION AND ", "INTRODUCTION/", "EMBASSY ", "POST ", "MISSION ", "BRIEF "];
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '*' | '_' | '#' | '\u{2014}');
        let eat = |text: &'_ str, word: &str| letters::starts_with_ignoring_case(text, word);
        let mut text = text.trim_start_matches(is_mark);
        while let Some(word) = BEFORE.iter().find(|word| eat(text, word)) {
            text = text.get(word.len()..)?;
        }
        WORDS.into_iter().find_map(|(word, role)| {
            let rest = eat(text, word).then(|| text.get(word.len()..)).flatten()?;
            let behind = rest.trim_start();
            let goes_on = ["AND ", "& ", "CONTINUED", "CONT"].iter().any(|more| eat(behind, more));
            let ends = behind.is_empty() || behind.starts_with([':', '.', '-', ')', '/', ']', '*', '\u{2014}', '_']);
            (ends || goes_on && !rest.is_empty()).then_some(role)
        })
    }
}

/// Number of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ParagraphNumber {
    /// The number as decoded from the sequence.
    pub(crate) number: u32,
    /// The mark as written, with bullet and full stop: `- 12.`, `¶8.`.
    pub(crate) written_as: Span,
    /// True if it is written in another way than as the plain number.
    pub(crate) is_misread: bool,
}

/// One piece of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BodyItem {
    /// What it is.
    pub(crate) kind: BodyKind,
    /// Its number.
    pub(crate) number: Option<ParagraphNumber>,
    /// Its portion marking.
    pub(crate) marking: Option<(PortionMarking, Span)>,
    /// What it does.
    pub(crate) role: Option<Role>,
    /// Its text without number and marking; a span for each stretch between page breaks.
    pub(crate) text: Vec<Span>,
    /// For each break inside: true if page furniture stood there, false if only the sentence shows the break.
    pub(crate) breaks: Vec<bool>,
}

impl BodyItem {
    /// A piece of `kind` with one stretch of text.
    #[must_use]
    pub(crate) fn new(kind: BodyKind, text: Span) -> Self {
        Self { kind, number: None, marking: None, role: None, text: vec![text], breaks: Vec::new() }
    }

    /// Everything that belongs to it: number, marking and text.
    #[must_use]
    pub(crate) fn spans(&self) -> Vec<Span> {
        let lead = self
            .number
            .map(|number| number.written_as)
            .into_iter()
            .chain(self.marking.as_ref().map(|(_, span)| *span));
        let mut spans: Vec<Span> = Vec::with_capacity(self.text.len());
        let mut lead = lead.reduce(Span::to);
        for &span in &self.text {
            // Number and marking are glued to the first stretch, if nothing stands between.
            spans.push(lead.take().map_or(span, |before| before.to(span)));
        }
        spans.extend(lead);
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        assert_eq!(Role::of("Summary: From"), Some(Role::Summary));
        assert_eq!(Role::of("SUMMARY AND COMMENT: X"), Some(Role::Summary));
        assert_eq!(Role::of("Summary executions took place"), None);
        assert_eq!(Role::of("COMMENT"), Some(Role::Comment));
    }

    #[test]
    fn words_before_and_behind_a_role() {
        for (text, role) in [
            ("BEGIN EXECUTIVE SUMMARY.", Some(Role::Summary)),
            ("(Introduction and Summary) X", Some(Role::Summary)),
            ("-- Comment - X", Some(Role::Comment)),
            ("Comments: X", Some(Role::Comment)),
            ("COMMENT CONTINUED", Some(Role::Comment)),
            ("Comment on X", None),
            ("ACTION REQUEST: X", Some(Role::ActionRequest)),
            ("Action requested.", Some(Role::ActionRequest)),
            ("BACKGROUND \u{2014} X", Some(Role::Background)),
            ("A SUMMARY: X", None),
            ("", None),
        ] {
            assert_eq!(Role::of(text), role, "{text}");
        }
    }

    #[test]
    fn names_in_the_contract() {
        let kinds = [
            BodyKind::Paragraph,
            BodyKind::Continuation,
            BodyKind::Heading,
            BodyKind::List,
            BodyKind::Table,
            BodyKind::Quotation,
        ];
        assert_eq!(kinds.map(BodyKind::name), ["paragraph", "continuation", "heading", "list", "table", "quotation"]);
        let roles = [Role::Summary, Role::Comment, Role::ActionRequest, Role::Background];
        assert_eq!(roles.map(Role::name), ["summary", "comment", "action-request", "background"]);
    }

    #[test]
    fn number_and_marking_belong_to_the_first_stretch() {
        let mut item = BodyItem::new(BodyKind::Paragraph, Span::new(8, 20));
        item.text.push(Span::new(30, 40));
        assert_eq!(item.spans(), [Span::new(8, 20), Span::new(30, 40)]);
        let (marking, span) = PortionMarking::read(&mut crate::text::Cursor::new("(C)", 4)).unwrap();
        item.marking = Some((marking, span));
        assert_eq!(item.spans(), [Span::new(4, 20), Span::new(30, 40)]);
        item.number = Some(ParagraphNumber { number: 1, written_as: Span::new(0, 2), is_misread: false });
        assert_eq!(item.spans(), [Span::new(0, 20), Span::new(30, 40)]);
        item.text.clear();
        assert_eq!(item.spans(), [Span::new(0, 7)], "without a text they stand alone");
    }
}
