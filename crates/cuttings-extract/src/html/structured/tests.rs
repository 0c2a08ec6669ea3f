//! Whole pages of claims: JSON-LD and state, which only show in their result.

use proptest::prelude::*;
use url::Url;

use super::{Claim, Source, Structured, read};
use crate::EntryKind;
use crate::dom::Dom;

fn claims(html: &str) -> Structured {
    let base: Url = "https://gazette.example/news/".parse().unwrap();
    read(&Dom::parse(html), Some(&base))
}

fn json_ld(json: &str) -> Structured {
    claims(&format!("<script type='application/ld+json'>{json}</script>"))
}

fn titles(items: &[Claim]) -> Vec<&str> {
    items.iter().filter_map(|claim| claim.title.as_deref()).collect()
}

#[test]
fn a_lone_article_at_the_top_is_the_pages_own() {
    let found = json_ld(
        r#"{"@type": "NewsArticle", "headline": "Bridge &amp; tunnel open", "url": "/bridge",
        "datePublished": "2024-05-06", "dateModified": "2024-05-07", "author": [{"@type": "Person",
        "name": "Ada Quill"}, "Bo Inkwell"], "image": {"url": "/b.jpg"}, "articleSection": "City",
        "keywords": "bridges, tunnels", "description": "At last."}"#,
    );
    assert!(found.says_article && !found.says_listing);
    let article = found.article.unwrap();
    assert_eq!(article.title.as_deref(), Some("Bridge & tunnel open"));
    assert_eq!(article.url.unwrap().as_str(), "https://gazette.example/bridge");
    assert_eq!(article.authors, ["Ada Quill", "Bo Inkwell"]);
    assert_eq!(article.date_published.unwrap().to_string(), "2024-05-06");
    assert_eq!(article.date_modified.unwrap().to_string(), "2024-05-07");
    assert_eq!(article.image.unwrap().path(), "/b.jpg");
    assert_eq!(article.section.as_deref(), Some("City"));
    assert_eq!(article.tags, ["bridges", "tunnels"]);
}

#[test]
fn a_graph_is_joined_by_its_ids() {
    let found = json_ld(
        r##"{"@graph": [{"@type": "Article", "headline": "Bridge opens", "author":
        {"@id": "#ada"}, "mainEntityOfPage": {"@id": "https://gazette.example/bridge"}},
        {"@type": "WebSite", "name": "The Gazette"}, {"@type": "Person", "@id": "#ada",
        "name": "Ada Quill"}, {"@type": "WebPage", "datePublished": "2024-05-06"}]}"##,
    );
    assert_eq!(found.site_name.as_deref(), Some("The Gazette"));
    assert_eq!(found.page.unwrap().date_published.unwrap().to_string(), "2024-05-06");
    let article = found.article.unwrap();
    assert_eq!(article.authors, ["Ada Quill"]);
    assert_eq!(article.url.unwrap().path(), "/bridge");
}

#[test]
fn items_of_lists_are_what_the_page_lists() {
    let found = json_ld(
        r#"{"@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "url": "/one", "name": "One"},
        {"@type": "ListItem", "position": 2, "item": {"@type": "VideoObject", "name": "Two",
        "url": "/two"}},
        {"@type": "ListItem", "position": 3, "item": "/three"}]}}"#,
    );
    assert!(found.says_listing && !found.says_article);
    assert_eq!(titles(&found.items), ["One", "Two"]);
    assert_eq!(found.items.len(), 3);
    assert_eq!(found.items[1].kind, Some(EntryKind::Video));
    assert_eq!(found.items[2].url.as_ref().unwrap().path(), "/three");
}

#[test]
fn breadcrumbs_are_no_list() {
    let found = json_ld(
        r#"{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1,
        "name": "Home", "item": "/"}]}"#,
    );
    assert!(found.items.is_empty() && !found.says_listing);
}

#[test]
fn several_articles_at_the_top_are_listed() {
    let article =
        |n: u8| format!(r#"{{"@type": "BlogPosting", "headline": "Post {n}", "url": "/{n}"}}"#);
    let found = json_ld(&format!("[{}, {}, {}]", article(1), article(2), article(3)));
    assert!(found.article.is_none() && found.says_listing);
    assert_eq!(titles(&found.items), ["Post 1", "Post 2", "Post 3"]);
}

#[test]
fn of_several_articles_the_one_at_the_pages_address_is_its_own() {
    let found = json_ld(
        r#"[{"@type": "Article", "headline": "Own", "url": "https://www.gazette.example/news"},
        {"@type": "Article", "headline": "Other", "url": "/other"}]"#,
    );
    assert_eq!(found.article.unwrap().title.as_deref(), Some("Own"));
    assert_eq!(titles(&found.items), ["Other"]);
}

#[test]
fn an_article_described_twice_is_one() {
    let found = json_ld(
        r#"[{"@type": "Article", "headline": "Own"},
        {"@type": "NewsArticle", "headline": "Own", "datePublished": "2024-05-06"}]"#,
    );
    assert!(found.items.is_empty());
    assert_eq!(found.article.unwrap().date_published.unwrap().to_string(), "2024-05-06");
}

#[test]
fn articles_in_a_frameworks_state_are_found_wherever_they_are() {
    let found = claims(
        r#"<script id="__NEXT_DATA__" type="application/json">{"props": {"pageProps": {"posts": [
        {"title": {"rendered": "One"}, "link": "https://gazette.example/one", "published_at":
        "2024-05-06", "author": {"name": "Ada Quill"}, "excerpt": "So it went.",
        "featuredImage": {"src": "/1.jpg"}}, {"id": 5, "title": "no address"}]}}}</script>"#,
    );
    let [claim] = found.items.as_slice() else { panic!("one claim: {:?}", found.items) };
    assert_eq!(claim.source, Source::State);
    assert_eq!(claim.title.as_deref(), Some("One"));
    assert_eq!(claim.summary.as_deref(), Some("So it went."));
    assert_eq!(claim.authors, ["Ada Quill"]);
    assert_eq!(claim.date_published.unwrap().to_string(), "2024-05-06");
    assert_eq!(claim.image.as_ref().unwrap().path(), "/1.jpg");
}

#[test]
fn state_in_a_variable_is_read_even_with_undefined_values() {
    let found = claims(
        r#"<script>window.__PRELOADED_STATE__ = {"a": undefined, "b": [{"headline": "One",
        "url": "/one", "timestamp": 1714990000000}]};window.x = 1</script>
        <script>window["__APOLLO_STATE__"] = JSON.parse("{\"k\": {\"title\": \"Two\",
        \"path\": \"/two\"}}".replace(/\n/g, ""))</script>"#,
    );
    assert_eq!(found.items[0].title.as_deref(), Some("One"));
    assert_eq!(found.items[0].date_published.unwrap().day().to_string(), "2024-05-06");
}

#[test]
fn a_slug_is_the_link_on_the_page_that_ends_in_it() {
    let found = claims(
        r#"<a href="/2024/bridge-opens/">x</a><script type="application/json">{"items": [{"title":
        "Bridge opens", "slug": "bridge-opens"}, {"title": "Gone", "slug": "not-linked"}]}</script>"#,
    );
    let [claim] = found.items.as_slice() else { panic!("one claim") };
    assert_eq!(claim.url.as_ref().unwrap().path(), "/2024/bridge-opens/");
}

#[test]
fn nuxts_flat_array_is_read_by_its_indices() {
    let found = claims(
        r#"<script type="application/json" id="__NUXT_DATA__">[["Reactive", 1], {"posts": 2}, [3],
        {"title": 4, "url": 5, "date": 6}, "One", "/one", ["Date", "2024-05-06"]]</script>"#,
    );
    let [claim] = found.items.as_slice() else { panic!("one claim") };
    assert_eq!(claim.title.as_deref(), Some("One"));
    assert_eq!(claim.date_published.unwrap().to_string(), "2024-05-06");
}

#[test]
fn flight_data_in_pieces_is_put_together() {
    let found = claims(
        r#"<script>self.__next_f.push([1,"1:[\"$\",\"div\",null,{\"title\":\"One\","])</script>
        <script>self.__next_f.push([1,"\"href\":\"/one\"}]\n"])</script>"#,
    );
    assert_eq!(titles(&found.items), ["One"]);
}

#[test]
fn claims_are_bounded() {
    let item = r#"{"title": "x", "url": "/x"},"#;
    let state = format!("<script type='application/json'>[{}1]</script>", item.repeat(5000));
    assert_eq!(claims(&state).items.len(), super::MOST_CLAIMS);
    let deep = format!("<script type='application/ld+json'>{}</script>", "[".repeat(100_000));
    assert!(claims(&deep).items.is_empty());
}

fn junk() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script type='application/ld+json'>"),
        Just("<script>window.__INITIAL_STATE__ = "),
        Just("<script id=__NUXT_DATA__ type='application/json'>"),
        Just("</script>"),
        Just("{\"@type\": \"Article\", \"headline\": "),
        Just("\"x\","),
        Just("\"@graph\": ["),
        Just("{\"@id\": \"#a\"}"),
        Just("\"author\": "),
        Just("]}"),
        Just("[0, 1, 2, {\"title\": 1, \"url\": 0}"),
        Just("<div itemscope itemtype='https://schema.org/Article' itemprop=author>"),
        Just("<b itemprop='headline name url author image articleBody'>x</b>"),
        Just("<div class='h-entry hentry h-feed'>"),
        Just("<a class='p-name u-url entry-title author vcard fn' rel='bookmark tag' href=/x>y"),
        Just("</div>"),
        Just("<meta property=og:title content='x | y'>"),
        Just("<title>a - b"),
        Just("</title>"),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn junk_is_read_without_panic(html in junk()) {
        let _ = claims(&html);
    }
}
