//! The three formats on the same rows, and on junk.

use cuttings_archive::ArticleRow;
use proptest::prelude::*;
use quick_xml::events::Event;

use super::{Content, FeedFormat, FeedHead, Notice, write_feed, write_notices};
use crate::sample;

fn head() -> FeedHead {
    FeedHead {
        title: "Latest & best".to_owned(),
        description: "Newest articles of all outlets".to_owned(),
        home: Some("https://archive.example/?a=1&b=2".to_owned()),
        this: Some("https://archive.example/feed.atom".to_owned()),
        next: Some("https://archive.example/feed.atom?cursor=x".to_owned()),
        first: Some("https://archive.example/feed.atom".to_owned()),
        articles: Some("https://archive.example/articles/".to_owned()),
        ..FeedHead::default()
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

#[test]
fn a_feed_of_summaries_holds_no_whole_text() {
    let head = FeedHead { content: Content::Summary, ..head() };
    let article = ArticleRow {
        summary: Some("A teaser".to_owned()),
        content_text: Some("First.\n\nThe whole of it, to the end.".to_owned()),
        ..sample::dated()
    };
    for format in [FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json] {
        let articles = std::slice::from_ref(&article);
        let short = written(format, &head, articles);
        assert!(short.contains("A teaser") && !short.contains("to the end"), "{format:?}");
        let full = written(format, &FeedHead { content: Content::Full, ..head.clone() }, articles);
        assert!(full.contains("A teaser") && full.contains("to the end"), "{format:?}");
    }
}

#[test]
fn a_notice_is_an_item_like_others() {
    let notice = Notice {
        id: "tag:cuttings.invalid,2026-03-01:alarm/1/nothing".to_owned(),
        title: "post.example: a listing lists nothing any more".to_owned(),
        text: "10 entries before, 0 entries now".to_owned(),
        link: Some("https://archive.example/outlets/post.example/upkeep".to_owned()),
        at: "2026-03-01T08:00:00Z".parse().unwrap(),
        author: "post.example".to_owned(),
    };
    for format in [FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json] {
        let mut out = Vec::new();
        write_notices(&mut out, format, &head(), std::slice::from_ref(&notice)).unwrap();
        let text = String::from_utf8(out).unwrap();
        for said in [&notice.id, &notice.title, &notice.text, notice.link.as_ref().unwrap()] {
            assert!(text.contains(said.as_str()), "{format:?}: {said}");
        }
        if format != FeedFormat::Json {
            assert_well_formed(&text);
        }
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
