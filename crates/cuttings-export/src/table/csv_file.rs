//! CSV as RFC 4180 has it: a header line, CRLF, quotes where needed; UTF-8 without a byte order mark.
//!
//! A cell that is not there is empty, lists are joined with "; ", days are `YYYY-MM-DD`, instants RFC
//! 3339 in UTC, booleans `true` and `false`.
//!
//! The texts come from strangers, and spreadsheets run a cell that begins like a formula. So a text
//! that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return gets an
//! apostrophe in front, as OWASP's "CSV Injection" page advises. This is the one place where an export
//! differs from what was seen: whoever needs each text to the letter takes JSON lines or Parquet.

use std::borrow::Cow;
use std::io::Write;

use super::Sink;
use super::column::{Cell, Record};
use crate::Error;

pub(super) struct CsvFile<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvFile<W> {
    pub(super) fn start<R: Record>(out: W) -> Result<Self, Error> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(R::COLUMNS.iter().map(|column| column.name))?;
        Ok(Self { out })
    }
}

impl<W: Write, R: Record> Sink<R> for CsvFile<W> {
    fn row(&mut self, row: &R) -> Result<(), Error> {
        for cell in row.cells() {
            self.out.write_field(written(cell).as_bytes())?;
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }
}

fn written(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Null => Cow::Borrowed(""),
        Cell::Int(value) => value.to_string().into(),
        Cell::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Cell::Text(value) => no_formula(value),
        Cell::Day(value) => value.to_string().into(),
        Cell::Instant(value) => value.to_string().into(),
        Cell::Texts(values) => no_formula(values.join("; ").into()),
    }
}

fn no_formula(text: Cow<'_, str>) -> Cow<'_, str> {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
    if text.starts_with(STARTS) { format!("'{text}").into() } else { text }
}
