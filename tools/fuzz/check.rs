//! Is there a fault in the reading of a text, and which of its lines does it need?

use crate::common::{check_invariants, check_repairs};
use cable_viewer::Document;
use std::cell::RefCell;
use std::time::{Duration, Instant};
use std::{fs, panic};

/// Time that is due to any text, and to each of its bytes: thirty times what reading it and checking it usually takes.
const DUE: Duration = Duration::from_millis(50);
const DUE_PER_BYTE: Duration = Duration::from_micros(5);

/// Attempts at a text that took too long: caches may have been cold, or another process may have taken the time.
const ATTEMPTS: usize = 4;

/// Repairs of texts up to this size are applied twice. In a longer one, the lines that a repair takes out may bring others
/// within the limits of the grammar (a head of 2,000 lines), and those are repaired only then.
const MOST_REPAIRED: usize = 50_000;

/// How long a text is reduced.
const REDUCING: Duration = Duration::from_secs(60);

/// What is wrong; of one fault at one place.
pub struct Fault {
    pub place: String,
    pub what: String,
}

thread_local! {
    static LAST_PANIC: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// Panics are kept for the report instead of being printed.
pub fn remember_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
        LAST_PANIC.set(Some(Fault { place, what: info.to_string() }));
    }));
}

pub fn fault(bytes: &[u8]) -> Option<Fault> {
    let due = DUE + DUE_PER_BYTE * u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let mut fastest = Duration::MAX;
    for _ in 0..ATTEMPTS {
        let start = Watch::start();
        let outcome = panic::catch_unwind(|| {
            check_invariants("a text", bytes);
            if bytes.len() <= MOST_REPAIRED {
                check_repairs("a text", &Document::of_bytes(bytes));
            }
        });
        if outcome.is_err() {
            return LAST_PANIC.take();
        }
        fastest = fastest.min(start.elapsed());
        if fastest <= due {
            return None;
        }
    }
    Some(Fault { place: "time".to_owned(), what: format!("{fastest:?} for {} bytes, due are {due:?}", bytes.len()) })
}

/// A watch of the time that this thread has run, where the system tells it (`/proc/thread-self/schedstat` of Linux, whose
/// first number counts nanoseconds), as builds beside an hour of fuzzing took the time of many a text; else of all time.
struct Watch {
    ran: Option<Duration>,
    begin: Instant,
}

impl Watch {
    fn start() -> Self {
        Self { ran: Self::ran(), begin: Instant::now() }
    }

    fn elapsed(&self) -> Duration {
        match (self.ran, Self::ran()) {
            (Some(before), Some(now)) => now - before,
            _ => self.begin.elapsed(),
        }
    }

    fn ran() -> Option<Duration> {
        let counts = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        counts.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    }
}

/// The lines that the same fault needs: halves, then quarters and so on are left away while it stays.
pub fn reduced(mut fault_of_all: Fault, bytes: &[u8]) -> (Fault, Vec<u8>) {
    let begin = Instant::now();
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let mut size = lines.len() / 2;
    while size > 0 && begin.elapsed() < REDUCING {
        let mut at = 0;
        while at < lines.len() && begin.elapsed() < REDUCING {
            let mut fewer = lines.clone();
            fewer.drain(at..(at + size).min(lines.len()));
            match fault(&fewer.concat()) {
                Some(fault) if fault.place == fault_of_all.place => (fault_of_all, lines) = (fault, fewer),
                _ => at += size,
            }
        }
        size /= 2;
    }
    (fault_of_all, lines.concat())
}
