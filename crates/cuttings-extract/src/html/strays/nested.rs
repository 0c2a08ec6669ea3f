//! Short links in the records of a surer list: who offers the post, what ship it is about. Each record has one.

use super::Accepted;
use crate::dom::NodeId;
use crate::hash::{Map, Set};
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// From this likelihood on a title with a heading is one for sure.
const SURE: f32 = 0.85;
/// What is likely only so much less is no detail of it.
const LESS: f32 = 0.2;
/// Details are no longer than this.
const LONGEST: u32 = 32;
/// So many records with a detail show what it is.
const FEWEST: usize = 3;
/// Details lie no deeper than this in their records.
const DEEPEST: usize = 8;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let sure: Vec<(NodeId, usize)> = accepted
        .iter()
        .filter(|&&(_, likelihood)| likelihood >= SURE)
        .filter_map(|&(number, _)| links.all.get(number))
        .filter(|l| l.heading.is_some())
        .map(|l| (l.node, l.subject))
        .collect();
    if sure.len() < FEWEST {
        return;
    }
    let subjects: Set<usize> = sure.iter().map(|&(_, subject)| subject).collect();
    let could_be = |number: usize, likelihood: f32| {
        links.all.get(number).filter(|l| {
            likelihood < SURE - LESS
                && l.heading.is_none()
                && (1..=LONGEST).contains(&l.weight)
                && !subjects.contains(&l.subject)
        })
    };
    let mut places: Map<u64, Details> = Map::default();
    for link in accepted.iter().filter_map(|&(number, likelihood)| could_be(number, likelihood)) {
        let details = places.entry(survey.signature(link.node)).or_default();
        details.all += 1;
        details.records.extend(title_of(survey, &sure, link));
    }
    accepted.retain(|&(number, likelihood)| {
        let link = could_be(number, likelihood);
        link.and_then(|l| places.get(&survey.signature(l.node))).is_none_or(|d| !d.are_such())
    });
}

/// The weaker links of one shape and place.
#[derive(Default)]
struct Details {
    all: usize,
    /// The titles of the records that they stand in.
    records: Set<usize>,
}

impl Details {
    fn are_such(&self) -> bool {
        self.records.len() >= FEWEST && self.records.len() * 10 >= self.all * 8
    }
}

/// The one title in the smallest part of the page that holds a link and any title.
fn title_of(survey: &Survey<'_, '_>, titles: &[(NodeId, usize)], link: &Link) -> Option<usize> {
    survey.dom.ancestors(link.node).take(DEEPEST).find_map(|up| {
        let from = titles.partition_point(|&(node, _)| node < up);
        let to = titles.partition_point(|&(node, _)| node < survey.dom.end(up));
        let within = titles.get(from..to).filter(|within| !within.is_empty())?;
        let (_, first) = *within.first()?;
        Some(within.iter().all(|&(_, subject)| subject == first).then_some(first))
    })?
}

#[cfg(test)]
mod tests {
    use url::Url;

    use crate::dom::Dom;
    use crate::html::links::Links;
    use crate::html::survey::Survey;

    /// The texts of the links that are left, of headings that are sure and other links that are not.
    fn left(html: &str) -> Vec<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/news/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let likelihood =
            |number: usize| if links.all[number].heading.is_some() { 0.95 } else { 0.5 };
        let mut accepted = (0..links.all.len()).map(|n| (n, likelihood(n))).collect();
        super::drop(&survey, &links, &mut accepted);
        accepted.iter().map(|&(number, _)| links.all[number].text.clone()).collect()
    }

    #[test]
    fn what_each_record_links_below_its_title_is_no_entry() {
        let record = |n: u32, title: &str, firm: &str| {
            format!(
                "<li><h3><a href=/{n}>{title}</a></h3><p><a href=/firms/{n}>{firm}</a></p></li>"
            )
        };
        let records = [
            record(1, "Cook wanted", "Harbour Inn"),
            record(2, "Deckhand wanted", "Bay Ferries"),
            record(3, "Teacher wanted", "Upper School"),
        ];
        assert_eq!(
            left(&format!("<ul>{}</ul>", records.concat())),
            ["Cook wanted", "Deckhand wanted", "Teacher wanted"]
        );
    }

    #[test]
    fn entries_between_those_with_headings_stay() {
        let html = "<div><h3><a href=/1>Cook</a></h3></div><div><a href=/2>Deckhand</a></div>\
                    <div><h3><a href=/3>Teacher</a></h3></div><div><a href=/4>Sexton</a></div>\
                    <div><h3><a href=/5>Baker</a></h3></div><div><a href=/6>Reeve</a></div>";
        assert_eq!(left(html).len(), 6);
    }
}
