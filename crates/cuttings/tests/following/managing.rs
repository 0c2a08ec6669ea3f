//! Adding and keeping up from the pages and the API of a server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::archive::{assert_entries, fetch, report};
use crate::environment::Environment;
use crate::outlet::{self, Outlet};
use crate::server::Server;
use crate::site::{Reply, Site};

/// An outlet with some entries as a site.
fn small_outlet(entries: u32) -> Site {
    let outlet = Outlet::new(entries, 5);
    Site::start(move |asked| outlet.answer(asked))
}

/// An outlet whose pages from the third on wait until they are let through.
fn slow_outlet(entries: u32) -> (Site, Arc<AtomicBool>) {
    let outlet = Outlet::new(entries, 5);
    let open = Arc::new(AtomicBool::new(false));
    let gate = Arc::clone(&open);
    let site = Site::start(move |asked| {
        while Outlet::page_of(asked).is_some_and(|page| page > 3) && !gate.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(10));
        }
        outlet.answer(asked)
    });
    (site, open)
}

fn job_of(location: &str) -> i64 {
    location.rsplit('/').next().unwrap().parse().unwrap()
}

#[test]
fn an_address_is_shown_before_it_is_followed_and_then_taken_in_to_its_end() {
    let environment = Environment::new();
    let site = small_outlet(23);
    let server = Server::start(&environment, &["--allow-private"]);
    let url = site.url("/news/");
    let preview = server.send("/add", &[("url", &url)]);
    assert_eq!(preview.status, 200, "{preview:?}");
    assert!(preview.body.contains("in case number 23"), "{preview:?}");
    assert!(preview.body.contains("it lists 5 articles and names a next page"), "{preview:?}");
    assert_eq!(server.get("/api/v1/listings").json()["listings"], json!([]));

    let followed = server.send("/add/follow", &[("url", &url), ("backfill", "1")]);
    assert_eq!(followed.status, 303, "{followed:?}");
    let job = job_of(&followed.location());
    server.wait_for(job, "done");
    let page = server.get(&followed.location());
    assert!(page.body.contains("5 pages, 23 entries"), "{page:?}");
    assert!(!page.head.contains("refresh:"), "{page:?}");
    assert_eq!(server.get("/api/v1/listings").json()["listings"][0]["report"]["entries"], 23);
    server.stop();
    assert_entries(&environment, 1..=23);
}

#[test]
fn a_preview_by_api_names_what_is_there_and_files_nothing() {
    let environment = Environment::new();
    let site = small_outlet(7);
    let server = Server::start(&environment, &["--allow-private"]);
    let preview = server.call("POST", "/api/v1/previews", &json!({ "url": site.url("/news/") }));
    assert_eq!(preview.status, 200, "{preview:?}");
    let found = preview.json()["found"].as_array().unwrap().clone();
    assert_eq!(found[0]["kind"], "list");
    assert_eq!(found[0]["chosen"], true);
    assert_eq!(found[0]["count"], 5);
    assert!(found[0]["entries"][0]["title"].as_str().unwrap().contains("number 7"));
    assert_eq!(server.get("/api/v1/articles").json()["articles"], json!([]));
}

#[test]
fn an_assistant_looks_at_a_page_and_files_nothing() {
    let environment = Environment::new();
    let site = small_outlet(7);
    let server = Server::start(&environment, &["--allow-private"]);
    let params = json!({ "name": "preview", "arguments": { "url": site.url("/news/") } });
    let message = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params });
    let answer = server.call("POST", "/mcp", &message);
    let result = answer.json()["result"].clone();
    let found = &result["structuredContent"]["preview"]["found"][0];
    assert_eq!(found["count"], 5, "{answer:?}");
    assert!(result["content"][0]["text"].as_str().unwrap().contains("list (chosen, 5 articles)"));
    assert_eq!(server.get("/api/v1/articles").json()["articles"], json!([]));
}

#[test]
fn nothing_is_fetched_before_a_contact_is_given_once() {
    let environment = Environment::new();
    let site = small_outlet(3);
    let server = Server::start_without_contact(&environment, &["--allow-private"]);
    assert!(server.get("/add").body.contains("name=\"contact\""));
    let url = site.url("/news/");
    let refused = server.send("/add", &[("url", &url)]);
    assert_eq!(refused.status, 409, "{refused:?}");
    assert!(site.everything_asked().is_empty());
    let shown = server.send("/add", &[("url", &url), ("contact", "desk@library.example")]);
    assert_eq!(shown.status, 200, "{shown:?}");
    assert!(site.asked()[0].head.contains("desk@library.example"));
    assert!(!server.get("/add").body.contains("name=\"contact\""));
}

#[test]
fn private_addresses_are_refused_unless_they_are_allowed() {
    let environment = Environment::new();
    let site = small_outlet(3);
    let server = Server::start(&environment, &[]);
    let refused = server.send("/add", &[("url", &site.url("/news/"))]);
    assert_eq!(refused.status, 502, "{refused:?}");
    assert!(refused.body.contains("not on the public internet"), "{refused:?}");
    assert!(site.everything_asked().is_empty());
    let problem = server.call("POST", "/api/v1/previews", &json!({ "url": site.url("/news/") }));
    assert_eq!(problem.json()["status"], 502);
    assert!(problem.head.contains("application/problem+json"), "{problem:?}");
}

#[test]
fn a_backfill_is_stopped_and_goes_on_where_it_was() {
    let environment = Environment::new();
    let (site, open) = slow_outlet(40);
    let server = Server::start(&environment, &["--allow-private"]);
    let order = json!({ "kind": "follow", "url": site.url("/news/"), "backfill": true });
    let ordered = server.call("POST", "/api/v1/jobs", &order);
    assert_eq!(ordered.status, 202, "{ordered:?}");
    let job = ordered.json()["id"].as_i64().unwrap();
    server.wait_for(job, "running");
    let page = server.get(&format!("/jobs/{job}"));
    assert!(page.head.contains("refresh: 2"), "{page:?}");
    while !site.asked().iter().any(|asked| asked.path.ends_with("/page/4/")) {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(server.send(&format!("/jobs/{job}/stop"), &[]).status, 303);
    open.store(true, Ordering::Relaxed);
    server.wait_for(job, "stopped");
    let listing = server.get("/api/v1/listings").json()["listings"][0].clone();
    assert!(listing["report"]["entries"].as_u64().unwrap() < 40, "{listing:#}");

    site.forget();
    assert_eq!(server.send(&format!("/jobs/{job}/resume"), &[]).status, 303);
    server.wait_for(job, "done");
    assert!(!site.asked().iter().any(|asked| asked.path.ends_with("/page/2/")));
    server.stop();
    assert_entries(&environment, 1..=40);
}

#[test]
fn a_job_survives_the_end_of_the_server() {
    let environment = Environment::new();
    let (site, open) = slow_outlet(40);
    let server = Server::start(&environment, &["--allow-private"]);
    let order = json!({ "kind": "follow", "url": site.url("/news/"), "backfill": true });
    let job = server.call("POST", "/api/v1/jobs", &order).json()["id"].as_i64().unwrap();
    while !site.asked().iter().any(|asked| asked.path.ends_with("/page/4/")) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let opener = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        open.store(true, Ordering::Relaxed);
    });
    server.stop();
    opener.join().unwrap();
    let server = Server::start(&environment, &["--allow-private"]);
    server.wait_for(job, "done");
    server.stop();
    assert_entries(&environment, 1..=40);
    assert!(report(&environment)["ending"].is_string());
}

#[test]
fn one_program_writes_at_a_time_and_the_other_says_so() {
    let environment = Environment::new();
    let (site, open) = slow_outlet(40);
    let server = Server::start(&environment, &["--allow-private"]);
    let order = json!({ "kind": "follow", "url": site.url("/news/"), "backfill": true });
    let job = server.call("POST", "/api/v1/jobs", &order).json()["id"].as_i64().unwrap();
    while !site.asked().iter().any(|asked| asked.path.ends_with("/page/4/")) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let run = fetch(&environment, &["add", &site.url("/news/")]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("another cuttings is writing to"), "{run}");
    open.store(true, Ordering::Relaxed);
    server.wait_for(job, "done");

    // The other way round: the lock of the WARC files is what an intake holds.
    let lock =
        fs_err::File::options().write(true).open(environment.path("archive/warc/lock")).unwrap();
    lock.file().lock().unwrap();
    let job = server.call("POST", "/api/v1/jobs", &json!({ "kind": "update" })).json()["id"]
        .as_i64()
        .unwrap();
    server.wait_for(job, "failed");
    let page = server.get(&format!("/jobs/{job}"));
    assert!(page.body.contains("another cuttings is writing to"), "{page:?}");
    drop(lock);
    server.send(&format!("/jobs/{job}/resume"), &[]);
    server.wait_for(job, "done");
}

#[test]
fn jobs_are_listed_page_by_page_the_last_first() {
    let environment = Environment::new();
    let server = Server::start(&environment, &["--allow-private"]);
    let order = || server.call("POST", "/api/v1/jobs", &json!({ "kind": "update" })).json();
    let mut ordered: Vec<i64> = (0..5).map(|_| order()["id"].as_i64().unwrap()).collect();
    ordered.reverse();
    let mut listed: Vec<i64> = Vec::new();
    let mut path = "/api/v1/jobs?limit=2".to_owned();
    loop {
        let page = server.get(&path).json();
        let rows = page["jobs"].as_array().unwrap();
        listed.extend(rows.iter().map(|job| job["id"].as_i64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/jobs?limit=2&cursor={next}");
    }
    assert_eq!(listed, ordered);
}

#[test]
fn pages_of_other_sites_order_nothing() {
    let environment = Environment::new();
    let server = Server::start(&environment, &["--allow-private"]);
    for header in ["Sec-Fetch-Site: cross-site", "Origin: https://press.example", "Origin: null"] {
        let refused = server.ask("POST", "/following/update", &[header], "");
        assert_eq!(refused.status, 403, "{refused:?}");
        let refused = server.ask("DELETE", "/api/v1/listings/1", &[header], "");
        assert_eq!(refused.json()["status"], 403, "{refused:?}");
    }
    let own = format!("Origin: http://{}", server.address);
    assert_eq!(server.ask("POST", "/following/update", &[&own], "").status, 303);
}

#[test]
fn subscriptions_come_in_and_go_out_as_opml() {
    let environment = Environment::new();
    let server = Server::start(&environment, &["--allow-private"]);
    let list = "<opml version='2.0'><body><outline xmlUrl='https://a.example/feed'/>\
                <outline xmlUrl='https://b.example/feed' htmlUrl='https://b.example/'/></body></opml>";
    assert_eq!(server.attach("/following/import", &[("file", ""), ("text", list)]).status, 303);
    let out = server.get("/following.opml");
    assert!(out.body.contains("xmlUrl=\"https://b.example/feed\""), "{out:?}");
    let page = server.get("/following");
    assert!(page.body.contains("2 listings of 2 outlets"), "{page:?}");
    let listings = server.get("/api/v1/listings").json();
    let number = listings["listings"][0]["id"].as_i64().unwrap();
    assert_eq!(server.send(&format!("/following/{number}/stop"), &[]).status, 303);
    assert_eq!(server.get(&format!("/api/v1/listings/{number}")).status, 404);
    let answer = server.ask("POST", "/api/v1/listings", &["Content-Type: text/x-opml"], list);
    assert_eq!(answer.json()["followed"], 2);
}

#[test]
fn a_file_of_subscriptions_is_followed_and_what_is_none_is_refused_in_words() {
    let environment = Environment::new();
    let server = Server::start(&environment, &["--allow-private"]);
    let list = "<opml version='2.0'><body><outline xmlUrl='https://a.example/feed'/></body></opml>";
    let other = list.replace("a.example", "b.example");
    let both = server.attach("/following/import", &[("text", &other), ("file", list)]);
    assert_eq!((both.status, both.location()), (303, "/following".to_owned()));
    let out = server.get("/following.opml").body;
    assert!(out.contains("a.example") && !out.contains("b.example"), "the file counts: {out}");
    for (fields, expected) in [
        (&[("file", "<html>no list</html>")][..], "no list of subscriptions (OPML)"),
        (&[("file", ""), ("text", " \n")], "Choose an OPML file"),
        (&[], "Choose an OPML file"),
        (&[("file", "<opml version='2.0'><body/></opml>")], "There are no feeds"),
        (&[("file", &"x".repeat(3_000_000))], "2 MB are taken at most"),
    ] {
        let answer = server.attach("/following/import", fields);
        assert_eq!(answer.status, 400, "{answer:?}");
        assert!(answer.body.contains(expected), "{answer:?}");
    }
    let plain = server.send("/following/import", &[("text", list)]);
    assert!(plain.status == 400 && plain.body.contains("multipart/form-data"), "{plain:?}");
    let foreign = ["Content-Type: multipart/form-data; boundary=x", "Sec-Fetch-Site: cross-site"];
    assert_eq!(server.ask("POST", "/following/import", &foreign, "--x--").status, 403);
}

#[test]
fn a_server_that_watches_takes_in_what_is_new_by_itself() {
    let environment = Environment::new();
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed.xml" => outlet::feed(&[3, 2, 1], "https://outlet.example"),
        _ => Reply::missing(),
    });
    let server = Server::start(&environment, &["--allow-private", "--watch"]);
    let list = format!("<opml><body><outline xmlUrl='{}'/></body></opml>", site.url("/feed.xml"));
    assert_eq!(server.attach("/following/import", &[("file", &list)]).status, 303);
    let begun = std::time::Instant::now();
    while server.get("/api/v1/articles").json()["articles"].as_array().unwrap().len() < 3 {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(100));
    }
    let refused = environment.run(&["serve", "--listen", "0.0.0.0:0", "--public", "--watch"]);
    assert_eq!(refused.code, 2, "{refused}");
}

#[test]
fn a_listing_without_a_feed_becomes_one() {
    let environment = Environment::new();
    let site = small_outlet(12);
    let run = fetch(&environment, &["add", &site.url("/news/")]);
    assert_eq!(run.code, 0, "{run}");
    let server = Server::start(&environment, &["--allow-private"]);
    site.forget();
    let feed = server.get(&format!("/feed?url={}", site.url("/news/")));
    assert!(feed.body.contains("in case number 12"), "{feed:?}");
    assert!(site.everything_asked().is_empty());
    assert_eq!(server.get(&format!("/feed?url={}", site.url("/news/page/2/"))).status, 404);
    assert_eq!(server.get("/feed?url=ftp://a.example/").status, 400);
    server.stop();

    let server = Server::start(&environment, &["--allow-private", "--feed-any"]);
    for format in ["atom", "rss", "json"] {
        let path = format!("/feed?url={}&format={format}", site.url("/news/page/2/"));
        let feed = server.get(&path);
        assert!(feed.body.contains("in case number 7"), "{feed:?}");
    }
    assert_eq!(site.asked().len(), 1);
    server.stop();
    let server = Server::start(&environment, &["--feed-any"]);
    assert_eq!(server.get(&format!("/feed?url={}", site.url("/news/page/2/"))).status, 502);
}

#[test]
fn a_tag_is_a_page_and_a_feed() {
    let environment = Environment::with_archive();
    let server = Server::start(&environment, &[]);
    let name = "harbour-courier.example";
    let set = server.send("/tags/set", &[("outlet", name), ("tags", "Local  News, harbour")]);
    assert_eq!(set.status, 303, "{set:?}");
    assert_eq!(server.get("/api/v1/tags").json()["tags"][1]["tag"], "local news");
    assert!(server.get("/tags").body.contains("/tags/local%20news"));
    let page = server.get("/tags/local%20news");
    assert!(page.body.contains("/articles/"), "{page:?}");
    let found = server.get("/api/v1/search?q=tag:%22local+news%22").json();
    assert!(found["total"].as_u64().unwrap() > 0, "{found}");
    let others = server.get("/api/v1/search/facets?q=-tag:harbour").json();
    let outlets = others["outlets"].as_array().unwrap();
    assert!(!outlets.is_empty() && outlets.iter().all(|outlet| outlet["value"] != name));
    let feed = server.get("/tags/harbour/feed.atom");
    assert!(feed.body.contains("<entry"), "{feed:?}");
    let told = environment.run(&["tag", name, "Shipping", "--json"]);
    assert_eq!(
        told.stdout.split_whitespace().collect::<String>(),
        r#"["harbour","localnews","shipping"]"#
    );
    let taken = environment.run(&["tag", name, "shipping", "--remove"]);
    assert_eq!(taken.stdout, "tag\nharbour\nlocal news\n", "{taken}");
    let path = format!("/api/v1/outlets/{name}/tags");
    let set = server.call("PUT", &path, &json!({ "tags": ["ports"] }));
    assert_eq!(set.json()["tags"], json!(["ports"]));
    assert_eq!(server.get("/tags/harbour").status, 404);
    let other = server.call("PUT", "/api/v1/outlets/none.example/tags", &json!({ "tags": [] }));
    assert_eq!(other.status, 404);
}

#[test]
fn a_saved_search_is_a_page_and_a_feed_whose_address_stays() {
    let environment = Environment::with_archive();
    let server = Server::start(&environment, &[]);
    let saved = server.send("/searches/save", &[("name", "The  harbour"), ("query", "q=harbour")]);
    assert_eq!(saved.location(), "/searches/The%20harbour", "{saved:?}");
    let page = server.get("/searches/The%20harbour");
    assert!(page.body.contains("/articles/"), "{page:?}");
    let feed = server.get("/searches/The%20harbour/feed.rss");
    assert!(feed.body.contains("<title>The harbour</title>"), "{feed:?}");
    let answer = server.call(
        "PUT",
        "/api/v1/searches/The%20harbour",
        &json!({ "query": "q=ferry&lang=en&page=3&x=y" }),
    );
    assert_eq!(answer.json()["query"], "q=ferry&lang=en", "{answer:?}");
    assert!(server.get("/searches").body.contains("ferry lang:en"));
    for part in ["/search/export.parquet?q=ferry&#38;lang=en", "feed.json", "Yes, delete it"] {
        let page = server.get("/searches/The%20harbour");
        assert!(page.body.contains(part), "{part}: {page:?}");
    }
    server.send("/searches/save", &[("name", "Other"), ("query", "q=tram")]);
    let taken = server.send("/searches/rename", &[("name", "Other"), ("to", "The harbour")]);
    assert_eq!(taken.status, 409, "{taken:?}");
    let renamed = server.send("/searches/rename", &[("name", "Other"), ("to", " Trams ")]);
    assert_eq!(renamed.location(), "/searches/Trams", "{renamed:?}");
    assert_eq!(server.get("/searches/Other").status, 404);
    assert!(server.get("/searches/Trams").body.contains("<q dir=\"auto\">tram</q>"));
    let unknown = server.send("/searches/rename", &[("name", "Other"), ("to", "Buses")]);
    assert_eq!(unknown.status, 404);
    let deleted = server.send("/searches/delete", &[("name", "Trams")]);
    assert_eq!(deleted.location(), "/searches", "{deleted:?}");
    let bad = json!({ "query": "q=ferry&after=soon" });
    assert_eq!(server.call("PUT", "/api/v1/searches/x", &bad).status, 400);
    let gone = server.ask("DELETE", "/api/v1/searches/The%20harbour", &[], "");
    assert_eq!(gone.status, 204);
    assert_eq!(server.get("/searches/The%20harbour/feed.rss").status, 404);
}
