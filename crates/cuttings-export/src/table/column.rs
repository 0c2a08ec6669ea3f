//! The columns of flattened rows: their names, types and where their cells come from.
//!
//! CSV and Parquet both follow these lists, so the two cannot drift apart. A column has the name that
//! the JSON row has for it and nothing is added. `authors` is a list of names.

use std::borrow::Cow;

use cuttings_archive::ArticleRow;
use cuttings_extract::{Author, DateBasis, Entry};
use jiff::Timestamp;
use jiff::civil::Date;

use super::EntryRow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A whole number.
    Int,
    /// True or false.
    Bool,
    /// Text. Dates of publication are text too: a day or an instant, as precise as they are known.
    Text,
    /// A calendar day.
    Day,
    /// An instant.
    Instant,
    /// A list of texts.
    Texts,
}

/// A column of a flattened row.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, that of the JSON row's field.
    pub name: &'static str,
    /// What it holds.
    pub holds: Type,
    /// Whether every row has it.
    pub required: bool,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Not there.
    Null,
    /// See [`Type::Int`].
    Int(i64),
    /// See [`Type::Bool`].
    Bool(bool),
    /// See [`Type::Text`].
    Text(Cow<'a, str>),
    /// See [`Type::Day`].
    Day(Date),
    /// See [`Type::Instant`].
    Instant(Timestamp),
    /// See [`Type::Texts`].
    Texts(Vec<&'a str>),
}

/// A row that can be flattened.
pub trait Record {
    /// Its name in schemas.
    const NAME: &'static str;
    /// Its columns.
    const COLUMNS: &'static [Column];
    /// Its values, one a column, in their order.
    fn cells(&self) -> Vec<Cell<'_>>;
}

const fn always(name: &'static str, holds: Type) -> Column {
    Column { name, holds, required: true }
}

const fn maybe(name: &'static str, holds: Type) -> Column {
    Column { name, holds, required: false }
}

impl Record for ArticleRow {
    const NAME: &'static str = "article";
    const COLUMNS: &'static [Column] = &[
        always("id", Type::Int),
        always("outlet", Type::Text),
        maybe("url", Type::Text),
        maybe("title", Type::Text),
        maybe("summary", Type::Text),
        always("truncated", Type::Bool),
        maybe("date_published", Type::Text),
        maybe("date_earliest", Type::Day),
        maybe("date_latest", Type::Day),
        maybe("date_basis", Type::Text),
        maybe("date_text", Type::Text),
        always("authors", Type::Texts),
        always("kind", Type::Text),
        maybe("language", Type::Text),
        maybe("section", Type::Text),
        always("tags", Type::Texts),
        maybe("image", Type::Text),
        maybe("content_text", Type::Text),
        maybe("story", Type::Int),
        maybe("copy_of", Type::Int),
        always("first_seen", Type::Instant),
        always("last_seen", Type::Instant),
        always("sightings", Type::Int),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Int(self.id),
            text(&self.outlet),
            maybe_text(&self.url),
            maybe_text(&self.title),
            maybe_text(&self.summary),
            Cell::Bool(self.truncated),
            shown(self.date_published),
            day(self.date_earliest),
            day(self.date_latest),
            basis(self.date_basis),
            maybe_text(&self.date_text),
            names(&self.authors),
            text(self.kind.name()),
            maybe_text(&self.language),
            maybe_text(&self.section),
            Cell::Texts(self.tags.iter().map(String::as_str).collect()),
            maybe_text(&self.image),
            maybe_text(&self.content_text),
            self.story.map_or(Cell::Null, Cell::Int),
            self.copy_of.map_or(Cell::Null, Cell::Int),
            Cell::Instant(self.first_seen),
            Cell::Instant(self.last_seen),
            Cell::Int(i64::try_from(self.sightings).unwrap_or(i64::MAX)),
        ]
    }
}

impl Record for EntryRow<'_> {
    const NAME: &'static str = "entry";
    const COLUMNS: &'static [Column] = &[
        always("page", Type::Text),
        always("position", Type::Int),
        maybe("title", Type::Text),
        maybe("url", Type::Text),
        maybe("summary", Type::Text),
        always("truncated", Type::Bool),
        maybe("content_text", Type::Text),
        maybe("date_published", Type::Text),
        maybe("date_text", Type::Text),
        maybe("date_basis", Type::Text),
        maybe("date_earliest", Type::Day),
        maybe("date_latest", Type::Day),
        always("authors", Type::Texts),
        always("kind", Type::Text),
        maybe("image", Type::Text),
        always("tags", Type::Texts),
        maybe("section", Type::Text),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let entry: &Entry = self.entry;
        vec![
            text(self.page),
            Cell::Int(entry.position.into()),
            maybe_text(&entry.title),
            maybe_text(&entry.url),
            maybe_text(&entry.summary),
            Cell::Bool(entry.truncated),
            maybe_text(&entry.content_text),
            shown(entry.date_published),
            maybe_text(&entry.date_text),
            basis(entry.date_basis),
            day(entry.date_earliest),
            day(entry.date_latest),
            names(&entry.authors),
            text(entry.kind.name()),
            maybe_text(&entry.image),
            Cell::Texts(entry.tags.iter().map(String::as_str).collect()),
            maybe_text(&entry.section),
        ]
    }
}

fn text(value: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(value))
}

fn maybe_text(value: &Option<String>) -> Cell<'_> {
    value.as_deref().map_or(Cell::Null, text)
}

fn shown<'a>(value: Option<impl ToString>) -> Cell<'a> {
    value.map_or(Cell::Null, |value| Cell::Text(Cow::Owned(value.to_string())))
}

fn day<'a>(value: Option<Date>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Day)
}

fn names(authors: &[Author]) -> Cell<'_> {
    Cell::Texts(authors.iter().map(|author| author.name.as_str()).collect())
}

fn basis<'a>(value: Option<DateBasis>) -> Cell<'a> {
    value.map_or(Cell::Null, |value| text(basis_name(value)))
}

/// The name that the formats use for a date basis.
#[must_use]
pub fn basis_name(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Attribute => "attribute",
        DateBasis::Text => "text",
        DateBasis::Url => "url",
        DateBasis::Context => "context",
        DateBasis::Order => "order",
        DateBasis::Seen => "seen",
    }
}
