//! Seeded mutation of all fixtures: whatever happens to a text, reading it does not panic and the invariants hold.
//!
//! `MUTATIONS=100000 cargo test --release --test mutate` runs as many as one likes; `SEED` changes their sequence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)] // a test may fail

mod common;

use common::{cables, check_invariants, files};
use std::fs;

/// xorshift64*: small, fast, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap()
    }
}

/// What damage puts into texts.
const INSERTS: [&str; 20] = [
    "¶",
    "\n",
    "\r",
    "\u{2028}",
    "\0",
    "1",
    "(",
    ")",
    "$\\P",
    "REF: ",
    "TAGS: ",
    "PAGE 02\n",
    "BT\n",
    "\u{FEFF}",
    "é",
    "\t",
    "---\n",
    "Message Attributes\n",
    "C O N F I D E N T I A L X 1\n",
    "\"",
];

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let to = (at + random.below(40)).min(bytes.len());
        match random.below(7) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, INSERTS[random.below(INSERTS.len())].bytes())),
            2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(1 << (at % 8))),
            3 => {
                let piece: Vec<u8> = bytes[at..to].to_vec();
                let place = random.below(bytes.len() + 1);
                bytes.splice(place..place, piece);
            }
            4 => bytes.truncate(at),
            5 => {
                let from = random.below(other.len() + 1);
                let piece = other[from..(from + random.below(200)).min(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => bytes[at..to].make_ascii_lowercase(),
        }
    }
}

#[test]
fn mutated_fixtures() {
    let number =
        |name: &str, default: u64| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default);
    let (n_mutations, seed) = (number("MUTATIONS", 3_000), number("SEED", 1973));
    let fixtures: Vec<Vec<u8>> = files(&cables(), "txt").iter().map(|path| fs::read(path).unwrap()).collect();
    let mut random = Random(seed.max(1));
    for round in 0..n_mutations {
        let mut bytes = fixtures[random.below(fixtures.len())].clone();
        let other = &fixtures[random.below(fixtures.len())];
        mutate(&mut bytes, other, &mut random);
        let kept = bytes.clone();
        let outcome = std::panic::catch_unwind(move || check_invariants("a mutation", &bytes));
        assert!(outcome.is_ok(), "seed {seed}, round {round}: {:?}", String::from_utf8_lossy(&kept));
    }
}
