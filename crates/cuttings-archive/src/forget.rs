//! Forgetting: what is removed from the archive and must not come back.
//!
//! What was forgotten is known by hashes: of an article its addresses, or its words where it has none;
//! of an outlet its name; of an author the words of the name. Filing passes over whatever matches. The
//! copies of pages stay in the WARC files, since other articles stand on them: the records concerned
//! are named. Whoever has them taken out says so first ([`without_records`]), so that the archive never
//! points at a record that is gone.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::likeness::{self, AtHand};
use crate::wording::{self, Hash, Wording};
use crate::{Error, WarcPlace, address, articles, column, words};

/// What to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forget {
    /// An article, by its number.
    Article(i64),
    /// An outlet with all its articles and listings, by its name.
    Outlet(String),
    /// All articles by an author, by the name.
    Author(String),
}

/// What was removed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Forgotten {
    /// The numbers of the articles.
    pub articles: Vec<i64>,
    /// The records that the articles were read from.
    pub records: Vec<Concerned>,
}

/// A WARC record that holds something forgotten.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Concerned {
    /// The page's address.
    pub url: String,
    /// When it was fetched first.
    pub fetched: Timestamp,
    /// The digest of its bytes.
    pub digest: String,
    /// The file, relative to the archive's `warc` folder.
    pub file: String,
    /// Where its record begins, in bytes…
    pub offset: u64,
    /// …and how long it is.
    pub length: u64,
    /// Whether other articles were read from the same bytes too.
    pub shared: bool,
}

/// Removes what is to be forgotten, and keeps it from coming back. Gives nothing where there is nothing
/// of the kind.
pub(crate) fn forget(
    store: &Connection,
    what: &Forget,
    at: Timestamp,
    at_hand: &mut AtHand,
) -> Result<Option<Forgotten>, Error> {
    let ids = articles_of(store, what)?;
    let outlet = match what {
        Forget::Outlet(name) => outlet_id(store, name)?,
        _ => None,
    };
    if ids.is_empty() && outlet.is_none() {
        return Ok(None);
    }
    let records = records_of(store, &ids, outlet)?;
    remember(store, what, at)?;
    for &id in &ids {
        if matches!(what, Forget::Article(_)) {
            for wording in wording::of_article(store, id)? {
                for hash in hashes(&wording.wording) {
                    keep_hash(store, "article", hash, at)?;
                }
            }
        }
        remove_article(store, id, at_hand)?;
    }
    if let (Some(id), Forget::Outlet(name)) = (outlet, what) {
        remove_outlet(store, id, name, at_hand)?;
    }
    drop_unsaid_texts(store)?;
    Ok(Some(Forgotten { articles: ids, records }))
}

fn remember(store: &Connection, what: &Forget, at: Timestamp) -> Result<(), Error> {
    match what {
        Forget::Article(_) => Ok(()),
        Forget::Outlet(name) => keep_hash(store, "outlet", wording::hash(name.as_bytes()), at),
        Forget::Author(name) => match author_hash(name) {
            Some(hash) => keep_hash(store, "author", hash, at),
            None => Ok(()),
        },
    }
}

fn articles_of(store: &Connection, what: &Forget) -> Result<Vec<i64>, Error> {
    let ids: Vec<i64> = match what {
        Forget::Article(id) => store
            .prepare("SELECT id FROM articles WHERE id = ?1")?
            .query_map([id], |row| row.get(0))?
            .collect::<Result<_, _>>()?,
        Forget::Outlet(name) => store
            .prepare(
                "SELECT a.id FROM articles AS a JOIN outlets AS o ON o.id = a.outlet_id
                 WHERE o.name = ?1 ORDER BY a.id",
            )?
            .query_map([name], |row| row.get(0))?
            .collect::<Result<_, _>>()?,
        Forget::Author(name) => {
            let wanted = author_hash(name);
            let mut statement = store.prepare(
                "SELECT article_id, authors FROM wordings WHERE authors <> '[]' ORDER BY article_id",
            )?;
            let rows = statement
                .query_map([], |row| Ok((row.get::<_, i64>(0)?, column::authors(row, 1)?)))?;
            let mut found = BTreeSet::new();
            for row in rows {
                let (id, authors) = row?;
                if wanted.is_some() && authors.iter().any(|a| author_hash(&a.name) == wanted) {
                    found.insert(id);
                }
            }
            found.into_iter().collect()
        }
    };
    Ok(ids)
}

fn outlet_id(store: &Connection, name: &str) -> Result<Option<i64>, Error> {
    let mut statement = store.prepare_cached("SELECT id FROM outlets WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// The records that articles were read from, and those of an outlet's own pages.
fn records_of(
    store: &Connection,
    ids: &[i64],
    outlet: Option<i64>,
) -> Result<Vec<Concerned>, Error> {
    let forgotten: BTreeSet<i64> = ids.iter().copied().collect();
    let mut snapshots = BTreeSet::new();
    let mut of_article =
        store.prepare_cached("SELECT snapshot_id FROM sightings WHERE article_id = ?1")?;
    for id in ids {
        for snapshot in of_article.query_map([id], |row| row.get::<_, i64>(0))? {
            snapshots.insert(snapshot?);
        }
    }
    let mut of_outlet = store.prepare_cached("SELECT id FROM snapshots WHERE outlet_id = ?1")?;
    for snapshot in of_outlet.query_map([outlet], |row| row.get::<_, i64>(0))? {
        snapshots.insert(snapshot?);
    }
    let mut records = Vec::new();
    // The same bytes may have been found at several addresses.
    let mut others = store.prepare_cached(
        "SELECT DISTINCT article_id FROM sightings WHERE snapshot_id IN (
            SELECT id FROM snapshots
            WHERE digest = (SELECT digest FROM snapshots WHERE id = ?1))",
    )?;
    let mut place = store.prepare_cached(
        "SELECT url, first_seen, digest, warc_file, warc_offset, warc_length FROM snapshots
         WHERE id = ?1 AND warc_file IS NOT NULL",
    )?;
    for snapshot in snapshots {
        let mut shared = false;
        for other in others.query_map([snapshot], |row| row.get::<_, i64>(0))? {
            shared |= !forgotten.contains(&other?);
        }
        let found = place.query_row([snapshot], |row| {
            Ok(Concerned {
                url: row.get(0)?,
                fetched: column::time(row, 1)?,
                digest: row.get(2)?,
                file: row.get(3)?,
                offset: column::count(row, 4)?,
                length: column::count(row, 5)?,
                shared,
            })
        });
        records.extend(found.optional()?);
    }
    records.sort();
    Ok(records)
}

/// Lets go of the records of some bytes, which are no longer kept. What was read from them stays; where
/// the same bytes are fetched again, they are kept again.
pub(crate) fn without_records(store: &Connection, digests: &BTreeSet<String>) -> Result<(), Error> {
    for digest in digests {
        store
            .prepare_cached(
                "DELETE FROM visits
                 WHERE snapshot_id IN (SELECT id FROM snapshots WHERE digest = ?1)",
            )?
            .execute([digest])?;
        store
            .prepare_cached(
                "UPDATE snapshots SET warc_file = NULL, warc_offset = NULL, warc_length = NULL
                 WHERE digest = ?1",
            )?
            .execute([digest])?;
    }
    Ok(())
}

/// Removes an article with all that was said of it.
pub(crate) fn remove_article(
    store: &Connection,
    id: i64,
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    // A sighting was counted to the outlet of its page; one of an imported row to the row's.
    store
        .prepare_cached(
            "UPDATE outlets SET sightings = sightings - n FROM (
                SELECT ifnull(p.outlet_id, a.outlet_id) AS outlet, sum(s.entries) AS n
                FROM sightings AS s JOIN snapshots AS p ON p.id = s.snapshot_id
                JOIN articles AS a ON a.id = s.article_id
                WHERE s.article_id = ?1 GROUP BY 1)
             WHERE id = outlet",
        )?
        .execute([id])?;
    remove_rest(store, id, at_hand)
}

/// Removes an article whose sightings are no longer counted.
pub(crate) fn remove_rest(store: &Connection, id: i64, at_hand: &mut AtHand) -> Result<(), Error> {
    store
        .prepare_cached(
            "UPDATE outlets SET articles = articles - 1
             WHERE id = (SELECT outlet_id FROM articles WHERE id = ?1)",
        )?
        .execute([id])?;
    likeness::remove(store, id, at_hand)?;
    at_hand.keys.take_all(store, id)?;
    store.prepare_cached("UPDATE articles SET copy_of = NULL WHERE copy_of = ?1")?.execute([id])?;
    for (table, column) in dependents(store)? {
        store.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?.execute([id])?;
    }
    store.prepare_cached("DELETE FROM articles WHERE id = ?1")?.execute([id])?;
    articles::log_change(store, id)?;
    Ok(())
}

/// The tables that refer to articles, as the schema has it, with the column that does; sightings before
/// the wordings that they refer to.
fn dependents(store: &Connection) -> Result<Vec<(String, String)>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT m.name, f.\"from\" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
         WHERE m.type = 'table' AND f.\"table\" = 'articles' AND m.name <> 'articles'
         ORDER BY m.name <> 'sightings', m.name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Removes whole texts that nothing says any more.
pub(crate) fn drop_unsaid_texts(store: &Connection) -> Result<(), Error> {
    store.execute(
        "DELETE FROM texts WHERE id NOT IN (SELECT text_id FROM wordings WHERE text_id IS NOT NULL)
            AND id NOT IN (SELECT text_id FROM articles WHERE text_id IS NOT NULL)",
        [],
    )?;
    Ok(())
}

/// Removes an outlet that has no articles any more: its listings, and what is said of its pages.
fn remove_outlet(
    store: &Connection,
    id: i64,
    name: &str,
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    store.execute("DELETE FROM followed WHERE outlet = ?1", [name])?;
    // Its pages listed articles of others too: those lose these sightings.
    let touched: Vec<(i64, i64)> = store
        .prepare(
            "SELECT s.article_id, sum(s.entries) FROM sightings AS s
             JOIN snapshots AS p ON p.id = s.snapshot_id WHERE p.outlet_id = ?1
             GROUP BY s.article_id",
        )?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    store.execute(
        "DELETE FROM sightings WHERE snapshot_id IN (SELECT id FROM snapshots WHERE outlet_id = ?1)",
        [id],
    )?;
    // Nor do the orders of its lists bound them any more.
    store.execute(
        "DELETE FROM order_bounds WHERE snapshot_id IN (SELECT id FROM snapshots WHERE outlet_id = ?1)",
        [id],
    )?;
    for (article, entries) in touched {
        settle(store, article, entries, at_hand)?;
    }
    store.execute("DELETE FROM snapshots WHERE outlet_id = ?1", [id])?;
    store.execute("DELETE FROM listings WHERE outlet_id = ?1", [id])?;
    store.execute("DELETE FROM outlets WHERE id = ?1", [id])?;
    Ok(())
}

/// Makes an article that has lost sightings whole again, or removes it where none are left.
pub(crate) fn settle(
    store: &Connection,
    article: i64,
    lost: i64,
    at_hand: &mut AtHand,
) -> Result<bool, Error> {
    store
        .prepare_cached(
            "DELETE FROM wordings WHERE article_id = ?1
                AND NOT EXISTS (SELECT 1 FROM sightings WHERE wording_id = wordings.id)",
        )?
        .execute([article])?;
    let left: i64 = store
        .prepare_cached("SELECT count(*) FROM sightings WHERE article_id = ?1")?
        .query_row([article], |row| row.get(0))?;
    if left == 0 {
        remove_rest(store, article, at_hand)?;
        return Ok(false);
    }
    let touched = articles::Touched { entries: -lost, ..articles::Touched::default() };
    articles::renew(store, article, touched)?;
    likeness::renew_all(store, &[article], at_hand)?;
    Ok(true)
}

fn keep_hash(store: &Connection, kind: &str, hash: Hash, at: Timestamp) -> Result<(), Error> {
    store
        .prepare_cached("INSERT OR IGNORE INTO forgotten (kind, hash, at) VALUES (?1, ?2, ?3)")?
        .execute(params![kind, hash, column::micros(at)])?;
    Ok(())
}

/// Whether anything was ever forgotten.
pub(crate) fn anything(store: &Connection) -> Result<bool, Error> {
    let mut statement = store.prepare_cached("SELECT EXISTS (SELECT 1 FROM forgotten)")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Whether an outlet was forgotten.
pub(crate) fn is_outlet(store: &Connection, name: &str) -> Result<bool, Error> {
    is_there(store, "outlet", wording::hash(name.as_bytes()))
}

/// Whether an entry is of a forgotten article or by a forgotten author.
pub(crate) fn covers(store: &Connection, wording: &Wording) -> Result<bool, Error> {
    for hash in hashes(wording) {
        if is_there(store, "article", hash)? {
            return Ok(true);
        }
    }
    for author in &wording.authors {
        if let Some(hash) = author_hash(&author.name)
            && is_there(store, "author", hash)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_there(store: &Connection, kind: &str, hash: Hash) -> Result<bool, Error> {
    let mut statement = store
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM forgotten WHERE kind = ?1 AND hash = ?2)")?;
    Ok(statement.query_row(params![kind, hash], |row| row.get(0))?)
}

/// What an article is known by: its address, or its words where it has none.
fn hashes(wording: &Wording) -> Vec<Hash> {
    if let Some(key) = wording.url.as_deref().and_then(address::key) {
        return vec![wording::hash(format!("address\0{key}").as_bytes())];
    }
    let words = |text: &Option<String>| text.as_deref().map(words::words).unwrap_or_default();
    let mut told = words(&wording.title);
    told.extend(words(&wording.summary).into_iter().take(12));
    vec![wording::hash(format!("words\0{}", told.join(" ")).as_bytes())]
}

fn author_hash(name: &str) -> Option<Hash> {
    let words = words::words(name);
    (!words.is_empty()).then(|| wording::hash(words.join(" ").as_bytes()))
}

/// What a record is, for commands that name it.
impl Concerned {
    /// Where it is.
    #[must_use]
    pub fn place(&self) -> WarcPlace {
        WarcPlace { file: self.file.clone(), offset: self.offset, length: self.length }
    }
}
