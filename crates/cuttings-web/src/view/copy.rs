//! Stored copies of pages, fit for a frame in which they can do nothing.
//!
//! The frame's sandbox and the copy's policy ([`crate::headers::Policy`]) keep it from running scripts,
//! sending forms, leaving the frame and loading anything. One thing stands outside of every policy: a
//! browser opens connections to hosts that `link` elements name (`rel=preconnect`), so these are turned
//! into elements that mean nothing. For this the text is decoded here, and sent as UTF-8, so that no
//! browser reads it otherwise. The bytes as they came are in the WARC record.

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
            Self { media_type: "text/html; charset=utf-8", text: without_links(text) }
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

/// The text with each `<link` become a `<meta`: as empty, as allowed in the same places, and with none of
/// its attributes. Nothing else begins a `link` element (HTML, 13.2.5.6, tag open state).
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match from.get(..5) {
            Some(tag) if tag.eq_ignore_ascii_case("<link") => {
                out.push_str("<meta");
                rest = from.get(5..).unwrap_or_default();
            }
            _ => {
                out.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Copy;

    #[test]
    fn no_link_element_is_left_however_it_is_written() {
        let page =
            "<html><LiNk rel=preconnect href=//a.example><link/rel=x><b>l</b><<link x><li>nk";
        let copy = Copy::new(page.as_bytes(), Some("text/html"));
        assert_eq!(
            copy.text,
            "<html><meta rel=preconnect href=//a.example><meta/rel=x><b>l</b><<meta x><li>nk"
        );
        assert_eq!(copy.media_type, "text/html; charset=utf-8");
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
