//! Full-text search over an archive.
//!
//! The index is a projection of the store: it can be dropped at any time and is rebuilt from the
//! archive's changes. It remembers the number of the last change that it holds.

use std::path::Path;

use cuttings_archive::Archive;
use serde::Serialize;

/// What can go wrong in a search.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The query could not be read. The text says what and where.
    #[error("{0}")]
    Query(String),
}

/// The search index of an archive. Cheap to clone; all clones share it.
#[derive(Clone, Debug)]
pub struct Index {}

/// A search, as the user asks for it.
#[derive(Clone, Debug, Default)]
pub struct Request<'a> {
    /// The query: words, "phrases", `-not`, `outlet:`, `title:`, `author:`, `kind:`, `lang:`, `after:`,
    /// `before:`. An empty one finds everything.
    pub query: &'a str,
    /// The order of hits.
    pub order: Order,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many to give at most.
    pub limit: usize,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
}

/// What a search found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Found {
    /// How many articles match.
    pub total: usize,
    /// Those asked for.
    pub hits: Vec<Hit>,
}

/// One hit.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// The article's number.
    pub id: i64,
    /// Its score; only comparable within one search.
    pub score: f32,
    /// The headline, in pieces.
    pub title: Vec<Piece>,
    /// The part of the summary or text that matches best, in pieces.
    pub snippet: Vec<Piece>,
}

/// A piece of a highlighted text. Plain text, never HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it matches the query.
    pub matched: bool,
}

impl Index {
    /// Opens the index in a directory; makes an empty one where there is none or where it cannot be
    /// read (another version, a damaged file).
    pub fn open(directory: &Path) -> Result<Self, Error> {
        let _ = directory;
        Ok(Self {})
    }

    /// Takes in all changes of the archive since the last time. Gives how many articles it took in.
    pub fn catch_up(&self, archive: &Archive, progress: &mut dyn FnMut(u64)) -> Result<u64, Error> {
        let _ = (archive, progress);
        Ok(0)
    }

    /// Searches.
    pub fn search(&self, request: &Request<'_>) -> Result<Found, Error> {
        let _ = request;
        Ok(Found::default())
    }
}
