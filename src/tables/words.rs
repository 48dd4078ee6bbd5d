//! Words of running text: acronyms, telegraphic words, governments (handbook, section 6.3).

use super::{ACRONYMS, GOVERNMENTS, POSTS, Row, TAGS, country_in_sentence};
use std::sync::LazyLock;

/// A word of a running text that a table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownWord {
    /// As the table has it.
    pub(crate) word: &'static str,
    /// True if it means the same in small letters.
    pub(crate) any_case: bool,
    /// True if it is to be left alone where all is in capitals.
    pub(crate) ambiguous_in_capitals: bool,
}

/// A word in capitals, as an acronym or as a government.
#[must_use]
pub(crate) fn known_word(word: &str) -> Option<KnownWord> {
    if let Some(found) = acronym(word) {
        let Acronym { word, any_case, ambiguous_in_capitals, .. } = found;
        return Some(KnownWord { word, any_case, ambiguous_in_capitals });
    }
    let row = GOVERNMENTS.find(word)?;
    Some(KnownWord { word: row.cell(0), any_case: false, ambiguous_in_capitals: row.cell(4) == "e" })
}

/// Bits of [`MAY_BE_KNOWN`]: ten times the known words, so that one in ten of the others is looked up in vain.
const N_SLOTS: usize = 8192;

/// A bit for each known word, at its [`slot`].
static MAY_BE_KNOWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut slots = vec![false; N_SLOTS];
    for row in ACRONYMS.rows().chain(GOVERNMENTS.rows()) {
        if let Some(bit) = slots.get_mut(slot(row.cell(0))) {
            *bit = true;
        }
    }
    slots
});

fn slot(word: &str) -> usize {
    word.bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte.to_ascii_uppercase())))
        % N_SLOTS
}

/// False if a word of ASCII, whatever its case, is certainly no [`known_word`]. Texts are looked through word by word, and this
/// is some fifty times as fast as looking one up.
#[must_use]
pub(crate) fn may_be_known(word: &str) -> bool {
    let is_set = |word| MAY_BE_KNOWN.get(slot(word)) == Some(&true);
    is_set(word) || word.strip_suffix(['S', 's']).is_some_and(is_set)
}

/// An acronym or a telegraphic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acronym {
    /// As the table has it: `REFTEL`.
    pub(crate) word: &'static str,
    /// Its meaning.
    pub(crate) meaning: &'static str,
    /// True if it means the same in small letters: `Emboff`, `septel`.
    pub(crate) any_case: bool,
    /// True if it is an English word too, or too short, to be told where all is in capitals: `CHARGE`, `DAS`.
    pub(crate) ambiguous_in_capitals: bool,
}

/// An acronym in capitals, its plural included: `REFTEL`, `REFTELS`.
#[must_use]
pub(crate) fn acronym(word: &str) -> Option<Acronym> {
    let singular = || word.strip_suffix('S').filter(|word| word.len() >= 3).and_then(|word| ACRONYMS.find(word));
    let row = ACRONYMS.find(word).or_else(singular)?;
    let how = row.cell(2);
    Some(Acronym {
        word: row.cell(0),
        meaning: row.cell(1),
        any_case: how.bytes().any(|mark| mark == b't'),
        ambiguous_in_capitals: how.bytes().any(|mark| mark == b'e'),
    })
}

/// A government behind an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Government {
    /// As the table has it: `GOAJ`.
    pub(crate) word: &'static str,
    /// The government, if it is certain: `Government of Azerbaijan`.
    pub(crate) name: Option<String>,
    /// If it is not: the countries it may be.
    pub(crate) candidates: Vec<&'static str>,
    /// The last year of its use; 0 if that is open.
    pub(crate) until: u16,
}

/// The government that an abbreviation in capitals means at a post: `GOAJ`, or `GOI` at a post of `IZ`. What could be
/// several and is not decided by the post's place code has its candidates.
#[must_use]
pub(crate) fn government(abbreviation: &str, place: Option<&str>) -> Option<Government> {
    let row = GOVERNMENTS.find(abbreviation)?;
    let found = |name, candidates| {
        Some(Government { word: row.cell(0), name, candidates, until: row.cell(3).parse().unwrap_or(0) })
    };
    if !row.cell(2).is_empty() {
        return found(Some(row.cell(2).to_owned()), vec![]);
    }
    let of_place = |entry: &&str| place.is_some_and(|place| entry.split('=').next() == Some(place));
    let mut entries = places(row);
    let own = places(row).find(of_place).or_else(|| entries.next().filter(|_| entries.next().is_none()));
    match own {
        Some(entry) => found(Some(format!("Government of {}", country_in_sentence(country(entry)))), vec![]),
        None => found(None, places(row).map(country).collect()),
    }
}

fn places(row: Row) -> impl Iterator<Item = &'static str> {
    row.cell(1).split(',').filter(|entry| !entry.is_empty())
}

/// The country of `SU` or `SU=Southern Sudan`, as the posts have it, or else the TAGS.
fn country(entry: &'static str) -> &'static str {
    if let Some((_, name)) = entry.split_once('=') {
        return name;
    }
    let post = POSTS.rows().find(|row| row.cell(2) == entry && row.cell(3) == "AMEMBASSY").map(|row| row.cell(1));
    post.or_else(|| TAGS.find(entry).map(|row| row.cell(2))).unwrap_or(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_may_be_known() {
        for row in ACRONYMS.rows().chain(GOVERNMENTS.rows()) {
            let word = row.cell(0);
            assert!(
                may_be_known(word) && may_be_known(&word.to_ascii_lowercase()) && may_be_known(&format!("{word}s"))
            );
        }
        assert!(!may_be_known("MEETING"));
    }

    #[test]
    fn acronyms() {
        assert_eq!(acronym("REFTELS").map(|found| found.word), Some("REFTEL"));
        assert_eq!(acronym("DAS").map(|found| found.word), Some("DAS"));
        assert_eq!(acronym("EMBOFFS").map(|found| found.any_case), Some(true));
        assert_eq!(acronym("S"), None);
        assert_eq!(acronym("THE"), None);
    }

    #[test]
    fn governments_by_post() {
        let of = |word: &str, place: Option<&str>| government(word, place).and_then(|found| found.name);
        assert_eq!(of("GOAJ", Some("AJ")).as_deref(), Some("Government of Azerbaijan"));
        assert_eq!(of("GOAJ", Some("US")).as_deref(), Some("Government of Azerbaijan"), "there is no other");
        assert_eq!(of("GOI", Some("IZ")).as_deref(), Some("Government of Iraq"));
        assert_eq!(of("GOI", Some("IS")).as_deref(), Some("Government of Israel"));
        assert_eq!(of("GOI", Some("FR")), None, "not a guess");
        assert!(government("GOI", None).is_some_and(|found| found.candidates.contains(&"Italy")));
        assert_eq!(of("GOY", Some("SR")).as_deref(), Some("Government of Yugoslavia"));
        assert_eq!(of("HMG", None).as_deref(), Some("Her or His Majesty's Government"));
        assert_eq!(government("GOQQ", None), None);
    }

    #[test]
    fn every_place_is_a_place() {
        for row in GOVERNMENTS.rows() {
            assert!(!row.cell(1).is_empty() || !row.cell(2).is_empty(), "{}", row.cell(0));
            for entry in places(row) {
                let code = entry.split('=').next().unwrap_or("");
                assert!(TAGS.find(code).is_some_and(|row| row.cell(1) == "g"), "{}: {code}", row.cell(0));
            }
        }
    }
}
