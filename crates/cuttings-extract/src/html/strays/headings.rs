//! Headings of sections that are linked, between the articles of a front page: what stands below each is in the folder
//! that it leads to.

use super::Accepted;
use crate::hash::Set;
use crate::html::features;
use crate::html::links::{Link, Links};

/// So many such headings are those of a page.
const FEWEST: usize = 2;
/// Names of sections have no more words, and weigh no more.
const MOST_WORDS: usize = 3;
const HEAVIEST: u32 = 28;
/// So many articles stand below each on the average.
const ARTICLES: usize = 2;

/// Drops such links from those that were accepted.
pub(super) fn drop(links: &Links, accepted: &mut Accepted) {
    let all: Vec<&Link> =
        accepted.iter().filter_map(|&(number, _)| links.all.get(number)).collect();
    let mut of_sections: Set<usize> = Set::default();
    let (mut headings, mut articles) = (0, 0);
    let mut rest = all.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if first.heading.is_none() {
            continue;
        }
        headings += 1;
        let next = behind.iter().position(|link| link.heading.is_some()).unwrap_or(behind.len());
        let (below, others) = behind.split_at(next);
        let are_in_it = |link: &&Link| {
            link.subject != first.subject && features::is_in_folder(&link.url, &first.url)
        };
        if is_name(first) && !below.is_empty() && below.iter().all(are_in_it) {
            of_sections.insert(first.subject);
            articles += below.len();
        }
        rest = others;
    }
    if of_sections.len() >= FEWEST
        && of_sections.len() * 4 >= headings * 3
        && articles >= of_sections.len() * ARTICLES
    {
        accepted.retain(|&(number, _)| {
            links.all.get(number).is_none_or(|link| !of_sections.contains(&link.subject))
        });
    }
}

fn is_name(link: &Link) -> bool {
    (1..=HEAVIEST).contains(&link.weight) && link.text.split_whitespace().count() <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use super::super::tests::titles;

    fn front(below: &str) -> String {
        let section = |name: &str| {
            let story = |n: u32| {
                format!(
                    "<p><a href=/world/{below}{name}/48{n}.stm>The ferry is back in the bay, {n}</a></p>"
                )
            };
            let stories: String = (0..3).map(story).collect();
            format!("<h2><a href=/world/{name}/default.stm>{name}</a></h2>{stories}")
        };
        ["Africa", "Europe", "Asia"].map(section).concat()
    }

    #[test]
    fn linked_headings_of_sections_are_no_entries() {
        assert_eq!(titles(&front("")).len(), 9);
    }

    #[test]
    fn headings_whose_links_lead_elsewhere_stay() {
        assert_eq!(titles(&front("news/")).len(), 12);
    }
}
