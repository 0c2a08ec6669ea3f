//! The order of listings, read from the store and kept there: for each entry of a page without a date,
//! the days between which its neighbours put it.
//!
//! A page is looked at together with the page before and the page after it in its chain, where these
//! were taken in at about the same time; and when a page comes, its neighbours are looked at again. So
//! the outcome depends on what is in the archive and not on the order in which it came, and the cost is
//! that of a few pages.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use cuttings_extract::DateBasis;
use rusqlite::{Connection, OptionalExtension, params};

use super::dating::utc_day;
use super::order::{self, Known};
use super::{Bounds, context};
use crate::{Error, column};

/// Pages of a chain taken in further apart than this, in microseconds, are not of one state of the list.
const ONE_STATE: i64 = 6 * 3600 * 1_000_000;

/// How many entries of a page are looked at.
const ENTRIES: i64 = 5000;

/// A page of a chain.
struct Page {
    snapshot: i64,
    seen: i64,
}

#[derive(Clone)]
struct Line {
    article: i64,
    known: Known,
    section: Option<String>,
}

/// Takes up the order of a page, and gives the articles whose bounds became others.
pub(crate) fn renew(store: &Connection, snapshot: i64) -> Result<Vec<i64>, Error> {
    let Some(page) = page(store, snapshot)? else { return Ok(Vec::new()) };
    let mut changed = Vec::new();
    let (before, after) = (before(store, &page)?, after(store, &page)?);
    let mut read = HashMap::new();
    for page in [Some(&page), before.as_ref(), after.as_ref()].into_iter().flatten() {
        changed.extend(renew_page(store, page, &mut read)?);
    }
    changed.sort_unstable();
    changed.dedup();
    Ok(changed)
}

/// A snapshot, where it is of a list with an order.
fn page(store: &Connection, snapshot: i64) -> Result<Option<Page>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT first_seen FROM snapshots WHERE id = ?1 AND kind IN ('listing', 'feed', 'text')",
    )?;
    let seen = statement.query_row([snapshot], |row| row.get(0)).optional()?;
    Ok(seen.map(|seen| Page { snapshot, seen }))
}

/// The page of the chain that names this one as its next.
fn before(store: &Connection, page: &Page) -> Result<Option<Page>, Error> {
    neighbour(
        store,
        page,
        "SELECT n.id FROM listings AS l JOIN snapshots AS s ON s.listing_id = l.id
         JOIN listings AS n ON n.outlet_id = l.outlet_id AND n.next = l.url
         WHERE s.id = ?1 AND n.id <> l.id ORDER BY n.last_seen DESC, n.id LIMIT 1",
    )
}

/// The page that this one names as its next.
fn after(store: &Connection, page: &Page) -> Result<Option<Page>, Error> {
    neighbour(
        store,
        page,
        "SELECT n.id FROM listings AS l JOIN snapshots AS s ON s.listing_id = l.id
         JOIN listings AS n ON n.outlet_id = l.outlet_id AND n.url = l.next
         WHERE s.id = ?1 AND n.id <> l.id LIMIT 1",
    )
}

/// The snapshot of a neighbouring listing that is nearest in time.
fn neighbour(store: &Connection, page: &Page, listing: &str) -> Result<Option<Page>, Error> {
    let mut statement = store.prepare_cached(&format!(
        "SELECT id, first_seen FROM snapshots INDEXED BY snapshots_by_listing
         WHERE listing_id = ({listing}) AND kind IN ('listing', 'feed', 'text')
            AND abs(first_seen - ?2) <= ?3
         ORDER BY abs(first_seen - ?2), first_seen, digest LIMIT 1"
    ))?;
    let page = statement.query_row(params![page.snapshot, page.seen, ONE_STATE], |row| {
        Ok(Page { snapshot: row.get(0)?, seen: row.get(1)? })
    });
    Ok(page.optional()?)
}

/// `read` holds the lines of the pages that were read already, by snapshot.
fn renew_page(
    store: &Connection,
    page: &Page,
    read: &mut HashMap<i64, Vec<Line>>,
) -> Result<Vec<i64>, Error> {
    let (before, after) = (before(store, page)?, after(store, page)?);
    let mut lines: Vec<Line> = Vec::new();
    let mut own = 0..0;
    for (part, is_own) in [(before.as_ref(), false), (Some(page), true), (after.as_ref(), false)] {
        let Some(part) = part else { continue };
        let start = lines.len();
        let of_page = match read.entry(part.snapshot) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(self::lines(store, part)?),
        };
        lines.extend(of_page.iter().cloned());
        if is_own {
            own = start..lines.len();
        }
    }
    let known: Vec<Known> = lines.iter_mut().map(|line| std::mem::take(&mut line.known)).collect();
    let bounds =
        if is_mixed(&lines, &known) { None } else { order::bounds(&known, utc_day(page.seen)) };
    let bounds = bounds.unwrap_or_else(|| vec![Bounds::default(); lines.len()]);
    let mut had = kept_of(store, page.snapshot)?;
    let mut changed = Vec::new();
    for ((line, known), bounds) in
        lines.iter().zip(&known).zip(bounds).skip(own.start).take(own.len())
    {
        let is_dated = known.shown.earliest.is_some() && known.shown.earliest == known.shown.latest;
        let bounds = if is_dated { Bounds::default() } else { bounds };
        // An article can stand on a page twice: what its last place says stays.
        if had.insert(line.article, bounds).unwrap_or_default() != bounds {
            keep(store, page.snapshot, line.article, bounds)?;
            changed.push(line.article);
        }
    }
    Ok(changed)
}

/// Whether a page shows several sections and not one date: such a page is ordered by weight.
fn is_mixed(lines: &[Line], known: &[Known]) -> bool {
    let mut sections: Vec<&str> = lines.iter().filter_map(|line| line.section.as_deref()).collect();
    sections.sort_unstable();
    sections.dedup();
    sections.len() > 1 && !known.iter().any(|known| known.shown.says_something())
}

/// The entries of a page in its order, with what this page says of their days.
fn lines(store: &Connection, page: &Page) -> Result<Vec<Line>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.article_id, w.title, w.summary, w.language, w.date_published, w.date_earliest,
                w.date_latest, w.date_basis, w.section
         FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.snapshot_id = ?1 AND s.position > 0 ORDER BY s.ordinal LIMIT ?2",
    )?;
    let seen = utc_day(page.seen);
    let lines = statement.query_map(params![page.snapshot, ENTRIES], |row| {
        let published = column::when(row, 4)?.map(|when| when.day());
        let firm = matches!(
            column::basis(row, 7)?,
            Some(DateBasis::Attribute | DateBasis::Text | DateBasis::Url)
        );
        let shown = match published {
            Some(day) => Bounds::day(day),
            None if firm => Bounds { earliest: column::day(row, 5)?, latest: column::day(row, 6)? },
            None => Bounds::default(),
        };
        let (title, summary, language): (Option<String>, Option<String>, Option<String>) =
            (row.get(1)?, row.get(2)?, row.get(3)?);
        let said = if shown.says_something() {
            Vec::new()
        } else {
            context::said_of(title.as_deref(), summary.as_deref(), language.as_deref(), seen)
        };
        Ok(Line { article: row.get(0)?, known: Known { shown, said }, section: row.get(8)? })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// What a page's order is known to say of its articles.
fn kept_of(store: &Connection, snapshot: i64) -> Result<HashMap<i64, Bounds>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT article_id, earliest, latest FROM order_bounds WHERE snapshot_id = ?1",
    )?;
    let kept = statement.query_map([snapshot], |row| {
        let bounds = Bounds { earliest: column::day(row, 1)?, latest: column::day(row, 2)? };
        Ok((row.get(0)?, bounds))
    })?;
    Ok(kept.collect::<Result<_, _>>()?)
}

/// Keeps what a page's order says of an article.
fn keep(store: &Connection, snapshot: i64, article: i64, bounds: Bounds) -> Result<(), Error> {
    if bounds.says_something() {
        store
            .prepare_cached(
                "INSERT OR REPLACE INTO order_bounds (snapshot_id, article_id, earliest, latest)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                snapshot,
                article,
                column::day_text(bounds.earliest),
                column::day_text(bounds.latest)
            ])?;
    } else {
        store
            .prepare_cached("DELETE FROM order_bounds WHERE snapshot_id = ?1 AND article_id = ?2")?
            .execute([snapshot, article])?;
    }
    Ok(())
}

/// How many listings' bounds of one article are looked at.
const MOST: i64 = 64;

/// What the order of listings says of an article, the oldest listing first.
pub(crate) fn bounds_of(store: &Connection, article: i64) -> Result<Vec<Bounds>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT b.earliest, b.latest FROM order_bounds AS b
         JOIN snapshots AS s ON s.id = b.snapshot_id WHERE b.article_id = ?1
         ORDER BY s.first_seen, s.digest LIMIT ?2",
    )?;
    let bounds = statement.query_map([article, MOST], |row| {
        Ok(Bounds { earliest: column::day(row, 0)?, latest: column::day(row, 1)? })
    })?;
    Ok(bounds.collect::<Result<_, _>>()?)
}
