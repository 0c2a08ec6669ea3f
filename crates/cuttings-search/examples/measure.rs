//! Measures filing, indexing and searching on invented articles:
//! `cargo run --release -p cuttings-search --example measure -- 100000`

use std::time::{Duration, Instant};

use cuttings_archive::{Archive, Snapshot};
use cuttings_extract::{DateBasis, Entry, Page, PageKind};
use cuttings_search::{Index, Order, Request};

const PAGE: usize = 20;
const VOCABULARY: usize = 40_000;

/// A small generator of numbers, so that every run measures the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }

    /// Words are as uneven as those of real texts: few of them make up most of it.
    fn words(&mut self, count: usize) -> String {
        let word = |numbers: &mut Self| {
            let most = 1 + numbers.next(VOCABULARY);
            word(numbers.next(most))
        };
        (0..count).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }
}

fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["ra", "ko", "tin", "mel", "su", "por", "ben", "al", "ist", "ur", "va", "che"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % 12]);
        number /= 12;
        if number == 0 {
            return word;
        }
    }
}

fn page(numbers: &mut Numbers, first: usize) -> Page {
    let entries = (first..first + PAGE).map(|number| Entry {
        position: (number - first + 1) as u32,
        title: Some(numbers.words(8)),
        url: Some(format!("https://outlet{}.example/news/{number}", number / 5000)),
        summary: Some(numbers.words(40)),
        date_published: Some(
            format!(
                "20{:02}-{:02}-{:02}",
                10 + numbers.next(15),
                1 + numbers.next(12),
                1 + numbers.next(28)
            )
            .parse()
            .unwrap(),
        ),
        date_basis: Some(DateBasis::Text),
        ..Entry::default()
    });
    Page { entries: entries.collect(), language: Some("en".into()), ..Page::new(PageKind::Listing) }
}

fn snapshot(first: usize, visit: &str) -> Snapshot {
    Snapshot {
        digest: format!("sha256:{visit}{first}"),
        url: format!("https://outlet{}.example/page/{first}", first / 5000),
        fetched_at: "2025-01-01T00:00:00Z".parse().unwrap(),
        outlet: None,
        content_type: None,
        warc: None,
    }
}

#[expect(clippy::print_stdout, reason = "this is what the example is for")]
fn main() {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let directory = tempfile::tempdir().unwrap();
    let archive = Archive::open_or_create(directory.path()).unwrap();
    let rate = |count: usize, time: Duration| count as f64 / time.as_secs_f64();

    for (visit, say) in [("1", "new"), ("2", "seen again")] {
        let mut numbers = Numbers(7);
        let start = Instant::now();
        for first in (0..count).step_by(PAGE) {
            archive.file(&snapshot(first, visit), &page(&mut numbers, first)).unwrap();
        }
        println!("filed {count} entries, {say}: {:.0}/s", rate(count, start.elapsed()));
    }
    let size = std::fs::metadata(directory.path().join("archive.sqlite")).unwrap().len();
    println!("database: {} bytes an article", size / count as u64);

    let index = Index::open(&directory.path().join("index")).unwrap();
    let start = Instant::now();
    index.catch_up(&archive, &mut |_| ()).unwrap();
    println!("indexed {count} articles: {:.0}/s", rate(count, start.elapsed()));
    let files = std::fs::read_dir(directory.path().join("index")).unwrap();
    let size: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
    println!("index: {} bytes an article", size / count as u64);

    let (common, rare) = (word(3), word(30_000));
    let two = format!("{} {}", word(40), word(50));
    let phrase = format!("\"{} {}\"", word(3), word(4));
    let prefix = format!("{}*", word(144));
    let filtered = format!("{common} outlet:outlet3.example after:2015 before:2016-06");
    let all = [&common, &rare, &two, &phrase, &prefix, &filtered, &String::new()];
    for query in all {
        for order in [Order::Relevance, Order::Newest] {
            let request = Request { query, order, offset: 0, limit: 20 };
            let total = index.search(&request).unwrap().total;
            let start = Instant::now();
            for _ in 0..20 {
                index.search(&request).unwrap();
            }
            let time = start.elapsed().as_secs_f64() * 1000.0 / 20.0;
            println!("search {query:?} by {order:?}: {total} found, {time:.2} ms");
        }
    }
    let start = Instant::now();
    index.facets("").unwrap();
    println!("facets of everything: {:.2} ms", start.elapsed().as_secs_f64() * 1000.0);
    let start = Instant::now();
    let filter = cuttings_archive::Filter::default();
    for _ in 0..100 {
        archive.articles(&filter).unwrap();
    }
    println!("first page of 50: {:.2} ms", start.elapsed().as_secs_f64() * 10.0);
    let start = Instant::now();
    let problems = archive.check().unwrap();
    println!(
        "check: {:.0} ms, {} problems",
        start.elapsed().as_secs_f64() * 1000.0,
        problems.len()
    );
}
