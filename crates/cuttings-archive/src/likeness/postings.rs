//! Which articles have which telling words, by stretches of time.

use cuttings_match::profile::Term;
use rusqlite::{Connection, params};

use super::found::Found;
use super::stretch::Stretch;
use super::{AtHand, Days, Kept, day_number};
use crate::Error;

/// How many words an article is found by.
pub(super) const TERMS: usize = 12;

/// By how many of its words others are looked for. More than they are found by, since what is rarest in
/// one account need not be in another.
const ASKED: usize = 32;

/// How many days a bucket has.
const BUCKET_DAYS: i32 = 32;

/// Over how many buckets an article can be posted; one whose range is longer can be of any time.
const MOST_BUCKETS: i64 = 12;

/// The bucket of articles that can be of any time.
const ANY_TIME: i64 = -1;

/// How many articles of one word and bucket are looked at, the newest first.
const LATEST: usize = 48;

/// How many articles are looked at for one, counted once for each word: the most telling words are asked
/// first, and with so many found by them, those that share frequent words alone would not be near.
const LOOKED_AT: usize = 600;

/// The lists of so many words are looked up together: they lie all over the memory, which is so waited for at once.
const AT_ONCE: usize = 6;

/// How many articles near one are compared with it.
const NEAR: usize = 24;

/// How many articles of a bucket are held in memory and found: the newest.
const MOST_POSTED: i64 = 150_000;

/// The buckets that an article is posted in.
pub(super) fn buckets(days: Days) -> (i64, i64) {
    match days.span().map(|(first, last)| (bucket(first), bucket(last))) {
        Some((first, last)) if last - first < MOST_BUCKETS => (first, last),
        _ => (ANY_TIME, ANY_TIME),
    }
}

/// Days before 1970 share their time with none: a bucket's number is never negative.
fn bucket(day: i32) -> i64 {
    i64::from(day.div_euclid(BUCKET_DAYS)).max(0)
}

/// Makes an article findable.
pub(super) fn add(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let terms: Vec<u8> = kept.found_by().iter().flat_map(|term| term.id.to_be_bytes()).collect();
    if terms.is_empty() {
        return Ok(());
    }
    let mut statement = store.prepare_cached(
        "INSERT OR REPLACE INTO posted (bucket, article_id, terms) VALUES (?1, ?2, ?3)",
    )?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        statement.execute(params![bucket, article, terms])?;
    }
    Ok(())
}

/// Takes back what [`add`] did.
pub(super) fn remove(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let mut statement =
        store.prepare_cached("DELETE FROM posted WHERE bucket = ?1 AND article_id = ?2")?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        statement.execute(params![bucket, article])?;
    }
    Ok(())
}

/// The articles of a stretch of time.
pub(super) fn stretch(store: &Connection, bucket: i64) -> Result<Stretch, Error> {
    let mut stretch = Stretch::default();
    let mut statement = store.prepare_cached(
        "SELECT article_id, terms FROM posted WHERE bucket = ?1 AND article_id > ifnull(
            (SELECT article_id FROM posted WHERE bucket = ?1 ORDER BY article_id DESC
             LIMIT 1 OFFSET ?2), -1)
         ORDER BY article_id",
    )?;
    let mut rows = statement.query([bucket, MOST_POSTED])?;
    while let Some(row) = rows.next()? {
        let article = row.get(0)?;
        for term in row.get_ref(1)?.as_blob().unwrap_or_default().as_chunks::<4>().0 {
            stretch.post(u32::from_be_bytes(*term), article);
        }
    }
    Ok(stretch)
}

/// The articles that share telling words with one, those that share most first. `shared` are the words
/// that any other article has, sorted.
pub(super) fn near(
    store: &Connection,
    article: i64,
    kept: &Kept,
    days: Days,
    shared: &[u32],
    at_hand: &mut AtHand,
) -> Result<Vec<i64>, Error> {
    let buckets = buckets_around(kept.buckets, days);
    let mut found = std::mem::take(&mut at_hand.found);
    found.clear();
    let stretches = at_hand.stretches(store, &buckets)?;
    let asked = kept.telling.iter().filter(|term| shared.binary_search(&term.id).is_ok());
    let asked: Vec<&Term> = asked.take(ASKED).collect();
    look_up(&asked, &stretches, &mut found);
    let near = found.nearest(NEAR, u32::try_from(article).unwrap_or(0));
    at_hand.found = found;
    Ok(near.into_iter().map(i64::from).collect())
}

/// Finds the articles of some stretches of time that have any of these words.
fn look_up(asked: &[&Term], stretches: &[&Stretch], found: &mut Found) {
    let mut looked_at = 0;
    let mut lists: Vec<&[u32]> = Vec::with_capacity(AT_ONCE * stretches.len());
    for terms in asked.chunks(AT_ONCE) {
        lists.clear();
        lists.extend(
            terms.iter().flat_map(|term| stretches.iter().map(|stretch| stretch.having(term.id))),
        );
        for (term, lists) in terms.iter().zip(lists.chunks(stretches.len().max(1))) {
            if looked_at >= LOOKED_AT {
                return;
            }
            for &other in lists.iter().flat_map(|list| list.iter().rev().take(LATEST)) {
                looked_at += usize::from(found.add(other, term.id, term.rarity()));
            }
        }
    }
}

/// Where articles of the same time are posted.
fn buckets_around((first, last): (i64, i64), days: Days) -> Vec<i64> {
    let around = if first == ANY_TIME {
        // Without a last day there is no time to look around.
        let Some(latest) = days.latest.map(|day| bucket(day_number(day))) else {
            return vec![ANY_TIME];
        };
        (latest - MOST_BUCKETS).max(0)..=latest
    } else {
        (first - 1).max(0)..=last + 1
    };
    std::iter::once(ANY_TIME).chain(around).collect()
}
