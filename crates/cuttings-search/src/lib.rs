//! Full-text search over an archive.
//!
//! The index is a projection of the store: it can be dropped at any time and is rebuilt from the
//! archive's changes. It remembers the number of the last change that it holds.
//!
//! # Queries
//!
//! | query | finds articles |
//! |---|---|
//! | `harbour ferry` | with both words, or other forms of them ("harbours", "ferries") |
//! | `"northern quay"` | with these very words, next to each other |
//! | `harbour -ferry`, `harbour NOT ferry` | with the first but not the second |
//! | `harbour OR port ships` | with one of the first two, and the third: `OR` binds more tightly |
//! | `harb*` | with a word that begins so |
//! | `title:harbour` | with the word in the headline; likewise `author:` (or `by:`), `section:` |
//! | `tag:port` | with the word in a tag of theirs, or in a tag that the user gave to their outlet |
//! | `outlet:post.example` | of the outlet of this name, else of those with these words in their names |
//! | `kind:video`, `lang:en` | of this kind, in this language (as the page says, else as the text looks) |
//! | `after:2024-02` | that can have been published in February 2024 or later |
//! | `before:2024-02` | that can have been published in February 2024 or earlier |
//! | `year:2024` | that are known to have been published in 2024 |
//! | `outlet:post.example outlet:news.example` | of either outlet; likewise of either kind, language or year, since no article has two |
//! | `outlet:post.example AND outlet:harbour` | of an outlet that is both: what stands behind an `AND` is no alternative to what stands before it |
//!
//! Words are compared without case and diacritics. What is searched is the headline, the summary, the
//! text, authors, section and tags. Values with spaces are quoted: `author:"Ada Quay"`. A quotation mark
//! that is not closed ends with the query. A name before a colon that is none of these is a word like
//! any other. `before:` and `after:` take a year, a month or a day and include it, as the archive's own
//! filters do.

mod collect;
mod document;
mod facets;
mod find;
mod fold;
mod highlight;
mod index;
mod kept;
mod language;
mod outlet_tags;
mod plain;
mod query;
mod tokens;
mod under_way;
mod units;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cuttings_archive::Archive;
use jiff::civil::Date;
use serde::Serialize;

use crate::facets::FacetCounts;

/// What can go wrong in a search.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The query could not be read. The text says what and where.
    #[error("{0}")]
    Query(String),
    /// The directory holds something else, so that no index is made in it.
    #[error("{} holds '{found}', which is not part of an index: name another directory", .directory.display())]
    Occupied {
        /// The directory.
        directory: PathBuf,
        /// The name of something in it.
        found: String,
    },
    /// The index has to be made anew, but another process writes to it.
    #[error("the index in {} has to be made anew, but another process writes to it: try again when that is done", .0.display())]
    Busy(PathBuf),
    /// A file of the index is damaged. The index is made anew from the archive.
    #[error("the search index in {} is damaged: delete that directory, it is made anew", .0.display())]
    Damaged(PathBuf),
    /// The index failed: the disk is full, a file is damaged. Deleting its directory is safe.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The archive failed.
    #[error(transparent)]
    Archive(#[from] cuttings_archive::Error),
    /// A file or directory could not be read or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The search index of an archive. Cheap to clone; all clones share it.
#[derive(Clone, Debug)]
pub struct Index {
    shared: Arc<index::Shared>,
    /// Whether `tag:` also means the tags that the user gave to outlets.
    knows_outlet_tags: bool,
}

/// A search, as the user asks for it.
#[derive(Clone, Debug, Default)]
pub struct Request<'a> {
    /// The query, as the crate's documentation describes it. An empty one finds everything.
    pub query: &'a str,
    /// The order of hits.
    pub order: Order,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many to give at most.
    pub limit: usize,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first, in the order of the archive's lists.
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
    /// Its score; only comparable within one search. 0 where hits are not ordered by it.
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

/// How many articles there are of each sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// All that match. Not a facet, and so not written with them.
    #[serde(skip)]
    pub total: u64,
    /// Outlets by name, those with the most articles first.
    pub outlets: Vec<(String, u64)>,
    /// Kinds, likewise.
    pub kinds: Vec<(String, u64)>,
    /// Languages by primary subtag, likewise. Articles whose language is not known are in none.
    pub languages: Vec<(String, u64)>,
    /// Years in order. Articles that can be of several are in none.
    pub years: Vec<(i16, u64)>,
    /// Days in order; those without any are left out. Articles whose day of publication is not known are in none.
    pub days: Vec<(Date, u64)>,
}

/// The counts of years: of their days, and of what can be on any of several.
fn by_year(days: &BTreeMap<Date, u64>, mut years: BTreeMap<i16, u64>) -> Vec<(i16, u64)> {
    for (day, count) in days {
        *years.entry(day.year()).or_default() += count;
    }
    years.into_iter().collect()
}

fn most_first(counts: BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| Reverse(count));
    counts
}

impl Index {
    /// Opens the index in a directory; makes an empty one where there is none or where it cannot be
    /// read (another version, a damaged file).
    pub fn open(directory: &Path) -> Result<Self, Error> {
        Ok(Self { shared: Arc::new(index::Shared::open(directory)?), knows_outlet_tags: true })
    }

    /// The same index for those who may not see how the user sorts outlets: `tag:` means the tags of articles
    /// alone.
    #[must_use]
    pub fn without_outlet_tags(&self) -> Self {
        Self { knows_outlet_tags: false, ..self.clone() }
    }

    /// Takes in all changes of the archive since the last time. Gives how many articles it took in, and
    /// tells `progress` from time to time how many these are so far.
    ///
    /// An index of another archive is emptied first. Where another process is writing to the index,
    /// that one takes in the changes: nothing is done here, and 0 is given.
    pub fn catch_up(&self, archive: &Archive, progress: &mut dyn FnMut(u64)) -> Result<u64, Error> {
        self.shared.catch_up(archive, progress)
    }

    /// Writes anew the parts of the index in which the words of removed articles still stand, so that nothing
    /// is left of them. Fails where another process is writing to the index.
    pub fn let_go(&self) -> Result<(), Error> {
        self.shared.let_go()
    }

    /// Whether all changes of the archive are known to be taken in. Unlike [`Index::catch_up`] this never
    /// waits.
    pub fn is_current(&self, archive: &Archive) -> Result<bool, Error> {
        self.shared.is_current(archive)
    }

    /// Searches. At most 1000 hits are given at once.
    pub fn search(&self, request: &Request<'_>) -> Result<Found, Error> {
        self.shared.search(request, self.knows_outlet_tags)
    }

    /// Searches, and counts what matches: in one go, which takes less than one after the other.
    pub fn search_and_count(&self, request: &Request<'_>) -> Result<(Found, Arc<Facets>), Error> {
        self.shared.search_and_count(request, self.knows_outlet_tags)
    }

    /// The numbers of all articles that match a query, newest first, in one pass: for exports.
    pub fn matching(&self, query: &str) -> Result<Vec<i64>, Error> {
        self.shared.numbers(query, self.knows_outlet_tags)
    }

    /// How many of the articles that match a query are of each outlet, kind, language, year
    /// and day.
    pub fn facets(&self, query: &str) -> Result<Arc<Facets>, Error> {
        self.shared.facets(query, self.knows_outlet_tags)
    }
}

impl From<FacetCounts> for Facets {
    fn from(counts: FacetCounts) -> Self {
        Self {
            total: counts.articles,
            outlets: most_first(counts.outlets),
            kinds: most_first(counts.kinds),
            languages: most_first(counts.languages),
            years: by_year(&counts.days, counts.years),
            days: counts.days.into_iter().collect(),
        }
    }
}
