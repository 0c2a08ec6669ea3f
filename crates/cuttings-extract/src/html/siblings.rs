//! Records that stand in a list like its other records, though their links are of another shape: a class more or
//! less, a word that other links have, too.
//!
//! Where several records of a sure list are children of one element, and their links lie in them by the same
//! tags, another child whose link lies in it so is a record as well.

use super::links::{Link, Links};
use super::lists::Judged;
use super::pager::{self, Sense};
use super::survey::{Survey, Zone};
use crate::dom::NodeId;
use crate::hash::{Map, Set};

/// From this likelihood on a list is sure.
const SURE: f32 = 0.8;
/// So many records of a list show how records are made, and so many times as many as those that are added.
const SHOWN: usize = 3;
/// Links lie no deeper than this in their records.
const DEEPEST: usize = 12;

/// Where a record stands, and by which tags its link lies in it.
type Place = (NodeId, u64);

/// What records in one place show: how many there are, how likely, how much their links say in all.
#[derive(Clone, Copy, Default)]
struct Shown {
    count: usize,
    likelihood: f32,
    weight: u32,
}

impl Shown {
    /// Whether a link says about as much as those that are shown: no "Sign up" between headlines.
    fn is_like(&self, link: &Link) -> bool {
        let count = u32::try_from(self.count).unwrap_or(u32::MAX);
        link.heading.is_some() || link.weight.saturating_mul(2).saturating_mul(count) >= self.weight
    }
}

/// Adds the links of such records to those that were accepted.
pub(super) fn add(
    survey: &Survey<'_, '_>,
    links: &Links,
    judged: &[Judged],
    accepted: &mut Vec<(usize, f32)>,
) {
    let taken: Map<usize, f32> = accepted.iter().copied().collect();
    let mut shown: Map<Place, Shown> = Map::default();
    let mut roots: Set<NodeId> = Set::default();
    for sure in judged.iter().filter(|judged| judged.likelihood >= SURE) {
        for (&number, record) in sure.group.links.iter().zip(&sure.group.records) {
            let Some(link) = links.all.get(number).filter(|_| taken.contains_key(&number)) else {
                continue;
            };
            roots.extend(survey.dom.ancestors(link.node).take(DEEPEST));
            if let Some((_, place)) =
                ways(survey, link.node).find(|&(root, _)| root == record.start)
            {
                let shown = shown.entry(place).or_default();
                shown.count += 1;
                shown.likelihood = shown.likelihood.max(sure.likelihood);
                shown.weight = shown.weight.saturating_add(link.weight);
            }
        }
    }
    shown.retain(|_, shown| shown.count >= SHOWN);
    if shown.is_empty() {
        return;
    }
    let mut found: Map<NodeId, (usize, Place)> = Map::default();
    let rank = |number: usize| links.all.get(number).map(|l| (l.heading.is_some(), l.weight));
    for number in judged.iter().flat_map(|judged| judged.group.links.iter().copied()) {
        let Some(link) = links.all.get(number).filter(|l| could_be(survey, links, l)) else {
            continue;
        };
        let way = ways(survey, link.node).find(|(root, place)| {
            shown.get(place).is_some_and(|shown| shown.is_like(link)) && !roots.contains(root)
        });
        if let Some((root, place)) = way.filter(|_| !taken.contains_key(&number)) {
            let best = found.entry(root).or_insert((number, place));
            if rank(number) > rank(best.0) {
                *best = (number, place);
            }
        }
    }
    let shows: usize = shown.values().map(|shown| shown.count).sum();
    if found.len() * SHOWN <= shows {
        let likelihood = |place| shown.get(place).map_or(SURE, |shown| shown.likelihood);
        accepted.extend(found.values().map(|(number, place)| (*number, likelihood(place))));
    }
}

/// Whether a link could be that of an article of the outlet.
fn could_be(survey: &Survey<'_, '_>, links: &Links, link: &Link) -> bool {
    link.same_host
        && (link.weight > 0 || link.label > 0)
        && Some(link.subject) != links.itself
        && !pager::is_page_turn(link)
        && link.senses.alone != Some(Sense::More)
        && !survey.zone(link.node).has(Zone::NAV.with(Zone::FOOTER).with(Zone::HEADER))
}

/// Each element around a link that could be the root of its record, with its place.
fn ways(survey: &Survey<'_, '_>, link: NodeId) -> impl Iterator<Item = (NodeId, Place)> {
    let dom = survey.dom;
    let mut tags = 0_u64;
    std::iter::once(link).chain(dom.ancestors(link)).take(DEEPEST).filter_map(move |node| {
        tags = tags.wrapping_mul(257).wrapping_add(dom.tag(node) as u64 + 1);
        dom.parent(node).map(|parent| (node, (parent, tags)))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Hint, html};

    /// The titles of a list of five records and another one among them.
    fn titles(other: &str) -> Vec<String> {
        let record = |n: usize, title: &str| {
            format!(
                "<li class='item pictured'><div><a href=/story-{n}-of-the-harbour/>{title}</a></div>\
                 <p>Ice on the quays, and no ferry for eleven days.</p></li>"
            )
        };
        let titles = [
            "The ferry is back in the bay",
            "A dam for the moor",
            "Choir seeks basses",
            "Night bus to the isle",
            "The eels of the upper lock",
        ];
        let mut records: Vec<String> =
            (1..).zip(titles).map(|(n, title)| record(n, title)).collect();
        records.insert(2, other.to_owned());
        let page = format!(
            "<html lang=en><body><nav><a href=/about/>About us</a></nav><main><ul>{}</ul></main></body></html>",
            records.concat()
        );
        let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
        html::read(&page, &hint).entries.into_iter().filter_map(|entry| entry.title).collect()
    }

    #[test]
    fn a_record_of_another_shape_among_the_others_is_an_entry() {
        let plain = "<li><div><a class=free href=/thank-you-stan/>Thank you, Stan</a></div><p>He drove the van.</p></li>";
        assert!(titles(plain).contains(&"Thank you, Stan".to_owned()));
    }

    #[test]
    fn what_stands_among_records_and_says_little_is_no_entry() {
        let box_of_letters = "<li><div><a class=button href=/letter/>Sign up</a></div><p>Our letter, each week.</p></li>";
        assert_eq!(titles(box_of_letters).len(), 5);
    }
}
