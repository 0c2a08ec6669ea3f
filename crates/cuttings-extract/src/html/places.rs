//! Where each entry stands: one record for each address, cut anew between the links that were accepted.

use super::groups::{self, Record};
use super::links::Links;
use super::survey::Survey;
use crate::dom::{NodeId, Tag};
use crate::hash::Map;

/// An entry: what it is about and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) subject: usize,
    pub(super) record: Record,
    /// How likely it is one.
    pub(super) likelihood: f32,
}

/// So much likelier is a list where an article stands than a sidebar where it stands again.
const SURER: f32 = 0.2;

/// One place for each address: where its best link stands.
pub(super) fn places(
    survey: &Survey<'_, '_>,
    links: &Links,
    accepted: &[(usize, f32)],
) -> Vec<Place> {
    let anchors: Vec<(NodeId, usize)> = accepted
        .iter()
        .filter_map(|&(l, _)| links.all.get(l))
        .map(|l| (l.heading.filter(|&h| h < l.node).unwrap_or(l.node), l.subject))
        .collect();
    let records = joined(survey, &anchors, groups::records(survey, &anchors));
    let records = led_on(survey, records);
    let mut best: std::collections::HashMap<usize, (u32, usize, f32)> =
        std::collections::HashMap::new();
    for (at, &(number, likelihood)) in accepted.iter().enumerate() {
        let Some(link) = links.all.get(number) else { continue };
        // Of an article shown twice, the place that says more of it, unless another is much likelier.
        let rest = records.get(at).map_or(0, |r| {
            let within = survey.between(r.start, r.end);
            within.text.saturating_sub(within.link_text).min(200)
        });
        let rank = u32::from(link.heading.is_some()) * 1_000 + link.weight.min(300) + rest;
        let slot = best.entry(link.subject).or_insert((rank, at, likelihood));
        let (best_rank, _, best_likelihood) = *slot;
        let likelier = likelihood - best_likelihood;
        if likelier > SURER || likelier >= -SURER && rank > best_rank {
            *slot = (rank, at, likelihood);
        }
    }
    let mut places: Vec<Place> = best
        .into_iter()
        .filter_map(|(subject, (_, at, _))| {
            let &(_, likelihood) = accepted.get(at)?;
            Some(Place { subject, record: *records.get(at)?, likelihood })
        })
        .collect();
    places.sort_by_key(|p| (p.record.start, p.record.end, p.subject));
    places
}

/// The title of a leading article may stand in a header of its own, with its text after it and related articles
/// in a list below: up to that, what follows belongs to it.
fn led_on(survey: &Survey<'_, '_>, mut records: Vec<Record>) -> Vec<Record> {
    let dom = survey.dom;
    // The next record, as it was and as it is.
    let mut next: Option<(Record, Record)> = None;
    for own in records.iter_mut().rev() {
        let was = *own;
        if let Some((_, led)) = next.filter(|(record, _)| *record == was) {
            *own = led;
            continue;
        }
        if let Some(((after, _), parent)) = next.zip(dom.parent(own.start)) {
            // Where the next record stands beside, all between them has been dealt with.
            let after = after.start;
            let is_header =
                own.end <= after && after < dom.end(parent) && dom.parent(after) != Some(parent);
            let follows = |node: NodeId| {
                dom.parent(node) == Some(parent)
                    && dom.end(node) <= after
                    && survey.within(node).headings == 0
            };
            while is_header && follows(own.end) {
                own.end = dom.end(own.end);
            }
        }
        next = Some((was, *own));
    }
    records
}

/// Records of one subject that stand side by side are one: the rows of a table, or a picture, a heading
/// and a text without an element around them, that link to the same article.
fn joined(
    survey: &Survey<'_, '_>,
    anchors: &[(NodeId, usize)],
    records: Vec<Record>,
) -> Vec<Record> {
    let dom = survey.dom;
    let beside = |before: usize, own: usize| {
        let subject = |at: usize| anchors.get(at).map(|&(_, subject)| subject);
        let (Some(a), Some(b)) = (records.get(before), records.get(own)) else { return false };
        subject(before) == subject(own)
            && (a == b
                || a.end <= b.start
                    && dom.parent(a.start) == dom.parent(b.start)
                    && survey.between(a.end, b.start).text == 0)
    };
    let places: Vec<usize> = (0..records.len()).collect();
    let mut runs: Vec<Run> = places
        .chunk_by(|&a, &b| beside(a, b))
        .filter_map(|run| {
            let first = *records.get(*run.first()?)?;
            let last = *records.get(*run.last()?)?;
            let whole = Record { start: first.start, end: last.end };
            Some(Run { anchors: run.len(), first, last, whole })
        })
        .collect();
    fill_up(survey, &mut runs);
    runs.iter().flat_map(|run| std::iter::repeat_n(run.whole, run.anchors)).collect()
}

/// Records of one subject, side by side.
struct Run {
    anchors: usize,
    first: Record,
    last: Record,
    whole: Record,
}

/// How an element looks: its tag and its signature.
type Look = (Tag, u64);

/// The records of one place.
#[derive(Default)]
struct Pairs {
    /// How the second elements look of those that have two.
    second: Option<Look>,
    paired: usize,
    all: usize,
}

impl Pairs {
    /// How second elements look there, where half of the records have one.
    fn second(&self) -> Option<Look> {
        self.second.filter(|_| self.paired * 2 >= self.all)
    }
}

/// Where the records of one place are made of two elements of one look each, which both lead to the article, one whose
/// second element leads nowhere has it all the same: a short post without "Read more" among longer ones.
fn fill_up(survey: &Survey<'_, '_>, runs: &mut [Run]) {
    let dom = survey.dom;
    let look = |node: NodeId| (dom.tag(node), survey.signature(node));
    let place = |run: &Run| (dom.parent(run.first.start), look(run.first.start));
    let mut pairs: Map<(Option<NodeId>, Look), Pairs> = Map::default();
    for run in runs.iter() {
        let pairs = pairs.entry(place(run)).or_default();
        pairs.all += 1;
        if run.first.end <= run.last.start {
            pairs.second = Some(look(run.last.start));
            pairs.paired += 1;
        }
    }
    let starts: Vec<NodeId> = runs.iter().map(|run| run.whole.start).collect();
    for (at, run) in runs.iter_mut().enumerate() {
        let is_one = run.first == run.last && run.whole.end == dom.end(run.whole.start);
        let second = pairs.get(&place(run)).and_then(Pairs::second);
        let (Some(parent), Some(second)) = (dom.parent(run.whole.start), second) else { continue };
        let end = starts.get(at + 1).map_or(dom.end(parent), |&next| next.min(dom.end(parent)));
        let mut next = run.whole.end;
        while next < end && survey.within(next).text == 0 {
            next = dom.end(next);
        }
        if is_one && next < end && look(next) == second && dom.end(next) <= end {
            run.whole.end = dom.end(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Links, Record, Survey, places};
    use crate::dom::Dom;

    /// The texts of the records of all links.
    fn records(html: &str) -> Vec<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let accepted: Vec<(usize, f32)> = (0..links.all.len()).map(|l| (l, 0.9)).collect();
        let text_of = |record: &Record| {
            let nodes = std::iter::successors(Some(record.start), |node| Some(node.next()));
            nodes.take_while(|&node| node < record.end).map(|node| dom.text(node)).collect()
        };
        places(&survey, &links, &accepted).iter().map(|place| text_of(&place.record)).collect()
    }

    #[test]
    fn rows_of_one_article_are_one_record() {
        let rows = |n: u32| {
            format!(
                "<tr><td><a href=/{n}>Title {n}</a><tr><td>Teaser {n} <a href=/{n}>More {n}</a></td></tr>"
            )
        };
        let found = records(&format!("<table>{}{}{}</table>", rows(1), rows(2), rows(3)));
        assert_eq!(found.len(), 3);
        assert_eq!(found[1], "Title 2Teaser 2 More 2");
    }

    #[test]
    fn a_heading_belongs_to_the_body_after_it_whatever_follows_the_last() {
        let body = "The harbour board met on Tuesday and put off what it had put off in the autumn before.";
        let record = |n: u32| {
            format!("<h2>Title {n}</h2><div><p>{body}</p><p><a href=/{n}>Full text</a></p></div>")
        };
        let posts: String = (1..4).map(record).collect();
        let found =
            records(&format!("<main><h1>News</h1>{posts}<h2>More of this</h2><p>Soon.</p></main>"));
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|text| text.starts_with("Title ")), "{found:?}");
    }

    #[test]
    fn what_follows_the_header_of_a_leading_article_belongs_to_it() {
        let related = "<ul><li><h3><a href=/2>Why it came</a></h3></li></ul>";
        let lead = format!(
            "<article><header><h2><a href=/1>The ferry is back</a></h2></header><p>After a year.</p>{related}</article>"
        );
        let next = "<article><header><h2><a href=/3>Rain</a></h2></header></article>";
        let found = records(&format!("<main>{lead}{next}</main>"));
        assert_eq!(found[0], "The ferry is backAfter a year.");
    }
}
