//! The menu once more at the foot of a list: "Home | Committee | Links", which old pages set as they set their entries.

use super::Accepted;
use crate::html::links::{Link, Links};

/// So many entries are left above the foot.
const FEWEST: usize = 5;
/// Names in a menu have no more words, and weigh no more.
const MOST_WORDS: usize = 2;
const HEAVIEST: u32 = 16;
/// A menu at the foot has no more links.
const MOST: usize = 24;

/// Drops such links from those that were accepted.
pub(super) fn drop(links: &Links, accepted: &mut Accepted) {
    let link = |number: usize| links.all.get(number);
    let Some(&(first, _)) = accepted.first() else { return };
    let is_of_menu = |number: usize| {
        link(number).is_some_and(|link| {
            is_name(link) && links.all.iter().take(first).any(|other| leads_alike(other, link))
        })
    };
    let foot = accepted.iter().rev().take(MOST);
    let foot = foot.take_while(|&&(number, _)| is_of_menu(number)).count();
    if accepted.len() - foot >= FEWEST {
        accepted.truncate(accepted.len() - foot);
    }
}

fn is_name(link: &Link) -> bool {
    link.heading.is_none()
        && link.weight <= HEAVIEST
        && link.text.split_whitespace().count() <= MOST_WORDS
}

fn leads_alike(a: &Link, b: &Link) -> bool {
    a.subject == b.subject && a.text == b.text
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    #[test]
    fn the_menu_at_the_foot_is_no_part_of_the_list() {
        let notice =
            |n: u32| format!("<a href=/notices/{n}>Please leave the otter alone, part {n}</a><br>");
        let notices: String = (1..7).map(notice).collect();
        let menu = "<a href=/home>Home</a> <a href=/committee>Committee</a>";
        let html = format!("<nav>{menu}</nav><p>{notices}</p><p>{menu}</p>");
        assert_eq!(titles(&html).len(), 6);
    }
}
