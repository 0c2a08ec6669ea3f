//! Parquet with typed columns: INT64, BOOLEAN, STRING, DATE, TIMESTAMP(MICROS, UTC), LIST of STRING.
//!
//! Rows are kept column by column until a row group is full, by rows or by bytes, whichever comes
//! first, so that memory stays flat however many rows there are and however long their texts.

use std::io::Write;
use std::sync::Arc;

use jiff::civil::Date;
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{
    SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter,
};
use parquet::schema::parser::parse_message_type;

use super::Sink;
use super::column::{Cell, Column, Record, Type};
use crate::Error;

/// A row group ends after so many rows ...
const GROUP_ROWS: usize = 32 * 1024;
/// ... or after so many bytes of text.
const GROUP_BYTES: usize = 32 * 1024 * 1024;

const EPOCH: Date = Date::constant(1970, 1, 1);

pub(super) struct ParquetFile<W: Write + Send> {
    out: SerializedFileWriter<W>,
    columns: Vec<ColumnBuffer>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> ParquetFile<W> {
    pub(super) fn start<R: Record>(out: W) -> Result<Self, Error> {
        let schema = Arc::new(parse_message_type(&message_type::<R>())?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("cuttings version ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let out = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
        let columns = R::COLUMNS.iter().map(ColumnBuffer::new).collect();
        Ok(Self { out, columns, rows: 0, bytes: 0 })
    }

    fn write_group(&mut self) -> Result<(), Error> {
        if self.rows > 0 {
            let mut group = self.out.next_row_group()?;
            for column in &mut self.columns {
                column.write(&mut group)?;
            }
            group.close()?;
        }
        self.rows = 0;
        self.bytes = 0;
        Ok(())
    }
}

impl<W: Write + Send, R: Record> Sink<R> for ParquetFile<W> {
    fn row(&mut self, row: &R) -> Result<(), Error> {
        for (column, cell) in self.columns.iter_mut().zip(row.cells()) {
            self.bytes += column.push(cell);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Error> {
        self.write_group()?;
        self.out.close()?;
        Ok(())
    }
}

/// The schema in Parquet's own notation. Lists have the three levels of its "LogicalTypes" page.
fn message_type<R: Record>() -> String {
    let fields: String = R::COLUMNS.iter().map(field).collect();
    format!("message {} {{ {fields}}}", R::NAME)
}

fn field(column: &Column) -> String {
    let (name, needed) = (column.name, if column.required { "required" } else { "optional" });
    match column.holds {
        Type::Int => format!("{needed} int64 {name}; "),
        Type::Bool => format!("{needed} boolean {name}; "),
        Type::Text => format!("{needed} binary {name} (STRING); "),
        Type::Day => format!("{needed} int32 {name} (DATE); "),
        Type::Instant => format!("{needed} int64 {name} (TIMESTAMP(MICROS,true)); "),
        Type::Texts => format!(
            "required group {name} (LIST) {{ repeated group list {{ required binary element \
             (STRING); }} }} "
        ),
    }
}

/// The values of one column in the row group that is being filled, with their levels.
struct ColumnBuffer {
    column: &'static Column,
    values: Values,
    /// 1 where there is a value, 0 where there is none.
    definition: Vec<i16>,
    /// 0 where a row begins, 1 where its list goes on. Only lists use it.
    repetition: Vec<i16>,
}

enum Values {
    Int(Vec<i64>),
    Bool(Vec<bool>),
    Day(Vec<i32>),
    Text(Vec<ByteArray>),
}

impl ColumnBuffer {
    fn new(column: &'static Column) -> Self {
        let values = match column.holds {
            Type::Int | Type::Instant => Values::Int(Vec::new()),
            Type::Bool => Values::Bool(Vec::new()),
            Type::Day => Values::Day(Vec::new()),
            Type::Text | Type::Texts => Values::Text(Vec::new()),
        };
        Self { column, values, definition: Vec::new(), repetition: Vec::new() }
    }

    /// Takes a cell in; gives how many bytes of text it has. A cell of another type than the column's
    /// leaves the column short, which `write` then reports.
    fn push(&mut self, cell: Cell<'_>) -> usize {
        match (&mut self.values, cell) {
            (Values::Text(values), Cell::Texts(texts)) => {
                self.definition.push(i16::from(!texts.is_empty()));
                self.definition.extend(texts.iter().skip(1).map(|_| 1));
                self.repetition.push(0);
                self.repetition.extend(texts.iter().skip(1).map(|_| 1));
                values.extend(texts.iter().map(|text| ByteArray::from(*text)));
                return texts.iter().map(|text| text.len()).sum();
            }
            (_, Cell::Null) => {
                self.definition.push(0);
                return 0;
            }
            (Values::Int(values), Cell::Int(value)) => values.push(value),
            (Values::Int(values), Cell::Instant(value)) => values.push(value.as_microsecond()),
            (Values::Bool(values), Cell::Bool(value)) => values.push(value),
            (Values::Day(values), Cell::Day(value)) => values.push(days_since_epoch(value)),
            (Values::Text(values), Cell::Text(value)) => {
                let length = value.len();
                values.push(ByteArray::from(value.into_owned().into_bytes()));
                self.definition.push(1);
                return length;
            }
            _ => return 0,
        }
        self.definition.push(1);
        0
    }

    fn write<W: Write + Send>(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), Error> {
        let mut out = group
            .next_column()?
            .ok_or_else(|| ParquetError::General(format!("no column {}", self.column.name)))?;
        self.write_values(&mut out)?;
        out.close()?;
        self.clear();
        Ok(())
    }

    fn write_values(&self, out: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let list = self.column.holds == Type::Texts;
        let definition = (list || !self.column.required).then_some(&*self.definition);
        let repetition = list.then_some(&*self.repetition);
        match &self.values {
            Values::Int(values) => {
                out.typed::<Int64Type>().write_batch(values, definition, repetition)
            }
            Values::Bool(values) => {
                out.typed::<BoolType>().write_batch(values, definition, repetition)
            }
            Values::Day(values) => {
                out.typed::<Int32Type>().write_batch(values, definition, repetition)
            }
            Values::Text(values) => {
                out.typed::<ByteArrayType>().write_batch(values, definition, repetition)
            }
        }?;
        Ok(())
    }

    fn clear(&mut self) {
        self.definition.clear();
        self.repetition.clear();
        match &mut self.values {
            Values::Int(values) => values.clear(),
            Values::Bool(values) => values.clear(),
            Values::Day(values) => values.clear(),
            Values::Text(values) => values.clear(),
        }
    }
}

fn days_since_epoch(day: Date) -> i32 {
    let days = day.duration_since(EPOCH).as_hours() / 24;
    i32::try_from(days).unwrap_or_default()
}
