//! Dates in text, in many languages.
//!
//! Reading a date takes two steps, since one date alone is often ambiguous while a page of them is
//! not: [`mentions`] finds what a text could mean, [`settle`] decides for all entries of a list at
//! once (day before month or month before day, which year), by the evidence that they give together.

use std::ops::Range;

use jiff::civil::{Time, Weekday};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use crate::{Range as DayRange, When};

/// What a date is read against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// "Now", as far as the page is concerned: when it was fetched.
    pub reference: Option<Timestamp>,
    /// The page's language as a BCP 47 tag; decides only what is otherwise ambiguous.
    pub language: Option<&'a str>,
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
        /// Whether month and day could as well be the other way round (03/04/2023).
        either_order: bool,
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
    /// So long before the reference time, by a unit below a day: "3 hours ago".
    Ago(SignedDuration),
    /// So many days before the reference day: "yesterday", "5 days ago", "2 weeks ago".
    DaysAgo(i32),
    /// So many months before the reference day: "3 months ago", "a year ago" (12).
    MonthsAgo(i32),
    /// A clock time alone: today, as far as the reference goes.
    Today(Time),
    /// The last such weekday at or before the reference day: "Friday".
    Weekday(Weekday),
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
#[must_use]
pub fn mentions(text: &str, context: &Context<'_>) -> Vec<Mention> {
    let _ = (text, context);
    Vec::new()
}

/// Decides what the dates of a list mean, given each other. One item per entry, in list order.
#[must_use]
pub fn settle(readings: &[Option<Reading>], context: &Context<'_>) -> Vec<Option<Settled>> {
    let _ = context;
    vec![None; readings.len()]
}

/// Reads a machine-readable date: ISO 8601 in its many spellings, RFC 2822, HTTP dates, and what is
/// commonly found in `datetime`, `content` and feed elements. A clock time without an offset gives
/// its day.
#[must_use]
pub fn machine(text: &str) -> Option<When> {
    text.trim().parse().ok()
}

/// The day or month that an address names in its path ("/2023/03/17/", "/2023-03-17-title").
#[must_use]
pub fn in_address(address: &str) -> Option<Settled> {
    let _ = address;
    None
}
