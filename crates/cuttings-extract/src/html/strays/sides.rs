//! What stands in a sidebar or at the foot of the page, behind the page's list: other news, in the shape of entries.

use super::Accepted;
use crate::hash::Set;
use crate::html::links::{Link, Links};
use crate::html::survey::{Survey, Zone};

/// So many entries outside are a list.
const FEWEST: usize = 3;

/// Drops such links, where all of them are behind the last entry that stands elsewhere, and no more than those.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let is_beside = |link: &Link| is_beside(survey.zone(link.node));
    let all = || accepted.iter().filter_map(|&(number, _)| link(number));
    let Some(last) = all().filter(|l| !is_beside(l)).map(|l| l.node).max() else { return };
    let subjects = |beside: bool| -> Set<usize> {
        all().filter(|l| is_beside(l) == beside).map(|l| l.subject).collect()
    };
    let (own, others) = (subjects(false), subjects(true));
    let is_behind = all().filter(|l| is_beside(l)).all(|l| l.node > last);
    if is_behind && own.len() >= FEWEST && others.len() <= own.len() {
        accepted.retain(|&(number, _)| !link(number).is_some_and(is_beside));
    }
}

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
    fn a_sidebar_that_holds_most_is_more_than_one() {
        assert_eq!(titles(&page("main-sidebar", 4, 12)).len(), 16);
    }
}
