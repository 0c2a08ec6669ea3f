//! Links that say when, where others say what: to the page of a day, or again to the article. A post without a
//! title has no other link to it, and is told by standing where the others do.

use super::{Accepted, COMMON};
use crate::dates::Context;
use crate::dom::NodeId;
use crate::hash::Set;
use crate::html::fields;
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// Posts lie no deeper than this around their links.
const DEEPEST: usize = 12;
/// A post without a title says at least so much besides its date.
const LEAST_OF_POST: u32 = 16;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let all: Vec<(&Link, bool)> = accepted
        .iter()
        .filter_map(|&(number, _)| links.all.get(number))
        .map(|link| (link, says_day(link)))
        .collect();
    if all.iter().all(|(_, says_day)| !says_day) {
        return;
    }
    let others = || all.iter().filter(|(_, says_day)| !says_day).map(|(link, _)| *link);
    let shapes: Set<u64> = others().map(|link| survey.signature(link.node)).collect();
    let headed = others().any(|link| link.heading.is_some());
    let nodes = in_order(others());
    // A title may be a day, too. It stands where titles do; a day among other links, or above them.
    let is_title = |link: &Link| match link.heading {
        Some(_) => !headed || shapes.contains(&survey.signature(link.node)),
        None => {
            let alone = |around: NodeId| !holds_any(survey, around, &nodes);
            shapes.contains(&survey.signature(link.node))
                && survey.dom.parent(link.node).is_some_and(alone)
        }
    };
    let is_day = |&(link, says_day): &(&Link, bool)| says_day && !is_title(link);
    let (days, named): (Vec<_>, Vec<_>) = all.into_iter().partition(is_day);
    let [days, named] = [days, named].map(|part| part.into_iter().map(|(link, _)| link));
    let (days, named): (Vec<&Link>, Vec<&Link>) = (days.collect(), named.collect());
    let posts = Posts::of(survey, &named);
    let named: Set<usize> =
        named.into_iter().filter(|l| !is_shared(l)).map(|l| l.subject).collect();
    let untitled: Set<usize> =
        days.iter().filter(|l| posts.hold(survey, l)).map(|l| l.subject).collect();
    let days: Set<usize> = days.into_iter().map(|l| l.subject).collect();
    let stays = |subject: &usize| named.contains(subject) || untitled.contains(subject);
    let dropped = days.iter().filter(|subject| !stays(subject)).count();
    if dropped > 0 && named.len() >= COMMON && dropped <= named.len() {
        accepted
            .retain(|&(number, _)| links.all.get(number).is_none_or(|link| stays(&link.subject)));
    }
}

/// Whether a link says what others say of other pages: "Write a comment".
fn is_shared(link: &Link) -> bool {
    link.heading.is_none() && link.text_subjects as usize >= COMMON
}

fn says_day(link: &Link) -> bool {
    link.text.contains(char::is_numeric) && fields::is_date(&link.text, &Context::default())
}

/// The nodes of links, in order.
fn in_order<'l>(links: impl Iterator<Item = &'l Link>) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = links.map(|link| link.node).collect();
    nodes.sort_unstable();
    nodes
}

/// Whether one of these nodes, which are in order, is within an element.
fn holds_any(survey: &Survey<'_, '_>, element: NodeId, nodes: &[NodeId]) -> bool {
    let from = nodes.partition_point(|&node| node < element);
    nodes.get(from).is_some_and(|&node| node < survey.dom.end(element))
}

/// The posts that have a named link in them.
struct Posts {
    /// The links' nodes, in order.
    nodes: Vec<NodeId>,
    /// The shapes of what is around them.
    shapes: Set<u64>,
}

impl Posts {
    fn of(survey: &Survey<'_, '_>, named: &[&Link]) -> Self {
        let nodes = in_order(named.iter().copied());
        let around = |&node: &NodeId| survey.dom.ancestors(node).take(DEEPEST);
        let shapes = nodes.iter().flat_map(around).map(|n| survey.signature(n)).collect();
        Self { nodes, shapes }
    }

    /// Whether a link stands in a post of the same shape, with a text but without a named link.
    fn hold(&self, survey: &Survey<'_, '_>, link: &Link) -> bool {
        let has_named = |up: NodeId| holds_any(survey, up, &self.nodes);
        let is_post = |up: NodeId| {
            let within = survey.within(up);
            within.text.saturating_sub(within.link_text) >= LEAST_OF_POST
                && self.shapes.contains(&survey.signature(up))
        };
        let around = survey.dom.ancestors(link.node).take(DEEPEST);
        around.take_while(|&up| !has_named(up)).any(is_post)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn posts_without_a_title_stay_by_their_days() {
        let post = |n: u32, title: &str| {
            format!(
                "<article>{title}<p>The ice went out of the bay in the night, with a noise.</p>\
                 <p><a href=/2026/03/0{n}/post>{n} March 2026</a></article>"
            )
        };
        let titled = |n: u32, title: &str| {
            post(n, &format!("<h2><a href=/2026/03/0{n}/post>{title}</a></h2>"))
        };
        let posts = [
            titled(7, "The ferry is back"),
            post(6, ""),
            titled(5, "A dam for the moor"),
            post(4, ""),
            titled(3, "Choir seeks basses"),
        ];
        let days = titles(&posts.concat());
        assert!(
            days.contains(&"6 March 2026".to_owned()) && days.contains(&"4 March 2026".to_owned())
        );
    }

    #[test]
    fn days_above_the_titles_of_posts_are_none() {
        let post = |n: u32| format!("<h3><a href=/{n}>The {n}th notice of the board</a></h3>");
        let day = |n: u32| format!("<h2><a href=/2026030{n}>2026-03-0{n}</a></h2>");
        let found = titles(&[day(3), post(1), post(2), day(2), post(3), post(4)].concat());
        assert_eq!(found.len(), 4, "{found:?}");
        let comment = |n: u32| format!("<p><a href=/2026030{n}#c>Write a comment</a></p>");
        let day_of = |n: u32| [day(n), post(n), post(n + 3), comment(n)].concat();
        let found = titles(&(1..4).map(day_of).collect::<String>());
        assert!(found.iter().all(|title| title.contains("notice")), "{found:?}");
        let days = titles(&(1..5).map(day).collect::<String>());
        assert_eq!(days.len(), 4, "posts may be named after their days");
    }

    #[test]
    fn a_day_can_be_the_title_of_a_post() {
        let titles_of = |titles: &[&str]| {
            let item = |(n, title)| {
                format!("<li><a href=/{n}>{title}</a> <p>No ferry came, and no mail.</p></li>")
            };
            titles.iter().enumerate().map(item).collect::<String>()
        };
        let posts = ["The ferry is back", "25 April", "A dam for the moor", "Choir seeks basses"];
        assert_eq!(titles(&titles_of(&posts)), posts);
    }
}
