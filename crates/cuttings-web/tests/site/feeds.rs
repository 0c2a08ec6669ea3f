//! The feeds, asked for over HTTP.

use crate::client::Site;
use crate::sample;
use quick_xml::events::Event;

/// The texts and `href`s of elements of a name, from a document that has to be well-formed.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) if tag.name().as_ref() == name => inside = Some(String::new()),
            Event::End(tag) if tag.name().as_ref() == name => found.extend(inside.take()),
            Event::Empty(tag) if tag.name().as_ref() == name => {
                let attribute = |name: &str| {
                    let found = tag.try_get_attribute(name).unwrap();
                    found.map(|a| a.value.replace("&amp;", "&")).unwrap_or_default()
                };
                found.push(format!("{} {}", attribute("rel"), attribute("href")));
            }
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text);
                }
            }
            _ => {}
        }
    }
}

const VIEWS: [&str; 4] = ["", "/outlets/gazette.example", "/outlets/sahifa.example", "/search"];

#[tokio::test(flavor = "multi_thread")]
async fn every_view_has_a_feed_in_every_format() {
    let site = Site::start(|archive| {
        sample::fill(archive);
        sample::hostile(archive);
    })
    .await;
    for view in VIEWS {
        let query = if view == "/search" { "?q=harbour" } else { "" };
        let atom = site.get(&format!("{view}/feed.atom{query}")).await;
        assert_eq!(atom.header("content-type"), Some("application/atom+xml; charset=utf-8"));
        let count = elements(atom.text(), "updated").len() - 1;
        assert!(count > 0, "{view}");
        assert!(!elements(atom.text(), "name").is_empty());
        let rss = site.get(&format!("{view}/feed.rss{query}")).await;
        assert_eq!(rss.header("content-type"), Some("application/rss+xml; charset=utf-8"));
        assert_eq!(elements(rss.text(), "guid").len(), count);
        let json = site.get(&format!("{view}/feed.json{query}")).await;
        assert_eq!(json.header("content-type"), Some("application/feed+json; charset=utf-8"));
        assert_eq!(json.json()["items"].as_array().unwrap().len(), count);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_feed_lead_to_every_article_once() {
    let site = Site::start(sample::fill).await;
    let mut path = "/feed.atom".to_owned();
    let mut ids = Vec::new();
    loop {
        let feed = site.get(&path).await;
        assert_eq!(feed.status, 200, "{path}");
        ids.extend(elements(feed.text(), "id").into_iter().skip(1));
        let links = elements(feed.text(), "link");
        let base = format!("http://{}", site.address);
        assert!(links.contains(&format!("self {base}{path}")), "{links:?}");
        match links.iter().find_map(|link| link.strip_prefix("next ")) {
            Some(next) => path = next.strip_prefix(&base).unwrap().to_owned(),
            None => break,
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((count, ids.len()), (129, 129));
}

/// Walks from page to page of a feed, and gives the identities of its items and how many pages it has.
async fn walked(site: &Site, mut path: String) -> (Vec<String>, usize) {
    let base = format!("http://{}", site.address);
    let (mut ids, mut pages) = (Vec::new(), 0);
    loop {
        let feed = site.get(&path).await;
        assert_eq!(feed.status, 200, "{path}");
        pages += 1;
        let next = if path.contains("feed.json") {
            let feed = feed.json();
            for item in feed["items"].as_array().unwrap() {
                ids.push(item["id"].as_str().unwrap().to_owned());
            }
            feed["next_url"].as_str().map(str::to_owned)
        } else {
            let name = if path.contains("feed.atom") { "id" } else { "guid" };
            ids.extend(elements(feed.text(), name).into_iter().skip(usize::from(name == "id")));
            let links = if name == "id" { "link" } else { "atom:link" };
            let links = elements(feed.text(), links);
            links.iter().find_map(|link| link.strip_prefix("next ")).map(str::to_owned)
        };
        match next {
            Some(next) => path = next.strip_prefix(&base).unwrap().to_owned(),
            None => return (ids, pages),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_page_to_page_of_any_feed_a_reader_comes_to_the_first_article() {
    let site = Site::start(|archive| {
        sample::fill(archive);
        sample::storm(archive);
    })
    .await;
    let story = site.get("/").await;
    let story = story.links().into_iter().find(|link| link.starts_with("/stories/")).unwrap();
    for (view, query, count) in [
        (String::new(), "", 132_usize),
        ("/outlets/gazette.example".to_owned(), "", 122),
        ("/search".to_owned(), "&outlet=gazette.example", 122),
        (story, "", 2),
    ] {
        for ending in ["atom", "rss", "json"] {
            for limit in [1, 7, 50] {
                if limit == 1 && count > 2 {
                    continue;
                }
                let path = format!("{view}/feed.{ending}?limit={limit}{query}");
                let (mut ids, pages) = walked(&site, path.clone()).await;
                assert_eq!((ids.len(), pages), (count, count.div_ceil(limit)), "{path}");
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), count, "{path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_gives_summaries_or_whole_texts() {
    let site = Site::start(sample::fill).await;
    for ending in ["atom", "rss", "json"] {
        let short = site.get(&format!("/outlets/gazette.example/feed.{ending}")).await;
        assert!(short.text().contains("four hours behind closed doors"));
        assert!(!short.text().contains("like a cart from a yard"), "{ending}");
        let full = site.get(&format!("/outlets/gazette.example/feed.{ending}?content=full")).await;
        assert!(full.text().contains("like a cart from a yard"), "{ending}");
        assert!(
            full.text().contains("content=full&amp;cursor=")
                || full.text().contains("content=full&cursor=")
        );
    }
    assert_eq!(site.get("/feed.atom?content=all").await.status, 400);
    assert_eq!(site.get("/feed.atom?limit=1000").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_feed_names_the_pages_around_it() {
    let site = Site::start(sample::fill).await;
    let base = format!("http://{}", site.address);
    let second = site.get("/search/feed.atom?outlet=gazette.example&limit=50&page=2").await;
    let links = elements(second.text(), "link");
    for (rel, page) in [("first", ""), ("previous", ""), ("next", "&page=3"), ("last", "&page=3")] {
        let link = format!("{rel} {base}/search/feed.atom?outlet=gazette.example{page}");
        assert!(links.contains(&link), "{link}: {links:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_feed_is_paged_and_newest_first() {
    let site = Site::start(sample::fill).await;
    let first =
        site.get("/search/feed.json?q=harbour+OR+ferry+OR+choir+OR+library&order=oldest").await;
    let feed = first.json();
    let next = feed["next_url"].as_str().unwrap();
    assert!(next.ends_with("&page=2"), "{next}");
    let dates: Vec<&str> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|i| i["date_published"].as_str())
        .collect();
    assert!(dates.windows(2).all(|pair| pair[0][..10] >= pair[1][..10]), "{dates:?}");
    assert_eq!(site.get("/search/feed.atom?q=x&after=never").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_did_not_change_is_not_sent_again() {
    let site = Site::start(sample::fill).await;
    for path in ["/feed.atom", "/feed.rss", "/feed.json", "/outlets/gazette.example/feed.atom"] {
        let first = site.get(path).await;
        let modified = first.header("last-modified").unwrap();
        assert!(modified.ends_with(" GMT"), "{modified}");
        let again = site.ask("GET", path, &[("if-modified-since", modified)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let old = [("if-modified-since", "Fri, 01 Jan 2010 00:00:00 GMT")];
        assert_eq!(site.ask("GET", path, &old).await.status, 200);
        // A tag counts more than a date (RFC 9110, section 13.1.3).
        let both = [("if-modified-since", modified), ("if-none-match", "\"other\"")];
        assert_eq!(site.ask("GET", path, &both).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_in_feeds_are_those_that_the_reader_asked_for() {
    let site = Site::start(sample::fill).await;
    let host = format!("localhost:{}", site.address.port());
    let feed = site.ask("GET", "/feed.json", &[("host", &host)]).await.json();
    assert_eq!(feed["feed_url"], format!("http://{host}/feed.json"));
    assert_eq!(feed["home_page_url"], format!("http://{host}/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_by_its_address_alone_is_called_the_same_in_feeds_and_pages() {
    let address = "https://www.gazette.example/2024/night-ferry/";
    let site = Site::start(|archive| sample::sitemap(archive, &[address])).await;
    let name = "gazette.example/2024/night-ferry";
    for page in ["/", "/articles/1"] {
        assert!(site.get(page).await.text().contains(&format!(">{name}<")), "{page}");
    }
    for feed in ["/feed.atom", "/feed.rss"] {
        let titles = elements(site.get(feed).await.text(), "title");
        assert!(titles.iter().any(|title| title.contains(name)), "{feed}: {titles:?}");
        assert!(titles.iter().all(|title| !title.contains("://")), "{feed}: {titles:?}");
    }
    let item = &site.get("/feed.json").await.json()["items"][0];
    assert_eq!((&item["title"], &item["url"]), (&name.into(), &address.into()), "{item}");
}

#[tokio::test(flavor = "multi_thread")]
async fn outlets_can_be_subscribed_to_all_at_once() {
    let site = Site::start(sample::fill).await;
    let opml = site.get("/outlets.opml").await;
    assert_eq!(opml.header("content-type"), Some("text/x-opml; charset=utf-8"));
    assert_eq!(elements(opml.text(), "outline").len(), 4);
    assert!(
        opml.text().contains("/outlets/Quay%20Radio%20%2F%20Programmes%20%26%20Features/feed.atom")
    );
}
