//! What the pages of a chain prove about each other.
//!
//! While a chain is read, its outlet goes on publishing: new entries push the others towards the end,
//! and an entry that is removed pulls them back, behind what was read already.
//!
//! ```text
//!  page 1, read     page 2, read a second later
//!  │ a b c d │      │ d e f g │     an entry came in on top: d stands on both, nothing lies between
//!  │ a b c d │      │ e f g h │     nothing moved, or so it seems…
//!  │ a b c d │      │ f g h i │     …but a was removed in between, and e is missing
//! ```
//!
//! So an overlap proves that two pages are neighbours. Without one, the page before is read again: if
//! it still ends as it did, nothing has moved meanwhile. If it does not, both are read again in turn,
//! until two readings agree or overlap; what those find is taken in too. What stays unproven is a gap.

use std::collections::HashSet;

/// Whether the page `after` begins where the page `before` ends, or earlier: the last entry of the one
/// stands on the other. Entries that close every page (a pinned notice) are left out of account.
pub(crate) fn overlaps(before: &[u64], after: &[u64]) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    if before == after {
        return true;
    }
    let pinned = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let before = before.get(..before.len() - pinned).unwrap_or_default();
    let after = after.get(..after.len() - pinned).unwrap_or_default();
    before.last().is_some_and(|last| after.contains(last))
}

/// Whether two readings of one page end alike, so that nothing moved over its end between them.
pub(crate) fn ends_alike(a: &[u64], b: &[u64]) -> bool {
    matches!((a.last(), b.last()), (Some(a), Some(b)) if a == b)
}

/// Whether two readings of one page begin alike.
pub(crate) fn begins_alike(a: &[u64], b: &[u64]) -> bool {
    matches!((a.first(), b.first()), (Some(a), Some(b)) if a == b)
}

/// Whether a new reading of a listing's first pages reaches what an earlier one had at its head.
/// Entries that both begin with (pinned ones) are left out of account.
pub(crate) fn reaches(head: &[u64], page: &[u64], is_first: bool) -> bool {
    let pinned = match is_first {
        true => head.iter().zip(page).take_while(|(a, b)| a == b).count(),
        false => 0,
    };
    if is_first && (pinned == page.len() || pinned == head.len()) {
        return true;
    }
    let head: HashSet<u64> = head.iter().skip(pinned).copied().collect();
    page.iter().skip(pinned).any(|key| head.contains(key))
}

#[cfg(test)]
mod tests {
    use super::{begins_alike, ends_alike, overlaps, reaches};

    #[test]
    fn the_last_entry_of_a_page_on_the_next_one_is_an_overlap() {
        assert!(overlaps(&[1, 2, 3, 4], &[4, 5, 6, 7]));
        assert!(overlaps(&[1, 2, 3, 4], &[2, 3, 4, 5]));
        assert!(!overlaps(&[1, 2, 3, 4], &[5, 6, 7, 8]));
        assert!(overlaps(&[1, 2], &[1, 2]));
        assert!(!overlaps(&[], &[1]));
        assert!(!overlaps(&[1], &[]));
    }

    #[test]
    fn what_is_pinned_to_every_page_proves_nothing() {
        assert!(!overlaps(&[1, 2, 3, 99], &[5, 6, 7, 99]));
        assert!(overlaps(&[1, 2, 3, 99], &[3, 4, 5, 99]));
        assert!(!overlaps(&[99, 1, 2, 3], &[99, 5, 6, 7]));
    }

    #[test]
    fn readings_of_one_page_are_compared_at_their_ends() {
        assert!(ends_alike(&[1, 2, 3], &[0, 3]));
        assert!(!ends_alike(&[1, 2, 3], &[0, 1, 2]));
        assert!(!ends_alike(&[], &[]));
        assert!(begins_alike(&[1, 2], &[1, 5]));
        assert!(!begins_alike(&[1, 2], &[2, 1]));
    }

    #[test]
    fn a_new_reading_reaches_the_old_one_where_they_have_more_than_pins_in_common() {
        assert!(reaches(&[1, 2, 3], &[8, 9, 1], true));
        assert!(!reaches(&[1, 2, 3], &[7, 8, 9], true));
        assert!(!reaches(&[99, 1, 2], &[99, 8, 9], true));
        assert!(reaches(&[99, 1, 2], &[99, 9, 1], true));
        assert!(reaches(&[1, 2, 3], &[1, 2, 3], true));
        assert!(reaches(&[1, 2, 3], &[0, 1, 5], false));
    }
}
