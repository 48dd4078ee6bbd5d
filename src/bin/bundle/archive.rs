//! What is handed out: the file and the folder in one archive, with the sums of all files, and a list that says what they are
//! and what they were built with.

use serde_json::json;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;

/// Writes the archive beside what it holds. The same files give the same bytes: no file in it has a time.
pub fn write(folder: &Path, version: &str, compiler: &str) -> Result<(), Box<dyn Error>> {
    let mut files = shipped(folder)?;
    let sums: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect();
    let manifest = manifest(&files, version, compiler)?;
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    files.push(("manifest.json".to_owned(), manifest.into_bytes()));
    let mut archive = zip::ZipWriter::new(fs::File::create(folder.join("cable-viewer.zip"))?);
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        archive.start_file(format!("cable-viewer/{name}"), options)?;
        archive.write_all(&bytes)?;
    }
    archive.finish()?;
    Ok(())
}

/// Names and contents, in order.
fn shipped(folder: &Path) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut names = vec!["cable-viewer.html".to_owned()];
    for entry in fs::read_dir(folder.join("embed"))? {
        names.push(format!("embed/{}", entry?.file_name().to_string_lossy()));
    }
    names.sort();
    names.into_iter().map(|name| fs::read(folder.join(&name)).map(|bytes| (name, bytes))).collect()
}

fn manifest(files: &[(String, Vec<u8>)], version: &str, compiler: &str) -> serde_json::Result<String> {
    let list: Vec<_> = files
        .iter()
        .map(|(name, bytes)| json!({ "name": name, "bytes": bytes.len(), "sha256": sum(bytes) }))
        .collect();
    let manifest = json!({ "name": "cable-viewer", "version": version, "compiler": compiler, "files": list });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::manifest;
    use serde_json::{Value, json};

    #[test]
    fn the_list_tells_what_the_files_are_and_what_built_them() -> serde_json::Result<()> {
        let files = [("a.txt".to_owned(), b"abc".to_vec())];
        let list: Value = serde_json::from_str(&manifest(&files, "1.0.0 (build 1a2b3c4d)", "rustc 1.95.0")?)?;
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(list.get("version"), Some(&json!("1.0.0 (build 1a2b3c4d)")));
        assert_eq!(list.get("compiler"), Some(&json!("rustc 1.95.0")));
        assert_eq!(list.get("files"), Some(&json!([{ "name": "a.txt", "bytes": 3, "sha256": sum }])));
        Ok(())
    }
}
