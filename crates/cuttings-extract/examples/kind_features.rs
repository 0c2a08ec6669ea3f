//! Prints what tells a listing from an article, for each page named on standard input (PATH, tab, URL,
//! tab, label), a JSON object a line: what the kind model is trained on.

use std::io::{BufRead, Write};

use cuttings_extract::{Hint, encoding, html};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let parts: Vec<&str> = line.split('\t').collect();
        let [path, url, label] = parts.as_slice() else { continue };
        let bytes = std::fs::read(path)?;
        let decoded = encoding::decode(&bytes, None);
        let features: std::collections::BTreeMap<_, _> =
            html::kind_features(&decoded.text, &Hint { url: Some(url), ..Hint::default() })
                .into_iter()
                .collect();
        let row =
            serde_json::json!({"page": path, "url": url, "label": label, "features": features});
        writeln!(out, "{row}")?;
    }
    out.flush()
}
