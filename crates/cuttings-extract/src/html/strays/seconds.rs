//! What follows an entry in its own list item, where each of the others has one link: the preprint of a talk, the
//! programme of a concert.

use super::Accepted;
use crate::dom::{NodeId, Tag};
use crate::hash::{Map, Set};
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// So many items with one entry show that each has one.
const FEWEST: usize = 5;
/// One in so many of these may have a second link.
const RAREST: usize = 4;
/// Links lie no deeper than this in their items.
const DEEPEST: usize = 4;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let mut items: Map<NodeId, Vec<&Link>> = Map::default();
    for link in accepted.iter().filter_map(|&(number, _)| links.all.get(number)) {
        if let Some(item) = item_of(survey, link) {
            items.entry(item).or_default().push(link);
        }
    }
    let has_one = |all: &&Vec<&Link>| all.iter().all(|link| Some(link.subject) == first(all));
    let single = items.values().filter(has_one).count();
    let more = items.len() - single;
    if more == 0 || single < FEWEST || more * RAREST > single {
        return;
    }
    let seconds: Set<NodeId> = items
        .values()
        .flat_map(|all| all.iter().filter(|link| is_second(survey, all, link)))
        .map(|link| link.node)
        .collect();
    accepted.retain(|&(number, _)| {
        links.all.get(number).is_none_or(|link| !seconds.contains(&link.node))
    });
}

fn item_of(survey: &Survey<'_, '_>, link: &Link) -> Option<NodeId> {
    survey.dom.ancestors(link.node).take(DEEPEST).find(|&node| survey.dom.tag(node) == Tag::Li)
}

fn first(all: &[&Link]) -> Option<usize> {
    all.first().map(|link| link.subject)
}

/// Whether a link stands behind the first of its item, amid the same text.
fn is_second(survey: &Survey<'_, '_>, all: &[&Link], link: &Link) -> bool {
    let Some(first) = all.first() else { return false };
    let between = survey.between(survey.dom.end(first.node), link.node);
    link.subject != first.subject
        && link.heading.is_none()
        && link.block == first.block
        && between.text > between.link_text
        && !are_of_one_folder(link, first)
}

/// Whether two links lead to pages of one folder: a day may have two articles.
fn are_of_one_folder(link: &Link, first: &Link) -> bool {
    fn folder(link: &Link) -> Option<&str> {
        link.url.path().trim_end_matches('/').rsplit_once('/').map(|(folder, _)| folder)
    }
    link.url.host_str() == first.url.host_str() && folder(link) == folder(first)
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn a_day_may_have_two_articles() {
        let day = |n: u32| {
            let second =
                if n == 3 { "<br>17:15 <a href=/2026/b3>Another dam for the moor</a>" } else { "" };
            format!(
                "<li>{n} April: <a href=/2026/a{n}>The ferry is back in the bay, part {n}</a>{second}</li>"
            )
        };
        let days: String = (1..9).map(day).collect();
        assert_eq!(titles(&format!("<main><h1>April</h1><ul>{days}</ul></main>")).len(), 9);
    }

    #[test]
    fn what_follows_a_talk_in_its_item_is_no_entry() {
        let talk = |n: u32| {
            let preprint =
                if n == 3 { ", <a href=https://arxiv.example/abs/7>arXiv:1804.7</a>" } else { "" };
            format!(
                "<li><p><a href=/talks/{n}>How many gardens are undecidable, part {n}?</a><br>Hiroko Tanabe, 3 May 2018{preprint}</p></li>"
            )
        };
        let talks: String = (1..9).map(talk).collect();
        let html = format!("<main><h1>Talks</h1><ul>{talks}</ul></main>");
        assert_eq!(titles(&html).len(), 8);
    }
}
