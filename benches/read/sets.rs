//! The texts that are read. Folders are named from the project's own, in which benchmarks run.

use std::path::{Path, PathBuf};

/// Makes the texts of a set; nothing where their material is absent.
type Maker = fn() -> Option<Vec<String>>;

pub const SETS: [(&str, Maker); 16] = [
    ("a short cable", || one(file(CABLE)?)),
    ("a damaged cable", || one(file(DAMAGED)?)),
    ("a cable of 70 kB", || one(long_cable()?)),
    ("10 MB of the fixtures", || one(repeated(&files("tests/cables", "")?.concat(), 10_000_000))),
    ("the seed 1,000 times, joined", || one(files("../shared/seed", "")?.concat().repeat(1000))),
    ("archive telegrams, one by one", || files("../shared/examples", "aad-")),
    ("Cablegate pages, one by one", || files("../shared/examples", "cablegate-")),
    ("10 MB of Cablegate pages, joined", || {
        one(repeated(&files("../shared/examples", "cablegate-")?.concat(), 10_000_000))
    }),
    ("50 MB of real texts, joined", || one(repeated(&files("../shared/examples", "")?.concat(), 50_000_000))),
    ("10 MB of a novel", || {
        repeats("It was the best of times, it was the worst of times, it was the age of wisdom.\n")
    }),
    ("10 MB of one letter", || repeats("A")),
    ("10 MB of line ends", || repeats("\n")),
    ("10 MB of FM lines", || repeats("FM AMEMBASSY BAKU\n")),
    ("10 MB of numbers", || repeats("1.\n")),
    ("10 MB of short paragraphs", || one(file(CABLE)? + &repeated("WORDS.\n\n", 10_000_000))),
    ("10 MB of commas", || one(file(CABLE)? + &repeated("a,s ", 10_000_000))),
];

const CABLE: &str = "tests/cables/clean/0001-transmission.txt";
const DAMAGED: &str = "tests/cables/damaged/0001-everything-at-once.txt";

/// The texts of a set; nothing, said in words, where their material is absent.
pub fn texts_of(set: &str) -> Option<Vec<String>> {
    SETS.iter().find(|(name, _)| *name == set).and_then(|(_, make)| make())
}

#[allow(clippy::unnecessary_wraps)] // a set whose material is always there
fn one(text: String) -> Option<Vec<String>> {
    Some(vec![text])
}

fn repeats(piece: &str) -> Option<Vec<String>> {
    one(repeated(piece, 10_000_000))
}

fn repeated(piece: &str, n_bytes: usize) -> String {
    piece.repeat(n_bytes.div_ceil(piece.len().max(1)))
}

fn long_cable() -> Option<String> {
    let damaged = file(DAMAGED)?;
    let body = damaged.lines().filter(|line| line.len() > 200).collect::<Vec<_>>().join("\n\n");
    Some(file(CABLE)? + "\n" + &repeated(&format!("{body}\n\n"), 70_000))
}

fn file(path: &str) -> Option<String> {
    std::fs::read_to_string(path).inspect_err(|error| eprintln!("skipped: {path}: {error}")).ok()
}

/// The cables of a folder whose names begin so, each with a line end behind it.
fn files(folder: &str, begin: &str) -> Option<Vec<String>> {
    let mut paths = Vec::new();
    collect(Path::new(folder), &mut paths);
    paths.sort();
    let texts: Vec<String> = paths
        .iter()
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begin)))
        .filter_map(|path| std::fs::read(path).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned() + "\n")
        .collect();
    if texts.is_empty() {
        eprintln!("skipped: there are no cables in {folder}; real cables are not part of the repository");
        return None;
    }
    Some(texts)
}

/// All texts and pages below a folder that are cables.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let is_cable = !["not-a-cable", "negatives"].iter().any(|name| path.to_string_lossy().contains(name));
        if path.is_dir() {
            collect(&path, paths);
        } else if is_cable && path.extension().is_some_and(|ending| ending == "txt" || ending == "html") {
            paths.push(path);
        }
    }
}
