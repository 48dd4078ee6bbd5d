//! The single file. Its content security policy names the one script by its hash.

use crate::style::style;
use crate::template::fill;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use std::path::Path;

const STYLES: [&str; 4] = ["tokens.css", "viewer.css", "page.css", "print.css"];

/// Examples on the empty page: file below `tests/cables`, name, what it shows.
const EXAMPLES: [(&str, &str, &str); 8] = [
    ("clean/0001-transmission.txt", "A telegram of 2009", "clean, with its routing lines"),
    (
        "damaged/0001-everything-at-once.txt",
        "OCR of a print",
        "damaged: misread paragraph marks, lost line ends, a field in the wrong place",
    ),
    (
        "renderings/0001-aad-telegram.txt",
        "A telegram of 1975",
        "from the National Archives, with page lines, a table and attributes",
    ),
    (
        "renderings/0022-foia-print-with-cover-line.txt",
        "A print of 1987",
        "in two sections, with distribution lines and references",
    ),
    ("renderings/0023-smart-message.txt", "A message of the SMART system", "with labels before every field"),
    ("damaged/0080-redactions.txt", "Withheld text", "names taken out before release"),
    ("damaged/0095-page-lost.txt", "Lost text", "a page is missing, and it is said which"),
    ("several/0003-three-sections-in-order.txt", "Three sections", "joined to one cable"),
];

pub fn page(root: &Path, program: &str) -> Result<String, Box<dyn Error>> {
    let part = |name: &str| fs::read_to_string(root.join("src/embed").join(name));
    let script = fill(&part("page.js")?, &[("program", program)])?;
    let style = style(root, &STYLES)?;
    for (what, text) in [("script", &script), ("style", &style)] {
        if ends_element(text, what) {
            return Err(format!("the {what} would end its own element").into());
        }
    }
    let values =
        [("policy", &policy(&script)), ("style", &style), ("examples", &examples(root)?), ("script", &script)];
    Ok(fill(&part("standalone.html")?, &values.map(|(name, value)| (name, value.as_str())))?)
}

/// Everything is forbidden but the one script, styles, and images that the page makes itself.
fn policy(script: &str) -> String {
    // The browser hashes exactly what stands between the tags, line ends included.
    let hash = STANDARD.encode(Sha256::digest(format!("\n{script}\n")));
    format!(
        "default-src 'none'; script-src 'sha256-{hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
         img-src data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"
    )
}

/// Whether a text cannot stand within an element as it is.
fn ends_element(text: &str, element: &str) -> bool {
    text.contains("<!--") || text.to_ascii_lowercase().contains(&format!("</{element}"))
}

/// The examples as data blocks: no browser runs or shows a script of this type.
fn examples(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut blocks = Vec::new();
    for (file, name, shows) in EXAMPLES {
        let text = fs::read_to_string(root.join("tests/cables").join(file))?;
        if ends_element(&text, "script") {
            return Err(format!("{file} cannot stand in a page").into());
        }
        blocks.push(format!("<script type=\"text/plain\" class=\"example\" data-name=\"{name}\" data-shows=\"{shows}\">{text}</script>"));
    }
    Ok(blocks.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{ends_element, page};
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};
    use std::path::Path;

    #[test]
    fn the_policy_names_the_script_that_stands_in_the_page() -> Result<(), Box<dyn std::error::Error>> {
        let page = page(Path::new(env!("CARGO_MANIFEST_DIR")), "const PROGRAM = 'ä';\n")?;
        let script =
            page.rsplit_once("<script>").and_then(|(_, rest)| rest.split_once("</script>")).ok_or("no script")?.0;
        assert!(script.contains("const PROGRAM = 'ä';"));
        assert!(page.contains(&format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))));
        Ok(())
    }

    #[test]
    fn a_script_may_not_end_its_element() {
        assert!(page(Path::new(env!("CARGO_MANIFEST_DIR")), "const END = '</SCRIPT>';").is_err());
        assert!(ends_element("<!-- a", "style"));
        assert!(!ends_element("</style", "script"));
    }
}
