//! Real text dumps, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cuttings_archive::Snapshot;
use cuttings_extract::{Hint, Page, read};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::pages::{Scratch, scratch};

fn shared() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("CUTTINGS_SHARED") {
        return Some(given.into());
    }
    let ancestors = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let shared = ancestors.map(|ancestor| ancestor.join("shared"));
    shared.into_iter().find(|folder| folder.join("pressbench").is_dir())
}

/// The folder of real pages; says so where there is none.
#[expect(clippy::print_stderr, reason = "a test that cannot run has to say so")]
pub(crate) fn shared_or_skip() -> Option<PathBuf> {
    let shared = shared();
    if shared.is_none() {
        eprintln!("skipped: no folder 'shared' with real pages beside this checkout");
    }
    shared
}

/// The pages of the dumps, with their snapshots.
fn dumps_or_skip() -> Option<Vec<(Snapshot, Page)>> {
    let mut files: Vec<PathBuf> = fs_err::read_dir(shared_or_skip()?.join("seeds"))
        .unwrap()
        .filter_map(|item| Some(item.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let dump = |path: &PathBuf| {
        let bytes = fs_err::read(path).unwrap();
        let url = format!("file://{}", path.display());
        let hint = Hint { url: Some(&url), content_type: Some("text/plain"), ..Hint::default() };
        let digest = Sha256::digest(&bytes);
        let snapshot = Snapshot {
            digest: format!("sha256:{}", data_encoding::HEXLOWER.encode(&digest)),
            url: url.clone(),
            fetched_at: "2024-05-01T12:00:00Z".parse::<Timestamp>().unwrap(),
            outlet: None,
            content_type: None,
            warc: None,
        };
        (snapshot, read(&bytes, &hint))
    };
    Some(files.iter().map(dump).collect())
}

fn assert_filed(scratch: &Scratch) {
    let counts = scratch.archive.counts().unwrap();
    assert_eq!((counts.sightings, counts.articles), (57, 56));
    assert_the_copy_and_no_other(scratch);
    assert_the_stories_and_no_others(scratch);
    for article in scratch.all() {
        assert!(article.date_earliest.is_some() || article.date_latest.is_some(), "{article:?}");
    }
    scratch.assert_sound();
}

/// A piece on an exposé stands in two dumps, once without its headline and with another opening; two
/// more are about the same events in other words.
fn assert_the_copy_and_no_other(scratch: &Scratch) {
    let rows = scratch.all();
    let about = |words: &str| {
        let of = |row: &&cuttings_archive::ArticleRow| {
            row.summary.as_deref().is_some_and(|summary| summary.contains(words))
        };
        rows.iter().find(of).unwrap()
    };
    let original = about("Last September, Western politicians");
    let copy = about("On 26 September 2022, news broke");
    let copies: Vec<(i64, Option<i64>)> =
        rows.iter().filter(|row| row.copy_of.is_some()).map(|row| (row.id, row.copy_of)).collect();
    assert_eq!(copies, [(copy.id, Some(original.id))]);
    let others = [about("In an incredible about face"), about("The plot thickens!")];
    for other in others {
        assert_eq!((other.story, other.copy_of), (original.story, None), "{other:?}");
    }
    assert!(original.story.is_some() && copy.story == original.story);
}

/// Two pieces each on a trial and on a meeting, and four on an explosion, are stories. What has no more in common than
/// a country is none.
fn assert_the_stories_and_no_others(scratch: &Scratch) {
    let mut stories: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for row in scratch.all() {
        let text = [row.title, row.summary].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if let Some(story) = row.story {
            stories.entry(story).or_default().push(text);
        }
    }
    let subjects = [("Kagarlitsky", 2), ("Banderite fascism", 2), ("Nord Stream", 4)];
    assert_eq!(stories.len(), subjects.len(), "{stories:#?}");
    for (subject, articles) in subjects {
        let is_of = |texts: &&Vec<String>| texts.iter().all(|text| text.contains(subject));
        let told = stories.values().find(is_of);
        assert_eq!(told.map(Vec::len), Some(articles), "{subject}");
    }
}

#[test]
fn the_dumps_filed_under_no_name_are_57_sightings_of_56_articles() {
    let Some(dumps) = dumps_or_skip() else { return };
    let scratch = scratch();
    for (snapshot, page) in &dumps {
        scratch.archive.file(snapshot, page).unwrap();
    }
    assert_filed(&scratch);
}

#[test]
fn the_dumps_filed_under_three_names_are_57_sightings_of_56_articles() {
    let Some(dumps) = dumps_or_skip() else { return };
    let scratch = scratch();
    let outlets = ["A", "A", "B", "A", "C"];
    for ((snapshot, page), outlet) in dumps.into_iter().zip(outlets) {
        let snapshot = Snapshot { outlet: Some(outlet.to_owned()), ..snapshot };
        scratch.archive.file(&snapshot, &page).unwrap();
        scratch.archive.file(&snapshot, &page).unwrap();
    }
    assert_filed(&scratch);
    assert_eq!(scratch.archive.outlets().unwrap().len(), 3);
}

/// What texts name narrows the days of those around them: two elections, a death, a balloon.
#[test]
fn the_days_that_the_dumps_name_narrow_their_neighbours() {
    let Some(dumps) = dumps_or_skip() else { return };
    let scratch = scratch();
    for (snapshot, page) in &dumps {
        scratch.archive.file(snapshot, page).unwrap();
    }
    let rows = scratch.all();
    let place = |words: &str| {
        let told = |row: &cuttings_archive::ArticleRow| {
            [&row.title, &row.summary].into_iter().flatten().any(|text| text.contains(words))
        };
        rows.iter().position(told).unwrap()
    };
    let days = |place: usize| {
        let row = &rows[place];
        [row.date_earliest, row.date_latest].map(|day| day.map(|day| day.to_string()))
    };
    let between = |first: &str, last: &str| [Some(first.to_owned()), Some(last.to_owned())];
    // "Last Sunday, 5 February", a year in which that is a Sunday, below a day of 2022.
    let vote = place("Ecuadorians went to the polls");
    assert_eq!(days(vote), between("2023-02-05", "2023-02-19"));
    // Those below are no younger, those above no older.
    assert_eq!(days(vote + 1)[1].as_deref(), Some("2023-02-19"));
    let balloon = place("In early February of 2023");
    assert!(days(balloon)[0].as_deref() >= Some("2022-12-03"), "{:?}", days(balloon));
    // "On Friday 17 February", above it.
    let riots = place("The situation exploded in Suriname");
    assert_eq!(days(riots)[1].as_deref(), Some("2023-06-17"));
    assert_eq!(days(riots + 1)[1].as_deref(), Some("2023-06-17"));
    // "On Friday, January 27", at the end of a list that has just come to February 2023.
    assert_eq!(days(place("Protests began in Memphis")), between("2022-11-28", "2023-02-19"));
    // The year in which a life ended, told of in that week; all above it are younger.
    let death = place("Mikhail Gorbachev");
    assert_eq!(days(death), between("2022-01-01", "2023-01-08"));
    let in_dump = rows.iter().filter(|row| row.date_earliest == rows[death].date_earliest).count();
    assert!(in_dump >= 12, "{in_dump}");
    // "20 years ago" dates nothing by itself.
    assert!(days(place("invasion of Iraq began 20 years ago"))[0].as_deref() > Some("2022"));
    for row in &rows {
        let told: Vec<cuttings_archive::Clue> = scratch.archive.clues(row.id).unwrap();
        assert!(told.iter().any(|clue| clue.counts), "{row:?}");
    }
}
