//! What the records of one list agree on: a template puts titles, and teasers, in the same place of each.
//!
//! A record alone may leave open which of its short parts is the title, and whether a few words below it are a
//! teaser. The others tell.

use std::collections::HashMap;

use super::{Origin, Parts, Role, Scene, desks, facts, portraits, read_parts, title, unnamed};
use crate::dom::NodeId;
use crate::hash::Map;
use crate::html::groups::Record;
use crate::html::pieces::Piece;
use crate::html::survey::{Survey, weight};

/// So many records agree on something, and at least half of those that could.
const FEWEST: usize = 3;
/// A title has no more votes than this.
const MOST_SAID: u32 = 80;
/// Paragraphs that nearly all entries have are no longer than this.
const LONGEST_SHARED: u32 = 24;
/// So many entries share them, eight of ten.
const FEWEST_SHARING: usize = 4;

/// Reads the fields of the entries about these subjects in these records.
pub(in crate::html) fn read_all(
    scene: &Scene<'_, '_, '_>,
    records: impl Iterator<Item = (Record, usize)> + Clone,
) -> Vec<Parts> {
    let mut all: Vec<Parts> =
        records.clone().map(|(record, subject)| read_parts(scene, record, subject)).collect();
    agree_on_titles(scene, records.clone(), &mut all);
    agree_on_texts(scene.survey, &mut all);
    drop_shared_paragraphs(scene.survey, &mut all);
    drop_labels(&mut all);
    desks::take(scene.survey, &mut all);
    unnamed::take(scene.survey, &mut all);
    unnamed::take_known(&mut all);
    portraits::take(scene.survey, records.map(|(record, _)| record), &mut all);
    facts::take(scene.survey, &mut all);
    all
}

/// Reads cards again whose title was found elsewhere than that of most.
fn agree_on_titles(
    scene: &Scene<'_, '_, '_>,
    records: impl Iterator<Item = (Record, usize)>,
    all: &mut [Parts],
) {
    let survey = scene.survey;
    let shape = |parts: &Parts| {
        let title = parts.draft.origins.title.filter(|origin| origin.why == title::OF_CARD)?;
        title.node.map(|node| title::shape_in_card(survey, node))
    };
    // Titles say more than the labels that are mistaken for them.
    let votes = all.iter().filter_map(|parts| {
        let says = parts.draft.title.as_deref().map_or(0, weight);
        Some((shape(parts)?, says.min(MOST_SAID)))
    });
    let Some(agreed) = agreed(votes) else { return };
    let scene = Scene { card_title: Some(agreed), dates: scene.dates, ..*scene };
    for (parts, (record, subject)) in all.iter_mut().zip(records) {
        if shape(parts).is_some_and(|shape| shape != agreed) {
            *parts = read_parts(&scene, record, subject);
        }
    }
}

/// Where the texts of most entries stand, a few words are the text of another.
fn agree_on_texts(survey: &Survey<'_, '_>, all: &mut [Parts]) {
    let first = |parts: &Parts| {
        let mut texts = parts.pieces.iter().zip(&parts.roles).filter(|(_, r)| **r == Role::Text);
        texts.next().and_then(|(piece, _)| shape_of(survey, piece))
    };
    let Some(agreed) = agreed(all.iter().filter_map(first).map(|shape| (shape, 1))) else { return };
    for parts in all.iter_mut().filter(|parts| parts.draft.body.is_empty()) {
        let title_at = parts.draft.origins.title.and_then(|origin| origin.node);
        let found = parts.pieces.iter().zip(&mut parts.roles).find(|(piece, role)| {
            **role == Role::None
                && Some(piece.start) > title_at
                && !piece.within.link
                && piece.text.chars().any(char::is_alphanumeric)
                && shape_of(survey, piece) == Some(agreed)
        });
        if let Some((piece, role)) = found {
            *role = Role::Text;
            parts.draft.body.push(piece.text.clone());
            let why = "a few words where the others have their texts";
            parts.draft.origins.summary = Origin::text(piece.start, why);
        }
    }
}

/// A number for the element that a piece begins in.
pub(super) fn shape_of(survey: &Survey<'_, '_>, piece: &Piece) -> Option<u64> {
    survey.dom.parent(piece.start).map(|around: NodeId| survey.signature(around))
}

/// The shape that several have, and that has half of all votes or more.
fn agreed(votes: impl Iterator<Item = (u64, u32)>) -> Option<u64> {
    let mut sums: Map<u64, (u32, usize)> = Map::default();
    for (shape, vote) in votes {
        let (sum, count) = sums.entry(shape).or_default();
        *sum = sum.saturating_add(vote);
        *count += 1;
    }
    let all: u32 = sums.values().fold(0, |all, (sum, _)| all.saturating_add(*sum));
    let (shape, (most, count)) = sums.into_iter().max_by_key(|&(shape, (sum, _))| (sum, shape))?;
    (count >= FEWEST && most >= all - most).then_some(shape)
}

/// A short paragraph that nearly all entries have, beside a text that stands elsewhere, is what the template says
/// of each: "News", "Full story".
fn drop_shared_paragraphs(survey: &Survey<'_, '_>, all: &mut [Parts]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for label in all.iter().flat_map(|parts| labels(survey, parts)) {
        *counts.entry(label.to_owned()).or_default() += 1;
    }
    let count = all.len();
    counts.retain(|_, sharing| *sharing >= FEWEST_SHARING && *sharing * 10 >= count * 8);
    if !counts.is_empty() {
        for parts in all {
            parts.draft.body.retain(|text| !counts.contains_key(text));
        }
    }
}

/// Where no entry of a list has more of a text than a word or two, these are no texts: the town, the part of the outlet.
fn drop_labels(all: &mut [Parts]) {
    let texts = || all.iter().filter(|parts| !parts.draft.body.is_empty());
    let is_one_label = |parts: &Parts| {
        let [only] = parts.draft.body.as_slice() else { return false };
        // Scripts without capitals may have no spaces, so that a sentence looks like one word.
        is_label(only)
            && only.starts_with(char::is_uppercase)
            && only.split_whitespace().count() <= MOST_OF_LABEL
    };
    if texts().count() < FEWEST_SHARING || !texts().all(is_one_label) {
        return;
    }
    for draft in all.iter_mut().map(|parts| &mut parts.draft) {
        let label = draft.body.pop();
        draft.origins.summary = None;
        draft.label = draft.label.take().or(label);
    }
}

/// Labels have no more words.
const MOST_OF_LABEL: usize = 2;

/// The short texts of a record that stand in another place than its first one, each once.
fn labels<'p>(survey: &Survey<'_, '_>, parts: &'p Parts) -> Vec<&'p str> {
    let texts = || parts.pieces.iter().zip(&parts.roles).filter(|(_, r)| **r == Role::Text);
    let first = texts().next().and_then(|(piece, _)| shape_of(survey, piece));
    let elsewhere = |piece: &Piece| shape_of(survey, piece) != first;
    let labels = texts().map(|(piece, _)| piece).filter(|p| is_label(&p.text) && elsewhere(p));
    let mut labels: Vec<&str> = labels.map(|piece| piece.text.as_str()).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

fn is_label(text: &str) -> bool {
    weight(text) <= LONGEST_SHARED && !text.ends_with(['.', '!', '?', '…', '。', ':'])
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Hint, html};

    fn entries(items: &str) -> Vec<Entry> {
        let page = format!(
            "<html lang=en><body><nav><a href=/about/>About us</a></nav><main>{items}</main></body></html>"
        );
        let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
        html::read(&page, &hint).entries
    }

    const TITLES: [&str; 5] = [
        "The ferry is back in the bay after a year",
        "Rain",
        "A dam for the moor and its eels",
        "Night bus to the isle from Friday on",
        "Choir seeks basses for the summer",
    ];

    #[test]
    fn the_title_of_a_card_stands_where_those_of_the_others_do() {
        let card = |(n, title): (usize, &&str)| {
            format!(
                "<a class=card href=/story-{n}/><img src=/{n}.jpg alt=''><div class=text>\
                 <span class=rubrica-x>Neighbourhood</span><p class=big>{title}</p>\
                 <p class=small>The board met on Tuesday and will meet again in May.</p></div></a>"
            )
        };
        let found = entries(&TITLES.iter().enumerate().map(card).collect::<String>());
        let titles: Vec<&str> = found.iter().filter_map(|e| e.title.as_deref()).collect();
        assert_eq!(titles, TITLES);
    }

    #[test]
    fn a_few_words_where_the_others_have_their_teasers_are_one() {
        let teasers = [
            "Eleven days of ice are over, says the board.",
            "At last",
            "The drawings are shown in the hall from Monday.",
            "It leaves at midnight and at three.",
            "No audition, but a strong voice is wanted.",
        ];
        let item = |((n, title), teaser): ((usize, &&str), &str)| {
            format!(
                "<div class=item><h2><a href=/story-{n}/>{title}</a></h2><div class=words>{teaser}</div></div>"
            )
        };
        let items: String = TITLES.iter().enumerate().zip(teasers).map(item).collect();
        let found = entries(&items);
        let texts: Vec<&str> = found.iter().filter_map(|e| e.summary.as_deref()).collect();
        assert_eq!(texts, teasers);
    }

    #[test]
    fn short_teasers_of_scripts_without_spaces_are_no_labels() {
        let teasers =
            ["比去年早十天", "周一起展出图纸", "凌晨三点出发", "欢迎试唱", "维修完成后启航"];
        let item = |((n, title), teaser): ((usize, &&str), &str)| {
            format!(
                "<div class=item><h2><a href=/story-{n}/>{title}</a></h2><p class=words>{teaser}</p></div>"
            )
        };
        let items: String = TITLES.iter().enumerate().zip(teasers).map(item).collect();
        let found = entries(&items);
        let texts: Vec<&str> = found.iter().filter_map(|e| e.summary.as_deref()).collect();
        assert_eq!(texts, teasers);
    }

    #[test]
    fn what_each_card_says_beside_its_teaser_is_left_out() {
        let item = |(n, title): (usize, &&str)| {
            format!(
                "<div class=item><h2><a href=/story-{n}/>{title}</a></h2><p class=words>The board met \
                 on Tuesday, for the {n}th time.</p><p class=sort>Local news</p></div>"
            )
        };
        let found = entries(&TITLES.iter().enumerate().map(item).collect::<String>());
        assert!(found.iter().all(|e| e.summary.as_deref().is_some_and(|s| !s.contains("Local"))));
        assert_eq!(found.len(), TITLES.len());
    }
}
