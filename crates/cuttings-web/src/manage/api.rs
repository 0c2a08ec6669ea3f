//! Managing, for programs: the same as the pages do.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use cuttings_archive::{Archive, FollowKind, Followed, JobRow, Report, SavedSearch};
use cuttings_follow::adding::address;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::form::Object;
use super::jobs::Jobs;
use super::pages::{add, following, jobs as job_pages};
use super::preview::preview as look;
use super::task::Task;
use super::{searches, tags as tagging};
use crate::api::{PAGE, paged::List};
use crate::failure::Failure;
use crate::origin::Origin;
use crate::saved::checked;
use crate::site::Site;

/// More jobs than an archive keeps.
const JOBS: usize = 10_000;

type Answer = Result<Response, Failure>;

/// A listing that is followed, and how complete it is.
#[derive(Serialize)]
struct ListingWithReport {
    #[serde(flatten)]
    followed: Followed,
    report: Option<Report>,
}

impl ListingWithReport {
    fn of(archive: &Archive, followed: Followed) -> Result<Self, Failure> {
        let report = archive.report(followed.id)?;
        Ok(Self { followed, report })
    }
}

/// A job, as JSON.
fn job_object(jobs: &Jobs, job: &JobRow) -> Value {
    let (log, stopping) = jobs.says(job);
    json!({
        "id": job.id,
        "task": serde_json::from_str::<Value>(&job.task).unwrap_or_default(),
        "state": job.state,
        "stopping": stopping,
        "added": job.added,
        "begun": job.begun,
        "ended": job.ended,
        "log": log.lines().collect::<Vec<_>>(),
    })
}

pub(crate) async fn listings(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let list = List::read(origin, "/api/v1/listings", &[], query.as_deref(), PAGE)?;
    let followed = site.ask(|archive| Ok(archive.followed(None)?)).await?;
    let (followed, next) = list.cut(followed, |row| (row.outlet.clone(), row.id))?;
    let listings = site
        .ask(|archive| {
            let followed = followed.into_iter();
            followed.map(|row| ListingWithReport::of(archive, row)).collect::<Result<Vec<_>, _>>()
        })
        .await?;
    list.answer("listings", &listings, next)
}

pub(crate) async fn listing(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    let listing = site
        .ask(move |archive| ListingWithReport::of(archive, following::listing(archive, &number)?))
        .await?;
    Ok(Json(listing).into_response())
}

pub(crate) async fn unfollow(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    super::jobs(&site)?;
    site.ask(move |archive| following::unfollow(archive, &number)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Follows what an OPML file names.
pub(crate) async fn import(State(site): State<Site>, body: Bytes) -> Answer {
    let jobs = Arc::clone(super::jobs(&site)?);
    let followed = site.ask(move |archive| following::import_opml(archive, &jobs, &body)).await?;
    Ok(Json(json!({ "followed": followed })).into_response())
}

/// What `PUT /contact` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewContact {
    contact: String,
}

pub(crate) async fn set_contact(
    State(site): State<Site>,
    Object(new): Object<NewContact>,
) -> Answer {
    add::set_contact(super::jobs(&site)?, &new.contact)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What `POST /previews` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    url: String,
    #[serde(default)]
    only: Option<FollowKind>,
}

pub(crate) async fn preview(State(site): State<Site>, Object(wanted): Object<Wanted>) -> Answer {
    let jobs = Arc::clone(super::jobs(&site)?);
    let url = address(&wanted.url).map_err(|error| Failure::BadRequest(format!("{error}.")))?;
    let preview = site.blocking(move |_| look(&jobs.lookout(), &url, wanted.only)).await?;
    Ok(Json(preview).into_response())
}

pub(crate) async fn jobs(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let jobs = Arc::clone(super::jobs(&site)?);
    let list = List::read(origin, "/api/v1/jobs", &[], query.as_deref(), PAGE)?;
    let rows = site.ask(|archive| Ok(archive.jobs(JOBS)?)).await?;
    let (rows, next) = list.cut(rows, |job| Reverse(job.id))?;
    let rows: Vec<Value> = rows.iter().map(|job| job_object(&jobs, job)).collect();
    list.answer("jobs", &rows, next)
}

pub(crate) async fn job(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    let jobs = Arc::clone(super::jobs(&site)?);
    let job = site.ask(move |archive| job_pages::known(archive, &number)).await?;
    Ok(Json(job_object(&jobs, &job)).into_response())
}

pub(crate) async fn order(State(site): State<Site>, Object(task): Object<Task>) -> Answer {
    let jobs = Arc::clone(super::jobs(&site)?);
    match &task {
        Task::Backfill { listing } => {
            let listing = listing.to_string();
            site.ask(move |archive| following::listing(archive, &listing)).await?;
        }
        Task::Follow(_) | Task::Update { .. } => {}
    }
    let ordering = Arc::clone(&jobs);
    let id = site.blocking(move |_| Ok(ordering.order(&task)?)).await?;
    let place = [(header::LOCATION, format!("/api/v1/jobs/{id}"))];
    let job = site.ask(move |archive| job_pages::known(archive, &id.to_string())).await?;
    Ok((StatusCode::ACCEPTED, place, Json(job_object(&jobs, &job))).into_response())
}

pub(crate) async fn stop(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    moved(&site, number, job_pages::stop_job).await
}

pub(crate) async fn resume(State(site): State<Site>, Path(number): Path<String>) -> Answer {
    moved(&site, number, job_pages::resume_job).await
}

/// Moves a job on, and gives how it is then.
async fn moved(
    site: &Site,
    number: String,
    step: fn(&Archive, &Jobs, &str) -> Result<i64, Failure>,
) -> Answer {
    let jobs = Arc::clone(super::jobs(site)?);
    let stepping = Arc::clone(&jobs);
    let job = site
        .ask(move |archive| {
            step(archive, &stepping, &number)?;
            job_pages::known(archive, &number)
        })
        .await?;
    Ok(Json(job_object(&jobs, &job)).into_response())
}

pub(crate) async fn tags(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let list = List::read(origin, "/api/v1/tags", &[], query.as_deref(), PAGE)?;
    let tags = site.ask(|archive| Ok(archive.tags()?)).await?;
    let (tags, next) = list.cut(tags, |tag| tag.tag.clone())?;
    list.answer("tags", &tags, next)
}

/// What `PUT /outlets/{name}/tags` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTags {
    tags: Vec<String>,
}

pub(crate) async fn set_tags(
    State(site): State<Site>,
    Path(name): Path<String>,
    Object(new): Object<NewTags>,
) -> Answer {
    super::jobs(&site)?;
    let tags = site.ask(move |archive| tagging::set_checked(archive, &name, &new.tags)).await?;
    Ok(Json(json!({ "tags": tags })).into_response())
}

pub(crate) async fn searches(
    State(site): State<Site>,
    Extension(origin): Extension<Origin>,
    RawQuery(query): RawQuery,
) -> Answer {
    let list = List::read(origin, "/api/v1/searches", &[], query.as_deref(), PAGE)?;
    let searches = site.ask(|archive| Ok(archive.saved_searches()?)).await?;
    let (searches, next) = list.cut(searches, |search| search.name.clone())?;
    list.answer("searches", &searches, next)
}

pub(crate) async fn search(State(site): State<Site>, Path(name): Path<String>) -> Answer {
    let search = site.ask(move |archive| searches::known(archive, &name)).await?;
    Ok(Json(search).into_response())
}

/// What `PUT /searches/{name}` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSearch {
    query: String,
}

pub(crate) async fn save_search(
    State(site): State<Site>,
    Path(name): Path<String>,
    Object(new): Object<NewSearch>,
) -> Answer {
    let added = super::jobs(&site)?.now();
    let search = checked(SavedSearch { name, query: new.query, added })?;
    let given = search.clone();
    site.ask(move |archive| Ok(archive.save_search(&search)?)).await?;
    Ok(Json(given).into_response())
}

pub(crate) async fn delete_search(State(site): State<Site>, Path(name): Path<String>) -> Answer {
    super::jobs(&site)?;
    let deleted = site.ask(move |archive| Ok(archive.delete_search(&name)?)).await?;
    match deleted {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(searches::unknown()),
    }
}
