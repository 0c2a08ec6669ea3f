//! Invented pages and snapshots to file.

use cuttings_archive::{Archive, ArticleRow, Filed, Filter, Order, Snapshot};
use cuttings_extract::{Entry, Page, PageKind};
use jiff::Timestamp;
use tempfile::TempDir;

pub(crate) const LISTING: &str = "https://www.harbour-post.example/news/";

/// An archive in a directory of its own.
pub(crate) struct Scratch {
    pub(crate) archive: Archive,
    pub(crate) directory: TempDir,
}

pub(crate) fn scratch() -> Scratch {
    let directory = tempfile::tempdir().unwrap();
    Scratch { archive: Archive::open_or_create(directory.path()).unwrap(), directory }
}

pub(crate) fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

/// Noon of a day of May 2024.
pub(crate) fn may(day: u32) -> Timestamp {
    at(&format!("2024-05-{day:02}T12:00:00Z"))
}

pub(crate) fn entry(title: &str, url: &str, summary: &str) -> Entry {
    let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Entry {
        title: told(title),
        url: told(url),
        summary: told(summary),
        truncated: summary.ends_with('…'),
        ..Entry::default()
    }
}

pub(crate) fn page(entries: Vec<Entry>) -> Page {
    let mut page = Page { entries, ..Page::new(PageKind::Listing) };
    for (entry, position) in page.entries.iter_mut().zip(1..) {
        entry.position = position;
    }
    page
}

/// A snapshot whose digest stands for what is on the page.
pub(crate) fn snapshot(url: &str, fetched_at: Timestamp, page: &Page) -> Snapshot {
    let content = serde_json::to_vec(page).unwrap();
    let digest = content.iter().fold(0_u64, |sum, &byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(5)
    });
    Snapshot {
        digest: format!("sha256:{digest:064x}"),
        url: url.to_owned(),
        fetched_at,
        outlet: None,
        content_type: None,
        warc: None,
    }
}

impl Scratch {
    /// Files a page under an address, as fetched at a time.
    pub(crate) fn file(&self, url: &str, fetched_at: Timestamp, page: &Page) -> Filed {
        self.archive.file(&snapshot(url, fetched_at, page), page).unwrap()
    }

    pub(crate) fn all(&self) -> Vec<ArticleRow> {
        let filter = Filter { order: Order::Id, limit: 10_000, ..Filter::default() };
        self.archive.articles(&filter).unwrap().articles
    }

    /// The only article of the archive.
    pub(crate) fn only(&self) -> ArticleRow {
        let mut all = self.all();
        assert_eq!(all.len(), 1, "{all:#?}");
        all.remove(0)
    }

    pub(crate) fn assert_sound(&self) {
        assert_eq!(self.archive.check().unwrap(), Vec::<String>::new());
    }
}
