//! Web pages, JSON API and feeds over an archive. Works without JavaScript.

use std::net::SocketAddr;

use cuttings_archive::Archive;
use cuttings_search::Index;

/// What can go wrong while serving.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address could not be listened on.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
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
    let _ = (archive, index, listen, stop);
    ready(listen);
    Ok(())
}
