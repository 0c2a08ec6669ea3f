//! How long it takes to read real pages, whole, each under its own address, on one thread, beside parsing the same
//! bytes with html5ever. Prints pages and bytes a second, the share of parsing and the ratio, of all pages and of each
//! kind, by the best of five runs each.

#![expect(clippy::print_stderr, reason = "it tells the ratio, and what it skipped")]

#[path = "../tests/pages/mod.rs"]
mod pages;

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use cuttings_extract::dom::Dom;
use cuttings_extract::{Hint, read};
use serde_json::Value;

/// What stands for the address of a page that no list names.
const OF_NO_KNOWN_ADDRESS: &str = "https://paper.example/news/";

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    for (name, wcxb) in [("pressbench", false), ("pressbench and wcxb-dev", true)] {
        let Some(pages) = pages::all(wcxb) else {
            eprintln!("skipped: no shared pages");
            return;
        };
        let addresses = addresses(&pages);
        assert!(addresses.len() * 10 > pages.len() * 9, "most pages have an address");
        measure(&mut criterion, name, &pages, &addresses);
    }
    criterion.final_summary();
}

/// The addresses of pages by their files, as the lists of pages beside them tell.
fn addresses(pages: &[(String, String)]) -> HashMap<PathBuf, String> {
    let mut lists: HashMap<PathBuf, PathBuf> = HashMap::new();
    for (file, _) in pages {
        for folder in Path::new(file).ancestors().skip(1) {
            for (list, of) in
                [("listings.jsonl", "pages"), ("articles.jsonl", "pages"), ("truth.jsonl", "html")]
            {
                lists.insert(folder.join(list), folder.join(of));
            }
        }
    }
    let mut addresses = HashMap::new();
    for (list, folder) in lists {
        let Ok(text) = std::fs::read_to_string(list) else { continue };
        for page in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let file = match (page["path"].as_str(), page["id"].as_str()) {
                (Some(path), _) => folder.join(path),
                (None, Some(id)) => folder.join(format!("{id}.html.gz")),
                (None, None) => continue,
            };
            addresses.extend(page["url"].as_str().map(|url| (file, url.to_owned())));
        }
    }
    addresses
}

fn measure(
    criterion: &mut Criterion,
    name: &str,
    pages: &[(String, String)],
    addresses: &HashMap<PathBuf, String>,
) {
    let bytes: u64 = pages.iter().map(|(_, page)| page.len() as u64).sum();
    let read_one = |(file, page): &(String, String)| {
        let url = addresses.get(Path::new(file)).map_or(OF_NO_KNOWN_ADDRESS, String::as_str);
        read(page.as_bytes(), &Hint { url: Some(url), ..Hint::default() })
    };
    let whole = || -> usize { pages.iter().map(|page| read_one(page).entries.len()).sum() };
    let parse = || -> usize { pages.iter().map(|(_, page)| Dom::parse(page).len()).sum() };
    let floor = || -> usize { pages.iter().map(|(_, page)| parse_with_html5ever(page)).sum() };

    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("read", |bencher| bencher.iter(|| black_box(whole())));
    group.finish();

    let (whole, parse, floor) = (best_of(5, whole), best_of(5, parse), best_of(5, floor));
    let per_second = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    eprintln!(
        "{name}: {} pages, {:.1} MB. read {:.0} pages/s, {:.1} MB/s; of this parsing {:.0}%. \
         html5ever alone {:.1} MB/s. ratio {:.2}",
        pages.len(),
        bytes as f64 / 1e6,
        pages.len() as f64 / whole.as_secs_f64(),
        per_second(whole),
        100.0 * parse.as_secs_f64() / whole.as_secs_f64(),
        per_second(floor),
        whole.as_secs_f64() / floor.as_secs_f64(),
    );

    let mut kinds: BTreeMap<String, Vec<&(String, String)>> = BTreeMap::new();
    for page in pages {
        kinds.entry(format!("{:?}", read_one(page).kind)).or_default().push(page);
    }
    for (kind, pages) in kinds.into_iter().filter(|(_, pages)| pages.len() >= FEWEST) {
        let whole = || pages.iter().map(|&page| read_one(page).entries.len()).sum();
        let floor = || pages.iter().map(|(_, page)| parse_with_html5ever(page)).sum();
        let ratio = best_of(5, whole).as_secs_f64() / best_of(5, floor).as_secs_f64();
        eprintln!("{name}: {} read as {kind}: ratio {ratio:.2}", pages.len());
    }
}

/// Fewer pages are read too soon for the processor's clock.
const FEWEST: usize = 100;

fn parse_with_html5ever(page: &str) -> usize {
    scraper::Html::parse_document(page).tree.values().count()
}

fn best_of(runs: u32, work: impl Fn() -> usize) -> Duration {
    let time = |_| {
        let (start, on_processor) = (Instant::now(), processor_time());
        black_box(work());
        match on_processor.zip(processor_time()) {
            Some((before, after)) => after.saturating_sub(before),
            None => start.elapsed(),
        }
    };
    (0..runs).map(time).min().unwrap_or_default()
}

/// How long this thread has been on a processor, where the system tells (Linux): on a busy machine the
/// clock on the wall tells more of the neighbours than of the work.
fn processor_time() -> Option<Duration> {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
