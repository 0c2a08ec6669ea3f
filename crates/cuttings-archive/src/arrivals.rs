//! What came in last, whatever its date: articles in the order in which they were first filed.

use rusqlite::{Connection, params};

use crate::{ArticleRow, Error, read};

/// The number of the article that came in last; 0 where there is none.
pub(crate) fn last(store: &Connection) -> Result<i64, Error> {
    let mut statement = store.prepare_cached("SELECT ifnull(max(id), 0) FROM articles")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Articles numbered higher than one and lower than another, the last first.
pub(crate) fn between(
    store: &Connection,
    after: i64,
    before: i64,
    limit: usize,
) -> Result<Vec<ArticleRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT id FROM articles WHERE id > ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let ids: Vec<i64> = statement
        .query_map(params![after, before, limit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    read::articles_by_id(store, &ids)
}

/// How many articles are numbered higher than one; no more than `most` are counted.
pub(crate) fn count(store: &Connection, after: i64, most: u64) -> Result<u64, Error> {
    let mut statement = store
        .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM articles WHERE id > ?1 LIMIT ?2)")?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(statement.query_row(params![after, most], |row| crate::column::count(row, 0))?)
}
