//! How well real cables are read: `make score ARGS="[--misses] [FOLDER]..."` reads every document of
//! the folders, by default those beside the project, and compares it with the sidecar (`NAME.json` or
//! `NAME.expected.json`) beside it. The table has, for each rendering (what stands before `--` in a file's name, else its
//! folder's) and field, how many were hit; `compare` says what counts. `--misses` lists each miss.
#![allow(clippy::indexing_slicing)] // a JSON value has null for what it does not have

#[path = "../../tests/common/mod.rs"]
mod common;
mod compare;
mod sidecar;

use cable_viewer::{Document, MAX_BYTES};
use serde_json::Value;
use sidecar::Field;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was counted of one rendering.
#[derive(Default)]
struct Tally {
    n_documents: usize,
    n_missed: usize,
    /// Documents that are no cables; they count nowhere else.
    n_look_alikes: usize,
    n_false_cables: usize,
    coverage: Vec<f64>,
    /// Hits and how many there could have been.
    fields: BTreeMap<Field, (usize, usize)>,
}

/// A value that was not found, or a document that was taken for what it is not.
struct Miss {
    path: PathBuf,
    what: String,
    expected: String,
    found: String,
}

impl Tally {
    fn add(&mut self, path: &Path, misses: &mut Vec<Miss>) {
        let Ok(bytes) = std::fs::read(path) else { return };
        if bytes.len() > MAX_BYTES {
            return;
        }
        let document = Document::of_bytes(&bytes);
        let sidecar = sidecar_of(path).unwrap_or(Value::Null);
        let json = common::json(&document);
        let mut miss = |what: &str, expected: String, found: String| {
            misses.push(Miss { path: path.to_owned(), what: what.to_owned(), expected, found });
        };
        let cables = json["cables"].as_array().cloned().unwrap_or_default();
        if !sidecar::is_cable(&sidecar) {
            self.n_look_alikes += 1;
            if let Some(cable) = cables.first() {
                self.n_false_cables += 1;
                miss("cable", "none".to_owned(), cable["id"].to_string());
            }
            return;
        }
        self.n_documents += 1;
        self.coverage.push(json["coverage"]["recognised"].as_f64().unwrap_or(0.0));
        if cables.is_empty() {
            self.n_missed += 1;
            miss("cable", "one".to_owned(), "none".to_owned());
        }
        let expectations = sidecar::expectations(&sidecar, document.source().text());
        // Of several cables in one document, the one that the sidecar means, else the first.
        let number = expectations.iter().find(|expectation| expectation.field == Field::Number);
        let is_meant = |cable: &&Value| {
            number.is_some_and(|number| compare::is_hit(number, &compare::found(cable, Field::Number), ""))
        };
        let cable = cables.iter().find(is_meant).or(cables.first());
        for expectation in expectations {
            let found = cable.map(|cable| compare::found(cable, expectation.field));
            let is_hit =
                found.as_ref().is_some_and(|found| compare::is_hit(&expectation, found, document.source().text()));
            let (hits, total) = self.fields.entry(expectation.field).or_default();
            *hits += usize::from(is_hit);
            *total += 1;
            if !is_hit {
                let found = found.unwrap_or_default().join(", ");
                miss(&format!("{:?}", expectation.field), expectation.values.join(", "), found);
            }
        }
    }

    fn join(&mut self, other: &Self) {
        self.n_documents += other.n_documents;
        self.n_missed += other.n_missed;
        self.n_look_alikes += other.n_look_alikes;
        self.n_false_cables += other.n_false_cables;
        self.coverage.extend(&other.coverage);
        for (field, (hits, total)) in &other.fields {
            let sum = self.fields.entry(*field).or_default();
            *sum = (sum.0 + hits, sum.1 + total);
        }
    }

    fn print(&self, name: &str) {
        println!("{name}");
        if self.n_documents > 0 {
            let mut coverage = self.coverage.clone();
            coverage.sort_by(f64::total_cmp);
            let at = |percent: usize| 100.0 * coverage.get(coverage.len() * percent / 100).copied().unwrap_or(0.0);
            println!("    {:<16} {:>6} of {:>6}", "cables missed", self.n_missed, self.n_documents);
            println!("    {:<16} median {:.1} %, 3rd percentile {:.1} %", "recognised", at(50), at(3));
        }
        if self.n_look_alikes > 0 {
            println!(
                "    {:<16} {:>6} of {:>6} look-alikes",
                "false cables", self.n_false_cables, self.n_look_alikes
            );
        }
        for (field, (hits, total)) in &self.fields {
            #[allow(clippy::cast_precision_loss)] // a share for people
            let percent = 100.0 * *hits as f64 / *total as f64;
            println!("    {:<16} {hits:>6} of {total:>6} {percent:>7.1} %", format!("{field:?}"));
        }
    }
}

fn sidecar_of(path: &Path) -> Option<Value> {
    let bytes =
        ["json", "expected.json"].iter().find_map(|ending| std::fs::read(path.with_extension(ending)).ok())?;
    let sidecar = serde_json::from_slice(&bytes);
    if let Err(error) = &sidecar {
        eprintln!("{}: its sidecar is no JSON: {error}", path.display());
    }
    sidecar.ok()
}

/// `aad-pdf` of `aad-pdf--1974LAPAZ02200.txt`.
fn rendering(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = || path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    name.split_once("--").map_or_else(folder, |(rendering, _)| rendering.to_owned())
}

fn main() {
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let folders: Vec<PathBuf> = if folders.is_empty() {
        ["examples", "seed"].iter().filter_map(|name| common::shared(name)).collect()
    } else {
        folders.iter().map(PathBuf::from).filter(|folder| folder.is_dir()).collect()
    };
    let (mut tallies, mut misses) = (BTreeMap::<String, Tally>::new(), Vec::new());
    for folder in &folders {
        for path in ["txt", "html", "md"].iter().flat_map(|ending| common::files(folder, ending)) {
            tallies.entry(rendering(&path)).or_default().add(&path, &mut misses);
        }
    }
    if tallies.is_empty() {
        println!("there is no document to read; name a folder with documents and their sidecars");
        return;
    }
    let mut total = Tally::default();
    for (name, tally) in &tallies {
        tally.print(name);
        total.join(tally);
    }
    total.print("total");
    if options.iter().any(|option| option == "--misses") {
        println!("\nfile\tfield\texpected\tfound");
        for Miss { path, what, expected, found } in &misses {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            println!("{name}\t{what}\t{expected}\t{found}");
        }
    }
}
