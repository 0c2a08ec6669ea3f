//! Keeps up with what is followed: what is new is taken in, walks that were interrupted go on, and the
//! articles' own pages are fetched where that was asked for.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use cuttings_archive::Followed;
use jiff::Timestamp;

use crate::asker::Follower;
use crate::backfill::{self, Options, backfill};
use crate::context::Listener;
use crate::failure::Failure;
use crate::texts::fetch_texts;
use crate::update::{Looked, update_all};
use crate::words::count;

/// A listing whose server asked for a rest, or that failed, is passed over until its time has come; one
/// that is well is always looked at.
#[must_use]
pub fn may_be_asked(listing: &Followed, now: Timestamp) -> bool {
    listing.failures == 0 || is_due(listing, now)
}

/// Whether the time has come to look at a listing again.
#[must_use]
pub fn is_due(listing: &Followed, now: Timestamp) -> bool {
    listing.due.is_none_or(|due| due <= now)
}

/// Looks at listings once. Gives whether any of them failed.
pub fn round(follower: &Follower<'_>, listings: Vec<Followed>) -> Result<bool, Failure> {
    let listener = follower.asker.context.listener.as_ref();
    let outlets: BTreeSet<String> = listings
        .iter()
        .filter(|listing| listing.full_text)
        .map(|listing| listing.outlet.clone())
        .collect();
    let unfinished = unfinished(follower, &listings)?;
    let before = follower.asker.web.requests();
    let tally = Mutex::new(Tally::default());
    update_all(follower, listings, &|listing, looked| {
        tell(listener, listing, looked);
        tally.lock().unwrap_or_else(PoisonError::into_inner).add(looked);
    })?;
    let mut tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    tally.requests = follower.asker.web.requests() - before;
    listener.note(format_args!("{}", tally.in_words()));
    for listing in unfinished {
        if follower.asker.interrupt.asked() {
            break;
        }
        let options = Options { prove: true, most_pages: i64::MAX };
        let outcome = backfill(follower, &listing, options, None)?;
        if let backfill::Outcome::Halted(Some(error)) = outcome {
            follower.intake().failed(&error);
            tally.failed += 1;
        }
    }
    for outlet in outlets {
        fetch_texts(follower, &outlet)?;
    }
    Ok(tally.failed > 0)
}

/// The listings whose walk was interrupted.
fn unfinished(follower: &Follower<'_>, listings: &[Followed]) -> Result<Vec<Followed>, Failure> {
    let mut unfinished = Vec::new();
    for listing in listings {
        let report = follower.archive.report(listing.id)?;
        if report.is_some_and(|report| report.ending.is_none()) {
            unfinished.push(listing.clone());
        }
    }
    Ok(unfinished)
}

fn tell(listener: &dyn Listener, listing: &Followed, looked: &Looked) {
    let url = &listing.url;
    if let Some(error) = &looked.error {
        listener.failed(error, error.hint().as_deref());
    }
    if let Some(gap) = &looked.gap {
        listener.warning(format_args!("{url}: {gap}"));
    }
    for alarm in &looked.alarms {
        let (before, after) = (&alarm.before, &alarm.after);
        listener.warning(format_args!(
            "{url} needs a look ({}): {before}; now {after}",
            alarm.kind.name()
        ));
    }
}

/// What a round did.
#[derive(Debug, Default)]
struct Tally {
    listings: u64,
    unchanged: u64,
    failed: u64,
    articles: u64,
    requests: u64,
}

impl Tally {
    fn add(&mut self, looked: &Looked) {
        self.listings += 1;
        self.unchanged += u64::from(!looked.changed && looked.error.is_none());
        self.failed += u64::from(looked.error.is_some());
        self.articles += looked.articles;
    }

    fn in_words(&self) -> String {
        let mut text = format!(
            "Looked at {} with {}: {}",
            count(self.listings, "listing", "listings"),
            count(self.requests, "request", "requests"),
            count(self.articles, "new article", "new articles"),
        );
        if let Some(tenths) = (self.requests * 10).checked_div(self.articles) {
            text.push_str(&format!(" ({}.{} requests for each)", tenths / 10, tenths % 10));
        }
        text.push_str(&format!(", {} unchanged, {} failed.", self.unchanged, self.failed));
        text
    }
}
