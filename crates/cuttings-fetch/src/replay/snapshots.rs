//! Which of several snapshots of a page answers a request.
//!
//! A list moves while it is read: its pages fit together only as they were at one time. So whoever asks
//! moves through the archive's time as its crawler did. A page is answered with the snapshot nearest to the
//! page before it, a reading of the same page again with a later one, or not at all: the same one a second
//! time would prove that nothing moved, whatever did.

use std::collections::HashMap;

use jiff::Timestamp;

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
    now: Option<Moment>,
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
            Wanted::Reread | Wanted::Newer => after(snapshots, given).first().copied(),
        }?;
        self.given.insert(key.to_owned(), saved.moment());
        // What a boundary was like much later tells nothing of when the pages behind it were read.
        if wanted != Wanted::Reread {
            self.now = Some(saved.moment());
        }
        Some(saved)
    }
}

/// The snapshots that were taken after a moment.
fn after(snapshots: &[Saved], moment: Option<Moment>) -> &[Saved] {
    let from = snapshots.partition_point(|saved| Some(saved.moment()) <= moment);
    snapshots.get(from..).unwrap_or_default()
}

/// The first snapshot behind a moment, or the last one before it where that lies nearer and was not given yet.
fn nearest(snapshots: &[Saved], now: Option<Moment>, given: Option<Moment>) -> Option<Saved> {
    let later = after(snapshots, now);
    let earlier = snapshots.get(..snapshots.len() - later.len()).unwrap_or_default();
    match (earlier.last(), later.first()) {
        (Some(earlier), Some(later)) => {
            let is_new = Some(earlier.moment()) > given;
            let is_nearer = now.is_some_and(|(now, _)| is_nearer(earlier.at, now, later.at));
            Some(if is_new && is_nearer { *earlier } else { *later })
        }
        (earlier, later) => later.or(earlier).copied(),
    }
}

/// Whether more time lies between the second and the third than between the first and the second.
fn is_nearer(earlier: Option<Timestamp>, now: Option<Timestamp>, later: Option<Timestamp>) -> bool {
    match (earlier, now, later) {
        (Some(earlier), Some(now), Some(later)) => {
            now.duration_since(earlier) < later.duration_since(now)
        }
        _ => false,
    }
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
