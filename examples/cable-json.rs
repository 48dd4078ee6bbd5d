//! Prints what is read of each file as one line of JSON: `cable-json FILE...`; `@LIST` names a file of paths, one a line.
//! A file that cannot be read gives a line with its error, and exit status 1 at the end.

use cable_viewer::{Document, MAX_BYTES, export::json};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

fn main() -> io::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for argument in std::env::args().skip(1) {
        let paths = match argument.strip_prefix('@') {
            Some(list) => match std::fs::read_to_string(list) {
                Ok(text) => text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
                Err(error) => {
                    failed = true;
                    writeln!(out, "{}", serde_json::json!({ "file": list, "error": error.to_string() }))?;
                    continue;
                }
            },
            None => vec![argument],
        };
        for path in paths {
            match read(&path) {
                Ok(document) => writeln!(out, "{}", json::line(&document, Some(&path)))?,
                Err(error) => {
                    failed = true;
                    writeln!(out, "{}", serde_json::json!({ "file": path, "error": error }))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn read(path: &str) -> Result<Document, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("{} bytes; the limit is {MAX_BYTES}", bytes.len()));
    }
    Ok(Document::of_bytes(&bytes))
}
