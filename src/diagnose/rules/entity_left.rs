//! Entities of a web page that were left in the text: `&quot;`, `&apos;` (handbook, section 6.1).

use super::{Diagnostic, everywhere};
use crate::read::Reading;
use crate::text::{Edit, Span};

const ENTITIES: [(&str, &str); 6] =
    [("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", " ")];

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    everywhere(reading, out, "entity-left", "read the characters", find, &|first, places| {
        format!(
            "expected plain characters, found “{}” as a web page writes them, in {places}",
            reading.source.slice(first.span)
        )
    });
}

fn find(text: &str) -> Vec<Edit> {
    let places = memchr::memchr_iter(b'&', text.as_bytes()).filter_map(|at| {
        let rest = text.get(at..)?;
        let (entity, character) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))?;
        Some(Edit::replace(Span::of(at..at + entity.len()), *character))
    });
    places.take(super::MOST_PLACES).collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::edit;

    #[test]
    fn entities() {
        let read = |text: &str| edit::apply(text, &find(text));
        assert_eq!(read("&quot;Yes,&quot; he said; it&apos;s so"), "\"Yes,\" he said; it's so");
        assert_eq!(read("R&D; &amp;quot;"), "R&D; &amp;quot;");
    }
}
