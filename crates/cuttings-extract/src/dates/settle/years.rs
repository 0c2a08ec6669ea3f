//! The years of dates that are written without one.
//!
//! Lists are sorted, newest first as a rule, so neighbours with years say much. Where a page leaves
//! out the current year only, the reference time says more. A weekday must agree where it is written.

use jiff::civil::Date;

use super::{Day, HASTE, later};
use crate::dates::Context;
use crate::when::utc_day;

/// How many years to look back for one in which a weekday agrees; 29 February needs this many.
const BACK: i16 = 40;

/// How far ahead, in days, an event is announced with its weekday and no year; and how long ago a year that fits is not
/// meant instead.
const ANNOUNCED: i32 = 120;
const LONG_PAST: i32 = 400;

/// How far, in days, an entry can be newer than the one above it in a list that is sorted.
const DISORDER: i32 = 31;

/// Fills in the years that can be known.
pub(super) fn fill(days: &mut [Option<Day>], context: &Context<'_>) {
    let mut list: Vec<&mut Day> = days.iter_mut().flatten().collect();
    if list.iter().all(|day| day.year.is_some()) {
        return;
    }
    let today = context.reference.map(utc_day);
    let today = today.map(|date| Today { date, announces: could_be_to_come(&list, date) });
    let known: Vec<Date> = list.iter().filter_map(|day| day.date()).collect();
    if is_rising(&known) {
        list.reverse();
    }
    // Nobody writes the current year: then a date without a year is of the current one.
    let is_implied = today.is_some_and(|today| known.iter().all(|d| d.year() < today.date.year()));
    let below = anchors_below(&list);
    let mut above: Option<Date> = None;
    let mut run = Run::default();
    for (day, below) in list.into_iter().zip(below) {
        if day.year.is_none() {
            let found = bracketed(day, above, below)
                .or_else(|| {
                    let today = today.filter(|_| is_implied)?;
                    run.next(day, today)
                })
                .or_else(|| beside(day, above, below, today));
            day.year = found.map(Date::year);
        } else {
            run = Run::default();
        }
        above = day.date().or(above);
    }
}

/// Whether the dates rise more often than they fall.
fn is_rising(dates: &[Date]) -> bool {
    let rises = dates.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falls = dates.windows(2).filter(|pair| pair[0] > pair[1]).count();
    rises > falls
}

/// For each place of the list, the next date with a year at or below it.
fn anchors_below(list: &[&mut Day]) -> Vec<Option<Date>> {
    let mut next = None;
    let mut anchors: Vec<Option<Date>> = list
        .iter()
        .rev()
        .map(|day| {
            next = day.date().or(next);
            next
        })
        .collect();
    anchors.reverse();
    anchors
}

/// The date between two that have years, where there is just one such.
fn bracketed(day: &Day, above: Option<Date>, below: Option<Date>) -> Option<Date> {
    let (above, below) = (above?, below?);
    let found = latest(day, above).filter(|found| *found >= below)?;
    let second = latest(day, found.yesterday().ok()?).filter(|second| *second >= below);
    second.is_none().then_some(found)
}

/// By a neighbour on one side, or by today.
fn beside(
    day: &Day,
    above: Option<Date>,
    below: Option<Date>,
    today: Option<Today>,
) -> Option<Date> {
    let recent = today.and_then(|today| recent(day, today));
    if let Some(above) = above {
        // An entry a little newer than the one above is out of order, and not a year older.
        let limit = later(above, DISORDER);
        return latest(day, today.map_or(limit, |today| limit.min(later(today.date, HASTE))));
    }
    match below {
        Some(below) => recent.filter(|recent| *recent >= below).or_else(|| earliest(day, below)),
        None => recent,
    }
}

/// A run of dates without years that began in the current one. When they rise again, that is another
/// year only if the run has gone back through a year in steps and the next step is none larger;
/// otherwise an entry is out of order, or another list begins.
#[derive(Default)]
struct Run {
    last: Option<Date>,
    falling: usize,
}

impl Run {
    /// How many entries in order make the list a sorted one.
    const SORTED: usize = 4;
    /// The largest step, in days, of a list that goes back over the years.
    const STEP: i32 = 92;

    fn next(&mut self, day: &Day, today: Today) -> Option<Date> {
        let recent = recent(day, today)?;
        let found = match self.last {
            Some(last) if recent > last => {
                let back = latest(day, last).filter(|found| is_step(*found, last));
                back.filter(|_| self.falling >= Self::SORTED)
            }
            Some(last) => Some(recent).filter(|found| is_step(*found, last)),
            None => None,
        };
        self.falling = if found.is_some() { self.falling + 1 } else { 1 };
        self.last = Some(found.unwrap_or(recent));
        self.last
    }
}

fn is_step(next: Date, last: Date) -> bool {
    (last - next).get_days() <= Run::STEP
}

/// The day of the reference time, and whether a list may announce what is to come.
#[derive(Clone, Copy)]
struct Today {
    date: Date,
    announces: bool,
}

/// Whether days without a year can be those of a list of what is to come: it doesn't fall, and no year is past.
fn could_be_to_come(list: &[&mut Day], today: Date) -> bool {
    let days: Vec<(i8, i8)> = list.iter().map(|day| (day.month, day.day)).collect();
    let rises = days.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falls = days.windows(2).filter(|pair| pair[0] > pair[1]).count();
    falls <= rises * 2 && list.iter().all(|day| day.year.is_none_or(|year| year >= today.year()))
}

/// The last such day up to today, or a little later; what is announced with its weekday is to come where that fits no
/// recent year.
fn recent(day: &Day, today: Today) -> Option<Date> {
    let Today { date, announces } = today;
    let past = latest(day, later(date, HASTE));
    let is_past = past.is_some_and(|past| (date - past).get_days() <= LONG_PAST);
    let to_come = || {
        day.weekday.filter(|_| announces)?;
        earliest(day, date).filter(|found| (*found - date).get_days() <= ANNOUNCED)
    };
    if is_past { past } else { to_come().or(past) }
}

/// The last such day that is not after `limit`.
fn latest(day: &Day, limit: Date) -> Option<Date> {
    let years = (limit.year().saturating_sub(BACK)..=limit.year()).rev();
    in_years(day, years).find(|date| *date <= limit)
}

/// The first such day that is not before `limit`.
fn earliest(day: &Day, limit: Date) -> Option<Date> {
    let years = limit.year()..=limit.year().saturating_add(BACK);
    in_years(day, years).find(|date| *date >= limit)
}

fn in_years(day: &Day, years: impl Iterator<Item = i16>) -> impl Iterator<Item = Date> {
    let Day { month, day, weekday, .. } = *day;
    years
        .filter_map(move |year| Date::new(year, month, day).ok())
        .filter(move |date| weekday.is_none_or(|weekday| date.weekday() == weekday))
}
