//! Articles that a menu shows beside its links, as "mega menus" do.

use super::Accepted;
use crate::dom::Tag;
use crate::hash::Set;
use crate::html::hints::Hints;
use crate::html::links::{Link, Links};
use crate::html::survey::{Survey, Zone};

/// Drops links in menus where as many others stand elsewhere.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let (within, outside): (Vec<&Link>, Vec<&Link>) = accepted
        .iter()
        .filter_map(|&(number, _)| link(number))
        .partition(|link| is_in_menu(survey, link));
    let subjects = |links: &[&Link]| links.iter().map(|l| l.subject).collect::<Set<usize>>().len();
    if !within.is_empty() && subjects(&within) <= subjects(&outside) {
        accepted.retain(|&(number, _)| !link(number).is_some_and(|l| is_in_menu(survey, l)));
    }
}

/// Whether a link stands in a navigation, or in a list item that is named as one of a menu.
fn is_in_menu(survey: &Survey<'_, '_>, link: &Link) -> bool {
    let dom = survey.dom;
    let is_item = |&n: &_| dom.tag(n) == Tag::Li && survey.hints(n).has(Hints::NAV);
    let zone = survey.zone(link.node);
    zone.has(Zone::NAV) && !zone.has(Zone::MAIN)
        || zone.has(Zone::NAMED_NAV) && dom.ancestors(link.node).take(DEEPEST).any(|n| is_item(&n))
}

/// Articles lie no deeper in the item of a menu.
const DEEPEST: usize = 32;

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn what_a_menu_shows_is_no_entry_beside_a_list() {
        let card = |n: u32| {
            format!("<div class=post><h3><a href=/{n}>The {n}th report of the board</a></h3></div>")
        };
        let cards = |numbers: std::ops::Range<u32>| numbers.map(card).collect::<String>();
        let menu = format!(
            "<ul class=menu><li class=menu-item><a href=/board/>Board</a><div class=sub-menu>{}</div></ul>",
            cards(50..53)
        );
        let html = format!("{menu}<div class=posts>{}</div>", cards(1..8));
        assert_eq!(titles(&html).len(), 7);
    }
}
