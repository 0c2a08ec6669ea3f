//! Chronology: every article has a date or an honest range, and says how it is known.
//!
//! What is known of an article's day are constraints: what its wordings say (machine-readable, shown, in
//! the address), what dates its text names ([`context`]), between which dated neighbours listings put it
//! ([`order`]), and that it was there when it was first seen. [`dating`] puts them together, the surest
//! first; one that contradicts what is known better counts for nothing, and is told as such.

pub(crate) mod context;
pub(crate) mod dating;
pub(crate) mod neighbours;
pub(crate) mod order;

use cuttings_extract::Range;
use jiff::civil::Date;

/// The days between which something must lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) earliest: Option<Date>,
    pub(crate) latest: Option<Date>,
}

impl Bounds {
    pub(crate) fn day(day: Date) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    pub(crate) fn says_something(self) -> bool {
        self.earliest.is_some() || self.latest.is_some()
    }

    /// What both allow; `None` where that is nothing.
    pub(crate) fn with(self, other: Self) -> Option<Self> {
        let earliest = self.earliest.max(other.earliest);
        let latest = match (self.latest, other.latest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let possible = !matches!((earliest, latest), (Some(first), Some(last)) if first > last);
        possible.then_some(Self { earliest, latest })
    }
}

impl From<Range> for Bounds {
    fn from(range: Range) -> Self {
        Self { earliest: range.earliest, latest: range.latest }
    }
}

impl From<Bounds> for Range {
    fn from(bounds: Bounds) -> Self {
        Self { earliest: bounds.earliest, latest: bounds.latest }
    }
}
