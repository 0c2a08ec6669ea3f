//! Dates in words, no more precise than they are known.

use cuttings_archive::ArticleRow;
use cuttings_extract::{DateBasis, When};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// A date in words, and for machines where it is a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) machine: Option<String>,
}

/// How a date is known, in a word or two and in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Basis {
    pub(crate) label: &'static str,
    pub(crate) sentence: &'static str,
    /// Whether the publisher says it outright, so that a list need not mention it.
    pub(crate) certain: bool,
}

/// "Friday, 17 March 2023"
pub(crate) fn weekday(day: Date) -> String {
    day.strftime("%A, %-d %B %Y").to_string()
}

/// "17 March 2023"
pub(crate) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// "17 March 2023, 08:30 UTC"
pub(crate) fn moment(at: Timestamp) -> Shown {
    Shown {
        text: at.strftime("%-d %B %Y, %H:%M UTC").to_string(),
        machine: Some(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
    }
}

/// The day of an instant, as it is counted at Greenwich like all instants here.
pub(crate) fn day_of(at: Timestamp) -> Shown {
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    Shown { text: self::day(day), machine: Some(day.to_string()) }
}

/// The date of publication in full: a point, a range, or `None` where nothing is known.
pub(crate) fn published(article: &ArticleRow) -> Option<Shown> {
    match article.date_published {
        Some(when) => Some(point(when)),
        None => range(article.date_earliest, article.date_latest),
    }
}

/// A point in full.
pub(crate) fn point(when: When) -> Shown {
    let text = match when {
        When::Day(date) => day(date),
        When::Instant(at, offset) => format!("{}, {}", day(when.day()), clock(at, offset)),
    };
    Shown { text, machine: Some(when.to_string()) }
}

/// The time of day, where it is known: "08:30 UTC+01:00".
pub(crate) fn time(when: When) -> Option<Shown> {
    match when {
        When::Day(_) => None,
        When::Instant(at, offset) => {
            Some(Shown { text: clock(at, offset), machine: Some(when.to_string()) })
        }
    }
}

fn clock(at: Timestamp, offset: Offset) -> String {
    let zone = if offset == Offset::UTC { String::new() } else { offset_text(offset) };
    format!("{} UTC{zone}", offset.to_datetime(at).strftime("%H:%M"))
}

fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (hours, 0) => format!("{sign}{hours}"),
        (hours, minutes) => format!("{sign}{hours}:{minutes:02}"),
    }
}

/// "between 3 and 17 March 2023", "not later than 5 May 2024".
pub(crate) fn range(earliest: Option<Date>, latest: Option<Date>) -> Option<Shown> {
    let (text, machine) = match (earliest, latest) {
        (Some(first), Some(last)) if first == last => (day(first), Some(first.to_string())),
        (Some(first), Some(last)) => (between(first, last), None),
        (None, Some(last)) => (format!("not later than {}", day(last)), None),
        (Some(first), None) => (format!("not earlier than {}", day(first)), None),
        (None, None) => return None,
    };
    Some(Shown { text, machine })
}

fn between(first: Date, last: Date) -> String {
    let from = if first.year() != last.year() {
        day(first)
    } else if first.month() != last.month() {
        first.strftime("%-d %B").to_string()
    } else {
        first.day().to_string()
    };
    format!("between {from} and {}", day(last))
}

/// The days that several articles were published on: "12–16 March 2026".
pub(crate) fn span(first: Option<Date>, last: Option<Date>) -> Option<Shown> {
    let (first, last) = (first?, last?);
    if first == last {
        return Some(Shown { text: day(first), machine: Some(first.to_string()) });
    }
    let text = if first.year() != last.year() {
        format!("{} – {}", day(first), day(last))
    } else if first.month() != last.month() {
        format!("{} – {}", first.strftime("%-d %B"), day(last))
    } else {
        format!("{}–{}", first.day(), day(last))
    };
    Some(Shown { text, machine: None })
}

/// What stands in place of a date that nothing is known of.
pub(crate) fn unknown() -> Shown {
    Shown { text: "date not known".to_owned(), machine: None }
}

/// How a date is known.
pub(crate) fn basis(basis: DateBasis) -> Basis {
    let (label, sentence, certain) = match basis {
        DateBasis::Attribute => {
            ("marked up", "The page states this date in machine-readable form.", true)
        }
        DateBasis::Text => ("as printed", "The page shows this date.", true),
        DateBasis::Url => ("from its address", "The date is part of the article’s address.", false),
        DateBasis::Context => {
            ("from its text", "The date follows from an expression in the text.", false)
        }
        DateBasis::Order => (
            "from its neighbours",
            "The article stands between dated neighbours in a list that is in order.",
            false,
        ),
        DateBasis::Seen => (
            "from when it was seen",
            "No page gives a date. The article cannot be newer than the page that it was seen on.",
            false,
        ),
    };
    Basis { label, sentence, certain }
}

/// "3 hours ago" would need a clock; this is the day in UTC, which does not age.
pub(crate) fn utc_day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::{point, range, time, weekday};

    fn words(earliest: Option<&str>, latest: Option<&str>) -> Option<String> {
        let read = |day: &str| day.parse().unwrap();
        range(earliest.map(read), latest.map(read)).map(|shown| shown.text)
    }

    #[test]
    fn a_range_says_no_more_than_is_known() {
        for (earliest, latest, text) in [
            (Some("2023-03-03"), Some("2023-03-17"), "between 3 and 17 March 2023"),
            (Some("2023-02-28"), Some("2023-03-03"), "between 28 February and 3 March 2023"),
            (Some("2022-12-31"), Some("2023-01-01"), "between 31 December 2022 and 1 January 2023"),
            (Some("2023-03-03"), Some("2023-03-03"), "3 March 2023"),
            (None, Some("2024-05-05"), "not later than 5 May 2024"),
            (Some("2024-05-05"), None, "not earlier than 5 May 2024"),
        ] {
            assert_eq!(words(earliest, latest).as_deref(), Some(text));
        }
        assert_eq!(words(None, None), None);
    }

    #[test]
    fn a_span_names_what_differs() {
        let words = |first: &str, last: &str| {
            super::span(first.parse().ok(), last.parse().ok()).map(|shown| shown.text)
        };
        for (first, last, expected) in [
            ("2026-03-12", "2026-03-12", "12 March 2026"),
            ("2026-03-12", "2026-03-16", "12–16 March 2026"),
            ("2026-02-24", "2026-03-12", "24 February – 12 March 2026"),
            ("2025-12-28", "2026-03-16", "28 December 2025 – 16 March 2026"),
        ] {
            assert_eq!(words(first, last).as_deref(), Some(expected));
        }
        assert_eq!(words("", "2026-03-16"), None);
    }

    #[test]
    fn an_instant_is_shown_at_its_own_offset() {
        for (when, text) in [
            ("2023-03-17", "17 March 2023"),
            ("2023-03-17T08:30:00Z", "17 March 2023, 08:30 UTC"),
            ("2023-03-17T23:30:00-05:00", "17 March 2023, 23:30 UTC−5"),
            ("2023-03-17T08:30:00+05:30", "17 March 2023, 08:30 UTC+5:30"),
        ] {
            assert_eq!(point(when.parse().unwrap()).text, text);
        }
        assert_eq!(time("2023-03-17".parse().unwrap()), None);
    }

    #[test]
    fn a_day_has_its_weekday() {
        assert_eq!(weekday("2023-03-17".parse().unwrap()), "Friday, 17 March 2023");
    }
}
