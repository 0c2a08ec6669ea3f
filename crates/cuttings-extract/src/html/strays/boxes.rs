//! What stands between entries that are `<article>` elements, but is none itself and says no day: the box of a shop or
//! of a letter, a call for donations.

use super::Accepted;
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::{Map, Set};
use crate::html::links::Links;
use crate::html::survey::Survey;

/// So many entries of a place are articles, and so many times as many as the boxes between them; more times where
/// the articles say no day either, as far as can be told.
const FEWEST: usize = 4;
const RAREST: usize = 4;
const RAREST_UNDATED: usize = 8;

/// Articles lie no deeper than this around their links.
const DEEPEST: usize = 12;

/// The articles of one element.
struct Articles {
    subjects: Set<usize>,
    /// Those that say when.
    dated: Set<usize>,
    first: NodeId,
    last: NodeId,
}

impl Articles {
    /// One box there may be for so many articles.
    fn rarest(&self) -> usize {
        if self.dated.len() * 2 > self.subjects.len() { RAREST } else { RAREST_UNDATED }
    }
}

/// Drops the links of such boxes from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let places = places(survey, links, accepted);
    if places.is_empty() {
        return;
    }
    let mut boxes: Map<NodeId, Set<usize>> = Map::default();
    for &(number, _) in accepted.iter() {
        let link = links.all.get(number);
        let parent = link.and_then(|link| boxed(survey, &places, link.subject, link.node));
        if let Some(parent) = parent {
            boxes.entry(parent).or_default().insert(number);
        }
    }
    boxes.retain(|parent, numbers| {
        let subjects: Set<_> =
            numbers.iter().filter_map(|&number| Some(links.all.get(number)?.subject)).collect();
        places.get(parent).is_some_and(|a| subjects.len() * a.rarest() <= a.subjects.len())
    });
    let dropped: Set<usize> = boxes.into_values().flatten().collect();
    accepted.retain(|(number, _)| !dropped.contains(number));
}

/// The elements with enough articles in them.
fn places(survey: &Survey<'_, '_>, links: &Links, accepted: &Accepted) -> Map<NodeId, Articles> {
    let dom = survey.dom;
    let mut places: Map<NodeId, Articles> = Map::default();
    for link in accepted.iter().filter_map(|&(number, _)| links.all.get(number)) {
        let article = ancestors(dom, link.node).find(|&n| dom.tag(n) == Tag::Article);
        if let Some((article, parent)) = article.and_then(|n| Some((n, dom.parent(n)?))) {
            let articles = places.entry(parent).or_insert_with(|| Articles {
                subjects: Set::default(),
                dated: Set::default(),
                first: article,
                last: article,
            });
            articles.subjects.insert(link.subject);
            if survey.within(article).dates > 0 {
                articles.dated.insert(link.subject);
            }
            articles.last = article;
        }
    }
    places.retain(|_, articles| articles.subjects.len() >= FEWEST);
    places
}

/// The element whose articles a link stands between, in a box without a day.
fn boxed(
    survey: &Survey<'_, '_>,
    places: &Map<NodeId, Articles>,
    subject: usize,
    node: NodeId,
) -> Option<NodeId> {
    let dom = survey.dom;
    let (child, parent) = std::iter::once(node).chain(ancestors(dom, node)).find_map(|n| {
        let parent = dom.parent(n).filter(|parent| places.contains_key(parent))?;
        Some((n, parent))
    })?;
    let articles = places.get(&parent)?;
    let is_box = dom.tag(child) != Tag::Article
        && (articles.first..articles.last).contains(&child)
        && survey.within(child).dates == 0
        && !articles.subjects.contains(&subject);
    is_box.then_some(parent)
}

fn ancestors<'d>(dom: &'d Dom<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + use<'d> {
    dom.ancestors(node).take(DEEPEST)
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn list(of_box: &str) -> String {
        let article = |n: u32| {
            format!(
                "<article class=post><h2><a href=/story-{n}/>The {n}th notice of the board</a></h2>\
                 <time>{n} May 2026</time><p>The board met on Tuesday, and it will meet again.</p></article>"
            )
        };
        let mut records: Vec<String> = (1..=6).map(article).collect();
        records.insert(3, of_box.to_owned());
        records.concat()
    }

    #[test]
    fn a_box_between_articles_is_no_entry() {
        let of_shop = "<div class=tip><h2><a href=/shop/yearbook/>The yearbook of the harbour</a></h2>\
                       <p>All of last year on 320 pages, for 22 crowns.</p></div>";
        assert_eq!(titles(&list(of_shop)).len(), 6);
    }

    #[test]
    fn where_no_entry_of_a_few_has_a_day_what_has_none_is_one() {
        let other = "<div class=post><h2><a href=/yearbook/>The yearbook of the harbour</a></h2>\
                     <p>All of last year on 320 pages.</p></div>";
        let undated = list(other).replace("<time>", "<i>").replace("</time>", "</i>");
        assert_eq!(titles(&undated).len(), 7);
    }

    #[test]
    fn an_entry_with_a_day_is_one_whatever_element_it_is() {
        let other = "<div class=post><h2><a href=/yearbook/>The yearbook of the harbour</a></h2>\
                     <time>3 May 2026</time><p>All of last year on 320 pages.</p></div>";
        assert_eq!(titles(&list(other)).len(), 7);
    }
}
