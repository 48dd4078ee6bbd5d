//! A list that counts how far it is gone through.

use super::steps;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::slice::SliceIndex;

/// What a cable has many of. It is used like a vector; where steps are counted, each item that is looked at is one: so a rule
/// that goes through all references for each of them is seen, however it is written.
#[derive(Clone, PartialEq, Eq)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// An empty one.
    #[must_use]
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts an item behind the others.
    pub(crate) fn push(&mut self, item: T) {
        self.0.push(item);
    }

    /// Keeps the items that are wanted.
    pub(crate) fn retain(&mut self, is_wanted: impl FnMut(&T) -> bool) {
        steps::count(self.0.len());
        self.0.retain(is_wanted);
    }

    /// How many there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// True if it has no items.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first item.
    #[must_use]
    pub(crate) fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// The last item.
    #[must_use]
    pub(crate) fn last(&self) -> Option<&T> {
        self.0.last()
    }

    /// The item at a place, or the items of a range, which is not gone through yet.
    #[must_use]
    pub fn get<I: SliceIndex<[T]>>(&self, place: I) -> Option<&I::Output> {
        self.0.get(place)
    }

    /// The items in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.0.iter())
    }
}

/// The items of a list; each one that is given is a step.
pub struct Iter<'a, T>(std::slice::Iter<'a, T>);

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        steps::count(1);
        self.0.next()
    }

    // What is skipped is not looked at.
    fn nth(&mut self, n: usize) -> Option<&'a T> {
        steps::count(1);
        self.0.nth(n)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        steps::count(1);
        self.0.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut List<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        steps::count(self.0.len());
        self.0.iter_mut()
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        steps::count(self.0.len());
        self.0.into_iter()
    }
}

/// As a slice, which may be gone through as a whole.
impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        steps::count(self.0.len());
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_used_like_a_vector() {
        let mut list: List<u8> = List::new();
        assert!(list.is_empty() && list.first().is_none());
        list.push(1);
        list.extend([2, 3, 4]);
        list.retain(|item| *item != 2);
        for item in &mut list {
            *item *= 10;
        }
        list[0] += 1;
        assert_eq!((list.len(), list.is_empty(), list.first(), list.last()), (3, false, Some(&11), Some(&40)));
        assert_eq!((list.get(1), list.get(3), list.get(1..)), (Some(&30), None, Some([30, 40].as_slice())));
        assert_eq!(list, List::from(vec![11, 30, 40]));
        assert_eq!(list.clone().into_iter().collect::<List<u8>>(), list);
        assert_eq!(format!("{list:?}"), "[11, 30, 40]");
    }

    #[test]
    fn items_are_given_from_either_end_and_may_be_skipped() {
        let list = List::from(vec![1, 2, 3, 4]);
        let mut items = list.iter();
        assert_eq!((items.len(), items.nth(1), items.next_back()), (4, Some(&2), Some(&4)));
        assert_eq!((items.clone().len(), items.size_hint()), (1, (1, Some(1))));
        assert_eq!((items.next(), items.next(), items.next_back()), (Some(&3), None, None));
        assert_eq!((&list).into_iter().copied().sum::<i32>(), 10);
    }

    #[cfg(debug_assertions)]
    #[test]
    fn each_item_that_is_looked_at_is_a_step() {
        let mut list = List::from(vec![1, 2, 3, 4]);
        let _ = steps::take();
        let mut items = list.iter();
        let _ = (items.next(), items.nth(1), items.next_back());
        assert_eq!(steps::take(), Some(3));
        list.retain(|_| true);
        assert_eq!(steps::take(), Some(4));
        let _ = list.contains(&9);
        assert_eq!(steps::take(), Some(4));
    }
}
