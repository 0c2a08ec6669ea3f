//! Reading the archive: articles, outlets, listings, sightings, changes and figures.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::languages::{self, Languages};
use crate::row::PageSaid;
use crate::{
    ArticleRow, Change, Counts, Error, History, Largest, ListingRow, Month, OutletRow, Reason,
    SightingRow, Spoken, column,
};

/// How many articles are given at once at most, so that nobody's request fills the memory.
pub(crate) const LARGEST_PAGE: usize = 10_000;

/// The columns of an article's row, and its place in "newest first".
pub(crate) const ARTICLE: &str = "SELECT a.id, o.name, a.url, a.title, a.summary, a.truncated,
    a.date_published, a.date_earliest, a.date_latest, a.date_basis, a.date_text, a.authors, a.kind,
    a.language, a.section, a.tags, a.image, t.text, a.story, a.copy_of, a.first_seen, a.last_seen,
    a.sightings, a.sort_key";

/// The tables of [`ARTICLE`]; `articles` stands first, with the index to use.
pub(crate) fn tables(index: &str) -> String {
    format!(
        "FROM articles AS a {index} CROSS JOIN outlets AS o ON o.id = a.outlet_id
         LEFT JOIN texts AS t ON t.id = a.text_id"
    )
}

pub(crate) fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: row.get(0)?,
        outlet: row.get(1)?,
        url: row.get(2)?,
        title: row.get(3)?,
        summary: row.get(4)?,
        truncated: row.get(5)?,
        date_published: column::when(row, 6)?,
        date_earliest: column::day(row, 7)?,
        date_latest: column::day(row, 8)?,
        date_basis: column::basis(row, 9)?,
        date_text: row.get(10)?,
        authors: column::authors(row, 11)?,
        kind: column::entry_kind(row, 12)?,
        language: row.get(13)?,
        section: row.get(14)?,
        tags: column::strings(row, 15)?,
        image: row.get(16)?,
        content_text: row.get(17)?,
        story: row.get(18)?,
        copy_of: row.get(19)?,
        first_seen: column::time(row, 20)?,
        last_seen: column::time(row, 21)?,
        sightings: column::count(row, 22)?,
    })
}

pub(crate) fn article(store: &Connection, id: i64) -> Result<Option<ArticleRow>, Error> {
    let mut statement =
        store.prepare_cached(&format!("{ARTICLE} {} WHERE a.id = ?1", tables("")))?;
    Ok(statement.query_row([id], article_row).optional()?)
}

pub(crate) fn articles_by_id(store: &Connection, ids: &[i64]) -> Result<Vec<ArticleRow>, Error> {
    ids.iter().filter_map(|&id| article(store, id).transpose()).collect()
}

/// Readings of a listing that are looked through for its latest articles.
const READINGS: i64 = 100;

pub(crate) fn articles_of_listing(
    store: &Connection,
    url: &str,
    limit: usize,
) -> Result<Vec<ArticleRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.article_id FROM (
            SELECT n.id, n.last_seen FROM listings AS l JOIN snapshots AS n ON n.listing_id = l.id
            WHERE l.url = ?1 ORDER BY n.last_seen DESC LIMIT ?2
         ) AS n JOIN sightings AS s ON s.snapshot_id = n.id
         GROUP BY s.article_id ORDER BY max(n.last_seen) DESC, min(s.position) LIMIT ?3",
    )?;
    let limit = i64::try_from(limit.min(LARGEST_PAGE)).unwrap_or(i64::MAX);
    let ids = statement.query_map(params![url, READINGS, limit], |row| row.get(0))?;
    articles_by_id(store, &ids.collect::<Result<Vec<i64>, _>>()?)
}

pub(crate) fn outlet_id(store: &Connection, name: &str) -> Result<Option<i64>, Error> {
    let mut statement = store.prepare_cached("SELECT id FROM outlets WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

const OUTLET: &str = "SELECT id, name, articles, sightings, snapshots, listings,
    (SELECT min(published_day) FROM articles WHERE outlet_id = o.id AND published_day IS NOT NULL),
    (SELECT max(published_day) FROM articles WHERE outlet_id = o.id AND published_day IS NOT NULL),
    last_seen FROM outlets AS o";

pub(crate) fn outlets(store: &Connection, languages: &Languages) -> Result<Vec<OutletRow>, Error> {
    let mut statement = store.prepare_cached(&format!("{OUTLET} ORDER BY name"))?;
    let rows = statement.query_map([], outlet_row)?;
    languages.give(store, rows.collect::<Result<_, _>>()?)
}

/// The outlets with the most articles, and how many outlets and articles there are.
pub(crate) fn largest_outlets(store: &Connection, limit: usize) -> Result<Largest, Error> {
    let mut statement = store.prepare_cached(
        "SELECT name, articles FROM outlets ORDER BY articles DESC, name LIMIT ?1",
    )?;
    let sizes =
        statement.query_map([to_i64(limit)], |row| Ok((row.get(0)?, column::count(row, 1)?)))?;
    let outlets = sizes.collect::<Result<_, _>>()?;
    let mut statement =
        store.prepare_cached("SELECT count(*), ifnull(sum(articles), 0) FROM outlets")?;
    Ok(statement.query_row([], |row| {
        Ok(Largest { outlets, all: column::count(row, 0)?, articles: column::count(row, 1)? })
    })?)
}

/// The names of all outlets, in order.
pub(crate) fn outlet_names(store: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = store.prepare_cached("SELECT name FROM outlets ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

pub(crate) fn outlet(store: &Connection, name: &str) -> Result<Option<OutletRow>, Error> {
    let mut statement = store.prepare_cached(&format!("{OUTLET} WHERE name = ?1"))?;
    let row = statement.query_row([name], outlet_row).optional()?;
    let Some((id, row)) = row else { return Ok(None) };
    Ok(Some(OutletRow { language: languages::usual(store, id)?, ..row }))
}

fn outlet_row(row: &Row<'_>) -> rusqlite::Result<(i64, OutletRow)> {
    let outlet = OutletRow {
        name: row.get(1)?,
        language: None,
        articles: column::count(row, 2)?,
        sightings: column::count(row, 3)?,
        snapshots: column::count(row, 4)?,
        listings: column::count(row, 5)?,
        first_date: column::day(row, 6)?,
        last_date: column::day(row, 7)?,
        last_seen: column::optional_time(row, 8)?,
    };
    Ok((row.get(0)?, outlet))
}

const LISTING: &str = "SELECT l.url, l.kind, l.title, l.snapshots, l.entries, l.next, l.first_seen,
    l.last_seen, o.name FROM listings AS l JOIN outlets AS o ON o.id = l.outlet_id";

fn listing_row(row: &Row<'_>) -> rusqlite::Result<ListingRow> {
    Ok(ListingRow {
        url: row.get(0)?,
        kind: column::page_kind(row, 1)?,
        title: row.get(2)?,
        snapshots: column::count(row, 3)?,
        entries: column::count(row, 4)?,
        next: row.get(5)?,
        first_seen: column::time(row, 6)?,
        last_seen: column::time(row, 7)?,
    })
}

pub(crate) fn listings(store: &Connection, outlet: &str) -> Result<Vec<ListingRow>, Error> {
    let mut statement =
        store.prepare_cached(&format!("{LISTING} WHERE o.name = ?1 ORDER BY l.url"))?;
    let rows = statement.query_map([outlet], listing_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn recent_listings(
    store: &Connection,
    limit: usize,
) -> Result<Vec<(String, ListingRow)>, Error> {
    let mut statement = store
        .prepare_cached(&format!("{LISTING} ORDER BY l.last_seen DESC, l.id DESC LIMIT ?1"))?;
    let rows = statement.query_map([to_i64(limit)], |row| Ok((row.get(8)?, listing_row(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn months(store: &Connection, outlet: Option<&str>) -> Result<Vec<Month>, Error> {
    let month = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, column::count(row, 1)?));
    let rows: Vec<(String, u64)> = match outlet {
        Some(name) => {
            let Some(id) = outlet_id(store, name)? else { return Ok(Vec::new()) };
            let mut statement = store.prepare_cached(
                "SELECT substr(published_day, 1, length(published_day) - 3) AS month, count(*)
                 FROM articles INDEXED BY articles_dated
                 WHERE outlet_id = ?1 AND published_day IS NOT NULL GROUP BY month ORDER BY month",
            )?;
            statement.query_map([id], month)?.collect::<Result<_, _>>()?
        }
        None => {
            let mut statement = store.prepare_cached(
                "SELECT substr(published_day, 1, length(published_day) - 3) AS month, count(*)
                 FROM articles INDEXED BY articles_dated
                 WHERE published_day IS NOT NULL GROUP BY month ORDER BY month",
            )?;
            statement.query_map([], month)?.collect::<Result<_, _>>()?
        }
    };
    let read = |(text, articles): (String, u64)| {
        let first: jiff::civil::Date = format!("{text}-01").parse().ok()?;
        Some(Month { year: first.year(), month: first.month(), articles })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

pub(crate) fn sightings(store: &Connection, article: i64) -> Result<Vec<SightingRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT p.url, p.title, p.digest, s.first_seen, s.position, w.title, w.url, w.summary,
                w.truncated, w.date_text, w.date_published, p.warc_file, p.warc_offset,
                p.warc_length, s.reason
         FROM sightings AS s INDEXED BY sightings_of_article
         JOIN snapshots AS p ON p.id = s.snapshot_id JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.article_id = ?1 ORDER BY s.first_seen, s.snapshot_id, s.ordinal",
    )?;
    let rows = statement.query_map([article], |row| {
        Ok(SightingRow {
            page_url: row.get(0)?,
            page_title: row.get(1)?,
            snapshot: row.get(2)?,
            seen: column::time(row, 3)?,
            position: row.get(4)?,
            title: row.get(5)?,
            url: row.get(6)?,
            summary: row.get(7)?,
            truncated: row.get(8)?,
            date_text: row.get(9)?,
            date_published: column::when(row, 10)?,
            warc: column::warc(row, 11)?,
            reason: reason(&row.get::<_, String>(14)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn reason(name: &str) -> Reason {
    let known = [Reason::Address, Reason::Text, Reason::User];
    known.into_iter().find(|reason| reason.name() == name).unwrap_or(Reason::New)
}

pub(crate) fn history(store: &Connection, article: i64) -> Result<History, Error> {
    let told = |field: &str| -> Result<Vec<Spoken>, Error> {
        let mut statement = store.prepare_cached(&format!(
            "SELECT {field}, min(first_seen), max(last_seen)
             FROM wordings
             WHERE article_id = ?1 AND {field} IS NOT NULL
             GROUP BY {field} ORDER BY min(first_seen), min(id)"
        ))?;
        let rows = statement.query_map([article], |row| {
            Ok(Spoken {
                text: row.get(0)?,
                first_seen: column::time(row, 1)?,
                last_seen: column::time(row, 2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    Ok(History {
        titles: told("title")?,
        summaries: told("summary")?,
        pages: said_by_pages(store, article)?,
    })
}

fn said_by_pages(store: &Connection, article: i64) -> Result<Vec<PageSaid>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT p.url, w.title, w.summary, s.first_seen, s.last_seen
         FROM sightings AS s INDEXED BY sightings_of_article
         JOIN snapshots AS p ON p.id = s.snapshot_id JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.article_id = ?1 ORDER BY s.first_seen, s.snapshot_id, s.ordinal",
    )?;
    let mut pages: BTreeMap<String, PageSaid> = BTreeMap::new();
    let mut rows = statement.query([article])?;
    while let Some(row) = rows.next()? {
        let page = pages.entry(row.get(0)?).or_default();
        let (first_seen, last_seen) = (column::time(row, 3)?, column::time(row, 4)?);
        for (all, column) in [(&mut page.titles, 1), (&mut page.summaries, 2)] {
            if let Some(text) = row.get(column)? {
                all.push(Spoken { text, first_seen, last_seen });
            }
        }
    }
    Ok(pages.into_values().collect())
}

pub(crate) fn changes(store: &Connection, after: i64, limit: usize) -> Result<Vec<Change>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT number, article_id FROM changes WHERE number > ?1 ORDER BY number LIMIT ?2",
    )?;
    let numbers: Vec<(i64, i64)> = statement
        .query_map(params![after, to_i64(limit)], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut statement =
        store.prepare_cached(&format!("{ARTICLE} {} WHERE a.id = ?1", tables("")))?;
    let mut change = |(number, id): (i64, i64)| {
        let now = statement.query_row([id], |row| Ok((article_row(row)?, row.get(23)?)));
        let (article, order_key) = now.optional()?.unzip();
        Ok(Change { number, id, article, order_key: order_key.unwrap_or_default() })
    };
    numbers.into_iter().map(&mut change).collect()
}

pub(crate) fn last_change(store: &Connection) -> Result<i64, Error> {
    let mut statement = store.prepare_cached("SELECT ifnull(max(number), 0) FROM changes")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

pub(crate) fn id(store: &Connection) -> Result<String, Error> {
    let sql = "SELECT value FROM settings WHERE name = 'archive id'";
    Ok(store.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub(crate) fn counts(store: &Connection) -> Result<Counts, Error> {
    Ok(store.query_row(
        "SELECT count(*), ifnull(sum(listings), 0), (SELECT count(*) FROM snapshots),
                ifnull(sum(sightings), 0), ifnull(sum(articles), 0) FROM outlets",
        [],
        |row| {
            Ok(Counts {
                outlets: column::count(row, 0)?,
                listings: column::count(row, 1)?,
                snapshots: column::count(row, 2)?,
                sightings: column::count(row, 3)?,
                articles: column::count(row, 4)?,
            })
        },
    )?)
}

fn to_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
