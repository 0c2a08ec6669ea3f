//! Titles that are not shown as such: what links are labelled with, what they say to screen readers, what
//! linked pictures show.

use super::{LONGEST_LEAD, Title, date, is_pointer, of_piece, squeeze, tells, weight};
use crate::dom::{NodeId, Tag};
use crate::html::fields::Scene;
use crate::html::groups::Record;
use crate::html::links::Link;
use crate::html::pieces;

/// What a label of the entry's own links gives as the title, where the heading ends with it: the rest of
/// the heading is a kicker.
pub(super) fn spoken_title(
    scene: &Scene<'_, '_, '_>,
    own: &[&Link],
    heading: &str,
) -> Option<String> {
    own.iter().filter_map(|l| scene.survey.dom.attr(l.node, "aria-label")).map(squeeze).find(
        |label| {
            weight(label) >= 12 && heading.len() > label.len() && heading.ends_with(label.as_str())
        },
    )
}

/// What a link without text says elsewhere: its label, its title, what it says to screen readers.
pub(super) fn spoken_label(
    scene: &Scene<'_, '_, '_>,
    record: Record,
    own: &[&Link],
) -> Option<Title> {
    let dom = scene.survey.dom;
    for name in ["aria-label", "title"] {
        let label = |l: &&&Link| Some((telling_attribute(scene, l.node, name)?, l.node));
        let mut links = own.iter().filter(|l| !super::super::leads_to_comments(l));
        if let Some((text, node)) = links.find_map(|l| label(&l)) {
            let why = "what the link is labelled with";
            let title = Title::of_attribute(text.clone(), node, name, why);
            return Some(shown_as(scene, record, &text).unwrap_or(title));
        }
    }
    // What is shown of a link that only points to the article ("3 comments") is no title of it.
    let (text, node) = own.iter().filter(|l| l.weight == 0 || !is_pointer(l)).find_map(|l| {
        let text = squeeze(&dom.text_content(l.node));
        (tells(&text) && !date::is_date_only(scene, &text)).then_some((text, l.node))
    })?;
    let why = "what the link says to screen readers";
    Some(Title { node: None, ..Title::of(text, node, why) })
}

/// The text of a record that shows what a link is labelled with, perhaps with a kicker before it.
fn shown_as(scene: &Scene<'_, '_, '_>, record: Record, label: &str) -> Option<Title> {
    let survey = scene.survey;
    let pieces = pieces::cut(survey, record.start, record.end, &|_| false);
    let (piece, before) = pieces.iter().find_map(|p| Some((p, p.text.strip_suffix(label)?)))?;
    let extras = if before.is_empty() { Vec::new() } else { vec![before.trim().to_owned()] };
    let mut title =
        of_piece(survey, piece, record.start, "the text that the link is labelled with");
    title.text = Some(label.to_owned());
    (weight(before) <= LONGEST_LEAD).then_some(Title { extras, ..title })
}

/// What a linked picture shows, where nothing else says what the link leads to.
pub(super) fn pictured(scene: &Scene<'_, '_, '_>, _: Record, own: &[&Link]) -> Option<Title> {
    let dom = scene.survey.dom;
    own.iter().find_map(|l| {
        let (text, node) = dom
            .subtree(l.node)
            .filter(|&n| dom.tag(n) == Tag::Img)
            .find_map(|n| Some((telling_attribute(scene, n, "alt")?, n)))?;
        Some(Title::of_attribute(text, node, "alt", "what the linked picture shows"))
    })
}

fn telling_attribute(scene: &Scene<'_, '_, '_>, node: NodeId, name: &str) -> Option<String> {
    let text = scene.survey.dom.attr(node, name).map(squeeze)?;
    let lower = text.to_lowercase();
    let label = PERMALINK.iter().find(|label| lower.starts_with(*label));
    let title = label.map_or(Some(text.as_str()), |label| text.get(label.len()..))?.trim();
    (tells(title) && !date::is_date_only(scene, title)).then(|| title.to_owned())
}

/// What the labels of links say before the titles that they lead to, in lower case.
const PERMALINK: &[&str] = &[
    "permalink to",
    "permanent link to",
    "permalink for",
    "permanent link for",
    "lien permanent vers",
    "permanenter link zu",
    "enlace permanente a",
    "link permanente para",
    "link permanente a",
    "постоянная ссылка на",
];
