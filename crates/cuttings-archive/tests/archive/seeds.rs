//! Real text dumps, where they are at hand.

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
        let hint = Hint { url: Some(&url), content_type: Some("text/plain"), reference_time: None };
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
