//! Which articles have which telling words, by stretches of time.

use std::collections::BTreeMap;

use cuttings_match::Profile;
use rusqlite::{Connection, OptionalExtension, params};

use super::{Days, Kept, day_number};
use crate::Error;

/// How many words an article is found by.
const TERMS: usize = 12;

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
const LATEST: i64 = 48;

/// How many articles near one are compared with it.
const NEAR: usize = 40;

/// The name of the setting that counts the articles with a profile.
const COUNT: &str = "articles with a profile";

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

/// Counts an article's words, in place of those that it had before. Gives how many articles there are.
pub(super) fn count(
    store: &Connection,
    before: Option<&Profile>,
    now: &Profile,
) -> Result<u64, Error> {
    let mut less =
        store.prepare_cached("UPDATE terms SET articles = articles - 1 WHERE term = ?1")?;
    for term in before.map(Profile::terms).unwrap_or_default() {
        less.execute([term.id])?;
    }
    let mut more = store.prepare_cached(
        "INSERT INTO terms (term, articles) VALUES (?1, 1)
         ON CONFLICT (term) DO UPDATE SET articles = articles + 1",
    )?;
    for term in now.terms() {
        more.execute([term.id])?;
    }
    if before.is_none() {
        store
            .prepare_cached(
                "INSERT INTO settings (name, value) VALUES (?1, '1')
                 ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
            )?
            .execute([COUNT])?;
    }
    let articles = store
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1")?
        .query_row([COUNT], |row| row.get::<_, i64>(0))
        .optional()?;
    Ok(articles.and_then(|count| u64::try_from(count).ok()).unwrap_or(1))
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

/// How many articles have a word.
pub(super) fn articles_with(store: &Connection, term: u32) -> Result<u64, Error> {
    let mut statement = store.prepare_cached("SELECT articles FROM terms WHERE term = ?1")?;
    let count: Option<i64> = statement.query_row([term], |row| row.get(0)).optional()?;
    Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
}

/// Makes an article findable.
pub(super) fn add(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "INSERT OR IGNORE INTO postings (bucket, term, article_id) VALUES (?1, ?2, ?3)",
    )?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        for term in kept.profile.telling(TERMS) {
            statement.execute(params![bucket, term.id, article])?;
        }
    }
    Ok(())
}

/// Takes back what [`add`] did.
pub(super) fn remove(store: &Connection, article: i64, kept: &Kept) -> Result<(), Error> {
    let mut statement = store.prepare_cached(
        "DELETE FROM postings WHERE bucket = ?1 AND term = ?2 AND article_id = ?3",
    )?;
    for bucket in kept.buckets.0..=kept.buckets.1 {
        for term in kept.profile.telling(TERMS) {
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
) -> Result<Vec<i64>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT article_id FROM postings WHERE bucket = ?1 AND term = ?2
         ORDER BY article_id DESC LIMIT ?3",
    )?;
    let buckets = buckets_around(kept.buckets, days);
    let mut found: BTreeMap<i64, f32> = BTreeMap::new();
    let asked = kept.profile.telling(usize::MAX);
    let asked = asked.iter().filter(|term| shared.binary_search(&term.id).is_ok());
    for term in asked.take(ASKED) {
        let mut having: Vec<i64> = Vec::new();
        for bucket in &buckets {
            let rows = statement.query_map(params![bucket, term.id, LATEST], |row| row.get(0))?;
            for other in rows {
                having.push(other?);
            }
        }
        having.sort_unstable();
        having.dedup();
        for other in having {
            *found.entry(other).or_default() += term.rarity();
        }
    }
    found.remove(&article);
    let mut near: Vec<(i64, f32)> = found.into_iter().collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    near.truncate(NEAR);
    Ok(near.into_iter().map(|(article, _)| article).collect())
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
