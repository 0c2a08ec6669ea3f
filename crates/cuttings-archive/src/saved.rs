//! Searches that the user gave a name.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use crate::{Error, column};

/// A search with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SavedSearch {
    /// Its name, which its address is made of.
    pub name: String,
    /// What is searched for: the query string of the search page's address.
    pub query: String,
    /// When it was saved.
    pub added: Timestamp,
}

/// Saves a search; one of the same name gets the new words.
pub(crate) fn save(store: &Connection, search: &SavedSearch) -> Result<(), Error> {
    store.execute(
        "INSERT INTO saved_searches (name, query, added) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET query = excluded.query",
        params![search.name, search.query, column::micros(search.added)],
    )?;
    Ok(())
}

/// What became of a search that was to have another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renamed {
    /// It has the name now.
    Done,
    /// There is no such search.
    Unknown,
    /// Another search has the name; nothing was changed.
    Taken,
}

/// Gives a search another name.
pub(crate) fn rename(store: &Connection, name: &str, to: &str) -> Result<Renamed, Error> {
    let renamed = store
        .execute("UPDATE OR IGNORE saved_searches SET name = ?2 WHERE name = ?1", [name, to])?;
    Ok(match (renamed, one(store, name)?) {
        (0, None) => Renamed::Unknown,
        (0, Some(_)) => Renamed::Taken,
        _ => Renamed::Done,
    })
}

/// Deletes a search. Gives whether there was one.
pub(crate) fn delete(store: &Connection, name: &str) -> Result<bool, Error> {
    Ok(store.execute("DELETE FROM saved_searches WHERE name = ?1", [name])? > 0)
}

/// All searches, by name.
pub(crate) fn all(store: &Connection) -> Result<Vec<SavedSearch>, Error> {
    let mut statement =
        store.prepare_cached("SELECT name, query, added FROM saved_searches ORDER BY name")?;
    let rows = statement.query_map([], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One search.
pub(crate) fn one(store: &Connection, name: &str) -> Result<Option<SavedSearch>, Error> {
    let mut statement =
        store.prepare_cached("SELECT name, query, added FROM saved_searches WHERE name = ?1")?;
    Ok(statement.query_row([name], row).optional()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch { name: row.get(0)?, query: row.get(1)?, added: column::time(row, 2)? })
}
