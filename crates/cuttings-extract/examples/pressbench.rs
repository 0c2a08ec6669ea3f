//! Reads the listing pages of Pressbench and prints predictions for its `score.py`, a JSON object a
//! line. Argument: the `sites` folder. An optional second argument names one site.

use std::io::Write;
use std::path::Path;

use cuttings_extract::{Hint, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let sites = arguments.next().ok_or("usage: pressbench SITES [SITE]")?;
    let only = arguments.next();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut folders: Vec<_> =
        std::fs::read_dir(sites)?.filter_map(Result::ok).map(|e| e.path()).collect();
    folders.sort();
    for folder in folders {
        let site = folder.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if only.as_ref().is_none_or(|o| *o == site) {
            site_predictions(&folder, &site, &mut out)?;
        }
    }
    Ok(out.flush()?)
}

fn site_predictions(
    folder: &Path,
    site: &str,
    out: &mut impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let listings = std::fs::read_to_string(folder.join("listings.jsonl"))?;
    for line in listings.lines() {
        let listing: serde_json::Value = serde_json::from_str(line)?;
        let path = listing["path"].as_str().unwrap_or_default();
        let bytes = std::fs::read(folder.join("pages").join(path))?;
        let reference = reference_time(&listing);
        let hint =
            Hint { url: listing["url"].as_str(), reference_time: reference, ..Hint::default() };
        let page = read(&bytes, &hint);
        let entries: Vec<_> = page
            .entries
            .iter()
            .map(|e| {
                serde_json::json!({
                    "title": e.title, "url": e.url, "date": e.date_published, "date_text": e.date_text,
                    "teaser": e.content_text.as_ref().or(e.summary.as_ref()),
                    "author": e.authors.first().map(|a| &a.name),
                })
            })
            .collect();
        let row = serde_json::json!({"site": site, "path": path, "kind": page.kind, "entries": entries, "next": page.next});
        writeln!(out, "{row}")?;
    }
    Ok(())
}

/// Where a listing says when it was fetched.
fn reference_time(listing: &serde_json::Value) -> Option<jiff::Timestamp> {
    ["fetched", "fetched_at", "date"]
        .iter()
        .find_map(|k| listing[k].as_str())
        .and_then(|t| t.parse().ok())
}
