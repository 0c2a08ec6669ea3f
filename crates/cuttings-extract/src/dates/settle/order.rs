//! Day before month, or month before day? A page keeps to one of them.

use jiff::civil::{Date, Weekday};

use super::{HASTE, later};
use crate::dates::language::habit;
use crate::dates::{Context, Order, Reading};
use crate::when::utc_day;

/// From how many dates on a pattern is one.
const PATTERN: usize = 3;

/// The order that the all-digit dates of a list are in; `None` if nothing tells. What tells, in
/// this order: dates that are possible in one order only, and weekdays; dates that would lie in the
/// future; a list that is sorted in one order only; a part that never changes; the habit of the
/// language and region.
pub(super) fn decide(readings: &[Option<Reading>], context: &Context<'_>) -> Option<Order> {
    let dates: Vec<Digits> = readings.iter().flatten().filter_map(Digits::read).collect();
    if !dates.iter().any(|date| date.is_open) {
        return habit(context.language);
    }
    by_vote(&dates)
        .or_else(|| by_future(&dates, context))
        .or_else(|| by_sequence(&dates))
        .or_else(|| by_variety(&dates))
        .or_else(|| habit(context.language))
}

/// A date as its numbers stand; of a date with its month in words, both orders are the same.
struct Digits {
    year: Option<i16>,
    /// Month and day if the day is first, and if the month is.
    day_first: (i8, i8),
    month_first: (i8, i8),
    /// The order, where only one is possible.
    known: Option<Order>,
    is_open: bool,
    weekday: Option<Weekday>,
}

impl Digits {
    fn read(reading: &Reading) -> Option<Self> {
        let &Reading::Day { year, month, day, either_order, order, weekday, .. } = reading else {
            return None;
        };
        let (written, turned) =
            ((month, day), if either_order { (day, month) } else { (month, day) });
        let (day_first, month_first) = match order {
            Some(Order::MonthFirst) => (turned, written),
            _ => (written, turned),
        };
        let known = order.filter(|_| !either_order);
        Some(Self { year, day_first, month_first, known, is_open: either_order, weekday })
    }

    fn date(&self, order: Order) -> Option<Date> {
        let (month, day) = match order {
            Order::DayFirst => self.day_first,
            Order::MonthFirst => self.month_first,
        };
        Date::new(self.year?, month, day).ok()
    }

    /// The order that this date alone proves.
    fn vote(&self) -> Option<Order> {
        if let Some(known) = self.known {
            return Some(known);
        }
        let weekday = self.weekday.filter(|_| self.is_open)?;
        one_of(|order| self.date(order).is_some_and(|date| date.weekday() == weekday))
    }
}

/// The order that satisfies the condition, if only one does.
fn one_of(mut holds: impl FnMut(Order) -> bool) -> Option<Order> {
    match (holds(Order::DayFirst), holds(Order::MonthFirst)) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

fn by_vote(dates: &[Digits]) -> Option<Order> {
    let count = |order| dates.iter().filter(|date| date.vote() == Some(order)).count();
    let (day_first, month_first) = (count(Order::DayFirst), count(Order::MonthFirst));
    // Most of a page outweighs a slip.
    if day_first > 3 * month_first {
        return Some(Order::DayFirst);
    }
    (month_first > 3 * day_first).then_some(Order::MonthFirst)
}

fn by_future(dates: &[Digits], context: &Context<'_>) -> Option<Order> {
    let last = later(utc_day(context.reference?), HASTE);
    one_of(|order| dates.iter().filter_map(|d| d.date(order)).all(|date| date <= last))
}

fn by_sequence(dates: &[Digits]) -> Option<Order> {
    let disorder = |order| {
        let days: Vec<Date> = dates.iter().filter_map(|date| date.date(order)).collect();
        let steps = days.windows(2).map(|pair| pair[0].cmp(&pair[1]));
        let (up, down) = steps.fold((0, 0), |(up, down), step| match step {
            std::cmp::Ordering::Less => (up + 1, down),
            std::cmp::Ordering::Equal => (up, down),
            std::cmp::Ordering::Greater => (up, down + 1),
        });
        (days.len() >= PATTERN).then_some((up.min(down), up + down))
    };
    let (day_first, month_first) = (disorder(Order::DayFirst)?, disorder(Order::MonthFirst)?);
    // In order (but for a pinned entry or two) one way, in disorder the other way.
    one_of(|order| {
        let (own, other) = match order {
            Order::DayFirst => (day_first, month_first),
            Order::MonthFirst => (month_first, day_first),
        };
        own.1 > 0 && own.0 * 3 < other.0
    })
}

/// Where one part has many values and the other a single one, that one is the month.
fn by_variety(dates: &[Digits]) -> Option<Order> {
    let open = dates.iter().filter(|date| date.is_open);
    let (mut first, mut second): (Vec<i8>, Vec<i8>) = open.map(|date| date.month_first).unzip();
    for part in [&mut first, &mut second] {
        part.sort_unstable();
        part.dedup();
    }
    match (first.len(), second.len()) {
        (many, 1) if many > PATTERN => Some(Order::DayFirst),
        (1, many) if many > PATTERN => Some(Order::MonthFirst),
        _ => None,
    }
}
