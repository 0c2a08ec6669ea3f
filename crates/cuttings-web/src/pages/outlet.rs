//! `/outlets/{name}`: an outlet's archive, by year and month, and the listings that it was read from.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use cuttings_archive::{Filter, ListingRow, Month};
use cuttings_export::web_address;
use jiff::civil::Date;

use super::head::{Head, Part};
use super::{Answer, render};
use crate::failure::Failure;
use crate::href;
use crate::query::Params;
use crate::site::Site;
use crate::view::item::{Group, PAGE, by_day, of_one_outlet};
use crate::view::when::{self, Shown};
use crate::view::{count, foreign, number};

/// Years offered at most, the latest ones.
const YEARS: usize = 60;
/// Listings shown at most.
const LISTINGS: usize = 60;

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
    months: Vec<Stretch>,
    groups: Vec<Group>,
    newest: Option<String>,
    older: Option<String>,
    listings: Vec<Listing>,
    more_listings: usize,
}

/// A year or a month to look at.
#[derive(Clone, Debug)]
struct Stretch {
    name: String,
    href: String,
    articles: String,
    current: bool,
}

/// A listing in the list of listings.
#[derive(Clone, Debug)]
struct Listing {
    title: String,
    link: Option<String>,
    address: String,
    figures: String,
    last_seen: Shown,
}

/// The years and months asked for: `when=2023` or `when=2023-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Year(i16),
    Month(Date),
}

impl Asked {
    fn read(params: &Params) -> Result<Option<Self>, Failure> {
        let Some(text) = params.get("when") else { return Ok(None) };
        let year = || (text.len() == 4).then(|| text.parse().ok()).flatten().map(Self::Year);
        let month = || format!("{text}-01").parse().ok().map(Self::Month);
        year().or_else(month).map(Some).ok_or_else(|| {
            Failure::BadRequest("when: write a year as 2023, or a month as 2023-03.".into())
        })
    }

    /// Its first and last day.
    fn days(self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::Year(year) => (Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok()),
            Self::Month(month) => (Some(month.first_of_month()), Some(month.last_of_month())),
        }
    }

    fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Month(month) => month.year(),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(month) => month.strftime("%B %Y").to_string(),
        }
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
    let (outlet, page, listings, dated) = site
        .ask(move |archive| {
            let outlet = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            let page = archive.articles(&Filter {
                outlet: Some(name.clone()),
                after,
                before,
                cursor,
                limit: PAGE,
                ..Filter::default()
            })?;
            Ok((outlet, page, archive.listings(&name)?, archive.months(Some(&name))?))
        })
        .await?;
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
        months: asked.map(|asked| months(&dated, &path, asked)).unwrap_or_default(),
        groups: of_one_outlet(by_day(&page.articles)),
        newest: (!first_page).then(|| here(None)),
        older: page.next.as_deref().map(|next| here(Some(next))),
        more_listings: listings.len().saturating_sub(LISTINGS),
        listings: listings.iter().take(LISTINGS).map(Listing::new).collect(),
        name,
    })
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

/// The months of the year asked for that have dated articles, latest first.
fn months(dated: &[Month], path: &str, asked: Asked) -> Vec<Stretch> {
    let of_year = dated.iter().rev().filter(|month| month.year == asked.year());
    of_year
        .filter_map(|month| Some((Date::new(month.year, month.month, 1).ok()?, month.articles)))
        .map(|(month, articles)| Stretch {
            name: month.strftime("%B").to_string(),
            href: href::with_query(path, &[("when", Some(&month.strftime("%Y-%m").to_string()))]),
            articles: number(articles),
            current: asked == Asked::Month(month),
        })
        .collect()
}

impl Listing {
    fn new(listing: &ListingRow) -> Self {
        let address = foreign::line(&listing.url, 120);
        let title = listing.title.as_deref().map(|title| foreign::line(title, 120));
        Self {
            title: title.filter(|title| !title.is_empty()).unwrap_or_else(|| address.clone()),
            link: web_address(&listing.url).map(str::to_owned),
            address,
            figures: format!(
                "{} {}, {}",
                entries(listing.entries),
                if listing.snapshots == 1 { "when seen" } else { "when last seen" },
                count(listing.snapshots, "snapshot")
            ),
            last_seen: when::moment(listing.last_seen),
        }
    }
}

fn entries(number: u64) -> String {
    match number {
        1 => "1 entry".to_owned(),
        number => format!("{} entries", crate::view::number(number)),
    }
}
