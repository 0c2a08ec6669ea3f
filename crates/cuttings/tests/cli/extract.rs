//! `cuttings extract`.

use crate::environment::Environment;

const PAGE: &str = "press/harbour-courier.example/news/page/3/index.html";
const URL: &str = "https://harbour-courier.example/news/page/3/";

#[test]
fn one_page_is_one_object() {
    let environment = Environment::new();
    let run = environment.run(&["extract", "--url", URL, PAGE]);
    let page: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(page["url"], URL);
    assert_eq!(page["kind"], "listing");
    assert_eq!(page["entries"][4]["title"], "Why people queue for an hour in Cooper Street");
    assert_eq!(page["next"], serde_json::Value::Null);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn several_pages_are_an_array_and_a_directory_is_several() {
    let environment = Environment::new();
    environment.write("one/page.txt", "A headline\n\nA teaser that ends.\n");
    for args in [&["extract", PAGE, "press/deckhands-bulletin.txt"][..], &["extract", "one"]] {
        let run = environment.run(args);
        let pages: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(pages.len(), args.len() - 1, "{run}");
        assert_eq!(run.code, 0);
    }
    environment.write("none/.hidden", "");
    assert_eq!(environment.run(&["extract", "none"]).stdout, "[]\n");
}

#[test]
fn json_lines_are_a_page_a_line_with_file_addresses_where_none_is_known() {
    let environment = Environment::new();
    let run =
        environment.run(&["extract", "--format", "jsonl", "press/deckhands-bulletin.txt", PAGE]);
    let urls: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|page| page["url"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(urls[0], "file://[FOLDER]/press/deckhands-bulletin.txt");
    assert_eq!(urls.len(), 2);
}

#[test]
fn a_saved_site_knows_its_addresses() {
    let environment = Environment::new();
    for path in
        ["press/harbour-courier.example/news/page/2", "press/harbour-courier.example", "press"]
    {
        let run = environment.run(&["extract", "--format", "table", path]);
        assert_eq!(run.code, 0);
        assert!(
            run.stdout.contains("https://harbour-courier.example/news/page/2/: 6 entries"),
            "{run}"
        );
    }
}

#[test]
fn a_table_is_an_entry_a_row() {
    let environment = Environment::new();
    let args = ["extract", "--format", "table", "--url", URL, PAGE];
    insta::assert_snapshot!("extract_table", environment.run(&args));
    let args = ["extract", "--format", "csv", "--url", URL, PAGE];
    insta::assert_snapshot!("extract_csv", environment.run(&args));
}

#[test]
fn standard_input_is_a_page() {
    let environment = Environment::new();
    let page = fs_err::read(environment.path("press/harbour-courier.example/feed.xml")).unwrap();
    let run = environment.run_with_input(&["extract", "-"], &page);
    let page: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(page["kind"], "feed");
    assert_eq!(page["entries"].as_array().unwrap().len(), 8);
    assert_eq!(page["url"], serde_json::Value::Null);
}

#[test]
fn a_file_takes_its_format_from_its_name_and_stdout_stays_empty() {
    let environment = Environment::new();
    let run = environment.run(&["extract", "--url", URL, PAGE, "-o", "out.parquet"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    assert!(fs_err::read(environment.path("out.parquet")).unwrap().starts_with(b"PAR1"));
    let run = environment.run(&["extract", "--url", URL, PAGE, "-o", "out.csv"]);
    assert_eq!(run.code, 0);
    assert_eq!(environment.read("out.csv").lines().count(), 6);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let environment = Environment::new();
    let run = environment.run(&[
        "extract",
        "--format",
        "table",
        "none.html",
        "press/deckhands-bulletin.txt",
    ]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("8 entries"), "{run}");
    insta::assert_snapshot!("extract_missing", environment.run(&["extract", "none.html"]));
}

#[test]
fn one_address_for_several_pages_is_wrong_usage() {
    let environment = Environment::new();
    insta::assert_snapshot!(
        "extract_url_twice",
        environment.run(&["extract", "--url", URL, PAGE, PAGE])
    );
}

#[test]
fn a_page_that_is_too_large_is_an_error_with_a_way_out() {
    let environment = Environment::new();
    environment.write("large.html", vec![b' '; 2_000_000]);
    insta::assert_snapshot!(
        "extract_too_large",
        environment.run(&["extract", "--max-size", "1", "large.html"])
    );
}

#[test]
fn relative_dates_are_read_against_the_reference_time() {
    let environment = Environment::new();
    environment.write(
        "page.html",
        "<ul><li><a href='/a'>The ferry is back on its old route</a> <span>2 days ago</span>\
         <li><a href='/b'>The library opens in the evening</a> <span>3 days ago</span>\
         <li><a href='/c'>The bridge is closed for a week</a> <span>5 days ago</span></ul>",
    );
    let args = ["extract", "--url", "https://outlet.example/", "page.html"];
    let page: serde_json::Value = serde_json::from_str(&environment.run(&args).stdout).unwrap();
    assert_eq!(page["entries"][0]["date_published"], serde_json::Value::Null);
    let args = [&args[..], &["--reference-time", "2026-03-16T08:00:00Z"]].concat();
    let page: serde_json::Value = serde_json::from_str(&environment.run(&args).stdout).unwrap();
    assert_eq!(page["entries"][0]["date_published"], "2026-03-14");
}

#[test]
fn an_explanation_says_which_list_won_and_where_each_field_came_from() {
    let environment = Environment::new();
    let run = environment.run(&["extract", "--explain", "--url", URL, PAGE]);
    for expected in [
        "read as an HTML page",
        "kind of page: listing, ",
        "list 1: likelihood ",
        "taken as entries",
        "previous page: https://harbour-courier.example/news/page/2/",
        "title: Boatyard takes on twelve apprentices, the most since 1988",
        "main > article.teaser > h2",
        "@datetime",
        "taken for section",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {run}");
    }
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn an_explanation_as_json_has_the_values_that_extract_prints() {
    let environment = Environment::new();
    let page = environment.run(&["extract", "--url", URL, PAGE]);
    let page: serde_json::Value = serde_json::from_str(&page.stdout).unwrap();
    let run = environment.run(&["extract", "--explain", "--format", "json", "--url", URL, PAGE]);
    let why: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(why["kind"], "listing");
    assert_eq!(why["previous"]["url"], page["previous"]);
    let entries = page["entries"].as_array().unwrap();
    for (index, entry) in entries.iter().enumerate() {
        assert_eq!(why["entries"][index]["fields"][0]["name"], "title");
        assert_eq!(why["entries"][index]["fields"][0]["value"], entry["title"]);
        assert_eq!(why["entries"][index]["fields"][1]["value"], entry["url"]);
    }
    let both = ["extract", "--explain", "--format", "json", PAGE, "press/deckhands-bulletin.txt"];
    let run = environment.run(&both);
    let pages: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(pages[1]["read_as"], "plain text");
    let lines = environment.run(&["extract", "--explain", "--format", "jsonl", PAGE]);
    assert_eq!(lines.stdout.lines().count(), 1);
}

#[test]
fn feeds_are_explained_and_rows_are_refused() {
    let environment = Environment::new();
    let run = environment.run(&["extract", "--explain", "press/harbour-courier.example/feed.xml"]);
    assert!(run.stdout.contains("read as a feed in XML"), "{run}");
    assert!(run.stdout.contains("from <title>"), "{run}");
    let run = environment.run(&["extract", "--explain", "--format", "csv", PAGE]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("an explanation has no rows"), "{run}");
}
