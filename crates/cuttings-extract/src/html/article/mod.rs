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

pub use evidence::{Evidence, is_clearly_article, looks_like_article};

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

/// What an article is read from.
#[derive(Clone, Copy)]
pub struct Sources<'s, 'a> {
    /// The page.
    pub dom: &'s Dom<'a>,
    /// The address that its links are relative to.
    pub base: Option<&'s Url>,
    /// What it says of itself.
    pub claims: &'s Structured,
    /// What dates are read against.
    pub dates: Context<'s>,
}

/// Finds the article of a page. `None` where no run of text is long enough to be one.
#[must_use]
pub fn read(sources: &Sources<'_, '_>) -> Option<Article> {
    find(sources)?.read(sources)
}

/// Where the body of an article is.
pub(super) struct Found {
    features: features::Features,
    body: body::Body,
    /// All lines of the page.
    lines: Vec<lines::Line>,
}

/// Finds the body of a page's article. `None` where nothing on the page speaks for being one.
pub(super) fn find(sources: &Sources<'_, '_>) -> Option<Found> {
    let Sources { dom, base, claims, .. } = *sources;
    let features = features::Features::of(dom);
    let about = body::About { title: claims.title.as_deref(), host: base.and_then(Url::host_str) };
    let body = body::find(dom, &features, &about)?;
    let lines = lines::lines(dom, &features, Dom::ROOT, &body::Cut::default());
    Some(Found { features, body, lines })
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

    /// The article, with what is known about it. `None` where no text is left.
    pub(super) fn read(&self, sources: &Sources<'_, '_>) -> Option<Article> {
        write(&self.scene(sources)).map(|(article, _)| article)
    }

    /// The article of a page that is clearly one. `None` where the page may be anything else.
    pub(super) fn read_if_clear(&self, sources: &Sources<'_, '_>) -> Option<Article> {
        let scene = self.scene(sources);
        let evidence = evidence::gather(&scene);
        // Writing is worth it only where a heading can settle it.
        if !is_clearly_article(&evidence.under(Heading::Title)) {
            return None;
        }
        let (article, heading) = write(&scene)?;
        is_clearly_article(&evidence.under(heading)).then_some(article)
    }

    fn scene<'s, 'a>(&'s self, sources: &'s Sources<'_, 'a>) -> fields::Scene<'s, 'a> {
        let Self { features, body, lines } = self;
        let Sources { dom, base, claims, ref dates } = *sources;
        fields::Scene { dom, features, body, lines, base, claims, dates }
    }
}

/// Finds the article of a page, as [`read`] does, and tells what speaks for the page being one.
#[must_use]
pub fn read_with_evidence(sources: &Sources<'_, '_>) -> Option<Reading> {
    let found = find(sources)?;
    let scene = found.scene(sources);
    let (article, heading) = write(&scene)?;
    let evidence = evidence::gather(&scene).under(heading);
    Some(Reading { article, node: found.node(), evidence })
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
