//! Pages whose main part says that there is nothing: a label without posts, a search without results.
//!
//! What such a page still lists stands beside: the most read, the newest, what other outlets have. The line that says so, in
//! the words of `nothing.tsv`, counts only where every entry stands in a sidebar, a footer or a box headed as that of the
//! most read, and the line does not. A page with a list is never to be taken for one without: names that main lists have
//! as well ("widget", "recent") prove nothing, nor does what a script shows when it is wanted.

use std::sync::LazyLock;

use super::boxes;
use super::pager::plain;
use super::places::Place;
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId, Tag};

/// Lines that say so weigh no more; shorter ones say nothing.
const LINE: std::ops::RangeInclusive<u32> = 4..=160;
/// Such a line has no more words before the phrase that says so: "Sorry, but nothing matched".
const MOST_BEFORE: usize = 4;
/// Words of the names of what is shown when it is wanted.
const WANTED: &[&str] =
    &["autocomplete", "dropdown", "modal", "overlay", "popup", "pop-up", "search-pop", "score"];
/// Attributes by which scripts show and hide.
const SCRIPTED: &[&str] = &["x-show", "x-if", "v-if", "v-show", "ng-if", "ng-show", "data-bind"];
/// The page is looked at up to this depth around each entry.
const DEEPEST: usize = 60;
/// A page that says so has few entries beside it.
const MOST: usize = 60;

/// The phrases of languages that set words apart with spaces, between two of these, and of those that do not.
struct Phrases {
    spaced: Vec<String>,
    unspaced: Vec<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let (mut spaced, mut unspaced) = (Vec::new(), Vec::new());
    let lines = include_str!("nothing.tsv").lines().filter(|line| !line.starts_with('#'));
    for (language, phrases) in lines.filter_map(|line| line.split_once('\t')) {
        let phrases = phrases.split('\t').map(plain);
        match language {
            "ja" | "th" | "zh" => unspaced.extend(phrases),
            _ => spaced.extend(phrases.map(|phrase| format!(" {phrase} "))),
        }
    }
    Phrases { spaced, unspaced }
});

/// Whether the main part of a page says that there is nothing, and all its entries stand beside that.
pub(super) fn is_said(survey: &Survey<'_, '_>, places: &[Place]) -> bool {
    if places.is_empty() || places.len() > MOST {
        return false;
    }
    if !places.iter().all(|place| is_beside(survey, place.record.start)) {
        return false;
    }
    let dom = survey.dom;
    let edges = Zone::HIDDEN
        .with(Zone::LINK)
        .with(Zone::NAV)
        .with(Zone::HEADER)
        .with(Zone::FOOTER)
        .with(Zone::ASIDE)
        .with(Zone::COMMENTS)
        .with(Zone::NAMED_BOX);
    let is_line = |&node: &NodeId| {
        dom.tag(node) == Tag::Text
            && !survey.zone(node).has(edges)
            && LINE.contains(&survey.within(node).text)
    };
    dom.subtree(Dom::ROOT)
        .filter(is_line)
        .filter(|&node| says_nothing(dom.text(node)))
        .any(|node| !is_beside(survey, node) && !is_wanted(dom, node))
}

/// Whether a node stands in a sidebar, a footer, or a box that is headed as standing beside.
fn is_beside(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let dom = survey.dom;
    let is_side = |up: NodeId| {
        matches!(dom.tag(up), Tag::Aside | Tag::Footer)
            || dom.attr(up, "role").is_some_and(|role| role == "complementary")
            || names(dom, up).any(|name| name.contains("sidebar"))
    };
    around(dom, node).any(is_side) || boxes::is_headed(survey, node)
}

/// Whether a node is shown only when it is wanted.
fn is_wanted(dom: &Dom<'_>, node: NodeId) -> bool {
    around(dom, node).any(|up| {
        names(dom, up).any(|name| WANTED.iter().any(|word| name.contains(word)))
            || SCRIPTED.iter().any(|name| dom.attr(up, name).is_some())
    })
}

/// The elements around a node, up to the body: what that is named says nothing of a part of it.
fn around<'d>(dom: &'d Dom<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + 'd {
    let is_part = |up: &NodeId| !matches!(dom.tag(*up), Tag::Body | Tag::Html);
    dom.ancestors(node).take(DEEPEST).take_while(is_part)
}

fn names<'d>(dom: &'d Dom<'_>, node: NodeId) -> impl Iterator<Item = &'d str> {
    [Attr::Class, Attr::Id].into_iter().filter_map(move |attr| dom.known_attr(node, attr))
}

/// Whether a text says that there is nothing.
fn says_nothing(text: &str) -> bool {
    let line = plain(text);
    let phrases = &*PHRASES;
    let spaced = format!(" {line} ");
    let spaces = memchr::memchr_iter(b' ', spaced.as_bytes());
    let mut beginnings = spaces.take(MOST_BEFORE + 1).filter_map(|at| spaced.get(at..));
    beginnings.any(|rest| phrases.spaced.iter().any(|phrase| rest.starts_with(phrase.as_str())))
        || !line.is_ascii() && phrases.unspaced.iter().any(|phrase| line.contains(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::says_nothing;
    use crate::{Hint, PageKind, html};

    #[test]
    fn a_list_says_that_it_is_empty_in_any_language() {
        for text in [
            "Nothing Found",
            "Sorry, but nothing matched your search terms. Please try again.",
            "Tiada catatan dengan label ",
            "Keine Beiträge gefunden.",
            "Aucun article dans cette rubrique",
            "Žádné články",
            "По вашему запросу ничего не найдено",
            "لا توجد نتائج",
            "没有找到相关文章",
            "記事が見つかりませんでした。",
            "게시물이 없습니다.",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "News",
            "No comments yet",
            "Nothing is lost",
            "Latest posts",
            "The divers who went down twice could not find any wreckage",
            "",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }

    fn kind(main: &str, side: &str) -> PageKind {
        let item = |n: u32| {
            format!(
                "<li><h3><a href=/2024/05/story-{n}>The ferry did not leave on night {n}</a></h3><p>It lay in the harbour.</p></li>"
            )
        };
        let list: String = (1..=6).map(item).collect();
        let page = format!(
            "<html lang=en><body><div class='main section'>{}</div>{}</body></html>",
            main.replace("LIST", &list),
            side.replace("LIST", &list)
        );
        let hint = Hint { url: Some("https://outlet.example/label/tides"), ..Hint::default() };
        html::read(&page, &hint).kind
    }

    #[test]
    fn what_stands_beside_a_line_that_there_is_nothing_is_no_list() {
        let side = "<aside><div class=widget><h2>From the archive</h2><ul>LIST</ul></div></aside>";
        assert_eq!(kind("<p>No posts with label <b>Tides</b>.</p>", side), PageKind::Other);
        let widget = "<div class=widget><h2>Agenda</h2><p>Nothing found.</p></div>";
        assert_eq!(kind(&format!("<ul>LIST</ul>{widget}"), ""), PageKind::Listing);
        assert_eq!(kind("<p>No posts match the filter.</p><ul>LIST</ul>", ""), PageKind::Listing);
    }

    #[test]
    fn a_list_in_a_box_named_like_a_widget_is_there_whatever_a_search_or_a_script_says() {
        for page in [
            "<div id=search-pop><p>No results found</p></div><div class='widget Blog'><ul>LIST</ul></div>",
            "<div class=elementor-widget-posts><ul>LIST</ul></div><div><p>No results found.</p></div>",
            "<div class=scores><p>No matches today.</p></div><div class=recent-news><ul>LIST</ul></div>",
            "<div class=recent-posts><ul>LIST</ul></div><p x-show='!items.length'>No articles found.</p>",
            "<div><p>No stories behind a paywall.</p></div><div class=left-side><ul>LIST</ul></div>",
            "<div class=popular-content><ul>LIST</ul></div><p>No posts match the filter.</p>",
        ] {
            assert_eq!(kind(page, ""), PageKind::Listing, "{page}");
        }
    }
}
