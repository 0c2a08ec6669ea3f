//! What stands in a sidebar or at the foot of the page, behind the page's list: other news, in the shape of entries.

use super::Accepted;
use crate::dom::NodeId;
use crate::hash::{Map, Set};
use crate::html::links::{Link, Links};
use crate::html::survey::{Survey, Zone};

/// So many entries outside are a list.
const FEWEST: usize = 3;

/// The link of one entry alone may stand in the footer of its card.
const FEWEST_AT_FOOT: usize = 2;

/// Drops such links, where all of them are behind the last entry that stands elsewhere, and no more than those.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let all = || accepted.iter().filter_map(|&(number, _)| link(number));
    let mut boxes: Map<NodeId, Set<usize>> = Map::default();
    for link in all() {
        if let Some(holder) = box_of(survey, link.node) {
            boxes.entry(holder).or_default().insert(link.subject);
        }
    }
    let sides = Zone::ASIDE.with(Zone::NAMED_SIDE);
    boxes.retain(|&holder, subjects| {
        subjects.len() >= FEWEST_AT_FOOT || survey.zone(holder).has(sides)
    });
    let is_beside =
        |link: &Link| box_of(survey, link.node).is_some_and(|holder| boxes.contains_key(&holder));
    let Some(last) = all().filter(|l| !is_beside(l)).map(|l| l.node).max() else { return };
    let own: Set<usize> = all().filter(|l| !is_beside(l)).map(|l| l.subject).collect();
    let others: Set<usize> = boxes.values().flatten().copied().collect();
    let is_behind = all().filter(|l| is_beside(l)).all(|l| l.node > last);
    if is_behind && own.len() >= FEWEST && others.len() <= own.len() {
        let dropped: Set<usize> = accepted
            .iter()
            .map(|&(number, _)| number)
            .filter(|&number| link(number).is_some_and(is_beside))
            .collect();
        accepted.retain(|(number, _)| !dropped.contains(number));
    }
}

/// The largest element around a node that stands beside the page's content.
fn box_of(survey: &Survey<'_, '_>, node: NodeId) -> Option<NodeId> {
    let around = std::iter::once(node).chain(survey.dom.ancestors(node)).take(DEEPEST);
    around.take_while(|&up| is_beside(survey.zone(up))).last()
}

/// Links lie no deeper in such boxes.
const DEEPEST: usize = 64;

/// Whether a place is beside the page's content, by its element, or, outside of that, by its name.
fn is_beside(zone: Zone) -> bool {
    let by_element = Zone::ASIDE.with(Zone::FOOTER);
    let by_name = Zone::NAMED_SIDE.with(Zone::NAMED_EDGE);
    zone.has(by_element) || zone.has(by_name) && !zone.has(Zone::MAIN.with(Zone::ARTICLE))
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
    fn a_sidebar_that_holds_most_is_more_than_one() {
        assert_eq!(titles(&page("main-sidebar", 4, 12)).len(), 16);
    }
}
