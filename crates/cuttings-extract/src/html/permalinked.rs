//! Posts without a title among others that have one: a picture with a line below it, a quotation, a link to another site
//! that the outlet comments on.
//!
//! What leads to each of the other posts once more, at the same place of its record (its day, "Permalink"), leads to
//! such a post, too.

use super::fields;
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

/// Adds the links of such posts to those that were accepted. `with_strays` are those and what was dropped from them: what
/// has such a link is no post without a title.
pub(super) fn add(
    survey: &Survey<'_, '_>,
    links: &Links,
    with_strays: &[(usize, f32)],
    accepted: &mut Vec<(usize, f32)>,
) {
    if accepted.len() < SHOWN {
        return;
    }
    let subjects: Set<usize> =
        accepted.iter().filter_map(|&(number, _)| Some(links.all.get(number)?.subject)).collect();
    let mut places: Map<(u64, u64), Vec<usize>> = Map::default();
    let all = links.all.iter().enumerate();
    for (number, link) in all.filter(|(_, link)| could_be(survey, links, link)) {
        places.entry(place(survey, link)).or_default().push(number);
    }
    let likelihood = accepted.iter().map(|&(_, likelihood)| likelihood).fold(0.0, f32::max);
    let known =
        |number: &usize| links.all.get(*number).is_some_and(|l| subjects.contains(&l.subject));
    let mut found: Vec<(usize, f32)> = Vec::new();
    let are_enough = |shown: usize| shown >= SHOWN && shown * 10 >= subjects.len() * MOST;
    let leads_to_post = |number: &usize| links.all.get(*number).is_some_and(is_of_post);
    for mut numbers in places.into_values() {
        if !are_enough(numbers.iter().filter(|number| known(number)).count()) {
            continue;
        }
        numbers.retain(leads_to_post);
        let (shown, other): (Vec<usize>, Vec<usize>) = numbers.iter().copied().partition(known);
        if !other.is_empty()
            && shown.len() >= other.len() * TIMES
            && are_enough(shown.len())
            && lead_once_more(links, accepted, &shown)
            && say_nothing_else(links, &numbers)
            && accompany(links, accepted, &shown)
            && let Some(records) = records(survey.dom, links, &numbers)
        {
            let mut titles = titles(links, accepted, with_strays);
            titles.retain(|number| numbers.binary_search(number).is_err());
            let is_untitled = |&(number, record): &(usize, NodeId)| {
                other.binary_search(&number).is_ok()
                    && !holds_any(survey.dom, links, record, &titles)
            };
            let pairs = numbers.iter().copied().zip(records).filter(is_untitled);
            found.extend(pairs.map(|(number, _)| (number, likelihood)));
        }
    }
    accepted.extend(found);
    accepted.sort_by_key(|&(number, _)| number);
}

/// What titles a post: accepted links that are longer than a time, and of what was dropped what is in a heading. The rest of
/// that stands in the texts of posts.
fn titles(links: &Links, accepted: &[(usize, f32)], with_strays: &[(usize, f32)]) -> Vec<usize> {
    let with = |of: &[(usize, f32)], fits: fn(&Link) -> bool| -> Vec<usize> {
        let numbers = of.iter().map(|&(number, _)| number);
        numbers.filter(|&number| links.all.get(number).is_some_and(fits)).collect()
    };
    let mut titles = with(accepted, |link| link.weight > LONGEST_TIME);
    titles.extend(with(with_strays, |link| link.heading.is_some()));
    titles.sort_unstable();
    titles
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
        && link.url.fragment().is_none_or(str::is_empty)
        && !survey.zone(link.node).has(Zone::NAV.with(Zone::COMMENTS))
}

/// Whether a link leads to a post itself, as far as its words tell.
fn is_of_post(link: &Link) -> bool {
    !fields::speaks_of_comments(&link.text) && !pager::is_page_turn(link)
}

/// Whether other accepted links lead where these do.
fn lead_once_more(links: &Links, accepted: &[(usize, f32)], numbers: &[usize]) -> bool {
    let subject = |number: usize| links.all.get(number).map(|link| link.subject);
    let others = accepted.iter().map(|&(number, _)| number);
    let others: Set<usize> = others
        .filter(|number| numbers.binary_search(number).is_err())
        .filter_map(subject)
        .collect();
    numbers.iter().filter_map(|&number| subject(number)).all(|subject| others.contains(&subject))
}

/// Whether links say nothing but when, or all the same.
fn say_nothing_else(links: &Links, numbers: &[usize]) -> bool {
    let all = || numbers.iter().filter_map(|&number| links.all.get(number));
    let first = all().next().map(|link| link.text.as_str());
    let says_when = |link: &Link| {
        link.weight <= LONGEST_TIME
            && link.text.contains(char::is_numeric)
            && !link.text.chars().all(char::is_numeric)
    };
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

/// Whether one of some links, which are in order, stands in a record.
fn holds_any(dom: &Dom<'_>, links: &Links, record: NodeId, numbers: &[usize]) -> bool {
    let node = |number: usize| links.all.get(number).map(|link| link.node);
    let at = numbers.partition_point(|&number| node(number) < Some(record));
    let first = numbers.get(at).and_then(|&number| node(number));
    first.is_some_and(|first| dom.is_within(first, record))
}

/// The records of links, each of which leads to another page and stands in a record of its own, all beside each other.
/// `None` where they do not.
fn records(dom: &Dom<'_>, links: &Links, numbers: &[usize]) -> Option<Vec<NodeId>> {
    let all = || numbers.iter().filter_map(|&number| links.all.get(number));
    let (first, last) = (all().next()?, all().next_back()?);
    let list = dom.ancestors(first.node).find(|&node| dom.is_within(last.node, node))?;
    let record = |link: &Link| dom.ancestors(link.node).find(|&n| dom.parent(n) == Some(list));
    let records: Vec<NodeId> = all().filter_map(record).collect();
    let subjects: Set<usize> = all().map(|link| link.subject).collect();
    let are_apart = records.windows(2).all(|pair| pair[0] < pair[1]);
    let are_all = records.len() == numbers.len() && subjects.len() == numbers.len();
    (are_apart && are_all).then_some(records)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use crate::dom::Dom;
    use crate::html::links::Links;
    use crate::html::survey::Survey;

    /// The paths of what is found on a page where the links in headings were accepted.
    fn found(html: &str) -> Vec<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://outlet.example/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let titles = links.all.iter().enumerate().filter(|(_, link)| link.heading.is_some());
        let mut accepted: Vec<(usize, f32)> = titles.map(|(number, _)| (number, 0.9)).collect();
        let before = accepted.clone();
        accepted.retain(|&(number, _)| !links.all[number].text.contains("Werbung"));
        super::add(&survey, &links, &before, &mut accepted);
        accepted.retain(|link| !before.contains(link));
        accepted.iter().map(|&(number, _)| links.all[number].url.path().to_owned()).collect()
    }

    fn post(content: &str, foot: &str) -> String {
        format!(
            "<article>{content}<footer>{foot} <a href=/tagged/brume>brume</a></footer></article>"
        )
    }

    fn day(n: u32) -> String {
        format!("<a class=day href=/post/{n}>{n} octobre 2016</a>")
    }

    /// Four posts with titles and what stands among them.
    fn posts(foot: impl Fn(u32) -> String, other: &str) -> String {
        let titled = |n| post(&format!("<h2><a href=/post/{n}>Note {n}</a></h2>"), &foot(n));
        format!("<main>{}{}{other}{}{}</main>", titled(9), titled(8), titled(6), titled(5))
    }

    #[test]
    fn a_post_without_a_title_is_found_by_its_day() {
        let picture = post("<a href=/image/7><img src=/quai.jpg alt=Quai></a>", &day(7));
        assert_eq!(found(&posts(day, &picture)), ["/post/7"]);
        assert!(found(&posts(day, "")).is_empty());
    }

    #[test]
    fn a_post_whose_title_leads_elsewhere_has_its_entry() {
        let link = post("<h2><a href=https://museum.example/>The museum</a></h2>", &day(7));
        assert!(found(&posts(day, &link)).is_empty());
    }

    #[test]
    fn what_was_dropped_does_not_come_back_by_its_other_link() {
        let advert = post("<h2><a href=/shop/7>Werbung: the almanac</a></h2>", &day(7));
        assert!(found(&posts(day, &advert)).is_empty());
    }

    #[test]
    fn what_the_text_of_a_post_cites_is_no_title_of_it() {
        let note = post(
            "<p>Several readers ask for what we said of <a href=https://museum.example/quay>the long history of the \
             quay</a> in spring, and here it is once more, with the pictures.</p>",
            &day(7),
        );
        assert_eq!(found(&posts(day, &note)), ["/post/7"]);
    }

    #[test]
    fn older_posts_in_a_second_list_of_the_same_are_none() {
        let recent = |n: u32| format!("<li><a href=/post/{n}>Lettre {n}</a></li>");
        let recent: String = [9, 8, 6, 5, 4, 3].map(recent).concat();
        assert!(found(&(posts(|_| String::new(), "") + &recent)).is_empty());
    }

    #[test]
    fn counts_of_comments_lead_to_no_post() {
        let count = |n: u32| format!("<a class=count href=/post/{n}#comments>{n} comments</a>");
        let box_of = post("<p>Vote!</p>", &count(7));
        assert!(found(&posts(count, &box_of)).is_empty());
    }
}
