//! Links between entries that point to something else: "Read also: …" and the feed of a list.

use super::{Accepted, COMMON};
use crate::hash::Set;
use crate::html::boxes;
use crate::html::links::{Link, Links};
use crate::html::pieces;
use crate::html::survey::Survey;

/// Drops what is only linked so, where there are other entries.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let shown = accepted
        .iter()
        .filter_map(|&(number, _)| links.all.get(number))
        .filter(|link| link.weight > 0 || link.heading.is_some());
    let points =
        |link: &&Link| link.heading.is_none() && (is_of_feed(link) || is_see_also(survey, link));
    let (pointers, others): (Vec<&Link>, Vec<&Link>) = shown.partition(points);
    if pointers.is_empty() {
        return;
    }
    let subjects = |links: Vec<&Link>| -> Set<usize> { links.iter().map(|l| l.subject).collect() };
    let others = subjects(others);
    let pointers: Set<usize> = subjects(pointers).difference(&others).copied().collect();
    if others.len() >= COMMON && pointers.len() <= others.len() {
        accepted.retain(|&(number, _)| {
            links.all.get(number).is_none_or(|link| !pointers.contains(&link.subject))
        });
    }
}

/// Whether the text before a link, in the same block, says nothing but that there is more to read.
fn is_see_also(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let Some(block) = link.block.filter(|&block| block < link.node) else { return false };
    let weight = survey.between(block, link.node).text;
    let is_near = link.node.index() - block.index() <= FURTHEST;
    is_near && (1..=LONGEST).contains(&weight) && {
        let before = pieces::cut(survey, block, link.node, &|_| false);
        let before = pieces::join(before.iter());
        // "Trending" alone is a kicker.
        let says_more = before.ends_with([':', '：']) || before.contains(char::is_whitespace);
        says_more && boxes::says_beside(&before)
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
        let html = list("<li><p>Trending <a href=/90>What the board said before</a></p>");
        assert_eq!(titles(&html).len(), 7);
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
