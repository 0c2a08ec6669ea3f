//! What is known of every node after one pass: how many words and links it holds, what it looks
//! like by its names, whether it is shown.
//!
//! Sums over a subtree are differences of running totals, since a subtree is a range of nodes.

use super::hints::{Hints, Names};
use super::words::count;
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::html::structured::text::{is_phrasing, is_unseen};
use crate::html::survey::hides;

/// What stands beside an article by its names holds no more of the page's running text than this.
const LARGEST_BESIDE: f32 = 0.25;

/// The same of readers' comments, which may well be longer than the article.
const LARGEST_COMMENTS: f32 = 0.8;

/// Per-node facts of one page.
pub(super) struct Features {
    /// What each element looks like by its names and attributes.
    hints: Vec<Hints>,
    /// Running totals up to, and without, each node.
    totals: Vec<Totals>,
    /// Running totals of the blocks' weights up to, and without, each node.
    weights: Vec<f32>,
}

/// Sums over a range of nodes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    /// Words; two CJK characters count as one.
    pub(super) words: u32,
    /// Words in links.
    pub(super) linked: u32,
    /// Links with text.
    pub(super) links: u32,
    /// Ends of sentences.
    pub(super) sentences: u32,
}

impl Totals {
    fn since(self, start: Self) -> Self {
        Self {
            words: self.words - start.words,
            linked: self.linked - start.linked,
            links: self.links - start.links,
            sentences: self.sentences - start.sentences,
        }
    }

    /// The share of words that are links', 0 to 1.
    pub(super) fn link_share(self) -> f32 {
        if self.words == 0 { 0.0 } else { self.linked as f32 / self.words as f32 }
    }
}

impl Features {
    /// Looks at every node once.
    pub(super) fn of(dom: &Dom<'_>) -> Self {
        let mut pass = Pass {
            dom,
            names: Names::default(),
            hints: Vec::with_capacity(dom.len()),
            totals: Vec::with_capacity(dom.len() + 1),
            running: Totals::default(),
            block: Block::default(),
            unseen: Dom::ROOT,
            outside: Dom::ROOT,
            link: Dom::ROOT,
            heading: Dom::ROOT,
            open: Vec::new(),
            blocks: Vec::new(),
            beside: Vec::new(),
        };
        for node in dom.subtree(Dom::ROOT) {
            pass.visit(node);
        }
        pass.finish_block();
        pass.totals.push(pass.running);
        let Pass { hints, totals, mut blocks, beside, .. } = pass;
        let mut features = Self { hints, totals, weights: Vec::new() };
        features.put_beside(dom, &mut blocks, &beside);
        features.weights = weights(dom.len(), &blocks);
        features
    }

    /// Marks the blocks of elements that stand beside the article by their names, unless an element
    /// holds so much of the page's running text that it must be more than that.
    fn put_beside(&self, dom: &Dom<'_>, blocks: &mut [Block], beside: &[NodeId]) {
        // Running text up to each block.
        let mut prose = Vec::with_capacity(blocks.len() + 1);
        let mut total = 0.0;
        prose.push(total);
        for block in blocks.iter() {
            total += weight(block).max(0.0);
            prose.push(total);
        }
        let mut done = Dom::ROOT;
        for &node in beside {
            let end = dom.end(node);
            let from = blocks.partition_point(|block| block.start < node.index());
            let to = blocks.partition_point(|block| block.start < end.index());
            let held = match (prose.get(from), prose.get(to)) {
                (Some(from), Some(to)) => to - from,
                _ => 0.0,
            };
            let comments = self.hints(node).has(Hints::COMMENTS);
            let limit = if comments { LARGEST_COMMENTS } else { LARGEST_BESIDE };
            if node < done || held > limit * total {
                continue;
            }
            done = end;
            if let Some(inside) = blocks.get_mut(from..to) {
                inside.iter_mut().for_each(|block| block.outside = true);
            }
        }
    }

    /// How much the blocks from `start` up to `end` speak for being an article's body.
    pub(super) fn weight(&self, start: NodeId, end: NodeId) -> f32 {
        let at = |node: NodeId| self.weights.get(node.index()).copied().unwrap_or_default();
        at(end) - at(start)
    }

    pub(super) fn hints(&self, node: NodeId) -> Hints {
        self.hints.get(node.index()).copied().unwrap_or_default()
    }

    /// Whether a node is shown at all.
    pub(super) fn is_shown(&self, dom: &Dom<'_>, node: NodeId) -> bool {
        self.within(dom, node).words > 0
    }

    /// The sums over a node and all within it.
    pub(super) fn within(&self, dom: &Dom<'_>, node: NodeId) -> Totals {
        self.between(node, dom.end(node))
    }

    /// The sums over the nodes from `start` up to, and without, `end`.
    pub(super) fn between(&self, start: NodeId, end: NodeId) -> Totals {
        let at = |node: NodeId| self.totals.get(node.index()).copied().unwrap_or_default();
        at(end).since(at(start))
    }
}

struct Pass<'d, 's> {
    dom: &'d Dom<'s>,
    /// What the names of classes and ids say that were seen so far.
    names: Names<'d>,
    hints: Vec<Hints>,
    totals: Vec<Totals>,
    running: Totals,
    block: Block,
    /// Up to where nothing is shown.
    unseen: NodeId,
    /// Up to where text is not the article's, whatever it looks like.
    outside: NodeId,
    link: NodeId,
    heading: NodeId,
    /// Ends of the block elements that the walk is in.
    open: Vec<NodeId>,
    /// All blocks of text, in order.
    blocks: Vec<Block>,
    /// Elements whose names say that they stand beside the article.
    beside: Vec<NodeId>,
}

/// A run of text that is set as one: a paragraph, a cell, an item, a line of a card.
#[derive(Default)]
struct Block {
    /// Its first node of text.
    start: usize,
    words: u32,
    linked: u32,
    sentences: u32,
    outside: bool,
    heading: bool,
}

impl Pass<'_, '_> {
    fn visit(&mut self, node: NodeId) {
        while self.open.last().is_some_and(|&end| end <= node) {
            self.open.pop();
            self.finish_block();
        }
        self.totals.push(self.running);
        let tag = self.dom.tag(node);
        if tag == Tag::Text {
            self.hints.push(Hints::default());
            if node >= self.unseen {
                self.text(node);
            }
            return;
        }
        let hints = self.look(node, tag);
        self.hints.push(hints);
        if !is_phrasing(tag) {
            self.finish_block();
            self.open.push(self.dom.end(node));
        } else if tag == Tag::A
            && node >= self.unseen
            && self.dom.known_attr(node, Attr::Href).is_some()
        {
            self.link = self.dom.end(node);
            self.running.links += u32::from(self.dom.end(node).index() > node.index() + 1);
        }
    }

    fn look(&mut self, node: NodeId, tag: Tag) -> Hints {
        let end = self.dom.end(node);
        let mut hints = Hints::default();
        for (attribute, value) in self.dom.known_attrs(node) {
            let said = match attribute {
                Attr::Class => self.names.of_classes(value),
                Attr::Id => self.names.of_id(value),
                Attr::ItemProp if value.contains("articleBody") => Hints::BODY,
                Attr::Hidden if !is_shown_later(self.dom, node, value) => Hints::HIDDEN,
                Attr::Style if hides(value) => Hints::HIDDEN,
                Attr::Role => of_role(value),
                _ => continue,
            };
            hints = hints.with(said);
        }
        // What holds most of a page is hidden only until a script shows it.
        let covers_page = (end.index() - node.index()) * 2 > self.dom.len();
        if covers_page {
            hints = hints.without(Hints::HIDDEN);
        }
        if node >= self.unseen && (is_unseen(tag) || hints.has(Hints::HIDDEN)) {
            self.unseen = end;
        }
        let outside = matches!(
            tag,
            Tag::Nav | Tag::Footer | Tag::Aside | Tag::Button | Tag::Select | Tag::Dialog
        );
        if hints.has(Hints::BESIDE)
            && !hints.has(Hints::BODY)
            && !matches!(tag, Tag::Body | Tag::Html)
        {
            self.beside.push(node);
        }
        if outside && node >= self.outside {
            self.outside = end;
        }
        if matches!(tag, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6) {
            self.heading = end;
        }
        hints
    }

    fn text(&mut self, node: NodeId) {
        let (words, sentences) = count(self.dom.text(node));
        let linked = if node < self.link { words } else { 0 };
        self.running.words += words;
        self.running.linked += linked;
        self.running.sentences += sentences;
        if self.block.words == 0 {
            self.block.start = node.index();
        }
        self.block.words += words;
        self.block.linked += linked;
        self.block.sentences += sentences;
        self.block.outside |= node < self.outside;
        self.block.heading |= node < self.heading;
    }

    fn finish_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if block.words > 0 {
            self.blocks.push(block);
        }
    }
}

/// Running totals of the weights of blocks, by node.
fn weights(nodes: usize, blocks: &[Block]) -> Vec<f32> {
    let mut totals = Vec::with_capacity(nodes + 1);
    let mut total = 0.0;
    for block in blocks {
        totals.resize(block.start + 1, total);
        total += weight(block);
    }
    totals.resize(nodes + 1, total);
    totals
}

/// How much a block speaks for being in an article's body. Running text counts by its words, link
/// text against it; a short line without a full stop says little either way.
fn weight(block: &Block) -> f32 {
    let words = block.words as f32;
    let linked = block.linked as f32;
    let free = words - linked;
    if block.outside {
        return -2.0 - linked.min(40.0) * 0.5;
    }
    if block.heading {
        return if linked > free { -3.0 } else { 1.0 };
    }
    if linked > free {
        return -2.0 - linked.min(40.0) * 0.7;
    }
    if block.sentences == 0 && free < 12.0 {
        return -0.5;
    }
    let prose = if block.sentences > 0 { 1.0 } else { 0.5 };
    free * prose
}

fn of_role(role: &str) -> Hints {
    match role {
        "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "menu" | "menubar"
        | "toolbar" | "alertdialog" => Hints::CHROME,
        "complementary" => Hints::RELATED,
        _ => Hints::default(),
    }
}

/// Whether an element with `hidden` is there to be shown: found by search, or a part that React
/// streamed behind the page, to be moved to its place by a script.
fn is_shown_later(dom: &Dom<'_>, node: NodeId, hidden: &str) -> bool {
    hidden.eq_ignore_ascii_case("until-found")
        || dom.known_attr(node, Attr::Id).is_some_and(|id| id.starts_with("S:"))
}

#[cfg(test)]
mod tests {
    use super::Features;
    use crate::dom::{Dom, Tag};

    #[test]
    fn what_is_not_shown_is_not_counted() {
        let dom = Dom::parse(
            "<div>one<script>two three</script><p style='display: none'>four</p>\
             <p class=screen-reader-text>five</p><p hidden>six</p></div>",
        );
        let features = Features::of(&dom);
        assert_eq!(features.within(&dom, Dom::ROOT).words, 1);
    }

    #[test]
    fn running_text_outweighs_a_menu() {
        let dom = Dom::parse(
            "<ul><li><a href=a>News</a><li><a href=b>Sport</a></ul>\
             <p>The bridge was opened on Monday, after years of delay, and nobody came to see it.</p>",
        );
        let features = Features::of(&dom);
        let of = |tag| {
            let node = dom.subtree(Dom::ROOT).find(|&n| dom.tag(n) == tag).unwrap();
            features.weight(node, dom.end(node))
        };
        assert!(of(Tag::Ul) < 0.0 && of(Tag::P) > 10.0);
    }
}
