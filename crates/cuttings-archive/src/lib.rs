//! The archive: everything that was ever taken in, in one store.
//!
//! Pages come in as snapshots; each entry of a snapshot is filed as a sighting; sightings of the same
//! thing are one article. The store is a directory with an SQLite database in it.

mod address;
mod articles;
mod check;
mod chronology;
mod column;
mod combine;
mod filing;
mod identity;
mod import;
mod kept;
mod likeness;
mod order;
mod read;
mod row;
mod schema;
mod sources;
mod store;
mod wording;
mod words;

pub use row::*;

use std::path::{Path, PathBuf};

use cuttings_extract::Page;
use rusqlite::{Connection, TransactionBehavior};

use store::Store;

/// What can go wrong in an archive.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no archive at this place.
    #[error("no archive at {}", .0.display())]
    Missing(PathBuf),
    /// The directory holds something else, so that no archive is made in it.
    #[error(
        "{} is not an archive and not empty (it holds '{found}'): name a new or empty directory",
        .directory.display()
    )]
    Occupied {
        /// The directory.
        directory: PathBuf,
        /// The name of something in it.
        found: String,
    },
    /// The database file is not an archive's.
    #[error("{} is not the database of an archive", .0.display())]
    Foreign(PathBuf),
    /// A newer version of the program made the archive, or changed it.
    #[error(
        "the archive at {} has format {version}, this program knows formats up to {known}: update \
         the program",
        .directory.display()
    )]
    Newer {
        /// The archive's directory.
        directory: PathBuf,
        /// The archive's format.
        version: i64,
        /// The newest format that this program knows.
        known: i64,
    },
    /// A cursor was not made by a list in this order.
    #[error("'{0}' is not a cursor of this list: take the one that the page before gave")]
    Cursor(String),
    /// The database failed: the disk is full, the file is damaged, another process holds it.
    #[error("the archive's database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file or directory could not be read or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A record could not be encoded.
    #[error("a record could not be encoded: {0}")]
    Encode(serde_json::Error),
}

/// An archive. Cheap to clone; all clones share the store. Every method is synchronous.
///
/// Reads see the last commit and do not wait for writes. Several processes may share an archive; one
/// writes at a time, the others wait up to a minute for it.
#[derive(Clone, Debug)]
pub struct Archive {
    store: Store,
}

impl Archive {
    /// Opens the archive in a directory; makes one where there is none. Fails where the directory holds
    /// something else.
    pub fn open_or_create(directory: &Path) -> Result<Self, Error> {
        Ok(Self { store: Store::open_or_create(directory)? })
    }

    /// Opens the archive in a directory. Fails with [`Error::Missing`] where there is none.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        Ok(Self { store: Store::open(directory)? })
    }

    /// The directory that the archive is in.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.store.directory()
    }

    /// Files one snapshot with what was read from it, in one transaction: either all of it is durable
    /// when this returns, or nothing is kept. Filing the same snapshot again changes nothing, but that
    /// its sightings were seen at that time too.
    ///
    /// The same bytes at the same address are the same snapshot. For what has no web address, the same
    /// bytes under the same outlet are.
    pub fn file(&self, snapshot: &Snapshot, page: &Page) -> Result<Filed, Error> {
        self.write(|store| filing::file(store, snapshot, page))
    }

    /// Files article rows that another archive exported (JSON lines), in one transaction. Rows already
    /// there change nothing.
    pub fn file_rows(&self, rows: &[ImportRow], snapshot: &Snapshot) -> Result<Filed, Error> {
        self.write(|store| import::file_rows(store, rows, snapshot))
    }

    /// All outlets with their figures, by name.
    pub fn outlets(&self) -> Result<Vec<OutletRow>, Error> {
        self.read(read::outlets)
    }

    /// One outlet by its name.
    pub fn outlet(&self, name: &str) -> Result<Option<OutletRow>, Error> {
        self.read(|store| read::outlet(store, name))
    }

    /// The listings of an outlet, with when they were last seen and what they yielded, by address.
    pub fn listings(&self, outlet: &str) -> Result<Vec<ListingRow>, Error> {
        self.read(|store| read::listings(store, outlet))
    }

    /// The listings that were seen last, of all outlets, each with its outlet's name.
    pub fn recent_listings(&self, limit: usize) -> Result<Vec<(String, ListingRow)>, Error> {
        self.read(|store| read::recent_listings(store, limit))
    }

    /// How many dated articles each month has, of one outlet or of all, oldest first.
    pub fn months(&self, outlet: Option<&str>) -> Result<Vec<Month>, Error> {
        self.read(|store| read::months(store, outlet))
    }

    /// Articles that pass a filter, in its order, a page of them. Fails with [`Error::Cursor`] where the
    /// cursor is not one of a list in this order.
    pub fn articles(&self, filter: &Filter) -> Result<ArticlePage, Error> {
        self.read(|store| read::articles(store, filter))
    }

    /// Articles by id, in the order asked for; unknown ids are left out.
    pub fn articles_by_id(&self, ids: &[i64]) -> Result<Vec<ArticleRow>, Error> {
        self.read(|store| read::articles_by_id(store, ids))
    }

    /// One article by id.
    pub fn article(&self, id: i64) -> Result<Option<ArticleRow>, Error> {
        self.read(|store| read::article(store, id))
    }

    /// All sightings of an article, oldest first.
    pub fn sightings(&self, article: i64) -> Result<Vec<SightingRow>, Error> {
        self.read(|store| read::sightings(store, article))
    }

    /// All that is known of an article's day of publication, the surest first.
    pub fn clues(&self, article: i64) -> Result<Vec<Clue>, Error> {
        self.read(|store| articles::clues(store, article))
    }

    /// The headlines and teasers of an article, with when each was seen first and last.
    pub fn article_history(&self, article: i64) -> Result<History, Error> {
        self.read(|store| read::history(store, article))
    }

    /// Stories, those with the newest articles first.
    pub fn stories(&self, filter: &StoryFilter) -> Result<Vec<StoryRow>, Error> {
        self.read(|store| likeness::stories(store, filter))
    }

    /// A story by its number. A story that became a part of another one gives that one.
    pub fn story(&self, number: i64) -> Result<Option<Story>, Error> {
        self.read(|store| likeness::story(store, number))
    }

    /// The article that one is a copy of, and how that is known.
    pub fn original(&self, article: i64) -> Result<Option<Copy>, Error> {
        self.read(|store| likeness::original(store, article))
    }

    /// The copies of an article.
    pub fn copies_of(&self, article: i64) -> Result<Vec<Copy>, Error> {
        self.read(|store| likeness::copies_of(store, article))
    }

    /// Articles changed after change number `after` (0: from the beginning), in order of change, at
    /// most `limit`. The search index is built from this. An article that changed several times stands
    /// here once, at its last change.
    pub fn changes(&self, after: i64, limit: usize) -> Result<Vec<Change>, Error> {
        self.read(|store| read::changes(store, after, limit))
    }

    /// The number of the last change; 0 where there was none.
    pub fn last_change(&self) -> Result<i64, Error> {
        self.read(read::last_change)
    }

    /// What tells this archive from every other one, also from one that is made in its place.
    pub fn id(&self) -> Result<String, Error> {
        self.read(read::id)
    }

    /// Figures of the whole archive.
    pub fn counts(&self) -> Result<Counts, Error> {
        self.read(read::counts)
    }

    /// Whether filing this snapshot would find it there already, so that its bytes need not be kept
    /// again.
    pub fn knows(&self, snapshot: &Snapshot) -> Result<bool, Error> {
        self.read(|store| kept::knows(store, snapshot))
    }

    /// Where the bytes of the snapshots are kept: those numbered higher than `after` (0: from the
    /// beginning), at most `limit`.
    pub fn kept(&self, after: i64, limit: usize) -> Result<Vec<KeptSnapshot>, Error> {
        self.read(|store| kept::kept(store, after, limit))
    }

    /// Verifies the store: the database's own integrity, references, counts, and that every snapshot
    /// can still be read back. Gives the problems found, in words for the user.
    pub fn check(&self) -> Result<Vec<String>, Error> {
        self.read(|store| check::check(store, self.directory()))
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.store.reader()?.read(read)
    }

    /// Runs a write in one transaction. It takes the lock at once, so that it fails before it has done
    /// anything where another process does not let go.
    fn write<T>(&self, write: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut writer = self.store.writer();
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = write(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}
