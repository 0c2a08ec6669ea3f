//! The keys by which the articles of entries are found, in the store.
//!
//! Keys are hashes, so those of one page would lie all over their table, and the larger it is, the more pages of it
//! each filing would change. So new keys are written one behind the other into a table of their own
//! (`fresh_keys`), and held in memory. Only when many have gathered, all are taken over into the table of
//! keys, in its order.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::Error;
use crate::wording::Hash;

/// With so many fresh keys, these are taken over: few enough that their articles, each of which is looked up
/// then, are still in the writer's memory. Here each key takes some 40 bytes.
const MOST_FRESH: usize = 100_000;

#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// The keys that the table does not have yet, with their articles; `None` before they are asked for.
    fresh: Option<BTreeSet<(Hash, i64)>>,
}

impl Keys {
    /// The articles that have a key, the newest first, at most so many.
    pub(crate) fn holders(
        &mut self,
        store: &Connection,
        key: &Hash,
        most: usize,
    ) -> Result<Vec<i64>, Error> {
        let fresh = self.fresh(store)?.range((*key, i64::MIN)..=(*key, i64::MAX));
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
        if self.fresh(store)?.insert((*key, article)) {
            store
                .prepare_cached("INSERT INTO fresh_keys (key, article_id) VALUES (?1, ?2)")?
                .execute(params![key, article])?;
        }
        Ok(())
    }

    fn fresh(&mut self, store: &Connection) -> Result<&mut BTreeSet<(Hash, i64)>, Error> {
        if self.fresh.is_none() {
            let mut statement = store.prepare_cached("SELECT key, article_id FROM fresh_keys")?;
            let keys = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            self.fresh = Some(keys.collect::<Result<_, _>>()?);
        }
        Ok(self.fresh.get_or_insert_default())
    }

    /// Takes the fresh keys over where they are many.
    pub(crate) fn bound(&mut self, store: &Connection) -> Result<(), Error> {
        let many = self.fresh.as_ref().is_some_and(|fresh| fresh.len() >= MOST_FRESH);
        if many { self.take_over(store) } else { Ok(()) }
    }

    /// Takes all fresh keys over into the table of keys, where they can be taken away from an article or
    /// given to another.
    pub(crate) fn take_over(&mut self, store: &Connection) -> Result<(), Error> {
        if self.fresh(store)?.is_empty() {
            return Ok(());
        }
        store.execute(
            "INSERT OR IGNORE INTO article_keys (key, article_id)
             SELECT key, article_id FROM fresh_keys ORDER BY key, article_id",
            [],
        )?;
        store.execute("DELETE FROM fresh_keys", [])?;
        self.fresh = Some(BTreeSet::new());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> Connection {
        let store = Connection::open_in_memory().unwrap();
        store
            .execute_batch(
                "CREATE TABLE article_keys (key BLOB NOT NULL, article_id INTEGER NOT NULL,
                    PRIMARY KEY (key, article_id)) WITHOUT ROWID;
                 CREATE TABLE fresh_keys (key BLOB NOT NULL, article_id INTEGER NOT NULL);",
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
        assert_eq!(Keys::default().holders(&store, &key, 3).unwrap(), [4, 3, 2]);
        assert!(keys.holders(&store, &another, 9).unwrap().is_empty());
    }
}
