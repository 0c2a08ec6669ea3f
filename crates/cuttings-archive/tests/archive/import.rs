use cuttings_archive::{ArticleRow, ImportRow, Snapshot};
use cuttings_extract::{Author, DateBasis, Entry, EntryKind};
use jiff::civil::date;

use crate::pages::{LISTING, Scratch, entry, may, page, scratch};

fn import(scratch: &Scratch, rows: &[ImportRow], digest: &str) -> cuttings_archive::Filed {
    let snapshot = Snapshot {
        digest: digest.to_owned(),
        url: "file:///export.jsonl".to_owned(),
        fetched_at: may(20),
        outlet: None,
        content_type: None,
        warc: None,
    };
    scratch.archive.file_rows(rows, &snapshot).unwrap()
}

/// Rows as they come out of JSON lines and go in again.
fn exported(scratch: &Scratch) -> Vec<ImportRow> {
    let line = |row: &ArticleRow| serde_json::to_string(row).unwrap();
    scratch.all().iter().map(|row| serde_json::from_str(&line(row)).unwrap()).collect()
}

fn without_ids(rows: Vec<ArticleRow>) -> Vec<ArticleRow> {
    rows.into_iter().map(|row| ArticleRow { id: 0, ..row }).collect()
}

fn filled() -> Scratch {
    let scratch = scratch();
    let rich = Entry {
        date_published: Some("2024-05-01T08:00:00+02:00".parse().unwrap()),
        date_basis: Some(DateBasis::Attribute),
        date_text: Some("1 May".to_owned()),
        authors: vec![Author { name: "Ada Quay".to_owned() }],
        kind: EntryKind::Video,
        tags: vec!["ports".to_owned(), "ships".to_owned()],
        section: Some("Local".to_owned()),
        image: Some("https://www.harbour-post.example/a.jpg".to_owned()),
        content_text: Some("Ships.\n\nAgain.".to_owned()),
        ..entry("Harbour reopens", "https://www.harbour-post.example/a", "Ships again…")
    };
    let ranged = Entry {
        date_basis: Some(DateBasis::Order),
        date_earliest: Some(date(2024, 4, 1)),
        date_latest: Some(date(2024, 4, 9)),
        ..entry("Ferry fares rise", "https://www.harbour-post.example/b", "")
    };
    let bare = entry("Gulls return to the pier", "", "They were missed by all who had fed them.");
    let mut listing = page(vec![rich, ranged, bare.clone()]);
    listing.language = Some("en-GB".to_owned());
    scratch.file(LISTING, may(3), &listing);
    scratch.file(&format!("{LISTING}?all"), may(3), &page(vec![bare]));
    scratch.file("file:///dump.txt", may(4), &page(vec![entry("", "", "A teaser alone, uncut")]));
    scratch
}

#[test]
fn what_is_exported_and_imported_is_the_same() {
    let (from, to) = (filled(), scratch());
    let filed = import(&to, &exported(&from), "sha256:1");
    assert_eq!((filed.sightings, filed.new_articles), (4, 4));
    assert_eq!(without_ids(to.all()), without_ids(from.all()));
    to.assert_sound();
    let again = scratch();
    import(&again, &exported(&to), "sha256:1");
    assert_eq!(again.all(), to.all());
}

#[test]
fn rows_that_are_there_change_nothing() {
    let scratch = filled();
    let (rows, counts) = (scratch.all(), scratch.archive.counts().unwrap());
    let filed = import(&scratch, &exported(&scratch), "sha256:1");
    assert_eq!((filed.new_snapshot, filed.sightings), (false, 0));
    assert_eq!(scratch.all(), rows);
    assert_eq!(scratch.archive.counts().unwrap(), counts);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let scratch = scratch();
    let row = ImportRow { title: Some("Harbour reopens".to_owned()), ..ImportRow::default() };
    assert!(import(&scratch, std::slice::from_ref(&row), "sha256:1").new_snapshot);
    assert!(!import(&scratch, &[row], "sha256:1").new_snapshot);
    assert_eq!(scratch.only().sightings, 1);
}

#[test]
fn a_row_needs_only_a_title_or_a_summary() {
    let scratch = scratch();
    let lines = [r#"{"title": "Harbour reopens"}"#, r#"{"summary": "Ships again"}"#, "{}"];
    let rows: Vec<ImportRow> =
        lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(import(&scratch, &rows, "sha256:1").new_articles, 2);
    let all = scratch.all();
    assert_eq!((all[0].outlet.as_str(), all[0].first_seen), ("unknown", may(20)));
    let outlets = scratch.archive.outlets().unwrap();
    assert_eq!(outlets.len(), 1);
}

#[test]
fn a_row_that_says_more_adds_to_its_article() {
    let scratch = filled();
    let more = ImportRow {
        url: Some("https://www.harbour-post.example/b".to_owned()),
        date_published: Some("2024-04-05".parse().unwrap()),
        ..ImportRow::default()
    };
    let filed = import(&scratch, &[more], "sha256:1");
    assert_eq!((filed.new_articles, filed.changed_articles), (0, 1));
    let article = &scratch.all()[1];
    assert_eq!(article.date_published.unwrap().to_string(), "2024-04-05");
    assert_eq!(article.title.as_deref(), Some("Ferry fares rise"));
    scratch.assert_sound();
}
