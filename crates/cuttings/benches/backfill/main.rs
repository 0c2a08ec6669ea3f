//! How fast chains are followed on this machine, without pauses, compared with reading the same pages
//! from disk: `cargo bench -p cuttings --bench backfill`.
//!
//! Both are the real binary on one reading thread (it is bound to one processor where `taskset` is
//! there), the server on another. Prints pages a second, and the ratio of processor times (a busy machine
//! stretches the long run more than the short one): with all that a backfill does, and without what the search
//! index takes, which is told by making it anew. Followed are
//!
//! - real pages: all chains of Pressbench, where it is on this machine ([`real`]);
//! - an invented chain, which has more entries for its size ([`invented`]).
//!
//! At the end it prints the memory that a chain of 10,000 pages takes: what the program asked for, and with the
//! files that it looks into, which the system can take back. `-- real`, `-- invented` and `-- memory` measure only that.

#[path = "../../tests/cli/environment.rs"]
#[expect(dead_code, reason = "the folder serves three suites, and this one needs less of it")]
mod environment;
mod invented;
mod measure;
#[path = "../../tests/following/outlet.rs"]
#[expect(dead_code, reason = "the outlet serves two suites, and this one needs less of it")]
mod outlet;
#[path = "../../tests/following/pressbench.rs"]
#[expect(dead_code, reason = "the chains serve two suites, and this one needs less of them")]
mod pressbench;
mod real;
#[path = "../../tests/following/site.rs"]
#[expect(dead_code, reason = "the server serves two suites, and this one needs less of it")]
mod site;

use std::path::Path;
use std::time::{Duration, Instant};

use measure::{Memory, Took, best, command, load, run, say};
use outlet::Outlet;
use site::{Reply, Site};
use tempfile::TempDir;

/// Pages of the invented chain that is timed.
const PAGES: usize = 400;

/// Pages of the chain whose memory is measured.
const LONG: usize = 10_000;

/// How often each is run; the quickest counts.
const RUNS: usize = 5;

/// What a backfill is asked for with.
const BACKFILL: [&str; 9] = [
    "add",
    "--quiet",
    "--backfill",
    "--only",
    "list",
    "--pause",
    "0",
    "--contact",
    "desk@library.example",
];

fn main() {
    let named: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked_for = |name: &str| named.is_empty() || named.iter().any(|asked| asked == name);
    for (name, measure) in
        [("real", real_chains as fn()), ("invented", invented_chain), ("memory", memory)]
    {
        if is_asked_for(name) {
            measure();
        }
    }
    say(&format!("load of the machine at the end: {}", load()));
}

/// Follows all chains of Pressbench in one run.
fn real_chains() {
    let Some(press) = real::press() else {
        say("real pages: skipped, since Pressbench was not found (set CUTTINGS_SHARED)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let proxy = press.site.url("");
    let follow = |archive: &str, proof: &[&str]| {
        let starts: Vec<&str> = press.starts.iter().map(String::as_str).collect();
        let args = [&BACKFILL[..], proof, &starts].concat();
        let mut command = command(&folder, archive, &args);
        command.env("http_proxy", &proxy).stderr(std::process::Stdio::null());
        // Some chains lead out of what was saved.
        run(command, true)
    };
    // What is asked for is known afterwards, and read from disk then.
    follow("first", &[]);
    let pages = press.pages_asked_for();
    let saved: Vec<(String, &[u8])> = (1..)
        .zip(&pages)
        .map(|(number, (url, body))| (real::mirrored(number, url), body.as_slice()))
        .collect();
    let what = format!("real pages, {} chains", press.starts.len());
    compare(&folder, &what, &saved, follow);
}

/// Follows one long chain of invented pages.
fn invented_chain() {
    let folder = tempfile::tempdir().unwrap();
    let pages = invented::chain(PAGES);
    let saved: Vec<(String, &[u8])> = (1..)
        .zip(&pages)
        .map(|(number, page)| {
            (format!("outlet.example/news/page/{number}/index.html"), page.as_slice())
        })
        .collect();
    let served = pages.clone();
    let site = Site::start(move |asked| {
        let page = Outlet::page_of(asked).and_then(|number| served.get(number - 1));
        page.map_or_else(Reply::missing, |page| Reply::html(page.clone()).unless_known(asked))
    });
    let start = site.url("/news/");
    let follow = |archive: &str, proof: &[&str]| {
        let args = [&BACKFILL[..], proof, &["--allow-private", &start]].concat();
        run(command(&folder, archive, &args), false)
    };
    compare(&folder, "invented pages, one chain", &saved, follow);
}

/// Compares following with reading the same pages from disk. `saved` are the pages by their place in a mirror of
/// their sites: a page whose address is not known is read otherwise. `follow` takes them into an archive.
fn compare(
    folder: &TempDir,
    what: &str,
    saved: &[(String, &[u8])],
    follow: impl Fn(&str, &[&str]) -> Took,
) {
    for (place, page) in saved {
        let place = folder.path().join("saved").join(place);
        fs_err::create_dir_all(place.parent().unwrap()).unwrap();
        fs_err::write(place, page).unwrap();
    }
    let args = ["extract", "--quiet", "--format", "jsonl", "-o", "entries.jsonl", "saved"];
    let extract = best(RUNS, || run(command(folder, "none", &args), false));
    let entries = entries_of(&folder.path().join("entries.jsonl"));
    let count = saved.len();
    let bytes: usize = saved.iter().map(|(_, page)| page.len()).sum();
    say(&format!(
        "{what}: {count} pages, {} kB and {:.1} entries each on average (load {})",
        bytes / count / 1000,
        entries as f64 / count as f64,
        load(),
    ));
    let rate = |took: Took| count as f64 / took.busy.as_secs_f64();
    say(&format!("  extract, from disk:              {:7.1} pages/s", rate(extract)));
    fs_err::write(folder.path().join("one.jsonl"), "{\"title\": \"The archive opens\"}\n").unwrap();
    for (how, proof) in
        [("each page once:  ", &["--unproven"][..]), ("boundaries proven:", &[][..])]
    {
        let (mut number, mut index) = (0, Duration::MAX);
        let took = best(RUNS, || {
            number += 1;
            let archive = format!("archive-{number}-{}", proof.len());
            // An archive is made once, and followed into for years.
            run(command(folder, &archive, &["import", "--quiet", "one.jsonl"]), false);
            let took = follow(&archive, proof);
            index = index.min(index_of(folder, &archive));
            took
        });
        let without = took.busy.saturating_sub(index);
        say(&format!(
            "  backfill, {how}   {:8.1} pages/s, {:.3} of extract; {:.3} without the search index",
            rate(took),
            extract.part_of(took.busy),
            extract.part_of(without),
        ));
    }
}

/// How long making the search index of an archive takes.
fn index_of(folder: &TempDir, archive: &str) -> Duration {
    let search = || run(command(folder, archive, &["search", "--quiet", "--json", "zyx"]), false);
    let with_index = search();
    fs_err::remove_dir_all(folder.path().join(archive).join("index")).unwrap();
    search().busy.saturating_sub(with_index.busy)
}

/// The entries of pages as JSON lines.
fn entries_of(path: &Path) -> usize {
    let text = fs_err::read_to_string(path).unwrap();
    let pages = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    pages.map(|page| page["entries"].as_array().map_or(0, Vec::len)).sum()
}

/// Follows a long chain, and looks at the memory that it takes now and then.
fn memory() {
    let folder = tempfile::tempdir().unwrap();
    let outlet = Outlet::new(u32::try_from(LONG * 10).unwrap(), 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    let start = site.url("/news/");
    let args = [&BACKFILL[..], &["--unproven", "--allow-private", &start]].concat();
    let begun = Instant::now();
    let mut child = command(&folder, "long", &args).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = Memory::default();
    let mut tenths = Vec::new();
    while child.try_wait().unwrap().is_none() {
        most = most.or_more(Memory::of(Path::new(&status)));
        let read = site.asked().len();
        if read >= (tenths.len() + 1) * LONG / 10 {
            tenths.push(std::mem::take(&mut most).own / 1000);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let took = begun.elapsed().as_secs_f64();
    say(&format!(
        "a chain of {LONG} pages, {took:.0} s: MB at the most while each tenth was read: {tenths:?},"
    ));
    say(&format!(
        "and {} MB from then on, {} MB with the files it looked into",
        most.own / 1000,
        most.with_files / 1000
    ));
}
