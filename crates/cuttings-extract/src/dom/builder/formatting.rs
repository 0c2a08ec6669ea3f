//! Formatting elements that outlive their place: the list of active formatting elements and the
//! adoption agency.
//!
//! WHATWG HTML 13.2.4.3 and 13.2.6.4.7. A page of unclosed, ever different `<font>` could make each
//! paragraph repeat all of them; so the list is bounded, and so is the number of elements that are
//! made out of nothing. Both bounds are far beyond real pages.

use super::*;

/// How many entries the list holds; the oldest goes first.
const MAX_ENTRIES: usize = 512;

/// How many elements may be repeated in any page, and for how many bytes of the source one more.
const REPEATS: usize = 4096;
const BYTES_A_REPEAT: usize = 8;

#[derive(Clone, Copy)]
struct Entry {
    /// [`NONE`] for a marker, which begins a cell, a caption, an object or a template.
    node: u32,
    tag: StartTag,
    /// Equal for equal tags, whatever the order of attributes.
    print: u64,
}

pub(super) struct Formatting {
    entries: Vec<Entry>,
    repeats_left: usize,
}

impl Formatting {
    pub(super) fn new(source_len: usize) -> Self {
        Self { entries: Vec::new(), repeats_left: REPEATS + source_len / BYTES_A_REPEAT }
    }

    pub(super) fn push_marker(&mut self) {
        self.push(Entry { node: NONE, tag: StartTag::implied(Tag::Other), print: 0 });
    }

    fn push(&mut self, entry: Entry) {
        if self.entries.len() >= MAX_ENTRIES {
            self.entries.remove(0);
        }
        self.entries.push(entry);
    }

    pub(super) fn clear_to_marker(&mut self) {
        while let Some(entry) = self.entries.pop() {
            if entry.node == NONE {
                return;
            }
        }
    }

    fn position(&self, node: u32) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.node == node)
    }

    /// The entries after the last marker, the latest first, with their places in the list.
    fn since_marker(&self) -> impl Iterator<Item = (usize, Entry)> {
        let entries = self.entries.iter().copied().enumerate().rev();
        entries.take_while(|(_, entry)| entry.node != NONE)
    }

    fn last_of(&self, tag: Tag) -> Option<(usize, Entry)> {
        self.since_marker().find(|(_, entry)| entry.tag.tag == tag)
    }

    /// Puts an entry after the one of `anchor`, and takes out the one of `old`.
    fn replace_after(&mut self, anchor: u32, old: u32, entry: Entry) {
        if let Some(index) = self.position(anchor) {
            self.entries.insert(index + 1, entry);
        }
        if let Some(index) = self.position(old) {
            self.entries.remove(index);
        }
    }

    /// Counts elements made again; whether that many were left.
    fn may_repeat(&mut self, count: usize) -> bool {
        match self.repeats_left.checked_sub(count) {
            Some(left) => {
                self.repeats_left = left;
                true
            }
            None => false,
        }
    }
}

impl Builder<'_> {
    /// Opens a formatting element and lists it. Of more than three equal ones the oldest is dropped.
    pub(super) fn start_formatting(&mut self, tag: StartTag) {
        self.reconstruct_formatting();
        let print = self.print(tag);
        let equals = |(_, entry): &(usize, Entry)| {
            entry.print == print && entry.tag.tag == tag.tag && self.are_equal(entry.tag, tag)
        };
        let oldest = self.formatting.since_marker().filter(equals).skip(2).last();
        if let Some((oldest, _)) = oldest {
            self.formatting.entries.remove(oldest);
        }
        if let Some(node) = self.insert(tag) {
            self.formatting.push(Entry { node, tag, print });
        }
    }

    fn attributes_of(&self, tag: StartTag) -> &[super::super::Attribute] {
        let start = tag.start as usize;
        self.tree.attributes.get(start..start + tag.len as usize).unwrap_or(&[])
    }

    /// A cheap fingerprint of a tag's attributes.
    fn print(&self, tag: StartTag) -> u64 {
        let sum = |text: &str| {
            let ends = text.bytes().take(4).chain(text.bytes().rev().take(8));
            ends.fold(text.len() as u64, |sum, b| sum.rotate_left(7) ^ u64::from(b))
        };
        let attributes = self.attributes_of(tag).iter();
        attributes.fold(u64::from(tag.len), |print, attribute| {
            let name = sum(self.tree.resolve(attribute.name));
            let value = sum(self.tree.resolve(attribute.value));
            print.wrapping_add(name.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ value)
        })
    }

    /// Whether two tags of a name have equal attributes. Long lists must have them in one order.
    fn are_equal(&self, one: StartTag, other: StartTag) -> bool {
        /// Up to this many are compared each with each.
        const FEW: usize = 16;

        let same = |a: &super::super::Attribute, b: &super::super::Attribute| {
            self.tree.resolve(a.name) == self.tree.resolve(b.name)
                && self.tree.resolve(a.value) == self.tree.resolve(b.value)
        };
        let (one, other) = (self.attributes_of(one), self.attributes_of(other));
        if one.len() != other.len() {
            return false;
        }
        if one.len() > FEW {
            return one.iter().zip(other).all(|(a, b)| same(a, b));
        }
        one.iter().all(|a| other.iter().any(|b| same(a, b)))
    }

    /// Opens again the formatting elements that were closed by the end of their block.
    #[inline]
    pub(super) fn reconstruct_formatting(&mut self) {
        if let Some(&last) = self.formatting.entries.last() {
            self.reconstruct_from(last);
        }
    }

    fn reconstruct_from(&mut self, last: Entry) {
        if self.is_marker_or_open(last) || self.open.len() >= MAX_OPEN {
            return;
        }
        let entries = &self.formatting.entries;
        let open = entries.iter().rposition(|&entry| self.is_marker_or_open(entry));
        let first = open.map_or(0, |index| index + 1);
        for index in first..self.formatting.entries.len() {
            if !self.formatting.may_repeat(1) {
                self.formatting.entries.truncate(index);
                return;
            }
            let tag = self.formatting.entries[index].tag;
            match self.insert(tag) {
                Some(node) => self.formatting.entries[index].node = node,
                None => return,
            }
        }
    }

    fn is_marker_or_open(&self, entry: Entry) -> bool {
        entry.node == NONE || self.position_open(entry.node).is_some()
    }

    /// An `<a>` ends the link that is open: links don't nest.
    pub(super) fn end_open_link(&mut self) {
        let Some((_, entry)) = self.formatting.last_of(Tag::A) else { return };
        self.adopt(Tag::A);
        if let Some(index) = self.formatting.position(entry.node) {
            self.formatting.entries.remove(index);
        }
        if let Some(index) = self.position_open(entry.node) {
            self.remove_open(index);
        }
    }

    /// The adoption agency: ends a formatting element that may be misnested.
    ///
    /// `<b>1<p>2</b>3</p>` becomes `<b>1</b><p><b>2</b>3</p>`.
    pub(super) fn adopt(&mut self, subject: Tag) {
        let current = self.current();
        if current.is(subject) && self.formatting.position(current.node).is_none() {
            return self.pop();
        }
        for _ in 0..8 {
            let Some((entry_index, entry)) = self.formatting.last_of(subject) else {
                return self.end_other(EndTag { tag: subject, name: Span::EMPTY });
            };
            let Some(index) = self.position_open(entry.node) else {
                self.formatting.entries.remove(entry_index);
                return;
            };
            if !self.find_in_scope(SCOPE, |open| open.node == entry.node) {
                return;
            }
            let above = self.open.iter().skip(index);
            let block = above.clone().position(|open| open.is_any(SPECIAL)).map(|at| index + at);
            match block {
                Some(block) if self.formatting.may_repeat(4) => {
                    self.adopt_block(entry_index, entry, index, block);
                }
                _ => {
                    self.close_from(index);
                    self.formatting.entries.remove(entry_index);
                    return;
                }
            }
        }
    }

    /// One round of the adoption agency: moves the block at `block`, which the formatting element at
    /// `index` must not contain, out of it, and the formatting element's repetition into the block.
    fn adopt_block(&mut self, entry_index: usize, entry: Entry, index: usize, block: usize) {
        self.tree.make_links();
        let furthest = self.open[block];
        let ancestor = self.open[index.saturating_sub(1)];
        let mut last = furthest.node;
        let mut anchor = None;
        let mut at = block;
        let mut count = 0;
        loop {
            count += 1;
            at -= 1;
            let node = self.open[at].node;
            if at == index {
                break;
            }
            let listed = self.formatting.position(node);
            let Some(listed) = listed.filter(|_| count <= 3) else {
                if let Some(listed) = listed {
                    self.formatting.entries.remove(listed);
                }
                self.remove_open(at);
                continue;
            };
            let tag = self.formatting.entries[listed].tag;
            let node = self.tree.orphan_element(tag.tag, tag.start, tag.len);
            self.formatting.entries[listed].node = node;
            self.open[at].node = node;
            if last == furthest.node {
                anchor = Some(node);
            }
            self.tree.detach(last);
            self.tree.attach(Place::LastIn(node), last);
            last = node;
        }
        self.tree.detach(last);
        let place = self.place_in(ancestor);
        self.tree.attach(place, last);

        let tag = entry.tag;
        let node = self.tree.orphan_element(tag.tag, tag.start, tag.len);
        self.tree.move_children(furthest.node, node);
        self.tree.attach(Place::LastIn(furthest.node), node);
        let renewed = Entry { node, ..entry };
        match anchor {
            None => {
                // Entries before it may have been dropped on the way.
                let index = self.formatting.position(entry.node).unwrap_or(entry_index);
                if let Some(old) = self.formatting.entries.get_mut(index) {
                    *old = renewed;
                }
            }
            Some(anchor) => self.formatting.replace_after(anchor, entry.node, renewed),
        }
        self.remove_open(index);
        let block = self.position_open(furthest.node).unwrap_or(index);
        let open = Open { node, tag: tag.tag, kind: Kind::Html };
        self.open_count[tag.tag as usize] += 1;
        self.open.insert(block + 1, open);
    }
}
