//! How outlets are read: calendars, completeness, health, alarms, changed headlines.

use crate::client::Site;
use crate::followed;
use crate::sample;

async fn followed_site() -> Site {
    Site::start(|archive| {
        sample::fill(archive);
        followed::gazette(archive);
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_shows_the_days_of_a_year() {
    let site = Site::start(sample::fill).await;
    let latest = site.get("/outlets/gazette.example").await;
    for words in [
        "2024, day by day",
        "<a href=\"?when=2024-03-14\" title=\"Thursday, 14 March 2024: 2 articles\" tabindex=\"-1\"><span>2</span>",
        "<a href=\"/outlets/gazette.example?when=2024-03\">",
    ] {
        assert!(latest.text().contains(words), "{words}: {}", latest.text());
    }
    let year = site.get("/outlets/gazette.example?when=2023").await;
    assert!(year.text().contains("2023, day by day"));
    let month = site.get("/outlets/gazette.example?when=2024-03").await;
    let to_day = "/outlets/gazette.example?when=2024-03-14".to_owned();
    assert!(month.links().contains(&to_day), "a month leads to its days for the keyboard, too");
    let day = site.get(&to_day).await;
    assert!(day.text().contains("aria-current=\"true\">14 Mar <span"), "{}", day.text());
    assert!(day.text().contains("How the old crane was moved"));
    assert!(!day.text().contains("A bridge that nobody asked for"));
    let days = site
        .get("/api/v1/outlets/gazette.example/days?after=2024-03-14&before=2024-03-14")
        .await
        .json();
    assert_eq!(days["days"], serde_json::json!([{ "day": "2024-03-14", "articles": 2 }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outlet_says_how_it_is_read_and_what_may_be_missing() {
    let site = followed_site().await;
    let outlet = site.get("/outlets/gazette.example").await;
    assert!(outlet.text().contains("Something is wrong with how it is read"));
    let upkeep = site.get("/outlets/gazette.example/upkeep").await;
    assert_eq!(upkeep.status, 200);
    for words in [
        "the page lists articles and names a next one",
        "every 3 hours",
        "42 entries on 2 pages",
        "0 of 1 boundaries between pages",
        "the next page could not be had",
        "https://gazette.example/news/?page=3",
        "cannot be had",
        "it could be fetched",
        "it answered 503 (3 times in a row)",
        "list of articles",
    ] {
        assert!(upkeep.text().contains(words), "{words}: {}", upkeep.text());
    }
    let imported = site.get("/outlets/sahifa.example/upkeep").await;
    assert!(imported.text().contains("Nothing of it is followed"));
    assert_eq!(site.get("/outlets/none/upkeep").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn alarms_are_a_page_an_answer_of_the_api_and_a_feed() {
    let site = followed_site().await;
    let page = site.get("/alarms").await;
    assert!(page.text().contains("1 alarm") && page.text().contains("cannot be had"));
    let api = site.get("/api/v1/alarms").await.json();
    assert_eq!(api["alarms"][0]["kind"], "unreachable");
    assert_eq!(api["alarms"][0]["before"], "it could be fetched");
    let outlet = site.get("/api/v1/outlets/gazette.example").await.json();
    assert_eq!(outlet["alarms"], api["alarms"]);
    assert_eq!(outlet["followed"][0]["report"]["gaps"].as_array().unwrap().len(), 1);
    for ending in ["atom", "rss", "json"] {
        let feed = site.get(&format!("/alarms/feed.{ending}")).await;
        assert_eq!(feed.status, 200);
        assert!(feed.text().contains("gazette.example: a listing cannot be had"), "{ending}");
        assert!(feed.text().contains("/outlets/gazette.example/upkeep"), "{ending}");
    }
    let calm = Site::start(sample::fill).await;
    assert!(calm.get("/alarms").await.text().contains("No listing is followed yet"));
    assert_eq!(calm.get("/alarms/feed.atom").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_headlines_of_an_outlet_are_listed_word_by_word() {
    let site = Site::start(sample::fill).await;
    let page = site.get("/outlets/gazette.example/headlines").await;
    for words in ["<del>UPDATE:</del>", "<ins>postpones</ins>", "seen <time"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    assert_eq!(page.text().matches("<h2 class=\"headline\"").count(), 1);
    let links = page.links();
    let change = links.iter().find(|link| link.contains("#headline-")).expect("a change is linked");
    let (article, anchor) = change.split_once('#').unwrap();
    assert!(site.get(article).await.text().contains(&format!("<li id=\"{anchor}\">")));
    let api = site.get("/api/v1/outlets/gazette.example/headlines").await.json();
    assert_eq!(api["headlines"].as_array().unwrap().len(), 1);
    assert_eq!(api["headlines"][0]["history"]["titles"].as_array().unwrap().len(), 2);
    assert_eq!(api["next"], serde_json::Value::Null);
    let calm = site.get("/outlets/sahifa.example/headlines").await;
    assert!(calm.text().contains("None that this archive has seen"));
}
