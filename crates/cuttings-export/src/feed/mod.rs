//! Feeds: one page of articles, or of notices of the archive itself, as Atom, RSS or JSON Feed.
//!
//! A feed is written in three steps: an [`Item`] says what every format says of an article (which
//! name, link, instant and identity it gets), and one writer a format puts items into its own words.
//!
//! - **Identity.** An article is known by its own address, so that feeds of several archives agree;
//!   one without an address by a `tag:` URI (RFC 4151) of its outlet, the day it was first seen and
//!   its number.
//! - **Time.** See [`moment`].
//! - **Text.** Plain text in all three formats, free of characters that XML 1.0 forbids. RSS readers
//!   take a description for HTML, so there it is escaped as HTML first. Where the whole text is given,
//!   RSS has it as `content:encoded`.
//! - **Pages.** A feed names its next page, and the others where they are known (RFC 5005, section 3), so
//!   that a reader can walk back through all of it.

mod atom;
mod item;
mod json;
pub mod moment;
mod rss;
pub(crate) mod xml;

use std::io::Write;

use cuttings_archive::ArticleRow;
use jiff::Timestamp;

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

/// How much of each article a feed gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The teaser, and the whole text where it was seen.
    #[default]
    Full,
    /// The teaser.
    Summary,
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
    /// The addresses of the page before, of the first and of the last one, where they are known.
    pub previous: Option<String>,
    /// See [`Self::previous`].
    pub first: Option<String>,
    /// See [`Self::previous`].
    pub last: Option<String>,
    /// The article pages of this archive are at this address followed by the article's number; entries
    /// without an address of their own link there.
    pub articles: Option<String>,
    /// How much of each article it gives.
    pub content: Content,
}

impl FeedHead {
    /// Its links to other pages of the feed, with their names (RFC 5005, section 3).
    fn pages(&self) -> [(&'static str, Option<&str>); 4] {
        [
            ("first", self.first.as_deref()),
            ("previous", self.previous.as_deref()),
            ("next", self.next.as_deref()),
            ("last", self.last.as_deref()),
        ]
    }
}

/// Something that this archive itself has to say, such as that a listing broke.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its identity, for ever: a URI.
    pub id: String,
    /// What it is about, in a line.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Where more is to be read.
    pub link: Option<String>,
    /// Since when it holds.
    pub at: Timestamp,
    /// Whom it concerns.
    pub author: String,
}

/// Writes a feed of articles, newest first as given.
pub fn write_feed(
    out: &mut dyn Write,
    format: FeedFormat,
    head: &FeedHead,
    articles: &[ArticleRow],
) -> Result<(), Error> {
    let items: Vec<Item<'_>> = articles.iter().map(|row| Item::article(row, head)).collect();
    write_items(out, format, head, &items)
}

/// Writes a feed of notices, newest first as given.
pub fn write_notices(
    out: &mut dyn Write,
    format: FeedFormat,
    head: &FeedHead,
    notices: &[Notice],
) -> Result<(), Error> {
    let items: Vec<Item<'_>> = notices.iter().map(Item::notice).collect();
    write_items(out, format, head, &items)
}

fn write_items(
    out: &mut dyn Write,
    format: FeedFormat,
    head: &FeedHead,
    items: &[Item<'_>],
) -> Result<(), Error> {
    match format {
        FeedFormat::Atom => atom::write(out, head, items)?,
        FeedFormat::Rss => rss::write(out, head, items)?,
        FeedFormat::Json => json::write(out, head, items)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests;
