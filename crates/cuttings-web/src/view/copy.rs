//! Stored copies of pages, fit for a frame in which they can do nothing.
//!
//! The frame's sandbox and the copy's policy ([`crate::headers::Policy`]) keep it from running scripts,
//! sending forms, leaving the frame and loading anything. What no policy keeps a browser from is opening
//! connections ahead of requests, to hosts that `link` elements name (`rel=preconnect`), to those that frames
//! would show before it sees that they may not, and to those of links that are pressed. So these elements
//! are turned into others here. This is done to the text, wherever the letters of such a tag stand, since
//! there is no other way to write one; it is no parser that could read a page otherwise than a browser does.
//! For the same reason the text is decoded here and sent as UTF-8. The bytes as they came are in the WARC
//! record.

use cuttings_extract::encoding;

/// A copy, ready to be sent.
pub(crate) struct Copy {
    pub(crate) media_type: &'static str,
    pub(crate) text: String,
}

impl Copy {
    pub(crate) fn new(body: &[u8], content_type: Option<&str>) -> Self {
        let decoded = encoding::decode(body, content_type);
        let text = decoded.text.trim_start_matches('\u{feff}');
        if is_html(text, content_type) {
            Self { media_type: "text/html; charset=utf-8", text: without_ways_out(text) }
        } else {
            Self { media_type: "text/plain; charset=utf-8", text: text.to_owned() }
        }
    }
}

/// Whether a browser would show it as a page. Feeds, sitemaps and dumps are shown as text.
fn is_html(text: &str, content_type: Option<&str>) -> bool {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    match media_type.trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => true,
        "" | "text/plain" | "application/octet-stream" => {
            let start: String = text.trim_start().chars().take(500).collect();
            let start = start.to_ascii_lowercase();
            start.starts_with("<!doctype html")
                || start.contains("<html")
                || start.contains("<body")
        }
        _ => false,
    }
}

/// Tags that make a browser connect to other hosts, and what stands for them: empty elements that are
/// allowed in the same places, to which the attributes mean nothing.
const WAYS_OUT: [(&str, &str); 5] =
    [("link", "meta"), ("iframe", "wbr"), ("frame", "wbr"), ("object", "wbr"), ("embed", "wbr")];

/// Attributes that are put before all others of a link: of two that have one name the first counts. It leads
/// to the top of the copy.
const NOWHERE: &str = " href=# target=_self ping=#";

/// The text with each tag that leads out become one that does not.
fn without_ways_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at + 1);
        out.push_str(before);
        // A name ends where the letters do (HTML, 13.2.5.8, tag name state); digits would make it another.
        let end = from.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(from.len());
        let (name, behind) = from.split_at(end);
        let stands_for = WAYS_OUT.iter().find(|(tag, _)| name.eq_ignore_ascii_case(tag));
        out.push_str(stands_for.map_or(name, |(_, other)| other));
        let is_link = name.eq_ignore_ascii_case("a") || name.eq_ignore_ascii_case("area");
        if is_link && behind.starts_with([' ', '\t', '\n', '\r', '\u{c}', '/']) {
            out.push_str(NOWHERE);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Copy;

    #[test]
    fn no_element_that_connects_is_left_however_it_is_written() {
        let page = "<html><LiNk rel=preconnect href=//a.example><link/rel=x><b>l</b><<link x><links><\0link>\
            <IFRAME src=//b.example></iframe><iframe srcdoc='<link x>'><object\ndata=x><embed src=x><frame>";
        let copy = Copy::new(page.as_bytes(), Some("text/html"));
        assert_eq!(
            copy.text,
            "<html><meta rel=preconnect href=//a.example><meta/rel=x><b>l</b><<meta x><links><\0link>\
            <wbr src=//b.example></iframe><wbr srcdoc='<meta x>'><wbr\ndata=x><wbr src=x><wbr>"
        );
        assert_eq!(copy.media_type, "text/html; charset=utf-8");
    }

    #[test]
    fn a_link_leads_nowhere_and_stays_a_link() {
        for (page, expected) in [
            (
                "<html><a href=//a.example>x</a>",
                "<html><a href=# target=_self ping=# href=//a.example>x</a>",
            ),
            ("<html><A/href=x>", "<html><A href=# target=_self ping=#/href=x>"),
            (
                "<html><area\nhref=x><a>y</a>",
                "<html><area href=# target=_self ping=#\nhref=x><a>y</a>",
            ),
            ("<html><article a>", "<html><article a>"),
        ] {
            assert_eq!(Copy::new(page.as_bytes(), Some("text/html")).text, expected);
        }
    }

    #[test]
    fn no_encoding_hides_one() {
        let page = "<html><link rel=preconnect href=//a.example>";
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(page.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for content_type in [None, Some("text/html"), Some("text/html; charset=utf-16")] {
            let copy = Copy::new(&wide, content_type);
            assert!(copy.text.starts_with("<html><meta"), "{}", copy.text);
        }
    }

    #[test]
    fn what_is_no_page_is_shown_as_text() {
        for (body, content_type) in [
            ("<rss/>", Some("application/rss+xml")),
            ("<svg onload=alert(1)>", Some("image/svg+xml")),
            ("A headline\n\n<script>", None),
        ] {
            let copy = Copy::new(body.as_bytes(), content_type);
            assert_eq!((copy.media_type, copy.text.as_str()), ("text/plain; charset=utf-8", body));
        }
        let page = Copy::new(b"<!DOCTYPE HTML><title>x", None);
        assert_eq!(page.media_type, "text/html; charset=utf-8");
    }
}
