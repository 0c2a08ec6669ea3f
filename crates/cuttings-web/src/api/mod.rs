//! The JSON API: `/api/v1/…`. Read only; rows are the ones that exports have.
//!
//! Lists are all paged in the same way ([`paged`]). Parameters that are not known are refused, since a mistyped filter would give everything.

mod answers;
mod evidence;
mod facets;
pub(crate) mod paged;
mod upkeep;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;

pub(crate) use answers::PAGE;
pub(crate) use evidence::Known;

use crate::failure::Failure;
use crate::site::Site;

/// The description of the API. A test asks every path in it.
pub(crate) const OPENAPI: &str = include_str!("openapi.json");

/// The API's routes, below `/api/v1`.
pub(crate) fn routes() -> Router<Site> {
    reading()
        .route("/alarms", get(upkeep::alarms))
        .route("/snapshots/{digest}", get(evidence::snapshot))
        .fallback(|| async { Failure::NotFound("There is no such part of the API.".into()) })
        .method_not_allowed_fallback(|| async { Failure::Method })
}

/// The part of it that everybody may read where the archive is public as teasers.
pub(crate) fn reading() -> Router<Site> {
    Router::new()
        .route("/articles", get(answers::articles))
        .route("/articles/{id}", get(evidence::article))
        .route("/search", get(answers::search))
        .route("/search/facets", get(facets::facets))
        .route("/outlets", get(answers::outlets))
        .route("/outlets/{name}", get(upkeep::outlet))
        .route("/outlets/{name}/days", get(upkeep::days))
        .route("/outlets/{name}/headlines", get(upkeep::headlines))
        .route("/stories", get(answers::stories))
        .route("/stories/{number}", get(answers::story))
        .route("/openapi.json", get(openapi))
}

async fn openapi() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], OPENAPI)
}
