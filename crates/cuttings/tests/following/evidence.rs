//! What is kept of everything that was said, reading it again, and forgetting.

use crate::archive::{articles, assert_entries, backfill, fetch, outlet};
use crate::environment::Environment;
use crate::outlet::Outlet;
use crate::site::{Reply, Site};

/// The records of an archive's WARC files, as text.
fn records(environment: &Environment) -> String {
    let mut text = String::new();
    for entry in fs_err::read_dir(environment.path("archive/warc")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "gz") {
            let mut bytes = Vec::new();
            let file = fs_err::File::open(path).unwrap();
            std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(file), &mut bytes)
                .unwrap();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn every_answer_is_kept_and_a_page_that_came_again_only_as_a_revisit() {
    let environment = Environment::new();
    let outlet = Outlet::new(20, 10);
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/old/" => Reply::new("301 Moved Permanently", "").header("Location: /news/"),
        _ => outlet.answer(asked),
    });
    let run = fetch(&environment, &["add", "--backfill", &site.url("/old/")]);
    assert_eq!(run.code, 0, "{run}");
    let text = records(&environment);
    // Two pages, a redirect, a robots.txt that is missing.
    assert_eq!(count(&text, "WARC-Type: response\r\n"), 4, "{text}");
    // The boundary read again, and the last look at the first page.
    assert_eq!(count(&text, "WARC-Type: revisit\r\n"), 2, "{text}");
    assert_eq!(count(&text, "revisit/server-not-modified"), 2, "{text}");
    assert_eq!(count(&text, "WARC-Type: request\r\n"), 6, "{text}");
    assert_eq!(count(&text, "WARC-IP-Address: 127.0.0.1\r\n"), 6, "{text}");
    assert_eq!(count(&text, "HTTP/1.1 301 Moved Permanently\r\n"), 1, "{text}");
    let index = environment.read("archive/warc/cuttings-20260316080000-00001.cdxj");
    assert_eq!(index.lines().count(), 6, "{index}");
    assert!(index.lines().collect::<Vec<_>>().is_sorted());
}

#[test]
fn reading_the_snapshots_again_changes_nothing_where_the_reader_is_the_same() {
    let environment = Environment::new();
    let outlet = Outlet::new(20, 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let run = environment.run(&["reprocess"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.is_empty(), "{run}");
    assert!(run.stderr.contains("Read 2 pages again: something else is read of 0"), "{run}");
}

#[test]
fn what_is_read_otherwise_is_shown_and_filed_only_when_asked_for() {
    let environment = Environment::new();
    let outlet = Outlet::new(20, 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let before = environment.run(&["export", "--quiet"]).stdout;
    // As if an earlier reader had missed an entry, misread a headline and taken the menu for an article.
    let database = rusqlite::Connection::open(environment.path("archive/archive.sqlite")).unwrap();
    let spoil = "
        UPDATE wordings SET title = 'Menu', hash = randomblob(16)
            WHERE article_id = (SELECT min(id) FROM articles);
        UPDATE wordings SET url = 'https://outlet.example/menu', title = 'About us', hash = randomblob(16)
            WHERE article_id = (SELECT min(id) + 1 FROM articles);
        UPDATE keys_of_articles SET key = randomblob(16)
            WHERE article_id = (SELECT min(id) + 1 FROM articles);
        DELETE FROM fresh_keys;
        INSERT OR IGNORE INTO article_keys SELECT key, article_id FROM keys_of_articles;";
    database.execute_batch(spoil).unwrap();
    drop(database);
    let shown = environment.run(&["reprocess"]);
    assert_eq!(shown.code, 0, "{shown}");
    assert!(shown.stdout.contains("title: Menu -> "), "{shown}");
    assert!(shown.stdout.contains("  - https://outlet.example/menu"), "{shown}");
    assert!(shown.stdout.contains("  + http://127.0.0.1"), "{shown}");
    assert!(shown.stderr.contains("Pass --apply to file it."), "{shown}");
    assert!(
        environment.run(&["reprocess"]).stdout.contains("title: Menu -> "),
        "nothing was filed"
    );
    let applied = environment.run(&["reprocess", "--apply"]);
    assert_eq!(applied.code, 0, "{applied}");
    assert_entries(&environment, 1..=20);
    let after = environment.run(&["export", "--quiet"]).stdout;
    // The menu's article is gone for good; all others are as they were, under their numbers. Only which
    // story one is in depends on the company that it finds.
    let (before, after) = (without_stories(&before), without_stories(&after));
    let differing: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert_eq!(differing.len(), 1, "{differing:#?}");
    assert_eq!(environment.run(&["reprocess"]).stdout, "");
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}

/// Exported rows, but for the stories they are in.
fn without_stories(export: &str) -> Vec<serde_json::Value> {
    let row = |line: &str| {
        let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
        row["story"].take();
        row
    };
    export.lines().map(row).collect()
}

/// The number of the article at an address.
fn id_of(environment: &Environment, entry: u32) -> String {
    let export = environment.run(&["export", "--quiet"]);
    let line = export.stdout.lines().find(|line| line.contains(&format!("/articles/{entry}\"")));
    let line = line.or_else(|| {
        export.stdout.lines().find(|line| line.contains(&format!("/articles/{entry}/\"")))
    });
    let row: serde_json::Value = serde_json::from_str(line.unwrap()).unwrap();
    row["id"].to_string()
}

#[test]
fn a_forgotten_article_is_gone_and_does_not_come_back() {
    let environment = Environment::new();
    let outlet = Outlet::new(20, 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let id = id_of(&environment, 15);
    let shown = environment.run(&["forget", "article", &id]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(shown.stderr.contains("1 article would be removed. Pass --yes to do it."), "{shown}");
    assert_entries(&environment, 1..=20);
    let run = environment.run(&["forget", "article", &id, "--yes"]);
    assert_eq!(run.code, 0, "{run}");
    // The record that still holds it is named.
    assert!(run.stdout.contains("cuttings-20260316080000-00001.warc.gz"), "{run}");
    assert!(run.stdout.contains("yes"), "others stand on it too: {run}");
    assert!(!articles(&environment).contains_key(&15));
    assert_eq!(backfill(&environment, &site).code, 0);
    assert_eq!(environment.run(&["reprocess", "--apply"]).code, 0);
    assert!(!articles(&environment).contains_key(&15));
    let search = environment.run(&["search", "\"case number 15\""]);
    assert!(!search.stdout.contains("case number 15"), "{search}");
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}

#[test]
fn the_records_of_what_is_forgotten_can_be_emptied_and_all_else_stays_as_it_is() {
    let environment = Environment::new();
    let outlet = Outlet::new(20, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| played.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let id = id_of(&environment, 15);
    // The page lists others too, so nothing is its own.
    let shown = environment.run(&["forget", "article", &id, "--empty", "own"]);
    assert!(shown.stderr.contains("1 article would be removed. Pass"), "{shown}");
    let shown = environment.run(&["forget", "article", &id, "--empty", "all"]);
    assert!(shown.stderr.contains("would be removed, and 1 record emptied."), "{shown}");
    assert!(records(&environment).contains("case number 15"));

    let run = environment.run(&["forget", "article", &id, "--empty", "all", "--yes"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("0 records still hold what was read."), "{run}");
    let text = records(&environment);
    assert!(!text.contains("case number 15"), "{text}");
    assert!(text.contains("case number 5"), "the other page stays: {text}");
    let bytes = fs_err::read(environment.path("archive/archive.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("case number 15"));
    let log = environment.path("archive/archive.sqlite-wal");
    assert_eq!(fs_err::metadata(log).map(|log| log.len()).unwrap_or_default(), 0);
    assert_entries(&environment, (1..=20).filter(|entry| *entry != 15));
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
    let again = environment.run(&["reprocess"]);
    assert!(again.stderr.contains("Read 1 page again"), "{again}");

    // What is fetched later is kept, and the article does not come back by it.
    outlet.publish();
    assert_eq!(backfill(&environment, &site).code, 0);
    assert_entries(&environment, (1..=21).filter(|entry| *entry != 15));
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}

#[test]
fn an_outlets_own_records_are_emptied_with_it() {
    let environment = Environment::new();
    let outlet_ = Outlet::new(20, 10);
    let site = Site::start(move |asked| outlet_.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let name = outlet(&environment);
    let run = environment.run(&["forget", "outlet", &name, "--empty", "own", "--yes"]);
    assert_eq!(run.code, 0, "{run}");
    let text = records(&environment);
    assert_eq!(count(&text, "case number"), 0, "{text}");
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
    let nothing = environment.run(&["forget", "outlet", &name, "--empty", "own", "--yes"]);
    assert_eq!(nothing.code, 1, "{nothing}");
}

#[test]
fn a_forgotten_author_takes_the_articles_along() {
    let environment = Environment::new();
    environment.write(
        "rows.jsonl",
        "{\"title\":\"Ferry crews vote again on Sunday\",\"url\":\"https://a.example/1\",\"authors\":[{\"name\":\"Maren Holt\"}]}\n\
         {\"title\":\"Library opens its cellar to readers\",\"url\":\"https://a.example/2\",\"authors\":[{\"name\":\"Ida Berg\"}]}\n",
    );
    assert_eq!(environment.run(&["import", "rows.jsonl"]).code, 0);
    let run = environment.run(&["forget", "author", "maren HOLT", "--yes"]);
    assert_eq!(run.code, 0, "{run}");
    let export = environment.run(&["export", "--quiet"]).stdout;
    assert!(!export.contains("Ferry crews") && export.contains("Library opens"), "{export}");
    environment.write(
        "more.jsonl",
        "{\"title\":\"Another piece by the same hand\",\"url\":\"https://a.example/3\",\"authors\":[{\"name\":\"Maren Holt\"}]}\n",
    );
    environment.run(&["import", "more.jsonl"]);
    assert!(!environment.run(&["export", "--quiet"]).stdout.contains("Another piece"));
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}

#[test]
fn a_forgotten_outlet_is_gone_with_all_that_was_followed_of_it() {
    let environment = Environment::new();
    let played = Outlet::new(20, 10);
    let site = Site::start(move |asked| played.answer(asked));
    assert_eq!(backfill(&environment, &site).code, 0);
    let name = outlet(&environment);
    let run = environment.run(&["forget", "outlet", &name, "--yes"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(environment.run(&["outlets", "--json"]).stdout.trim(), "[]");
    let again = backfill(&environment, &site);
    assert!(again.stderr.contains("is of an outlet that was forgotten"), "{again}");
    assert!(environment.run(&["export", "--quiet"]).stdout.is_empty());
    let check = environment.run(&["check"]);
    assert_eq!(check.code, 0, "{check}");
}
