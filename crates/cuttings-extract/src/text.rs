//! (to be written)

use crate::{Hint, Page, PageKind};

/// Reads it.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let _ = (text, hint);
    Page::new(PageKind::Other)
}
