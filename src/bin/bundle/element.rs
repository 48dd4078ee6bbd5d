//! The folder of the element: a classic script, one for bundlers, and what a package has beside them.

use crate::style::{style, without_root_units};
use crate::template::fill;
use std::error::Error;
use std::fs;
use std::path::Path;

const STYLES: [&str; 6] = ["reset.css", "tokens.css", "viewer.css", "page.css", "print.css", "element.css"];

/// Writes the folder; gives the size of each script.
pub fn write(root: &Path, folder: &Path, program: &str) -> Result<[(&'static str, usize); 2], Box<dyn Error>> {
    let version = env!("CARGO_PKG_VERSION");
    let part = |name: &str| fs::read_to_string(root.join("src/embed").join(name));
    let style = serde_json::to_string(&without_root_units(&style(root, &STYLES)?))?;
    let element = fill(&part("element.js")?, &[("program", program), ("style", &style)])?;
    fs::create_dir_all(folder)?;
    let script = |template: &str, name: &str| -> Result<usize, Box<dyn Error>> {
        let script = fill(&part(template)?, &[("version", version), ("element", &element)])?;
        fs::write(folder.join(name), &script)?;
        Ok(script.len())
    };
    let sizes = [
        ("embed/cable-viewer.js", script("classic.js", "cable-viewer.js")?),
        ("embed/cable-viewer.mjs", script("module.js", "cable-viewer.mjs")?),
    ];
    fs::write(folder.join("package.json"), fill(&part("package.json")?, &[("version", version)])?)?;
    fs::copy(root.join("src/embed/cable-viewer.d.ts"), folder.join("cable-viewer.d.ts"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root.join(name), folder.join(name))?;
    }
    Ok(sizes)
}
