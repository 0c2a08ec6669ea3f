//! RSS 2.0, following the RSS Advisory Board's best practices profile, with Dublin Core creators.

use std::io::{self, Write};

use super::moment::{feed_changed, rfc822};
use super::xml::Document;
use super::{FeedHead, Item};

/// A channel has to have a link; `.invalid` (RFC 2606) says that there is none.
const NO_LINK: &str = "https://cuttings.invalid/";

pub(super) fn write(out: &mut dyn Write, head: &FeedHead, items: &[Item<'_>]) -> io::Result<()> {
    let mut doc = Document::start(out)?;
    let namespaces = [
        ("version", Some("2.0")),
        ("xmlns:atom", Some("http://www.w3.org/2005/Atom")),
        ("xmlns:content", Some("http://purl.org/rss/1.0/modules/content/")),
        ("xmlns:dc", Some("http://purl.org/dc/elements/1.1/")),
    ];
    doc.open("rss", &namespaces)?;
    doc.open("channel", &[])?;
    doc.text("title", &[], &head.title)?;
    doc.text("link", &[], head.home.as_deref().or(head.this.as_deref()).unwrap_or(NO_LINK))?;
    let description = if head.description.is_empty() { &head.title } else { &head.description };
    doc.text("description", &[], description)?;
    link(&mut doc, "self", head.this.as_deref())?;
    for (rel, page) in head.pages() {
        link(&mut doc, rel, page)?;
    }
    let changed = feed_changed(items.iter().map(|item| item.first_seen));
    if let Some(date) = rfc822(changed).filter(|_| !items.is_empty()) {
        doc.text("lastBuildDate", &[], &date)?;
    }
    doc.text("generator", &[], concat!("Cuttings ", env!("CARGO_PKG_VERSION")))?;
    for item in items {
        write_item(&mut doc, item)?;
    }
    doc.close("channel")?;
    doc.close("rss")?;
    doc.finish()
}

fn write_item(doc: &mut Document<'_>, item: &Item<'_>) -> io::Result<()> {
    doc.open("item", &[])?;
    doc.text("title", &[], &item.title)?;
    if let Some(link) = &item.link {
        doc.text("link", &[], link)?;
    }
    let permanent = if item.id_is_link { "true" } else { "false" };
    doc.text("guid", &[("isPermaLink", Some(permanent))], &item.id)?;
    if let Some(date) = item.published.and_then(rfc822) {
        doc.text("pubDate", &[], &date)?;
    }
    for author in &item.authors {
        doc.text("dc:creator", &[], author)?;
    }
    for tag in item.tags {
        doc.text("category", &[], tag)?;
    }
    if let Some(text) = item.summary.as_deref().or(item.text) {
        doc.text("description", &[], &html(text))?;
    }
    if let Some(text) = item.text {
        doc.text("content:encoded", &[], &paragraphs(text))?;
    }
    doc.close("item")
}

fn link(doc: &mut Document<'_>, rel: &str, href: Option<&str>) -> io::Result<()> {
    let media_type = Some("application/rss+xml");
    match href {
        Some(_) => {
            doc.empty("atom:link", &[("rel", Some(rel)), ("type", media_type), ("href", href)])
        }
        None => Ok(()),
    }
}

/// Plain text as the HTML that a description is taken for.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Plain text as HTML, its paragraphs as such.
fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    paragraphs.map(|text| format!("<p>{}</p>", html(text))).collect()
}
