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
    /// When the new words were first seen.
    pub(crate) seen: Shown,
    /// When the old ones were last seen.
    pub(crate) before: Shown,
    pub(crate) words: Vec<Words>,
}

/// The changes of an article's wording, in the order in which they were seen.
pub(crate) fn changes(history: &History) -> Vec<Changed> {
    let headlines = history.headline_changes();
    let teasers = history.summary_changes();
    let mut all: Vec<(&Spoken, &Spoken, &'static str, usize)> = Vec::new();
    all.extend(latest(&headlines).iter().map(|(a, b)| (*a, *b, "headline", HEADLINE)));
    all.extend(latest(&teasers).iter().map(|(a, b)| (*a, *b, "teaser", TEASER)));
    all.sort_by_key(|(_, after, ..)| after.first_seen);
    all.into_iter()
        .map(|(before, after, what, length)| Changed {
            what,
            seen: when::moment(after.first_seen),
            before: when::moment(before.last_seen),
            words: difference(
                &foreign::line(&before.text, length),
                &foreign::line(&after.text, length),
            ),
        })
        .collect()
}

fn latest<T>(all: &[T]) -> &[T] {
    all.get(all.len().saturating_sub(CHANGES)..).unwrap_or_default()
}
