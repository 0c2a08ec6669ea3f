//! An outlet over time: how many articles each day has, and which headlines became others.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::order::{Cursor, SortKey};
use crate::{ArticleRow, Error, Order, column, read};

/// How many articles are looked through for changed headlines at a time, so that no request looks
/// through an outlet's whole archive.
const LOOKED_THROUGH: i64 = 5000;

/// How many dated articles a day has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// How many articles.
    pub articles: u64,
}

/// Articles of an outlet whose headline became another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reworded {
    /// The articles, newest first.
    pub articles: Vec<ArticleRow>,
    /// The cursor of the following page; `None` on the last. A page may be empty and not the last.
    pub next: Option<String>,
}

/// How many dated articles each day from `first` to `last` has, days without any left out.
pub(crate) fn days(
    store: &Connection,
    outlet: &str,
    first: Date,
    last: Date,
) -> Result<Vec<Day>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT published_day, count(*) FROM articles INDEXED BY articles_dated
         WHERE outlet_id = (SELECT id FROM outlets WHERE name = ?1)
            AND published_day IS NOT NULL AND published_day BETWEEN ?2 AND ?3
         GROUP BY published_day ORDER BY published_day",
    )?;
    let days = params![outlet, first.to_string(), last.to_string()];
    let rows = statement
        .query_map(days, |row| Ok((column::day(row, 0)?, column::count(row, 1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().filter_map(|(day, articles)| Some(Day { day: day?, articles })).collect())
}

/// Articles of an outlet that pages told of under more than one headline, newest first.
pub(crate) fn reworded(
    store: &Connection,
    outlet: &str,
    cursor: Option<&str>,
    limit: usize,
) -> Result<Reworded, Error> {
    let outlet: Option<i64> = store
        .prepare_cached("SELECT id FROM outlets WHERE name = ?1")?
        .query_row([outlet], |row| row.get(0))
        .optional()?;
    let Some(outlet) = outlet else { return Ok(Reworded::default()) };
    let (mut key, mut id) =
        match cursor.map(|text| Cursor::decode(text, Order::Newest)).transpose()? {
            Some(Cursor::Newest { key, id }) => (key.0.to_vec(), id),
            _ => (Vec::new(), i64::MIN),
        };
    let mut statement = store.prepare_cached(
        "SELECT a.id, a.sort_key,
            -- Nearly all have one wording, which the index alone tells.
            CASE (SELECT count(*) FROM wordings
                WHERE article_id = a.id)
            WHEN 1 THEN 1
            ELSE (SELECT count(DISTINCT title) FROM wordings
                WHERE article_id = a.id) END
         FROM articles AS a INDEXED BY articles_newest_of_outlet
         WHERE a.outlet_id = ?1 AND (a.sort_key, a.id) > (?2, ?3)
         ORDER BY a.sort_key, a.id LIMIT ?4",
    )?;
    let mut rows = statement.query(params![outlet, key, id, LOOKED_THROUGH])?;
    let (mut ids, mut looked_through, mut is_last) = (Vec::new(), 0, true);
    while let Some(row) = rows.next()? {
        (id, key) = (row.get(0)?, row.get(1)?);
        looked_through += 1;
        if row.get::<_, i64>(2)? > 1 {
            ids.push(id);
        }
        if ids.len() >= limit || looked_through >= LOOKED_THROUGH {
            is_last = false;
            break;
        }
    }
    let articles = read::articles_by_id(store, &ids)?;
    let key = key.try_into().ok().filter(|_| !is_last).map(SortKey);
    Ok(Reworded { articles, next: key.map(|key| Cursor::Newest { key, id }.encode()) })
}
