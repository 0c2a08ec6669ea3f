//! The reader: the bytes of a page in, the records that it lists out.
//!
//! It is pure. There is no I/O, no clock, no thread and no async in this crate, so that the command
//! line, the server, the Python wheel and a Spark job all share it; whatever a page holds, reading it
//! neither panics nor takes more than a bounded multiple of the time of parsing it.
//!
//! A page goes through these steps:
//!
//! 1. [`encoding`]: bytes become text.
//! 2. [`mod@format`]: is it HTML, a feed, a sitemap or plain text?
//! 3. One reader per format: [`html`], [`feed`], [`sitemap`], [`text`].
//! 4. What every format shares: [`dates`] (dates in text), [`teaser`] (was the summary cut?),
//!    [`kind`] (marks such as "`[Video]`") and [`address`] (what a link points to).
//!
//! ```
//! use cuttings_extract::{Hint, read};
//!
//! let feed = b"<rss version='2.0'><channel><item><title>First headline</title>\
//!     <description>A teaser that was cut [...]</description></item></channel></rss>";
//! let page = read(feed, &Hint::default());
//! assert_eq!(page.entries[0].title.as_deref(), Some("First headline"));
//! assert!(page.entries[0].truncated);
//! ```

pub mod address;
pub mod dates;
pub mod dom;
pub mod encoding;
pub mod explain;
pub mod feed;
pub mod format;
mod hash;
mod hint;
pub mod html;
pub mod kind;
mod page;
pub mod sitemap;
mod space;
pub mod teaser;
pub mod text;
mod when;

pub use explain::explain;
pub use hint::Hint;
pub use page::{Article, Author, DateBasis, Entry, EntryKind, Page, PageKind};
pub use when::{Range, When};

/// Reads one page, whatever it is.
///
/// This never fails: a page that holds nothing is a [`Page`] of kind [`PageKind::Other`] without
/// entries, and what went wrong on the way is said in its `warnings`.
#[must_use]
pub fn read(bytes: &[u8], hint: &Hint<'_>) -> Page {
    let decoded = encoding::decode(bytes, hint.content_type);
    let mut page = match format::detect(&decoded.text, hint) {
        format::Format::Html => html::read(&decoded.text, hint),
        format::Format::Feed => feed::read(&decoded.text, hint),
        format::Format::JsonFeed => feed::read_json(&decoded.text, hint),
        format::Format::Sitemap => sitemap::read(&decoded.text, hint),
        format::Format::Text => text::read(&decoded.text, hint),
        format::Format::Binary => {
            let mut page = Page::new(PageKind::Other);
            page.warnings.push("not text: nothing was read".to_owned());
            page
        }
    };
    page.url = page.url.or_else(|| hint.url.map(str::to_owned));
    page.warnings.extend(decoded.warning);
    for (index, entry) in page.entries.iter_mut().enumerate() {
        entry.position = u32::try_from(index + 1).unwrap_or(u32::MAX);
    }
    page
}
