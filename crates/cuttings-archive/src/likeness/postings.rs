//! Which articles have which telling words, by stretches of time.

use cuttings_match::Profile;
use rusqlite::{Connection, params};

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
pub(super) const LATEST: usize = 48;

/// How many articles are looked at for one, counted once for each word: the most telling words are asked
/// first, and with so many found by them, those that share frequent words alone would not be near.
const LOOKED_AT: usize = 600;

/// How many articles near one are compared with it.
const NEAR: usize = 40;

/// The name of the setting that counts the articles with a profile.
pub(super) const COUNT: &str = "articles with a profile";

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

/// Takes an article's words out of the counts.
pub(super) fn uncount(store: &Connection, before: &Profile) -> Result<(), Error> {
    let mut less =
        store.prepare_cached("UPDATE terms SET articles = articles - 1 WHERE term = ?1")?;
    for term in before.terms() {
        less.execute([term.id])?;
    }
    store
        .prepare_cached("UPDATE settings SET value = CAST(value AS INTEGER) - 1 WHERE name = ?1")?
        .execute([COUNT])?;
    Ok(())
}

/// Makes an article findable.
pub(super) fn add(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "INSERT OR IGNORE INTO postings (bucket, term, article_id) VALUES (?1, ?2, ?3)",
    )?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        for term in kept.found_by() {
            statement.execute(params![bucket, term.id, article])?;
        }
    }
    Ok(())
}

/// The latest articles of a stretch of time that have a word, the newest first.
pub(super) fn latest(store: &Connection, bucket: i64, term: u32) -> Result<Vec<i64>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT article_id FROM postings WHERE bucket = ?1 AND term = ?2
         ORDER BY article_id DESC LIMIT ?3",
    )?;
    let limit = i64::try_from(LATEST).unwrap_or(i64::MAX);
    let articles = statement.query_map(params![bucket, term, limit], |row| row.get(0))?;
    Ok(articles.collect::<Result<_, _>>()?)
}

/// Takes back what [`add`] did.
pub(super) fn remove(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "DELETE FROM postings WHERE bucket = ?1 AND term = ?2 AND article_id = ?3",
    )?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        for term in kept.found_by() {
            statement.execute(params![bucket, term.id, article])?;
        }
    }
    Ok(())
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
    let mut found: Vec<(i64, f32)> = Vec::with_capacity(LOOKED_AT);
    let asked = kept.telling.iter().filter(|term| shared.binary_search(&term.id).is_ok());
    for term in asked.take(ASKED) {
        let from = found.len();
        if from >= LOOKED_AT {
            break;
        }
        for &bucket in &buckets {
            let having = at_hand.latest(store, bucket, term.id)?;
            found.extend(having.iter().map(|&other| (other, term.rarity())));
        }
        // An article of several buckets has the word only once.
        if let Some(having) = found.get_mut(from..) {
            having.sort_unstable_by_key(|(other, _)| *other);
        }
        dedup_behind(&mut found, from);
    }
    // The sort is stable, so that rarities are added in one order, whatever the machine.
    found.sort_by_key(|(other, _)| *other);
    let mut near: Vec<(i64, f32)> = Vec::new();
    for (other, rarity) in found.into_iter().filter(|(other, _)| *other != article) {
        match near.last_mut() {
            Some((last, sum)) if *last == other => *sum += rarity,
            _ => near.push((other, rarity)),
        }
    }
    near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    near.truncate(NEAR);
    Ok(near.into_iter().map(|(article, _)| article).collect())
}

/// Leaves each article once, behind a place.
fn dedup_behind(found: &mut Vec<(i64, f32)>, from: usize) {
    let mut behind = found.split_off(from.min(found.len()));
    behind.dedup_by_key(|(other, _)| *other);
    found.append(&mut behind);
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
