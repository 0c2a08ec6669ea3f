//! A wording: what one page says about one article. An article's wordings, each kept once with the
//! time it was said first and last, are its history and all that is known of it.

use cuttings_extract::teaser::judge;
use cuttings_extract::{Article, Author, DateBasis, Entry, EntryKind, Page, When};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{Error, ImportRow};
use crate::{address, column};

/// What a page says about an article.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Wording {
    /// Whether the page is the article's own.
    pub(crate) own_page: bool,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) truncated: bool,
    pub(crate) date_published: Option<When>,
    pub(crate) date_earliest: Option<Date>,
    pub(crate) date_latest: Option<Date>,
    pub(crate) date_basis: Option<DateBasis>,
    pub(crate) date_text: Option<String>,
    pub(crate) authors: Vec<Author>,
    pub(crate) kind: EntryKind,
    pub(crate) language: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) image: Option<String>,
    pub(crate) content_text: Option<String>,
}

/// The first bytes of a SHA-256 digest: enough to tell wordings and keys apart.
pub(crate) type Hash = [u8; 16];

pub(crate) fn hash(bytes: &[u8]) -> Hash {
    let mut hash = Hash::default();
    for (to, from) in hash.iter_mut().zip(Sha256::digest(bytes)) {
        *to = from;
    }
    hash
}

impl Wording {
    pub(crate) fn of_entry(entry: &Entry, page: &Page) -> Self {
        Self {
            own_page: false,
            title: told(&entry.title),
            url: told(&entry.url),
            summary: told(&entry.summary),
            truncated: entry.truncated,
            date_published: entry.date_published,
            date_earliest: entry.date_earliest,
            date_latest: entry.date_latest,
            date_basis: basis(entry.date_basis, entry.date_published, DateBasis::Text),
            date_text: told(&entry.date_text),
            authors: entry.authors.clone(),
            kind: entry.kind,
            language: told(&page.language),
            section: told(&entry.section),
            tags: entry.tags.clone(),
            image: told(&entry.image),
            content_text: told(&entry.content_text),
        }
    }

    /// What an article's own page says. Its address is the canonical one where it names one; some sites
    /// name their front page there on every page, which names nothing.
    pub(crate) fn of_article(article: &Article, page: &Page, address: Option<&str>) -> Self {
        let front_page = |url: &str| address::is_front_page(url) && Some(url) != address;
        let canonical = told(&article.url).filter(|url| !front_page(url));
        Self {
            own_page: true,
            title: told(&article.title),
            url: canonical.or_else(|| address.map(str::to_owned)),
            summary: told(&article.summary),
            truncated: article.summary.as_deref().is_some_and(|text| judge(text).truncated),
            date_published: article.date_published,
            date_earliest: None,
            date_latest: None,
            date_basis: article.date_published.map(|_| DateBasis::Attribute),
            date_text: None,
            authors: article.authors.clone(),
            kind: EntryKind::Article,
            language: told(&article.language).or_else(|| told(&page.language)),
            section: told(&article.section),
            tags: article.tags.clone(),
            image: told(&article.image),
            content_text: told(&article.content_text),
        }
    }

    pub(crate) fn of_row(row: &ImportRow) -> Self {
        let judged = row.summary.as_deref().map(judge);
        let truncated = row.truncated.or_else(|| judged.map(|teaser| teaser.truncated));
        Self {
            own_page: false,
            title: told(&row.title),
            url: told(&row.url),
            summary: told(&row.summary),
            truncated: truncated.unwrap_or(false),
            date_published: row.date_published,
            date_earliest: row.date_earliest,
            date_latest: row.date_latest,
            date_basis: basis(row.date_basis, row.date_published, DateBasis::Attribute),
            date_text: told(&row.date_text),
            authors: row.authors.clone(),
            kind: row.kind,
            language: told(&row.language),
            section: told(&row.section),
            tags: row.tags.clone(),
            image: told(&row.image),
            content_text: told(&row.content_text),
        }
    }

    /// Whether there is anything to know the article by.
    pub(crate) fn is_nothing(&self) -> bool {
        self.title.is_none() && self.summary.is_none() && self.url.is_none()
    }

    pub(crate) fn hash(&self) -> Result<Hash, Error> {
        Ok(hash(&serde_json::to_vec(self).map_err(Error::Encode)?))
    }

    /// The first and the last day of publication that this wording alone allows.
    pub(crate) fn days(&self) -> (Option<Date>, Option<Date>) {
        match self.date_published {
            Some(when) => (Some(when.day()), Some(when.day())),
            None => (self.date_earliest, self.date_latest),
        }
    }
}

/// A date has a basis, said or not.
fn basis(
    said: Option<DateBasis>,
    published: Option<When>,
    otherwise: DateBasis,
) -> Option<DateBasis> {
    said.or_else(|| published.map(|_| otherwise))
}

/// What is empty was not said.
fn told(text: &Option<String>) -> Option<String> {
    text.as_ref().filter(|text| !text.trim().is_empty()).cloned()
}

/// Where in a chain of pages something was listed first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// When the chain's first page was taken in, in microseconds.
    pub(crate) batch: i64,
    /// How many pages of the chain lie before.
    pub(crate) depth: i64,
    /// The position in the page's list, from 1; 0 for an article's own page.
    pub(crate) position: i64,
}

/// From when to when something was seen, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Span {
    pub(crate) fn at(time: i64) -> Self {
        Self { first: time, last: time }
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    pub(crate) fn holds(self, other: Self) -> bool {
        self.with(other) == self
    }
}

/// A wording as the store keeps it. Its text stays in the store: `wording.content_text` is `None`.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) wording: Wording,
    pub(crate) hash: Hash,
    /// The row of its whole text, and that text's length.
    pub(crate) text: Option<(i64, i64)>,
    pub(crate) span: Span,
    pub(crate) place: Place,
}

/// How many of an article's wordings are looked at: the first so many and the last so many. More than
/// that are made only by pages that say something else each time.
const FIRST: i64 = 64;
const LAST: i64 = 192;

/// The wordings of an article.
pub(crate) fn of_article(store: &Connection, article: i64) -> Result<Vec<Kept>, Error> {
    let mut statement = store.prepare_cached(
        "SELECT own_page, title, url, summary, truncated, date_published, date_earliest,
                date_latest, date_basis, date_text, authors, kind, w.language, section, tags, image,
                w.hash, text_id, texts.length, first_seen, last_seen, batch, depth, position
         FROM wordings AS w LEFT JOIN texts ON texts.id = text_id
         WHERE w.id IN (SELECT id FROM (SELECT id FROM wordings
                                        WHERE article_id = ?1 ORDER BY id LIMIT ?2)
                        UNION
                        SELECT id FROM (SELECT id FROM wordings
                                        WHERE article_id = ?1 ORDER BY id DESC LIMIT ?3))
         ORDER BY w.id",
    )?;
    let kept = statement.query_map(params![article, FIRST, LAST], kept)?;
    Ok(kept.collect::<Result<_, _>>()?)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let wording = Wording {
        own_page: row.get(0)?,
        title: row.get(1)?,
        url: row.get(2)?,
        summary: row.get(3)?,
        truncated: row.get(4)?,
        date_published: column::when(row, 5)?,
        date_earliest: column::day(row, 6)?,
        date_latest: column::day(row, 7)?,
        date_basis: column::basis(row, 8)?,
        date_text: row.get(9)?,
        authors: column::authors(row, 10)?,
        kind: column::entry_kind(row, 11)?,
        language: row.get(12)?,
        section: row.get(13)?,
        tags: column::strings(row, 14)?,
        image: row.get(15)?,
        content_text: None,
    };
    let text: Option<i64> = row.get(17)?;
    let length: Option<i64> = row.get(18)?;
    Ok(Kept {
        wording,
        hash: row.get(16)?,
        text: text.zip(length),
        span: Span { first: row.get(19)?, last: row.get(20)? },
        place: Place { batch: row.get(21)?, depth: row.get(22)?, position: row.get(23)? },
    })
}

/// Where a wording is kept.
pub(crate) struct Keeping {
    pub(crate) id: i64,
    pub(crate) is_new: bool,
}

/// Keeps a wording of an article: a new row, or a longer span of the row that is there.
pub(crate) fn keep(
    store: &Connection,
    article: i64,
    wording: &Wording,
    span: Span,
    place: Place,
) -> Result<Keeping, Error> {
    if let Some(id) = known(store, article, &wording.hash()?)? {
        widen(store, id, span, place)?;
        return Ok(Keeping { id, is_new: false });
    }
    let kept = to_keep(store, wording, span, place)?;
    Ok(Keeping { id: keep_new(store, article, &kept)?, is_new: true })
}

/// A wording that is to be kept; its text is kept already.
pub(crate) fn to_keep(
    store: &Connection,
    wording: &Wording,
    span: Span,
    place: Place,
) -> Result<Kept, Error> {
    let hash = wording.hash()?;
    let text = wording.content_text.as_deref().map(|text| keep_text(store, text)).transpose()?;
    let wording = Wording { content_text: None, ..wording.clone() };
    Ok(Kept { wording, hash, text, span, place })
}

/// Keeps a wording that its article does not have.
pub(crate) fn keep_new(store: &Connection, article: i64, kept: &Kept) -> Result<i64, Error> {
    let Kept { wording, hash, text, span, place } = kept;
    store
        .prepare_cached(
            "INSERT INTO wordings (article_id, hash, own_page, title, url, summary, truncated,
                date_published, date_earliest, date_latest, date_basis, date_text, authors, kind,
                language, section, tags, image, text_id, first_seen, last_seen, batch, depth, position)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19, ?20, ?21, ?22, ?23, ?24)",
        )?
        .execute(params![
            article,
            hash,
            wording.own_page,
            wording.title,
            wording.url,
            wording.summary,
            wording.truncated,
            column::when_text(wording.date_published),
            column::day_text(wording.date_earliest),
            column::day_text(wording.date_latest),
            wording.date_basis.map(column::basis_name),
            wording.date_text,
            column::authors_json(&wording.authors),
            wording.kind.name(),
            wording.language,
            wording.section,
            column::strings_json(&wording.tags),
            wording.image,
            text.map(|(id, _)| id),
            span.first,
            span.last,
            place.batch,
            place.depth,
            place.position,
        ])?;
    Ok(store.last_insert_rowid())
}

pub(crate) fn known(store: &Connection, article: i64, hash: &Hash) -> Result<Option<i64>, Error> {
    let mut statement =
        store.prepare_cached("SELECT id FROM wordings WHERE article_id = ?1 AND hash = ?2")?;
    Ok(statement.query_row(params![article, hash], |row| row.get(0)).optional()?)
}

/// Widens the span of a wording. Its place is that of its first sighting; of several at one time, the
/// foremost.
pub(crate) fn widen(store: &Connection, id: i64, span: Span, place: Place) -> Result<(), Error> {
    let (first, last, batch, depth, position): (i64, i64, i64, i64, i64) = store
        .prepare_cached(
            "SELECT first_seen, last_seen, batch, depth, position FROM wordings WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
    let old_span = Span { first, last };
    let old_place = Place { batch, depth, position };
    let new_span = old_span.with(span);
    let new_place = if span.first < first {
        place
    } else if span.first == first {
        old_place.min(place)
    } else {
        old_place
    };
    if (new_span, new_place) != (old_span, old_place) {
        store
            .prepare_cached(
                "UPDATE wordings SET first_seen = ?2, last_seen = ?3, batch = ?4, depth = ?5,
                    position = ?6 WHERE id = ?1",
            )?
            .execute(params![
                id,
                new_span.first,
                new_span.last,
                new_place.batch,
                new_place.depth,
                new_place.position
            ])?;
    }
    Ok(())
}

/// Keeps a whole text, once however often it is seen. Gives its row and its length.
fn keep_text(store: &Connection, text: &str) -> Result<(i64, i64), Error> {
    let hash = hash(text.as_bytes());
    let known = store
        .prepare_cached("SELECT id FROM texts WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?;
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    if let Some(id) = known {
        return Ok((id, length));
    }
    store
        .prepare_cached("INSERT INTO texts (hash, length, text) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, length, text])?;
    Ok((store.last_insert_rowid(), length))
}

/// Whether a kept text is this one.
pub(crate) fn is_text(store: &Connection, id: i64, text: &str) -> Result<bool, Error> {
    let mut statement = store.prepare_cached("SELECT hash = ?2 FROM texts WHERE id = ?1")?;
    Ok(statement.query_row(params![id, hash(text.as_bytes())], |row| row.get(0))?)
}
