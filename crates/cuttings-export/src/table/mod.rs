//! Tables: one row an article, or one row an entry, in CSV, JSON lines or Parquet.
//!
//! The rows come from an iterator and go out as they come; nothing holds more than one row group of
//! Parquet. JSON lines are the rows as they are, CSV and Parquet are flattened by [`mod@column`].

pub mod column;
mod csv_file;
mod jsonl;
mod parquet_file;

use std::io::Write;

use cuttings_archive::ArticleRow;
use cuttings_extract::Entry;
use serde::Serialize;

use crate::Error;
use column::Record;

/// The table formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Comma-separated values, RFC 4180, UTF-8.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// Parquet.
    Parquet,
}

/// Writes article rows in a table format, a batch at a time, without holding them all. Gives how many
/// it wrote; stops at the first row that is an error.
pub fn write_articles<W: Write + Send, E: From<Error>>(
    out: W,
    format: Table,
    rows: &mut dyn Iterator<Item = Result<ArticleRow, E>>,
) -> Result<u64, E> {
    write_table(out, format, rows)
}

/// An entry with the page that it stands on, as a row.
#[derive(Clone, Debug, Serialize)]
pub struct EntryRow<'a> {
    /// The page's address, or the path of the file it was read from.
    pub page: &'a str,
    /// The entry.
    #[serde(flatten)]
    pub entry: &'a Entry,
}

/// Writes entry rows in a table format. Gives how many it wrote.
pub fn write_entries<W: Write + Send>(
    out: W,
    format: Table,
    rows: &mut dyn Iterator<Item = EntryRow<'_>>,
) -> Result<u64, Error> {
    write_table(out, format, rows.map(Ok::<_, Error>))
}

/// Takes rows one after the other; nothing is complete before `finish`.
trait Sink<R> {
    fn row(&mut self, row: &R) -> Result<(), Error>;
    fn finish(self) -> Result<(), Error>;
}

fn write_table<W, R, E>(
    out: W,
    format: Table,
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E>
where
    W: Write + Send,
    R: Record + Serialize,
    E: From<Error>,
{
    match format {
        Table::Csv => drain(csv_file::CsvFile::start::<R>(out)?, rows),
        Table::Jsonl => drain(jsonl::Lines::start(out), rows),
        Table::Parquet => drain(parquet_file::ParquetFile::start::<R>(out)?, rows),
    }
}

fn drain<R, E: From<Error>>(
    mut sink: impl Sink<R>,
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E> {
    let mut count = 0;
    for row in rows {
        sink.row(&row?)?;
        count += 1;
    }
    sink.finish()?;
    Ok(count)
}

#[cfg(test)]
mod tests;
