//! References: the messages that this one answers or builds on.
//!
//! Grammar (handbook, section 4.7): entries with or without an enumerator (`A.`, `(A)`, `A)`); a cable is
//! `[year] post number [year]`, several numbers may share a post; `(NOTAL)` and `AND PREVIOUS` are notes, anything else in
//! parentheses or behind an entry is a comment. A missing year is not decided here: that takes the cable's own date and
//! number. Which words are the name of a post is asked of the caller.

mod kind;
mod list;
mod number;

pub(crate) use kind::ReferenceKind;
pub(crate) use list::{is_none, read};

use super::MessageReferenceNumber;
use crate::text::Span;

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Its letter.
    pub(crate) enumerator: Option<char>,
    /// What it refers to.
    pub(crate) kind: ReferenceKind,
    /// Post, number and year of a cable.
    pub(crate) number: Option<MessageReferenceNumber>,
    /// True if the text gives no year and the one in `number` was inferred.
    pub(crate) year_assumed: bool,
    /// `NOTAL`, `AND PREVIOUS`.
    pub(crate) notes: Vec<&'static str>,
    /// True if the words before the number are not known as the name of a post.
    pub(crate) post_is_doubtful: bool,
}

impl Reference {
    /// A reference of a kind, of which nothing else is known yet.
    #[must_use]
    pub(crate) const fn new(kind: ReferenceKind) -> Self {
        Self { enumerator: None, kind, number: None, year_assumed: false, notes: Vec::new(), post_is_doubtful: false }
    }
}

/// A place in the body that names a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where it stands.
    pub(crate) span: Span,
    /// Which of the cable's references is meant; `None` for a message to follow (`SEPTEL`), or where it cannot be told.
    pub(crate) entry: Option<usize>,
}

/// Tells whether some words are the name of a post.
pub(crate) type IsPost<'a> = &'a dyn Fn(&str) -> bool;
