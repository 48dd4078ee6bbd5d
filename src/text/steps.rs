//! Counts the steps of reading, so that a test can show that they grow with the text and no faster. Builds without debug
//! assertions count nothing.

#[cfg(debug_assertions)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts `n` steps.
#[inline]
pub(crate) fn count(n: usize) {
    #[cfg(debug_assertions)]
    STEPS.with(|steps| steps.set(steps.get() + n as u64));
    #[cfg(not(debug_assertions))]
    let _ = n;
}

/// The steps counted in this thread since the last time this was asked; `None` where nothing is counted.
#[must_use]
pub fn take() -> Option<u64> {
    #[cfg(debug_assertions)]
    return Some(STEPS.with(std::cell::Cell::take));
    #[cfg(not(debug_assertions))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_until_they_are_asked_for() {
        let _ = take();
        count(2);
        count(3);
        let counted = take();
        assert_eq!((counted, take()), if cfg!(debug_assertions) { (Some(5), Some(0)) } else { (None, None) });
    }
}
