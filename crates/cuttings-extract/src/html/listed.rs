//! Whether what looks like the body of an article is a list: cards hold most of its text.
//!
//! A catalogue that describes each thing at length, or a library that says what each of its pieces is about, has as
//! much running text as an article. What tells it is that the text is dealt out evenly to many things of one shape,
//! each under the name that leads to it.

use super::article::Found;
use super::links::{Link, Links};
use super::places::Place;
use super::survey::{Survey, Zone};
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::Map;

/// A body is a list where so many cards at least hold this share of its text, and none of them more than that share of theirs.
pub(super) const CARDS: usize = 8;
const CARDS_SHARE: f32 = 0.5;
const MOST_IN_ONE: f32 = 0.2;
/// Cards of one shape come in such numbers.
const OF_A_SHAPE: usize = 3;
/// What introduces a list is no more than this share of the body. An article has its readers' comments, or its references,
/// behind it.
const MOST_BEFORE: f32 = 0.25;

/// Whether the body that was found for an article is a list of these places.
pub(super) fn is_list(
    survey: &Survey<'_, '_>,
    links: &Links,
    places: &[Place],
    body: &Found,
) -> bool {
    let cards = cards(survey, links, places, body);
    let texts = || cards.iter().map(|card| card.text);
    let text: u32 = texts().sum();
    let most = texts().max().unwrap_or(0);
    let first = cards.iter().map(|card| card.start).min().unwrap_or(body.node());
    let before = survey.between(body.node(), first).text;
    let whole = text_of(survey, body) as f32;
    let at_home = cards.iter().filter(|card| card.at_home).count();
    cards.len() >= CARDS
        && at_home * 2 > cards.len()
        && most as f32 <= MOST_IN_ONE * text as f32
        && text as f32 >= CARDS_SHARE * whole
        && before as f32 <= MOST_BEFORE * whole
}

/// Whether most of these places stand in the body that was found for an article.
pub(super) fn hold(survey: &Survey<'_, '_>, places: &[Place], body: &Found) -> bool {
    let within = places.iter().filter(|place| is_within(survey, place, body)).count();
    within * 2 > places.len()
}

/// Something under its name.
struct Card {
    start: NodeId,
    /// How much text there is in it.
    text: u32,
    /// Whether it leads to a page of the same site.
    at_home: bool,
}

/// The places in the body that are cards.
fn cards(survey: &Survey<'_, '_>, links: &Links, places: &[Place], body: &Found) -> Vec<Card> {
    let mut by_shape: Map<u64, Vec<Card>> = Map::default();
    for place in places.iter().filter(|place| is_within(survey, place, body)) {
        let Some(link) = name_of(survey, links, place) else { continue };
        let own = place.record;
        by_shape.entry(survey.signature(own.start)).or_default().push(Card {
            start: own.start,
            text: survey.between(own.start, own.end).text,
            at_home: link.same_host,
        });
    }
    by_shape.into_values().filter(|cards| cards.len() >= OF_A_SHAPE).flatten().collect()
}

/// Whether a place stands in the body, and is no comment on it.
fn is_within(survey: &Survey<'_, '_>, place: &Place, body: &Found) -> bool {
    let (dom, own) = (survey.dom, place.record);
    own.start >= body.node()
        && own.end <= dom.end(body.node())
        && !survey.zone(own.start).has(Zone::COMMENTS)
        && !is_left_out(dom, body, own.start)
}

fn is_left_out(dom: &Dom<'_>, body: &Found, node: NodeId) -> bool {
    let mut around = dom.ancestors(node).take_while(|&around| around >= body.node());
    body.leaves_out(node) || around.any(|around| body.leaves_out(around))
}

/// The link of a place that is in a heading or begins it: a link in a paragraph does neither.
fn name_of<'l>(survey: &Survey<'_, '_>, links: &'l Links, place: &Place) -> Option<&'l Link> {
    let own = place.record;
    let of_place = || {
        let all = links.between(own.start, own.end).iter();
        all.filter(|link| link.subject == place.subject)
    };
    let is_box = !matches!(survey.dom.tag(own.start), Tag::P | Tag::Text | Tag::Br | Tag::A);
    let begins = |link: &&Link| is_box && survey.between(own.start, link.node).text == 0;
    of_place().find(|link| link.heading.is_some()).or_else(|| of_place().next().filter(begins))
}

/// How much text the body has, without what is left out of it.
fn text_of(survey: &Survey<'_, '_>, body: &Found) -> u32 {
    let end = survey.dom.end(body.node());
    let mut text = 0;
    let mut node = body.node();
    while node < end {
        if body.leaves_out(node) {
            node = survey.dom.end(node);
            continue;
        }
        if survey.dom.tag(node) == Tag::Text {
            text += survey.within(node).text;
        }
        node = node.next();
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::{Hint, PageKind, read};

    const TEXT: &str =
        "A quiet machine of steel that heats fast, grinds fine and wants little room. ";

    fn kind(head: &str, main: &str) -> PageKind {
        let html = format!(
            "<html lang=en><head><title>Coffee machines</title>{head}</head><body><main><h1>Coffee machines</h1>\
            {main}</main></body></html>"
        );
        let url = "https://kitchen.example/coffee-machines-under-500";
        read(html.as_bytes(), &Hint { url: Some(url), ..Hint::default() }).kind
    }

    /// So many things that are described at length, on this host.
    fn cards(count: usize, host: &str) -> String {
        let text = TEXT.repeat(10);
        let card = |n: usize| {
            format!(
                "<li class=tile><a href={host}/machine/{n}>Machine number {n}</a><p>{text}</p></li>"
            )
        };
        format!("<ul>{}</ul>", (0..count).map(card).collect::<String>())
    }

    #[test]
    fn a_body_that_many_cards_hold_evenly_is_a_list() {
        assert_eq!(kind("", &cards(12, "")), PageKind::Listing);
    }

    #[test]
    fn a_page_that_says_that_it_is_an_article_is_one() {
        let says = "<meta property=og:type content=article>";
        assert_eq!(kind(says, &cards(12, "")), PageKind::Article);
    }

    #[test]
    fn an_article_with_its_comments_or_references_is_no_list() {
        let article = format!(
            "<p>3 May 2024, Ada Holm</p>{}",
            format!("<p>{}</p>", TEXT.repeat(6)).repeat(6)
        );
        let comment = |n: usize| {
            format!(
                "<li><a href=https://nils{n}.example/>Nils {n}</a><p>{}</p></li>",
                TEXT.repeat(3)
            )
        };
        let comments: String = (0..12).map(comment).collect();
        let page =
            format!("{article}<div class=box><h3>What you said</h3><ol>{comments}</ol></div>");
        assert_eq!(kind("", &page), PageKind::Article);
        assert_eq!(
            kind("", &format!("{article}{}", cards(9, "https://elsewhere.example"))),
            PageKind::Article
        );
    }
}
