//! The front page, for a reader who comes back.

use crate::client::{Answer, Site};
use crate::sample;

/// What the browser keeps of an answer, or goes on keeping.
fn kept(answer: &Answer, before: &str) -> String {
    let set = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    set.unwrap_or(before).to_owned()
}

fn file_late(site: &Site, titles: &[&str]) {
    let entries = titles
        .iter()
        .map(|title| {
            let url = format!("https://gazette.example/late/{}", title.len());
            sample::dated(title, &url, "2024-03-15", "It came and went.")
        })
        .collect();
    let url = "https://gazette.example/late/";
    let page = sample::listing(url, "Late", "en", entries);
    sample::file(&site.archive, url, None, "2024-03-15T18:00:00Z", &page);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_since_the_last_visit_stands_on_the_front_page() {
    let (site, clock) = Site::start_at(sample::fill, "2024-03-15T08:00:00Z").await;
    let set = |at: &str| *clock.lock().unwrap() = at.parse().unwrap();
    let first = site.get("/").await;
    assert!(!first.text().contains("New since your last visit"));
    let cookie = first.header("set-cookie").unwrap();
    for part in ["visit=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "the site is not reached by HTTPS");
    assert!(first.header("vary").unwrap().contains("cookie"));
    let cookie = kept(&first, "");

    set("2024-03-15T08:02:00Z");
    let again = site.ask("GET", "/", &[("cookie", &cookie)]).await;
    assert_eq!(again.header("set-cookie"), None, "nothing is to be told so soon");

    file_late(&site, &["A zeppelin over the mole", "An owl in the post office"]);
    set("2024-03-15T18:00:00Z");
    let evening = site.ask("GET", "/", &[("cookie", &cookie)]).await;
    for words in ["New since your last visit", "2 articles since", "15 March 2024, 08:00 UTC"] {
        assert!(evening.text().contains(words), "{words}");
    }
    let cookie = kept(&evening, &cookie);
    set("2024-03-15T18:10:00Z");
    let reloaded = site.ask("GET", "/", &[("cookie", &cookie)]).await;
    assert!(reloaded.text().contains("2 articles since"), "they stay new throughout the visit");
    let cookie = kept(&reloaded, &cookie);
    set("2024-03-16T08:00:00Z");
    let morning = site.ask("GET", "/", &[("cookie", &cookie)]).await;
    assert!(!morning.text().contains("New since your last visit"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cookie_is_set_where_none_is_needed() {
    let site = Site::start(sample::fill).await;
    for path in ["/outlets", "/articles/1", "/search?q=ferry", "/feed.atom", "/api/v1/articles"] {
        assert_eq!(site.get(path).await.header("set-cookie"), None, "{path}");
    }
    let older = site.get("/").await.links();
    let older = older.iter().find(|link| link.starts_with("/?cursor=")).unwrap();
    assert_eq!(site.get(older).await.header("set-cookie"), None);
    let empty = Site::start(|_| {}).await;
    assert_eq!(empty.get("/").await.header("set-cookie"), None);
    let strange = site.ask("GET", "/", &[("cookie", "visit=<script>; a=b; c")]).await;
    assert_eq!(strange.status, 200);
    assert!(!strange.text().contains("New since your last visit"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_new_can_be_read_page_by_page() {
    let site = Site::start(sample::fill).await;
    let mut path = "/new?after=20".to_owned();
    let mut found = 0;
    loop {
        let page = site.get(&path).await;
        assert_eq!(page.status, 200);
        found += page.text().matches("<article class=\"item\"").count();
        match page.links().into_iter().find(|link| link.contains("&before=")) {
            Some(next) => path = next,
            None => break,
        }
    }
    assert_eq!(found, 109);
    assert_eq!(site.get("/new?after=x").await.status, 400);
    assert!(site.get("/new?after=9999").await.text().contains("Nothing has come in since"));
}
