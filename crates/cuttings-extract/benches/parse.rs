//! How long it takes to parse real pages, beside html5ever.

#![expect(clippy::print_stderr, reason = "it tells the ratio, and what it skipped")]

#[path = "../tests/pages/mod.rs"]
mod pages;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use cuttings_extract::dom::Dom;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let Some(pages) = pages::all(false) else {
        eprintln!("skipped: no shared pages");
        return;
    };
    let bytes = pages.iter().map(|(_, page)| page.len() as u64).sum();
    let ours = || pages.iter().map(|(_, page)| Dom::parse(page).len()).sum::<usize>();
    let theirs = || {
        let parse = |page: &String| scraper::Html::parse_document(page).tree.values().count();
        pages.iter().map(|(_, page)| parse(page)).sum::<usize>()
    };

    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("cuttings", |bencher| bencher.iter(|| black_box(ours())));
    group.bench_function("html5ever with scraper", |bencher| bencher.iter(|| black_box(theirs())));
    group.finish();
    criterion.final_summary();

    let (ours, theirs) = (best_of(5, ours), best_of(5, theirs));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    eprintln!(
        "{} pages, {bytes} bytes: {ours:?} against {theirs:?}, ratio {ratio:.3}",
        pages.len()
    );
}

fn best_of(runs: u32, work: impl Fn() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}
