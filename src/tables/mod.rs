//! Code tables: what a code means. A leaf: knows nothing of texts and cables.
//!
//! Each table is a file of tab-separated rows, sorted by its first column, with a head that names its source and the
//! years it is valid for. Its rows are found when it is first asked; nothing is built at start. A meaning that is not
//! known is absent, and one that was not valid in the year of a message is not given.
//!
//! The tables themselves are here; what they say, as plain values, is one file a concept: [`tag`] (TAGS), [`post`]
//! and its kin (posts), [`routing_indicator`] and [`precedence`] (the routing lines), [`level`], [`caption`],
//! [`declassification`] and [`reason`] (classification), [`exemption`] (release), [`office`], [`acronym`] and
//! [`government`] (words).

mod classification;
mod offices;
mod orders;
mod posts;
mod release;
mod routing;
mod table;
mod tags;
mod words;

pub(crate) use classification::{caption, level, level_of_letter, portion};
pub(crate) use offices::office;
pub(crate) use orders::{declassification, executive_order, reason, reason_of_section};
pub(crate) use posts::{CanonicalPost, Likeness, Post, canonical_post, country_in_sentence, post, post_of_token};
pub(crate) use release::exemption;
pub(crate) use routing::{collective, operating_signal, precedence, routing_indicator};
pub use table::{Row, Table};
pub(crate) use tags::{TagKind, TagMeaning, tag};
pub(crate) use words::{KnownWord, acronym, government, known_word, may_be_known};

/// TAGS: code, kind, meaning, from, to, note, slip for.
pub static TAGS: Table = Table::new(include_str!("data/tags.tsv"));
/// Posts: name, country, place code, mission, from, to, note.
pub static POSTS: Table = Table::new(include_str!("data/posts.tsv"));
/// Other writings of posts' names: letters, name, how.
pub static POST_ALIASES: Table = Table::new(include_str!("data/post_aliases.tsv"));
/// Routing indicators: indicator, address, shared with.
pub static ROUTING_INDICATORS: Table = Table::new(include_str!("data/routing_indicators.tsv"));
/// Collective addresses: indicator or word, name, who.
pub static COLLECTIVES: Table = Table::new(include_str!("data/collectives.tsv"));
/// Precedence: as written, word, to be handled, note.
pub static PRECEDENCE: Table = Table::new(include_str!("data/precedence.tsv"));
/// Operating signals: signal, meaning, where it stands.
pub static OPERATING_SIGNALS: Table = Table::new(include_str!("data/operating_signals.tsv"));
/// Levels of classification: level, letter, meaning, from, to.
pub static CLASSIFICATION: Table = Table::new(include_str!("data/classification.tsv"));
/// Captions: caption, class, meaning, era.
pub static CAPTIONS: Table = Table::new(include_str!("data/captions.tsv"));
/// Parts of portion markings: part, kind, meaning.
pub static PORTION_MARKINGS: Table = Table::new(include_str!("data/portion_markings.tsv"));
/// Executive orders: number, signed, in force from, until, president, lines, note, misprint of.
pub static EXECUTIVE_ORDERS: Table = Table::new(include_str!("data/executive_orders.tsv"));
/// Declassification instructions: code, orders, meaning.
pub static DECLASSIFICATION: Table = Table::new(include_str!("data/declassification.tsv"));
/// Reasons for classification: section and letter, orders, meaning, from, to.
pub static REASONS: Table = Table::new(include_str!("data/reasons.tsv"));
/// Exemptions of releases: code, meaning.
pub static EXEMPTIONS: Table = Table::new(include_str!("data/exemptions.tsv"));
/// Office symbols: symbol, office, from, to.
pub static OFFICES: Table = Table::new(include_str!("data/offices.tsv"));
/// Acronyms and telegraphic words: word, meaning, how.
pub static ACRONYMS: Table = Table::new(include_str!("data/acronyms.tsv"));
/// Abbreviations of governments: abbreviation, places, meaning, to, how.
pub static GOVERNMENTS: Table = Table::new(include_str!("data/governments.tsv"));

/// Years from and to; 0 is open.
pub(crate) type Years = (u16, u16);

/// True if something that held in `years` held in `year`; without a year, if it has always held.
fn is_valid((from, to): Years, year: Option<u16>) -> bool {
    match year {
        Some(year) => year >= from && (to == 0 || year <= to),
        None => from == 0 && to == 0,
    }
}
