//! Which cables of a text are wanted in the list, and in which order.

use super::words;
use crate::cable::Cable;
use crate::diagnose::Document;
use crate::text::{Search, letters, order};

/// What is wanted; at first everything, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that stand in number, date, post, subject or TAGS: all of them.
    pub words: String,
    /// The level as [`words::level_class`] has it; empty for all.
    pub level: String,
    /// What the list is ordered by: `date`, `post`, `level`; else the text.
    pub order: String,
}

/// Levels that can be chosen: name for the program, and for people.
pub const LEVELS: [(&str, &str); 6] = [
    ("", "All levels"),
    ("top-secret", "Top Secret"),
    ("secret", "Secret"),
    ("confidential", "Confidential"),
    ("limited", "Limited Official Use"),
    ("unclassified", "Unclassified"),
];

/// Orders that can be chosen.
pub const ORDERS: [(&str, &str); 4] =
    [("", "As in the text"), ("date", "By date"), ("post", "By post"), ("level", "By level, highest first")];

impl Wanted {
    /// True if all are wanted, in the order of the text.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The wanted cables, as indices, in order; `None` if that is all of them as they stand.
    #[must_use]
    pub fn of(&self, document: &Document) -> Option<Vec<usize>> {
        if self.is_all() {
            return None;
        }
        let small = letters::to_small(&self.words);
        let asked: Vec<&str> = small.split_whitespace().collect();
        let is_wanted = |idx: usize, cable: &Cable| {
            (self.level.is_empty() || self.level == level(cable))
                && (asked.is_empty() || {
                    let text = letters::to_small(&described(document, idx, cable));
                    asked.iter().all(|word| text.has(word))
                })
        };
        let cables = document.cables();
        let found = cables.iter().enumerate().filter(|(idx, cable)| is_wanted(*idx, cable)).map(|(idx, _)| idx);
        let mut found: Vec<usize> = found.collect();
        let key: fn(&Cable) -> u64 = match self.order.as_str() {
            "date" => date,
            "post" => post,
            "level" => rank,
            _ => return Some(found),
        };
        order::sort_by_number(&mut found, |idx| cables.get(*idx).map_or(u64::MAX, key));
        Some(found)
    }
}

fn described(document: &Document, idx: usize, cable: &Cable) -> String {
    let entry = super::cables::entry(document, idx, cable);
    let mut text = [entry.number, entry.date, entry.post, entry.subject].concat();
    for tag in &cable.tags {
        text.push(' ');
        text.push_str(&tag.value.code);
    }
    text
}

fn level(cable: &Cable) -> &'static str {
    cable.classification.as_ref().map_or("", |line| words::level_class(line.value.level))
}

fn rank(cable: &Cable) -> u64 {
    let level = level(cable);
    LEVELS.iter().skip(1).position(|(name, _)| *name == level).map_or(u64::MAX, |at| at as u64)
}

/// What has no date comes last.
fn date(cable: &Cable) -> u64 {
    let group = cable.date_time_group.as_ref().map(|group| group.value);
    let time = group.map_or(0, |group| u64::from(group.hour) * 60 + u64::from(group.minute));
    let day = group.and_then(|group| group.date()).or_else(|| cable.dated.as_ref().map(|day| day.value));
    day.map_or(u64::MAX, |day| {
        (u64::from(day.year) * 400 + u64::from(day.month) * 32 + u64::from(day.day)) * 1440 + time
    })
}

/// The first eight letters of the post as a number.
fn post(cable: &Cable) -> u64 {
    let Some(number) = &cable.number else { return u64::MAX };
    let bytes = number.value.post.bytes().chain(std::iter::repeat(0));
    bytes.take(8).fold(0, |sum, byte| sum << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let cable = |level: &str, post: &str, day: u32, subject: &str, tags: &str| {
            format!(
                "R {day:02}1200Z MAY 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC 1\n{level} {post} 0000{day}\n\nE.O. 12958: N/A\n\
                 TAGS: {tags}\nSUBJECT: {subject}\n\n1. (U) Yes.\nROE\n\n"
            )
        };
        let texts = [
            cable("UNCLAS", "RIGA", 17, "AMBER", "SCUL, LG"),
            cable("S E C R E T", "BERN", 12, "TRAMS", "ELTN, SZ"),
            cable("C O N F I D E N T I A L", "OSLO", 14, "AMBER AGAIN", "SCUL, NO"),
        ];
        Document::of_text(texts.concat())
    }

    #[test]
    fn words_levels_and_orders() {
        let document = document();
        let wanted = |words: &str, level: &str, order: &str| {
            let wanted = Wanted { words: words.to_owned(), level: level.to_owned(), order: order.to_owned() };
            wanted.of(&document)
        };
        assert_eq!(document.cables().len(), 3);
        assert_eq!(wanted("", "", ""), None);
        assert_eq!(wanted("amber", "", ""), Some(vec![0, 2]));
        assert_eq!(wanted("amber scul", "", "date"), Some(vec![2, 0]));
        assert_eq!(wanted("sz", "", ""), Some(vec![1]));
        assert_eq!(wanted("", "secret", ""), Some(vec![1]));
        assert_eq!(wanted("", "", "post"), Some(vec![1, 2, 0]));
        assert_eq!(wanted("", "", "level"), Some(vec![1, 2, 0]));
        assert_eq!(wanted("", "", "date"), Some(vec![1, 2, 0]));
        assert_eq!(wanted("no such", "", ""), Some(vec![]));
    }
}
