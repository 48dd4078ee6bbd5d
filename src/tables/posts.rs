//! Posts: by name, by letters, by what damage or a page line left of them (handbook, section 4.1).

use super::{POST_ALIASES, POSTS, Row, Years};
use std::cmp::Ordering;
use std::sync::LazyLock;

/// A post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// Its name in message numbers: `SAN JOSE`.
    pub(crate) name: &'static str,
    /// Its country.
    pub(crate) country: &'static str,
    /// The country's code in TAGS.
    pub(crate) place: &'static str,
    /// What it is: `AMEMBASSY`, `AMCONSUL`, `USMISSION`, `agency`.
    pub(crate) mission: &'static str,
    /// Years from and to; 0 is open.
    pub(crate) years: Years,
    /// A remark: what it stands for, its later name.
    pub(crate) note: &'static str,
}

impl Post {
    fn of(row: Row) -> Self {
        Self {
            name: row.cell(0),
            country: row.cell(1),
            place: row.cell(2),
            mission: row.cell(3),
            years: row.years(4),
            note: row.cell(6),
        }
    }
}

/// A country's name as a sentence has it: `the United States`, `Azerbaijan`.
#[must_use]
pub(crate) fn country_in_sentence(country: &str) -> String {
    const WITH_ARTICLE: &[&str] = &[
        "United", "Netherlands", "Philippines", "Bahamas", "Gambia", "Soviet", "Czech", "Dominican", "Marshall",
        "Central", "Holy", "German", "Solomon", "Comoros", "Maldives",
    ];
    let first = country.split([' ', ',']).next().unwrap_or("");
    if WITH_ARTICLE.contains(&first) { format!("the {country}") } else { country.to_owned() }
}

/// How a post was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// As written.
    Exact,
    /// By a known abbreviation or misspelling.
    Alias,
    /// One letter wrong, missing or too many, or two neighbours swapped; no other post is as near.
    Near,
}

/// A post, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CanonicalPost {
    /// The post.
    pub(crate) post: Post,
    /// How it was found.
    pub(crate) likeness: Likeness,
}

/// What stands before a post's name in an address.
const MISSIONS: &[&str] = &[
    "AMEMBASSY", "AMEMB", "AMCONSUL", "AMCONGEN", "AMLEGATION", "USMISSION", "USINT", "USLO", "USOFFICE", "USDEL",
    "REO", "AIT", "PRT",
];

/// Shorter names have too many neighbours: `BAU` is one letter from Baku and from nothing that it must be.
const SHORTEST_NEAR: usize = 5;

/// Longer than any name; a longer text is not looked at letter by letter.
const LONGEST: usize = 40;

/// The letters of every name, for the names that are near: a text asks for many, and most are near to none.
static LETTERS: LazyLock<Vec<(String, Row)>> =
    LazyLock::new(|| POSTS.rows().map(|row| (letters_of(row.cell(0)), row)).collect());

/// The post of a message number or an address, in capitals: `BAKU`, `LA PAZ`, `LAPAZ`, `AMEMBASSY LA PAZ`.
#[must_use]
pub(crate) fn post(name: &str) -> Option<Post> {
    let bare = || name.split_once(' ').filter(|(head, _)| MISSIONS.contains(head)).map(|(_, rest)| rest.trim());
    of_name_or_token(name).or_else(|| bare().and_then(of_name_or_token))
}

fn of_name_or_token(name: &str) -> Option<Post> {
    POSTS.find(name).map(Post::of).or_else(|| post_of_token(&letters_of(name)))
}

/// The post whose name has exactly these letters: `SANJOSE`.
#[must_use]
pub(crate) fn post_of_token(token: &str) -> Option<Post> {
    let name = match POST_ALIASES.find(token) {
        Some(row) if row.cell(2) == "=" => row.cell(1),
        Some(_) => return None,
        None => token,
    };
    POSTS.find(name).map(Post::of)
}

/// The post that these letters are likely to mean: the name itself, then a known other writing, then, for five letters
/// or more, the only name that is one edit away.
#[must_use]
pub(crate) fn canonical_post(token: &str) -> Option<CanonicalPost> {
    if let Some(post) = post_of_token(token) {
        return Some(CanonicalPost { post, likeness: Likeness::Exact });
    }
    if let Some(row) = POST_ALIASES.find(token) {
        return POSTS.find(row.cell(1)).map(|row| CanonicalPost { post: Post::of(row), likeness: Likeness::Alias });
    }
    if token.len() < SHORTEST_NEAR || token.len() > LONGEST {
        return None;
    }
    let mut near = LETTERS.iter().filter(|(letters, _)| is_one_edit(letters, token));
    let (_, only) = near.next().filter(|_| near.next().is_none())?;
    Some(CanonicalPost { post: Post::of(*only), likeness: Likeness::Near })
}

fn letters_of(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphabetic).take(LONGEST).collect()
}

/// True if one letter changed, added, dropped or swapped with its neighbour makes one of the other.
fn is_one_edit(name: &str, token: &str) -> bool {
    if name.len().abs_diff(token.len()) > 1 {
        return false;
    }
    let same = name.bytes().zip(token.bytes()).take_while(|(a, b)| a == b).count();
    let (name, token) = (name.as_bytes().get(same..), token.as_bytes().get(same..));
    let (Some(name), Some(token)) = (name, token) else { return false };
    match name.len().cmp(&token.len()) {
        Ordering::Greater => name.get(1..) == Some(token),
        Ordering::Less => token.get(1..) == Some(name),
        Ordering::Equal => match (name, token) {
            ([a, b, name @ ..], [c, d, token @ ..]) if (a, b) == (d, c) && name == token => true,
            _ => name.get(1..) == token.get(1..),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name() {
        for (name, place) in [
            ("AMEMBASSY LA PAZ", "BL"),
            ("BAKU", "AJ"),
            ("LAPAZ", "BL"),
            ("N'DJAMENA", "CD"),
            ("USINT HAVANA", "CU"),
            ("AMMAN", "JO"),
            ("AIT TAIPEI", "TW"),
        ] {
            assert_eq!(post(name).map(|post| post.place), Some(place), "{name}");
        }
        assert_eq!(post(""), None);
        assert_eq!(post("AMEMBASSY "), None);
        assert_eq!(post("AMEMBASSY NOWHERE"), None);
        assert_eq!(post_of_token("SANJOSE").map(|post| post.name), Some("SAN JOSE"));
        assert_eq!(post_of_token("SOIA"), None, "an alias is not the name");
    }

    #[test]
    fn by_what_is_left() {
        let of = |token: &str| canonical_post(token).map(|found| (found.post.name, found.likeness));
        assert_eq!(of("SANJOSE"), Some(("SAN JOSE", Likeness::Exact)));
        assert_eq!(of("SOIA"), Some(("SOFIA", Likeness::Alias)));
        assert_eq!(of("SECSTATE"), Some(("STATE", Likeness::Alias)));
        assert_eq!(of("BRUSSLS"), Some(("BRUSSELS", Likeness::Near)));
        assert_eq!(of("TEHERAN"), Some(("TEHRAN", Likeness::Near)));
        assert_eq!(of("ANAKRAA"), None, "two edits");
        assert_eq!(of("BAKI"), None, "too short to be near anything");
        assert_eq!(of("ISLAMABDA"), Some(("ISLAMABAD", Likeness::Near)));
        assert_eq!(of("XSFIA"), None);
        assert_eq!(of(""), None);
        assert_eq!(of(&"A".repeat(1000)), None);
    }

    #[test]
    fn countries_in_sentences() {
        assert_eq!(country_in_sentence("United Kingdom"), "the United Kingdom");
        assert_eq!(country_in_sentence("Germany"), "Germany");
    }

    #[test]
    fn no_two_posts_have_the_same_letters() {
        let mut tokens: Vec<String> = POSTS.rows().map(|row| letters_of(row.cell(0))).collect();
        tokens.sort();
        tokens.dedup();
        assert_eq!(tokens.len(), POSTS.rows().count());
        for row in POSTS.rows() {
            assert_eq!(post_of_token(&letters_of(row.cell(0))), Some(Post::of(row)), "{}", row.cell(0));
        }
    }
}
