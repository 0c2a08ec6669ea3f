//! Snapshots: their pages, the copies in frames, the records to take away.

use std::io::Read;

use crate::client::{Answer, Site};
use crate::sample;
use cuttings_fetch::warc::WarcFile;
use cuttings_fetch::{Limits, Source};

/// The page of a snapshot that an article was seen on.
async fn snapshot(site: &Site, article: i64) -> String {
    let page = site.get(&format!("/articles/{article}")).await;
    let entry = page.links().into_iter().find(|link| link.starts_with("/snapshots/")).unwrap();
    entry.split('#').next().unwrap().to_owned()
}

/// The address in the frame.
fn framed(page: &Answer) -> String {
    let (_, from) = page.text().split_once("<iframe class=\"copy\" src=\"").unwrap();
    from.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_says_what_was_kept_when_and_where() {
    let site = Site::start(sample::fill).await;
    let page = site.get(&snapshot(&site, 1).await).await;
    assert_eq!(page.status, 200);
    for words in [
        "News | The Gazette",
        "https://gazette.example/news/",
        "14 March 2024, 09:00 UTC",
        "list of articles",
        "sha256:",
        ".warc.gz",
        "122 entries",
        "UPDATE: Harbour board to postpone dredging",
        "/articles/2\"",
        " sandbox ",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sighting_leads_to_its_entry_on_the_page_of_the_snapshot() {
    let site = Site::start(sample::fill).await;
    let links = site.get("/articles/1").await.links();
    let entry = links.iter().find(|link| link.starts_with("/snapshots/")).unwrap();
    let (path, anchor) = entry.split_once('#').expect("an anchor");
    let page = site.get(path).await;
    let listed = page.text().split_once(&format!("<li id=\"{anchor}\">")).expect(anchor).1;
    assert!(listed.split("</li>").next().unwrap().contains("\"/articles/1\""), "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_entries_of_a_snapshot_are_shown_in_parts_and_behind_the_last_there_is_nothing() {
    let site = Site::start(|archive| {
        let url = "https://gazette.example/index/";
        let entry = |number: u32| {
            let address = format!("https://gazette.example/{number}");
            sample::dated(&format!("Ship {number} comes in"), &address, "2024-03-14", "With ice.")
        };
        let page = sample::listing(url, "Index", "en", (1..=201).map(entry).collect());
        sample::file(archive, url, None, "2024-03-15T09:00:00Z", &page);
    })
    .await;
    let path = snapshot(&site, 1).await;
    let first = site.get(&path).await;
    assert!(first.text().contains(">Ship 200 comes in<"));
    assert!(!first.text().contains(">Ship 201 comes in<"));
    assert!(first.links().contains(&format!("{path}?part=2#entries-heading")));
    let second = site.get(&format!("{path}?part=2")).await;
    assert!(second.text().contains(">Ship 201 comes in<"));
    assert!(second.links().contains(&format!("{path}#entries-heading")), "back to the first part");
    assert!(!second.text().contains("rel=\"next\""));
    let behind = site.get(&format!("{path}?part=3")).await;
    assert_eq!(behind.status, 404);
    assert!(behind.text().contains("the last one is 2"), "{}", behind.text());
    assert_eq!(site.get(&format!("{path}?part=0")).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_without_entries_has_one_part() {
    let mut digest = String::new();
    let site = Site::start(|archive| {
        let url = "https://gazette.example/empty/";
        let page = sample::listing(url, "Empty", "en", Vec::new());
        digest = sample::file(archive, url, None, "2024-03-15T09:00:00Z", &page);
    })
    .await;
    let path = format!("/snapshots/{}", digest.trim_start_matches("sha256:"));
    assert_eq!(site.get(&path).await.status, 200);
    assert_eq!(site.get(&format!("{path}?part=2")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_shown_as_it_was_under_a_policy_that_allows_nothing() {
    let site = Site::start(sample::fill).await;
    let page = site.get(&snapshot(&site, 1).await).await;
    let copy = site.get(&framed(&page)).await;
    assert_eq!(copy.status, 200);
    assert_eq!(copy.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(copy.text().contains(" href=\"https://gazette.example/2024/03/crane\">How the"));
    assert!(copy.text().contains("<script src=") && !copy.text().contains("<link"));
    let policy = copy.header("content-security-policy").unwrap();
    for part in ["sandbox;", "default-src 'none'", "form-action 'none'", "frame-ancestors 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("allow-") && !policy.contains("http"), "{policy}");
    assert_eq!(copy.header("x-frame-options"), Some("SAMEORIGIN"));
    assert_eq!(copy.header("x-content-type-options"), Some("nosniff"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_a_warc_file_of_its_own_with_the_request() {
    let site = Site::start(sample::fill).await;
    let path = snapshot(&site, 1).await;
    let page = site.get(&path).await;
    let record = page.links().into_iter().find(|link| link.ends_with("/record.warc.gz")).unwrap();
    let answer = site.get(&record).await;
    assert_eq!(answer.header("content-type"), Some("application/gzip"));
    let name = answer.header("content-disposition").unwrap();
    assert!(name.starts_with("attachment; filename=\"20240314090000-"), "{name}");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.warc.gz");
    std::fs::write(&file, &answer.body).unwrap();
    let mut read = WarcFile::open(&file, "record", Limits::default()).unwrap();
    let kept = read.next().unwrap().unwrap();
    assert_eq!(format!("/snapshots/{}", kept.digest().trim_start_matches("sha256:")), path);
    assert!(read.next().is_none());
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(answer.body.as_slice()).read_to_string(&mut text).unwrap();
    assert!(text.contains("WARC-Type: request\r\n"), "the request is there too");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_at_two_addresses_are_two_snapshots_of_one_name() {
    let site = Site::start(|archive| {
        let entry = |url| sample::dated("A fog", url, "2024-03-14", "It came in.");
        let at = "2024-03-14T09:00:00Z";
        for host in ["a.example", "b.example"] {
            let page = sample::listing("", "Fog", "en", vec![entry("https://a.example/fog")]);
            sample::file(archive, &format!("https://{host}/"), None, at, &page);
        }
    })
    .await;
    let path = snapshot(&site, 1).await;
    let first = site.get(&path).await;
    let second = format!("{path}?copy=2");
    assert!(first.links().contains(&second), "{:?}", first.links());
    let second = site.get(&second).await;
    assert!(second.text().contains("https://b.example/"));
    assert!(framed(&second).ends_with("/copy?copy=2"));
    assert_eq!(site.get(&format!("{path}/copy?copy=2")).await.status, 200);
    assert_eq!(site.get(&format!("{path}?copy=3")).await.status, 404);
    let api = site.get(&format!("/api/v1{path}")).await.json();
    assert_eq!(api["snapshots"][1]["url"], "https://b.example/");
    assert_eq!(api["snapshots"][0]["entries"][0]["title"], "A fog");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_kept_is_said_so() {
    let site = Site::start(sample::fill).await;
    for path in ["/snapshots/abc", "/snapshots/abc/copy", "/snapshots/none", "/snapshots/%2e%2e"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
    let path = snapshot(&site, 1).await;
    std::fs::remove_dir_all(site.archive.directory().join("warc")).unwrap();
    assert_eq!(site.get(&path).await.status, 200);
    let gone = site.get(&format!("{path}/copy")).await;
    assert_eq!(gone.status, 500);
    assert!(gone.text().contains("log of the server"), "no path of the disk is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_shows_its_copies_and_its_story() {
    let site = Site::start(sample::storm).await;
    let article = site.get("/articles/1").await;
    for words in ["2 articles of 2 outlets", "Storm Edda tears the roof off Brackwater station"] {
        assert!(article.text().contains(words), "{words}");
    }
}
