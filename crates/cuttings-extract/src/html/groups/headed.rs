//! Records without an element around them, each of which begins with a heading that is no link: the posts of an old
//! archive, which link only the time at their end.

use super::{Record, Root};
use crate::dom::{NodeId, Tag};
use crate::html::survey::Survey;

/// So many records show what they begin with.
const FEWEST: usize = 3;

/// Lets the records of roots that are siblings begin with their headings. `false` where they do not: roots that hold
/// headings, gaps without one, none before the first root, one more of the same rank behind the last or in a gap, such as
/// days above the headings.
pub(super) fn spread(
    survey: &Survey<'_, '_>,
    parent: NodeId,
    roots: &[Root],
    out: &mut [Record],
) -> bool {
    let entries: Vec<&[Root]> = roots.chunk_by(|a, b| a.subject == b.subject).collect();
    let holds_heading = |root: &Root| survey.within(root.node).headings > 0;
    if entries.len() < FEWEST || roots.iter().any(holds_heading) {
        return false;
    }
    let Some(starts) = starts(survey, parent, &entries) else { return false };
    let dom = survey.dom;
    let ends: Vec<NodeId> =
        entries.iter().filter_map(|entry| Some(dom.end(entry.last()?.node))).collect();
    let is_more = |node: NodeId| {
        let within = survey.within(node);
        within.text + within.images > 0 && !dom.tag(node).is_heading()
    };
    let follow_at_once =
        |(&end, &start): (&NodeId, &NodeId)| !siblings(survey, end, start).any(is_more);
    if !ends.iter().zip(starts.iter().skip(1)).all(follow_at_once) {
        return false;
    }
    let mut slots = out.iter_mut();
    for (at, (entry, &start)) in entries.iter().zip(&starts).enumerate() {
        let end = starts.get(at + 1).or_else(|| ends.get(at)).copied().unwrap_or(start);
        for slot in slots.by_ref().take(entry.len()) {
            *slot = Record { start, end };
        }
    }
    true
}

/// Where the records begin: at the one heading of a rank that stands before each of the entries, and not behind the
/// last; at the first of those right above it, if each has as many.
fn starts(survey: &Survey<'_, '_>, parent: NodeId, entries: &[&[Root]]) -> Option<Vec<NodeId>> {
    let dom = survey.dom;
    let mut from = parent.next();
    let mut gaps: Vec<Vec<Heading>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let (first, last) = (entry.first()?.node, entry.last()?.node);
        gaps.push(headings(survey, from, first));
        from = dom.end(last);
    }
    let (first, others) = gaps.split_first()?;
    let behind = headings(survey, from, dom.end(parent));
    let only = |gap: &[Heading], rank: Tag| {
        let mut alike = gap.iter().filter(|heading| dom.tag(heading.node) == rank).copied();
        alike.next().filter(|_| alike.next().is_none())
    };
    // Before the first one, there may be others: the last one of a rank counts.
    let mut asked: Vec<Tag> = Vec::new();
    let begin = first.iter().rev().find_map(|&heading| {
        let rank = dom.tag(heading.node);
        if asked.contains(&rank) {
            return None;
        }
        asked.push(rank);
        let rest = others.iter().map(|gap| only(gap, rank)).collect::<Option<Vec<Heading>>>()?;
        let is_behind = behind.iter().any(|heading| dom.tag(heading.node) == rank);
        (!is_behind).then(|| std::iter::once(heading).chain(rest).collect::<Vec<Heading>>())
    })?;
    Some(topmost(&gaps, begin.iter().map(|heading| heading.node).collect()))
}

/// The headings as far above these as each has one right above it.
fn topmost(gaps: &[Vec<Heading>], mut begin: Vec<NodeId>) -> Vec<NodeId> {
    let above = |begin: &[NodeId]| {
        let pairs = gaps.iter().zip(begin);
        pairs
            .map(|(gap, node)| gap.iter().find(|heading| heading.node == *node)?.above)
            .collect::<Option<Vec<NodeId>>>()
    };
    while let Some(higher) = above(&begin) {
        begin = higher;
    }
    begin
}

#[derive(Clone, Copy)]
struct Heading {
    node: NodeId,
    /// The heading right above it.
    above: Option<NodeId>,
}

/// The headings among the siblings from one node up to another.
fn headings(survey: &Survey<'_, '_>, from: NodeId, to: NodeId) -> Vec<Heading> {
    let is_heading = |&node: &NodeId| survey.dom.tag(node).is_heading();
    let mut above = None;
    let mut found = Vec::new();
    let near = siblings(survey, from, to).take(MOST_SIBLINGS);
    for node in near.filter(|&node| survey.within(node).text > 0) {
        let heading = Some(node).filter(is_heading);
        found.extend(heading.map(|node| Heading { node, above }));
        above = heading;
    }
    found
}

/// More siblings than this between two entries are not looked at.
const MOST_SIBLINGS: usize = 400;

/// The siblings from one node up to another.
fn siblings(survey: &Survey<'_, '_>, from: NodeId, to: NodeId) -> impl Iterator<Item = NodeId> {
    let dom = survey.dom;
    let is_before = move |node: &NodeId| *node < to;
    std::iter::successors(Some(from).filter(is_before), move |&node| {
        Some(dom.end(node)).filter(is_before)
    })
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Hint, html};

    /// What is read of posts without an element around them, headed so, with days above some.
    fn read(posts: &[(&str, &str)]) -> Vec<Entry> {
        let post = |(n, (above, title)): (usize, &(&str, &str))| {
            format!(
                "{above}<h3>{title}</h3><p>The harbour board met again, and put off what it had put off in the spring.</p>\
                 <p>Nobody of the board wished to say for how long this can go on, meeting {n} of the year or not.</p>\
                 <p class=posted>Posted by Ada Holm at <a href=/archives/000{n}.html>10:1{n} PM</a> | \
                 <a href=/archives/000{n}.html#comments>Comments ({n})</a></p>"
            )
        };
        let posts: String = posts.iter().enumerate().map(post).collect();
        let page = format!(
            "<html lang=en><body><div class=content><h1>The quay</h1>{posts}<hr><p>Powered by nothing</p></div></body></html>"
        );
        let hint =
            Hint { url: Some("https://quay.example/archives/2004_07.html"), ..Hint::default() };
        html::read(&page, &hint).entries
    }

    #[test]
    fn days_above_headings_are_those_of_the_posts_below() {
        let post = |n: u32| {
            format!(
                "<p>{n} May 2024</p><h3>Part {n} of the story of the harbour</h3><p>The board met again, and put off what it had put off before. <a href=/{n}>Read more</a></p>"
            )
        };
        let posts: String = (11..16).map(post).collect();
        let page =
            format!("<html lang=en><body><main><h1>The quay</h1>{posts}</main></body></html>");
        let hint = Hint { url: Some("https://quay.example/news/"), ..Hint::default() };
        let read = html::read(&page, &hint).entries;
        let days: Vec<String> =
            read.iter().map(|e| e.date_published.unwrap().day().to_string()).collect();
        assert_eq!(days, (11..16).map(|n| format!("2024-05-{n}")).collect::<Vec<_>>());
    }

    #[test]
    fn records_begin_with_the_first_of_the_headings_that_stand_together() {
        let titles =
            ["The last ferry", "Council minutes", "Wicker chair found", "Regatta, day two"];
        let post = |(n, title): (usize, &&str)| {
            format!(
                "<h2>{title}</h2><h5>by Ada Holm</h5><h6>{n} May 2024</h6>\
                 <p>The board met again, and put off what it had put off before. <a href=/p/{n}>Read more</a></p>"
            )
        };
        let posts: String = (11..).zip(&titles).map(post).collect();
        let page = format!("<html lang=en><body><div><h1>The quay</h1>{posts}</div></body></html>");
        let hint = Hint { url: Some("https://quay.example/"), ..Hint::default() };
        let read = html::read(&page, &hint).entries;
        let found: Vec<&str> = read.iter().filter_map(|entry| entry.title.as_deref()).collect();
        assert_eq!(found, titles);
    }

    #[test]
    fn posts_that_link_their_times_at_the_end_begin_with_their_headings() {
        let entries = read(&[
            ("<h2>July 31, 2004</h2>", "The last ferry"),
            ("<h2>July 29, 2004</h2>", "Council minutes"),
            ("", "Wicker chair found"),
            ("<h2>July 24, 2004</h2>", "Why the bus goes round twice"),
            ("<h2>July 19, 2004</h2>", "Regatta, day two"),
        ]);
        let told: Vec<(&str, String)> = entries
            .iter()
            .map(|e| (e.title.as_deref().unwrap(), e.date_published.unwrap().day().to_string()))
            .collect();
        let expected = [
            ("The last ferry", "2004-07-31"),
            ("Council minutes", "2004-07-29"),
            ("Wicker chair found", "2004-07-29"),
            ("Why the bus goes round twice", "2004-07-24"),
            ("Regatta, day two", "2004-07-19"),
        ];
        assert_eq!(told, expected.map(|(title, day)| (title, day.to_owned())));
    }
}
