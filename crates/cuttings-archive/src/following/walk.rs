//! Walks: how far along its chain a listing has been read, and what is known of its completeness.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::listing::{optional_time, packed, to_i64, unpacked};
use crate::{Error, column};

/// How it is known that nothing lies between a page and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Joined {
    /// It is the first page.
    First,
    /// The last entries of the page before stand on this page too.
    Overlap,
    /// The page before was read again after this one, and ended as it had.
    Reread,
    /// It is a part by itself, such as one sitemap of an index: nothing can lie between.
    Part,
    /// It is not known.
    Gap,
}

impl Joined {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Overlap => "overlap",
            Self::Reread => "reread",
            Self::Part => "part",
            Self::Gap => "gap",
        }
    }
}

/// One page of a walk, to be kept together with what is filed of it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The followed listing's number.
    pub followed: i64,
    /// The page's place in the walk, from 1.
    pub number: i64,
    /// The address that was asked for.
    pub url: String,
    /// How it joins the page before.
    pub joined: Joined,
    /// Hashes of its entries, in its order.
    pub keys: Vec<u64>,
    /// How many of its entries the walk had seen before.
    pub duplicates: u64,
    /// The first and the last day of its dated entries.
    pub days: Option<(Date, Date)>,
    /// The addresses to be read after this page, behind those still waiting.
    pub next: Vec<String>,
    /// Requests that the page took.
    pub requests: u64,
    /// How often pages at its boundary were read again.
    pub rereads: u64,
}

/// Where a walk is.
#[derive(Clone, Debug)]
pub struct Walk {
    /// When it began.
    pub begun: Timestamp,
    /// Why it ended; `None` while there is more to read.
    pub ending: Option<String>,
    /// What is still to be read, in order.
    pub frontier: Vec<String>,
    /// What was read, in order.
    pub pages: Vec<WalkPage>,
}

/// A page that a walk has read.
#[derive(Clone, Debug)]
pub struct WalkPage {
    /// The address that was asked for.
    pub url: String,
    /// Hashes of its entries, in its order.
    pub keys: Vec<u64>,
}

/// A stretch of a chain that was not proven adjacent: entries may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The page before it.
    pub after: Option<String>,
    /// The page behind it; `None` where nothing behind it could be read.
    pub before: Option<String>,
    /// Why.
    pub reason: String,
    /// When it was found.
    pub found: Timestamp,
}

/// That a walk came to its end or halts, to be kept together with what is filed of its last pages.
#[derive(Clone, Debug)]
pub struct WalkEnd {
    /// The followed listing's number.
    pub followed: i64,
    /// Why it ended; `None` where it only halts, and goes on the next time.
    pub ending: Option<String>,
    /// What may be missing behind its last page.
    pub gap: Option<Gap>,
    /// Pages that could not be had.
    pub errors: u64,
    /// When.
    pub at: Timestamp,
}

/// How complete a listing is.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// When the walk began.
    pub begun: Timestamp,
    /// When it ended; `None` while there is more to read.
    pub ended: Option<Timestamp>,
    /// Why it ended.
    pub ending: Option<String>,
    /// Where it goes on; `None` when it has ended.
    pub next: Option<String>,
    /// Pages read.
    pub pages: u64,
    /// Entries on them, each counted once.
    pub entries: u64,
    /// Entries that had stood on an earlier page too.
    pub duplicates: u64,
    /// Boundaries between pages at which it is proven that nothing is missing…
    pub proven: u64,
    /// …of so many.
    pub boundaries: u64,
    /// The first day of any dated entry.
    pub first_date: Option<Date>,
    /// The last day of any dated entry.
    pub last_date: Option<Date>,
    /// What may be missing.
    pub gaps: Vec<Gap>,
    /// Pages that could not be had.
    pub errors: u64,
    /// Requests made.
    pub requests: u64,
    /// Of these, those that read a boundary again.
    pub rereads: u64,
}

/// Begins a walk, in the place of an earlier one.
pub(crate) fn begin(
    store: &Connection,
    followed: i64,
    start: &str,
    at: Timestamp,
) -> Result<(), Error> {
    for table in ["walks", "frontier", "walk_pages", "gaps"] {
        store.execute(&format!("DELETE FROM {table} WHERE followed_id = ?1"), [followed])?;
    }
    store.execute(
        "INSERT INTO walks (followed_id, begun) VALUES (?1, ?2)",
        params![followed, column::micros(at)],
    )?;
    store.execute(
        "INSERT INTO frontier (followed_id, number, url) VALUES (?1, 1, ?2)",
        params![followed, start],
    )?;
    Ok(())
}

/// Where the walk of a listing is; `None` where it never began.
pub(crate) fn walk(store: &Connection, followed: i64) -> Result<Option<Walk>, Error> {
    let mut statement =
        store.prepare_cached("SELECT begun, ending FROM walks WHERE followed_id = ?1")?;
    let head: Option<(Timestamp, Option<String>)> = statement
        .query_row([followed], |row| Ok((column::time(row, 0)?, row.get(1)?)))
        .optional()?;
    let Some((begun, ending)) = head else { return Ok(None) };
    let mut statement =
        store.prepare_cached("SELECT url FROM frontier WHERE followed_id = ?1 ORDER BY number")?;
    let frontier = statement.query_map([followed], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut statement = store.prepare_cached(
        "SELECT url, keys FROM walk_pages WHERE followed_id = ?1 ORDER BY number",
    )?;
    let pages = statement
        .query_map([followed], |row| {
            let keys: Vec<u8> = row.get(1)?;
            Ok(WalkPage { url: row.get(0)?, keys: unpacked(&keys) })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Some(Walk { begun, ending, frontier, pages }))
}

/// Takes one step: the page is read, and what it leads to is to be read next.
pub(crate) fn step(store: &Connection, step: &Step) -> Result<(), Error> {
    if !is_there(store, step.followed)? {
        return Ok(());
    }
    store
        .prepare_cached(
            "INSERT OR REPLACE INTO walk_pages (followed_id, number, url, joined, entries,
                duplicates, first_day, last_day, keys)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            step.followed,
            step.number,
            step.url,
            step.joined.name(),
            to_i64(step.keys.len() as u64),
            to_i64(step.duplicates),
            step.days.map(|(first, _)| first.to_string()),
            step.days.map(|(_, last)| last.to_string()),
            packed(&step.keys),
        ])?;
    store
        .prepare_cached("DELETE FROM frontier WHERE followed_id = ?1 AND url = ?2")?
        .execute(params![step.followed, step.url])?;
    for url in &step.next {
        store
            .prepare_cached(
                "INSERT INTO frontier (followed_id, number, url)
                 SELECT ?1, ifnull(max(number), 0) + 1, ?2 FROM frontier WHERE followed_id = ?1",
            )?
            .execute(params![step.followed, url])?;
    }
    store
        .prepare_cached(
            "UPDATE walks SET requests = requests + ?2, rereads = rereads + ?3
             WHERE followed_id = ?1",
        )?
        .execute(params![step.followed, to_i64(step.requests), to_i64(step.rereads)])?;
    Ok(())
}

/// Notes what could not be proven. A gap that begins where the last one ended, for the same reason, is more
/// of it.
pub(crate) fn add_gap(store: &Connection, followed: i64, gap: &Gap) -> Result<(), Error> {
    let longer = store
        .prepare_cached(
            "UPDATE gaps SET before_url = ?3
             WHERE id = (SELECT max(id) FROM gaps WHERE followed_id = ?1)
                AND before_url = ?2 AND reason = ?4 AND ?3 IS NOT NULL",
        )?
        .execute(params![followed, gap.after, gap.before, gap.reason])?;
    if longer > 0 {
        return Ok(());
    }
    store
        .prepare_cached(
            "INSERT INTO gaps (followed_id, after_url, before_url, reason, found)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![followed, gap.after, gap.before, gap.reason, column::micros(gap.found)])?;
    Ok(())
}

/// Whether a listing has a walk: it may be followed no more since its pages were read.
fn is_there(store: &Connection, followed: i64) -> Result<bool, Error> {
    let mut statement =
        store.prepare_cached("SELECT EXISTS (SELECT 1 FROM walks WHERE followed_id = ?1)")?;
    Ok(statement.query_row([followed], |row| row.get(0))?)
}

/// Ends a walk, or notes that it had to stop: then it goes on the next time.
pub(crate) fn end(store: &Connection, end: &WalkEnd) -> Result<(), Error> {
    let is_there = is_there(store, end.followed)?;
    if let Some(gap) = end.gap.as_ref().filter(|_| is_there) {
        add_gap(store, end.followed, gap)?;
    }
    store
        .prepare_cached(
            "UPDATE walks SET ending = ?2, ended = CASE WHEN ?2 IS NULL THEN NULL ELSE ?3 END,
                errors = errors + ?4 WHERE followed_id = ?1",
        )?
        .execute(params![end.followed, end.ending, column::micros(end.at), to_i64(end.errors)])?;
    if end.ending.is_some() {
        store
            .prepare_cached("DELETE FROM frontier WHERE followed_id = ?1")?
            .execute([end.followed])?;
    }
    Ok(())
}

/// How complete a listing is; `None` where no walk ever began.
pub(crate) fn report(store: &Connection, followed: i64) -> Result<Option<Report>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT w.begun, w.ended, w.ending, w.errors, w.requests, w.rereads,
            (SELECT url FROM frontier WHERE followed_id = ?1 ORDER BY number LIMIT 1),
            (SELECT count(*) FROM walk_pages WHERE followed_id = ?1),
            (SELECT ifnull(sum(entries), 0) FROM walk_pages WHERE followed_id = ?1),
            (SELECT ifnull(sum(duplicates), 0) FROM walk_pages WHERE followed_id = ?1),
            (SELECT count(*) FROM walk_pages WHERE followed_id = ?1
                AND joined IN ('overlap', 'reread')),
            (SELECT count(*) FROM walk_pages WHERE followed_id = ?1
                AND joined IN ('overlap', 'reread', 'gap')),
            (SELECT min(first_day) FROM walk_pages WHERE followed_id = ?1),
            (SELECT max(last_day) FROM walk_pages WHERE followed_id = ?1)
         FROM walks AS w WHERE w.followed_id = ?1",
    )?;
    let report = statement
        .query_row([followed], |row| {
            let duplicates = column::count(row, 9)?;
            Ok(Report {
                begun: column::time(row, 0)?,
                ended: optional_time(row, 1)?,
                ending: row.get(2)?,
                errors: column::count(row, 3)?,
                requests: column::count(row, 4)?,
                rereads: column::count(row, 5)?,
                next: row.get(6)?,
                pages: column::count(row, 7)?,
                entries: column::count(row, 8)?.saturating_sub(duplicates),
                duplicates,
                proven: column::count(row, 10)?,
                boundaries: column::count(row, 11)?,
                first_date: column::day(row, 12)?,
                last_date: column::day(row, 13)?,
                gaps: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut report) = report else { return Ok(None) };
    let mut statement = store.prepare_cached(
        "SELECT after_url, before_url, reason, found FROM gaps WHERE followed_id = ?1 ORDER BY id",
    )?;
    report.gaps = statement
        .query_map([followed], |row| {
            Ok(Gap {
                after: row.get(0)?,
                before: row.get(1)?,
                reason: row.get(2)?,
                found: column::time(row, 3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Some(report))
}

#[cfg(test)]
mod tests {
    use super::super::listing::{packed, unpacked};

    #[test]
    fn keys_come_back_as_they_were() {
        let keys = [0, 1, u64::MAX, 0x0123_4567_89ab_cdef];
        assert_eq!(unpacked(&packed(&keys)), keys);
        assert!(unpacked(&[1, 2, 3]).is_empty());
    }
}
