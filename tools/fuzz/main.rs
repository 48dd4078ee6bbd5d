//! Reads texts that nobody has written until one of them finds a fault: `make fuzz`, on all processors, for
//! `FUZZ_SECONDS` (an hour by default). The texts are made of the fixtures and, where they are there, of the real cables
//! beside the project (`tests/common/mutation.rs`). A fault is a panic, an invariant that does not hold
//! (`tests/common/mod.rs`), or more time than is due; it is reduced to the lines that it needs, written to
//! `target/fuzz`, and ends the run with exit status 1. `SEED` begins elsewhere; file names as arguments are checked alone.
//! Run it with the profile `fuzz`: the one for release ends at a panic, and has no assertions.

mod check;
#[path = "../../tests/common/mod.rs"]
mod common;

use check::{Fault, fault, reduced};
use common::mutation::{Random, invent};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A text that is read for so long will be read for ever.
const HANG: Duration = Duration::from_secs(60);

/// What the workers share with the one who reports.
struct Run {
    texts: Vec<Vec<u8>>,
    seed: u64,
    next: AtomicU64,
    n_bytes: AtomicU64,
    stop: AtomicBool,
    found: Mutex<Option<(Fault, Vec<u8>)>>,
    /// What each worker reads now.
    reading: Vec<Mutex<Option<Reading>>>,
}

struct Reading {
    since: Instant,
    bytes: Vec<u8>,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Run {
    fn work(&self, worker: &Mutex<Option<Reading>>) {
        while !self.stop.load(Ordering::Relaxed) {
            let round = self.next.fetch_add(1, Ordering::Relaxed);
            let bytes = invent(&self.texts, &mut Random::of(self.seed, round));
            self.n_bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            *locked(worker) = Some(Reading { since: Instant::now(), bytes: bytes.clone() });
            let fault = fault(&bytes);
            *locked(worker) = None;
            if let Some(fault) = fault {
                locked(&self.found).get_or_insert((fault, bytes));
                self.stop.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Says a line a minute until the time is over or a fault is found.
    fn watch(&self, seconds: u64) -> Option<(Fault, Vec<u8>)> {
        let (begin, mut n_minutes) = (Instant::now(), 0);
        while !self.stop.load(Ordering::Relaxed) && begin.elapsed().as_secs() < seconds {
            std::thread::sleep(Duration::from_millis(100));
            if begin.elapsed().as_secs() / 60 > n_minutes {
                n_minutes += 1;
                self.say(begin);
            }
            for worker in &self.reading {
                if let Some(reading) = locked(worker).take_if(|reading| reading.since.elapsed() > HANG) {
                    let fault = Fault { place: "time".to_owned(), what: format!("read for {HANG:?}") };
                    return Some((fault, reading.bytes));
                }
            }
        }
        self.stop.store(true, Ordering::Relaxed); // when the time is over
        self.say(begin);
        None
    }

    fn say(&self, begin: Instant) {
        let (n_texts, n_bytes) = (self.next.load(Ordering::Relaxed), self.n_bytes.load(Ordering::Relaxed));
        println!("{:>6} s  {n_texts:>10} texts  {:>8} MB", begin.elapsed().as_secs(), n_bytes / 1_000_000);
    }
}

/// Characters of a fault's description that are shown: it may quote the text.
const SHOWN: usize = 1000;

/// Writes the text and says where.
fn report(fault: &Fault, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    let place = fault.place.rsplit("../").next().unwrap_or_default();
    let name: String = place.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let path = folder.join(format!("{name}.txt"));
    if let Err(error) = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, bytes)) {
        println!("{}: {error}", path.display());
    }
    let what: String = fault.what.chars().take(SHOWN).collect();
    println!("{what}\n{} bytes: {}", bytes.len(), path.display());
}

/// The fixtures and the real cables.
fn texts() -> Vec<Vec<u8>> {
    let folders = [Some(common::cables()), common::shared("examples"), common::shared("seed")];
    let paths = folders.iter().flatten().flat_map(|folder| {
        ["txt", "html", "md"].into_iter().flat_map(|ending| common::files(folder, ending)).collect::<Vec<PathBuf>>()
    });
    paths.filter_map(|path| std::fs::read(path).ok()).collect()
}

fn main() -> ExitCode {
    check::remember_panics();
    let files: Vec<String> = std::env::args().skip(1).collect();
    if !files.is_empty() {
        let faults: Vec<Fault> = files.iter().filter_map(|file| fault(&std::fs::read(file).ok()?)).collect();
        faults.iter().for_each(|fault| println!("{}", fault.what));
        return if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    let run: &'static Run = Box::leak(Box::new(Run {
        texts: texts(),
        seed: number("SEED").unwrap_or_else(|| u64::from(std::process::id())),
        next: AtomicU64::new(0),
        n_bytes: AtomicU64::new(0),
        stop: AtomicBool::new(false),
        found: Mutex::new(None),
        reading: (0..n_threads).map(|_| Mutex::new(None)).collect(),
    }));
    println!("SEED={}: texts made of {}, on {n_threads} processors", run.seed, run.texts.len());
    let workers: Vec<_> = run.reading.iter().map(|worker| std::thread::spawn(move || run.work(worker))).collect();
    if let Some((fault, bytes)) = run.watch(number("FUZZ_SECONDS").unwrap_or(3600)) {
        report(&fault, &bytes); // it cannot be reduced: each attempt would take as long
        return ExitCode::FAILURE;
    }
    workers.into_iter().for_each(|worker| drop(worker.join()));
    let Some((fault, bytes)) = locked(&run.found).take() else { return ExitCode::SUCCESS };
    let (fault, bytes) = reduced(fault, &bytes);
    report(&fault, &bytes);
    ExitCode::FAILURE
}
