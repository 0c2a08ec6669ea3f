//! Which address leads to which handler.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

use crate::failure::Failure;
use crate::site::Site;
use crate::{
    access, api, assets, conditional, evidence, export, failure, feeds, headers, manage, mcp,
    origin, pages,
};

/// The whole site, as a service. [`serve`](crate::serve) also keeps the index up to date in the
/// background; here only searches do.
pub fn router(site: Site) -> Router {
    let gate = access::Gate::new(&site, outside());
    inside(&site)
        .layer(from_fn(conditional::answer))
        .layer(from_fn_with_state(gate, access::admit))
        .layer(from_fn_with_state(site.clone(), origin::find))
        .layer(from_fn_with_state(site.clone(), failure::tell))
        .layer(from_fn(access::who::remember))
        .layer(from_fn_with_state(site.clone(), headers::add))
        .layer(CompressionLayer::new())
        .with_state(site)
}

/// What everybody may read of an archive that is public as teasers. It is served over an archive that gives
/// out no whole texts, so what is added here shows none.
fn outside() -> Router<Site> {
    reading()
        .nest("/api/v1", api::reading())
        .fallback(|| async { Failure::LoginNeeded })
        .method_not_allowed_fallback(|| async { Failure::LoginNeeded })
        .layer(from_fn(conditional::answer))
}

/// Everything.
fn inside(site: &Site) -> Router<Site> {
    let manage::Groups { reading: kept, managing } = manage::routes();
    let managing = if site.jobs().is_some() { managing } else { Router::new() };
    reading()
        .route("/outlets/{name}/upkeep", get(pages::upkeep::show))
        .route("/alarms", get(pages::alarms::show))
        .merge(feeds::upkeep())
        .merge(evidence::routes())
        .merge(kept)
        .merge(managing)
        .nest("/api/v1", api::routes())
        .route("/about", get(access::about::show))
        .route("/login", get(access::login::show).post(access::login::enter))
        .route("/logout", post(access::login::leave))
        .route("/assets/{name}", get(assets::serve))
        .route("/robots.txt", get(assets::robots))
        .fallback(|| async { Failure::NotFound("There is no page at this address.".into()) })
        .method_not_allowed_fallback(|| async { Failure::Method })
}

fn reading() -> Router<Site> {
    Router::new()
        .route("/", get(pages::latest::show))
        .route("/new", get(pages::arrivals::show))
        .route("/outlets", get(pages::outlets::show))
        .route("/outlets/{name}", get(pages::outlet::show))
        .route("/outlets/{name}/headlines", get(pages::headlines::show))
        .route("/articles/{id}", get(pages::article::show))
        .route("/stories", get(pages::stories::show))
        .route("/stories/{number}", get(pages::story::show))
        .merge(export::routes())
        .route("/search", get(pages::search::show))
        .route("/api", get(pages::api::show))
        .merge(mcp::routes())
        .route("/outlets.opml", get(feeds::opml))
        .merge(feeds::routes())
}
