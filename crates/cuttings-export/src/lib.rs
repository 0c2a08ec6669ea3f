//! Rows out: CSV, JSON lines, Parquet, and feeds.

use std::io::Write;

use cuttings_archive::ArticleRow;
use cuttings_extract::Entry;

/// What can go wrong while writing rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The output could not be written.
    #[error("could not write: {0}")]
    Io(#[from] std::io::Error),
}

/// The table formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Comma-separated values, RFC 4180, UTF-8.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// Parquet.
    Parquet,
}

/// Writes article rows in a table format, a batch at a time, without holding them all.
pub fn write_articles<W: Write + Send, E: From<Error>>(
    out: W,
    format: Table,
    rows: &mut dyn Iterator<Item = Result<ArticleRow, E>>,
) -> Result<u64, E> {
    let _ = (out, format, rows);
    Ok(0)
}

/// An entry with the page that it stands on, as a row.
#[derive(Clone, Debug)]
pub struct EntryRow<'a> {
    /// The page's address, or the path of the file it was read from.
    pub page: &'a str,
    /// The entry.
    pub entry: &'a Entry,
}

/// Writes entry rows in a table format.
pub fn write_entries<W: Write + Send>(
    out: W,
    format: Table,
    rows: &mut dyn Iterator<Item = EntryRow<'_>>,
) -> Result<u64, Error> {
    let _ = (out, format, rows);
    Ok(0)
}

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
    let _ = (out, format, head, articles);
    Ok(())
}
