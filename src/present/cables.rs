//! The cables of a text: the list of them, and which of them a place belongs to.

use super::{Wanted, words};
use crate::cable::Cable;
use crate::diagnose::Document;
use crate::text::Span;

/// Entries of the list that are shown at a time: a table of a quarter of a million rows does not stall a page.
const WINDOW: usize = 200;

/// Longest subject in the list, in characters; a line shows fewer.
const LONGEST_SUBJECT: usize = 120;

/// A cable in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CableEntry {
    /// Which it is, counted from 0.
    pub(crate) cable_idx: usize,
    /// Its number: `08BAKU152`.
    pub(crate) number: String,
    /// Its day.
    pub(crate) date: String,
    /// The post that wrote it.
    pub(crate) post: String,
    /// What it is about.
    pub(crate) subject: String,
}

/// Some entries of the list, and how many there are before and behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CableList {
    /// The entries.
    pub(crate) entries: Vec<CableEntry>,
    /// How many are before these.
    pub(crate) n_before: usize,
    /// How many are behind these.
    pub(crate) n_after: usize,
    /// How many there are, in words.
    pub(crate) summary: String,
}

impl CableList {
    /// Where the window begins that holds a cable.
    #[must_use]
    pub(crate) const fn from_of(cable_idx: usize) -> usize {
        cable_idx / WINDOW * WINDOW
    }

    /// Where the window before this one begins.
    #[must_use]
    pub(crate) const fn earlier(&self) -> usize {
        self.n_before.saturating_sub(WINDOW)
    }

    /// Where the window behind this one begins.
    #[must_use]
    pub(crate) const fn later(&self) -> usize {
        self.n_before + self.entries.len()
    }
}

/// The list from one cable on; `None` if there are not several.
#[must_use]
pub(crate) fn cable_list(document: &Document, wanted: &Wanted, from: usize) -> Option<CableList> {
    let cables = document.cables();
    if cables.len() < 2 {
        return None;
    }
    let found = wanted.of(document);
    let n_found = found.as_ref().map_or(cables.len(), Vec::len);
    let shown = (from..n_found).take(WINDOW).filter_map(|at| match &found {
        Some(found) => found.get(at).copied(),
        None => Some(at),
    });
    let entries: Vec<CableEntry> = shown.filter_map(|idx| Some(entry(document, idx, cables.get(idx)?))).collect();
    let n_after = n_found.saturating_sub(from + entries.len());
    let all = words::count(cables.len(), "cable");
    let summary = if n_found == cables.len() {
        format!("{all} in this text")
    } else {
        format!("{} of {all}", words::grouped(n_found))
    };
    Some(CableList { entries, n_before: from, n_after, summary })
}

pub(super) fn entry(document: &Document, cable_idx: usize, cable: &Cable) -> CableEntry {
    let from = cable
        .from
        .as_ref()
        .filter(|_| !cable.sender_is_assumed())
        .map(|from| words::address(&document.source().words(&[from.value.name])));
    let post = from.or_else(|| cable.number.as_ref().map(|number| words::place_name(&number.value.post)));
    let subject = cable.subject.as_ref().map(|subject| document.reading_text(&subject.spans));
    let absent = |what: &str| what.to_owned();
    CableEntry {
        cable_idx,
        number: number(cable).unwrap_or_else(|| absent("no number")),
        date: day(cable).unwrap_or_else(|| absent("no date")),
        post: post.map_or_else(|| absent("no sender"), |post| words::sentence(&post)),
        subject: subject
            .map_or_else(|| absent("no subject"), |subject| subject.chars().take(LONGEST_SUBJECT).collect()),
    }
}

/// `08BAKU152`, or as much as is known: `BAKU 152`.
pub(super) fn number(cable: &Cable) -> Option<String> {
    let number = &cable.number.as_ref()?.value;
    Some(number.id().unwrap_or_else(|| number.to_string()))
}

fn day(cable: &Cable) -> Option<String> {
    let group = cable.date_time_group.as_ref();
    group
        .map(|group| group.value.date().map_or_else(|| group.value.to_string(), words::date))
        .or_else(|| cable.dated.as_ref().map(|day| words::date(day.value)))
}

/// Which cable each place belongs to.
pub(super) struct Owners {
    /// Span and index of each cable, by their starts.
    cables: Vec<(Span, usize)>,
}

/// A cable whose sections stand far apart encloses others; so many before a place are asked whether they hold it.
const LOOK_BACK: usize = 8;

impl Owners {
    pub(super) fn of(document: &Document) -> Self {
        let mut cables: Vec<(Span, usize)> =
            document.cables().iter().enumerate().map(|(idx, cable)| (cable.span, idx)).collect();
        cables.sort_by_key(|(span, _)| *span);
        Self { cables }
    }

    /// The cable that holds a place, the nearest start first; between two cables it is the one before.
    pub(super) fn of_place(&self, offset: u32) -> usize {
        let before = self.cables.partition_point(|(span, _)| span.start() <= offset);
        let near = self.cables.get(before.saturating_sub(LOOK_BACK)..before).unwrap_or(&[]);
        let holding = near.iter().rev().find(|(span, _)| offset < span.end());
        holding.or_else(|| near.last()).or_else(|| self.cables.first()).map_or(0, |(_, idx)| *idx)
    }
}

/// The cable that a place belongs to; the first if there is none.
#[must_use]
pub(crate) fn cable_at(document: &Document, offset: u32) -> usize {
    Owners::of(document).of_place(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_each() {
        let document = Document::of_text(include_str!("../../tests/cables/several/0001-two-cables-glued.txt"));
        let list = cable_list(&document, &Wanted::default(), 0).unwrap();
        let shown: Vec<_> =
            list.entries.iter().map(|e| (e.number.as_str(), e.date.as_str(), e.post.as_str())).collect();
        assert_eq!(shown, [("08BERN231", "7 May 2008", "Embassy Bern"), ("08TBILISI790", "no date", "Tbilisi")]);
        assert_eq!((list.n_before, list.n_after, list.summary.as_str()), (0, 0, "2 cables in this text"));
        assert!(list.entries[1].subject.ends_with("A CELLAR FULL OF CHOIRS"));
        let second = document.cables()[1].span.start();
        assert_eq!([0, second - 1, second, u32::MAX].map(|at| cable_at(&document, at)), [0, 0, 1, 1]);
    }

    #[test]
    fn one_cable_is_no_list() {
        assert_eq!(
            cable_list(
                &Document::of_text("UNCLAS BAKU 000152\n\nSUBJECT: TALKS\n\n1. (U) Yes."),
                &Wanted::default(),
                0
            ),
            None
        );
    }

    #[test]
    fn thousands_are_shown_in_windows() {
        let cable = |n: usize| {
            format!(
                "R 071200Z MAY 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1\nUNCLAS BERN {n:06}\n\nTAGS: SCUL, SZ\nSUBJECT: TRAM {n}\n\n1. (U) Yes.\nROE\n\n"
            )
        };
        let document = Document::of_text((1..=450).map(cable).collect::<String>());
        assert_eq!(document.cables().len(), 450);
        let list = cable_list(&document, &Wanted::default(), CableList::from_of(430)).unwrap();
        assert_eq!((list.n_before, list.entries.len(), list.n_after), (400, 50, 0));
        assert_eq!((list.earlier(), cable_list(&document, &Wanted::default(), 0).unwrap().later()), (200, 200));
    }
}
