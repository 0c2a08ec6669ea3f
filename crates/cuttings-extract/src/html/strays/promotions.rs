//! What is named as an advertisement, between entries that are not: `<li class="card card--promo">`. A promoted entry
//! that says when it was published is one all the same.

use super::Accepted;
use crate::dom::NodeId;
use crate::hash::Set;
use crate::html::hints::{Hints, of_class};
use crate::html::links::{Link, Links};
use crate::html::names::has_digit;
use crate::html::survey::Survey;

/// One in so many entries may be advertised; where more are named so, the name says something else.
const RAREST: usize = 4;

/// Records lie no deeper than this around their links.
const DEEPEST: usize = 12;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let all: Vec<&Link> =
        accepted.iter().filter_map(|&(number, _)| links.all.get(number)).collect();
    let subjects: Set<usize> = all.iter().map(|link| link.subject).collect();
    let named: Vec<(&Link, Vec<NodeId>)> = all
        .iter()
        .enumerate()
        .map(|(at, &link)| (link, around(survey, link, &neighbours(&all, at))))
        .filter(|(_, around)| around.iter().any(|&node| is_named(survey, node)))
        .collect();
    // A name that most have says something else, whether or not they say when they were published.
    let of_all: Set<usize> = named.iter().map(|(link, _)| link.subject).collect();
    let promoted: Set<usize> = named
        .iter()
        .filter(|(_, around)| around.last().is_some_and(|&all| survey.within(all).dates == 0))
        .map(|(link, _)| link.subject)
        .collect();
    let is_rare = promoted.len() * RAREST <= subjects.len();
    // Some newspapers call all that they show promoted.
    let is_rare = is_rare && promoted.len() * 2 > of_all.len();
    if !promoted.is_empty() && is_rare && of_all.len() * 2 <= subjects.len() {
        accepted.retain(|&(number, _)| {
            links.all.get(number).is_none_or(|link| !promoted.contains(&link.subject))
        });
    }
}

/// The nearest links before and behind one that lead elsewhere.
fn neighbours(all: &[&Link], at: usize) -> Vec<NodeId> {
    let Some((before, [link, behind @ ..])) = all.split_at_checked(at) else { return Vec::new() };
    let leads_elsewhere = |other: &&&Link| other.subject != link.subject;
    let before = before.iter().rev().take(DEEPEST).find(leads_elsewhere);
    let behind = behind.iter().take(DEEPEST).find(leads_elsewhere);
    before.into_iter().chain(behind).map(|link| link.node).collect()
}

/// A link and what holds it and no other entry.
fn around(survey: &Survey<'_, '_>, link: &Link, others: &[NodeId]) -> Vec<NodeId> {
    let dom = survey.dom;
    let holds_other = |&node: &NodeId| others.iter().any(|&other| dom.is_within(other, node));
    std::iter::once(link.node)
        .chain(dom.ancestors(link.node).take(DEEPEST).take_while(|node| !holds_other(node)))
        .collect()
}

/// Whether an element is named as an advertisement.
fn is_named(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    survey.hints(node).has(Hints::ADVERT) && survey.dom.written_classes(node).any(is_of_advert)
}

/// Words of class names that say where advertisements go, or that there are none.
const ABOUT_ADVERTS: &[&str] =
    &["above", "after", "before", "below", "has", "hide", "no", "show", "with", "without"];

/// Whether a class name is that of an advertisement, rather than one about them ("hide-read-more-ad") or a generated
/// one ("ad448").
fn is_of_advert(class: &str) -> bool {
    let mut words = class.split(['-', '_']);
    of_class(class).has(Hints::ADVERT)
        && !has_digit(class)
        && !words.any(|word| ABOUT_ADVERTS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn list(promoted: &[u32]) -> String {
        let item = |n: u32| {
            let name = if promoted.contains(&n) { "card card--promo" } else { "card" };
            format!("<li class='{name}'><h3><a href=/{n}>The {n}th report of the board</a></h3>")
        };
        (1..=8).map(item).collect()
    }

    #[test]
    fn the_few_that_are_named_as_advertisements_are_no_entries() {
        assert_eq!(titles(&list(&[3, 7])).len(), 6);
    }

    #[test]
    fn a_name_that_is_about_advertisements_says_nothing() {
        let html = list(&[3]).replace("card--promo", "hide-more-ad");
        assert_eq!(titles(&html).len(), 8);
    }

    #[test]
    fn a_promoted_entry_with_a_date_is_one() {
        let html = list(&[3]).replace("</a></h3>", "</a></h3><time>3 March</time>");
        assert_eq!(titles(&html).len(), 8);
    }

    #[test]
    fn a_name_that_dated_entries_have_as_well_says_nothing() {
        let dated = |n: u32| format!("The {n}th report of the board</a></h3><time>{n} May</time>");
        let plain = |n: u32| format!("The {n}th report of the board</a></h3>");
        let html =
            [5, 6].iter().fold(list(&[3, 5, 6]), |html, &n| html.replace(&plain(n), &dated(n)));
        assert_eq!(titles(&html).len(), 8);
    }

    #[test]
    fn a_name_that_many_have_says_nothing() {
        assert_eq!(titles(&list(&[1, 2, 3, 4, 5])).len(), 8);
        let dated = |n: u32| format!("The {n}th report of the board</a></h3><time>3 March</time>");
        let undated = |n: u32| format!("The {n}th report of the board</a></h3>");
        let html = (1..=6)
            .fold(list(&[1, 2, 3, 4, 5, 6, 7, 8]), |html, n| html.replace(&undated(n), &dated(n)));
        assert_eq!(titles(&html).len(), 8);
    }
}
