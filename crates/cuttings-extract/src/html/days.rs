//! Days that stand above several entries without being headings: the terms of a definition list, rows of a
//! table, lines of their own between the items of a list.
//!
//! Such a *day line* is told from the date of one entry by its company: it stands beside entries rather
//! than in one, it precedes the first of them, and there are more entries than lines.

use super::hints::Hints;
use super::pieces;
use super::sections::Above;
use super::survey::{Survey, Zone};
use crate::dates::{self, Context, Reading};
use crate::dom::{Dom, NodeId, Tag};

/// Day lines are no longer than this.
const LONGEST: u32 = 40;
/// Words for days are no longer than this.
const WORD: u32 = 12;
/// One line may be anything.
const FEWEST: usize = 2;

/// What day lines are looked for in.
pub(super) struct Page<'p, 'd, 'a> {
    pub(super) survey: &'p Survey<'d, 'a>,
    pub(super) dates: Context<'p>,
    /// Whether a link in an element leads to an entry of the page: its date is that of this entry.
    pub(super) leads_to_entry: &'p dyn Fn(NodeId) -> bool,
}

/// The day lines of a page.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// In order.
    lines: Vec<Above>,
}

impl Days {
    /// Finds the lines that stand for the entries with these titles.
    pub(super) fn find(page: &Page<'_, '_, '_>, titles: &[Option<NodeId>]) -> Self {
        let survey = page.survey;
        let titles = in_order(titles);
        let (Some(&first), Some(&last)) = (titles.first(), titles.last()) else {
            return Self::default();
        };
        // There are several lines, and more entries than lines.
        if titles.len() <= FEWEST {
            return Self::default();
        }
        let mut lines = lines(page, last);
        // The list's own lines look like the one right above its first entry.
        let above_first = lines.partition_point(|line| line.node < first);
        let Some(own) = above_first.checked_sub(1).and_then(|at| lines.get(at)) else {
            return Self::default();
        };
        let own = own.node;
        lines.retain(|line| line.node >= own && is_alike(survey, line.node, own));
        let stands_beside = |line: &&Above| holds_several(survey, line.node, &titles);
        let beside = lines.iter().filter(stands_beside).count();
        let are_days =
            lines.len() >= FEWEST && titles.len() > lines.len() && beside * 2 > lines.len();
        if are_days { Self { lines } } else { Self::default() }
    }

    /// Finds lines that stand between the entries with these titles, of a list that shows nothing but times of day: those of
    /// the first day have no line above them.
    pub(super) fn between(page: &Page<'_, '_, '_>, titles: &[Option<NodeId>]) -> Self {
        let survey = page.survey;
        let titles = in_order(titles);
        let (Some(&first), Some(&last)) = (titles.first(), titles.last()) else {
            return Self::default();
        };
        let mut lines = lines(page, last);
        lines.retain(|line| line.node > first && holds_several(survey, line.node, &titles));
        let Some(own) = lines.first().map(|line| line.node) else { return Self::default() };
        let are_alike = lines.iter().all(|line| is_alike(survey, line.node, own));
        if are_alike && titles.len() > lines.len() { Self { lines } } else { Self::default() }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line above a node.
    pub(super) fn above(&self, node: NodeId) -> Option<&Above> {
        let after = self.lines.partition_point(|line| line.node < node);
        after.checked_sub(1).and_then(|at| self.lines.get(at))
    }

    /// Whether a node is in a line.
    pub(super) fn hold(&self, dom: &Dom<'_>, node: NodeId) -> bool {
        let after = self.lines.partition_point(|line| line.node <= node);
        let line = after.checked_sub(1).and_then(|at| self.lines.get(at));
        line.is_some_and(|line| dom.is_within(node, line.node))
    }
}

/// The titles that stand somewhere, in document order.
pub(super) fn in_order(titles: &[Option<NodeId>]) -> Vec<NodeId> {
    let mut titles: Vec<NodeId> = titles.iter().copied().flatten().collect();
    titles.sort_unstable();
    titles
}

/// Whether two lines look alike, or stand side by side: today's may be set off.
fn is_alike(survey: &Survey<'_, '_>, a: NodeId, b: NodeId) -> bool {
    let dom = survey.dom;
    survey.signature(a) == survey.signature(b)
        || dom.parent(a) == dom.parent(b) && dom.tag(a) == dom.tag(b)
}

/// All blocks up to a node that show a date and nothing else, and lead nowhere.
fn lines(page: &Page<'_, '_, '_>, last: NodeId) -> Vec<Above> {
    let survey = page.survey;
    let dom = survey.dom;
    let mut lines = Vec::new();
    let mut node = Dom::ROOT;
    while node < last {
        if !is_short_block(page, node) {
            node = node.next();
            continue;
        }
        // "Today" and "Yesterday" hold no number, but are short.
        let is_short = survey.within(node).text <= WORD;
        if is_short || may_hold_number(dom, node) {
            let text = pieces::shown_text(survey, node);
            if (is_short || text.contains(char::is_numeric)) && says_day(&text, &page.dates) {
                lines.push(Above::of(dom, node, text));
            }
        }
        node = dom.end(node);
    }
    lines
}

/// Whether a text is a date and hardly anything else; a time of day is that of one entry.
fn says_day(text: &str, context: &Context<'_>) -> bool {
    let is_clock = || {
        let mention = dates::first_mention(text, context);
        mention.is_some_and(|mention| matches!(mention.reading, Reading::Today(_)))
    };
    super::fields::is_date(text, context) && !is_clock()
}

/// Whether there is a digit, or a character beyond ASCII, which may be one.
fn may_hold_number(dom: &Dom<'_>, node: NodeId) -> bool {
    let may_be_digit = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    dom.subtree(node).any(|n| dom.text(n).bytes().any(may_be_digit))
}

/// Whether an element is a block, or a row of one cell, whose text is short and not linked, unless it is named as a date
/// and leads to all of that day.
fn is_short_block(page: &Page<'_, '_, '_>, node: NodeId) -> bool {
    let survey = page.survey;
    let tag = survey.dom.tag(node);
    let is_line = matches!(tag, Tag::Dt | Tag::Dd | Tag::Tr | Tag::Li | Tag::P | Tag::Div);
    if !is_line || survey.zone(node).has(Zone::HIDDEN) {
        return false;
    }
    let within = survey.within(node);
    let leads_to_day = || {
        within.links == 1
            && within.link_text == within.text
            && survey.hints(node).has(Hints::DATE)
            && !(page.leads_to_entry)(node)
    };
    (1..=LONGEST).contains(&within.text)
        && within.headings == 0
        && (within.links == 0 || leads_to_day())
}

/// Whether what holds a line holds several of these nodes, too.
fn holds_several(survey: &Survey<'_, '_>, line: NodeId, nodes: &[NodeId]) -> bool {
    let Some(around) = survey.dom.parent(line) else { return false };
    let from = nodes.partition_point(|&node| node < around);
    let to = nodes.partition_point(|&node| node < survey.dom.end(around));
    to > from + 1
}

#[cfg(test)]
mod tests {
    use super::{Days, NodeId, Page, Survey, Tag};
    use crate::dates::Context;
    use crate::dom::Dom;

    fn find(survey: &Survey<'_, '_>, titles: &[Option<NodeId>]) -> Days {
        let dates = Context { reference: None, language: Some("en") };
        Days::find(&Page { survey, dates, leads_to_entry: &|_| false }, titles)
    }

    /// The texts of the lines above the links of a page.
    fn days(html: &str) -> Vec<Option<String>> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let titles: Vec<Option<NodeId>> =
            dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == Tag::A).map(Some).collect();
        let days = find(&survey, &titles);
        titles.iter().flatten().map(|&node| days.above(node).map(|a| a.text.clone())).collect()
    }

    #[test]
    fn a_line_stands_for_the_entries_below_it() {
        let html = "<dl><dt>3 May 2024<dd><a href=a>Dam</a><dd><a href=b>Ferry</a>\
                    <dt>1 May 2024<dd><a href=c>Lock</a></dl>";
        let found = days(html);
        let found: Vec<&str> = found.iter().map(|d| d.as_deref().unwrap_or("")).collect();
        assert_eq!(found, ["3 May 2024", "3 May 2024", "1 May 2024"]);
    }

    #[test]
    fn a_line_that_is_named_as_a_date_may_lead_to_its_day() {
        let post = |n: u32| format!("<div class=post><p>Fog.</p><a href=/post/{n}>∞</a></div>");
        let day = |day: u32| format!("<div class=date><a href=/day/{day}>{day} May 2024</a></div>");
        let html = format!("<main>{}{}{}{}{}</main>", day(3), post(1), post(2), day(1), post(3));
        let dom = Dom::parse(&html);
        let survey = Survey::new(&dom);
        let is_post = |&n: &NodeId| dom.attr(n, "href").is_some_and(|href| href.contains("post"));
        let posts: Vec<Option<NodeId>> = dom.subtree(Dom::ROOT).filter(is_post).map(Some).collect();
        let days = find(&survey, &posts);
        let found: Vec<&str> =
            posts.iter().flatten().filter_map(|&n| Some(days.above(n)?.text.as_str())).collect();
        assert_eq!(found, ["3 May 2024", "3 May 2024", "1 May 2024"]);
    }

    #[test]
    fn times_of_entries_are_no_lines_between_days() {
        let item =
            |n: u32| format!("<div class=item><p>1{n}:30</p><p><a href={n}>Dam</a></p></div>");
        let html = format!(
            "<div class=list><div>Today</div>{}{}<div>Yesterday, 1 May 2024</div>{}{}</div>",
            item(1),
            item(2),
            item(3),
            item(4)
        );
        let found = days(&html);
        let found: Vec<&str> = found.iter().map(|d| d.as_deref().unwrap_or("")).collect();
        assert_eq!(found, ["Today", "Today", "Yesterday, 1 May 2024", "Yesterday, 1 May 2024"]);
    }

    #[test]
    fn the_dates_of_single_entries_are_no_lines() {
        let html = "<div class=card><p>3 May 2024</p><a href=a>Dam</a></div>\
                    <div class=card><a href=b>Ferry</a></div>\
                    <div class=card><p>1 May 2024</p><a href=c>Lock</a></div>";
        assert_eq!(days(html), [None, None, None]);
    }

    #[test]
    fn terms_with_one_description_each_are_left_to_their_records() {
        let html =
            "<dl><dt>3 May 2024<dd><a href=a>Dam</a><dt>1 May 2024<dd><a href=c>Lock</a></dl>";
        assert_eq!(days(html), [None, None]);
    }
}
