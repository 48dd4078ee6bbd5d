//! How fast texts are read: `cargo bench`. Beside the reading stand two floors measured in the same run, counting lines
//! and copying the text; a figure without its floor says more about the machine than about the reader.

use cable_viewer::{Document, Page};
use std::hint::black_box;
use std::time::Instant;

/// Rounds of each measurement; the fastest counts.
const ROUNDS: usize = 5;

fn measure(name: &str, n_bytes: usize, mut run: impl FnMut()) {
    let fastest = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default();
    let seconds = fastest.as_secs_f64();
    #[allow(clippy::cast_precision_loss)] // megabytes for people
    let rate = n_bytes as f64 / 1e6 / seconds;
    println!("{name:<34} {n_bytes:>10} bytes  {:>9.3} ms  {rate:>8.1} MB/s", seconds * 1e3);
}

fn main() {
    let cable = include_str!("../tests/cables/clean/0001-transmission.txt");
    let damaged = include_str!("../tests/cables/damaged/0001-everything-at-once.txt");
    let body: String = damaged.lines().filter(|line| line.len() > 200).collect::<Vec<_>>().join("\n\n");
    let long = format!("{}\n{}", cable, format!("{body}\n\n").repeat(70_000 / body.len() + 1));
    let novel = "It was the best of times, it was the worst of times, it was the age of wisdom.\n".repeat(125_000);
    let mega = |piece: &str| piece.repeat(10_000_000 / piece.len());
    let absurd = [
        ("one letter", mega("A")),
        ("line ends", mega("\n")),
        ("FM lines", mega("FM AMEMBASSY BAKU\n")),
        ("numbers", mega("1.\n")),
        ("markings", mega("(C)\n")),
        ("short paragraphs", cable.to_owned() + &mega("WORDS.\n\n")),
        ("commas", cable.to_owned() + &mega("a,s ")),
    ];
    for (name, text) in &absurd {
        measure(&format!("10 MB of {name}: reading"), text.len(), || {
            black_box(Document::of_text(text.as_str()));
        });
    }
    for (name, text) in [
        ("a short cable", cable),
        ("a damaged cable", damaged),
        ("a cable of 70 kB", &long),
        ("a novel of 10 MB", &novel),
    ] {
        measure(&format!("{name}: counting lines"), text.len(), || {
            black_box(memchr::memchr_iter(b'\n', text.as_bytes()).count());
        });
        measure(&format!("{name}: copying"), text.len(), || {
            black_box(text.to_owned());
        });
        measure(&format!("{name}: reading"), text.len(), || {
            black_box(Document::of_text(text));
        });
        measure(&format!("{name}: with its page"), text.len(), || {
            black_box(Page::of(&Document::of_text(text)));
        });
    }
}
