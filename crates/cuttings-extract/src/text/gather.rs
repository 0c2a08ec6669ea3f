//! Entries from labelled pieces: each title with what stands around it.
//!
//! ```text
//!  date leads            date follows
//!  ┌ 3 March 2023        ┌ Title
//!  │ Title               │ 3 March 2023
//!  └ Teaser              └ Teaser
//!  ┌ 1 March 2023        ┌ Title
//!  …                     …
//! ```

use std::collections::HashSet;

use super::segment::{Dump, Role, Segment};
use super::{Label, dateline};
use crate::dates::{self, Context, Reading};
use crate::{Author, DateBasis, Entry, EntryKind, Hint, kind, teaser};

/// From so many paragraphs on, an entry shows the whole text.
const WHOLE_TEXT_PARAGRAPHS: usize = 3;
/// A first paragraph narrower than this is a standfirst: the next one belongs to the summary too.
const STANDFIRST_WIDTH: usize = 120;
/// A date is looked for so far from its title.
const DATE_REACH: usize = 12;

/// An entry before dates and teasers are judged together.
#[derive(Default)]
struct Draft {
    entry: Entry,
    paragraphs: Vec<String>,
    date: Option<(String, Reading)>,
}

/// The entries of a labelled dump.
pub(super) fn entries(
    dump: &Dump,
    labels: &[Label],
    hint: &Hint<'_>,
    language: Option<&str>,
) -> Vec<Entry> {
    let segments = &dump.segments;
    let opens = |label: &Label| matches!(label, Label::Title | Label::Opening);
    let starts: Vec<usize> =
        labels.iter().enumerate().filter(|(_, label)| opens(label)).map(|(at, _)| at).collect();
    let dates_lead = dates_lead(segments, labels, &starts);
    let titles = Titles::of(segments, labels, &starts);
    let leads: Vec<usize> =
        starts.iter().map(|start| lead(segments, labels, *start, dates_lead)).collect();
    let mut drafts = Vec::with_capacity(starts.len());
    for (at, start) in starts.iter().enumerate() {
        let from = leads.get(at).copied().unwrap_or(*start);
        let to = leads.get(at + 1).copied().unwrap_or(segments.len());
        drafts.push(draft(segments, labels, from..to, &titles));
    }
    finish(drafts, &Context { reference: hint.reference_time, language })
}

/// The page's own title: a first-level heading before the list, where the dump has one.
pub(super) fn page_title(dump: &Dump, labels: &[Label]) -> Option<String> {
    let first = labels.iter().position(|label| *label == Label::Title)?;
    let before = dump.segments.get(..first)?;
    before
        .iter()
        .rev()
        .find(|segment| segment.style.heading == 1)
        .map(|segment| segment.text.clone())
}

/// Whether dates stand before the titles that they belong to.
fn dates_lead(segments: &[Segment], labels: &[Label], starts: &[usize]) -> bool {
    let mut leading = 0;
    let mut following = 0;
    for (at, start) in starts.iter().enumerate() {
        if lead_run(segments, labels, *start).any(|segment| segment.role == Role::Date) {
            leading += 1;
        }
        let next = starts.get(at + 1).copied().unwrap_or(segments.len());
        let rest = segments.get(start + 1..next.min(start + DATE_REACH)).unwrap_or_default();
        if rest.iter().any(|segment| segment.role == Role::Date) {
            following += 1;
        }
    }
    let first_leads = starts.first().is_some_and(|start| {
        lead_run(segments, labels, *start).any(|segment| segment.role == Role::Date)
    });
    leading > following || (leading == following && first_leads)
}

/// The pieces that stand directly before a title and are no text.
fn lead_run<'a>(
    segments: &'a [Segment],
    labels: &'a [Label],
    start: usize,
) -> impl Iterator<Item = &'a Segment> {
    segments.get(..start).unwrap_or_default().iter().zip(labels).rev().take(4).map_while(
        |(segment, label)| {
            let aside = matches!(segment.role, Role::Date | Role::Byline | Role::Badge);
            (aside && *label != Label::Title).then_some(segment)
        },
    )
}

/// Where an entry begins: at its title, or at what leads it.
fn lead(segments: &[Segment], labels: &[Label], start: usize, dates_lead: bool) -> usize {
    let run = lead_run(segments, labels, start);
    let length = run.take_while(|segment| dates_lead || segment.role == Role::Badge).count();
    start - length
}

/// What the titles of this list have in common besides the headline.
struct Titles {
    /// They end or begin in dates: "The dike – 3 March 2023".
    dated: bool,
    /// They end in hosts: "The dike (dike.example)".
    hosted: bool,
}

impl Titles {
    fn of(segments: &[Segment], labels: &[Label], starts: &[usize]) -> Self {
        let titles = starts.iter().filter(|start| labels.get(**start) == Some(&Label::Title));
        let titles: Vec<&Segment> = titles.filter_map(|start| segments.get(*start)).collect();
        let dated: Vec<&str> =
            titles.iter().filter_map(|title| without_date(title)).map(|(rest, _)| rest).collect();
        let mostly = |count: usize| count >= 2 && count * 10 >= titles.len() * 6;
        // Lines of authors may have been taken for titles as well.
        let often = |count: usize| mostly(count) || (count >= 5 && count * 10 >= titles.len() * 3);
        Self {
            // Where the same words are left, the dates are what tells the titles apart.
            dated: often(dated.len())
                && dated.iter().collect::<HashSet<_>>().len() * 10 >= dated.len() * 8,
            hosted: mostly(
                titles.iter().filter(|title| without_host(&title.text).is_some()).count(),
            ),
        }
    }
}

/// A title without the date at its start or end, where something sets that apart; and that date. A
/// date without its year is part of the title.
fn without_date(title: &Segment) -> Option<(&str, (String, Reading))> {
    let sign = |c: char| c.is_whitespace() || dateline::is_separator(c);
    let has_year = |reading: &Reading| matches!(reading, Reading::Day { year: Some(_), .. });
    let mentions = &title.dateline.mentions;
    let mut ends = mentions.last().into_iter().chain(mentions.first());
    ends.find_map(|mention| {
        let before = title.text.get(..mention.span.start)?;
        let after = title.text.get(mention.span.end..)?;
        let rest = if after.chars().all(sign) {
            let rest = before.trim_end_matches(sign);
            (rest.len() < before.trim_end().len()).then_some(rest)
        } else if before.chars().all(sign) {
            let rest = after.trim_start_matches(sign);
            (rest.len() < after.trim_start().len()).then_some(rest)
        } else {
            None
        };
        let rest = rest.filter(|rest| rest.chars().any(char::is_alphanumeric))?;
        let date =
            dateline::written(&title.text, mention).filter(|(_, reading)| has_year(reading))?;
        Some((rest, date))
    })
}

/// The headline that a piece gives, were it a title of a list with dates and hosts in its titles.
pub(super) fn headline(segment: &Segment) -> String {
    let mut draft = Draft::default();
    title(&mut draft, segment, &Titles { dated: true, hosted: true });
    draft.entry.title.unwrap_or_default()
}

fn draft(
    segments: &[Segment],
    labels: &[Label],
    span: std::ops::Range<usize>,
    titles: &Titles,
) -> Draft {
    let mut draft = Draft::default();
    let mut more = None;
    let mut badge = None;
    let pieces = segments.get(span.clone()).unwrap_or_default();
    for (segment, label) in pieces.iter().zip(labels.get(span).unwrap_or_default()) {
        if let (None, Some(author)) = (draft.entry.authors.first(), &segment.dateline.author)
            && (segment.role != Role::Text || *label == Label::Body || *label == Label::Opening)
        {
            draft.entry.authors.push(Author { name: author.clone() });
        }
        match label {
            Label::Title => title(&mut draft, segment, titles),
            Label::Body | Label::Opening => draft.paragraphs.push(segment.text.clone()),
            Label::Outside => match segment.role {
                Role::Date if draft.date.is_none() => {
                    let first = segment.dateline.mentions.first();
                    draft.date = first.and_then(|first| dateline::written(&segment.text, first));
                }
                Role::More | Role::Address => more = more.or_else(|| segment.url.clone()),
                Role::Badge => badge = badge.or_else(|| kind::from_words(&segment.text)),
                _ => {}
            },
        }
    }
    let entry = &mut draft.entry;
    entry.url = entry.url.take().or(more);
    if entry.kind == EntryKind::Article {
        let of_address = entry.url.as_deref().and_then(kind::from_address_path);
        entry.kind = badge.or(of_address).unwrap_or_default();
    }
    draft
}

fn title(draft: &mut Draft, segment: &Segment, titles: &Titles) {
    let mut text = segment.text.as_str();
    if titles.dated
        && let Some((rest, date)) = without_date(segment)
    {
        text = rest;
        draft.date = Some(date);
    }
    if titles.hosted {
        text = without_host(text).unwrap_or(text);
    }
    let (kind, text) = kind::split(text);
    draft.entry.kind = kind;
    draft.entry.title = Some(text.to_owned()).filter(|text| !text.is_empty());
    draft.entry.url.clone_from(&segment.url);
}

/// A title without the host that a list of links names behind it: "The dike ( dike.example )".
fn without_host(title: &str) -> Option<&str> {
    let (rest, host) = title.strip_suffix(')')?.rsplit_once('(')?;
    let host = host.trim();
    let name = host.split('/').next().unwrap_or("");
    let dotted = name.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let plain = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/' | b'_'));
    (dotted && plain && !rest.trim().is_empty()).then(|| rest.trim_end())
}

/// Judges dates and teasers of the list together.
fn finish(mut drafts: Vec<Draft>, context: &Context<'_>) -> Vec<Entry> {
    let readings: Vec<Option<Reading>> = drafts
        .iter()
        .map(|draft| draft.date.as_ref().map(|(_, reading)| reading.clone()))
        .collect();
    let settled = dates::settle(&readings, context);
    for (draft, settled) in drafts.iter_mut().zip(settled) {
        let (Some((text, _)), Some(settled)) = (&draft.date, settled) else {
            draft.entry.date_text = draft.date.as_ref().map(|(text, _)| text.clone());
            continue;
        };
        let known = settled.when.is_some() || settled.range.earliest.is_some();
        draft.entry.date_text = Some(text.clone());
        draft.entry.date_published = settled.when;
        draft.entry.date_earliest = settled.range.earliest;
        draft.entry.date_latest = settled.range.latest;
        draft.entry.date_basis = known.then_some(DateBasis::Text);
    }
    let summaries: Vec<String> = drafts.iter_mut().map(summary).collect();
    let texts: Vec<&str> = summaries.iter().map(String::as_str).collect();
    let judged = teaser::judge_all(&texts);
    drafts
        .into_iter()
        .zip(judged)
        .map(|(draft, teaser)| {
            let whole = draft.entry.content_text.is_some();
            let mut entry = draft.entry;
            entry.truncated = teaser.truncated && !whole;
            entry.summary = Some(teaser.text).filter(|text| !text.is_empty());
            entry
        })
        .filter(|entry| entry.title.is_some() || entry.summary.is_some())
        .collect()
}

/// What the entry shows of its text; where it shows all of it, the whole goes to `content_text`.
fn summary(draft: &mut Draft) -> String {
    let paragraphs = &draft.paragraphs;
    if paragraphs.len() < WHOLE_TEXT_PARAGRAPHS {
        return paragraphs.join("\n\n");
    }
    draft.entry.content_text = Some(paragraphs.join("\n\n"));
    let standfirst =
        paragraphs.first().is_some_and(|first| teaser::width(first) < STANDFIRST_WIDTH);
    paragraphs.get(..1 + usize::from(standfirst)).unwrap_or_default().join("\n\n")
}
