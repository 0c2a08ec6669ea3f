//! A year as a calendar: a row a month, a cell a day, the darker the more articles it has.
//!
//! Each day leads to its articles, but not for the keyboard, which would stop at hundreds of cells: there the
//! months lead to their days. It is a table, so that it can be read as one; its cells have classes alone, since the site's policy allows
//! no styles in a page.

use cuttings_archive::{Day, Month};
use jiff::civil::Date;

use super::{count, number};
use crate::href;

/// Shades of a day that has articles.
const SHADES: u64 = 4;

/// A year of an outlet.
#[derive(Clone, Debug)]
pub(crate) struct HeatMap {
    pub(crate) year: i16,
    pub(crate) months: Vec<Row>,
    /// In words: the articles of the year, and on how many days.
    pub(crate) figures: String,
}

/// A month.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) month: i8,
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) href: Option<String>,
    pub(crate) days: Vec<Cell>,
    pub(crate) articles: String,
}

/// A day.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// 1 to 4, or 0 where the day has no articles.
    pub(crate) shade: u64,
    pub(crate) articles: String,
    pub(crate) title: String,
    /// The outlet's articles of the day, below the address of its page.
    pub(crate) href: String,
}

impl HeatMap {
    /// `None` where no day of the year has an article.
    pub(crate) fn of(year: i16, days: &[Day], path: &str) -> Option<Self> {
        let most = days.iter().map(|day| day.articles).max()?;
        let row = |month: i8| {
            let first = Date::new(year, month, 1).ok()?;
            let own: Vec<&Day> = days.iter().filter(|d| d.day.month() == month).collect();
            let articles: u64 = own.iter().map(|day| day.articles).sum();
            let when = first.strftime("%Y-%m").to_string();
            Some(Row {
                month,
                name: first.strftime("%B").to_string(),
                short: first.strftime("%b").to_string(),
                href: (articles > 0).then(|| href::with_query(path, &[("when", Some(&when))])),
                days: (1..=first.days_in_month())
                    .filter_map(|number| Date::new(year, month, number).ok())
                    .map(|day| {
                        cell(day, own.iter().find(|d| d.day == day).map_or(0, |d| d.articles), most)
                    })
                    .collect(),
                articles: if articles > 0 { number(articles) } else { String::new() },
            })
        };
        let total = days.iter().map(|day| day.articles).sum();
        Some(Self {
            year,
            months: (1..=12).filter_map(row).collect(),
            figures: format!("{} on {}", count(total, "article"), count(days.len() as u64, "day")),
        })
    }
}

impl HeatMap {
    /// Without the months before the first and after the last that have articles: there, none could be.
    pub(crate) fn within(mut self, dated: &[Month]) -> Self {
        let place = |month: &Month| (month.year, month.month);
        let (first, last) = (dated.first().map(place), dated.last().map(place));
        let year = self.year;
        let is_within = |row: &Row| {
            let place = Some((year, row.month));
            first <= place && place <= last
        };
        self.months.retain(is_within);
        self
    }
}

fn cell(day: Date, articles: u64, most: u64) -> Cell {
    Cell {
        shade: shade(articles, most),
        articles: number(articles),
        title: format!("{}: {}", super::when::weekday(day), count(articles, "article")),
        href: format!("?when={day}"),
    }
}

/// The busiest day has the darkest shade, and any article at all the lightest.
fn shade(articles: u64, most: u64) -> u64 {
    match (articles, most) {
        (0, _) => 0,
        (_, 0 | 1) => SHADES / 2,
        (articles, most) => (articles * SHADES).div_ceil(most).clamp(1, SHADES),
    }
}

#[cfg(test)]
mod tests {
    use super::{HeatMap, shade};
    use cuttings_archive::{Day, Month};

    #[test]
    fn the_busiest_day_is_the_darkest() {
        let shades: Vec<u64> = [0, 1, 4, 5, 8].map(|articles| shade(articles, 8)).to_vec();
        assert_eq!(shades, [0, 1, 2, 3, 4]);
        assert_eq!(shade(1, 1), 2);
    }

    #[test]
    fn months_outside_the_archive_are_left_out() {
        let day = |text: &str| Day { day: text.parse().unwrap(), articles: 1 };
        let month = |year, month| Month { year, month, articles: 1 };
        let dated = [month(2023, 11), month(2024, 2), month(2024, 5)];
        let map = HeatMap::of(2024, &[day("2024-02-29"), day("2024-05-02")], "/o").unwrap();
        let months: Vec<i8> = map.within(&dated).months.iter().map(|row| row.month).collect();
        assert_eq!(months, [1, 2, 3, 4, 5]);
    }

    #[test]
    fn every_day_of_the_year_has_its_cell() {
        let day = |text: &str, articles| Day { day: text.parse().unwrap(), articles };
        let map = HeatMap::of(2024, &[day("2024-02-29", 3), day("2024-12-31", 1)], "/o").unwrap();
        let lengths: Vec<usize> = map.months.iter().map(|month| month.days.len()).collect();
        assert_eq!(lengths.iter().sum::<usize>(), 366);
        assert_eq!(map.months[1].days[28].shade, 4);
        assert_eq!(map.months[1].days[28].href, "?when=2024-02-29");
        assert_eq!(map.months[1].href.as_deref(), Some("/o?when=2024-02"));
        assert_eq!(map.months[0].href, None);
        assert_eq!(map.figures, "4 articles on 2 days");
        assert!(HeatMap::of(2024, &[], "/o").is_none());
    }
}
