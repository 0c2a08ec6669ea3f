//! In which time zone an outlet tells its days.
//!
//! Many systems write the time for machines in UTC and show the day of the outlet: what was published at half past midnight
//! on 14 May in Paris is "14 May" to the reader and `2024-05-13T22:30:00Z` to the machine. The days of a list tell together
//! how far the outlet's clock is from UTC, at least; its times are given in that offset, so that their days are those shown.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::fields::Draft;
use crate::When;
use crate::dates::{Reading, Settled};

/// Clocks are no further from UTC than this, in hours, west and east.
const FURTHEST: std::ops::RangeInclusive<i32> = -12..=14;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Gives the times of a list that are in UTC the offset nearest to it that makes their days those that are shown, where one
/// does that for all. `shown` are the dates that the texts of the drafts say.
pub(super) fn settle(drafts: &mut [Draft], shown: &[Option<Settled>]) {
    let pairs = || drafts.iter().zip(shown).filter_map(|(draft, shown)| pair(draft, *shown));
    if pairs().all(|(at, day)| Offset::UTC.to_datetime(at).date() == day) {
        return;
    }
    let (mut west, mut east) = (i64::MIN, i64::MAX);
    for (at, day) in pairs() {
        let Ok(midnight) =
            TimeZone::UTC.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
        else {
            return;
        };
        let least = midnight.as_second() - at.as_second();
        (west, east) = (west.max(least), east.min(least + DAY));
    }
    let fits = |hours: &i32| (west..east).contains(&(i64::from(*hours) * HOUR));
    let Some(hours) = FURTHEST.filter(fits).min_by_key(|hours| hours.abs()) else { return };
    let Some(offset) = i8::try_from(hours).ok().map(jiff::tz::offset) else { return };
    for draft in drafts {
        if let Some(When::Instant(_, of_time)) = &mut draft.date.machine
            && *of_time == Offset::UTC
        {
            *of_time = offset;
        }
    }
}

/// The time of a draft, in UTC, and the day that it shows.
fn pair(draft: &Draft, shown: Option<Settled>) -> Option<(Timestamp, Date)> {
    let When::Instant(at, offset) = draft.date.machine? else { return None };
    let is_day = matches!(draft.date.reading, Some(Reading::Day { .. }));
    let Some(When::Day(day)) = shown?.when.filter(|_| is_day) else { return None };
    (offset == Offset::UTC).then_some((at, day))
}

#[cfg(test)]
mod tests {
    use crate::{Hint, html};

    /// The dates of a list whose entries have these times for machines and show these days.
    fn dates(times: &[(&str, &str)]) -> Vec<String> {
        let item = |(n, (time, day)): (usize, &(&str, &str))| {
            format!(
                "<article><h3><a href=/news/story-4{n}>The {n}th notice of the harbour board</a></h3>\
                 <time datetime={time}>{day}</time></article>"
            )
        };
        let items: String = times.iter().enumerate().map(item).collect();
        let page = format!("<html lang=en><body><main>{items}</main></body></html>");
        let hint = Hint { url: Some("https://outlet.example/news/"), ..Hint::default() };
        let entries = html::read(&page, &hint).entries;
        entries.into_iter().filter_map(|entry| Some(entry.date_published?.to_string())).collect()
    }

    #[test]
    fn times_in_utc_are_of_the_days_that_are_shown() {
        let east = [
            ("2024-05-14T09:10:00Z", "14 May 2024"),
            ("2024-05-13T22:30:00Z", "14 May 2024"),
            ("2024-05-12T17:00:00Z", "12 May 2024"),
        ];
        let found = dates(&east);
        assert_eq!(
            found,
            ["2024-05-14T11:10:00+02:00", "2024-05-14T00:30:00+02:00", "2024-05-12T19:00:00+02:00"]
        );
        let west = [
            ("2024-05-15T01:30:00Z", "May 14, 2024"),
            ("2024-05-14T14:00:00Z", "May 14, 2024"),
            ("2024-05-12T17:00:00Z", "May 12, 2024"),
        ];
        assert_eq!(dates(&west)[0], "2024-05-14T23:30:00-02:00");
    }

    #[test]
    fn times_stay_as_they_are_where_no_offset_explains_all_days() {
        let mixed = [
            ("2024-05-14T12:00:00Z", "14 May 2024"),
            ("2024-05-12T10:00:00Z", "13 May 2024"),
            ("2024-05-10T20:00:00Z", "10 May 2024"),
        ];
        assert_eq!(dates(&mixed)[1], "2024-05-12T10:00:00Z");
        let agreed =
            [("2024-05-14T12:00:00Z", "14 May 2024"), ("2024-05-12T23:59:00Z", "12 May 2024")];
        assert_eq!(dates(&agreed), ["2024-05-14T12:00:00Z", "2024-05-12T23:59:00Z"]);
    }
}
