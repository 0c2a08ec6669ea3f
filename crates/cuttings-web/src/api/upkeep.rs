//! Outlets with how they are read, what is wrong with it, and over time.

use axum::Json;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::response::IntoResponse;
use cuttings_archive::{
    Alarmed, Archive, ArticleRow, Day, Followed, History, ListingRow, OutletRow, Report,
};
use serde::Serialize;
use serde_json::json;

use super::answers::{Answer, linked, next_link, to_value};
use crate::failure::Failure;
use crate::origin::Origin;
use crate::pages::outlet::unknown;
use crate::query::Params;
use crate::site::Site;

/// Articles with changed headlines given where no `limit` says otherwise, and at most.
const LIMIT: usize = 50;
const MOST: usize = 100;

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
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let params = Params::read(query.as_deref());
    params.only(&["after", "before"])?;
    let first = params.day("after")?.unwrap_or(jiff::civil::Date::MIN);
    let last = params.day("before")?.unwrap_or(jiff::civil::Date::MAX);
    let days: Vec<Day> = site
        .ask(move |archive| {
            archive.outlet(&name)?.ok_or_else(|| unknown(&name))?;
            Ok(archive.days(&name, first, last)?)
        })
        .await?;
    Ok(Json(json!({ "days": to_value(&days)? })).into_response())
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
    let params = Params::read(query.as_deref());
    let names = ["cursor", "limit"];
    params.only(&names)?;
    let limit = params.number("limit", 1, MOST)?.unwrap_or(LIMIT);
    let cursor = params.get("cursor").map(str::to_owned);
    let path = format!("/api/v1{}/headlines", crate::href::outlet(&name));
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
    let link =
        next.as_deref().map(|next| next_link(&origin, &path, &names, &params, ("cursor", next)));
    Ok(linked(link, json!({ "headlines": to_value(&changed)?, "next": next })))
}

/// What is wrong with listings that are followed, newest first.
pub(super) async fn alarms(State(site): State<Site>, RawQuery(query): RawQuery) -> Answer {
    Params::read(query.as_deref()).only(&[])?;
    let alarms: Vec<Alarmed> = site.ask(|archive| Ok(archive.alarms()?)).await?;
    Ok(Json(json!({ "alarms": to_value(&alarms)? })).into_response())
}
