//! The keys by which the articles of entries are found, in the store.
//!
//! Keys are hashes, so those of one page would lie all over their table, and the larger it is, the more pages of it
//! each filing would change. So new keys are held in memory, and written in one piece for each filing
//! (`fresh_keys`). When they are many, some are taken over into the table of keys: those of the part of the table
//! whose turn it is, part by part, and round again. A part gets its fresh keys of a whole round at once, and no
//! filing waits for long.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use crate::Error;
use crate::wording::Hash;

/// How many fresh keys are held; each takes some 40 bytes.
const MOST_FRESH: usize = 256 * 1024;

/// How many are taken over at a time.
const STEP: usize = 4096;

/// A round is so long: the first four bytes of a key say when it has its turn.
const ROUND: i64 = 1 << 32;

/// The name of the setting that says how far the taking over has come, all rounds counted.
const PLACE: &str = "keys taken over";

#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// `None` before it is asked for.
    fresh: Option<Fresh>,
}

/// The keys that the table does not have yet, with their articles.
#[derive(Debug, Default)]
struct Fresh {
    keys: BTreeSet<(Hash, i64)>,
    /// Those of them that no row has.
    unwritten: Vec<(Hash, i64)>,
    /// How far the taking over has come.
    place: i64,
}

impl Keys {
    /// The articles that have a key, the newest first, at most so many.
    pub(crate) fn holders(
        &mut self,
        store: &Connection,
        key: &Hash,
        most: usize,
    ) -> Result<Vec<i64>, Error> {
        let fresh = self.fresh(store)?.keys.range((*key, i64::MIN)..=(*key, i64::MAX));
        let mut holders: Vec<i64> = fresh.rev().map(|(_, article)| *article).take(most).collect();
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let mut statement = store.prepare_cached(
            "SELECT article_id FROM article_keys WHERE key = ?1 ORDER BY article_id DESC LIMIT ?2",
        )?;
        for holder in statement.query_map(params![key, limit], |row| row.get(0))? {
            holders.push(holder?);
        }
        holders.sort_unstable_by(|a, b| b.cmp(a));
        holders.dedup();
        holders.truncate(most);
        Ok(holders)
    }

    /// An article has a key.
    pub(crate) fn keep(
        &mut self,
        store: &Connection,
        key: &Hash,
        article: i64,
    ) -> Result<(), Error> {
        let is_new = store
            .prepare_cached(
                "INSERT OR IGNORE INTO keys_of_articles (article_id, key) VALUES (?1, ?2)",
            )?
            .execute(params![article, key])?;
        if is_new > 0 {
            let fresh = self.fresh(store)?;
            fresh.keys.insert((*key, article));
            fresh.unwritten.push((*key, article));
        }
        Ok(())
    }

    /// An article has a key no more.
    pub(crate) fn take(
        &mut self,
        store: &Connection,
        key: &Hash,
        article: i64,
    ) -> Result<(), Error> {
        self.take_over(store)?;
        for table in ["article_keys", "keys_of_articles"] {
            store
                .prepare_cached(&format!("DELETE FROM {table} WHERE key = ?1 AND article_id = ?2"))?
                .execute(params![key, article])?;
        }
        Ok(())
    }

    /// An article has no keys any more; gives those that it had.
    pub(crate) fn take_all(
        &mut self,
        store: &Connection,
        article: i64,
    ) -> Result<Vec<Hash>, Error> {
        let mut statement =
            store.prepare_cached("SELECT key FROM keys_of_articles WHERE article_id = ?1")?;
        let keys: Vec<Hash> =
            statement.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?;
        keys.iter().try_for_each(|key| self.take(store, key, article))?;
        Ok(keys)
    }

    fn fresh(&mut self, store: &Connection) -> Result<&mut Fresh, Error> {
        if self.fresh.is_none() {
            self.fresh = Some(Fresh::read(store)?);
        }
        Ok(self.fresh.get_or_insert_default())
    }

    /// Writes the keys that no row has, and takes some over where there are many.
    pub(crate) fn write_back(&mut self, store: &Connection) -> Result<(), Error> {
        let Some(fresh) = self.fresh.as_mut() else { return Ok(()) };
        fresh.write(store)?;
        while fresh.keys.len() > MOST_FRESH {
            fresh.take_over_some(store)?;
        }
        Ok(())
    }

    /// Takes all fresh keys over into the table of keys, where they can be taken away from an article.
    fn take_over(&mut self, store: &Connection) -> Result<(), Error> {
        let fresh = self.fresh(store)?;
        if !fresh.keys.is_empty() {
            insert(store, fresh.keys.iter())?;
            store.execute("DELETE FROM fresh_keys", [])?;
            fresh.keys.clear();
            fresh.unwritten.clear();
        }
        Ok(())
    }
}

impl Fresh {
    fn read(store: &Connection) -> Result<Self, Error> {
        let place = store
            .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
            .query_row([PLACE], |row| row.get(0))
            .optional()?;
        let place = place.unwrap_or_default();
        let mut keys = Vec::new();
        let mut statement = store.prepare_cached("SELECT place, keys FROM fresh_keys")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let written = row.get(0)?;
            for written_key in row.get_ref(1)?.as_blob().unwrap_or_default().as_chunks::<24>().0 {
                let (key, article) = read_key(written_key);
                if turn_from(written, &key) >= place {
                    keys.push((key, article));
                }
            }
        }
        // Put together at once, which is faster than one by one.
        Ok(Self { keys: keys.into_iter().collect(), unwritten: Vec::new(), place })
    }

    fn write(&mut self, store: &Connection) -> Result<(), Error> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let mut written = Vec::with_capacity(self.unwritten.len() * 24);
        for (key, article) in self.unwritten.drain(..) {
            written.extend(key);
            written.extend(article.to_le_bytes());
        }
        store
            .prepare_cached("INSERT INTO fresh_keys (place, keys) VALUES (?1, ?2)")?
            .execute(params![self.place, written])?;
        Ok(())
    }

    /// Takes over the keys whose turn it is.
    fn take_over_some(&mut self, store: &Connection) -> Result<(), Error> {
        let round = self.place - self.place.rem_euclid(ROUND);
        let mut first = Hash::default();
        if let Some(turn) = first.first_chunk_mut::<4>() {
            *turn = u32::try_from(self.place - round).unwrap_or(u32::MAX).to_be_bytes();
        }
        let mut taken: Vec<(Hash, i64)> = Vec::with_capacity(STEP);
        self.place = round + ROUND;
        for &(key, article) in self.keys.range((first, i64::MIN)..) {
            // All keys of one turn go together.
            let is_next = taken.last().is_some_and(|(last, _)| turn(last) != turn(&key));
            if taken.len() >= STEP && is_next {
                self.place = round + turn(&key);
                break;
            }
            taken.push((key, article));
        }
        insert(store, taken.iter())?;
        for key in &taken {
            self.keys.remove(key);
        }
        self.let_go(store)
    }

    /// Keeps how far the taking over has come, and lets go of the rows whose keys have all had their turn.
    fn let_go(&self, store: &Connection) -> Result<(), Error> {
        store
            .prepare_cached(
                "INSERT INTO settings (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?
            .execute(params![PLACE, self.place.to_string()])?;
        store
            .prepare_cached(
                "DELETE FROM fresh_keys WHERE number < ifnull((SELECT number FROM fresh_keys
                    WHERE place > ?1 ORDER BY number LIMIT 1), 9223372036854775807)",
            )?
            .execute([self.place - ROUND])?;
        Ok(())
    }
}

fn insert<'k>(
    store: &Connection,
    keys: impl Iterator<Item = &'k (Hash, i64)>,
) -> Result<(), Error> {
    let mut statement = store
        .prepare_cached("INSERT OR IGNORE INTO article_keys (key, article_id) VALUES (?1, ?2)")?;
    for (key, article) in keys {
        statement.execute(params![key, article])?;
    }
    Ok(())
}

/// When in a round a key has its turn.
fn turn(key: &Hash) -> i64 {
    key.first_chunk::<4>().map_or(0, |turn| i64::from(u32::from_be_bytes(*turn)))
}

/// When a key has its next turn, seen from a place.
fn turn_from(place: i64, key: &Hash) -> i64 {
    place + (turn(key) - place).rem_euclid(ROUND)
}

fn read_key(written: &[u8; 24]) -> (Hash, i64) {
    let key = written.first_chunk::<16>().copied().unwrap_or_default();
    let article = written.last_chunk::<8>().copied().unwrap_or_default();
    (key, i64::from_le_bytes(article))
}

/// The articles with a key by which they are not found.
pub(crate) fn lost(store: &Connection) -> Result<Vec<i64>, Error> {
    let fresh = Fresh::read(store)?.keys;
    let mut statement = store.prepare(
        "SELECT k.key, k.article_id FROM keys_of_articles AS k WHERE NOT EXISTS (
            SELECT 1 FROM article_keys AS a WHERE a.key = k.key AND a.article_id = k.article_id)",
    )?;
    let mut lost = Vec::new();
    for key in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (key, article): (Hash, i64) = key?;
        if !fresh.contains(&(key, article)) && lost.last() != Some(&article) {
            lost.push(article);
        }
    }
    Ok(lost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn store() -> Connection {
        let store = Connection::open_in_memory().unwrap();
        store
            .execute_batch(
                "CREATE TABLE article_keys (key BLOB NOT NULL, article_id INTEGER NOT NULL,
                    PRIMARY KEY (key, article_id)) WITHOUT ROWID;
                 CREATE TABLE keys_of_articles (key BLOB NOT NULL, article_id INTEGER NOT NULL,
                    PRIMARY KEY (article_id, key)) WITHOUT ROWID;
                 CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
                 CREATE TABLE fresh_keys (number INTEGER PRIMARY KEY, place INTEGER, keys BLOB);",
            )
            .unwrap();
        store
    }

    #[test]
    fn articles_are_found_by_their_keys_wherever_these_are_kept() {
        let store = store();
        let (key, another) = ([7; 16], [8; 16]);
        let mut keys = Keys::default();
        for article in [3, 1, 3] {
            keys.keep(&store, &key, article).unwrap();
        }
        assert_eq!(keys.holders(&store, &key, 9).unwrap(), [3, 1]);
        keys.take_over(&store).unwrap();
        assert_eq!(keys.holders(&store, &key, 9).unwrap(), [3, 1]);
        for article in [2, 3, 4] {
            keys.keep(&store, &key, article).unwrap();
        }
        assert_eq!(keys.holders(&store, &key, 9).unwrap(), [4, 3, 2, 1]);
        assert_eq!(keys.holders(&store, &key, 2).unwrap(), [4, 3]);
        keys.write_back(&store).unwrap();
        let mut again = Keys::default();
        assert_eq!(again.holders(&store, &key, 3).unwrap(), [4, 3, 2]);
        assert!(again.holders(&store, &another, 9).unwrap().is_empty());
        assert_eq!(again.take_all(&store, 3).unwrap(), [key]);
        assert_eq!(again.holders(&store, &key, 9).unwrap(), [4, 2, 1]);
        assert!(lost(&store).unwrap().is_empty());
    }

    proptest! {
        #[test]
        fn what_is_fresh_is_told_from_what_was_taken_over(
            filings in prop::collection::vec(prop::collection::vec(any::<[u8; 2]>(), 0..40), 1..30)
        ) {
            let store = store();
            let mut keys = Keys::default();
            let mut article = 0;
            for filing in filings {
                for [a, b] in filing {
                    article += 1;
                    let mut key = Hash::default();
                    (key[0], key[9]) = (a, b);
                    keys.keep(&store, &key, article).unwrap();
                }
                let fresh = keys.fresh(&store).unwrap();
                fresh.write(&store).unwrap();
                if fresh.keys.len() > 20 {
                    fresh.take_over_some(&store).unwrap();
                }
                let again = Fresh::read(&store).unwrap();
                prop_assert_eq!(&again.keys, &fresh.keys);
                prop_assert_eq!(again.place, fresh.place);
                prop_assert!(lost(&store).unwrap().is_empty());
            }
        }
    }

    #[test]
    fn fresh_keys_are_taken_over_by_turns_and_their_rows_go() {
        let store = store();
        let mut keys = Keys::default();
        let key = |number: u32| crate::wording::hash(&number.to_be_bytes());
        let rows = || -> i64 {
            store.query_row("SELECT count(*) FROM fresh_keys", [], |row| row.get(0)).unwrap()
        };
        let mut most = 0;
        for filing in 0..300_u32 {
            for number in filing * 100..(filing + 1) * 100 {
                keys.keep(&store, &key(number), i64::from(number)).unwrap();
            }
            let fresh = keys.fresh(&store).unwrap();
            fresh.write(&store).unwrap();
            while fresh.keys.len() > 6000 {
                fresh.take_over_some(&store).unwrap();
            }
            most = most.max(rows());
        }
        // A round takes as long as twice the keys that are held.
        assert!((60..180).contains(&most), "{most}");
        assert!(lost(&store).unwrap().is_empty());
        assert_eq!(Keys::default().holders(&store, &key(77), 9).unwrap(), [77]);
        keys.take_over(&store).unwrap();
        assert_eq!(rows(), 0);
    }
}
