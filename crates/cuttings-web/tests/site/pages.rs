//! The pages, asked for over HTTP.

use std::collections::BTreeSet;

use crate::client::{Answer, Site};
use crate::many;
use crate::sample;

const HEAVIEST: usize = 100_000;

async fn sample_site() -> Site {
    Site::start(sample::fill).await
}

/// The pages of each type, by address.
async fn views(site: &Site) -> Vec<String> {
    let mut views: Vec<String> =
        ["/", "/outlets", "/search", "/search?q=harbour", "/api"].map(str::to_owned).to_vec();
    views.extend(
        site.get("/outlets").await.links().into_iter().filter(|l| l.starts_with("/outlets/")),
    );
    views.extend(site.get("/").await.links().into_iter().filter(|l| l.starts_with("/articles/")));
    views
}

#[tokio::test(flavor = "multi_thread")]
async fn every_view_answers_with_a_light_and_guarded_page() {
    let site = sample_site().await;
    let views = views(&site).await;
    assert!(views.len() > 40, "{views:?}");
    for view in views {
        let answer = site.get(&view).await;
        assert_eq!(answer.status, 200, "{view}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{view}");
        assert!(answer.body.len() < HEAVIEST, "{view}: {} bytes", answer.body.len());
        assert_eq!(answer.header("x-dns-prefetch-control"), Some("off"), "{view}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        for nothing in ["<script", "<style", " style=\"", "<img", " onclick", "src="] {
            assert!(!answer.text().contains(nothing), "{view}: {nothing}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_stands_side_by_side_in_the_words_of_its_outlets() {
    let site = Site::start(sample::storm).await;
    let front = site.get("/").await;
    let story = front.links().into_iter().find(|l| l.starts_with("/stories/")).unwrap();
    assert!(site.get("/stories").await.links().contains(&story));
    let page = site.get(&story).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for said in [
        "Storm Edda tears the roof off Brackwater station",
        "Brackwater station closed after storm Edda takes its roof",
        "2 articles of 2 outlets",
        "10–11 March 2024",
        "first to publish",
        "<circle",
        "evening.example",
    ] {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("Beekeepers"), "what is not of the story");
    let article = page.links().into_iter().find(|l| l.starts_with("/articles/")).unwrap();
    assert!(site.get(&article).await.links().contains(&story), "the article leads to its story");
    let feed = site.get(&format!("{story}/feed.atom")).await;
    assert_eq!(feed.status, 200);
    assert!(feed.text().contains("takes its roof") && !feed.text().contains("Beekeepers"));
    for missing in ["/stories/999", "/stories/x", "/stories/999/feed.atom"] {
        assert_eq!(site.get(missing).await.status, 404, "{missing}");
    }
}

/// Follows every link to this site, from the first page on.
async fn crawl(site: &Site) -> Vec<(String, Answer)> {
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut waiting = vec!["/".to_owned()];
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        let answer = site.get(&path).await;
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            for link in answer.links() {
                let link = match link.strip_prefix('?') {
                    Some(query) => format!("{}?{query}", path.split('?').next().unwrap()),
                    None => link,
                };
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if link.starts_with('/') && !link.starts_with("//") && seen.insert(link.clone()) {
                    waiting.push(link);
                }
            }
        }
        pages.push((path, answer));
    }
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_within_the_site_leads_somewhere() {
    let site = sample_site().await;
    let pages = crawl(&site).await;
    for (path, answer) in &pages {
        assert_eq!(answer.status, 200, "{path}");
    }
    let has = |part: &str| pages.iter().any(|(path, _)| path.contains(part));
    for part in ["/feed.atom", "/feed.rss", "/feed.json", "?when=2024", "cursor=", "/assets/style-"]
    {
        assert!(has(part), "nothing links to {part}");
    }
    let articles = pages.iter().filter(|(path, _)| path.starts_with("/articles/")).count();
    assert_eq!(articles, 129);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_archive_says_what_to_do_first() {
    let site = Site::start(|_| {}).await;
    let answer = site.get("/").await;
    assert!(answer.text().contains("cuttings add "), "{}", answer.text());
    for (path, answer) in crawl(&site).await {
        assert_eq!(answer.status, 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn dates_are_shown_no_more_precisely_than_they_are_known() {
    let site = sample_site().await;
    let latest = site.get("/").await;
    for words in [
        "Thursday, 14 March 2024",
        "08:30 UTC+1",
        "11 March 2024 or later",
        "between 11 and 13 March 2024",
        "date from its neighbours",
        "between 1 and 7 March 2024",
    ] {
        assert!(latest.text().contains(words), "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_shows_how_its_headline_changed() {
    let site = sample_site().await;
    let latest = site.get("/").await;
    let text = latest.text();
    let end = text.find("Harbour board postpones dredging").unwrap();
    let start = text[..end].rfind("/articles/").unwrap();
    let path = text[start..end].split('"').next().unwrap();
    let article = site.get(path).await;
    for words in [
        "<del>UPDATE:</del>",
        "<ins>postpones</ins>",
        "In the same words",
        "3 sightings",
        "Cut by the publisher",
        "https://gazette.example/2024/03/harbour-board-dredging",
        "like a cart from a yard",
        "Ada Quill",
        "/snapshots/",
        "New headline, seen",
        "How its date is known",
        "since a page states it in machine-readable form",
    ] {
        assert!(article.text().contains(words), "{words}: {}", article.text());
    }
    // Each clue tells it in its own words, and nothing else does.
    assert!(!article.text().contains("The page states this date"), "{}", article.text());
    assert!(article.text().contains("<a href=\"#dating\">How it is known</a>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_an_article_and_a_story_say_where_they_are_from() {
    let site = Site::start(sample::storm).await;
    for path in ["/articles/1", "/stories/1"] {
        let page = site.get(path).await;
        let printed = format!(
            "Printed on <time datetime=\"2024-03-15\">15 March 2024</time> from the archive at http://{}{path}<",
            site.address
        );
        assert!(page.text().contains(&printed), "{printed} in {}", page.text());
    }
    let article = site.get("/articles/1").await;
    let line = article.text().split_once("<span class=\"on-paper\">").unwrap().1;
    let line = line.split("</p>").next().unwrap();
    assert!(
        line.contains(", </span><time datetime=\""),
        "the day stands below the headline: {line}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_by_its_address_alone_is_shown_quietly_and_not_among_the_newest() {
    let site = Site::start(|archive| {
        sample::fill(archive);
        sample::sitemap(archive, &["https://www.gazette.example/2024/03/tram-depot/"]);
    })
    .await;
    let front = site.get("/").await;
    assert!(front.text().contains("Harbour board postpones dredging"));
    assert!(!front.text().contains("tram-depot"), "{}", front.text());
    let outlet = site.get("/outlets/gazette.example").await;
    let text = outlet.text();
    let quiet = text.split_once("<article class=\"item bare\"").expect("a quiet item").1;
    let quiet = quiet.split("</article>").next().unwrap();
    assert!(quiet.contains(">gazette.example/2024/03/tram-depot</a>"), "{quiet}");
    assert!(quiet.contains("known by its address alone"), "{quiet}");
    let link = quiet.split("<a href=\"").nth(1).unwrap().split('"').next().unwrap();
    let article = site.get(link).await;
    assert!(article.text().contains("Known by its address alone"), "{}", article.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_are_nothing_but_addresses_the_front_page_shows_them() {
    let addresses = ["https://gazette.example/2024/03/tram-depot/"];
    let site = Site::start(|archive| sample::sitemap(archive, &addresses)).await;
    assert!(site.get("/").await.text().contains("tram-depot"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_text_has_its_language_and_direction() {
    let site = sample_site().await;
    let outlet = site.get("/outlets/sahifa.example").await;
    assert!(outlet.text().contains("<article class=\"item\" dir=\"auto\">"));
    assert!(outlet.text().contains("<h3 class=\"headline\" lang=\"ar\">"));
    let link = outlet.links().into_iter().find(|link| link.starts_with("/articles/")).unwrap();
    let article = site.get(&link).await;
    assert!(article.text().contains("<article class=\"whole\" dir=\"rtl\">"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_and_a_month_show_what_can_be_from_them() {
    let site = sample_site().await;
    let year = site.get("/outlets/gazette.example?when=2023").await;
    assert!(year.text().contains("2023") && !year.text().contains("March 2024</h2>"));
    let month = site.get("/outlets/gazette.example?when=2023-06").await;
    assert!(month.text().contains("June 2023</h2>"));
    assert!(!month.text().contains("May 2023</h2>"));
    assert_eq!(site.get("/outlets/gazette.example?when=lately").await.status, 400);
}

/// The stories that a page lists, in its order.
fn stories_on(page: &Answer) -> Vec<String> {
    let is_story = |link: &String| link.starts_with("/stories/");
    page.links().into_iter().filter(is_story).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn all_stories_can_be_read_page_by_page() {
    let site = Site::start(|archive| many::storms(archive, 62)).await;
    let api = site.get("/api/v1/stories?limit=500").await.json();
    let ids = api["stories"].as_array().unwrap().iter().map(|story| story["id"].as_i64().unwrap());
    let all: Vec<String> = ids.map(|id| format!("/stories/{id}")).collect();
    assert_eq!(all.len(), 62, "each storm is a story");
    for list in ["/stories", "/stories?outlets=2"] {
        let first = site.get(list).await;
        assert_eq!(stories_on(&first), all[..60], "{list}");
        let is_older = |link: &String| link.starts_with("/stories?") && link.contains("cursor=");
        let older = first.links().into_iter().find(is_older).expect("a link to older stories");
        assert_eq!(older.contains("outlets=2"), list.contains("outlets=2"), "{older}");
        let second = site.get(&older).await;
        assert_eq!(stories_on(&second), all[60..], "{list}");
        assert!(second.links().contains(&list.to_owned()), "back to {list}");
        assert!(!second.text().contains("rel=\"next\""), "{list}: nothing is behind the last page");
    }
    assert_eq!(site.get("/stories?cursor=nonsense").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_marks_what_it_found_and_can_be_shared() {
    let site = sample_site().await;
    let found = site.get("/search?q=dredging&outlet=gazette.example&kind=").await;
    assert!(found.text().contains("<mark>dredging</mark>"), "{}", found.text());
    assert!(found.text().contains("/search/feed.atom?q=dredging&#38;outlet=gazette.example"));
    assert!(found.text().contains("value=\"dredging\""));
    let video = site.get("/search?q=&kind=video").await;
    assert!(video.text().contains("1 article found"), "{}", video.text());
    let nothing = site.get("/search?q=zzzz").await;
    assert!(nothing.text().contains("0 articles found"));
    let second = site.get("/search?q=harbour+OR+ferry&page=2").await;
    assert!(second.text().contains("<ol class=\"hits\" start=\"21\">"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_makes_no_sense_is_answered_kindly() {
    let site = sample_site().await;
    for query in ["q=x&after=yesterday", "q=x&kind=poem", "q=x&page=0", "q=after:never"] {
        let answer = site.get(&format!("/search?{query}")).await;
        assert_eq!(answer.status, 200, "{query}");
        assert!(answer.text().contains("That search could not be read"), "{query}");
    }
    let long = site.get(&format!("/search?q={}", "a".repeat(2000))).await;
    assert!(long.text().contains("longer than 1000 bytes"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_a_page_that_says_so() {
    let site = sample_site().await;
    for path in ["/nothing", "/articles/999999", "/articles/x", "/outlets/none", "/assets/x.css"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("<h1>Not found</h1>"), "{path}");
        assert!(answer.header("content-security-policy").is_some());
    }
    assert_eq!(site.get("/?cursor=nonsense").await.status, 400);
    let posted = site.ask("POST", "/", &[]).await;
    assert_eq!((posted.status, posted.header("allow")), (405, Some("GET,HEAD")));
    assert_eq!(site.ask("HEAD", "/", &[]).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_stay_texts() {
    let site = Site::start(|archive| {
        sample::fill(archive);
        sample::hostile(archive);
    })
    .await;
    let mut shown = 0;
    for (path, answer) in crawl(&site).await {
        assert_eq!(answer.status, 200, "{path}");
        if !answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            continue;
        }
        assert!(answer.body.len() < HEAVIEST, "{path}: {} bytes", answer.body.len());
        let text = answer.text();
        for never in [
            "<script",
            "<img",
            "<b>tag",
            "<i>Hostile",
            "onmouseover=\"",
            "onclick=\"",
            "\u{202e}",
            "\u{0}",
            "\u{1b}",
            "pixel.gif",
            "lang=\"\"",
        ] {
            assert!(!text.contains(never), "{path}: {never:?}");
        }
        for link in answer.links() {
            let known = ["/", "?", "#", "http://", "https://"];
            assert!(known.iter().any(|start| link.starts_with(start)), "{path} links to {link}");
        }
        shown += usize::from(text.contains("&#60;script&#62;alert(1)"));
    }
    assert!(shown > 1);
    let hits = site.get("/search?q=alert").await;
    assert!(hits.text().contains("<mark>alert</mark>") && !hits.text().contains("<script"));
    let echoed = site.get("/search?q=%22%3E%3Cscript%3Ealert(9)%3C/script%3E&lang=%22%3E").await;
    assert!(!echoed.text().contains("<script"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let site = sample_site().await;
    for path in ["/", "/outlets", "/feed.atom", "/api/v1/articles", "/search"] {
        let first = site.get(path).await;
        let tag = first.header("etag").unwrap();
        let again = site.ask("GET", path, &[("if-none-match", tag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(again.header("etag"), Some(tag));
        let other = site.ask("GET", path, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(other.status, 200);
    }
    let tag = site.get("/").await.header("etag").unwrap().to_owned();
    sample::hostile(&site.archive);
    assert_eq!(site.ask("GET", "/", &[("if-none-match", &tag)]).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_style_sheet_is_kept_for_good_and_pages_are_asked_for_again() {
    let site = sample_site().await;
    let page = site.get("/").await;
    assert_eq!(page.header("cache-control"), Some("private, no-cache"));
    let style = page.links().into_iter().find(|link| link.starts_with("/assets/style-")).unwrap();
    let style = site.get(&style).await;
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
    assert!(style.header("cache-control").unwrap().contains("immutable"));
    assert!(!style.text().contains("url("), "the style sheet loads nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_travel_compressed_where_that_is_asked_for() {
    let site = sample_site().await;
    let plain = site.get("/outlets").await;
    assert_eq!(plain.header("content-encoding"), None);
    // Compressed answers have no known length, so the plain client cannot read the body.
    let small = site.ask("HEAD", "/outlets", &[("accept-encoding", "gzip")]).await;
    assert_eq!(small.status, 200);
    assert!(small.header("vary").unwrap().contains("accept-encoding"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_for_this_machine_answers_to_no_other_name() {
    let site = sample_site().await;
    let rebound = site.ask("GET", "/", &[("host", "rebound.example")]).await;
    assert_eq!(rebound.status, 421);
    assert!(!rebound.text().contains("Harbour board"));
    assert_eq!(site.ask("GET", "/", &[("host", "a b<script>")]).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filed_while_the_site_runs_is_found() {
    let site = sample_site().await;
    assert!(site.get("/search?q=zeppelin").await.text().contains("0 articles found"));
    let url = "https://gazette.example/late/";
    let entry = sample::dated(
        "A zeppelin over the mole",
        "https://gazette.example/late/1",
        "2024-03-16",
        "It came and went.",
    );
    let page = sample::listing(url, "Late", "en", vec![entry]);
    sample::file(&site.archive, url, None, "2024-03-16T09:00:00Z", &page);
    assert!(site.get("/search?q=zeppelin").await.text().contains("1 article found"));
    assert!(site.get("/").await.text().contains("A zeppelin over the mole"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_stops_when_it_is_told_to() {
    let site = sample_site().await;
    let address = site.address;
    site.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
