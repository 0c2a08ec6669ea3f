//! The chain: the pages with older and with newer entries.
//!
//! Pagers contradict themselves: "Next" may mean newer, `rel=next` may be wrong, a link that is switched
//! off still links. So every link that could turn the page is weighed by all that it says: its words
//! ([`words`]), its `rel`, its arrow, its address against the page's own ([`address`]), its number
//! against the numbers around it ([`series`]). "Older" and "newer" outweigh numbers, numbers outweigh "next" and
//! "previous", words outweigh arrows.

mod address;
mod scripts;
mod series;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::cmp::Ordering;

use url::Url;

use super::hints::Hints;
use super::links::{Link, Links};
use super::structured::Structured;
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId, Tag};
use address::{Distance, Place};
pub(super) use words::{Sense, Senses, plain, senses};

/// The neighbours of a page in its chain.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) next: Option<Url>,
    pub(super) previous: Option<Url>,
    /// The last link or button that leads to the next page.
    pub(super) next_at: Option<NodeId>,
}

/// What a page's pager is read from.
pub(super) struct Scene<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) links: &'s Links,
    pub(super) claims: &'s Structured,
    pub(super) page: Option<&'s Url>,
    pub(super) base: Option<&'s Url>,
    /// For each subject, whether it is an entry of the page: those are no pages of the chain.
    pub(super) is_entry: &'s [bool],
}

/// A link that may turn the page.
#[derive(Debug)]
struct Turn {
    url: Url,
    /// Above zero: to older entries. Below: to newer ones.
    weight: i32,
    /// Where its address puts it: 1 is the next page.
    distance: Option<i64>,
    /// Where it stands, if it is shown.
    node: Option<NodeId>,
}

impl Turn {
    fn leads_where(&self, other: &Self) -> bool {
        self.url == other.url || Place::of(&self.url) == Place::of(&other.url)
    }
}

/// Links to the neighbours of a page say the same no more often.
const MOST_TURNS: u32 = 2;

/// Whether a link's text is a pager's label, "Older posts", which no more than two links have: in some languages,
/// "Next" also leads on from a teaser.
pub(super) fn is_page_turn(link: &Link) -> bool {
    link.text_subjects <= MOST_TURNS && link.senses.alone.is_some_and(|sense| sense != Sense::More)
}

/// Labels of pagers are no longer, in characters.
const LONGEST_LABEL: usize = 60;

/// No vote below this is believed.
const BELIEVED: i32 = 3;

/// What "the day before" weighs: less than any page of the same day.
const PERIOD: i32 = 4;

/// The pages of the chain that a page is in, as far as a parameter of their addresses numbers them.
pub(super) struct Numbered<'p> {
    page: &'p Url,
    place: address::Place,
}

impl<'p> Numbered<'p> {
    pub(super) fn of(page: &'p Url) -> Self {
        Self { page, place: address::Place::of(page) }
    }

    /// Whether an address is that of another page of them.
    pub(super) fn have(&self, other: &Url) -> bool {
        self.page.path() == other.path()
            && other.query().is_some()
            && self.place.distance(&address::Place::of(other)).pages().is_some_and(|n| n != 0)
    }
}

/// Whether an address is that of the next page of the same chain, by its number.
pub(super) fn is_one_on(page: &Url, next: &Url) -> bool {
    address::Place::of(page).distance(&address::Place::of(next)) == address::Distance::Pages(1)
}

/// The pages whose addresses differ from that of one by nothing but their number.
pub(super) struct OneChain(address::Place);

impl OneChain {
    pub(super) fn of(page: &Url) -> Self {
        Self(address::Place::of(page))
    }

    pub(super) fn has_another(&self, other: &Url) -> bool {
        self.0.distance(&address::Place::of(other)).pages().is_some_and(|pages| pages != 0)
    }
}

/// Finds the neighbours of a page.
pub(super) fn find(scene: &Scene<'_, '_, '_>) -> Chain {
    let pager = Pager::new(scene);
    let mut turns: Vec<Turn> =
        scene.links.all.iter().filter_map(|link| pager.weigh(link)).collect();
    turns.extend(pager.announced());
    let (mut next, mut previous) = (best(&turns, 1, None), best(&turns, -1, None));
    // A page is not on both sides of another: the heavier word counts.
    if let (Some(on), Some(back)) = (next, previous)
        && on.leads_where(back)
    {
        if on.weight + back.weight >= 0 {
            previous = best(&turns, -1, next);
        } else {
            next = best(&turns, 1, previous);
        }
    }
    if let Some(next) = next {
        let numbered = if previous.is_none() { pager.by_address_alone() } else { Vec::new() };
        let previous = previous.or_else(|| opposite(&numbered, next));
        return Chain::of(Some(next), previous, &turns);
    }
    let buttons = pager.load_more();
    if let Some(next) = best(&buttons, 1, previous) {
        return Chain::of(Some(next), previous, &buttons);
    }
    let written = pager.written_by_script();
    if !written.is_empty() {
        let previous = previous.or_else(|| best(&written, -1, None));
        return Chain::of(best(&written, 1, previous), previous, &written);
    }
    // Behind a page that has a pager and no next one there is none.
    let others = if previous.is_none() { pager.by_address_alone() } else { Vec::new() };
    Chain::of(best(&others, 1, None), previous, &others)
}

impl Chain {
    fn of(next: Option<&Turn>, previous: Option<&Turn>, turns: &[Turn]) -> Self {
        let url = |turn: &Turn| without_place(&turn.url);
        let leads_on = |turn: &&Turn| next.is_some_and(|next| next.url == turn.url);
        Self {
            next: next.map(url),
            previous: previous.map(url),
            next_at: turns.iter().filter(leads_on).filter_map(|turn| turn.node).max(),
        }
    }
}

/// An address without the place in the page that it leads to, unless scripts read more than that in it.
fn without_place(url: &Url) -> Url {
    let mut url = url.clone();
    if url.fragment().is_some_and(|place| !place.starts_with(['!', '/'])) {
        url.set_fragment(None);
    }
    url
}

/// A link that was weighed.
pub(super) struct Considered {
    pub(super) url: Url,
    /// Above zero: to older entries. Below: to newer ones.
    pub(super) weight: i32,
    /// Where its address puts it: 1 is the next page.
    pub(super) distance: Option<i64>,
}

/// All links that could turn the page, with their weights.
pub(super) fn considered(scene: &Scene<'_, '_, '_>) -> Vec<Considered> {
    let pager = Pager::new(scene);
    let links = scene.links.all.iter().filter_map(|link| pager.weigh(link));
    links
        .chain(pager.announced())
        .chain(pager.load_more())
        .chain(pager.by_address_alone())
        .map(|Turn { url, weight, distance, .. }| Considered { url, weight, distance })
        .collect()
}

/// The heaviest turn of a direction; of equals the nearest page, then the first on the page.
fn best<'t>(turns: &'t [Turn], direction: i32, except: Option<&Turn>) -> Option<&'t Turn> {
    let mut best: Option<(&Turn, (i32, i64))> = None;
    for turn in turns {
        let weight = turn.weight * direction;
        if weight < BELIEVED || except.is_some_and(|other| turn.leads_where(other)) {
            continue;
        }
        let key = (weight, -turn.distance.unwrap_or(1).abs());
        if best.is_none_or(|(_, k)| key > k) {
            best = Some((turn, key));
        }
    }
    best.map(|(turn, _)| turn)
}

/// Where the pages are numbered from the oldest on, what leads on by its number leads back.
fn opposite<'t>(turns: &'t [Turn], next: &Turn) -> Option<&'t Turn> {
    let falls = next.distance == Some(-1);
    turns.iter().find(|turn| falls && turn.weight > 0 && turn.distance == Some(1))
}

/// A page with what is asked for each of its links.
struct Pager<'c, 's, 'd, 'a> {
    scene: &'c Scene<'s, 'd, 'a>,
    /// The page's own place.
    here: Option<Place>,
    /// 1 where arrows to the right lead on, -1 where arrows to the left do.
    onward: i32,
    /// The number of this page, where numbers are linked.
    current: Option<series::Current>,
    /// Where the page's list begins.
    list_start: Option<NodeId>,
}

/// What a link that may turn the page says.
struct Says {
    sense: Option<Sense>,
    number: Option<i64>,
    rel: i32,
    arrow: i32,
    in_pager: bool,
}

impl Says {
    /// Whether there is anything that links to other pages say; most links say nothing.
    fn is_anything(&self, link: &Link) -> bool {
        self.sense.is_some()
            || self.number.is_some()
            || self.rel != 0
            || self.in_pager
            || self.is_bare_arrow(link)
    }

    fn is_bare_arrow(&self, link: &Link) -> bool {
        self.arrow != 0 && link.weight <= 3
    }

    /// Whether the words alone tell the way.
    fn is_clear(&self) -> bool {
        matches!(self.sense, Some(Sense::Older | Sense::Newer | Sense::Before | Sense::After))
    }
}

impl<'c, 's, 'd, 'a> Pager<'c, 's, 'd, 'a> {
    fn new(scene: &'c Scene<'s, 'd, 'a>) -> Self {
        let here = scene.page.map(Place::of);
        let current = series::current(scene, here.as_ref());
        let onward = if is_right_to_left(scene.survey.dom) { -1 } else { 1 };
        let is_entry = |link: &&Link| scene.is_entry.get(link.subject) == Some(&true);
        let list_start = scene.links.all.iter().find(is_entry).map(|link| link.node);
        Self { scene, here, onward, current, list_start }
    }

    fn distance(&self, url: &Url) -> Distance {
        self.distance_to(&Place::of(url))
    }

    fn distance_to(&self, there: &Place) -> Distance {
        self.here.as_ref().map_or(Distance::Unknown, |here| here.distance(there))
    }

    fn weigh(&self, link: &Link) -> Option<Turn> {
        let says = self.says(link)?;
        if !says.is_anything(link) || self.is_no_turn(link) {
            return None;
        }
        if self.is_of_menu(link, &says) {
            return None;
        }
        let there = Place::of(&link.url);
        let distance = match self.distance_to(&there) {
            Distance::Pages(0) => return None,
            // Another month's or day's page, unless it is said to be older or newer.
            Distance::Time(_) if !says.is_clear() => return None,
            distance => distance.pages(),
        };
        let weight = self.by_words(link, &says, &there, distance);
        let is_entry = self.scene.is_entry.get(link.subject).copied().unwrap_or_default();
        // Below an entry, "More…" leads to the whole of it.
        let is_pointer = is_entry && (weight.abs() < 4 || says.sense == Some(Sense::More));
        if is_pointer || !is_believable_end(&says, distance) {
            return None;
        }
        let weight = if says.is_clear() { weight } else { by_distance(weight, &says, distance) };
        let weight = self.by_number(weight, &says, distance)?;
        Some(Turn { url: link.url.clone(), weight, distance, node: Some(link.node) })
    }

    /// Whether a link is switched off, or turns pages of another chain: "Next blog".
    fn is_no_turn(&self, link: &Link) -> bool {
        let survey = self.scene.survey;
        !link.same_host && !self.is_of_this_part(link)
            || survey.zone(link.node).has(Zone::COMMENTS)
            || is_switched_off(survey, link.node)
            || link.url.fragment().is_some_and(|f| f.contains("more") || f.contains("comment"))
            || is_other_chain(self.scene, link)
            || self.is_of_many(link)
    }

    /// Whether a link says what leads to many pages, "Next" in a language where that means "Read more", and its address
    /// does not tell that its page is of the chain.
    fn is_of_many(&self, link: &Link) -> bool {
        link.text_subjects > MOST_TURNS
            && series::number(link).is_none()
            && self.distance(&link.url).pages().is_none()
    }

    /// Whether a link is one of the site's menu, above the list, that goes to another part of the site and happens to be
    /// called "Next": the coming version of something.
    fn is_of_menu(&self, link: &Link, says: &Says) -> bool {
        let Scene { survey, .. } = self.scene;
        let dom = survey.dom;
        let is_menu = |node: NodeId| {
            matches!(dom.tag(node), Tag::Nav | Tag::Header) && survey.within(node).links >= MENU
        };
        matches!(says.sense, Some(Sense::Next | Sense::Previous))
            && !says.in_pager
            && says.rel == 0
            && self.list_start.is_some_and(|start| link.node < start)
            && !self.is_of_this_part(link)
            && self.distance(&link.url).pages().is_none()
            && dom.ancestors(link.node).any(is_menu)
    }

    /// Whether a link leads to the same part of a site, if perhaps of another host: "static.outlet.example/news/page/3/".
    /// Where the page has no address, that is not known, and any may.
    fn is_of_this_part(&self, link: &Link) -> bool {
        let part = |url: &Url| url.path_segments().and_then(|mut s| s.next()).map(str::to_owned);
        self.scene.page.is_none_or(|page| part(page) == part(&link.url))
    }

    /// `None` for what says more than a pager would: "Next: the lock is shut until the end of the month …".
    fn says(&self, link: &Link) -> Option<Says> {
        let label = label(self.scene, link);
        if label.len() > LONGEST_LABEL && label.chars().count() > LONGEST_LABEL {
            return None;
        }
        let rel = self.scene.survey.dom.known_attr(link.node, Attr::Rel).unwrap_or_default();
        let has_rel =
            |word: &str| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(word));
        let Senses { alone: sense, with_noun } = match &label {
            Cow::Borrowed(_) => link.senses,
            Cow::Owned(label) => words::senses(label),
        };
        let in_pager = in_pager(self.scene.survey, link.node);
        // "Older: April 2019".
        let before_colon = || {
            let (before, _) = label.split_once(':').filter(|_| in_pager)?;
            words::sense(before)
        };
        let with_noun = || with_noun.filter(|_| self.is_of_this_chain(link));
        Some(Says {
            sense: sense.or_else(before_colon).or_else(with_noun),
            number: series::number(link),
            rel: i32::from(has_rel("next")) - i32::from(has_rel("prev") || has_rel("previous")),
            arrow: i32::from(words::arrow(&label)) * self.onward,
            in_pager,
        })
    }

    /// Whether the address of a link is the page's own but for where in the chain it is.
    fn is_of_this_chain(&self, link: &Link) -> bool {
        let there = Place::of(&link.url);
        let is_other_page = self.distance_to(&there).pages().is_some_and(|pages| pages != 0);
        is_other_page || self.here.as_ref().is_some_and(|here| here.has_path_of(&there))
    }

    /// Whether a link leads to another day, week or month of what the page itself is of: their addresses differ by
    /// figures alone, or only the link's has some.
    fn is_of_these_days(&self, link: &Link) -> bool {
        let has_figure = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
        let Some(page) = self.scene.page.filter(|_| link.same_host) else { return false };
        let is_beside = self.scene.survey.zone(link.node).has(Zone::ASIDE.with(Zone::NAMED_SIDE));
        let (mut here, mut there) = (page.path().split('/'), link.url.path().split('/'));
        let is_like = loop {
            match (here.next(), there.next()) {
                (None | Some(""), None) => break true,
                (Some(a), Some(b)) if a == b || (has_figure(a) && has_figure(b)) => {}
                (None | Some(""), Some(b)) if b.is_empty() || has_figure(b) => {}
                _ => break false,
            }
        };
        !is_beside && is_like && link.url != *page
    }

    /// What the words, the `rel`, the arrow and the names of a link weigh together.
    fn by_words(&self, link: &Link, says: &Says, there: &Place, distance: Option<i64>) -> i32 {
        let is_second = || self.here.as_ref().is_some_and(|here| here.has_for_second(there));
        let leads_on =
            || distance.map_or_else(|| there.names_later_page() || is_second(), |pages| pages > 0);
        let mut weight = match says.sense {
            // A day may have several pages: those come first, and what else the link is named says how time runs.
            Some(Sense::Before) => return if self.is_of_these_days(link) { PERIOD } else { 0 },
            Some(Sense::After) => return if self.is_of_these_days(link) { -PERIOD } else { 0 },
            Some(Sense::Older) => 12,
            Some(Sense::Newer) => -12,
            Some(Sense::Next) => 4,
            Some(Sense::Previous) => -4,
            // "More" is a pager's only where the address agrees.
            Some(Sense::More) if leads_on() => 4,
            Some(Sense::More | Sense::End) | None => 0,
        };
        weight += 3 * says.rel;
        let turns = says.sense.is_some() && says.sense != Some(Sense::More);
        if turns || says.in_pager || says.is_bare_arrow(link) || says.rel != 0 {
            // An arrow beside a word that already tells says nothing more.
            if says.sense.is_none() {
                weight += says.arrow * if says.in_pager || distance.is_some() { 3 } else { 1 };
            }
            weight += 2 * named(self.scene.survey.dom, link.node);
        }
        weight
    }

    /// What a page's number says against the number of this page; `None`: it is this page.
    fn by_number(&self, weight: i32, says: &Says, distance: Option<i64>) -> Option<i32> {
        let Some(number) = says.number else { return Some(weight) };
        let Some(current) = self.current else {
            return Some(if distance.is_none() { weight.clamp(-2, 2) } else { weight });
        };
        if current.is_told && distance.is_none() {
            return Some(weight.clamp(-2, 2));
        }
        match number - current.number {
            0 => None,
            apart if apart == current.step => Some(weight.max(9)),
            apart if apart == -current.step => Some(weight.min(-9)),
            _ => Some(weight.clamp(-2, 2)),
        }
    }

    /// `<link rel=next>` and `<link rel=prev>` of the head.
    fn announced(&self) -> Vec<Turn> {
        let turn = |url: &Url, direction: i32| {
            // Its own address is no neighbour, and an address that says the opposite is believed. An archive of months may
            // call the later one its next: a chain leads back in time.
            let (step, distance) = match self.distance(url) {
                Distance::Pages(pages) => (i32::try_from(pages.signum()).unwrap_or(0), Some(pages)),
                Distance::Time(Ordering::Less) => (1, None),
                Distance::Time(Ordering::Greater) => (-1, None),
                Distance::Time(Ordering::Equal) | Distance::Unknown => (direction, None),
            };
            (step != 0).then(|| Turn { url: url.clone(), weight: 5 * step, distance, node: None })
        };
        let claims = self.scene.claims;
        let next = claims.next.as_ref().and_then(|url| turn(url, 1));
        let previous = claims.previous.as_ref().and_then(|url| turn(url, -1));
        next.into_iter().chain(previous).collect()
    }

    /// Links whose words say nothing, but whose addresses are those of later pages: "Issues 198 to 1".
    fn by_address_alone(&self) -> Vec<Turn> {
        let turn = |link: &Link| {
            let is_entry = self.scene.is_entry.get(link.subject).copied().unwrap_or_default();
            if is_entry
                || !address::holds_number(&link.url)
                || series::number(link).is_some()
                || self.is_no_turn(link)
            {
                return None;
            }
            let there = Place::of(&link.url);
            let pages = self.distance_to(&there).pages().filter(|pages| *pages > 0)?;
            let says_end = words::sense(&label(self.scene, link)) == Some(Sense::End);
            (there.names_later_page() && !says_end).then(|| Turn {
                url: link.url.clone(),
                weight: BELIEVED,
                distance: Some(pages),
                node: Some(link.node),
            })
        };
        self.scene.links.all.iter().filter_map(turn).collect()
    }

    /// What "load more" buttons would fetch: an address, or the number of a page.
    fn load_more(&self) -> Vec<Turn> {
        let survey = self.scene.survey;
        let dom = survey.dom;
        let value = |n: NodeId, names: &[&str]| names.iter().find_map(|name| dom.attr(n, name));
        let turn = |n: NodeId| {
            let is_button =
                survey.hints(n).has(Hints::MORE.and(Hints::PAGER)) || dom.tag(n) == Tag::Button;
            let address = value(n, OF_NEXT_PAGE)
                .or_else(|| value(n, OF_ANY_PAGE).filter(|_| is_button))
                .and_then(|value| crate::address::resolve(self.scene.base, value));
            let number = || {
                let number = value(n, NUMBERS).filter(|_| is_button)?.trim().parse().ok()?;
                address::turned_to(self.scene.page?, number)
            };
            let url = address.or_else(number)?;
            let distance = self.distance(&url).pages().filter(|pages| *pages > 0)?;
            Some(Turn { url, weight: 4, distance: Some(distance), node: Some(n) })
        };
        dom.subtree(Dom::ROOT)
            .filter(|&n| {
                dom.has_attr_beginning(n, &LOAD) && dom.attrs(n).any(|(name, _)| loads(name))
            })
            .filter_map(turn)
            .chain(self.hidden_pager())
            .collect()
    }

    /// The pages around this one that a script writes links to.
    fn written_by_script(&self) -> Vec<Turn> {
        let Some(page) = self.scene.page else { return Vec::new() };
        let Some(named) = scripts::neighbours(self.scene.survey.dom, page) else {
            return Vec::new();
        };
        let turn = |(file, weight): (Option<String>, i32)| {
            let url = crate::address::resolve(self.scene.page, &file?)?;
            Some(Turn { url, weight, distance: Some(weight.signum().into()), node: None })
        };
        [(named.after, 4), (named.before, -4)].into_iter().filter_map(turn).collect()
    }

    /// The next page, by a pager that is there for scripts alone, which load what it leads to.
    fn hidden_pager(&self) -> impl Iterator<Item = Turn> {
        let survey = self.scene.survey;
        let dom = survey.dom;
        let is_of_pager = |n: NodeId| {
            dom.ancestors(n).take(DEEPEST_PAGER).any(|up| survey.hints(up).has(Hints::PAGER))
        };
        let is_link = move |n: &NodeId| {
            let zone = survey.zone(*n);
            dom.tag(*n) == Tag::A
                && zone.has(Zone::HIDDEN)
                && !zone.has(Zone::COMMENTS)
                && is_of_pager(*n)
        };
        dom.subtree(Dom::ROOT).filter(is_link).filter_map(|n| {
            let href = dom.known_attr(n, Attr::Href)?;
            let url = crate::address::resolve(self.scene.base, href)?;
            let distance = self.distance(&url).pages().filter(|pages| *pages == 1)?;
            Some(Turn { url, weight: 4, distance: Some(distance), node: Some(n) })
        })
    }
}

/// The links of a pager lie no deeper in it.
const DEEPEST_PAGER: usize = 4;

/// Attributes whose address is the next page's, on any element.
const OF_NEXT_PAGE: &[&str] = &[
    "data-load-more",
    "data-load-more-url",
    "data-next",
    "data-next-href",
    "data-next-page",
    "data-next-page-url",
    "data-next-url",
    "data-nexturl",
    "hx-get",
];

/// Attributes whose address is the next page's on a button that loads more.
const OF_ANY_PAGE: &[&str] =
    &["data-ajax-url", "data-endpoint", "data-href", "data-src", "data-url"];

/// Attributes that hold the number of the page that a button loads.
const NUMBERS: &[&str] = &["data-next-page", "data-next", "data-page", "data-paged"];

/// How the names of all these begin.
const LOAD: [[u8; 4]; 2] = [*b"data", *b"hx-g"];

/// Whether an attribute can tell what a button loads.
fn loads(name: &str) -> bool {
    [OF_NEXT_PAGE, OF_ANY_PAGE, NUMBERS].iter().any(|names| names.contains(&name))
}

/// The first and the last page are neighbours only where their addresses say so.
fn is_believable_end(says: &Says, distance: Option<i64>) -> bool {
    says.sense != Some(Sense::End) || distance.is_some_and(|d| d.abs() == 1)
}

/// A menu has so many links.
const MENU: u32 = 5;

/// What the distance by address makes of a weight.
fn by_distance(weight: i32, says: &Says, distance: Option<i64>) -> i32 {
    let Some(distance) = distance else { return weight };
    let step = i32::try_from(distance.signum()).unwrap_or(0);
    if distance.abs() == 1 {
        step * (8 + weight.abs())
    } else if says.number.is_some() {
        step
    } else if weight.signum() == step {
        weight + 2 * step
    } else {
        0
    }
}

/// What a link says: its text, or what stands for it.
fn label<'l>(scene: &Scene<'_, '_, '_>, link: &'l Link) -> Cow<'l, str> {
    let dom = scene.survey.dom;
    if link.text.chars().any(char::is_alphanumeric) {
        return Cow::Borrowed(&link.text);
    }
    let spoken = dom.text_content(link.node);
    let attribute = ["aria-label", "title"].iter().find_map(|a| dom.attr(link.node, a));
    let alt = || dom.subtree(link.node).find_map(|n| dom.attr(n, "alt").filter(|a| !a.is_empty()));
    let words =
        if spoken.chars().any(char::is_alphanumeric) { Some(spoken.as_str()) } else { None }
            .or(attribute)
            .or_else(alt)
            .unwrap_or_default();
    Cow::Owned(format!("{} {words}", link.text))
}

/// What the class names and id of a link, and of what holds only it, call it: 1 next, -1 previous.
fn named(dom: &Dom<'_>, node: NodeId) -> i32 {
    const NEXT: &[&str] = &["next", "older", "nextpostslink"];
    const PREVIOUS: &[&str] = &["prev", "previous", "newer", "previouspostslink"];
    let parent = dom.parent(node).filter(|&p| matches!(dom.tag(p), Tag::Li | Tag::Span | Tag::Div));
    let names = [Some(node), parent].into_iter().flatten().flat_map(|at| {
        [Attr::Class, Attr::Id].into_iter().filter_map(move |a| dom.known_attr(at, a))
    });
    let (mut next, mut previous) = (false, false);
    for name in names.filter(|name| name.len() < 200) {
        for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
            next |= NEXT.iter().any(|known| known.eq_ignore_ascii_case(word));
            previous |= PREVIOUS.iter().any(|known| known.eq_ignore_ascii_case(word));
        }
    }
    i32::from(next) - i32::from(previous)
}

fn in_pager(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    std::iter::once(node)
        .chain(survey.dom.ancestors(node).take(4))
        .any(|n| survey.hints(n).has(Hints::PAGER))
}

fn is_switched_off(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let dom = survey.dom;
    std::iter::once(node).chain(dom.parent(node)).any(|n| {
        dom.attr(n, "aria-disabled") == Some("true")
            || dom.attr(n, "disabled").is_some()
            || survey.hints(n).has(Hints::DISABLED)
    })
}

/// Calendars, comment pagers and an article's neighbours turn other pages than the list's.
fn is_other_chain(scene: &Scene<'_, '_, '_>, link: &Link) -> bool {
    let dom = scene.survey.dom;
    let calendar = dom.ancestors(link.node).take(6).any(|n| {
        let names = dom.known_attr(n, Attr::Id).into_iter().chain(dom.known_attr(n, Attr::Class));
        names.filter(|v| v.len() < 200).any(|v| v.to_ascii_lowercase().contains("calendar"))
    });
    let comments = link.url.query().is_some_and(|q| q.contains("cpage="))
        || link.url.path().contains("/comment-page-");
    calendar || comments
}

fn is_right_to_left(dom: &Dom<'_>) -> bool {
    dom.subtree(Dom::ROOT)
        .take(200)
        .filter(|&n| matches!(dom.tag(n), Tag::Html | Tag::Body))
        .any(|n| dom.attr(n, "dir").is_some_and(|d| d.eq_ignore_ascii_case("rtl")))
}
