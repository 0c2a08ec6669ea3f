//! When to look at a listing again, as learnt from how often it changes.
//!
//! Each look moves the interval: shorter where there was something new, and more so where there was
//! much; longer where there was nothing. So it settles where about every second look finds something.
//! Failures double the time to the next look without touching the interval.

use jiff::SignedDuration;

/// Where nothing is known yet.
const FIRST: SignedDuration = SignedDuration::from_mins(60);

/// No listing is looked at more often…
const SHORTEST: SignedDuration = SignedDuration::from_mins(10);

/// …or less often.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// So many new articles at once are too many: the next look should find fewer.
const MANY: u64 = 4;

/// The interval after a look that brought so many new articles.
pub(crate) fn next_interval(before: Option<SignedDuration>, new_articles: u64) -> SignedDuration {
    let before = before.filter(|interval| interval.is_positive()).unwrap_or(FIRST);
    let factor = match new_articles {
        0 => 1.3,
        1..MANY => 0.8,
        _ => 0.5,
    };
    SignedDuration::from_secs_f64(before.as_secs_f64() * factor).clamp(SHORTEST, LONGEST)
}

/// How long to wait after so many failures in a row; `asked` is what the server asked for.
pub(crate) fn after_failure(
    interval: Option<SignedDuration>,
    failures: u32,
    asked: Option<SignedDuration>,
) -> SignedDuration {
    let interval = interval.filter(|interval| interval.is_positive()).unwrap_or(FIRST);
    let times = 2_i32.saturating_pow(failures.min(10));
    let wait = interval.checked_mul(times).unwrap_or(LONGEST).clamp(SHORTEST, LONGEST);
    asked.map_or(wait, |asked| asked.max(wait))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::{LONGEST, SHORTEST, after_failure, next_interval};

    /// Looks at a listing that has something new every so many minutes, for a week.
    fn learnt(every: i64) -> i64 {
        let (mut now, mut seen, mut interval) = (0, 0, None);
        while now < 7 * 24 * 60 {
            let new = now / every - seen;
            seen += new;
            let next = next_interval(interval, new.unsigned_abs());
            interval = Some(next);
            now += next.as_mins();
        }
        interval.unwrap().as_mins()
    }

    #[test]
    fn the_interval_follows_how_often_a_listing_changes() {
        assert!((10..=30).contains(&learnt(20)), "{}", learnt(20));
        assert!((60..=300).contains(&learnt(180)), "{}", learnt(180));
        assert!((600..=1440).contains(&learnt(3 * 24 * 60)), "{}", learnt(3 * 24 * 60));
    }

    #[test]
    fn the_interval_has_bounds() {
        let mut interval = None;
        for _ in 0..50 {
            interval = Some(next_interval(interval, 0));
        }
        assert_eq!(interval, Some(LONGEST));
        for _ in 0..50 {
            interval = Some(next_interval(interval, 100));
        }
        assert_eq!(interval, Some(SHORTEST));
    }

    #[test]
    fn failures_wait_longer_and_longer_and_as_long_as_the_server_asks() {
        let hour = Some(SignedDuration::from_hours(1));
        assert_eq!(after_failure(hour, 1, None), SignedDuration::from_hours(2));
        assert_eq!(after_failure(hour, 3, None), SignedDuration::from_hours(8));
        assert_eq!(after_failure(hour, 99, None), LONGEST);
        let asked = Some(SignedDuration::from_hours(100));
        assert_eq!(after_failure(hour, 1, asked), SignedDuration::from_hours(100));
    }
}
