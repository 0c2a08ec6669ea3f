//! Following: listings that are kept up with, how far the walk along each chain is, and what each has
//! yielded over time.
//!
//! A walk's state changes in the same transaction in which its pages are filed, so that whatever ends
//! the program, the next run goes on exactly behind the last page that was filed.

mod health;
mod listing;
mod walk;

pub use health::{Alarm, AlarmKind, Alarmed, Yield};
pub use listing::{Checked, Follow, FollowKind, Followed};
pub use walk::{Gap, Joined, Report, Step, Walk, WalkEnd, WalkPage};

pub(crate) use health::{Look, alarms, judge, keep_yield, set_alarms, yields};
pub(crate) use listing::{checked, follow, followed, followed_one, unfollow};
pub(crate) use walk::{add_gap, begin, end, report, step, walk};
