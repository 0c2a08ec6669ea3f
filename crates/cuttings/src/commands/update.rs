//! `cuttings update` and `cuttings watch`: take in what is new of everything that is followed, once or
//! for ever.

use std::time::Duration;

use clap::Args;
use cuttings_archive::Followed;
use cuttings_follow::keeping_up::{is_due, may_be_asked, round};
use cuttings_follow::{Asker, Finished, Follower, Intake};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;
use crate::interrupt;
use crate::table::plain;

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
    let interrupt = interrupt::listen();
    let pause = args.fetching.pause()?;
    let surroundings = context.following()?;
    let asker = Asker {
        context: &surroundings,
        web: web.as_ref(),
        interrupt: &interrupt,
        pause,
        intake: None,
    };
    let follower = Follower::new(asker, Intake::open(&surroundings, None)?);
    let failed = round(&follower, ready)?;
    let finished = follower.into_intake()?.finish(&[])?;
    if interrupt.asked() {
        context.talk.note("Interrupted: the rest was not looked at.");
        return Ok(Outcome::Partial);
    }
    let whole = finished == Finished::Whole && !failed;
    Ok(if whole { Outcome::Done } else { Outcome::Partial })
}

pub(crate) fn watch(args: Watch, context: &Context) -> Result<Outcome, Failure> {
    followed(context, &args.outlets)?;
    let web = args.fetching.live(context)?;
    let interrupt = interrupt::listen();
    let pause = args.fetching.pause()?;
    let surroundings = context.following()?;
    let asker = || Asker {
        context: &surroundings,
        web: web.as_ref(),
        interrupt: &interrupt,
        pause,
        intake: None,
    };
    let mut rounds = 0;
    while !interrupt.asked() {
        let listings = followed(context, &args.outlets)?;
        let now = context.now();
        let next = listings.iter().filter_map(|listing| listing.due).min();
        let due: Vec<Followed> =
            listings.into_iter().filter(|listing| is_due(listing, now)).collect();
        if !due.is_empty() {
            // Between rounds the archive is free for others to write to.
            match Intake::open(&surroundings, None) {
                Ok(intake) => {
                    let follower = Follower::new(asker(), intake);
                    round(&follower, due)?;
                    follower.into_intake()?.finish(&[])?;
                }
                Err(failure) if args.rounds.is_some() => return Err(failure.into()),
                Err(failure) => {
                    Failure::from(failure).report();
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
