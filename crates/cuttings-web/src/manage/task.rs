//! What can be ordered: the tasks, and how each is done. A task that was interrupted is done again from its
//! beginning; what was filed of it is there, so that it goes on where it was.

use cuttings_archive::{Archive, FollowKind, Followed};
use cuttings_fetch::Web;
use cuttings_follow::adding::{Adding, Wish};
use cuttings_follow::backfill::{self, Options, backfill};
use cuttings_follow::keeping_up::{is_due, may_be_asked, round};
use cuttings_follow::{Asker, Context, Failure, Finished, Follower, Intake, Interrupt};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// A backfill may read as many pages as this.
const MOST_PAGES: i64 = 100_000;

/// Something ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Task {
    /// Find the way into an outlet, follow what is found, and take it in.
    Follow(Order),
    /// Take in what is new of everything that is followed, or of an outlet.
    Update {
        /// Only of this outlet.
        #[serde(default)]
        outlet: Option<String>,
    },
    /// Walk along a listing's chain to its end, or go on where the last walk was interrupted.
    Backfill {
        /// The number of the listing.
        listing: i64,
    },
}

/// What to follow, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    /// Any page of the outlet.
    #[serde(with = "as_text")]
    pub(crate) url: Url,
    /// The outlet's name, where it is not the host's.
    #[serde(default)]
    pub(crate) outlet: Option<String>,
    /// Follow only this: `feed`, `sitemap` or `list`.
    #[serde(default)]
    pub(crate) only: Option<FollowKind>,
    /// Follow the chain of pages to its end.
    #[serde(default)]
    pub(crate) backfill: bool,
    /// Fetch the articles' own pages too.
    #[serde(default)]
    pub(crate) full_text: bool,
}

/// An address in JSON is text.
mod as_text {
    use cuttings_follow::adding::address;
    use serde::{Deserialize, Deserializer, Serializer, de};
    use url::Url;

    pub(super) fn serialize<S: Serializer>(url: &Url, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(url.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Url, D::Error> {
        address(&String::deserialize(from)?).map_err(de::Error::custom)
    }
}

/// What a task is done with.
pub(crate) struct Tools<'a> {
    pub(crate) context: &'a Context,
    pub(crate) web: &'a dyn Web,
    pub(crate) pause: Duration,
    pub(crate) interrupt: &'a Interrupt,
}

impl<'a> Tools<'a> {
    /// Asks without filing anything.
    pub(crate) fn asker(&self) -> Asker<'a> {
        Asker {
            context: self.context,
            web: self.web,
            interrupt: self.interrupt,
            pause: self.pause,
            intake: None,
        }
    }

    /// Does a task. Gives whether all of it could be had.
    pub(crate) fn run(&self, task: &Task) -> Result<bool, Failure> {
        match task {
            Task::Follow(order) => self.follow(order),
            Task::Update { outlet } => {
                let now = self.context.now();
                let may = |listing: &Followed| may_be_asked(listing, now);
                self.update(outlet.as_deref(), may)
            }
            Task::Backfill { listing } => self.backfill(*listing),
        }
    }

    /// Looks at the listings whose time has come, where there are any.
    pub(crate) fn keep_up(&self, archive: &Archive) -> Result<(), Failure> {
        let now = self.context.now();
        let due = |listing: &Followed| listing.live && is_due(listing, now);
        if archive.followed(None)?.iter().any(due) {
            self.update(None, due)?;
        }
        Ok(())
    }

    fn follow(&self, order: &Order) -> Result<bool, Failure> {
        let intake = Intake::open(self.context, order.outlet.clone())?;
        let wish = Wish {
            outlet: order.outlet.clone(),
            only: order.only,
            backfill: order.backfill.then_some(Options { prove: true, most_pages: MOST_PAGES }),
            full_text: order.full_text,
            live: true,
        };
        let adding = Adding { wish, follower: Follower::new(self.asker(), intake) };
        let halted = adding.add(&order.url)?;
        let finished = adding.follower.into_intake()?.finish(&[])?;
        Ok(finished == Finished::Whole && !halted)
    }

    fn update(
        &self,
        outlet: Option<&str>,
        wanted: impl Fn(&Followed) -> bool,
    ) -> Result<bool, Failure> {
        let intake = Intake::open(self.context, None)?;
        let follower = Follower::new(self.asker(), intake);
        let mut listings = follower.archive.followed(outlet)?;
        listings.retain(|listing| listing.live && wanted(listing));
        let failed = round(&follower, listings)?;
        let finished = follower.into_intake()?.finish(&[])?;
        Ok(finished == Finished::Whole && !failed)
    }

    fn backfill(&self, listing: i64) -> Result<bool, Failure> {
        let intake = Intake::open(self.context, None)?;
        let follower = Follower::new(self.asker(), intake);
        let followed = follower.archive.followed_one(listing)?.ok_or(Failure::Gone)?;
        let options = Options { prove: true, most_pages: MOST_PAGES };
        let outcome = backfill(&follower, &followed, options, None)?;
        let halted = matches!(outcome, backfill::Outcome::Halted(_));
        if let backfill::Outcome::Halted(Some(error)) = &outcome {
            follower.intake().failed(error);
        }
        let finished = follower.into_intake()?.finish(&[])?;
        Ok(finished == Finished::Whole && !halted)
    }
}
