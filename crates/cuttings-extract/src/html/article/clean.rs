//! What inside an article's container is not the article: share bars, related links, forms, author
//! boxes, comments.

use super::body::Cut;
use super::features::{Features, Totals};
use super::hints::Hints;
use crate::dom::{Dom, NodeId, Tag};

/// Marks what is to be left out of `root`.
pub(super) fn cut(dom: &Dom<'_>, features: &Features, root: NodeId, mut cut: Cut) -> Cut {
    let whole = features.within(dom, root);
    let mut skip = root;
    for node in dom.subtree(root).skip(1) {
        if node < skip || dom.tag(node) == Tag::Text {
            continue;
        }
        let part = features.within(dom, node);
        if is_noise(dom, features, node, part, whole) {
            cut.add(node);
            skip = dom.end(node);
        }
    }
    cut
}

fn is_noise(
    dom: &Dom<'_>,
    features: &Features,
    node: NodeId,
    part: Totals,
    whole: Totals,
) -> bool {
    let tag = dom.tag(node);
    let hints = features.hints(node);
    if hints.has(Hints::HIDDEN) {
        return true;
    }
    // Too much of the body to be beside it.
    if part.words * 2 > whole.words {
        return false;
    }
    match tag {
        Tag::Nav | Tag::Footer | Tag::Form | Tag::H1 | Tag::Aside => return true,
        _ => {}
    }
    let beside = Hints::CHROME
        .with(Hints::COMMENTS)
        .with(Hints::RELATED)
        .with(Hints::SHARE)
        .with(Hints::PROMO)
        .with(Hints::AUTHOR_BOX)
        .with(Hints::META);
    if hints.has(beside) && !hints.has(Hints::BODY) {
        return true;
    }
    if matches!(tag, Tag::Ul | Tag::Ol | Tag::Div | Tag::Section | Tag::Dl)
        && part.links >= 3
        && part.link_share() > 0.7
    {
        return true;
    }
    false
}
