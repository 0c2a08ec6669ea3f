//! `cuttings update` and `cuttings watch`: take in what is new of everything that is followed, once or
//! for ever.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use clap::Args;
use cuttings_archive::Followed;
use jiff::Timestamp;

use super::add::in_words;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;
use crate::follow::backfill::{self, Options, backfill};
use crate::follow::texts::fetch_texts;
use crate::follow::update::{Looked, update_all};
use crate::follow::{Asker, Follower};
use crate::intake::Intake;
use crate::interrupt::Interrupt;
use crate::table::plain;
use crate::talk::{self, Talk, count};

/// A listing whose server asked for a rest, or that failed, is passed over until its time has come; one
/// that is well is always looked at.
fn may_be_asked(listing: &Followed, now: Timestamp) -> bool {
    listing.failures == 0 || is_due(listing, now)
}

fn is_due(listing: &Followed, now: Timestamp) -> bool {
    listing.due.is_none_or(|due| due <= now)
}

/// How long a watch sleeps at most, so that listings added meanwhile are seen.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// Take in what is new of everything that is followed
#[derive(Debug, Args)]
#[command(after_help = "\
A listing in which nothing has changed costs one request. Where something has, its pages are read
until one reaches what was known before. Walks of 'cuttings add --backfill' that were interrupted go
on. A listing that failed is asked again when its time has come, or with --all.

Examples:
  cuttings update
  cuttings update outlet.example")]
pub(crate) struct Update {
    /// Only these outlets
    #[arg(value_name = "OUTLET")]
    outlets: Vec<String>,

    /// Also ask listings that failed a short while ago
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    fetching: Fetching,
}

/// Take in what is new for ever: each listing is looked at as often as it changes
#[derive(Debug, Args)]
#[command(after_help = "\
How often a listing changes is learnt: from every ten minutes to once a day. Errors make the time to
the next look longer, and a server's Retry-After is kept. Ctrl-C ends it.

Examples:
  cuttings watch
  cuttings watch --rounds 1          look at what is due now, then end (for a timer)")]
pub(crate) struct Watch {
    /// Only these outlets
    #[arg(value_name = "OUTLET")]
    outlets: Vec<String>,

    /// End after so many rounds
    #[arg(long, value_name = "NUMBER")]
    rounds: Option<u64>,

    #[command(flatten)]
    fetching: Fetching,
}

pub(crate) fn run(args: Update, context: &Context) -> Result<Outcome, Failure> {
    let listings = followed(context, &args.outlets)?;
    let now = context.now();
    let (ready, resting): (Vec<_>, Vec<_>) =
        listings.into_iter().partition(|listing| args.all || may_be_asked(listing, now));
    for listing in &resting {
        let until = listing.due.map(|due| format!(" until {due}")).unwrap_or_default();
        context.talk.note(format_args!("{} failed and rests{until}.", plain(&listing.url)));
    }
    let web = args.fetching.live(context)?;
    let interrupt = Interrupt::listen();
    let pause = args.fetching.pause()?;
    let asker = Asker { context, web: web.as_ref(), interrupt: &interrupt, pause, intake: None };
    let follower = Follower::new(asker, Intake::open(context, None)?);
    let failed = round(&follower, ready)?;
    let Some(intake) = follower.into_intake() else {
        return Err(Failure::new("pages are still being taken in"));
    };
    let outcome = intake.finish(&[])?;
    if interrupt.asked() {
        context.talk.note("Interrupted: the rest was not looked at.");
        return Ok(Outcome::Partial);
    }
    Ok(if failed { Outcome::Partial } else { outcome })
}

pub(crate) fn watch(args: Watch, context: &Context) -> Result<Outcome, Failure> {
    followed(context, &args.outlets)?;
    let web = args.fetching.live(context)?;
    let interrupt = Interrupt::listen();
    let pause = args.fetching.pause()?;
    let asker = || Asker { context, web: web.as_ref(), interrupt: &interrupt, pause, intake: None };
    let mut rounds = 0;
    while !interrupt.asked() {
        let listings = followed(context, &args.outlets)?;
        let now = context.now();
        let next = listings.iter().filter_map(|listing| listing.due).min();
        let due: Vec<Followed> =
            listings.into_iter().filter(|listing| is_due(listing, now)).collect();
        if !due.is_empty() {
            // Between rounds the archive is free for others to write to.
            match Intake::open(context, None) {
                Ok(intake) => {
                    let follower = Follower::new(asker(), intake);
                    round(&follower, due)?;
                    if let Some(intake) = follower.into_intake() {
                        intake.finish(&[])?;
                    }
                }
                Err(failure) if args.rounds.is_some() => return Err(failure),
                Err(failure) => {
                    failure.report();
                }
            }
        }
        rounds += 1;
        if args.rounds.is_some_and(|most| rounds >= most) {
            break;
        }
        let sleep = next.map(|next| next.duration_since(context.now()));
        let sleep = sleep.and_then(|sleep| Duration::try_from(sleep).ok()).unwrap_or_default();
        asker().rest(sleep.clamp(Duration::from_secs(1), LONGEST_SLEEP));
    }
    Ok(Outcome::Done)
}

/// The listings to keep up with: those on the web.
fn followed(context: &Context, outlets: &[String]) -> Result<Vec<Followed>, Failure> {
    let all = context.open()?.followed(None)?;
    for name in outlets {
        if all.iter().all(|listing| listing.outlet != *name) {
            return Err(Failure::new(format!("nothing of '{name}' is followed")).hint(
                "'cuttings add URL' follows a listing; 'cuttings outlets' names the outlets",
            ));
        }
    }
    let wanted = |listing: &Followed| outlets.is_empty() || outlets.contains(&listing.outlet);
    let listings: Vec<Followed> =
        all.into_iter().filter(|listing| listing.live && wanted(listing)).collect();
    if listings.is_empty() {
        return Err(
            Failure::new("nothing is followed").hint("'cuttings add URL' follows a listing")
        );
    }
    Ok(listings)
}

/// Looks at listings once. Gives whether any of them failed.
fn round(follower: &Follower<'_>, listings: Vec<Followed>) -> Result<bool, Failure> {
    let talk = follower.asker.context.talk;
    let outlets: BTreeSet<String> = listings
        .iter()
        .filter(|listing| listing.full_text)
        .map(|listing| listing.outlet.clone())
        .collect();
    let unfinished = unfinished(follower, &listings)?;
    let before = follower.asker.web.requests();
    let tally = Mutex::new(Tally::default());
    update_all(follower, listings, &|listing, looked| {
        tell(talk, listing, looked);
        tally.lock().unwrap_or_else(PoisonError::into_inner).add(looked);
    })?;
    let mut tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    tally.requests = follower.asker.web.requests() - before;
    talk.note(tally.in_words());
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
        if let Some(report) = follower.archive.report(listing.id)? {
            talk.note(format_args!("{}: {}", plain(&listing.url), in_words(&report)));
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

fn tell(talk: Talk, listing: &Followed, looked: &Looked) {
    let url = plain(&listing.url);
    if let Some(error) = &looked.error {
        talk::one_failed(error, error.hint().as_deref());
    }
    if let Some(gap) = &looked.gap {
        talk.warning(format_args!("{url}: {gap}"));
    }
    for alarm in &looked.alarms {
        let (before, after) = (plain(&alarm.before), plain(&alarm.after));
        talk.warning(format_args!(
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
