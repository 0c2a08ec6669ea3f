//! Deciding what the dates of a list mean, given each other.
//!
//! 1. [`order`]: is it 3 April or 4 March? One answer for the whole list.
//! 2. [`years`]: which year are the dates without one of?
//! 3. Each reading becomes a day, an instant or a range.

mod order;
#[cfg(test)]
mod tests;
mod years;

use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::named::YEARS;
use super::{Context, Order, Reading, Settled};
use crate::when::utc_day;
use crate::{Range, When};

/// A date further ahead than this is none (or not one of publication).
const AHEAD: i32 = 400;
/// No age has more of its unit.
const LONG_AGO: i32 = 100_000;
/// How far ahead a date of publication can be: time zones, and a little haste.
const HASTE: i32 = 2;

/// Decides what the dates of a list mean, given each other.
pub(super) fn settle(readings: &[Option<Reading>], context: &Context<'_>) -> Vec<Option<Settled>> {
    let verdict = order::decide(readings, context);
    let mut days: Vec<Option<Day>> =
        readings.iter().map(|reading| Day::read(reading.as_ref()?, verdict)).collect();
    years::fill(&mut days, context);
    readings
        .iter()
        .zip(days)
        .map(|(reading, day)| match day {
            Some(day) => settle_day(reading.as_ref()?, &day, verdict, context),
            None => settle_other(reading.as_ref()?, context),
        })
        .collect()
}

/// A day whose year may not be known yet.
#[derive(Clone, Copy, Debug)]
struct Day {
    year: Option<i16>,
    month: i8,
    day: i8,
    weekday: Option<Weekday>,
    /// The order of day and month is not known.
    open: bool,
}

impl Day {
    fn read(reading: &Reading, verdict: Option<Order>) -> Option<Self> {
        let &Reading::Day { year, month, day, either_order, order, weekday, .. } = reading else {
            return None;
        };
        let mut read = Self { year, month, day, weekday, open: either_order && verdict.is_none() };
        if either_order && order.is_some() && verdict.is_some_and(|verdict| order != Some(verdict))
        {
            read = read.swapped();
        }
        Some(read)
    }

    fn swapped(self) -> Self {
        Self { month: self.day, day: self.month, ..self }
    }

    /// The date, if it is complete.
    fn date(&self) -> Option<Date> {
        if self.open { None } else { Date::new(self.year?, self.month, self.day).ok() }
    }
}

fn settle_day(
    reading: &Reading,
    day: &Day,
    verdict: Option<Order>,
    context: &Context<'_>,
) -> Option<Settled> {
    let &Reading::Day { time, offset, either_order, .. } = reading else { return None };
    let Some(year) = day.year else {
        // 31 February is none in any year.
        Date::new(2024, day.month, day.day).ok()?;
        return Some(Settled::default());
    };
    let date = plausible(Date::new(year, day.month, day.day).ok(), context);
    if either_order && verdict.is_none() {
        let other = day.swapped();
        let other = plausible(Date::new(year, other.month, other.day).ok(), context);
        return match (date, other) {
            (Some(a), Some(b)) => Some(Settled {
                when: None,
                range: Range { earliest: Some(a.min(b)), latest: Some(a.max(b)) },
            }),
            (Some(only), None) | (None, Some(only)) => Some(on(only)),
            (None, None) => None,
        };
    }
    let date = date?;
    let instant = time.zip(offset).and_then(|(time, offset): (_, Offset)| {
        Some(When::Instant(offset.to_timestamp(date.to_datetime(time)).ok()?, offset))
    });
    Some(Settled { when: Some(instant.unwrap_or(When::Day(date))), range: Range::day(date) })
}

/// The date, if something can have been published then.
fn plausible(date: Option<Date>, context: &Context<'_>) -> Option<Date> {
    let date = date.filter(|date| YEARS.contains(&date.year()))?;
    let Some(reference) = context.reference else { return Some(date) };
    (date <= later(utc_day(reference), AHEAD)).then_some(date)
}

/// So many days later, as far as the calendar goes.
fn later(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

fn on(date: Date) -> Settled {
    Settled { when: Some(When::Day(date)), range: Range::day(date) }
}

fn between(earliest: Date, latest: Date) -> Settled {
    Settled { when: None, range: Range { earliest: Some(earliest), latest: Some(latest) } }
}

fn settle_other(reading: &Reading, context: &Context<'_>) -> Option<Settled> {
    if let Reading::Month { year, month } = *reading {
        let first = plausible(Date::new(year, month, 1).ok(), context)?;
        return Some(between(first, first.last_of_month()));
    }
    if let Reading::Year(year) = *reading {
        let first = plausible(Date::new(year, 1, 1).ok(), context)?;
        return Some(between(first, first.last_of_year()));
    }
    if let Reading::DaysAgo(count) | Reading::WeeksAgo(count) | Reading::MonthsAgo(count) = *reading
        && !(-LONG_AGO..=LONG_AGO).contains(&count)
    {
        return None;
    }
    let Some(reference) = context.reference else { return Some(Settled::default()) };
    let today = utc_day(reference);
    match *reading {
        Reading::Day { .. } | Reading::Month { .. } | Reading::Year(_) => None,
        Reading::Ago(age) => hours_ago(reference, age),
        Reading::DaysAgo(days) => plausible(today.checked_sub(days.days()).ok(), context).map(on),
        Reading::WeeksAgo(weeks) => {
            let days = weeks.checked_mul(7)?;
            let earliest = today.checked_sub(days.checked_add(6)?.days()).ok()?;
            plausible(Some(earliest), context)?;
            Some(between(earliest, today.checked_sub(days.checked_sub(3)?.days()).ok()?.min(today)))
        }
        Reading::MonthsAgo(months) => months_ago(today, months, context),
        Reading::Today(_) => Some(on(today)),
        Reading::Weekday(weekday) => {
            let back = weekday.until(today.weekday());
            today.checked_sub(i32::from(back).days()).ok().map(on)
        }
    }
}

/// An age is rounded or cut down, by half a unit or almost a whole one; around midnight it can be
/// another day.
fn hours_ago(reference: Timestamp, age: SignedDuration) -> Option<Settled> {
    let seconds = age.as_secs();
    let unit = [3600, 60].into_iter().find(|unit| seconds != 0 && seconds % unit == 0).unwrap_or(1);
    let before = |seconds: i64| reference.checked_sub(SignedDuration::from_secs(seconds)).ok();
    let day = utc_day(before(seconds)?);
    let earliest = utc_day(before(seconds.checked_add(unit)?)?);
    let latest = utc_day(before(seconds.checked_sub(unit / 2)?)?.min(reference));
    Some(Settled {
        when: Some(When::Day(day)),
        range: Range { earliest: Some(earliest), latest: Some(latest) },
    })
}

/// Likewise for months; for years, where there are nothing but years.
fn months_ago(today: Date, months: i32, context: &Context<'_>) -> Option<Settled> {
    let years = months >= 12 && months % 12 == 0;
    let (unit, half) = if years { (12, 182) } else { (1, 15) };
    let earliest = today.checked_sub(months.checked_add(unit)?.months()).ok()?;
    let earliest = plausible(earliest.tomorrow().ok(), context)?;
    let latest = later(today.checked_sub(months.months()).ok()?, half).min(today);
    Some(between(earliest, latest))
}
