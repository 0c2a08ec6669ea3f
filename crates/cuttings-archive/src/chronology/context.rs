//! What the dates that a text names say of the day on which it was written, as clues to be put together
//! with others.
//!
//! What each expression can say stands in [`cuttings_extract::dates::expressions`]. Most are plain: not
//! before some day, or within some days. One that names a day by its weekday and without its year says
//! something only together with what else is known, so it is put in last.

use cuttings_extract::Range;
use cuttings_extract::dates::{self, Says};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Bounds;

/// How much of a text is read, in bytes.
const LOOKED_AT: usize = 4000;

/// How many expressions of a text are taken up besides the latest day that it names.
const MOST: usize = 8;

/// How far before the entry above, in days, an entry of a list is looked for that names a weekday.
const NEAR: i32 = 60;

/// What a text says of its day, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) says: Says,
    pub(crate) words: String,
}

impl Said {
    /// The day before which the text was not written, where that is all that is said.
    pub(crate) fn not_before(&self) -> Option<Date> {
        match self.says {
            Says::Within(Range { earliest, latest: None }) => earliest,
            _ => None,
        }
    }

    /// What is left of what is known otherwise; `None` where this contradicts it.
    ///
    /// `above` is the last possible day by the entry above in a list. A list has no holes of years: of
    /// the years in which the weekday fits, some five apart, the one next to that entry is meant.
    pub(crate) fn within(&self, known: Bounds, above: Option<Date>) -> Option<Bounds> {
        if let (Says::Around { .. }, None, Some(above)) = (self.says, known.earliest, above)
            && let Some(near) = self.near(known, above)
        {
            return Some(near);
        }
        self.says.within(known.into()).map(Bounds::from)
    }

    fn near(&self, known: Bounds, above: Date) -> Option<Bounds> {
        // Wide enough for the whole of the span that ends near.
        let earliest = Some(above.checked_sub(1.years()).ok()?);
        let found = self.says.within(Range { earliest, latest: known.latest })?;
        (found.latest? >= above.checked_sub(NEAR.days()).ok()?).then_some(found.into())
    }
}

/// What a headline and a teaser say together: the one may name a life, the other its end.
pub(crate) fn said_of(
    title: Option<&str>,
    summary: Option<&str>,
    language: Option<&str>,
    seen: Option<Date>,
) -> Vec<Said> {
    let told: Vec<&str> = [title, summary].into_iter().flatten().collect();
    said(&told.join("\n"), language, seen)
}

/// What a text says: the latest day before which it was not written, and all that says more than that.
/// `seen` is the day on which the text was there; what was ahead then, says nothing.
pub(crate) fn said(text: &str, language: Option<&str>, seen: Option<Date>) -> Vec<Said> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let said = dates::expressions(text, language).into_iter().filter_map(|expression| {
        let words = text.get(expression.span)?.to_owned();
        Some(Said { says: expression.says, words })
    });
    let (plain, mut rest): (Vec<Said>, Vec<Said>) =
        said.partition(|said| said.not_before().is_some());
    rest.truncate(MOST);
    let was = |said: &Said| seen.is_none() || said.not_before() <= seen;
    // Of equals the first.
    let latest = plain.into_iter().filter(was).rev().max_by_key(Said::not_before);
    latest.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn earliest(text: &str) -> Option<Date> {
        let said = said(text, Some("en"), Some(date(2024, 5, 1)));
        said.iter().find_map(Said::not_before)
    }

    #[test]
    fn the_latest_day_named_counts() {
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
    fn of_the_years_that_a_weekday_fits_the_one_next_to_the_entry_above_is_meant() {
        let said = said("It began on Friday, January 27.", Some("en"), None);
        let [said] = &said[..] else { panic!("{said:?}") };
        let known = |day| Bounds { earliest: None, latest: Some(day) };
        let within = |day| said.within(known(day), Some(day)).unwrap();
        let day = date(2023, 2, 10);
        assert_eq!(within(day), Bounds { earliest: Some(date(2022, 11, 28)), latest: Some(day) });
        // The nearest is years before: it can be any of them.
        let day = date(2022, 2, 10);
        assert_eq!(within(day), Bounds { earliest: None, latest: Some(date(2017, 5, 27)) });
        // Nothing stands above.
        assert_eq!(said.within(known(day), None).unwrap().earliest, None);
    }
}
