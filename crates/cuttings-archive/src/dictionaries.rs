//! Dictionaries: what the words of a language are in the language that articles are compared in, so that a story
//! can have articles in several languages.
//!
//! A dictionary counts for what is filed from then on. The articles of its language that are there already are
//! compared anew in batches, each a transaction: interrupted, the rest is done when it is asked for again, since
//! those that were compared with this very dictionary are passed over.

use cuttings_match::Dictionary;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::likeness::{self, AtHand};
use crate::wording::{self, Hash};
use crate::{Error, column};

/// How many articles are compared anew in one transaction.
const BATCH: i64 = 200;

/// A dictionary, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DictionaryRow {
    /// The language whose words it translates: the first part of a BCP 47 tag, in small letters ("de").
    pub language: String,
    /// The name of the file that it is from.
    pub name: String,
    /// How many pairs of words it was made from.
    pub words: u64,
    /// When it was added.
    pub added: Timestamp,
    /// How many articles of its language there are.
    pub articles: u64,
}

/// A dictionary that articles are compared with.
#[derive(Debug)]
pub(crate) struct InUse {
    pub(crate) digest: Hash,
    pub(crate) words: Dictionary,
}

/// How far comparing anew has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComparedAnew {
    /// How many articles were looked at.
    pub articles: usize,
    /// The last one of them; `None` where there was none left.
    pub last: Option<i64>,
}

/// Keeps a dictionary, in place of the one of its language.
pub(crate) fn put(
    store: &Connection,
    language: &str,
    name: &str,
    (words, dictionary): (usize, &Dictionary),
    at: Timestamp,
) -> Result<(), Error> {
    let translations = dictionary.to_bytes();
    store.execute(
        "INSERT OR REPLACE INTO dictionaries (language, name, words, added, digest, translations)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            language,
            name,
            i64::try_from(words).unwrap_or(i64::MAX),
            column::micros(at),
            wording::hash(&translations),
            translations
        ],
    )?;
    Ok(())
}

/// Removes a dictionary. Gives whether there was one.
pub(crate) fn remove(store: &Connection, language: &str) -> Result<bool, Error> {
    Ok(store.execute("DELETE FROM dictionaries WHERE language = ?1", [language])? > 0)
}

/// All dictionaries, by language.
pub(crate) fn all(store: &Connection) -> Result<Vec<DictionaryRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT language, name, words, added,
            (SELECT count(*) FROM articles WHERE language_primary = dictionaries.language)
         FROM dictionaries ORDER BY language",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(DictionaryRow {
            language: row.get(0)?,
            name: row.get(1)?,
            words: column::count(row, 2)?,
            added: column::time(row, 3)?,
            articles: column::count(row, 4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many articles of a language there are.
pub(crate) fn articles_in(store: &Connection, language: &str) -> Result<u64, Error> {
    let mut statement =
        store.prepare_cached("SELECT count(*) FROM articles WHERE language_primary = ?1")?;
    Ok(statement.query_row([language], |row| column::count(row, 0))?)
}

/// The dictionary of a language.
pub(crate) fn of(store: &Connection, language: &str) -> Result<Option<InUse>, Error> {
    let mut statement = store
        .prepare_cached("SELECT digest, translations FROM dictionaries WHERE language = ?1")?;
    let read = statement.query_row([language], |row| {
        let words = row.get_ref(1)?.as_blob().ok().and_then(Dictionary::from_bytes);
        Ok(InUse { digest: row.get(0)?, words: words.unwrap_or_default() })
    });
    Ok(read.optional()?)
}

/// Compares the next articles of a language, behind one, with what its dictionary says now.
pub(crate) fn compare_anew(
    store: &Connection,
    language: &str,
    behind: i64,
    at_hand: &mut AtHand,
) -> Result<ComparedAnew, Error> {
    // In the order of their numbers, which no index of languages has.
    let mut statement = store.prepare_cached(
        "SELECT id FROM articles WHERE id > ?1 AND +language_primary = ?2 ORDER BY id LIMIT ?3",
    )?;
    let articles: Vec<i64> = statement
        .query_map(params![behind, language, BATCH], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    likeness::renew_all(store, &articles, at_hand)?;
    Ok(ComparedAnew { articles: articles.len(), last: articles.last().copied() })
}
