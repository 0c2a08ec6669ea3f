//! What the dates that a text names say of the day on which it was written.
//!
//! "On 26 September 2022, news broke…" was not written long before that day. Not *after* it for certain:
//! what is announced lies ahead. So a named day says that the text is at most [`AHEAD`] days older, and
//! nothing of how much younger it is; and one that lies after the day on which the text was first seen
//! says nothing at all.

use cuttings_extract::dates::{self, Context, Reading};
use jiff::ToSpan;
use jiff::civil::Date;

/// How far ahead, in days, lists commonly announce things.
const AHEAD: i32 = 60;

/// How much of a text is read, in bytes.
const LOOKED_AT: usize = 4000;

/// A day before which a text was not written, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) earliest: Date,
    pub(crate) words: String,
}

/// The latest such day that a text gives by naming days or months with their year. `seen` is the day on
/// which the text was there.
pub(crate) fn named(text: &str, language: Option<&str>, seen: Option<Date>) -> Option<Named> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end)?;
    let mentions = dates::mentions(text, &Context { reference: None, language });
    mentions
        .into_iter()
        .filter_map(|mention| {
            let day = match mention.reading {
                Reading::Day { year: Some(year), month, day, either_order: false, .. } => {
                    Date::new(year, month, day).ok()?
                }
                Reading::Month { year, month } => Date::new(year, month, 1).ok()?,
                _ => return None,
            };
            if seen.is_some_and(|seen| day > seen) {
                return None;
            }
            let earliest = day.checked_sub(AHEAD.days()).ok()?;
            Some(Named { earliest, words: text.get(mention.span)?.to_owned() })
        })
        .max_by_key(|named| named.earliest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn earliest(text: &str) -> Option<Date> {
        named(text, Some("en"), Some(date(2024, 5, 1))).map(|named| named.earliest)
    }

    #[test]
    fn a_text_is_not_much_older_than_the_days_it_names() {
        assert_eq!(
            earliest("On 26 September 2022, news broke of a leak."),
            Some(date(2022, 7, 28))
        );
        assert_eq!(
            earliest("From May 2019 to March 2021 the quay was shut."),
            Some(date(2020, 12, 31))
        );
        assert_eq!(earliest("Nothing is said here of any day."), None);
    }

    #[test]
    fn a_day_that_was_ahead_when_the_text_was_seen_says_nothing() {
        assert_eq!(earliest("The quay opens on 2 June 2031."), None);
    }

    #[test]
    fn a_day_without_its_year_says_nothing() {
        assert_eq!(earliest("The quay opened on 2 June."), None);
    }
}
