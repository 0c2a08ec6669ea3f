//! What sort of page something is, in words.

use cuttings_extract::PageKind;

/// The sort of page, as one says it.
pub(crate) fn words(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Listing => "list of articles",
        PageKind::Article => "article",
        PageKind::Feed => "feed",
        PageKind::Sitemap => "sitemap",
        PageKind::Text => "text",
        PageKind::Other => "another sort of page",
    }
}
