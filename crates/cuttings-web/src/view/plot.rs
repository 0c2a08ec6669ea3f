//! What a search found over time, as a picture: a bar a day, a month or a year, whichever shows it best.
//!
//! The picture is drawn with attributes alone, since the site's policy allows no styles in a page, and it
//! is hidden from screen readers: the table beside it says the same.

use jiff::civil::Date;

use super::facets::address;
use super::number;
use crate::query::Params;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 52.0;
/// Room for the words above and below the bars.
const TOP: f64 = 14.0;
const BOTTOM: f64 = 16.0;

/// So many days are shown one by one, and so many months; what spans more is shown by years.
const MOST_DAYS: i32 = 62;
const MOST_MONTHS: i32 = 72;

/// A plot, ready to be drawn.
#[derive(Clone, Debug)]
pub(crate) struct Plot {
    pub(crate) height: f64,
    /// Where the bars stand.
    pub(crate) ground: f64,
    pub(crate) bar_width: f64,
    pub(crate) bars: Vec<Bar>,
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) most: String,
    /// "day", "month" or "year".
    pub(crate) unit: &'static str,
    pub(crate) undated: Option<String>,
}

/// A stretch of time that has hits.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) name: String,
    pub(crate) articles: String,
    pub(crate) href: String,
}

/// How time is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Year,
}

impl Unit {
    fn of(first: Date, last: Date) -> Self {
        let days = last.since(first).map_or(i32::MAX, |span| span.get_days());
        if days < MOST_DAYS {
            Self::Day
        } else if months(first, last) < MOST_MONTHS {
            Self::Month
        } else {
            Self::Year
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// How many units lie between a day's and the first one's.
    fn place(self, first: Date, day: Date) -> i32 {
        match self {
            Self::Day => day.since(first).map_or(0, |span| span.get_days()),
            Self::Month => months(first, day),
            Self::Year => i32::from(day.year()) - i32::from(first.year()),
        }
    }

    fn words(self, day: Date) -> String {
        match self {
            Self::Day => super::when::day(day),
            Self::Month => day.strftime("%B %Y").to_string(),
            Self::Year => day.year().to_string(),
        }
    }

    /// The first and the last day of the unit that has this day.
    fn ends(self, day: Date) -> (Date, Date) {
        match self {
            Self::Day => (day, day),
            Self::Month => (day.first_of_month(), day.last_of_month()),
            Self::Year => (day.first_of_year(), day.last_of_year()),
        }
    }
}

fn months(first: Date, day: Date) -> i32 {
    12 * (i32::from(day.year()) - i32::from(first.year())) + i32::from(day.month())
        - i32::from(first.month())
}

impl Plot {
    /// `None` where all hits are of one unit, so that there is nothing to compare.
    pub(crate) fn of(days: &[(Date, u64)], total: u64, params: &Params) -> Option<Self> {
        let (first, last) = (days.first()?.0, days.last()?.0);
        let unit = Unit::of(first, last);
        let mut counts: Vec<(Date, u64)> = Vec::new();
        for &(day, articles) in days {
            match counts.last_mut() {
                Some((known, sum)) if unit.ends(*known) == unit.ends(day) => *sum += articles,
                _ => counts.push((day, articles)),
            }
        }
        let most =
            counts.iter().map(|(_, articles)| *articles).max().filter(|_| counts.len() > 1)?;
        let step = WIDTH / f64::from(unit.place(first, last) + 1);
        let ground = TOP + HEIGHT;
        let bar = |(day, articles): &(Date, u64)| {
            let (from, to) = unit.ends(*day);
            let share = *articles as f64 / most as f64;
            Bar {
                x: (f64::from(unit.place(first, *day)) + 0.5) * step,
                y: ground - (share * HEIGHT).max(1.5),
                name: unit.words(*day),
                articles: number(*articles),
                href: address(
                    &params.with("after", &[&from.to_string()]).with("before", &[&to.to_string()]),
                ),
            }
        };
        let dated: u64 = counts.iter().map(|(_, articles)| articles).sum();
        Some(Self {
            height: ground + BOTTOM,
            ground,
            bar_width: (step * 0.75).clamp(1.0, 12.0),
            bars: counts.iter().map(bar).collect(),
            first: unit.words(first),
            last: unit.words(last),
            most: number(most),
            unit: unit.name(),
            undated: (total > dated).then(|| number(total - dated)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Plot;
    use crate::query::Params;

    fn plot(days: &[(&str, u64)]) -> Option<(&'static str, usize)> {
        let days: Vec<_> = days.iter().map(|(day, n)| (day.parse().unwrap(), *n)).collect();
        let plot = Plot::of(&days, 100, &Params::read(None))?;
        let within = |bar: &super::Bar| (0.0..=400.0).contains(&bar.x) && bar.y < plot.ground;
        assert!(plot.bars.iter().all(within));
        Some((plot.unit, plot.bars.len()))
    }

    #[test]
    fn time_is_divided_as_shows_it_best() {
        assert_eq!(plot(&[("2024-03-14", 2), ("2024-03-16", 1)]), Some(("day", 2)));
        assert_eq!(
            plot(&[("2023-03-14", 2), ("2024-03-14", 1), ("2024-03-16", 1)]),
            Some(("month", 2))
        );
        assert_eq!(plot(&[("1999-03-14", 2), ("2024-03-14", 1)]), Some(("year", 2)));
        assert_eq!(plot(&[("2024-03-14", 2)]), None);
        assert_eq!(plot(&[]), None);
    }
}
