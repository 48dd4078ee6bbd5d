//! Which cables of a text are wanted in the list, and in which order.

use super::words;
use crate::cable::{Cable, Date};
use crate::diagnose::Document;

/// What is wanted; at first everything, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Words that stand in number, date, post, subject or TAGS: all of them.
    pub(crate) words: String,
    /// The level as [`words::level_class`] has it; empty for all.
    pub(crate) level: String,
    /// What the list is ordered by: `date`, `post`, `level`; else the text.
    pub(crate) order: String,
}

/// Levels that can be chosen: name for the program, and for people.
pub(crate) const LEVELS: [(&str, &str); 6] = [
    ("", "All levels"),
    ("top-secret", "Top Secret"),
    ("secret", "Secret"),
    ("confidential", "Confidential"),
    ("limited", "Limited Official Use"),
    ("unclassified", "Unclassified"),
];

/// Orders that can be chosen.
pub(crate) const ORDERS: [(&str, &str); 4] =
    [("", "As in the text"), ("date", "By date"), ("post", "By post"), ("level", "By level, highest first")];

impl Wanted {
    /// True if all are wanted, in the order of the text.
    #[must_use]
    pub(crate) fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The wanted cables, as indices, in order; `None` if that is all of them as they stand.
    #[must_use]
    pub(crate) fn of(&self, document: &Document) -> Option<Vec<usize>> {
        if self.is_all() {
            return None;
        }
        let small = self.words.to_lowercase();
        let asked: Vec<&str> = small.split_whitespace().collect();
        let is_wanted = |idx: usize, cable: &Cable| {
            (self.level.is_empty() || self.level == level(cable))
                && (asked.is_empty() || {
                    let text = described(document, idx, cable).to_lowercase();
                    asked.iter().all(|word| text.contains(word))
                })
        };
        let cables = document.cables();
        let found = cables.iter().enumerate().filter(|(idx, cable)| is_wanted(*idx, cable)).map(|(idx, _)| idx);
        let mut found: Vec<usize> = found.collect();
        let cable = |idx: &usize| cables.get(*idx);
        match self.order.as_str() {
            "date" => found.sort_by_key(|idx| else_last(cable(idx).and_then(date))),
            "post" => found.sort_by_key(|idx| else_last(cable(idx).and_then(post))),
            "level" => found.sort_by_key(|idx| else_last(cable(idx).and_then(rank))),
            _ => {}
        }
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

/// Orders what has no key behind what has one.
fn else_last<T>(key: Option<T>) -> (bool, Option<T>) {
    (key.is_none(), key)
}

/// The place of the level in the list of levels, which starts with the highest.
fn rank(cable: &Cable) -> Option<usize> {
    let level = level(cable);
    LEVELS.iter().skip(1).position(|(name, _)| *name == level)
}

/// The day, with hour and minute where they are known.
fn date(cable: &Cable) -> Option<(Date, u8, u8)> {
    let group = cable.date_time_group.as_ref().map(|group| group.value);
    let day = group.and_then(|group| group.date()).or_else(|| cable.dated.as_ref().map(|day| day.value))?;
    Some((day, group.map_or(0, |group| group.hour), group.map_or(0, |group| group.minute)))
}

fn post(cable: &Cable) -> Option<&str> {
    cable.number.as_ref().map(|number| number.value.post.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cable(level: &str, post: &str, day: u32, subject: &str, tags: &str) -> String {
        format!(
            "R {day:02}1200Z MAY 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC 1\n{level} {post} 0000{day}\n\nE.O. 12958: N/A\n\
             TAGS: {tags}\nSUBJECT: {subject}\n\n1. (U) Yes.\nROE\n\n"
        )
    }

    fn document() -> Document {
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

    #[test]
    fn posts_are_ordered_by_their_whole_names() {
        let posts = ["YEKATERINBURG", "YEKATERINA", "YEKATERINODAR"];
        let texts: Vec<String> = posts.iter().map(|post| cable("UNCLAS", post, 12, "AMBER", "SCUL, RS")).collect();
        let by_post = Wanted { order: "post".to_owned(), ..Wanted::default() };
        assert_eq!(by_post.of(&Document::of_text(texts.concat())), Some(vec![1, 0, 2]));
    }
}
