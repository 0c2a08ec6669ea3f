//! The date of an entry: the machine-readable one, and the one that is shown.

use super::title::Title;
use super::{
    DETAIL_WEIGHT, Draft, Origin, Role, Scene, details, is_running_text, labels, people,
    reads_as_sentence,
};
use crate::When;
use crate::dates::{self, Context, Mention, Reading};
use crate::dom::{Attr, NodeId, Tag};
use crate::html::groups::Record;
use crate::html::hints::Hints;
use crate::html::pieces::Piece;
use crate::html::survey::{Survey, Zone, weight};

/// A date as found in a record.
#[derive(Debug, Default)]
pub(in crate::html) struct DateFound {
    /// Machine-readable.
    pub(in crate::html) machine: Option<When>,
    /// As shown.
    pub(in crate::html) text: Option<String>,
    /// What the shown text says.
    pub(in crate::html) reading: Option<Reading>,
    /// A number that stands alone where a date would: a day of the month that a line above names.
    pub(in crate::html) day: Option<i8>,
}

/// Dates in longer texts than this are part of the text.
const LONGEST: u32 = 400;
/// What stands beside a date on a line of details weighs no more than this.
const BESIDE: u32 = 60;

/// So many nodes of a line are looked at for one that holds its date alone.
const MOST_OF_LINE: usize = 24;

/// What leads to a date on its line weighs no more than this: "[Harbour] Posted".
const LONGEST_LABELS: u32 = 40;

/// Records with a teaser have no more text than this.
const SHORT_RECORD: u32 = 600;

/// Boxes with a day, a month or a year weigh no more than this.
const LONGEST_BOX: u32 = 12;
/// So many pieces of a record are looked at for boxes.
const MOST_BOXES: usize = 12;

/// Finds the date of a record and gives the piece that shows it its role.
pub(super) fn read(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    of: &details::Record<'_>,
    roles: &mut [Role],
) {
    if let Some((when, node, attribute)) = machine_date(scene, of.record) {
        draft.date.machine = Some(when);
        draft.origins.date = Origin::attribute(node, attribute, "the date for machines");
    }
    let Shown { best, lines } = shown(scene, of);
    take_lines(draft, of, &lines, roles);
    let Some((at, mention)) = best else {
        in_boxes(scene, draft, of, roles);
        draft.date.day = lone_day(of, roles);
        return;
    };
    let (Some(piece), Some(role)) = (of.pieces.get(at), roles.get_mut(at)) else { return };
    if draft.origins.date.is_none() {
        draft.origins.date = Origin::text(piece.start, "the date shown");
    }
    draft.date.text = piece.text.get(mention.span.clone()).map(str::to_owned);
    let dated_line = is_dated_line(&piece.text, &mention)
        || is_set_apart(scene.survey, piece, &mention, of.record.end);
    if dated_line {
        take_names(draft, piece, &mention);
        take_set_apart(scene.survey, draft, piece, of.record.end);
    }
    draft.date.reading = Some(mention.reading);
    if dated_line || !is_running_text(piece) && people::byline(&piece.text).is_none() {
        *role = Role::Date;
    }
}

/// Takes the date that stands in the title's element, where no other is shown: "<small>Jun 13, 2024, 17:10 ET</small> The
/// quay is shut".
pub(super) fn read_beside_title(scene: &Scene<'_, '_, '_>, draft: &mut Draft, title: &Title) {
    if draft.date.machine.is_some() || draft.date.reading.is_some() || draft.date.day.is_some() {
        return;
    }
    // "24/7", "12.06" and "Today" are labels, too.
    let tells = |mention: &Mention, text: &str| match mention.reading {
        Reading::Day { year, .. } => year.is_some(),
        Reading::Today(_) => text.contains(':') && !says_today(text),
        _ => false,
    };
    let mut dated = title.extras.iter().filter(|text| is_date_only(scene, text));
    let mention = |text: &String| Some((text.clone(), dates::first_mention(text, &scene.dates)?));
    let Some((text, mention)) = dated.find_map(mention).filter(|(text, m)| tells(m, text)) else {
        return;
    };
    draft.date.text = text.get(mention.span.clone()).map(str::to_owned);
    draft.date.reading = Some(mention.reading);
    draft.origins.date = title.origin.map(|o| Origin { why: "the date beside the title", ..o });
}

/// The dates that the pieces of a record show, each with the place of its piece.
struct Shown {
    best: Option<(usize, Mention)>,
    /// Those that stand alone, or on lines that say who wrote it, or that a date follows.
    lines: Vec<(usize, Mention)>,
}

/// Such lines are no text, whether or not their date is the one that is taken.
fn take_lines(
    draft: &mut Draft,
    of: &details::Record<'_>,
    lines: &[(usize, Mention)],
    roles: &mut [Role],
) {
    for (at, mention) in lines {
        if let (Some(piece), Some(role)) = (of.pieces.get(*at), roles.get_mut(*at)) {
            take_names(draft, piece, mention);
            *role = Role::Detail;
        }
    }
}

fn shown(scene: &Scene<'_, '_, '_>, of: &details::Record<'_>) -> Shown {
    let pieces = of.pieces;
    let first_paragraph = of.first_paragraph();
    let mut best: Option<(i32, usize, Mention)> = None;
    // A clock time alone may as well be the length of a film: it counts where nothing says a day.
    let mut clock: Option<(i32, usize, Mention)> = None;
    let mut lines = Vec::new();
    // In a whole post, a day on a line of its own may be part of it.
    let is_short = scene.survey.between(of.record.start, of.record.end).text <= SHORT_RECORD;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.weight > LONGEST
            || (piece.heading.is_some()
                && piece.start > of.title_at
                && !is_dated_subheading(scene, of, at))
        {
            continue;
        }
        let hints = details::named_within(scene.survey, piece, of.record.start);
        let named = piece.within.time || hints.has(Hints::DATE);
        if piece.weight > DETAIL_WEIGHT && !hints.has(Hints::META.and(Hints::DATE)) {
            continue;
        }
        if at > first_paragraph + 3 && !named && pieces.len() > first_paragraph + 8 {
            continue;
        }
        let Some(mention) = dates::first_mention(&piece.text, &scene.dates) else {
            continue;
        };
        let covered = piece.text.get(mention.span.clone()).map_or(0, weight);
        let share = i32::try_from(covered * 10 / piece.weight.max(1)).unwrap_or(0);
        let dated_line = is_dated_line(&piece.text, &mention)
            || is_set_apart(scene.survey, piece, &mention, of.record.end);
        // Where the record says its day already, such a line may be about an event.
        let is_first = lines.is_empty() && best.is_none();
        let is_labelled =
            is_labelled(piece, &mention) || is_first && is_between_bars(&piece.text, &mention);
        if !named && is_length_of_something(&piece.text, &mention) {
            continue;
        }
        let is_date = share >= 6 && piece.weight <= BESIDE && is_short;
        if is_date
            || is_labelled
            || dated_line && names_beside(&piece.text, &mention).next().is_some()
        {
            lines.push((at, mention.clone()));
        }
        let mut score = share;
        if named {
            score += 20;
        }
        if hints.has(Hints::META) {
            score += 8;
        }
        if dated_line {
            score += 3;
        } else if is_labelled {
            score += 8;
        } else if is_running_text(piece) && share < 5 {
            score -= 20;
        }
        if hints.has(Hints::COMMENT) {
            score -= 10;
        }
        if is_last_reply(scene.survey, piece) {
            score -= 30;
        }
        if is_change_for_machines(scene.survey, piece) {
            score -= 25;
        }
        let is_clock = matches!(mention.reading, Reading::Today(_))
            && !says_today(piece.text.get(mention.span.clone()).unwrap_or_default());
        if is_clock {
            score -= 10;
        }
        if at >= first_paragraph {
            score -= 2;
        }
        let best = if is_clock { &mut clock } else { &mut best };
        if score > 2 && best.as_ref().is_none_or(|(s, _, _)| score > *s) {
            *best = Some((score, at, mention));
        }
    }
    let best = best.or(clock);
    Shown { best: best.map(|(_, at, mention)| (at, mention)), lines }
}

/// Whether an amount of time is the end of what is said of something: "lightning talks of 5 minutes". Behind a name or a
/// sign it is an age.
fn is_length_of_something(text: &str, mention: &Mention) -> bool {
    let Some((before, amount)) =
        text.get(..mention.span.end).and_then(|t| t.split_at_checked(mention.span.start))
    else {
        return false;
    };
    dates::is_amount(amount)
        && before.trim_end().ends_with(char::is_lowercase)
        && before.trim_start().starts_with(char::is_lowercase)
        && people::byline(before).is_none()
}

/// Whether the text of a time of day has a word for its day, rather than "12h44" or "3:15 PM".
pub(in crate::html) fn says_today(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.chars().count() >= SHORTEST_DAY)
}

/// Most words for today are no shorter, and "Uhr" and "giờ" are. A shorter one ("hoy", "azi") leaves a time of day.
const SHORTEST_DAY: usize = 4;

/// Whether a piece says when the article was changed in a form that people are not shown: "2019-05-23T14:09:51+00:00". Style
/// sheets hide it.
fn is_change_for_machines(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let is_stamp = piece.text.len() >= STAMP.len()
        && piece.text.bytes().zip(STAMP.bytes()).all(|(byte, like)| match like {
            b'0' => byte.is_ascii_digit(),
            _ => byte == like,
        });
    let dom = survey.dom;
    let says_changed = |class: &str| class.contains("updated") || class.contains("modified");
    is_stamp
        && dom
            .parent(piece.start)
            .is_some_and(|n| dom.tag(n) != Tag::Time && dom.written_classes(n).any(says_changed))
}

/// How such a time begins, digits as zeros.
const STAMP: &str = "0000-00-00T00:00:00";

/// The number from 1 to 31 that is all that the first piece says, but for a month or a length of time behind it, if it
/// stands before the title.
fn lone_day(of: &details::Record<'_>, roles: &[Role]) -> Option<i8> {
    let (piece, role) = of.pieces.iter().zip(roles).next()?;
    if *role != Role::None || piece.start > of.title_at {
        return None;
    }
    // "28: … (3)", "27/06", "6. (7 min)".
    let text = piece.text.as_str();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, after) = text.split_at_checked(end)?;
    let most = if after.starts_with('/') { BESIDE } else { LONGEST_BOX };
    if piece.weight > most {
        return None;
    }
    let is_apart = after.is_empty() || after.starts_with(['.', ':', ',', '/', ' ', '-']);
    number.parse().ok().filter(|day| is_apart && (1..=31).contains(day))
}

/// Whether a heading below the title is the date of the record. The last heading of a record may as well
/// head the day of the next.
fn is_dated_subheading(scene: &Scene<'_, '_, '_>, of: &details::Record<'_>, at: usize) -> bool {
    at + 1 < of.pieces.len()
        && at <= of.first_paragraph()
        && of.pieces.get(at).is_some_and(|piece| is_date(&piece.text, &scene.dates))
}

/// Day, month and perhaps year may stand in boxes of their own; read together they are a date.
fn in_boxes(
    scene: &Scene<'_, '_, '_>,
    draft: &mut Draft,
    of: &details::Record<'_>,
    roles: &mut [Role],
) {
    let found = [3, 2].into_iter().find_map(|count| {
        of.pieces.windows(count).take(MOST_BOXES).enumerate().find_map(|(at, boxes)| {
            if boxes.iter().any(|p| p.weight > LONGEST_BOX || p.heading.is_some())
                || !boxes.iter().any(|p| may_be_number(&p.text))
            {
                return None;
            }
            let text = boxes.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
            let mention = dates::first_mention(&text, &scene.dates)?;
            (mention.span == (0..text.len())).then_some((at, count, mention, text))
        })
    });
    let Some((at, count, mention, text)) = found else { return };
    if let Some(piece) = of.pieces.get(at)
        && draft.origins.date.is_none()
    {
        draft.origins.date = Origin::text(piece.start, "day and month in boxes of their own");
    }
    draft.date.text = Some(text);
    draft.date.reading = Some(mention.reading);
    for role in roles.iter_mut().skip(at).take(count) {
        *role = Role::Date;
    }
}

/// Whether a text may be a number, as in the box of a day: "17", "17th", "17日", "١٧".
fn may_be_number(text: &str) -> bool {
    !text.is_ascii()
        || text.len() <= LONGEST_NUMBER && text.starts_with(|c: char| c.is_ascii_digit())
}

/// In bytes, the longest number of a day or a year with what stands behind it: "2026,".
const LONGEST_NUMBER: usize = 6;

/// Whether a text is a line of details with a date on it: something sets the date apart, or an author
/// stands before it, and there is little else.
pub(super) fn is_dated_line(text: &str, mention: &Mention) -> bool {
    let (Some(before), Some(after)) =
        (text.get(..mention.span.start), text.get(mention.span.end..))
    else {
        return false;
    };
    if weight(before) + weight(after) > BESIDE || text.ends_with(['.', '!', '?', '。']) {
        return false;
    }
    let joint = |c: char| people::is_joint(c) && !c.is_whitespace();
    let (left, right) = (before.trim_end(), after.trim_start());
    let apart = (left.is_empty() || left.ends_with(joint))
        && (right.is_empty() || right.starts_with(joint));
    apart || (people::byline(people::before_date(before)).is_some() && weight(right) <= 20)
}

/// Whether a bar stands right before a date and another one right behind it: "Lotte | 14.05.2006 16:40 | nature".
fn is_between_bars(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.span.start).map(str::trim_end);
    let behind = text.get(mention.span.end..).map(str::trim_start);
    let is_short = |text: &&str| weight(text) <= BESIDE_BARS;
    before.filter(is_short).is_some_and(|text| text.ends_with('|'))
        && behind.filter(is_short).is_some_and(|text| text.starts_with('|'))
}

/// More than this before or behind such a date is text.
const BESIDE_BARS: u32 = 40;

/// Whether a short line has an element for each of its details, and the date is one: "mara 2015.04.09 (231 views)".
fn is_set_apart(survey: &Survey<'_, '_>, piece: &Piece, mention: &Mention, end: NodeId) -> bool {
    let date = piece.text.get(mention.span.clone()).unwrap_or_default();
    if piece.weight > BESIDE || date.len() == piece.text.len() || reads_as_sentence(piece) {
        return false;
    }
    details_of_line(survey, piece, end).any(|(_, text)| text == date)
}

/// The texts from the beginning of a line on that have an element each, as far as it can go.
fn details_of_line<'s>(
    survey: &Survey<'s, '_>,
    piece: &Piece,
    end: NodeId,
) -> impl Iterator<Item = (NodeId, &'s str)> {
    let dom = survey.dom;
    let is_alone = move |&(node, text): &(NodeId, &str)| {
        dom.parent(node).is_some_and(|holder| survey.within(holder).text == weight(text))
    };
    std::iter::successors(Some(piece.start), |node| Some(node.next()))
        .take_while(move |&node| node < end)
        .take(MOST_OF_LINE)
        .filter(move |&node| dom.tag(node) == Tag::Text)
        .map(move |node| (node, dom.text(node).trim()))
        .filter(|(_, text)| !text.is_empty())
        .filter(is_alone)
}

/// Takes the reporter out of such a line, and a section before the name: "Towns | 윤다인 기자 | 2024.03.12 18:02" without the
/// bars. Their words are those of a language that says what somebody is behind the name.
fn take_set_apart(survey: &Survey<'_, '_>, draft: &mut Draft, piece: &Piece, end: NodeId) {
    let details = details_of_line(survey, piece, end).take(MOST_DETAILS);
    let details: Vec<(NodeId, &str)> =
        details.take_while(|(_, text)| piece.text.contains(text)).collect();
    let Some(at) = details.iter().position(|(_, text)| people::reporters(text).is_some()) else {
        return;
    };
    let Some(&(node, name)) = details.get(at) else { return };
    people::add(draft, name, Origin::text(node, "a reporter on the line of the date"));
    let before = at.checked_sub(1).and_then(|at| details.get(at));
    if let Some((_, section)) = before.filter(|_| draft.label.is_none()) {
        draft.label = Some((*section).to_owned());
    }
}

/// A line has no more details than so many before its date.
const MOST_DETAILS: usize = 4;

/// Parts of names for the last reply to a post, whose day is not the post's.
const LAST_REPLIES: &[&str] =
    &["lastcomment", "lastmessage", "lastpost", "lastreply", "latestreply"];

/// Whether a piece is named as part of the last reply to a post: `<dd class="lastpost">`.
fn is_last_reply(survey: &Survey<'_, '_>, piece: &Piece) -> bool {
    let says = |class: &str| {
        let letters = class.chars().filter(char::is_ascii_alphabetic);
        let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
        LAST_REPLIES.iter().any(|word| plain.contains(word))
    };
    survey.dom.ancestors(piece.start).take(4).any(|n| survey.dom.written_classes(n).any(says))
}

/// Whether what stands before a date says that it is one: "Written on 27 April 2008 at 8:14 in Harbour".
fn is_labelled(piece: &Piece, mention: &Mention) -> bool {
    let before = piece.text.get(..mention.span.start).unwrap_or_default();
    weight(before) <= LONGEST_LABELS
        && labels::ends_in_date_label(before)
        && !reads_as_sentence(piece)
}

/// Whether a text is a date and a byline, in either order, and nothing else.
pub(super) fn is_dated_byline(scene: &Scene<'_, '_, '_>, text: &str) -> bool {
    dates::first_mention(text, &scene.dates).is_some_and(|mention| {
        let before = text.get(..mention.span.start).unwrap_or_default();
        let after = text.get(mention.span.end..).unwrap_or_default();
        let is_blank = |text: &str| text.chars().all(people::is_joint);
        is_blank(before) && people::byline(after).is_some()
            || is_blank(after) && people::byline(people::before_date(before)).is_some()
    })
}

/// The authors on a line with a date: before it or behind it.
fn names_beside<'t>(text: &'t str, mention: &Mention) -> impl Iterator<Item = &'t str> {
    let before = text.get(..mention.span.start).map(people::before_date);
    let after = text.get(mention.span.end..).unwrap_or_default();
    let after = after.split(['|', '•', '·', '–', '—']).map(|t| t.trim_matches(people::is_joint));
    let reporters = text.split('|').filter_map(people::reporters);
    before.into_iter().chain(after).filter_map(people::byline).chain(reporters)
}

fn take_names(draft: &mut Draft, piece: &Piece, mention: &Mention) {
    let origin = Origin::text(piece.start, "a name beside the date");
    for names in names_beside(&piece.text, mention) {
        people::add(draft, names, origin);
    }
}

pub(super) fn is_date_only(scene: &Scene<'_, '_, '_>, text: &str) -> bool {
    is_date(text, &scene.dates)
}

/// Whether a text is a date and hardly anything else.
pub(in crate::html) fn is_date(text: &str, context: &Context<'_>) -> bool {
    let says = weight(text);
    if says > LONGEST_DATE || says > LONGEST_IN_WORDS && !text.contains(char::is_numeric) {
        return false;
    }
    dates::first_mention(text, context).is_some_and(|m| {
        let dated = text.get(m.span.clone()).map_or(0, weight);
        // "Yesterday, 15 November".
        let before = text.get(..m.span.start).unwrap_or_default().trim_matches(people::is_joint);
        let is_day = |text: &str| {
            dates::first_mention(text, context).is_some_and(|m| m.span == (0..text.len()))
        };
        let led = if !before.is_empty() && is_day(before) { weight(before) } else { 0 };
        (dated + led) * 10 >= says * 6
    })
}

/// Dates with what little may stand beside them say no more than this, and those without a figure no more than that.
const LONGEST_DATE: u32 = 60;
const LONGEST_IN_WORDS: u32 = 40;

/// A date that begins a title and is set apart from it ("14.03.2026: The bridge"), and what follows it.
pub(in crate::html) fn leading_date<'t>(
    title: &'t str,
    context: &Context<'_>,
) -> Option<(Mention, &'t str)> {
    leading_day(title, context)
        .filter(|(mention, _)| matches!(mention.reading, Reading::Day { year: Some(_), .. }))
}

/// The same of a day of whatever year: "May 21 - The bridge".
pub(in crate::html) fn leading_day<'t>(
    title: &'t str,
    context: &Context<'_>,
) -> Option<(Mention, &'t str)> {
    let may_be_set_apart = |title: &str| {
        let sets_apart = |c: char| !c.is_whitespace() && people::is_joint(c);
        let joint = title.find(sets_apart).and_then(|at| title.get(at..));
        joint.is_some_and(|behind| behind.contains(char::is_alphabetic))
    };
    if !title.chars().take(12).any(char::is_numeric) || !may_be_set_apart(title) {
        return None;
    }
    let mention = dates::first_mention(title, context)?;
    let opens = title.get(..mention.span.start)?.trim_matches(['[', '(', ' ']).is_empty();
    if !opens || !matches!(mention.reading, Reading::Day { .. }) {
        return None;
    }
    let after = title.get(mention.span.end..)?;
    let rest = after.trim_start_matches(people::is_joint);
    let apart = after.trim_start().starts_with(people::is_joint);
    (apart && rest.chars().any(char::is_alphabetic)).then_some((mention, rest))
}

/// Texts of fewer words than this go with the date that they follow.
const LEAST_OF_TEXT: usize = 4;

/// Parts the first piece that is a text with a date before it: "21/10/2021 - The board has met".
pub(super) fn set_apart(scene: &Scene<'_, '_, '_>, pieces: &mut Vec<Piece>) {
    let parted = |(at, piece): (usize, &Piece)| {
        date_and_text(scene, piece).map(|parts| (at, piece.clone(), parts))
    };
    if let Some((at, whole, parts)) = pieces.iter().enumerate().find_map(parted) {
        let part = |text: String| Piece { weight: weight(&text), text, ..whole.clone() };
        pieces.splice(at..=at, parts.map(part));
    }
}

/// The date that a text begins with, and the text.
fn date_and_text(scene: &Scene<'_, '_, '_>, piece: &Piece) -> Option<[String; 2]> {
    if piece.heading.is_some() || piece.link.is_some() {
        return None;
    }
    let (mention, rest) = leading_date(&piece.text, &scene.dates)?;
    let after = piece.text.get(mention.span.end..)?.trim_start();
    let date = piece.text.get(mention.span)?;
    let is_line = piece.text.contains(['|', '•', '·'])
        || [" - ", " – ", " — "].iter().any(|sign| rest.contains(sign))
        || people::byline(rest).is_some();
    let is_text = after.starts_with(['-', '–', '—', ':'])
        && rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && rest.split_whitespace().count() >= LEAST_OF_TEXT;
    (is_text && !is_line).then(|| [date.to_owned(), rest.to_owned()])
}

/// How the names of attributes begin that hold dates.
const OF_DATES: [[u8; 4]; 4] = [*b"cont", *b"data", *b"date", *b"titl"];

/// The first machine-readable date of a record: `<time datetime>`, or an attribute of an element that is
/// named as a date; with its element and attribute.
fn machine_date(scene: &Scene<'_, '_, '_>, record: Record) -> Option<(When, NodeId, &'static str)> {
    let survey = scene.survey;
    let dom = survey.dom;
    let mut node = record.start;
    let mut updated = None;
    while node < record.end {
        let tag = dom.tag(node);
        let may_tell = dom.has_attr_beginning(node, &OF_DATES);
        if may_tell && (!survey.zone(node).has(Zone::HIDDEN) || tag == Tag::Meta) {
            // The first of the names that the element has.
            let find = |names: &[&'static str]| {
                let known = |(of_node, value)| {
                    let at = names.iter().position(|name| *name == of_node)?;
                    Some((at, (value, *names.get(at)?)))
                };
                dom.attrs(node).filter_map(known).min_by_key(|(at, _)| *at).map(|(_, found)| found)
            };
            let value = if tag == Tag::Time {
                find(&["datetime", "content"])
            } else if survey.hints(node).has(Hints::DATE) {
                find(&[
                    "content",
                    "datetime",
                    "data-datetime",
                    "data-timestamp",
                    "data-time",
                    "title",
                ])
            } else {
                find(&["data-datetime", "data-timestamp", "data-published", "data-date"])
                    .or_else(|| find(&["title"]).filter(|(t, _)| is_iso(t)))
            };
            if let Some((value, name)) = value
                && let Some(when) = machine(value)
            {
                if !is_update(scene, node) {
                    return Some((when, node, name));
                }
                updated = updated.or(Some((when, node, name)));
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
    let names = [Attr::Class, Attr::ItemProp, Attr::Property];
    names.into_iter().filter_map(|a| dom.known_attr(node, a)).any(|v| {
        let v = v.to_ascii_lowercase();
        (v.contains("updated") || v.contains("modified")) && !v.contains("publish")
    })
}
