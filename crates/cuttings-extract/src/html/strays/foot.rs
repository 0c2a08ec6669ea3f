//! The menu once more at the foot of a list: "Home | Committee | Links", which old pages set as they set their entries.

use super::Accepted;
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// So many entries are left above the foot.
const FEWEST: usize = 5;
/// Names in a menu have no more words, and weigh no more.
const MOST_WORDS: usize = 2;
const HEAVIEST: u32 = 16;
/// A menu at the foot has no more links.
const MOST: usize = 24;
/// A sign between two names weighs no more.
const SIGN: u32 = 2;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let Some(&(first, _)) = accepted.first() else { return };
    let is_of_menu = |number: usize| {
        links.all.get(number).is_some_and(|link| {
            is_name(link)
                && is_in_row(survey, links, number)
                && links.all.iter().take(first).any(|other| leads_alike(other, link))
        })
    };
    let foot = accepted.iter().rev().take(MOST);
    let foot = foot.take_while(|&&(number, _)| is_of_menu(number)).count();
    if foot < MOST && accepted.len() - foot >= FEWEST {
        accepted.truncate(accepted.len() - foot);
    }
}

fn is_name(link: &Link) -> bool {
    link.heading.is_none()
        && link.weight <= HEAVIEST
        && link.text.split_whitespace().count() <= MOST_WORDS
}

/// Whether the link before or behind one stands on the same line, with nothing but a sign between them.
fn is_in_row(survey: &Survey<'_, '_>, links: &Links, number: usize) -> bool {
    let are_joined = |first: usize| {
        let pair = links.all.get(first).zip(links.all.get(first + 1));
        pair.is_some_and(|(link, next)| {
            let end = survey.dom.end(link.node);
            end <= next.node
                && survey.between(end, next.node).text <= SIGN
                && link.is_on_line_with(survey.dom, next)
        })
    };
    are_joined(number) || number.checked_sub(1).is_some_and(are_joined)
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

    #[test]
    fn reviews_that_are_the_latest_too_stay() {
        let review = |n: u32| {
            format!(
                "<li><a href=/reviews/{n}>Abbey {n}</a> - {n} May 2010<br>A rather good record.</li>"
            )
        };
        let reviews: String = (1..13).map(review).collect();
        let latest: String =
            (6..13).map(|n| format!("<a href=/reviews/{n}>Abbey {n}</a> | ")).collect();
        let html = format!("<nav>Latest: {latest}</nav><ul>{reviews}</ul>");
        assert_eq!(titles(&html).len(), 12);
    }
}
