//! The listings that are kept up with: what each is, when it is due, and what the last answer was.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::{Error, column};

/// How a listing is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FollowKind {
    /// RSS, Atom, JSON Feed.
    Feed,
    /// A sitemap, or an index of sitemaps.
    Sitemap,
    /// Pages that list articles, each naming the next.
    List,
}

impl FollowKind {
    /// The name that the formats use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::List => "list",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Feed, Self::Sitemap, Self::List].into_iter().find(|kind| kind.name() == name)
    }
}

/// A listing to be kept up with from now on.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Its address.
    pub url: String,
    /// The outlet's name.
    pub outlet: String,
    /// How it is read.
    pub kind: FollowKind,
    /// Why it was chosen, in words for the user.
    pub reason: String,
    /// Whether the articles' own pages are fetched too.
    pub full_text: bool,
    /// Whether it is on the web, rather than in a web archive that is replayed.
    pub live: bool,
    /// When.
    pub at: Timestamp,
}

/// A listing that is kept up with.
#[derive(Clone, Debug, Serialize)]
pub struct Followed {
    /// Its number in this archive.
    pub id: i64,
    /// Its address.
    pub url: String,
    /// The outlet's name.
    pub outlet: String,
    /// How it is read.
    pub kind: FollowKind,
    /// Why it was chosen, in words for the user.
    pub reason: String,
    /// Whether the articles' own pages are fetched too.
    pub full_text: bool,
    /// Whether it is on the web, rather than in a web archive that was replayed.
    pub live: bool,
    /// Since when.
    pub added: Timestamp,
    /// Hashes of the entries of its first page when it was last read, in its order.
    #[serde(skip)]
    pub head: Vec<u64>,
    /// The `ETag` of the last answer.
    #[serde(skip)]
    pub etag: Option<String>,
    /// The `Last-Modified` of the last answer.
    #[serde(skip)]
    pub last_modified: Option<String>,
    /// The digest of the last answer.
    #[serde(skip)]
    pub digest: Option<String>,
    /// When it was asked last.
    pub checked: Option<Timestamp>,
    /// When it was last found to be another than before.
    pub changed: Option<Timestamp>,
    /// How long to wait between two looks, in seconds, as learnt from how often it changes.
    pub interval_seconds: Option<i64>,
    /// When it is to be asked again.
    pub due: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// The last failure, in words.
    pub error: Option<String>,
    /// Requests that updates have made.
    pub requests: u64,
    /// New articles that updates have brought.
    pub articles: u64,
}

impl Followed {
    /// How long to wait between two looks.
    #[must_use]
    pub fn interval(&self) -> Option<SignedDuration> {
        self.interval_seconds.map(SignedDuration::from_secs)
    }
}

/// What came of asking a listing once.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// When.
    pub at: Timestamp,
    /// Whether it was another than before.
    pub changed: bool,
    /// The answer's `ETag`; of a failure nothing is kept.
    pub etag: Option<String>,
    /// The answer's `Last-Modified`.
    pub last_modified: Option<String>,
    /// The digest of the answer; `None` keeps the last one.
    pub digest: Option<String>,
    /// Hashes of the entries of its first page; `None` keeps the last ones.
    pub head: Option<Vec<u64>>,
    /// How long to wait now.
    pub interval: SignedDuration,
    /// When to ask again.
    pub due: Timestamp,
    /// What went wrong.
    pub error: Option<String>,
    /// Requests made.
    pub requests: u64,
    /// New articles.
    pub articles: u64,
}

/// Follows a listing; one that is followed already gets what is new of it. Gives its number.
pub(crate) fn follow(store: &Connection, new: &Follow) -> Result<i64, Error> {
    let mut statement = store.prepare_cached(
        "INSERT INTO followed (url, outlet, kind, reason, full_text, live, added)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (url) DO UPDATE SET outlet = excluded.outlet, kind = excluded.kind,
            reason = excluded.reason, full_text = max(full_text, excluded.full_text),
            live = max(live, excluded.live)
         RETURNING id",
    )?;
    let added = column::micros(new.at);
    let values =
        params![new.url, new.outlet, new.kind.name(), new.reason, new.full_text, new.live, added];
    Ok(statement.query_row(values, |row| row.get(0))?)
}

/// Follows a listing no more. Gives whether it was followed.
pub(crate) fn unfollow(store: &Connection, url: &str) -> Result<bool, Error> {
    Ok(store.execute("DELETE FROM followed WHERE url = ?1", [url])? > 0)
}

const FOLLOWED: &str =
    "SELECT id, url, outlet, kind, reason, full_text, added, etag, last_modified, digest,
            checked, changed, interval, due, failures, error, requests, articles, live,
            head
    FROM followed";

/// A listing that is kept up with, by its number.
pub(crate) fn followed_one(store: &Connection, id: i64) -> Result<Option<Followed>, Error> {
    let mut statement = store.prepare_cached(&format!("{FOLLOWED} WHERE id = ?1"))?;
    Ok(statement.query_row([id], row).optional()?)
}

/// The listings that are kept up with: all, or those of an outlet.
pub(crate) fn followed(store: &Connection, outlet: Option<&str>) -> Result<Vec<Followed>, Error> {
    let mut statement = store.prepare_cached(&format!(
        "{FOLLOWED} WHERE ?1 IS NULL OR outlet = ?1 ORDER BY outlet, id"
    ))?;
    let rows = statement.query_map([outlet], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Followed> {
    let kind: String = row.get(3)?;
    let interval: Option<i64> = row.get(12)?;
    Ok(Followed {
        id: row.get(0)?,
        url: row.get(1)?,
        outlet: row.get(2)?,
        kind: FollowKind::named(&kind).unwrap_or(FollowKind::List),
        reason: row.get(4)?,
        full_text: row.get(5)?,
        added: column::time(row, 6)?,
        etag: row.get(7)?,
        last_modified: row.get(8)?,
        digest: row.get(9)?,
        checked: optional_time(row, 10)?,
        changed: optional_time(row, 11)?,
        interval_seconds: interval.map(|micros| micros / 1_000_000),
        due: optional_time(row, 13)?,
        failures: row.get(14)?,
        error: row.get(15)?,
        requests: column::count(row, 16)?,
        articles: column::count(row, 17)?,
        live: row.get(18)?,
        head: row.get::<_, Option<Vec<u8>>>(19)?.map(|head| unpacked(&head)).unwrap_or_default(),
    })
}

pub(super) fn optional_time(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Timestamp>> {
    let there: Option<i64> = row.get(index)?;
    there.map(|_| column::time(row, index)).transpose()
}

/// Keeps what came of asking a listing.
pub(crate) fn checked(store: &Connection, id: i64, what: &Checked) -> Result<(), Error> {
    let at = column::micros(what.at);
    let failed = what.error.is_some();
    store
        .prepare_cached(
            "UPDATE followed SET checked = ?2,
                changed = CASE WHEN ?3 THEN ?2 ELSE changed END,
                etag = CASE WHEN ?4 THEN etag ELSE ?5 END,
                last_modified = CASE WHEN ?4 THEN last_modified ELSE ?6 END,
                digest = ifnull(?7, digest), interval = ?8, due = ?9,
                failures = CASE WHEN ?4 THEN failures + 1 ELSE 0 END, error = ?10,
                requests = requests + ?11, articles = articles + ?12, head = ifnull(?13, head)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            at,
            what.changed,
            failed,
            what.etag,
            what.last_modified,
            what.digest,
            i64::try_from(what.interval.as_micros()).unwrap_or(i64::MAX),
            column::micros(what.due),
            what.error,
            to_i64(what.requests),
            to_i64(what.articles),
            what.head.as_deref().map(packed),
        ])?;
    Ok(())
}

/// Hashes as a column keeps them.
pub(super) fn packed(keys: &[u64]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_be_bytes()).collect()
}

pub(super) fn unpacked(bytes: &[u8]) -> Vec<u64> {
    let words = bytes.chunks_exact(8);
    words.map(|word| word.iter().fold(0, |key, &byte| (key << 8) | u64::from(byte))).collect()
}

pub(super) fn to_i64(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
