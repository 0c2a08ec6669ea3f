//! What is known of an article: the combination of its wordings.
//!
//! The combination depends on the wordings and on when they were seen, never on the order in which they
//! were filed, so that an archive filled backwards is the same as one filled day by day.

use std::collections::HashSet;
use std::hash::Hash as Hashable;

use cuttings_extract::{Author, EntryKind};

use crate::chronology::Bounds;
use crate::chronology::dating::{self, Dating};
use crate::order::SortKey;
use crate::wording::{Kept, Place, Span};
use crate::{address, words};

/// What is known of an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) truncated: bool,
    pub(crate) dating: Dating,
    pub(crate) authors: Vec<Author>,
    pub(crate) kind: EntryKind,
    pub(crate) language: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) image: Option<String>,
    pub(crate) text: Option<i64>,
    pub(crate) sort_key: SortKey,
}

/// How many authors and tags an article can gather; pages that name more list something else.
const MANY: usize = 64;

/// Combines an article's wordings. `seen` is the span in which the article was seen, `orders` what the
/// order of listings says of its day.
pub(crate) fn combine(kept: &[Kept], seen: Span, orders: &[Bounds]) -> Known {
    let mut newest: Vec<&Kept> = kept.iter().collect();
    newest.sort_by(|a, b| recency(b).cmp(&recency(a)));
    let mut oldest: Vec<&Kept> = kept.iter().collect();
    oldest.sort_by(|a, b| age(a).cmp(&age(b)));

    let title = newest.iter().find_map(|kept| kept.wording.title.clone());
    let (summary, truncated) = summary(&newest, title.as_deref());
    let dating = dating::decide(kept, seen.first, orders);
    let place = oldest.first().map(|kept| kept.place).unwrap_or_default();
    Known {
        url: own_first(&newest, |kept| kept.wording.url.as_ref())
            .map(|url| address::canonical(&url)),
        title,
        summary,
        truncated,
        authors: union(oldest.iter().flat_map(|kept| &kept.wording.authors)),
        kind: newest
            .iter()
            .map(|kept| kept.wording.kind)
            .find(|&kind| kind != EntryKind::Article)
            .unwrap_or_default(),
        language: own_first(&newest, |kept| kept.wording.language.as_ref()),
        section: oldest.iter().find_map(|kept| kept.wording.section.clone()),
        tags: union(oldest.iter().flat_map(|kept| &kept.wording.tags)),
        image: own_first(&newest, |kept| kept.wording.image.as_ref()),
        text: text(&newest),
        sort_key: SortKey::new(&dating, place),
        dating,
    }
}

/// Later is greater; of one time, the foremost in its list.
fn recency(kept: &Kept) -> impl Ord + use<'_> {
    (kept.span.last, std::cmp::Reverse((kept.place.depth, kept.place.position)), &kept.hash)
}

fn age(kept: &Kept) -> impl Ord + use<'_> {
    let Place { depth, position, .. } = kept.place;
    (kept.span.first, depth, position, &kept.hash)
}

/// What the article's own page says, else what was seen last.
fn own_first(newest: &[&Kept], field: impl Fn(&Kept) -> Option<&String>) -> Option<String> {
    let own = newest.iter().filter(|kept| kept.wording.own_page).find_map(|kept| field(kept));
    own.or_else(|| newest.iter().find_map(|kept| field(kept))).cloned()
}

/// The longest summary seen with the headline, an uncut one if there is one. Where that headline was
/// seen without a summary, the same of the headline before it.
fn summary(newest: &[&Kept], title: Option<&str>) -> (Option<String>, bool) {
    if let [only] = newest {
        let summary = only.wording.summary.clone();
        let truncated = summary.is_some() && only.wording.truncated;
        return (summary, truncated);
    }
    let headline = |title: Option<&str>| title.and_then(words::line);
    let with_summary = newest.iter().filter(|kept| kept.wording.summary.is_some());
    let current = headline(title);
    let of = |wanted: &Option<String>| {
        with_summary
            .clone()
            .filter(|kept| {
                let title = headline(kept.wording.title.as_deref());
                title.is_none() || title == *wanted
            })
            .filter_map(|kept| {
                let summary = kept.wording.summary.as_deref()?;
                Some((!kept.wording.truncated, summary.chars().count(), kept))
            })
            .max_by(|a, b| (a.0, a.1, recency(a.2)).cmp(&(b.0, b.1, recency(b.2))))
            .map(|(_, _, kept)| (kept.wording.summary.clone(), kept.wording.truncated))
    };
    of(&current)
        .or_else(|| {
            let before = with_summary.clone().next()?;
            of(&headline(before.wording.title.as_deref()))
        })
        .unwrap_or_default()
}

/// The article's own page has the text as it is now; of what lists show, the longest is the least cut.
fn text(newest: &[&Kept]) -> Option<i64> {
    let own = newest.iter().filter(|kept| kept.wording.own_page).find_map(|kept| kept.text);
    let longest =
        || newest.iter().rev().filter_map(|kept| kept.text).max_by_key(|&(_, length)| length);
    own.or_else(longest).map(|(id, _)| id)
}

fn union<'k, T: Clone + Eq + Hashable + 'k>(items: impl Iterator<Item = &'k T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.filter(|item| seen.insert(*item)).take(MANY).cloned().collect()
}
