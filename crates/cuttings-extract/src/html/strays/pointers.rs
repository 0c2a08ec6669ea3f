//! Links between entries that point to something else: "Read also: …" and the feed of a list.

use super::{Accepted, COMMON};
use crate::hash::Set;
use crate::html::boxes;
use crate::html::links::{Link, Links};
use crate::html::pieces;
use crate::html::survey::Survey;

/// Drops such links where there are other entries.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let points = |l: &Link| l.heading.is_none() && (is_of_feed(l) || is_see_also(survey, l));
    let pointers: Vec<usize> = accepted
        .iter()
        .map(|&(number, _)| number)
        .filter(|&number| link(number).is_some_and(points))
        .collect();
    let subjects = |numbers: &mut dyn Iterator<Item = usize>| -> usize {
        numbers.filter_map(|number| Some(link(number)?.subject)).collect::<Set<usize>>().len()
    };
    if pointers.is_empty() {
        return;
    }
    let is_pointer = |number: usize| pointers.binary_search(&number).is_ok();
    let others = subjects(&mut accepted.iter().map(|a| a.0).filter(|&n| !is_pointer(n)));
    if others >= COMMON && subjects(&mut pointers.iter().copied()) <= others {
        accepted.retain(|&(number, _)| !is_pointer(number));
    }
}

/// Whether the text before a link, in the same block, says nothing but that there is more to read.
fn is_see_also(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let Some(block) = link.block.filter(|&block| block < link.node) else { return false };
    let weight = survey.between(block, link.node).text;
    let is_near = link.node.index() - block.index() <= FURTHEST;
    is_near && (1..=LONGEST).contains(&weight) && {
        let before = pieces::cut(survey, block, link.node, &|_| false);
        boxes::says_beside(&pieces::join(before.iter()))
    }
}

/// What stands before such a link weighs no more.
const LONGEST: u32 = 30;

/// Nor are there more nodes before it.
const FURTHEST: usize = 64;

/// Whether an address is that of a feed, by its last part.
fn is_of_feed(link: &Link) -> bool {
    let path = link.url.path().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let says_feed = last.split(['.', '_']).any(|word| matches!(word, "rss" | "rss2" | "atom"));
    says_feed && link.weight < LONGEST_OF_FEED && link.text.to_lowercase().contains("rss")
}

/// A link to a feed says no more: a title could be about feeds.
const LONGEST_OF_FEED: u32 = 120;

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn list(last: &str) -> String {
        let item = |n: u32| format!("<li><p><a href=/{n}>The {n}th report of the board</a></p>");
        (1..=6).map(item).collect::<String>() + last
    }

    #[test]
    fn what_an_entry_tells_to_read_also_is_none() {
        let html = list("<li><p>Lire aussi : <a href=/90>What the board said before</a></p>");
        assert_eq!(titles(&html).len(), 6);
        let html = list("<li><p>Board: <a href=/90>What the board said before</a></p>");
        assert_eq!(titles(&html).len(), 7);
    }

    #[test]
    fn the_feed_of_a_list_is_no_entry() {
        let html =
            list("<li><p><a href=/search_rss?q=board>Subscribe to these results by RSS</a></p>");
        assert_eq!(titles(&html).len(), 6);
        let html = list(
            "<li><p><a href=/why-rss-matters-to-the-board>Why RSS matters to the board</a></p>",
        );
        assert_eq!(titles(&html).len(), 7);
    }
}
