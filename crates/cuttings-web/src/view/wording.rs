//! What an article said when: its headlines and teasers over time, each against the one before.

use cuttings_archive::{History, Spoken};

use super::difference::{Words, difference};
use super::foreign;
use super::when::{self, Shown};

const HEADLINE: usize = 300;
const TEASER: usize = 800;
/// Changes shown at most, the latest ones.
const CHANGES: usize = 12;

/// A change of what an article is called, or of its teaser.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    /// "headline" or "teaser".
    pub(crate) what: &'static str,
    /// Where it stands on the article's page.
    pub(crate) anchor: String,
    /// When the new words were first seen.
    pub(crate) seen: Shown,
    /// When the old ones were last seen.
    pub(crate) before: Shown,
    pub(crate) words: Vec<Words>,
}

/// The changes of an article's headline.
pub(crate) fn headline_changes(history: &History) -> Vec<Changed> {
    latest(&history.headline_changes())
        .iter()
        .map(|(before, after)| changed(before, after, "headline", HEADLINE))
        .collect()
}

/// The changes of an article's headline and teaser, in the order in which they were seen.
pub(crate) fn changes(history: &History) -> Vec<Changed> {
    let mut all: Vec<(jiff::Timestamp, Changed)> = Vec::new();
    for (what, length, changes) in [
        ("headline", HEADLINE, history.headline_changes()),
        ("teaser", TEASER, history.summary_changes()),
    ] {
        let changes = latest(&changes).iter();
        all.extend(changes.map(|(a, b)| (b.first_seen, changed(a, b, what, length))));
    }
    all.sort_by_key(|(seen, _)| *seen);
    all.into_iter().map(|(_, changed)| changed).collect()
}

fn changed(before: &Spoken, after: &Spoken, what: &'static str, length: usize) -> Changed {
    Changed {
        what,
        anchor: format!("{what}-{}", after.first_seen.as_second()),
        seen: when::moment(after.first_seen),
        before: when::moment(before.last_seen),
        words: difference(
            &foreign::line(&before.text, length),
            &foreign::line(&after.text, length),
        ),
    }
}

fn latest<T>(all: &[T]) -> &[T] {
    all.get(all.len().saturating_sub(CHANGES)..).unwrap_or_default()
}
