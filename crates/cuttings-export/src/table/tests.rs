//! The table formats on the same rows, and read back.

use cuttings_archive::ArticleRow;
use cuttings_extract::{Entry, EntryKind};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, RowAccessor};

use super::{EntryRow, Table, write_articles, write_entries};
use crate::{Error, sample};

fn articles(format: Table, rows: Vec<ArticleRow>) -> Vec<u8> {
    let mut out = Vec::new();
    let count = rows.len() as u64;
    let written =
        write_articles(&mut out, format, &mut rows.into_iter().map(Ok::<_, Error>)).unwrap();
    assert_eq!(written, count);
    out
}

fn sample_in(format: Table) -> Vec<u8> {
    articles(format, vec![sample::dated(), sample::undated(), sample::hostile()])
}

fn read_parquet(bytes: Vec<u8>) -> Vec<parquet::record::Row> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    reader.get_row_iter(None).unwrap().map(Result::unwrap).collect()
}

#[test]
fn csv_is_flat_and_quoted() {
    let csv = String::from_utf8(sample_in(Table::Csv)).unwrap();
    insta::assert_snapshot!(csv.replace("\r\n", "␍\n").replace('\0', "␀"));
}

#[test]
fn csv_never_starts_a_text_like_a_formula() {
    for text in ["=1+1", "+1", "-1", "@x", "\tx", "＝1"] {
        let row = ArticleRow { title: Some(text.to_owned()), ..sample::undated() };
        let csv = articles(Table::Csv, vec![row]);
        let mut reader = csv::Reader::from_reader(&*csv);
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(&record[3], format!("'{text}"));
    }
}

#[test]
fn json_lines_are_the_rows_as_they_are() {
    let lines = String::from_utf8(sample_in(Table::Jsonl)).unwrap();
    let read: Vec<ArticleRow> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, [sample::dated(), sample::undated(), sample::hostile()]);
    insta::assert_snapshot!(lines.lines().next().unwrap());
}

#[test]
fn parquet_has_the_types_that_the_columns_say() {
    let bytes = bytes::Bytes::from(sample_in(Table::Parquet));
    let reader = SerializedFileReader::new(bytes).unwrap();
    let mut text = Vec::new();
    parquet::schema::printer::print_schema(&mut text, reader.metadata().file_metadata().schema());
    insta::assert_snapshot!(String::from_utf8(text).unwrap());
}

#[test]
fn parquet_gives_back_what_was_written() {
    let rows = read_parquet(sample_in(Table::Parquet));
    insta::assert_snapshot!(rows.iter().map(|row| format!("{row}\n")).collect::<String>());
}

#[test]
fn parquet_row_groups_end_before_they_grow_large() {
    let long = "wide words ".repeat(100_000);
    let rows = (0..80)
        .map(|id| ArticleRow { id, content_text: Some(long.clone()), ..sample::dated() })
        .collect();
    let bytes = bytes::Bytes::from(articles(Table::Parquet, rows));
    let reader = SerializedFileReader::new(bytes).unwrap();
    assert_eq!(reader.num_row_groups(), 3);
    assert_eq!(reader.metadata().file_metadata().num_rows(), 80);
}

#[test]
fn every_format_of_no_rows_can_be_read() {
    assert!(articles(Table::Jsonl, Vec::new()).is_empty());
    assert!(String::from_utf8(articles(Table::Csv, Vec::new())).unwrap().starts_with("id,outlet,"));
    assert!(read_parquet(articles(Table::Parquet, Vec::new())).is_empty());
}

#[test]
fn entries_stand_beside_their_page() {
    let entry = Entry {
        position: 1,
        title: Some("Ferry sails".to_owned()),
        kind: EntryKind::Video,
        ..Entry::default()
    };
    let row = || EntryRow { page: "https://gazette.example/news/", entry: &entry };
    for (format, name) in [(Table::Csv, "csv"), (Table::Jsonl, "jsonl")] {
        let mut out = Vec::new();
        write_entries(&mut out, format, &mut [row()].into_iter()).unwrap();
        insta::assert_snapshot!(name, String::from_utf8(out).unwrap().replace('\r', ""));
    }
    let mut out = Vec::new();
    write_entries(&mut out, Table::Parquet, &mut [row(), row()].into_iter()).unwrap();
    let rows = read_parquet(out);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].get_string(2).unwrap(), "Ferry sails");
    assert!(matches!(rows[0].get_column_iter().nth(3).unwrap().1, Field::Null));
}

#[test]
fn a_row_that_fails_ends_the_table_with_its_error() {
    let mut rows =
        [Ok(sample::dated()), Err(Error::Io(std::io::Error::other("disk on fire")))].into_iter();
    let error = write_articles(Vec::new(), Table::Csv, &mut rows).unwrap_err();
    assert!(error.to_string().contains("disk on fire"));
}

#[test]
fn a_full_disk_is_an_error_of_the_output_in_every_format() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in [Table::Csv, Table::Jsonl, Table::Parquet] {
        let mut rows = [Ok::<_, Error>(sample::dated())].into_iter();
        match write_articles(Full, format, &mut rows) {
            Err(Error::Io(error)) => assert_eq!(error.kind(), std::io::ErrorKind::StorageFull),
            other => panic!("{format:?}: {other:?}"),
        }
    }
}
