//! Following outlets: how the whole of a listing is got, and what is new of it from then on.
//!
//! 1. [`way_in`] finds what to follow: of any page of an outlet its feeds, sitemaps and lists.
//! 2. [`adding`] follows what was found. [`backfill`] walks along a chain to its end and proves that
//!    nothing was missed (`chain`).
//! 3. [`keeping_up`] takes in what is new of everything that is followed: [`update`] looks at a listing
//!    with as few requests as possible, and `schedule` learns when to look again.
//! 4. [`texts`] fetches the articles' own pages, where that is asked for.
//!
//! All of them ask a [`cuttings_fetch::Web`] through an [`Asker`], so that they work on the network and on
//! web archives alike, and give what they get to the [`Intake`], which files it.
//!
//! The library writes to no terminal: it tells a [`Listener`]. It ends early where an [`Interrupt`] asks
//! for that, and every run goes on where the one before ended.

pub mod adding;
mod asker;
pub mod backfill;
mod chain;
mod context;
mod failure;
mod intake;
mod interrupt;
pub mod keeping_up;
mod keys;
pub mod opml;
pub mod reading;
mod rows;
mod schedule;
mod tally;
pub mod texts;
pub mod update;
pub mod way_in;
pub mod words;

pub use asker::{Asker, Follower, Got, named_outlet};
pub use context::{Clock, Context, INDEX_FOLDER, Listener, WARC_FOLDER};
pub use failure::Failure;
pub use intake::{Finished, Intake, Keep};
pub use interrupt::Interrupt;
