//! The latest of a live blog, told below its title on a front page: links to places in it, which say when or what in a few
//! words and have no headings.

use super::Accepted;
use crate::dom::NodeId;
use crate::html::links::{Link, Links};
use crate::html::survey::Survey;

/// The title stands in what holds the update, no further up than this.
const DEEPEST: usize = 6;

/// Drops such links from those that were accepted.
pub(super) fn drop(survey: &Survey<'_, '_>, links: &Links, accepted: &mut Accepted) {
    let titles: Vec<&Link> = accepted
        .iter()
        .filter_map(|&(number, _)| links.all.get(number))
        .filter(|link| link.heading.is_some())
        .collect();
    if titles.is_empty() {
        return;
    }
    accepted.retain(|&(number, _)| {
        links.all.get(number).is_none_or(|link| !is_update(survey, &titles, link))
    });
}

/// Whether a link leads to a place in what the title above it leads to, or to a page of its own folder.
fn is_update(survey: &Survey<'_, '_>, titles: &[&Link], link: &Link) -> bool {
    let has_place = link.url.fragment().is_some_and(|place| !place.is_empty());
    if !has_place || link.heading.is_some() || link.weight == 0 {
        return false;
    }
    title_above(survey, titles, link).is_some_and(|title| {
        let is_on_page = title.url.path() == link.url.path() && title.subject != link.subject;
        title.url.host() == link.url.host() && (is_on_page || share_folder(title, link))
    })
}

/// The one title in the smallest part of the page that holds a link and any title, before it.
fn title_above<'l>(survey: &Survey<'_, '_>, titles: &[&'l Link], link: &Link) -> Option<&'l Link> {
    let end = |up: NodeId| survey.dom.end(up);
    survey.dom.ancestors(link.node).take(DEEPEST).find_map(|up| {
        let from = titles.partition_point(|title| title.node < up);
        let to = titles.partition_point(|title| title.node < end(up));
        let within = titles.get(from..to).filter(|within| !within.is_empty())?;
        let first = within.first()?;
        let is_one = within.iter().all(|title| title.subject == first.subject);
        Some((is_one && first.node < link.node).then_some(*first))
    })?
}

/// Whether two addresses lie in one folder of a folder: that of the live blog, not that of all articles.
fn share_folder(title: &Link, link: &Link) -> bool {
    let folder = |link: &Link| {
        let (folder, _) = link.url.path().trim_end_matches('/').rsplit_once('/')?;
        Some(folder.to_owned()).filter(|folder| folder.bytes().filter(|b| *b == b'/').count() > 1)
    };
    folder(title).is_some() && folder(title) == folder(link)
}

#[cfg(test)]
mod tests {
    use crate::{Hint, html};

    #[test]
    fn the_latest_of_a_live_blog_is_no_article() {
        let story = |n: u32, below: &str| {
            format!(
                "<article><h3><a href=/a/74-{n}/64-1>Storm number {n} has closed the bridge over the sound</a></h3>
                 {below}<p>Nobody knows for how long it will be closed, says the town.</p></article>"
            )
        };
        let update = |n: u32| {
            format!(
                "<li><a href='/a/74-3/64-{n}#64-{n}'><time>14.5{n}</time> The trains run again on one track</a></li>"
            )
        };
        let updates: String = (2..=4).map(update).collect();
        let stories: String =
            (1..=6).map(|n| story(n, if n == 3 { &updates } else { "" })).collect();
        let page = format!("<html lang=en><body><main>{stories}</main></body></html>");
        let hint = Hint { url: Some("https://outlet.example/"), ..Hint::default() };
        assert_eq!(html::read(&page, &hint).entries.len(), 6);
    }
}
