//! What every feed format says of an article, or of a notice.

use cuttings_archive::ArticleRow;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Content, FeedHead, Notice, moment};
use crate::{headline, is_language_tag, teaser, web_address};

/// Names and tags of one article that a feed gives: more are a defect of the page, not knowledge.
const MOST: usize = 40;

pub(super) struct Item<'a> {
    /// The row, where the item is an article.
    pub(super) article: Option<&'a ArticleRow>,
    /// Its identity, for ever: see the module's documentation.
    pub(super) id: String,
    /// Whether the identity is an address that can be opened.
    pub(super) id_is_link: bool,
    /// Where to read it: at the publisher's, else in this archive.
    pub(super) link: Option<String>,
    pub(super) title: String,
    pub(super) published: Option<Timestamp>,
    pub(super) changed: Timestamp,
    /// When this archive learnt of it.
    pub(super) first_seen: Timestamp,
    /// The teaser, marked where it was cut.
    pub(super) summary: Option<String>,
    /// The whole text, where it was seen and is asked for.
    pub(super) text: Option<&'a str>,
    /// Names; never empty: where nobody is named the outlet speaks.
    pub(super) authors: Vec<&'a str>,
    pub(super) tags: &'a [String],
    /// A BCP 47 tag fit for an attribute.
    pub(super) language: Option<&'a str>,
}

impl<'a> Item<'a> {
    pub(super) fn article(article: &'a ArticleRow, head: &FeedHead) -> Self {
        let text = match head.content {
            Content::Full => article.content_text.as_deref(),
            Content::Summary => None,
        };
        let address = article.url.as_deref().and_then(web_address);
        let here = head.articles.as_ref().map(|articles| format!("{articles}{}", article.id));
        Self {
            article: Some(article),
            id: address.map_or_else(|| tag(article), str::to_owned),
            id_is_link: address.is_some(),
            link: address.map(str::to_owned).or(here),
            title: headline(article),
            published: moment::published(article),
            changed: moment::changed(article),
            first_seen: article.first_seen,
            summary: teaser(article),
            text: text.filter(|text| !text.trim().is_empty()),
            authors: authors(article),
            tags: article.tags.get(..MOST).unwrap_or(&article.tags),
            language: article.language.as_deref().filter(|tag| is_language_tag(tag)),
        }
    }

    pub(super) fn notice(notice: &'a Notice) -> Self {
        Self {
            article: None,
            id: notice.id.clone(),
            id_is_link: false,
            link: notice.link.clone(),
            title: notice.title.clone(),
            published: Some(notice.at),
            changed: notice.at,
            first_seen: notice.at,
            summary: Some(notice.text.clone()).filter(|text| !text.trim().is_empty()),
            text: None,
            authors: vec![&notice.author],
            tags: &[],
            language: Some("en"),
        }
    }
}

fn authors(article: &ArticleRow) -> Vec<&str> {
    let named: Vec<&str> = article
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .filter(|name| !name.trim().is_empty())
        .take(MOST)
        .collect();
    if named.is_empty() { vec![outlet(article)] } else { named }
}

fn outlet(article: &ArticleRow) -> &str {
    if article.outlet.trim().is_empty() { "unknown" } else { &article.outlet }
}

/// A `tag:` URI, RFC 4151. Its authority has to be a domain name, which an outlet that the user named
/// freely is not.
fn tag(article: &ArticleRow) -> String {
    let outlet = article.outlet.to_ascii_lowercase();
    let domain = outlet.contains('.')
        && outlet.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        });
    let authority = if domain { outlet.as_str() } else { "cuttings.invalid" };
    let day = article.first_seen.to_zoned(TimeZone::UTC).date();
    format!("tag:{authority},{day}:article/{}", article.id)
}
