//! `cuttings search`, `show`, `stories` and `outlets`.

use crate::environment::Environment;

#[test]
fn a_search_shows_what_it_found() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!("search", environment.run(&["search", "gate", "closes"]));
    insta::assert_snapshot!("search_none", environment.run(&["search", "giraffe"]));
}

#[test]
fn matches_are_highlighted_in_colour_only() {
    let environment = Environment::with_archive();
    let plain = environment.run(&["search", "seals"]);
    assert!(!plain.stdout.contains('\u{1b}'), "{plain}");
    let colored = environment.run(&["search", "--color", "always", "seals"]);
    assert!(colored.stdout.contains("\u{1b}[33m\u{1b}[1mseals"), "{:?}", colored.stdout);
}

#[test]
fn filters_narrow_a_search() {
    let environment = Environment::with_archive();
    let total = |args: &[&str]| {
        let run = environment.run(&[&["search", "--json"], args].concat());
        let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        found["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["kind:video"]), 1);
    assert_eq!(total(&["--kind", "video", "tide"]), 1);
    assert_eq!(total(&["--kind", "video", "--outlet", "unknown", "tide"]), 0);
    assert!(total(&["--outlet", "harbour-courier.example", "--after", "2026-03-12", "the"]) >= 1);
    assert_eq!(total(&["--before", "2020-01-01", "--kind", "video", "tide"]), 0);
}

#[test]
fn a_search_as_json_gives_article_rows() {
    let environment = Environment::with_archive();
    let run = environment.run(&["search", "--json", "--limit", "1", "ferry"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found["articles"].as_array().unwrap().len(), 1);
    for field in ["id", "outlet", "title", "summary", "truncated", "first_seen", "sightings"] {
        assert!(!found["articles"][0][field].is_null(), "{field}");
    }
    assert_eq!(run.stderr, "");
}

#[test]
fn a_query_that_cannot_be_read_is_an_error_with_a_hint() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!("search_bad_query", environment.run(&["search", "after:someday"]));
}

#[test]
fn a_mistyped_flag_is_wrong_usage_and_not_a_query() {
    let environment = Environment::with_archive();
    for command in ["search", "export"] {
        let run = environment.run(&[command, "--sightngs"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
        assert!(run.stderr.contains("unexpected argument '--sightngs'"), "{run}");
    }
}

#[test]
fn flags_and_excluded_words_stand_in_any_order() {
    let environment = Environment::with_archive();
    let found = |args: &[&str]| {
        let run = environment.run(&[&["search"], args].concat());
        assert_eq!(run.code, 0, "{run}");
        run.stdout
    };
    let expected = found(&["--order", "newest", "--json", "ferry", "-tram"]);
    assert_eq!(found(&["ferry", "-tram", "--order", "newest", "--json"]), expected);
    assert_eq!(found(&["-tram", "--json", "ferry", "--order", "newest"]), expected);
    let run = environment.run(&["export", "ferry", "-tram", "-o", "ferry.csv"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(environment.read("ferry.csv").lines().count() > 1);
}

#[test]
fn an_article_is_shown_with_its_sightings() {
    let environment = Environment::with_archive();
    let found = environment.run(&["search", "--json", "night ferry trial"]).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let id = found["articles"][0]["id"].to_string();
    insta::assert_snapshot!("show", environment.run(&["show", &id]));
    insta::assert_snapshot!("show_sightings", environment.run(&["show", &id, "--sightings"]));
    let json = environment.run(&["show", &id, "--sightings", "--json"]).stdout;
    let article: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(article["sightings"].as_array().unwrap().len() >= 2);
    let json = environment.run(&["show", &id, "--json"]).stdout;
    let article: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(article["sightings"].as_u64().unwrap() >= 2);
}

#[test]
fn an_article_that_is_not_there_is_an_error() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!("show_missing", environment.run(&["show", "4711"]));
}

#[test]
fn outlets_are_listed_and_shown() {
    let environment = Environment::with_archive();
    insta::assert_snapshot!("outlets", environment.run(&["outlets"]));
    insta::assert_snapshot!("outlet_missing", environment.run(&["outlets", "nobody.example"]));
    let json = environment.run(&["outlets", "--json"]).stdout;
    let outlets: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(outlets.len(), 2);
    let json = environment.run(&["outlets", "unknown", "--json"]).stdout;
    let outlet: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(outlet["name"], "unknown");
    assert!(outlet["listings_seen"].is_array());
}

/// Three reports of one event and a fourth that is a copy, and something else.
const REPORTS: &str = r#"
{"outlet":"courier.example","title":"Night ferry Petrel aground off Wrack Point","summary":"The night ferry Petrel ran aground off Wrack Point at ten past one on Tuesday with 19 passengers from Saltmarket aboard. Lifeboats from Grayling took them off before dawn, and nobody was hurt, harbour master Ines Kolb said.","date_published":"2026-03-03"}
{"outlet":"tribune.example","title":"Nineteen rescued from Petrel at Wrack Point","summary":"All 19 aboard the Petrel, the Saltmarket ferry, were brought ashore by Grayling lifeboats after it struck rocks at Wrack Point. Harbour master Kolb spoke of luck and calm water.","date_published":"2026-03-04"}
{"outlet":"gazette.example","title":"Ashby Library closes after ninety years","summary":"The council of Moorland has voted to close the Ashby Library. Mayor Tove Lund said there was no money for its roof.","date_published":"2026-03-04"}
{"outlet":"echo.example","title":"Lifeboats out all night","summary":"With 19 passengers from Saltmarket aboard the night ferry Petrel ran aground off Wrack Point at ten past one on Tuesday. Lifeboats from Grayling took them off before dawn, and nobody was hurt, harbour master Ines Kolb said.","date_published":"2026-03-05"}
"#;

fn with_reports() -> Environment {
    let environment = Environment::new();
    environment.write("reports.jsonl", REPORTS.trim_start());
    let run = environment.run(&["import", "reports.jsonl"]);
    assert_eq!(run.code, 0, "{run}");
    environment
}

#[test]
fn stories_are_listed_and_shown() {
    let environment = with_reports();
    insta::assert_snapshot!("stories", environment.run(&["stories"]));
    insta::assert_snapshot!("story", environment.run(&["stories", "1"]));
    insta::assert_snapshot!("story_missing", environment.run(&["stories", "99"]));
    let json = environment.run(&["stories", "1", "--json"]).stdout;
    let story: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(story["timeline"].as_array().unwrap().len(), 3);
    assert_eq!(story["silent"], serde_json::json!(["gazette.example"]));
    let list = environment.run(&["stories", "--json", "--outlet", "gazette.example"]).stdout;
    assert_eq!(list.trim(), "[]");
}

#[test]
fn of_several_outlets_one_is_enough() {
    let environment = with_reports();
    let found = |args: &[&str], list: &str| {
        let run = environment.run(&[args, &["--json"]].concat());
        let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let rows = if list.is_empty() { &found } else { &found[list] };
        let ids = rows.as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap());
        let mut ids: Vec<i64> = ids.collect();
        ids.sort_unstable();
        ids
    };
    let two = ["--outlet", "courier.example", "--outlet", "gazette.example"];
    let search = |args: &[&str]| found(&[&["search", "kind:article"], args].concat(), "articles");
    assert_eq!(search(&[]), [1, 2, 3, 4]);
    assert_eq!(search(&two[..2]), [1]);
    assert_eq!(search(&two), [1, 3]);
    assert_eq!(search(&[&two[..], &["--after", "2026-03-04"]].concat()), [3]);
    let stories = |args: &[&str]| found(&[&["stories"], args].concat(), "");
    assert_eq!(stories(&two[2..]), [0; 0]);
    assert_eq!(stories(&two), [1]);
    let saved = environment.run(&[&["searches", "add", "Both", "kind:article"], &two[..]].concat());
    assert_eq!(saved.code, 0, "{saved}");
    assert_eq!(found(&["search", "--saved", "Both"], "articles"), [1, 3]);
}

#[test]
fn pages_of_several_outlets_are_read_again() {
    let environment = Environment::with_archive();
    let read = |args: &[&str]| -> u64 {
        let run = environment.run(&[&["reprocess"], args].concat());
        let (_, figures) = run.stderr.split_once("Read ").unwrap();
        figures.split(' ').next().unwrap().parse().unwrap()
    };
    let outlets = ["--outlet", "harbour-courier.example", "--outlet", "unknown"];
    let [one, other] = [read(&outlets[..2]), read(&outlets[2..])];
    assert!(one > 0 && other > 0);
    assert_eq!(read(&outlets), one + other);
}

#[test]
fn an_article_is_shown_with_its_copies_its_story_and_why() {
    let environment = with_reports();
    insta::assert_snapshot!("show_story", environment.run(&["show", "1"]));
    insta::assert_snapshot!("show_why", environment.run(&["show", "4", "--why"]));
    let json = environment.run(&["show", "4", "--why", "--json"]).stdout;
    let row: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(row["copy_of"], 1);
    assert_eq!(row["why"]["copy_of"]["basis"], "date");
    assert_eq!(row["why"]["date"][0]["basis"], "attribute");
}

#[test]
fn articles_are_merged_and_split_and_stay_so() {
    let environment = with_reports();
    let run = environment.run(&["merge", "1", "2"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    assert_eq!(environment.run(&["show", "2"]).code, 1);
    insta::assert_snapshot!("show_merged", environment.run(&["show", "1", "--why"]));
    insta::assert_snapshot!("split_list", environment.run(&["split", "1"]));
    // What was merged is imported again.
    assert_eq!(environment.run(&["import", "reports.jsonl"]).code, 0);
    assert_eq!(environment.run(&["show", "2"]).code, 1);

    let json = environment.run(&["split", "1", "--json"]).stdout;
    let sayings: serde_json::Value = serde_json::from_str(&json).unwrap();
    let tribune =
        sayings.as_array().unwrap().iter().find(|saying| {
            saying["title"].as_str().is_some_and(|title| title.starts_with("Nineteen"))
        });
    let number = tribune.unwrap()["number"].to_string();
    let run = environment.run(&["split", "1", &number]);
    assert_eq!(run.code, 0, "{run}");
    let found = environment.run(&["search", "--json", "nineteen rescued"]).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found["articles"][0]["id"].to_string(), run.stdout.trim());
}

#[test]
fn what_cannot_be_merged_or_split_is_an_error_with_a_hint() {
    let environment = with_reports();
    insta::assert_snapshot!("merge_missing", environment.run(&["merge", "1", "99"]));
    insta::assert_snapshot!("split_missing", environment.run(&["split", "99"]));
    insta::assert_snapshot!("split_all", environment.run(&["split", "1", "1"]));
    assert_eq!(environment.run(&["merge", "1", "1"]).code, 2);
    assert_eq!(environment.run(&["merge", "1"]).code, 2);
}
