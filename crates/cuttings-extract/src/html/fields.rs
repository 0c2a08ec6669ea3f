//! The fields of one entry, out of its record.
//!
//! 1. The record is cut into pieces of text.
//! 2. [`title`](Draft::title): the heading that is linked, or the link's own words.
//! 3. Details: date, authors, tags, section, from pieces that are marked or shaped as such.
//! 4. What remains is the summary, or the whole text.

use url::Url;

use super::groups::Record;
use super::hints::Hints;
use super::links::{Link, Links};
use super::pieces::{self, Piece};
use super::survey::{Survey, Zone, weight};
use crate::address;
use crate::dates::{self, Context, Reading};
use crate::dom::{NodeId, Tag};
use crate::teaser;
use crate::{EntryKind, When, kind};

/// An entry before the dates of its list are settled.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: Option<String>,
    pub(super) url: Option<Url>,
    /// The paragraphs below the title.
    pub(super) body: Vec<String>,
    /// Whether the record says where to read more.
    pub(super) says_more: bool,
    pub(super) date: DateFound,
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) section: Option<String>,
    pub(super) image: Option<Url>,
    pub(super) kind: EntryKind,
}

/// A date as found in a record.
#[derive(Debug, Default)]
pub(super) struct DateFound {
    /// Machine-readable.
    pub(super) machine: Option<When>,
    /// As shown.
    pub(super) text: Option<String>,
    /// What the shown text says.
    pub(super) reading: Option<Reading>,
}

/// What fields are read from and against.
pub(super) struct Scene<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) links: &'s Links,
    pub(super) base: Option<&'s Url>,
    pub(super) dates: Context<'s>,
}

/// Texts longer than this in all are whole posts rather than teasers.
const WHOLE_POST: u32 = 1_200;

/// Reads the fields of the entry about `subject` in `record`.
pub(super) fn read(scene: &Scene<'_, '_, '_>, record: Record, subject: usize) -> Draft {
    let own: Vec<&Link> = scene
        .links
        .between(record.start, record.end)
        .iter()
        .filter(|l| l.subject == subject)
        .collect();
    read_with(scene, record, &own)
}

fn read_with(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Draft {
    let survey = scene.survey;
    let mut draft = Draft::default();
    let title = find_title(scene, record, own);
    draft.url = own
        .iter()
        .find(|l| l.url.fragment().is_none_or(str::is_empty))
        .or(own.first())
        .map(|l| address::unwrap_redirect(&l.url).unwrap_or_else(|| without_fragment(&l.url)));
    let more: Vec<NodeId> = own
        .iter()
        .filter(|l| is_pointer(scene, l) && Some(l.node) != title.node)
        .map(|l| l.node)
        .collect();
    draft.says_more = own.iter().any(|l| teaser::leads_on(&l.text));
    let title_node = title.node;
    let skip = |n: NodeId| Some(n) == title_node || more.binary_search(&n).is_ok();
    let mut pieces = pieces::cut(survey, record.start, record.end, &skip);
    free_card_text(survey, &mut pieces, own);
    pieces.retain(|p| p.within.link || title.text.as_ref() != Some(&p.text) || p.within.paragraph);
    let (mark, words) = title.text.as_deref().map_or((EntryKind::Article, ""), kind::split);
    draft.kind = mark;
    if !words.is_empty() {
        draft.title = Some(words.to_owned());
    }
    let title_at = title_node.unwrap_or(record.start);
    let used = details(scene, &mut draft, record, &pieces, title_at);
    draft.body = body(survey, &pieces, &used, title_at);
    draft.image = image(scene, record);
    draft
}

/// In a card that is one big link, being linked says nothing about a piece.
fn free_card_text(survey: &Survey<'_, '_>, pieces: &mut [Piece], own: &[&Link]) {
    for piece in pieces {
        if own.iter().any(|l| survey.dom.is_within(piece.start, l.node)) {
            piece.link_weight = 0;
            piece.within.link = false;
        }
    }
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    if url.fragment().is_some_and(|f| !f.starts_with('!')) {
        url.set_fragment(None);
    }
    url
}

/// Whether a link points to the article without naming it: "Read more", "3 comments", a date.
fn is_pointer(_scene: &Scene<'_, '_, '_>, link: &Link) -> bool {
    link.weight == 0
        || teaser::leads_on(&link.text)
        || (link.weight < 40 && link.text_subjects > 2)
        || link
            .url
            .fragment()
            .is_some_and(|f| f.contains("comment") || f.contains("respond") || f.contains("disqus"))
}

// --- The title -------------------------------------------------------------------------------------

#[derive(Debug, Default)]
struct Title {
    text: Option<String>,
    /// The element that is the title, left out of the body.
    node: Option<NodeId>,
}

fn find_title(scene: &Scene<'_, '_, '_>, record: Record, own: &[&Link]) -> Title {
    linked_heading(scene, own)
        .or_else(|| named_piece(scene, own))
        .or_else(|| plain_link(scene, own))
        .or_else(|| lone_heading(scene, record))
        .or_else(|| loose_title(scene, record))
        .or_else(|| attribute(scene, own))
        .unwrap_or_default()
}

/// The highest heading that the entry's own links are in or hold.
fn linked_heading(scene: &Scene<'_, '_, '_>, own: &[&Link]) -> Option<Title> {
    let dom = scene.survey.dom;
    let mut best: Option<(Tag, Title)> = None;
    for link in own {
        if is_pointer(scene, link) {
            continue;
        }
        let Some(heading) = link.heading else { continue };
        let tag = dom.tag(heading);
        if best.as_ref().is_some_and(|(t, _)| *t <= tag) {
            continue;
        }
        let text = heading_text(scene, heading);
        let text = spoken_title(scene, own, &text).unwrap_or(text);
        if !text.is_empty() {
            best = Some((tag, Title { text: Some(text), node: Some(heading) }));
        }
    }
    best.map(|(_, title)| title)
}

/// What a label of the entry's own links gives as the title, where the heading ends with it: the rest of
/// the heading is a kicker.
fn spoken_title(scene: &Scene<'_, '_, '_>, own: &[&Link], heading: &str) -> Option<String> {
    own.iter().filter_map(|l| scene.survey.dom.attr(l.node, "aria-label")).map(squeeze).find(
        |label| {
            weight(label) >= 12 && heading.len() > label.len() && heading.ends_with(label.as_str())
        },
    )
}

/// A heading's words without its kicker, date or comment count.
fn heading_text(scene: &Scene<'_, '_, '_>, heading: NodeId) -> String {
    let survey = scene.survey;
    let pieces = pieces::cut(survey, heading, survey.dom.end(heading), &|_| false);
    let extra = Hints::KICKER
        .and(Hints::COMMENT)
        .and(Hints::DATE)
        .and(Hints::META)
        .and(Hints::SHARE)
        .and(Hints::MORE);
    let own = survey.hints(heading);
    let is_extra = |p: &&Piece| {
        let hints = inner_hints(survey, p.start, heading);
        hints.has(extra) && !hints.has(Hints::TITLE) && !own.has(extra)
    };
    let core: Vec<&str> = pieces.iter().filter(|p| !is_extra(p)).map(|p| p.text.as_str()).collect();
    if core.is_empty() {
        pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
    } else {
        core.join(" ")
    }
}

/// The hints of the elements between a node and one of its ancestors.
fn inner_hints(survey: &Survey<'_, '_>, node: NodeId, stop: NodeId) -> Hints {
    survey
        .dom
        .ancestors(node)
        .take_while(|&n| n > stop)
        .fold(Hints::NONE, |all, n| all.and(survey.hints(n)))
}

/// A part of a link that is named as a title; or, in a card that is one big link, its first weighty
/// piece.
fn named_piece(scene: &Scene<'_, '_, '_>, own: &[&Link]) -> Option<Title> {
    let survey = scene.survey;
    for link in own.iter().filter(|l| l.weight > 0 && !is_pointer(scene, l)) {
        let pieces = pieces::cut(survey, link.node, survey.dom.end(link.node), &|_| false);
        if pieces.len() < 2 {
            continue;
        }
        let inner = |p: &Piece| named_within(survey, p, link.node);
        let named =
            pieces.iter().find(|p| inner(p).has(Hints::TITLE) && !inner(p).has(Hints::SUMMARY));
        let chosen = named.or_else(|| {
            pieces.iter().find(|p| {
                let hints = inner(p);
                !p.within.time
                    && !p.within.caption
                    && !hints.has(DETAILS.and(Hints::KICKER).and(Hints::SUMMARY))
                    && !is_detail_shaped(scene, p)
                    && kind::from_words(&p.text).is_none()
            })
        });
        if let Some(piece) = chosen {
            return Some(Title {
                text: Some(piece.text.clone()),
                node: Some(holder(survey, piece, link.node)),
            });
        }
    }
    None
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

/// The longest text that the article is linked with.
fn plain_link(scene: &Scene<'_, '_, '_>, own: &[&Link]) -> Option<Title> {
    let link = own
        .iter()
        .filter(|l| l.weight > 0 && !is_pointer(scene, l) && !is_date_only(scene, &l.text))
        .min_by_key(|l| (std::cmp::Reverse(title_rank(scene, l)), l.node))?;
    Some(Title { text: Some(link.text.clone()), node: Some(link.node) })
}

/// How much a link looks like a title: long enough, but not a whole paragraph.
fn title_rank(scene: &Scene<'_, '_, '_>, link: &Link) -> u32 {
    let hints = scene.survey.hints(link.node);
    let named = if hints.has(Hints::TITLE) { 1_000 } else { 0 };
    named + if link.weight > 250 { 1 } else { link.weight }
}

/// A heading that is not linked, where the links only say "Read more".
fn lone_heading(scene: &Scene<'_, '_, '_>, record: Record) -> Option<Title> {
    let survey = scene.survey;
    let mut node = record.start;
    let mut best: Option<(Tag, NodeId)> = None;
    while node < record.end {
        let tag = survey.dom.tag(node);
        if tag.is_heading()
            && !survey.zone(node).has(Zone::HIDDEN)
            && best.is_none_or(|(t, _)| tag < t)
            && survey.within(node).text > 0
        {
            best = Some((tag, node));
        }
        node = node.next();
    }
    let (_, heading) = best?;
    Some(Title { text: Some(heading_text(scene, heading)), node: Some(heading) })
}

/// Something named as a title that is neither heading nor link.
fn loose_title(scene: &Scene<'_, '_, '_>, record: Record) -> Option<Title> {
    let survey = scene.survey;
    let pieces = pieces::cut(survey, record.start, record.end, &|_| false);
    let piece = pieces
        .iter()
        .find(|p| inner_hints(survey, p.start, record.start).has(Hints::TITLE) && p.weight < 300)?;
    Some(Title { text: Some(piece.text.clone()), node: Some(holder(survey, piece, record.start)) })
}

/// What a link without text says elsewhere: its label, its title, its picture's description.
fn attribute(scene: &Scene<'_, '_, '_>, own: &[&Link]) -> Option<Title> {
    let dom = scene.survey.dom;
    let of = |node: NodeId, name: &str| {
        dom.attr(node, name).map(squeeze).filter(|t| weight(t) >= 4 && !teaser::leads_on(t))
    };
    for name in ["aria-label", "title"] {
        if let Some(text) = own.iter().find_map(|l| of(l.node, name)) {
            return Some(Title { text: Some(text), node: None });
        }
    }
    let spoken = own.iter().find_map(|l| {
        let text = squeeze(&dom.text_content(l.node));
        (weight(&text) >= 4 && !teaser::leads_on(&text)).then_some(text)
    });
    let alt = || {
        own.iter().find_map(|l| {
            dom.subtree(l.node).filter(|&n| dom.tag(n) == Tag::Img).find_map(|n| of(n, "alt"))
        })
    };
    spoken.or_else(alt).map(|text| Title { text: Some(text), node: None })
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

// --- Details ---------------------------------------------------------------------------------------

const DETAILS: Hints = Hints::DATE
    .and(Hints::AUTHOR)
    .and(Hints::TAGS)
    .and(Hints::META)
    .and(Hints::COMMENT)
    .and(Hints::SHARE)
    .and(Hints::TOOL);

/// Kickers are shorter still.
const KICKER_WEIGHT: u32 = 40;
/// Lines of details are short.
const DETAIL_WEIGHT: u32 = 120;

/// Reads date, authors, tags and section; gives, for each piece, whether it is used up.
fn details(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    record: Record,
    pieces: &[Piece],
    title_at: NodeId,
) -> Vec<bool> {
    let mut used = vec![false; pieces.len()];
    let first_paragraph = pieces
        .iter()
        .position(|p| p.start > title_at && is_running_text(p))
        .unwrap_or(pieces.len());
    draft.date = date(scene, record, pieces, first_paragraph, title_at, &mut used);
    for (at, piece) in pieces.iter().enumerate() {
        let Some(slot) = used.get_mut(at) else { continue };
        let hints = named_within(scene.survey, piece, record.start);
        // Far below the first paragraph of a whole post, names are part of the text.
        let near = at <= first_paragraph + 1 || piece.weight < DETAIL_WEIGHT;
        if piece.within.caption || piece.within.button || hints.has(Hints::CAPTION) {
            *slot = true;
        } else if !near || is_sentence(piece) {
            // Part of the text.
        } else if piece.weight <= DETAIL_WEIGHT && hints.has(Hints::TAGS) {
            *slot = true;
            add_tags(scene, draft, piece);
        } else if piece.weight <= DETAIL_WEIGHT && hints.has(Hints::AUTHOR) {
            *slot = true;
            add_authors(draft, &piece.text);
        } else if piece.weight <= KICKER_WEIGHT && hints.has(Hints::KICKER) {
            *slot = true;
            take_kicker(draft, &piece.text);
        } else if hints.has(Hints::COMMENT.and(Hints::SHARE).and(Hints::TOOL))
            && piece.weight <= DETAIL_WEIGHT
            || teaser::leads_on(&piece.text)
        {
            *slot = true;
        } else if !is_running_text(piece)
            && piece.weight <= DETAIL_WEIGHT
            && let Some(names) = byline(&piece.text)
        {
            *slot = true;
            if draft.authors.is_empty() {
                add_authors(draft, names);
            }
        } else if hints.has(Hints::META.and(Hints::DATE)) && piece.weight <= DETAIL_WEIGHT {
            *slot = true;
        }
    }
    if draft.kind == EntryKind::Article
        && let Some(section) = draft.section.as_deref()
        && let Some(kind) = kind::from_words(section)
    {
        draft.kind = kind;
    }
    used
}

/// The hints of a piece's own elements, not counting those of the record as a whole.
fn named_within(survey: &Survey<'_, '_>, piece: &Piece, stop: NodeId) -> Hints {
    let mut all = Hints::NONE;
    for up in survey.dom.ancestors(piece.start).take_while(|&n| n > stop) {
        // An element that holds much more than this piece names the whole, not the piece.
        if survey.within(up).text > piece.weight.saturating_mul(3) + 60 {
            break;
        }
        all = all.and(survey.hints(up));
    }
    all
}

/// Whether a piece reads as a sentence: no detail, whatever it is named.
fn is_sentence(piece: &Piece) -> bool {
    piece.weight >= 50
        && piece.link_weight * 2 < piece.weight
        && piece.text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟'])
}

fn is_running_text(piece: &Piece) -> bool {
    let linked = piece.link_weight * 10 > piece.weight * 7;
    !linked && (piece.weight >= 70 || (piece.within.paragraph && piece.weight >= 30))
}

/// Whether a short piece is a date, a byline or a number by its shape alone.
fn is_detail_shaped(scene: &Scene<'_, '_, '_>, piece: &Piece) -> bool {
    is_date_only(scene, &piece.text)
        || byline(&piece.text).is_some()
        || !piece.text.chars().any(char::is_alphabetic)
}

fn is_date_only(scene: &Scene<'_, '_, '_>, text: &str) -> bool {
    if weight(text) > 60 {
        return false;
    }
    dates::mentions(text, &scene.dates).first().is_some_and(|m| {
        let dated = text.get(m.span.clone()).map_or(0, weight);
        dated * 10 >= weight(text) * 6
    })
}

fn date(
    scene: &Scene<'_, '_, '_>,
    record: Record,
    pieces: &[Piece],
    first_paragraph: usize,
    title_at: NodeId,
    used: &mut [bool],
) -> DateFound {
    let mut found = DateFound { machine: machine_date(scene, record), ..DateFound::default() };
    let mut best: Option<(i32, usize, dates::Mention)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.weight > 400 || (piece.heading.is_some() && piece.start > title_at) {
            continue;
        }
        let hints = named_within(scene.survey, piece, record.start);
        let named = piece.within.time || hints.has(Hints::DATE);
        if piece.weight > DETAIL_WEIGHT && !hints.has(Hints::META.and(Hints::DATE)) {
            continue;
        }
        if at > first_paragraph + 3 && !named && pieces.len() > first_paragraph + 8 {
            continue;
        }
        let Some(mention) = dates::mentions(&piece.text, &scene.dates).into_iter().next() else {
            continue;
        };
        let covered = piece.text.get(mention.span.clone()).map_or(0, weight);
        let share = i32::try_from(covered * 10 / piece.weight.max(1)).unwrap_or(0);
        let mut score = share;
        if named {
            score += 20;
        }
        if hints.has(Hints::META) {
            score += 8;
        }
        if is_running_text(piece) && share < 5 {
            score -= 20;
        }
        if hints.has(Hints::COMMENT) {
            score -= 10;
        }
        if at >= first_paragraph {
            score -= 2;
        }
        if score > 2 && best.as_ref().is_none_or(|(s, _, _)| score > *s) {
            best = Some((score, at, mention));
        }
    }
    if let Some((_, at, mention)) = best
        && let (Some(piece), Some(slot)) = (pieces.get(at), used.get_mut(at))
    {
        found.text = piece.text.get(mention.span.clone()).map(str::to_owned);
        found.reading = Some(mention.reading);
        *slot = !is_running_text(piece) && byline(&piece.text).is_none();
    }
    found
}

/// The first machine-readable date of a record: `<time datetime>`, or an attribute of an element that is
/// named as a date.
fn machine_date(scene: &Scene<'_, '_, '_>, record: Record) -> Option<When> {
    let survey = scene.survey;
    let dom = survey.dom;
    let mut node = record.start;
    let mut updated = None;
    while node < record.end {
        let tag = dom.tag(node);
        if tag != Tag::Text && !survey.zone(node).has(Zone::HIDDEN) || tag == Tag::Meta {
            let hints = survey.hints(node);
            let value = if tag == Tag::Time {
                dom.attr(node, "datetime").or_else(|| dom.attr(node, "content"))
            } else if hints.has(Hints::DATE) {
                ["content", "datetime", "data-datetime", "data-timestamp", "data-time", "title"]
                    .iter()
                    .find_map(|name| dom.attr(node, name))
            } else {
                ["data-datetime", "data-timestamp", "data-published", "data-date"]
                    .iter()
                    .find_map(|name| dom.attr(node, name))
                    .or_else(|| dom.attr(node, "title").filter(|t| is_iso(t)))
            };
            if let Some(when) = value.and_then(machine) {
                if !is_update(scene, node) {
                    return Some(when);
                }
                updated = updated.or(Some(when));
            }
        }
        node = node.next();
    }
    updated
}

/// Whether a text begins like 2023-03-17T.
fn is_iso(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 16
        && bytes.iter().take(4).all(u8::is_ascii_digit)
        && bytes.get(4) == Some(&b'-')
        && bytes.get(10) == Some(&b'T')
}

fn machine(value: &str) -> Option<When> {
    dates::machine(value).or_else(|| value.split_whitespace().next().and_then(dates::machine))
}

fn is_update(scene: &Scene<'_, '_, '_>, node: NodeId) -> bool {
    let dom = scene.survey.dom;
    ["class", "itemprop", "property"].iter().filter_map(|a| dom.attr(node, a)).any(|v| {
        let v = v.to_ascii_lowercase();
        (v.contains("updated") || v.contains("modified")) && !v.contains("publish")
    })
}

fn add_tags(scene: &Scene<'_, '_, '_>, draft: &mut Draft, piece: &Piece) {
    let _ = scene;
    for tag in piece.text.split([',', '|', '،', '、', '•', '·', '/']) {
        let tag = tag.trim().trim_start_matches('#').trim();
        let tag = tag.strip_suffix(':').map_or(tag, |_| "");
        if !tag.is_empty() && weight(tag) <= 60 && !draft.tags.iter().any(|t| t == tag) {
            draft.tags.push(tag.to_owned());
        }
    }
}

fn take_kicker(draft: &mut Draft, text: &str) {
    if let Some(kind) = kind::from_words(text) {
        if draft.kind == EntryKind::Article {
            draft.kind = kind;
        }
    } else if draft.section.is_none() && text.chars().any(char::is_alphabetic) {
        draft.section = Some(text.to_owned());
    }
}

/// Words before the names of authors, sorted.
const BY: &[&str] = &[
    "af",
    "auteur",
    "autor",
    "autore",
    "av",
    "by",
    "de",
    "di",
    "door",
    "durch",
    "författare",
    "par",
    "por",
    "posted by",
    "przez",
    "text",
    "texte",
    "testo",
    "texto",
    "von",
    "written by",
    "автор",
    "بقلم",
    "כתב",
    "作者",
    "文",
    "記者",
    "글",
];

/// The names of a line that begins with a word such as "By".
pub(super) fn byline(text: &str) -> Option<&str> {
    let text = text.trim();
    let lower = text.to_lowercase();
    for word in BY {
        let Some(rest) = lower.strip_prefix(word) else { continue };
        let at = text.len().checked_sub(rest.len())?;
        let rest = text.get(at..)?;
        let bare = rest.trim_start_matches([':', ' ', '\u{A0}', '：']);
        if bare.len() == rest.len() || bare.is_empty() {
            continue;
        }
        // "De" and its like also begin sentences: a name begins with a capital and is short.
        let names = bare.split(['|', '•', '·', '—']).next().unwrap_or(bare).trim();
        let first = names.chars().next()?;
        if weight(names) <= 60
            && !first.is_lowercase()
            && !first.is_numeric()
            && names.split(' ').count() <= 8
        {
            return Some(names);
        }
    }
    None
}

fn add_authors(draft: &mut Draft, text: &str) {
    let names = byline(text).unwrap_or(text);
    for name in names.split([',', ';', '&', '、', '،']).flat_map(|n| n.split(" and ")) {
        let name = name.trim().trim_matches(['|', '•', '·', '-', '–', ':']).trim();
        let alphabetic = name.chars().any(char::is_alphabetic);
        if alphabetic && weight(name) <= 60 && !draft.authors.iter().any(|a| a == name) {
            draft.authors.push(name.to_owned());
        }
    }
}

// --- The body --------------------------------------------------------------------------------------

/// The paragraphs of text below the title.
fn body(survey: &Survey<'_, '_>, pieces: &[Piece], used: &[bool], title_at: NodeId) -> Vec<String> {
    let details: Vec<Option<NodeId>> = pieces
        .iter()
        .zip(used)
        .filter(|(_, used)| **used)
        .map(|(p, _)| pieces::block_of(survey, p.start))
        .collect();
    // What stands on a line of details and is no sentence is a detail too.
    let leftover = |p: &Piece| {
        p.weight < KICKER_WEIGHT && details.contains(&pieces::block_of(survey, p.start))
    };
    let free: Vec<&Piece> = pieces
        .iter()
        .zip(used)
        .filter(|(p, used)| !**used && !leftover(p) && p.text.chars().any(char::is_alphanumeric))
        .map(|(p, _)| p)
        .collect();
    let is_text = |p: &&Piece| {
        is_running_text(p)
            || (p.start > title_at
                && p.link_weight * 2 <= p.weight
                && (p.weight >= 25 || p.hints.has(Hints::SUMMARY) || p.within.paragraph))
    };
    let total: u32 = free.iter().filter(|p| is_text(p)).map(|p| p.weight).sum();
    let first = free.iter().position(&is_text);
    let last = free.iter().rposition(&is_text);
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    // Within a whole post lists of links and subheadings belong to the text.
    let whole = total >= WHOLE_POST;
    let chosen = free
        .get(first..=last)
        .unwrap_or_default()
        .iter()
        .filter(|p| whole || is_text(p) || p.inline);
    let mut paragraphs: Vec<(Option<NodeId>, String)> = Vec::new();
    for piece in chosen {
        let block = pieces::block_of(survey, piece.start);
        match paragraphs.last_mut() {
            Some((last, text)) if *last == block && block.is_some() => {
                text.push(' ');
                text.push_str(&piece.text);
            }
            _ => paragraphs.push((block, piece.text.clone())),
        }
    }
    paragraphs.into_iter().map(|(_, text)| text).collect()
}

// --- The image -------------------------------------------------------------------------------------

fn image(scene: &Scene<'_, '_, '_>, record: Record) -> Option<Url> {
    let dom = scene.survey.dom;
    let mut node = record.start;
    while node < record.end {
        if dom.tag(node) == Tag::Img
            && let Some(url) = image_address(scene, node)
        {
            return Some(url);
        }
        node = node.next();
    }
    None
}

fn image_address(scene: &Scene<'_, '_, '_>, node: NodeId) -> Option<Url> {
    let dom = scene.survey.dom;
    let small = |name| {
        dom.attr(node, name)
            .and_then(|v| v.trim_end_matches("px").parse::<u32>().ok())
            .is_some_and(|v| v < 48)
    };
    if small("width") || small("height") {
        return None;
    }
    let largest = |set: &str| {
        set.split(',')
            .filter_map(|part| part.split_whitespace().next())
            .next_back()
            .map(str::to_owned)
    };
    ["data-src", "data-lazy-src", "data-original", "src"]
        .iter()
        .filter_map(|name| dom.attr(node, name))
        .find(|v| !v.starts_with("data:") && !v.trim().is_empty())
        .map(str::to_owned)
        .or_else(|| {
            ["data-srcset", "srcset"].iter().find_map(|n| dom.attr(node, n)).and_then(largest)
        })
        .and_then(|href| address::resolve(scene.base, &href))
}
