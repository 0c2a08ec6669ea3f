//! One pass over the tree that measures everything the list finder asks about later.
//!
//! Since node ids are in document order, running totals over all nodes answer any question about a
//! subtree ("how much text is in it, how much of that in links?") with one subtraction.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::hints::{self, Hints};
use crate::dom::{Dom, NodeId, Tag};

/// Running totals up to and including a node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    /// Visible text, in letters; an ideograph counts double, as it says as much.
    pub(super) text: u32,
    /// Of this, text within links.
    pub(super) link_text: u32,
    /// Links with an address.
    pub(super) links: u32,
    /// Headings.
    pub(super) headings: u32,
    /// Pictures.
    pub(super) images: u32,
    /// Elements that hold a date by their kind (`time`) or name.
    pub(super) dates: u32,
    /// Ends of sentences in text outside of links.
    pub(super) sentences: u32,
}

impl Totals {
    fn minus(self, other: Self) -> Self {
        Self {
            text: self.text.saturating_sub(other.text),
            link_text: self.link_text.saturating_sub(other.link_text),
            links: self.links.saturating_sub(other.links),
            headings: self.headings.saturating_sub(other.headings),
            images: self.images.saturating_sub(other.images),
            dates: self.dates.saturating_sub(other.dates),
            sentences: self.sentences.saturating_sub(other.sentences),
        }
    }
}

/// Where on the page a node stands, by the elements and names around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Zone(u16);

impl Zone {
    /// Not shown: scripts, styles, hidden elements.
    pub(super) const HIDDEN: Self = Self(1);
    /// `<nav>` and its like.
    pub(super) const NAV: Self = Self(2);
    /// The page's header.
    pub(super) const HEADER: Self = Self(4);
    /// The page's footer.
    pub(super) const FOOTER: Self = Self(8);
    /// `<aside>` and its like.
    pub(super) const ASIDE: Self = Self(16);
    /// `<main>`.
    pub(super) const MAIN: Self = Self(32);
    /// `<article>`.
    pub(super) const ARTICLE: Self = Self(64);
    /// A heading.
    pub(super) const HEADING: Self = Self(128);
    /// A link with an address.
    pub(super) const LINK: Self = Self(256);
    /// Named as a sidebar, widget, "related" or "popular".
    pub(super) const NAMED_SIDE: Self = Self(512);
    /// Named as navigation or pager.
    pub(super) const NAMED_NAV: Self = Self(1024);
    /// Named as header or footer.
    pub(super) const NAMED_EDGE: Self = Self(2048);
    /// Named as advertisement, newsletter, login or cookie box.
    pub(super) const NAMED_BOX: Self = Self(4096);
    /// Text for screen readers only.
    pub(super) const SPOKEN: Self = Self(8192);
    /// Comments of readers.
    pub(super) const COMMENTS: Self = Self(16384);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The part that tells one list from another of the same markup.
    pub(super) fn place(self) -> u16 {
        self.0
            & (Self::NAV.0
                | Self::HEADER.0
                | Self::FOOTER.0
                | Self::ASIDE.0
                | Self::NAMED_SIDE.0
                | Self::NAMED_NAV.0
                | Self::NAMED_BOX.0
                | Self::COMMENTS.0)
    }
}

/// A page, measured.
pub(super) struct Survey<'d, 'a> {
    pub(super) dom: &'d Dom<'a>,
    totals: Vec<Totals>,
    zones: Vec<Zone>,
    hints: Vec<Hints>,
    signatures: Vec<u64>,
}

impl<'d, 'a> Survey<'d, 'a> {
    pub(super) fn new(dom: &'d Dom<'a>) -> Self {
        let hints: Vec<Hints> = dom
            .subtree(Dom::ROOT)
            .map(|n| if is_element(dom.tag(n)) { hints::of(dom, n) } else { Hints::NONE })
            .collect();
        let mut survey =
            Self { dom, totals: Vec::new(), zones: Vec::new(), hints, signatures: Vec::new() };
        survey.set_zones_and_totals();
        survey.set_signatures();
        survey
    }

    /// What a subtree holds.
    pub(super) fn within(&self, node: NodeId) -> Totals {
        self.between(node, self.dom.end(node))
    }

    /// What a run of nodes holds, the end excluded.
    pub(super) fn between(&self, start: NodeId, end: NodeId) -> Totals {
        self.upto(end).minus(self.upto(start))
    }

    /// What all nodes before `node` hold.
    fn upto(&self, node: NodeId) -> Totals {
        node.index().checked_sub(1).and_then(|i| self.totals.get(i)).copied().unwrap_or_default()
    }

    /// What the whole page holds.
    pub(super) fn whole(&self) -> Totals {
        self.totals.last().copied().unwrap_or_default()
    }

    /// How much text stands before the node.
    pub(super) fn text_before(&self, node: NodeId) -> u32 {
        self.upto(node).text
    }

    pub(super) fn zone(&self, node: NodeId) -> Zone {
        self.zones.get(node.index()).copied().unwrap_or_default()
    }

    /// The node's own hints.
    pub(super) fn hints(&self, node: NodeId) -> Hints {
        self.hints.get(node.index()).copied().unwrap_or_default()
    }

    /// A number that nodes of the same shape and place share: the tags and common class names of the
    /// node and its ancestors.
    pub(super) fn signature(&self, node: NodeId) -> u64 {
        self.signatures.get(node.index()).copied().unwrap_or_default()
    }

    fn set_zones_and_totals(&mut self) {
        let dom = self.dom;
        let mut totals = Totals::default();
        self.zones.reserve(dom.len());
        self.totals.reserve(dom.len());
        for node in dom.subtree(Dom::ROOT) {
            let above = dom.parent(node).map_or_else(Zone::default, |p| self.zone(p));
            let zone = self.zone_of(node, above);
            self.zones.push(zone);
            if !zone.has(Zone::HIDDEN) {
                self.count(node, zone, &mut totals);
            }
            self.totals.push(totals);
        }
    }

    fn count(&self, node: NodeId, zone: Zone, totals: &mut Totals) {
        match self.dom.tag(node) {
            Tag::Text => {
                let text = self.dom.text(node);
                let amount = weight(text);
                totals.text += amount;
                if zone.has(Zone::LINK) {
                    totals.link_text += amount;
                } else {
                    totals.sentences += sentence_ends(text);
                }
            }
            Tag::A if self.dom.attr(node, "href").is_some() => totals.links += 1,
            Tag::Img => totals.images += 1,
            Tag::Time => totals.dates += 1,
            tag if tag.is_heading() => totals.headings += 1,
            _ if self.hints(node).has(Hints::DATE) => totals.dates += 1,
            _ => {}
        }
    }

    fn zone_of(&self, node: NodeId, above: Zone) -> Zone {
        let dom = self.dom;
        let tag = dom.tag(node);
        if tag == Tag::Text {
            return above;
        }
        let within_content = above.has(Zone::MAIN) || above.has(Zone::ARTICLE);
        let own = match tag {
            Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Noscript
            | Tag::Head
            | Tag::Svg
            | Tag::Iframe
            | Tag::Object
            | Tag::Canvas
            | Tag::Select
            | Tag::Textarea => Zone::HIDDEN,
            Tag::Nav => Zone::NAV,
            Tag::Aside => Zone::ASIDE,
            Tag::Main => Zone::MAIN,
            Tag::Article => Zone::ARTICLE,
            Tag::Header if !within_content => Zone::HEADER,
            Tag::Footer if !within_content => Zone::FOOTER,
            Tag::A if dom.attr(node, "href").is_some() => Zone::LINK,
            _ if tag.is_heading() => Zone::HEADING,
            _ => Zone::default(),
        };
        let mut zone = above.with(own);
        if is_hidden(dom, node) {
            zone = zone.with(Zone::HIDDEN);
        }
        if dom.attr(node, "role") == Some("main") {
            zone = zone.with(Zone::MAIN);
        }
        if matches!(tag, Tag::Body | Tag::Html) {
            return zone;
        }
        self.named_zone(node, zone)
    }

    fn named_zone(&self, node: NodeId, mut zone: Zone) -> Zone {
        let hints = self.hints(node);
        let container = self.dom.tag(node) != Tag::A && !self.dom.tag(node).is_heading();
        let role = self.dom.attr(node, "role");
        if role == Some("navigation") {
            zone = zone.with(Zone::NAV);
        }
        if role == Some("complementary") {
            zone = zone.with(Zone::ASIDE);
        }
        if hints.has(Hints::SCREEN_READER) {
            zone = zone.with(Zone::SPOKEN);
        }
        if !container {
            return zone;
        }
        if hints.has(Hints::SIDE.and(Hints::RELATED)) && !hints.has(Hints::CONTENT) {
            zone = zone.with(Zone::NAMED_SIDE);
        }
        if hints.has(Hints::NAV.and(Hints::PAGER)) {
            zone = zone.with(Zone::NAMED_NAV);
        }
        if hints.has(Hints::FOOTER.and(Hints::HEADER)) {
            zone = zone.with(Zone::NAMED_EDGE);
        }
        if hints.has(Hints::ADVERT.and(Hints::BOX)) {
            zone = zone.with(Zone::NAMED_BOX);
        }
        if hints.has(Hints::COMMENT) {
            zone = zone.with(Zone::COMMENTS);
        }
        zone
    }

    fn set_signatures(&mut self) {
        let dom = self.dom;
        let common = common_classes(dom);
        self.signatures.reserve(dom.len());
        for node in dom.subtree(Dom::ROOT) {
            let above = dom.parent(node).map_or(0, |p| self.signature(p));
            let mut hasher = DefaultHasher::new();
            (above, dom.tag(node), common.get(&node).copied().unwrap_or_default())
                .hash(&mut hasher);
            self.signatures.push(hasher.finish());
        }
    }
}

/// For each element with classes, a number for those classes that say what it is, not which one it is:
/// among three or more siblings of one tag, only the classes that more than half of them share count.
fn common_classes(dom: &Dom<'_>) -> HashMap<NodeId, u64> {
    let mut common = HashMap::new();
    let mut siblings: HashMap<Tag, Vec<NodeId>> = HashMap::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for parent in dom.subtree(Dom::ROOT).filter(|&n| is_element(dom.tag(n))) {
        siblings.clear();
        for child in dom.children(parent).filter(|&n| is_element(dom.tag(n))) {
            siblings.entry(dom.tag(child)).or_default().push(child);
        }
        for group in siblings.values() {
            counts.clear();
            for &node in group {
                for class in dom.classes(node) {
                    *counts.entry(class).or_default() += 1;
                }
            }
            for &node in group {
                let mut sum = 0_u64;
                for class in dom.classes(node) {
                    let count = counts.get(class).copied().unwrap_or_default();
                    let tells = if group.len() >= 3 {
                        count * 2 > group.len()
                    } else {
                        !class.bytes().any(|b| b.is_ascii_digit())
                    };
                    if tells {
                        // A sum, since the order of classes means nothing.
                        sum = sum.wrapping_add(hash_of(class));
                    }
                }
                if let Some(id) = dom.attr(node, "id")
                    && group.len() < 3
                    && !id.bytes().any(|b| b.is_ascii_digit())
                {
                    sum = sum.wrapping_add(hash_of(id));
                }
                if sum != 0 {
                    common.insert(node, sum);
                }
            }
        }
    }
    common
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn is_element(tag: Tag) -> bool {
    !matches!(tag, Tag::Text | Tag::Document)
}

fn is_hidden(dom: &Dom<'_>, node: NodeId) -> bool {
    dom.attrs(node).any(|(name, value)| match name {
        "hidden" => true,
        "style" => {
            let squeezed: String = value.chars().filter(|c| !c.is_whitespace()).take(400).collect();
            let lower = squeezed.to_ascii_lowercase();
            lower.contains("display:none") || lower.contains("visibility:hidden")
        }
        "type" => dom.tag(node) == Tag::Input,
        _ => false,
    })
}

/// How much a text says: letters and digits, ideographs and kana counted double.
pub(super) fn weight(text: &str) -> u32 {
    if text.is_ascii() {
        let count = text.bytes().filter(|b| !b.is_ascii_whitespace()).count();
        return u32::try_from(count).unwrap_or(u32::MAX);
    }
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if is_ideographic(c) { 2 } else { 1 })
        .fold(0, u32::saturating_add)
}

/// Characters of scripts that write a word in one or two of them.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn sentence_ends(text: &str) -> u32 {
    let mut ends = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let last = chars.peek().is_none_or(|next| next.is_whitespace());
        if matches!(c, '。' | '！' | '？')
            || (last && matches!(c, '.' | '!' | '?' | '…' | '؟' | '।'))
        {
            ends += 1;
        }
    }
    ends
}
