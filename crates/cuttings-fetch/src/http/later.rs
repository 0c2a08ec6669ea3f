//! `Retry-After`: when a server that is busy wants to be asked again (RFC 9110, section 10.2.3).

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Reads the header's value: seconds, or a date.
pub(super) fn parse(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(Duration::try_from(at.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn seconds_and_dates_are_read() {
        let now = "2026-03-16T08:00:00Z".parse().unwrap();
        assert_eq!(parse(" 120 ", now).unwrap().as_secs(), 120);
        assert_eq!(parse("Mon, 16 Mar 2026 08:01:30 GMT", now).unwrap().as_secs(), 90);
        assert_eq!(parse("Mon, 16 Mar 2026 07:00:00 GMT", now).unwrap().as_secs(), 0);
        for no in ["", "soon", "-5", "1.5"] {
            assert_eq!(parse(no, now), None, "{no}");
        }
    }
}
