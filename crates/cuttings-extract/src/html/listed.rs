//! Whether what looks like the body of an article is a list: cards hold most of its text.
//!
//! A catalogue that describes each thing at length, or a library that says what each of its pieces is about, has as
//! much running text as an article. What tells it is that the text is dealt out evenly to many things of one shape,
//! each under the name that leads to it.

use super::article::Found;
use super::links::Links;
use super::places::Place;
use super::survey::Survey;
use crate::dom::{Dom, NodeId, Tag};
use crate::hash::Map;

/// A body is a list where so many cards at least hold this share of its text, and none of them more than that share of theirs.
pub(super) const CARDS: usize = 8;
const CARDS_SHARE: f32 = 0.5;
const MOST_IN_ONE: f32 = 0.2;
/// Cards of one shape come in such numbers.
const OF_A_SHAPE: usize = 3;

/// Whether the body that was found for an article is a list of these places.
pub(super) fn is_list(
    survey: &Survey<'_, '_>,
    links: &Links,
    places: &[Place],
    body: &Found,
) -> bool {
    let cards = cards(survey, links, places, body);
    let text: u32 = cards.iter().sum();
    let most = cards.iter().copied().max().unwrap_or(0);
    cards.len() >= CARDS
        && most as f32 <= MOST_IN_ONE * text as f32
        && text as f32 >= CARDS_SHARE * text_of(survey, body) as f32
}

/// How much text there is in each place of the body that is a card.
fn cards(survey: &Survey<'_, '_>, links: &Links, places: &[Place], body: &Found) -> Vec<u32> {
    let dom = survey.dom;
    let end = dom.end(body.node());
    let is_within = |place: &&Place| {
        let own = place.record;
        own.start >= body.node() && own.end <= end && !is_left_out(dom, body, own.start)
    };
    let is_named = |place: &&Place| is_under_its_name(survey, links, place);
    let mut by_shape: Map<u64, Vec<u32>> = Map::default();
    for place in places.iter().filter(is_within).filter(is_named) {
        let own = place.record;
        let shape = by_shape.entry(survey.signature(own.start)).or_default();
        shape.push(survey.between(own.start, own.end).text);
    }
    by_shape.into_values().filter(|cards| cards.len() >= OF_A_SHAPE).flatten().collect()
}

fn is_left_out(dom: &Dom<'_>, body: &Found, node: NodeId) -> bool {
    let mut around = dom.ancestors(node).take_while(|&around| around >= body.node());
    body.leaves_out(node) || around.any(|around| body.leaves_out(around))
}

/// Whether a place has its link in a heading, or begins with it: a link in a paragraph does neither.
fn is_under_its_name(survey: &Survey<'_, '_>, links: &Links, place: &Place) -> bool {
    let own = place.record;
    let of_place = || {
        let all = links.between(own.start, own.end).iter();
        all.filter(|link| link.subject == place.subject)
    };
    let begins = |node: NodeId| survey.between(own.start, node).text == 0;
    let is_box = !matches!(survey.dom.tag(own.start), Tag::P | Tag::Text | Tag::Br | Tag::A);
    of_place().any(|link| link.heading.is_some())
        || is_box && of_place().next().is_some_and(|link| begins(link.node))
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

    /// A page of cards that describe what they lead to, with so many words each.
    fn page(cards: usize, words: usize, claims: &str) -> PageKind {
        let text = "A quiet machine of steel that heats fast, grinds fine and wants little room. ";
        let card = |n: usize| {
            let text = text.repeat(words / 13);
            format!("<li class=tile><a href=/machine/{n}>Machine number {n}</a><p>{text}</p></li>")
        };
        let cards: String = (0..cards).map(card).collect();
        let html = format!(
            "<html lang=en><head><title>Coffee machines</title>{claims}</head><body><main><h1>Coffee machines</h1>\
            <ul>{cards}</ul></main></body></html>"
        );
        let hint = Hint {
            url: Some("https://kitchen.example/coffee-machines-under-500"),
            ..Hint::default()
        };
        read(html.as_bytes(), &hint).kind
    }

    #[test]
    fn a_body_that_many_cards_hold_evenly_is_a_list() {
        assert_eq!(page(12, 130, ""), PageKind::Listing);
    }
}
