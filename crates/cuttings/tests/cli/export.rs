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
fn articles_of_several_outlets_are_exported_together() {
    let environment = Environment::new();
    let row = |outlet: &str, day: u8| {
        let title = format!("Day {day} at {outlet}");
        let date = format!("2026-03-0{day}");
        let row = serde_json::json!({ "outlet": outlet, "title": title, "date_published": date });
        format!("{row}\n")
    };
    let rows: String = (1..=3)
        .flat_map(|day| ["a.example", "b.example", "c.example"].map(|outlet| row(outlet, day)))
        .collect();
    environment.write("rows.jsonl", &rows);
    assert_eq!(environment.run(&["import", "rows.jsonl"]).code, 0);
    let both = ["--outlet", "a.example", "--outlet", "c.example"];
    let titles = |args: &[&str]| -> Vec<String> {
        let run = environment.run(&[&["export"], args, &both[..]].concat());
        let row = |line| serde_json::from_str::<serde_json::Value>(line).unwrap();
        run.stdout.lines().map(|line| row(line)["title"].as_str().unwrap().to_owned()).collect()
    };
    let all: Vec<String> = (1..=3)
        .flat_map(|day| ["a", "c"].map(|name| format!("Day {day} at {name}.example")))
        .collect();
    assert_eq!(titles(&[]), all, "in the order in which they were filed");
    assert_eq!(titles(&["day"]), all, "found");
    assert_eq!(titles(&["--limit", "3"]), all[..3]);
    let feed = environment.run(&[&["export", "--format", "json-feed"], &both[..]].concat()).stdout;
    let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
    assert_eq!(feed["title"], "a.example, c.example");
    let items = feed["items"].as_array().unwrap();
    let days: Vec<&str> = items.iter().map(|item| &item["title"].as_str().unwrap()[..5]).collect();
    assert_eq!(days, ["Day 3", "Day 3", "Day 2", "Day 2", "Day 1", "Day 1"]);
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
    let feed = "xmlUrl=\"https://harbour-courier.example/feed.xml\"";
    assert!(opml.contains(feed), "{opml}");
    let of = |outlets: &[&str]| {
        let flags: Vec<&str> = outlets.iter().flat_map(|name| ["--outlet", *name]).collect();
        environment.run(&[&["export", "--format", "opml"], &flags[..]].concat()).stdout
    };
    assert!(of(&["nobody.example", "harbour-courier.example"]).contains(feed));
    assert!(!of(&["nobody.example", "unknown"]).contains(feed));
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
