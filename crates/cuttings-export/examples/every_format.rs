//! Writes the same few articles in every format into a directory.
//!
//! `cargo run -p cuttings-export --example every_format -- DIRECTORY`

use std::fs::{self, File};
use std::path::PathBuf;

use cuttings_archive::ArticleRow;
use cuttings_export::{Error, FeedFormat, FeedHead, Table, write_articles, write_feed};

fn main() -> Result<(), Error> {
    let directory: PathBuf =
        std::env::args_os().nth(1).unwrap_or_else(|| "every-format".into()).into();
    fs::create_dir_all(&directory)?;

    for (format, name) in [
        (Table::Csv, "articles.csv"),
        (Table::Jsonl, "articles.jsonl"),
        (Table::Parquet, "articles.parquet"),
    ] {
        let mut rows = articles().into_iter().map(Ok::<_, Error>);
        write_articles(File::create(directory.join(name))?, format, &mut rows)?;
    }

    for (format, name) in [
        (FeedFormat::Atom, "feed.atom"),
        (FeedFormat::Rss, "feed.rss"),
        (FeedFormat::Json, "feed.json"),
    ] {
        let head = FeedHead {
            title: "Harbour news".to_owned(),
            description: "Everything about the harbour".to_owned(),
            home: Some("https://archive.example/".to_owned()),
            this: Some(format!("https://archive.example/{name}")),
            next: Some(format!("https://archive.example/{name}?page=2")),
            articles: Some("https://archive.example/articles/".to_owned()),
            ..FeedHead::default()
        };
        write_feed(&mut File::create(directory.join(name))?, format, &head, &articles())?;
    }
    Ok(())
}

/// One article of each degree of certainty: an instant, a day, a range, nothing.
fn articles() -> Vec<ArticleRow> {
    let article = |id: i64, title: &str, date: Option<&str>| ArticleRow {
        id,
        outlet: "gazette.example".to_owned(),
        url: Some(format!("https://gazette.example/{id}?from=list&page=1")),
        title: Some(title.to_owned()),
        summary: Some("Seals & cormorants are <not> amused […]".to_owned()),
        truncated: true,
        date_published: date.and_then(|date| date.parse().ok()),
        date_earliest: date.and_then(|date| date.get(..10)?.parse().ok()),
        tags: vec!["Harbour".to_owned(), "Seals; birds".to_owned()],
        ..ArticleRow::default()
    };
    vec![
        article(4, "Ferry late again", Some("2023-03-17T08:30:00+01:00")),
        article(3, "القطار يصل متأخرا", Some("2023-03-16")),
        ArticleRow {
            date_earliest: "1965-05-04".parse().ok(),
            date_latest: "2023-03-15".parse().ok(),
            ..article(2, "Between two others \u{7}", None)
        },
        ArticleRow { url: None, title: None, ..article(1, "", None) },
    ]
}
