//! Whether a page lists articles, is one, or neither.
//!
//! A page with a list beside a long text is an article with its related links; a page whose long texts
//! all stand within the records of a list shows whole posts. So what counts is how much running text is
//! inside of the records and how much outside of them.

use super::groups::Record;
use super::structured::Structured;
use super::survey::{Survey, Zone, weight};
use crate::PageKind;
use crate::dom::{Dom, Tag};

/// A text node of this weight is running text rather than a label.
const RUNNING: u32 = 40;
/// This much running text outside of all records is an article, unless the page says otherwise.
const ARTICLE_TEXT: u32 = 700;
/// This much is one where the page says that it is one.
const CLAIMED_ARTICLE_TEXT: u32 = 200;

/// Running text inside and outside of records.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prose {
    pub(super) inside: u32,
    pub(super) outside: u32,
}

/// Measures the running text of a page.
pub(super) fn prose(survey: &Survey<'_, '_>, records: &[Record]) -> Prose {
    let dom = survey.dom;
    let mut prose = Prose::default();
    let mut at = 0;
    for node in dom.subtree(Dom::ROOT).filter(|&n| dom.tag(n) == Tag::Text) {
        let zone = survey.zone(node);
        if zone.has(Zone::HIDDEN) || zone.has(Zone::LINK) || zone.has(Zone::COMMENTS) {
            continue;
        }
        let amount = weight(dom.text(node));
        if amount < RUNNING {
            continue;
        }
        while records.get(at).is_some_and(|r| r.end <= node) {
            at += 1;
        }
        if records.get(at).is_some_and(|r| r.start <= node) {
            prose.inside = prose.inside.saturating_add(amount);
        } else if !zone.has(Zone::FOOTER) && !zone.has(Zone::NAMED_BOX) {
            prose.outside = prose.outside.saturating_add(amount);
        }
    }
    prose
}

/// Tells the kind of a page with so many entries.
pub(super) fn tell(entries: usize, prose: Prose, claims: &Structured, has_next: bool) -> PageKind {
    let Prose { inside, outside } = prose;
    let says_listing = claims.says_listing || has_next;
    let claimed = claims.says_article && !says_listing;
    let is_article = if claimed {
        outside >= CLAIMED_ARTICLE_TEXT && outside * 2 > inside
    } else if says_listing {
        outside >= 4 * ARTICLE_TEXT && outside > 4 * inside && entries < 8
    } else {
        outside >= ARTICLE_TEXT && outside > 2 * inside && u32::try_from(entries).is_ok_and(|n| outside > 60 * n)
    };
    if is_article {
        PageKind::Article
    } else if entries > 0 {
        PageKind::Listing
    } else if outside >= CLAIMED_ARTICLE_TEXT && claims.says_article || outside >= ARTICLE_TEXT {
        PageKind::Article
    } else {
        PageKind::Other
    }
}
