//! Seeded mutation of all fixtures: whatever happens to a text, reading it does not panic and the invariants hold.
//!
//! A plain `cargo test` runs a few. `make test` runs a hundred thousand (`make mutations`), optimised and with the debug
//! assertions, in about a minute on two processors. `SEED` changes their sequence, `ROUND` runs one of them alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use common::mutation::{Random, invent};
use common::{check_invariants, fixtures};
use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

#[test]
fn mutated_fixtures() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("SEED").unwrap_or(1973);
    let rounds = match number("ROUND") {
        Some(round) => round..round + 1,
        None => 0..number("MUTATIONS").unwrap_or(1_000),
    };
    let fixtures: Vec<Vec<u8>> = fixtures().iter().map(|path| fs::read(path).unwrap()).collect();
    let next = AtomicU64::new(rounds.start);
    let work = || {
        loop {
            let round = next.fetch_add(1, Ordering::Relaxed);
            if round >= rounds.end {
                break;
            }
            let bytes = invent(&fixtures, &mut Random::of(seed, round));
            let outcome = std::panic::catch_unwind(|| check_invariants("a mutation", &bytes));
            assert!(outcome.is_ok(), "SEED={seed} ROUND={round}: {:?}", String::from_utf8_lossy(&bytes));
        }
    };
    std::thread::scope(|scope| {
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
        (0..n_threads).for_each(|_| drop(scope.spawn(work)));
    });
}
