//! Rows out: tables (CSV, JSON lines, Parquet), feeds (Atom, RSS, JSON Feed) and OPML.
//!
//! Everything here takes rows and a place to write, and holds no more than a bounded batch of them:
//!
//! - [`write_articles`] and [`write_entries`] write a table; [`table::column`] lists its columns.
//! - [`write_feed`] writes a page of a feed; which instant a feed gives for a date that is only known
//!   to the day is decided in one place, [`feed::moment`].
//! - [`write_opml`] writes the outlets of an archive as subscriptions.
//! - [`headline`] is what an article is called wherever a list needs a name for it.

pub mod feed;
mod headline;
mod link;
mod opml;
#[cfg(test)]
mod sample;
pub mod table;

pub use feed::{Content, FeedFormat, FeedHead, Notice, write_feed, write_notices};
pub use headline::{HEADLINE_LENGTH, headline, is_address_alone, shorten, teaser};
pub use link::{is_language_tag, web_address};
pub use opml::{Subscription, write_opml};
pub use table::{EntryRow, Table, write_articles, write_entries};

/// What can go wrong while writing rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The output could not be written.
    #[error("could not write: {0}")]
    Io(#[from] std::io::Error),
    /// The rows could not be put into the format.
    #[error("could not write Parquet: {0}")]
    Parquet(parquet::errors::ParquetError),
}

impl From<parquet::errors::ParquetError> for Error {
    /// Keeps an error of the output (a full disk, a closed pipe) what it is.
    fn from(error: parquet::errors::ParquetError) -> Self {
        use parquet::errors::ParquetError;
        match error {
            ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
                Ok(io) => Self::Io(*io),
                Err(inner) => Self::Parquet(ParquetError::External(inner)),
            },
            other => Self::Parquet(other),
        }
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        let text = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(io) => Self::Io(io),
            _ => Self::Io(std::io::Error::other(text)),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}
