//! Which instant a feed gives for an article.
//!
//! Feeds want an instant where an article often has only a day, or less. One rule for all formats:
//!
//! | known | published | changed |
//! | --- | --- | --- |
//! | an instant | that instant | the same |
//! | a day | 12:00 UTC of that day | the same |
//! | a range, or nothing | left out | when it was first seen |
//!
//! Noon keeps the calendar day the same for a reader anywhere from UTC−12 to UTC+11, which midnight
//! does not: `T00:00:00Z` is the day before in all of the Americas. Nothing is published after it was
//! seen, so where the article was first seen on that day before noon, that instant is given instead:
//! readers hide articles from the future.

use cuttings_archive::ArticleRow;
use cuttings_extract::When;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// At UTC+14 a day begins so long before its noon in UTC.
const DAY_BEFORE_NOON: SignedDuration = SignedDuration::from_hours(26);

/// When the article was published, as a feed says it; `None` where it is not known to the day.
#[must_use]
pub fn published(article: &ArticleRow) -> Option<Timestamp> {
    match article.date_published? {
        When::Instant(at, _) => in_calendar(at),
        When::Day(day) => {
            let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?.timestamp();
            in_calendar(seen_that_day(article.first_seen, noon).unwrap_or(noon))
        }
    }
}

/// When the article last changed, as a feed says it.
#[must_use]
pub fn changed(article: &ArticleRow) -> Timestamp {
    published(article).or_else(|| in_calendar(article.first_seen)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// When a feed of these articles last changed: when the newest of them was first seen.
#[must_use]
pub fn feed_changed(articles: impl Iterator<Item = Timestamp>) -> Timestamp {
    articles.filter_map(in_calendar).max().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn seen_that_day(first_seen: Timestamp, noon: Timestamp) -> Option<Timestamp> {
    (first_seen < noon && noon.duration_since(first_seen) <= DAY_BEFORE_NOON).then_some(first_seen)
}

/// Both RFC 3339 and RFC 822 have years of four digits only.
fn in_calendar(at: Timestamp) -> Option<Timestamp> {
    (1..=9999).contains(&at.to_zoned(TimeZone::UTC).year()).then_some(at)
}

/// RFC 3339, in UTC, to the second.
pub(super) fn rfc3339(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// RFC 822 with a year of four digits, as RSS 2.0 has it, and as HTTP's dates are.
#[must_use]
pub fn rfc822(at: Timestamp) -> Option<String> {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()
}

#[cfg(test)]
mod tests {
    use super::{changed, published};
    use cuttings_archive::ArticleRow;

    fn article(date: Option<&str>, first_seen: &str) -> ArticleRow {
        ArticleRow {
            date_published: date.map(|date| date.parse().unwrap()),
            first_seen: first_seen.parse().unwrap(),
            ..ArticleRow::default()
        }
    }

    fn given(date: &str, first_seen: &str) -> String {
        published(&article(Some(date), first_seen)).unwrap().to_string()
    }

    #[test]
    fn a_day_is_given_as_its_noon() {
        assert_eq!(given("2023-03-17", "2024-01-01T00:00:00Z"), "2023-03-17T12:00:00Z");
    }

    #[test]
    fn a_day_is_never_given_as_later_than_it_was_seen() {
        assert_eq!(given("2023-03-17", "2023-03-17T06:00:00Z"), "2023-03-17T06:00:00Z");
        assert_eq!(given("2023-03-17", "2023-03-16T22:00:00Z"), "2023-03-16T22:00:00Z");
    }

    #[test]
    fn a_day_long_after_it_was_seen_is_left_as_the_publisher_says() {
        assert_eq!(given("2023-03-17", "2023-03-10T06:00:00Z"), "2023-03-17T12:00:00Z");
    }

    #[test]
    fn an_undated_article_changed_when_it_was_first_seen() {
        let undated = article(None, "2023-03-17T06:00:00Z");
        assert_eq!(published(&undated), None);
        assert_eq!(changed(&undated).to_string(), "2023-03-17T06:00:00Z");
    }

    #[test]
    fn a_year_that_the_formats_cannot_write_is_left_out() {
        assert_eq!(published(&article(Some("0000-03-17"), "2023-03-17T06:00:00Z")), None);
    }
}
