//! The archive: everything that was ever taken in, in one store.
//!
//! Pages come in as snapshots; each entry of a snapshot is filed as a sighting; sightings of the same
//! thing are one article. The store is a directory with an SQLite database in it.

mod row;

pub use row::*;

use std::path::Path;

use cuttings_extract::Page;

/// What can go wrong in an archive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no archive at this place.
    #[error("no archive at {0}")]
    Missing(std::path::PathBuf),
}

/// An archive. Cheap to clone; all clones share the store. Every method is synchronous.
#[derive(Clone, Debug)]
pub struct Archive {}

impl Archive {
    /// Opens the archive in a directory; makes one where there is none.
    pub fn open_or_create(directory: &Path) -> Result<Self, Error> {
        let _ = directory;
        Ok(Self {})
    }

    /// Opens the archive in a directory. Fails with [`Error::Missing`] where there is none.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        Err(Error::Missing(directory.to_owned()))
    }

    /// Files one snapshot with what was read from it, in one transaction: either all of it is durable
    /// when this returns, or nothing is kept. Filing the same snapshot again changes nothing.
    pub fn file(&self, snapshot: &Snapshot, page: &Page) -> Result<Filed, Error> {
        let _ = (snapshot, page);
        Ok(Filed::default())
    }

    /// Files article rows that another archive exported (JSON lines), in one transaction. Rows already
    /// there change nothing.
    pub fn file_rows(&self, rows: &[ImportRow], snapshot: &Snapshot) -> Result<Filed, Error> {
        let _ = (rows, snapshot);
        Ok(Filed::default())
    }

    /// All outlets with their figures, by name.
    pub fn outlets(&self) -> Result<Vec<OutletRow>, Error> {
        Ok(Vec::new())
    }

    /// One outlet by its name.
    pub fn outlet(&self, name: &str) -> Result<Option<OutletRow>, Error> {
        let _ = name;
        Ok(None)
    }

    /// The listings of an outlet, with when they were last seen and what they yielded.
    pub fn listings(&self, outlet: &str) -> Result<Vec<ListingRow>, Error> {
        let _ = outlet;
        Ok(Vec::new())
    }

    /// Articles that pass a filter, in its order, a page of them.
    pub fn articles(&self, filter: &Filter) -> Result<ArticlePage, Error> {
        let _ = filter;
        Ok(ArticlePage::default())
    }

    /// Articles by id, in the order asked for; unknown ids are left out.
    pub fn articles_by_id(&self, ids: &[i64]) -> Result<Vec<ArticleRow>, Error> {
        let _ = ids;
        Ok(Vec::new())
    }

    /// One article by id.
    pub fn article(&self, id: i64) -> Result<Option<ArticleRow>, Error> {
        let _ = id;
        Ok(None)
    }

    /// All sightings of an article, oldest first.
    pub fn sightings(&self, article: i64) -> Result<Vec<SightingRow>, Error> {
        let _ = article;
        Ok(Vec::new())
    }

    /// Articles changed after change number `after` (0: from the beginning), in order of change, at
    /// most `limit`. The search index is built from this.
    pub fn changes(&self, after: i64, limit: usize) -> Result<Vec<Change>, Error> {
        let _ = (after, limit);
        Ok(Vec::new())
    }

    /// Figures of the whole archive.
    pub fn counts(&self) -> Result<Counts, Error> {
        Ok(Counts::default())
    }

    /// Verifies the store: the database's own integrity, references, counts, and that every snapshot
    /// can still be read back. Gives the problems found, in words for the user.
    pub fn check(&self) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }
}
