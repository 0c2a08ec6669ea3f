//! Web archives and saved pages, as if the network were they.

use crate::archive::{articles, assert_entries, backfill, fetch, followed, report};
use crate::environment::{Environment, Run};
use crate::outlet::{Outlet, feed, html};
use crate::site::{Asked, Reply, Site};

/// What a report says of how complete a walk is.
const FIGURES: [&str; 8] =
    ["pages", "entries", "duplicates", "gaps", "ending", "boundaries", "proven", "first_date"];

/// Follows a list through the WARC file that another archive's run has left.
fn replay(recorded: &Environment, site: &Site) -> (Environment, Run) {
    let environment = Environment::new();
    let warc = recorded.path("archive/warc/cuttings-20260316080000-00001.warc.gz");
    let args = ["add", "--backfill", "--replay", warc.to_str().unwrap(), &site.url("/news/")];
    let run = environment.run(&args);
    (environment, run)
}

/// Follows a list through the network and then through what that has left, and fails unless both give
/// the same.
fn assert_replays(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Environment {
    let first = Environment::new();
    let site = Site::start(answer);
    let live = backfill(&first, &site);
    assert_eq!(live.code, 0, "{live}");
    site.forget();
    let (second, run) = replay(&first, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(site.asked().len(), 0);
    assert_eq!(articles(&first), articles(&second), "{live}{run}");
    let (by_http, by_file) = (report(&first), report(&second));
    for figure in FIGURES {
        assert_eq!(by_http[figure], by_file[figure], "{figure}");
    }
    second
}

#[test]
fn a_chain_is_followed_through_a_warc_file_as_through_the_network() {
    let outlet = Outlet::new(45, 10);
    let replayed = assert_replays(move |asked| outlet.answer(asked));
    assert_entries(&replayed, 1..=45);
    let report = report(&replayed);
    assert_eq!(report["proven"], report["boundaries"], "{report}");
    // What was replayed is not asked for on the network.
    let update = fetch(&replayed, &["update"]);
    assert_eq!(update.code, 1, "{update}");
    assert!(update.stderr.contains("nothing is followed"), "{update}");
    assert_eq!(replayed.run(&["check"]).code, 0);
}

#[test]
fn a_crawl_of_a_list_that_grew_meanwhile_replays_as_it_went() {
    let outlet = Outlet::new(45, 10);
    let replayed = assert_replays(move |asked| {
        let reply = outlet.answer(asked);
        if Outlet::page_of(asked).is_some() {
            outlet.publish();
        }
        reply
    });
    let found = articles(&replayed);
    assert!((1..=50).all(|entry| found.contains_key(&entry)), "{found:?}");
    assert_eq!(report(&replayed)["gaps"].as_array().unwrap().len(), 0);
}

#[test]
fn a_crawl_of_a_list_that_shrank_meanwhile_replays_as_it_went() {
    let outlet = Outlet::new(45, 10);
    let replayed = assert_replays(move |asked| {
        if asked.path == "/news/page/3/" && asked.before == 0 {
            outlet.remove(30);
        }
        outlet.answer(asked)
    });
    assert_entries(&replayed, 1..=45);
}

#[test]
fn a_crawl_of_a_list_that_never_stood_still_replays_with_its_gap() {
    let round = std::sync::atomic::AtomicU32::new(0);
    let replayed = assert_replays(move |asked| match Outlet::page_of(asked) {
        Some(1) => {
            let base = 1000 + 10 * round.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            html(&(base..base + 8).collect::<Vec<_>>(), Some("/news/page/2/"))
        }
        Some(2) => html(&[1, 2, 3, 4, 5, 6], None),
        _ => Reply::missing(),
    });
    assert!(!report(&replayed)["gaps"].as_array().unwrap().is_empty());
}

#[test]
fn a_crawl_that_was_broken_off_and_taken_up_again_replays_as_one() {
    let first = Environment::new();
    let outlet = Outlet::new(45, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/news/page/3/" if asked.before < 3 => Reply::new("500 Internal Server Error", ""),
        _ => played.answer(asked),
    });
    assert_eq!(backfill(&first, &site).code, 1);
    for _ in 0..4 {
        outlet.publish();
    }
    let run = backfill(&first, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&first, 1..=49);
    let (second, run) = replay(&first, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&second, 1..=49);
    for figure in ["pages", "entries", "gaps", "boundaries", "proven"] {
        assert_eq!(report(&first)[figure], report(&second)[figure], "{figure}");
    }
}

#[test]
fn what_came_in_long_after_a_crawl_is_taken_in_from_its_file_too() {
    let first = Environment::new();
    let outlet = Outlet::new(45, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| played.answer(asked));
    assert_eq!(backfill(&first, &site).code, 0);
    for new in [3, 25] {
        for _ in 0..new {
            outlet.publish();
        }
        let run = fetch(&first, &["update", "--all"]);
        assert_eq!(run.code, 0, "{run}");
    }
    assert_entries(&first, 1..=73);
    let (second, run) = replay(&first, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&second, 1..=73);
    let (by_http, by_file) = (report(&first), report(&second));
    for figure in FIGURES {
        assert_eq!(by_http[figure], by_file[figure], "{figure}");
    }
}

#[test]
fn what_is_replayed_twice_is_there_once_and_misses_nothing_the_second_time() {
    let first = Environment::new();
    let outlet = Outlet::new(45, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/news/" => Reply::html(String::from_utf8(played.page(1).body).unwrap().replace(
            "</head>",
            "<link rel=alternate type='application/rss+xml' href='/feed'></head>",
        )),
        "/feed" => feed(&played.on_page(1), ""),
        _ => played.answer(asked),
    });
    assert_eq!(backfill(&first, &site).code, 0);
    for _ in 0..3 {
        for _ in 0..9 {
            outlet.publish();
        }
        assert_eq!(fetch(&first, &["update", "--all"]).code, 0);
    }
    let (second, run) = replay(&first, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&second, 1..=72);
    let all = |environment: &Environment| {
        let kinds = ["list", "feed"].map(|kind| followed(environment, kind)["report"].clone());
        kinds.map(|report| (report["gaps"].clone(), report["proven"].clone()))
    };
    let once = all(&second);
    let warc = first.path("archive/warc/cuttings-20260316080000-00001.warc.gz");
    let args = ["add", "--backfill", "--replay", warc.to_str().unwrap(), &site.url("/news/")];
    let run = second.run(&args);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&second, 1..=72);
    assert_eq!(all(&second), once);
    assert_eq!(all(&first), once);
}

#[test]
fn pages_that_were_saved_once_and_do_not_overlap_are_not_proven() {
    let environment = Environment::new();
    let outlet = Outlet::new(45, 10);
    for number in 1..=5 {
        let path = format!("saved/outlet.example/news/page/{number}/index.html");
        environment.write(&path, outlet.page(number).body);
        // Between the second page and the third one is lost.
        if number == 2 {
            outlet.remove(40);
        }
    }
    let args = ["add", "--backfill", "--replay", "saved", "http://outlet.example/news/page/1/"];
    let run = environment.run(&args);
    assert_eq!(run.code, 0, "{run}");
    assert!(!articles(&environment).contains_key(&25), "its page was saved too late");
    let report = report(&environment);
    assert_eq!((&report["proven"], &report["boundaries"]), (&0.into(), &4.into()), "{report}");
    let gaps = report["gaps"].as_array().unwrap();
    assert_eq!(gaps.len(), 1, "one stretch: {report}");
    assert!(gaps[0]["after"].as_str().unwrap().ends_with("/news/page/1/"), "{report}");
    assert!(gaps[0]["before"].as_str().unwrap().ends_with("/news/page/5/"), "{report}");
    assert_eq!(
        gaps[0]["reason"],
        "the boundary could not be read again: saved holds no other reading of its pages"
    );
}

#[test]
fn a_folder_of_saved_pages_is_followed_too() {
    let environment = Environment::new();
    let outlet = Outlet::new(25, 10);
    for number in 1..=3 {
        let body = outlet.page(number).body;
        let path = match number {
            1 => "saved/outlet.example/news/index.html".to_owned(),
            number => format!("saved/outlet.example/news/page/{number}/index.html"),
        };
        environment.write(&path, body);
    }
    let args = ["add", "--backfill", "--replay", "saved", "http://outlet.example/news/"];
    let run = environment.run(&args);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 1..=25);
    assert_eq!(report(&environment)["pages"], 3);
}

#[test]
fn what_is_not_in_the_file_is_a_gap_or_an_error() {
    let environment = Environment::new();
    let outlet = Outlet::new(25, 10);
    environment.write("saved/outlet.example/news/index.html", outlet.page(1).body);
    let args = ["add", "--backfill", "--replay", "saved", "https://outlet.example/news/"];
    let run = environment.run(&args);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("/news/page/2/ is not in saved"), "{run}");
    assert_eq!(report(&environment)["gaps"].as_array().unwrap().len(), 1);
    let elsewhere = environment.run(&["add", "--replay", "saved", "https://other.example/"]);
    assert_eq!(elsewhere.code, 1, "{elsewhere}");
}
