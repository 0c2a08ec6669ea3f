//! HTML as an arena tree, built in one pass over the source.
//!
//! Nodes are numbered in document order, so that a subtree is a contiguous range of ids: most passes
//! over a page are plain loops over integers. Text and attribute values are slices of the source
//! wherever no character reference had to be decoded. Comments and doctypes are not kept.
//!
//! 1. `tokenizer` cuts the source into tags and text, decoding references (`entities`);
//! 2. `builder` decides where each of them goes, by the WHATWG parsing algorithm, scripting
//!    disabled: the tree is the one that html5ever builds;
//! 3. `tree` puts it there, and in the end numbers the nodes in document order;
//! 4. `text` reads text from the tree.
//!
//! Work and memory are linear in the source whatever it is: nesting is capped as browsers cap it, and
//! so is what the algorithm repeats.

mod attribute;
mod builder;
mod doctype;
mod entities;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tokenizer;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

pub use attribute::Attr;
use attribute::{Attribute, head};
pub use tag::Tag;

/// A node of a [`Dom`]: its place in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// A parsed document.
#[derive(Debug)]
pub struct Dom<'a> {
    source: Cow<'a, str>,
    /// Text that is not in the source as it stands: decoded, lowered or joined.
    decoded: String,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    tag: Tag,
    depth: u16,
    parent: u32,
    /// The first node that is not within this one.
    end: u32,
    /// Of a text node: its span. Of an element: its first attribute and how many there are; the first
    /// attribute of an element of [`Tag::Other`] holds its name, and is not counted.
    start: u32,
    len: u32,
}

impl Node {
    fn attributes<'t>(&self, all: &'t [Attribute]) -> &'t [Attribute] {
        if matches!(self.tag, Tag::Text | Tag::Document) {
            return &[];
        }
        let start = self.start as usize + usize::from(self.tag == Tag::Other);
        all.get(start..start + self.len as usize).unwrap_or(&[])
    }
}

/// A stretch of the source, or, with the highest bit of `start` set, of the decoded text.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    len: u32,
}

impl Span {
    /// How long a source, and the decoded text, can be.
    const MAX: u32 = (1 << 31) - 1;
    const DECODED: u32 = 1 << 31;
    const EMPTY: Self = Self { start: 0, len: 0 };

    fn source(start: usize, end: usize) -> Self {
        match (u32::try_from(start), u32::try_from(end.saturating_sub(start))) {
            (Ok(start), Ok(len)) if start < Self::DECODED => Self { start, len },
            _ => Self::EMPTY,
        }
    }

    fn decoded(start: usize, len: usize) -> Self {
        let span = Self::source(start, start + len);
        if span.len == 0 { Self::EMPTY } else { Self { start: span.start | Self::DECODED, ..span } }
    }

    fn is_decoded(self) -> bool {
        self.start & Self::DECODED != 0
    }

    fn is_empty(self) -> bool {
        self.len == 0
    }

    fn range(self) -> Range<usize> {
        let start = (self.start & !Self::DECODED) as usize;
        start..start + self.len as usize
    }

    fn of<'t>(self, source: &'t str, decoded: &'t str) -> &'t str {
        let text = if self.is_decoded() { decoded } else { source };
        text.get(self.range()).unwrap_or("")
    }

    /// The first `len` bytes, and the rest.
    fn split_at(self, len: usize) -> (Self, Self) {
        let len = u32::try_from(len).unwrap_or(u32::MAX).min(self.len);
        (Self { len, ..self }, Self { start: self.start + len, len: self.len - len })
    }
}

/// In bytes, what people and their tools write of classes on one element.
const LONGEST_CLASSES: usize = 1_000;

impl<'a> Dom<'a> {
    /// The document itself.
    pub const ROOT: NodeId = NodeId(0);

    /// Parses a document. Any text is a document; what is beyond its first two gigabytes is not read.
    #[must_use]
    pub fn parse(source: &'a str) -> Self {
        let source = with_plain_newlines(within_limit(source));
        let (nodes, attributes, decoded) = tokenizer::parse(&source).finish();
        Self { source, decoded, nodes, attributes }
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

    /// The element's tag, or [`Tag::Text`], or [`Tag::Document`]. Within `svg` and `math` elements
    /// are [`Tag::Other`], except HTML let in there: an icon's `title` is not the page's.
    #[must_use]
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.0 as usize].tag
    }

    /// The element's name in lower case; "" for what is not an element.
    #[must_use]
    pub fn name(&self, node: NodeId) -> &str {
        let node = &self.nodes[node.0 as usize];
        if node.tag == Tag::Other {
            self.attributes.get(node.start as usize).map_or("", |name| self.resolve(name.name))
        } else {
            node.tag.name()
        }
    }

    /// The text of a text node; "" for anything else.
    #[must_use]
    pub fn text(&self, node: NodeId) -> &str {
        let node = &self.nodes[node.0 as usize];
        if node.tag == Tag::Text {
            self.resolve(Span { start: node.start, len: node.len })
        } else {
            ""
        }
    }

    /// The value of an attribute, by its lower-case name.
    #[must_use]
    pub fn attr(&self, node: NodeId, name: &str) -> Option<&str> {
        let attributes = self.nodes[node.0 as usize].attributes(&self.attributes);
        let head = head(name);
        attributes
            .iter()
            .find(|a| a.head == head && self.resolve(a.name) == name)
            .map(|a| self.resolve(a.value))
    }

    /// The value of one of the attributes that every element is asked for.
    #[must_use]
    pub fn known_attr(&self, node: NodeId, attribute: Attr) -> Option<&str> {
        let attributes = self.nodes[node.0 as usize].attributes(&self.attributes);
        let found = attributes.iter().find(|a| a.known == Some(attribute))?;
        Some(self.resolve(found.value))
    }

    /// Whether the name of one of a node's attributes begins with any of these four bytes.
    #[must_use]
    pub fn has_attr_beginning<const N: usize>(&self, node: NodeId, fours: &[[u8; 4]; N]) -> bool {
        let attributes = self.nodes[node.0 as usize].attributes(&self.attributes);
        attributes.iter().any(|a| fours.iter().any(|four| a.head == u32::from_le_bytes(*four)))
    }

    /// All attributes of a node in source order.
    pub fn attrs(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let attributes = self.nodes[node.0 as usize].attributes(&self.attributes);
        attributes.iter().map(|a| (self.resolve(a.name), self.resolve(a.value)))
    }

    /// Those of a node's attributes that every element is asked for, in source order.
    pub fn known_attrs(&self, node: NodeId) -> impl Iterator<Item = (Attr, &str)> {
        let attributes = self.nodes[node.0 as usize].attributes(&self.attributes);
        attributes.iter().filter_map(|a| Some((a.known?, self.resolve(a.value))))
    }

    fn resolve(&self, span: Span) -> &str {
        span.of(&self.source, &self.decoded)
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

    /// The sibling after the node, text included.
    #[must_use]
    pub fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let next = self.end(node);
        (next < self.end(self.parent(node)?)).then_some(next)
    }

    /// The sibling before the node, text included.
    #[must_use]
    pub fn previous_sibling(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.parent(node)?;
        let before = NodeId(node.0 - 1);
        let mut above = std::iter::once(before).chain(self.ancestors(before));
        above.find(|&above| self.parent(above) == Some(parent))
    }

    /// The first element of that tag within `node`, itself left out.
    #[must_use]
    pub fn find(&self, node: NodeId, tag: Tag) -> Option<NodeId> {
        self.subtree(node).skip(1).find(|&within| self.tag(within) == tag)
    }

    /// The element's classes.
    pub fn classes(&self, node: NodeId) -> impl Iterator<Item = &str> {
        self.known_attr(node, Attr::Class).unwrap_or("").split_ascii_whitespace()
    }

    /// The element's classes, none where they are longer than any that people write: what is asked of one element for
    /// each of many others stays cheap.
    pub fn written_classes(&self, node: NodeId) -> impl Iterator<Item = &str> {
        let value =
            self.known_attr(node, Attr::Class).filter(|value| value.len() <= LONGEST_CLASSES);
        value.unwrap_or("").split_ascii_whitespace()
    }

    /// Whether the element is of that class; upper and lower case differ.
    #[must_use]
    pub fn has_class(&self, node: NodeId, class: &str) -> bool {
        self.classes(node).any(|of_node| of_node == class)
    }

    /// The ancestors, from the parent to the document.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(node), |&n| self.parent(n))
    }
}

/// The source up to the length that spans can tell.
fn within_limit(source: &str) -> &str {
    let limit = source.len().min(Span::MAX as usize);
    let end = (0..=limit).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0);
    &source[..end]
}

/// The source with a line feed for each carriage return, alone or before a line feed.
fn with_plain_newlines(source: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', source.as_bytes()).is_none() {
        return Cow::Borrowed(source);
    }
    let mut plain = String::with_capacity(source.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'\r', source.as_bytes()) {
        plain.push_str(&source[from..at]);
        from = at + 1;
        if source.as_bytes().get(from) != Some(&b'\n') {
            plain.push('\n');
        }
    }
    plain.push_str(&source[from..]);
    Cow::Owned(plain)
}

impl NodeId {
    /// The node after this one in document order; possibly one past the last.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The node's place in document order, from 0 (the document).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
