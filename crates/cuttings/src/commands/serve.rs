//! `cuttings serve`: the web pages, the API and the feeds.

use std::net::{SocketAddr, ToSocketAddrs};

use clap::Args;
use cuttings_web::Site;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;

/// Serve the archive: web pages, JSON API, feeds
#[derive(Debug, Args)]
#[command(after_help = "\
There are no accounts yet: whoever can reach the address can read the whole archive. So only
addresses of this machine are listened on, unless --public says that this is meant; put a reverse
proxy that asks for a password in front of it where it should not be public.

Where only this machine reaches it, outlets can be added and updated from the pages, too. What takes
time is a job: one runs at a time, it goes on when the page is closed, and when the server is ended it
goes on at its next start. Where there is no archive, an empty one is made. No two programs write to an archive at once: while a job runs, 'cuttings
add' says that the archive is being written to, and the other way round the job's page does.

Examples:
  cuttings serve
  cuttings serve --watch
  cuttings serve --listen 127.0.0.1:9000
  cuttings serve --listen 0.0.0.0:8765 --public")]
pub(crate) struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8765")]
    listen: String,

    /// Listen on an address that other machines can reach
    #[arg(long)]
    public: bool,

    /// Let whoever reaches the address add sites, update, tag and save searches. Where only this machine
    /// reaches it, that is always so
    #[arg(long)]
    manage: bool,

    /// Keep up with what is followed, as 'cuttings watch' does
    #[arg(long)]
    watch: bool,

    /// Let '/feed?url=…' fetch any listing, not only those that are followed, and make a feed of it
    #[arg(long)]
    feed_any: bool,

    #[command(flatten)]
    fetching: Fetching,
}

pub(crate) fn run(args: Serve, context: &Context) -> Result<Outcome, Failure> {
    let listen = address(&args.listen)?;
    if !listen.ip().is_loopback() && !args.public {
        return Err(Failure::usage(format!(
            "{listen} can be reached by other machines, and the archive has no accounts yet"
        ))
        .hint("pass --public if everybody who can reach it may read the archive"));
    }
    let managed = listen.ip().is_loopback() || args.manage;
    if (args.watch || args.feed_any) && !managed {
        let flag = if args.watch { "--watch" } else { "--feed-any" };
        let text = format!("{flag} needs --manage where other machines reach the address");
        return Err(Failure::usage(text));
    }
    let archive = if managed { context.open_or_create()? } else { context.open()? };
    let index = context.index(&archive)?;
    let talk = context.talk;
    let ready = move |bound: SocketAddr| {
        talk.note(format_args!("Serving the archive at http://{bound} (Ctrl-C ends it)"));
    };
    let site = Site::new(archive, index);
    let site = match context.fixed_now() {
        Some(now) => site.with_clock(move || now),
        None => site,
    };
    let site = match managed {
        true => site.managed(args.fetching.reach(context)?, context.clock(), args.watch),
        false => site,
    };
    let site = if args.feed_any { site.feeding_any() } else { site };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
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
