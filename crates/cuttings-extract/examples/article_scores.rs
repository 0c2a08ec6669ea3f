//! Reads the article pages of the shared corpora and says how well: word F1 of the body, and how
//! often title, author and date are right.
//!
//! `article_scores [PREDICTIONS.jsonl] [--worst N]` writes predictions for `wcxb-dev/score.py` where a
//! file is named. The pages are split into halves by their number, so that a rule tuned on one half
//! can be checked on the other.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use cuttings_extract::dates::Context;
use cuttings_extract::dom::Dom;
use cuttings_extract::html::{article, structured};
use cuttings_extract::{Article, encoding};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let worst = arguments
        .iter()
        .position(|argument| argument == "--worst")
        .and_then(|at| arguments.get(at + 1)?.parse().ok())
        .unwrap_or(0);
    let Some(shared) = shared() else {
        return Err("no folder 'shared' with 'pressbench' in it above this crate".into());
    };
    let pages = wcxb(&shared, "article")?;
    let scores: Vec<Score> = pages.iter().map(Score::of).collect();
    report("wcxb-dev articles", &scores, worst);
    for half in 0..2 {
        let part: Vec<Score> = scores.iter().filter(|s| s.number % 2 == half).cloned().collect();
        report(if half == 0 { "  even half" } else { "  odd half" }, &part, 0);
    }
    if let Some(file) = arguments.first().filter(|argument| !argument.starts_with("--")) {
        let mut lines = String::new();
        for (page, score) in pages.iter().zip(&scores) {
            writeln!(lines, "{}", serde_json::json!({"id": page.id, "text": score.text}))?;
        }
        fs::write(file, lines)?;
    }
    let pages = pressbench(&shared, "articles.jsonl")?;
    let scores: Vec<Score> = pages.iter().map(Score::of).collect();
    if let Some(file) = arguments.first().filter(|argument| !argument.starts_with("--")) {
        let mut lines = String::new();
        for (page, score) in pages.iter().zip(&scores) {
            let line = serde_json::json!({"id": page.id, "text": score.text, "truth": page.text});
            writeln!(lines, "{line}")?;
        }
        fs::write(Path::new(file).with_extension("pressbench.jsonl"), lines)?;
    }
    report("pressbench articles", &scores, worst);
    if let Some(file) = arguments.first().filter(|argument| !argument.starts_with("--")) {
        fs::write(Path::new(file).with_extension("evidence.jsonl"), evidence(&shared)?)?;
    }
    Ok(())
}

/// What speaks for a page being an article.
fn evidence_of(page: &Page) -> article::Evidence {
    let decoded = encoding::decode(&page.html, None);
    let dom = Dom::parse(&decoded.text);
    let base = page.url.parse().ok();
    let claims = structured::read(&dom, base.as_ref());
    let reading = article::read_with_evidence(&article::Sources {
        dom: &dom,
        base: base.as_ref(),
        claims: &claims,
        dates: Context::default(),
    });
    reading.map(|reading| reading.evidence).unwrap_or_default()
}

/// What speaks for each page being an article, for articles and lists: a line of JSON a page. Says how many are clearly
/// articles.
fn evidence(shared: &Path) -> Result<String, Box<dyn Error>> {
    let mut lines = String::new();
    // Of lists and of articles, how many there are and how many of them are clear.
    let mut counts = [[0; 2]; 2];
    let mut add = |page: &Page, is_article: bool| -> Result<(), Box<dyn Error>> {
        let evidence = evidence_of(page);
        let is_clear = evidence.says_article
            && !evidence.says_listing
            && article::is_clearly_article(&evidence);
        let [all, clear] = &mut counts[usize::from(is_article)];
        *all += 1;
        *clear += usize::from(is_clear);
        let line = serde_json::json!({
            "id": page.id, "article": is_article, "url": page.url,
            "looks": article::looks_like_article(&evidence),
            "evidence": [
                f32::from(u8::from(evidence.says_article)),
                f32::from(u8::from(evidence.says_listing)),
                evidence.words as f32,
                evidence.text_share,
                evidence.link_share,
                evidence.paragraphs as f32,
                evidence.links_per_hundred,
                f32::from(u8::from(evidence.has_heading)),
                f32::from(u8::from(evidence.heading_is_title)),
                evidence.linked_headings as f32,
                evidence.listed as f32,
                f32::from(u8::from(evidence.is_front)),
            ],
        });
        Ok(writeln!(lines, "{line}")?)
    };
    for (kind, is_article) in [("article", true), ("listing", false)] {
        for page in wcxb(shared, kind)? {
            add(&page, is_article)?;
        }
    }
    for (file, is_article) in [("articles.jsonl", true), ("listings.jsonl", false)] {
        for page in pressbench(shared, file)? {
            add(&page, is_article)?;
        }
    }
    let [[lists, clear_lists], [articles, clear_articles]] = counts;
    println!(
        "clearly articles: {clear_articles} of {articles} articles, {clear_lists} of {lists} lists"
    );
    Ok(lines)
}

/// The folder of shared corpora: the first named so above this crate.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|dir| dir.join("shared"));
    named.into_iter().chain(above).find(|dir| dir.join("pressbench").is_dir())
}

/// A page and what is true of it.
struct Page {
    id: String,
    url: String,
    html: Vec<u8>,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    text: String,
}

impl Page {
    fn of(truth: &Value, id: &str, html: Vec<u8>, text: &str) -> Self {
        let field = |name: &str| {
            truth.get(name).and_then(Value::as_str).filter(|v| !v.is_empty()).map(str::to_owned)
        };
        Self {
            id: id.to_owned(),
            url: field("url").unwrap_or_default(),
            html,
            title: field("title"),
            author: field("author"),
            date: field("date"),
            text: field(text).unwrap_or_default(),
        }
    }
}

fn wcxb(shared: &Path, kind: &str) -> Result<Vec<Page>, Box<dyn Error>> {
    let folder = shared.join("wcxb-dev");
    let mut pages = Vec::new();
    for line in fs::read_to_string(folder.join("truth.jsonl"))?.lines() {
        let truth: Value = serde_json::from_str(line)?;
        if truth["type"] != kind {
            continue;
        }
        let id = truth["id"].as_str().unwrap_or_default();
        let file = folder.join("html").join(format!("{id}.html.gz"));
        let html = Command::new("gzip").arg("-dc").arg(file).output()?.stdout;
        pages.push(Page::of(&truth, id, html, "text"));
    }
    Ok(pages)
}

fn pressbench(shared: &Path, file: &str) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut pages = Vec::new();
    let mut sites: Vec<PathBuf> = fs::read_dir(shared.join("pressbench/sites"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    sites.sort();
    for site in sites {
        for line in fs::read_to_string(site.join(file))?.lines() {
            let truth: Value = serde_json::from_str(line)?;
            if file == "articles.jsonl" && truth["body"].is_null() {
                continue;
            }
            let path = truth["path"].as_str().unwrap_or_default();
            let html = fs::read(site.join("pages").join(path))?;
            let name = site.file_name().unwrap_or_default().to_string_lossy();
            pages.push(Page::of(&truth, &format!("{name}/{path}"), html, "body"));
        }
    }
    Ok(pages)
}

/// How well a page was read.
#[derive(Clone)]
struct Score {
    id: String,
    number: usize,
    url: String,
    f1: f64,
    precision: f64,
    recall: f64,
    fields: [Option<bool>; 3],
    wrong: String,
    text: String,
    parsing: Duration,
    claiming: Duration,
    reading: Duration,
    bytes: usize,
}

impl Score {
    fn of(page: &Page) -> Self {
        let decoded = encoding::decode(&page.html, None);
        let base = page.url.parse().ok();
        let start = Instant::now();
        let dom = Dom::parse(&decoded.text);
        let parsing = start.elapsed();
        let start = Instant::now();
        let claims = structured::read(&dom, base.as_ref());
        let claiming = start.elapsed();
        let start = Instant::now();
        let context = Context { reference: None, language: claims.language.as_deref() };
        let article = article::read(&article::Sources {
            dom: &dom,
            base: base.as_ref(),
            claims: &claims,
            dates: context,
        })
        .unwrap_or_default();
        let reading = start.elapsed();
        let (fields, wrong) = compare(page, &article);
        let text = article.content_text.unwrap_or_default();
        let (precision, recall, f1) = word_f1(&text, &page.text);
        let number = page.id.bytes().map(usize::from).sum();
        Self {
            id: page.id.clone(),
            number: page.id.parse::<usize>().map_or(number, |id| id / 2),
            url: page.url.clone(),
            f1,
            precision,
            recall,
            fields,
            wrong,
            text,
            parsing,
            claiming,
            reading,
            bytes: page.html.len(),
        }
    }
}

/// Whether title, author and date are right, where the truth has them; and what is wrong, in words.
fn compare(page: &Page, article: &Article) -> ([Option<bool>; 3], String) {
    let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let authors = (!authors.is_empty()).then(|| authors.join(", "));
    let date = article.date_published.map(|when| when.day().to_string());
    let mut wrong = String::new();
    let mut judge = |name: &str,
                     truth: &Option<String>,
                     found: Option<String>,
                     same: fn(&str, &str) -> bool| {
        let truth = truth.as_ref()?;
        let right = found.as_ref().is_some_and(|found| same(truth, found));
        if !right {
            let _ = writeln!(wrong, "    {name}: is {truth:?}, read {found:?}");
        }
        Some(right)
    };
    let fields = [
        judge("title", &page.title, article.title.clone(), |a, b| bare(a) == bare(b)),
        judge("author", &page.author, authors, same_authors),
        judge("date", &page.date, date, |a, b| a == b),
    ];
    (fields, wrong)
}

/// Whether authors are the same; what stands behind a comma ("Staff Writer", "MD") may be left out.
fn same_authors(truth: &str, found: &str) -> bool {
    let truth = truth.replace(" and ", ", ");
    let first = truth.split(',').next().unwrap_or_default();
    bare(&truth) == bare(found) || bare(first) == bare(found)
}

fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Precision, recall and F1 of the words of a text, as multisets.
fn word_f1(found: &str, truth: &str) -> (f64, f64, f64) {
    let count = |text: &str| {
        let mut words: HashMap<String, usize> = HashMap::new();
        let text = text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
            if !word.is_empty() {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        }
        words
    };
    let (found, truth) = (count(found), count(truth));
    let both: usize = found.iter().map(|(word, n)| truth.get(word).map_or(0, |m| *n.min(m))).sum();
    let share = |whole: &HashMap<String, usize>| {
        let whole: usize = whole.values().sum();
        if whole == 0 { 0.0 } else { both as f64 / whole as f64 }
    };
    let (precision, recall) = (share(&found), share(&truth));
    let f1 = if both == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    (precision, recall, f1)
}

fn report(name: &str, scores: &[Score], worst: usize) {
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
    let field = |at: usize| {
        let known: Vec<bool> = scores.iter().filter_map(|score| score.fields[at]).collect();
        let right = known.iter().filter(|right| **right).count();
        format!("{:.3} of {}", right as f64 / known.len() as f64, known.len())
    };
    println!(
        "{name}: {} pages, word F1 {:.4} (precision {:.3}, recall {:.3}), title {}, author {}, date {}",
        scores.len(),
        mean(|s| s.f1),
        mean(|s| s.precision),
        mean(|s| s.recall),
        field(0),
        field(1),
        field(2),
    );
    let total = |of: fn(&Score) -> Duration| scores.iter().map(of).sum::<Duration>();
    println!(
        "    {} kB; parse {:?}, claims {:?}, article {:?}",
        scores.iter().map(|s| s.bytes).sum::<usize>() / 1000,
        total(|s| s.parsing),
        total(|s| s.claiming),
        total(|s| s.reading),
    );
    let mut sorted: Vec<&Score> = scores.iter().collect();
    sorted.sort_by(|a, b| a.f1.total_cmp(&b.f1));
    for score in sorted.iter().take(worst) {
        println!(
            "  {:.3} p {:.3} r {:.3} {} {}",
            score.f1, score.precision, score.recall, score.id, score.url
        );
    }
    if worst > 0 {
        for score in scores.iter().filter(|score| !score.wrong.is_empty()) {
            println!("  {}\n{}", score.id, score.wrong.trim_end());
        }
    }
}
