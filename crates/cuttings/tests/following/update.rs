//! Keeping up: as few requests as possible, and nothing missed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use serde_json::Value;

use crate::archive::{assert_entries, backfill, fetch, followed};
use crate::environment::{Environment, Run};
use crate::outlet::{Outlet, feed, html};
use crate::site::{Reply, Site};

fn started(entries: u32, page_size: usize) -> (Environment, Outlet, Site) {
    let outlet = Outlet::new(entries, page_size);
    let played = outlet.clone();
    let site = Site::start(move |asked| played.answer(asked));
    let environment = Environment::new();
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    site.forget();
    (environment, outlet, site)
}

#[test]
fn an_unchanged_listing_costs_one_conditional_request() {
    let (environment, _, site) = started(30, 10);
    for _ in 0..3 {
        site.forget();
        let run = fetch(&environment, &["update"]);
        assert_eq!(run.code, 0, "{run}");
        let asked = site.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert!(asked[0].head.contains("if-none-match: "), "{}", asked[0].head);
        assert!(run.stderr.contains("0 new articles, 1 unchanged, 0 failed."), "{run}");
    }
    assert_entries(&environment, 1..=30);
}

#[test]
fn what_is_new_on_the_first_page_costs_one_request() {
    let (environment, outlet, site) = started(30, 10);
    outlet.publish();
    outlet.publish();
    let run = fetch(&environment, &["update"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(site.asked().len(), 1);
    // The other one is robots.txt.
    assert!(
        run.stderr.contains("with 2 requests: 2 new articles (1.0 requests for each)"),
        "{run}"
    );
    assert_entries(&environment, 1..=32);
}

#[test]
fn more_than_a_page_of_new_entries_is_read_until_the_known_ones_are_reached() {
    let (environment, outlet, site) = started(30, 10);
    for _ in 0..25 {
        outlet.publish();
    }
    let run = fetch(&environment, &["update"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(site.asked().len(), 3);
    assert_entries(&environment, 1..=55);
    assert!(!run.stderr.contains("may be missing"), "{run}");
}

#[test]
fn what_cannot_be_reached_any_more_is_a_gap() {
    let environment = Environment::new();
    let first = AtomicU32::new(100);
    let site = Site::start(move |asked| match Outlet::page_of(asked) {
        // A list of one page that turns over completely between two looks.
        Some(1) => {
            let newest = first.fetch_add(50, Ordering::SeqCst);
            html(&(newest..newest + 5).rev().collect::<Vec<_>>(), None)
        }
        _ => Reply::missing(),
    });
    assert_eq!(fetch(&environment, &["add", &site.url("/news/")]).code, 0);
    let run = fetch(&environment, &["update"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("entries may be missing"), "{run}");
}

#[test]
fn many_outlets_are_looked_at_and_one_that_fails_does_not_stop_the_others() {
    let environment = Environment::new();
    let broken = Arc::new(AtomicBool::new(false));
    let (outlet, breaks) = (Outlet::new(10, 10), Arc::clone(&broken));
    let bad = Site::start(move |asked| {
        let down = breaks.load(Ordering::SeqCst);
        if down { Reply::new("500 Internal Server Error", "") } else { outlet.answer(asked) }
    });
    let other = Outlet::new(10, 10);
    let played = other.clone();
    let good = Site::start(move |asked| played.answer(asked));
    for (name, site) in [("Bad Gazette", &bad), ("Good Gazette", &good)] {
        let run = fetch(&environment, &["add", "--outlet", name, &site.url("/news/")]);
        assert_eq!(run.code, 0, "{run}");
    }
    broken.store(true, Ordering::SeqCst);
    other.publish();
    let run = fetch(&environment, &["update"]);
    assert_eq!(run.code, 1, "{run}");
    // Its robots.txt fails too, so that nothing may be fetched.
    assert!(run.stderr.contains("Looked at 2 listings"), "{run}");
    assert!(run.stderr.contains("1 new article "), "{run}");
    assert!(run.stderr.contains("1 failed."), "{run}");
    // It is left alone until its time has come.
    bad.forget();
    let again = fetch(&environment, &["update"]);
    assert!(again.stderr.contains("failed and rests until"), "{again}");
    assert_eq!(bad.asked().len(), 0);
    assert!(fetch(&environment, &["update", "--all"]).stderr.contains("could not be read"));
}

#[test]
fn a_feed_and_a_list_are_followed_side_by_side_and_merged() {
    let environment = Environment::new();
    let outlet = Outlet::new(30, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed.xml" => {
            let host = asked.head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
            feed(&played.on_page(1), &format!("http://{host}")).unless_known(asked)
        }
        "/news/" => {
            let reply = played.page(1);
            let body = String::from_utf8(reply.body).unwrap().replace(
                "</head>",
                "<link rel=alternate type='application/rss+xml' href='/feed.xml'></head>",
            );
            Reply::html(body).unless_known(asked)
        }
        _ => played.answer(asked),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("of its 10 articles the page lists 10"), "{run}");
    assert_entries(&environment, 1..=30);
    site.forget();
    let update = fetch(&environment, &["update"]);
    assert_eq!(update.code, 0, "{update}");
    assert_eq!(site.asked().len(), 2, "one request a listing");
    outlet.publish();
    fetch(&environment, &["update"]);
    assert_entries(&environment, 1..=31);
    assert_eq!(followed(&environment, "feed")["live"], true);
}

#[test]
fn the_time_between_two_looks_is_learnt_and_watch_looks_at_what_is_due() {
    let (environment, outlet, site) = started(10, 10);
    let interval = |environment: &Environment| {
        followed(environment, "list")["interval_seconds"].as_i64().unwrap()
    };
    let before = interval(&environment);
    assert_eq!(fetch(&environment, &["update"]).code, 0);
    let after = interval(&environment);
    assert!(after > before, "nothing was new: {before} {after}");
    // The clock stands still, so nothing is due.
    site.forget();
    assert_eq!(fetch(&environment, &["watch", "--rounds", "1"]).code, 0);
    assert_eq!(site.asked().len(), 0);
    outlet.publish();
    let mut command =
        environment.command(&["watch", "--rounds", "1", "--allow-private", "--pause", "0"]);
    command.env("CUTTINGS_NOW", "2026-03-17T08:00:00Z");
    let run = environment.finished(&command.output().unwrap());
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(site.asked().len(), 1);
    assert!(interval(&environment) < after);
    assert_entries(&environment, 1..=11);
}

/// Looks at a listing at some day.
fn look(environment: &Environment, day: &str) -> Run {
    let mut command = environment.command(&["update", "--allow-private", "--pause", "0"]);
    command.env("CUTTINGS_NOW", format!("{day}T08:00:00Z"));
    environment.finished(&command.output().unwrap())
}

#[test]
fn a_list_that_breaks_is_never_silent() {
    let environment = Environment::new();
    let outlet = Outlet::new(40, 10);
    let broken = Arc::new(AtomicBool::new(false));
    let (played, breaks) = (outlet.clone(), Arc::clone(&broken));
    let site = Site::start(move |asked| {
        let reply = played.answer(asked);
        if !breaks.load(Ordering::SeqCst) || Outlet::page_of(asked) != Some(1) {
            return reply;
        }
        // A relaunch: three entries, without dates, and no pager.
        let page = crate::outlet::markup(&played.on_page(1)[..3], None);
        let undated = page.replace("<time ", "<i hidden ").replace("</time>", "</i>");
        let undated: String = undated
            .lines()
            .map(|line| match (line.find("<p><i"), line.find("</i></p>")) {
                (Some(from), Some(to)) => format!("{}{}\n", &line[..from], &line[to + 8..]),
                _ => format!("{line}\n"),
            })
            .collect();
        Reply::html(undated)
    });
    let run = fetch(&environment, &["add", &site.url("/news/")]);
    assert_eq!(run.code, 0, "{run}");
    for day in ["2026-03-17", "2026-03-18", "2026-03-19"] {
        outlet.publish();
        let run = look(&environment, day);
        assert_eq!(run.code, 0, "{run}");
        assert!(!run.stderr.contains("needs a look"), "{run}");
    }
    let calm = environment.run(&["outlets", "--health"]);
    assert!(calm.stdout.is_empty() && calm.stderr.contains("All is as usual."), "{calm}");
    broken.store(true, Ordering::SeqCst);
    outlet.publish();
    let run = look(&environment, "2026-03-20");
    assert!(run.stderr.contains("needs a look (no-next)"), "{run}");
    let health = environment.run(&["outlets", "--health", "--json"]);
    let alarms: Value = serde_json::from_str(&health.stdout).unwrap();
    let kinds: Vec<&str> =
        alarms.as_array().unwrap().iter().map(|alarm| alarm["kind"].as_str().unwrap()).collect();
    for kind in ["fewer", "no-dates", "no-next"] {
        assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
    }
    let fewer = alarms.as_array().unwrap().iter().find(|alarm| alarm["kind"] == "fewer").unwrap();
    assert_eq!((&fewer["before"], &fewer["after"]), (&"10 entries".into(), &"3 entries".into()));
    assert_entries(&environment, 31..=44);
    // It is mended, and the alarm ends.
    broken.store(false, Ordering::SeqCst);
    outlet.publish();
    look(&environment, "2026-03-21");
    let calm = environment.run(&["outlets", "--health"]);
    assert!(calm.stdout.is_empty(), "{calm}");
}
