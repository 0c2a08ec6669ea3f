//! Reading the archive: articles, outlets, listings, sightings, changes and figures.

use cuttings_extract::EntryKind;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use crate::languages::{self, Languages};
use crate::order::{Cursor, SortKey};
use crate::{
    ArticlePage, ArticleRow, Change, Counts, Error, Filter, History, ListingRow, Month, Order,
    OutletRow, Reason, SightingRow, Spoken, articles, column,
};

/// How many articles a page holds where nothing is said.
const PAGE: usize = 50;

/// How many articles a page holds at most, so that nobody's request fills the memory.
const LARGEST_PAGE: usize = 10_000;

const ARTICLE: &str = "SELECT a.id, o.name, a.url, a.title, a.summary, a.truncated,
    a.date_published, a.date_earliest, a.date_latest, a.date_basis, a.date_text, a.authors, a.kind,
    a.language, a.section, a.tags, a.image, t.text, a.story, a.copy_of, a.first_seen, a.last_seen,
    a.sightings, a.sort_key";

/// The tables of [`ARTICLE`]; `articles` stands first, with the index to use.
fn tables(index: &str) -> String {
    format!(
        "FROM articles AS a {index} CROSS JOIN outlets AS o ON o.id = a.outlet_id
         LEFT JOIN texts AS t ON t.id = a.text_id"
    )
}

fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
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

/// A part of a list: which index to walk, and what must hold.
struct Part {
    index: &'static str,
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

pub(crate) fn articles(store: &Connection, filter: &Filter) -> Result<ArticlePage, Error> {
    let limit = if filter.limit == 0 { PAGE } else { filter.limit.min(LARGEST_PAGE) };
    let cursor = match filter.cursor.as_deref() {
        Some(text) => Some(Cursor::decode(text, filter.order)?),
        None => None,
    };
    let Some(base) = base(store, filter)? else { return Ok(ArticlePage::default()) };
    let mut rows = Vec::new();
    for part in parts(base, filter) {
        // One more than asked for tells whether there is a next page.
        let wanted = (limit + 1).saturating_sub(rows.len());
        if wanted > 0 {
            rows.extend(run(store, part, filter.order, cursor, wanted)?);
        }
    }
    let next = match (rows.len() > limit, limit.checked_sub(1).and_then(|last| rows.get(last))) {
        (true, Some((article, key))) => Some(match filter.order {
            Order::Newest => Cursor::Newest { key: *key, id: article.id }.encode(),
            Order::Id => Cursor::Id { id: article.id }.encode(),
        }),
        _ => None,
    };
    rows.truncate(limit);
    Ok(ArticlePage { articles: rows.into_iter().map(|(article, _)| article).collect(), next })
}

/// The conditions without those on days, and the index that serves them best. `None` where there is no
/// such outlet.
fn base(store: &Connection, filter: &Filter) -> Result<Option<Part>, Error> {
    let mut part = Part { index: "", conditions: Vec::new(), values: Vec::new() };
    let mut index = ("INDEXED BY articles_newest", "");
    if let Some(language) = &filter.language {
        part.conditions.push("a.language_primary = ?");
        part.values.push(Value::from(articles::primary_subtag(language)));
        index = ("INDEXED BY articles_newest_of_language", "");
    }
    if let Some(kind) = filter.kind {
        part.conditions.push("a.kind = ?");
        part.values.push(Value::from(kind.name().to_owned()));
        if kind != EntryKind::Article {
            part.conditions.push("a.kind <> 'article'");
            index = ("INDEXED BY articles_newest_of_kind", "");
        }
    }
    if let Some(tag) = &filter.tag {
        part.conditions.push("a.outlet_id IN (SELECT outlet_id FROM outlet_tags WHERE tag = ?)");
        part.values.push(Value::from(tag.clone()));
    }
    if let Some(name) = &filter.outlet {
        let Some(id) = outlet_id(store, name)? else { return Ok(None) };
        part.conditions.push("a.outlet_id = ?");
        part.values.push(Value::from(id));
        index = ("INDEXED BY articles_newest_of_outlet", "INDEXED BY articles_of_outlet");
    }
    part.index = match filter.order {
        Order::Newest => index.0,
        Order::Id => index.1,
    };
    Ok(Some(part))
}

/// Adds the conditions on days.
///
/// `after` bounds the key of the order, since that begins with the last possible day. `before` does so
/// only for articles whose day is known; those with a range that begins before and ends after that day
/// stand ahead of them all, so that they make a part of their own, with its own index.
fn parts(mut base: Part, filter: &Filter) -> Vec<Part> {
    let key = |day: [u8; 4]| Value::Blob(day.to_vec());
    if let Some(after) = filter.after {
        match (filter.order, after.yesterday()) {
            (Order::Newest, Ok(yesterday)) => {
                base.conditions.push("a.sort_key < ?");
                base.values.push(key(SortKey::before_day(yesterday)));
            }
            (Order::Newest, Err(_)) => {}
            (Order::Id, _) => {
                base.conditions.push("a.date_latest >= ?");
                base.values.push(Value::from(after.to_string()));
            }
        }
    }
    let Some(before) = filter.before else { return vec![base] };
    let day = Value::from(before.to_string());
    if filter.order == Order::Id {
        base.conditions.push("(a.date_earliest IS NULL OR a.date_earliest <= ?)");
        base.values.push(day);
        return vec![base];
    }
    let mut ranged = Part {
        index: "INDEXED BY articles_ranged",
        conditions: base.conditions.clone(),
        values: base.values.clone(),
    };
    ranged.conditions.extend([
        "a.published_day IS NULL",
        "a.sort_key < ?",
        "(a.date_earliest IS NULL OR a.date_earliest <= ?)",
    ]);
    ranged.values.extend([key(SortKey::before_day(before)), day]);
    base.conditions.push("a.sort_key >= ?");
    base.values.push(key(SortKey::before_day(before)));
    vec![ranged, base]
}

fn run(
    store: &Connection,
    mut part: Part,
    order: Order,
    cursor: Option<Cursor>,
    limit: usize,
) -> Result<Vec<(ArticleRow, SortKey)>, Error> {
    match cursor {
        Some(Cursor::Newest { key, id }) => {
            part.conditions.push("(a.sort_key, a.id) > (?, ?)");
            part.values.extend([Value::Blob(key.0.to_vec()), Value::from(id)]);
        }
        Some(Cursor::Id { id }) => {
            part.conditions.push("a.id > ?");
            part.values.push(Value::from(id));
        }
        None => {}
    }
    let condition = match part.conditions.is_empty() {
        true => String::new(),
        false => format!("WHERE {}", part.conditions.join(" AND ")),
    };
    let order = match order {
        Order::Newest => "a.sort_key, a.id",
        Order::Id => "a.id",
    };
    let sql =
        format!("{ARTICLE} {} {condition} ORDER BY {order} LIMIT {limit}", tables(part.index));
    let mut statement = store.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(part.values), |row| {
        Ok((article_row(row)?, SortKey(row.get(23)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
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
    let rows: Vec<(i64, OutletRow)> = rows.collect::<Result<_, _>>()?;
    let languages = languages.of(store, rows.iter().map(|(id, _)| *id))?;
    let rows = rows.into_iter().zip(languages);
    Ok(rows.map(|((_, row), language)| OutletRow { language, ..row }).collect())
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
             FROM wordings INDEXED BY wordings_of_article
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
    Ok(History { titles: told("title")?, summaries: told("summary")? })
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
    Ok(store.query_row("SELECT ifnull(max(number), 0) FROM changes", [], |row| row.get(0))?)
}

pub(crate) fn id(store: &Connection) -> Result<String, Error> {
    let sql = "SELECT value FROM settings WHERE name = 'archive id'";
    Ok(store.query_row(sql, [], |row| row.get(0))?)
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
