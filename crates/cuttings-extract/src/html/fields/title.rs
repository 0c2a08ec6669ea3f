//! The title of an entry, as shown: without kickers, dates, numbers of comments and the rest of a card.
//!
//! There are eleven places to look, the surest first; the first that has something wins.

pub(super) mod heading;
mod spoken;

use heading::{
    EXTRAS, LONGEST_LEAD, heading_text, is_bracketed_number, is_file_label, lead, name_behind,
    without_extras,
};
use spoken::{pictured, spoken_label, spoken_title};

use super::{Origin, Scene, counts, date, is_pointer, people, reads_as_sentence};
use crate::dom::{NodeId, Tag};
use crate::html::groups::Record;
use crate::html::hints::Hints;
use crate::html::links::Link;
use crate::html::pieces::{self, Piece};
use crate::html::survey::{Survey, Zone, weight};
use crate::{hash, kind, teaser};

/// A title, found.
#[derive(Debug, Default)]
pub(in crate::html) struct Title {
    pub(in crate::html) text: Option<String>,
    /// The element that is the title, left out of the body.
    pub(in crate::html) node: Option<NodeId>,
    /// Labels that stood in it.
    pub(in crate::html) extras: Vec<String>,
    /// What is named as a text below it, though it stands in it.
    pub(in crate::html) below: Option<String>,
    /// The name of somebody that stood behind it.
    pub(in crate::html) by: Option<String>,
    /// What an inline element sets off at its beginning: a kicker, if the list bears that out.
    pub(in crate::html) lead: Option<String>,
    pub(in crate::html) origin: Option<Origin>,
}

impl Title {
    fn of(text: String, node: NodeId, why: &'static str) -> Self {
        Self {
            text: Some(text),
            node: Some(node),
            origin: Origin::text(node, why),
            ..Self::default()
        }
    }

    fn of_attribute(text: String, node: NodeId, name: &'static str, why: &'static str) -> Self {
        let origin = Origin::attribute(node, name, why);
        Self { text: Some(text), origin, ..Self::default() }
    }
}

type Place = fn(&Scene<'_, '_, '_>, Record, &[&Link]) -> Option<Title>;

/// Where titles are looked for, the surest place first.
const PLACES: [Place; 11] = [
    linked_heading,
    named_piece,
    title_beside_number,
    heading_above_call,
    plain_link,
    lone_heading,
    loose_title,
    spoken_label,
    text_above_pointer,
    pictured,
    numbered,
];

/// Finds the title of a record whose entry has these links.
pub(super) fn find(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Title {
    let found = PLACES.iter().find_map(|place| place(scene, record, own)).unwrap_or_default();
    without_file_label(own, bare(scene, own, uncut(scene, own, found)))
}

/// A title without the format and the size of the file that it leads to, in brackets at its end.
fn without_file_label(own: &[&Link], mut title: Title) -> Title {
    let Some(text) = title.text.as_mut().filter(|text| text.ends_with([')', '）', ']', '］']))
    else {
        return title;
    };
    let Some(start) = text.rfind(['(', '（', '[', '［']) else { return title };
    let (before, label) = text.split_at(start);
    // A size has a unit; without one the address tells.
    let has_size = label.contains(|c: char| c.is_ascii_digit())
        && label.trim_end_matches([')', '）', ']', '］']).ends_with(char::is_alphabetic);
    let leads_to_file = || own.iter().any(|link| leads_to_file_of(link, label));
    if is_file_label(label) && weight(before) > 0 && (has_size || leads_to_file()) {
        text.truncate(before.trim_end().len());
    }
    title
}

/// Whether a link leads to a file of the format that a label names.
fn leads_to_file_of(link: &Link, label: &str) -> bool {
    let ending = link.url.path().rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let lower = label.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    ending.is_some_and(|ending| words.any(|word| word == ending))
}

/// A cut title of less weight may begin like any other.
const LEAST_CUT: u32 = 8;

/// A title that the template cut, as the `title` of its link has it whole.
fn uncut(scene: &Scene<'_, '_, '_>, own: &[&Link], mut title: Title) -> Title {
    let Some(text) = title.text.as_deref() else { return title };
    let begins = text.trim_end_matches(['.', '…', ' ']);
    if !text.ends_with(['…', '.']) || text.len() - begins.len() < '…'.len_utf8() {
        return title;
    }
    let whole = |link: &&Link| {
        let whole = squeeze(scene.survey.dom.attr(link.node, "title")?);
        let goes_on = weight(begins) >= LEAST_CUT && whole.len() > text.len();
        // What ends in dots there too was written so.
        (goes_on && whole.starts_with(begins) && !whole.starts_with(text)).then_some(whole)
    };
    if let Some(whole) = own.iter().find_map(whole) {
        title.text = Some(whole);
    }
    title
}

/// A title without the kicker that stands in its link with it, as the `title` of the link has it.
fn bare(scene: &Scene<'_, '_, '_>, own: &[&Link], mut title: Title) -> Title {
    let Some(text) = title.text.as_deref() else { return title };
    let dom = scene.survey.dom;
    let behind_kicker = |link: &&Link| {
        let bare = squeeze(dom.attr(link.node, "title")?);
        let kicker =
            text.strip_suffix(bare.as_str()).map(str::trim).filter(|kicker| !kicker.is_empty())?;
        // An element of its own in the link.
        let is_element = dom.subtree(link.node).take(MOST_OF_LINK).any(|node| {
            let is_inside = node > link.node && dom.tag(node) != Tag::Text;
            is_inside && squeeze(&pieces::shown_text(scene.survey, node)) == kicker
        });
        (weight(&bare) >= LEAST_CUT && is_element).then(|| (kicker.to_owned(), bare))
    };
    if let Some((kicker, bare)) = own.iter().find_map(behind_kicker) {
        title.text = Some(bare);
        title.extras.push(kicker);
    }
    title
}

/// A title and its kicker are among the first elements of their link.
const MOST_OF_LINK: usize = 24;

/// What each place has, the one that won first.
pub(in crate::html) fn candidates(
    scene: &Scene<'_, '_, '_>,
    record: Record,
    own: &[&Link],
) -> Vec<Title> {
    PLACES.iter().filter_map(|place| place(scene, record, own)).collect()
}

/// The highest heading that the entry's own links are in or hold.
fn linked_heading(scene: &Scene<'_, '_, '_>, _: Record, own: &[&Link]) -> Option<Title> {
    let dom = scene.survey.dom;
    let mut best: Option<(Tag, Title)> = None;
    // An empty link may cover the card that its heading is in, where no other has words.
    let has_words = own.iter().any(|link| !is_pointer(link));
    for link in own {
        if is_pointer(link) && (has_words || link.weight > 0) {
            continue;
        }
        let Some(heading) = link.heading else { continue };
        let tag = dom.tag(heading);
        if best.as_ref().is_some_and(|(t, _)| *t <= tag) {
            continue;
        }
        let title = of_heading(scene, own, heading, "the heading that is linked");
        if title.text.is_some() {
            best = Some((tag, title));
        }
    }
    best.map(|(_, title)| title)
}

/// What a heading has for a title; without a text where that is empty.
fn of_heading(
    scene: &Scene<'_, '_, '_>,
    own: &[&Link],
    heading: NodeId,
    why: &'static str,
) -> Title {
    let by = name_behind(scene, own, heading);
    let words = heading_text(scene, heading, by.as_deref());
    let text = spoken_title(scene, own, &words.text).unwrap_or(words.text);
    let lead = lead(scene.survey, heading);
    let title = Title::of(text, heading, why);
    let text = title.text.filter(|text| !text.is_empty());
    Title { text, extras: words.extras, below: words.below, by, lead, ..title }
}

/// The hints of the elements between a node and one of its ancestors.
pub(super) fn inner_hints(survey: &Survey<'_, '_>, node: NodeId, stop: NodeId) -> Hints {
    survey
        .dom
        .ancestors(node)
        .take_while(|&n| n > stop)
        .fold(Hints::NONE, |all, n| all.and(survey.hints(n)))
}

/// A part of a link that is named as a title; or, in a card that is one big link, the part that looks
/// like one.
fn named_piece(scene: &Scene<'_, '_, '_>, _: Record, own: &[&Link]) -> Option<Title> {
    let survey = scene.survey;
    for link in own.iter().filter(|l| l.weight > 0 && !is_pointer(l)) {
        let pieces = pieces::cut(survey, link.node, survey.dom.end(link.node), &|_| false);
        if pieces.len() < 2 {
            continue;
        }
        let inner = |p: &Piece| super::details::named_within(survey, p, link.node);
        let is_title = |p: &Piece| inner(p).has(Hints::TITLE) && !is_named_summary(survey, p);
        if let Some(piece) = beside_kicker(&pieces, is_title, inner, |p| own_name(survey, p)) {
            let why = "the part of the link named as a title";
            let title = of_piece(survey, piece, link.node, why);
            let text = with_its_parts(survey, &pieces, piece, &|p| {
                is_title(p) && !inner(p).has(Hints::KICKER.and(super::details::DETAILS))
            });
            return Some(Title { text: Some(text), ..title });
        }
        if !is_card(scene, link, &pieces) {
            continue;
        }
        let details = super::details::DETAILS.and(Hints::KICKER).and(Hints::SUMMARY);
        // A card can be all caption.
        let all_captions = pieces.iter().all(|p| p.within.caption);
        let could_be: Vec<&Piece> = pieces
            .iter()
            .filter(|p| {
                !p.within.time
                    && (all_captions || !p.within.caption)
                    && !inner(p).has(details)
                    && !is_detail_shaped(scene, p)
                    && kind::from_words(&p.text).is_none()
            })
            .collect();
        let shape = |p: &Piece| shape_in_card(survey, holder(survey, p, link.node));
        let agreed = scene
            .card_title
            .and_then(|agreed| could_be.iter().take(MOST_OF_CARD).find(|p| shape(p) == agreed));
        if let Some(piece) = agreed.copied().or_else(|| of_card(&could_be)) {
            return Some(of_piece(survey, piece, link.node, OF_CARD));
        }
    }
    None
}

/// A number for where an element stands in the card that it is in: the tags and classes from it up to the link. The same
/// parts stand in cards of several lists.
pub(super) fn shape_in_card(survey: &Survey<'_, '_>, node: NodeId) -> u64 {
    let dom = survey.dom;
    let around = std::iter::once(node).chain(dom.ancestors(node).take(DEEPEST_CARD));
    around.take_while(|&n| dom.tag(n) != Tag::A).fold(0, |inner, n| {
        let classes: Vec<&str> = dom.written_classes(n).filter(|c| !is_numbered(c)).collect();
        hash::of(&(inner, dom.tag(n), classes))
    })
}

/// The title of a card is among so many first parts of it.
const MOST_OF_CARD: usize = 16;

/// Titles lie no deeper in a card than this.
const DEEPEST_CARD: usize = 12;

/// Whether a class tells one entry from the others: "post-1182".
fn is_numbered(class: &str) -> bool {
    let end = class.rsplit(['-', '_']).next().unwrap_or_default();
    !end.is_empty() && end.bytes().all(|b| b.is_ascii_digit())
}

/// The text of a title with what follows it in the same line and is part of it, too: a maker and a model.
fn with_its_parts(
    survey: &Survey<'_, '_>,
    pieces: &[Piece],
    first: &Piece,
    is_part: &dyn Fn(&Piece) -> bool,
) -> String {
    let block = pieces::block_of(survey, first.start);
    let parts = pieces.iter().skip_while(|p| p.start != first.start).take_while(|p| {
        p.start == first.start
            || is_part(p) && p.inline && pieces::block_of(survey, p.start) == block
    });
    pieces::join(parts)
}

/// The hints of the nearest element around a piece that is named as a title or a kicker.
fn own_name(survey: &Survey<'_, '_>, piece: &Piece) -> Hints {
    super::details::nearest_named(survey, piece, Hints::TITLE.and(Hints::KICKER))
}

/// Whether the nearest element around a piece that is named as a title or a summary is a summary.
fn is_named_summary(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let names = Hints::TITLE.and(Hints::SUMMARY);
    let nearest = super::details::nearest_named(survey, piece, names);
    nearest.has(Hints::SUMMARY) && !nearest.has(Hints::TITLE)
}

/// The first piece of what is named as a title: one that is not named as a kicker in it, if there is one.
fn beside_kicker(
    pieces: &[Piece],
    is_title: impl Fn(&Piece) -> bool,
    hints: impl Fn(&Piece) -> Hints,
    own: impl Fn(&Piece) -> Hints,
) -> Option<&Piece> {
    let mut titles = pieces.iter().filter(|piece| is_title(piece));
    let bare = titles.clone().find(|p| !hints(p).has(Hints::KICKER));
    bare.or_else(|| titles.clone().find(|p| own(p).has(Hints::TITLE) && !own(p).has(Hints::KICKER)))
        .or_else(|| titles.next())
}

/// Why a part of a card is taken for its title.
pub(super) const OF_CARD: &str = "the first weighty part of the card";

/// A part of a card that weighs more than this is its text.
const LONGEST_OF_CARD: u32 = 70;

/// So many short labels may stand before the title of a card: who, when, in which part of the outlet.
const MOST_LABELS: usize = 3;

/// Which part of a card is its title: the bold one, else the first that is no short label.
fn of_card<'p>(parts: &[&'p Piece]) -> Option<&'p Piece> {
    if let Some(strong) = parts.iter().find(|p| p.within.strong) {
        return Some(strong);
    }
    let first = parts.first()?;
    let labels = parts.iter().take(MOST_LABELS).take_while(|p| is_label(p)).count();
    let behind = parts.get(labels).filter(|p| {
        labels > 0
            && p.weight >= first.weight * 2
            && (!p.within.paragraph || parts.get(labels + 1).is_some_and(|q| q.weight > p.weight))
            && p.weight < LONGEST_OF_CARD
            && !p.text.ends_with(['…', '.'])
            && !reads_as_sentence(p)
    });
    Some(behind.unwrap_or(first))
}

/// Whether a piece is short enough for a kicker or a name.
fn is_label(piece: &Piece) -> bool {
    piece.weight <= LONGEST_LEAD && piece.text.split_whitespace().count() <= 2
}

/// Whether a link is a card of several parts rather than a title with a word set in another type.
fn is_card(scene: &Scene<'_, '_, '_>, link: &Link, pieces: &[Piece]) -> bool {
    let one_line = pieces.windows(2).all(|pair| match pair {
        [a, b] => {
            pieces::block_of(scene.survey, a.start) == pieces::block_of(scene.survey, b.start)
        }
        _ => true,
    });
    !one_line
        || link.has_image
        || pieces.iter().any(|p| {
            p.weight >= LONGEST_OF_CARD
                || reads_as_sentence(p)
                || date::is_date_only(scene, &p.text)
        })
}

fn of_piece(survey: &Survey<'_, '_>, piece: &Piece, stop: NodeId, why: &'static str) -> Title {
    let holder = holder(survey, piece, stop);
    Title { lead: lead(survey, holder), ..Title::of(piece.text.clone(), holder, why) }
}

/// The largest element within `stop` that holds this piece and nothing else.
fn holder(survey: &Survey<'_, '_>, piece: &Piece, stop: NodeId) -> NodeId {
    let mut at = piece.start;
    for up in survey.dom.ancestors(piece.start).take_while(|&n| n > stop) {
        if survey.within(up).text > piece.weight {
            break;
        }
        at = up;
    }
    at
}

/// What the record names as its title, where the article is linked by a number alone: a paper, a ruling.
fn title_beside_number(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Option<Title> {
    let mut shown = own.iter().filter(|l| l.weight > 0 && !is_pointer(l)).peekable();
    shown.peek()?;
    if !shown.all(|l| is_number(&l.text)) {
        return None;
    }
    let mut title = loose_title(scene, record, own)?;
    title.text = title.text.map(|text| without_label(&text).to_owned());
    Some(title)
}

/// Whether a text is the number of something: each of its words has a digit or is a short label, as in
/// "No. 2024/17".
fn is_number(text: &str) -> bool {
    let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
    text.split_whitespace().any(has_digit)
        && text.split_whitespace().all(|word| has_digit(word) || word.chars().count() <= 4)
}

/// A title without the word that says that it is one: "Title: The mended dike".
fn without_label(text: &str) -> &str {
    let labelled = text.split_once(':').filter(|(label, rest)| {
        !rest.trim().is_empty()
            && ["title", "titel", "titre", "título", "titolo"]
                .contains(&label.to_lowercase().as_str())
    });
    labelled.map_or(text, |(_, rest)| rest.trim())
}

/// The longest text that the article is linked with, unless it reads as a summary.
fn plain_link(scene: &Scene<'_, '_, '_>, _: Record, own: &[&Link]) -> Option<Title> {
    let link = own
        .iter()
        .filter(|l| l.weight > 0 && !is_pointer(l) && !date::is_date_only(scene, &l.text))
        .min_by_key(|l| (std::cmp::Reverse(title_rank(scene, l)), l.node))?;
    let survey = scene.survey;
    let pieces = pieces::cut(survey, link.node, survey.dom.end(link.node), &|_| false);
    let is_extra = |p: &Piece| {
        let hints = inner_hints(survey, p.start, link.node);
        hints.has(EXTRAS) && !hints.has(Hints::TITLE)
            || is_bracketed_number(&p.text)
            || is_file_label(&p.text)
    };
    let (text, extras) = without_extras(&pieces, is_extra);
    let text = if text.is_empty() { link.text.clone() } else { text };
    let lead = lead(survey, link.node);
    Some(Title { extras, lead, ..Title::of(text, link.node, "the text of the link") })
}

/// A text that other articles are linked with, too, but for its number, where nothing else is a title: "Issue 34".
fn numbered(scene: &Scene<'_, '_, '_>, _: Record, own: &[&Link]) -> Option<Title> {
    // "TrackBack (0)", "12 Photos", "4 min read".
    let counts = |text: &str| {
        text.ends_with(')')
            || counts::is_of_comments(text)
            || counts::is_labelled(text)
            || counts::is_reading_time(text)
            || text.starts_with(char::is_numeric) && text.split_whitespace().count() <= 2
    };
    let says_which = |link: &&&Link| {
        link.weight > 0
            && link.text.contains(char::is_numeric)
            && link.text.contains(char::is_alphabetic)
            && !counts(&link.text)
            && !super::leads_to_comments(link)
            && !teaser::leads_on(&link.text)
            && !date::is_date_only(scene, &link.text)
    };
    let link = own.iter().filter(says_which).max_by_key(|link| link.weight)?;
    Some(Title::of(link.text.clone(), link.node, "the text of the link, with its number"))
}

/// How much a link looks like a title: long enough, but neither a paragraph nor a sentence.
fn title_rank(scene: &Scene<'_, '_, '_>, link: &Link) -> (bool, bool, bool, u32) {
    let survey = scene.survey;
    let holds_it_alone = |&n: &NodeId| survey.within(n).text == survey.within(link.node).text;
    let names = survey.dom.ancestors(link.node).take(2).take_while(holds_it_alone);
    let names = names.fold(survey.hints(link.node), |all, n| all.and(survey.hints(n)));
    let named = names.has(Hints::TITLE);
    let is_summary = names.has(Hints::SUMMARY) && !named;
    let sentence = link.text.ends_with(['.', '…', '。']) && link.text.contains(char::is_whitespace);
    let paragraph = link.weight > 250;
    let weight = if paragraph { 1 } else { link.weight };
    (named, !is_summary, !sentence && !paragraph, weight)
}

/// A heading that is not linked, where the links only say "Read more".
fn lone_heading(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Option<Title> {
    highest_heading(scene, record, own, "the record's highest heading")
}

/// A call says no more than this, what stands between a heading and its call no less than that.
const LONGEST_CALL: u32 = 12;
const LEAST_BELOW: u32 = 8;

/// The one heading of a record, where below it and its text stands one link that says a word: "Watch".
fn heading_above_call(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Option<Title> {
    let survey = scene.survey;
    let whole = survey.between(record.start, record.end);
    let [call] = own else { return None };
    if whole.headings != 1
        || whole.links != 1
        || call.heading.is_some()
        || call.weight > LONGEST_CALL
        || !calls(&call.text)
    {
        return None;
    }
    let title = highest_heading(scene, record, own, "the heading above what calls to read on")?;
    let heading = title.node.filter(|&heading| heading < call.node)?;
    let below = survey.between(survey.dom.end(heading), call.node).text;
    let says = survey.within(heading).text;
    (below >= LEAST_BELOW && says > call.weight * 2).then_some(title)
}

/// Verbs that calls begin with, in lower case, in many languages.
const CALLS: &[&str] = &[
    "ansehen", "anhören", "ascolta", "assista", "assistir", "bekijk", "download", "escuchar",
    "guarda", "hear", "hören", "leer", "lees", "leggi", "leia", "lesen", "lire", "listen",
    "luister", "open", "ouvir", "play", "read", "regarder", "see", "ver", "view", "visit", "voir",
    "watch", "écouter",
];

fn calls(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    CALLS.contains(&first.as_str())
}

fn highest_heading(
    scene: &Scene<'_, '_, '_>,
    record: Record,
    own: &[&Link],
    why: &'static str,
) -> Option<Title> {
    let survey = scene.survey;
    let mut node = record.start;
    let mut best: Option<(Tag, NodeId)> = None;
    while node < record.end {
        let tag = survey.dom.tag(node);
        if tag.is_heading()
            && !survey.zone(node).has(Zone::HIDDEN)
            && best.is_none_or(|(t, _)| tag < t)
            && survey.within(node).text > 0
            && !tells_no_title(scene, node)
        {
            best = Some((tag, node));
        }
        node = node.next();
    }
    let (_, heading) = best?;
    Some(of_heading(scene, own, heading, why))
}

/// Short headings that name the sort of a post without a title, as blogs sort them, in lower case.
const POST_FORMATS: &[&str] =
    &["aside", "audio", "chat", "gallery", "image", "link", "quote", "status", "video"];

/// Whether a heading says when, or what sort of post it heads, and nothing else: a post without a title
/// stands below its day, and before the day of the next.
fn tells_no_title(scene: &Scene<'_, '_, '_>, heading: NodeId) -> bool {
    if scene.survey.within(heading).text > LONGEST_LEAD {
        return false;
    }
    let text = pieces::shown_text(scene.survey, heading);
    date::is_date_only(scene, &text) || POST_FORMATS.contains(&text.to_lowercase().as_str())
}

/// Something named as a title that is neither heading nor link.
fn loose_title(scene: &Scene<'_, '_, '_>, record: Record, _: &[&Link]) -> Option<Title> {
    let survey = scene.survey;
    let pieces = pieces::cut(survey, record.start, record.end, &|_| false);
    let inner = |p: &Piece| inner_hints(survey, p.start, record.start);
    let is_title = |p: &Piece| inner(p).has(Hints::TITLE) && p.weight < 300;
    let piece = beside_kicker(&pieces, is_title, inner, |p| own_name(survey, p))?;
    Some(of_piece(survey, piece, record.start, "the text named as a title"))
}

/// Titles are no longer, where nothing but their place tells what they are.
const LONGEST: u32 = 150;

/// The first text of a record whose links only lead on ("Read more"), if it is no paragraph.
fn text_above_pointer(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Option<Title> {
    own.iter().find(|l| teaser::leads_on(&l.text))?;
    let survey = scene.survey;
    let details = super::details::DETAILS.and(Hints::KICKER).and(Hints::SUMMARY);
    let pieces = pieces::cut(survey, record.start, record.end, &|_| false);
    let mut parts = pieces.iter().filter(|p| {
        p.link.is_none()
            && !p.within.time
            && !p.within.caption
            && !p.within.button
            && !super::details::named_within(survey, p, record.start).has(details)
            && !is_detail_shaped(scene, p)
            && kind::from_words(&p.text).is_none()
    });
    let could_be = |p: &Piece| p.weight <= LONGEST && !reads_as_sentence(p);
    let first = parts.next()?;
    let second = parts.next().filter(|p| is_label(first) && p.weight > first.weight && could_be(p));
    let piece = second.unwrap_or(first);
    could_be(piece)
        .then(|| of_piece(survey, piece, record.start, "the text above the link that leads on"))
}

/// Whether a text says what something is about.
fn tells(text: &str) -> bool {
    weight(text) >= 4 && !teaser::leads_on(text)
}

/// Whether a short piece is a date, a byline or a number by its shape alone.
fn is_detail_shaped(scene: &Scene<'_, '_, '_>, piece: &Piece) -> bool {
    date::is_date_only(scene, &piece.text)
        || people::byline(&piece.text).is_some()
        || date::is_dated_byline(scene, &piece.text)
        || is_count(&piece.text)
        || teaser::leads_on(&piece.text)
        || !piece.text.chars().any(char::is_alphabetic)
        || is_line_of_details(&piece.text)
}

/// Whether a text is a number and one small word: "41 notes".
fn is_count(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    number
        && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
        && words.next().is_none()
}

/// Whether a text is several short details, set apart by signs, of which some are numbers: "Ada Holm | 2 min
/// read | 38 comments". One that begins with such a sign goes on with what stands before it.
fn is_line_of_details(text: &str) -> bool {
    const SIGNS: [char; 8] = ['|', '·', '•', '/', ',', '-', '–', '—'];
    let mut parts = text.split(&SIGNS[..3]).map(str::trim);
    let is_short = |part: &str| part.split_whitespace().count() <= 4;
    let counts = text.chars().any(char::is_numeric) && text.contains(&SIGNS[..3]);
    text.starts_with(SIGNS) || counts && parts.all(is_short)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
