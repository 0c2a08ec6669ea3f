//! How values stand in the columns of the store: times as microseconds, days and dates as text, names
//! of kinds as text, lists as JSON.
//!
//! A value that cannot be read back means that the store is damaged, so reading gives an error that
//! names the column's index and what was found there.

use std::error::Error as StdError;
use std::fmt;

use cuttings_extract::{Author, DateBasis, EntryKind, PageKind, When};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use crate::WarcPlace;

type Result<T> = std::result::Result<T, rusqlite::Error>;

#[derive(Debug)]
struct Unreadable {
    what: &'static str,
    found: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not {}", self.found, self.what)
    }
}

impl StdError for Unreadable {}

fn unreadable(index: usize, what: &'static str, found: impl fmt::Display) -> rusqlite::Error {
    let cause = Unreadable { what, found: found.to_string() };
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(cause))
}

/// Times are kept to the microsecond.
pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

pub(crate) fn day_text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub(crate) fn when_text(when: Option<When>) -> Option<String> {
    when.map(|when| when.to_string())
}

pub(crate) fn basis_name(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Attribute => "attribute",
        DateBasis::Text => "text",
        DateBasis::Url => "url",
        DateBasis::Context => "context",
        DateBasis::Order => "order",
        DateBasis::Seen => "seen",
    }
}

pub(crate) fn page_kind_name(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Listing => "listing",
        PageKind::Article => "article",
        PageKind::Feed => "feed",
        PageKind::Sitemap => "sitemap",
        PageKind::Text => "text",
        PageKind::Other => "other",
    }
}

pub(crate) fn authors_json(authors: &[Author]) -> String {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    strings_json(&names)
}

pub(crate) fn strings_json<S: AsRef<str>>(strings: &[S]) -> String {
    let values = strings.iter().map(|s| serde_json::Value::from(s.as_ref())).collect();
    serde_json::Value::Array(values).to_string()
}

fn parsed<T: std::str::FromStr>(
    row: &Row<'_>,
    index: usize,
    what: &'static str,
) -> Result<Option<T>> {
    let text: Option<String> = row.get(index)?;
    text.map(|text| text.parse().map_err(|_| unreadable(index, what, &text))).transpose()
}

fn named<T: for<'de> Deserialize<'de>>(index: usize, what: &'static str, name: &str) -> Result<T> {
    let name: StrDeserializer<'_, ValueError> = name.into_deserializer();
    T::deserialize(name).map_err(|error| unreadable(index, what, error))
}

pub(crate) fn time(row: &Row<'_>, index: usize) -> Result<Timestamp> {
    let micros: i64 = row.get(index)?;
    Timestamp::from_microsecond(micros).map_err(|_| unreadable(index, "a time", micros))
}

pub(crate) fn optional_time(row: &Row<'_>, index: usize) -> Result<Option<Timestamp>> {
    match row.get::<_, Option<i64>>(index)? {
        Some(_) => time(row, index).map(Some),
        None => Ok(None),
    }
}

pub(crate) fn day(row: &Row<'_>, index: usize) -> Result<Option<Date>> {
    parsed(row, index, "a day")
}

pub(crate) fn when(row: &Row<'_>, index: usize) -> Result<Option<When>> {
    parsed(row, index, "a date")
}

pub(crate) fn basis(row: &Row<'_>, index: usize) -> Result<Option<DateBasis>> {
    let name: Option<String> = row.get(index)?;
    name.map(|name| named(index, "a date basis", &name)).transpose()
}

pub(crate) fn entry_kind(row: &Row<'_>, index: usize) -> Result<EntryKind> {
    named(index, "a kind of entry", &row.get::<_, String>(index)?)
}

pub(crate) fn page_kind(row: &Row<'_>, index: usize) -> Result<PageKind> {
    named(index, "a kind of page", &row.get::<_, String>(index)?)
}

pub(crate) fn strings(row: &Row<'_>, index: usize) -> Result<Vec<String>> {
    let json: String = row.get(index)?;
    serde_json::from_str(&json).map_err(|_| unreadable(index, "a list of texts", &json))
}

pub(crate) fn authors(row: &Row<'_>, index: usize) -> Result<Vec<Author>> {
    Ok(strings(row, index)?.into_iter().map(|name| Author { name }).collect())
}

/// A count; the store never holds a negative one.
pub(crate) fn count(row: &Row<'_>, index: usize) -> Result<u64> {
    let count: i64 = row.get(index)?;
    u64::try_from(count).map_err(|_| unreadable(index, "a count", count))
}

/// The place of a WARC record, in three columns from `index` on.
pub(crate) fn warc(row: &Row<'_>, index: usize) -> Result<Option<WarcPlace>> {
    let file: Option<String> = row.get(index)?;
    file.map(|file| {
        Ok(WarcPlace { file, offset: count(row, index + 1)?, length: count(row, index + 2)? })
    })
    .transpose()
}
