//! What stands in a sidebar or at the foot of the page, behind the page's list: other news, which look like entries.
//!
//! Only what is called so counts: "widget", "recent" and "banner" are names of parts of front pages, too.

use super::Accepted;
use crate::dom::{Attr, NodeId, Tag};
use crate::hash::{Map, Set};
use crate::html::links::Links;
use crate::html::survey::{Survey, Zone};

/// So many entries elsewhere are a list, and so many times as many as those beside it.
const FEWEST: usize = 3;
const TIMES: usize = 2;

/// The link of one entry alone may stand in the footer of its card.
const FEWEST_AT_FOOT: usize = 2;

/// Drops such links, where all of them are behind the last entry that stands elsewhere.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let all: Vec<Held> =
        accepted.iter().filter_map(|&(number, _)| Held::of(survey, links, number)).collect();
    let mut boxes: Map<NodeId, Set<usize>> = Map::default();
    for held in &all {
        if let Some(holder) = held.holder {
            boxes.entry(holder).or_default().insert(held.subject);
        }
    }
    boxes.retain(|&holder, subjects| {
        subjects.len() >= FEWEST_AT_FOOT || !survey.zone(holder).has(Zone::FOOTER)
    });
    let is_beside = |held: &&Held| held.holder.is_some_and(|holder| boxes.contains_key(&holder));
    let (beside, own): (Vec<&Held>, Vec<&Held>) = all.iter().partition(is_beside);
    let Some(last) = own.iter().map(|held| held.node).max() else { return };
    let subjects: Set<usize> = own.iter().map(|held| held.subject).collect();
    let others: Set<usize> = boxes.values().flatten().copied().collect();
    let is_behind = beside.iter().all(|held| held.node > last);
    if is_behind && subjects.len() >= FEWEST && others.len() * TIMES <= subjects.len() {
        let dropped: Set<usize> = beside.iter().map(|held| held.number).collect();
        accepted.retain(|(number, _)| !dropped.contains(number));
    }
}

/// An accepted link and what it stands in.
struct Held {
    number: usize,
    subject: usize,
    node: NodeId,
    holder: Option<NodeId>,
}

impl Held {
    fn of(survey: &Survey<'_, '_>, links: &Links, number: usize) -> Option<Self> {
        let link = links.all.get(number)?;
        let (subject, node) = (link.subject, link.node);
        Some(Self { number, subject, node, holder: box_of(survey, node) })
    }
}

/// The largest sidebar or footer around a node. Within the page's content footers are those of entries, and an aside is
/// a sidebar only where it, or what it stands in, is called one.
fn box_of(survey: &Survey<'_, '_>, node: NodeId) -> Option<NodeId> {
    let dom = survey.dom;
    let around = || std::iter::once(node).chain(dom.ancestors(node)).take(DEEPEST);
    let is_aside = |up: &NodeId| dom.tag(*up) == Tag::Aside;
    let is_sidebar = |up: &NodeId| is_called(survey, *up, SIDEBARS);
    if survey.zone(node).has(Zone::MAIN.with(Zone::ARTICLE)) {
        let sidebars = around().filter(|up| is_aside(up) || is_sidebar(up));
        let is_one = around().any(|up| is_aside(&up)) && around().any(|up| is_sidebar(&up));
        return if is_one { sidebars.last() } else { None };
    }
    let is_footer = |up: &NodeId| dom.tag(*up) == Tag::Footer || is_called(survey, *up, FOOTERS);
    around().filter(|up| is_aside(up) || is_sidebar(up) || is_footer(up)).last()
}

/// Links lie no deeper in such boxes.
const DEEPEST: usize = 64;

/// Words in the names of such boxes.
const SIDEBARS: &[&str] = &["aside", "sidebar", "side-bar", "right-rail"];
const FOOTERS: &[&str] = &["footer"];

/// Whether an element has one of some words in its name, and is not what has a sidebar.
fn is_called(survey: &Survey<'_, '_>, node: NodeId, words: &[&str]) -> bool {
    let is_named = |value: &str| {
        let lower = value.to_ascii_lowercase();
        words.iter().any(|word| lower.contains(word))
    };
    let named_zones = Zone::NAMED_SIDE.with(Zone::NAMED_EDGE);
    survey.zone(node).has(named_zones)
        && [Attr::Class, Attr::Id]
            .into_iter()
            .any(|name| survey.dom.known_attr(node, name).is_some_and(is_named))
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn cards(numbers: std::ops::Range<u32>) -> String {
        let card = |n: u32| {
            format!(
                "<div class=post><h3><a href=/{n}>The {n}th report of the board</a></h3><p>{n} May 2024</p></div>"
            )
        };
        numbers.map(card).collect()
    }

    fn page(class: &str, list: u32, beside: u32) -> String {
        format!(
            "<div class=row><div class=posts>{}</div><div class={class}><h4>Worth a look</h4>{}</div></div>",
            cards(1..list + 1),
            cards(50..50 + beside)
        )
    }

    #[test]
    fn cards_in_a_sidebar_behind_a_list_are_no_entries() {
        assert_eq!(titles(&page("main-sidebar", 8, 4)).len(), 8);
        assert_eq!(titles(&page("site-footer", 8, 4)).len(), 8);
    }

    #[test]
    fn what_leads_on_in_the_footers_of_cards_is_of_their_entries() {
        let card = |n: u32| {
            format!(
                "<div class=card><h3>The {n}th report of the board</h3><footer><a href=/{n}>Read report {n}</a></footer></div>"
            )
        };
        let html =
            format!("<main>{}{}</main>", cards(1..6), (50..54).map(card).collect::<String>());
        assert_eq!(titles(&html).len(), 9);
    }

    #[test]
    fn an_aside_that_is_called_so_is_a_sidebar_of_the_content_too() {
        let aside = |class: &str| {
            let html = format!("<aside class={class}>{}</aside>", cards(50..54));
            titles(&format!("<main><section>{}</section>{html}</main>", cards(1..9))).len()
        };
        assert_eq!((aside("page-sidebar__block"), aside("opinion")), (8, 12));
    }

    #[test]
    fn a_sidebar_that_holds_most_is_more_than_one() {
        assert_eq!(titles(&page("main-sidebar", 4, 12)).len(), 16);
    }
}
