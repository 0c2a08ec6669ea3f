//! The rows of articles: made empty, filled with what their wordings say, and filled again whenever these
//! change.

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::chronology::dating::{self, Dating};
use crate::chronology::neighbours;
use crate::combine::{Known, combine};
use crate::keys::Keys;
use crate::order::SortKey;
use crate::wording::{self, Span};
use crate::{Clue, Error, column, identity};

/// What happened to an article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Touched {
    pub(crate) is_new: bool,
    /// When it was seen, where it was.
    pub(crate) span: Option<Span>,
    /// Entries added.
    pub(crate) entries: i64,
    /// Whether its row says already all that is known of it, since it was made of it.
    pub(crate) is_combined: bool,
}

/// Makes an article of what is known of it.
pub(crate) fn new_article(
    store: &Connection,
    outlet: i64,
    at_home: bool,
    seen: Span,
    known: &Known,
    sightings: i64,
) -> Result<i64, Error> {
    let own = [
        ("outlet_id", outlet.into()),
        ("at_home", at_home.into()),
        ("first_seen", seen.first.into()),
        ("last_seen", seen.last.into()),
        ("sightings", sightings.into()),
    ];
    let columns = columns(known);
    let all = || own.iter().chain(&columns);
    let names: Vec<&str> = all().map(|(name, _)| *name).collect();
    let places = vec!["?"; names.len()].join(", ");
    store
        .prepare_cached(&format!("INSERT INTO articles ({}) VALUES ({places})", names.join(", ")))?
        .execute(params_from_iter(all().map(|(_, value)| value)))?;
    Ok(store.last_insert_rowid())
}

/// Counts articles and sightings to an outlet.
pub(crate) fn count(
    store: &Connection,
    outlet: i64,
    articles: i64,
    sightings: i64,
) -> Result<(), Error> {
    store
        .prepare_cached(
            "UPDATE outlets SET articles = articles + ?2, sightings = sightings + ?3 WHERE id = ?1",
        )?
        .execute([outlet, articles, sightings])?;
    Ok(())
}

/// An article that was first listed by another outlet belongs to the outlet of its own host, once that
/// is known.
pub(crate) fn come_home(
    store: &Connection,
    keys: &mut Keys,
    article: i64,
    outlet: i64,
) -> Result<(), Error> {
    let (before, at_home): (i64, bool) = store
        .prepare_cached("SELECT outlet_id, at_home FROM articles WHERE id = ?1")?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if at_home {
        return Ok(());
    }
    store
        .prepare_cached("UPDATE articles SET outlet_id = ?2, at_home = 1 WHERE id = ?1")?
        .execute(params![article, outlet])?;
    if before != outlet {
        count(store, before, -1, 0)?;
        count(store, outlet, 1, 0)?;
        identity::keep_all_keys(store, keys, article, outlet)?;
        log_change(store, article)?;
    }
    Ok(())
}

/// What came of combining an article anew.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Renewed {
    /// Whether anything that is known of it became another.
    pub(crate) is_other: bool,
    /// Whether its headline, summary or date did.
    pub(crate) is_told_otherwise: bool,
}

/// Combines an article anew and keeps the result.
pub(crate) fn renew(store: &Connection, article: i64, touched: Touched) -> Result<Renewed, Error> {
    let (old, before) = known(store, article)?;
    let span = touched.span.map_or(before, |span| before.with(span));
    if span != before || touched.entries != 0 {
        store
            .prepare_cached(
                "UPDATE articles SET first_seen = ?2, last_seen = ?3, sightings = sightings + ?4
                 WHERE id = ?1",
            )?
            .execute(params![article, span.first, span.last, touched.entries])?;
    }
    let new = combine(
        &wording::of_article(store, article)?,
        span,
        &neighbours::bounds_of(store, article)?,
    );
    if new == old && !touched.is_new {
        return Ok(Renewed::default());
    }
    keep_known(store, article, &new)?;
    log_change(store, article)?;
    let told = |known: &Known| {
        (known.title.clone(), known.summary.clone(), known.truncated, known.dating.clone())
    };
    Ok(Renewed { is_other: true, is_told_otherwise: told(&old) != told(&new) })
}

pub(crate) fn known(store: &Connection, article: i64) -> Result<(Known, Span), Error> {
    let mut statement = store.prepare_cached(
        "SELECT url, title, summary, truncated, date_published, date_earliest, date_latest,
                date_basis, date_text, authors, kind, language, section, tags, image, text_id,
                sort_key, first_seen, last_seen
         FROM articles WHERE id = ?1",
    )?;
    Ok(statement.query_row([article], |row| {
        let known = Known {
            url: row.get(0)?,
            title: row.get(1)?,
            summary: row.get(2)?,
            truncated: row.get(3)?,
            dating: Dating {
                published: column::when(row, 4)?,
                earliest: column::day(row, 5)?,
                latest: column::day(row, 6)?,
                basis: column::basis(row, 7)?,
                text: row.get(8)?,
            },
            authors: column::authors(row, 9)?,
            kind: column::entry_kind(row, 10)?,
            language: row.get(11)?,
            section: row.get(12)?,
            tags: column::strings(row, 13)?,
            image: row.get(14)?,
            text: row.get(15)?,
            sort_key: SortKey(row.get(16)?),
        };
        Ok((known, Span { first: row.get(17)?, last: row.get(18)? }))
    })?)
}

fn keep_known(store: &Connection, article: i64, known: &Known) -> Result<(), Error> {
    let columns = columns(known);
    let places: Vec<String> = columns.iter().map(|(name, _)| format!("{name} = ?")).collect();
    let article = ToSqlOutput::from(article);
    let values = columns.iter().map(|(_, value)| value).chain([&article]);
    store
        .prepare_cached(&format!("UPDATE articles SET {} WHERE id = ?", places.join(", ")))?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// The columns that hold what is known of an article, with its values.
fn columns(known: &Known) -> [(&'static str, ToSqlOutput<'_>); 19] {
    fn optional<'k, T: Into<ToSqlOutput<'k>>>(value: Option<T>) -> ToSqlOutput<'k> {
        value.map_or(ToSqlOutput::Owned(Value::Null), Into::into)
    }
    fn text(value: Option<&String>) -> ToSqlOutput<'_> {
        optional(value.map(String::as_str))
    }
    let published = known.dating.published;
    let language = known.language.as_deref();
    [
        ("url", text(known.url.as_ref())),
        ("title", text(known.title.as_ref())),
        ("summary", text(known.summary.as_ref())),
        ("truncated", known.truncated.into()),
        ("date_published", optional(column::when_text(published))),
        ("published_day", optional(column::day_text(published.map(|when| when.day())))),
        ("date_earliest", optional(column::day_text(known.dating.earliest))),
        ("date_latest", optional(column::day_text(known.dating.latest))),
        ("date_basis", optional(known.dating.basis.map(column::basis_name))),
        ("date_text", text(known.dating.text.as_ref())),
        ("authors", column::authors_json(&known.authors).into()),
        ("kind", known.kind.name().into()),
        ("language", text(known.language.as_ref())),
        ("language_primary", optional(language.map(primary_subtag))),
        ("section", text(known.section.as_ref())),
        ("tags", column::strings_json(&known.tags).into()),
        ("image", text(known.image.as_ref())),
        ("text_id", optional(known.text)),
        ("sort_key", known.sort_key.0.as_slice().into()),
    ]
}

/// "pt" of "pt-BR".
pub(crate) fn primary_subtag(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Notes that an article changed. Its earlier change is forgotten: who catches up needs only the last.
pub(crate) fn log_change(store: &Connection, article: i64) -> Result<(), Error> {
    store
        .prepare_cached("INSERT OR REPLACE INTO changes (article_id) VALUES (?1)")?
        .execute([article])?;
    Ok(())
}

/// All that is known of an article's day.
pub(crate) fn clues(store: &Connection, article: i64) -> Result<Vec<Clue>, Error> {
    let mut statement = store.prepare_cached("SELECT first_seen FROM articles WHERE id = ?1")?;
    let Some(first_seen) = statement.query_row([article], |row| row.get(0)).optional()? else {
        return Ok(Vec::new());
    };
    let kept = wording::of_article(store, article)?;
    Ok(dating::explain(&kept, first_seen, &neighbours::bounds_of(store, article)?))
}
