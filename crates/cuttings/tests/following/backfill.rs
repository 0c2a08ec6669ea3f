//! Chains that end, drift, and never end.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use crate::archive::{articles, assert_entries, backfill, fetch, followed, outlet, report};
use crate::environment::Environment;
use crate::outlet::{Outlet, html};
use crate::site::{Reply, Site};

#[test]
fn a_chain_is_followed_to_its_end_and_every_boundary_is_proven() {
    let environment = Environment::new();
    let outlet = Outlet::new(64, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| played.answer(asked));
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, outlet.entries());
    let report = report(&environment);
    assert_eq!(report["pages"], 7, "{report}");
    assert_eq!(report["entries"], 64);
    assert_eq!((&report["proven"], &report["boundaries"]), (&6.into(), &6.into()));
    assert_eq!(report["gaps"].as_array().unwrap().len(), 0);
    assert_eq!(report["first_date"], crate::outlet::day(1));
    assert_eq!(report["last_date"], crate::outlet::day(64));
    assert_eq!(report["ending"], "the last page names no next one");
    assert!(run.stderr.contains("7 pages, 64 entries from 2015-01-02"), "{run}");
    assert_eq!(environment.run(&["check"]).code, 0);
}

#[test]
fn several_short_chains_are_each_told_of_and_each_at_its_end() {
    let environment = Environment::new();
    let site = Site::start(|asked| match asked.path.as_str() {
        "/news/" => html(&[5, 4, 3], Some("/news/page/2/")),
        "/news/page/2/" => html(&[2, 1], None),
        "/views/" => html(&[15, 14, 13], Some("/views/page/2/")),
        "/views/page/2/" => html(&[12, 11], Some("/views/page/3/")),
        _ => Reply::missing(),
    });
    let addresses = [site.url("/news/"), site.url("/views/")];
    let run =
        fetch(&environment, &["add", "--backfill", "--only", "list", &addresses[0], &addresses[1]]);
    // The second chain names a page that is not there.
    assert_eq!(run.code, 1, "{run}");
    for address in &addresses {
        let told = format!("{address}: 2 pages, 5 entries");
        assert_eq!(run.stderr.matches(&told).count(), 1, "{run}");
    }
    assert_entries(&environment, (1..=5).chain(11..=15));
    let outlet = outlet(&environment);
    let outlets = environment.run(&["outlets", "--json", &outlet]);
    let value: Value = serde_json::from_str(&outlets.stdout).unwrap();
    let reports: Vec<&Value> =
        value["followed"].as_array().unwrap().iter().map(|one| &one["report"]).collect();
    assert_eq!(reports.len(), 2, "{outlets}");
    assert_eq!(reports[0]["ending"], "the last page names no next one");
    assert_eq!(reports[0]["gaps"].as_array().unwrap().len(), 0);
    assert!(reports[1]["ending"].as_str().unwrap().contains("could not be had"), "{outlets}");
    assert_eq!(reports[1]["gaps"].as_array().unwrap().len(), 1, "{outlets}");
    assert_eq!(reports[1]["errors"], 1);
}

#[test]
fn a_chain_that_is_asked_for_twice_is_walked_twice() {
    let environment = Environment::new();
    let site = Site::start(|asked| match asked.path.as_str() {
        "/news/" => html(&[5, 4, 3], Some("/news/page/2/")).unless_known(asked),
        "/news/page/2/" => html(&[2, 1], Some("/news/page/3/")),
        _ => Reply::missing(),
    });
    let url = site.url("/news/");
    let run = fetch(&environment, &["add", "--backfill", "--only", "list", &url, &url]);
    assert_eq!(run.code, 1, "{run}");
    let report = report(&environment);
    assert_eq!(report["gaps"].as_array().unwrap().len(), 1, "{report}");
    assert_eq!((&report["errors"], &report["pages"]), (&1.into(), &2.into()), "{report}");
    assert_entries(&environment, 1..=5);
}

#[test]
fn the_last_look_at_a_page_that_is_never_the_same_brings_nothing_new() {
    let environment = Environment::new();
    let asked_for = AtomicUsize::new(0);
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/news/" => {
            let nonce = asked_for.fetch_add(1, Ordering::SeqCst);
            let page = format!("{}<!-- {nonce} -->", crate::outlet::markup(&[3, 2, 1], None));
            Reply::html(page)
        }
        _ => Reply::missing(),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(followed(&environment, "list")["articles"], 0, "the walk brought them");
}

#[test]
fn entries_that_are_published_between_any_two_requests_cost_none_of_the_others() {
    let environment = Environment::new();
    let outlet = Outlet::new(80, 8);
    let played = outlet.clone();
    let site = Site::start(move |asked| {
        let reply = played.answer(asked);
        if Outlet::page_of(asked).is_some() {
            played.publish();
        }
        reply
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    // The last one was published after the last request.
    let newest = outlet.entries()[0];
    assert!(newest > 80);
    assert_entries(&environment, 1..newest);
    let report = report(&environment);
    assert_eq!(report["gaps"].as_array().unwrap().len(), 0, "{report}");
    assert_eq!(report["proven"], report["boundaries"]);
    // Pages that overlap need no second look.
    assert_eq!(report["rereads"], 0);
}

/// An entry of page 2 is taken back while page 3 is being asked for: what stood at the head of page 3
/// has moved to the end of page 2, which was read already.
fn with_a_removal() -> (Outlet, Site) {
    let outlet = Outlet::new(40, 10);
    let played = outlet.clone();
    let site = Site::start(move |asked| {
        if asked.path == "/news/page/3/" && asked.before == 0 {
            played.remove(25);
        }
        played.answer(asked)
    });
    (outlet, site)
}

#[test]
fn an_entry_that_hides_behind_one_that_was_removed_is_found_by_reading_the_boundary_again() {
    let environment = Environment::new();
    let (_, site) = with_a_removal();
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 1..=40);
    let report = report(&environment);
    assert_eq!(report["gaps"].as_array().unwrap().len(), 0, "{report}");
    assert_eq!(report["entries"], 40, "{report}");
    assert_eq!(report["proven"], report["boundaries"]);
}

#[test]
fn without_proof_a_boundary_counts_as_unproven_and_costs_one_request_a_page() {
    let environment = Environment::new();
    let (_, site) = with_a_removal();
    let run = fetch(&environment, &["add", "--backfill", "--unproven", &site.url("/news/")]);
    assert_eq!(run.code, 0, "{run}");
    assert!(!articles(&environment).contains_key(&20), "the removal hides it");
    let report = report(&environment);
    assert_eq!((&report["proven"], &report["boundaries"]), (&0.into(), &3.into()), "{report}");
    // The last one is the look at what came in on top meanwhile.
    assert_eq!(site.asked().len(), 5);
}

#[test]
fn what_keeps_changing_under_the_readers_hands_is_a_gap() {
    let environment = Environment::new();
    let round = AtomicUsize::new(0);
    let site = Site::start(move |asked| match Outlet::page_of(asked) {
        Some(1) => {
            let base = 1000 + 10 * u32::try_from(round.fetch_add(1, Ordering::SeqCst)).unwrap();
            html(&(base..base + 8).collect::<Vec<_>>(), Some("/news/page/2/"))
        }
        Some(2) => html(&[1, 2, 3, 4, 5, 6], None),
        _ => Reply::missing(),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    let report = report(&environment);
    let gaps = report["gaps"].as_array().unwrap();
    assert!(!gaps.is_empty(), "{report}");
    assert_eq!(gaps[0]["reason"], "the pages kept changing while they were read");
    assert!(gaps[0]["before"].as_str().unwrap().ends_with("/news/page/2/"), "{report}");
    let shown = environment.run(&["outlets", "127.0.0.1"]);
    assert!(shown.stdout.contains("gap between"), "{shown}");
}

#[test]
fn a_notice_that_is_pinned_to_every_page_proves_nothing_and_is_one_article() {
    let environment = Environment::new();
    let outlet = Outlet::new(30, 10);
    let site = Site::start(move |asked| match Outlet::page_of(asked) {
        Some(number) if number <= 3 => {
            let entries = [vec![999], outlet.on_page(number), vec![998]].concat();
            let next = (number < 3).then(|| format!("/news/page/{}/", number + 1));
            html(&entries, next.as_deref()).unless_known(asked)
        }
        _ => Reply::missing(),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, (1..=30).chain([998, 999]));
    let report = report(&environment);
    assert_eq!(report["rereads"], 2, "{report}");
    assert_eq!(report["proven"], report["boundaries"]);
}

/// Follows a chain whose every page is made by a function of its number, and gives how it ended.
fn ending(page: impl Fn(usize) -> Reply + Send + Sync + 'static) -> (Environment, String) {
    let environment = Environment::new();
    let site = Site::start(move |asked| match Outlet::page_of(asked) {
        Some(number) => page(number),
        None => Reply::missing(),
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    let ending = report(&environment)["ending"].as_str().unwrap().to_owned();
    (environment, ending)
}

fn next(number: usize) -> Option<String> {
    Some(format!("/news/page/{}/", number + 1))
}

#[test]
fn page_numbers_beyond_the_end_that_answer_with_page_1_end_the_chain() {
    let outlet = Outlet::new(30, 10);
    let (environment, ending) = ending(move |number| {
        let shown = if number > 3 { 1 } else { number };
        html(&outlet.on_page(shown), next(number).as_deref())
    });
    assert_eq!(ending, "page 4 shows page 1 again");
    assert_entries(&environment, 1..=30);
    assert_eq!(report(&environment)["pages"], 3);
}

#[test]
fn a_chain_that_leads_back_to_a_page_ends_there() {
    let outlet = Outlet::new(30, 10);
    let (environment, ending) = ending(move |number| {
        let next = if number == 3 { 1 } else { number };
        html(&outlet.on_page(number), Some(&format!("/news/page/{}/", next + 1)))
    });
    assert_eq!(ending, "the last page leads back to page 2");
    assert_entries(&environment, 1..=30);
}

#[test]
fn endless_next_links_to_what_is_known_end_after_three_pages() {
    let outlet = Outlet::new(20, 10);
    let (environment, ending) = ending(move |number| {
        // Never the same twice, and never anything new.
        let mut entries = outlet.on_page(1);
        entries.rotate_left(number % 10);
        entries.truncate(5 + number % 5);
        let page = if number < 3 { outlet.on_page(number) } else { entries };
        html(&page, next(number).as_deref())
    });
    assert_eq!(ending, "3 pages in a row list nothing new");
    assert_entries(&environment, 1..=20);
}

#[test]
fn an_endless_archive_of_empty_pages_ends_and_a_few_empty_months_do_not_end_it() {
    let environment = Environment::new();
    let outlet = Outlet::new(30, 10);
    // A feed in pages (RFC 5005), one for each month.
    let site = Site::start(move |asked| {
        let Some(number) = Outlet::page_of(asked) else { return Reply::missing() };
        let entries = match number {
            1 | 2 => outlet.on_page(number),
            8 => outlet.on_page(3),
            _ => Vec::new(),
        };
        crate::outlet::atom(&entries, next(number).as_deref())
    });
    let run = backfill(&environment, &site);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 1..=30);
    let report = followed(&environment, "feed")["report"].clone();
    assert_eq!(report["ending"], "24 pages in a row list nothing", "{report}");
    assert_eq!(report["pages"], 32, "{report}");
}

#[test]
fn the_most_pages_to_read_can_be_said_and_what_lies_behind_is_a_gap() {
    let environment = Environment::new();
    let outlet = Outlet::new(50, 10);
    let site = Site::start(move |asked| outlet.answer(asked));
    let args = ["add", "--backfill", "--max-pages", "2", &site.url("/news/")];
    let run = fetch(&environment, &args);
    assert_eq!(run.code, 0, "{run}");
    assert_entries(&environment, 31..=50);
    let report = report(&environment);
    assert_eq!(report["gaps"].as_array().unwrap().len(), 1, "{report}");
}

#[test]
fn the_articles_own_pages_are_fetched_where_that_is_asked_for() {
    let environment = Environment::new();
    let outlet = Outlet::new(12, 6);
    let site = Site::start(move |asked| match asked.path.strip_prefix("/articles/") {
        Some("3/") => Reply::missing(),
        Some(number) => {
            let number: u32 = number.trim_end_matches('/').parse().unwrap();
            let title = crate::outlet::title(number);
            let text =
                "The meeting went on until late, and nobody left before the vote. ".repeat(12);
            Reply::html(format!(
                "<html lang=en><head><title>{title}</title><meta property=og:type content=article></head>\
                 <body><article><h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>"
            ))
        }
        None => outlet.answer(asked),
    });
    let run = fetch(&environment, &["add", "--backfill", "--full-text", &site.url("/news/")]);
    assert_eq!(run.code, 1, "one page is missing: {run}");
    assert!(run.stderr.contains("Read 11 articles' own pages; 1 could not be had."), "{run}");
    assert_entries(&environment, 1..=12);
    let export = environment.run(&["export", "--quiet"]);
    assert_eq!(export.stdout.matches("\"content_text\":\"The meeting").count(), 11, "{export}");
    // Each is asked for once.
    site.forget();
    fetch(&environment, &["update"]);
    assert_eq!(site.asked().iter().filter(|asked| asked.path.starts_with("/articles/")).count(), 0);
}

#[test]
fn a_short_article_that_looks_like_a_list_is_read_as_what_the_list_called_it_now_and_later() {
    const HEADLINE: &str = "Harbour reopens after six weeks of work";
    let environment = Environment::new();
    let others: String = (1..6)
        .map(|part| {
            format!(
                "<li><a href=/2026/quay-story-{part}/>The council looks again at the quay, part {part}</a> \
                 <time datetime=2026-03-0{part}>{part} March 2026</time>\
                 <p>What was said in the meeting about part {part} of the quay.</p></li>"
            )
        })
        .collect();
    let text = "The northern quay is open to ships again, and the mayor cut a ribbon before some forty people. \
        Nobody knows what it cost. ";
    let article = format!(
        "<html lang=en><title>{HEADLINE}</title><nav><a href=/>Home</a> <a href=/news/>News</a></nav><main>\
         <h1>{HEADLINE}</h1><div class=text><p>{}</p></div><h2>All that was reported</h2>\
         <ul class=posts>{others}</ul></main></html>",
        text.repeat(3)
    );
    let list = |headline: &str| {
        format!(
            "<html lang=en><title>News</title><main><h1>News</h1><article><h2><a href=/2026/harbour-reopens/>{headline}</a>\
         </h2><time>2026-03-09</time></article><article><h2><a href=/2026/ferry/>Ferry aground off Wrack Point</a></h2>\
         <time>2026-03-08</time></article></main></html>"
        )
    };
    let site = Site::start(move |asked| match asked.path.as_str() {
        // Later the list calls it something else.
        "/news/" if asked.before > 0 => Reply::html(list("Quay open again: what ships must know")),
        "/news/" => Reply::html(list(HEADLINE)),
        "/2026/harbour-reopens/" => Reply::html(article.clone()),
        _ => Reply::missing(),
    });
    fetch(&environment, &["add", "--full-text", &site.url("/news/")]);
    let export = environment.run(&["export", "--quiet"]).stdout;
    assert_eq!(export.lines().count(), 2, "nothing else was listed: {export}");
    assert!(export.contains("\"content_text\":\"The northern quay"), "{export}");
    for _ in 0..2 {
        let again = environment.run(&["reprocess"]);
        assert_eq!(again.stdout, "", "it is read as it was: {again}");
        fetch(&environment, &["update"]);
    }
    let history = environment.run(&["show", "--sightings", "1"]).stdout;
    assert!(history.contains("Quay open again"), "{history}");
}

#[test]
fn an_article_whose_address_leads_to_no_page_is_asked_for_once() {
    let environment = Environment::new();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/news/" => Reply::html(
            "<html lang=en><title>News</title><main><h1>News</h1><article><h2><a href=/2026/report/>Report of the harbour board</a>\
             </h2><time>2026-03-09</time></article><article><h2><a href=/2026/ferry/>Ferry aground off Wrack Point</a></h2>\
             <time>2026-03-08</time></article></main></html>",
        ),
        "/2026/report/" => Reply::html(b"%PDF-1.4\n\x00\x01\x02\xff\xfe\x00\x00stream".to_vec()),
        _ => Reply::missing(),
    });
    fetch(&environment, &["add", "--full-text", &site.url("/news/")]);
    fetch(&environment, &["update"]);
    let asked = site.asked();
    assert_eq!(asked.iter().filter(|asked| asked.path == "/2026/report/").count(), 1, "{asked:?}");
}

#[test]
fn an_article_whose_address_leads_to_another_one_of_the_list_is_that_one_whichever_is_asked_first()
{
    const HEADLINE: &str = "Harbour reopens after six weeks of work on the quay";
    for paths in
        [["/archive/?p=77", "/2026/harbour-reopens/"], ["/2026/harbour-reopens/", "/archive/?p=77"]]
    {
        let environment = Environment::new();
        let item = |path: &str, number: usize| {
            format!(
                "<article><h2><a href='{path}'>{HEADLINE}</a></h2><p><time datetime=2026-03-0{number}>\
                 2026-03-0{number}</time></p><p>What stands in line {number} of the list, and why.</p></article>"
            )
        };
        let items = [item(paths[0], 3), item("/2026/ferry/", 2), item(paths[1], 1)].concat();
        let site = Site::start(move |asked| match asked.path.as_str() {
            "/news/" => Reply::html(format!(
                "<html lang=en><title>News</title><main><h1>News</h1>{items}</main></html>"
            )),
            "/archive/?p=77" => {
                Reply::new("301 Moved Permanently", "").header("Location: /2026/harbour-reopens/")
            }
            "/2026/harbour-reopens/" => Reply::html(format!(
                "<html lang=en><head><title>{HEADLINE}</title><meta property=og:type content=article></head>\
                 <body><article><h1>{HEADLINE}</h1><p>{}</p></article></body></html>",
                "The northern quay is open to ships again, and the mayor cut a ribbon. ".repeat(12)
            )),
            _ => Reply::missing(),
        });
        let run = fetch(&environment, &["add", "--full-text", &site.url("/news/")]);
        assert!(run.stderr.contains("Read 2 articles' own pages"), "{run}");
        let export = environment.run(&["export", "--quiet"]).stdout;
        assert_eq!(export.lines().count(), 2, "{export}");
        let joined = export.lines().find(|line| line.contains(HEADLINE)).unwrap();
        assert!(
            joined.contains("harbour-reopens") && joined.contains("\"sightings\":"),
            "{joined}"
        );
        let why = environment.run(&["show", "--why", "1"]);
        assert!(why.stdout.contains("by its address, or one that led to another"), "{why}");
        // It is asked for no more.
        site.forget();
        fetch(&environment, &["update"]);
        assert!(site.asked().iter().all(|asked| asked.path == "/news/"), "{:?}", site.asked());
    }
}
