//! Finding what to follow, and subscriptions in and out.

use crate::archive::{assert_entries, backfill, fetch, followed};
use crate::environment::Environment;
use crate::outlet::{Outlet, feed, markup};
use crate::site::{Asked, Reply, Site};

fn host(asked: &Asked) -> String {
    let host = asked.head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    format!("http://{host}")
}

/// An outlet with a list, a feed of articles, a feed of comments and a sitemap.
fn site() -> Site {
    let outlet = Outlet::new(30, 10);
    Site::start(move |asked| match asked.path.as_str() {
        "/robots.txt" => Reply::new("200 OK", format!("Sitemap: {}/map.xml\n", host(asked)))
            .header("Content-Type: text/plain"),
        "/feed.xml" => feed(&outlet.on_page(1), &host(asked)),
        "/comments/feed.xml" => feed(&[7001, 7002], &host(asked)),
        "/map.xml" => index(&host(asked), &["/map-1.xml", "/map-2.xml", "/map-3.xml"]),
        "/map-1.xml" => sitemap(&host(asked), 1..=20),
        "/map-2.xml" => Reply::missing(),
        "/map-3.xml" => sitemap(&host(asked), 21..=30),
        "/news/" => {
            let links = "<link rel=alternate type='application/rss+xml' href='/comments/feed.xml'>\
                <link rel=alternate type='application/rss+xml' href='/feed.xml'></head>";
            let page = markup(&outlet.on_page(1), Some("/news/page/2/")).replace("</head>", links);
            Reply::html(page).unless_known(asked)
        }
        _ => outlet.answer(asked),
    })
}

fn index(host: &str, parts: &[&str]) -> Reply {
    let parts: String =
        parts.iter().map(|part| format!("<sitemap><loc>{host}{part}</loc></sitemap>")).collect();
    xml(format!(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{parts}</sitemapindex>"
    ))
}

fn sitemap(host: &str, entries: std::ops::RangeInclusive<u32>) -> Reply {
    let urls: String =
        entries.map(|entry| format!("<url><loc>{host}/articles/{entry}/</loc></url>")).collect();
    xml(format!("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"))
}

fn xml(body: String) -> Reply {
    Reply::new("200 OK", body).header("Content-Type: application/xml")
}

#[test]
fn a_dry_run_says_what_would_be_followed_and_why_and_takes_nothing_in() {
    let environment = Environment::new();
    let site = site();
    let run = fetch(&environment, &["add", "--dry-run", &site.url("/news/")]);
    insta::assert_snapshot!("dry_run", run.replacing(&site.url(""), "[SERVER]"));
    assert!(!environment.path("archive").exists());
}

#[test]
fn only_what_is_asked_for_is_followed() {
    for (only, entries, kind) in [("feed", 21..=30, "feed"), ("list", 1..=30, "list")] {
        let environment = Environment::new();
        let run =
            fetch(&environment, &["add", "--backfill", "--only", only, &site().url("/news/")]);
        assert_eq!(run.code, 0, "{run}");
        assert_entries(&environment, entries);
        assert!(followed(&environment, kind).is_object(), "{kind}");
        let other = if kind == "feed" { "list" } else { "feed" };
        assert!(followed(&environment, other).is_null(), "{other}");
    }
}

#[test]
fn an_index_of_sitemaps_is_read_to_its_last_part_and_a_part_that_is_missing_is_a_gap() {
    let environment = Environment::new();
    let args = ["add", "--backfill", "--only", "sitemap", &site().url("/news/")];
    let run = fetch(&environment, &args);
    assert_eq!(run.code, 1, "a part is missing: {run}");
    assert_entries(&environment, 1..=30);
    let report = followed(&environment, "sitemap")["report"].clone();
    assert_eq!(report["gaps"].as_array().unwrap().len(), 1, "{report}");
    assert!(report["gaps"][0]["before"].as_str().unwrap().ends_with("/map-2.xml"), "{report}");
}

#[test]
fn a_site_without_a_list_is_followed_by_the_sitemap_that_is_found() {
    let environment = Environment::new();
    let site = Site::start(|asked| match asked.path.as_str() {
        "/" => Reply::html("<html><body><h1>Welcome</h1><p>A page for visitors.</p></body></html>"),
        "/sitemap.xml" => sitemap(&host(asked), 1..=6),
        _ => Reply::missing(),
    });
    let run = fetch(&environment, &["add", &site.url("/")]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("Following the sitemap"), "{run}");
    assert!(followed(&environment, "sitemap").is_object());
}

#[test]
fn subscriptions_come_in_as_opml_and_go_out_again() {
    let environment = Environment::new();
    let site = site();
    let opml = format!(
        "<?xml version='1.0'?><opml version='2.0'><head><title>Mine</title></head><body>\
         <outline text='Local'><outline type='rss' text='Harbour &amp; Co' xmlUrl='{}' htmlUrl='{}'/>\
         </outline><outline text='no feed'/></body></opml>",
        site.url("/feed.xml"),
        site.url("/news/")
    );
    environment.write("mine.opml", opml);
    let run = environment.run(&["import", "mine.opml"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("1 subscription"), "{run}");
    assert_eq!(site.asked().len(), 0, "importing does not fetch");
    let update = fetch(&environment, &["update"]);
    assert_eq!(update.code, 0, "{update}");
    assert_entries(&environment, 21..=30);
    let export = environment.run(&["export", "--quiet", "--format", "opml"]);
    assert!(export.stdout.contains(&format!("xmlUrl=\"{}\"", site.url("/feed.xml"))), "{export}");
    environment.write("again.opml", &export.stdout);
    assert_eq!(environment.run(&["--archive", "other", "import", "again.opml"]).code, 0);
}

#[test]
fn a_listing_can_be_followed_no_more_and_its_articles_stay() {
    let environment = Environment::new();
    let site = site();
    assert_eq!(backfill(&environment, &site).code, 0);
    let run = environment.run(&["forget", "listing", &site.url("/news/")]);
    assert_eq!(run.code, 0, "{run}");
    assert!(followed(&environment, "list").is_null());
    assert_entries(&environment, 1..=30);
}
