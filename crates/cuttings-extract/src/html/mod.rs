//! HTML pages: listings and articles.
//!
//! 1. [`Dom`] parses, [`survey`] measures, [`structured`] collects what the page says of itself.
//! 2. [`links`] and [`groups`] gather the candidates, [`lists`] chooses among them.
//! 3. [`fields`] reads each record; the dates of all records are settled together.
//! 4. [`pager`] finds the next and the previous page, [`article`] the article of an article page.

pub mod article;
mod features;
mod fields;
mod groups;
mod hints;
mod links;
mod lists;
mod model;
mod pager;
mod pieces;
pub mod structured;
mod survey;

use url::Url;

use crate::dates::{self, Context, Settled};
use crate::dom::{Dom, Tag};
use crate::teaser;
use crate::{Author, DateBasis, Entry, Hint, Page, PageKind, When, address};

use fields::{Draft, Scene};
use links::Links;
use structured::Structured;
use survey::Survey;

/// Reads an HTML page.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let dom = Dom::parse(text);
    let address = hint.url.and_then(|u| Url::parse(u).ok());
    let base = base_address(&dom, address.as_ref());
    let claims = structured::read(&dom, base.as_ref());
    let survey = Survey::new(&dom);
    let links = Links::collect(&survey, base.as_ref(), address.as_ref());
    let language = claims.language.clone();
    let context = Context { reference: hint.reference_time, language: language.as_deref() };

    let groups = groups::group(&survey, &links);
    let claimed = claimed_subjects(&claims, &links);
    let inputs = features::Inputs {
        survey: &survey,
        links: &links,
        groups: &groups,
        page: address.as_ref(),
        claimed: &claimed,
    };
    let features = features::of_groups(&inputs);
    let judged = lists::judge(groups, &features);
    let places = lists::choose(&survey, &links, &judged);
    let scene = Scene { survey: &survey, links: &links, base: base.as_ref(), dates: context };
    let drafts: Vec<Draft> =
        places.iter().map(|p| fields::read(&scene, p.record, p.subject)).collect();

    let mut page = Page::new(PageKind::Listing);
    page.entries = entries(drafts, &context);
    page.title = claims.title.clone();
    page.language = language;
    page.feeds = claims.feeds.iter().map(Url::to_string).collect();
    page
}

/// The address that relative links are relative to: the page's `<base>`, else its own.
fn base_address(dom: &Dom<'_>, page: Option<&Url>) -> Option<Url> {
    dom.subtree(Dom::ROOT)
        .take_while(|&n| dom.tag(n) != Tag::Body)
        .filter(|&n| dom.tag(n) == Tag::Base)
        .find_map(|n| dom.attr(n, "href"))
        .and_then(|href| address::resolve(page, href))
        .or_else(|| page.cloned())
}

/// For each subject, whether the page claims to list it.
fn claimed_subjects(claims: &Structured, links: &Links) -> Vec<bool> {
    let keys: std::collections::HashSet<String> =
        claims.items.iter().filter_map(|c| c.url.as_ref()).map(links::subject_key).collect();
    let mut claimed = vec![false; links.subject_counts.len()];
    if !keys.is_empty() {
        for link in &links.all {
            if let Some(slot) = claimed.get_mut(link.subject)
                && !*slot
            {
                *slot = keys.contains(&links::subject_key(&link.url));
            }
        }
    }
    claimed
}

fn entries(drafts: Vec<Draft>, context: &Context<'_>) -> Vec<Entry> {
    let readings: Vec<_> = drafts.iter().map(|d| d.date.reading.clone()).collect();
    let settled = dates::settle(&readings, context);
    drafts.into_iter().zip(settled).map(|(draft, settled)| entry(draft, settled)).collect()
}

fn entry(draft: Draft, settled: Option<Settled>) -> Entry {
    let mut entry = Entry {
        title: draft.title,
        kind: draft.kind,
        authors: draft.authors.into_iter().map(|name| Author { name }).collect(),
        tags: draft.tags,
        section: draft.section,
        image: draft.image.map(String::from),
        ..Entry::default()
    };
    date_entry(&mut entry, draft.date, settled, draft.url.as_ref());
    entry.url = draft.url.map(String::from);
    summarise(&mut entry, &draft.body, draft.says_more);
    entry
}

/// Paragraphs beyond this make the listing's text the whole text.
const SUMMARY_PARAGRAPHS: usize = 2;

fn summarise(entry: &mut Entry, body: &[String], says_more: bool) {
    if body.is_empty() {
        return;
    }
    let whole = body.join("\n\n");
    let judged = teaser::judge(&whole);
    if judged.text.is_empty() {
        return;
    }
    let long = body.len() > SUMMARY_PARAGRAPHS || survey::weight(&whole) > 1_500;
    if long && !judged.truncated && !says_more {
        let first: Vec<&str> = body.iter().take(SUMMARY_PARAGRAPHS).map(String::as_str).collect();
        entry.summary = Some(first.join("\n\n"));
        entry.content_text = Some(judged.text);
    } else {
        entry.summary = Some(judged.text);
        entry.truncated = judged.truncated;
    }
}

fn date_entry(
    entry: &mut Entry,
    found: fields::DateFound,
    settled: Option<Settled>,
    url: Option<&Url>,
) {
    entry.date_text = found.text;
    if let Some(when) = found.machine {
        set_date(entry, when, DateBasis::Attribute);
    } else if let Some(settled) = settled {
        entry.date_basis = Some(DateBasis::Text);
        entry.date_published = settled.when;
        entry.date_earliest = settled.range.earliest;
        entry.date_latest = settled.range.latest;
    } else if let Some(settled) = url.and_then(|u| dates::in_address(u.as_str())) {
        entry.date_basis = Some(DateBasis::Url);
        entry.date_published = settled.when;
        entry.date_earliest = settled.range.earliest;
        entry.date_latest = settled.range.latest;
    }
}

fn set_date(entry: &mut Entry, when: When, basis: DateBasis) {
    entry.date_published = Some(when);
    entry.date_basis = Some(basis);
    entry.date_earliest = Some(when.day());
    entry.date_latest = Some(when.day());
}
