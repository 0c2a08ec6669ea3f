//! How long it takes to read real pages, whole, on one thread, beside parsing the same bytes with
//! html5ever. Prints pages and bytes a second, the share of parsing and the ratio, by the best of five
//! runs each.

#![expect(clippy::print_stderr, reason = "it tells the ratio, and what it skipped")]

#[path = "../tests/pages/mod.rs"]
mod pages;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use cuttings_extract::dom::Dom;
use cuttings_extract::{Hint, read};

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    for (name, wcxb) in [("pressbench", false), ("pressbench and wcxb-dev", true)] {
        let Some(pages) = pages::all(wcxb) else {
            eprintln!("skipped: no shared pages");
            return;
        };
        measure(&mut criterion, name, &pages);
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, name: &str, pages: &[(String, String)]) {
    let bytes: u64 = pages.iter().map(|(_, page)| page.len() as u64).sum();
    let hint = Hint { url: Some("https://paper.example/news/"), ..Hint::default() };
    let whole = || -> usize {
        pages.iter().map(|(_, page)| read(page.as_bytes(), &hint).entries.len()).sum()
    };
    let parse = || -> usize { pages.iter().map(|(_, page)| Dom::parse(page).len()).sum() };
    let floor = || -> usize {
        let parse = |page: &String| scraper::Html::parse_document(page).tree.values().count();
        pages.iter().map(|(_, page)| parse(page)).sum()
    };

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
