//! Whatever a page holds, reading it ends: no panic, no overflow, no work out of proportion.

use cuttings_extract::{Hint, PageKind, read};
use proptest::prelude::*;

const HINT: Hint<'static> = Hint {
    url: Some("https://paper.example/news/"),
    content_type: None,
    reference_time: None,
    told: None,
};

/// Pieces of pages, well-formed and not.
const SOUP: &[&str] = &[
    "<a href=/a>",
    "</a>",
    "<a href='/b'>Words of a title",
    "<h2>",
    "</h2>",
    "<li>",
    "<ul>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<p>",
    "A sentence that says something. ",
    "<time datetime=2023-03-17>",
    "17 March 2023",
    "</time>",
    "<article>",
    "</article>",
    "<div class='post-meta sidebar'>",
    "</div>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",",
    "</script>",
    "&amp;",
    "&#x110000;",
    "&nbsp",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "<style>",
    "</style>",
    "<img src=x alt=y>",
    "Read more",
    "[…]",
    "<nav>",
    "</nav>",
    "2",
    "»",
    "<a rel=next href=?page=2>",
    "\u{202E}",
    "\0",
    "é",
    "中文",
    "<base href=//>",
    "<br>",
    "<template>",
    "<select><option>",
    "<frameset>",
    "<?xml version='1.0'?>",
    "<rss>",
    "<item><title>",
    "<feed>",
    "<entry>",
    "<urlset><url><loc>",
];

const FEED: &str = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' \
    xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News</title><item><title>The dike &amp; the \
    lock</title><link>https://paper.example/a</link><pubDate>Fri, 17 Mar 2023 08:30:00 GMT</pubDate>\
    <dc:creator>Ada Holm</dc:creator><description><![CDATA[<p>What was said</p>]]></description></item>\
    </channel></rss>";

const JSON_FEED: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\"items\":[\
    {\"id\":\"1\",\"url\":\"https://paper.example/a\",\"title\":\"The dike\",\"content_html\":\"<p>What was said\",\
    \"date_published\":\"2023-03-17T08:30:00Z\",\"authors\":[{\"name\":\"Ada Holm\"}],\"tags\":[\"dikes\"]},\
    {\"id\":\"2\",\"content_text\":\"\\u00e9\\ud83d\\ude00\"}]}";

const SITEMAP: &str = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' \
    xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://paper.example/a</loc>\
    <lastmod>2023-03-17</lastmod><news:news><news:title>The dike</news:title><news:publication_date>\
    2023-03-17T08:30:00Z</news:publication_date></news:news></url></urlset>";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..4_000)) {
        let _ = read(&bytes, &HINT);
    }

    #[test]
    fn tag_soup_is_read_and_positions_count_from_one(
        pieces in proptest::collection::vec(proptest::sample::select(SOUP), 0..120)
    ) {
        let page = read(pieces.concat().as_bytes(), &HINT);
        for (at, entry) in page.entries.iter().enumerate() {
            prop_assert_eq!(entry.position as usize, at + 1);
            prop_assert!(entry.title.as_deref() != Some(""));
            prop_assert!(entry.summary.as_deref() != Some(""));
            let range = entry.date_earliest.zip(entry.date_latest);
            prop_assert!(range.is_none_or(|(from, to)| from <= to));
        }
    }

    #[test]
    fn a_page_cut_anywhere_is_read(cut in 0_usize..6_000) {
        for page in [listing(40), FEED.repeat(8), JSON_FEED.to_owned(), SITEMAP.to_owned()] {
            let bytes = page.as_bytes();
            let _ = read(&bytes[..cut % (bytes.len() + 1)], &HINT);
        }
    }

    #[test]
    fn a_page_with_bytes_changed_is_read(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)
    ) {
        for page in [listing(6), FEED.to_owned(), JSON_FEED.to_owned(), SITEMAP.to_owned()] {
            let mut bytes = page.into_bytes();
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let _ = read(&bytes, &HINT);
        }
    }
}

fn listing(entries: usize) -> String {
    let mut page = String::from("<!doctype html><html lang=en><title>News</title><main><ul>");
    for n in 0..entries {
        page.push_str(&format!(
            "<li><h2><a href=\"/news/harbour-story-{n}\">The harbour council meets for time number {n}</a></h2>\
             <p>What was said, and what was not, at the meeting of the council. It took all day.</p></li>"
        ));
    }
    page.push_str("</ul></main></html>");
    page
}

#[test]
fn a_hundred_thousand_levels_are_read() {
    let deep = "<div><a href=/x>".repeat(100_000);
    let _ = read(deep.as_bytes(), &HINT);
    let nested = format!("{}text{}", "<ul><li>".repeat(100_000), "</li></ul>".repeat(100_000));
    let _ = read(nested.as_bytes(), &HINT);
}

#[test]
fn a_page_of_fifty_megabytes_is_read_whole() {
    let filler = format!("<!-- {} -->", "x".repeat(1_000));
    let page = listing(20_000).replace("</li>", &format!("{}</li>", filler.repeat(3)));
    assert!(page.len() > 50_000_000);
    let read = read(page.as_bytes(), &HINT);
    assert_eq!(read.kind, PageKind::Listing);
    assert_eq!(read.entries.len(), 20_000);
}

#[test]
fn a_million_links_to_one_address_are_read() {
    let page = "<a href=/x>y</a> ".repeat(1_000_000);
    let _ = read(page.as_bytes(), &HINT);
}

#[test]
fn entity_bombs_stay_small() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>\
        <!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>\
        <rss version='2.0'><channel><title>&c;</title><item><title>&c;&c;</title></item></channel></rss>";
    let page = read(bomb.as_bytes(), &HINT);
    let size: usize = page.entries.iter().filter_map(|e| e.title.as_ref()).map(String::len).sum();
    assert!(size < 1_000, "{size}");
    let references = "&amp;&lt;&#65;&notit;".repeat(200_000);
    let _ = read(references.as_bytes(), &HINT);
}

#[test]
fn entities_that_are_declared_in_each_other_are_not_expanded() {
    let mut laughs = String::from("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>");
    for n in 1..30 {
        let ten = format!("&l{};", n - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY l{n} '{ten}'>"));
    }
    for body in [
        "<rss version='2.0'><channel><item><title>&l29;</title></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&l29;</title></entry></feed>",
        "<urlset><url><loc>https://paper.example/&l29;</loc></url></urlset>",
        "<html><body><h2><a href='/a'>&l29;</a></h2></body></html>",
    ] {
        let page = read(format!("{laughs}]>{body}").as_bytes(), &HINT);
        let json = serde_json::to_string(&page).unwrap();
        assert!(json.len() < 10_000, "{} bytes of {body}", json.len());
    }
}

#[test]
fn feeds_sitemaps_and_texts_of_a_hundred_thousand_levels_are_read() {
    let deep = |open: &str, piece: &str| format!("{open}{}", piece.repeat(100_000));
    for page in [
        deep("<rss version='2.0'><channel><item>", "<a>"),
        deep("<rss version='2.0'><channel>", "<item><description>"),
        deep("<rss version='2.0'><channel><item><description><![CDATA[", "<div><ul><li>"),
        deep("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry><content type='xhtml'>"),
        deep("<urlset>", "<url><news:news>"),
        deep("<sitemapindex>", "<sitemap>"),
        deep("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", "["),
        deep("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "{\"a\":["),
        deep("", "> "),
        deep("", "- "),
        deep("# A\n\n", "[!["),
        deep("<script type=application/ld+json>", "{\"a\":["),
    ] {
        let _ = read(page.as_bytes(), &HINT);
    }
}

#[test]
fn feeds_sitemaps_and_texts_of_fifty_megabytes_are_read() {
    let of_size = |open: &str, piece: &str| {
        format!("{open}{}", piece.repeat(50_000_000_usize.div_ceil(piece.len())))
    };
    let words = "What was said, and what was not, at the meeting of the council. ".repeat(60);
    let item = format!("<item><title>A title</title><description>{words}</description></item>");
    let count = 50_000_000_usize.div_ceil(item.len());
    let feed = read(of_size("<rss version='2.0'><channel>", &item).as_bytes(), &HINT);
    assert_eq!((feed.kind, feed.entries.len()), (PageKind::Feed, count));
    let place = "<url><loc>https://paper.example/a</loc></url>";
    let count = 50_000_000_usize.div_ceil(place.len());
    let sitemap = read(of_size("<urlset>", place).as_bytes(), &HINT);
    assert_eq!((sitemap.kind, sitemap.entries.len()), (PageKind::Sitemap, count));
    let text = read(of_size("", &format!("The title of a story\n\n{words}\n\n")).as_bytes(), &HINT);
    assert_eq!(text.kind, PageKind::Text);
}

#[test]
fn one_word_of_ten_megabytes_is_read() {
    let page = format!("<ul><li><a href=/a>{}</a></ul>", "x".repeat(10_000_000));
    let _ = read(page.as_bytes(), &HINT);
}
