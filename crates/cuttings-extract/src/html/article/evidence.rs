//! What speaks for a page being an article rather than a list or anything else.

use url::Url;

use super::Heading;
use super::fields::Scene;
use super::lines::{Line, lines, links_within_site};
use crate::dom::{Attr, Dom, NodeId, Tag};

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
    /// The body's paragraphs that a link leads up to, or that begin or end with one, as the teasers of a list do.
    pub led: u32,
    /// The words of the page's lines that are links with the words of a title, wherever they stand.
    pub titles: u32,
}

/// Gathers the evidence of a page whose body is known, but for its heading.
pub(super) fn gather(scene: &Scene<'_, '_>) -> Evidence {
    let Scene { dom, features, body, lines: page, base, claims, .. } = *scene;
    let own = lines(dom, features, body.node, &body.cut);
    let prose = |lines: &[Line]| -> u32 {
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
        text_share: share(prose(&own), prose(page)),
        link_share: share(linked, words),
        paragraphs: whole(own.iter().filter(|line| line.is_prose()).count()),
        links_per_hundred: 100.0 * share(links, words),
        linked_headings: whole(inside.iter().filter(is_linked).count()),
        listed: whole(claims.items.len()),
        is_front: base.is_some_and(|url| url.path() == "/" && url.query().is_none()),
        led: whole(led(dom, inside)),
        titles: page.iter().filter(|line| is_title(line)).map(|line| line.totals.words).sum(),
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

fn is_title(line: &Line) -> bool {
    line.totals.linked >= TITLE && line.totals.link_share() > 0.8
}

/// How many paragraphs have a link between them and the paragraph before, or begin or end with one.
fn led(dom: &Dom<'_>, lines: &[Line]) -> usize {
    let mut before = lines.first().map_or(Dom::ROOT, |line| line.node);
    let mut led = 0;
    for line in lines.iter().filter(|line| line.is_prose()) {
        led += usize::from(has_link(dom, before, line.node) || is_edged(dom, line));
        before = line.end;
    }
    led
}

fn has_link(dom: &Dom<'_>, start: NodeId, end: NodeId) -> bool {
    between(start, end).any(|node| leads(dom, node))
}

fn between(start: NodeId, end: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(start), |node| Some(node.next())).take_while(move |node| *node < end)
}

fn leads(dom: &Dom<'_>, node: NodeId) -> bool {
    let is_other = |href: &str| !href.starts_with(['#', '?']) && !href.starts_with("mailto:");
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
/// So many of its paragraphs may stand behind links in any case.
const LED: u32 = 2;

/// Whether a page says that it is an article, reads as one, and holds nothing that could be a list: no headings that
/// lead elsewhere, no teasers behind links, nor as many titles that do as would be half of its text.
#[must_use]
pub fn is_clearly_article(evidence: &Evidence) -> bool {
    let may_list = evidence.is_front
        || evidence.linked_headings > 0
        || evidence.titles > evidence.words / 2
        || evidence.led > LED.max(evidence.paragraphs / 2);
    evidence.says_article
        && !evidence.says_listing
        && !may_list
        && evidence.has_heading
        && evidence.words >= CLEAR_WORDS
        && evidence.text_share >= CLEAR_SHARE
        && looks_like_article(evidence) >= CLEAR
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
