//! Posts.

use super::{in_use, remark};
use crate::tables::{self, CanonicalPost, Likeness, Post};
use crate::text::letters;

/// A post as written in a message number or an address: `BAKU`, `AMEMBASSY LA PAZ`, `BAU`.
#[must_use]
pub(crate) fn post(written: &str) -> String {
    let name = written.trim().to_ascii_uppercase();
    if let Some(post) = tables::post(&name) {
        return known(&post, "");
    }
    match tables::canonical_post(&letters::token(&name)) {
        Some(CanonicalPost { post, likeness: Likeness::Near }) => {
            known(&post, &format!(" Written as {name}; no other post is so near to that."))
        }
        Some(CanonicalPost { post, .. }) => known(&post, &format!(" Written as {name}.")),
        None => format!("{name}. Not among the posts known here."),
    }
}

fn known(post: &Post, how: &str) -> String {
    let what = match post.mission {
        "AMEMBASSY" => "embassy",
        "AMCONSUL" => "consulate or consulate general",
        "USMISSION" => "mission",
        "USINT" => "interests section",
        "USLO" => "liaison office",
        "AIT" => "American Institute in Taiwan",
        "REO" => "regional embassy office",
        "RPO" => "regional presence office",
        "SECSTATE" | "agency" => "office",
        "delegation" => "delegation",
        _ => "post",
    };
    format!("{}: {what}{}.{}{}{how}", post.name, place(*post), in_use(post.years), remark(post.note))
}

/// `, in Azerbaijan`.
pub(super) fn place(post: Post) -> String {
    format!(", in {}", tables::country_in_sentence(post.country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(post("AMEMBASSY BAKU"), "BAKU: embassy, in Azerbaijan.");
        assert_eq!(post("Saigon"), "SAIGON: embassy, in Vietnam, South. In use to 1975.");
        assert_eq!(post("BAU"), "BAKU: embassy, in Azerbaijan. Written as BAU.");
        assert!(post("BRUSSLS").ends_with("Written as BRUSSLS; no other post is so near to that."));
        assert_eq!(post("NOWHERE"), "NOWHERE. Not among the posts known here.");
    }
}
