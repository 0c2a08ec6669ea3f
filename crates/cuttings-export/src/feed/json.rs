//! JSON Feed 1.1.
//!
//! What an article row says beyond the format is in the extension object `_cuttings`: its number, its
//! outlet, its kind, and its date with no more precision than it is known.

use std::io::{self, Write};

use cuttings_extract::{DateBasis, When};
use jiff::civil::Date;
use serde::Serialize;

use super::moment::rfc3339;
use super::{FeedHead, Item};

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    items: Vec<FeedItem<'a>>,
}

#[derive(Serialize)]
struct FeedItem<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    title: &'a str,
    /// The format demands some content: the whole text, else the teaser, else the headline again.
    content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    authors: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    _cuttings: Option<Beyond<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Beyond<'a> {
    id: i64,
    outlet: &'a str,
    kind: &'static str,
    truncated: bool,
    date_published: Option<When>,
    date_earliest: Option<Date>,
    date_latest: Option<Date>,
    date_basis: Option<DateBasis>,
}

pub(super) fn write(out: &mut dyn Write, head: &FeedHead, items: &[Item<'_>]) -> io::Result<()> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &head.title,
        home_page_url: head.home.as_deref(),
        feed_url: head.this.as_deref(),
        description: &head.description,
        next_url: head.next.as_deref(),
        items: items.iter().map(item).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &feed)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn item<'a>(item: &'a Item<'a>) -> FeedItem<'a> {
    let content = item.text.map(str::to_owned).or_else(|| item.summary.clone());
    let image = item.article.and_then(|article| article.image.as_deref());
    FeedItem {
        id: &item.id,
        url: item.link.as_deref(),
        title: &item.title,
        content_text: content.unwrap_or_else(|| item.title.clone()),
        summary: item.summary.clone(),
        image: image.and_then(crate::web_address),
        date_published: item.published.map(rfc3339),
        authors: item.authors.iter().map(|name| Name { name }).collect(),
        tags: item.tags,
        language: item.language,
        _cuttings: item.article.map(|article| Beyond {
            id: article.id,
            outlet: &article.outlet,
            kind: article.kind.name(),
            truncated: article.truncated,
            date_published: article.date_published,
            date_earliest: article.date_earliest,
            date_latest: article.date_latest,
            date_basis: article.date_basis,
        }),
    }
}
