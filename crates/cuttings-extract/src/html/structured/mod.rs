//! What a page says of itself for machines: JSON-LD, microdata, microformats2, Open Graph, `<link>`
//! and `<meta>`, and the state that frameworks embed for their scripts.
//!
//! These are claims. The list reader uses them where they agree with what the page shows; the article
//! reader takes fields from them.
//!
//! One loop over the tree feeds all readers ([`meta`], [`json_ld`], [`state`], [`microdata`],
//! [`microformats`]); each then says what it found. Work and results are bounded: no more than
//! [`MOST_CLAIMS`] claims are kept of any one source.

mod json;
mod json_ld;
mod meta;
mod microdata;
mod microformats;
mod roles;
mod state;
pub(crate) mod text;
mod title;

use url::Url;

use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::{EntryKind, When, dates};

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
    /// `<meta>`: Open Graph, Twitter, Dublin Core and the like.
    Meta,
}

/// How many claims of one source are kept.
pub(crate) const MOST_CLAIMS: usize = 2000;

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

impl Claim {
    /// A claim that says nothing yet.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            node: None,
            url: None,
            title: None,
            summary: None,
            date_published: None,
            date_modified: None,
            authors: Vec::new(),
            image: None,
            section: None,
            tags: Vec::new(),
            kind: None,
            content_text: None,
        }
    }

    /// Takes over from `other` what this claim leaves open.
    pub fn complete_from(&mut self, other: &Self) {
        fn take<T: Clone>(own: &mut Option<T>, other: &Option<T>) {
            if own.is_none() {
                own.clone_from(other);
            }
        }
        take(&mut self.node, &other.node);
        take(&mut self.url, &other.url);
        take(&mut self.title, &other.title);
        take(&mut self.summary, &other.summary);
        take(&mut self.date_published, &other.date_published);
        take(&mut self.date_modified, &other.date_modified);
        take(&mut self.image, &other.image);
        take(&mut self.section, &other.section);
        take(&mut self.kind, &other.kind);
        take(&mut self.content_text, &other.content_text);
        if self.authors.is_empty() {
            self.authors.clone_from(&other.authors);
        }
        if self.tags.is_empty() {
            self.tags.clone_from(&other.tags);
        }
    }
}

/// What a page claims about itself and its entries.
#[derive(Clone, Debug, Default)]
pub struct Structured {
    /// Claims about articles that the page lists, in document order.
    pub items: Vec<Claim>,
    /// The claim about the page's own article, where it says that it is one.
    pub article: Option<Claim>,
    /// What `<meta>` elements claim about the page itself, whatever it is.
    pub meta: Option<Claim>,
    /// What JSON-LD claims about the page itself (`WebPage`), whatever it is.
    pub page: Option<Claim>,
    /// Whether the page says that it is an article (`og:type`, JSON-LD main entity).
    pub says_article: bool,
    /// Whether the page says that it is a list (`CollectionPage`, `ItemList`, `Blog`, h-feed).
    pub says_listing: bool,
    /// The page's title, without the site's name where that can be told.
    pub title: Option<String>,
    /// The site's name.
    pub site_name: Option<String>,
    /// Who publishes it, as JSON-LD has it.
    pub publisher: Option<String>,
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
    let mut meta = meta::Reader::default();
    let mut json_ld = json_ld::Reader::default();
    let mut state = state::Reader::default();
    let mut microdata = microdata::Reader::default();
    let mut microformats = microformats::Reader::default();
    for node in dom.subtree(Dom::ROOT) {
        match dom.tag(node) {
            Tag::Text | Tag::Document => continue,
            Tag::Script => {
                json_ld.visit(dom, node);
                state.visit(dom, node, base);
            }
            _ => meta.visit(dom, node, base),
        }
        let marks = Marks::of(dom, node);
        microdata.visit(dom, node, &marks, base);
        microformats.visit(dom, node, &marks, base);
    }

    let mut out = meta.finish();
    let own = out.canonical.as_ref().or(base).cloned();
    let json_ld = json_ld.finish(base, own.as_ref());
    let microdata = microdata.finish(own.as_ref());
    let microformats = microformats.finish();
    out.says_article |= json_ld.says_article || microdata.says_article;
    out.says_listing |= json_ld.says_listing || microdata.says_listing || microformats.says_listing;
    for article in [json_ld.article, microdata.article, microformats.article].into_iter().flatten()
    {
        match &mut out.article {
            Some(known) => known.complete_from(&article),
            None => out.article = Some(article),
        }
    }
    out.items.extend(json_ld.items);
    out.items.extend(microdata.items);
    out.items.extend(microformats.items);
    out.items.extend(state.finish(dom, base));
    out.page = json_ld.page;
    out.site_name = out.site_name.or(json_ld.site_name);
    out.title = out.title.map(|title| {
        title::without_site(&title, out.site_name.as_deref(), json_ld.publisher.as_deref(), base)
    });
    out.publisher = json_ld.publisher;
    out
}

/// The attributes by which an element is a part of microdata or microformats.
#[derive(Default)]
struct Marks<'d> {
    is_scope: bool,
    property: Option<&'d str>,
    kind: Option<&'d str>,
    class: &'d str,
    rel: &'d str,
}

impl<'d> Marks<'d> {
    fn of(dom: &'d Dom<'_>, node: NodeId) -> Self {
        let mut marks = Self::default();
        for (attribute, value) in dom.known_attrs(node) {
            match attribute {
                Attr::Class => marks.class = value,
                Attr::Rel => marks.rel = value,
                Attr::ItemScope => marks.is_scope = true,
                Attr::ItemProp => marks.property = Some(value),
                Attr::ItemType => marks.kind = Some(value),
                _ => {}
            }
        }
        marks
    }
}

/// The date of a claim: machine-readable, or written out where it can mean one day only.
fn date(text: &str) -> Option<When> {
    if let Some(when) = dates::machine(text) {
        return Some(when);
    }
    if text.len() > 60 {
        return None;
    }
    let context = dates::Context::default();
    let mut mentions = dates::mentions(text, &context).into_iter();
    let reading = mentions.next()?.reading;
    let settled = dates::settle(&[Some(reading)], &context).into_iter().next()??;
    settled.when.filter(|_| mentions.next().is_none())
}

/// What one reader found.
#[derive(Default)]
struct Found {
    items: Vec<Claim>,
    article: Option<Claim>,
    says_article: bool,
    says_listing: bool,
}

/// How much may be read of elements in all, in nodes: properties within properties must not make the
/// work grow with the square of the page.
struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(1 << 20)
    }
}

impl Budget {
    /// Whether an element may be read; takes its cost off.
    fn allows(&mut self, dom: &Dom<'_>, node: NodeId) -> bool {
        let cost = dom.end(node).index() - node.index();
        let allowed = self.0 >= cost;
        self.0 = self.0.saturating_sub(cost);
        allowed
    }
}

/// Whether two addresses name the same page: the scheme, a final slash, the query's order and the
/// fragment don't count.
fn same_page(a: &Url, b: &Url) -> bool {
    let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
    let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    host(a) == host(b) && path(a) == path(b) && a.query() == b.query()
}

#[cfg(test)]
mod tests;
