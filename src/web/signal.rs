//! A value of the page that tells when it changes.
//!
//! Leptos compiles a signal's machinery anew for each type of value, which costs the page a kilobyte or two each. Here all
//! values share one signal type, which holds nothing and only tells; the value stands beside it. A page has a handful of them
//! for as long as it lives.

use leptos::prelude::{Get, RwSignal, Set};
use std::sync::{PoisonError, RwLock};

/// A value, and who wants to know when it changes. Cheap to copy.
pub(crate) struct Signal<T: 'static> {
    value: &'static RwLock<T>,
    changed: RwSignal<()>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Clone> Signal<T> {
    /// With a first value.
    pub(crate) fn new(value: T) -> Self {
        Self { value: Box::leak(Box::new(RwLock::new(value))), changed: RwSignal::new(()) }
    }

    /// Who asks here is told of changes.
    pub(crate) fn track(self) {
        self.changed.get();
    }

    /// The value; the asker is told of changes.
    pub(crate) fn get(self) -> T {
        self.track();
        self.get_untracked()
    }

    /// The value as it is now.
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Looks at the value; the asker is told of changes.
    pub(crate) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at the value as it is now. It cannot be set meanwhile.
    pub(crate) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sets the value, and tells.
    pub(crate) fn set(self, value: T) {
        *self.value.write().unwrap_or_else(PoisonError::into_inner) = value;
        self.tell();
    }

    /// Changes the value, and tells.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        self.tell();
    }

    /// Sets the value when nobody is there to be told.
    pub(crate) fn drop_value(self, value: T) {
        *self.value.write().unwrap_or_else(PoisonError::into_inner) = value;
    }

    fn tell(self) {
        self.changed.set(());
    }
}
