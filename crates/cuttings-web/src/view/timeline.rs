//! When each outlet told of a story, as a picture: a row an outlet, its name above it, time from left to
//! right, a dot an article; where only a range of days is known, a line.
//!
//! The picture is drawn with attributes alone, since the site's policy allows no styles in a page, and it
//! is hidden from screen readers: the lists below it say the same.

use cuttings_archive::{ArticleRow, Story};
use jiff::civil::Date;

use super::foreign;

/// Rows shown at most.
const ROWS: usize = 12;
/// Articles drawn at most in a row.
const DOTS: usize = 60;
/// The width of the picture, in its units: those of a phone, so that its words can be read there.
const WIDTH: f64 = 400.0;
const ROW: f64 = 38.0;
/// Where the line of a row is, below its name.
const LINE: f64 = 27.0;
const TOP: f64 = 20.0;
/// Room at both ends, so that no dot is cut.
const MARGIN: f64 = 8.0;
/// A name that is longer is cut.
const LETTERS: usize = 50;

/// A story's timeline, ready to be drawn.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    pub(crate) height: f64,
    pub(crate) rows: Vec<Row>,
    /// The first and the last day, in words.
    pub(crate) first: String,
    pub(crate) last: String,
}

/// What one outlet published.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) y: f64,
    pub(crate) dots: Vec<f64>,
    pub(crate) spans: Vec<(f64, f64)>,
}

impl Timeline {
    /// `None` where there is nothing to compare: no days, or all on one.
    pub(crate) fn of(story: &Story) -> Option<Self> {
        let (first, last) = (story.row.first_date?, story.row.last_date?);
        let days = days_between(first, last);
        if days <= 0.0 {
            return None;
        }
        let place = |day: Date| {
            let share = (days_between(first, day) / days).clamp(0.0, 1.0);
            MARGIN + share * (WIDTH - 2.0 * MARGIN)
        };
        let rows: Vec<Row> = story
            .coverage
            .iter()
            .take(ROWS)
            .enumerate()
            .map(|(number, covered)| {
                let own: Vec<&ArticleRow> = story
                    .articles
                    .iter()
                    .filter(|a| a.outlet == covered.outlet)
                    .take(DOTS)
                    .collect();
                Row {
                    name: foreign::line(&covered.outlet, LETTERS),
                    y: TOP + ROW * number as f64 + LINE,
                    dots: own.iter().filter_map(|a| Some(place(known_day(a)?))).collect(),
                    spans: own
                        .iter()
                        .filter(|a| known_day(a).is_none())
                        .filter_map(|a| Some((place(a.date_earliest?), place(a.date_latest?))))
                        .collect(),
                }
            })
            .collect();
        let words = |day: Date| day.strftime("%-d %b %Y").to_string();
        let height = TOP + ROW * rows.len() as f64 + 4.0;
        Some(Self { height, rows, first: words(first), last: words(last) })
    }
}

/// The day of publication, where it is known to the day.
fn known_day(article: &ArticleRow) -> Option<Date> {
    let point = article.date_published.map(|when| when.day());
    point.or(article.date_earliest.filter(|first| article.date_latest == Some(*first)))
}

fn days_between(first: Date, last: Date) -> f64 {
    last.since(first).map_or(0.0, |span| f64::from(span.get_days()))
}
