//! Managing the archive from the site: adding outlets, taking in what is new, tags, saved searches.
//!
//! The routes come in two groups. The *reading* ones show what is there. The *managing* ones change
//! something or make the server fetch; they exist only for a site that was set up with a [`Reach`], and
//! are there for those alone who may change something, forms and progress included.
//!
//! What takes time is a job (`jobs`): one runs at a time. What is fetched goes through one client
//! (`reach`), and is filed by `cuttings-follow` like what the command line adds.

pub(crate) mod any_feed;
mod api;
mod form;
pub(crate) mod jobs;
mod pages;
pub(crate) mod preview;
pub(crate) mod reach;
mod searches;
mod tags;
pub(crate) mod task;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post, put};

use crate::access;
use crate::failure::Failure;
use crate::site::Site;

pub use reach::Reach;

/// The two groups of routes.
pub(crate) struct Groups {
    /// What shows something.
    pub(crate) reading: Router<Site>,
    /// What changes something, or fetches.
    pub(crate) managing: Router<Site>,
}

/// The routes of managing.
pub(crate) fn routes() -> Groups {
    let reading = Router::new()
        .route("/following", get(pages::following::show))
        .route("/following.opml", get(pages::following::opml))
        .route("/feed", get(any_feed::show))
        .route("/tags", get(tags::all))
        .route("/tags/{tag}", get(tags::one))
        .route("/searches", get(searches::all))
        .route("/searches/{name}", get(searches::one))
        .route("/api/v1/listings", get(api::listings))
        .route("/api/v1/listings/{number}", get(api::listing))
        .route("/api/v1/tags", get(api::tags))
        .route("/api/v1/searches", get(api::searches))
        .route("/api/v1/searches/{name}", get(api::search))
        .merge(tags::feeds())
        .merge(searches::feeds());
    let managing = Router::new()
        .route("/add", get(pages::add::show).post(pages::add::preview))
        .route("/add/follow", post(pages::add::follow))
        .route("/jobs", get(pages::jobs::all))
        .route("/jobs/{number}", get(pages::jobs::one))
        .route("/jobs/{number}/stop", post(pages::jobs::stop))
        .route("/jobs/{number}/resume", post(pages::jobs::resume))
        .route("/following/update", post(pages::following::update))
        .route("/following/import", post(pages::following::import))
        .route("/following/{number}/backfill", post(pages::following::backfill))
        .route("/following/{number}/stop", post(pages::following::stop))
        .route("/tags/set", post(tags::set))
        .route("/searches/save", post(searches::save))
        .route("/searches/rename", post(searches::rename))
        .route("/searches/delete", post(searches::delete))
        .route("/api/v1/contact", put(api::set_contact))
        .route("/api/v1/previews", post(api::preview))
        .route("/api/v1/listings", post(api::import))
        .route("/api/v1/listings/{number}", axum::routing::delete(api::unfollow))
        .route("/api/v1/jobs", get(api::jobs).post(api::order))
        .route("/api/v1/jobs/{number}", get(api::job))
        .route("/api/v1/jobs/{number}/stop", post(api::stop))
        .route("/api/v1/jobs/{number}/resume", post(api::resume))
        .route("/api/v1/outlets/{name}/tags", put(api::set_tags))
        .route("/api/v1/searches/{name}", put(api::save_search).delete(api::delete_search))
        .layer(from_fn(access::changers_only));
    Groups { reading, managing }
}

/// The jobs of a site, where it is managed.
pub(crate) fn jobs(site: &Site) -> Result<&std::sync::Arc<jobs::Jobs>, Failure> {
    site.jobs().ok_or_else(|| Failure::NotFound("This archive is not managed from here.".into()))
}
