//! Lists whose titles are no links: each record has a heading, some text, and a button that calls to read on.
//!
//! Made by hand in a page builder, they look like the sections of one long page: what an outlet's press coverage is, or
//! the posts of a template that links nothing but "Read more". That their headings are as long as headlines, and that their
//! links say little and lead to as many places as there are headings, tells them from sections.

use super::groups::{self, Group, Record};
use super::links::{Link, Links};
use super::survey::{Survey, Zone};
use crate::dom::{NodeId, Tag};
use crate::hash;

/// So many records make a list.
const FEWEST: usize = 4;
/// So many of a hundred are records, each with a title of its own and a link to somewhere else.
const MOST: usize = 80;
/// From this likelihood on another group is the page's list, if it leads to several places.
const LISTS: f32 = 0.5;
/// So likely is such a list.
const LIKELIHOOD: f32 = 0.9;
/// A call says no more than this.
const LONGEST_CALL: u32 = 16;
/// A title says at least this, and titles so much on the average: what a site offers has shorter names.
const SHORTEST_TITLE: u32 = 12;
const MEAN_TITLE: u32 = 28;
/// What stands beside a title, if it is only who published it, says at least this.
const LEAST_BESIDE: u32 = 8;
/// A record has no more nodes than this in which its heading is looked for.
const LARGEST: usize = 200;

/// Raises the likelihoods of such groups. `beside` are the signs that each is not the page's list.
///
/// What an editor set wide or narrow, and buttons with a word of their own ("Watch"), are groups by themselves: those
/// whose links lie in the page by the same tags are looked at together.
pub(super) fn raise(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: &[Group],
    mut likelihoods: Vec<f32>,
    beside: &[i32],
) -> Vec<f32> {
    // What an outlet asks its readers to do stands beside its news in the same way.
    if groups::have_list(links, groups, &likelihoods, LISTS) {
        return likelihoods;
    }
    let first = |group: &Group| group.links.first().and_then(|&link| links.all.get(link));
    let alike = groups::alike(survey, links, groups, |number, group| {
        beside.get(number) == Some(&0)
            && first(group).is_some_and(|link| could_be_call(survey, link))
    });
    for numbers in alike {
        let is_unlikely =
            |number: &usize| likelihoods.get(*number).is_some_and(|&known| known < LIKELIHOOD);
        if numbers.iter().any(is_unlikely) && is_list(survey, links, groups, &numbers) {
            for number in numbers {
                if let Some(likelihood) = likelihoods.get_mut(number) {
                    *likelihood = likelihood.max(LIKELIHOOD);
                }
            }
        }
    }
    likelihoods
}

/// Whether a link can be a call, in the page's own content.
fn could_be_call(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let beside = Zone::NAV
        .with(Zone::FOOTER)
        .with(Zone::HEADER)
        .with(Zone::ASIDE)
        .with(Zone::NAMED_NAV)
        .with(Zone::COMMENTS);
    link.heading.is_none()
        && link.weight > 0
        && link.weight <= LONGEST_CALL
        && !survey.zone(link.node).has(beside)
}

fn is_list(survey: &Survey<'_, '_>, links: &Links, groups: &[Group], numbers: &[usize]) -> bool {
    let all = groups::united(links, groups, numbers);
    if all.len() < FEWEST || all.iter().any(|link| !could_be_call(survey, link)) {
        return false;
    }
    let records = groups::records_of(survey, &all);
    let titles = all.iter().zip(&records);
    let titles: Vec<(Tag, u32, u64)> =
        titles.filter_map(|(link, record)| only_heading(survey, record, link)).collect();
    let says: u32 = titles.iter().map(|(_, says, _)| says).sum();
    if (says as usize) < titles.len() * MEAN_TITLE as usize {
        return false;
    }
    let mut titles: Vec<(Tag, u64)> =
        titles.into_iter().map(|(rank, _, text)| (rank, text)).collect();
    let of_rank = |rank: Tag| titles.iter().filter(|(other, _)| *other == rank).count();
    let rank = titles.iter().map(|(rank, _)| *rank).max_by_key(|&rank| of_rank(rank));
    titles.retain(|(tag, _)| Some(*tag) == rank);
    titles.sort_unstable();
    titles.dedup();
    let subjects = groups::count_subjects(all.iter().copied());
    // A note among them may have a button, too.
    titles.len() >= FEWEST
        && titles.len() * 100 >= all.len() * MOST
        && subjects * 100 >= all.len() * MOST
}

/// The one heading of a record, before its one link and no link itself, with text beside it: its rank, how much it says,
/// and what, as a number.
fn only_heading(survey: &Survey<'_, '_>, record: &Record, link: &Link) -> Option<(Tag, u32, u64)> {
    let dom = survey.dom;
    let whole = survey.between(record.start, record.end);
    if whole.headings != 1 || whole.links != 1 {
        return None;
    }
    let nodes = std::iter::successors(Some(record.start), |node: &NodeId| Some(node.next()));
    let heading = nodes
        .take_while(|node| *node < link.node)
        .take(LARGEST)
        .find(|&node| dom.tag(node).is_heading())?;
    let says = survey.within(heading).text;
    let beside = whole.text.saturating_sub(says).saturating_sub(link.weight);
    let texts = dom.subtree(heading).filter(|&node| dom.tag(node) == Tag::Text);
    let text: Vec<&str> = texts.map(|node| dom.text(node)).collect();
    (says >= SHORTEST_TITLE && beside >= LEAST_BESIDE)
        .then(|| (dom.tag(heading), says, hash::of(&text)))
}
