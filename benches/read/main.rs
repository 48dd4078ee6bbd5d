//! How fast texts are read, and in how much memory: `make bench`, which also builds another commit and names its program
//! behind `--against`. Each set of texts is read by both in turns, each time in a process of its own, and the fastest
//! turn counts: what slows the machine for a while slows both.
//!
//! Beside the reading stand two floors, counting lines and copying the text; a figure without its floor says more about
//! the machine than about the reader. Memory is what the system counts (`VmHWM`), so it is had on Linux only: a counting
//! allocator would need the unsafe code that this project forbids itself.
//!
//! This folder is laid over the other commit, so it needs nothing of the project but what a user of the library does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // no shipped code

mod sets;
mod watch;

use cable_viewer::{Document, Page};
use sets::{SETS, texts_of};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use watch::Watch;

/// In each process a measurement is repeated for so long: Linux counts the time of a thread in steps of some milliseconds.
const TIME: Duration = Duration::from_millis(250);
/// How often each program has its turn.
const TURNS: usize = 3;

/// Memory of smaller sets is the system's pages more than the text's.
const LEAST_FOR_MEMORY: usize = 1_000_000;

/// What is measured of one set, in MB/s, in this order.
const COLUMNS: [&str; 4] = ["count", "copy", "read", "with page"];

/// Megabytes of text a second, of many rounds.
#[allow(clippy::cast_precision_loss)] // megabytes for people
fn rate(texts: &[String], mut run: impl FnMut(&str)) -> f64 {
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let watch = Watch::start();
    let mut n_rounds = 0;
    // Twice as many each time: the watch itself takes longer than a short text.
    while watch.elapsed() < TIME {
        for _ in 0..n_rounds.max(1) {
            texts.iter().for_each(|text| run(black_box(text)));
            n_rounds += 1;
        }
    }
    (n_bytes * n_rounds) as f64 / 1e6 / watch.elapsed().as_secs_f64()
}

fn rates(texts: &[String]) -> [f64; 4] {
    [
        rate(texts, |text| _ = black_box(memchr::memchr_iter(b'\n', text.as_bytes()).count())),
        rate(texts, |text| _ = black_box(text.to_owned())),
        rate(texts, |text| _ = black_box(Document::of_text(text))),
        rate(texts, |text| _ = black_box(Page::of(&Document::of_text(text), 0))),
    ]
}

/// Kilobytes that the system counts of this process now (`VmRSS`) or at most so far (`VmHWM`).
fn counted(what: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(what))?.trim_matches([':', '\t', ' ', 'k', 'B']).parse().ok()
}

/// How many times its text's size a reading needs at most; the document has a copy of the text, which is included.
#[allow(clippy::cast_precision_loss)] // a ratio for people
fn memory(texts: &[String], with_page: bool) -> Option<f64> {
    let longest = texts.iter().max_by_key(|text| text.len()).filter(|text| text.len() >= LEAST_FOR_MEMORY)?;
    let before = counted("VmRSS")?;
    let document = Document::of_text(longest.as_str());
    if with_page {
        black_box(Page::of(&document, 0));
    }
    black_box(&document);
    Some((counted("VmHWM")? - before) * 1024.0 / longest.len() as f64)
}

/// What this program prints when another run of it asks.
fn answer(what: &str, set: &str) {
    let Some(texts) = texts_of(set) else { return };
    match what {
        "--rates" => println!("{}", rates(&texts).map(|rate| rate.to_string()).join(" ")),
        _ => println!(
            "{}",
            memory(&texts, what == "--memory-with-page").map_or_else(String::new, |times| times.to_string())
        ),
    }
}

/// What a program measures of a set.
fn ask(program: &Path, what: &str, set: &str) -> Vec<f64> {
    let output = Command::new(program).args([what, set]).output().unwrap();
    assert!(output.status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// The fastest of all turns, for each program.
fn measured(programs: &[PathBuf], set: &str) -> Vec<Vec<f64>> {
    let mut fastest = vec![vec![0.0; COLUMNS.len()]; programs.len()];
    for _ in 0..TURNS {
        for (program, fastest) in programs.iter().zip(&mut fastest) {
            for (best, rate) in fastest.iter_mut().zip(ask(program, "--rates", set)) {
                *best = rate.max(*best);
            }
        }
    }
    fastest
}

fn print(name: &str, rates: &[f64], memory: &[Vec<f64>]) {
    let memory: Vec<String> =
        memory.iter().map(|times| times.first().map_or("-".to_owned(), |times| format!("{times:.1}"))).collect();
    println!(
        "{name:<34} {:>9.0} {:>9.0} {:>9.1} {:>9.1} | {:>9} {:>9}",
        rates[0], rates[1], rates[2], rates[3], memory[0], memory[1]
    );
}

fn report(programs: &[PathBuf]) {
    println!("Speed in MB/s; at most used memory in times the text, which is included.\n");
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>9} | {:>9} {:>9}",
        "", "count", "copy", "read", "with page", "memory", "with page"
    );
    for (set, _) in SETS {
        let Some(texts) = texts_of(set) else { continue };
        let (n_texts, n_bytes) = (texts.len(), texts.iter().map(String::len).sum::<usize>());
        drop(texts);
        let rates = measured(programs, set);
        let memory: Vec<[Vec<f64>; 2]> = programs
            .iter()
            .map(|program| ["--memory", "--memory-with-page"].map(|what| ask(program, what, set)))
            .collect();
        println!(
            "{set}: {} of {n_bytes} bytes",
            if n_texts == 1 { "one text".to_owned() } else { format!("{n_texts} texts") }
        );
        print("  this build", &rates[0], &memory[0]);
        if let [now, before] = &rates[..] {
            print("  the commit before", before, &memory[1]);
            println!(
                "  {:<32} {:>9} {:>9} {:>8.2}x {:>8.2}x",
                "ratio",
                "",
                "",
                now[2] / before[2],
                now[3] / before[3]
            );
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => report(&[std::env::current_exe().unwrap()]),
        ["--against", program] => report(&[std::env::current_exe().unwrap(), PathBuf::from(program)]),
        [what, set] => answer(what, set),
        _ => println!("see the head of benches/read/main.rs"),
    }
}
