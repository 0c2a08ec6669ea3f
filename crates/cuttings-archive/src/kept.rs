//! The copies of pages that are kept: whether one is there already, and where each is.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Error, KeptSnapshot, Snapshot, Unread, WarcPlace, import, sources};

/// Whether filing a snapshot would find it there already.
pub(crate) fn knows(store: &Connection, snapshot: &Snapshot) -> Result<bool, Error> {
    let outlet = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    let mut statement = store.prepare_cached(
        "SELECT 1 FROM snapshots
         WHERE digest = ?1 AND place IN (?2, ?3) AND warc_file IS NOT NULL",
    )?;
    let place = sources::place_of(snapshot, &outlet);
    let there: Option<i64> = statement
        .query_row(params![snapshot.digest, place, import::PLACE], |row| row.get(0))
        .optional()?;
    Ok(there.is_some())
}

/// The snapshots that have a WARC record, by number, from behind number `after` on.
pub(crate) fn kept(
    store: &Connection,
    after: i64,
    limit: usize,
) -> Result<Vec<KeptSnapshot>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.id, digest, url, warc_file, warc_offset, warc_length, s.first_seen, o.name,
            content_type, as_told, (SELECT w.title FROM sightings AS t JOIN wordings AS w ON w.id = t.wording_id
                WHERE as_told AND t.snapshot_id = s.id AND w.own_page ORDER BY t.ordinal LIMIT 1)
         FROM snapshots AS s LEFT JOIN outlets AS o ON o.id = outlet_id
         WHERE s.id > ?1 AND warc_file IS NOT NULL ORDER BY s.id LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![after, limit], |row| {
        let number = |value: i64| u64::try_from(value).unwrap_or_default();
        Ok(KeptSnapshot {
            number: row.get(0)?,
            digest: row.get(1)?,
            url: row.get(2)?,
            fetched_at: crate::column::time(row, 6)?,
            outlet: row.get(7)?,
            content_type: row.get(8)?,
            as_told: row.get(9)?,
            title: row.get(10)?,
            warc: WarcPlace {
                file: row.get(3)?,
                offset: number(row.get(4)?),
                length: number(row.get(5)?),
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a snapshot was fetched again, and where the record of that is.
pub(crate) fn visit(
    store: &Connection,
    snapshot: &Snapshot,
    warc: &WarcPlace,
) -> Result<(), Error> {
    let outlet = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    store
        .prepare_cached(
            "INSERT OR IGNORE INTO visits (snapshot_id, seen, warc_file, warc_offset, warc_length)
             SELECT id, ?3, ?4, ?5, ?6 FROM snapshots WHERE digest = ?1 AND place = ?2",
        )?
        .execute(params![
            snapshot.digest,
            sources::place_of(snapshot, &outlet),
            crate::column::micros(snapshot.fetched_at),
            warc.file,
            number(warc.offset),
            number(warc.length),
        ])?;
    Ok(())
}

/// When the kept copy of these bytes at this address was first fetched; `None` where there is none that
/// has its bytes in a record.
pub(crate) fn first_fetched(
    store: &Connection,
    digest: &str,
    url: &str,
) -> Result<Option<jiff::Timestamp>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT first_seen FROM snapshots
         WHERE digest = ?1 AND place = ?2 AND warc_file IS NOT NULL",
    )?;
    let place = crate::address::without_fragment(url);
    let found = statement.query_row(params![digest, place], |row| crate::column::time(row, 0));
    Ok(found.optional()?)
}

/// Articles of an outlet whose own page was never asked for, newest first.
pub(crate) fn unread_articles(
    store: &Connection,
    outlet: &str,
    limit: usize,
) -> Result<Vec<Unread>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT a.id, a.url, a.title FROM articles AS a JOIN outlets AS o ON o.id = a.outlet_id
         WHERE o.name = ?1 AND a.url IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM article_visits WHERE article_id = a.id)
            AND NOT EXISTS (SELECT 1 FROM wordings WHERE article_id = a.id AND own_page)
         ORDER BY a.sort_key LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![outlet, limit], |row| {
        Ok(Unread { article: row.get(0)?, url: row.get(1)?, title: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a snapshot looks like a list, and was read as the article that an entry told of.
pub(crate) fn read_as_told(store: &Connection, snapshot: &Snapshot) -> Result<(), Error> {
    let outlet = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    store
        .prepare_cached("UPDATE snapshots SET as_told = 1 WHERE digest = ?1 AND place = ?2")?
        .execute(params![snapshot.digest, sources::place_of(snapshot, &outlet)])?;
    Ok(())
}

/// Notes what came of asking for an article's own page.
pub(crate) fn article_visited(
    store: &Connection,
    article: i64,
    at: jiff::Timestamp,
    outcome: &str,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "INSERT OR REPLACE INTO article_visits (article_id, at, outcome)
             SELECT id, ?2, ?3 FROM articles WHERE id = ?1",
        )?
        .execute(params![article, crate::column::micros(at), outcome])?;
    Ok(())
}
