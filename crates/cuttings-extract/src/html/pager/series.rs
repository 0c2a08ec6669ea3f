//! Numbered pages: which number is this page's own?

use url::Url;

use super::Scene;
use super::address::{Distance, Place};
use super::words;
use crate::dom::{NodeId, Tag};
use crate::html::hints::Hints;
use crate::html::links::Link;
use crate::html::survey::Zone;

/// A series is compact; one that spans the page is not one. In units of `Survey::within`.
const LONGEST: u32 = 600;

/// Years, which are linked like pages.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// The number that a link of a series has for its text: nought only where entries are counted.
pub(super) fn number(link: &Link) -> Option<i64> {
    let nought = || {
        let is_counted = words::is_nought(&link.text) && super::address::is_offset(&link.url);
        is_counted.then_some(0)
    };
    let number = words::number(&link.text).or_else(nought)?;
    let is_year = YEARS.contains(&number) && !Place::of(&link.url).names_later_page();
    (!is_year).then_some(number)
}

/// This page among the numbers that pages are linked by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Current {
    pub(super) number: i64,
    /// From one page to the next: 1, or the entries on a page where those are counted.
    pub(super) step: i64,
    /// Whether the addresses of several numbers tell that: others are numbers of something else.
    pub(super) is_told: bool,
}

/// The number of this page in the run of numbers that pages are linked by: by the addresses where they
/// tell, else the one that is marked as current or is not linked.
pub(super) fn current(scene: &Scene<'_, '_, '_>, here: Option<&Place>) -> Option<Current> {
    let numbered: Vec<(i64, &Link)> = scene
        .links
        .all
        .iter()
        .filter(|link| !scene.is_entry.get(link.subject).copied().unwrap_or_default())
        .filter_map(|link| Some((number(link)?, link)))
        .collect();
    let numbered = of_this_chain(here, numbered);
    let (first, last) = (numbered.first()?.1.node, numbered.last()?.1.node);
    let told = here.and_then(|here| by_addresses(here, &numbered));
    let number = match told {
        Some((number, true)) => number,
        _ => marked(scene, first, last, &numbered).or(told.map(|(number, _)| number))?,
    };
    let is_told = told.is_some_and(|(_, several)| several);
    Some(Current { number, step: step(number, &numbered), is_told })
}

/// Without the numbers of something else, such as the days of a calendar, where the addresses of two or more
/// tell that they are pages of this chain.
fn of_this_chain<'l>(here: Option<&Place>, numbered: Vec<(i64, &'l Link)>) -> Vec<(i64, &'l Link)> {
    let is_page = |link: &Link| {
        let distance = here.map(|here| here.distance(&Place::of(&link.url)));
        distance.and_then(Distance::pages).is_some()
    };
    let (pages, others): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|(_, l)| is_page(l));
    if pages.len() >= 2 { pages } else { [pages, others].concat() }
}

/// How far apart the pages are: in a run of 0, 10, 20, 30, which counts the entries to pass over, ten.
/// Runs that start from 1 count pages, whichever of them are linked.
fn step(current: i64, numbered: &[(i64, &Link)]) -> i64 {
    let common = numbered.iter().fold(current, |all, (number, _)| divisor(all, *number));
    if numbered.len() > 1 { common.max(1) } else { 1 }
}

fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { divisor(b, a % b) }
}

/// The number at which the addresses' distances come to nothing, and whether several agree on it. Where
/// addresses count entries, a page is many of them apart.
fn by_addresses(here: &Place, numbered: &[(i64, &Link)]) -> Option<(i64, bool)> {
    let distance = |url: &Url| match here.distance(&Place::of(url)) {
        Distance::Pages(pages) => Some(pages),
        Distance::Time(_) | Distance::Unknown => None,
    };
    let mut points: Vec<(i64, i64)> =
        numbered.iter().filter_map(|(n, link)| Some((*n, distance(&link.url)?))).collect();
    points.sort_unstable();
    points.dedup();
    let steps = points.windows(2).filter_map(|pair| {
        let (pages, apart) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        (pages > 0 && apart % pages == 0 && apart != 0).then(|| apart / pages)
    });
    let step = most_frequent(steps.collect()).map_or(1, |(step, _)| step);
    // Where entries are counted, the first page may be that of nought.
    let are_offsets = numbered.iter().all(|(_, link)| super::address::is_offset(&link.url));
    let votes = points
        .iter()
        .filter(|(_, distance)| distance % step == 0)
        .map(|(number, distance)| number - distance / step)
        .filter(|number| *number >= i64::from(!are_offsets));
    let (number, count) = most_frequent(votes.collect())?;
    Some((number, count > 1))
}

/// The value that is there most often, the smallest of equals, and how often.
fn most_frequent(mut values: Vec<i64>) -> Option<(i64, usize)> {
    values.sort_unstable();
    let runs = values.chunk_by(|a, b| a == b);
    runs.rev().max_by_key(|run| run.len()).and_then(|run| Some((*run.first()?, run.len())))
}

/// The number among or beside the linked ones that is marked as current, or is not linked.
fn marked(
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
    if survey.within(holder).text > LONGEST {
        return None;
    }
    let mut linked: Vec<i64> = numbered.iter().map(|(number, _)| *number).collect();
    linked.sort_unstable();
    dom.subtree(holder).filter(|&n| dom.tag(n) == Tag::Text).find_map(|n| {
        let text = dom.text(n);
        let number = words::number(text).or_else(|| words::is_nought(text).then_some(0))?;
        let is_linked = survey.zone(n).has(Zone::LINK);
        let is_marked = dom
            .ancestors(n)
            .take(3)
            .any(|a| survey.hints(a).has(Hints::CURRENT) || dom.attr(a, "aria-current").is_some());
        let is_alone = !is_linked && linked.binary_search(&number).is_err();
        (is_marked || is_alone).then_some(number)
    })
}
