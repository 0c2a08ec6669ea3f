//! What the user decides about identity: articles that are one are merged, and wordings that are not of
//! an article are split off it.
//!
//! A decision is remembered with each wording concerned, by its address, headline and the opening of its
//! teaser, so that it holds whenever these are filed again or read anew. It stands above all rules of
//! [`identity`]. Each is undone by the other: what was merged can be split, what was split merged.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::combine::combine;
use crate::identity::{self, Subject};
use crate::keys::Keys;
use crate::likeness::AtHand;
use crate::wording::{self, Hash, Kept, Span, Wording};
use crate::{Error, Reason, address, articles, column, joining, words};

/// How many words of a teaser's opening tell wordings apart.
const OPENING: usize = 8;

/// One of the ways in which pages told of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Saying {
    /// Its number among those of its article, from 1, the oldest first.
    pub number: usize,
    /// The headline.
    pub title: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The teaser.
    pub summary: Option<String>,
    /// When it was seen first.
    pub first_seen: Timestamp,
    /// When it was seen last.
    pub last_seen: Timestamp,
}

/// Why a decision cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecidable {
    /// There is no such article.
    #[error("there is no article {0} in the archive")]
    NoArticle(i64),
    /// The article has no wording of this number.
    #[error("article {article} has no wording {number}")]
    NoWording {
        /// The article.
        article: i64,
        /// The number asked for.
        number: usize,
    },
    /// Nothing would be left of the article, or nothing split off.
    #[error("some of the wordings of article {0} have to be split off, and some have to stay")]
    AllOrNothing(i64),
    /// What is to be split off says the same as what is to stay.
    #[error(
        "wordings {0} and {1} have the same address, headline and opening: nothing tells them apart"
    )]
    Alike(usize, usize),
}

/// A wording with its place in the store.
struct Row {
    id: i64,
    hash: Hash,
    kept: Kept,
}

/// The wordings of an article, the oldest first.
fn rows(store: &Connection, article: i64) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for kept in wording::of_article(store, article)? {
        if let Some(id) = wording::known(store, article, &kept.hash)? {
            rows.push(Row { id, hash: kept.hash, kept });
        }
    }
    rows.sort_by_key(|row| (row.kept.span.first, row.hash));
    Ok(rows)
}

/// The wordings of an article by number, as [`split`] takes them.
pub(crate) fn sayings(store: &Connection, article: i64) -> Result<Vec<Saying>, Error> {
    let rows = rows(store, article)?.into_iter().zip(1..);
    let saying = |(row, number): (Row, usize)| Saying {
        number,
        title: row.kept.wording.title,
        url: row.kept.wording.url,
        summary: row.kept.wording.summary,
        first_seen: moment(row.kept.span.first),
        last_seen: moment(row.kept.span.last),
    };
    Ok(rows.map(saying).collect())
}

fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or_default()
}

/// The article that was decided on for a wording.
pub(crate) fn decided(
    store: &Connection,
    outlet: i64,
    wording: &Wording,
) -> Result<Option<i64>, Error> {
    // Hardly any archive has decisions; none should pay for them.
    let any: bool = store
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM decisions)")?
        .query_row([], |row| row.get(0))?;
    if !any {
        return Ok(None);
    }
    let mut statement = store.prepare_cached("SELECT article_id FROM decisions WHERE key = ?1")?;
    Ok(statement.query_row([key(outlet, wording)], |row| row.get(0)).optional()?)
}

/// What a wording is remembered by. Without an address it is remembered for its outlet.
fn key(outlet: i64, wording: &Wording) -> Hash {
    let line = |text: &Option<String>| text.as_deref().and_then(words::line).unwrap_or_default();
    let place = match wording.url.as_deref().and_then(address::key) {
        Some(address) => address,
        None => format!("outlet {outlet}"),
    };
    let summary = wording.summary.as_deref().map(words::words).unwrap_or_default();
    let opening: Vec<String> = summary.into_iter().take(OPENING).collect();
    let parts = ["decision", &place, &line(&wording.title), &opening.join(" ")];
    wording::hash(parts.join("\0").as_bytes())
}

/// Whether the user decided anything of an article.
pub(crate) fn concern(store: &Connection, article: i64) -> Result<bool, Error> {
    let mut statement =
        store.prepare_cached("SELECT EXISTS (SELECT 1 FROM decisions WHERE article_id = ?1)")?;
    Ok(statement.query_row([article], |row| row.get(0))?)
}

fn remember(
    store: &Connection,
    article: i64,
    outlet: i64,
    wording: &Wording,
    at: Timestamp,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "INSERT INTO decisions (key, article_id, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (key) DO UPDATE SET article_id = excluded.article_id, at = excluded.at",
        )?
        .execute(params![key(outlet, wording), article, column::micros(at)])?;
    Ok(())
}

/// What is known of an article's place.
struct Home {
    outlet: i64,
    at_home: bool,
}

fn home(store: &Connection, article: i64) -> Result<Option<Home>, Error> {
    let mut statement =
        store.prepare_cached("SELECT outlet_id, at_home FROM articles WHERE id = ?1")?;
    let home = statement
        .query_row([article], |row| Ok(Home { outlet: row.get(0)?, at_home: row.get(1)? }));
    Ok(home.optional()?)
}

/// Makes one article of several: all that was said of the others was said of the first.
pub(crate) fn merge(
    store: &Connection,
    into: i64,
    others: &[i64],
    at: Timestamp,
    at_hand: &mut AtHand,
) -> Result<Result<(), Undecidable>, Error> {
    let Some(to) = home(store, into)? else { return Ok(Err(Undecidable::NoArticle(into))) };
    for &other in others {
        if home(store, other)?.is_none() {
            return Ok(Err(Undecidable::NoArticle(other)));
        }
    }
    for row in rows(store, into)? {
        remember(store, into, to.outlet, &row.kept.wording, at)?;
    }
    let mut snapshots = joining::snapshots_of(store, into)?;
    for &other in others.iter().filter(|other| **other != into) {
        // A number that was given twice is gone already.
        let Some(from) = home(store, other)? else { continue };
        for row in rows(store, other)? {
            remember(store, into, from.outlet, &row.kept.wording, at)?;
        }
        snapshots.extend(joining::join(store, other, into, Reason::User, at_hand)?);
    }
    joining::settle(store, &[into], &snapshots, at_hand)?;
    Ok(Ok(()))
}

/// Makes an article of its own of some wordings of an article, and gives its number.
pub(crate) fn split(
    store: &Connection,
    article: i64,
    numbers: &[usize],
    at: Timestamp,
    at_hand: &mut AtHand,
) -> Result<Result<i64, Undecidable>, Error> {
    let Some(home) = home(store, article)? else { return Ok(Err(Undecidable::NoArticle(article))) };
    let rows = rows(store, article)?;
    if let Some(&number) = numbers.iter().find(|number| !(1..=rows.len()).contains(*number)) {
        return Ok(Err(Undecidable::NoWording { article, number }));
    }
    let numbered = || rows.iter().zip(1_usize..);
    let (leaving, staying): (Vec<_>, Vec<_>) =
        numbered().partition(|(_, number)| numbers.contains(number));
    if leaving.is_empty() || staying.is_empty() {
        return Ok(Err(Undecidable::AllOrNothing(article)));
    }
    let key_of = |row: &Row| key(home.outlet, &row.kept.wording);
    for (row, number) in &leaving {
        if let Some((_, same)) = staying.iter().find(|(other, _)| key_of(other) == key_of(row)) {
            return Ok(Err(Undecidable::Alike(*number, *same)));
        }
    }
    let snapshots = joining::snapshots_of(store, article)?;
    let span = leaving.iter().map(|(row, _)| row.kept.span).reduce(Span::with);
    let Some(span) = span else { return Ok(Err(Undecidable::AllOrNothing(article))) };
    let kept: Vec<Kept> = leaving.iter().map(|(row, _)| row.kept.clone()).collect();
    let known = combine(&kept, span, &[]);
    let new = articles::new_article(store, home.outlet, home.at_home, span, &known, 0)?;
    articles::count(store, home.outlet, 1, 0)?;
    for (row, _) in &leaving {
        joining::carry(store, article, new, Some(row.id), Reason::User)?;
        remember(store, new, home.outlet, &row.kept.wording, at)?;
    }
    for (row, _) in &staying {
        remember(store, article, home.outlet, &row.kept.wording, at)?;
    }
    part_keys(store, &mut at_hand.keys, article, new, home.outlet)?;
    joining::settle(store, &[article, new], &snapshots, at_hand)?;
    Ok(Ok(new))
}

/// Gives a split-off article the keys of its wordings, and takes those from the other that none of its
/// own has.
fn part_keys(
    store: &Connection,
    keys: &mut Keys,
    from: i64,
    new: i64,
    outlet: i64,
) -> Result<(), Error> {
    let keys_of = |article: i64| -> Result<Vec<Hash>, Error> {
        let kept = wording::of_article(store, article)?;
        let subjects = kept.iter().map(|kept| Subject::new(outlet, &kept.wording, None));
        Ok(subjects.flat_map(|subject| subject.keys()).collect())
    };
    let staying = keys_of(from)?;
    for key in keys_of(new)? {
        if !staying.contains(&key) {
            keys.take(store, &key, from)?;
        }
    }
    identity::keep_all_keys(store, keys, new, outlet)
}
