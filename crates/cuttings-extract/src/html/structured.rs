//! What a page says of itself for machines: JSON-LD, microdata, microformats2, Open Graph, `<link>`
//! and `<meta>`, and the state that frameworks embed for their scripts.
//!
//! These are claims. The list reader uses them where they agree with what the page shows.

use url::Url;

use crate::dom::{Dom, NodeId};
use crate::{EntryKind, When};

/// Where a claim was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// `<script type="application/ld+json">`.
    JsonLd,
    /// `itemscope`, `itemprop`.
    Microdata,
    /// `h-entry` in an `h-feed`, and the older `hentry`.
    Microformats,
    /// State embedded by a framework (`__NEXT_DATA__`, `__NUXT__`, `__APOLLO_STATE__` and the like).
    State,
}

/// What a page claims about one article.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Where it was found.
    pub source: Source,
    /// The element that it is about, where it is attached to one (microdata, microformats).
    pub node: Option<NodeId>,
    /// The absolute address.
    pub url: Option<Url>,
    /// The headline.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// When it was published.
    pub date_published: Option<When>,
    /// When it was last changed.
    pub date_modified: Option<When>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The absolute address of its picture.
    pub image: Option<Url>,
    /// Its section.
    pub section: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its kind where the type tells (`VideoObject`, `LiveBlogPosting`, `OpinionNewsArticle`).
    pub kind: Option<EntryKind>,
    /// The whole text (`articleBody`, `e-content` as text).
    pub content_text: Option<String>,
}

/// What a page claims about itself and its entries.
#[derive(Clone, Debug, Default)]
pub struct Structured {
    /// Claims about articles that the page lists, in document order.
    pub items: Vec<Claim>,
    /// The claim about the page's own article, where it says that it is one.
    pub article: Option<Claim>,
    /// Whether the page says that it is an article (`og:type`, JSON-LD main entity).
    pub says_article: bool,
    /// Whether the page says that it is a list (`CollectionPage`, `ItemList`, `Blog`, h-feed).
    pub says_listing: bool,
    /// The page's title, without the site's name where that can be told.
    pub title: Option<String>,
    /// The site's name.
    pub site_name: Option<String>,
    /// `<html lang>`, `og:locale`, `Content-Language`.
    pub language: Option<String>,
    /// `<meta name=description>`, `og:description`.
    pub description: Option<String>,
    /// `rel=canonical`.
    pub canonical: Option<Url>,
    /// `<link rel=next>` in the head.
    pub next: Option<Url>,
    /// `<link rel=prev>` in the head.
    pub previous: Option<Url>,
    /// Announced feeds, absolute, without duplicates.
    pub feeds: Vec<Url>,
}

/// Reads everything that a page claims about itself.
#[must_use]
pub fn read(dom: &Dom<'_>, base: Option<&Url>) -> Structured {
    let _ = (dom, base);
    Structured::default()
}
