//! What sort of piece an entry is: marks in titles.

use crate::EntryKind;

/// Takes a mark such as "[Video]" or "Watch:" off a title.
#[must_use]
pub fn split(title: &str) -> (EntryKind, &str) {
    (EntryKind::Article, title)
}
