//! The copies of pages that are kept: whether one is there already, and where each is.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Error, KeptSnapshot, Snapshot, WarcPlace, import, sources};

/// Whether filing a snapshot would find it there already.
pub(crate) fn knows(store: &Connection, snapshot: &Snapshot) -> Result<bool, Error> {
    let outlet = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    let mut statement =
        store.prepare_cached("SELECT 1 FROM snapshots WHERE digest = ?1 AND place IN (?2, ?3)")?;
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
        "SELECT id, digest, url, warc_file, warc_offset, warc_length FROM snapshots
         WHERE id > ?1 AND warc_file IS NOT NULL ORDER BY id LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![after, limit], |row| {
        let number = |value: i64| u64::try_from(value).unwrap_or_default();
        Ok(KeptSnapshot {
            number: row.get(0)?,
            digest: row.get(1)?,
            url: row.get(2)?,
            warc: WarcPlace {
                file: row.get(3)?,
                offset: number(row.get(4)?),
                length: number(row.get(5)?),
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
