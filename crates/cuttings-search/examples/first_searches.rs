//! How long first searches take in an index that the example `scale` has filled, common words and rare ones:
//! `cargo run --release -p cuttings-search --example first_searches -- DIRECTORY/index`
//!
//! Prints milliseconds until the answer is there (the median of some searches) and, where the system tells it (Linux),
//! of processor time. Answers are kept, so each search is made another one by a word that no article has, and that
//! none may have.

use std::path::Path;
use std::time::{Duration, Instant};

use cuttings_search::{Index, Request};

/// How often each search is made.
const TIMES: usize = 9;

type Failure = Box<dyn std::error::Error>;

/// A word of the example `scale`; the first are the most common.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ka",
        "le",
    ];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[rank % 16]);
        rank /= 16;
        if rank == 0 {
            return word;
        }
    }
}

/// The processor time of this process (proc(5), in hundredths of a second).
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let ticks = stat.rsplit(')').next()?.split_whitespace().skip(11).take(2);
    Some(Duration::from_millis(
        ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10,
    ))
}

#[expect(clippy::print_stdout, reason = "this is what the example is for")]
fn main() -> Result<(), Failure> {
    let directory = std::env::args().nth(1).ok_or("name the directory of an index")?;
    let index = Index::open(Path::new(&directory))?;
    // What all articles count as is worked out once.
    index.facets("zyx")?;
    let ranks: [&[usize]; 12] = [
        &[1],
        &[2],
        &[4],
        &[10],
        &[40],
        &[1000],
        &[1, 2],
        &[1, 4],
        &[2, 10],
        &[4, 40],
        &[10, 40],
        &[40, 1000],
    ];
    for ranks in ranks {
        let words: Vec<String> = ranks.iter().map(|&rank| word(rank)).collect();
        let query = words.join(" ");
        let (mut times, mut total, mut counted) = (Vec::new(), 0, 0);
        let before = processor_time();
        for time in 0..TIMES {
            let another = format!("{query} -zyx{time}");
            let request = Request { query: &another, limit: 20, ..Request::default() };
            let begun = Instant::now();
            let (found, facets) = index.search_and_count(&request)?;
            times.push(begun.elapsed());
            (total, counted) = (found.total, facets.outlets.len());
        }
        let busy =
            processor_time().zip(before).map(|(after, before)| (after - before) / TIMES as u32);
        times.sort_unstable();
        println!(
            "{query:<12} {total:>7} found of {counted:>3} outlets: {:>6.1} ms, {:>6.1} ms of processor time",
            times[TIMES / 2].as_secs_f64() * 1000.0,
            busy.unwrap_or_default().as_secs_f64() * 1000.0,
        );
    }
    Ok(())
}
