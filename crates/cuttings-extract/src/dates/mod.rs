//! Dates in text, in many languages.
//!
//! Reading a date takes two steps, since one date alone is often ambiguous while a page of them is
//! not: [`mentions`] finds what a text could mean, [`settle`] decides for all entries of a list at
//! once (day before month or month before day, which year), by the evidence that they give together.
//!
//! Finding goes through these steps: `token` cuts a text into numbers, words and marks, looking words
//! up in the `lexicon` of all languages; `scan` tries at each token the forms of date: `named` (17
//! March 2023), `numeric` (17/03/2023), `marked` (2023年3月17日), `relative` (3 hours ago), which
//! `joined` completes by weekday and time (`clock`, `zone`).

mod address;
mod calendar;
mod clock;
mod expressions;
pub(crate) mod fold;
mod joined;
mod language;
mod lexicon;
mod machine;
mod marked;
mod named;
mod numeric;
mod relative;
mod scan;
mod settle;
#[cfg(test)]
mod tests;
mod token;
mod zone;

use std::ops::Range;

use jiff::civil::{Time, Weekday};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

pub use expressions::{Expression, Says, expressions};

use crate::{Range as DayRange, When};

/// What a date is read against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// "Now", as far as the page is concerned: when it was fetched.
    pub reference: Option<Timestamp>,
    /// The page's language as a BCP 47 tag; decides only what is otherwise ambiguous.
    pub language: Option<&'a str>,
}

/// The order of an all-digit date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 17/03/2023
    DayFirst,
    /// 03/17/2023
    MonthFirst,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands, in bytes; a valid slice of the text.
    pub span: Range<usize>,
    /// What it says.
    pub reading: Reading,
}

/// What a date expression says, before the rest of the page is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A day, perhaps without its year.
    Day {
        /// The year where it is written; two-digit years are widened.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
        /// Whether month and day could as well be the other way round (03/04/2023); they are then
        /// read as the language has it.
        either_order: bool,
        /// The order in which an all-digit date is read here; `None` where there is no question of
        /// order (a month's name, the year in front, the same number twice).
        order: Option<Order>,
        /// The weekday where it is written.
        weekday: Option<Weekday>,
        /// The time of day where it is written.
        time: Option<Time>,
        /// The offset from UTC where it is written.
        offset: Option<Offset>,
    },
    /// A month: "March 2023".
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// A year, and nothing else.
    Year(i16),
    /// So long before the reference time, by a unit below a day: "3 hours ago".
    Ago(SignedDuration),
    /// So many days before the reference day: "yesterday", "5 days ago".
    DaysAgo(i32),
    /// So many weeks before the reference day, more or less: "2 weeks ago".
    WeeksAgo(i32),
    /// So many months before the reference day: "3 months ago", "a year ago" (12).
    MonthsAgo(i32),
    /// A clock time alone: today, as far as the reference goes.
    Today(Time),
    /// The last such weekday at or before the reference day: "Friday".
    Weekday(Weekday),
}

impl Reading {
    /// A day that leaves no question, perhaps with a time of it.
    #[must_use]
    pub(crate) fn on(year: i16, month: i8, day: i8, time: Option<Time>) -> Self {
        Self::Day {
            year: Some(year),
            month,
            day,
            either_order: false,
            order: None,
            weekday: None,
            time,
            offset: None,
        }
    }
}

/// A date, decided.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settled {
    /// The date where it is known to the day or better.
    pub when: Option<When>,
    /// The days it can be.
    pub range: DayRange,
}

/// Finds the dates in a text, in reading order, without overlaps; the longest reading wins.
///
/// Days without a year, months and days by name are dates only where they cannot be anything else:
/// "10 out of 12", "may 5 people", "24/7" and the "today" of running text are not.
#[must_use]
pub fn mentions(text: &str, context: &Context<'_>) -> Vec<Mention> {
    scan::scan(text, context, usize::MAX)
}

/// The first of the dates that [`mentions`] finds; what stands behind it is not read.
#[must_use]
pub fn first_mention(text: &str, context: &Context<'_>) -> Option<Mention> {
    scan::scan(text, context, 1).pop()
}

/// Whether a text is an amount of time and nothing else, as ages are written without "ago", and lengths: "4 hours".
#[must_use]
pub(crate) fn is_amount(text: &str) -> bool {
    scan::is_amount(text)
}

/// Decides what the dates of a list mean, given each other. One item per entry, in list order;
/// `None` where there is no reading, or one that is no possible date. A date that cannot be decided
/// (no year, no reference time) is [`Settled`] with nothing known.
///
/// All-digit dates are read in one order throughout the list: that of the dates which are possible
/// in one order only or agree with their weekday, else the one that has no date in the future, else
/// the one in which the list is sorted, else the habit of the language and region. English without a
/// region goes with the United States, as in CLDR, after all evidence; where not even a language is
/// known, both days remain possible and the range covers them.
///
/// Ages are rounded or cut down by those who write them, so their ranges reach from half a unit
/// after to a whole unit before; "3 hours ago" is known to the day (in UTC) all the same, "2 weeks
/// ago" is a range alone. Multiples of twelve months count as years.
#[must_use]
pub fn settle(readings: &[Option<Reading>], context: &Context<'_>) -> Vec<Option<Settled>> {
    settle::settle(readings, context)
}

/// Reads a machine-readable date: ISO 8601 in its many spellings, RFC 2822, HTTP dates, Unix time,
/// and what is commonly found in `datetime`, `content` and feed elements. A clock time without an
/// offset gives its day.
#[must_use]
pub fn machine(text: &str) -> Option<When> {
    machine::read(text)
}

/// The day or month that an address names in its path ("/2023/03/17/", "/2023-03-17-title").
#[must_use]
pub fn in_address(address: &str) -> Option<Settled> {
    address::read(address)
}
