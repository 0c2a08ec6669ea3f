//! One pass over the tree that measures everything the list finder asks about later.
//!
//! Since node ids are in document order, running totals over all nodes answer any question about a
//! subtree ("how much text is in it, how much of that in links?") with one subtraction.

use super::hints::{self, Hints};
pub(super) use super::measure::weight;
use super::measure::{Measure, measure};
use super::names::{NameId, Names, has_digit};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash;

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

    /// Beside what the page is for: menus, edges, sidebars and boxes.
    const BESIDE: Self = Self(
        Self::NAV.0
            | Self::HEADER.0
            | Self::FOOTER.0
            | Self::ASIDE.0
            | Self::NAMED_SIDE.0
            | Self::NAMED_NAV.0
            | Self::NAMED_EDGE.0
            | Self::NAMED_BOX.0,
    );

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
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
    /// The outermost elements that hide what is in them, but for menus and boxes.
    closed: Vec<NodeId>,
    /// The links that are shown.
    pub(super) links: Vec<NodeId>,
}

/// So many links are more than a menu or a dialog that is closed.
const CLOSED_LIST: usize = 8;
/// A page that a script makes shows no more than this without it.
const MOST_OF_SCRIPTED: u32 = 120;

impl<'d, 'a> Survey<'d, 'a> {
    /// Measures what a page shows.
    pub(super) fn new(dom: &'d Dom<'a>) -> Self {
        Self::with(dom, Looks::of)
    }

    /// Measures what a page would show if all were open that its style or a script closes, to a browser without scripts.
    pub(super) fn opened(dom: &'d Dom<'a>) -> Self {
        Self::with(dom, Looks::opened)
    }

    /// The page by the looks of its elements.
    fn with<F>(dom: &'d Dom<'a>, look: F) -> Self
    where
        F: Fn(&'d Dom<'a>, NodeId, &mut Names<'d>) -> Looks,
    {
        let mut survey = Self {
            dom,
            totals: Vec::with_capacity(dom.len()),
            zones: Vec::with_capacity(dom.len()),
            hints: Vec::with_capacity(dom.len()),
            signatures: Vec::with_capacity(dom.len()),
            closed: Vec::new(),
            links: Vec::new(),
        };
        let mut names = Names::new();
        let mut name_ids = Vec::with_capacity(dom.len());
        let mut totals = Totals::default();
        for node in dom.subtree(Dom::ROOT) {
            if dom.tag(node) == Tag::Text {
                survey.take_text(node, &mut totals);
                name_ids.push(NameId::default());
                continue;
            }
            let looks = look(dom, node, &mut names);
            let zone = survey.zone_of(node, &looks);
            if !zone.has(Zone::HIDDEN) {
                survey.count(node, &looks, &mut totals);
            } else if looks.is_hidden
                && !survey.is_hidden_by_parent(node)
                && !zone.has(Zone::BESIDE)
            {
                survey.closed.push(node);
            }
            survey.zones.push(zone);
            survey.totals.push(totals);
            survey.hints.push(looks.hints);
            name_ids.push(looks.name);
        }
        survey.set_signatures(&mut names, &name_ids);
        survey
    }

    fn is_hidden_by_parent(&self, node: NodeId) -> bool {
        self.dom.parent(node).is_some_and(|parent| self.zone(parent).has(Zone::HIDDEN))
    }

    /// Whether a page closes more than it shows, and what is closed may hold a list.
    pub(super) fn closes_most(&self) -> bool {
        let dom = self.dom;
        let within = || self.closed.iter().flat_map(|&node| dom.subtree(node));
        let links = within().filter(|&node| dom.tag(node) == Tag::A);
        if links.take(CLOSED_LIST).count() < CLOSED_LIST {
            return false;
        }
        let is_text = |node: &NodeId| {
            let holder = dom.parent(*node).map_or(Tag::Text, |parent| dom.tag(parent));
            dom.tag(*node) == Tag::Text && !is_unseen(holder)
        };
        let text: u32 = within().filter(is_text).map(|node| measure(dom.text(node)).weight).sum();
        let has_scripted = self.closed.iter().any(|&node| dom.tag(node) == Tag::Noscript);
        if has_scripted && !self.is_made_by_script() {
            return false;
        }
        text > self.whole().text
    }

    /// Whether a page is hardly anything without scripts, and does not ask for anything, either.
    fn is_made_by_script(&self) -> bool {
        let asks =
            |node: NodeId| self.dom.tag(node) == Tag::Form && !self.zone(node).has(Zone::HIDDEN);
        self.whole().text <= MOST_OF_SCRIPTED && !self.dom.subtree(Dom::ROOT).any(asks)
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

    /// Takes in a text node: it stands where its parent does.
    fn take_text(&mut self, node: NodeId, totals: &mut Totals) {
        let zone = self.zone_above(node);
        if !zone.has(Zone::HIDDEN) {
            let Measure { weight, sentence_ends } = measure(self.dom.text(node));
            totals.text += weight;
            if zone.has(Zone::LINK) {
                totals.link_text += weight;
            } else {
                totals.sentences += sentence_ends;
            }
        }
        self.zones.push(zone);
        self.totals.push(*totals);
        self.hints.push(Hints::NONE);
    }

    fn zone_above(&self, node: NodeId) -> Zone {
        self.dom.parent(node).map_or_else(Zone::default, |parent| self.zone(parent))
    }

    fn count(&mut self, node: NodeId, looks: &Looks, totals: &mut Totals) {
        match self.dom.tag(node) {
            Tag::A if looks.has_address => {
                totals.links += 1;
                self.links.push(node);
            }
            Tag::Img => totals.images += 1,
            Tag::Time => totals.dates += 1,
            tag if tag.is_heading() => totals.headings += 1,
            _ if looks.hints.has(Hints::DATE) => totals.dates += 1,
            _ => {}
        }
    }

    fn zone_of(&self, node: NodeId, looks: &Looks) -> Zone {
        let above = self.zone_above(node);
        let tag = self.dom.tag(node);
        let within_content = above.has(Zone::MAIN) || above.has(Zone::ARTICLE);
        let own = match tag {
            tag if is_unseen(tag) && !looks.is_open => Zone::HIDDEN,
            Tag::Nav => Zone::NAV,
            Tag::Aside => Zone::ASIDE,
            Tag::Main => Zone::MAIN,
            Tag::Article => Zone::ARTICLE,
            Tag::Header if !within_content => Zone::HEADER,
            Tag::Footer if !within_content => Zone::FOOTER,
            Tag::A if looks.has_address => Zone::LINK,
            _ if tag.is_heading() => Zone::HEADING,
            _ => Zone::default(),
        };
        let mut zone = above.with(own);
        if looks.is_hidden {
            zone = zone.with(Zone::HIDDEN);
        }
        if looks.role == Zone::MAIN {
            zone = zone.with(Zone::MAIN);
        }
        if matches!(tag, Tag::Body | Tag::Html) {
            return zone;
        }
        named_zone(tag, looks, zone.with(looks.role))
    }

    fn set_signatures(&mut self, names: &mut Names<'_>, name_ids: &[NameId]) {
        let common = common_names(self.dom, names, name_ids);
        for (node, common) in self.dom.subtree(Dom::ROOT).zip(common) {
            let above = self.dom.parent(node).map_or(0, |p| self.signature(p));
            let own = match self.dom.tag(node) {
                // Half of all nodes: another number than that of any element will do.
                Tag::Text => !above,
                tag => hash::of(&(above, tag, common)),
            };
            self.signatures.push(own);
        }
    }
}

/// What the attributes of one element say, read in one go.
#[derive(Debug, Default)]
struct Looks {
    name: NameId,
    hints: Hints,
    has_address: bool,
    is_hidden: bool,
    /// Whether it is shown though elements of its kind are not.
    is_open: bool,
    /// The zone that its role makes of it.
    role: Zone,
}

impl Looks {
    fn of<'d>(dom: &'d Dom<'_>, node: NodeId, names: &mut Names<'d>) -> Self {
        let mut looks = Self::default();
        let (mut is_closed, mut is_region) = (false, false);
        for (attribute, value) in dom.known_attrs(node) {
            match attribute {
                Attr::Class => {
                    looks.name = names.id(value);
                    looks.hints = looks.hints.and(names.hints(looks.name));
                    if dom.tag(node) == Tag::Span && hints::says_hidden(value) {
                        looks.hints = looks.hints.and(Hints::SCREEN_READER);
                    }
                    continue;
                }
                Attr::Href => looks.has_address = true,
                Attr::Hidden => is_closed = true,
                Attr::Style => looks.is_hidden |= hides(value),
                Attr::Type => looks.is_hidden |= dom.tag(node) == Tag::Input,
                Attr::Role => {
                    looks.role = zone_of_role(value);
                    is_region = value == "region";
                }
                _ => {}
            }
            looks.hints = looks.hints.and(hints::of_attribute(attribute, value));
        }
        // What is there for browsers without scripts is closed to all others.
        looks.is_hidden |= dom.tag(node) == Tag::Noscript;
        // A region that is closed, as the ARIA practices have it for accordions, is part of what the page tells.
        looks.is_hidden |= is_closed && !is_region;
        looks
    }

    /// The same of an element that hides nothing.
    fn opened<'d>(dom: &'d Dom<'_>, node: NodeId, names: &mut Names<'d>) -> Self {
        let tag = dom.tag(node);
        let is_open = tag == Tag::Noscript;
        Self { is_hidden: tag == Tag::Input, is_open, ..Self::of(dom, node, names) }
    }
}

/// Elements whose text is never shown, or is not the page's.
fn is_unseen(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Noscript
            | Tag::Head
            | Tag::Svg
            | Tag::Iframe
            | Tag::Object
            | Tag::Canvas
            | Tag::Audio
            | Tag::Video
            | Tag::Select
            | Tag::Textarea
    )
}

fn zone_of_role(role: &str) -> Zone {
    match role {
        "main" => Zone::MAIN,
        "navigation" => Zone::NAV,
        "complementary" => Zone::ASIDE,
        _ => Zone::default(),
    }
}

fn named_zone(tag: Tag, looks: &Looks, mut zone: Zone) -> Zone {
    let hints = looks.hints;
    if hints.has(Hints::SCREEN_READER) {
        zone = zone.with(Zone::SPOKEN);
    }
    // The names of the whole page say what it is about, or what else there is on it: "node-type-newsletter-article".
    let is_page = matches!(tag, Tag::Html | Tag::Body | Tag::Main);
    let container = tag != Tag::A && !tag.is_heading() && !is_page;
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
    let is_box = hints.has(Hints::BOX) && tag != Tag::Article;
    if is_box || hints.has(Hints::ADVERT) {
        zone = zone.with(Zone::NAMED_BOX);
    }
    if hints.has(Hints::COMMENT) {
        zone = zone.with(Zone::COMMENTS);
    }
    zone
}

/// For each element, a number for those of its classes that say what it is, not which one it is: among
/// three or more siblings of one tag, only the classes that nearly all of them share count.
fn common_names(dom: &Dom<'_>, names: &mut Names<'_>, name_ids: &[NameId]) -> Vec<u64> {
    let name = |node: NodeId| name_ids.get(node.index()).copied().unwrap_or_default();
    let mut common = vec![0; dom.len()];
    let mut children: Vec<(Tag, NodeId)> = Vec::new();
    let mut ids: Vec<NameId> = Vec::new();
    let mut sums: Vec<u64> = Vec::new();
    for parent in dom.subtree(Dom::ROOT).filter(|&n| is_element(dom.tag(n))) {
        children.clear();
        children.extend(dom.children(parent).map(|n| (dom.tag(n), n)));
        children.retain(|&(tag, _)| is_element(tag));
        children.sort_unstable();
        for siblings in children.chunk_by(|a, b| a.0 == b.0) {
            ids.clear();
            ids.extend(siblings.iter().map(|&(_, node)| name(node)));
            if siblings.len() >= 3 && !names.tell_parts(&ids) {
                names.common(&ids, &mut sums);
            } else {
                sums.clear();
                sums.extend(
                    siblings.iter().map(|&(_, node)| plain_names(dom, names, name(node), node)),
                );
            }
            for (&(_, node), &sum) in siblings.iter().zip(&sums) {
                if let Some(slot) = common.get_mut(node.index()) {
                    *slot = sum;
                }
            }
        }
    }
    common
}

/// A number for the classes and the id of an element that has few siblings.
fn plain_names(dom: &Dom<'_>, names: &Names<'_>, name: NameId, node: NodeId) -> u64 {
    let id = dom.known_attr(node, Attr::Id).filter(|id| !has_digit(id));
    names.plain(name).wrapping_add(id.map_or(0, hash::of))
}

pub(super) fn is_element(tag: Tag) -> bool {
    !matches!(tag, Tag::Text | Tag::Document)
}

/// Whether a style keeps an element from being shown.
pub(super) fn hides(style: &str) -> bool {
    // Both properties that do have a "y": most styles are told by that.
    if memchr::memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let squeezed: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    let lower = squeezed.to_ascii_lowercase();
    lower.contains("display:none") || lower.contains("visibility:hidden")
}
