//! Making one article of two, and parting what was said of one: wordings go over with their sightings, and what
//! depends on them is put right.
//!
//! The user decides so ([`decisions`]), or the address of an article was seen to lead to another article's page. What
//! was joined can be split, and stays so.

use cuttings_extract::Page;
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::{self, Touched};
use crate::chronology::neighbours;
use crate::likeness::{self, AtHand};
use crate::wording::{self, Hash, Span};
use crate::{Error, Reason, decisions, forget, identity};

/// All that was said of an article was said of another one, and the article goes. Gives the snapshots that it was
/// seen in, for [`settle`].
pub(crate) fn join(
    store: &Connection,
    other: i64,
    into: i64,
    reason: Reason,
    at_hand: &mut AtHand,
) -> Result<Vec<i64>, Error> {
    let snapshots = snapshots_of(store, other)?;
    carry(store, other, into, None, reason)?;
    for key in at_hand.keys.take_all(store, other)? {
        at_hand.keys.keep(store, &key, into)?;
    }
    store.execute(
        "UPDATE OR IGNORE decisions SET article_id = ?2 WHERE article_id = ?1",
        params![other, into],
    )?;
    forget::remove_rest(store, other, at_hand)?;
    Ok(snapshots)
}

/// The address of an article led to a page that is another article's: where the page has the headline of both, they
/// are one, the older one. Nothing that the user decided is touched.
pub(crate) fn join_led(
    store: &Connection,
    from: Option<i64>,
    snapshot: i64,
    page: &Page,
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    let title = page.article.as_ref().and_then(|article| article.title.as_deref());
    let (Some(from), Some(title)) = (from, title) else { return Ok(()) };
    let Some(to) = own_article(store, snapshot)?.filter(|to| *to != from) else { return Ok(()) };
    if !identity::has_headline(store, from, title)?
        || decisions::concern(store, from)?
        || decisions::concern(store, to)?
    {
        return Ok(());
    }
    let (into, other) = (from.min(to), from.max(to));
    let mut snapshots = snapshots_of(store, into)?;
    snapshots.extend(join(store, other, into, Reason::Address, at_hand)?);
    settle(store, &[into], &snapshots, at_hand)
}

/// The article whose own page a snapshot is.
fn own_article(store: &Connection, snapshot: i64) -> Result<Option<i64>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT s.article_id FROM sightings AS s JOIN wordings AS w ON w.id = s.wording_id
         WHERE s.snapshot_id = ?1 AND w.own_page ORDER BY s.ordinal LIMIT 1",
    )?;
    Ok(statement.query_row([snapshot], |row| row.get(0)).optional()?)
}

/// Carries one wording, or all, with their sightings from one article to another.
pub(crate) fn carry(
    store: &Connection,
    from: i64,
    to: i64,
    only: Option<i64>,
    reason: Reason,
) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "SELECT id, hash, first_seen, last_seen, batch, depth, position FROM wordings
         WHERE article_id = ?1 AND (?2 IS NULL OR id = ?2)",
    )?;
    let carried: Vec<(i64, Hash, Span, wording::Place)> = statement
        .query_map(params![from, only], |row| {
            let span = Span { first: row.get(2)?, last: row.get(3)? };
            let place =
                wording::Place { batch: row.get(4)?, depth: row.get(5)?, position: row.get(6)? };
            Ok((row.get(0)?, row.get(1)?, span, place))
        })?
        .collect::<Result<_, _>>()?;
    for (id, hash, span, place) in carried {
        let same = wording::known(store, to, &hash)?;
        store
            .prepare_cached(
                "UPDATE sightings SET article_id = ?2, wording_id = ?3, reason = ?4
                 WHERE wording_id = ?1",
            )?
            .execute(params![id, to, same.unwrap_or(id), reason.name()])?;
        match same {
            Some(same) => {
                wording::widen(store, same, span, place)?;
                store.prepare_cached("DELETE FROM wordings WHERE id = ?1")?.execute([id])?;
            }
            None => {
                store
                    .prepare_cached("UPDATE wordings SET article_id = ?2 WHERE id = ?1")?
                    .execute(params![id, to])?;
            }
        }
    }
    Ok(())
}

/// The snapshots that an article was seen in.
pub(crate) fn snapshots_of(store: &Connection, article: i64) -> Result<Vec<i64>, Error> {
    let mut statement =
        store.prepare_cached("SELECT DISTINCT snapshot_id FROM sightings WHERE article_id = ?1")?;
    Ok(statement.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Makes articles whole again that have lost or won wordings, and what depends on them: what the order of
/// lists says, stories and copies.
pub(crate) fn settle(
    store: &Connection,
    changed: &[i64],
    snapshots: &[i64],
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    for &article in changed {
        store
            .prepare_cached(
                "UPDATE articles SET (first_seen, last_seen, sightings) = (
                    SELECT min(first_seen), max(last_seen), sum(entries) FROM sightings
                    WHERE article_id = ?1) WHERE id = ?1",
            )?
            .execute([article])?;
        store
            .prepare_cached(
                "DELETE FROM order_bounds WHERE article_id = ?1 AND snapshot_id NOT IN
                    (SELECT snapshot_id FROM sightings WHERE article_id = ?1)",
            )?
            .execute([article])?;
    }
    let mut touched = changed.to_vec();
    for &snapshot in snapshots {
        touched.extend(neighbours::renew(store, snapshot)?);
    }
    touched.sort_unstable();
    touched.dedup();
    for &article in &touched {
        let is_new = changed.contains(&article);
        articles::renew(store, article, Touched { is_new, ..Touched::default() })?;
    }
    likeness::renew_all(store, &touched, at_hand)
}
