//! Feeds: one page of articles as Atom, RSS or JSON Feed.
//!
//! A feed is written in three steps: an [`Item`] says what every format says of an article (which
//! name, link, instant and identity it gets), and one writer a format puts items into its own words.
//!
//! - **Identity.** An article is known by its own address, so that feeds of several archives agree;
//!   one without an address by a `tag:` URI (RFC 4151) of its outlet, the day it was first seen and
//!   its number.
//! - **Time.** See [`moment`].
//! - **Text.** Plain text in all three formats, free of characters that XML 1.0 forbids. RSS readers
//!   take a description for HTML, so there it is escaped as HTML first.

mod atom;
mod item;
mod json;
pub mod moment;
mod rss;
pub(crate) mod xml;

use std::io::Write;

use cuttings_archive::ArticleRow;

use crate::Error;
use item::Item;

/// The feed formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// Atom 1.0, RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// The media type that it is served as.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
        }
    }
}

/// What a feed says of itself.
#[derive(Clone, Debug, Default)]
pub struct FeedHead {
    /// Its title.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// The address of the page that it is a feed of.
    pub home: Option<String>,
    /// Its own address.
    pub this: Option<String>,
    /// The address of the following page of the feed (RFC 5005 paging, JSON Feed's `next_url`).
    pub next: Option<String>,
    /// The article pages of this archive are at this address followed by the article's number; entries
    /// without an address of their own link there.
    pub articles: Option<String>,
}

/// Writes a feed of articles, newest first as given.
pub fn write_feed(
    out: &mut dyn Write,
    format: FeedFormat,
    head: &FeedHead,
    articles: &[ArticleRow],
) -> Result<(), Error> {
    let items: Vec<Item<'_>> = articles.iter().map(|article| Item::new(article, head)).collect();
    match format {
        FeedFormat::Atom => atom::write(out, head, &items)?,
        FeedFormat::Rss => rss::write(out, head, &items)?,
        FeedFormat::Json => json::write(out, head, &items)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests;
