//! The three formats on the same rows, and on junk.

use cuttings_archive::ArticleRow;
use proptest::prelude::*;
use quick_xml::events::Event;

use super::{FeedFormat, FeedHead, write_feed};
use crate::sample;

fn head() -> FeedHead {
    FeedHead {
        title: "Latest & best".to_owned(),
        description: "Newest articles of all outlets".to_owned(),
        home: Some("https://archive.example/?a=1&b=2".to_owned()),
        this: Some("https://archive.example/feed.atom".to_owned()),
        next: Some("https://archive.example/feed.atom?cursor=x".to_owned()),
        articles: Some("https://archive.example/articles/".to_owned()),
    }
}

fn written(format: FeedFormat, head: &FeedHead, articles: &[ArticleRow]) -> String {
    let mut out = Vec::new();
    write_feed(&mut out, format, head, articles).unwrap();
    String::from_utf8(out).unwrap()
}

fn sample_in(format: FeedFormat) -> String {
    written(format, &head(), &[sample::dated(), sample::undated(), sample::hostile()])
}

/// Reads the whole document, so that unbalanced tags, bad references or forbidden characters fail.
fn assert_well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
            }
            _ => {}
        }
    }
    let forbidden = |c: char| c < ' ' && !"\t\n\r".contains(c) || "\u{fffe}\u{ffff}".contains(c);
    assert!(!xml.contains(forbidden));
}

#[test]
fn atom_says_all_that_the_rows_know() {
    insta::assert_snapshot!(sample_in(FeedFormat::Atom));
}

#[test]
fn rss_says_all_that_the_rows_know() {
    insta::assert_snapshot!(sample_in(FeedFormat::Rss));
}

#[test]
fn json_feed_says_all_that_the_rows_know() {
    insta::assert_snapshot!(sample_in(FeedFormat::Json));
}

#[test]
fn an_empty_feed_without_addresses_is_still_a_feed() {
    let head = FeedHead { title: "Nothing yet".to_owned(), ..FeedHead::default() };
    insta::assert_snapshot!(written(FeedFormat::Atom, &head, &[]));
    assert_well_formed(&written(FeedFormat::Rss, &head, &[]));
}

#[test]
fn no_format_links_to_a_script() {
    for format in [FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json] {
        assert!(!sample_in(format).contains("javascript:"), "{format:?}");
    }
}

proptest! {
    #[test]
    fn feeds_of_junk_are_well_formed(
        title in any::<String>(),
        summary in proptest::option::of(any::<String>()),
        url in any::<String>(),
        name in any::<String>(),
        language in any::<String>(),
    ) {
        let article = ArticleRow {
            title: Some(title.clone()),
            summary,
            url: Some(url),
            outlet: name.clone(),
            tags: vec![name.clone()],
            language: Some(language),
            truncated: true,
            ..sample::dated()
        };
        let head = FeedHead { title, description: name, ..head() };
        for format in [FeedFormat::Atom, FeedFormat::Rss] {
            assert_well_formed(&written(format, &head, std::slice::from_ref(&article)));
        }
        let json = written(FeedFormat::Json, &head, &[article]);
        serde_json::from_str::<serde_json::Value>(&json).unwrap();
    }
}
