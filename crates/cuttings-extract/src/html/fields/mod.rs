//! The fields of one entry, out of its record.
//!
//! 1. [`title`]: the heading that is linked, or the link's own words, or what stands for them.
//! 2. The record is cut into [`pieces`] of text; each gets a [`Role`].
//! 3. [`date`] looks for the date among them, [`details`] for authors, section, tags and the rest of
//!    what is said about an article.
//! 4. What remains is the [`summary`], or the whole text; [`image`] finds the picture, [`media`] the kind
//!    that elements are named for.
//!
//! Where each field came from is kept as an [`Origin`], for those who ask why.

mod agreement;
mod counts;
mod date;
mod desks;
mod details;
mod facts;
mod image;
mod labels;
mod media;
mod people;
mod portraits;
mod summary;
mod title;
mod topics;
mod unnamed;

use url::Url;

use super::groups::Record;
use super::links::{Link, Links};
use super::pieces::{self, Piece};
use super::survey::{Survey, weight};
use crate::dates::Context;
use crate::dom::NodeId;
use crate::teaser;
use crate::{EntryKind, address, hash, kind};

pub(super) use agreement::read_all;
pub(super) use counts::speaks_of_comments;
pub(super) use date::{DateFound, is_date, leading_date, leading_day, says_today};
pub(super) use media::take_signs;
pub(super) use title::{Title, candidates as title_candidates};
pub(super) use topics::LABELLED;

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
    /// Whether the date for machines stands in the title.
    pub(super) day_is_title: bool,
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) section: Option<String>,
    /// Whether a label that is the section is a link to it.
    pub(super) section_leads: bool,
    /// A short text above or below the title, or before a reporter's name, that nothing names: a section, if the list
    /// bears that out.
    pub(super) label: Option<String>,
    /// Whether that is a link.
    pub(super) label_leads: bool,
    /// What an inline element sets off at the beginning of the title: a kicker, if the list bears that out.
    pub(super) lead: Option<String>,
    /// Whether that is a `<span>` without its like, behind which the title begins anew without a space.
    lead_is_told: bool,
    /// The text of a link to the folder that the article is in, and where it stands.
    pub(super) folder: Option<(String, Option<Origin>)>,
    /// A mark that an inline element sets off at the end of the title.
    trail: Option<title::heading::Trail>,
    pub(super) image: Option<Url>,
    pub(super) kind: EntryKind,
    /// The kind that a sign in the record stands for, if the list bears that out.
    pub(super) sign: Option<EntryKind>,
    pub(super) origins: Origins,
}

/// Where a field was found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin {
    /// The element, or the first text node.
    pub(super) node: Option<NodeId>,
    /// The attribute, where it was not the text.
    pub(super) attribute: Option<&'static str>,
    /// Why this was taken.
    pub(super) why: &'static str,
}

impl Origin {
    fn text(node: NodeId, why: &'static str) -> Option<Self> {
        Some(Self { node: Some(node), attribute: None, why })
    }

    fn attribute(node: NodeId, attribute: &'static str, why: &'static str) -> Option<Self> {
        Some(Self { node: Some(node), attribute: Some(attribute), why })
    }
}

/// Where the fields of an entry were found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origins {
    pub(super) title: Option<Origin>,
    pub(super) url: Option<Origin>,
    pub(super) date: Option<Origin>,
    pub(super) authors: Option<Origin>,
    pub(super) section: Option<Origin>,
    pub(super) tags: Option<Origin>,
    pub(super) summary: Option<Origin>,
    pub(super) image: Option<Origin>,
    pub(super) kind: Option<Origin>,
}

/// What a piece of a record was taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Not judged yet, or nothing: left out.
    #[default]
    None,
    /// The date.
    Date,
    /// Authors.
    Authors,
    /// The section.
    Section,
    /// What sort of piece it is.
    Kind,
    /// Tags.
    Tags,
    /// A caption of a picture.
    Caption,
    /// Buttons, share links, numbers of comments.
    Tool,
    /// "Read more".
    More,
    /// Another detail.
    Detail,
    /// Part of the text.
    Text,
}

/// What fields are read from and against.
pub(super) struct Scene<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) links: &'s Links,
    pub(super) base: Option<&'s Url>,
    pub(super) dates: Context<'s>,
    /// The shape of the part of a card that is its title, where the list agrees on one.
    pub(super) card_title: Option<u64>,
}

/// Lines of details are short.
const DETAIL_WEIGHT: u32 = 120;

/// A record, read, with its parts.
pub(super) struct Parts {
    pub(super) draft: Draft,
    pub(super) pieces: Vec<Piece>,
    pub(super) roles: Vec<Role>,
}

/// Reads the fields of the entry about `subject` in `record`, and keeps what each piece was taken for.
fn read_parts(scene: &Scene<'_, '_, '_>, record: Record, subject: usize) -> Parts {
    let survey = scene.survey;
    let own = own_links(scene, record, subject);
    let mut draft = Draft::default();
    let title = title::find(scene, record, &own);
    set_address(&mut draft, &own);
    draft.says_more = own.iter().any(|l| teaser::leads_on(&l.text));
    let more: Vec<NodeId> = own
        .iter()
        .filter(|l| is_pointer(l) || repeats_title(survey, l, &title))
        .filter(|l| Some(l.node) != title.node && !says_day(scene, l))
        .map(|l| l.node)
        .collect();
    let skip = |n: NodeId| Some(n) == title.node || more.binary_search(&n).is_ok();
    let mut pieces = pieces::cut(survey, record.start, record.end, &skip);
    free_card_text(survey, &mut pieces, &own);
    date::set_apart(scene, &mut pieces);
    // What only screen readers are told is shown elsewhere, perhaps as a paragraph.
    let may_repeat = |p: &Piece| p.within.link || p.within.paragraph && title.node.is_some();
    pieces.retain(|p| title.text.as_ref() != Some(&p.text) || may_repeat(p));
    let title_at = title.node.unwrap_or(record.start);
    set_title(survey, &mut draft, &title);
    let mut roles = vec![Role::None; pieces.len()];
    details::read(
        scene,
        &mut draft,
        &details::Record { record, title_at, pieces: &pieces },
        &mut roles,
    );
    date::read_beside_title(scene, &mut draft, &title);
    if is_before_name(&draft, &title, &pieces, &roles) {
        draft.title = None;
        draft.origins.title = None;
    }
    draft.day_is_title =
        title.node.zip(draft.origins.date.and_then(|origin| origin.node)).is_some_and(
            |(title, date)| draft.date.machine.is_some() && survey.dom.is_within(date, title),
        );
    mark_remains(survey, &own, &pieces, &mut roles);
    draft.body = summary::read(survey, &pieces, &mut roles, title_at);
    if draft.body.is_empty() && draft.title.is_none() {
        summary::free_captions(&pieces, &mut roles);
        draft.body = summary::read(survey, &pieces, &mut roles, title_at);
    }
    draft.origins.summary = first_with(&pieces, &roles, Role::Text, "running text of the record");
    if let Some(below) = title.below.filter(|_| draft.body.is_empty()) {
        draft.body.push(below);
        draft.origins.summary = title.origin.map(|o| Origin { why: "the subtitle", ..o });
    }
    image::set(scene, record, &mut draft);
    if draft.kind == EntryKind::Article {
        media::read(scene, record, title.node, &mut draft);
    }
    Parts { draft, pieces, roles }
}

/// The links of a record to what its entry is about.
pub(super) fn own_links<'s>(
    scene: &Scene<'s, '_, '_>,
    record: Record,
    subject: usize,
) -> Vec<&'s Link> {
    let all = scene.links.between(record.start, record.end);
    all.iter().filter(|l| l.subject == subject).collect()
}

fn set_title(survey: &Survey<'_, '_>, draft: &mut Draft, title: &Title) {
    let (mark, words) = title.text.as_deref().map_or((EntryKind::Article, ""), kind::split);
    draft.kind = mark;
    if mark != EntryKind::Article {
        draft.origins.kind = title.origin.map(|o| Origin { why: "a mark in the title", ..o });
    }
    if !words.is_empty() {
        draft.title = Some(words.to_owned());
        draft.origins.title = title.origin;
    }
    let is_apart = |lead: &String| {
        rest_behind(words, lead).is_some()
            && (weight(lead) <= title::heading::LONGEST_LEAD || is_glued(words, lead))
    };
    draft.lead = title.lead.clone().filter(is_apart);
    draft.lead_is_told = draft.lead.as_deref().is_some_and(|lead| is_glued(words, lead))
        && title.node.is_some_and(|node| title::heading::begins_with_mark(survey, node));
    // What sort of piece it is needs no other titles to bear it out.
    let names_kind = |lead: &str| kind::from_words(lead).or(kind::from_count(lead)).is_some();
    let begins_anew = |lead: &&str| {
        rest_behind(words, lead).is_some_and(|rest| !rest.starts_with(char::is_lowercase))
    };
    let sets_off = |node: NodeId| {
        title::heading::begins_with_mark(survey, node)
            || draft.lead.as_deref().is_some_and(|lead| is_glued(words, lead))
                && title::heading::begins_with_named(survey, node)
    };
    if draft.lead.as_deref().filter(begins_anew).is_some_and(names_kind)
        && title.node.is_some_and(sets_off)
    {
        take_lead(draft);
    }
    let trail = title.node.and_then(|node| title::heading::trail(survey, node));
    draft.trail = trail.filter(|trail| before_trail(words, &trail.text).is_some());
    for extra in &title.extras {
        match &title.by {
            Some(name) if name == extra => people::add(draft, name, title.origin),
            _ => topics::take_kicker(draft, extra, title.origin),
        }
    }
}

/// Whether a title goes on as a new text behind what leads it, without a space between them. A number behind a word may
/// be part of a name.
fn is_glued(title: &str, lead: &str) -> bool {
    const OPENING: [char; 10] = ['"', '“', '„', '«', '‘', '‹', '¿', '¡', '「', '\''];
    let rest = title.strip_prefix(lead).map(|rest| rest.trim_start_matches(OPENING));
    let is_phrase = lead.contains(char::is_whitespace);
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_uppercase() || is_phrase && c.is_numeric())
    })
}

/// A title without what leads it.
pub(super) fn rest_behind<'t>(title: &'t str, lead: &str) -> Option<&'t str> {
    let rest = title.strip_prefix(lead)?.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '|' | '–' | '—' | '·' | '•' | '/' | '»' | '›')
    });
    (!rest.is_empty()).then_some(rest)
}

/// A title without what it ends with.
fn before_trail<'t>(title: &'t str, trail: &str) -> Option<&'t str> {
    let joints =
        |c: char| c.is_whitespace() || matches!(c, ':' | '|' | '–' | '—' | '·' | '•' | '/');
    let rest = title.strip_suffix(trail)?.trim_end_matches(joints);
    (!rest.is_empty()).then_some(rest)
}

/// Whether what a title ends with is a mark: a kind of articles, or a word about the post.
fn is_mark(trail: &title::heading::Trail) -> bool {
    kind::from_words(&trail.text).is_some() || topics::is_of_the_post(&trail.text)
}

/// So many titles that end in a stressed mark are no accident.
const FEWEST_TRAILS: usize = 2;

/// So many titles, eight of ten, that end in the same words, in an element of its own that no space sets off and that
/// begins anew, end in what the page says to those who hear it: "Harbour reopensOpen this article".
const FEWEST_SAME_TRAILS: usize = 4;

/// Takes the marks at the ends of titles off them where several have one, or where one is set apart and begins as a
/// label does: the last word of a title is kept from standing alone by an element, too.
pub(super) fn take_trails(drafts: &mut [Draft]) {
    let is_marked = |draft: &&Draft| draft.trail.as_ref().is_some_and(is_mark);
    let marked = drafts.iter().filter(is_marked).count();
    for draft in drafts {
        let Some(trail) = draft.trail.take().filter(is_mark) else { continue };
        let rest = draft.title.as_deref().and_then(|title| before_trail(title, &trail.text));
        let is_mark = || trail.is_apart && !trail.text.starts_with(char::is_lowercase);
        let Some(rest) = rest.filter(|_| is_mark() || marked >= FEWEST_TRAILS) else {
            continue;
        };
        draft.title = Some(rest.to_owned());
        topics::take_kicker(draft, &trail.text, draft.origins.title);
    }
}

/// Takes what nearly all titles end with off them.
pub(super) fn drop_shared_trails(drafts: &mut [Draft]) {
    let mut counts: hash::Map<String, usize> = hash::Map::default();
    let is_glued = |draft: &&Draft, trail: &title::heading::Trail| {
        let before = draft.title.as_deref().and_then(|title| title.strip_suffix(&trail.text));
        trail.text.starts_with(char::is_uppercase)
            && before.is_some_and(|before| !before.ends_with(char::is_whitespace))
    };
    for draft in drafts.iter() {
        let trail = draft.trail.as_ref().filter(|trail| !is_mark(trail));
        if let Some(trail) = trail.filter(|trail| is_glued(&draft, trail)) {
            *counts.entry(trail.text.clone()).or_default() += 1;
        }
    }
    let all = drafts.len();
    counts.retain(|_, count| *count >= FEWEST_SAME_TRAILS && *count * 10 >= all * 8);
    if counts.is_empty() {
        return;
    }
    for draft in drafts {
        let Some(trail) = draft.trail.take_if(|trail| counts.contains_key(&trail.text)) else {
            continue;
        };
        if let Some(rest) = draft.title.as_deref().and_then(|t| before_trail(t, &trail.text)) {
            draft.title = Some(rest.to_owned());
        }
    }
}

/// So many titles that begin with the same words without a space behind them begin with what is said to those who hear
/// the page: "For subscribersHarbour reopens".
const FEWEST_SAME_LEADS: usize = 2;

/// Takes such words off the titles, kickers, if they are as short. One word may be part of a name: "QuayOS".
pub(super) fn take_shared_leads(drafts: &mut [Draft]) {
    let mut counts: hash::Map<String, usize> = hash::Map::default();
    let glued = |draft: &Draft| {
        let lead = draft.lead.as_deref().filter(|lead| {
            lead.contains(char::is_whitespace) && lead.ends_with(char::is_lowercase)
        })?;
        // Whose words a title quotes is not said twice.
        let is_told = draft.lead_is_told && !unnamed::begins_with_given_name(lead);
        is_told.then(|| lead.to_owned())
    };
    for lead in drafts.iter().filter_map(glued) {
        *counts.entry(lead).or_default() += 1;
    }
    for draft in drafts {
        let count = glued(draft).and_then(|lead| counts.get(&lead));
        if count.is_none_or(|count| *count < FEWEST_SAME_LEADS) {
            continue;
        }
        let is_short = |lead: &String| weight(lead) <= title::heading::LONGEST_LEAD;
        if draft.lead.as_ref().is_some_and(is_short) {
            take_lead(draft);
        } else {
            cut_lead(draft);
        }
    }
}

/// So many different words that titles begin with, without a space behind them, are kickers, though most titles have
/// none: "CultureThe theatre opens". A name may be set off in one title, or the same in each.
const FEWEST_GLUED_LEADS: usize = 3;

/// Takes such words off the titles.
pub(super) fn take_glued_leads(drafts: &mut [Draft]) {
    let is_glued = |draft: &Draft| {
        let lead = draft.lead.as_deref().filter(|_| draft.lead_is_told);
        lead.is_some_and(|lead| {
            let rest = draft.title.as_deref().and_then(|title| rest_behind(title, lead));
            weight(lead) <= title::heading::LONGEST_LEAD
                && rest.is_some_and(|rest| rest.split_whitespace().nth(1).is_some())
                && !unnamed::begins_with_given_name(lead)
        })
    };
    let glued = drafts.iter().filter(|draft| is_glued(draft));
    let different: hash::Set<&str> = glued.filter_map(|draft| draft.lead.as_deref()).collect();
    if different.len() >= FEWEST_GLUED_LEADS {
        drafts.iter_mut().filter(|draft| is_glued(draft)).for_each(take_lead);
    }
}

/// Takes the lead off a draft's title, for the kicker that it is.
pub(super) fn take_lead(draft: &mut Draft) {
    if let Some(lead) = cut_lead(draft) {
        topics::take_kicker(draft, &lead, draft.origins.title);
    }
}

/// Files an entry in a section, which may also name its kind.
pub(super) fn set_section(draft: &mut Draft, name: String, origin: Option<Origin>) {
    if let Some(kind) = kind::from_words(&name).filter(|_| draft.kind == EntryKind::Article) {
        topics::set_kind(draft, kind, origin);
    }
    draft.section = Some(name);
    draft.origins.section = origin;
}

/// Whether an inline element at the beginning of a title says that the article is to be paid for: "Plus".
pub(super) fn is_led_by_price(draft: &Draft) -> bool {
    draft.lead.as_deref().is_some_and(topics::says_paid)
}

/// Takes what a title begins with off it, and gives that.
pub(super) fn cut_lead(draft: &mut Draft) -> Option<String> {
    let lead = draft.lead.take()?;
    let rest = draft.title.as_deref().and_then(|title| rest_behind(title, &lead));
    draft.title = rest.map(str::to_owned).or(draft.title.take());
    Some(lead)
}

/// The address: that of the first link to the article itself, out of any wrapper.
fn set_address(draft: &mut Draft, own: &[&Link]) {
    let whole = own.iter().find(|l| l.url.fragment().is_none_or(str::is_empty));
    let Some(link) = whole.or(own.first()) else { return };
    let unwrapped = address::unwrap_redirect(&link.url);
    let why = if unwrapped.is_some() {
        "taken out of the wrapper that the link leads through"
    } else {
        "the entry's link"
    };
    draft.origins.url = Origin::attribute(link.node, "href", why);
    draft.url = Some(unwrapped.unwrap_or_else(|| without_fragment(&link.url)));
}

/// What stands around a link to the comments weighs less than this: "There are … comments".
const REMAINS: u32 = 30;

/// Marks what is left of a line that leads to the comments, which is no text of the record.
fn mark_remains(survey: &Survey<'_, '_>, own: &[&Link], pieces: &[Piece], roles: &mut [Role]) {
    let mut blocks = own.iter().filter(|l| leads_to_comments(l)).filter_map(|l| l.block).peekable();
    if blocks.peek().is_none() {
        return;
    }
    let blocks: Vec<NodeId> = blocks.collect();
    let stands_there = |piece: &Piece| blocks.iter().any(|&b| survey.dom.is_within(piece.start, b));
    for (piece, role) in pieces.iter().zip(roles) {
        if *role == Role::None && piece.weight < REMAINS && stands_there(piece) {
            *role = Role::Tool;
        }
    }
}

/// In a card that is one big link, being linked says nothing about a piece.
fn free_card_text(survey: &Survey<'_, '_>, pieces: &mut [Piece], own: &[&Link]) {
    for piece in pieces {
        if own.iter().any(|l| survey.dom.is_within(piece.start, l.node)) {
            piece.link_weight = 0;
            piece.within.link = false;
            piece.link = None;
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
fn is_pointer(link: &Link) -> bool {
    link.weight == 0
        || teaser::leads_on(&link.text)
        || (link.weight < 40 && link.text_subjects > 2 && !link.recurs)
        || leads_to_comments(link)
}

/// Whether what was taken for the title is the word "By" before the author's name.
fn is_before_name(draft: &Draft, title: &Title, pieces: &[Piece], roles: &[Role]) -> bool {
    let is_by = draft.title.as_deref().is_some_and(people::is_by_alone);
    let behind = || pieces.iter().position(|piece| Some(piece.start) > title.node);
    let is_names = |at: usize| roles.get(at) == Some(&Role::Authors);
    is_by && title.node.is_some() && behind().is_some_and(is_names)
}

/// Whether a link to the article, behind its title, says that once more behind a few other words: "Watch now about The
/// harbour reopens".
fn repeats_title(survey: &Survey<'_, '_>, link: &Link, title: &Title) -> bool {
    let (Some(text), Some(node)) = (title.text.as_deref(), title.node) else { return false };
    let text =
        title.lead.as_deref().and_then(|lead| text.strip_prefix(lead)).unwrap_or(text).trim();
    let is_call = |before: &str| {
        !before.trim().is_empty()
            && weight(before) <= LONGEST_CALL
            && !before.contains(char::is_numeric)
    };
    link.heading.is_none()
        && link.node >= survey.dom.end(node)
        && weight(text) >= LEAST_TOLD_AGAIN
        && link.text.strip_suffix(text).is_some_and(is_call)
}

/// Shorter titles may end a sentence.
const LEAST_TOLD_AGAIN: u32 = 12;

/// What calls upon the reader to read on says no more.
const LONGEST_CALL: u32 = 30;

/// Whether a link to the article says when it was published, as those of the same day do.
fn says_day(scene: &Scene<'_, '_, '_>, link: &Link) -> bool {
    link.text.contains(char::is_numeric) && date::is_date(&link.text, &scene.dates)
}

/// Whether a link leads to the comments on an article.
fn leads_to_comments(link: &Link) -> bool {
    let fragment = link.url.fragment().unwrap_or_default();
    ["comment", "respond", "disqus", "reviews"].iter().any(|word| fragment.contains(word))
}

fn first_with(pieces: &[Piece], roles: &[Role], role: Role, why: &'static str) -> Option<Origin> {
    let piece = pieces.iter().zip(roles).find(|(_, r)| **r == role)?.0;
    Origin::text(piece.start, why)
}

/// Whether a piece is a sentence, however short: it ends as one and has the words of one.
fn reads_as_sentence(piece: &Piece) -> bool {
    let ends = piece.text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔']);
    let says = |word: &&str| word.contains(char::is_alphanumeric);
    let words = || piece.text.split_whitespace().filter(says).count();
    ends && (words() >= 4 || wide_sentence(&piece.text))
}

/// Whether a text is a sentence of a script without spaces.
fn wide_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？']) && text.chars().count() >= 6
}

/// Whether a piece reads as a long sentence: no detail, whatever it is named.
fn is_sentence(piece: &Piece) -> bool {
    piece.weight >= 50
        && piece.link_weight * 2 < piece.weight
        && piece.text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟'])
}

/// Whether a piece is long enough for text, or a paragraph.
fn is_running_text(piece: &Piece) -> bool {
    let linked = piece.link_weight * 10 > piece.weight * 7;
    !linked && (piece.weight >= 70 || (piece.within.paragraph && piece.weight >= 30))
}

#[cfg(test)]
mod tests;
