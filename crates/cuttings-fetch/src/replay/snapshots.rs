//! Which of several snapshots of a page answers a request.
//!
//! A list moves while it is read: its pages fit together only as they were at one time. So whoever asks
//! moves through the archive's time as its crawler did. A page is answered with the snapshot nearest to the
//! page before it, a reading of the same page again with a later one, or not at all: the same one a second
//! time would prove that nothing moved, whatever did.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::web::Wanted;

/// Where a snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// The number of the file.
    pub(super) file: usize,
    /// The byte at which its record begins; `None` where the file is the page.
    pub(super) offset: Option<u64>,
    /// When it was taken.
    pub(super) at: Option<Timestamp>,
    /// Its place among all snapshots, as they were found.
    pub(super) order: u64,
}

impl Saved {
    /// Snapshots of one second stand in the order in which they were written.
    fn moment(&self) -> Moment {
        (self.at, self.order)
    }
}

type Moment = (Option<Timestamp>, u64);

/// Where in an archive's time whoever asks is.
#[derive(Debug, Default)]
pub(super) struct Position {
    now: Option<Timestamp>,
    /// The snapshot of each address that was given last.
    given: HashMap<String, Moment>,
}

impl Position {
    /// Chooses one of the snapshots of an address, which are in the order of time.
    pub(super) fn choose(
        &mut self,
        key: &str,
        snapshots: &[Saved],
        wanted: Wanted,
    ) -> Option<Saved> {
        let given = self.given.get(key).copied();
        let saved = match wanted {
            Wanted::Nearest => nearest(snapshots, self.now, given),
            // A walk that was taken up again has read the first one in an earlier run.
            Wanted::Reread => after(snapshots, given.or(first(snapshots))).first().copied(),
            Wanted::Newer => after(snapshots, given).first().copied(),
        }?;
        self.given.insert(key.to_owned(), saved.moment());
        // What a boundary was like much later tells nothing of when the pages behind it were read.
        if wanted != Wanted::Reread {
            self.now = saved.at.or(self.now);
        }
        Some(saved)
    }
}

fn first(snapshots: &[Saved]) -> Option<Moment> {
    snapshots.first().map(Saved::moment)
}

/// The snapshots that were taken after a moment.
fn after(snapshots: &[Saved], moment: Option<Moment>) -> &[Saved] {
    let from = snapshots.partition_point(|saved| Some(saved.moment()) <= moment);
    snapshots.get(from..).unwrap_or_default()
}

/// The snapshot nearest to a time, of those behind the one that was given last; of equals the first. Where
/// all were given, the last one is given again.
///
/// What was taken within a second is not told apart by its place in the files: a page that was looked at
/// while the way into an outlet was found stands behind the chain that was followed first.
fn nearest(snapshots: &[Saved], now: Option<Timestamp>, given: Option<Moment>) -> Option<Saved> {
    let distance = |saved: &Saved| match (saved.at, now) {
        (Some(at), Some(now)) => at.duration_since(now).abs(),
        _ => SignedDuration::ZERO,
    };
    let coming = after(snapshots, given);
    coming.iter().min_by_key(|saved| distance(saved)).or_else(|| snapshots.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::{Position, Saved};
    use crate::web::Wanted;

    /// Snapshots by the second at which each was taken.
    fn snapshots(seconds: &[i64]) -> Vec<Saved> {
        let saved = |&second: &i64| Saved {
            file: 0,
            offset: Some(0),
            at: Some(jiff::Timestamp::from_second(second).unwrap()),
            order: second.unsigned_abs(),
        };
        seconds.iter().map(saved).collect()
    }

    fn second(saved: Option<Saved>) -> Option<u64> {
        saved.map(|saved| saved.order)
    }

    #[test]
    fn a_crawl_that_read_boundaries_again_is_gone_through_in_its_order() {
        let (one, two, three) = (snapshots(&[0, 2, 9]), snapshots(&[1, 4, 6]), snapshots(&[3, 5]));
        let mut position = Position::default();
        let mut ask = |key: &str, snapshots: &[Saved], wanted| {
            second(position.choose(key, snapshots, wanted))
        };
        assert_eq!(ask("1", &one, Wanted::Nearest), Some(0));
        assert_eq!(ask("2", &two, Wanted::Nearest), Some(1));
        assert_eq!(ask("1", &one, Wanted::Reread), Some(2));
        assert_eq!(ask("3", &three, Wanted::Nearest), Some(3));
        assert_eq!(ask("2", &two, Wanted::Reread), Some(4));
        assert_eq!(ask("3", &three, Wanted::Reread), Some(5));
        assert_eq!(ask("2", &two, Wanted::Reread), Some(6));
        assert_eq!(ask("3", &three, Wanted::Reread), None);
        assert_eq!(ask("1", &one, Wanted::Newer), Some(9));
        assert_eq!(ask("1", &one, Wanted::Newer), None);
    }

    #[test]
    fn pages_of_one_crawl_go_together_whatever_order_they_were_taken_in() {
        let (one, two) = (snapshots(&[100, 9000]), snapshots(&[90, 8990]));
        let mut position = Position::default();
        assert_eq!(second(position.choose("1", &one, Wanted::Nearest)), Some(100));
        assert_eq!(second(position.choose("2", &two, Wanted::Nearest)), Some(90));
        assert_eq!(second(position.choose("1", &one, Wanted::Newer)), Some(9000));
        assert_eq!(second(position.choose("2", &two, Wanted::Nearest)), Some(8990));
    }

    #[test]
    fn a_boundary_that_was_read_again_much_later_does_not_lead_away_from_its_crawl() {
        let (one, two, three) = (snapshots(&[1, 900]), snapshots(&[2, 901]), snapshots(&[3, 902]));
        let mut position = Position::default();
        position.choose("1", &one, Wanted::Nearest);
        position.choose("2", &two, Wanted::Nearest);
        assert_eq!(second(position.choose("1", &one, Wanted::Reread)), Some(900));
        assert_eq!(second(position.choose("3", &three, Wanted::Nearest)), Some(3));
    }

    #[test]
    fn what_was_taken_within_a_second_goes_by_its_address_alone() {
        let at = Some(jiff::Timestamp::UNIX_EPOCH);
        let saved = |order| Saved { file: 0, offset: Some(0), at, order };
        // The feed was looked at first, and kept last.
        let (list, feed) = ([saved(1), saved(3)], [saved(9)]);
        let (behind, mut position) = ([saved(2), saved(10)], Position::default());
        let mut ask = |key: &str, snapshots: &[Saved]| {
            second(position.choose(key, snapshots, Wanted::Nearest))
        };
        assert_eq!(ask("list", &list), Some(1));
        assert_eq!(ask("feed", &feed), Some(9));
        assert_eq!(ask("behind", &behind), Some(2));
    }

    #[test]
    fn a_walk_that_is_taken_up_again_is_not_given_what_it_has_read() {
        let (twice, once) = (snapshots(&[4, 6]), snapshots(&[4]));
        let mut position = Position::default();
        assert_eq!(second(position.choose("1", &twice, Wanted::Reread)), Some(6));
        assert_eq!(second(position.choose("2", &once, Wanted::Reread)), None);
    }

    #[test]
    fn an_only_snapshot_answers_as_often_as_it_is_asked_for() {
        let only = snapshots(&[5]);
        let mut position = Position::default();
        for _ in 0..3 {
            assert_eq!(second(position.choose("1", &only, Wanted::Nearest)), Some(5));
        }
        assert_eq!(second(position.choose("1", &only, Wanted::Reread)), None);
        assert_eq!(second(position.choose("2", &[], Wanted::Nearest)), None);
    }
}
