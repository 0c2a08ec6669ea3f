//! `/outlets/{name}`: an outlet's archive, by year, month and day, with a calendar of the year. How it is
//! read is on [`super::upkeep`], which headlines it changed on [`super::headlines`].

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use cuttings_archive::{Alarmed, ArticlePage, Day, Filter, Followed, Month, OutletRow};
use jiff::civil::Date;

use super::head::{Head, Part};
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::alarm::Standing;
use crate::view::heat::HeatMap;
use crate::view::item::{Group, PAGE, by_day, of_one_outlet};
use crate::view::when::{self, Shown};
use crate::view::{count, foreign, number};

/// Years offered at most, the latest ones.
const YEARS: usize = 60;

#[derive(Template)]
#[template(path = "outlet.html")]
struct Outlet {
    head: Head,
    name: String,
    figures: String,
    span: Option<String>,
    last_seen: Option<Shown>,
    stretch: Option<String>,
    years: Vec<Stretch>,
    /// The months of the year and the days of the month asked for.
    parts: Vec<Vec<Stretch>>,
    groups: Vec<Group>,
    newest: Option<String>,
    older: Option<String>,
    heat: Option<HeatMap>,
    /// How many articles have no day in any calendar.
    undated: Option<String>,
    upkeep: String,
    headlines: String,
    kept: Option<KeptUp>,
    alarms: Vec<Standing>,
}

/// A year, a month or a day to look at.
#[derive(Clone, Debug)]
struct Stretch {
    name: String,
    href: String,
    articles: String,
    current: bool,
}

/// How it is kept up with, in short.
#[derive(Clone, Debug)]
struct KeptUp {
    listings: String,
    checked: Option<Shown>,
    due: Option<Shown>,
    failing: u64,
}

/// The stretch asked for: `when=2023`, `when=2023-03` or `when=2023-03-17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Year(i16),
    Month(Date),
    Day(Date),
}

impl Asked {
    fn read(params: &Params) -> Result<Option<Self>, Failure> {
        let Some(text) = params.get("when") else { return Ok(None) };
        let year = || (text.len() == 4).then(|| text.parse().ok()).flatten().map(Self::Year);
        let month = || format!("{text}-01").parse().ok().map(Self::Month);
        let day = || (text.len() == 10).then(|| text.parse().ok()).flatten().map(Self::Day);
        year().or_else(month).or_else(day).map(Some).ok_or_else(|| {
            let text = "when: write a year as 2023, a month as 2023-03, or a day as 2023-03-17.";
            Failure::BadRequest(text.into())
        })
    }

    /// Its first and last day.
    fn days(self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Year(year) => (Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok()),
            Self::Month(month) => (Some(month.first_of_month()), Some(month.last_of_month())),
            Self::Day(day) => (Some(day), Some(day)),
        }
    }

    fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Month(day) | Self::Day(day) => day.year(),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(month) => month.strftime("%B %Y").to_string(),
            Self::Day(day) => when::day(day),
        }
    }

    /// Whether a month is the one asked for, or has the day asked for.
    fn is_in(self, month: Date) -> bool {
        matches!(self, Self::Month(day) | Self::Day(day) if day.first_of_month() == month)
    }
}

pub(crate) async fn show(
    State(site): State<Site>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    let asked = Asked::read(&params)?;
    let cursor = params.get("cursor").map(str::to_owned);
    let first_page = cursor.is_none();
    let (after, before) = asked.map_or((None, None), Asked::days);
    let known = site
        .ask(move |archive| {
            let outlet = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            let page = archive.articles(&Filter {
                outlets: vec![name.clone()],
                after,
                before,
                cursor,
                limit: PAGE,
                ..Filter::default()
            })?;
            let months = archive.months(Some(&name))?;
            let year = asked.map(Asked::year).or(months.last().map(|month| month.year));
            let days = match year.map(Asked::Year).map(Asked::days) {
                Some((Some(first), Some(last))) => archive.days(&name, first, last)?,
                _ => Vec::new(),
            };
            let followed = archive.followed(Some(&name))?;
            let mut alarms = archive.alarms()?;
            alarms.retain(|alarm| alarm.outlet == name);
            Ok(Known { outlet, page, months, year, days, followed, alarms })
        })
        .await?;
    let Known { outlet, page, months: dated, year, days, followed, alarms } = known;
    let path = href::outlet(&outlet.name);
    let when = params.get("when");
    let here =
        |cursor: Option<&str>| href::with_query(&path, &[("when", when), ("cursor", cursor)]);
    let name = foreign::line(&outlet.name, 60);
    render(&Outlet {
        head: Head::new(&name).part(Part::Outlets).feeds(&format!("{path}/"), &[]),
        figures: format!(
            "{} in {} of {}",
            count(outlet.articles, "article"),
            count(outlet.snapshots, "snapshot"),
            count(outlet.listings, "listing")
        ),
        span: super::outlets::span(&outlet),
        last_seen: outlet.last_seen.map(when::moment),
        stretch: asked.map(Asked::words),
        years: years(&dated, &path, asked),
        parts: asked.map(|asked| parts(&dated, &days, &path, asked)).unwrap_or_default(),
        groups: of_one_outlet(by_day(&page.articles)),
        newest: (!first_page).then(|| here(None)),
        older: page.next.as_deref().map(|next| here(Some(next))),
        heat: year.and_then(|year| HeatMap::of(year, &days, &path).map(|map| map.within(&dated))),
        undated: undated(outlet.articles, &dated),
        upkeep: href::upkeep(&outlet.name),
        headlines: href::headlines(&outlet.name),
        kept: KeptUp::new(&followed),
        alarms: alarms.iter().map(Standing::new).collect(),
        name,
    })
}

/// All that the page tells.
struct Known {
    outlet: OutletRow,
    page: ArticlePage,
    months: Vec<Month>,
    year: Option<i16>,
    days: Vec<Day>,
    followed: Vec<Followed>,
    alarms: Vec<Alarmed>,
}

impl KeptUp {
    /// `None` where nothing of the outlet is followed.
    fn new(followed: &[Followed]) -> Option<Self> {
        (!followed.is_empty()).then(|| Self {
            listings: count(followed.len() as u64, "listing"),
            checked: followed.iter().filter_map(|f| f.checked).max().map(when::moment),
            due: followed.iter().filter(|f| f.live).filter_map(|f| f.due).min().map(when::moment),
            failing: followed.iter().filter(|f| f.failures > 0).count() as u64,
        })
    }
}

fn undated(articles: u64, dated: &[Month]) -> Option<String> {
    let dated: u64 = dated.iter().map(|month| month.articles).sum();
    (articles > dated).then(|| number(articles - dated))
}

pub(crate) fn unknown(name: &str) -> Failure {
    Failure::NotFound(format!("There is no outlet '{}' in this archive.", foreign::line(name, 60)))
}

/// The years that have dated articles, latest first.
fn years(dated: &[Month], path: &str, asked: Option<Asked>) -> Vec<Stretch> {
    let mut years: Vec<(i16, u64)> = Vec::new();
    for month in dated.iter().rev().filter(|month| (1000..=9999).contains(&month.year)) {
        match years.last_mut() {
            Some((year, articles)) if *year == month.year => *articles += month.articles,
            _ => years.push((month.year, month.articles)),
        }
    }
    let stretch = |(year, articles): (i16, u64)| Stretch {
        name: year.to_string(),
        href: href::with_query(path, &[("when", Some(&year.to_string()))]),
        articles: number(articles),
        current: asked.is_some_and(|asked| asked.year() == year),
    };
    years.into_iter().take(YEARS).map(stretch).collect()
}

/// The months of the year asked for, and the days of the month, as far as there are any.
fn parts(dated: &[Month], of_year: &[Day], path: &str, asked: Asked) -> Vec<Vec<Stretch>> {
    let mut parts = vec![months(dated, path, asked), days(of_year, path, asked)];
    parts.retain(|part| !part.is_empty());
    parts
}

/// The months of the year asked for that have dated articles, latest first.
fn months(dated: &[Month], path: &str, asked: Asked) -> Vec<Stretch> {
    let of_year = dated.iter().rev().filter(|month| month.year == asked.year());
    of_year
        .filter_map(|month| Some((Date::new(month.year, month.month, 1).ok()?, month.articles)))
        .map(|(month, articles)| Stretch {
            name: month.strftime("%B").to_string(),
            href: href::with_query(path, &[("when", Some(&month.strftime("%Y-%m").to_string()))]),
            articles: number(articles),
            current: asked.is_in(month),
        })
        .collect()
}

/// The days of the month asked for that have articles, latest first.
fn days(of_year: &[Day], path: &str, asked: Asked) -> Vec<Stretch> {
    let of_month = of_year.iter().rev().filter(|day| asked.is_in(day.day.first_of_month()));
    of_month
        .map(|Day { day, articles }| Stretch {
            name: day.strftime("%-d %b").to_string(),
            href: href::with_query(path, &[("when", Some(&day.to_string()))]),
            articles: number(*articles),
            current: asked == Asked::Day(*day),
        })
        .collect()
}
