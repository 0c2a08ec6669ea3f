//! Web pages, JSON API and feeds over an archive. Works without JavaScript.
//!
//! A request goes through these layers, outermost first:
//!
//! 1. [`headers`]: every answer gets the headers that keep a browser from doing anything but showing it.
//! 2. [`failure`]: what went wrong becomes a page, or problem+json under `/api/`, for the reader, and a
//!    line in the log for the operator.
//! 3. [`origin`]: which address the site is reached at; absolute links are made from it.
//! 4. [`access`]: who asks, and whether they may.
//! 5. [`conditional`]: `ETag`, `304 Not Modified`; not for what is sent while it is made ([`export`],
//!    [`two_parts`]).
//! 6. One handler a view: [`pages`], [`feeds`], [`export`], [`api`], [`mcp`], [`evidence`],
//!    [`assets`]. Handlers check what they were
//!    asked ([`query`]), ask the archive and the index away from the async threads ([`site`]), and put
//!    the rows into words ([`view`]).

mod access;
mod api;
mod assets;
mod conditional;
mod evidence;
mod export;
mod failure;
mod feeds;
mod headers;
mod href;
mod manage;
pub mod mcp;
mod origin;
mod pages;
mod query;
mod routes;
pub mod saved;
mod site;
mod two_parts;
mod view;
mod visit;

use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::ListenerExt;
use cuttings_archive::Archive;
use cuttings_search::Index;

pub use manage::Reach;
pub use routes::router;
pub use site::Site;

/// How long answers that are under way may take once the server was told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// What can go wrong while serving.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address could not be listened on.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// The server ended by itself.
    #[error("the server stopped: {0}")]
    Serve(std::io::Error),
}

/// Serves an archive until `stop` resolves. `ready` is told the bound address once requests are
/// answered.
pub async fn serve(
    archive: Archive,
    index: Index,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr) + Send,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    serve_site(Site::new(archive, index), listen, ready, stop).await
}

/// As [`serve`], for a site that was set up further.
pub async fn serve_site(
    site: Site,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr) + Send,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    let failed = |error| Error::Listen(listen, error);
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    let site = site.bound_to(bound);
    let jobs = site.jobs().cloned();
    let refreshing = tokio::spawn(site.clone().keep_fresh());

    let (tell, told) = tokio::sync::oneshot::channel();
    let stopping = async move {
        stop.await;
        // Fails only where nobody waits any more.
        let _ = tell.send(());
    };
    // Pages are sent in parts: none is to wait until the one before has been acknowledged. Where it cannot be set,
    // only that is lost.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(stopping).into_future();
    ready(bound);
    let ended = tokio::select! {
        ended = serving => ended.map_err(Error::Serve),
        () = out_of_patience(told) => Ok(()),
    };
    refreshing.abort();
    if let Some(jobs) = jobs {
        // Fails only where the runtime ends, and with it all jobs.
        let _ = tokio::task::spawn_blocking(move || jobs.close()).await;
    }
    ended
}

async fn out_of_patience(told: tokio::sync::oneshot::Receiver<()>) {
    if told.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(PATIENCE).await;
}
