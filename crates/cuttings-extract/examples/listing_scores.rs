//! Measures the reader on the listing pages of WCXB: word F1 of the text of the entries (title and text,
//! joined) against the reference.
//!
//! ```text
//! cargo run --release --example listing_scores -- [--worst N] [--predictions FILE] [--pressbench FILE]
//! ```
//!
//! `--predictions` writes lines for the `score.py` of WCXB, `--pressbench` reads the listing pages of
//! Pressbench instead and writes lines for its `score.py`. Both corpora are looked for in
//! `$CUTTINGS_SHARED`, else in a folder `shared` above this crate.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use cuttings_extract::{Entry, Hint, Page, PageKind, read};
use serde_json::{Value, json};

#[expect(clippy::print_stdout, reason = "data goes to standard output")]
fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let shared = shared().ok_or("there is no folder `shared`: set CUTTINGS_SHARED")?;
    if let Some(file) = option("--pressbench") {
        return Ok(fs::write(file, pressbench(&shared)?)?);
    }
    let mut scores = wcxb(&shared)?;
    if let Some(file) = option("--predictions") {
        let mut lines = String::new();
        for score in &scores {
            writeln!(lines, "{}", json!({"id": score.id, "text": score.text}))?;
        }
        fs::write(file, lines)?;
    }
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
    println!(
        "{} pages: word F1 {:.4}, precision {:.4}, recall {:.4}; {} read as listings",
        scores.len(),
        mean(|s| s.f1),
        mean(|s| s.precision),
        mean(|s| s.recall),
        scores.iter().filter(|s| s.kind == PageKind::Listing).count(),
    );
    scores.sort_by(|a, b| a.f1.total_cmp(&b.f1));
    let worst: usize = option("--worst").map_or(Ok(0), str::parse)?;
    for score in scores.iter().take(worst) {
        println!(
            "{:.3} p={:.2} r={:.2} {} {:?} {} entries {}",
            score.f1, score.precision, score.recall, score.id, score.kind, score.entries, score.url
        );
    }
    Ok(())
}

struct Score {
    id: String,
    url: String,
    kind: PageKind,
    entries: usize,
    text: String,
    f1: f64,
    precision: f64,
    recall: f64,
}

fn wcxb(shared: &Path) -> Result<Vec<Score>, Box<dyn Error>> {
    let folder = shared.join("wcxb-dev");
    let mut scores = Vec::new();
    for line in fs::read_to_string(folder.join("truth.jsonl"))?.lines() {
        let truth: Value = serde_json::from_str(line)?;
        if truth["type"] != "listing" {
            continue;
        }
        let id = truth["id"].as_str().unwrap_or_default().to_owned();
        let url = truth["url"].as_str().unwrap_or_default().to_owned();
        let file = folder.join("html").join(format!("{id}.html.gz"));
        let html = process::Command::new("gzip").arg("-dc").arg(file).output()?.stdout;
        let page = read(&html, &Hint { url: Some(&url), ..Hint::default() });
        let text = text_of(&page);
        let (precision, recall, f1) = compare(&text, truth["text"].as_str().unwrap_or_default());
        let entries = page.entries.len();
        scores.push(Score { id, url, kind: page.kind, entries, text, f1, precision, recall });
    }
    Ok(scores)
}

/// The titles and texts of the entries.
fn text_of(page: &Page) -> String {
    let of = |entry: &Entry| {
        let text = entry.content_text.as_ref().or(entry.summary.as_ref());
        [entry.title.as_ref(), text].into_iter().flatten().cloned().collect::<Vec<_>>().join("\n")
    };
    page.entries.iter().map(of).collect::<Vec<_>>().join("\n\n")
}

/// Precision, recall and F1 of words.
fn compare(found: &str, truth: &str) -> (f64, f64, f64) {
    let (found, truth) = (words(found), words(truth));
    let sum = |words: &HashMap<String, usize>| words.values().sum::<usize>() as f64;
    let shared: usize =
        found.iter().map(|(word, count)| truth.get(word).map_or(0, |c| (*c).min(*count))).sum();
    let share = |whole: f64| if whole > 0.0 { shared as f64 / whole } else { 0.0 };
    let (all_found, all_true) = (sum(&found), sum(&truth));
    let both = all_found + all_true;
    let f1 = if both > 0.0 { 2.0 * shared as f64 / both } else { 1.0 };
    (share(all_found), share(all_true), f1)
}

/// How often each word occurs.
fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

fn pressbench(shared: &Path) -> Result<String, Box<dyn Error>> {
    let mut sites: Vec<PathBuf> = fs::read_dir(shared.join("pressbench/sites"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    sites.sort();
    let mut lines = String::new();
    for site in sites {
        for line in fs::read_to_string(site.join("listings.jsonl"))?.lines() {
            let listing: Value = serde_json::from_str(line)?;
            let path = listing["path"].as_str().unwrap_or_default();
            let bytes = fs::read(site.join("pages").join(path))?;
            let page = read(&bytes, &Hint { url: listing["url"].as_str(), ..Hint::default() });
            let name = site.file_name().unwrap_or_default().to_string_lossy();
            writeln!(lines, "{}", prediction(&name, path, &page))?;
        }
    }
    Ok(lines)
}

fn prediction(site: &str, path: &str, page: &Page) -> Value {
    let entry = |entry: &Entry| {
        let authors: Vec<&str> = entry.authors.iter().map(|author| author.name.as_str()).collect();
        json!({
            "title": entry.title,
            "url": entry.url,
            "date": entry.date_published,
            "teaser": entry.content_text.as_ref().or(entry.summary.as_ref()),
            "author": (!authors.is_empty()).then(|| authors.join(", ")),
        })
    };
    let entries: Vec<Value> = page.entries.iter().map(entry).collect();
    json!({"site": site, "path": path, "entries": entries, "next": page.next})
}

/// The folder of shared corpora.
fn shared() -> Option<PathBuf> {
    let named = env::var_os("CUTTINGS_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|dir| dir.join("shared"));
    named.into_iter().chain(above).find(|dir| dir.join("pressbench").is_dir())
}
