//! What the short pieces of a record say: authors, section, tags, kind, and what is none of its text.

use super::unnamed::begins_with_given_name;
use super::{
    DETAIL_WEIGHT, Draft, Origin, Role, Scene, counts, date, desks, first_with, is_running_text,
    is_sentence, labels, people, reads_as_sentence, title, topics,
};
use crate::EntryKind;
use crate::dom::{Attr, NodeId, Tag};
use crate::html::features;
use crate::html::groups;
use crate::html::hints::{Hints, TOPIC};
use crate::html::links::Link;
use crate::html::pieces::{self, Piece};
use crate::html::survey::Survey;
use crate::{dates, kind, teaser};
use labels::Label;
use topics::{Leads, Topic};
use url::Url;

pub(super) const DETAILS: Hints = Hints::DATE
    .and(Hints::AUTHOR)
    .and(Hints::TAGS)
    .and(Hints::META)
    .and(Hints::COMMENT)
    .and(Hints::SHARE)
    .and(Hints::TOOL);

/// Kickers are shorter still.
const KICKER_WEIGHT: u32 = 40;
/// A section above the title that nothing names is no longer than this.
pub(super) const LABEL_WEIGHT: u32 = 30;

/// A record as it is judged.
pub(super) struct Record<'p> {
    pub(super) record: groups::Record,
    /// Where the title stands.
    pub(super) title_at: NodeId,
    pub(super) pieces: &'p [Piece],
}

impl Record<'_> {
    /// The place of the first paragraph below the title.
    pub(super) fn first_paragraph(&self) -> usize {
        let at = self.pieces.iter().position(|p| {
            p.start > self.title_at && is_running_text(p) && people::byline(&p.text).is_none()
        });
        at.unwrap_or(self.pieces.len())
    }
}

/// Reads date, authors, tags, section and kind, and gives the pieces that say them their roles.
pub(super) fn read(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    of: &Record<'_>,
    roles: &mut [Role],
) {
    date::read(scene, draft, of, roles);
    let first_paragraph = of.first_paragraph();
    let mut topics = Vec::new();
    let dated = of.pieces.iter().zip(&*roles).find(|(_, role)| **role == Role::Date);
    let date_line = dated.and_then(|(piece, _)| pieces::block_of(scene.survey, piece.start));
    let mut announced = None;
    for (at, (piece, role)) in of.pieces.iter().zip(roles.iter_mut()).enumerate() {
        let announced = std::mem::replace(&mut announced, announces(piece));
        if *role != Role::None {
            continue;
        }
        let hints = named_within(scene.survey, piece, of.record.start);
        // Far below the first paragraph of a whole post, names are part of the text.
        let near = at <= first_paragraph + 1 || piece.weight < DETAIL_WEIGHT;
        // Names of classes also call a small type a caption.
        let is_named_caption = hints.has(Hints::CAPTION) && !names_author(scene.survey, piece);
        if piece.within.caption || is_named_caption {
            *role = Role::Caption;
        } else if piece.within.button
            || at < first_paragraph && counts::is_labelled(&piece.text)
            || counts::is_reading_time(&piece.text)
            || counts::is_length(&piece.text)
            || counts::is_of_comments(&piece.text)
            || is_remains(&piece.text)
            || is_markup(&piece.text)
        {
            *role = Role::Tool;
        } else if let Some(section) = labels::behind_in(&piece.text)
            && date_line.is_some()
            && pieces::block_of(scene.survey, piece.start) == date_line
        {
            *role = take_topics(&mut topics, of, piece, section, true);
        } else if near && !is_sentence(piece) && piece.weight <= DETAIL_WEIGHT {
            *role = match judge(scene, draft, &mut topics, of, piece, hints) {
                Role::None | Role::Detail if announced.is_some() => {
                    take_announced(draft, &mut topics, of, piece, announced)
                }
                role => role,
            };
        } else if near && !is_sentence(piece) && teaser::leads_on(&piece.text) {
            *role = Role::More;
        }
    }
    take_linked_authors(scene, draft, of, roles);
    let linked = take_linked(scene, of, roles);
    people::leave_out_topics(draft, &linked);
    topics.extend(linked);
    topics::settle(draft, topics);
    take_folder(scene, draft, of, roles);
    if draft.kind == EntryKind::Article
        && let Some(kind) = draft.section.as_deref().and_then(kind::from_words)
    {
        draft.kind = kind;
    }
    if let Some(label) = desks::in_line(of, roles) {
        draft.label = Some(label.to_owned());
    } else if let Some(label) = label_below(scene, of, roles) {
        draft.label = Some(label.text.clone());
    }
    if let Some(label) = label_above(scene, of, roles) {
        draft.label_leads = label.link.is_some();
        match kind::from_words(&label.text).filter(|_| !draft.label_leads) {
            Some(kind) => {
                topics::set_kind(draft, kind, Origin::text(label.start, "a label above the title"));
            }
            None => draft.label = Some(label.text.clone()),
        }
    }
    if draft.origins.authors.is_none() {
        draft.origins.authors = first_with(of.pieces, roles, Role::Authors, "a name");
    }
}

/// Whether a text is markup that is shown to be copied: "<iframe src=…>".
fn is_markup(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && text.contains("=\"")
}

/// Whether a text is what is left of a line of links: the signs between them, and perhaps a time of day.
fn is_remains(text: &str) -> bool {
    text.contains(['|', '·', '•', '/']) && !text.contains(char::is_alphabetic)
}

/// What a label announces that is a piece of its own.
#[derive(Clone, Copy)]
enum Announced {
    Topics(Label),
    Names,
}

/// Labels weigh no more than this.
const ANNOUNCEMENT: u32 = 24;

fn announces(piece: &Piece) -> Option<Announced> {
    if piece.weight > ANNOUNCEMENT {
        return None;
    }
    if people::is_by(&piece.text) {
        return Some(Announced::Names);
    }
    match labels::strip(&piece.text) {
        (Some(label), "") => Some(Announced::Topics(label)),
        _ => None,
    }
}

/// Takes the topics that are linked within lines of details: "By Ada Holm on 3 May – <a href=/category/harbour/>Harbour</a>".
fn take_linked(scene: &Scene<'_, '_, '_>, of: &Record<'_>, roles: &[Role]) -> Vec<Topic> {
    let dom = scene.survey.dom;
    let mut topics = Vec::new();
    let is_line = |piece: &Piece, role: Role| {
        matches!(role, Role::Detail | Role::Date | Role::Authors)
            && piece.link.is_none()
            && piece.link_weight > 0
    };
    for (piece, _) in of.pieces.iter().zip(roles).filter(|(piece, role)| is_line(piece, **role)) {
        let Some(block) = pieces::block_of(scene.survey, piece.start) else { continue };
        let end = dom.end(block).min(of.record.end);
        for link in scene.links.between(block.max(of.record.start), end).iter().take(MOST_LINKED) {
            let leads = dom.known_attr(link.node, Attr::Href).and_then(topics::leads_to);
            if matches!(leads, Some(Leads::Section | Leads::Tag)) {
                let is_section = leads == Some(Leads::Section);
                take_topics(&mut topics, of, piece, &link.text, is_section);
            }
        }
    }
    topics
}

/// Takes the authors that are linked side by side within a line of details: "<a>Ada Holm</a> and <a>Nils Lund</a> 3 May".
fn take_linked_authors(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    of: &Record<'_>,
    roles: &[Role],
) {
    let dom = scene.survey.dom;
    let is_author = |link: &&Link| {
        dom.known_attr(link.node, Attr::Href).and_then(topics::leads_to) == Some(Leads::Author)
            && people::could_be_names(&link.text)
    };
    let lines = of.pieces.iter().zip(roles).filter(|(piece, role)| {
        matches!(role, Role::Detail | Role::Date | Role::Authors) && piece.link_weight > 0
    });
    for (piece, _) in lines {
        let Some(block) = pieces::block_of(scene.survey, piece.start) else { continue };
        let end = dom.end(block).min(of.record.end);
        let links = scene.links.between(block.max(of.record.start), end);
        if links.len() < 2 {
            continue;
        }
        let links: Vec<&Link> = links.iter().take(MOST_LINKED).collect();
        let Some(first) = links.iter().position(is_author) else { continue };
        let Some(row) = links.get(first..) else { continue };
        let joined = row
            .windows(2)
            .take_while(|pair| is_author(&pair[1]) && are_joined(scene.survey, pair[0], pair[1]));
        let names: Vec<&Link> = row.iter().copied().take(joined.count() + 1).collect();
        // What was read from the whole line may hold a place behind the last name.
        let line = draft.authors.join(" ");
        let are_in_line = names.iter().all(|name| line.contains(name.text.as_str()));
        let is_known = draft.authors.is_empty()
            || are_in_line
            || names.first().is_some_and(|first| draft.authors == [first.text.as_str()]);
        let are_there = names.iter().all(|name| draft.authors.contains(&name.text));
        if names.len() > 1 && is_known && !are_there {
            draft.authors.clear();
            for name in names {
                people::add(draft, &name.text, Origin::text(name.node, "linked as an author"));
            }
            return;
        }
    }
}

/// Whether nothing but a word like "and", or a sign, stands between two links on one line.
fn are_joined(survey: &Survey<'_, '_>, link: &Link, next: &Link) -> bool {
    let dom = survey.dom;
    let texts = link.nodes_before(dom, next).filter(|&node| dom.tag(node) == Tag::Text);
    let said: String = texts.map(|node| dom.text(node)).collect();
    let said = said.trim();
    let is_word = !said.contains(char::is_whitespace) && said.chars().all(char::is_alphabetic);
    let is_sign = said.chars().all(|c| !c.is_alphanumeric());
    said.chars().count() <= LONGEST_JOINT && (is_word || is_sign) && link.is_on_line_with(dom, next)
}

/// "and" in any language is no longer.
const LONGEST_JOINT: usize = 4;

/// The link beside an entry that leads to the folder that the article is in, as that of its section does: its text, and
/// where it stands. Only the list tells whether it is one.
fn take_folder(scene: &Scene<'_, '_, '_>, draft: &mut Draft, of: &Record<'_>, roles: &[Role]) {
    let is_label = draft.origins.section.is_some_and(|origin| origin.why == topics::LABELLED);
    let Some(page) = draft.url.clone().filter(|_| draft.section.is_none() || is_label) else {
        return;
    };
    let is_folder = |link: &&Link| {
        is_folder_of(&link.url, &page)
            && link.text.chars().any(char::is_alphabetic)
            && !begins_with_given_name(&link.text)
            && !draft.authors.contains(&link.text)
    };
    let lines = of.pieces.iter().zip(roles).filter(|(piece, role)| {
        matches!(role, Role::Detail | Role::Date | Role::None)
            && piece.link_weight > 0
            && piece.weight <= DETAIL_WEIGHT
            && !named_within(scene.survey, piece, of.record.start).has(Hints::AUTHOR)
    });
    for (piece, _) in lines {
        let Some(block) = pieces::block_of(scene.survey, piece.start) else { continue };
        let end = scene.survey.dom.end(block).min(of.record.end);
        let links = scene.links.between(block.max(of.record.start), end);
        if let Some(link) = links.iter().take(MOST_LINKED).find(is_folder) {
            let origin = Origin::text(link.node, "the folder that the article is in");
            draft.folder = Some((link.text.clone(), origin));
            return;
        }
    }
}

/// Whether an address names a folder, not the whole site and no day, that another one is in.
fn is_folder_of(folder: &Url, page: &Url) -> bool {
    let last = features::folder_of(folder).rsplit('/').next().unwrap_or_default();
    features::is_in_folder(page, folder)
        && folder.query().is_none()
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Lines of details link no more topics.
const MOST_LINKED: usize = 16;

/// Takes a short piece for what the piece before it announces.
fn take_announced(
    draft: &mut Draft,
    topics: &mut Vec<Topic>,
    of: &Record<'_>,
    piece: &Piece,
    announced: Option<Announced>,
) -> Role {
    match announced {
        Some(Announced::Topics(label))
            if !reads_as_sentence(piece) && announces(piece).is_none() =>
        {
            take_topics(topics, of, piece, &piece.text, label == Label::Section)
        }
        Some(Announced::Names) if people::could_be_names(&piece.text) => {
            people::add(draft, &piece.text, Origin::text(piece.start, "a name behind “by”"));
            Role::Authors
        }
        _ => Role::Detail,
    }
}

/// What a short piece is, by what it is named, where it leads and how it is worded.
fn judge(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    topics: &mut Vec<Topic>,
    of: &Record<'_>,
    piece: &Piece,
    hints: Hints,
) -> Role {
    let leads = piece
        .link
        .and_then(|link| scene.survey.dom.known_attr(link, Attr::Href))
        .and_then(topics::leads_to);
    // A link within a sentence leads somewhere, but does not make the sentence a name.
    let leads = leads.filter(|_| piece.link_weight * 10 >= piece.weight * 7);
    if is_said_to_be_author(scene.survey, piece) && people::could_be_names(&piece.text) {
        people::add(draft, &piece.text, Origin::text(piece.start, "linked as an author"));
        return Role::Authors;
    }
    let (label, rest) = labels::strip(&piece.text);
    if rest.is_empty() || people::is_by(&piece.text) {
        return Role::Detail;
    }
    let named = is_detail(hints) || hints.has(Hints::TAGS) || leads.is_some();
    if label.is_some() && named {
        return take_topics(topics, of, piece, rest, label == Some(Label::Section));
    }
    let is_topic = hints.has(Hints::TAGS) || matches!(leads, Some(Leads::Section | Leads::Tag));
    if is_topic && !reads_as_sentence(piece) {
        // Microformats call tags categories; where they lead tells.
        let is_section = match leads {
            Some(Leads::Section) => true,
            Some(Leads::Tag) => false,
            _ => hints.has(Hints::SECTION),
        };
        return take_topics(topics, of, piece, rest, is_section);
    }
    if draft.authors.is_empty() && names_user(scene.survey, piece) {
        let origin = Origin::text(piece.start, "a user's name");
        people::add(draft, &piece.text, origin);
        if draft.authors.is_empty() {
            people::add_handle(draft, &piece.text, origin);
        }
        return Role::Authors;
    }
    if hints.has(Hints::AUTHOR) && is_said_of_author(scene.survey, piece) {
        return Role::Detail;
    }
    if hints.has(Hints::AUTHOR) && take_linked_names(scene, draft, piece) {
        return Role::Authors;
    }
    if hints.has(Hints::AUTHOR) && take_linked_handle(scene, draft, piece) {
        return Role::Authors;
    }
    let is_named_author = hints.has(Hints::AUTHOR) && people::could_be_names(&piece.text);
    if is_named_author || leads == Some(Leads::Author) {
        let origin = Origin::text(piece.start, "named or linked as an author");
        people::add(draft, &piece.text, origin);
        return Role::Authors;
    }
    // Below the title, "Text:" is a label of what follows.
    let is_led_by = piece.start > of.title_at && piece.text.ends_with([':', '：']);
    if piece.weight <= KICKER_WEIGHT && hints.has(Hints::KICKER) && !is_led_by {
        let origin = Origin::text(piece.start, topics::LABELLED);
        if piece.link.is_some() {
            topics::take_linked_kicker(draft, &piece.text, origin);
        } else {
            topics::take_kicker(draft, &piece.text, origin);
        }
        let is_kind = kind::from_words(&piece.text).is_some();
        return if is_kind { Role::Kind } else { Role::Section };
    }
    if hints.has(Hints::COMMENT.and(Hints::SHARE).and(Hints::TOOL)) {
        return Role::Tool;
    }
    if teaser::leads_on(&piece.text) {
        return Role::More;
    }
    if (!is_running_text(piece) || is_byline_throughout(&piece.text))
        && let Some(names) = people::byline(&piece.text)
    {
        if draft.authors.is_empty() {
            people::add(draft, names, Origin::text(piece.start, "a line that begins with “by”"));
        }
        return Role::Authors;
    }
    if draft.authors.is_empty()
        && let Some(names) = people::hosts(&piece.text)
    {
        people::add(draft, names, Origin::text(piece.start, "a line of names behind “with”"));
        return Role::Authors;
    }
    if is_detail(hints) { Role::Detail } else { Role::None }
}

/// Takes the names that are linked in what is named as the author, where that says more than names: "A film by Ada Holm".
/// A line that goes on about pictures tells two things.
fn take_linked_names(scene: &Scene<'_, '_, '_>, draft: &mut Draft, piece: &Piece) -> bool {
    let says_more = piece.link.is_none() && !people::could_be_names(&piece.text);
    if !says_more || piece.link_weight == 0 || people::byline(&piece.text).is_some() {
        return false;
    }
    let Some(block) = pieces::block_of(scene.survey, piece.start) else { return false };
    let dom = scene.survey.dom;
    let links = scene.links.between(piece.start, dom.end(block)).iter().take(MOST_LINKED);
    let leads_to_author = |link: &&Link| {
        dom.known_attr(link.node, Attr::Href).and_then(topics::leads_to) == Some(Leads::Author)
            && people::could_be_names(&link.text)
    };
    let mut found = false;
    for link in links.filter(leads_to_author) {
        people::add(draft, &link.text, Origin::text(link.node, "linked as an author"));
        found = true;
    }
    found
}

/// Takes what somebody calls himself, where that alone is linked behind a word such as "by" in what is named as the
/// author's: "by <a>user0x</a> »".
fn take_linked_handle(scene: &Scene<'_, '_, '_>, draft: &mut Draft, piece: &Piece) -> bool {
    let Some(block) = pieces::block_of(scene.survey, piece.start) else { return false };
    let links = scene.links.between(block, scene.survey.dom.end(block));
    let behind_by = |link: &&Link| {
        let before = piece.text.split_once(link.text.as_str()).map(|(before, _)| before);
        !link.text.contains(char::is_whitespace) && before.is_some_and(people::is_by)
    };
    let Some(link) = links.iter().take(MOST_LINKED).find(behind_by) else { return false };
    let known = draft.authors.len();
    people::add_handle(draft, &link.text, Origin::text(link.node, "linked behind “by”"));
    draft.authors.len() > known
}

/// Whether a text is a byline and little else: "Posted by Nora Whitcombe at 10:42 PM | |".
fn is_byline_throughout(text: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    people::byline(text).is_some_and(|names| {
        people::could_be_names(text)
            && people::could_be_names(names)
            && letters(text) <= letters(names) + MOST_BESIDE_NAMES
    })
}

/// "Posted by", "at", "PM": so many letters stand beside the names of a byline.
const MOST_BESIDE_NAMES: usize = 16;

/// Whether a piece is a link to somebody's own page.
fn names_author(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let href = piece.link.and_then(|link| survey.dom.known_attr(link, Attr::Href));
    href.and_then(topics::leads_to) == Some(Leads::Author) && people::could_be_names(&piece.text)
}

/// Whether a piece is named as that of the user who wrote a post, as hosted blogs have it.
fn names_user(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let around = survey.dom.parent(piece.start);
    let is_user = |class: &str| matches!(class, "user-name" | "username");
    around.is_some_and(|node| survey.dom.written_classes(node).any(is_user))
        && people::could_be_names(&piece.text)
}

/// Whether a piece is a link that is said to lead to its author (`rel=author`).
fn is_said_to_be_author(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let rel = piece.link.and_then(|link| survey.dom.known_attr(link, Attr::Rel));
    rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("author")))
}

/// Whether a class names what somebody is: "author-role", "Byline_role__9qWe1", "byline__job-title".
fn names_post(class: &str) -> bool {
    const POSTS: &[&str] = &["funktion", "job", "jobtitle", "role", "rolle"];
    const PERSONS: &[&str] = &["author", "byline", "job", "person", "writer"];
    // What build tools add to a name has digits.
    let is_added = |end: &str| end.contains(|c: char| c.is_ascii_digit());
    let class = class.rsplit_once("__").filter(|(_, end)| is_added(end)).map_or(class, |(c, _)| c);
    let lower = class.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic()).rev();
    let Some((last, before)) = words.next().zip(words.next()) else { return false };
    match last {
        "title" => before == "job",
        // "position-relative" is a matter of style.
        "function" | "position" => PERSONS.contains(&before) || words.any(|w| PERSONS.contains(&w)),
        last => POSTS.contains(&last),
    }
}

/// Whether a piece in what is named as the author is named itself as something that is said of them: their post.
fn is_said_of_author(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let around = survey.dom.parent(piece.start);
    let said = || {
        around
            .and_then(|node| survey.dom.known_attr(node, Attr::ItemProp))
            .is_some_and(|property| SAID_OF_AUTHORS.contains(&property))
    };
    nearest_named(survey, piece, Hints::AUTHOR.and(Hints::SUMMARY)).has(Hints::SUMMARY) && said()
        || around.is_some_and(|node| survey.dom.written_classes(node).any(names_post))
}

/// What schema.org calls that (https://schema.org/Person).
const SAID_OF_AUTHORS: &[&str] = &["description", "jobTitle"];

fn is_detail(hints: Hints) -> bool {
    hints.has(Hints::META.and(Hints::DATE))
}

/// More topics than this are a cloud of tags, not what one article is about.
const MOST_TOPICS: usize = 64;

fn take_topics(
    topics: &mut Vec<Topic>,
    of: &Record<'_>,
    piece: &Piece,
    text: &str,
    is_section: bool,
) -> Role {
    let why = if is_section { "named or linked as a category" } else { "named or linked as a tag" };
    let above_title = piece.start < of.title_at;
    for topic in topics::split(text) {
        if topics.len() < MOST_TOPICS && !topics.iter().any(|t| t.text == topic) {
            let origin = Origin::text(piece.start, why);
            topics.push(Topic { text: topic.to_owned(), is_section, above_title, origin });
        }
    }
    if is_section { Role::Section } else { Role::Tags }
}

/// The hints of a piece's own elements, not counting those of the record as a whole.
pub(super) fn named_within(survey: &Survey<'_, '_>, piece: &Piece, stop: NodeId) -> Hints {
    let mut all = Hints::NONE;
    for up in survey.dom.ancestors(piece.start).take_while(|&n| n > stop) {
        // An element that holds much more than this piece names the whole, not the piece.
        if survey.within(up).text > piece.weight.saturating_mul(3) + 60 {
            break;
        }
        let own = survey.hints(up);
        all = all.and(if is_post(survey, up) { own.without(TOPIC) } else { own });
    }
    all
}

/// Whether an element is a post as a whole, whose classes say what it is about: "post-17 hentry category-harbour".
fn is_post(survey: &Survey<'_, '_>, node: NodeId) -> bool {
    let dom = survey.dom;
    dom.tag(node) == Tag::Article
        || dom.written_classes(node).any(|class| matches!(class, "hentry" | "type-post"))
}

/// The hints of the nearest element around a piece that is named as one of these.
pub(super) fn nearest_named(survey: &Survey<'_, '_>, piece: &Piece, names: Hints) -> Hints {
    let mut around = survey.dom.ancestors(piece.start).take(NEAR).map(|n| survey.hints(n));
    around.find(|hints| hints.has(names)).unwrap_or(Hints::NONE)
}

/// What names a piece is no further up than this.
const NEAR: usize = 4;

/// A short text below the title that is nothing but a link to another page, in a block of its own.
fn label_below<'p>(
    scene: &Scene<'_, '_, '_>,
    of: &Record<'p>,
    roles: &[Role],
) -> Option<&'p Piece> {
    let (piece, _) = of
        .pieces
        .iter()
        .zip(roles)
        .find(|(p, role)| p.start > of.title_at && **role == Role::None)?;
    let is_alone = piece.link.is_some_and(|link| {
        pieces::block_of(scene.survey, piece.start)
            .is_some_and(|block| scene.survey.within(block).text == scene.survey.within(link).text)
    });
    let is_file = piece.text.split_whitespace().next().is_some_and(title::heading::is_file_label);
    let fits = !is_file && !begins_with_given_name(&piece.text) && is_label(scene, piece);
    (is_alone && fits).then_some(piece)
}

/// A short text right above the title that is nothing else.
fn label_above<'p>(
    scene: &Scene<'_, '_, '_>,
    of: &Record<'p>,
    roles: &[Role],
) -> Option<&'p Piece> {
    let (piece, _) = of
        .pieces
        .iter()
        .zip(roles)
        .rfind(|(p, role)| p.start < of.title_at && **role == Role::None)?;
    is_label(scene, piece).then_some(piece)
}

/// Whether a piece is short enough for the name of a section, and nothing else.
fn is_label(scene: &Scene<'_, '_, '_>, piece: &Piece) -> bool {
    piece.weight <= LABEL_WEIGHT
        && piece.text.split_whitespace().count() <= 4
        && !piece.text.chars().any(char::is_numeric)
        && !piece.text.ends_with([',', '-', '–'])
        && !reads_as_sentence(piece)
        && topics::is_section(&piece.text)
        && dates::first_mention(&piece.text, &scene.dates).is_none()
}
