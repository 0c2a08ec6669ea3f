//! Which format a page is in.
//!
//! Servers name formats wrongly all the time, so the text itself decides and the content type only
//! where the text could be either.

use memchr::{memchr, memchr_iter, memmem};

use crate::Hint;
use crate::dom::Tag;

/// How much of a page is looked at where its first tag does not tell, in bytes.
const SAMPLE: usize = 32 * 1024;

/// How far behind junk (a warning of the server's software, a stray line) a feed may begin.
const JUNK: usize = 8 * 1024;

/// Starts of files that are not text, as they look once decoded.
///
/// From the file signatures in the [MIME sniffing standard](https://mimesniff.spec.whatwg.org/).
const MAGIC: &[&str] = &[
    "%PDF-",
    "%!PS",
    "{\\rtf",
    "GIF87a",
    "GIF89a",
    "PK\u{3}\u{4}",
    "Rar!\u{1a}",
    "OggS\0",
    "ID3\u{3}",
    "ID3\u{4}",
    "wOFF",
    "wOF2",
    "\u{7f}ELF",
    "fLaC\0",
];

/// The formats that the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// HTML, XHTML, and XML that is none of the others.
    Html,
    /// RSS or Atom.
    Feed,
    /// JSON Feed, or other JSON, in which that reader finds nothing.
    JsonFeed,
    /// A sitemap or an index of sitemaps; also a text of addresses, one a line.
    Sitemap,
    /// Plain text.
    Text,
    /// Not text at all: a picture, an archive.
    Binary,
}

/// Tells the format of a page from what it holds, and from the hint where that does not tell.
#[must_use]
pub fn detect(text: &str, hint: &Hint<'_>) -> Format {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_binary(text) {
        return Format::Binary;
    }
    if is_json(text) {
        return Format::JsonFeed;
    }
    if let Some(format) = by_first_element(text).or_else(|| behind_junk(text)) {
        return format;
    }
    if is_list_of_addresses(text) {
        return Format::Sitemap;
    }
    let served_as = hint.content_type.unwrap_or_default().to_ascii_lowercase();
    if is_html_fragment(text, &served_as) { Format::Html } else { Format::Text }
}

fn sample(text: &str, length: usize) -> &str {
    let cut = (0..=length.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..cut.unwrap_or(0)).unwrap_or(text)
}

fn is_binary(text: &str) -> bool {
    if MAGIC.iter().any(|magic| text.starts_with(magic)) {
        return true;
    }
    let sample = sample(text, 4096);
    // Most pages begin with nothing but plain ASCII.
    if sample.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')) {
        return false;
    }
    let odd = sample
        .chars()
        .filter(|c| {
            matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}')
                || matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffd}')
        })
        .count();
    odd * 20 > sample.chars().count()
}

/// An object with a name or a list of objects: `[Video] A headline` is neither.
fn is_json(text: &str) -> bool {
    let mut rest = text;
    for _ in 0..2 {
        let Some(inner) = rest.strip_prefix(['{', '[']) else { return false };
        let is_object = rest.starts_with('{');
        rest = inner.trim_start();
        if is_object {
            return rest.starts_with(['"', '}']);
        }
    }
    false
}

/// Decides by the doctype or the first element, past declarations, comments and instructions.
fn by_first_element(text: &str) -> Option<Format> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = &comment[memmem::find(comment.as_bytes(), b"-->")? + 3..];
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            // An instruction ends at "?>", and in HTML, as in feeds by careless hands, at ">".
            rest = &instruction[memchr(b'>', instruction.as_bytes())? + 1..];
        } else if let Some(doctype) = rest.strip_prefix("<!") {
            if starts_with(doctype, "doctype html") {
                return Some(Format::Html);
            }
            rest = after_doctype(doctype)?;
        } else {
            break;
        }
    }
    let name = element_name(rest)?;
    match local(name) {
        "rss" => Some(Format::Feed),
        "RDF" if is_rss_1(rest) => Some(Format::Feed),
        "feed" | "entry" if is_atom(rest) => Some(Format::Feed),
        "channel" if memmem::find(rest.as_bytes(), b"<item").is_some() => Some(Format::Feed),
        "urlset" | "sitemapindex" => Some(Format::Sitemap),
        name if name.eq_ignore_ascii_case("html") => Some(Format::Html),
        // XML of some other sort: the HTML reader makes the most of it.
        _ if text.starts_with("<?xml") => Some(Format::Html),
        _ => None,
    }
}

/// What follows a doctype, whose internal subset may hold ">" between brackets.
fn after_doctype(doctype: &str) -> Option<&str> {
    let bytes = doctype.as_bytes();
    let end = memchr(b'>', bytes)?;
    let end = match memchr(b'[', &bytes[..end]) {
        Some(open) => {
            let close = open + memchr(b']', &bytes[open..])?;
            close + memchr(b'>', &bytes[close..])?
        }
        None => end,
    };
    doctype.get(end + 1..)
}

/// A feed or sitemap that begins behind something else.
fn behind_junk(text: &str) -> Option<Format> {
    let sample = sample(text, JUNK);
    let bytes = sample.as_bytes();
    for at in memchr_iter(b'<', bytes) {
        let rest = &sample[at..];
        let Some(name) = element_name(rest) else { continue };
        let end = memchr(b'>', rest.as_bytes()).unwrap_or(rest.len());
        let has_attributes = memchr(b'=', &rest.as_bytes()[..end]).is_some();
        match local(name) {
            "rss" | "RDF" | "feed" if has_attributes => return Some(Format::Feed),
            "urlset" | "sitemapindex" if has_attributes => return Some(Format::Sitemap),
            "html" | "HTML" | "head" | "HEAD" | "body" | "BODY" | "pre" | "code" => return None,
            _ => {}
        }
    }
    None
}

fn is_rss_1(text: &str) -> bool {
    let bytes = text.as_bytes();
    [&b"purl.org/rss/"[..], b"my.netscape.com/rdf", b"<item", b"<channel"]
        .iter()
        .any(|mark| memmem::find(bytes, mark).is_some())
}

/// `<feed>` with a namespace, or with entries: other languages have such an element too.
fn is_atom(text: &str) -> bool {
    let tag = &text[..memchr(b'>', text.as_bytes()).unwrap_or(text.len())];
    let tag_says = ["w3.org/2005/Atom", "purl.org/atom"].iter().any(|uri| tag.contains(uri));
    tag_says || (tag.starts_with("<feed") && memmem::find(text.as_bytes(), b"<entry").is_some())
}

/// The name of the element that the text begins with, if it begins with a start tag.
fn element_name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
    let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let name = &rest[..end];
    let closes_the_name =
        rest[end..].starts_with(['>', '/']) || rest[end..].starts_with(char::is_whitespace);
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && closes_the_name).then_some(name)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// A sitemap in text form: an address on each line and nothing else.
/// See <https://www.sitemaps.org/protocol.html#otherformats>.
fn is_list_of_addresses(text: &str) -> bool {
    let whole = sample(text, SAMPLE);
    // The last line of a sample may be half a line.
    let lines = if whole.len() < text.len() {
        whole.rsplit_once('\n').map_or("", |(a, _)| a)
    } else {
        whole
    };
    let mut count = 0;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_address = starts_with(line, "http://") || starts_with(line, "https://");
        if !is_address || line.contains(char::is_whitespace) {
            return false;
        }
        count += 1;
    }
    count >= 2
}

/// Tags that a text holds.
#[derive(Default)]
struct Tags {
    opening: usize,
    closing: usize,
    with_attributes: usize,
}

/// Markup without `<html>`: a saved `<ul>`, a part of a page.
///
/// A text that only speaks of a tag stays a text: there must be an element that is closed again, and
/// where the text does not begin with a tag, several of them, one with an attribute.
fn is_html_fragment(text: &str, served_as: &str) -> bool {
    let tags = known_tags(sample(text, SAMPLE));
    let begins_with_tag = element_name(after_comments(text)).is_some_and(is_known);
    let paired = tags.opening > 0 && tags.closing > 0;
    if served_as.contains("html") {
        return tags.opening > 0;
    }
    if begins_with_tag {
        return paired || tags.with_attributes > 0;
    }
    let several = paired && tags.opening + tags.closing >= 4 && tags.with_attributes > 0;
    several && !served_as.starts_with("text/plain")
}

fn after_comments(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after.trim_start();
    }
    rest
}

fn known_tags(text: &str) -> Tags {
    let mut tags = Tags::default();
    for at in memchr_iter(b'<', text.as_bytes()) {
        let rest = &text[at..];
        let Some(end) = memchr(b'>', &rest.as_bytes()[..rest.len().min(2048)]) else { continue };
        let tag = &rest[..end];
        if let Some(name) = tag.strip_prefix("</") {
            tags.closing += usize::from(is_known(name.trim_end()));
        } else if element_name(rest).is_some_and(is_known) {
            tags.opening += 1;
            tags.with_attributes += usize::from(tag.contains("=\"") || tag.contains("='"));
        }
    }
    tags
}

fn is_known(name: &str) -> bool {
    Tag::from_name(&name.to_ascii_lowercase()) != Tag::Other
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Format, detect};
    use crate::Hint;

    fn format(text: &str) -> Format {
        detect(text, &Hint::default())
    }

    fn served_as(content_type: &str, text: &str) -> Format {
        detect(text, &Hint { content_type: Some(content_type), ..Hint::default() })
    }

    #[test]
    fn each_format_is_told_by_its_root() {
        for (text, expected) in [
            ("<!DOCTYPE html><title>x</title>", Format::Html),
            ("\u{feff}\n<html lang=en>", Format::Html),
            (
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>",
                Format::Html,
            ),
            ("<rss version='2.0'><channel>", Format::Feed),
            (
                "<?xml version=\"1.0\"?>\n<?xml-stylesheet href='a.xsl'?><!-- x > y --><rss>",
                Format::Feed,
            ),
            ("<!DOCTYPE rss PUBLIC '-//Netscape' 'x.dtd' [<!ENTITY a '>'>]><rss>", Format::Feed),
            ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", Format::Feed),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", Format::Feed),
            ("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", Format::Feed),
            ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'>", Format::Feed),
            ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", Format::Sitemap),
            ("<sitemapindex><sitemap>", Format::Sitemap),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Format::JsonFeed),
            ("A headline\n\nA teaser.\n", Format::Text),
            ("", Format::Text),
        ] {
            assert_eq!(format(text), expected, "{text}");
        }
    }

    #[test]
    fn the_content_outweighs_the_content_type() {
        assert_eq!(served_as("text/html", "<rss version='2.0'>"), Format::Feed);
        assert_eq!(served_as("application/rss+xml", "<!doctype html><p>Gone</p>"), Format::Html);
        assert_eq!(served_as("text/plain", "<!doctype html><p>x</p>"), Format::Html);
        assert_eq!(served_as("text/html", "A headline\n\nA teaser.\n"), Format::Text);
    }

    #[test]
    fn a_feed_behind_junk_is_a_feed() {
        let warning =
            "<br />\n<b>Notice</b>: Undefined index in <b>feed.php</b> on line <b>3</b><br />\n";
        assert_eq!(
            format(&format!("{warning}<?xml version='1.0'?><rss version='2.0'>")),
            Format::Feed
        );
        assert_eq!(format("stray\n<urlset xmlns='x'>"), Format::Sitemap);
    }

    #[test]
    fn a_page_about_feeds_is_not_a_feed() {
        assert_eq!(format("<body><p>x <pre><rss version='2.0'></pre>"), Format::Html);
    }

    #[test]
    fn a_fragment_of_html_is_html() {
        assert_eq!(format("<ul><li><a href='/a'>A</a></li></ul>"), Format::Html);
        assert_eq!(format("Latest: <ul><li><a href=\"/a\">A</a></li></ul>"), Format::Html);
        assert_eq!(format("<!-- list --><div class='x'>A"), Format::Html);
    }

    #[test]
    fn a_text_that_speaks_of_tags_is_a_text() {
        assert_eq!(format("Why <blink> had to go\n\nIt was the worst of tags."), Format::Text);
        assert_eq!(format("a < b and c > d"), Format::Text);
        assert_eq!(format("<3 is a heart"), Format::Text);
        assert_eq!(served_as("text/plain", "Use <a href=\"x\">y</a> and <b>z</b>."), Format::Text);
    }

    #[test]
    fn a_text_of_addresses_is_a_sitemap_and_one_with_words_is_not() {
        assert_eq!(format("https://example.org/a\r\nhttps://example.org/b\r\n"), Format::Sitemap);
        assert_eq!(format("https://example.org/a\nA headline\n"), Format::Text);
        assert_eq!(format("https://example.org/a"), Format::Text);
    }

    #[test]
    fn headlines_with_brackets_are_not_json() {
        assert_eq!(format("[Video] A headline\n"), Format::Text);
        assert_eq!(format("[{\"a\": 1}]"), Format::JsonFeed);
        assert_eq!(format("[\"a\"]"), Format::Text);
    }

    #[test]
    fn what_is_not_text_is_binary() {
        assert_eq!(format("%PDF-1.7\nxx"), Format::Binary);
        assert_eq!(format(&"a\0\u{1}\u{2}".repeat(100)), Format::Binary);
        assert_eq!(
            format(&format!("A text with one stray \0 in it. {}", "x ".repeat(50))),
            Format::Text
        );
    }

    proptest! {
        #[test]
        fn any_text_has_a_format(text in "(<|>|!|-|\\?|\\[|\\]|rss|feed|html| |=|\\PC){0,60}") {
            let _ = format(&text);
        }
    }
}
