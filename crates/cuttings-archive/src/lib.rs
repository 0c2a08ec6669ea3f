//! The archive: everything that was ever taken in, in one store.
//!
//! Pages come in as snapshots; each entry of a snapshot is filed as a sighting; sightings of the same
//! thing are one article. The store is a directory with an SQLite database in it.

mod address;
mod arrivals;
mod articles;
mod check;
mod chronology;
mod column;
mod combine;
mod decisions;
mod dictionaries;
mod filing;
mod filtered;
mod following;
mod forget;
mod history;
mod identity;
mod import;
mod jobs;
mod joining;
mod kept;
mod keys;
mod languages;
mod likeness;
mod order;
mod over_time;
mod read;
mod reread;
mod row;
mod saved;
mod schema;
mod snapshots;
mod sources;
mod store;
mod tags;
mod teasers;
mod wording;
mod words;

pub use cuttings_match::dictionary::{BadLine, Dictionary, Understood};
pub use decisions::{Saying, Undecidable};
pub use dictionaries::{ComparedAnew, DictionaryRow};
pub use following::{
    Alarm, AlarmKind, Alarmed, Checked, Follow, FollowKind, Followed, Gap, Joined, Report, Step,
    Walk, WalkEnd, WalkPage, Yield,
};
pub use forget::{Concerned, Forget, Forgotten};
pub use jobs::{JobRow, JobState};
pub use over_time::{Day, Reworded};
pub use reread::{Change as EntryChange, Reread};
pub use row::*;
pub use saved::{Renamed, SavedSearch};
pub use snapshots::{Listed, SnapshotRow, Visit};
pub use tags::{TagRow, tag_name};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cuttings_extract::Page;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;

use likeness::AtHand;
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

/// A snapshot to be filed with others.
#[derive(Clone, Copy, Debug)]
pub struct FileItem<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    /// What was read from it.
    pub page: &'a Page,
    /// The step of a walk that led to it.
    pub step: Option<&'a Step>,
    /// The record that it was fetched again, where it was there already.
    pub visit: Option<&'a WarcPlace>,
    /// The article whose own page it is.
    pub article: Option<i64>,
    /// Whether it looks like a list, and was read as the article that an entry told of.
    pub as_told: bool,
}

/// An archive. Cheap to clone; all clones share the store. Every method is synchronous.
///
/// Reads see the last commit and do not wait for writes. Several processes may share an archive; one
/// writes at a time, the others wait up to a minute for it.
#[derive(Clone, Debug)]
pub struct Archive {
    store: Store,
    /// The length of teasers, where whole texts are not to be read.
    teasers: Option<usize>,
}

impl Archive {
    /// Opens the archive in a directory; makes one where there is none. Fails where the directory holds
    /// something else.
    pub fn open_or_create(directory: &Path) -> Result<Self, Error> {
        Ok(Self { store: Store::open_or_create(directory)?, teasers: None })
    }

    /// Opens the archive in a directory. Fails with [`Error::Missing`] where there is none.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        Ok(Self { store: Store::open(directory)?, teasers: None })
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
        self.store.file(|store, at_hand| filing::file(store, snapshot, page, None, at_hand))
    }

    /// Files several snapshots in one transaction, in their order, each with the step of the walk that
    /// led to it, and what walks end with them: either all of it is durable when this returns, or nothing is
    /// kept.
    pub fn file_all(&self, items: &[FileItem<'_>], ends: &[WalkEnd]) -> Result<Vec<Filed>, Error> {
        self.store.file(|store, at_hand| {
            let mut all = Vec::with_capacity(items.len());
            for item in items {
                let filed = filing::file(store, item.snapshot, item.page, item.article, at_hand)?;
                if let Some(visit) = item.visit {
                    kept::visit(store, item.snapshot, visit)?;
                }
                if let Some(step) = item.step {
                    following::step(store, step)?;
                }
                if let Some(article) = item.article {
                    kept::article_visited(store, article, item.snapshot.fetched_at, "read")?;
                }
                if item.as_told && filed.new_snapshot {
                    kept::read_as_told(store, item.snapshot)?;
                }
                all.push(filed);
            }
            for end in ends {
                following::end(store, end)?;
            }
            Ok(all)
        })
    }

    /// Follows a listing from now on. Gives its number.
    pub fn follow(&self, new: &Follow) -> Result<i64, Error> {
        self.write(|store| following::follow(store, new))
    }

    /// Follows a listing without waiting for the disk: it is there with what is filed next, such as its first page.
    pub fn follow_unhurried(&self, new: &Follow) -> Result<i64, Error> {
        self.store.note(|store| following::follow(store, new))
    }

    /// Follows a listing no more; what was filed of it stays. Gives whether it was followed.
    pub fn unfollow(&self, url: &str) -> Result<bool, Error> {
        self.write(|store| following::unfollow(store, url))
    }

    /// The listings that are kept up with: all, or those of an outlet.
    pub fn followed(&self, outlet: Option<&str>) -> Result<Vec<Followed>, Error> {
        self.read(|store| following::followed(store, outlet))
    }

    /// A listing that is kept up with, by its number.
    pub fn followed_one(&self, id: i64) -> Result<Option<Followed>, Error> {
        self.read(|store| following::followed_one(store, id))
    }

    /// Begins to walk along the chain of a followed listing, in the place of an earlier walk.
    pub fn begin_walk(&self, followed: i64, start: &str, at: Timestamp) -> Result<(), Error> {
        self.store.note(|store| following::begin(store, followed, start, at))
    }

    /// Where the walk of a followed listing is; `None` where it never began.
    pub fn walk(&self, followed: i64) -> Result<Option<Walk>, Error> {
        self.read(|store| following::walk(store, followed))
    }

    /// Takes a step of a walk of which nothing is to be filed.
    pub fn step(&self, step: &Step) -> Result<(), Error> {
        self.store.note(|store| following::step(store, step))
    }

    /// Notes what could not be proven of a chain.
    pub fn add_gap(&self, followed: i64, gap: &Gap) -> Result<(), Error> {
        self.store.note(|store| following::add_gap(store, followed, gap))
    }

    /// Ends a walk, or halts it, with what may be missing and the pages that could not be had.
    pub fn end_walk(&self, end: &WalkEnd) -> Result<(), Error> {
        self.store.note(|store| following::end(store, end))
    }

    /// How complete a followed listing is; `None` where no walk ever began.
    pub fn report(&self, followed: i64) -> Result<Option<Report>, Error> {
        self.read(|store| following::report(store, followed))
    }

    /// Keeps what came of asking a followed listing, and what its first page yielded where it was
    /// another than before. Gives the alarms that this raises.
    pub fn checked(
        &self,
        followed: i64,
        what: &Checked,
        yielded: Option<&Yield>,
    ) -> Result<Vec<Alarm>, Error> {
        self.store.note(|store| {
            following::checked(store, followed, what)?;
            let failures = following::followed_one(store, followed)?.map_or(0, |row| row.failures);
            let look = following::Look {
                at: what.at,
                yielded: yielded.copied(),
                failures,
                error: what.error.clone(),
            };
            let past = following::yields(store, followed)?;
            let judged = following::judge(&past, &look);
            if let Some(yielded) = yielded {
                following::keep_yield(store, followed, what.at, yielded)?;
            }
            following::set_alarms(store, followed, what.at, &judged)
        })
    }

    /// What followed listings have yielded over time, oldest first.
    pub fn yields(&self, followed: i64) -> Result<Vec<(Timestamp, Yield)>, Error> {
        self.read(|store| following::yields(store, followed))
    }

    /// What is wrong with followed listings, as compared with their own past, newest first.
    pub fn alarms(&self) -> Result<Vec<Alarmed>, Error> {
        self.read(following::alarms)
    }

    /// Orders a job from the server, told as JSON. Gives its number.
    pub fn add_job(&self, task: &str, at: Timestamp) -> Result<i64, Error> {
        self.write(|store| jobs::add(store, task, at))
    }

    /// Moves a job on. `log` replaces what it said, where it is given.
    pub fn set_job_state(
        &self,
        id: i64,
        state: JobState,
        at: Timestamp,
        log: Option<&str>,
    ) -> Result<(), Error> {
        self.write(|store| jobs::set_state(store, id, state, at, log))
    }

    /// One job by its number.
    pub fn job(&self, id: i64) -> Result<Option<JobRow>, Error> {
        self.read(|store| jobs::one(store, id))
    }

    /// The latest jobs, the newest first.
    pub fn jobs(&self, limit: usize) -> Result<Vec<JobRow>, Error> {
        self.read(|store| jobs::latest(store, limit))
    }

    /// The jobs that are not over, in the order in which they were ordered.
    pub fn unfinished_jobs(&self) -> Result<Vec<JobRow>, Error> {
        self.read(jobs::unfinished)
    }

    /// Gives an outlet these tags instead of those that it had, and gives them as they are kept. `None`
    /// where there is no such outlet.
    pub fn set_tags(&self, outlet: &str, tags: &[String]) -> Result<Option<Vec<String>>, Error> {
        self.write(|store| tags::set(store, outlet, tags))
    }

    /// The tags of an outlet, by name.
    pub fn tags_of(&self, outlet: &str) -> Result<Vec<String>, Error> {
        self.read(|store| tags::of_outlet(store, outlet))
    }

    /// All tags of outlets, by name.
    pub fn tags(&self) -> Result<Vec<TagRow>, Error> {
        self.read(tags::all)
    }

    /// The names of the outlets that have a tag.
    pub fn tagged(&self, tag: &str) -> Result<Vec<String>, Error> {
        self.read(|store| tags::outlets(store, tag))
    }

    /// All of the user's tags with the names of the outlets that have them, by tag.
    pub fn outlet_tags(&self) -> Result<Vec<(String, String)>, Error> {
        self.read(tags::pairs)
    }

    /// Saves a search; one of the same name gets the new words.
    pub fn save_search(&self, search: &SavedSearch) -> Result<(), Error> {
        self.write(|store| saved::save(store, search))
    }

    /// Gives a saved search another name, unless another search has it.
    pub fn rename_search(&self, name: &str, to: &str) -> Result<Renamed, Error> {
        self.write(|store| saved::rename(store, name, to))
    }

    /// Deletes a saved search. Gives whether there was one.
    pub fn delete_search(&self, name: &str) -> Result<bool, Error> {
        self.write(|store| saved::delete(store, name))
    }

    /// The saved searches, by name.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, Error> {
        self.read(saved::all)
    }

    /// One saved search.
    pub fn saved_search(&self, name: &str) -> Result<Option<SavedSearch>, Error> {
        self.read(|store| saved::one(store, name))
    }

    /// When the kept copy of these bytes at this address was first fetched.
    pub fn first_fetched(&self, digest: &str, url: &str) -> Result<Option<Timestamp>, Error> {
        self.read(|store| kept::first_fetched(store, digest, url))
    }

    /// Notes the record of a page's having been fetched again.
    pub fn visited(&self, snapshot: &Snapshot, warc: &WarcPlace) -> Result<(), Error> {
        self.write(|store| kept::visit(store, snapshot, warc))
    }

    /// Articles of an outlet whose own page was never asked for, newest first.
    pub fn unread_articles(&self, outlet: &str, limit: usize) -> Result<Vec<Unread>, Error> {
        self.read(|store| kept::unread_articles(store, outlet, limit))
    }

    /// Notes that an article's own page could not be had, so that it is not asked for again.
    pub fn article_failed(&self, article: i64, at: Timestamp, why: &str) -> Result<(), Error> {
        self.write(|store| kept::article_visited(store, article, at, why))
    }

    /// Removes something, and keeps it from coming back. `None` where there is no such thing.
    /// Without `apply` it only says what would be removed.
    pub fn forget(
        &self,
        what: &Forget,
        at: Timestamp,
        apply: bool,
    ) -> Result<Option<Forgotten>, Error> {
        let forget =
            |store: &Connection, at_hand: &mut AtHand| forget::forget(store, what, at, at_hand);
        if apply { self.store.file(forget) } else { self.store.rehearse(forget) }
    }

    /// Lets go of the records of some bytes, named by digests, which are no longer kept. What was read from
    /// them stays.
    pub fn without_records(&self, digests: &BTreeSet<String>) -> Result<(), Error> {
        self.write(|store| forget::without_records(store, digests))
    }

    /// Writes the database anew, so that nothing is left in its files of what was removed: until then that
    /// may stand where nothing else has been written yet. Needs as much room again, and changes nothing.
    pub fn write_anew(&self) -> Result<(), Error> {
        self.store.write_anew()
    }

    /// The ways in which pages told of an article, by number, as [`split`](Self::split) takes them.
    pub fn sayings(&self, article: i64) -> Result<Vec<Saying>, Error> {
        self.read(|store| decisions::sayings(store, article))
    }

    /// Makes an article of its own of some of an article's wordings, and gives its number. The decision
    /// is remembered when these are filed or read again.
    pub fn split(
        &self,
        article: i64,
        sayings: &[usize],
        at: Timestamp,
    ) -> Result<Result<i64, Undecidable>, Error> {
        self.store.file(|store, at_hand| decisions::split(store, article, sayings, at, at_hand))
    }

    /// Makes one article of several, which keeps the first number. The decision is remembered when these
    /// are filed or read again.
    pub fn merge(
        &self,
        into: i64,
        others: &[i64],
        at: Timestamp,
    ) -> Result<Result<(), Undecidable>, Error> {
        self.store.file(|store, at_hand| decisions::merge(store, into, others, at, at_hand))
    }

    /// Whether what comes from here is of an outlet that was forgotten.
    pub fn has_forgotten(&self, snapshot: &Snapshot) -> Result<bool, Error> {
        let name = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
        self.read(|store| forget::is_outlet(store, &name))
    }

    /// Files a snapshot anew with what is read from it today, or only says what that would change.
    pub fn reread(
        &self,
        number: i64,
        snapshot: &Snapshot,
        page: &Page,
        apply: bool,
    ) -> Result<Reread, Error> {
        let reread = |store: &Connection, at_hand: &mut AtHand| {
            reread::reread(store, number, snapshot, page, at_hand)
        };
        if apply { self.store.file(reread) } else { self.store.rehearse(reread) }
    }

    /// Files article rows that another archive exported (JSON lines), in one transaction. Rows already
    /// there change nothing.
    pub fn file_rows(&self, rows: &[ImportRow], snapshot: &Snapshot) -> Result<Filed, Error> {
        self.store.file(|store, at_hand| import::file_rows(store, rows, snapshot, at_hand))
    }

    /// Keeps a dictionary of a language, in place of the one that it has, and the number of pairs of words that it
    /// was made from. It counts for what is filed from now on; [`Self::compare_anew`] goes over what there is.
    pub fn set_dictionary(
        &self,
        language: &str,
        name: &str,
        (words, dictionary): (usize, &Dictionary),
        at: Timestamp,
    ) -> Result<(), Error> {
        self.store.file(|store, at_hand| {
            at_hand.forget_dictionaries();
            dictionaries::put(store, language, name, (words, dictionary), at)
        })
    }

    /// Removes the dictionary of a language. Gives whether there was one.
    pub fn remove_dictionary(&self, language: &str) -> Result<bool, Error> {
        self.store.file(|store, at_hand| {
            at_hand.forget_dictionaries();
            dictionaries::remove(store, language)
        })
    }

    /// The dictionaries, by language.
    pub fn dictionaries(&self) -> Result<Vec<DictionaryRow>, Error> {
        self.read(dictionaries::all)
    }

    /// How many articles of a language there are: of the first part of its tag.
    pub fn articles_in(&self, language: &str) -> Result<u64, Error> {
        self.read(|store| dictionaries::articles_in(store, language))
    }

    /// Puts the next articles of a language, behind the one of a number, into the stories where they belong by the
    /// dictionary that the language has now, if any. To go over all of them: from 0 on, until none is left.
    pub fn compare_anew(&self, language: &str, behind: i64) -> Result<ComparedAnew, Error> {
        self.store
            .file(|store, at_hand| dictionaries::compare_anew(store, language, behind, at_hand))
    }

    /// All outlets with their figures, by name.
    pub fn outlets(&self) -> Result<Vec<OutletRow>, Error> {
        self.read(|store| read::outlets(store, self.store.languages()))
    }

    /// The outlets with the most articles, and how many there are.
    pub fn largest_outlets(&self, limit: usize) -> Result<Largest, Error> {
        self.read(|store| read::largest_outlets(store, limit))
    }

    /// The names of all outlets, in order.
    pub fn outlet_names(&self) -> Result<Vec<String>, Error> {
        self.read(read::outlet_names)
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

    /// How many dated articles of an outlet each day from `first` to `last` has; days without any are
    /// left out.
    pub fn days(&self, outlet: &str, first: Date, last: Date) -> Result<Vec<Day>, Error> {
        self.read(|store| over_time::days(store, outlet, first, last))
    }

    /// Articles of an outlet whose headline became another, newest first: at most `limit`, behind
    /// [`Reworded::next`] of the page before.
    pub fn reworded(
        &self,
        outlet: &str,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Reworded, Error> {
        let mut page = self.read(|store| over_time::reworded(store, outlet, cursor, limit))?;
        page.articles = self.shown(page.articles);
        Ok(page)
    }

    /// The same archive for those who may not read whole texts: rows of articles and sightings have
    /// teasers of at most so many characters, no texts, no pictures, no places of records; of histories the
    /// headlines are left. [`Archive::changes`], which the search index is made from, stays whole.
    #[must_use]
    pub fn with_teasers(&self, length: usize) -> Self {
        Self { teasers: Some(length), ..self.clone() }
    }

    /// Whether whole texts are left out.
    #[must_use]
    pub fn has_teasers_only(&self) -> bool {
        self.teasers.is_some()
    }

    /// Rows as they may be seen.
    fn shown(&self, rows: Vec<ArticleRow>) -> Vec<ArticleRow> {
        match self.teasers {
            None => rows,
            Some(length) => rows.into_iter().map(|row| row.cut(length)).collect(),
        }
    }

    /// Articles that pass a filter, in its order, a page of them. Fails with [`Error::Cursor`] where the
    /// cursor is not one of a list in this order.
    pub fn articles(&self, filter: &Filter) -> Result<ArticlePage, Error> {
        let mut page = self.read(|store| filtered::articles(store, filter))?;
        page.articles = self.shown(page.articles);
        Ok(page)
    }

    /// Articles by id, in the order asked for; unknown ids are left out.
    pub fn articles_by_id(&self, ids: &[i64]) -> Result<Vec<ArticleRow>, Error> {
        Ok(self.shown(self.read(|store| read::articles_by_id(store, ids))?))
    }

    /// The articles that a listing's own page listed, those of its latest reading first.
    pub fn articles_of_listing(&self, url: &str, limit: usize) -> Result<Vec<ArticleRow>, Error> {
        self.read(|store| read::articles_of_listing(store, url, limit))
    }

    /// The number of the article that came in last; 0 where there is none. Numbers grow.
    pub fn last_article(&self) -> Result<i64, Error> {
        self.read(arrivals::last)
    }

    /// Articles numbered higher than `after` and lower than `before`, those that came in last first.
    pub fn arrivals(
        &self,
        after: i64,
        before: i64,
        limit: usize,
    ) -> Result<Vec<ArticleRow>, Error> {
        Ok(self.shown(self.read(|store| arrivals::between(store, after, before, limit))?))
    }

    /// How many articles are numbered higher than `after`; no more than `most` are counted.
    pub fn count_arrivals(&self, after: i64, most: u64) -> Result<u64, Error> {
        self.read(|store| arrivals::count(store, after, most))
    }

    /// One article by id.
    pub fn article(&self, id: i64) -> Result<Option<ArticleRow>, Error> {
        let article = self.read(|store| read::article(store, id))?;
        Ok(match self.teasers {
            None => article,
            Some(length) => article.map(|row| row.cut(length)),
        })
    }

    /// All sightings of an article, oldest first.
    pub fn sightings(&self, article: i64) -> Result<Vec<SightingRow>, Error> {
        let sightings = self.read(|store| read::sightings(store, article))?;
        Ok(match self.teasers {
            None => sightings,
            Some(length) => sightings.into_iter().map(|row| row.cut(length)).collect(),
        })
    }

    /// The snapshots of a name (`sha256:` and hexadecimal digits), with where each is kept and what was
    /// read from it. The same bytes at several addresses are several snapshots.
    pub fn snapshots(&self, digest: &str) -> Result<Vec<SnapshotRow>, Error> {
        self.read(|store| snapshots::named(store, digest))
    }

    /// All that is known of an article's day of publication, the surest first.
    pub fn clues(&self, article: i64) -> Result<Vec<Clue>, Error> {
        self.read(|store| articles::clues(store, article))
    }

    /// The headlines and teasers of an article, with when each was seen first and last.
    pub fn article_history(&self, article: i64) -> Result<History, Error> {
        let mut history = self.read(|store| read::history(store, article))?;
        if self.teasers.is_some() {
            history.summaries.clear();
            history.pages.iter_mut().for_each(|page| page.summaries.clear());
        }
        Ok(history)
    }

    /// Stories, those with the newest articles first.
    pub fn stories(&self, filter: &StoryFilter) -> Result<Vec<StoryRow>, Error> {
        self.read(|store| self.store.told().stories(store, filter))
    }

    /// A page of stories, and where the next one begins.
    pub fn stories_page(&self, filter: &StoryFilter) -> Result<StoryPage, Error> {
        self.read(|store| self.store.told().page(store, filter))
    }

    /// A story by its number. A story that became a part of another one gives that one.
    pub fn story(&self, number: i64) -> Result<Option<Story>, Error> {
        let mut story = self.read(|store| likeness::story(store, number))?;
        if let Some(story) = &mut story {
            story.articles = self.shown(std::mem::take(&mut story.articles));
        }
        Ok(story)
    }

    /// A story's figures by its number, without its articles. One that became a part of another story
    /// gives that one.
    pub fn story_row(&self, number: i64) -> Result<Option<StoryRow>, Error> {
        self.read(|store| likeness::story_row(store, number))
    }

    /// Why an article is in its story, by the newest others of it, the most alike first.
    pub fn story_clues(&self, article: i64) -> Result<Vec<StoryClue>, Error> {
        let mut clues = self.read(|store| likeness::story_clues(store, article))?;
        if self.teasers.is_some() {
            // They may be words of texts that are not shown.
            clues.iter_mut().for_each(|clue| clue.words.clear());
        }
        Ok(clues)
    }

    /// The article that one is a copy of, and how that is known.
    pub fn original(&self, article: i64) -> Result<Option<CopyOf>, Error> {
        self.read(|store| likeness::original(store, article))
    }

    /// The copies of an article.
    pub fn copies_of(&self, article: i64) -> Result<Vec<CopyOf>, Error> {
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

    /// Runs a write of what articles do not depend on, in one transaction.
    fn write<T>(&self, write: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        self.store.file(|store, _| write(store))
    }
}
