//! How fast texts are read, and in how much memory: `cargo bench`. Beside the reading stand two floors measured in the
//! same run, counting lines and copying the text; a figure without its floor says more about the machine than about the
//! reader. Memory is what the system counts (`VmHWM`) in a process of its own for each figure, so it is had on Linux
//! only: a counting allocator would need the unsafe code that this project forbids itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)] // no shipped code

#[path = "../tests/common/mod.rs"]
mod common;

use cable_viewer::{Document, Page};
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

/// Each measurement is repeated for so long, and at least so often; the fastest counts.
const TIME: Duration = Duration::from_millis(300);
const ROUNDS: usize = 3;

const CABLE: &str = include_str!("../tests/cables/clean/0001-transmission.txt");
const DAMAGED: &str = include_str!("../tests/cables/damaged/0001-everything-at-once.txt");

/// Makes a text; nothing where its material is absent.
type Maker = fn() -> Option<String>;

const CASES: [(&str, Maker); 12] = [
    ("a short cable", || Some(CABLE.to_owned())),
    ("a damaged cable", || Some(DAMAGED.to_owned())),
    ("a cable of 70 kB", || Some(long_cable())),
    ("10 MB of the fixtures", || joined(&common::cables(), 10_000_000)),
    ("50 MB of real texts", || joined(&common::shared("examples")?, 50_000_000)),
    ("10 MB of a novel", || {
        repeated("It was the best of times, it was the worst of times, it was the age of wisdom.\n")
    }),
    ("10 MB of one letter", || repeated("A")),
    ("10 MB of line ends", || repeated("\n")),
    ("10 MB of FM lines", || repeated("FM AMEMBASSY BAKU\n")),
    ("10 MB of numbers", || repeated("1.\n")),
    ("10 MB of short paragraphs", || Some(CABLE.to_owned() + &repeated("WORDS.\n\n")?)),
    ("10 MB of commas", || Some(CABLE.to_owned() + &repeated("a,s ")?)),
];

fn repeated(piece: &str) -> Option<String> {
    Some(piece.repeat(10_000_000 / piece.len()))
}

fn long_cable() -> String {
    let body = DAMAGED.lines().filter(|line| line.len() > 200).collect::<Vec<_>>().join("\n\n");
    format!("{CABLE}\n{}", format!("{body}\n\n").repeat(70_000 / body.len() + 1))
}

/// The cables of a folder one after the other, again and again, up to a size.
fn joined(folder: &std::path::Path, n_bytes: usize) -> Option<String> {
    let texts =
        common::files(folder, "txt").into_iter().filter(|path| !path.to_string_lossy().contains("not-a-cable"));
    let all: String = texts
        .map(|path| Document::of_bytes(&std::fs::read(path).unwrap()).source().text().to_owned() + "\n")
        .collect();
    Some(all.repeat(n_bytes / all.len() + 1))
}

#[allow(clippy::cast_precision_loss)] // megabytes for people
fn rate(n_bytes: usize, mut run: impl FnMut()) -> f64 {
    let (begin, mut fastest, mut n_rounds) = (Instant::now(), Duration::MAX, 0);
    while n_rounds < ROUNDS || begin.elapsed() < TIME {
        let start = Instant::now();
        run();
        fastest = fastest.min(start.elapsed());
        n_rounds += 1;
    }
    n_bytes as f64 / 1e6 / fastest.as_secs_f64()
}

/// Kilobytes that the system counts of this process now (`VmRSS`) or at most so far (`VmHWM`).
fn counted(what: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(what))?.trim_matches([':', '\t', ' ', 'k', 'B']).parse().ok()
}

/// In a process of its own: how many times its text's size a reading needs, the text included.
#[allow(clippy::cast_precision_loss)] // a ratio for people
fn print_memory(name: &str, with_page: bool) {
    let text = CASES.iter().find(|(found, _)| *found == name).and_then(|(_, make)| make()).unwrap();
    let Some(before) = counted("VmRSS") else { return };
    let document = Document::of_text(text.as_str());
    if with_page {
        black_box(Page::of(&document, 0));
    }
    black_box(&document);
    let most = counted("VmHWM").unwrap_or(before);
    println!("{:.1}", (most - before) * 1024.0 / text.len() as f64);
}

/// Too small a text gives a ratio of the system's pages, not of the text.
fn memory(name: &str, n_bytes: usize, what: &str) -> String {
    if n_bytes < 1_000_000 {
        return "-".to_owned();
    }
    let own = std::env::current_exe().unwrap();
    let output = Command::new(own).args([what, name]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [what, name] = &arguments[..]
        && what.starts_with("--memory")
    {
        return print_memory(name, what == "--memory-with-page");
    }
    println!("Speed in MB/s; peak memory in times the text, which is included.\n");
    println!(
        "{:<26} {:>10} | {:>10} {:>10} {:>10} {:>10} | {:>8} {:>10}",
        "", "bytes", "count", "copy", "read", "with page", "memory", "with page"
    );
    for (name, make) in CASES {
        let Some(text) = make() else { continue };
        let n_bytes = text.len();
        let count = rate(n_bytes, || {
            black_box(memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count());
        });
        let copy = rate(n_bytes, || {
            black_box(black_box(&text).clone());
        });
        let read = rate(n_bytes, || {
            black_box(Document::of_text(text.as_str()));
        });
        let page = rate(n_bytes, || {
            black_box(Page::of(&Document::of_text(text.as_str()), 0));
        });
        println!(
            "{name:<26} {n_bytes:>10} | {count:>10.0} {copy:>10.0} {read:>10.1} {page:>10.1} | {:>8} {:>10}",
            memory(name, n_bytes, "--memory"),
            memory(name, n_bytes, "--memory-with-page")
        );
    }
}
