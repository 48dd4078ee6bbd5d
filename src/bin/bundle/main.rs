//! Writes what is shipped from what trunk has built, and holds the size budgets. Run by trunk's post-build hook.
//!
//! Trunk's own page loads a script and a module beside it, which browsers refuse on `file://`. Here everything goes
//! into one file: the style, the glue that wasm-bindgen wrote, and the module, gzipped and in base64. The scripts of
//! the element are made of the same parts.

mod archive;
mod budget;
mod element;
mod page;
mod program;
mod style;
mod template;
mod version;

use budget::Weight;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What trunk has written and is not shipped as it is: it stands in the page and in the element.
const PARTS: [&str; 2] = ["cable-viewer_bg.wasm", "cable-viewer.js"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let staging =
        env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or("run by trunk: TRUNK_STAGING_DIR is not set")?;
    let version = version::version();
    let [module, glue] = PARTS.map(|name| staging.join(name));

    let module = program::gzip(&fs::read(module)?)?;
    let program = program::script(root, &fs::read_to_string(glue)?, &module, &version)?;
    let page = page::page(root, &program)?;
    for name in ["cable-viewer.html", "index.html"] {
        fs::write(staging.join(name), &page)?;
    }
    let scripts = element::write(root, &staging.join("embed"), &program)?;
    for name in PARTS {
        fs::remove_file(staging.join(name))?;
    }
    archive::write(&staging, &version, &version::compiler()?)?;

    let mut weights = vec![
        Weight { what: "the module, gzipped", n_bytes: module.len(), most: budget::MODULE },
        Weight { what: "cable-viewer.html", n_bytes: page.len(), most: budget::FILE },
    ];
    weights.extend(scripts.map(|(what, n_bytes)| Weight { what, n_bytes, most: budget::FILE }));
    Ok(budget::hold(&weights)?)
}
