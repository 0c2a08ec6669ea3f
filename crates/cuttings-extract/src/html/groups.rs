//! Links of one shape and place: the candidates for being the page's list.
//!
//! A list of articles is made by a template, so its links share tags, class names and depth. All links
//! of a page are put into groups by that, and each link of a group gets a *record*: the largest part of
//! the page that holds it and no other link of its group.

mod headed;

use super::links::{Link, Links};
use super::survey::{Survey, Totals};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::{self, Map};

/// A group of links.
#[derive(Debug)]
pub(super) struct Group {
    /// Indices into [`Links::all`], in document order.
    pub(super) links: Vec<usize>,
    /// The record of each.
    pub(super) records: Vec<Record>,
}

/// So many links of a group are judged.
const SAMPLE: usize = 8;

impl Group {
    /// The places in the group of the links by which it is judged: all of a small one; of a larger one,
    /// since a template makes all of a list or none, a few from its first to its last.
    pub(super) fn sample(&self) -> impl Iterator<Item = usize> + use<> {
        let size = self.links.len();
        let taken = size.min(SAMPLE);
        let steps = taken.saturating_sub(1).max(1);
        (0..taken).map(move |step| step * (size - 1) / steps)
    }
}

/// A run of nodes that belongs to one link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// The first node.
    pub(super) start: NodeId,
    /// The first node after it.
    pub(super) end: NodeId,
}

/// A text with which more addresses than this are linked names none of them.
const SHARED_TEXT: u32 = 2;
/// Links are looked for so deep in cells, and columns beyond so many are one.
const CELL_DEPTH: usize = 6;
const MOST_COLUMNS: usize = 16;
/// A record of a lone link does not grow beyond this much text, so many links, so many headings.
const LONE_RECORD: (u32, u32, u32) = (4_000, 24, 3);

/// Puts the links of a page into groups.
pub(super) fn group(survey: &Survey<'_, '_>, links: &Links) -> Vec<Group> {
    let mut index: Map<Shape, usize> = Map::default();
    let mut groups: Vec<Group> = Vec::new();
    let could_be = |link: &Link| !link.path.picture && !leads_aside(survey.dom, link);
    for (number, link) in links.all.iter().enumerate().filter(|(_, link)| could_be(link)) {
        let at = *index.entry(shape(survey, links, link)).or_insert_with(|| {
            groups.push(Group { links: Vec::new(), records: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.links.push(number);
        }
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .flat_map(|group| by_beginning(survey, links, group))
        .flat_map(|group| by_standing(survey, links, group))
        .collect();
    for group in &mut groups {
        let anchors: Vec<(NodeId, usize)> = group
            .links
            .iter()
            .filter_map(|&l| links.all.get(l))
            .map(|l| (l.heading.filter(|&h| h < l.node).unwrap_or(l.node), l.subject))
            .collect();
        group.records = records(survey, &anchors);
    }
    groups
}

/// A mark or an arrow beside a link weighs no more.
const REST: u32 = 3;

/// How a link stands in its block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It shows no text.
    Empty,
    /// It is the block's text.
    Whole,
    /// It stands amid other text, or other links.
    Amid,
}

fn standing(survey: &Survey<'_, '_>, link: &Link) -> Standing {
    let block = link.block.map_or(0, |block| survey.within(block).text);
    if link.weight == 0 {
        Standing::Empty
    } else if block.saturating_sub(link.weight) <= REST {
        Standing::Whole
    } else {
        Standing::Amid
    }
}

/// Titles and topics come by turns at least so many times before a group is parted.
const FEWEST_TURNS: usize = 3;
/// The links of one part weigh at least so many times as much as those of the other, on the average.
const HEAVIER: u32 = 2;

/// Where nothing but how they stand in their blocks tells the titles of a list from the topics between
/// them, they are groups of their own: by turns, the ones long and the others short.
fn by_standing(survey: &Survey<'_, '_>, links: &Links, group: Group) -> Vec<Group> {
    let all: Vec<(usize, Standing, u32)> = group
        .links
        .iter()
        .filter_map(|&number| Some((number, links.all.get(number)?)))
        .map(|(number, link)| (number, standing(survey, link), link.weight))
        .collect();
    let parts = [Standing::Empty, Standing::Whole, Standing::Amid]
        .map(|standing| all.iter().filter(|(_, s, _)| *s == standing).copied().collect::<Vec<_>>());
    let mut parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let turns = all.chunk_by(|a, b| a.1 == b.1).count();
    if parts.len() < 2 || turns < FEWEST_TURNS * 2 {
        return vec![group];
    }
    let mean = |part: &Vec<(usize, Standing, u32)>| {
        let sum: u32 = part.iter().map(|&(_, _, weight)| weight.min(400)).sum();
        sum / u32::try_from(part.len()).unwrap_or(u32::MAX)
    };
    parts.sort_by_key(mean);
    let (Some(short), Some(long)) = (parts.first(), parts.last()) else { return vec![group] };
    if short.len() < FEWEST_TURNS
        || long.len() < FEWEST_TURNS
        || mean(long) < mean(short).saturating_mul(HEAVIER)
    {
        return vec![group];
    }
    parts
        .into_iter()
        .map(|part| Group {
            links: part.into_iter().map(|(number, ..)| number).collect(),
            records: Vec::new(),
        })
        .collect()
}

/// What such a paragraph says besides its links.
const REMARK: u32 = 25;
/// So many blocks begin with a link before the other links of a group are parted from these, and so many of a hundred
/// of all blocks that have any.
const FEWEST_BEGUN: usize = 5;
const MOST_BEGIN: usize = 70;

/// Where paragraphs begin with a link and go on with text, these are titles; the links in what follows are its own. The
/// remarks of a link blog have no names that tell them apart.
fn by_beginning(survey: &Survey<'_, '_>, links: &Links, group: Group) -> Vec<Group> {
    let mut begun: Vec<usize> = Vec::new();
    let mut within: Vec<usize> = Vec::new();
    let (mut blocks, mut goes_on) = (0, 0);
    let mut last: Option<NodeId> = None;
    for &number in &group.links {
        let Some((link, block)) = links.all.get(number).and_then(|link| Some((link, link.block?)))
        else {
            return vec![group];
        };
        if survey.dom.tag(block) != Tag::P {
            return vec![group];
        }
        blocks += usize::from(last != Some(block));
        last = Some(block);
        if survey.between(block, link.node).text <= REST {
            begun.push(number);
            let whole = survey.within(block);
            goes_on += usize::from(whole.text.saturating_sub(whole.link_text) >= REMARK);
        } else {
            within.push(number);
        }
    }
    if within.is_empty()
        || begun.len() < FEWEST_BEGUN
        || begun.len() * 100 < blocks * MOST_BEGIN
        || goes_on * 2 < begun.len()
    {
        return vec![group];
    }
    [begun, within].map(|links| Group { links, records: Vec::new() }).into()
}

/// Whether a link says itself that it leads to a topic or an author, or on to an advertiser: `rel` as in HTML
/// and microformats. What an outlet is paid to publish itself may well be listed.
fn leads_aside(dom: &Dom<'_>, link: &Link) -> bool {
    let rel = dom.known_attr(link.node, Attr::Rel).unwrap_or_default();
    let says = |kind: &str| rel.split_ascii_whitespace().any(|k| k.eq_ignore_ascii_case(kind));
    ["tag", "category", "author"].into_iter().any(says) || !link.same_host && says("sponsored")
}

/// Links lie no deeper than this where the tags around them are compared.
const DEEPEST: usize = 64;

/// Groups that some fit, put together by the tags around their links: what differs by a class name or by the word of a
/// button is of one list for all that.
pub(super) fn alike(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: &[Group],
    fits: impl Fn(usize, &Group) -> bool,
) -> Vec<Vec<usize>> {
    let dom = survey.dom;
    let mut alike: Map<u64, Vec<usize>> = Map::default();
    for (number, group) in groups.iter().enumerate().filter(|(number, group)| fits(*number, group))
    {
        let Some(first) = group.links.first().and_then(|&link| links.all.get(link)) else {
            continue;
        };
        let tags = dom.ancestors(first.node).take(DEEPEST).map(|node| dom.tag(node));
        let around = tags.fold(0, |all, tag| hash::of(&(all, tag)));
        alike.entry(around).or_default().push(number);
    }
    let mut alike: Vec<Vec<usize>> = alike.into_values().collect();
    alike.sort_unstable();
    alike
}

/// The links of some groups, in document order.
pub(super) fn united<'l>(links: &'l Links, groups: &[Group], numbers: &[usize]) -> Vec<&'l Link> {
    let all = numbers.iter().filter_map(|&number| groups.get(number)).flat_map(|g| &g.links);
    let mut all: Vec<usize> = all.copied().collect();
    all.sort_unstable();
    all.into_iter().filter_map(|number| links.all.get(number)).collect()
}

/// A list leads to so many places.
const FEWEST_OF_LIST: usize = 4;

/// Whether a page has a list already: a group of at least this likelihood that leads to several places.
pub(super) fn have_list(links: &Links, groups: &[Group], likelihoods: &[f32], least: f32) -> bool {
    let likely = groups.iter().zip(likelihoods).filter(|(_, likelihood)| **likelihood >= least);
    let subjects = |group: &Group| {
        count_subjects(group.links.iter().filter_map(|&number| links.all.get(number)))
    };
    likely.map(|(group, _)| subjects(group)).any(|subjects| subjects >= FEWEST_OF_LIST)
}

/// The records of links, each cut by the others.
pub(super) fn records_of(survey: &Survey<'_, '_>, all: &[&Link]) -> Vec<Record> {
    let anchors: Vec<(NodeId, usize)> = all.iter().map(|link| (link.node, link.subject)).collect();
    records(survey, &anchors)
}

/// How many places links lead to.
pub(super) fn count_subjects<'l>(links: impl Iterator<Item = &'l Link>) -> usize {
    let mut subjects: Vec<usize> = links.map(|link| link.subject).collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects.len()
}

/// What links of one group have in common.
#[derive(PartialEq, Eq, Hash)]
struct Shape {
    signature: u64,
    place: u16,
    /// What its surroundings do not tell: a link to a place in a page, and one whose words are those of
    /// many, is another link than its neighbours.
    has_heading: bool,
    has_fragment: bool,
    has_shared_text: bool,
    /// Its own classes, by which the links of one record differ.
    class: u64,
    /// Its column, in a table.
    column: usize,
}

fn shape(survey: &Survey<'_, '_>, links: &Links, link: &Link) -> Shape {
    // A page may be linked by a place in it alone.
    let is_linked_twice = links.subject_counts.get(link.subject).is_some_and(|&count| count > 1);
    let class =
        survey.dom.known_attr(link.node, Attr::Class).filter(|c| !super::names::has_digit(c));
    Shape {
        signature: survey.signature(link.node),
        place: survey.zone(link.node).place(),
        has_heading: link.heading.is_some(),
        has_fragment: is_linked_twice && link.url.fragment().is_some_and(|f| !f.is_empty()),
        has_shared_text: link.weight > 0 && link.text_peers > SHARED_TEXT && !link.recurs,
        class: class.map_or(0, hash::of),
        column: column(survey.dom, link.node),
    }
}

/// How many cells stand before the one that the node is in.
fn column(dom: &Dom<'_>, node: NodeId) -> usize {
    let is_cell = |n: &NodeId| matches!(dom.tag(*n), Tag::Td | Tag::Th);
    let Some(cell) = dom.ancestors(node).take(CELL_DEPTH).find(is_cell) else { return 0 };
    let row = dom.parent(cell).unwrap_or(Dom::ROOT);
    dom.children(row).filter(is_cell).take(MOST_COLUMNS).take_while(|&n| n < cell).count()
}

/// The records of anchors in document order, each with the subject that it stands for: each grows up
/// the tree until it would take in an anchor of another subject, then along its siblings.
pub(super) fn records(survey: &Survey<'_, '_>, anchors: &[(NodeId, usize)]) -> Vec<Record> {
    let dom = survey.dom;
    let mut previous: Vec<Option<NodeId>> = Vec::with_capacity(anchors.len());
    let mut last: Option<(NodeId, usize)> = None;
    let mut before: Option<NodeId> = None;
    for &(node, subject) in anchors {
        if let Some((n, s)) = last
            && s != subject
        {
            before = Some(n);
        }
        previous.push(before);
        last = Some((node, subject));
    }
    let mut next: Vec<Option<NodeId>> = vec![None; anchors.len()];
    let mut after: Option<NodeId> = None;
    let mut last: Option<(NodeId, usize)> = None;
    for (at, &(node, subject)) in anchors.iter().enumerate().rev() {
        if let Some((n, s)) = last
            && s != subject
        {
            after = Some(n);
        }
        if let Some(slot) = next.get_mut(at) {
            *slot = after;
        }
        last = Some((node, subject));
    }
    let roots: Vec<Root> = anchors
        .iter()
        .zip(previous.iter().zip(&next))
        .map(|(&(node, subject), (&before, &after))| Root {
            node: grow(survey, node, before, after),
            subject,
        })
        .collect();
    spread(dom, survey, &roots)
}

/// The largest element around an anchor that holds none of another subject.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Root {
    node: NodeId,
    subject: usize,
}

/// The highest ancestor that takes in neither neighbour.
fn grow(
    survey: &Survey<'_, '_>,
    node: NodeId,
    before: Option<NodeId>,
    after: Option<NodeId>,
) -> NodeId {
    let dom = survey.dom;
    let lone = before.is_none() && after.is_none();
    let mut root = node;
    for up in dom.ancestors(node) {
        let holds = |n: Option<NodeId>| n.is_some_and(|n| dom.is_within(n, up));
        if holds(before) || holds(after) {
            break;
        }
        if matches!(dom.tag(up), Tag::Document | Tag::Html | Tag::Body | Tag::Main) {
            break;
        }
        // At the ends of a list nothing but size tells where the record ends.
        let totals = survey.within(up);
        let (text, links, headings) = LONE_RECORD;
        if lone && (totals.text > text || totals.links > links || totals.headings > headings) {
            break;
        }
        root = up;
    }
    root
}

/// Records whose roots are siblings reach up to the next root, so that a heading takes along the
/// paragraphs after it; or from the previous one, where the list shows that details come first.
fn spread(dom: &Dom<'_>, survey: &Survey<'_, '_>, roots: &[Root]) -> Vec<Record> {
    // Links of one subject share their root.
    let mut distinct = roots.to_vec();
    distinct.dedup_by_key(|root| root.node);
    let alone = |root: &Root| Record { start: root.node, end: dom.end(root.node) };
    let mut records: Vec<Record> = distinct.iter().map(alone).collect();
    let mut at = 0;
    for run in distinct.chunk_by(|a, b| dom.parent(a.node) == dom.parent(b.node)) {
        let parent = run.first().and_then(|r| dom.parent(r.node));
        if let (Some(parent), Some(slots)) = (parent, records.get_mut(at..at + run.len()))
            && !headed::spread(survey, parent, run, slots)
        {
            let nodes: Vec<NodeId> = run.iter().map(|root| root.node).collect();
            spread_run(dom, survey, parent, &nodes, slots);
        }
        at += run.len();
    }
    let mut out = Vec::with_capacity(roots.len());
    let mut place = 0;
    for root in roots {
        if distinct.get(place).map(|known| known.node) != Some(root.node) {
            place += 1;
        }
        out.push(records.get(place).copied().unwrap_or(alone(root)));
    }
    out
}

/// Fewer gaps between records do not tell what usually stands in them.
const FEWEST_GAPS: usize = 3;

fn spread_run(
    dom: &Dom<'_>,
    survey: &Survey<'_, '_>,
    parent: NodeId,
    roots: &[NodeId],
    out: &mut [Record],
) {
    let Some(&last) = roots.last().filter(|_| roots.len() > 1) else { return };
    let gaps: Vec<Totals> = roots
        .windows(2)
        .filter_map(|w| Some(survey.between(dom.end(*w.first()?), *w.get(1)?)))
        .collect();
    let filled = gaps.iter().filter(|t| t.text + t.images > 0).count();
    if filled == 0 {
        return;
    }
    // Where most records follow each other at once, each is whole: what stands between two of them, a box
    // for a newsletter or an advertisement, is none of either.
    let are_whole = |root: &NodeId| !dom.tag(*root).is_heading() && dom.tag(*root) != Tag::A;
    if gaps.len() >= FEWEST_GAPS && filled * 3 <= gaps.len() && roots.iter().all(are_whole) {
        return;
    }
    let siblings: Vec<NodeId> = dom
        .children(parent)
        .filter(|&n| dom.tag(n) != Tag::Text || survey.within(n).text > 0)
        .collect();
    let leads = lead_length(survey, &siblings, roots);
    let mut start = roots.first().map_or(last, |&first| back(&siblings, first, leads));
    for (at, record) in out.iter_mut().enumerate() {
        let Some(&root) = roots.get(at) else { continue };
        record.start = start;
        record.end = match roots.get(at + 1) {
            // What leads some of the records, as a section's name does, does not stand before all.
            Some(&next) => back(&siblings, next, leads).max(dom.end(root)),
            None => after_last(dom, survey, parent, last, roots),
        };
        start = record.end;
    }
}

/// Records with less text outside of links than this, on the average, are no bodies.
const LEAST_BODY: u32 = 60;

/// How many sibling elements before a root belong to it: the most by which all gaps agree in tag from
/// the right, if the first root has them too and the last root is not followed by the same, or if they begin
/// with the heading of a body.
fn lead_length(survey: &Survey<'_, '_>, siblings: &[NodeId], roots: &[NodeId]) -> usize {
    let dom = survey.dom;
    let place = |node: NodeId| siblings.binary_search(&node).ok();
    let (Some(first), Some(last)) =
        (roots.first().and_then(|&r| place(r)), roots.last().and_then(|&r| place(r)))
    else {
        return 0;
    };
    // The gap between the first two roots tells the shape of a gap.
    let Some(second) = roots.get(1).and_then(|&r| place(r)) else { return 0 };
    let gap = second.saturating_sub(first + 1);
    if gap == 0 {
        return 0;
    }
    let tag = |at: usize| siblings.get(at).map(|&n| dom.tag(n));
    // A heading before a record that has its own names a section; before one that has none it is the title.
    let roots_have_headings =
        roots.iter().any(|&r| dom.subtree(r).any(|n| dom.tag(n).is_heading()));
    // How much of the gap's end stands before the first root too?
    let mut lead = 0;
    while lead < gap
        && lead < first
        && tag(first - 1 - lead) == tag(second - 1 - lead)
        && (!roots_have_headings || !tag(first - 1 - lead).is_some_and(Tag::is_heading))
        && tag(first - 1 - lead) != Some(Tag::Hr)
    {
        lead += 1;
    }
    // How much of the gap's beginning stands after the last root too?
    let mut tail = 0;
    while tail < gap
        && tag(last + 1 + tail).is_some()
        && tag(last + 1 + tail) == tag(first + 1 + tail)
    {
        tail += 1;
    }
    let are_bodies = || {
        let text = |&root: &NodeId| {
            let within = survey.within(root);
            within.text.saturating_sub(within.link_text)
        };
        let count = u32::try_from(roots.len()).unwrap_or(u32::MAX);
        roots.iter().map(text).sum::<u32>() >= count.saturating_mul(LEAST_BODY)
    };
    let leads_with_heading = lead > 0 && tag(second - lead).is_some_and(Tag::is_heading);
    if tail < gap {
        lead.min(gap - tail)
    } else if leads_with_heading && are_bodies() {
        lead
    } else {
        0
    }
}

/// The sibling `count` places before `node`, or the first.
fn back(siblings: &[NodeId], node: NodeId, count: usize) -> NodeId {
    let place = siblings.binary_search(&node).unwrap_or_default();
    siblings.get(place.saturating_sub(count)).copied().unwrap_or(node)
}

/// Where the last record of a run ends: after as many siblings as the others have, at most.
fn after_last(
    dom: &Dom<'_>,
    survey: &Survey<'_, '_>,
    parent: NodeId,
    last: NodeId,
    roots: &[NodeId],
) -> NodeId {
    let most = roots
        .windows(2)
        .filter_map(|w| {
            let (from, to) = (*w.first()?, *w.get(1)?);
            Some(siblings_between(dom, from, to))
        })
        .max()
        .unwrap_or_default();
    let tag = dom.tag(last);
    let mut end = dom.end(last);
    let mut taken = 0;
    while end < dom.end(parent) && taken < most {
        // A sibling of the root's own kind begins something else.
        if dom.tag(end) == tag && (tag.is_heading() || survey.within(end).headings > 0) {
            break;
        }
        if survey.zone(end).has(super::survey::Zone::NAMED_NAV) {
            break;
        }
        end = dom.end(end);
        taken += 1;
    }
    end
}

fn siblings_between(dom: &Dom<'_>, from: NodeId, to: NodeId) -> usize {
    let mut count = 0;
    let mut at = dom.end(from);
    while at < to {
        count += 1;
        at = dom.end(at);
    }
    count
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Links, Survey, group};
    use crate::dom::Dom;

    /// The texts of the links of each group.
    fn groups(html: &str) -> Vec<Vec<String>> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let text = |&l: &usize| links.all.get(l).map(|l| l.text.clone());
        group(&survey, &links).iter().map(|g| g.links.iter().filter_map(text).collect()).collect()
    }

    #[test]
    fn the_columns_of_a_table_are_groups_of_their_own() {
        let row = |n: u32| {
            format!("<tr><td><a href=/a/{n}>Title {n}</a><td><a href=/by/{n}>Writer</a></tr>")
        };
        let found = groups(&format!("<table>{}{}{}</table>", row(1), row(2), row(3)));
        let titles = ["Title 1", "Title 2", "Title 3"].map(String::from).to_vec();
        assert_eq!(found, [titles, vec!["Writer".to_owned(); 3]]);
    }

    #[test]
    fn links_of_one_record_are_told_apart_by_their_classes() {
        let record = |n: u32| {
            format!(
                "<div><a class=image href=/{n}>Picture of {n}</a><a class=name href=/{n}>Name of {n}</a>\
                 <a class=topic href=/topic/{n}>Topic of {n}</a></div>"
            )
        };
        let found = groups(&format!("<div>{}{}</div>", record(1), record(2)));
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|g| g.len() == 2), "{found:?}");
    }

    #[test]
    fn pointers_and_places_in_pages_are_no_titles() {
        let record = |n: u32, title: &str| {
            format!(
                "<div><p><a href=/{n}>{title}</a></p><p><a href=/{n}>Read more</a></p>\
                 <p><a href=/{n}#comments>{n} comments</a></p></div>"
            )
        };
        let titles =
            ["The ferry is back", "A dam for the moor", "Choir seeks basses", "Late night bus"];
        let records: String = (1..).zip(titles).map(|(n, title)| record(n, title)).collect();
        let found = groups(&records);
        assert!(found.contains(&titles.map(String::from).to_vec()), "{found:?}");
    }

    #[test]
    fn topics_and_authors_that_say_so_are_no_candidates() {
        let found = groups(
            "<p><a href=/ferries rel='category tag'>Ferries</a> <a href=/holm rel=author>A. Holm</a>\
             <a href=/ferry rel=bookmark>The ferry is back</a></p>",
        );
        assert_eq!(found, [["The ferry is back"]]);
    }

    #[test]
    fn titles_and_the_topics_between_them_are_parted_where_only_their_standing_tells() {
        let titles = [
            "The ferry is back in the bay",
            "A dam for the moor",
            "Choir seeks basses",
            "Night bus",
        ];
        let record = |n: usize, title: &str| {
            format!(
                "<div><p><a href=/{n}>{title}</a></p><p>In: <a href=/t/{n}>T{n}</a>, <a href=/t/x>X</a></p></div>"
            )
        };
        let records: String = (1..).zip(titles).map(|(n, title)| record(n, title)).collect();
        let found = groups(&records);
        assert!(found.contains(&titles.map(String::from).to_vec()), "{found:?}");
    }

    #[test]
    fn titles_of_all_lengths_are_one_group_whatever_stands_behind_them() {
        let titles = [
            "The ferry is back in the bay",
            "Fog",
            "A dam for the moor is wanted",
            "Rain",
            "Choir seeks basses and more",
            "Eels",
        ];
        let items = |behind: &dyn Fn(usize) -> &'static str| -> String {
            let item = |(n, title)| format!("<li><a href=/{n}>{title}</a>{}</li>", behind(n));
            (1..).zip(titles).map(item).collect()
        };
        assert_eq!(groups(&items(&|_| ", 5 May 2026")), [titles]);
        let counted = items(&|n| if n % 3 == 0 { " (2 comments)" } else { "" });
        assert_eq!(groups(&counted), [titles]);
    }

    #[test]
    fn pictures_are_no_candidates() {
        let found = groups("<p><a href=/a.jpg>A</a> <a href=/b.PNG>B</a> <a href=/c>C</a></p>");
        assert_eq!(found, [["C"]]);
    }
}
