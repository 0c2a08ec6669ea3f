//! Pages whose main part says that there is nothing: a label without posts, a search without results.
//!
//! What such a page still lists stands beside: the most read, the newest, what other outlets have. The line that says so, in
//! the words of `nothing.tsv`, counts only where every entry stands further aside than it does: in more sidebars,
//! widgets and boxes of the most read. A widget that has nothing to show stands aside itself.

use std::sync::LazyLock;

use super::boxes;
use super::hints::Hints;
use super::pager::plain;
use super::places::Place;
use super::survey::{Survey, Zone};
use crate::dom::{Dom, NodeId, Tag};

/// Lines that say so weigh no more; shorter ones say nothing.
const LINE: std::ops::RangeInclusive<u32> = 4..=160;
/// What a sidebar or a footer counts for, in widgets.
const ASIDE: usize = 2;
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
    let mut least = usize::MAX;
    for place in places {
        least = least.min(aside(survey, place.record.start) + headed(survey, place));
        if least == 0 {
            return false;
        }
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
        .any(|node| says_nothing(dom.text(node)) && aside(survey, node) < least)
}

/// How far aside a node stands: the widgets around it, and the sidebars, which count for more.
fn aside(survey: &Survey<'_, '_>, node: NodeId) -> usize {
    let dom = survey.dom;
    let side = Hints::SIDE.and(Hints::RELATED);
    let counts = |up: NodeId| match dom.tag(up) {
        Tag::Aside | Tag::Footer => ASIDE,
        Tag::Body | Tag::Html => 0,
        _ => {
            let hints = survey.hints(up);
            usize::from(hints.has(side) && !hints.has(Hints::CONTENT))
        }
    };
    dom.ancestors(node).take(DEEPEST).map(counts).sum()
}

/// The signs of a box beside the page's list that an entry stands in.
fn headed(survey: &Survey<'_, '_>, place: &Place) -> usize {
    usize::from(boxes::signs_at(survey, place.record.start) > 0)
}

/// Whether a text says that there is nothing.
fn says_nothing(text: &str) -> bool {
    let line = plain(text);
    let phrases = &*PHRASES;
    let spaced = format!(" {line} ");
    phrases.spaced.iter().any(|phrase| spaced.contains(phrase.as_str()))
        || phrases.unspaced.iter().any(|phrase| line.contains(phrase.as_str()))
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
        for text in ["News", "No comments yet", "Nothing is lost", "Latest posts", ""] {
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
}
