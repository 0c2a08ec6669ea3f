//! Copies: the same text at another outlet, whole or cut, edited, under another headline.
//!
//! Of articles that are copies of each other one is the original and all others are its copies: the one
//! that another one credits, else the one that was published first, as far as the days tell, else the
//! one that was seen first.

use cuttings_match::copying;
use cuttings_match::sketch::Runs;
use rusqlite::{Connection, OptionalExtension, params};

use super::{AtHand, Kept, Text, text};
use crate::{CopyBasis, CopyOf, Error, articles};

/// How many letters the name of an outlet needs to be a credit in a text.
const TELLING_NAME: usize = 6;

/// How many of the articles near one are compared with it: what has most of its telling words in common with
/// it stands first.
const COMPARED: usize = 16;

/// What a copy has in common with an article, and what tells which was first.
struct Candidate {
    text: Text,
    outlet_name: String,
    first_seen: i64,
}

/// Finds the copies among the articles near one whose words or days became others.
pub(super) fn renew(
    store: &Connection,
    text: &Text,
    runs: &Runs,
    new: &Kept,
    near: &[i64],
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    let mut related: Vec<i64> = near.iter().copied().take(COMPARED).collect();
    related.extend(original(store, text.id)?.map(|copy| copy.article));
    related.extend(copies_of(store, text.id)?.iter().map(|copy| copy.article));
    detach(store, text.id)?;
    compare(store, text, runs, new, related, at_hand)
}

/// Finds the copies among the articles near one of which no copies are known.
pub(super) fn find(
    store: &Connection,
    text: &Text,
    runs: &Runs,
    new: &Kept,
    near: &[i64],
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    let related = near.iter().copied().take(COMPARED).collect();
    compare(store, text, runs, new, related, at_hand)
}

/// Takes up which of some articles are copies of one, or it of them.
fn compare(
    store: &Connection,
    text: &Text,
    runs: &Runs,
    new: &Kept,
    mut related: Vec<i64>,
    at_hand: &mut AtHand,
) -> Result<(), Error> {
    related.sort_unstable();
    related.dedup();
    for other in related {
        let sketch = at_hand.sketch(store, other)?;
        if !sketch.is_some_and(|sketch| copying::may_be_copies(&new.sketch, &sketch)) {
            continue;
        }
        if !can_copy(store, text, other)? {
            continue;
        }
        let Some(other) = super::text(store, other)? else { continue };
        if let Some(similarity) = copying::similarity(runs, &Runs::of(&other.body)) {
            relate(store, text.id, other.id, similarity)?;
        }
    }
    Ok(())
}

/// An outlet does not copy from itself. Articles of no known outlet are of different ones where no page
/// has both.
fn can_copy(store: &Connection, text: &Text, other: i64) -> Result<bool, Error> {
    let mut statement = store.prepare_cached("SELECT outlet_id FROM articles WHERE id = ?1")?;
    let outlet: Option<i64> = statement.query_row([other], |row| row.get(0)).optional()?;
    if outlet != Some(text.outlet) {
        return Ok(outlet.is_some());
    }
    let mut statement = store.prepare_cached(
        "SELECT name = 'unknown' AND NOT EXISTS (
            SELECT 1 FROM sightings AS s JOIN sightings AS t ON t.snapshot_id = s.snapshot_id
            WHERE s.article_id = ?2 AND t.article_id = ?3)
         FROM outlets WHERE id = ?1",
    )?;
    Ok(statement.query_row([text.outlet, text.id, other], |row| row.get(0))?)
}

/// Forgets what was known of an article's copies.
pub(super) fn detach(store: &Connection, article: i64) -> Result<(), Error> {
    for copy in copies_of(store, article)? {
        set_original(store, copy.article, None)?;
    }
    set_original(store, article, None)
}

/// Takes up that two articles are copies: they and their other copies get one original.
fn relate(store: &Connection, a: i64, b: i64, similarity: f64) -> Result<(), Error> {
    let root = |article| -> Result<i64, Error> {
        Ok(original(store, article)?.map_or(article, |copy| copy.article))
    };
    let (first, second) = (root(a)?, root(b)?);
    if first == second {
        return Ok(());
    }
    let (Some(x), Some(y)) = (candidate(store, first)?, candidate(store, second)?) else {
        return Ok(());
    };
    let (kept, gone, basis) = direction(x, y);
    for copy in copies_of(store, gone)? {
        set_original(store, copy.article, Some((kept, copy.similarity, copy.basis)))?;
    }
    set_original(store, gone, Some((kept, similarity, basis)))
}

/// Which of two is the original, which the copy, and how that is known.
fn direction(a: Candidate, b: Candidate) -> (i64, i64, CopyBasis) {
    let credits = |text: &Candidate, to: &Candidate| {
        to.outlet_name.chars().count() >= TELLING_NAME
            && to.outlet_name != text.outlet_name
            && text.text.body.to_lowercase().contains(&to.outlet_name.to_lowercase())
    };
    match (credits(&a, &b), credits(&b, &a)) {
        (true, false) => return (b.text.id, a.text.id, CopyBasis::Credit),
        (false, true) => return (a.text.id, b.text.id, CopyBasis::Credit),
        _ => {}
    }
    let before = |a: &Candidate, b: &Candidate| matches!((a.text.days.latest, b.text.days.earliest), (Some(a), Some(b)) if a < b);
    if before(&a, &b) {
        return (a.text.id, b.text.id, CopyBasis::Date);
    }
    if before(&b, &a) {
        return (b.text.id, a.text.id, CopyBasis::Date);
    }
    if (a.first_seen, a.text.id) <= (b.first_seen, b.text.id) {
        let basis = if a.first_seen < b.first_seen { CopyBasis::Seen } else { CopyBasis::None };
        (a.text.id, b.text.id, basis)
    } else {
        direction(b, a)
    }
}

fn candidate(store: &Connection, article: i64) -> Result<Option<Candidate>, Error> {
    let Some(text) = text(store, article)? else { return Ok(None) };
    let mut statement = store.prepare_cached(
        "SELECT o.name, a.first_seen FROM articles AS a JOIN outlets AS o ON o.id = a.outlet_id
         WHERE a.id = ?1",
    )?;
    let (outlet_name, first_seen) =
        statement.query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Some(Candidate { text, outlet_name, first_seen }))
}

fn set_original(
    store: &Connection,
    article: i64,
    original: Option<(i64, f64, CopyBasis)>,
) -> Result<(), Error> {
    let changed = store
        .prepare_cached("UPDATE articles SET copy_of = ?2 WHERE id = ?1 AND copy_of IS NOT ?2")?
        .execute(params![article, original.map(|(original, ..)| original)])?;
    match original {
        Some((original, similarity, basis)) => store
            .prepare_cached(
                "INSERT OR REPLACE INTO copies (article_id, original_id, similarity, basis)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![article, original, similarity, basis.name()])?,
        None => {
            store.prepare_cached("DELETE FROM copies WHERE article_id = ?1")?.execute([article])?
        }
    };
    if changed > 0 {
        articles::log_change(store, article)?;
    }
    Ok(())
}

/// The article that one is a copy of.
pub(crate) fn original(store: &Connection, article: i64) -> Result<Option<CopyOf>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT original_id, similarity, basis FROM copies WHERE article_id = ?1",
    )?;
    Ok(statement.query_row([article], copy).optional()?)
}

/// The copies of an article, in the order in which they were filed.
pub(crate) fn copies_of(store: &Connection, article: i64) -> Result<Vec<CopyOf>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT article_id, similarity, basis FROM copies WHERE original_id = ?1
         ORDER BY article_id",
    )?;
    let copies = statement.query_map([article], copy)?;
    Ok(copies.collect::<Result<_, _>>()?)
}

fn copy(row: &rusqlite::Row<'_>) -> rusqlite::Result<CopyOf> {
    let basis: String = row.get(2)?;
    Ok(CopyOf { article: row.get(0)?, similarity: row.get(1)?, basis: CopyBasis::of(&basis) })
}
