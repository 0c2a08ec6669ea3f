//! `cuttings serve`: the web pages, the API and the feeds.

use std::net::{SocketAddr, ToSocketAddrs};

use clap::Args;

use crate::context::Context;
use crate::failure::{Failure, Outcome};

/// Serve the archive: web pages, JSON API, feeds
#[derive(Debug, Args)]
#[command(after_help = "\
There are no accounts yet: whoever can reach the address can read the whole archive. So only
addresses of this machine are listened on, unless --public says that this is meant; put a reverse
proxy that asks for a password in front of it where it should not be public.

Examples:
  cuttings serve
  cuttings serve --listen 127.0.0.1:9000
  cuttings serve --listen 0.0.0.0:8765 --public")]
pub(crate) struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8765")]
    listen: String,

    /// Listen on an address that other machines can reach
    #[arg(long)]
    public: bool,
}

pub(crate) fn run(args: &Serve, context: &Context) -> Result<Outcome, Failure> {
    let listen = address(&args.listen)?;
    if !listen.ip().is_loopback() && !args.public {
        return Err(Failure::usage(format!(
            "{listen} can be reached by other machines, and the archive has no accounts yet"
        ))
        .hint("pass --public if everybody who can reach it may read the archive"));
    }
    let archive = context.open()?;
    let index = context.index(&archive)?;
    let talk = context.talk;
    let ready = move |bound: SocketAddr| {
        talk.note(format_args!("Serving the archive at http://{bound} (Ctrl-C ends it)"));
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut site = cuttings_web::Site::new(archive, index);
    if let Some(now) = context.fixed_now() {
        site = site.with_clock(move || now);
    }
    runtime.block_on(cuttings_web::serve_site(site, listen, ready, stopped()))?;
    Ok(Outcome::Done)
}

fn address(text: &str) -> Result<SocketAddr, Failure> {
    let bad = |why: String| {
        Failure::usage(format!("cannot listen on '{text}': {why}"))
            .hint("an address looks like 127.0.0.1:8765")
    };
    let mut found = text.to_socket_addrs().map_err(|error| bad(error.to_string()))?;
    found.next().ok_or_else(|| bad("it has no address".to_owned()))
}

/// Resolves when the user or the system wants the server to end.
async fn stopped() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = ctrl_c => {}
        () = terminated => {}
    }
}
