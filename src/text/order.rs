//! Sorting, once for all: every generic sort costs some kilobytes in the page, so items are sorted by a number.

use super::Span;

/// Sorts by a key, items with equal keys staying in their order.
pub fn sort_by_number<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let mut order: Vec<(u64, usize)> = items.iter().enumerate().map(|(idx, item)| (key(item), idx)).collect();
    sort_pairs(&mut order);
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, idx)| slots.get_mut(idx)?.take()));
}

/// Sorts spans by start, then by end: millions of them in a text of nothing but short lines.
pub fn sort_spans(spans: &mut [Span]) {
    if spans.is_sorted_by_key(|span| span.order()) {
        return;
    }
    let mut order: Vec<(u64, usize)> = spans.iter().map(|span| (span.order(), 0)).collect();
    sort_pairs(&mut order);
    for (span, (order, _)) in spans.iter_mut().zip(order) {
        *span = Span::of_order(order);
    }
}

/// Merges runs that are sorted, from single pairs to the whole; equal keys stay in their order.
#[inline(never)]
fn sort_pairs(pairs: &mut Vec<(u64, usize)>) {
    let mut run = 1;
    while run < pairs.len() {
        let mut merged = Vec::with_capacity(pairs.len());
        for two in pairs.chunks(2 * run) {
            let (mut left, mut right) = two.split_at_checked(run).unwrap_or((two, &[]));
            while let ([first, rest @ ..], [second, behind @ ..]) = (left, right) {
                if second.0 < first.0 {
                    merged.push(*second);
                    right = behind;
                } else {
                    merged.push(*first);
                    left = rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *pairs = merged;
        run *= 2;
    }
}

/// A number that orders like the cost: costs are small, not negative, and never not a number.
#[must_use]
pub fn number_of_cost(cost: f32) -> u64 {
    u64::from(cost.max(0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_number(&mut items, |item| item.0);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut spans = [Span::new(5, 9), Span::new(2, 3), Span::new(5, 6)];
        sort_spans(&mut spans);
        assert_eq!(spans, [Span::new(2, 3), Span::new(5, 6), Span::new(5, 9)]);
        assert!(number_of_cost(0.3) < number_of_cost(1.2) && number_of_cost(-1.0) == number_of_cost(0.0));
    }
}
