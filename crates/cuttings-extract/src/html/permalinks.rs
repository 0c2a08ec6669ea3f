//! Posts that have nothing but their time for a link: the messages of a channel, the notes of a stream. Each says when it
//! was sent, and that leads to its own page.
//!
//! Such links are the list of a page that has no other: in a list of articles the day may lead to all of that day, and in
//! one of topics to the last reply.

use super::groups::{self, Group};
use super::links::{Link, Links};
use super::survey::{Survey, Zone};
use crate::dom::{NodeId, Tag};

/// So many posts make a list.
const FEWEST: usize = 4;
/// So likely is such a list.
const LIKELIHOOD: f32 = 0.9;
/// From this likelihood on another group is the page's list, if it leads to several places.
const LISTS: f32 = 0.2;
/// The title of a topic says at least this.
const SHORTEST_TITLE: u32 = 12;
/// A time says no more than this.
const LONGEST_TIME: u32 = 30;
/// A post says at least this besides, on the average.
const LEAST_TEXT: u32 = 30;

/// Raises the likelihoods of such groups. `beside` are the signs that each is not the page's list.
pub(super) fn raise(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: &[Group],
    mut likelihoods: Vec<f32>,
    beside: &[i32],
) -> Vec<f32> {
    let alike = groups::alike(survey, links, groups, |number, group| {
        let all = group.links.iter().filter_map(|&link| links.all.get(link));
        beside.get(number) == Some(&0)
            && !group.links.is_empty()
            && all.clone().all(|link| is_time(survey, link))
    });
    if alike.is_empty() || groups::have_list(links, groups, &likelihoods, LISTS) {
        return likelihoods;
    }
    // One list, however many shapes of times a page has.
    let found = alike
        .into_iter()
        .filter_map(|numbers| Some((posts(survey, links, groups, &numbers)?, numbers)))
        .max_by_key(|(_, numbers)| {
            numbers.iter().filter_map(|&n| groups.get(n)).map(|g| g.links.len()).sum::<usize>()
        });
    let Some(((start, end), numbers)) = found else { return likelihoods };
    let is_in = |&number: &usize| {
        links.all.get(number).is_some_and(|link| start <= link.node && link.node < end)
    };
    for (number, (group, likelihood)) in groups.iter().zip(&mut likelihoods).enumerate() {
        if numbers.binary_search(&number).is_ok() {
            *likelihood = likelihood.max(LIKELIHOOD);
        } else if group.links.iter().all(is_in) {
            // Who sent a post, and what is linked in it, are no posts.
            *likelihood = 0.0;
        }
    }
    likelihoods
}

/// Whether a link is a time for machines and nothing else, in the page's own content.
fn is_time(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let dom = survey.dom;
    let beside = Zone::NAV.with(Zone::FOOTER).with(Zone::ASIDE).with(Zone::COMMENTS);
    let is_dated =
        |node: NodeId| dom.tag(node) == Tag::Time && dom.attr(node, "datetime").is_some();
    link.weight > 0
        && link.weight <= LONGEST_TIME
        && link.heading.is_none()
        && !survey.zone(link.node).has(beside)
        && dom.children(link.node).any(is_dated)
        && !is_of_day(link)
}

/// Whether an address ends in a day, a month or a year: all that was published then.
fn is_of_day(link: &Link) -> bool {
    let last = link.url.path_segments().and_then(|parts| parts.rev().find(|part| !part.is_empty()));
    last.is_some_and(|last| last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// From where to where the posts stand, where the links of some groups lead to a page each, and stand in records that
/// say something.
fn posts(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: &[Group],
    numbers: &[usize],
) -> Option<(NodeId, NodeId)> {
    let all = groups::united(links, groups, numbers);
    if all.len() < FEWEST || groups::count_subjects(all.iter().copied()) < all.len() {
        return None;
    }
    let records = groups::records_of(survey, &all);
    // A topic is linked by its title before its last reply is by its time.
    let titles = all.iter().zip(&records).filter_map(|(link, record)| {
        let before = links.between(record.start, link.node).iter();
        before.filter(|other| other.weight >= SHORTEST_TITLE).find(|l| l.subject != link.subject)
    });
    if groups::count_subjects(titles) * 2 >= all.len() {
        return None;
    }
    let text: u32 =
        records.iter().map(|record| survey.between(record.start, record.end).text).sum();
    let says = text as usize >= all.len() * LEAST_TEXT as usize;
    Some((records.first()?.start, records.last()?.end)).filter(|_| says)
}
