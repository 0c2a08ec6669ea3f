//! The rows of what articles are read from: outlets, snapshots and listings.

use cuttings_extract::{Page, PageKind};
use rusqlite::{Connection, OptionalExtension, params};

use crate::wording::{Place, Span};
use crate::{Error, Snapshot, address, column};

/// The name of the outlet: the one given, else the host, else "unknown".
pub(crate) fn outlet_name(given: Option<&str>, url: &str) -> String {
    let given = given.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    given.or_else(|| address::host(url)).unwrap_or_else(|| "unknown".to_owned())
}

/// Finds or makes an outlet.
pub(crate) fn outlet(store: &Connection, name: &str, seen: Span) -> Result<i64, Error> {
    let mut statement = store.prepare_cached(
        "INSERT INTO outlets (name, last_seen) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE
            SET last_seen = max(ifnull(last_seen, excluded.last_seen), excluded.last_seen)
         RETURNING id",
    )?;
    Ok(statement.query_row(params![name, seen.last], |row| row.get(0))?)
}

/// A snapshot that is in the archive.
pub(crate) struct There {
    pub(crate) id: i64,
    pub(crate) outlet: i64,
    pub(crate) outlet_name: String,
    pub(crate) listing: Option<i64>,
    pub(crate) span: Span,
}

pub(crate) fn there_already(
    store: &Connection,
    snapshot: &Snapshot,
    outlet: &str,
) -> Result<Option<There>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.id, s.outlet_id, o.name, s.listing_id, s.first_seen, s.last_seen
         FROM snapshots AS s JOIN outlets AS o ON o.id = s.outlet_id
         WHERE s.digest = ?1 AND s.place = ?2",
    )?;
    let there = statement.query_row(params![snapshot.digest, place_of(snapshot, outlet)], |row| {
        Ok(There {
            id: row.get(0)?,
            outlet: row.get(1)?,
            outlet_name: row.get(2)?,
            listing: row.get(3)?,
            span: Span { first: row.get(4)?, last: row.get(5)? },
        })
    });
    Ok(there.optional()?)
}

/// A snapshot that was filed without a record may have one now.
pub(crate) fn keep_record(store: &Connection, id: i64, snapshot: &Snapshot) -> Result<(), Error> {
    let Some(warc) = &snapshot.warc else { return Ok(()) };
    store
        .prepare_cached(
            "UPDATE snapshots SET warc_file = ?2, warc_offset = ?3, warc_length = ?4
             WHERE id = ?1 AND warc_file IS NULL",
        )?
        .execute(params![
            id,
            warc.file,
            i64::try_from(warc.offset).unwrap_or(i64::MAX),
            i64::try_from(warc.length).unwrap_or(i64::MAX),
        ])?;
    Ok(())
}

/// Where bytes have to be found again to be the same snapshot.
pub(crate) fn place_of(snapshot: &Snapshot, outlet: &str) -> String {
    match address::host(&snapshot.url) {
        Some(_) => address::without_fragment(&snapshot.url),
        None => format!("outlet:{outlet}"),
    }
}

/// Adds the row of a snapshot, without counting it to an outlet.
pub(crate) fn new_snapshot(
    store: &Connection,
    snapshot: &Snapshot,
    place: &str,
    seen: Span,
) -> Result<i64, Error> {
    let warc = snapshot.warc.as_ref();
    store
        .prepare_cached(
            "INSERT INTO snapshots (digest, place, url, content_type, warc_file, warc_offset,
                warc_length, first_seen, last_seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            snapshot.digest,
            place,
            snapshot.url,
            snapshot.content_type,
            warc.map(|warc| &warc.file),
            warc.map(|warc| i64::try_from(warc.offset).unwrap_or(i64::MAX)),
            warc.map(|warc| i64::try_from(warc.length).unwrap_or(i64::MAX)),
            seen.first,
            seen.last,
        ])?;
    Ok(store.last_insert_rowid())
}

/// Says what a snapshot is a copy of.
pub(crate) fn describe_snapshot(
    store: &Connection,
    id: i64,
    outlet: i64,
    listing: Option<&Listing>,
    page: &Page,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "UPDATE snapshots SET outlet_id = ?2, listing_id = ?3, kind = ?4, title = ?5
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            outlet,
            listing.map(|listing| listing.id),
            column::page_kind_name(page.kind),
            page.title,
        ])?;
    store
        .prepare_cached("UPDATE outlets SET snapshots = snapshots + 1 WHERE id = ?1")?
        .execute([outlet])?;
    Ok(())
}

/// The listing that a snapshot is of.
pub(crate) struct Listing {
    id: i64,
    /// Where the page is in its chain.
    pub(crate) place: Place,
}

/// Finds or makes the listing of a page. Pages that list nothing are none, unless they did before.
pub(crate) fn listing(
    store: &Connection,
    outlet: i64,
    snapshot: &Snapshot,
    page: &Page,
    seen: Span,
) -> Result<Option<Listing>, Error> {
    let url = address::without_fragment(&snapshot.url);
    let known: Option<(i64, i64)> = store
        .prepare_cached("SELECT id, last_seen FROM listings WHERE outlet_id = ?1 AND url = ?2")?
        .query_row(params![outlet, url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let lists = match page.kind {
        PageKind::Listing | PageKind::Feed | PageKind::Sitemap | PageKind::Text => true,
        PageKind::Article | PageKind::Other => !page.entries.is_empty(),
    };
    if !lists && known.is_none() {
        return Ok(None);
    }
    let place = chain_place(store, outlet, &url, seen)?;
    let values = params![
        outlet,
        url,
        column::page_kind_name(page.kind),
        page.title,
        page.next.as_deref().map(address::without_fragment),
        page.previous.as_deref().map(address::without_fragment),
        to_i64(page.entries.len()),
        place.batch,
        place.depth,
        seen.first,
    ];
    let id = match known {
        None => {
            store
                .prepare_cached(
                    "INSERT INTO listings (outlet_id, url, kind, title, next, previous, entries,
                        snapshots, batch, depth, first_seen, last_seen)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?10)",
                )?
                .execute(values)?;
            let id = store.last_insert_rowid();
            store
                .prepare_cached("UPDATE outlets SET listings = listings + 1 WHERE id = ?1")?
                .execute([outlet])?;
            id
        }
        Some((id, last_seen)) if last_seen <= seen.last => {
            store
                .prepare_cached(
                    "UPDATE listings SET kind = ?3, title = ?4, next = ?5, previous = ?6,
                        entries = ?7, batch = ?8, depth = ?9, snapshots = snapshots + 1,
                        first_seen = min(first_seen, ?10), last_seen = ?10
                     WHERE outlet_id = ?1 AND url = ?2",
                )?
                .execute(values)?;
            id
        }
        Some((id, _)) => {
            store
                .prepare_cached(
                    "UPDATE listings SET snapshots = snapshots + 1,
                        first_seen = min(first_seen, ?2) WHERE id = ?1",
                )?
                .execute(params![id, seen.first])?;
            id
        }
    };
    Ok(Some(Listing { id, place }))
}

/// A page that another page names as its next one belongs to the same batch, one page further on.
fn chain_place(store: &Connection, outlet: i64, url: &str, seen: Span) -> Result<Place, Error> {
    let before = store
        .prepare_cached(
            "SELECT batch, depth FROM listings
             WHERE outlet_id = ?1 AND next = ?2 AND url <> ?2 ORDER BY last_seen DESC LIMIT 1",
        )?
        .query_row(params![outlet, url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match before {
        Some((batch, depth)) => {
            let depth: i64 = depth;
            Place { batch, depth: depth.saturating_add(1), position: 0 }
        }
        None => Place { batch: seen.first, depth: 0, position: 0 },
    })
}

fn to_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
