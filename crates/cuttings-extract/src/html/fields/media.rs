//! By what means an article tells: films, recordings, pictures, as the elements of its record are named.
//!
//! A record may be named as one of a film ("card--video"), or hold the sign of one, an icon. What all records of a list
//! have the sign of says nothing, and a sign says less than the address of the article.

use super::{Draft, Origin, Scene};
use crate::EntryKind;
use crate::dom::{Dom, NodeId, Tag};
use crate::html::groups::Record;
use crate::html::hints::{Hints, MEDIA};
use crate::html::pieces;
use crate::html::survey::{Survey, Zone};
use crate::kind;

/// Titles lie no deeper in their records.
const DEEPEST: usize = 12;
/// Signs are looked for among so many elements of a record.
const MOST_NODES: usize = 400;
/// Fewer entries may well all be films.
const FEWEST: usize = 3;

/// Finds what kind the elements of a record say that it is of.
pub(super) fn read(
    scene: &Scene<'_, '_, '_>,
    record: Record,
    title: Option<NodeId>,
    draft: &mut Draft,
) {
    let survey = scene.survey;
    let mut nodes = std::iter::successors(Some(record.start), |node| Some(node.next()));
    // Films play beside any article, sound only where it is the piece.
    let mut inside = nodes.by_ref().take_while(|node| *node < record.end);
    if let Some(player) = inside.find(|&n| survey.dom.tag(n) == Tag::Audio) {
        draft.kind = EntryKind::Audio;
        draft.origins.kind = Origin::text(player, "a player of sound");
    } else if let Some((kind, node)) = title.and_then(|title| named(survey, record, title)) {
        // Any list may be named a gallery.
        if kind == EntryKind::Gallery {
            draft.sign = Some(kind);
        } else {
            draft.kind = kind;
        }
        draft.origins.kind = Origin::text(node, "what the record is named");
    } else if let Some((kind, node)) = title.and_then(|title| pictured(survey, title)) {
        draft.sign = Some(kind);
        draft.origins.kind = Origin::text(node, "what a picture in the title stands for");
    } else if let Some((kind, node)) = title.and_then(|title| told_aloud(survey, title)) {
        draft.sign = Some(kind);
        draft.origins.kind =
            Origin::text(node, "what is said of the title to those who don't see it");
    } else if let Some((kind, node)) = sign(survey, record) {
        draft.sign = Some(kind);
        draft.origins.kind = Origin::text(node, "a sign in the record");
    }
}

/// The kind that an element around the title is named as, within the record.
fn named(survey: &Survey<'_, '_>, record: Record, title: NodeId) -> Option<(EntryKind, NodeId)> {
    let dom = survey.dom;
    let around = std::iter::once(title).chain(dom.ancestors(title).take(DEEPEST));
    let mut inside = around.take_while(|&n| n >= record.start && dom.end(n) <= record.end);
    inside.find_map(|n| Some((of_hints(survey.hints(n)).or_else(|| of_class(survey, n))?, n)))
}

/// The kind that an element's only class is the name of.
fn of_class(survey: &Survey<'_, '_>, node: NodeId) -> Option<EntryKind> {
    let mut classes = survey.dom.written_classes(node);
    let only = classes.next().filter(|_| classes.next().is_none())?;
    match only {
        "interview" => Some(EntryKind::Interview),
        "obituary" => Some(EntryKind::Obituary),
        "opinion" => Some(EntryKind::Opinion),
        _ => None,
    }
}

fn of_hints(hints: Hints) -> Option<EntryKind> {
    if !hints.has(MEDIA) {
        None
    } else if hints.has(Hints::AUDIO) {
        Some(EntryKind::Audio)
    } else if hints.has(Hints::GALLERY) {
        Some(EntryKind::Gallery)
    } else {
        Some(EntryKind::Video)
    }
}

/// The kind that a small picture in the title stands for: `<img src="ico_movie.png" alt="動画">`.
fn pictured(survey: &Survey<'_, '_>, title: NodeId) -> Option<(EntryKind, NodeId)> {
    let dom = survey.dom;
    let mut pictures = dom.subtree(title).take(MOST_NODES).filter(|&n| dom.tag(n) == Tag::Img);
    pictures.find_map(|n| Some((kind::from_words(dom.attr(n, "alt")?)?, n)))
}

/// The kind that stands before the title for those to whom it is read: `<span class="visually-hidden">Video, 1:12,</span>`.
fn told_aloud(survey: &Survey<'_, '_>, title: NodeId) -> Option<(EntryKind, NodeId)> {
    let dom = survey.dom;
    let around = dom.ancestors(title).take(NEAR).find(|&n| dom.tag(n) == Tag::A);
    let texts = dom
        .subtree(around.unwrap_or(title))
        .take(MOST_NODES)
        .filter(|&n| dom.tag(n) == Tag::Text && !dom.text(n).trim().is_empty());
    let before = texts.take_while(|&n| survey.zone(n).has(Zone::SPOKEN));
    before.map(|n| (n, dom.text(n))).find_map(|(n, text)| Some((kind_told(text)?, n)))
}

/// The kind that is all that some words tell but for a length: "Video, 1:12,". "Photos: Getty" names a source.
fn kind_told(words: &str) -> Option<EntryKind> {
    let (first, rest) = words.split_once([',', '，', '،', '·']).unwrap_or((words, ""));
    let is_length = !rest.contains(char::is_alphabetic) || rest.contains(char::is_numeric);
    kind::from_words(first).filter(|kind| is_of_medium(*kind) && is_length)
}

fn is_of_medium(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Video | EntryKind::Audio | EntryKind::Gallery)
}

/// A link around a title is no further up.
const NEAR: usize = 4;

/// The kind that the first of some words that are read aloud name: "Video, 0:48".
fn kind_said(words: &str) -> Option<EntryKind> {
    let first = words.split([',', ':', '(', '·']).next()?;
    kind::from_words(first).filter(|kind| is_of_medium(*kind))
}

/// The kind that an icon in the record stands for.
fn sign(survey: &Survey<'_, '_>, record: Record) -> Option<(EntryKind, NodeId)> {
    let dom = survey.dom;
    let nodes = std::iter::successors(Some(record.start), |node| Some(node.next()));
    let inside = nodes.take_while(|node| *node < record.end).take(MOST_NODES);
    let icons = inside
        .filter(|&n| matches!(dom.tag(n), Tag::Svg | Tag::I | Tag::Span) && is_wordless(survey, n));
    let mut played = None;
    for icon in icons {
        let hints = survey.hints(icon);
        match of_hints(hints).or_else(|| spoken(dom, icon)) {
            Some(kind) => return Some((kind, icon)),
            None if hints.has(Hints::PLAY) => played = played.or(Some((EntryKind::Video, icon))),
            None => {}
        }
    }
    played
}

/// How long something plays weighs no more.
const LENGTH: u32 = 8;

/// Whether an element shows no word: nothing, or how long something plays.
fn is_wordless(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    match survey.within(node).text {
        0 => true,
        1..=LENGTH => !pieces::shown_text(survey, node).contains(char::is_alphabetic),
        _ => false,
    }
}

/// The kind that an icon stands for, as it is spoken: `<svg><title>Gallery</title>`, `aria-label="Video, 0:48"`.
fn spoken(dom: &Dom<'_>, icon: NodeId) -> Option<EntryKind> {
    let titled = || {
        let mut children = dom.children(icon).take(MOST_OF_ICON);
        let title = children.find(|&n| dom.name(n) == "title")?;
        Some(dom.text_content(title))
    };
    let drawn = if dom.tag(icon) == Tag::Svg { titled() } else { None };
    let said = drawn.or_else(|| dom.attr(icon, "aria-label").map(str::to_owned))?;
    kind_said(&said)
}

/// The title of an icon is among its first parts.
const MOST_OF_ICON: usize = 4;

/// Takes the kinds that signs stand for, unless nearly all entries have the same: then it is the sign of the list.
pub(in crate::html) fn take_signs(drafts: &mut [Draft]) {
    let count = |kind: EntryKind| drafts.iter().filter(|draft| draft.sign == Some(kind)).count();
    let of_the_list = |kind: &EntryKind| {
        let signs = count(*kind);
        signs >= FEWEST && signs * 10 >= drafts.len() * 8
    };
    let of_the_list = drafts.iter().filter_map(|draft| draft.sign).find(of_the_list);
    for draft in drafts {
        if draft.kind != EntryKind::Article {
            continue;
        }
        let of_address =
            || draft.url.as_ref().and_then(|url| kind::from_address_path(url.as_str()));
        let sign =
            draft.sign.take().filter(|&kind| of_the_list != Some(kind) && of_address().is_none());
        match sign {
            Some(kind) => draft.kind = kind,
            None => draft.origins.kind = None,
        }
    }
}
