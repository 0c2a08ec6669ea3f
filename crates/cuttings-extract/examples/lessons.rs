//! Reads pages with given models, and prints what the models saw and what came of it: what training
//! and leaving sites out need.
//!
//! Arguments: three files of models (list, rival, kind), or none for the built-in ones; with `--brief` the features
//! of links are left out. Standard input: a page a line, PATH, tab, URL; a path that ends in `.gz` is unpacked.
//! Standard output: first the names of the features, then a page a line, as JSON.

use std::io::{BufRead, Read, Write};

use cuttings_extract::html::lesson::{Lesson, LinkLesson};
use cuttings_extract::html::model::Models;
use cuttings_extract::{Hint, Page, encoding};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let (options, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let brief = options.iter().any(|o| o == "--brief");
    let given;
    let models = match files.as_slice() {
        [list, rival, kind] => {
            let text = std::fs::read_to_string;
            given = Models::parse(&text(list)?, &text(rival)?, &text(kind)?);
            &given
        }
        _ => Models::built_in(),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "{}",
        json!({"list": Lesson::LIST_NAMES, "rival": Lesson::RIVAL_NAMES, "kind": Lesson::KIND_NAMES})
    )?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Some((path, url)) = line.split_once('\t') else { continue };
        let bytes = bytes(path)?;
        let decoded = encoding::decode(&bytes, None);
        let lesson = Lesson::of(&decoded.text, &Hint { url: Some(url), ..Hint::default() }, models);
        let mut row = json!({
            "page": path, "url": url, "kind_features": rounded(&lesson.kind_features),
            "read": prediction(&lesson.page),
        });
        if let Some(fields) = row.as_object_mut() {
            fields.insert("groups".to_owned(), groups(&lesson, brief));
        }
        writeln!(out, "{row}")?;
    }
    out.flush()
}

fn bytes(path: &str) -> std::io::Result<Vec<u8>> {
    let bytes = std::fs::read(path)?;
    if !path.ends_with(".gz") {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// Of each group its links and what tells it from its rival.
fn groups(lesson: &Lesson, brief: bool) -> Value {
    let link = |l: &LinkLesson| {
        let features = if brief { Vec::new() } else { rounded(&l.features) };
        json!([l.url, l.text, l.likelihood, features])
    };
    let links = lesson.groups.iter().map(|g| g.iter().map(link).collect::<Value>());
    links
        .zip(&lesson.rival_features)
        .map(|(links, rival)| json!({"links": links, "rival": rounded(rival)}))
        .collect()
}

/// Short enough to write, exact enough to learn from.
fn rounded(values: &[f32]) -> Vec<f64> {
    values.iter().map(|v| (f64::from(*v) * 1e5).round() / 1e5).collect()
}

/// A page in the form that Pressbench's `score.py` reads.
fn prediction(page: &Page) -> Value {
    let entries: Vec<Value> = page
        .entries
        .iter()
        .map(|e| {
            json!({
                "title": e.title, "url": e.url, "date": e.date_published,
                "teaser": e.content_text.as_ref().or(e.summary.as_ref()),
                "author": e.authors.first().map(|a| &a.name),
            })
        })
        .collect();
    json!({"kind": page.kind, "entries": entries, "next": page.next})
}
