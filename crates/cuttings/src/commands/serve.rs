//! `cuttings serve`: the web pages, the API and the feeds.

use std::net::{SocketAddr, ToSocketAddrs};

use clap::Args;
use cuttings_accounts::Accounts;
use cuttings_web::Site;
use url::Url;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;

/// Serve the archive: web pages, JSON API, feeds
#[derive(Debug, Args)]
#[command(after_help = "\
Without accounts, only this machine can reach the archive, and whoever uses the machine reads everything.
Once there is an account ('cuttings account add NAME'), everything asks for a login or a token, and any
address may be listened on; --public-reading shows headlines and short teasers to everybody, and lets them
search in whole texts. Put a proxy that speaks https in front of what others can reach, and say at which
address with --base-url.

Outlets can be added and updated from the pages, too: by who sits at this machine, or has an account. What
takes time is a job: one runs at a time, it goes on when the page is closed, and when the server is ended it
goes on at its next start. Where there is no archive, an empty one is made. No two programs write to an
archive at once: while a job runs, 'cuttings add' says that the archive is being written to, and the other
way round the job's page does.

Examples:
  cuttings serve
  cuttings serve --watch
  cuttings serve --listen 127.0.0.1:9000
  cuttings serve --base-url https://archive.example --behind-proxy --public-reading \\
    --removals desk@library.example
  cuttings serve --listen 0.0.0.0:8765 --public")]
pub(crate) struct Serve {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8765")]
    listen: String,

    /// Listen where other machines can reach it, although there are no accounts: everybody reads everything
    #[arg(long)]
    public: bool,

    /// With accounts: show headlines, dates, links and short teasers to everybody, the rest after a login
    #[arg(long)]
    public_reading: bool,

    /// How many characters of a teaser everybody sees
    #[arg(
        long,
        value_name = "CHARACTERS",
        default_value_t = 200,
        requires = "public_reading",
        value_parser = clap::value_parser!(u16).range(0..=2000)
    )]
    teaser: u16,

    /// Whom to write to about the archive and about removals, for the page '/about': an e-mail or web address
    #[arg(long, value_name = "ADDRESS")]
    removals: Option<String>,

    /// The address that readers reach the site at, where a proxy stands in front of it
    #[arg(long, value_name = "URL")]
    base_url: Option<Url>,

    /// Count requests by the address that the proxy in front says they come from (X-Forwarded-For)
    #[arg(long)]
    behind_proxy: bool,

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
    let accounts = accounts(context)?;
    let is_reachable = !listen.ip().is_loopback() || args.base_url.is_some();
    if is_reachable && accounts.is_none() && !args.public {
        let place = args.base_url.as_ref().map_or_else(|| listen.to_string(), Url::to_string);
        return Err(Failure::usage(format!(
            "{place} can be reached by other machines, and the archive has no accounts"
        ))
        .hint(
            "'cuttings account add NAME' makes an account; pass --public if everybody who can reach \
             it may read the archive",
        ));
    }
    if args.public_reading && accounts.is_none() {
        return Err(Failure::usage("--public-reading needs an account to log in with")
            .hint("'cuttings account add NAME' makes one"));
    }
    let managed = accounts.is_some() || !is_reachable;
    if (args.watch || args.feed_any) && !managed {
        let flag = if args.watch { "--watch" } else { "--feed-any" };
        return Err(Failure::usage(format!(
            "{flag} needs an account where other machines reach the address"
        ))
        .hint("'cuttings account add NAME' makes one"));
    }
    let archive = if managed { context.open_or_create()? } else { context.open()? };
    let index = context.index(&archive)?;
    let talk = context.talk;
    let ready = move |bound: SocketAddr| {
        talk.note(format_args!("Serving the archive at http://{bound} (Ctrl-C ends it)"));
    };
    let mut site = Site::new(archive, index);
    if let Some(accounts) = accounts {
        site = site.with_accounts(accounts);
    }
    if args.public_reading {
        site = site.with_public_teasers(usize::from(args.teaser));
    }
    if let Some(address) = args.removals {
        site = site.with_removals(address);
    }
    if let Some(base) = checked_base(args.base_url.as_ref())? {
        site = site.with_base(base);
    }
    if args.behind_proxy {
        site = site.behind_proxy();
    }
    if let Some(now) = context.fixed_now() {
        site = site.with_clock(move || now);
    }
    if managed {
        site = site.managed(args.fetching.reach(context)?, context.clock(), args.watch);
    }
    if args.feed_any {
        site = site.feeding_any();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(cuttings_web::serve_site(site, listen, ready, stopped()))?;
    Ok(Outcome::Done)
}

/// The accounts, where anybody has one.
fn accounts(context: &Context) -> Result<Option<Accounts>, Failure> {
    let Some(accounts) = Accounts::open(&context.place()?)? else { return Ok(None) };
    Ok(if accounts.is_empty()? { None } else { Some(accounts) })
}

/// A base address that links can be made from.
fn checked_base(base: Option<&Url>) -> Result<Option<Url>, Failure> {
    let Some(base) = base else { return Ok(None) };
    let is_site = matches!(base.scheme(), "http" | "https") && base.path() == "/";
    if !is_site || base.query().is_some() || base.fragment().is_some() {
        return Err(Failure::usage(format!("{base} is no address of a whole site"))
            .hint("it looks like https://archive.example, without a path"));
    }
    Ok(Some(base.clone()))
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
