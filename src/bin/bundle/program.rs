//! The program as a script: the glue, the packed module, and what the page and the element share.

use crate::template::fill;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::error::Error;
use std::path::Path;
use std::{fs, io};

/// Where the glue takes what the program exports.
const ENTRIES: &str = "wasm = instance.exports;";

/// `src/embed/program.js` with the glue and the packed module.
pub fn script(root: &Path, glue: &str, module: &[u8], version: &str) -> Result<String, Box<dyn Error>> {
    let template = fs::read_to_string(root.join("src/embed/program.js"))?;
    Ok(fill(&template, &[("glue", &guarded(glue)?), ("module", &STANDARD.encode(module)), ("version", version)])?)
}

/// The glue with a guard at every way into the program: `program.js` knows its faults from those of the page by it.
fn guarded(glue: &str) -> Result<String, String> {
    if glue.matches(ENTRIES).count() != 1 {
        return Err("the glue does not take the program's exports where it did".to_owned());
    }
    Ok(glue.replace(ENTRIES, "wasm = guarded(instance.exports);"))
}

/// 5 % smaller than `gzip -9` makes it.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn the_guard_is_put_where_the_exports_are_taken() {
        assert_eq!(
            guarded("a;\nwasm = instance.exports;\nb;").as_deref(),
            Ok("a;\nwasm = guarded(instance.exports);\nb;")
        );
    }

    #[test]
    fn a_glue_that_takes_them_elsewhere_is_refused() {
        assert!(guarded("wasm = exports;").is_err());
        assert!(guarded("wasm = instance.exports; wasm = instance.exports;").is_err());
    }
}
