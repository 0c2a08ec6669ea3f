//! Whatever a page holds, reading it ends: no panic, no overflow, no work out of proportion.

use cuttings_extract::{Hint, PageKind, read};
use proptest::prelude::*;

const HINT: Hint<'static> =
    Hint { url: Some("https://paper.example/news/"), content_type: None, reference_time: None };

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
        let page = listing(40);
        let bytes = page.as_bytes();
        let _ = read(&bytes[..cut.min(bytes.len())], &HINT);
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
fn one_word_of_ten_megabytes_is_read() {
    let page = format!("<ul><li><a href=/a>{}</a></ul>", "x".repeat(10_000_000));
    let _ = read(page.as_bytes(), &HINT);
}
