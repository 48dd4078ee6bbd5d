//! Writes the single file from what trunk has built, and holds the size budgets. Run by trunk's post-build hook.
//!
//! Trunk's own page loads a script and a module beside it, which browsers refuse on `file://`; here everything goes
//! into one file: the style, the glue that wasm-bindgen wrote, and the module, gzipped and in base64. The content
//! security policy names the one script by its hash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::io::Write;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Budget of the module, gzipped, in bytes. Reading with all tables and the first view had 260 kB; what the view gained since
/// then comes on top, up to what the budget of the file leaves.
const MOST_WASM: usize = 320_000;
/// Budget of the single file, in bytes.
const MOST_FILE: usize = 480_000;

/// Blocks the compressor may split into: more than by default, for code and tables differ; without bound it does worse.
const MOST_BLOCKS: u16 = 40;
/// Rounds of the compressor.
const ITERATIONS: NonZeroU64 = NonZeroU64::MIN.saturating_add(39);

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

/// Where the glue takes what the program exports.
const ENTRIES: &str = "wasm = instance.exports;";

/// Style sheets of the page, and those of the element, in order.
const PAGE_STYLES: [&str; 4] = ["tokens.css", "viewer.css", "page.css", "print.css"];
const ELEMENT_STYLES: [&str; 6] = ["reset.css", "tokens.css", "viewer.css", "page.css", "print.css", "element.css"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let staging =
        env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or("run by trunk: TRUNK_STAGING_DIR is not set")?;
    let wasm = fs::read(staging.join("cable-viewer_bg.wasm"))?;
    let glue = without_comments(&fs::read_to_string(staging.join("cable-viewer.js"))?);
    // Every way into the program goes through the guard of program.js, which knows its faults from those of the page.
    if glue.matches(ENTRIES).count() != 1 {
        return Err("the glue does not take the program's exports where it did".into());
    }
    let glue = glue.replace(ENTRIES, "wasm = guarded(instance.exports);");
    let packed = gzip(&wasm)?;
    let part = |name: &str| fs::read_to_string(root.join("src/embed").join(name)).map(|text| without_comments(&text));
    let program = fill(
        &part("program.js")?,
        &[
            ("glue", &glue),
            ("wasm", &base85(&packed)),
            ("length", &packed.len().to_string()),
            ("alphabet", ALPHABET),
            ("version", &version()),
        ],
    )?;
    let page = page(&root, &part("page.js")?, &program)?;
    for name in ["cable-viewer.html", "index.html"] {
        fs::write(staging.join(name), &page)?;
    }
    let element = fill(
        &part("element.js")?,
        &[
            ("program", &program),
            ("style", &serde_json::to_string(&tight(&without_root_units(&style(&root, &ELEMENT_STYLES)?)))?),
        ],
    )?;
    let folder = staging.join("embed");
    fs::create_dir_all(&folder)?;
    for (template, name) in [("classic.js", "cable-viewer.js"), ("module.js", "cable-viewer.mjs")] {
        // The first line, a comment, says what the file is.
        let template = fs::read_to_string(root.join("src/embed").join(template))?;
        let script = fill(&template, &[("version", env!("CARGO_PKG_VERSION")), ("element", &element)])?;
        fs::write(folder.join(name), script)?;
    }
    for name in ["cable-viewer.d.ts", "package.json"] {
        let text = fs::read_to_string(root.join("src/embed").join(name))?;
        fs::write(folder.join(name), text.replace("{{version}}", env!("CARGO_PKG_VERSION")))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root.join(name), folder.join(name))?;
    }
    for name in ["cable-viewer_bg.wasm", "cable-viewer.js"] {
        remove(&staging.join(name))?;
    }
    release(&staging)?;
    println!("wasm {} bytes, gzipped {} of at most {MOST_WASM}", wasm.len(), packed.len());
    println!("cable-viewer.html {} bytes of at most {MOST_FILE}", page.len());
    if packed.len() > MOST_WASM || page.len() > MOST_FILE {
        return Err("over the size budget".into());
    }
    Ok(())
}

/// What four bytes are written with in five characters: none that would end a string or an element.
const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=.?@^_`{|}~";

/// The bytes in base 85, filled up with zeros to a multiple of four.
fn base85(bytes: &[u8]) -> String {
    let digits = ALPHABET.as_bytes();
    let mut out = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let number = (0..4).fold(0_u32, |number, at| number << 8 | u32::from(four.get(at).copied().unwrap_or(0)));
        for power in [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1] {
            out.push(char::from(digits.get((number / power % 85) as usize).copied().unwrap_or(b'0')));
        }
    }
    out
}

/// The version and the commit it is built from: `0.1.0 (build 1a2b3c4d)`; a `+` behind it tells of changes since. Without a
/// repository the version alone.
fn version() -> String {
    let git = |args: &[&str]| {
        let out = Command::new("git").args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().ok()?;
        out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
    };
    let version = env!("CARGO_PKG_VERSION");
    match git(&["rev-parse", "--short=8", "HEAD"]) {
        Some(commit) => {
            let changes = git(&["status", "--porcelain", "--untracked-files=no"]).unwrap_or_default();
            format!("{version} (build {commit}{})", if changes.is_empty() { "" } else { "+" })
        }
        None => version.to_owned(),
    }
}

/// What is handed out: the file and the folder in one archive, with the sums of all files and a list of what they are. The same
/// commit gives the same bytes: no file in it has a time.
fn release(staging: &Path) -> Result<(), Box<dyn Error>> {
    let mut names = vec!["cable-viewer.html".to_owned()];
    for entry in fs::read_dir(staging.join("embed"))? {
        names.push(format!("embed/{}", entry?.file_name().to_string_lossy()));
    }
    names.sort();
    let mut files = Vec::new();
    for name in names {
        let bytes = fs::read(staging.join(&name))?;
        files.push((name, bytes));
    }
    let sum = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let sums: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect();
    let list: Vec<_> = files
        .iter()
        .map(|(name, bytes)| serde_json::json!({ "name": name, "bytes": bytes.len(), "sha256": sum(bytes) }))
        .collect();
    let manifest = serde_json::json!({ "name": "cable-viewer", "version": version(), "files": list });
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    files.push(("manifest.json".to_owned(), (serde_json::to_string_pretty(&manifest)? + "\n").into_bytes()));
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        zip.start_file(format!("cable-viewer/{name}"), options)?;
        zip.write_all(&bytes)?;
    }
    fs::write(staging.join("cable-viewer.zip"), zip.finish()?.into_inner())?;
    Ok(())
}

/// The single file.
fn page(root: &Path, script: &str, program: &str) -> Result<String, Box<dyn Error>> {
    let script = fill(script, &[("program", program)])?;
    if script.to_ascii_lowercase().contains("</script") || script.contains("<!--") {
        return Err("the script would end its own element".into());
    }
    let template = fs::read_to_string(root.join("src/embed/standalone.html"))?;
    // The browser hashes exactly what stands between the tags, line ends included.
    let hash = STANDARD.encode(Sha256::digest(format!("\n{script}\n")));
    let csp = format!(
        "default-src 'none'; script-src 'sha256-{hash}' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
         img-src data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"
    );
    let style = tight(&style(root, &PAGE_STYLES)?);
    fill(&template, &[("csp", &csp), ("style", &style), ("examples", &examples(root)?), ("script", &script)])
}

/// Some style sheets as one, without comments, indents and line ends.
fn style(root: &Path, names: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut all = String::new();
    for name in names {
        all += &fs::read_to_string(root.join("style").join(name))?;
        all.push('\n');
    }
    Ok(minified(&all))
}

/// A style sheet of trimmed lines without the blanks and line ends that say nothing.
fn tight(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for line in style.lines() {
        // A value that goes on in the next line needs a blank.
        if !out.is_empty() && !out.ends_with([';', '{', '}', ',']) {
            out.push(' ');
        }
        out.push_str(&line.replace(": ", ":").replace(" {", "{").replace(", ", ","));
    }
    out
}

/// In somebody else's page the size of the root element is not ours: sizes are by the element's own.
fn without_root_units(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for line in style.lines() {
        // A condition cannot be calculated; there the browser's own size counts.
        if line.starts_with('@') {
            out.push_str(line);
        } else {
            let mut rest = line;
            while let Some((before, after)) = rest.split_once("rem") {
                let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
                let n = before.strip_prefix(number).unwrap_or("");
                out.push_str(number);
                if n.is_empty() {
                    out.push_str("rem");
                } else {
                    out.push_str(&format!("calc(var(--cable-size) * {n})"));
                }
                rest = after;
            }
            out.push_str(rest);
        }
        out.push('\n');
    }
    out
}

/// A script without indents and without lines that are comments: those are for who reads the source.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut is_in_comment = false;
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        is_in_comment |= line.starts_with("/**");
        if !is_in_comment && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        is_in_comment &= !line.ends_with("*/");
    }
    out
}

/// The examples as data blocks: no browser runs or shows a script of this type.
fn examples(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut blocks = Vec::new();
    for (file, name, shows) in EXAMPLES {
        let text = fs::read_to_string(root.join("tests/cables").join(file))?;
        if text.to_ascii_lowercase().contains("</script") || text.contains("<!--") || text.contains("{{") {
            return Err(format!("{file} cannot stand in a page").into());
        }
        blocks.push(format!("<script type=\"text/plain\" class=\"example\" data-name=\"{name}\" data-shows=\"{shows}\">{text}</script>"));
    }
    Ok(blocks.join("\n"))
}

/// Puts values in place of `{{name}}`; each must be there exactly once.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, Box<dyn Error>> {
    let mut out = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = template;
    for (name, value) in values {
        let mark = format!("{{{{{name}}}}}");
        let (before, after) =
            rest.split_once(&mark).ok_or_else(|| format!("the template has no {mark} in its place"))?;
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The style without comments, indents and line ends.
fn minified(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // Searches longer than by default; some seconds for some hundred bytes.
    let options = zopfli::Options {
        iteration_count: ITERATIONS,
        maximum_block_splits: MOST_BLOCKS,
        ..zopfli::Options::default()
    };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

fn remove(path: &Path) -> std::io::Result<()> {
    if path.exists() { fs::remove_file(path) } else { Ok(()) }
}
