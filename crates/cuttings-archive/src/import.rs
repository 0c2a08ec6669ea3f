//! Import of article rows that another archive or tool exported.
//!
//! A row is filed like an entry, with the times and the number of sightings that it gives itself, so
//! that what is exported and imported again is the same. A row that says nothing new of an article that
//! is there is passed over.

use rusqlite::{Connection, OptionalExtension, params};

use crate::combine::Known;
use crate::filing::{Filing, Item};
use crate::identity::{OnPage, Subject};
use crate::likeness::AtHand;
use crate::wording::{self, Place, Span, Wording};
use crate::{Error, Filed, ImportRow, Snapshot, address, articles, column, sources};

/// Where files of rows are told apart: the same bytes are the same file, whatever its path.
pub(crate) const PLACE: &str = "rows";

pub(crate) fn file_rows(
    store: &Connection,
    rows: &[ImportRow],
    snapshot: &Snapshot,
    at_hand: &mut AtHand,
) -> Result<Filed, Error> {
    let mut filing = Filing::new(store, at_hand);
    filing.filed.outlet = sources::outlet_name(snapshot.outlet.as_deref(), &snapshot.url);
    if is_there(store, snapshot)? {
        return Ok(filing.filed);
    }
    let seen = Span::at(column::micros(snapshot.fetched_at));
    let id = sources::new_snapshot(store, snapshot, PLACE, seen)?;
    for (row, ordinal) in rows.iter().zip(1..) {
        file_row(&mut filing, store, id, ordinal, row, snapshot)?;
    }
    if filing.filed.sightings == 0 {
        store.execute("DELETE FROM snapshots WHERE id = ?1", [id])?;
        return Ok(filing.filed);
    }
    filing.filed.new_snapshot = true;
    filing.settle()
}

fn is_there(store: &Connection, snapshot: &Snapshot) -> Result<bool, Error> {
    let mut statement =
        store.prepare_cached("SELECT 1 FROM snapshots WHERE digest = ?1 AND place = ?2")?;
    let there: Option<i64> =
        statement.query_row(params![snapshot.digest, PLACE], |row| row.get(0)).optional()?;
    Ok(there.is_some())
}

fn file_row(
    filing: &mut Filing<'_>,
    store: &Connection,
    snapshot: i64,
    ordinal: i64,
    row: &ImportRow,
    source: &Snapshot,
) -> Result<(), Error> {
    let wording = Wording::of_row(row);
    if wording.is_nothing() {
        return Ok(());
    }
    let given = row.outlet.as_deref().or(source.outlet.as_deref());
    let name = sources::outlet_name(given, row.url.as_deref().unwrap_or_default());
    let span = span(row, source);
    let outlet = sources::outlet(store, &name, span)?;
    let subject = Subject::new(outlet, &wording, None);
    if let Some((article, _)) = filing.find(&subject, &OnPage::default())?
        && says_nothing_new(store, article, &wording, span)?
    {
        return Ok(());
    }
    let at_home = wording.url.as_deref().and_then(address::host).is_some_and(|host| host == name);
    let entries = row.sightings.and_then(|n| i64::try_from(n).ok()).unwrap_or(1).max(1);
    let place = Place { batch: span.first, depth: 0, position: ordinal };
    let wording = &wording;
    let item = Item { subject, wording, place, span, entries, at_home, led_from: None };
    filing.sighting(snapshot, ordinal, outlet, item, &mut OnPage::default())
}

/// When the row was seen: what it says itself, else when it is imported.
fn span(row: &ImportRow, source: &Snapshot) -> Span {
    let otherwise = row.first_seen.or(row.last_seen).unwrap_or(source.fetched_at);
    let first = column::micros(row.first_seen.unwrap_or(otherwise));
    let last = column::micros(row.last_seen.unwrap_or(otherwise));
    Span { first: first.min(last), last: last.max(first) }
}

/// Whether everything that a row says is known of its article already.
fn says_nothing_new(
    store: &Connection,
    article: i64,
    row: &Wording,
    span: Span,
) -> Result<bool, Error> {
    let (known, seen) = articles::known(store, article)?;
    let known_text = match (&row.content_text, known.text) {
        (None, _) => true,
        (Some(text), Some(id)) => wording::is_text(store, id, text)?,
        (Some(_), None) => false,
    };
    Ok(known_text && seen.holds(span) && holds(&known, row))
}

fn holds(known: &Known, row: &Wording) -> bool {
    fn told<T: PartialEq>(known: &Option<T>, row: &Option<T>) -> bool {
        row.is_none() || known == row
    }
    let dating = &known.dating;
    told(&known.url, &row.url.as_deref().map(address::canonical))
        && told(&known.title, &row.title)
        && told(&known.summary, &row.summary)
        && (row.summary.is_none() || known.truncated == row.truncated)
        && told(&dating.published, &row.date_published)
        && told(&dating.earliest, &row.date_earliest)
        && told(&dating.latest, &row.date_latest)
        && told(&dating.basis, &row.date_basis)
        && told(&dating.text, &row.date_text)
        && row.authors.iter().all(|author| known.authors.contains(author))
        && (row.kind == cuttings_extract::EntryKind::Article || known.kind == row.kind)
        && told(&known.language, &row.language)
        && told(&known.section, &row.section)
        && row.tags.iter().all(|tag| known.tags.contains(tag))
        && told(&known.image, &row.image)
}
