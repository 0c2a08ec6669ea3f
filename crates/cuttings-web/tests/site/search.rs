//! Searching: what is found, counted, plotted, and taken away.

use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use crate::client::{Answer, Site};
use crate::sample;
use cuttings_archive::ArticleRow;

async fn sample_site() -> Site {
    Site::start(sample::fill).await
}

/// The numbers of all articles that a search finds, page by page.
async fn hits(site: &Site, query: &str) -> Vec<i64> {
    let mut ids = Vec::new();
    for page in 1.. {
        let found = site.get(&format!("/api/v1/search?{query}&limit=30&page={page}")).await.json();
        let hits = found["hits"].as_array().unwrap();
        ids.extend(hits.iter().map(|hit| hit["article"]["id"].as_i64().unwrap()));
        if found["next"].is_null() {
            assert_eq!(found["total"].as_u64().unwrap(), ids.len() as u64);
            break;
        }
    }
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_exactly_the_hits() {
    let site = sample_site().await;
    for query in
        ["q=ferry", "q=-ferry", "q=&kind=audio", "q=%22harbour+board%22&after=2024-03", "q=zzzz"]
    {
        // `after` of the form is a day; that of the query may be a month.
        let query = query.replace("&after=2024-03", "+after:2024-03");
        let mut expected = hits(&site, &query).await;
        let lines = site.get(&format!("/search/export.jsonl?{query}")).await;
        assert_eq!(lines.header("content-type"), Some("application/x-ndjson"));
        let disposition = lines.header("content-disposition");
        assert_eq!(disposition, Some("attachment; filename=\"articles.jsonl\""));
        let rows: Vec<ArticleRow> =
            lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ids, expected, "{query}");
        let sheet = site.get(&format!("/search/export.csv?{query}")).await;
        assert!(sheet.text().starts_with("id,outlet,"), "{query}");
        let parquet = site.get(&format!("/search/export.parquet?{query}")).await;
        assert!(parquet.body.starts_with(b"PAR1") && parquet.body.ends_with(b"PAR1"), "{query}");
    }
    assert_eq!(site.get("/search/export.csv?q=after:never").await.status, 400);
    assert_eq!(site.get("/search/export.ods?q=ferry").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_counts_what_it_found_and_leads_on_to_each_part() {
    let site = sample_site().await;
    let found = site.get("/search?q=harbour+OR+ferry").await;
    let narrower: Vec<String> =
        found.links().into_iter().filter(|link| link.starts_with("/search?q=")).collect();
    for part in ["year=2023", "kind=video", "lang=de", "order=oldest"] {
        // The Gazette alone writes of ferries.
        if part == "kind=video" || part == "lang=de" {
            continue;
        }
        assert!(narrower.iter().any(|link| link.contains(part)), "{part}: {narrower:?}");
    }
    let all = site.get("/search?q=&kind=&lang=&outlet=&order=newest").await;
    for part in ["lang=ar", "kind=audio", "outlet=gazette.example"] {
        assert!(all.links().iter().any(|link| link.contains(part)), "{part}");
    }
    let facets = site.get("/api/v1/search/facets?q=").await.json();
    assert_eq!(
        facets["outlets"][0],
        serde_json::json!({ "value": "gazette.example", "articles": 122 })
    );
    let narrowed = site.get("/search?q=&outlet=gazette.example&after=2024-01-01").await;
    let links = narrowed.links();
    assert!(narrowed.text().contains("outlet gazette.example"));
    assert!(links.contains(&"/search?after=2024-01-01".to_owned()), "{links:?}");
    assert!(links.contains(&"/search?outlet=gazette.example".to_owned()), "{links:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_values_of_a_facet_can_be_chosen_and_each_taken_away() {
    let site = sample_site().await;
    let one = site.get("/search?outlet=gazette.example&order=newest").await;
    let both = "/search?outlet=gazette.example&outlet=sahifa.example&order=newest".to_owned();
    assert!(one.links().contains(&both), "{:?}", one.links());
    let page = site.get(&both).await;
    assert!(page.text().contains("125 articles found"), "{}", page.text());
    for (outlet, articles) in [("gazette.example", 122), ("sahifa.example", 3)] {
        let counted = format!(
            "</span><bdi>{outlet}</bdi> <span aria-hidden=\"true\">×</span></a> \
             <span class=\"number\">{articles}<"
        );
        assert!(page.text().contains(&counted), "{counted} in {}", page.text());
        let other = if outlet == "gazette.example" { "sahifa.example" } else { "gazette.example" };
        let without = format!("/search?outlet={other}&order=newest");
        let removing = page.links().into_iter().filter(|link| *link == without).count();
        assert_eq!(removing, 2, "as a filter that is on, and as a value of the facet");
    }
    for chosen in ["gazette.example", "sahifa.example"] {
        let ticked = format!("name=\"outlet\" value=\"{chosen}\" checked");
        assert!(page.text().contains(&ticked), "the form keeps {chosen}");
    }
    let years = site.get("/search?outlet=gazette.example&year=2023&year=2024").await;
    assert!(years.text().contains("<bdi>year 2023</bdi>"));
    assert!(years.links().contains(&"/search?outlet=gazette.example&year=2024".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_for_several_outlets_is_narrowed_down_to_one_of_them() {
    let site = sample_site().await;
    let page = site.get("/search?outlet=example&order=newest").await;
    let links = page.links();
    assert!(links.contains(&"/search?outlet=gazette.example&order=newest".to_owned()), "{links:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_of_several_values_is_the_same_everywhere() {
    let site = sample_site().await;
    let expected = hits(&site, "q=outlet:gazette.example+outlet:sahifa.example").await;
    assert_eq!(expected.len(), 125);
    let query = "outlet=gazette.example&outlet=sahifa.example";
    let mut found = hits(&site, &format!("{query}&order=newest")).await;
    found.sort_unstable();
    let mut expected = expected;
    expected.sort_unstable();
    assert_eq!(found, expected);
    let rows = site.get(&format!("/search/export.jsonl?{query}")).await;
    assert_eq!(rows.text().lines().count(), 125);
    let feed = site.get(&format!("/search/feed.json?{query}&limit=200")).await.json();
    assert_eq!(feed["items"].as_array().unwrap().len(), 125);
    assert!(feed["home_page_url"].as_str().unwrap().ends_with(&format!("/search?{query}")));
    let next = site.get(&format!("/search/feed.json?{query}&limit=100")).await.json();
    assert!(next["next_url"].as_str().unwrap().contains(query), "{next}");
    let facets = site.get(&format!("/api/v1/search/facets?{query}")).await.json();
    assert_eq!(facets["outlets"].as_array().unwrap().len(), 2);
    let refused = site.get(&format!("/api/v1/articles?{query}")).await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("/api/v1/search takes several"), "{}", refused.text());
    // No word of the query widens what is narrowed down.
    assert_eq!(hits(&site, "q=OR+outlet:gazette.example&outlet=sahifa.example").await, [0; 0]);
    assert_eq!(hits(&site, "q=outlet:gazette.example&outlet=sahifa.example").await, [0; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn hits_over_time_are_a_picture_and_a_table() {
    let site = sample_site().await;
    let found = site.get("/search?q=&outlet=gazette.example").await;
    assert!(found.text().contains("<figure class=\"timeline plot\""), "{}", found.text());
    assert!(found.text().contains("Found by month"));
    assert!(found.text().contains(">March 2024</a></th><td>"));
    let month = found
        .links()
        .into_iter()
        .find(|link| link.contains("after=2023-06-01&before=2023-06-30"))
        .expect("the table leads to each month");
    assert!(site.get(&month).await.text().contains("found</h2>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_can_be_left_out_and_narrowed_within_the_query() {
    let site = sample_site().await;
    for (query, count) in [
        ("kind:audio", 2),
        ("-outlet:gazette.example", 7),
        ("lang:ar -kind:interview", 2),
        ("\"harbour board\" kind:article after:2024-03-14", 1),
        ("title:crane", 1),
        ("author:\"Ada Quill\"", 1),
    ] {
        let encoded: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        assert_eq!(hits(&site, &format!("q={encoded}")).await.len(), count, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_with_very_many_filters_is_refused_at_once() {
    let site = sample_site().await;
    let filters: Vec<String> = (0..5000).map(|n| format!("tag={n:x}")).collect();
    let page = site.get(&format!("/search?{}", filters.join("&"))).await;
    assert!(page.text().contains("That search could not be read"), "{}", page.text());
    assert!(page.text().len() < 2_000_000, "{} bytes", page.text().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_cannot_turn_the_text_of_the_page_around() {
    let site = sample_site().await;
    let page = site.get("/search?q=%E2%80%AEferry%01").await;
    let words = page.text().split_once("Searched for").expect("words for paper").1;
    assert!(words.contains("<q dir=\"auto\">ferry</q>"), "{words}");
    assert!(!words.contains('\u{202e}'), "{words}");
}

/// A site that finds nothing until the sender is dropped.
async fn held_site() -> (Site, Sender<()>) {
    let (release, held) = channel();
    let held = Mutex::new(held);
    let wait = move || {
        let _ = held.lock().unwrap().recv();
    };
    (Site::start_with(sample::fill, |site| site.before_search(wait)).await, release)
}

fn has_form(answer: &Answer) -> bool {
    String::from_utf8_lossy(&answer.body).contains("</form>\n")
        && String::from_utf8_lossy(&answer.body).contains("name=\"before\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_a_search_arrives_before_anything_is_found() {
    let (site, release) = held_site().await;
    let path = "/search?q=ferry+-choir&outlet=gazette.example&order=oldest";
    let mut coming = site.begin(path, &[]);
    let form = coming.until(has_form);
    assert_eq!((form.status, form.header("content-length")), (200, None));
    assert_eq!(form.header("etag"), None, "nobody knows yet what the page will be");
    assert_eq!(form.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(form.header("cache-control"), site.get("/search").await.header("cache-control"));
    assert!(form.text().contains("value=\"ferry -choir\""), "{}", form.text());
    assert!(!form.text().contains("found-heading"), "{}", form.text());
    drop(release);
    let whole = coming.whole();
    assert!(whole.text().starts_with(form.text()));
    assert_eq!(whole.text(), site.get(path).await.text());
    assert_is_one_page(&whole);
    assert!(whole.text().contains("<ol class=\"hits\"") && whole.text().contains("<aside"));
}

/// Each part of the page is there once, in order.
fn assert_is_one_page(page: &Answer) {
    let mut at = 0;
    for part in ["<!DOCTYPE html>", "<main ", "<form class=\"search\"", "</main>", "</html>"] {
        assert_eq!(page.text().matches(part).count(), 1, "{part}");
        let place = page.text().find(part).unwrap();
        assert!(place >= at, "{part}");
        at = place;
    }
    assert!(!page.text().contains("<!--"), "the joint is not to be seen");
    assert_eq!(page.text().matches("<div").count(), page.text().matches("</div>").count());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_of_a_search_arrives_first_when_it_is_compressed_too() {
    let (site, release) = held_site().await;
    let unpacked = |answer: &Answer| {
        let mut text = Vec::new();
        // What is still to come is missed at the end, which does not matter here.
        let _ = flate2::read::GzDecoder::new(answer.body.as_slice()).read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    };
    let mut coming = site.begin("/search?q=ferry", &[("accept-encoding", "gzip")]);
    let form = coming.until(|answer| unpacked(answer).contains("</form>\n"));
    assert_eq!(form.header("content-encoding"), Some("gzip"));
    assert!(!unpacked(&form).contains("found-heading"));
    drop(release);
    assert_eq!(unpacked(&coming.whole()), site.get("/search?q=ferry").await.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_fails_behind_its_form_says_so_and_tells_the_operator() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let told = log.clone();
    let site = Site::start_with(sample::fill, |site| {
        site.before_search(|| panic!("the disk is on fire"))
            .with_log(move |line| told.lock().unwrap().push(line.to_owned()))
    })
    .await;
    let page = site.get("/search?q=ferry").await;
    assert!(page.text().contains("Something went wrong here"), "{}", page.text());
    assert!(page.text().contains("role=\"alert\"") && page.text().contains("value=\"ferry\""));
    assert!(!page.text().contains("fire"), "the cause is not for readers");
    assert_is_one_page(&page);
    let told = log.lock().unwrap().clone();
    assert!(told.iter().any(|line| line.starts_with("/search: ")), "{told:?}");
    // Nothing was sent before these failed.
    assert_eq!(site.get("/api/v1/search?q=ferry").await.status, 500);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_the_head_of_a_search_alone_causes_none() {
    let searches = Arc::new(AtomicUsize::new(0));
    let counted = searches.clone();
    let site = Site::start_with(sample::fill, |site| {
        site.before_search(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        })
    })
    .await;
    let head = site.ask("HEAD", "/search?q=ferry", &[]).await;
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, None));
    assert_eq!(searches.load(Ordering::SeqCst), 0);
    // A tag that somebody made up is no reason to send nothing.
    let page = site.ask("GET", "/search?q=ferry", &[("if-none-match", "*")]).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("found-heading"));
    assert_eq!(searches.load(Ordering::SeqCst), 1);
    for refused in ["/search/feed.atom?q=after:never", "/api/v1/search?q=after:never"] {
        assert_eq!(site.get(refused).await.status, 400, "{refused}");
    }
}
