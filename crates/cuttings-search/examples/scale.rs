//! Fills an archive with invented articles and measures it: the rate of filing at the start and at the
//! end, the time of searches while filing goes on, the room on disk. The rate is by processor time where the
//! system tells it (Linux), so that what else the machine does hardly counts, and by the clock elsewhere.
//!
//! `cargo run --release -p cuttings-search --example scale -- 1000000 [DIRECTORY [PAGES]]`
//!
//! So many pages are filed in one transaction; where nothing is said 64, as a backfill or an import files them.
//! The articles come as pages of 25 entries of 400 outlets, day by day. Their words follow Zipf's law over
//! a vocabulary of 200,000, and so do the four names of each; one in three is about an event that others report too,
//! one in forty is copied.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use cuttings_archive::{Archive, FileItem, Snapshot};
use cuttings_extract::{DateBasis, Entry, Page, PageKind, When};
use cuttings_search::{Index, Request};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};

const OUTLETS: u64 = 400;
const ENTRIES: usize = 25;
const VOCABULARY: f64 = 200_000.0;
const ARTICLES_A_DAY: usize = 2000;

/// How many pages are filed at once where nothing is said.
const BATCH: usize = 64;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// A word by Zipf's law: the logarithm of its rank is evenly spread.
    fn word(&mut self) -> String {
        let even = self.next() as f64 / u64::MAX as f64;
        spell(VOCABULARY.powf(even) as u64)
    }
}

/// The name of somebody or something that an event is about, by Zipf's law as well: some are in the news every
/// day, most hardly ever.
fn name(event: u64, number: u64) -> String {
    let word = Random(event.wrapping_mul(4).wrapping_add(number)).word();
    word[..1].to_uppercase() + &word[1..]
}

/// A word for a number.
fn spell(mut number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ka",
        "le",
    ];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[(number % 16) as usize]);
        number /= 16;
        if number == 0 {
            return word;
        }
    }
}

/// The entries of one day and what they are about.
struct Press {
    random: Random,
    last: Vec<String>,
}

impl Press {
    fn entry(&mut self, number: usize) -> Entry {
        let random = &mut self.random;
        let day = (number / ARTICLES_A_DAY) as u64;
        // A day has some hundred events; each has names of its own.
        let event = if random.below(3) == 0 {
            day * 300 + random.below(300)
        } else {
            1 << 40 | number as u64
        };
        let names: Vec<String> = (0..4).map(|number| name(event, number)).collect();
        let title = format!("{} {} {} {}", names[0], random.word(), names[1], random.word());
        let summary = if random.below(40) == 0 && !self.last.is_empty() {
            self.last[random.below(self.last.len() as u64) as usize].clone()
        } else {
            let mut words: Vec<String> = (0..34).map(|_| random.word()).collect();
            words.extend(names);
            words.join(" ")
        };
        if self.last.len() > 500 {
            self.last.remove(0);
        }
        self.last.push(summary.clone());
        let published = date(2020, 1, 1).checked_add((day as i32).days()).ok();
        Entry {
            title: Some(title),
            summary: Some(summary),
            date_published: published.map(When::Day),
            date_basis: Some(DateBasis::Text),
            ..Entry::default()
        }
    }

    fn page(&mut self, first: usize) -> (Snapshot, Page) {
        let outlet = self.random.below(OUTLETS);
        let entries = (first..first + ENTRIES).zip(1..).map(|(number, position)| Entry {
            position,
            url: Some(format!("https://outlet-{outlet}.example/{number}")),
            ..self.entry(number)
        });
        let page = Page { entries: entries.collect(), ..Page::new(PageKind::Listing) };
        let day = date(2020, 1, 1)
            .checked_add(((first / ARTICLES_A_DAY) as i32).days())
            .unwrap_or(date(2020, 1, 1));
        let fetched_at: Timestamp = format!("{day}T12:00:00Z").parse().unwrap_or_default();
        let snapshot = Snapshot {
            digest: format!("sha256:{first:064x}"),
            url: format!("https://outlet-{outlet}.example/news/"),
            fetched_at,
            outlet: None,
            content_type: None,
            warc: None,
        };
        (snapshot, page)
    }
}

/// A page of a list, to be filed.
fn item((snapshot, page): &(Snapshot, Page)) -> FileItem<'_> {
    FileItem { snapshot, page, step: None, visit: None, article: None, as_told: false }
}

/// Searches over and over until told to stop; gives how long each took.
fn search(index: &Index, stop: &AtomicBool) -> Result<Vec<Duration>, Failure> {
    let mut random = Random(99);
    let mut times = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let query = format!("{} {}", name(random.below(1 << 20), 0), random.word());
        let started = Instant::now();
        index.search(&Request { query: &query, limit: 20, ..Request::default() })?;
        times.push(started.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(times)
}

/// The processor time that this thread has had; `None` where the system does not tell.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split_whitespace().next()?.parse().ok()?))
}

/// Files so many articles, and tells after each tenth at which rate: the rates, in articles a second.
#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn file(
    archive: &Archive,
    index: &Index,
    press: &mut Press,
    total: usize,
    batch: usize,
) -> Result<Vec<f64>, Failure> {
    let mut rates: Vec<f64> = Vec::new();
    let tenth = (total / 10 / ENTRIES).max(1);
    for part in 0..10 {
        let mut filing = Duration::ZERO;
        let mut numbers = part * tenth..(part + 1) * tenth;
        while !numbers.is_empty() {
            let pages: Vec<(Snapshot, Page)> =
                numbers.by_ref().take(batch).map(|page| press.page(page * ENTRIES)).collect();
            let items: Vec<FileItem<'_>> = pages.iter().map(item).collect();
            let (started, before) = (Instant::now(), processor_time());
            archive.file_all(&items, &[])?;
            let worked = processor_time().zip(before).map(|(after, before)| after - before);
            filing += worked.unwrap_or_else(|| started.elapsed());
        }
        index.catch_up(archive, &mut |_| {})?;
        let rate = (tenth * ENTRIES) as f64 / filing.as_secs_f64();
        println!("{:>8} articles  {rate:>6.0} filed a second", (part + 1) * tenth * ENTRIES);
        rates.push(rate);
    }
    Ok(rates)
}

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let total: usize = args.next().unwrap_or_else(|| "100000".to_owned()).parse()?;
    let scratch = std::env::temp_dir().join(format!("cuttings-scale-{}", std::process::id()));
    let directory = args.next().map_or(scratch, PathBuf::from);
    let batch: usize = args.next().map_or(Ok(BATCH), |pages| pages.parse())?;
    let batch = batch.max(1);
    let archive = Archive::open_or_create(&directory)?;
    let index = Index::open(&directory.join("index"))?;
    let mut press = Press { random: Random(7), last: Vec::new() };
    let stop = AtomicBool::new(false);
    let (rates, times) = std::thread::scope(|scope| -> Result<_, Failure> {
        let searching = scope.spawn(|| search(&index, &stop));
        let rates = file(&archive, &index, &mut press, total, batch);
        // Whether or not all was filed: otherwise it would be waited for without end.
        stop.store(true, Ordering::Relaxed);
        let times = searching.join().map_err(|_| "the searching thread panicked")?;
        Ok((rates?, times?))
    })?;
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or(0.0);
    let ratio = rates.last().zip(rates.first()).map_or(0.0, |(last, first)| last / first);
    println!("rate at the end / at the start: {ratio:.2}");
    println!("{} searches: median {:.1} ms, p99 {:.1} ms", times.len(), at(0.5), at(0.99));
    let size = |file: &str| std::fs::metadata(directory.join(file)).map_or(0, |data| data.len());
    let index_size: u64 = std::fs::read_dir(directory.join("index"))?
        .filter_map(|file| Some(file.ok()?.metadata().ok()?.len()))
        .sum();
    let articles = archive.counts()?.articles.max(1);
    println!(
        "{articles} articles: {} bytes each in the store, {} in the index",
        size("archive.sqlite") / articles,
        index_size / articles
    );
    let stories =
        archive.stories(&cuttings_archive::StoryFilter { limit: 1000, ..Default::default() })?;
    // Were it many more than the three that an event has, names would be shared that should not be.
    let sizes = || stories.iter().map(|story| story.articles);
    println!(
        "newest {} stories: {:.1} articles on average, {} at most",
        stories.len(),
        sizes().sum::<u64>() as f64 / stories.len().max(1) as f64,
        sizes().max().unwrap_or(0)
    );
    Ok(())
}
