//! Reads the sample press and compares every page with what it should give.
//!
//! The truth is `samples/expected.jsonl`, a line a page. What the reader is known to get wrong stands
//! in `samples/known-misses.txt`, a line a miss: a miss that is not there fails the test, and so does
//! a line that is no miss any more. `CUTTINGS_UPDATE=1` writes the file anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cuttings_extract::{Entry, Hint, Page, read};
use cuttings_fetch::tree;
use serde::Deserialize;

#[derive(Deserialize)]
struct ExpectedPage {
    path: String,
    url: Option<String>,
    kind: String,
    next: Option<String>,
    entries: Vec<ExpectedEntry>,
}

#[derive(Deserialize)]
struct ExpectedEntry {
    title: String,
    url: Option<String>,
    date: Option<String>,
    truncated: bool,
    kind: String,
    section: Option<String>,
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

fn page(path: &str) -> (Option<String>, Page) {
    let url = tree::address(&Path::new("press").join(path)).map(String::from);
    let body = fs_err::read(samples().join("press").join(path)).unwrap();
    let hint = Hint {
        url: url.as_deref(),
        content_type: None,
        reference_time: Some("2026-03-16T08:00:00Z".parse().unwrap()),
        ..Hint::default()
    };
    let page = read(&body, &hint);
    (url, page)
}

/// What differs, in words.
fn misses(expected: &ExpectedPage) -> Vec<String> {
    let (url, page) = page(&expected.path);
    assert_eq!(url, expected.url, "the address of {}", expected.path);
    let mut misses = Vec::new();
    let mut compare = |what: &str, got: Option<String>, wanted: Option<String>| {
        if got != wanted {
            let show = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
            misses.push(format!(
                "{}: {what}: wanted {}, got {}",
                expected.path,
                show(wanted),
                show(got)
            ));
        }
    };
    let kind = serde_json::to_value(page.kind).unwrap();
    compare("kind", kind.as_str().map(str::to_owned), Some(expected.kind.clone()));
    compare("next", page.next.clone(), expected.next.clone());
    // What an article page lists beside its article is not its business.
    if expected.kind == "article" {
        return misses;
    }
    let count = |count: usize| Some(count.to_string());
    compare("number of entries", count(page.entries.len()), count(expected.entries.len()));
    for (index, wanted) in expected.entries.iter().enumerate() {
        let found = page.entries.iter().find(|entry| is_of(entry, wanted));
        let Some(found) = found else {
            compare("entry", None, Some(wanted.title.clone()));
            continue;
        };
        let what = |field: &str| format!("{field} of entry {}", index + 1);
        compare(&what("title"), found.title.clone(), Some(wanted.title.clone()));
        let day = found.date_published.map(|date| date.day().to_string());
        compare(&what("date"), day, wanted.date.clone());
        let text = |truncated: bool| Some(if truncated { "cut" } else { "whole" }.to_owned());
        compare(&what("teaser"), text(found.truncated), text(wanted.truncated));
        compare(&what("kind"), Some(found.kind.name().to_owned()), Some(wanted.kind.clone()));
        if wanted.section.is_some() {
            compare(&what("section"), found.section.clone(), wanted.section.clone());
        }
    }
    misses
}

fn is_of(found: &Entry, wanted: &ExpectedEntry) -> bool {
    match &wanted.url {
        Some(url) => found.url.as_ref() == Some(url),
        None => found.title.as_ref() == Some(&wanted.title),
    }
}

#[test]
fn the_sample_press_is_read_as_expected() {
    let text = fs_err::read_to_string(samples().join("expected.jsonl")).unwrap();
    let pages: Vec<ExpectedPage> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: BTreeSet<String> = pages.iter().flat_map(misses).collect();
    let list = samples().join("known-misses.txt");
    if std::env::var_os("CUTTINGS_UPDATE").is_some() {
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        fs_err::write(&list, lines.join("\n") + "\n").unwrap();
    }
    let known = fs_err::read_to_string(&list).unwrap();
    let known: BTreeSet<String> =
        known.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty(), "new misses:\n{new:#?}");
    assert!(gone.is_empty(), "no misses any more (take them off the list):\n{gone:#?}");
}
