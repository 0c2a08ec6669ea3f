//! Drafts become entries: what the entries of a list decide together, and what the page says of them for
//! machines.
//!
//! Dates agree on one order of day and month, teasers on one habit of being cut; headings above entries
//! give sections and days; what most titles begin with is no part of them. Claims fill in what the page
//! does not show, and make precise what it does; they never overrule it.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::fields::{self, DateFound, Draft, Origin, Origins};
use super::links::subject_key;
use super::offsets;
use super::periods::{self, Line};
use super::sections::Above;
use super::structured::{Claim, Structured};
use super::survey::{Survey, weight};
use crate::dates::{self, Context, Mention, Reading, Settled};
use crate::dom::{NodeId, Tag};
use crate::teaser::{self, Teaser};
use crate::{Author, DateBasis, Entry, EntryKind, When, kind};

/// Paragraphs of a whole post that make its summary.
const SUMMARY_PARAGRAPHS: usize = 2;
/// Text of more paragraphs, or of more weight than this, is a whole post.
const WHOLE_TEXT: u32 = 1_500;

/// Turns the drafts of one list into entries.
pub(super) fn settle(mut drafts: Vec<Draft>, context: &Context<'_>) -> Vec<Entry> {
    let readings: Vec<_> = drafts.iter().map(|d| d.date.reading.clone()).collect();
    let dates = dates::settle(&readings, context);
    offsets::settle(&mut drafts, &dates);
    let texts: Vec<String> = drafts.iter().map(|d| d.body.join("\n\n")).collect();
    let shown: Vec<teaser::Shown<'_>> = texts
        .iter()
        .zip(&drafts)
        .map(|(text, draft)| teaser::Shown { text, says_more: draft.says_more })
        .collect();
    let teasers = teaser::judge_list(&shown);
    drafts
        .into_iter()
        .zip(dates)
        .zip(teasers)
        .map(|((draft, date), teaser)| entry(draft, date, teaser))
        .collect()
}

/// Settles what the drafts of one list decide together before they are entries. `above` are the headings
/// above them.
pub(super) fn confer(drafts: &mut [Draft], above: &[Option<Above>], context: &Context<'_>) {
    fields::take_signs(drafts);
    take_days(drafts, above, context);
    take_leading_dates(drafts, context);
    drop_days_for_titles(drafts, context);
    drop_prices(drafts);
    fields::drop_shared_trails(drafts);
    take_leads(drafts);
    fields::take_shared_leads(drafts);
    fields::take_glued_leads(drafts);
    fields::take_trails(drafts);
    drop_shared_labels(drafts);
    take_labels(drafts);
    take_folders(drafts);
    take_sections(drafts, above, context);
}

/// Takes the folders that articles are in for their sections, where several share theirs, but not all: on some sites each
/// author has a folder, and "All news" is none.
fn take_folders(drafts: &mut [Draft]) {
    let mut names: Vec<String> =
        drafts.iter().filter_map(|draft| Some(draft.folder.as_ref()?.0.clone())).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    let are_shared = names.len() * 10 <= all * MOST_FOLDERS;
    let tell_apart = names.len() > 1 || all < drafts.len();
    for draft in drafts {
        let folder = draft.folder.take().filter(|_| are_shared && tell_apart);
        let is_label = draft.origins.section.is_some_and(|origin| origin.why == fields::LABELLED);
        let is_open = draft.section.is_none() || is_label;
        let Some((name, origin)) = folder.filter(|_| is_open) else { continue };
        fields::set_section(draft, name, origin);
    }
}

/// Of ten articles, folders of more are those of people.
const MOST_FOLDERS: usize = 7;

/// An archive heads each day with its date: that of the entries below.
fn take_days(drafts: &mut [Draft], above: &[Option<Above>], context: &Context<'_>) {
    for (draft, above) in drafts.iter_mut().zip(above) {
        if let Some(above) = above {
            take_day(draft, above, "the heading above, a day", context);
        }
    }
}

/// Gives a draft the day that stands above it, where it says none itself.
pub(super) fn take_day(draft: &mut Draft, above: &Above, why: &'static str, context: &Context<'_>) {
    // "7 June 2024 (5 of 212)".
    let text = above.text.split(" (").next().unwrap_or(&above.text);
    if !fields::is_date(text, context) {
        return;
    }
    let time = match draft.date.reading {
        None => None,
        // A clock time alone is one of that day.
        Some(Reading::Today(time)) => Some(time),
        Some(_) => return,
    };
    let Some(mention) = dates::first_mention(text, context) else { return };
    let mut reading = mention.reading;
    if let Reading::Day { year, month, day, time: slot, .. } = &mut reading {
        *slot = slot.or(time);
        let machine = above.machine.filter(|d| (d.month(), d.day()) == (*month, *day));
        *year = year.or(machine.map(|day| day.year()));
    }
    if let (Reading::Month { year, month }, Some(day)) = (&reading, draft.date.day) {
        reading = Reading::on(*year, *month, day, time);
    }
    draft.date.text = above.text.get(mention.span).map(str::to_owned);
    draft.date.reading = Some(reading);
    if draft.date.machine.is_none() {
        draft.origins.date = heading(above, why);
    }
}

/// Gives a draft the time of day that stands by itself between two nodes.
pub(super) fn take_clock(
    draft: &mut Draft,
    survey: &Survey<'_, '_>,
    start: NodeId,
    end: NodeId,
    context: &Context<'_>,
) {
    let dom = survey.dom;
    let nodes = std::iter::successors(Some(start), |&node| Some(node.next()));
    let texts = nodes.take_while(|&node| node < end).filter(|&node| dom.tag(node) == Tag::Text);
    for node in texts {
        let text = dom.text(node).trim();
        let is_date = fields::is_date(text, context);
        let mention = if is_date { dates::first_mention(text, context) } else { None };
        if let Some(reading @ Reading::Today(_)) = mention.map(|mention| mention.reading) {
            draft.date.text = Some(text.to_owned());
            draft.date.reading = Some(reading);
            draft.origins.date =
                Some(Origin { node: Some(node), attribute: None, why: "a time of day" });
            return;
        }
    }
}

/// Gives a draft the year that stands above it, where it says none itself.
pub(super) fn take_period(draft: &mut Draft, line: &Line) {
    let Some(reading) = line.complete(draft.date.reading.as_ref(), draft.date.day) else { return };
    let is_all = draft.date.reading.is_none();
    draft.date.reading = Some(reading);
    if is_all {
        draft.date.text = Some(line.text.clone());
    }
    if is_all && draft.date.machine.is_none() {
        let why = "the line above, a year or a month";
        draft.origins.date = Some(Origin { node: Some(line.node), attribute: None, why });
    }
}

/// Where most titles begin with a date, it is no part of them.
fn take_leading_dates(drafts: &mut [Draft], context: &Context<'_>) {
    let dated = count_leading(drafts, |title| fields::leading_date(title, context));
    if dated >= 2 && dated * 10 >= drafts.len() * 6 {
        take_leading(drafts, |title| fields::leading_date(title, context));
    }
}

/// The same of days of the years that stand above the titles, where nearly all begin with one: where no year says so,
/// "21 May – The new quay" may be how somebody heads what he writes on each day.
///
/// They run one way, but where a new year begins: `years` is how many there are.
pub(super) fn take_leading_days(drafts: &mut [Draft], years: usize, context: &Context<'_>) {
    let is_dated = |draft: &Draft| draft.date.reading.is_some() || draft.date.machine.is_some();
    if drafts.iter().any(is_dated) {
        return;
    }
    let dated = count_leading(drafts, |title| fields::leading_day(title, context));
    if dated >= FEWEST_LEADING_DAYS
        && dated * 10 >= drafts.len() * 9
        && run_one_way(drafts, years, context)
    {
        take_leading(drafts, |title| fields::leading_day(title, context));
    }
}

/// Whether the days that titles begin with go on in one direction, but for so many times.
fn run_one_way(drafts: &[Draft], years: usize, context: &Context<'_>) -> bool {
    let day = |draft: &Draft| match fields::leading_day(draft.title.as_deref()?, context)?.0.reading
    {
        Reading::Day { month, day, .. } => Some((month, day)),
        _ => None,
    };
    let days: Vec<(i8, i8)> = drafts.iter().filter_map(day).collect();
    let falls = days.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let rises = days.windows(2).filter(|pair| pair[0] < pair[1]).count();
    falls.min(rises) <= years
}

fn count_leading(drafts: &[Draft], leading: impl Fn(&str) -> Option<(Mention, &str)>) -> usize {
    drafts.iter().filter_map(|draft| leading(draft.title.as_deref()?)).count()
}

fn take_leading(drafts: &mut [Draft], leading: impl Fn(&str) -> Option<(Mention, &str)>) {
    for draft in drafts {
        let Some(title) = draft.title.take() else { continue };
        match leading(&title) {
            Some((mention, rest)) => {
                if draft.date.reading.is_none() {
                    draft.date.text = title.get(mention.span).map(str::to_owned);
                    draft.date.reading = Some(mention.reading);
                    if draft.date.machine.is_none() {
                        let why = "the beginning of the title, as in most of the list";
                        draft.origins.date = draft.origins.title.map(|o| Origin { why, ..o });
                    }
                }
                draft.title = Some(rest.to_owned());
            }
            None => draft.title = Some(title),
        }
    }
}

/// Posts without a title show their day where others have theirs, marked up as what it is.
fn drop_days_for_titles(drafts: &mut [Draft], context: &Context<'_>) {
    let is_day = |draft: &Draft| {
        draft.day_is_title
            && draft.title.as_deref().is_some_and(|title| fields::is_date(title, context))
    };
    let titled = drafts.iter().filter(|draft| draft.title.is_some());
    let (days, named): (Vec<&Draft>, Vec<&Draft>) = titled.partition(|draft| is_day(draft));
    // What is named in the same place is an issue, and that may have its day for a name.
    let is_of_issues = named.iter().any(|draft| draft.day_is_title);
    if days.is_empty() || days.len() > named.len() || is_of_issues {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| is_day(draft)) {
        draft.title = None;
        draft.origins.title = None;
    }
}

/// So many titles that begin with a day are no accident.
const FEWEST_LEADING_DAYS: usize = 4;

/// A title may begin with "Plus" by itself; that of others says that they are to be paid for.
const FEWEST_PAID: usize = 2;

/// Takes marks of articles that are to be paid for off their titles. "Plus belle la vie" goes on in a small letter.
fn drop_prices(drafts: &mut [Draft]) {
    let begins_anew = |draft: &&Draft| {
        let parts = draft.lead.as_deref().zip(draft.title.as_deref());
        let rest = parts.and_then(|(lead, title)| fields::rest_behind(title, lead));
        rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
    };
    let paid: Vec<&Draft> = drafts.iter().filter(|draft| fields::is_led_by_price(draft)).collect();
    if paid.len() < FEWEST_PAID || !paid.iter().all(begins_anew) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| fields::is_led_by_price(draft)) {
        fields::cut_lead(draft);
    }
}

/// Whether most entries show nothing of their day but its time: "14:05".
pub(super) fn show_clocks(drafts: &[Draft]) -> bool {
    let is_clock = |draft: &&Draft| {
        draft.date.machine.is_none() && matches!(draft.date.reading, Some(Reading::Today(_)))
    };
    drafts.iter().filter(is_clock).count() * 2 > drafts.len()
}

/// Fewer titles do not tell what they usually begin with.
const FEWEST_LEADS: usize = 3;

/// Where most titles begin with an inline element of its own, and what follows it begins anew, that is a
/// kicker. Scripts without capitals do not tell: there, some of the titles must share theirs, or all of half of them end
/// in a colon: "भोपाल: …".
fn take_leads(drafts: &mut [Draft]) {
    let led: Vec<(&str, &str)> = drafts
        .iter()
        .filter_map(|draft| {
            let lead = draft.lead.as_deref()?;
            Some((lead, fields::rest_behind(draft.title.as_deref()?, lead)?))
        })
        .collect();
    let with_colon = led.iter().filter(|(lead, _)| lead.ends_with([':', '：'])).count();
    let all_have_colons = with_colon == led.len() && led.len() * 2 >= drafts.len();
    let begins_anew = |(_, rest): &(&str, &str)| !rest.starts_with(char::is_lowercase);
    if led.len() >= FEWEST_LEADS && all_have_colons && led.iter().all(begins_anew) {
        drafts.iter_mut().for_each(fields::take_lead);
        return;
    }
    if led.len() < FEWEST_LEADS || led.len() * 10 < drafts.len() * 7 {
        return;
    }
    let mut leads: Vec<&str> = led.iter().map(|(lead, _)| *lead).collect();
    leads.sort_unstable();
    leads.dedup();
    let has_case = |(_, rest): &(&str, &str)| rest.chars().any(char::is_lowercase);
    if led.iter().all(begins_anew) && (leads.len() < led.len() || led.iter().all(has_case)) {
        drafts.iter_mut().for_each(fields::take_lead);
    }
}

/// So many entries do not have the same label below their titles for a section.
const SHARED_LABELS: usize = 4;

/// What nearly all entries are labelled with below their titles, or nearly all that have a label below their
/// summaries, is the name of a button or a count.
fn drop_shared_labels(drafts: &mut [Draft]) {
    let all = drafts.len();
    drop_labels_below(drafts, |origins| origins.title, |_| all);
    drop_labels_below(drafts, |origins| origins.summary, |labelled| labelled);
}

/// Drops the labels below a field where one of them is that of nearly all: of as many entries as `among` says,
/// given how many have such a label.
fn drop_labels_below(
    drafts: &mut [Draft],
    field: impl Fn(&Origins) -> Option<Origin>,
    among: impl Fn(usize) -> usize,
) {
    let is_below = |draft: &Draft| {
        let label = draft.origins.section.filter(|origin| origin.why == fields::LABELLED);
        label.zip(field(&draft.origins)).is_some_and(|(label, field)| label.node > field.node)
    };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in drafts.iter().filter(|d| is_below(d)).filter_map(|d| d.section.as_deref()) {
        *counts.entry(label).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let labelled = counts.values().sum();
    if most >= SHARED_LABELS && most * 10 >= among(labelled) * 8 {
        for draft in drafts.iter_mut().filter(|draft| is_below(draft)) {
            draft.section = None;
            draft.origins.section = None;
        }
    }
}

/// Short texts above the titles are sections where most entries have one, and some share theirs or all are links.
fn take_labels(drafts: &mut [Draft]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in drafts.iter().filter_map(|d| d.label.as_deref()) {
        *counts.entry(label).or_default() += 1;
    }
    let labelled: usize = counts.values().sum();
    let leads = drafts.iter().filter(|d| d.label.is_some()).all(|d| d.label_leads);
    let shared = leads || counts.values().any(|&count| count > 1);
    // One label on everything says nothing of the entries.
    if !shared || counts.len() < 2 || labelled * 2 < drafts.len() {
        return;
    }
    for draft in drafts.iter_mut().filter(|d| d.section.is_none()) {
        draft.section = draft.label.take();
        if draft.section.is_some() {
            let why = "a short text beside the title, which entries of the list share";
            draft.origins.section = Some(Origin { why, ..Origin::default() });
        }
    }
}

/// Headings above entries are their sections, where there are several of them.
fn take_sections(drafts: &mut [Draft], above: &[Option<Above>], context: &Context<'_>) {
    let is_section = |above: &&Above| {
        !fields::is_date(&above.text, context)
            && !periods::is_year(&above.text)
            && !teaser::leads_on(&above.text)
    };
    let section = |above: &Option<Above>| above.as_ref().filter(is_section).cloned();
    let mut texts: Vec<&str> =
        above.iter().flatten().filter(is_section).map(|above| above.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    if texts.len() < 2 {
        return;
    }
    let are_themes = labels_are_themes(drafts);
    let is_free = |draft: &&mut Draft| draft.section.is_none() || are_themes && is_labelled(draft);
    for (draft, above) in drafts.iter_mut().zip(above).filter(|(draft, _)| is_free(draft)) {
        if let Some(above) = section(above) {
            if draft.kind == EntryKind::Article
                && let Some(kind) = kind::from_words(&above.text)
                && kind != EntryKind::Sponsored
            {
                draft.kind = kind;
                draft.origins.kind = heading(&above, "the heading above, a kind of articles");
            }
            draft.origins.section = heading(&above, "the heading above");
            draft.section = Some(above.text);
        }
    }
}

fn is_labelled(draft: &Draft) -> bool {
    !draft.section_leads
        && draft.origins.section.is_some_and(|origin| origin.why == fields::LABELLED)
}

/// So many labels that all differ are what each article is about.
const FEWEST_THEMES: usize = 4;

/// Whether the labels at the titles are themes rather than parts of the outlet: each has its own.
fn labels_are_themes(drafts: &[Draft]) -> bool {
    let labels = || drafts.iter().filter(|draft| is_labelled(draft));
    let different: HashSet<&str> = labels().filter_map(|d| d.section.as_deref()).collect();
    different.len() >= FEWEST_THEMES && different.len() == labels().count()
}

fn heading(above: &Above, why: &'static str) -> Option<Origin> {
    Some(Origin { node: Some(above.node), attribute: None, why })
}

fn entry(draft: Draft, date: Option<Settled>, teaser: Teaser) -> Entry {
    let mut entry = Entry {
        title: draft.title,
        kind: draft.kind,
        authors: draft.authors.into_iter().map(|name| Author { name }).collect(),
        tags: draft.tags,
        section: draft.section,
        image: draft.image.map(String::from),
        ..Entry::default()
    };
    set_date(&mut entry, draft.date, date, draft.url.as_ref());
    entry.url = draft.url.map(String::from);
    set_text(&mut entry, &draft.body, teaser, draft.says_more);
    if entry.kind == EntryKind::Article
        && let Some(kind) = entry.url.as_deref().and_then(kind::from_address_path)
    {
        entry.kind = kind;
    }
    entry
}

fn set_text(entry: &mut Entry, body: &[String], teaser: Teaser, says_more: bool) {
    if teaser.text.is_empty() {
        return;
    }
    let long = body.len() > SUMMARY_PARAGRAPHS || weight(&teaser.text) > WHOLE_TEXT;
    if long && !teaser.truncated && !says_more {
        let first: Vec<&str> = body.iter().take(SUMMARY_PARAGRAPHS).map(String::as_str).collect();
        entry.summary = Some(first.join("\n\n"));
        entry.content_text = Some(teaser.text);
    } else {
        entry.truncated = teaser.truncated;
        entry.summary = Some(teaser.text);
    }
}

fn set_date(entry: &mut Entry, found: DateFound, settled: Option<Settled>, url: Option<&Url>) {
    entry.date_text = found.text;
    if let Some(when) = found.machine {
        publish(entry, when, DateBasis::Attribute);
        return;
    }
    let in_address =
        || url.and_then(|u| dates::in_address(u.as_str())).map(|d| (d, DateBasis::Url));
    let known =
        |d: &Settled| d.when.is_some() || d.range.earliest.is_some() || d.range.latest.is_some();
    let shown = settled.filter(known);
    // A year that is shown is less than a day of it in the address.
    let precise = |shown: Settled| {
        let day = in_address().filter(|_| shown.when.is_none())?;
        day.0.range.earliest.filter(|day| shown.range.contains(*day)).map(|_| day)
    };
    if let Some((date, basis)) =
        shown.and_then(precise).or(shown.map(|d| (d, DateBasis::Text))).or_else(in_address)
    {
        entry.date_basis = Some(basis);
        entry.date_published = date.when;
        entry.date_earliest = date.range.earliest;
        entry.date_latest = date.range.latest;
    }
}

fn publish(entry: &mut Entry, when: When, basis: DateBasis) {
    entry.date_published = Some(when);
    entry.date_basis = Some(basis);
    entry.date_earliest = Some(when.day());
    entry.date_latest = Some(when.day());
}

/// Takes over what the page claims about its entries where that agrees with what it shows.
pub(super) fn agree(entries: &mut [Entry], claims: &Structured) {
    let mut by_subject: HashMap<String, Vec<&Claim>> = HashMap::new();
    for claim in &claims.items {
        if let Some(url) = &claim.url {
            by_subject.entry(subject_key(url)).or_default().push(claim);
        }
    }
    if by_subject.is_empty() {
        return;
    }
    for entry in entries {
        let key = entry.url.as_deref().and_then(|u| Url::parse(u).ok()).map(|u| subject_key(&u));
        for claim in key.and_then(|k| by_subject.get(&k)).into_iter().flatten() {
            take_over(entry, claim);
        }
    }
}

fn take_over(entry: &mut Entry, claim: &Claim) {
    // A claim that calls the article something else altogether is about something else.
    if !same_words(entry.title.as_deref(), claim.title.as_deref()) {
        return;
    }
    // A note is its own name, where something must be: it has no title.
    let is_note = claim.title.is_some() && claim.title == entry.summary;
    let is_day = |title: &String| fields::is_date(title, &Context::default());
    if entry.title.is_none() && !is_note && !claim.title.as_ref().is_some_and(is_day) {
        entry.title.clone_from(&claim.title);
    }
    if let Some(when) = claim.date_published {
        let agrees = match (entry.date_earliest, entry.date_latest) {
            (None, None) => true,
            (from, to) => {
                from.is_none_or(|d| d <= when.day()) && to.is_none_or(|d| when.day() <= d)
            }
        };
        // "Sunday" may be the last or the next one: the claim tells of an event. A year says all.
        let is_vague = || entry.date_text.as_deref().is_none_or(|text| !has_year(text));
        let is_of_event = claim.kind == Some(EntryKind::Event) && is_vague();
        if (agrees || is_of_event) && entry.date_basis != Some(DateBasis::Attribute) {
            publish(entry, when, DateBasis::Attribute);
        }
    }
    if entry.authors.is_empty() {
        entry.authors = claim.authors.iter().map(|name| Author { name: name.clone() }).collect();
    }
    if entry.image.is_none() {
        entry.image = claim.image.as_ref().map(ToString::to_string);
    }
    if entry.section.is_none() {
        entry.section.clone_from(&claim.section);
    }
    if entry.tags.is_empty() {
        entry.tags.clone_from(&claim.tags);
    }
    if entry.kind == EntryKind::Article
        && let Some(kind) = claim.kind
    {
        entry.kind = kind;
    }
}

/// Whether there are four digits in a row in a text.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_numeric()).any(|digits| digits.chars().count() == 4)
}

/// Whether two titles share most of their beginning; true where one is missing.
fn same_words(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let letters = |t: &str| {
        t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (a, b) = (letters(a), letters(b));
    a.contains(&b) || b.contains(&a)
}
