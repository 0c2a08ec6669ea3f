//! The chain: the pages with older and with newer entries.
//!
//! Pagers contradict themselves: "Next" may mean newer, `rel=next` may be wrong, a link that is switched
//! off still links. So every link that could turn the page is weighed by all that it says: its words
//! ([`words`]), its `rel`, its arrow, its address against the page's own ([`address`]), its number
//! against the numbers around it. "Older" and "newer" outweigh numbers, numbers outweigh "next" and
//! "previous", words outweigh arrows.

mod address;
mod words;

use std::borrow::Cow;

use url::Url;

use super::hints::Hints;
use super::links::{Link, Links};
use super::structured::Structured;
use super::survey::{Survey, Zone};
use crate::dom::{Dom, NodeId, Tag};
pub(super) use words::{Sense, sense};

/// The neighbours of a page in its chain.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) next: Option<Url>,
    pub(super) previous: Option<Url>,
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
}

/// Whether a link's text is a pager's label: "Older posts".
pub(super) fn is_page_turn(link: &Link) -> bool {
    link.sense.is_some_and(|sense| sense != Sense::More)
}

/// No vote below this is believed.
const BELIEVED: i32 = 3;

/// Finds the neighbours of a page.
pub(super) fn find(scene: &Scene<'_, '_, '_>) -> Chain {
    let mut turns = Vec::new();
    let series = number_series(scene);
    for link in &scene.links.all {
        if let Some(turn) = weigh(scene, link, series.as_ref()) {
            turns.push(turn);
        }
    }
    turns.extend(announced(scene));
    if !turns.iter().any(|t| t.weight >= BELIEVED) {
        turns.extend(load_more(scene));
    }
    Chain { next: best(&turns, 1), previous: best(&turns, -1) }
}

/// The heaviest turn of a direction; of equals the nearest page, then the first on the page.
fn best(turns: &[Turn], direction: i32) -> Option<Url> {
    let mut best: Option<(&Turn, (i32, i64))> = None;
    for turn in turns {
        let weight = turn.weight * direction;
        if weight < BELIEVED {
            continue;
        }
        let key = (weight, -turn.distance.unwrap_or(1).abs());
        if best.is_none_or(|(_, k)| key > k) {
            best = Some((turn, key));
        }
    }
    best.map(|(turn, _)| turn.url.clone())
}

fn weigh(scene: &Scene<'_, '_, '_>, link: &Link, series: Option<&Series>) -> Option<Turn> {
    let is_entry = scene.is_entry.get(link.subject).copied().unwrap_or_default();
    let survey = scene.survey;
    let dom = survey.dom;
    if survey.zone(link.node).has(Zone::COMMENTS) || is_switched_off(survey, link.node) {
        return None;
    }
    let distance = scene.page.and_then(|p| address::distance(p, &link.url));
    if distance == Some(0) {
        return None;
    }
    if link.url.fragment().is_some_and(|f| f.contains("more") || f.contains("comment")) {
        return None;
    }
    let label = label(scene, link);
    let number: Option<i64> = link.text.trim().parse().ok().filter(|n| (1..100_000).contains(n));
    let sense = match &label {
        Cow::Borrowed(_) => link.sense,
        Cow::Owned(label) => words::sense(label),
    };
    let rel = dom.attr(link.node, "rel").map(str::to_ascii_lowercase).unwrap_or_default();
    let says = |word: &str| rel.split_ascii_whitespace().any(|r| r == word);
    let in_pager = in_pager(survey, link.node);

    let mut weight = 0;
    match sense {
        Some(Sense::Older) => weight += 12,
        Some(Sense::Newer) => weight -= 12,
        Some(Sense::Next) => weight += 4,
        Some(Sense::Previous) => weight -= 4,
        Some(Sense::More) => {
            // "More" is a pager's only where the address agrees.
            let agrees = distance.map_or_else(|| address::names_later_page(&link.url), |d| d > 0);
            weight += if agrees { 4 } else { 0 };
        }
        None => {}
    }
    let turns = sense.is_some() && sense != Some(Sense::More);
    if says("next") {
        weight += 3;
    }
    if says("prev") || says("previous") {
        weight -= 3;
    }
    let arrow = words::arrow(&label);
    let bare_arrow = arrow != 0 && link.weight <= 3;
    if turns || in_pager || bare_arrow || !rel.is_empty() {
        let towards = if is_right_to_left(dom) { -1 } else { 1 };
        // An arrow beside a word that already tells says nothing more.
        if sense.is_none() {
            weight +=
                i32::from(arrow * towards) * if in_pager || distance.is_some() { 3 } else { 1 };
        }
        let names = own_names(dom, link.node);
        let named = |words: &[&str]| {
            names.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| words.contains(&w))
        };
        if named(&["next", "older", "nextpostslink"]) {
            weight += 2;
        }
        if named(&["prev", "previous", "newer", "previouspostslink"]) {
            weight -= 2;
        }
    }
    let pager_like = weight != 0 || number.is_some() || in_pager;
    if !pager_like {
        return None;
    }
    if is_entry && weight.abs() < 4 {
        return None;
    }
    if let Some(d) = distance
        && !matches!(sense, Some(Sense::Older | Sense::Newer))
    {
        let step = i32::try_from(d.signum()).unwrap_or(0);
        if number.is_none() && weight != 0 || d.abs() == 1 {
            weight = if d.abs() == 1 {
                step * (8 + weight.abs())
            } else if weight.signum() == step {
                weight + 2 * step
            } else {
                0
            };
        } else if number.is_some() {
            weight = step;
        }
    }
    if let (Some(n), Some(series)) = (number, series)
        && let Some(current) = series.current
    {
        if n == current + 1 {
            weight = weight.max(9);
        } else if n + 1 == current {
            weight = weight.min(-9);
        } else if n != current {
            weight = weight.clamp(-2, 2);
        } else {
            return None;
        }
    } else if number.is_some() && distance.is_none() {
        weight = weight.clamp(-2, 2);
    }
    if is_other_chain(scene, link, &label) {
        return None;
    }
    Some(Turn { url: link.url.clone(), weight, distance })
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

/// The class names and id of a link and of a list item that holds only it.
fn own_names(dom: &Dom<'_>, node: NodeId) -> String {
    let mut names = String::new();
    let parent = dom.parent(node).filter(|&p| matches!(dom.tag(p), Tag::Li | Tag::Span | Tag::Div));
    for at in [Some(node), parent].into_iter().flatten() {
        for attribute in ["class", "id"] {
            if let Some(value) = dom.attr(at, attribute).filter(|v| v.len() < 200) {
                names.push(' ');
                names.push_str(&value.to_ascii_lowercase());
            }
        }
    }
    names
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
fn is_other_chain(scene: &Scene<'_, '_, '_>, link: &Link, label: &str) -> bool {
    let dom = scene.survey.dom;
    let calendar = dom.ancestors(link.node).take(6).any(|n| {
        dom.tag(n) == Tag::Table
            && dom
                .attr(n, "id")
                .into_iter()
                .chain(dom.attr(n, "class"))
                .any(|v| v.to_ascii_lowercase().contains("calendar"))
    });
    let comments = link.url.query().is_some_and(|q| q.contains("cpage="))
        || link.url.path().contains("/comment-page-");
    calendar || comments || label.chars().count() > 60
}

fn is_right_to_left(dom: &Dom<'_>) -> bool {
    dom.subtree(Dom::ROOT)
        .take(200)
        .filter(|&n| matches!(dom.tag(n), Tag::Html | Tag::Body))
        .any(|n| dom.attr(n, "dir").is_some_and(|d| d.eq_ignore_ascii_case("rtl")))
}

// --- Numbered pages ---------------------------------------------------------------------------------

/// A run of page numbers.
#[derive(Debug)]
struct Series {
    /// The number of this page.
    current: Option<i64>,
}

/// Finds the run of numbers that pages are linked by, and this page's own number in it.
fn number_series(scene: &Scene<'_, '_, '_>) -> Option<Series> {
    let numbered: Vec<(i64, &Link)> = scene
        .links
        .all
        .iter()
        .filter(|l| !scene.is_entry.get(l.subject).copied().unwrap_or_default())
        .filter_map(|l| Some((l.text.trim().parse().ok().filter(|n| (1..100_000).contains(n))?, l)))
        .collect();
    let (first, last) = (numbered.first()?.1.node, numbered.last()?.1.node);
    let by_address = scene.page.and_then(|page| {
        let mut votes: Vec<i64> = numbered
            .iter()
            .filter_map(|(n, l)| Some(n - address::distance(page, &l.url)?))
            .filter(|n| *n >= 1)
            .collect();
        votes.sort_unstable();
        votes.get(votes.len() / 2).copied()
    });
    let current = by_address.or_else(|| marked_number(scene, first, last, &numbered));
    Some(Series { current })
}

/// The number among or beside the linked ones that is marked as current, or is not linked.
fn marked_number(
    scene: &Scene<'_, '_, '_>,
    first: NodeId,
    last: NodeId,
    numbered: &[(i64, &Link)],
) -> Option<i64> {
    let survey = scene.survey;
    let dom = survey.dom;
    let holder = dom.ancestors(first).find(|&n| dom.is_within(last, n))?;
    let holder = if dom.parent(first) == Some(holder) || dom.tag(holder) != Tag::Li {
        holder
    } else {
        dom.parent(holder)?
    };
    // A series is compact; one that spans the page is not one.
    if survey.within(holder).text > 600 {
        return None;
    }
    dom.subtree(holder).filter(|&n| dom.tag(n) == Tag::Text).find_map(|n| {
        let number: i64 = dom.text(n).trim().trim_matches(['[', ']', '(', ')']).parse().ok()?;
        let linked = survey.zone(n).has(Zone::LINK);
        let marked = dom
            .ancestors(n)
            .take(3)
            .any(|a| survey.hints(a).has(Hints::CURRENT) || dom.attr(a, "aria-current").is_some());
        (number >= 1 && (marked || (!linked && !numbered.iter().any(|(k, _)| *k == number))))
            .then_some(number)
    })
}

// --- Other announcements ----------------------------------------------------------------------------

/// `<link rel=next>` and `<link rel=prev>` of the head.
fn announced(scene: &Scene<'_, '_, '_>) -> Vec<Turn> {
    let turn = |url: &Url, direction: i32| {
        let distance = scene.page.and_then(|p| address::distance(p, url));
        // Its own address is no neighbour, and an address that says the opposite is believed.
        let step = distance.map_or(direction, |d| i32::try_from(d.signum()).unwrap_or(0));
        (step != 0).then(|| Turn { url: url.clone(), weight: 5 * step, distance })
    };
    let next = scene.claims.next.as_ref().and_then(|u| turn(u, 1));
    let previous = scene.claims.previous.as_ref().and_then(|u| turn(u, -1));
    next.into_iter().chain(previous).collect()
}

/// Addresses in data attributes of "load more" buttons.
fn load_more(scene: &Scene<'_, '_, '_>) -> Vec<Turn> {
    const NAMES: &[&str] = &[
        "data-href",
        "data-next",
        "data-next-page",
        "data-next-url",
        "data-url",
        "data-load-more",
        "data-endpoint",
    ];
    let survey = scene.survey;
    let dom = survey.dom;
    dom.subtree(Dom::ROOT)
        .filter(|&n| super::survey::is_element(dom.tag(n)))
        .filter(|&n| {
            survey.hints(n).has(Hints::MORE.and(Hints::PAGER)) || dom.tag(n) == Tag::Button
        })
        .filter_map(|n| NAMES.iter().find_map(|name| dom.attr(n, name)))
        .filter_map(|value| crate::address::resolve(scene.base, value))
        .filter_map(|url| {
            let distance = address::distance(scene.page?, &url)?;
            (distance > 0).then_some(Turn { url, weight: 4, distance: Some(distance) })
        })
        .collect()
}
