//! `/following`: what is followed, how each listing is, and what can be done with it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use cuttings_archive::{Archive, Follow, FollowKind, Followed, Report};
use cuttings_export::{Subscription, write_opml};
use cuttings_extract::address::host_name;
use cuttings_follow::opml;

use super::{Reply, render};
use crate::failure::Failure;
use crate::href;
use crate::manage::form::{FileOrText, Form};
use crate::manage::jobs::Jobs;
use crate::manage::task::Task;
use crate::pages::head::{Head, Part};
use crate::query::Params;
use crate::site::Site;
use crate::view::followed::in_words;
use crate::view::when::{self, Shown};
use crate::view::{count, foreign};

/// Listings on a page.
const PAGE: usize = 50;

/// Subscriptions that one list may bring.
const MOST_SUBSCRIPTIONS: usize = 5000;

#[derive(Template)]
#[template(path = "following.html")]
struct Page {
    head: Head,
    managed: bool,
    /// `None` where nothing is followed.
    figures: Option<String>,
    outlets: Vec<Outlet>,
    before: Option<String>,
    after: Option<String>,
}

/// An outlet with its listings.
struct Outlet {
    name: String,
    raw: String,
    href: String,
    listings: Vec<Listing>,
}

/// A listing that is followed.
struct Listing {
    id: i64,
    kind: &'static str,
    address: String,
    link: Option<String>,
    why: String,
    checked: Option<Shown>,
    error: Option<String>,
    chain: Option<String>,
    /// What the button for its chain says.
    walk: Option<&'static str>,
}

pub(crate) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Reply {
    let page = Params::read(query.as_deref()).number("page", 1, 1_000_000)?.unwrap_or(1);
    let (rows, total, all_outlets) = site
        .ask(move |archive| {
            let all = archive.followed(None)?;
            let total = all.len();
            let all_outlets = all.chunk_by(|a, b| a.outlet == b.outlet).count();
            let mut rows = Vec::new();
            for followed in all.into_iter().skip((page - 1) * PAGE).take(PAGE) {
                let report = archive.report(followed.id)?;
                rows.push((followed, report));
            }
            Ok((rows, total, all_outlets))
        })
        .await?;
    let link = |page: usize| {
        let number = (page > 1).then(|| page.to_string());
        href::with_query("/following", &[("page", number.as_deref())])
    };
    let mut outlets: Vec<Outlet> = Vec::new();
    for (followed, report) in &rows {
        if outlets.last().is_none_or(|outlet| outlet.raw != followed.outlet) {
            outlets.push(Outlet {
                name: foreign::line(&followed.outlet, 100),
                raw: followed.outlet.clone(),
                href: href::outlet(&followed.outlet),
                listings: Vec::new(),
            });
        }
        if let Some(outlet) = outlets.last_mut() {
            outlet.listings.push(Listing::new(followed, report.as_ref()));
        }
    }
    render(&Page {
        head: Head::new("Following").part(Part::Following),
        managed: site.jobs().is_some(),
        figures: (total > 0).then(|| {
            let outlets = count(all_outlets as u64, "outlet");
            format!("{} of {outlets}", count(total as u64, "listing"))
        }),
        before: (page > 1).then(|| link(page - 1)),
        after: (total > page * PAGE).then(|| link(page + 1)),
        outlets,
    })
}

/// `/following.opml`: what is followed, at the outlets' own addresses.
pub(crate) async fn opml(State(site): State<Site>) -> Reply {
    let followed = site.ask(|archive| Ok(archive.followed(None)?)).await?;
    let subscriptions: Vec<Subscription> = followed
        .into_iter()
        .map(|listing| Subscription { title: listing.outlet, feed: listing.url, home: None })
        .collect();
    let mut body = Vec::new();
    write_opml(&mut body, "Followed", &subscriptions)?;
    let media_type = HeaderValue::from_static("text/x-opml; charset=utf-8");
    let file = HeaderValue::from_static("attachment; filename=\"following.opml\"");
    let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, body).into_response())
}

pub(crate) async fn update(State(site): State<Site>, Form(params): Form) -> Reply {
    let outlet = params.get("outlet").map(str::to_owned);
    order(&site, Task::Update { outlet }).await
}

pub(crate) async fn backfill(State(site): State<Site>, Path(number): Path<String>) -> Reply {
    let listing = site.ask(move |archive| listing(archive, &number)).await?;
    order(&site, Task::Backfill { listing: listing.id }).await
}

pub(crate) async fn stop(State(site): State<Site>, Path(number): Path<String>) -> Reply {
    site.ask(move |archive| unfollow(archive, &number)).await?;
    Ok(Redirect::to("/following").into_response())
}

pub(crate) async fn import(State(site): State<Site>, FileOrText(list): FileOrText) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(&site)?);
    if list.trim_ascii().is_empty() {
        return Err(Failure::BadRequest("Choose an OPML file, or put its text in.".into()));
    }
    let followed = site.ask(move |archive| import_opml(archive, &jobs, &list)).await?;
    if followed == 0 {
        return Err(Failure::BadRequest(
            "There are no feeds in this list of subscriptions.".into(),
        ));
    }
    Ok(Redirect::to("/following").into_response())
}

async fn order(site: &Site, task: Task) -> Reply {
    let jobs = Arc::clone(crate::manage::jobs(site)?);
    let id = site.blocking(move |_| Ok(jobs.order(&task)?)).await?;
    Ok(Redirect::to(&format!("/jobs/{id}")).into_response())
}

/// A listing by the number in an address.
pub(crate) fn listing(archive: &Archive, number: &str) -> Result<Followed, Failure> {
    let unknown = || Failure::NotFound("Nothing of this number is followed.".into());
    let number = number.parse().map_err(|_| unknown())?;
    archive.followed_one(number)?.ok_or_else(unknown)
}

/// Follows a listing no more. What was taken in stays.
pub(crate) fn unfollow(archive: &Archive, number: &str) -> Result<(), Failure> {
    let listing = listing(archive, number)?;
    archive.unfollow(&listing.url)?;
    Ok(())
}

/// Follows what a list of subscriptions names; gives how many. Nothing is fetched.
pub(crate) fn import_opml(archive: &Archive, jobs: &Jobs, text: &[u8]) -> Result<u64, Failure> {
    if !opml::is_opml(text) {
        return Err(Failure::BadRequest("That is no list of subscriptions (OPML); feed readers write one when they export theirs.".into()));
    }
    let subscriptions = opml::subscriptions(text);
    for subscription in subscriptions.iter().take(MOST_SUBSCRIPTIONS) {
        let home = subscription.home.as_ref().and_then(host_name);
        let host = home.or_else(|| host_name(&subscription.feed));
        archive.follow(&Follow {
            url: subscription.feed.to_string(),
            outlet: host.unwrap_or_else(|| "unknown".to_owned()),
            kind: FollowKind::Feed,
            reason: "a list of subscriptions names it".to_owned(),
            full_text: false,
            live: true,
            at: jobs.now(),
        })?;
    }
    Ok(subscriptions.len().min(MOST_SUBSCRIPTIONS) as u64)
}

impl Listing {
    fn new(followed: &Followed, report: Option<&Report>) -> Self {
        let walk = match report {
            _ if !followed.live => None,
            Some(report) if report.ending.is_none() => Some("Go on to its end"),
            Some(_) => Some("Read to its end again"),
            None => Some("Read to its end"),
        };
        Self {
            id: followed.id,
            kind: followed.kind.name(),
            address: foreign::line(&followed.url, 120),
            link: cuttings_export::web_address(&followed.url).map(str::to_owned),
            why: foreign::line(&followed.reason, 200),
            checked: followed.checked.map(when::moment),
            error: followed.error.as_deref().map(|error| foreign::line(error, 300)),
            chain: report.map(|report| foreign::line(&in_words(report), 400)),
            walk,
        }
    }
}
