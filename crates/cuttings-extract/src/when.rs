//! Points and ranges in time, exactly as precise as they are known.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date as precise as it is known: a day, or an instant with its offset from UTC.
///
/// A clock time without an offset is not an instant, so it is kept as its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A calendar day, in the outlet's own time zone, whatever that is.
    Day(civil::Date),
    /// An instant, and the offset that it was written in, or that its day is told in.
    Instant(Timestamp, Offset),
}

impl When {
    /// The calendar day; of an instant, the day at its own offset.
    #[must_use]
    pub fn day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Instant(at, offset) => offset.to_datetime(at).date(),
        }
    }

    /// The instant, where the time of day is known.
    #[must_use]
    pub fn instant(self) -> Option<Timestamp> {
        match self {
            Self::Day(_) => None,
            Self::Instant(at, _) => Some(at),
        }
    }
}

impl fmt::Display for When {
    /// `YYYY-MM-DD`, or RFC 3339 where the time is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Instant(at, offset) if *offset == Offset::UTC => write!(f, "{at}"),
            Self::Instant(at, offset) => write!(f, "{}", at.display_with_offset(*offset)),
        }
    }
}

/// The text was neither `YYYY-MM-DD` nor RFC 3339.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a date: expected YYYY-MM-DD or RFC 3339")]
pub struct WhenError(String);

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = || WhenError(text.to_owned());
        if text.len() == 10 {
            return text.parse().map(Self::Day).map_err(|_| fail());
        }
        let pieces = jiff::fmt::temporal::Pieces::parse(text).map_err(|_| fail())?;
        let at: Timestamp = text.parse().map_err(|_| fail())?;
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        Ok(Self::Instant(at, offset))
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Days between which something lies, both ends included; an end that is not known is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The first possible day.
    pub earliest: Option<civil::Date>,
    /// The last possible day.
    pub latest: Option<civil::Date>,
}

impl Range {
    /// The range of a single day.
    #[must_use]
    pub fn day(day: civil::Date) -> Self {
        Self { earliest: Some(day), latest: Some(day) }
    }

    /// Whether a day can be one of it.
    #[must_use]
    pub fn contains(&self, day: civil::Date) -> bool {
        self.earliest.is_none_or(|first| first <= day) && self.latest.is_none_or(|last| day <= last)
    }
}

/// The day of an instant in UTC.
#[must_use]
pub(crate) fn utc_day(at: Timestamp) -> civil::Date {
    at.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::When;

    #[test]
    fn a_date_is_written_as_precisely_as_it_is_known() {
        for text in ["2023-03-17", "2023-03-17T08:30:00Z", "2023-03-17T23:30:00-05:00"] {
            let when: When = text.parse().unwrap();
            assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn the_day_of_an_instant_is_the_day_at_its_own_offset() {
        let when: When = "2023-03-17T23:30:00-05:00".parse().unwrap();
        assert_eq!(when.day().to_string(), "2023-03-17");
    }

    #[test]
    fn a_clock_time_without_an_offset_is_not_an_instant() {
        assert!("2023-03-17T23:30:00".parse::<When>().is_err());
    }
}
