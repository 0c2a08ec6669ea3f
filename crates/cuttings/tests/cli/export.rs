//! `cuttings export`.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::environment::Environment;

#[test]
fn tables_have_an_article_a_row() {
    let environment = Environment::with_archive();
    let jsonl = environment.run(&["export"]);
    let ids: Vec<i64> = jsonl
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_i64().unwrap()
        })
        .collect();
    assert!(ids.is_sorted() && ids.len() == 24, "{ids:?}");
    let csv = environment.run(&["export", "--format", "csv", "--limit", "3"]);
    assert!(csv.stdout.starts_with("id,outlet,url,title"), "{csv}");
    let run = environment.run(&["export", "-o", "articles.parquet"]);
    assert_eq!(run.stderr, "Wrote 24 articles to articles.parquet.\n");
    assert!(fs_err::read(environment.path("articles.parquet")).unwrap().starts_with(b"PAR1"));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_link_that_is_written_to_keeps_its_place() {
    use std::os::unix::fs::FileTypeExt;

    let environment = Environment::with_archive();
    let pipe = environment.path("articles.pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs_err::read_to_string(pipe).unwrap())
    };
    let run = environment.run(&["export", "-o", "articles.pipe"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(fs_err::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(reader.join().unwrap().lines().count(), 24);

    environment.write("real.jsonl", "old\n");
    fs_err::os::unix::fs::symlink("real.jsonl", environment.path("link.jsonl")).unwrap();
    let run = environment.run(&["export", "-o", "link.jsonl"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(fs_err::symlink_metadata(environment.path("link.jsonl")).unwrap().is_symlink());
    assert_eq!(environment.read("real.jsonl").lines().count(), 24);
}

#[test]
fn filters_and_a_query_choose_the_articles() {
    let environment = Environment::with_archive();
    let rows =
        |args: &[&str]| environment.run(&[&["export"], args].concat()).stdout.lines().count();
    assert_eq!(rows(&["--kind", "video"]), 1);
    assert_eq!(rows(&["--limit", "5"]), 5);
    assert_eq!(rows(&["seals"]), 1);
    assert_eq!(rows(&["seals", "--kind", "video"]), 0);
}

#[test]
fn feeds_have_the_newest_first() {
    let environment = Environment::with_archive();
    let only = ["--outlet", "harbour-courier.example", "--limit", "2"];
    for format in ["atom", "rss", "json-feed"] {
        let run = environment.run(&[&["export", "--format", format], &only[..]].concat());
        assert_eq!(run.code, 0, "{run}");
        let swing = run.stdout.find("Swing bridge reopens").unwrap();
        let library = run.stdout.find("Central library to stay open").unwrap();
        assert!(swing < library, "{run}");
        assert!(!run.stdout.contains("Spring tide"), "{run}");
    }
}

#[test]
fn opml_has_the_feeds_that_are_known() {
    let environment = Environment::new();
    assert_eq!(environment.run(&["import", "press/harbour-courier.example"]).code, 0);
    let run = environment.run(&["import", "press"]);
    assert_eq!(run.code, 0, "{run}");
    let opml = environment.run(&["export", "--format", "opml"]).stdout;
    assert!(opml.contains("xmlUrl=\"https://harbour-courier.example/feed.xml\""), "{opml}");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let environment = Environment::with_archive();
    // More than a pipe holds.
    let line = format!("{{\"title\":\"{}\"}}\n", "word ".repeat(2000));
    let rows: String =
        (0..40).map(|n| line.replace("{\"title\":\"", &format!("{{\"title\":\"{n} "))).collect();
    assert_eq!(environment.run_with_input(&["import", "-"], rows.as_bytes()).code, 0);
    let mut command = environment.command(&["export"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    let run = environment.finished(&child.wait_with_output().unwrap());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}
