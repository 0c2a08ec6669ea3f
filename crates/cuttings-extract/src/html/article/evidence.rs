//! What speaks for a page being an article rather than a list or anything else.

use url::Url;

use super::Heading;
use super::fields::Scene;
use super::lines::{Line, lines, links_within_site};
use crate::dom::{Attr, Dom, NodeId, Tag};
use crate::html::features::{PICTURE_ENDINGS, is_one_of};

/// What speaks for and against a page being an article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Whether the page says so (`og:type`, JSON-LD, microdata).
    pub says_article: bool,
    /// Whether the page says that it is a list.
    pub says_listing: bool,
    /// Words of the body, without what was cut from it; two CJK characters count as one.
    pub words: u32,
    /// The share of the page's running text that the body's paragraphs hold, 0 to 1.
    pub text_share: f32,
    /// The share of the body's words that are in links, 0 to 1.
    pub link_share: f32,
    /// How many paragraphs of running text the body has.
    pub paragraphs: u32,
    /// Links in the body for each hundred words.
    pub links_per_hundred: f32,
    /// Whether a heading above or in the body is the page's title.
    pub has_heading: bool,
    /// Whether that heading is the very title that the page claims.
    pub heading_is_title: bool,
    /// How many headings in the body are links to pages of the site.
    pub linked_headings: u32,
    /// How many articles the page claims to list.
    pub listed: u32,
    /// Whether the page is the site's front page, by its address.
    pub is_front: bool,
    /// How often a heading, or a link as a line of its own, stands between paragraphs of the body: where a section of an
    /// article or an entry of a list begins.
    pub parts: u32,
    /// Of these, how many have a link.
    pub led: u32,
    /// The body's paragraphs that begin or end with a link.
    pub edged: u32,
    /// The body's paragraphs that hold a link.
    pub linked: u32,
    /// The body's paragraphs that are several lines with links: a list that is set with line breaks.
    pub broken: u32,
    /// The words of the page's lines that are titles of other pages by their links, wherever they stand.
    pub titles: u32,
}

/// Gathers the evidence of a page whose body is known, but for its heading.
pub(super) fn gather(scene: &Scene<'_, '_>) -> Evidence {
    let Scene { dom, features, body, lines: page, base, claims, .. } = *scene;
    let own = lines(dom, features, body.node, &body.cut);
    let words_of = |lines: &[Line]| -> u32 {
        lines.iter().filter(|line| line.is_prose()).map(|line| line.totals.words).sum()
    };
    let (mut words, mut linked, mut links) = (0, 0, 0);
    for line in &own {
        words += line.totals.words;
        linked += line.totals.linked;
        links += line.totals.links;
    }
    let at = |node: NodeId| page.partition_point(|line| line.node < node);
    let inside = page.get(at(body.node)..at(dom.end(body.node))).unwrap_or_default();
    let prose = || behind_the_last(inside.iter().filter(|line| line.is_prose()), body.node);
    let parts = || prose().filter(|&(before, line)| begins_part(inside, before, line.node));
    let host = base.and_then(Url::host_str);
    let is_linked = |line: &&Line| {
        line.level > 0 && line.totals.link_share() > 0.5 && links_within_site(dom, line, host)
    };
    let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let share = |part: u32, whole: u32| if whole == 0 { 0.0 } else { part as f32 / whole as f32 };
    Evidence {
        says_article: claims.says_article,
        says_listing: claims.says_listing,
        words,
        text_share: share(words_of(&own), words_of(page)),
        link_share: share(linked, words),
        paragraphs: whole(own.iter().filter(|line| line.is_prose()).count()),
        links_per_hundred: 100.0 * share(links, words),
        linked_headings: whole(inside.iter().filter(is_linked).count()),
        listed: whole(claims.items.len()),
        is_front: base.is_some_and(|url| url.path() == "/" && url.query().is_none()),
        parts: whole(parts().count()),
        led: whole(parts().filter(|&(before, line)| has_link(dom, before, line.node)).count()),
        edged: whole(prose().filter(|(_, line)| is_edged(dom, line)).count()),
        linked: whole(prose().filter(|(_, line)| has_link(dom, line.node, line.end)).count()),
        broken: whole(prose().filter(|(_, line)| is_broken(dom, line)).count()),
        titles: titles(dom, page),
        ..Evidence::default()
    }
}

impl Evidence {
    /// The same with what is known of the heading.
    pub(super) fn under(self, heading: Heading) -> Self {
        Self {
            has_heading: heading != Heading::Missing,
            heading_is_title: heading == Heading::Title,
            ..self
        }
    }
}

/// A link of so many words names something; those of a menu are shorter.
const TITLE: u32 = 4;
/// Between paragraphs two words are enough.
const FEWEST: u32 = 2;

/// How many words of a page's lines are titles of other pages: links with words enough, and headings that a link goes with,
/// as in cards that lie under one.
fn titles(dom: &Dom<'_>, page: &[Line]) -> u32 {
    let links = page.iter().filter(|line| is_linked(line) && line.totals.linked >= TITLE);
    let headings = page.iter().filter(|line| line.level > 1);
    let cards = behind_the_last(headings, Dom::ROOT)
        .filter(|&(before, line)| !is_linked(line) && has_link(dom, before, line.end))
        .map(|(_, line)| line);
    links.chain(cards).map(|line| line.totals.words).sum()
}

/// Some lines, each with where the one before it ends, or the first node of all.
fn behind_the_last<'l>(
    lines: impl Iterator<Item = &'l Line>,
    first: NodeId,
) -> impl Iterator<Item = (NodeId, &'l Line)> {
    lines.scan(first, |end, line| Some((std::mem::replace(end, line.end), line)))
}

/// Whether a heading, or a line of some words that is a link, stands between two nodes.
fn begins_part(lines: &[Line], start: NodeId, end: NodeId) -> bool {
    let at = |node: NodeId| lines.partition_point(|line| line.node < node);
    let lines = lines.get(at(start)..at(end)).unwrap_or_default();
    // Behind a title its day may stand.
    let leads = |line: &Line| line.totals.link_share() > 0.4 && line.totals.linked >= FEWEST;
    lines.iter().any(|line| line.level > 0 || leads(line))
}

/// Whether a line is a link, but for a word or so.
fn is_linked(line: &Line) -> bool {
    line.totals.link_share() > 0.8
}

fn has_link(dom: &Dom<'_>, start: NodeId, end: NodeId) -> bool {
    between(start, end).any(|node| leads(dom, node))
}

fn between(start: NodeId, end: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(start), |node| Some(node.next())).take_while(move |node| *node < end)
}

/// Whether an element is a link to another page. Pictures often lead to larger ones.
fn leads(dom: &Dom<'_>, node: NodeId) -> bool {
    let is_other = |href: &str| {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        !path.is_empty() && !href.starts_with("mailto:") && !is_one_of(ending, PICTURE_ENDINGS)
    };
    dom.tag(node) == Tag::A && dom.known_attr(node, Attr::Href).is_some_and(is_other)
}

/// Whether a line begins or ends with a link.
fn is_edged(dom: &Dom<'_>, line: &Line) -> bool {
    if line.totals.links == 0 {
        return false;
    }
    let says =
        |node: NodeId| dom.tag(node) == Tag::Text && dom.text(node).contains(char::is_alphanumeric);
    let mut texts = between(line.node, line.end).filter(|&node| says(node));
    let first = texts.next();
    let last = texts.last();
    let is_linked = |node: NodeId| {
        dom.ancestors(node).take_while(|&up| up >= line.node).any(|up| leads(dom, up))
    };
    [first, last].into_iter().flatten().any(is_linked)
}

/// Whether a line is several, each with its link.
fn is_broken(dom: &Dom<'_>, line: &Line) -> bool {
    let count = |is: &dyn Fn(NodeId) -> bool| {
        between(line.node, line.end).filter(|&node| is(node)).take(FEW as usize + 1).count()
    };
    line.totals.links > FEW
        && count(&|node| dom.tag(node) == Tag::Br) > FEW as usize
        && count(&|node| leads(dom, node)) > FEW as usize
}

/// How far a page looks like an article, 0 to 1; above a half it is more likely one than not.
///
/// A logistic regression, fitted to the article and listing pages of several hundred sites.
#[must_use]
pub fn looks_like_article(evidence: &Evidence) -> f32 {
    let yes = |is: bool| if is { 1.0 } else { 0.0 };
    let sum = -5.09 + 1.02 * yes(evidence.says_article) - 1.35 * yes(evidence.says_listing)
        + 0.32 * (1.0 + evidence.words as f32).ln()
        + 2.02 * evidence.text_share
        - 9.32 * evidence.link_share
        + 0.54 * (1.0 + evidence.paragraphs as f32).ln()
        - 0.011 * evidence.links_per_hundred.min(10.0)
        + 1.62 * yes(evidence.has_heading)
        + 0.78 * yes(evidence.heading_is_title)
        - 0.268 * (evidence.linked_headings as f32).min(10.0)
        - 0.31 * (1.0 + evidence.listed as f32).ln().min(4.0)
        - 2.66 * yes(evidence.is_front);
    1.0 / (1.0 + (-sum).exp())
}

/// What is clearly an article looks like one this far, has so many words, and this share of the page's running text.
const CLEAR: f32 = 0.9;
const CLEAR_WORDS: u32 = 120;
const CLEAR_SHARE: f32 = 0.6;
/// So many of its paragraphs may stand behind links, and so many lines of one have any: more are a list.
const FEW: u32 = 2;

/// Whether a page says that it is an article, reads as one, and holds nothing that could be a list. What is taken for clear
/// is not looked at again, and a list taken for an article is lost: whatever could be one is left to those who look closer.
#[must_use]
pub fn is_clearly_article(evidence: &Evidence) -> bool {
    evidence.says_article
        && !evidence.says_listing
        && !may_list(evidence)
        && evidence.has_heading
        && evidence.words >= CLEAR_WORDS
        && evidence.text_share >= CLEAR_SHARE
        && looks_like_article(evidence) >= CLEAR
}

/// Whether a page may list something: headings lead elsewhere, titles of others are a third of what its text is, most parts
/// of the text have a link of their own, or its paragraphs have.
fn may_list(evidence: &Evidence) -> bool {
    let Evidence { words, paragraphs, parts, led, edged, linked, .. } = *evidence;
    evidence.is_front
        || evidence.linked_headings > 0
        || evidence.broken > 0
        || evidence.titles > words / 3
        || led > FEW && led > parts / 2
        || edged > FEW && edged > paragraphs / 4
        || linked > FEW && linked >= paragraphs - paragraphs / 4
}

#[cfg(test)]
mod tests {
    use super::looks_like_article;
    use crate::dates::Context;
    use crate::dom::Dom;
    use crate::html::article::{Sources, read_with_evidence};
    use crate::html::structured;

    fn looks(html: &str) -> f32 {
        let dom = Dom::parse(html);
        let base = "https://gazette.example/news/".parse().unwrap();
        let claims = structured::read(&dom, Some(&base));
        let dates = Context::default();
        let reading =
            read_with_evidence(&Sources { dom: &dom, base: Some(&base), claims: &claims, dates });
        reading.map_or(0.0, |reading| looks_like_article(&reading.evidence))
    }

    #[test]
    fn running_text_under_the_pages_title_looks_like_an_article() {
        let paragraph = "<p>The bridge was opened on Monday, after years of delay, and nobody came \
                         to see it, since it rained all day and the mayor was ill.</p>";
        let page = format!(
            "<title>Bridge opens</title><nav><a href=/>Home</a></nav><h1>Bridge opens</h1>{}",
            paragraph.to_owned()
                + &paragraph.replace("Monday", "Tuesday")
                + &paragraph.replace("rained", "snowed"),
        );
        assert!(looks(&page) > 0.5);
    }

    #[test]
    fn linked_headings_with_teasers_look_like_a_list() {
        let page: String = (0..12)
            .map(|n| {
                format!(
                    "<div><h2><a href=/{n}>Bridge number {n} opens in the rain</a></h2><p>The bridge \
                     was opened on day {n}, after years of delay, and nobody came to see it.</p></div>"
                )
            })
            .collect();
        assert!(looks(&format!("<title>News</title>{page}")) < 0.5);
    }
}
