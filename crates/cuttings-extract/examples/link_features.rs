//! Prints the features of every link of a page, a JSON object a line: what the list model is trained
//! on. Arguments: PATH URL, or none to read such pairs, tab-separated, from standard input (the path
//! is then given back as `page`).

use std::io::{BufRead, Write};

use cuttings_extract::{Hint, encoding, html};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Some((path, url)) = line.split_once('\t') else { continue };
        let bytes = std::fs::read(path)?;
        let decoded = encoding::decode(&bytes, None);
        let hint = Hint { url: Some(url), ..Hint::default() };
        let explanation = html::explain(&decoded.text, &hint);
        for (number, group) in explanation.groups.iter().enumerate() {
            for link in &group.links {
                let row = serde_json::json!({
                    "page": path, "group": number, "url": link.url, "text": link.text,
                    "features": link.features,
                });
                writeln!(out, "{row}")?;
            }
        }
    }
    out.flush()
}
