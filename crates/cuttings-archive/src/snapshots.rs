//! Snapshots by their name: the copies of pages that have these bytes, where each is kept, and what was
//! read from it.

use cuttings_extract::PageKind;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::{Error, WarcPlace, column};

/// How many copies of the same bytes are given at most, and how often each was fetched again.
const MOST_COPIES: i64 = 100;
const MOST_VISITS: i64 = 200;

/// How many entries of a snapshot are given at most.
const MOST_ENTRIES: i64 = 1000;

/// A snapshot: one copy of a page, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SnapshotRow {
    /// The snapshot's number in this archive.
    pub number: i64,
    /// Its name: `sha256:` and the digest of its bytes.
    pub digest: String,
    /// The address it was fetched from.
    pub url: String,
    /// The outlet it is of; `None` for files of article rows.
    pub outlet: Option<String>,
    /// Its `Content-Type`.
    pub content_type: Option<String>,
    /// What sort of page it is.
    pub kind: Option<PageKind>,
    /// The page's title.
    pub title: Option<String>,
    /// When it was fetched first.
    pub first_seen: Timestamp,
    /// When it was last found to be the same.
    pub last_seen: Timestamp,
    /// Its WARC record, where it has one.
    pub warc: Option<WarcPlace>,
    /// When it was fetched again, and was the same.
    pub visits: Vec<Visit>,
    /// What was read from it, in its order.
    pub entries: Vec<Listed>,
}

/// That a page was fetched again, and was the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// When.
    pub seen: Timestamp,
    /// The record that says so.
    pub warc: WarcPlace,
}

/// An entry of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its place in the page's list, from 1; 0 where the page is the article's own.
    pub position: u32,
    /// The article that it was filed under.
    pub article: i64,
    /// The headline in the page's words.
    pub title: Option<String>,
}

/// The snapshots of this name, in the order in which they were filed: the same bytes at several
/// addresses are several.
pub(crate) fn named(store: &Connection, digest: &str) -> Result<Vec<SnapshotRow>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.id, s.digest, s.url, o.name, s.content_type, s.kind, s.title, s.first_seen,
            s.last_seen, s.warc_file, s.warc_offset, s.warc_length
         FROM snapshots AS s LEFT JOIN outlets AS o ON o.id = s.outlet_id
         WHERE s.digest = ?1 ORDER BY s.id LIMIT ?2",
    )?;
    let rows = statement.query_map(params![digest, MOST_COPIES], |row| {
        let kind: Option<String> = row.get(5)?;
        Ok(SnapshotRow {
            number: row.get(0)?,
            digest: row.get(1)?,
            url: row.get(2)?,
            outlet: row.get(3)?,
            content_type: row.get(4)?,
            kind: kind.map(|_| column::page_kind(row, 5)).transpose()?,
            title: row.get(6)?,
            first_seen: column::time(row, 7)?,
            last_seen: column::time(row, 8)?,
            warc: column::warc(row, 9)?,
            visits: Vec::new(),
            entries: Vec::new(),
        })
    })?;
    let mut rows: Vec<SnapshotRow> = rows.collect::<Result<_, _>>()?;
    for row in &mut rows {
        row.visits = visits(store, row.number)?;
        row.entries = entries(store, row.number)?;
    }
    Ok(rows)
}

fn visits(store: &Connection, snapshot: i64) -> Result<Vec<Visit>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT seen, warc_file, warc_offset, warc_length FROM visits
         WHERE snapshot_id = ?1 ORDER BY seen LIMIT ?2",
    )?;
    let rows = statement.query_map(params![snapshot, MOST_VISITS], |row| {
        Ok(Visit {
            seen: column::time(row, 0)?,
            warc: WarcPlace {
                file: row.get(1)?,
                offset: column::count(row, 2)?,
                length: column::count(row, 3)?,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn entries(store: &Connection, snapshot: i64) -> Result<Vec<Listed>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.position, s.article_id, w.title
         FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.snapshot_id = ?1 ORDER BY s.ordinal LIMIT ?2",
    )?;
    let rows = statement.query_map(params![snapshot, MOST_ENTRIES], |row| {
        Ok(Listed { position: row.get(0)?, article: row.get(1)?, title: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
