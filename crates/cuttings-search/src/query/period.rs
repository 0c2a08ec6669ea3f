//! The periods that `after:` and `before:` take: a year, a month or a day; `year:` takes a year alone.

use jiff::civil::{Date, date};

/// The days of a period, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(crate) fn period(text: &str) -> Option<Period> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length: usize| {
        (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    let (year, month, day) = match parts.as_slice() {
        [year] => (year, None, None),
        [year, month] => (year, Some(month), None),
        [year, month, day] => (year, Some(month), Some(day)),
        _ => return None,
    };
    digits(year, 4)?;
    let year: i16 = year.parse().ok()?;
    let part = |part: Option<&&str>| match part {
        None => Some(None),
        Some(part) => {
            digits(part, 2)?;
            part.parse::<i8>().ok().map(Some)
        }
    };
    match (part(month)?, part(day)?) {
        (None, _) => Some(Period { first: date(year, 1, 1), last: date(year, 12, 31) }),
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some(Period { first, last: first.last_of_month() })
        }
        (Some(month), Some(day)) => {
            let day = Date::new(year, month, day).ok()?;
            Some(Period { first: day, last: day })
        }
    }
}

/// Reads `YYYY`.
pub(crate) fn year(text: &str) -> Option<Period> {
    period(text).filter(|_| text.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_a_month_and_a_day_are_periods() {
        let days = |text| period(text).map(|p| (p.first.to_string(), p.last.to_string()));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(days("2024"), pair("2024-01-01", "2024-12-31"));
        assert_eq!(days("2024-02"), pair("2024-02-01", "2024-02-29"));
        assert_eq!(days("2024-02-03"), pair("2024-02-03", "2024-02-03"));
    }

    #[test]
    fn nothing_else_is() {
        assert_eq!(year("2024-02"), None);
        for text in
            ["", "24", "2024-", "2024-13", "2024-1", "2023-02-29", "2024-01-01-01", "-2024", "20x4"]
        {
            assert_eq!(period(text), None, "{text}");
        }
    }
}
