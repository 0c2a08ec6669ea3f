//! In how many articles each word is, and how many articles there are.
//!
//! Every article changes the counts of all its words, which lie all over the table of words. So a filing
//! writes what it counted into one new row, and only when many such rows have gathered they are
//! taken over into the table, in its order. The rows are read when words are first asked about.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use cuttings_match::Profile;
use foldhash::fast::RandomState;
use rusqlite::{Connection, OptionalExtension, params};

use crate::Error;

/// The name of the setting that counts the articles with a profile.
const ARTICLES: &str = "articles with a profile";

/// With so many counts in rows of their own, these are taken over into the table of words.
const MOST_RECOUNTED: usize = 200_000;

/// When it holds so many words, it begins anew: a bound on memory, whatever is filed.
const MOST_WORDS: usize = 500_000;

#[derive(Debug, Default)]
pub(super) struct Counts {
    words: HashMap<u32, Count, RandomState>,
    /// The words whose counts no row has yet.
    changed: Vec<u32>,
    /// How many articles there are, where that has changed.
    articles: Option<i64>,
    /// How many counts stand in rows of their own, once these are read.
    recounted: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    articles: u32,
    kept: Kept,
}

/// Where a count is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    InTable,
    InRow,
    Nowhere,
}

impl Counts {
    /// Counts an article's words, in place of those that it had before. Gives how many articles there
    /// are.
    pub(super) fn count(
        &mut self,
        store: &Connection,
        before: Option<&Profile>,
        now: Option<&Profile>,
    ) -> Result<u64, Error> {
        for term in before.map(Profile::terms).unwrap_or_default() {
            let count = self.change(store, term.id)?;
            count.articles = count.articles.saturating_sub(1);
        }
        for term in now.map(Profile::terms).unwrap_or_default() {
            let count = self.change(store, term.id)?;
            count.articles = count.articles.saturating_add(1);
        }
        let articles = match self.articles {
            Some(articles) => articles,
            None => store
                .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
                .query_row([ARTICLES], |row| row.get::<_, i64>(0))
                .optional()?
                .unwrap_or_default(),
        };
        let articles = articles + i64::from(now.is_some()) - i64::from(before.is_some());
        self.articles = Some(articles);
        Ok(u64::try_from(articles).unwrap_or_default().max(1))
    }

    /// How many articles have a word.
    pub(super) fn articles_with(&mut self, store: &Connection, term: u32) -> Result<u64, Error> {
        Ok(u64::from(self.word(store, term)?.articles))
    }

    fn change(&mut self, store: &Connection, term: u32) -> Result<&mut Count, Error> {
        self.read_rows(store)?;
        let count = word(&mut self.words, store, term)?;
        if count.kept != Kept::Nowhere {
            self.changed.push(term);
            count.kept = Kept::Nowhere;
        }
        Ok(count)
    }

    fn word(&mut self, store: &Connection, term: u32) -> Result<&mut Count, Error> {
        self.read_rows(store)?;
        word(&mut self.words, store, term)
    }

    /// Reads the counts in rows of their own, once.
    fn read_rows(&mut self, store: &Connection) -> Result<(), Error> {
        if self.recounted.is_some() {
            return Ok(());
        }
        let mut recounted = 0;
        let mut statement = store.prepare_cached("SELECT counts FROM recounted ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let counts = row.get_ref(0)?.as_blob().unwrap_or_default();
            for count in counts.as_chunks::<8>().0 {
                let [a, b, c, d, e, f, g, h] = *count;
                let articles = u32::from_le_bytes([e, f, g, h]);
                self.words.insert(
                    u32::from_le_bytes([a, b, c, d]),
                    Count { articles, kept: Kept::InRow },
                );
                recounted += 1;
            }
        }
        self.recounted = Some(recounted);
        Ok(())
    }

    /// Keeps what was counted.
    pub(super) fn keep(&mut self, store: &Connection) -> Result<(), Error> {
        let changed = std::mem::take(&mut self.changed);
        if !changed.is_empty() {
            let mut counts = Vec::with_capacity(changed.len() * 8);
            for term in &changed {
                if let Some(count) = self.words.get_mut(term) {
                    count.kept = Kept::InRow;
                    counts.extend(term.to_le_bytes());
                    counts.extend(count.articles.to_le_bytes());
                }
            }
            store
                .prepare_cached("INSERT INTO recounted (counts) VALUES (?1)")?
                .execute([counts])?;
            let recounted = self.recounted.unwrap_or_default() + changed.len();
            self.recounted = Some(recounted);
            if recounted > MOST_RECOUNTED {
                self.take_over(store)?;
            }
        }
        if let Some(articles) = self.articles.take() {
            store
                .prepare_cached(
                    "INSERT INTO settings (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![ARTICLES, articles.to_string()])?;
        }
        Ok(())
    }

    /// Lets go of what has become too much.
    pub(super) fn bound(&mut self, store: &Connection) -> Result<(), Error> {
        if self.words.len() > MOST_WORDS {
            self.keep(store)?;
            self.take_over(store)?;
            self.words.clear();
        }
        Ok(())
    }

    /// Takes over into the table of words what stands in rows of its own.
    fn take_over(&mut self, store: &Connection) -> Result<(), Error> {
        // In the order of the table, so that each of its pages is touched once.
        let mut terms: Vec<u32> = self
            .words
            .iter()
            .filter(|(_, c)| c.kept == Kept::InRow)
            .map(|(term, _)| *term)
            .collect();
        terms.sort_unstable();
        let mut statement = store.prepare_cached(
            "INSERT INTO terms (term, articles) VALUES (?1, ?2)
             ON CONFLICT (term) DO UPDATE SET articles = excluded.articles",
        )?;
        for term in terms {
            if let Some(count) = self.words.get_mut(&term) {
                statement.execute([i64::from(term), i64::from(count.articles)])?;
                count.kept = Kept::InTable;
            }
        }
        store.prepare_cached("DELETE FROM recounted")?.execute([])?;
        self.recounted = Some(0);
        Ok(())
    }
}

/// The count of a word.
fn word<'w>(
    words: &'w mut HashMap<u32, Count, RandomState>,
    store: &Connection,
    term: u32,
) -> Result<&'w mut Count, Error> {
    match words.entry(term) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(unknown) => {
            let articles = store
                .prepare_cached("SELECT articles FROM terms WHERE term = ?1")?
                .query_row([term], |row| row.get(0))
                .optional()?;
            let articles = articles.unwrap_or_default();
            Ok(unknown.insert(Count { articles, kept: Kept::InTable }))
        }
    }
}
