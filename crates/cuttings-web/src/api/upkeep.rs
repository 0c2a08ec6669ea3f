//! Outlets with how they are read, what is wrong with it, and over time.

use std::cmp::Reverse;

use axum::Json;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::IntoResponse;
use cuttings_archive::{
    Alarmed, Archive, ArticleRow, Day, Followed, History, ListingRow, OutletRow, Report,
};
use serde::Serialize;

use super::answers::{Answer, PAGE, to_value};
use super::paged::List;
use crate::failure::Failure;
use crate::origin::Origin;
use crate::pages::outlet::unknown;
use crate::site::Site;

/// Articles with changed headlines on a page where no `limit` says otherwise, and at most.
const HEADLINES: (usize, usize) = (50, 100);
/// Days, likewise: those of a year, and of ten.
const DAYS: (usize, usize) = (366, 3660);

/// A listing that is kept up with, and how complete it is.
#[derive(Serialize)]
struct Kept {
    #[serde(flatten)]
    followed: Followed,
    report: Option<Report>,
}

/// An outlet, with its listings instead of their count, and how it is read.
#[derive(Serialize)]
struct Outlet {
    listings: Vec<ListingRow>,
    followed: Vec<Kept>,
    alarms: Vec<Alarmed>,
}

impl Outlet {
    fn of(archive: &Archive, name: &str) -> Result<Self, Failure> {
        let mut followed = Vec::new();
        for one in archive.followed(Some(name))? {
            let report = archive.report(one.id)?;
            followed.push(Kept { followed: one, report });
        }
        let mut alarms = archive.alarms()?;
        alarms.retain(|alarm| alarm.outlet == name);
        Ok(Self { listings: archive.listings(name)?, followed, alarms })
    }
}

pub(super) async fn outlet(State(site): State<Site>, Path(name): Path<String>) -> Answer {
    let (row, outlet): (OutletRow, Outlet) = site
        .ask(move |archive| {
            let row = archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            Ok((row, Outlet::of(archive, &name)?))
        })
        .await?;
    let (mut row, outlet) = (to_value(&row)?, to_value(&outlet)?);
    if let (Some(fields), serde_json::Value::Object(outlet)) = (row.as_object_mut(), outlet) {
        fields.extend(outlet);
    }
    Ok(Json(row).into_response())
}

/// How many dated articles each day of a stretch has.
pub(super) async fn days(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let path = format!("/api/v1{}/days", crate::href::outlet(&name));
    let list = List::read(origin, path, &["after", "before"], query.as_deref(), DAYS)?;
    let first = list.params.day("after")?.unwrap_or(jiff::civil::Date::MIN);
    let last = list.params.day("before")?.unwrap_or(jiff::civil::Date::MAX);
    let days: Vec<Day> = site
        .ask(move |archive| {
            archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            Ok(archive.days(&name, first, last)?)
        })
        .await?;
    let (days, next) = list.cut(days, |day| day.day)?;
    list.answer("days", &days, next)
}

/// An article whose headline became another, with all that it was called.
#[derive(Serialize)]
struct Reworded {
    article: ArticleRow,
    history: History,
}

/// Articles whose headline became another, newest first.
pub(super) async fn headlines(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let path = format!("/api/v1{}/headlines", crate::href::outlet(&name));
    let list = List::read(origin, path, &[], query.as_deref(), HEADLINES)?;
    let (limit, cursor) = (list.limit, list.cursor());
    let (changed, next): (Vec<Reworded>, Option<String>) = site
        .ask(move |archive| {
            archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            let page = archive.reworded(&name, cursor.as_deref(), limit)?;
            let mut changed = Vec::new();
            for article in page.articles {
                let history = archive.article_history(article.id)?;
                changed.push(Reworded { article, history });
            }
            Ok((changed, page.next))
        })
        .await?;
    list.answer("headlines", &changed, next)
}

/// What is wrong with listings that are followed, newest first.
pub(super) async fn alarms(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let list = List::read(origin, "/api/v1/alarms", &[], query.as_deref(), PAGE)?;
    let alarms: Vec<Alarmed> = site.ask(|archive| Ok(archive.alarms()?)).await?;
    let (alarms, next) = list.cut(alarms, |alarm| {
        let kind = alarm.alarm.kind.name().to_owned();
        (Reverse(alarm.since), alarm.outlet.clone(), alarm.url.clone(), kind)
    })?;
    list.answer("alarms", &alarms, next)
}
