//! What filing needs again and again: how many articles have a word, which were posted last under it, and
//! what those near an article tell of. It is read from the store once and kept at hand by the only writer,
//! from one filing to the next where nothing else was written in between ([`Stamp`]): so it is always what
//! the store would say, but for the counts of words, which are written back at the end of each filing.
//! Counting each word of each article in the store took a third of all filing.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use cuttings_match::likeness::View;
use cuttings_match::{Profile, Sketch};
use rusqlite::{Connection, OptionalExtension, params};

use super::postings::{self, COUNT, LATEST};
use super::{Days, Kept};
use crate::Error;

/// When it holds so many things of one kind, it begins anew: a bound on memory, whatever is filed.
const MOST_WORDS: usize = 200_000;
const MOST_LISTS: usize = 50_000;
const MOST_ARTICLES: usize = 5_000;

/// A state of the store, as its writer sees it: whether another connection has written anything, and how
/// much this one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    others: i64,
    own: u64,
}

impl Stamp {
    /// Within a transaction that writes, or at its end, before it is committed.
    pub(crate) fn of(store: &Connection) -> Result<Self, Error> {
        let others =
            store.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        Ok(Self { others, own: store.total_changes() })
    }
}

#[derive(Debug, Default)]
pub(crate) struct AtHand {
    /// By word: how many articles have it, and whether that is to be written back.
    terms: HashMap<u32, (i64, bool)>,
    /// The words whose counts are to be written back.
    changed: Vec<u32>,
    /// How many articles have a profile, where that has changed.
    articles: Option<i64>,
    /// By bucket and word: the articles posted last, the newest first.
    latest: HashMap<(i64, u32), Vec<i64>>,
    /// By article: what it tells of, and the days that this was made with.
    views: HashMap<i64, (Days, View)>,
    sketches: HashMap<i64, Sketch>,
}

impl AtHand {
    /// Writes back the counts of words.
    pub(crate) fn write_back(&mut self, store: &Connection) -> Result<(), Error> {
        let mut changed = std::mem::take(&mut self.changed);
        // In the order in which the table has them, so that each of its pages is touched once.
        changed.sort_unstable();
        let mut statement = store.prepare_cached(
            "INSERT INTO terms (term, articles) VALUES (?1, ?2)
             ON CONFLICT (term) DO UPDATE SET articles = excluded.articles",
        )?;
        for term in changed {
            if let Some((articles, changed)) = self.terms.get_mut(&term) {
                *changed = false;
                statement.execute(params![term, *articles])?;
            }
        }
        if let Some(articles) = self.articles.take() {
            store
                .prepare_cached(
                    "INSERT INTO settings (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![COUNT, articles.to_string()])?;
        }
        Ok(())
    }

    /// Lets go of what has become too much.
    pub(super) fn bound(&mut self, store: &Connection) -> Result<(), Error> {
        if self.terms.len() > MOST_WORDS {
            self.write_back(store)?;
            self.terms.clear();
        }
        if self.latest.len() > MOST_LISTS {
            self.latest.clear();
        }
        if self.views.len().max(self.sketches.len()) > MOST_ARTICLES {
            self.views.clear();
            self.sketches.clear();
        }
        Ok(())
    }

    /// Counts an article's words, in place of those that it had before. Gives how many articles there
    /// are.
    pub(super) fn count(
        &mut self,
        store: &Connection,
        before: Option<&Profile>,
        now: &Profile,
    ) -> Result<u64, Error> {
        let gone = before.map(Profile::terms).unwrap_or_default().iter().map(|term| (term, -1));
        for (term, change) in gone.chain(now.terms().iter().map(|term| (term, 1))) {
            let (articles, changed) = self.term(store, term.id)?;
            *articles = (*articles + change).max(0);
            if !std::mem::replace(changed, true) {
                self.changed.push(term.id);
            }
        }
        let articles = match self.articles {
            Some(articles) => articles,
            None => store
                .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
                .query_row([COUNT], |row| row.get::<_, i64>(0))
                .optional()?
                .unwrap_or_default(),
        };
        let articles = articles + i64::from(before.is_none());
        self.articles = Some(articles);
        Ok(u64::try_from(articles).unwrap_or_default().max(1))
    }

    /// How many articles have a word.
    pub(super) fn articles_with(&mut self, store: &Connection, term: u32) -> Result<u64, Error> {
        let (articles, _) = self.term(store, term)?;
        Ok(u64::try_from(*articles).unwrap_or_default())
    }

    fn term(&mut self, store: &Connection, term: u32) -> Result<&mut (i64, bool), Error> {
        match self.terms.entry(term) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => {
                let articles: Option<i64> = store
                    .prepare_cached("SELECT articles FROM terms WHERE term = ?1")?
                    .query_row([term], |row| row.get(0))
                    .optional()?;
                Ok(unknown.insert((articles.unwrap_or_default(), false)))
            }
        }
    }

    /// The articles of a bucket that were posted last under a word, the newest first.
    pub(super) fn latest(
        &mut self,
        store: &Connection,
        bucket: i64,
        term: u32,
    ) -> Result<&[i64], Error> {
        match self.latest.entry((bucket, term)) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => Ok(unknown.insert(postings::latest(store, bucket, term)?)),
        }
    }

    /// What an article tells of; `None` where it has no profile.
    pub(super) fn view(
        &mut self,
        store: &Connection,
        article: i64,
        days: Days,
    ) -> Result<Option<&View>, Error> {
        if self.views.get(&article).is_none_or(|(known, _)| *known != days) {
            let profile: Option<Vec<u8>> = store
                .prepare_cached("SELECT profile FROM likenesses WHERE article_id = ?1")?
                .query_row([article], |row| row.get(0))
                .optional()?;
            let Some(profile) = profile else { return Ok(None) };
            let profile = Profile::from_bytes(&profile).unwrap_or_default();
            self.views.insert(article, (days, View::new(&profile, days.span())));
        }
        Ok(self.views.get(&article).map(|(_, view)| view))
    }

    /// The sketch of an article's text; `None` where it has none.
    pub(super) fn sketch(
        &mut self,
        store: &Connection,
        article: i64,
    ) -> Result<Option<&Sketch>, Error> {
        match self.sketches.entry(article) {
            Entry::Occupied(known) => Ok(Some(known.into_mut())),
            Entry::Vacant(unknown) => {
                let sketch: Option<Vec<u8>> = store
                    .prepare_cached("SELECT sketch FROM likenesses WHERE article_id = ?1")?
                    .query_row([article], |row| row.get(0))
                    .optional()?;
                let sketch = sketch.map(|bytes| Sketch::from_bytes(&bytes).unwrap_or_default());
                Ok(sketch.map(|sketch| &*unknown.insert(sketch)))
            }
        }
    }

    /// An article was posted.
    pub(super) fn kept(&mut self, article: i64, kept: &Kept) {
        self.views.remove(&article);
        self.sketches.insert(article, kept.sketch.clone());
        self.each_list(kept, |list| {
            let place = list.partition_point(|&other| other > article);
            if list.get(place) != Some(&article) {
                list.insert(place, article);
                list.truncate(LATEST);
            }
            true
        });
    }

    /// An article's postings were removed.
    pub(super) fn taken(&mut self, article: i64, before: &Kept) {
        self.views.remove(&article);
        self.sketches.remove(&article);
        // Where a full list loses one, the one behind it is not known here.
        self.each_list(before, |list| {
            let has_it = list.contains(&article);
            let was_full = list.len() >= LATEST;
            list.retain(|&other| other != article);
            !has_it || !was_full
        });
    }

    /// Looks at the lists that an article stands in; those that are told to be of no use any more go.
    fn each_list(&mut self, kept: &Kept, mut keeps: impl FnMut(&mut Vec<i64>) -> bool) {
        for bucket in kept.buckets.0..=kept.buckets.1 {
            for term in kept.found_by() {
                let key = (bucket, term.id);
                if self.latest.get_mut(&key).is_some_and(|list| !keeps(list)) {
                    self.latest.remove(&key);
                }
            }
        }
    }

    /// All postings and profiles were made anew.
    pub(super) fn look_again(&mut self) {
        self.latest.clear();
        self.views.clear();
    }
}
