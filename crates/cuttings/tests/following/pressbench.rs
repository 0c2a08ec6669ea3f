//! Real chains, as they were served: each is followed through the network and through a WARC file, and
//! has to give exactly what its pages list. Skipped where Pressbench is not on this machine.
//!
//! The outlets are played by a server that is asked as a proxy, so that addresses are the real ones;
//! `https` in the pages is made `http`, which a proxy can answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use cuttings_extract::{Hint, Page, PageKind, address, read};
use cuttings_fetch::warc::WarcWriter;
use cuttings_fetch::{Exchange, Fetched};
use serde::Deserialize;
use url::Url;

use crate::environment::{Environment, NOW, Run};
use crate::site::{Reply, Site};

#[derive(Deserialize)]
struct TrueSite {
    origin: String,
}

#[derive(Clone, Deserialize)]
pub(super) struct TruePage {
    path: String,
    pub(super) url: String,
    pub(super) entries: Vec<TrueEntry>,
    pub(super) next: Option<String>,
    paginated: bool,
}

#[derive(Clone, Deserialize)]
pub(super) struct TrueEntry {
    pub(super) url: String,
}

/// The folder of Pressbench's sites.
pub(super) fn sites() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().ok()?;
    let given = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from);
    let beside = root.ancestors().map(|up| up.join("shared"));
    given.into_iter().chain(beside).map(|place| place.join("pressbench/sites")).find(|p| p.is_dir())
}

pub(super) fn key(url: &str) -> String {
    Url::parse(url).map_or_else(|_| url.to_owned(), |url| address::key(&url))
}

/// An address as the played site has it.
pub(super) fn proxied(url: &str) -> String {
    match url.strip_prefix("https://") {
        Some(rest) => format!("http://{rest}"),
        None => url.to_owned(),
    }
}

/// One site: its pages by address, and its chains by their first page.
pub(super) struct Played {
    pub(super) name: String,
    pub(super) pages: HashMap<String, Vec<u8>>,
    pub(super) truth: HashMap<String, TruePage>,
    pub(super) starts: Vec<String>,
}

pub(super) fn load(folder: &Path) -> Played {
    let text = fs_err::read_to_string(folder.join("site.json")).unwrap();
    let site: TrueSite = serde_json::from_str(&text).unwrap();
    let host = Url::parse(&site.origin).unwrap().host_str().unwrap().to_owned();
    let bare = host.trim_start_matches("www.").to_owned();
    let lines = fs_err::read_to_string(folder.join("listings.jsonl")).unwrap();
    let pages: Vec<TruePage> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|p: &TruePage| p.paginated)
        .collect();
    let nexts: BTreeSet<String> =
        pages.iter().filter_map(|page| Some(key(page.next.as_ref()?))).collect();
    let starts = pages.iter().filter(|page| !nexts.contains(&key(&page.url)));
    let starts = starts.map(|page| proxied(&page.url)).collect();
    let mut bodies = HashMap::new();
    let mut truth = HashMap::new();
    for page in pages {
        let mut body = fs_err::read(folder.join("pages").join(&page.path)).unwrap();
        for host in [&host, &bare, &format!("www.{bare}")] {
            body = replaced(
                &body,
                format!("https://{host}").as_bytes(),
                format!("http://{host}").as_bytes(),
            );
        }
        bodies.insert(key(&page.url), body);
        truth.insert(key(&page.url), page);
    }
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    Played { name, pages: bodies, truth, starts }
}

pub(super) fn folders(sites: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs_err::read_dir(sites).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(&byte) = rest.first() {
        match rest.strip_prefix(from) {
            Some(after) => {
                out.extend_from_slice(to);
                rest = after;
            }
            None => {
                out.push(byte);
                rest = &rest[1..];
            }
        }
    }
    out
}

/// What reading the pages one by one gives, without any fetching: the entries' addresses, and whether
/// every page was read as the truth has it.
pub(super) fn by_reading(played: &Played, start: &str) -> (BTreeSet<String>, bool) {
    let mut entries = BTreeSet::new();
    let mut faultless = true;
    let mut visited = BTreeSet::new();
    let mut next = Some(start.to_owned());
    while let Some(url) = next.take() {
        let Some(body) = played.pages.get(&key(&url)) else { break };
        if !visited.insert(key(&url)) {
            break;
        }
        let hint = Hint {
            url: Some(&url),
            content_type: Some("text/html"),
            reference_time: Some(NOW.parse().unwrap()),
            ..Hint::default()
        };
        let page: Page = read(body, &hint);
        let found: BTreeSet<String> =
            page.entries.iter().filter_map(|entry| Some(key(entry.url.as_ref()?))).collect();
        let truth = &played.truth[&key(&url)];
        let wanted: BTreeSet<String> = truth.entries.iter().map(|entry| key(&entry.url)).collect();
        let leads_right = page.next.as_deref().map(key) == truth.next.as_deref().map(key);
        faultless &= found == wanted && leads_right;
        entries.extend(found);
        // A page that is taken for an article is filed as one.
        let own = page.article.filter(|_| page.kind == PageKind::Article);
        entries.extend(own.map(|article| key(article.url.as_deref().unwrap_or(&url))));
        next = page.next;
    }
    (entries, faultless)
}

/// The articles of the archive by the key of their address, and how often each is there.
pub(super) fn articles(environment: &Environment) -> BTreeMap<String, usize> {
    let export = environment.run(&["export", "--quiet"]);
    let mut found = BTreeMap::new();
    for line in export.stdout.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(url) = row["url"].as_str() {
            *found.entry(key(url)).or_default() += 1;
        }
    }
    found
}

fn by_http(played: &Played, start: &str) -> BTreeMap<String, usize> {
    let pages = played.pages.clone();
    let site = Site::start(move |asked| match pages.get(&key(&asked.path)) {
        Some(body) => {
            Reply::new("200 OK", body.clone()).header("Content-Type: text/html").unless_known(asked)
        }
        None => Reply::missing(),
    });
    let (environment, run) = follow(&site, start);
    // A chain that leads out of what was saved ends with an error, and is followed to there.
    assert!(run.code == 0 || run.stderr.contains("404 Not Found"), "{}: {run}", played.name);
    articles(&environment)
}

/// Follows a chain that a server plays, which is asked as a proxy.
pub(super) fn follow(site: &Site, start: &str) -> (Environment, Run) {
    let environment = Environment::new();
    let mut command = environment.command(&[
        "add",
        "--backfill",
        "--only",
        "list",
        "--pause",
        "0",
        "--contact",
        "desk@library.example",
        start,
    ]);
    command.env("http_proxy", site.url(""));
    let run = environment.finished(&command.output().unwrap());
    (environment, run)
}

fn by_replay(played: &Played, start: &str) -> BTreeMap<String, usize> {
    let environment = Environment::new();
    let mut writer = WarcWriter::open(&environment.path("crawl"), "test").unwrap();
    let now = NOW.parse().unwrap();
    let mut file = String::new();
    for (key, body) in &played.pages {
        let page = Fetched {
            url: proxied(&played.truth[key].url),
            content_type: Some("text/html".to_owned()),
            fetched_at: Some(now),
            body: body.clone(),
            exchange: Some(Exchange {
                request: None,
                status_line: "HTTP/1.1 200 OK".to_owned(),
                headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
            }),
            ..Fetched::default()
        };
        file = writer.append(&page, now).unwrap().file;
    }
    writer.sync().unwrap();
    drop(writer);
    let path = format!("crawl/{file}");
    let run = environment.run(&["add", "--backfill", "--only", "list", "--replay", &path, start]);
    assert!(run.code == 0 || run.stderr.contains("is not in crawl"), "{}: {run}", played.name);
    articles(&environment)
}

#[test]
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "figures, and why there are none")]
fn every_chain_gives_exactly_what_its_pages_list() {
    let Some(sites) = sites() else {
        eprintln!("skipped: Pressbench was not found (set CUTTINGS_SHARED)");
        return;
    };
    let (mut chains, mut faultless_chains) = (0, 0);
    let mut wrong = Vec::new();
    for folder in folders(&sites) {
        let played = load(&folder);
        for start in &played.starts {
            let (wanted, faultless) = by_reading(&played, start);
            let wanted: BTreeMap<String, usize> = wanted.into_iter().map(|key| (key, 1)).collect();
            chains += 1;
            faultless_chains += usize::from(faultless);
            if faultless {
                // Then the reading is the truth.
                let truth = truth_of(&played, start);
                assert_eq!(
                    wanted.keys().cloned().collect::<BTreeSet<_>>(),
                    truth,
                    "{}",
                    played.name
                );
            }
            for (how, found) in
                [("HTTP", by_http(&played, start)), ("WARC", by_replay(&played, start))]
            {
                if found != wanted {
                    let missing: Vec<_> =
                        wanted.keys().filter(|key| !found.contains_key(*key)).take(3).collect();
                    let more: Vec<_> = found
                        .iter()
                        .filter(|(key, n)| wanted.get(*key) != Some(n))
                        .take(3)
                        .collect();
                    wrong.push(format!("{start} by {how}: missing {missing:?}, too many {more:?}"));
                }
            }
        }
    }
    println!(
        "{faultless_chains} of {chains} chains are read without fault; by HTTP and by WARC replay all {chains} give exactly what their pages list"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(chains >= 20 && faultless_chains * 2 >= chains, "{faultless_chains} of {chains}");
}

/// The addresses that the truth has for the pages of a chain.
pub(super) fn truth_of(played: &Played, start: &str) -> BTreeSet<String> {
    let mut entries = BTreeSet::new();
    let mut next = Some(key(start));
    while let Some(page) = next.take().and_then(|key| played.truth.get(&key)) {
        entries.extend(page.entries.iter().map(|entry| key(&entry.url)));
        next = page.next.as_deref().map(key);
    }
    entries
}
