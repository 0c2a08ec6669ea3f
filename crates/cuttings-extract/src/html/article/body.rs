//! The body finder: which subtree holds the article's text, and what in it is not the article's.
//!
//! Every block of text speaks for or against being body text ([`super::features`]). The body is the
//! subtree whose blocks speak for it most: a container that holds all paragraphs and little else. A
//! body split over several containers is found as what holds them all, since leaving one out costs
//! more than the few links between them.

use super::features::Features;
use super::hints::Hints;
use crate::dom::{Dom, NodeId, Tag};
use crate::html::structured::text::is_phrasing;

/// What is left out of a subtree.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    first: usize,
    cut: Vec<bool>,
}

impl Cut {
    fn new(dom: &Dom<'_>, root: NodeId) -> Self {
        let first = root.index();
        Self { first, cut: vec![false; dom.end(root).index() - first] }
    }

    pub(super) fn add(&mut self, node: NodeId) {
        if let Some(cut) = self.cut.get_mut(node.index().wrapping_sub(self.first)) {
            *cut = true;
        }
    }

    /// Leaves out all nodes from `start` up to `end`.
    pub(super) fn add_range(&mut self, start: NodeId, end: NodeId) {
        let of = |node: NodeId| node.index().wrapping_sub(self.first);
        if let Some(cut) = self.cut.get_mut(of(start)..of(end)) {
            cut.fill(true);
        }
    }

    /// Whether a node, with all within it, is left out.
    pub(super) fn has(&self, node: NodeId) -> bool {
        self.cut.get(node.index().wrapping_sub(self.first)).copied().unwrap_or(false)
    }
}

/// The body of an article.
#[derive(Debug)]
pub(super) struct Body {
    /// The subtree.
    pub(super) node: NodeId,
    /// What in it is not the article's.
    pub(super) cut: Cut,
}

/// What is known of the page before its body is found.
pub(super) struct About<'a> {
    /// Its title.
    pub(super) title: Option<&'a str>,
    /// Its host.
    pub(super) host: Option<&'a str>,
}

/// Finds the body. `None` where nothing on the page speaks for being one.
pub(super) fn find(dom: &Dom<'_>, features: &Features, about: &About<'_>) -> Option<Body> {
    let mut best: Option<(f32, NodeId)> = None;
    for node in dom.subtree(Dom::ROOT) {
        let tag = dom.tag(node);
        if tag == Tag::Text || is_phrasing(tag) {
            continue;
        }
        let score = features.weight(node, dom.end(node)) * liking(tag, features.hints(node));
        if score > 0.0 && best.is_none_or(|(known, _)| score >= known) {
            best = Some((score, node));
        }
    }
    let (_, mut node) = best?;
    while let Some(inner) = heart(dom, features, node) {
        node = inner;
    }
    let mut cut = Cut::new(dom, node);
    super::clean::cut(dom, features, node, &mut cut);
    super::lines::cut(dom, features, node, about, &mut cut);
    Some(Body { node, cut })
}

/// The child that holds all but a trifle of a node's running text, where there is so much of it that
/// the trifle is no paragraph.
fn heart(dom: &Dom<'_>, features: &Features, node: NodeId) -> Option<NodeId> {
    let whole = features.weight(node, dom.end(node));
    dom.children(node).filter(|&child| dom.tag(child) != Tag::Text).find(|&child| {
        features.weight(child, dom.end(child)) > HEART * whole
            && features.within(dom, child).words >= HEART_WORDS
    })
}

/// How much of a container's running text one child holds if the rest is beside the article.
const HEART: f32 = 0.95;

/// How many words such a child has at least.
const HEART_WORDS: u32 = 100;

/// How much an element's tag and names favour it over one that holds about the same text.
fn liking(tag: Tag, hints: Hints) -> f32 {
    let by_tag = match tag {
        Tag::Article | Tag::Main => 1.05,
        Tag::Aside | Tag::Nav | Tag::Footer | Tag::Form => 0.6,
        Tag::Body | Tag::Html | Tag::Document => 0.95,
        _ => 1.0,
    };
    if hints.has(Hints::BODY) { by_tag * 1.1 } else { by_tag }
}
