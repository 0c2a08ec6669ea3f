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

use super::Label;
use super::segment::{Dump, Role, Segment};
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
    let dated_titles = dated_titles(segments, labels, &starts);
    let leads: Vec<usize> =
        starts.iter().map(|start| lead(segments, labels, *start, dates_lead)).collect();
    let mut drafts = Vec::with_capacity(starts.len());
    for (at, start) in starts.iter().enumerate() {
        let from = leads.get(at).copied().unwrap_or(*start);
        let to = leads.get(at + 1).copied().unwrap_or(segments.len());
        drafts.push(draft(segments, labels, from..to, dated_titles));
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

/// Whether the titles of this list end in dates ("The dike – 3 March 2023").
fn dated_titles(segments: &[Segment], labels: &[Label], starts: &[usize]) -> bool {
    let titles = starts.iter().filter(|start| labels.get(**start) == Some(&Label::Title));
    let titles: Vec<&Segment> = titles.filter_map(|start| segments.get(*start)).collect();
    let dated = titles.iter().filter(|title| without_date(title).is_some()).count();
    dated >= 2 && dated * 10 >= titles.len() * 6
}

/// A title without the date at its start or end, where something sets that apart.
fn without_date(title: &Segment) -> Option<&str> {
    let (start, end) = title.dateline.span?;
    let sign = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '-' | '–' | '—' | '|' | '·' | '•' | '(' | ')' | ':' | '[' | ']' | '/'
            )
    };
    let before = title.text.get(..start)?;
    let after = title.text.get(end..)?;
    if after.chars().all(sign) {
        let rest = before.trim_end_matches(sign);
        return (rest.len() < before.trim_end().len() && rest.chars().any(char::is_alphanumeric))
            .then_some(rest);
    }
    if before.chars().all(sign) {
        let rest = after.trim_start_matches(sign);
        return (rest.len() < after.trim_start().len() || after.starts_with(' ')).then_some(rest);
    }
    None
}

fn draft(
    segments: &[Segment],
    labels: &[Label],
    span: std::ops::Range<usize>,
    dated_titles: bool,
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
            Label::Title => title(&mut draft, segment, dated_titles),
            Label::Body | Label::Opening => draft.paragraphs.push(segment.text.clone()),
            Label::Outside => match segment.role {
                Role::Date if draft.date.is_none() => draft.date.clone_from(&segment.dateline.date),
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

fn title(draft: &mut Draft, segment: &Segment, dated_titles: bool) {
    let mut text = segment.text.as_str();
    if dated_titles && let Some(rest) = without_date(segment) {
        text = rest;
        draft.date.clone_from(&segment.dateline.date);
    }
    let (kind, text) = kind::split(without_host(text));
    draft.entry.kind = kind;
    draft.entry.title = Some(text.to_owned()).filter(|text| !text.is_empty());
    draft.entry.url.clone_from(&segment.url);
}

/// A title without the host that a list of links names behind it: "The dike ( dike.example )".
fn without_host(title: &str) -> &str {
    let host = title.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let Some((rest, host)) = host else { return title };
    let host = host.trim();
    let name = host.split('/').next().unwrap_or("");
    let dotted = name.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let plain = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/' | b'_'));
    if dotted && plain && !rest.trim().is_empty() { rest.trim_end() } else { title }
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
