//! Feeds.

pub(crate) mod xml;

use crate::{Hint, Page, PageKind};

/// Reads it.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let _ = (text, hint);
    Page::new(PageKind::Other)
}

/// Reads a JSON Feed.
#[must_use]
pub fn read_json(text: &str, hint: &Hint<'_>) -> Page {
    let _ = (text, hint);
    Page::new(PageKind::Feed)
}
