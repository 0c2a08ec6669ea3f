//! `/add`: an address is pasted, what would be taken in is shown, and then it is followed.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect};
use cuttings_fetch::http::Contact;
use cuttings_follow::adding::address;
use url::Url;

use super::{Reply, render};
use crate::failure::Failure;
use crate::manage::form::Form;
use crate::manage::jobs::Jobs;
use crate::manage::preview::{Found, Preview, only, preview as look};
use crate::manage::task::{Order, Task};
use crate::pages::head::{Head, Part};
use crate::query::Params;
use crate::site::Site;
use crate::view::foreign;
use crate::view::when::{self, Shown};

#[derive(Template)]
#[template(path = "add.html")]
struct Add {
    head: Head,
    form: Filled,
    problem: Option<String>,
    preview: Option<Shaped>,
}

/// The form as it was filled in.
#[derive(Default)]
struct Filled {
    url: String,
    only: String,
    contact: Option<String>,
    asks_contact: bool,
}

/// A preview in words.
struct Shaped {
    url: String,
    outlet: String,
    only: String,
    found: Vec<Line>,
    nothing: bool,
}

/// Something that can be followed, in words.
struct Line {
    kind: &'static str,
    chosen: bool,
    address: String,
    link: Option<String>,
    why: String,
    entries: Vec<Sample>,
    more: Option<String>,
}

/// An entry of a preview.
struct Sample {
    title: String,
    date: Option<Shown>,
    summary: Option<String>,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Reply {
    let jobs = crate::manage::jobs(&site)?;
    let params = Params::read(query.as_deref());
    render(&page(jobs, &params, None, None))
}

pub(crate) async fn preview(State(site): State<Site>, Form(params): Form) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    match found(&site, &jobs, &params).await {
        Ok(preview) => render(&page(&jobs, &params, None, Some(shaped(preview, &params)))),
        Err(
            failure @ (Failure::BadRequest(_) | Failure::Unreachable(_) | Failure::Conflict(_)),
        ) => {
            let status = failure.status();
            let problem = failure.message().to_owned();
            let answer = render(&page(&jobs, &params, Some(problem), None))?;
            Ok((status, answer).into_response())
        }
        Err(failure) => Err(failure),
    }
}

pub(crate) async fn follow(State(site): State<Site>, Form(params): Form) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    keep_contact(&jobs, &params)?;
    let order = Order {
        url: asked(&params)?,
        outlet: params.get("outlet").map(str::to_owned),
        only: only(&params)?,
        backfill: params.get("backfill").is_some(),
        full_text: params.get("full_text").is_some(),
    };
    let id = site.blocking(move |_| Ok(jobs.order(&Task::Follow(order))?)).await?;
    Ok(Redirect::to(&format!("/jobs/{id}")).into_response())
}

async fn found(site: &Site, jobs: &Arc<Jobs>, params: &Params) -> Result<Preview, Failure> {
    keep_contact(jobs, params)?;
    let (url, only, jobs) = (asked(params)?, only(params)?, Arc::clone(jobs));
    site.blocking(move |_| look(&jobs.lookout(), &url, only)).await
}

/// Keeps the contact that the form asks for where none is known.
fn keep_contact(jobs: &Jobs, params: &Params) -> Result<(), Failure> {
    match params.get("contact") {
        Some(text) => set_contact(jobs, text),
        None => Ok(()),
    }
}

/// Keeps whom outlets can write to.
pub(crate) fn set_contact(jobs: &Jobs, text: &str) -> Result<(), Failure> {
    let contact: Contact =
        text.parse().map_err(|error| Failure::BadRequest(format!("Contact: {error}.")))?;
    jobs.line().keep_contact(&contact).map_err(Failure::Internal)
}

fn asked(params: &Params) -> Result<Url, Failure> {
    let text = params.get("url").unwrap_or_default();
    if text.is_empty() {
        return Err(Failure::BadRequest("Give the address of any page of the outlet.".into()));
    }
    address(text).map_err(|error| {
        Failure::BadRequest(format!("{error}. An address looks like https://outlet.example/news/."))
    })
}

fn page(jobs: &Jobs, params: &Params, problem: Option<String>, preview: Option<Shaped>) -> Add {
    let field = |name: &str| params.get(name).map(|text| foreign::line(text, 2000));
    Add {
        head: Head { unlisted: true, ..Head::new("Add a site").part(Part::Following) },
        form: Filled {
            url: field("url").unwrap_or_default(),
            only: field("only").unwrap_or_default(),
            contact: field("contact"),
            asks_contact: jobs.line().contact().is_none(),
        },
        problem,
        preview,
    }
}

fn shaped(preview: Preview, params: &Params) -> Shaped {
    Shaped {
        url: preview.url,
        outlet: foreign::line(&preview.outlet, 100),
        only: params.get("only").unwrap_or_default().to_owned(),
        nothing: preview.found.iter().all(|found| !found.chosen),
        found: preview.found.into_iter().map(Line::new).collect(),
    }
}

impl Line {
    fn new(found: Found) -> Self {
        let shown = found.entries.len();
        let more = found
            .count
            .filter(|count| *count > shown)
            .map(|all| format!("and {} more on this page", all - shown));
        Self {
            kind: match found.kind {
                "list" => "page that lists articles",
                kind => kind,
            },
            chosen: found.chosen,
            address: foreign::line(&found.url, 120),
            link: cuttings_export::web_address(&found.url).map(str::to_owned),
            why: foreign::line(&found.why, 300),
            entries: found.entries.iter().map(Sample::new).collect(),
            more,
        }
    }
}

impl Sample {
    fn new(entry: &cuttings_extract::Entry) -> Self {
        let title = entry.title.as_deref().or(entry.url.as_deref()).unwrap_or("Untitled");
        Self {
            title: foreign::line(title, 200),
            date: entry.date_published.map(when::point),
            summary: entry.summary.as_deref().map(|text| foreign::line(text, 240)),
        }
    }
}
