//! How fast a chain is followed on this machine, without pauses, compared with reading the same pages
//! from disk: `cargo bench -p cuttings --bench backfill`.
//!
//! Both are the real binary on one reading thread (it is bound to one processor where `taskset` is
//! there), the server on another. Prints pages a second, the ratio of processor times (a busy machine
//! stretches the long run more than the short one), and the memory that a chain of 10,000 pages takes:
//! what the program asked for, and with the files that it looks into, which the system can take back.

#[path = "../tests/following/outlet.rs"]
#[expect(dead_code, reason = "the outlet serves two suites, and this one needs less of it")]
mod outlet;
#[path = "../tests/following/site.rs"]
#[expect(dead_code, reason = "the server serves two suites, and this one needs less of it")]
mod site;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use outlet::Outlet;
use site::{Reply, Site};
use tempfile::TempDir;

/// Pages of the chain that is timed.
const PAGES: usize = 400;

/// Pages of the chain whose memory is measured.
const LONG: usize = 10_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let pages = chain();
    let bytes: usize = pages.iter().map(Vec::len).sum();
    say(&format!("{} pages, {} kB each on average", pages.len(), bytes / pages.len() / 1000));
    // As a mirror of the site: a page whose address is not known is read otherwise.
    let saved = folder.path().join("saved");
    for (number, page) in pages.iter().enumerate() {
        let place = saved.join(format!("outlet.example/news/page/{}", number + 1));
        fs_err::create_dir_all(&place).unwrap();
        fs_err::write(place.join("index.html"), page).unwrap();
    }
    let extract = best(3, || {
        let saved = saved.to_str().unwrap();
        let args = ["extract", "--quiet", "--format", "jsonl", "-o", "/dev/null", saved];
        run(&folder, "none", &args)
    });
    let count = pages.len();
    let site = Site::start(move |asked| match Outlet::page_of(asked) {
        Some(number) if number <= count => {
            Reply::html(pages[number - 1].clone()).unless_known(asked)
        }
        _ => Reply::missing(),
    });
    let start = site.url("/news/");
    let backfill = |proof: &'static [&'static str]| {
        let mut number = 0;
        best(3, || {
            number += 1;
            let archive = format!("archive{number}{}", proof.len());
            let args = [
                &[
                    "add",
                    "--quiet",
                    "--backfill",
                    "--only",
                    "list",
                    "--allow-private",
                    "--pause",
                    "0",
                    "--contact",
                    "desk@library.example",
                ][..],
                proof,
                &[&start],
            ];
            run(&folder, &archive, &args.concat())
        })
    };
    let unproven = backfill(&["--unproven"]);
    let proven = backfill(&[]);
    let rate = |took: Took| count as f64 / took.wall.as_secs_f64();
    say(&format!("extract, from disk:            {:8.1} pages/s", rate(extract)));
    for (what, took) in
        [("backfill, each page once:  ", unproven), ("backfill, boundaries proven:", proven)]
    {
        let ratio = extract.busy.as_secs_f64() / took.busy.as_secs_f64();
        say(&format!("{what}   {:8.1} pages/s, {ratio:.3} of extract", rate(took)));
    }
    memory(&folder);
}

#[expect(clippy::print_stdout, reason = "this is what it measures for")]
fn say(line: &str) {
    println!("{line}");
}

/// How long a run took, and how long of that it was busy.
#[derive(Clone, Copy, Default)]
struct Took {
    wall: Duration,
    busy: Duration,
}

fn best(times: usize, mut measure: impl FnMut() -> Took) -> Took {
    (0..times).map(|_| measure()).min_by_key(|took| took.busy).unwrap_or_default()
}

/// The processor time of all programs that were run and have ended (proc(5): user and system time of
/// waited-for children, in hundredths of a second).
fn busy() -> Duration {
    let stat = fs_err::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(13).take(2);
    Duration::from_millis(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

fn command(folder: &TempDir, archive: &str, args: &[&str]) -> Command {
    let binary = env!("CARGO_BIN_EXE_cuttings");
    let bound = Command::new("taskset").arg("--version").stdout(Stdio::null()).status().is_ok();
    let mut command = if bound { Command::new("taskset") } else { Command::new(binary) };
    if bound {
        command.args(["-c", "0", binary]);
    }
    command
        .args(args)
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .env("CUTTINGS_ARCHIVE", archive)
        .env("CUTTINGS_NOW", "2026-03-16T08:00:00Z")
        .stdin(Stdio::null());
    command
}

fn run(folder: &TempDir, archive: &str, args: &[&str]) -> Took {
    let (begun, before) = (Instant::now(), busy());
    let status = command(folder, archive, args).status().unwrap();
    assert!(status.success(), "{args:?}");
    Took { wall: begun.elapsed(), busy: busy().saturating_sub(before) }
}

/// Follows a long chain, and looks at the memory that it takes now and then.
fn memory(folder: &TempDir) {
    let outlet = Outlet::new(u32::try_from(LONG * 10).unwrap(), 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    let start = site.url("/news/");
    let args = [
        "add",
        "--quiet",
        "--backfill",
        "--unproven",
        "--allow-private",
        "--pause",
        "0",
        "--contact",
        "desk@library.example",
        &start,
    ];
    let begun = Instant::now();
    let mut child = command(folder, "long", &args).spawn().unwrap();
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

/// The memory that a process has, in kB.
#[derive(Clone, Copy, Default)]
struct Memory {
    own: u64,
    with_files: u64,
}

impl Memory {
    fn of(status: &Path) -> Self {
        let text = fs_err::read_to_string(status).unwrap_or_default();
        let figure = |name: &str| -> u64 {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
                .unwrap_or_default()
        };
        Self { own: figure("RssAnon:"), with_files: figure("VmRSS:") }
    }

    fn or_more(self, other: Self) -> Self {
        Self { own: self.own.max(other.own), with_files: self.with_files.max(other.with_files) }
    }
}

/// Invented words that come as often as words do: the second half as often as the first, and so on
/// (Zipf's law). The numbers follow from a seed (xorshift, Marsaglia 2003).
struct Words(u64);

impl Words {
    fn some(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.one()).collect();
        words.join(" ")
    }

    fn one(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "cor", "de", "fin", "ga", "lor", "mi", "nes", "o", "pre", "ru", "sti", "ta",
            "und", "ver", "zo",
        ];
        const VOCABULARY: f64 = 20_000.0;
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let chance = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        let mut rank = VOCABULARY.powf(chance) as usize;
        let is_name = rank.is_multiple_of(7);
        let mut word = String::new();
        while rank > 0 {
            word.push_str(SYLLABLES[rank % SYLLABLES.len()]);
            rank /= SYLLABLES.len();
        }
        if is_name { word[..1].to_uppercase() + &word[1..] } else { word }
    }
}

/// Invented pages of some 40 kB, as sites make them: a menu, scripts, styles, twenty entries, a footer.
fn chain() -> Vec<Vec<u8>> {
    let mut words = Words(0x2545_f491_4f6c_dd1d);
    let links = |what: &str, count: usize| -> String {
        (0..count)
            .map(|n| {
                format!("<li class='item item-{n}'><a href='/{what}/{n}/'>{what} {n}</a></li>")
            })
            .collect()
    };
    let menu = format!("<nav class=menu><ul>{}</ul></nav><main>", links("section", 60));
    let footer = format!("<ul class=foot>{}</ul></footer>", links("service", 60));
    let script: String =
        (0..200).map(|n| format!("window.q{n}=function(a,b){{return a<b?{n}:b}};\n")).collect();
    let style: String =
        (0..200).map(|n| format!(".c{n} > a:hover {{ margin: {n}px auto }}\n")).collect();
    let head = format!("<script>{script}</script><style>{style}</style></head>");
    (1..=PAGES)
        .map(|number| {
            let next = (number < PAGES).then(|| format!("/news/page/{}/", number + 1));
            let entries: Vec<u32> = (0..20).map(|n| ((PAGES - number) * 20 + n) as u32).rev().collect();
            let mut page = outlet::markup(&entries, next.as_deref());
            for &entry in &entries {
                page = page.replacen(&outlet::title(entry), &words.some(9), 1);
                let teaser = format!(
                    "What the committee of case {entry} had to say, and what it means for the quarter"
                );
                page = page.replacen(&teaser, &words.some(30), 1);
            }
            let page = page.replacen("<main>", &menu, 1).replacen("</head>", &head, 1);
            page.replacen("</footer>", &footer, 1).into_bytes()
        })
        .collect()
}
