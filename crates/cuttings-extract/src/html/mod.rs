//! HTML pages: listings and articles.
//!
//! 1. [`Dom`] parses, [`survey`] measures, [`structured`] collects what the page says of itself.
//! 2. [`links`] and [`groups`] gather the candidates, [`lists`] chooses among them.
//! 3. [`fields`] reads each record; the dates of all records are settled together.
//! 4. [`pager`] finds the next and the previous page, [`article`] the article of an article page.

pub mod article;
mod explain;
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

use jiff::Timestamp;
use url::Url;

use crate::dates::{self, Context, Settled};
use crate::dom::{Dom, Tag};
use crate::teaser;
use crate::{Author, DateBasis, Entry, Hint, Page, PageKind, When, address};

pub use explain::{Explanation, GroupReport, LinkReport};
use fields::Draft;
use links::Links;
use structured::Structured;
use survey::Survey;

/// Reads an HTML page.
#[must_use]
pub fn read(text: &str, hint: &Hint<'_>) -> Page {
    let dom = Dom::parse(text);
    let desk = Desk::new(&dom, hint);
    let candidates = desk.candidates();
    desk.page(&candidates)
}

/// Tells why [`read`] reads a page as it does.
#[must_use]
pub fn explain(text: &str, hint: &Hint<'_>) -> Explanation {
    let dom = Dom::parse(text);
    let desk = Desk::new(&dom, hint);
    let candidates = desk.candidates();
    explain::explain(&desk.links, &candidates.judged, &candidates.features)
}

/// A page with everything that is measured once and asked many times.
struct Desk<'d, 'a> {
    survey: Survey<'d, 'a>,
    links: Links,
    claims: Structured,
    address: Option<Url>,
    base: Option<Url>,
    reference: Option<Timestamp>,
}

/// What could be the page's list.
struct Candidates {
    judged: Vec<lists::Judged>,
    features: Vec<Vec<features::Features>>,
}

impl<'d, 'a> Desk<'d, 'a> {
    fn new(dom: &'d Dom<'a>, hint: &Hint<'_>) -> Self {
        let address = hint.url.and_then(|u| Url::parse(u).ok());
        let base = base_address(dom, address.as_ref());
        let claims = structured::read(dom, base.as_ref());
        let survey = Survey::new(dom);
        let links = Links::collect(&survey, base.as_ref(), address.as_ref());
        Self { survey, links, claims, address, base, reference: hint.reference_time }
    }

    fn candidates(&self) -> Candidates {
        let groups = groups::group(&self.survey, &self.links);
        let claimed = claimed_subjects(&self.claims, &self.links);
        let features = features::of_groups(&features::Inputs {
            survey: &self.survey,
            links: &self.links,
            groups: &groups,
            page: self.address.as_ref(),
            claimed: &claimed,
        });
        Candidates { judged: lists::judge(groups, &features), features }
    }

    fn page(&self, candidates: &Candidates) -> Page {
        let places = lists::choose(&self.survey, &self.links, &candidates.judged);
        let dates = Context { reference: self.reference, language: self.claims.language.as_deref() };
        let scene = fields::Scene {
            survey: &self.survey,
            links: &self.links,
            base: self.base.as_ref(),
            dates,
        };
        let drafts: Vec<Draft> =
            places.iter().map(|p| fields::read(&scene, p.record, p.subject)).collect();
        let chain = self.chain(&places);

        let mut page = Page::new(PageKind::Listing);
        page.entries = entries(drafts, &dates);
        page.title.clone_from(&self.claims.title);
        page.language.clone_from(&self.claims.language);
        page.feeds = self.claims.feeds.iter().map(Url::to_string).collect();
        page.next = chain.next.map(String::from);
        page.previous = chain.previous.map(String::from);
        page
    }

    fn chain(&self, places: &[lists::Place]) -> pager::Chain {
        let mut is_entry = vec![false; self.links.subject_counts.len()];
        for place in places {
            if let Some(slot) = is_entry.get_mut(place.subject) {
                *slot = true;
            }
        }
        pager::find(&pager::Scene {
            survey: &self.survey,
            links: &self.links,
            claims: &self.claims,
            page: self.address.as_ref(),
            base: self.base.as_ref(),
            is_entry: &is_entry,
        })
    }
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
