//! Atom 1.0 (RFC 4287) with paging (RFC 5005, section 3).

use std::io::{self, Write};

use super::moment::{feed_changed, rfc3339};
use super::xml::Document;
use super::{FeedHead, Item};

pub(super) fn write(out: &mut dyn Write, head: &FeedHead, items: &[Item<'_>]) -> io::Result<()> {
    let mut doc = Document::start(out)?;
    doc.open("feed", &[("xmlns", Some("http://www.w3.org/2005/Atom"))])?;
    let id = head.this.as_deref().or(head.home.as_deref());
    doc.text("id", &[], id.unwrap_or("tag:cuttings.invalid,2024:feed"))?;
    doc.text("title", &[], &head.title)?;
    if !head.description.is_empty() {
        doc.text("subtitle", &[], &head.description)?;
    }
    let changed = feed_changed(items.iter().map(|item| item.first_seen));
    doc.text("updated", &[], &rfc3339(changed))?;
    link(&mut doc, "self", Some("application/atom+xml"), head.this.as_deref())?;
    link(&mut doc, "alternate", Some("text/html"), head.home.as_deref())?;
    for (rel, page) in head.pages() {
        link(&mut doc, rel, Some("application/atom+xml"), page)?;
    }
    doc.text("generator", &[("version", Some(env!("CARGO_PKG_VERSION")))], "Cuttings")?;
    for item in items {
        entry(&mut doc, item)?;
    }
    doc.close("feed")?;
    doc.finish()
}

fn entry(doc: &mut Document<'_>, item: &Item<'_>) -> io::Result<()> {
    doc.open("entry", &[("xml:lang", item.language)])?;
    doc.text("id", &[], &item.id)?;
    doc.text("title", &[], &item.title)?;
    link(doc, "alternate", None, item.link.as_deref())?;
    if let Some(published) = item.published {
        doc.text("published", &[], &rfc3339(published))?;
    }
    doc.text("updated", &[], &rfc3339(item.changed))?;
    for author in &item.authors {
        doc.open("author", &[])?;
        doc.text("name", &[], author)?;
        doc.close("author")?;
    }
    for tag in item.tags {
        doc.empty("category", &[("term", Some(tag))])?;
    }
    if let Some(summary) = &item.summary {
        doc.text("summary", &[], summary)?;
    }
    // An entry without an alternate link has to have content (RFC 4287, section 4.1.2).
    let stand_in = item.link.is_none().then_some(item.title.as_str());
    if let Some(content) = item.text.or(stand_in) {
        doc.text("content", &[("type", Some("text"))], content)?;
    }
    doc.close("entry")
}

fn link(
    doc: &mut Document<'_>,
    rel: &str,
    media_type: Option<&str>,
    href: Option<&str>,
) -> io::Result<()> {
    match href {
        Some(_) => doc.empty("link", &[("rel", Some(rel)), ("type", media_type), ("href", href)]),
        None => Ok(()),
    }
}
