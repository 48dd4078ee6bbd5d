//! The style sheets.

use std::path::Path;
use std::{fs, io};

/// Some style sheets of the folder `style` as one.
pub fn style(root: &Path, names: &[&str]) -> io::Result<String> {
    let sheets: io::Result<Vec<String>> =
        names.iter().map(|name| fs::read_to_string(root.join("style").join(name))).collect();
    Ok(sheets?.join("\n"))
}

/// In somebody else's page the size of the root element is not ours: sizes in `rem` are made sizes by the element's own.
/// A condition (`@media`, `@container`) cannot be calculated; there the browser's own size counts.
pub fn without_root_units(style: &str) -> String {
    let mut parts = style.split('@');
    let mut out = parts.next().map(by_own_size).unwrap_or_default();
    for part in parts {
        let (condition, rest) = part.split_at(part.find(['{', ';']).unwrap_or(part.len()));
        out = out + "@" + condition + &by_own_size(rest);
    }
    out
}

/// `2.5rem` becomes `calc(var(--cable-size) * 2.5)`; a word that ends in these letters stays.
fn by_own_size(style: &str) -> String {
    let mut out = String::new();
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("rem") {
        let text = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let number = before.strip_prefix(text).unwrap_or_default();
        out.push_str(text);
        if number.ends_with(|c: char| c.is_ascii_digit()) {
            out = out + "calc(var(--cable-size) * " + number + ")";
        } else {
            out = out + number + "rem";
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::without_root_units;

    #[test]
    fn sizes_are_by_the_elements_own() {
        assert_eq!(
            without_root_units("  a {\n    margin: 0 -1.6rem;\n\tleft: calc(1px + .5rem) }\n"),
            "  a {\n    margin: 0 calc(var(--cable-size) * -1.6);\n\tleft: calc(1px + calc(var(--cable-size) * .5)) }\n"
        );
    }

    #[test]
    fn conditions_stay() {
        assert_eq!(
            without_root_units("a { x: 1rem }\n  @media (width > 40rem)\n  and (width < 60rem) { a { x: 2rem } }"),
            "a { x: calc(var(--cable-size) * 1) }\n  @media (width > 40rem)\n  and (width < 60rem) { a { x: calc(var(--cable-size) * 2) } }"
        );
        assert_eq!(
            without_root_units("@import 'a1rem'; a { x: 1rem }"),
            "@import 'a1rem'; a { x: calc(var(--cable-size) * 1) }"
        );
    }

    #[test]
    fn words_stay() {
        let words = "/* What remains, is a theorem; -rem. */ .premise { color: var(--rem) }";
        assert_eq!(without_root_units(words), words);
    }
}
