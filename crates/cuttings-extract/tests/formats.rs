//! Whole feeds and sitemaps, each named for what it holds, and what is read from them.

use std::path::{Path, PathBuf};

use cuttings_extract::{Hint, Page, PageKind, read};
use proptest::prelude::*;

fn page(name: &str, text: &str) -> Page {
    let url = format!("https://feeds.example/{name}");
    read(text.as_bytes(), &Hint { url: Some(&url), ..Hint::default() })
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

macro_rules! fixtures {
    ($($test:ident $name:literal)*) => {
        $(
            #[test]
            fn $test() {
                let text = include_str!(concat!("formats/", $name));
                insta::assert_json_snapshot!($name, page($name, text));
            }
        )*

        const FIXTURES: &[(&str, &str)] = &[$(($name, include_str!(concat!("formats/", $name)))),*];
    };
}

fixtures! {
    all_that_modules_add_to_rss_is_read "rss2-with-modules.xml"
    items_that_are_not_closed_are_told_apart "rss2-items-not-closed-and-bare-ampersands.xml"
    junk_and_undeclared_prefixes_do_no_harm "rss2-behind-a-warning-with-undeclared-prefixes.xml"
    an_open_section_loses_no_item "rss2-cdata-not-closed.xml"
    titles_are_plain_text_however_often_escaped "rss2-titles-escaped-twice.xml"
    the_article_is_found_behind_other_links "rss2-links-that-are-not-the-article.xml"
    comments_are_no_articles "rss2-comments.xml"
    an_episode_is_audio "rss2-podcast.xml"
    the_oldest_rss_is_dated_by_addresses "rss091-without-dates.xml"
    rdf_is_read_with_dublin_core "rss10-with-dublin-core.xml"
    an_entity_bomb_does_not_go_off "rss2-with-an-entity-bomb.xml"
    atom_is_read_with_its_bases "atom10-with-xhtml-and-bases.xml"
    changes_in_order_are_publications "atom10-with-updated-only.xml"
    clips_are_videos "atom10-of-clips.xml"
    the_draft_of_atom_is_read "atom03-escaped.xml"
    json_feed_is_read "json-feed-1.1.json"
    a_cut_json_feed_is_read_as_far_as_it_goes "json-feed-1.0-that-is-cut.json"
    other_json_is_not_read "json-that-is-no-feed.json"
    a_sitemap_of_news_has_titles_and_dates "sitemap-of-news.xml"
    an_index_names_its_sitemaps "sitemap-index.xml"
    a_sitemap_says_its_language_by_its_alternates "sitemap-in-several-languages.xml"
    a_text_of_addresses_is_a_sitemap "sitemap.txt"
}

/// The feeds and sitemaps among the shared pages, wherever they lie.
fn shared_feeds() -> Vec<(PathBuf, Vec<u8>)> {
    let given = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from);
    let near = || {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .map(|folder| folder.join("shared"))
            .find(|folder| folder.join("pressbench").is_dir())
    };
    let Some(shared) = given.or_else(near) else { return Vec::new() };
    let mut folders = vec![shared.join("pressbench/sites")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                let bytes = std::fs::read(&path).unwrap_or_default();
                let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1500)]).into_owned();
                let roots = ["<rss ", "<feed ", "<rdf:RDF", "<urlset", "<sitemapindex"];
                if roots.iter().any(|root| start.contains(root)) {
                    found.push((path, bytes));
                }
            }
        }
    }
    found
}

#[test]
#[expect(clippy::print_stderr, reason = "says that it was skipped")]
fn real_feeds_are_read_without_a_fault() {
    let feeds = shared_feeds();
    if feeds.is_empty() {
        eprintln!("skipped: no shared pages");
        return;
    }
    for (path, bytes) in feeds {
        let page = read(&bytes, &Hint::default());
        let faults: Vec<_> =
            page.warnings.iter().filter(|text| text.contains("well-formed")).collect();
        assert!(faults.is_empty(), "{}: {faults:?}", path.display());
        match page.kind {
            PageKind::Feed => {
                for entry in &page.entries {
                    assert!(entry.title.is_some(), "{}: {entry:?}", path.display());
                    assert!(entry.url.is_some(), "{}: {entry:?}", path.display());
                    let dated = entry.date_latest.is_some() || entry.date_text.is_some();
                    assert!(dated, "{}: {entry:?}", path.display());
                }
            }
            PageKind::Sitemap => {
                assert!(page.entries.len() + page.feeds.len() > 0, "{}", path.display());
            }
            other => panic!("{}: read as {other:?}", path.display()),
        }
    }
}

#[test]
fn fifty_thousand_addresses_are_read() {
    let mut text = String::from("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
    for number in 0..50_000 {
        text += &format!(
            "<url><loc>https://big.example/{number}</loc><lastmod>2023-03-17</lastmod></url>"
        );
    }
    let page = page("sitemap.xml", &(text + "</urlset>"));
    assert_eq!(page.entries.len(), 50_000);
    assert_eq!(page.entries[49_999].url.as_deref(), Some("https://big.example/49999"));
    assert!(page.warnings.is_empty());
}

#[test]
fn a_feed_nested_without_end_is_read_in_linear_time() {
    let open = "<item><description><div>".repeat(100_000);
    let page = page("feed.xml", &format!("<rss version='2.0'><channel>{open}"));
    assert_eq!(page.kind, PageKind::Feed);
}

#[test]
fn a_feed_of_too_much_is_read_in_linear_time() {
    let attributes: String = (0..50_000).map(|n| format!(" a{n}='x'")).collect();
    let categories: String = (0..50_000).map(|n| format!("<category>{n}</category>")).collect();
    let items = format!("<item><title>{}</title></item>", "<b".repeat(20_000)).repeat(3);
    let text = format!(
        "<rss version='2.0'{attributes}><channel><item>{categories}</item>{items}\
         {}</channel></rss>",
        "<item><title>x</title></item>".repeat(20_000)
    );
    assert!(page("feed.xml", &text).entries.len() > 20_000);
}

proptest! {
    #[test]
    fn a_fixture_that_is_cut_keeps_the_items_before(
        (name, text) in prop::sample::select(FIXTURES),
        share in 0.0..1.0_f64,
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of it")]
        let cut = boundary(text, (text.len() as f64 * share) as usize);
        let ends = |text: &str| text.matches("</item>").count() + text.matches("</entry>").count();
        let page = page(name, &text[..cut]);
        if page.kind == PageKind::Feed && !name.contains("comments") {
            prop_assert!(page.entries.len() >= ends(&text[..cut]));
        }
    }

    #[test]
    fn a_fixture_with_junk_in_it_is_read(
        (name, text) in prop::sample::select(FIXTURES),
        at in 0.0..1.0_f64,
        junk in "(<|>|&|\"|'|\\[|\\]|!|/|-|\\{|\\}|,|:|\\PC){1,12}",
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of it")]
        let at = boundary(text, (text.len() as f64 * at) as usize);
        let _ = page(name, &format!("{}{junk}{}", &text[..at], &text[at..]));
    }

    #[test]
    fn random_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for start in ["", "<rss><item>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<urlset>", "{\"items\": [{"] {
            let _ = read(&[start.as_bytes(), &bytes].concat(), &Hint::default());
        }
    }
}
