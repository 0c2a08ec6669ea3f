//! Servers that fail, cut, drip, lie and refuse: what a user wants to come of it.

use std::time::{Duration, Instant};

use crate::archive::{assert_entries, backfill, fetch, report};
use crate::environment::Environment;
use crate::outlet::{Outlet, markup};
use crate::site::{Asked, Reply, Site};

/// Plays an outlet of 40 entries on 4 pages, whose third page is answered by a function.
fn with_third_page(
    third: impl Fn(&Asked, Reply) -> Reply + Send + Sync + 'static,
) -> (Environment, Site) {
    let outlet = Outlet::new(40, 10);
    let site = Site::start(move |asked| {
        let reply = outlet.answer(asked);
        if asked.path == "/news/page/3/" { third(asked, reply) } else { reply }
    });
    (Environment::new(), site)
}

#[test]
fn a_page_that_fails_for_a_while_is_asked_for_again() {
    type Failing = fn(Reply) -> Reply;
    let ways: [(&str, Failing); 4] = [
        ("500", |_| Reply::new("500 Internal Server Error", "oops")),
        ("cut within the body", |reply| Reply { length: Some(reply.body.len() + 500), ..reply }),
        ("closed without an answer", |_| Reply { length: Some(9), ..Reply::new("200 OK", "") }),
        ("busy", |_| Reply::new("503 Service Unavailable", "").header("Retry-After: 1")),
    ];
    for (what, failing) in ways {
        let (environment, site) =
            with_third_page(
                move |asked, reply| {
                    if asked.before == 0 { failing(reply) } else { reply }
                },
            );
        let run = backfill(&environment, &site);
        assert_eq!(run.code, 0, "{what}: {run}");
        assert_entries(&environment, 1..=40);
        assert_eq!(report(&environment)["gaps"].as_array().unwrap().len(), 0, "{what}");
    }
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    for status in ["429 Too Many Requests", "503 Service Unavailable"] {
        let (environment, site) = with_third_page(move |asked, reply| {
            if asked.before == 0 { Reply::new(status, "").header("Retry-After: 2") } else { reply }
        });
        let begun = Instant::now();
        let run = backfill(&environment, &site);
        assert_eq!(run.code, 0, "{run}");
        assert!(begun.elapsed() >= Duration::from_secs(2));
        assert_entries(&environment, 1..=40);
    }
}

#[test]
fn a_server_that_asks_for_a_day_is_left_to_the_next_run() {
    let (environment, site) = with_third_page(|asked, reply| match asked.before {
        0 => Reply::new("429 Too Many Requests", "").header("Retry-After: 86400"),
        _ => reply,
    });
    let begun = Instant::now();
    let run = backfill(&environment, &site);
    assert!(begun.elapsed() < Duration::from_secs(60));
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("answered 429"), "{run}");
    assert!(run.stderr.contains("Not at its end: goes on with"), "{run}");
    assert_entries(&environment, 21..=40);
    let again = backfill(&environment, &site);
    assert_eq!(again.code, 0, "{again}");
    assert!(again.stderr.contains("behind page 2"), "{again}");
    assert_entries(&environment, 1..=40);
}

#[test]
fn a_page_that_stays_broken_halts_the_walk_and_update_goes_on_with_it() {
    let (environment, site) = with_third_page(|asked, reply| match asked.before {
        0..3 => Reply::new("502 Bad Gateway", ""),
        _ => reply,
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 1, "{run}");
    let unfinished = report(&environment);
    assert_eq!(unfinished["ending"], serde_json::Value::Null, "{unfinished}");
    assert!(unfinished["next"].as_str().unwrap().ends_with("/news/page/3/"));
    assert_eq!(unfinished["errors"], 1);
    let update = fetch(&environment, &["update"]);
    assert_eq!(update.stderr.matches(" boundaries proven").count(), 1, "told once: {update}");
    assert_eq!(update.code, 0, "{update}");
    assert_entries(&environment, 1..=40);
    assert_eq!(report(&environment)["pages"], 4);
}

#[test]
fn a_page_that_is_not_there_ends_the_chain_with_a_gap() {
    let (environment, site) = with_third_page(|_, _| Reply::missing());
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 1, "{run}");
    assert_entries(&environment, 21..=40);
    let report = report(&environment);
    let gaps = report["gaps"].as_array().unwrap();
    assert!(gaps[0]["reason"].as_str().unwrap().contains("404 Not Found"), "{report}");
    assert!(gaps[0]["after"].as_str().unwrap().ends_with("/news/page/2/"), "{report}");
    assert!(report["ending"].as_str().unwrap().starts_with("page 2 names a next page"), "{report}");
}

#[test]
fn redirects_in_circles_end_the_chain_with_a_gap() {
    let (environment, site) =
        with_third_page(|_, _| Reply::new("302 Found", "").header("Location: /news/page/3/"));
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("redirects more than 10 times"), "{run}");
    assert_entries(&environment, 21..=40);
    assert_eq!(report(&environment)["gaps"].as_array().unwrap().len(), 1);
}

#[test]
fn a_page_that_is_sent_back_to_the_first_ends_the_chain() {
    let (environment, site) =
        with_third_page(|_, _| Reply::new("301 Moved Permanently", "").header("Location: /news/"));
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(report(&environment)["ending"], "page 3 is sent back to page 1");
    assert_entries(&environment, 21..=40);
}

#[test]
fn a_redirect_into_a_private_network_is_not_followed() {
    let environment = Environment::new();
    let site = Site::start(|_| {
        Reply::new("302 Found", "").header("Location: http://169.254.169.254/latest/meta-data/")
    });
    // Asked through a proxy, so that the outlet itself is no private address.
    let mut command = environment.command(&[
        "add",
        "--pause",
        "0",
        "--contact",
        "desk@library.example",
        "http://outlet.example/news/",
    ]);
    command.env("http_proxy", site.url(""));
    let run = environment.finished(&command.output().unwrap());
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("169.254.169.254, which is not on the public internet"), "{run}");
    assert!(site.asked().iter().all(|asked| !asked.path.contains("169.254")), "{:?}", site.asked());
}

#[test]
fn a_page_that_lies_about_its_encoding_is_read_as_what_it_is() {
    let environment = Environment::new();
    let site = Site::start(|asked| match Outlet::page_of(asked) {
        Some(1) => {
            let page = markup(&[3, 2, 1], None)
                .replace("case number 2", "Stra\u{df}enb\u{e4}nke f\u{fc}r Caf\u{e9}s 2");
            let latin: Vec<u8> =
                page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            Reply::new("200 OK", latin).header("Content-Type: text/html; charset=utf-8")
        }
        _ => Reply::missing(),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    let export = environment.run(&["export", "--quiet"]);
    assert!(export.stdout.contains("Stra\u{df}enb\u{e4}nke f\u{fc}r Caf\u{e9}s 2"), "{export}");
}

#[test]
fn nothing_is_fetched_while_robots_txt_fails_and_what_it_forbids_never_is() {
    let forbidden = "User-agent: *\nDisallow: /news/page/\n";
    let outlet = Outlet::new(40, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" if asked.before == 0 => Reply::new("503 Service Unavailable", ""),
        "/robots.txt" => Reply::new("200 OK", forbidden).header("Content-Type: text/plain"),
        _ => played.answer(asked),
    });
    let environment = Environment::new();
    let waits = backfill(&environment, &site);
    assert_eq!(waits.code, 1, "{waits}");
    assert!(waits.stderr.contains("robots.txt could not be read (it answered 503"), "{waits}");
    assert_eq!(site.asked().len(), 0);
    let obeys = backfill(&environment, &site);
    assert_eq!(obeys.code, 1, "{obeys}");
    assert!(site.asked().iter().all(|asked| !asked.path.starts_with("/news/page/")));
    assert_entries(&environment, 31..=40);
    let report = report(&environment);
    assert!(
        report["gaps"][0]["reason"].as_str().unwrap().contains("asks Cuttings not to"),
        "{report}"
    );
}

#[test]
fn a_page_that_yields_nothing_deletes_nothing() {
    let environment = Environment::new();
    let outlet = Outlet::new(10, 10);
    let site = Site::start(move |asked| match (Outlet::page_of(asked), asked.before) {
        (Some(1), 0..2) => outlet.answer(asked),
        (Some(1), _) => Reply::html("<html><body><p>Sorry, we are moving house.</p></body></html>"),
        _ => Reply::missing(),
    });
    assert_eq!(backfill(&environment, &site).code, 0);
    let update = fetch(&environment, &["update"]);
    assert_eq!(update.code, 0, "{update}");
    assert!(update.stderr.contains("lists nothing that could be read"), "{update}");
    assert_entries(&environment, 1..=10);
}
