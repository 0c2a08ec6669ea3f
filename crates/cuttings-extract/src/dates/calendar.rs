//! Calendars other than the Gregorian one that dates are written in.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A stretch of years (Solar Hijri) in which leap years keep one rhythm of 33 years.
struct Stretch {
    first: i16,
    /// The year after the last.
    end: i16,
    /// Leap years before the first, as the source counts them.
    leaps: i32,
}

/// From K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74 (1996),
/// 223-230, table 2, as far as the years 1800 to 2100 need it.
const STRETCHES: [Stretch; 2] = [
    Stretch { first: 1181, end: 1210, leaps: 287 },
    Stretch { first: 1210, end: 1635, leaps: 294 },
];

/// The Gregorian day of a day of the Solar Hijri calendar (Jalali); `None` for what is no day, and
/// outside the years 1181 to 1633 (1802 to 2255).
pub(super) fn jalali(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=12).contains(&month) || day < 1 {
        return None;
    }
    // The first six months have 31 days, the others 30; the last one has 29 in a common year.
    let length = if month <= 6 { 31 } else { 30 };
    if day > length {
        return None;
    }
    let before = i32::from(month - 1);
    let days = before * 31 - (before - 6).max(0) + i32::from(day) - 1;
    let found = nowruz(year)?.checked_add(days.days()).ok()?;
    (found < nowruz(year.checked_add(1)?)?).then_some(found)
}

/// The day that the year begins on (Borkowski's algorithm).
fn nowruz(year: i16) -> Option<Date> {
    let stretch = STRETCHES.iter().find(|s| (s.first..s.end).contains(&year))?;
    let passed = i32::from(year - stretch.first);
    let length = i32::from(stretch.end - stretch.first);
    let mut leaps = stretch.leaps + passed / 33 * 8 + (passed % 33 + 3) / 4;
    if length % 33 == 4 && length - passed == 4 {
        leaps += 1;
    }
    let gregorian = year + 621;
    let years = i32::from(gregorian);
    let gregorian_leaps = years / 4 - (years / 100 + 1) * 3 / 4 - 150;
    let march = i8::try_from(20 + leaps - gregorian_leaps).ok()?;
    (1..=31).contains(&march).then(|| date(gregorian, 3, march))
}

/// The Gregorian year of a year of the Buddhist era, as Thailand counts it.
pub(super) fn buddhist(year: i16) -> i16 {
    year.saturating_sub(543)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{buddhist, jalali};

    #[test]
    fn the_buddhist_era_is_543_years_ahead() {
        assert_eq!(buddhist(2566), 2023);
    }

    #[test]
    fn known_days_of_the_solar_hijri_calendar() {
        for (written, gregorian) in [
            ((1357, 11, 22), date(1979, 2, 11)),
            ((1375, 1, 1), date(1996, 3, 20)),
            ((1399, 12, 30), date(2021, 3, 20)),
            ((1400, 1, 1), date(2021, 3, 21)),
            ((1401, 12, 26), date(2023, 3, 17)),
            ((1402, 1, 27), date(2023, 4, 16)),
            ((1403, 12, 30), date(2025, 3, 20)),
        ] {
            let (year, month, day) = written;
            assert_eq!(jalali(year, month, day), Some(gregorian), "{written:?}");
        }
    }

    #[test]
    fn what_is_no_day_of_it_is_refused() {
        for (year, month, day) in
            [(1402, 12, 30), (1402, 7, 31), (1402, 13, 1), (1402, 0, 1), (1402, 1, 0), (900, 1, 1)]
        {
            assert_eq!(jalali(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn its_days_follow_each_other_without_gaps() {
        let mut last = jalali(1181, 1, 1).unwrap();
        for year in 1181..1600 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(found) = jalali(year, month, day) else { continue };
                    if (year, month, day) != (1181, 1, 1) {
                        assert_eq!(found, last.tomorrow().unwrap(), "{year}-{month}-{day}");
                    }
                    last = found;
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_number_is_too_odd(year: i16, month: i8, day: i8) {
            let _ = jalali(year, month, day);
        }
    }
}
