//! The body line by line: what stands above its first paragraph and below its last, links to other
//! articles between paragraphs, paragraphs that the page has twice.
//!
//! A line is an element that is set as one block of text: a paragraph, a heading, an item, a cell.

use std::hash::{BuildHasher, Hash, Hasher};

use super::body::{About, Cut};
use super::features::{Features, Totals};
use super::phrases;
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::{Map, Set};
use crate::html::structured::text::{is_phrasing, is_unseen, line_between};

/// A run of text that is set as one: the content of a block without blocks within, or what stands
/// loose between two blocks.
pub(super) struct Line {
    /// Its first node: the block itself, or the first of what stands loose.
    pub(super) node: NodeId,
    /// Behind its last node.
    pub(super) end: NodeId,
    /// The tag of the block that it is set in.
    pub(super) tag: Tag,
    pub(super) totals: Totals,
    /// 1 to 6 for headings, 0 for others.
    pub(super) level: u8,
}

impl Line {
    /// Its text.
    pub(super) fn text(&self, dom: &Dom<'_>) -> Option<String> {
        line_between(dom, self.node, self.end)
    }

    /// Whether the line is a paragraph of running text.
    pub(super) fn is_prose(&self) -> bool {
        self.level == 0
            && self.totals.words >= 12
            && self.totals.sentences > 0
            && self.totals.link_share() < 0.5
    }
}

/// Lines of fewer words are no evidence of being repeated by mistake.
const REPEATED: u32 = 12;

/// What stands under a heading such as "Related articles" holds no more of the body's words than this
/// where it is text, and than this where most of it is links.
const LARGEST_TAIL: f32 = 0.12;
const LARGEST_LINKED_TAIL: f32 = 0.35;

/// Marks the lines of `root` that are not the article's.
pub(super) fn cut(
    dom: &Dom<'_>,
    features: &Features,
    root: NodeId,
    page: &About<'_>,
    cut: &mut Cut,
) {
    cut_tails(dom, features, root, cut);
    let lines = lines(dom, features, root, cut);
    cut_lead(dom, &lines, page.title, cut);
    cut_repeats(dom, &lines, cut);
    cut_references(dom, &lines, page.host, cut);
    cut_orphans(dom, features, root, cut);
}

/// All lines of `root` that are still in, in order.
pub(super) fn lines(dom: &Dom<'_>, features: &Features, root: NodeId, cut: &Cut) -> Vec<Line> {
    let mut walk = Walk { features, lines: Vec::new(), open: Vec::new(), start: None };
    let mut skip = root;
    for node in dom.subtree(root) {
        walk.leave(node);
        if node < skip {
            continue;
        }
        let tag = dom.tag(node);
        let inline = tag == Tag::Text || is_phrasing(tag) || matches!(tag, Tag::Br | Tag::Img);
        if is_unseen(tag) || cut.has(node) {
            if !inline {
                walk.finish(node);
            }
            skip = dom.end(node);
        } else if inline {
            walk.start.get_or_insert(node);
        } else {
            walk.finish(node);
            walk.open.push(Open { node, end: dom.end(node), tag, alone: true });
        }
    }
    walk.leave(dom.end(root));
    walk.finish(dom.end(root));
    walk.lines
}

/// A block that the walk is in.
struct Open {
    node: NodeId,
    end: NodeId,
    tag: Tag,
    /// Whether nothing but the run under way stands in it so far.
    alone: bool,
}

struct Walk<'f> {
    features: &'f Features,
    lines: Vec<Line>,
    open: Vec<Open>,
    /// Where the run under way started.
    start: Option<NodeId>,
}

impl Walk<'_> {
    /// Closes the blocks that end at or before a node.
    fn leave(&mut self, node: NodeId) {
        while let Some(end) = self.open.last().map(|open| open.end).filter(|&end| end <= node) {
            self.finish(end);
            self.open.pop();
        }
    }

    /// Ends the run under way before `end`.
    fn finish(&mut self, end: NodeId) {
        let start = self.start.take();
        let block = self.open.last_mut();
        let tag = block.as_ref().map_or(Tag::Document, |block| block.tag);
        let whole = block.as_ref().is_some_and(|block| block.alone && block.end == end);
        let node = block.map(|block| {
            block.alone = false;
            block.node
        });
        let Some(start) = start else { return };
        let totals = self.features.between(start, end);
        if totals.words > 0 {
            let node = node.filter(|_| whole).unwrap_or(start);
            self.lines.push(Line { node, end, tag, totals, level: level(tag) });
        }
    }
}

fn level(tag: Tag) -> u8 {
    match tag {
        Tag::H1 => 1,
        Tag::H2 => 2,
        Tag::H3 => 3,
        Tag::H4 => 4,
        Tag::H5 => 5,
        Tag::H6 => 6,
        _ => 0,
    }
}

/// Takes out what stands under headings such as "Related articles" and "Leave a reply".
fn cut_tails(dom: &Dom<'_>, features: &Features, root: NodeId, cut: &mut Cut) {
    let whole = features.within(dom, root).words as f32;
    let lines = lines(dom, features, root, cut);
    let mut done = root;
    for line in &lines {
        if line.node < done || line.totals.words > 9 {
            continue;
        }
        let Some(text) = line.text(dom) else { continue };
        if !phrases::ends_article(&text) {
            continue;
        }
        let end = tail_end(dom, root, line);
        let part = features.between(line.node, end);
        let largest = if part.link_share() > 0.5 { LARGEST_LINKED_TAIL } else { LARGEST_TAIL };
        if part.words as f32 > largest * whole {
            continue;
        }
        cut.add_range(line.node, end);
        done = end;
    }
}

/// Where the part ends that a line heads: at the next heading of its rank, or with its container.
fn tail_end(dom: &Dom<'_>, root: NodeId, line: &Line) -> NodeId {
    // A heading alone in its box heads what stands beside the box.
    let mut top = line.node;
    while let Some(above) = dom.parent(top)
        && above != root
        && dom.is_within(above, root)
        && dom.children(above).find(|&n| !is_blank(dom, n)) == Some(top)
        && dom.children(above).filter(|&n| !is_blank(dom, n)).nth(1).is_none()
    {
        top = above;
    }
    let Some(container) = dom.parent(top).filter(|&n| dom.is_within(n, root)) else {
        return line.end;
    };
    let limit = dom.end(container);
    let mut next = dom.end(top).max(line.end);
    while next < limit {
        let rank = level(dom.tag(next));
        if rank > 0 && (line.level == 0 || rank <= line.level) {
            return next;
        }
        next = dom.end(next);
    }
    limit
}

fn is_blank(dom: &Dom<'_>, node: NodeId) -> bool {
    dom.tag(node) == Tag::Text && dom.text(node).trim().is_empty()
}

/// Takes out what stands above the first paragraph: the title, bylines, dates, breadcrumbs.
fn cut_lead(dom: &Dom<'_>, lines: &[Line], title: Option<&str>, cut: &mut Cut) {
    let Some(first) = lines.iter().position(Line::is_prose) else { return };
    let bare_title = title.map(bare);
    for (at, line) in lines.iter().take(first).enumerate() {
        let Some(text) = line.text(dom) else { continue };
        let is_title = Some(bare(&text)) == bare_title;
        let heads_nothing = line.level > 0 && lines.get(at + 1).is_some_and(|next| next.level > 0);
        if is_title || heads_nothing || (line.level == 0 && is_label(line, &text)) {
            cut.add_range(line.node, line.end);
        }
    }
}

/// Whether a short line tells of the article rather than being part of it: a date, a byline, the
/// time that reading takes, a link to the section.
fn is_label(line: &Line, text: &str) -> bool {
    let words = line.totals.words;
    if words > 12 {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let dated = digits >= 4 && text.len() < 60;
    let timed = digits > 0 && words <= 4;
    let linked = line.totals.link_share() > 0.5 && words <= 8;
    dated || timed || linked || super::byline::starts(text)
}

/// Takes out what the page has twice: once for each size of screen, or once more as a quotation.
fn cut_repeats(dom: &Dom<'_>, lines: &[Line], cut: &mut Cut) {
    let long = || lines.iter().filter(|line| line.totals.words >= REPEATED);
    // Only what has as many words and sentences can be the same.
    let size = |line: &Line| (line.totals.words, line.totals.sentences);
    let mut sizes: Map<(u32, u32), usize> = Map::default();
    long().for_each(|line| *sizes.entry(size(line)).or_default() += 1);
    let mut seen = Set::default();
    for line in long().filter(|line| sizes.get(&size(line)).is_some_and(|&lines| lines > 1)) {
        let mut hasher = seen.hasher().build_hasher();
        let nodes = std::iter::successors(Some(line.node), |node| Some(node.next()));
        for node in nodes.take_while(|&node| node < line.end) {
            for word in dom.text(node).split_whitespace() {
                word.hash(&mut hasher);
            }
        }
        if !seen.insert(hasher.finish()) {
            cut.add_range(line.node, line.end);
        }
    }
}

/// Takes out lines between paragraphs that only point to another page of the site, as in
/// "Read more: Bridge opens".
fn cut_references(dom: &Dom<'_>, lines: &[Line], host: Option<&str>, cut: &mut Cut) {
    for line in lines {
        let free = line.totals.words - line.totals.linked;
        let points = line.totals.links == 1
            && line.totals.linked >= 4
            && free <= 3
            && matches!(line.tag, Tag::P | Tag::Div);
        if points && links_within_site(dom, line, host) {
            cut.add_range(line.node, line.end);
        }
    }
}

pub(super) fn links_within_site(dom: &Dom<'_>, line: &Line, host: Option<&str>) -> bool {
    let within = dom.subtree(line.node).take_while(|&node| node < line.end);
    let link = within
        .chain(dom.ancestors(line.node).take(2))
        .find_map(|at| (dom.tag(at) == Tag::A).then(|| dom.known_attr(at, Attr::Href)).flatten());
    link.is_some_and(|href| {
        let is_relative = !href.contains("://") && !href.starts_with("//");
        let is_own = || {
            let rest = href.split("//").nth(1)?;
            let named = rest.split(['/', '?', '#']).next()?;
            Some(named.trim_start_matches("www.") == host?.trim_start_matches("www."))
        };
        is_relative && !href.starts_with("mailto:") || is_own().unwrap_or(false)
    })
}

/// Takes out headings at the end, with nothing left under them.
fn cut_orphans(dom: &Dom<'_>, features: &Features, root: NodeId, cut: &mut Cut) {
    let lines = lines(dom, features, root, cut);
    for line in lines.iter().rev().take_while(|line| line.level > 0) {
        cut.add_range(line.node, line.end);
    }
}

/// A text without all but its letters and digits, in lower case.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
