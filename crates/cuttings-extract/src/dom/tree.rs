//! The tree while it grows: nodes in an arena, appended in document order as long as the page
//! allows.
//!
//! Nearly every page can be built by appending alone, and then the arena already is in document
//! order: a node needs no more than its parent. Sibling links are made the first time that
//! something must go elsewhere than to the end (text out of a table, misnested formatting, a late
//! `<meta>`), kept from then on, and followed once at the end to number the nodes anew.

use super::attribute::Attribute;
use super::tag::Tag;
use super::{Node, Span};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A node's neighbours; [`NONE`] where there is none.
#[derive(Clone, Copy)]
struct Links {
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
}

const UNLINKED: Links = Links { first: NONE, last: NONE, previous: NONE, next: NONE };

/// Text that continues a text node but doesn't continue its span.
struct Piece {
    node: u32,
    text: Span,
}

/// Where a node goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// After the last child of this node.
    LastIn(u32),
    /// Before this node.
    Before(u32),
}

/// A tree that is being built over a source.
pub(super) struct Tree<'s> {
    source: &'s str,
    /// Text that is not in the source as it stands: decoded, lowered or joined.
    pub(super) decoded: String,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    links: Option<Vec<Links>>,
    pieces: Vec<Piece>,
    /// Attributes from repeated `<html>` and `<body>` tags: the element, and where they are.
    late: Vec<(u32, std::ops::Range<u32>)>,
}

impl<'s> Tree<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let tags = memchr::memchr_iter(b'<', source.as_bytes()).count();
        let mut nodes = Vec::with_capacity(tags + 8);
        nodes.push(Node { tag: Tag::Document, depth: 0, parent: 0, end: 1, start: 0, len: 0 });
        Self {
            source,
            decoded: String::new(),
            nodes,
            attributes: Vec::with_capacity(tags),
            links: None,
            pieces: Vec::new(),
            late: Vec::new(),
        }
    }

    /// How many bytes the source has.
    pub(super) fn source_len(&self) -> usize {
        self.source.len()
    }

    /// The text of a span.
    pub(super) fn resolve(&self, span: Span) -> &str {
        span.of(self.source, &self.decoded)
    }

    pub(super) fn push_attribute(&mut self, name: Span, value: Span) {
        let attribute = Attribute::new(name, value, self.resolve(name));
        self.attributes.push(attribute);
    }

    /// The span of text put at the end of the decoded text since it was `from` bytes long.
    pub(super) fn decoded_since(&self, from: usize) -> Span {
        Span::decoded(from, self.decoded.len() - from)
    }

    /// The node's parent, [`NONE`] for one that was taken out.
    pub(super) fn parent(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(NONE, |node| node.parent)
    }

    /// The name of an element of [`Tag::Other`].
    pub(super) fn other_name(&self, node: u32) -> &str {
        let Some(node) = self.nodes.get(node as usize) else { return "" };
        self.attributes.get(node.start as usize).map_or("", |slot| self.resolve(slot.name))
    }

    /// A new node, which must be placed at once.
    fn create(&mut self, tag: Tag, parent: u32, start: u32, len: u32) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node { tag, depth: 0, parent, end: 0, start, len });
        if let Some(links) = &mut self.links {
            links.push(UNLINKED);
        }
        id
    }

    /// Inserts a new element; `start` and `len` tell its attributes.
    #[inline]
    pub(super) fn insert_element(&mut self, place: Place, tag: Tag, start: u32, len: u32) -> u32 {
        let id = self.create(tag, self.parent_at(place), start, len);
        if self.links.is_some() {
            self.link(place, id);
        }
        id
    }

    /// A new element outside the tree.
    pub(super) fn orphan_element(&mut self, tag: Tag, start: u32, len: u32) -> u32 {
        self.make_links();
        self.create(tag, NONE, start, len)
    }

    /// Inserts text, or continues the text that is there.
    #[inline]
    pub(super) fn insert_text(&mut self, place: Place, text: Span) {
        let parent = self.parent_at(place);
        let neighbour = match &self.links {
            None => u32::try_from(self.nodes.len()).map_or(NONE, |len| len - 1),
            Some(links) => match place {
                Place::LastIn(node) => links[node as usize].last,
                Place::Before(node) => links[node as usize].previous,
            },
        };
        if let Some(node) = self.nodes.get_mut(neighbour as usize)
            && node.tag == Tag::Text
            && node.parent == parent
        {
            if text.start == node.start.wrapping_add(node.len) && !text.is_decoded() {
                node.len += text.len;
            } else {
                self.pieces.push(Piece { node: neighbour, text });
            }
            return;
        }
        let id = self.create(Tag::Text, parent, text.start, text.len);
        if self.links.is_some() {
            self.link(place, id);
        }
    }

    fn parent_at(&self, place: Place) -> u32 {
        match place {
            Place::LastIn(node) => node,
            Place::Before(node) => self.parent(node),
        }
    }

    /// Makes the sibling links, which all that is not appending needs.
    pub(super) fn make_links(&mut self) {
        if self.links.is_some() {
            return;
        }
        let mut links = Vec::with_capacity(self.nodes.capacity());
        links.resize(self.nodes.len(), UNLINKED);
        self.links = Some(links);
        for id in 1..self.nodes.len() {
            let place = Place::LastIn(self.nodes[id].parent);
            self.link(place, u32::try_from(id).unwrap_or(NONE));
        }
    }

    fn link(&mut self, place: Place, id: u32) {
        let Some(links) = &mut self.links else { return };
        match place {
            Place::LastIn(parent) => {
                let last = links[parent as usize].last;
                links[id as usize].previous = last;
                links[id as usize].next = NONE;
                links[parent as usize].last = id;
                match links.get_mut(last as usize) {
                    Some(last) => last.next = id,
                    None => links[parent as usize].first = id,
                }
            }
            Place::Before(sibling) => {
                let previous = links[sibling as usize].previous;
                links[id as usize].previous = previous;
                links[id as usize].next = sibling;
                links[sibling as usize].previous = id;
                match links.get_mut(previous as usize) {
                    Some(previous) => previous.next = id,
                    None => {
                        let parent = self.nodes[sibling as usize].parent;
                        if let Some(parent) = links.get_mut(parent as usize) {
                            parent.first = id;
                        }
                    }
                }
            }
        }
    }

    /// Takes a node with all that is in it out of the tree.
    pub(super) fn detach(&mut self, id: u32) {
        self.make_links();
        let Some(links) = &mut self.links else { return };
        let parent = std::mem::replace(&mut self.nodes[id as usize].parent, NONE);
        let Links { previous, next, .. } = links[id as usize];
        match links.get_mut(previous as usize) {
            Some(previous) => previous.next = next,
            None => {
                if let Some(parent) = links.get_mut(parent as usize) {
                    parent.first = next;
                }
            }
        }
        match links.get_mut(next as usize) {
            Some(next) => next.previous = previous,
            None => {
                if let Some(parent) = links.get_mut(parent as usize) {
                    parent.last = previous;
                }
            }
        }
        links[id as usize].previous = NONE;
        links[id as usize].next = NONE;
    }

    /// Places a node that is outside the tree.
    pub(super) fn attach(&mut self, place: Place, id: u32) {
        self.make_links();
        self.nodes[id as usize].parent = self.parent_at(place);
        self.link(place, id);
    }

    /// Moves all children of a node to the end of another.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        self.make_links();
        let Some(links) = &mut self.links else { return };
        let Links { first, last, .. } = links[from as usize];
        if first == NONE {
            return;
        }
        let mut child = first;
        while let Some(link) = links.get(child as usize) {
            self.nodes[child as usize].parent = to;
            child = link.next;
        }
        links[from as usize].first = NONE;
        links[from as usize].last = NONE;
        let before = links[to as usize].last;
        links[first as usize].previous = before;
        links[to as usize].last = last;
        match links.get_mut(before as usize) {
            Some(before) => before.next = first,
            None => links[to as usize].first = first,
        }
    }

    /// Adds attributes of a repeated tag to an element, where it does not have them.
    pub(super) fn add_attributes(&mut self, node: u32, start: u32, len: u32) {
        if len > 0 {
            self.late.push((node, start..start + len));
        }
    }

    /// The finished nodes in document order, the attributes, and the decoded text.
    pub(super) fn finish(mut self) -> (Vec<Node>, Vec<Attribute>, String) {
        self.join_pieces();
        self.add_late_attributes();
        self.number();
        measure(&mut self.nodes);
        (self.nodes, self.attributes, self.decoded)
    }

    fn join_pieces(&mut self) {
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.sort_by_key(|piece| piece.node);
        for pieces in pieces.chunk_by(|a, b| a.node == b.node) {
            let id = pieces[0].node as usize;
            let first = Span { start: self.nodes[id].start, len: self.nodes[id].len };
            let len: u64 = pieces.iter().map(|piece| u64::from(piece.text.len)).sum();
            if self.decoded.len() as u64 + u64::from(first.len) + len > u64::from(Span::MAX) {
                return;
            }
            let from = self.decoded.len();
            for text in std::iter::once(first).chain(pieces.iter().map(|piece| piece.text)) {
                copy(self.source, &mut self.decoded, text);
            }
            let joined = self.decoded_since(from);
            (self.nodes[id].start, self.nodes[id].len) = (joined.start, joined.len);
        }
    }

    fn add_late_attributes(&mut self) {
        let mut late = std::mem::take(&mut self.late);
        late.sort_by_key(|(node, _)| *node);
        for late in late.chunk_by(|a, b| a.0 == b.0) {
            let id = late[0].0 as usize;
            let from = self.attributes.len();
            let own = self.nodes[id].start..self.nodes[id].start + self.nodes[id].len;
            for range in std::iter::once(own).chain(late.iter().map(|(_, range)| range.clone())) {
                self.attributes.extend_from_within(range.start as usize..range.end as usize);
            }
            self.drop_duplicates(from);
            self.nodes[id].start = u32::try_from(from).unwrap_or(0);
            self.nodes[id].len = u32::try_from(self.attributes.len() - from).unwrap_or(0);
        }
    }

    /// Drops from the attributes that begin at `from` those whose name another has before them.
    pub(super) fn drop_duplicates(&mut self, from: usize) {
        /// Up to this many are compared each with each.
        const FEW: usize = 16;

        let count = self.attributes.len() - from;
        if count <= FEW {
            for later in (from + 1..self.attributes.len()).rev() {
                let name = self.resolve(self.attributes[later].name);
                let earlier = &self.attributes[from..later];
                if earlier.iter().any(|attribute| self.resolve(attribute.name) == name) {
                    self.attributes.remove(later);
                }
            }
            return;
        }
        let added = &self.attributes[from..];
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&i| self.resolve(added[i].name));
        order.dedup_by_key(|&mut i| self.resolve(added[i].name));
        order.sort_unstable();
        let kept: Vec<Attribute> = order.into_iter().map(|i| added[i]).collect();
        self.attributes.truncate(from);
        self.attributes.extend(kept);
    }

    /// Puts the nodes in document order, and drops those that are outside the tree.
    fn number(&mut self) {
        let Some(links) = self.links.take() else { return };
        let mut ordered = Vec::with_capacity(self.nodes.len());
        let mut new_ids = vec![0; self.nodes.len()];
        let mut at = 0;
        loop {
            let mut node = self.nodes[at as usize];
            new_ids[at as usize] = u32::try_from(ordered.len()).unwrap_or(NONE);
            node.parent = new_ids.get(node.parent as usize).copied().unwrap_or(0);
            ordered.push(node);
            let mut next = links[at as usize].first;
            while next == NONE {
                if at == 0 {
                    self.nodes = ordered;
                    return;
                }
                next = links[at as usize].next;
                if next == NONE {
                    at = self.nodes[at as usize].parent;
                }
            }
            at = next;
        }
    }
}

/// Copies a span's text to the end of the decoded text.
fn copy(source: &str, decoded: &mut String, span: Span) {
    let range = span.range();
    if span.is_decoded() {
        if decoded.is_char_boundary(range.start) && decoded.is_char_boundary(range.end) {
            decoded.extend_from_within(range);
        }
    } else {
        decoded.push_str(source.get(range).unwrap_or(""));
    }
}

/// Computes depths and ends, which follow from the parents.
fn measure(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        nodes[i].depth = nodes[nodes[i].parent as usize].depth.saturating_add(1);
        nodes[i].end = u32::try_from(i + 1).unwrap_or(NONE);
    }
    for i in (1..nodes.len()).rev() {
        let Node { parent, end, .. } = nodes[i];
        let parent = &mut nodes[parent as usize];
        parent.end = parent.end.max(end);
    }
}
