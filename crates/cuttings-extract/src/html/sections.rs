//! The headings above the entries of a page: sections of a front page, days of an archive.
//!
//! A heading that is no entry's title and stands in none stands for the entries below it: those in the
//! smallest part of the page that holds the heading and any entry after it, up to the next heading of its
//! rank.

use jiff::civil::Date;

use super::groups::Record;
use super::pieces;
use super::survey::{Survey, Zone, weight};
use crate::dates;
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::Set;

/// Headings of sections are no longer than this.
const LONGEST: u32 = 60;

/// Names of sections have fewer words; and what is said beside them, once, weighs less.
const LEAST_OF_CALL: usize = 7;
const LEAST_BESIDE: u32 = 20;

/// A heading that stands above an entry.
#[derive(Clone, Debug)]
pub(super) struct Above {
    pub(super) node: NodeId,
    pub(super) text: String,
    /// The day that it gives for machines.
    pub(super) machine: Option<Date>,
}

impl Above {
    pub(super) fn of(dom: &Dom<'_>, node: NodeId, text: String) -> Self {
        let mut times = dom.subtree(node).take(NEAR).filter(|&n| dom.tag(n) == Tag::Time);
        let machine = times.find_map(|time| dates::machine(dom.attr(time, "datetime")?));
        Self { node, text, machine: machine.map(|when| when.day()) }
    }
}

/// The time of a heading is among its first elements.
const NEAR: usize = 8;

/// A heading with the part of the page that it stands for.
struct Open {
    above: Above,
    rank: Tag,
    end: NodeId,
    /// Whether that is a part of the page, rather than the whole.
    in_box: bool,
}

/// The heading above each record. `titles` are the nodes of the titles of the records, `headlines` the headings that lead
/// to any entry: a front page shows some twice.
pub(super) fn above(
    survey: &Survey<'_, '_>,
    records: &[Record],
    titles: &[Option<NodeId>],
    headlines: &Set<NodeId>,
) -> Vec<Option<Above>> {
    let dom = survey.dom;
    let mut found = vec![None; records.len()];
    let mut order: Vec<usize> = (0..records.len()).collect();
    let start = |at: usize| {
        let record = records.get(at).map(|r| r.start);
        titles.get(at).copied().flatten().or(record)
    };
    order.sort_by_key(|&at| start(at));
    let starts: Vec<NodeId> = order.iter().filter_map(|&at| start(at)).collect();
    let (Some(&_), Some(&last)) = (starts.first(), starts.last()) else { return found };
    let title_rank = rank_of_titles(survey, titles);
    let shapes = shapes_of_titles(survey, titles);
    let roots = stretches(records, |r| survey.dom.end(r.start));
    let whole = stretches(records, |r| r.end);
    let mut open: Vec<Open> = Vec::new();
    let mut next = 0;
    let mut node = crate::dom::Dom::ROOT;
    while node <= last {
        while let Some(&at) = starts.get(next).filter(|&&s| s <= node).and(order.get(next)) {
            let entry = starts.get(next).copied().unwrap_or(node);
            open.retain(|heading| heading.end > entry);
            if let (Some(slot), Some(heading)) = (found.get_mut(at), open.last()) {
                *slot = Some(heading.above.clone());
            }
            next += 1;
        }
        let rank = dom.tag(node);
        if is_candidate(survey, node, &starts)
            && (rank < title_rank || !is_inside(&roots, node))
            && (rank <= title_rank || !is_inside(&whole, node))
            && !shapes.contains(&survey.signature(node))
            && !headlines.contains(&node)
            && let Some(heading) = opened(survey, node, &starts)
            && (rank <= title_rank || heading.in_box)
        {
            open.retain(|other| other.rank < heading.rank && other.end > node);
            open.push(heading);
        }
        node = node.next();
    }
    found
}

/// The shapes of the headings that are titles: another of that shape is the title of something, too.
fn shapes_of_titles(survey: &Survey<'_, '_>, titles: &[Option<NodeId>]) -> Set<u64> {
    let dom = survey.dom;
    let heading = |&title: &NodeId| {
        std::iter::once(title)
            .chain(dom.ancestors(title).take(3))
            .find(|&n| dom.tag(n).is_heading())
    };
    titles.iter().flatten().filter_map(heading).map(|node| survey.signature(node)).collect()
}

/// The rank that most of the titles have; below all headings where they are none.
fn rank_of_titles(survey: &Survey<'_, '_>, titles: &[Option<NodeId>]) -> Tag {
    let dom = survey.dom;
    let ranks = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
    let mut counts = [0_usize; 6];
    let mut others = 0_usize;
    for &title in titles.iter().flatten() {
        let heading = std::iter::once(title)
            .chain(dom.ancestors(title).take(3))
            .find_map(|n| ranks.iter().position(|&rank| rank == dom.tag(n)));
        match heading.and_then(|at| counts.get_mut(at)) {
            Some(count) => *count += 1,
            None => others += 1,
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    if others > most {
        return Tag::H6;
    }
    ranks.iter().zip(counts).find(|(_, count)| *count == most).map_or(Tag::H6, |(&rank, _)| rank)
}

/// The records, in order, as stretches of nodes: what surely belongs to one of them, up to its root's end, or
/// all that may.
fn stretches(records: &[Record], end: impl Fn(&Record) -> NodeId) -> Vec<(NodeId, NodeId)> {
    let mut stretches: Vec<(NodeId, NodeId)> = records.iter().map(|r| (r.start, end(r))).collect();
    stretches.sort_unstable();
    stretches
}

fn is_inside(stretches: &[(NodeId, NodeId)], node: NodeId) -> bool {
    let after = stretches.partition_point(|&(start, _)| start < node);
    after.checked_sub(1).and_then(|at| stretches.get(at)).is_some_and(|&(_, end)| node < end)
}

/// Whether a node is a heading that could stand above entries.
fn is_candidate(survey: &Survey<'_, '_>, node: NodeId, starts: &[NodeId]) -> bool {
    let tag = survey.dom.tag(node);
    tag.is_heading()
        && tag != Tag::H1
        && !survey.zone(node).has(Zone::HIDDEN)
        && (1..=LONGEST).contains(&survey.within(node).text)
        && starts.binary_search(&node).is_err()
}

/// A heading's text without the sign that links to the heading itself: "2020 #".
fn without_anchor(mut text: String) -> String {
    let bare = text.trim_end_matches(['#', '¶', '§', '🔗', ' ', '\u{A0}']).len();
    if bare > 0 {
        text.truncate(bare);
    }
    text
}

/// Whether a heading of many words stands with more text in an element that ends before the entries begin: that of
/// a letter to subscribe to, of a question about cookies.
fn is_of_box(survey: &Survey<'_, '_>, node: NodeId, scope: NodeId, text: &str) -> bool {
    let holds = |&up: &NodeId| survey.dom.parent(up) == Some(scope);
    let Some(held) = survey.dom.ancestors(node).find(holds) else { return false };
    let within = survey.within(held);
    let beside = within.text.saturating_sub(within.link_text + survey.within(node).text);
    beside >= LEAST_BESIDE && text.split_whitespace().count() >= LEAST_OF_CALL
}

/// Whether a heading is a sentence, which an outlet says of itself below its name.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.split_whitespace().count() >= LEAST_OF_CALL
}

/// A heading with its part of the page, where there is an entry in it.
fn opened(survey: &Survey<'_, '_>, node: NodeId, starts: &[NodeId]) -> Option<Open> {
    let dom = survey.dom;
    let after = *starts.get(starts.partition_point(|&s| s <= node))?;
    let scope = dom.ancestors(node).find(|&up| dom.end(up) > after)?;
    let text = without_anchor(pieces::shown_text(survey, node));
    if is_of_box(survey, node, scope, &text) {
        return None;
    }
    (weight(&text) > 0 && !is_sentence(&text)).then(|| Open {
        above: Above::of(dom, node, text),
        rank: dom.tag(node),
        end: dom.end(scope),
        in_box: !matches!(dom.tag(scope), Tag::Html | Tag::Body | Tag::Main),
    })
}
