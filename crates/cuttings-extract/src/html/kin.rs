//! Lists that the template of a sure list makes, elsewhere on the page: the first articles of a page across its
//! width and the others in columns, one section after the other.
//!
//! Such lists can be short, and stand where nothing else tells: the last year of a list by years. What the links stand in by the same tags and
//! class names is made by the same template, unless it stands beside the page's own content. And an article that
//! is set apart before the list, headed and dated as those in it, leads it.

use super::boxes;
use super::groups::{Group, Record};
use super::hints::Hints;
use super::links::{Link, Links};
use super::survey::{Survey, Zone};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::hash::{self, Map, Set};

/// A list of this likelihood shows what the template makes.
const SURE: f32 = 0.85;
/// What the same template makes is so likely, in proportion to the sure list.
const KIN: f32 = 0.7;
/// So many elements around a link tell its template, of which so many have names.
const DEEP: usize = 5;
const NAMED: usize = 3;
/// All that a link stands in, as far as it is looked at.
const DEEPEST: usize = 40;
/// Fewer than this many names tell nothing.
const LEAST_NAMED: usize = 2;

/// What is known of the sure lists of one template.
#[derive(Clone, Default)]
struct Sure {
    likelihood: f32,
    /// Whether their records say when.
    dated: bool,
    /// How deep the addresses are that the likeliest leads to.
    depth: usize,
    /// From the first link of each to its last.
    spans: Vec<(NodeId, NodeId)>,
}

impl Sure {
    /// Whether links stand before or behind each of these lists, rather than among their records.
    fn is_apart_from(&self, (first, last): (NodeId, NodeId)) -> bool {
        self.spans.iter().all(|&(start, end)| last < start || end < first)
    }
}

/// Raises the likelihoods of groups to what that of their kin says. `beside` are the signs that each is not the
/// page's list.
pub(super) fn raise(
    survey: &Survey<'_, '_>,
    links: &Links,
    groups: &[Group],
    mut likelihoods: Vec<f32>,
    beside: &[i32],
) -> Vec<f32> {
    let first = |group: &Group| group.links.first().and_then(|&number| links.all.get(number));
    let template = |group: &Group| first(group).and_then(|link| of_template(survey, link));
    let depth = |group: &Group| depth(links, group);
    let mut sure: Map<u64, Sure> = Map::default();
    for ((group, &likelihood), &beside) in groups.iter().zip(&likelihoods).zip(beside) {
        if likelihood >= SURE
            && beside == 0
            && let Some(template) = template(group)
        {
            let known = sure.entry(template).or_default();
            if likelihood > known.likelihood {
                known.likelihood = likelihood;
                known.depth = depth(group);
            }
            known.dated |= is_dated(survey, group);
            known.spans.extend(span(links, group));
        }
    }
    let leading = Leading::of(survey, links, &likelihoods, groups);
    let articles = Articles::of(survey, links, groups, &likelihoods, beside);
    let folders = folders(survey, links, groups, &likelihoods, beside);
    if sure.is_empty() && leading.is_none() && articles.is_none() && folders.is_empty() {
        return likelihoods;
    }
    for ((group, likelihood), &beside) in groups.iter().zip(&mut likelihoods).zip(beside) {
        let goes_with = |list: &Leading<'_>| {
            list.is_led_by(survey, links, group) || list.goes_on_in(survey, links, group)
        };
        let is_article = |articles: &Articles| articles.have(survey, links, group);
        if beside == 0
            && (leading.as_ref().is_some_and(goes_with)
                || articles.as_ref().is_some_and(is_article)
                || folder(survey, links, group).is_some_and(|folder| folders.contains(folder)))
            // Where little speaks for a group, nobody has asked yet.
            && boxes::signs(survey, links, group) == 0
        {
            *likelihood = likelihood.max(SURE * KIN);
        }
        let could_be = *likelihood < SURE && beside == 0;
        let Some(template) = template(group).filter(|_| could_be) else { continue };
        let is_headed = first(group).is_some_and(|link| heads(survey, link));
        let is_apart = |sure: &&Sure| {
            is_headed || span(links, group).is_some_and(|span| sure.is_apart_from(span))
        };
        // Goods are set in the cards of the posts about them, but without a date.
        let is_like =
            |sure: &&Sure| !sure.dated || is_dated(survey, group) || depth(group) == sure.depth;
        let kin = sure.get(&template).filter(is_like).filter(is_apart);
        *likelihood = kin.map_or(*likelihood, |sure| likelihood.max(sure.likelihood * KIN));
    }
    likelihoods
}

/// A list has so many links before its folder tells of others.
const IN_FOLDER: usize = 2;
/// So many elements around a link have no names on a page of no style.
const NAMELESS: usize = 12;

/// The folders that the sure lists of a page lead to, where nothing has names: the tables of an old site, which sets each
/// of its boxes another way, and has all stories of a day in one folder.
fn folders<'l>(
    survey: &Survey<'_, '_>,
    links: &'l Links,
    groups: &[Group],
    likelihoods: &[f32],
    beside: &[i32],
) -> Set<&'l str> {
    let all = groups.iter().zip(likelihoods).zip(beside);
    let sure = all.filter(|((group, likelihood), beside)| {
        **likelihood >= SURE && **beside == 0 && group.links.len() >= IN_FOLDER
    });
    sure.filter_map(|((group, _), _)| folder(survey, links, group)).collect()
}

/// The folder that all links of a group lead to, where nothing around them has names; never the root.
fn folder<'l>(survey: &Survey<'_, '_>, links: &'l Links, group: &Group) -> Option<&'l str> {
    let dom = survey.dom;
    let is_nameless =
        |node: NodeId| dom.ancestors(node).take(NAMELESS).all(|up| first_name(dom, up).is_empty());
    let mut folders = group.links.iter().map(|&number| {
        let link = links.all.get(number).filter(|l| l.same_host && l.url.query().is_none())?;
        let (folder, _) = link.url.path().rsplit_once('/')?;
        (folder.len() > 1 && is_nameless(link.node)).then_some(folder)
    });
    let first = folders.next()??;
    folders.all(|folder| folder == Some(first)).then_some(first)
}

/// How deep the address is that the first link of a group leads to.
fn depth(links: &Links, group: &Group) -> usize {
    let first = group.links.first().and_then(|&number| links.all.get(number));
    first.and_then(|link| link.url.path_segments()).map_or(0, Iterator::count)
}

/// Whether most records of a group hold a date for machines, or something named as one.
fn is_dated(survey: &Survey<'_, '_>, group: &Group) -> bool {
    let dated = group.records.iter().filter(|r| survey.between(r.start, r.end).dates > 0).count();
    dated * 2 > group.records.len()
}

/// The surest list of a page, if it is dated and its titles are headings.
struct Leading<'d> {
    /// Where it begins.
    start: NodeId,
    /// The rank of its titles.
    rank: Tag,
    /// The names of what its first heading stands in.
    frame: Option<&'d str>,
    /// What its records stand in.
    parent: Option<NodeId>,
    /// How deep the addresses are that it leads to.
    depth: usize,
}

/// An article lies no further up than this around its title.
const ARTICLE: usize = 8;
/// A list has so many links before something leads it.
const LED: usize = 3;

impl<'d> Leading<'d> {
    fn of(
        survey: &Survey<'d, '_>,
        links: &Links,
        likelihoods: &[f32],
        groups: &[Group],
    ) -> Option<Self> {
        let first = |group: &Group| group.links.first().and_then(|&number| links.all.get(number));
        let lists = groups.iter().zip(likelihoods);
        let sure =
            lists.filter(|(group, likelihood)| **likelihood >= SURE && group.links.len() >= LED);
        let headed = sure.filter_map(|(group, &likelihood)| {
            Some((group, first(group).and_then(|link| link.heading)?, likelihood))
        });
        let (group, heading, _) = headed.max_by(|a, b| a.2.total_cmp(&b.2))?;
        let start = group.records.first()?.start;
        let parent = survey.dom.parent(start);
        let depth = depth(links, group);
        is_dated(survey, group).then(|| Self {
            start,
            rank: survey.dom.tag(heading),
            frame: frame(survey, heading),
            parent,
            depth,
        })
    }

    /// Whether a group is an index of older articles, which stands below the newest in what holds these: links of the
    /// outlet, of which each has a day.
    fn goes_on_in(&self, survey: &Survey<'_, '_>, links: &Links, group: &Group) -> bool {
        let dom = survey.dom;
        let dated = |r: &Record| survey.between(r.start, r.end).dates > 0;
        let is_inside =
            |node: NodeId| self.parent.is_some_and(|parent| dom.is_within(node, parent));
        let is_own = |&number: &usize| {
            links.all.get(number).is_some_and(|link| {
                link.same_host
                    && link.url.fragment().is_none()
                    && !survey.zone(link.node).has(beside_content())
            })
        };
        group.links.len() > LED
            && depth(links, group) == self.depth
            && group.links.iter().all(is_own)
            && group.records.iter().all(|r| r.start > self.start && is_inside(r.start) && dated(r))
    }

    /// Whether a group is one link before the list, with a heading of the rank of its titles, in an `<article>` or in what
    /// is named like that which the headings of the list stand in, to an address as deep as theirs.
    fn is_led_by(&self, survey: &Survey<'_, '_>, links: &Links, group: &Group) -> bool {
        let dom = survey.dom;
        let edges = Zone::NAV.with(Zone::FOOTER).with(Zone::HEADER);
        let [only] = group.links.as_slice() else { return false };
        let Some(link) = links.all.get(*only).filter(|l| !survey.zone(l.node).has(edges)) else {
            return false;
        };
        link.weight > 0
            && link.same_host
            && link.node < self.start
            && link.heading.is_some_and(|heading| {
                dom.tag(heading) == self.rank
                    && (self.is_frame(survey, heading) && depth(links, group) == self.depth
                        || dom
                            .ancestors(heading)
                            .take(ARTICLE)
                            .any(|up| dom.tag(up) == Tag::Article))
            })
            && is_dated(survey, group)
    }

    /// Whether a heading stands in what is named like that which the headings of the list stand in.
    fn is_frame(&self, survey: &Survey<'_, '_>, heading: NodeId) -> bool {
        self.frame.is_some() && frame(survey, heading) == self.frame
    }
}

/// The class names of what a heading stands in.
fn frame<'d>(survey: &Survey<'d, '_>, heading: NodeId) -> Option<&'d str> {
    let parent = survey.dom.parent(heading)?;
    survey.dom.known_attr(parent, Attr::Class).filter(|names| !names.trim().is_empty())
}

/// The sure lists of a page whose records are `<article>` elements with linked headings: what else the page calls an
/// article, in one design or the other, is in its list.
struct Articles {
    /// How deep the addresses are that they lead to.
    depths: Vec<usize>,
    /// Whether all of them are dated: persons and goods, which some sites set like articles, are not.
    dated: bool,
}

/// So many sure articles show what the page calls so.
const ARTICLES: usize = 5;

impl Articles {
    fn of(
        survey: &Survey<'_, '_>,
        links: &Links,
        groups: &[Group],
        likelihoods: &[f32],
        beside: &[i32],
    ) -> Option<Self> {
        let is_sure =
            |(_, likelihood, beside): &(&Group, f32, i32)| *likelihood >= SURE && *beside == 0;
        let all = groups.iter().zip(likelihoods).zip(beside);
        let sure =
            all.map(|((group, &likelihood), &beside)| (group, likelihood, beside)).filter(is_sure);
        let (mut titled, mut dated) = (0, true);
        let mut depths = Vec::new();
        for (group, ..) in sure {
            let heads =
                |number: &usize| links.all.get(*number).is_some_and(|link| link.heading.is_some());
            if !group.links.iter().all(heads) {
                continue;
            }
            if !group.links.iter().all(|&number| is_title_of_article(survey, links, number)) {
                return None;
            }
            titled += group.links.len();
            dated &= is_dated(survey, group);
            depths.push(depth(links, group));
        }
        (titled >= ARTICLES).then_some(Self { depths, dated })
    }

    fn have(&self, survey: &Survey<'_, '_>, links: &Links, group: &Group) -> bool {
        (!self.dated && self.depths.contains(&depth(links, group)) || is_dated(survey, group))
            && group.links.iter().all(|&number| is_title_of_article(survey, links, number))
    }
}

/// Whether a link is the one headed link of an `<article>` in the page's own content, to a page of the outlet.
fn is_title_of_article(survey: &Survey<'_, '_>, links: &Links, number: usize) -> bool {
    let dom = survey.dom;
    let Some(link) = links.all.get(number) else { return false };
    let is_own = link.weight > 0 && link.same_host && !survey.zone(link.node).has(beside_content());
    let Some(heading) = link.heading.filter(|_| is_own) else { return false };
    let Some(article) =
        dom.ancestors(link.node).take(ARTICLE).find(|&up| dom.tag(up) == Tag::Article)
    else {
        return false;
    };
    let inside = links.between(article, dom.end(article));
    inside.len() <= MOST_OF_ARTICLE
        && inside.iter().all(|other| other.heading.is_none_or(|h| h == heading))
}

/// An `<article>` of a list has no more links.
const MOST_OF_ARTICLE: usize = 16;

/// The zones beside a page's own content.
fn beside_content() -> Zone {
    Zone::NAV
        .with(Zone::FOOTER)
        .with(Zone::HEADER)
        .with(Zone::ASIDE)
        .with(Zone::NAMED_SIDE)
        .with(Zone::NAMED_NAV)
        .with(Zone::COMMENTS)
}

/// A number for the tags and first class names around a link within the page's content.
fn of_template(survey: &Survey<'_, '_>, link: &Link) -> Option<u64> {
    if link.weight == 0 || survey.zone(link.node).has(beside_content()) {
        return None;
    }
    let dom = survey.dom;
    let mut around: Vec<(Tag, &str)> = std::iter::once(link.node)
        .chain(dom.ancestors(link.node))
        .take(DEEPEST)
        .map(|node| (dom.tag(node), first_name(dom, node)))
        .collect();
    let named = around.iter().take(DEEP).filter(|(_, name)| !name.is_empty()).count();
    let heads = heads(survey, link);
    // What heads nothing, or has few names, is of one template only where all that it stands in is: the sections of
    // one list.
    if heads && named >= NAMED {
        around.truncate(DEEP);
    }
    (named >= LEAST_NAMED).then(|| hash::of(&(heads, around)))
}

/// From the first link of a group to the last.
fn span(links: &Links, group: &Group) -> Option<(NodeId, NodeId)> {
    let node = |&number: &usize| links.all.get(number).map(|link| link.node);
    group.links.first().and_then(node).zip(group.links.last().and_then(node))
}

fn heads(survey: &Survey<'_, '_>, link: &Link) -> bool {
    link.heading.is_some() || is_named_title(survey, link.node)
}

/// Whether a link, or what holds it alone, is named as a title.
fn is_named_title(survey: &Survey<'_, '_>, link: NodeId) -> bool {
    let alone = |node: &NodeId| survey.within(*node).links <= 1;
    let mut around = std::iter::once(link).chain(survey.dom.ancestors(link).take(2));
    around.by_ref().take_while(alone).any(|node| survey.hints(node).has(Hints::TITLE))
}

/// The first class of an element that numbers nothing.
fn first_name<'d>(dom: &'d Dom<'_>, node: NodeId) -> &'d str {
    dom.written_classes(node).find(|c| !super::names::has_digit(c)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::raise;
    use crate::dom::Dom;
    use crate::html::groups;
    use crate::html::links::Links;
    use crate::html::survey::Survey;

    const CARD: &str = "<div class=card><h2 class=card-title><a class=card-link href=";

    /// The likelihoods of the groups of a page whose first is sure and whose others are not.
    fn raised(html: &str, beside: i32) -> Vec<f32> {
        let dom = Dom::parse(html);
        let survey = Survey::new(&dom);
        let page = Url::parse("https://gazette.example/").ok();
        let links = Links::collect(&survey, page.as_ref(), page.as_ref());
        let groups = groups::group(&survey, &links);
        let likelihood = |at: usize| if at == 0 { 0.9 } else { 0.1 };
        let likelihoods = (0..groups.len()).map(likelihood).collect();
        let signs: Vec<i32> =
            (0..groups.len()).map(|at| if at == 0 { 0 } else { beside }).collect();
        raise(&survey, &links, &groups, likelihoods, &signs)
    }

    #[test]
    fn an_index_of_older_articles_goes_on_with_the_list_above() {
        let post = |n: u32| {
            format!(
                "<article class=post><h2><a href=/news/story-{n}>The {n}th notice of the board</a></h2><time>{n} May</time>\
                 <p>The board met on Tuesday.</p></article>"
            )
        };
        let posts: String = (1..=4).map(post).collect();
        let line = |n: u32| {
            format!(
                "<dt><time>{n} April</time></dt><dd><a href=/news/old-{n}>The {n}th tide</a></dd>"
            )
        };
        let lines: String = (1..=5).map(line).collect();
        let below = format!("<div>{posts}<section class=older><dl>{lines}</dl></section></div>");
        assert!(raised(&below, 0)[1] > 0.5);
        let aside = format!("<div>{posts}</div><div class=older><dl>{lines}</dl></div>");
        assert!(raised(&aside, 0)[1] < 0.5);
    }

    fn page(second: &str) -> String {
        format!(
            "<div class=part><div class=box>{CARD}/news/1>The ferry is back in the bay</a></h2></div></div></div>{second}"
        )
    }

    #[test]
    fn what_the_template_of_a_sure_list_makes_is_likely() {
        let opinion = format!(
            "<div><div class=part><div class=box>{CARD}/mind/2>In praise of rain</a></h2></div></div></div></div>"
        );
        assert!(raised(&page(&opinion), 0)[1] > 0.5);
        assert!(raised(&page(&opinion), 1)[1] < 0.5, "it stands beside the list");
        let side = format!("<aside>{opinion}</aside>");
        assert!(raised(&page(&side), 0)[1] < 0.5);
    }

    #[test]
    fn goods_in_the_cards_of_dated_posts_are_no_kin() {
        let posts = page("").replace("</h2>", "</h2><time>3 May</time>");
        let goods = format!(
            "<div><div class=part><div class=box>{CARD}/shop/wool/merino>Merino</a></h2></div></div></div></div>"
        );
        assert!(raised(&format!("{posts}{goods}"), 0)[1] < 0.5);
    }

    #[test]
    fn an_article_set_apart_before_a_dated_list_leads_it() {
        let post = |n: u32| format!("<h1><a href=/{n}>The {n}th post</a></h1><time>3 May</time>");
        let item = |n: u32| format!("<li class=post><article>{}</article></li>", post(n));
        let list = format!("<ol class=list>{}</ol>", (2..6).map(item).collect::<String>());
        let lead = format!("<aside id=featured><article>{}</article></aside>", post(1));
        let likelihood = |html: &str| {
            let dom = Dom::parse(html);
            let survey = Survey::new(&dom);
            let page = Url::parse("https://gazette.example/").ok();
            let links = Links::collect(&survey, page.as_ref(), page.as_ref());
            let groups = groups::group(&survey, &links);
            let sure = |group: &groups::Group| if group.links.len() > 3 { 0.9 } else { 0.1 };
            let likelihoods = groups.iter().map(sure).collect();
            let raised = raise(&survey, &links, &groups, likelihoods, &vec![0; groups.len()]);
            groups.iter().zip(raised).find(|(group, _)| group.links.len() == 1).map(|(_, l)| l)
        };
        assert!(likelihood(&format!("{lead}{list}")) > Some(0.5));
        assert!(likelihood(&format!("{list}{lead}")) < Some(0.5), "it stands behind the list");
        let undated = lead.replace("<time>3 May</time>", "");
        assert!(likelihood(&format!("{undated}{list}")) < Some(0.5));
    }
}
