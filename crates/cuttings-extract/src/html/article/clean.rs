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
        Tag::Nav | Tag::Footer | Tag::Form | Tag::H1 => return true,
        Tag::Aside if super::knob("K_ASIDE", 1.0) > 0.5 => return true,
        Tag::Figcaption if super::knob("K_CAP", 1.0) > 0.5 => return true,
        Tag::Pre if super::knob("K_PRE", 0.0) > 0.5 => return true,
        Tag::Blockquote if super::knob("K_BQ", 0.0) > 0.5 => return true,
        _ => {}
    }
    if super::knob("K_TOC", 0.0) > 0.5 && hints.has(Hints::CONTENTS) {
        return true;
    }
    if hints.has(Hints::BESIDE) && !hints.has(Hints::BODY) {
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
