//! Reads pages with given models, and prints what the models saw and what came of it: what training
//! and leaving sites out need.
//!
//! Arguments: two files of models (list, kind), or none for the built-in ones; with `--brief` the links
//! are left out. Standard input: a page a line, PATH, tab, URL; a path that ends in `.gz` is unpacked.
//! Standard output: first the names of the features, then a page a line, as JSON.

use std::io::{BufRead, Read, Write};

use cuttings_extract::html::lesson::Lesson;
use cuttings_extract::html::model::Models;
use cuttings_extract::{Hint, Page, encoding};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let (options, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let brief = options.iter().any(|o| o == "--brief");
    let given;
    let models = match files.as_slice() {
        [list, kind] => {
            given = Models::parse(&std::fs::read_to_string(list)?, &std::fs::read_to_string(kind)?);
            &given
        }
        _ => Models::built_in(),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", json!({"list": Lesson::LIST_NAMES, "kind": Lesson::KIND_NAMES}))?;
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
        if !brief && let Some(fields) = row.as_object_mut() {
            fields.insert("groups".to_owned(), groups(&lesson));
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

fn groups(lesson: &Lesson) -> Value {
    let link = |l: &cuttings_extract::html::lesson::LinkLesson| {
        json!([l.url, l.text, l.likelihood, rounded(&l.features)])
    };
    lesson.groups.iter().map(|g| g.iter().map(link).collect::<Value>()).collect()
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
