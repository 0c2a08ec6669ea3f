//! What inside an article's container is not the article: share bars, related links, forms, author
//! boxes, comments, teasers of other articles.
//!
//! Whole elements are judged here, by tag, names and links; what is left is then read line by line
//! ([`super::lines`]).

use super::body::Cut;
use super::features::{Features, Totals};
use super::hints::Hints;
use crate::dom::{Attr, Dom, NodeId, Tag};

/// No element that holds more of the body's words than this is taken for something beside it.
const LARGEST: f32 = 0.5;

/// A list is one of links if links make up this much of its words.
const LINKED: f32 = 0.85;

/// The longest teaser, in words.
const TEASER: u32 = 80;

/// Rows of teasers that hold more of the body's words than this are what it is made of.
const TEASERS: f32 = 0.4;

/// A row of teasers that holds no more than this is beside the article wherever it stands.
const SMALL: f32 = 0.1;

/// Marks what is to be left out of `root`.
pub(super) fn cut(dom: &Dom<'_>, features: &Features, root: NodeId, cut: &mut Cut) {
    let whole = features.within(dom, root).words as f32;
    let mut teasers: Vec<NodeId> = Vec::new();
    let mut skip = root;
    for node in dom.subtree(root).skip(1) {
        if node < skip || dom.tag(node) == Tag::Text {
            continue;
        }
        let part = features.within(dom, node);
        let small = part.words as f32 <= LARGEST * whole;
        if features.hints(node).has(Hints::HIDDEN)
            || (small && is_noise(dom.tag(node), features.hints(node), part))
        {
            cut.add(node);
            skip = dom.end(node);
        } else if small && is_row_of_teasers(dom, features, node) {
            teasers.push(node);
            skip = dom.end(node);
        }
    }
    let share = |node: NodeId| features.within(dom, node).words as f32 / whole;
    if teasers.iter().copied().map(share).sum::<f32>() > TEASERS {
        return;
    }
    for node in teasers {
        let behind = features.between(dom.end(node), dom.end(root)).words as f32;
        if share(node) <= SMALL || behind <= SMALL * whole {
            cut.add(node);
        }
    }
}

fn is_noise(tag: Tag, hints: Hints, part: Totals) -> bool {
    match tag {
        Tag::Nav | Tag::Footer | Tag::Form | Tag::H1 | Tag::Aside | Tag::Dialog => true,
        _ if hints.has(Hints::BESIDE) && !hints.has(Hints::BODY) => true,
        Tag::Ul | Tag::Ol | Tag::Dl | Tag::Div | Tag::Section => {
            part.links >= 3 && part.link_share() > LINKED
        }
        _ => false,
    }
}

/// Whether an element is a teaser or a row of them: three or more of a kind.
fn is_row_of_teasers(dom: &Dom<'_>, features: &Features, node: NodeId) -> bool {
    if !matches!(dom.tag(node), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Div | Tag::Section) {
        return dom.tag(node) == Tag::Article && is_teaser(dom, features, node);
    }
    let children = || dom.children(node).filter(|&child| dom.tag(child) != Tag::Text);
    let Some(first) = children().next() else { return false };
    let kind = dom.tag(first);
    if !matches!(kind, Tag::Li | Tag::Div | Tag::Article | Tag::A | Tag::Section) {
        return false;
    }
    let (mut all, mut teasers) = (0, 0);
    for child in children() {
        all += 1;
        if dom.tag(child) == kind && is_teaser(dom, features, child) {
            teasers += 1;
        }
    }
    teasers >= 3 && teasers * 4 >= all * 3
}

/// Whether an element is a teaser: short, with a heading that is a link.
fn is_teaser(dom: &Dom<'_>, features: &Features, node: NodeId) -> bool {
    let part = features.within(dom, node);
    if part.words == 0 || part.words > TEASER || part.links == 0 {
        return false;
    }
    let mut link = Dom::ROOT;
    let mut heading = Dom::ROOT;
    dom.subtree(node).take(100).any(|at| match dom.tag(at) {
        Tag::A if dom.known_attr(at, Attr::Href).is_some_and(|href| !href.starts_with('#')) => {
            link = dom.end(at);
            at < heading
        }
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
            heading = dom.end(at);
            at < link
        }
        _ => false,
    })
}
