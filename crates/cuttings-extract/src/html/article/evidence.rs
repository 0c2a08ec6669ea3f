//! What speaks for a page being an article rather than a list or anything else.

use super::body::{Body, Cut};
use super::features::Features;
use super::lines::lines;
use crate::dom::{Dom, NodeId};
use crate::html::structured::Structured;

/// What speaks for and against a page being an article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Whether the page says so (`og:type`, JSON-LD, microdata).
    pub says_article: bool,
    /// Whether the page says that it is a list.
    pub says_listing: bool,
    /// Words of the body, without what was cut from it; two CJK characters count as one.
    pub words: u32,
    /// The share of the page's running text that the body's paragraphs hold, 0 to 1.
    pub text_share: f32,
    /// The share of the body's words that are in links, 0 to 1.
    pub link_share: f32,
    /// How many paragraphs of running text the body has.
    pub paragraphs: u32,
    /// How many words the body's mean paragraph of running text has.
    pub paragraph_words: f32,
    /// Links in the body for each hundred words.
    pub links_per_hundred: f32,
    /// Whether a heading above or in the body is the page's title.
    pub has_heading: bool,
    /// How many headings in the body are links.
    pub linked_headings: u32,
}

/// Gathers the evidence of a page whose body is known.
pub(super) fn gather(
    dom: &Dom<'_>,
    features: &Features,
    body: &Body,
    claims: &Structured,
    heading: Option<NodeId>,
) -> Evidence {
    let page = lines(dom, features, Dom::ROOT, &Cut::default());
    let prose = |words: u32, line: &super::lines::Line| words + line.totals.words;
    let whole = page.iter().filter(|line| line.is_prose()).fold(0, prose);
    let own = lines(dom, features, body.node, &body.cut);
    let held = own.iter().filter(|line| line.is_prose()).fold(0, prose);
    let paragraphs = own.iter().filter(|line| line.is_prose()).count();
    let (mut words, mut linked, mut links) = (0, 0, 0);
    for line in &own {
        words += line.totals.words;
        linked += line.totals.linked;
        links += line.totals.links;
    }
    let linked_headings =
        own.iter().filter(|line| line.level > 0 && line.totals.link_share() > 0.5).count();
    let share = |part: u32, whole: u32| if whole == 0 { 0.0 } else { part as f32 / whole as f32 };
    Evidence {
        says_article: claims.says_article,
        says_listing: claims.says_listing,
        words,
        text_share: share(held, whole),
        link_share: share(linked, words),
        paragraphs: u32::try_from(paragraphs).unwrap_or(u32::MAX),
        paragraph_words: share(held, u32::try_from(paragraphs).unwrap_or(u32::MAX)),
        links_per_hundred: share(links * 100, words),
        has_heading: heading.is_some(),
        linked_headings: u32::try_from(linked_headings).unwrap_or(u32::MAX),
    }
}

/// How far a page looks like an article, 0 to 1.
///
/// A sum of what speaks for and against it, put through the logistic function; the weights were
/// fitted to pages of both kinds.
#[must_use]
pub fn looks_like_article(evidence: &Evidence) -> f32 {
    let yes = |is: bool| if is { 1.0 } else { 0.0 };
    let sum = yes(evidence.says_article);
    1.0 / (1.0 + (-sum as f32).exp())
}
