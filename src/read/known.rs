//! The one place where reading asks a table: telling the name of a post, or the code of a subject, from noise - in a damaged
//! classification line, in a reference, in TAGS that run together.
//!
//! Everywhere else the grammar decides where a thing stands, and tables only what it means.

use crate::cable::Confidence;
use crate::tables::{self, Likeness, TagKind};
use crate::text::letters;

/// True if some words are the name of a post, or a known way of writing it.
#[must_use]
pub(crate) fn is_post(name: &str) -> bool {
    let token = letters::token(name);
    // Two letters may be the name of a post (`HK`) or anything else.
    token.len() >= 2
        && tables::canonical_post(&token).is_some_and(|post| post.likeness != Likeness::Near || token.len() >= 6)
}

/// The name of a post as the handbook writes it, and how sure that is; `None` if no post is known by these words.
#[must_use]
pub(crate) fn post(name: &str) -> Option<(&'static str, Confidence)> {
    let token = letters::token(name);
    let whole = || tables::canonical_post(&token);
    let bare = || NOISE.iter().filter_map(|noise| token.strip_prefix(noise)).find_map(tables::post_of_token);
    let (post, likeness) = match whole() {
        Some(found) => (found.post, found.likeness),
        None => (bare()?, Likeness::Near),
    };
    let confidence = match likeness {
        Likeness::Exact => Confidence::Certain,
        Likeness::Alias | Likeness::Near => Confidence::Likely,
    };
    Some((post.name, confidence))
}

/// What may be glued to the front of a post's name in a damaged line.
const NOISE: &[&str] = &[
    "EFTO", "NOFORN", "SIPDIS", "SENSITIVE", "AMEMBASSY", "AMCONSUL", "USMISSION", "SIFIED", "EXDIS", "NODIS",
    "CLAS", "TIAL",
];

/// Cuts a run of letters into codes of TAGS that are known: four letters and two. `None` unless all of it can be cut so.
#[must_use]
pub(crate) fn cut_tags(run: &str) -> Option<Vec<usize>> {
    /// Shorter runs are codes or words by themselves; a longer one is no list that was glued together.
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=80;
    if !LENGTHS.contains(&run.len()) || is_tag(run) || !run.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut ends = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let length = [4, 3, 2].into_iter().find(|length| run.get(at..at + length).is_some_and(is_tag))?;
        at += length;
        ends.push(at);
    }
    (ends.len() > 1).then_some(ends)
}

fn is_tag(code: &str) -> bool {
    let known = tables::tag(code, None);
    (!known.listed.is_empty() || known.meaning.is_some())
        && match known.kind {
            TagKind::Subject | TagKind::Program => code.len() >= 4,
            TagKind::Place => code.len() == 2,
            TagKind::Organization => code.len() >= 3,
            TagKind::Person | TagKind::Unknown => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts() {
        assert_eq!(post("SANJOSE"), Some(("SAN JOSE", Confidence::Certain)));
        assert_eq!(post("EFTOLONDON"), Some(("LONDON", Confidence::Likely)));
        assert_eq!(post("NDJAENA").map(|(name, _)| letters::token(name)).as_deref(), Some("NDJAMENA"));
        assert_eq!(post("XYZZY"), None);
        assert!(is_post("HCMC") && is_post("Ashgabat") && !is_post("PER"));
    }

    #[test]
    fn glued_tags() {
        assert_eq!(cut_tags("KFRDKIRFCVIS"), Some(vec![4, 8, 12]));
        assert_eq!(cut_tags("KDEMAF"), Some(vec![4, 6]));
        for run in ["COUNTERTERRORISM", "PREL", "NATO", "CLEARANCE"] {
            assert_eq!(cut_tags(run), None, "{run}");
        }
    }

    #[test]
    fn two_letters_may_be_a_post_and_one_is_none() {
        assert!(!is_post("") && !is_post("A"));
        assert!(is_post("RIGA") && is_post("Ndjaena"));
        assert!(!is_post("EFTOLONDON"), "what is glued on makes it none by itself");
        assert_eq!(post("AMEMBASSY LONDON").map(|(name, _)| name), Some("LONDON"));
        assert_eq!(post("USMISSIONXYZZY"), None);
    }

    #[test]
    fn runs_of_tags_are_of_some_length_and_in_capitals() {
        for (n, is_cut) in [(1, false), (2, true), (20, true), (21, false)] {
            assert_eq!(cut_tags(&"KDEM".repeat(n)).map(|ends| ends.len()), is_cut.then_some(n), "{n}");
        }
        assert_eq!(cut_tags("PRELAF"), Some(vec![4, 6]));
        for run in ["Kdemaf", "KDEM AF", "KDEM1", "XXXXKDEM", "KDEMXXXXX"] {
            assert_eq!(cut_tags(run), None, "{run}");
        }
    }

    #[test]
    fn codes_of_tags() {
        for (code, expected) in [
            ("PREL", true),
            ("AF", true),
            ("KDEM", true),
            ("NATO", true),
            ("QQ", false),
            ("LAMPS", false),
            ("", false),
        ] {
            assert_eq!(is_tag(code), expected, "{code}");
        }
    }
}
