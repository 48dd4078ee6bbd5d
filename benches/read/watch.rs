//! A watch of the time that this thread has run, so that other processes on the machine take nothing of it.

use std::time::{Duration, Instant};

pub struct Watch {
    ran: Option<Duration>,
    begin: Instant,
}

impl Watch {
    pub fn start() -> Self {
        Self { ran: ran(), begin: Instant::now() }
    }

    /// Where the system does not tell the time of a thread, all time.
    pub fn elapsed(&self) -> Duration {
        match (self.ran, ran()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.begin.elapsed(),
        }
    }
}

/// Linux tells it in `/proc/thread-self/schedstat`, whose first number counts nanoseconds.
fn ran() -> Option<Duration> {
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    counts.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
