//! Posts without a title among others that have one: a picture with a line below it, a quotation, a link to another site
//! that the outlet comments on.
//!
//! What leads to each of the other posts once more, at the same place of its record (its day, "Permalink"), leads to
//! such a post, too.

use super::links::{Link, Links};
use super::pager;
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId};
use crate::hash::{self, Map, Set};

/// So many of the accepted posts show what leads to all of them…
const SHOWN: usize = 3;
/// …and so many times as many as the posts that are found by it.
const TIMES: usize = 2;
/// Of ten accepted posts so many have such a link.
const MOST: usize = 8;

/// A time says no more than this.
const LONGEST_TIME: u32 = 30;

/// Adds the links of such posts to those that were accepted.
pub(super) fn add(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Vec<(usize, f32)>) {
    if accepted.len() < SHOWN {
        return;
    }
    let subjects: Set<usize> =
        accepted.iter().filter_map(|&(number, _)| Some(links.all.get(number)?.subject)).collect();
    let taken: Set<usize> = accepted.iter().map(|&(number, _)| number).collect();
    let mut places: Map<(u64, u64), Vec<usize>> = Map::default();
    let all = links.all.iter().enumerate();
    for (number, link) in all.filter(|(_, link)| could_be(survey, links, link)) {
        places.entry(place(survey, link)).or_default().push(number);
    }
    let likelihood = accepted.iter().map(|&(_, likelihood)| likelihood).fold(0.0, f32::max);
    let known =
        |number: &usize| links.all.get(*number).is_some_and(|l| subjects.contains(&l.subject));
    let mut found: Vec<(usize, f32)> = Vec::new();
    for numbers in places.values() {
        let (shown, other): (Vec<usize>, Vec<usize>) = numbers.iter().copied().partition(known);
        if !other.is_empty()
            && shown.len() >= SHOWN.max(other.len() * TIMES)
            && shown.len() * 10 >= subjects.len() * MOST
            && !shown.iter().any(|number| taken.contains(number))
            && say_nothing_else(links, numbers)
            && accompany(links, accepted, &shown)
            && are_of_records(survey.dom, links, numbers)
        {
            found.extend(other.into_iter().map(|number| (number, likelihood)));
        }
    }
    accepted.extend(found);
    accepted.sort_by_key(|&(number, _)| number);
}

/// Links of one place have the same shape and the same names.
fn place(survey: &Survey<'_, '_>, link: &Link) -> (u64, u64) {
    let class = survey.dom.known_attr(link.node, Attr::Class);
    (survey.signature(link.node), class.map_or(0, hash::of))
}

fn could_be(survey: &Survey<'_, '_>, links: &Links, link: &Link) -> bool {
    link.same_host
        && link.weight > 0
        && link.heading.is_none()
        && Some(link.subject) != links.itself
        && !pager::is_page_turn(link)
        && !survey.zone(link.node).has(Zone::NAV)
}

/// Whether links say nothing but when, or all the same.
fn say_nothing_else(links: &Links, numbers: &[usize]) -> bool {
    let all = || numbers.iter().filter_map(|&number| links.all.get(number));
    let first = all().next().map(|link| link.text.as_str());
    let says_when =
        |link: &Link| link.weight <= LONGEST_TIME && link.text.contains(char::is_numeric);
    all().all(says_when) || all().all(|link| Some(link.text.as_str()) == first)
}

/// Whether each of these links stands beside the accepted one that leads where it does, before or behind it: no second
/// list of the same articles.
fn accompany(links: &Links, accepted: &[(usize, f32)], numbers: &[usize]) -> bool {
    let subject = |number: usize| links.all.get(number).map(|link| link.subject);
    let of_accepted =
        |at: Option<usize>| accepted.get(at?).and_then(|&(number, _)| subject(number));
    numbers.iter().all(|&number| {
        let at = accepted.partition_point(|&(accepted, _)| accepted < number);
        let around = [of_accepted(at.checked_sub(1)), of_accepted(Some(at))];
        around.contains(&subject(number))
    })
}

/// Whether each of these links leads to another page, and stands in a record of its own, all beside each other.
fn are_of_records(dom: &Dom<'_>, links: &Links, numbers: &[usize]) -> bool {
    let all = || numbers.iter().filter_map(|&number| links.all.get(number));
    let (Some(first), Some(last)) = (all().next(), all().next_back()) else { return false };
    let Some(list) = dom.ancestors(first.node).find(|&node| dom.is_within(last.node, node)) else {
        return false;
    };
    let record = |link: &Link| dom.ancestors(link.node).find(|&n| dom.parent(n) == Some(list));
    let records: Set<NodeId> = all().filter_map(record).collect();
    let subjects: Set<usize> = all().map(|link| link.subject).collect();
    records.len() == numbers.len() && subjects.len() == numbers.len()
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Hint, html};

    /// What is read from a page of posts.
    fn entries(posts: &str, beside: &str) -> Vec<Entry> {
        let page = format!(
            "<html lang=fr><body><nav><a href=/about/>Le bureau</a></nav><main>{posts}</main>{beside}</body></html>"
        );
        let hint = Hint { url: Some("https://outlet.example/"), ..Hint::default() };
        html::read(&page, &hint).entries
    }

    fn address(n: usize) -> String {
        format!("/post/8804012{n}/note-du-quai-{n}")
    }

    fn post(n: usize, content: &str) -> String {
        format!(
            "<article><section>{content}</section><footer><a class=day href={}>{n} octobre 2016</a>\
             <a href=/tagged/brume>brume</a></footer></article>",
            address(n)
        )
    }

    fn titled(n: usize, title: &str) -> String {
        let text = "On attendait le bac, on a eu la brume, et personne ne s’en est plaint.";
        post(n, &format!("<h2><a href={}>{title}</a></h2><p>{text}</p>", address(n)))
    }

    #[test]
    fn a_picture_among_posts_with_titles_is_an_entry_with_what_is_said_below_it() {
        let picture = "<a href=/image/7><img src=/quai.jpg alt=Quai></a>\
                       <div class=caption><p>Le quai nord, sept heures dix du matin.</p></div>";
        let posts = [
            titled(9, "Inventaire des bruits de la nuit"),
            titled(8, "Note sur les parapluies perdus"),
            post(7, picture),
            titled(6, "Petite théorie du dimanche soir"),
            titled(5, "Dix choses vues depuis le bus"),
        ];
        let entries = entries(&posts.concat(), "");
        let untitled = entries.iter().find(|entry| entry.title.is_none()).unwrap();
        assert_eq!(entries.len(), 5);
        assert!(untitled.url.as_deref().is_some_and(|url| url.ends_with(&address(7))));
        assert_eq!(untitled.summary.as_deref(), Some("Le quai nord, sept heures dix du matin."));
        assert_eq!(
            untitled.date_published.map(|day| day.to_string()).as_deref(),
            Some("2016-10-07")
        );
    }

    #[test]
    fn older_posts_in_a_second_list_of_the_same_are_no_entries() {
        let titles = [
            "Inventaire des bruits",
            "Les parapluies perdus",
            "Théorie du dimanche",
            "Vues du bus",
        ];
        let posts: String = (1..).zip(titles).map(|(n, title)| titled(n, title)).collect();
        let recent: String =
            (1..=6).map(|n| format!("<li><a href={}>Lettre {n}</a></li>", address(n))).collect();
        assert_eq!(entries(&posts, &format!("<div><ul>{recent}</ul></div>")).len(), 4);
    }
}
