//! `/jobs`: what was ordered, and how far each job is. The page of a job that is not over loads itself again
//! every few seconds, by a header, so that it needs no script.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Redirect};
use cuttings_archive::{Archive, Followed, JobRow, JobState, Report};
use cuttings_extract::address::host_name;

use super::{Reply, render};
use crate::failure::Failure;
use crate::href;
use crate::manage::jobs::Jobs;
use crate::manage::task::Task;
use crate::pages::head::{Head, Part};
use crate::site::Site;
use crate::view::followed::in_words;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// Jobs shown.
const SHOWN: usize = 50;

/// After so many seconds the page of a job loads itself again.
const AGAIN: &str = "2";

#[derive(Template)]
#[template(path = "jobs.html")]
struct All {
    head: Head,
    jobs: Vec<Line>,
}

#[derive(Template)]
#[template(path = "job.html")]
struct One {
    head: Head,
    job: Line,
    stopping: bool,
    log: Vec<String>,
    outlet: Option<Outlet>,
    listings: Vec<Listing>,
    contact_missing: bool,
}

/// A job in a list.
struct Line {
    id: i64,
    title: String,
    state: &'static str,
    words: &'static str,
    over: bool,
    again: bool,
    added: Shown,
    ended: Option<Shown>,
}

/// The outlet that a job is about, once something of it is there.
struct Outlet {
    name: String,
    href: String,
    articles: String,
}

/// How far a listing is.
struct Listing {
    address: String,
    figures: String,
    report: Option<String>,
    gaps: Vec<String>,
}

pub(crate) async fn all(State(site): State<Site>) -> Reply {
    crate::manage::jobs(&site)?;
    let jobs = site.ask(|archive| Ok(archive.jobs(SHOWN)?)).await?;
    let head = Head { unlisted: true, ..Head::new("Jobs").part(Part::Following) };
    render(&All { head, jobs: jobs.iter().map(Line::new).collect() })
}

pub(crate) async fn one(State(site): State<Site>, Path(number): Path<String>) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    let (job, about) = site
        .ask(move |archive| {
            let job = known(archive, &number)?;
            let about = About::of(archive, &job)?;
            Ok((job, about))
        })
        .await?;
    let (log, stopping) = jobs.says(&job);
    let line = Line::new(&job);
    let running = !line.over;
    let page = One {
        head: Head { unlisted: true, ..Head::new(&line.title).part(Part::Following) },
        job: line,
        stopping,
        log: log.lines().map(|line| foreign::line(line, 500)).collect(),
        outlet: about.outlet,
        listings: about.listings,
        contact_missing: jobs.line().contact().is_none(),
    };
    let mut answer = render(&page)?;
    if running {
        answer.headers_mut().insert("refresh", HeaderValue::from_static(AGAIN));
    }
    Ok(answer)
}

pub(crate) async fn stop(State(site): State<Site>, Path(number): Path<String>) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    let id = site.ask(move |archive| stop_job(archive, &jobs, &number)).await?;
    Ok(Redirect::to(&format!("/jobs/{id}")).into_response())
}

pub(crate) async fn resume(State(site): State<Site>, Path(number): Path<String>) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    let id = site.ask(move |archive| resume_job(archive, &jobs, &number)).await?;
    Ok(Redirect::to(&format!("/jobs/{id}")).into_response())
}

/// Stops a job that is not over.
pub(crate) fn stop_job(archive: &Archive, jobs: &Jobs, number: &str) -> Result<i64, Failure> {
    let job = known(archive, number)?;
    jobs.stop(&job)?;
    Ok(job.id)
}

/// Lets a job that is over go on, or begin again.
pub(crate) fn resume_job(archive: &Archive, jobs: &Jobs, number: &str) -> Result<i64, Failure> {
    let job = known(archive, number)?;
    if job.state.is_over() {
        jobs.resume(job.id)?;
    }
    Ok(job.id)
}

/// A job by the number in an address.
pub(crate) fn known(archive: &Archive, number: &str) -> Result<JobRow, Failure> {
    let unknown = || Failure::NotFound("There is no such job.".into());
    let number = number.parse().map_err(|_| unknown())?;
    archive.job(number)?.ok_or_else(unknown)
}

/// What a job is, in a few words.
fn title(task: &str) -> String {
    match serde_json::from_str(task) {
        Ok(Task::Follow(order)) => {
            let what = if order.backfill { "Take in the whole of" } else { "Follow" };
            format!("{what} {}", foreign::line(order.url.as_str(), 80))
        }
        Ok(Task::Update { outlet: Some(name) }) => format!("Update {}", foreign::line(&name, 80)),
        Ok(Task::Update { outlet: None }) => "Update everything that is followed".to_owned(),
        Ok(Task::Backfill { listing }) => format!("Read listing {listing} to its end"),
        Err(_) => "A job of another version".to_owned(),
    }
}

impl Line {
    fn new(job: &JobRow) -> Self {
        Self {
            id: job.id,
            title: title(&job.task),
            state: job.state.name(),
            words: match job.state {
                JobState::Waiting => "waits for its turn",
                JobState::Running => "is running",
                JobState::Stopped => "was stopped",
                JobState::Done => "is done",
                JobState::Partly => "is done as far as it could be",
                JobState::Failed => "failed",
            },
            over: job.state.is_over(),
            again: matches!(job.state, JobState::Stopped | JobState::Partly | JobState::Failed),
            added: when::moment(job.added),
            ended: job.ended.map(when::moment),
        }
    }
}

/// What a job is about.
struct About {
    outlet: Option<Outlet>,
    listings: Vec<Listing>,
}

impl About {
    fn of(archive: &Archive, job: &JobRow) -> Result<Self, Failure> {
        let (name, listings) = match serde_json::from_str(&job.task) {
            Ok(Task::Follow(order)) => {
                let name = order.outlet.or_else(|| host_name(&order.url));
                let listings = archive.followed(name.as_deref())?;
                (name, listings)
            }
            Ok(Task::Update { outlet: Some(name) }) => {
                let listings = archive.followed(Some(&name))?;
                (Some(name), listings)
            }
            Ok(Task::Backfill { listing }) => {
                let listing = archive.followed_one(listing)?;
                (listing.as_ref().map(|row| row.outlet.clone()), listing.into_iter().collect())
            }
            Ok(Task::Update { outlet: None }) | Err(_) => (None, Vec::new()),
        };
        let row = name.map(|name| archive.outlet(&name)).transpose()?.flatten();
        let outlet = row.map(|row| Outlet {
            href: href::outlet(&row.name),
            articles: count(row.articles, "article"),
            name: foreign::line(&row.name, 100),
        });
        let mut shown = Vec::new();
        for followed in listings {
            let report = archive.report(followed.id)?;
            shown.push(Listing::new(&followed, report.as_ref()));
        }
        Ok(Self { outlet, listings: shown })
    }
}

impl Listing {
    fn new(followed: &Followed, report: Option<&Report>) -> Self {
        let gap = |gap: &cuttings_archive::Gap| foreign::line(&gap.reason, 200);
        Self {
            address: foreign::line(&followed.url, 120),
            figures: report
                .map(|report| {
                    let entries = match report.entries {
                        1 => "1 entry".to_owned(),
                        many => format!("{} entries", crate::view::number(many)),
                    };
                    format!("{}, {entries}", count(report.pages, "page"))
                })
                .unwrap_or_else(|| "first page".to_owned()),
            report: report.map(|report| foreign::line(&in_words(report), 500)),
            gaps: report.map(|report| report.gaps.iter().map(gap).collect()).unwrap_or_default(),
        }
    }
}
