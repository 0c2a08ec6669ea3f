//! The article of an article page: its body, and what is known about it.
//!
//! 1. [`features`] counts words, links and sentences of every node in one pass.
//! 2. [`body`] finds the subtree that holds the text; [`clean`] and [`lines`] mark what in it is not the
//!    article's.
//! 3. [`text`] and [`sanitise`] write what is left as text and as HTML.
//! 4. [`fields`] reads title, authors, dates and the rest from what is claimed and from what stands
//!    around title and body.

mod body;
mod byline;
mod clean;
mod evidence;
mod features;
mod fields;
mod hints;
mod lines;
mod phrases;
mod sanitise;
mod text;
mod words;

use url::Url;

use super::structured::Structured;
use crate::Article;
use crate::dates::Context;
use crate::dom::{Dom, NodeId};

pub use evidence::{Evidence, looks_like_article};

/// An article with where its body stands and what speaks for the page being one.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The subtree that its body was read from.
    pub node: NodeId,
    /// What speaks for and against the page being an article.
    pub evidence: Evidence,
}

/// Finds the article of a page. `None` where no run of text is long enough to be one.
#[must_use]
pub fn read(
    dom: &Dom<'_>,
    base: Option<&Url>,
    claims: &Structured,
    dates: &Context<'_>,
) -> Option<Article> {
    find(dom, base, claims)?.read(dom, base, claims, dates)
}

/// Where the body of an article is.
pub(super) struct Found {
    features: features::Features,
    body: body::Body,
}

/// Finds the body of a page's article. `None` where nothing on the page speaks for being one.
pub(super) fn find(dom: &Dom<'_>, base: Option<&Url>, claims: &Structured) -> Option<Found> {
    let features = features::Features::of(dom);
    let body = find_body(dom, &features, base, claims)?;
    Some(Found { features, body })
}

impl Found {
    /// The subtree that the body is read from.
    pub(super) fn node(&self) -> NodeId {
        self.body.node
    }

    /// Whether a node in it, with all within it, is not the article's.
    pub(super) fn leaves_out(&self, node: NodeId) -> bool {
        self.body.cut.has(node)
    }

    /// The article, with what is known about it.
    pub(super) fn read(
        &self,
        dom: &Dom<'_>,
        base: Option<&Url>,
        claims: &Structured,
        dates: &Context<'_>,
    ) -> Option<Article> {
        let Self { features, body } = self;
        write(&fields::Scene { dom, features, body, base, claims, dates })
            .map(|(article, _)| article)
    }
}

/// Finds the article of a page, as [`read`] does, and tells what speaks for the page being one.
#[must_use]
pub fn read_with_evidence(
    dom: &Dom<'_>,
    base: Option<&Url>,
    claims: &Structured,
    dates: &Context<'_>,
) -> Option<Reading> {
    let features = features::Features::of(dom);
    let body = find_body(dom, &features, base, claims)?;
    let scene = fields::Scene { dom, features: &features, body: &body, base, claims, dates };
    let (article, heading) = write(&scene)?;
    let mut evidence = evidence::gather(&scene);
    evidence.has_heading = heading != Heading::Missing;
    evidence.heading_is_title = heading == Heading::Title;
    Some(Reading { article, node: body.node, evidence })
}

fn find_body(
    dom: &Dom<'_>,
    features: &features::Features,
    base: Option<&Url>,
    claims: &Structured,
) -> Option<body::Body> {
    let about = body::About { title: claims.title.as_deref(), host: base.and_then(Url::host_str) };
    body::find(dom, features, &about)
}

/// What heads an article.
#[derive(Clone, Copy, PartialEq)]
enum Heading {
    Missing,
    /// Something else than the title that the page claims.
    Other,
    Title,
}

/// Writes text and fields of an article whose body is known. `None` where no text is left.
fn write(scene: &fields::Scene<'_, '_>) -> Option<(Article, Heading)> {
    let fields::Scene { dom, body, base, .. } = *scene;
    let content_text = text::of(dom, body.node, &body.cut);
    if content_text.is_empty() {
        return None;
    }
    let fields::Fields { mut article, heading, agrees } = fields::read(scene, &content_text);
    let heading = match heading {
        None => Heading::Missing,
        Some(_) if agrees => Heading::Title,
        Some(_) => Heading::Other,
    };
    article.content_html = Some(sanitise::of(dom, body.node, base, &body.cut));
    article.language = article.language.or_else(|| crate::text::language::of(&content_text));
    article.content_text = Some(content_text);
    Some((article, heading))
}

/// The text of a part of a page, paragraphs separated by blank lines.
#[must_use]
pub fn text(dom: &Dom<'_>, node: NodeId) -> String {
    text::of(dom, node, &body::Cut::default())
}

/// A part of a page as sanitised HTML: known elements, no scripts, no styles, web addresses only.
#[must_use]
pub fn sanitised(dom: &Dom<'_>, node: NodeId, base: Option<&Url>) -> String {
    sanitise::of(dom, node, base, &body::Cut::default())
}
