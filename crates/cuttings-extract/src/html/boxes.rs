//! What the heading of a box says of the links in it: "Most read", "Related articles".
//!
//! Such a box looks like a list of the page, and often is made by the same template. Its heading tells, in
//! the words of `boxes.tsv`. It is evidence, not a verdict: on some front pages the most read are told once
//! and there alone.

use std::sync::LazyLock;

use super::groups::Group;
use super::hints::Hints;
use super::links::Links;
use super::pager::plain;
use super::pieces;
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::Set;

/// A heading is looked for so many levels up, and so many elements back on each.
const LEVELS: usize = 5;
const BACK: usize = 3;
/// A box has less of the page's text than one part of so many.
const PART: u32 = 2;
/// Headings of boxes say no more than this.
const LONGEST: u32 = 40;

static HEADINGS: LazyLock<Set<String>> = LazyLock::new(|| {
    let lines = include_str!("boxes.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split('\t').skip(1)).map(plain).collect()
});

/// How many signs say that the links of a group stand in a box that is not the page's list: its heading, its
/// name.
pub(super) fn signs(survey: &Survey<'_, '_>, links: &Links, group: &Group) -> i32 {
    let record = group.records.first().map_or(0, |record| signs_at(survey, record.start));
    // The record of a lone link may reach up to the heading of its box.
    let lone = match group.links.as_slice() {
        &[lone] if record == 0 => links.all.get(lone),
        _ => None,
    };
    lone.map_or(record, |link| i32::from(is_headed(survey, link.node)))
}

/// The same of a node.
pub(super) fn signs_at(survey: &Survey<'_, '_>, node: NodeId) -> i32 {
    i32::from(is_headed(survey, node)) + i32::from(is_named_beside(survey, node))
}

/// Whether the heading above a node is that of such a box.
pub(super) fn is_headed(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    heading_above(survey, node)
        .is_some_and(|text| says_beside(&text) && !is_of_the_page(survey, &text))
}

/// Whether one of the elements around a node, that holds no great part of the page, is named as related,
/// recommended or popular.
fn is_named_beside(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let is_box = |up: &NodeId| survey.within(*up).text.saturating_mul(PART) < survey.whole().text;
    let around = survey.dom.ancestors(node).take(LEVELS);
    // Headlines that run by stand on the page, or on others, once more.
    around.take_while(is_box).any(|up| {
        survey.hints(up).has(Hints::RELATED)
            || is_named_popular(survey.dom, up)
            || survey.dom.tag(up) == Tag::Marquee
            || survey.dom.known_attr(up, Attr::Role) == Some("marquee")
    })
}

/// Words of the names of such boxes, which stand within others: "widgetpopular".
const POPULAR: &[&str] =
    &["popular", "mostread", "most-read", "most_read", "mostviewed", "most-viewed", "trending"];

fn is_named_popular(dom: &Dom<'_>, node: NodeId) -> bool {
    let names = dom.known_attr(node, Attr::Class).unwrap_or_default().to_ascii_lowercase();
    POPULAR.iter().any(|word| names.contains(word))
}

/// Whether a heading is one of such boxes.
pub(super) fn says_beside(heading: &str) -> bool {
    let heading = plain(heading);
    HEADINGS.contains(&heading)
        || MORE_OF.iter().any(|words| heading.starts_with(words))
        || is_of_a_time(&heading)
}

/// Whether a heading is one of such boxes with the time that it is of: "Most read this week".
fn is_of_a_time(heading: &str) -> bool {
    let before = |time: &String| heading.strip_suffix(time.as_str())?.strip_suffix(' ');
    TIMES.iter().filter_map(before).any(|words| HEADINGS.contains(words))
}

/// What the most read are those of.
static TIMES: LazyLock<Vec<String>> =
    LazyLock::new(|| OF_TIMES.iter().map(|time| plain(time)).collect());

const OF_TIMES: &[&str] = &[
    "akkurat nå",
    "aujourd hui",
    "bu hafta",
    "bugün",
    "da semana",
    "de la semaine",
    "de la semana",
    "del día",
    "del giorno",
    "della settimana",
    "der woche",
    "des tages",
    "deze week",
    "diese woche",
    "do dia",
    "du jour",
    "du moment",
    "dziś",
    "hoje",
    "hoy",
    "heute",
    "i dag",
    "idag",
    "just nu",
    "now",
    "oggi",
    "right now",
    "senaste dygnet",
    "siste døgn",
    "siste døgnet",
    "siste uke",
    "this month",
    "this week",
    "today",
    "tygodnia",
    "vandaag",
    "за неделю",
    "за сутки",
    "сегодня",
];

/// How headings of such boxes begin that name what the articles are of: "More from our columnists".
const MORE_OF: &[&str] = &["mehr aus ", "mehr von ", "more from "];

/// Whether a heading says that it has more of what the page is about: "More from Ada Holm" on her own page.
fn is_of_the_page(survey: &Survey<'_, '_>, heading: &str) -> bool {
    let heading = plain(heading);
    let Some(of) = MORE_OF.iter().find_map(|words| heading.strip_prefix(words)) else {
        return false;
    };
    let dom = survey.dom;
    let mut headings = dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == Tag::H1).take(LEVELS);
    headings.any(|n| plain(&pieces::shown_text(survey, n)).contains(of))
}

/// The text of the nearest heading that stands before an element, beside it or what holds it. The heading of
/// the page is none.
fn heading_above(survey: &Survey<'_, '_>, node: NodeId) -> Option<String> {
    let dom = survey.dom;
    let mut at = node;
    for _ in 0..LEVELS {
        let mut before = dom.previous_sibling(at);
        let mut looked = 0;
        while let Some(sibling) = before.filter(|_| looked < BACK) {
            if survey.within(sibling).text > 0 {
                return heading(survey, sibling);
            }
            looked += usize::from(dom.tag(sibling) != Tag::Text);
            before = dom.previous_sibling(sibling);
        }
        at = dom.parent(at).filter(|&up| !matches!(dom.tag(up), Tag::Body | Tag::Main))?;
    }
    None
}

/// The text of an element that is a heading, is named as one, or holds nothing but one.
fn heading(survey: &Survey<'_, '_>, node: NodeId) -> Option<String> {
    let dom = survey.dom;
    let all = survey.within(node);
    if all.text > LONGEST || survey.zone(node).has(Zone::HIDDEN) {
        return None;
    }
    let is_heading = |n: NodeId| dom.tag(n).is_heading() || survey.hints(n).has(Hints::TITLE);
    let found = dom.subtree(node).take(LEVELS * BACK).find(|&n| is_heading(n))?;
    (dom.tag(found) != Tag::H1).then(|| pieces::shown_text(survey, found))
}

#[cfg(test)]
mod tests {
    use super::{heading_above, says_beside};
    use crate::dom::{Dom, Tag};
    use crate::html::survey::Survey;

    #[test]
    fn boxes_say_what_they_hold_in_any_language() {
        for heading in [
            "Most read",
            "MOST READ",
            "» Popular Posts «",
            "Meistgelesen",
            "À lire aussi :",
            "Lo más leído",
            "Çok Okunanlar",
            "Самое читаемое",
            "الأكثر قراءة",
            "相关文章",
            "人気記事",
            "Els més llegits",
            "Skaitomiausi",
            "More from our columnists",
            "Mest lest siste døgn",
            "Les plus lus du jour",
        ] {
            assert!(says_beside(heading), "{heading}");
        }
        for heading in [
            "News",
            "Latest posts",
            "Most read books of the year",
            "Most read books",
            "Popular music",
            "Today",
            "",
        ] {
            assert!(!says_beside(heading), "{heading}");
        }
    }

    fn above(html: &str) -> Option<String> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let list = dom.subtree(Dom::ROOT).find(|&n| dom.tag(n) == Tag::Li)?;
        heading_above(&survey, list)
    }

    #[test]
    fn the_heading_of_a_box_stands_before_its_links_or_what_holds_them() {
        let list = "<ul><li><a href=/1>One</a></ul>";
        let text = Some("Most read".to_owned());
        assert_eq!(above(&format!("<div><h3>Most read</h3>{list}</div>")), text);
        assert_eq!(
            above(&format!(
                "<div><div><h3><span>Most read</span></h3></div><div>{list}</div></div>"
            )),
            text
        );
        assert_eq!(
            above(&format!("<div><div class=widget-title>Most read</div>{list}</div>")),
            text
        );
        assert_eq!(above(&format!("<div><h1>Most read</h1>{list}</div>")), None);
        assert_eq!(
            above(&format!("<div><h3>Most read</h3><p>Of this week:</p>{list}</div>")),
            None
        );
    }

    #[test]
    fn a_box_is_told_by_its_heading_and_by_its_name() {
        use crate::html::{groups, links::Links};
        let signs = |heading: &str, name: &str| {
            let list =
                ["One", "Two", "Three"].map(|n| format!("<li><a href=/{n}>{n}</a>")).concat();
            let story = "<p>The board met on Tuesday, as it does on each Tuesday of the year.</p>";
            let html = format!(
                "<main>{}</main><div class='{name}'><h3>{heading}</h3><ul>{list}</ul></div>",
                story.repeat(3)
            );
            let dom = Dom::parse(&html);
            let survey = Survey::new(&dom);
            let page = url::Url::parse("https://outlet.example/").ok();
            let links = Links::collect(&survey, page.as_ref(), page.as_ref());
            groups::group(&survey, &links).first().map(|group| super::signs(&survey, &links, group))
        };
        assert_eq!(signs("News", "box"), Some(0));
        assert_eq!(signs("Most read", "box"), Some(1));
        assert_eq!(signs("News", "widgetpopular"), Some(1));
        assert_eq!(signs("Most read", "related-posts"), Some(2));
        assert_eq!(signs("News", "box'><marquee class='"), Some(1));
    }
}
