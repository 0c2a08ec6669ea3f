//! `cuttings import`: takes files into the archive.

use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use cuttings_archive::{Follow, FollowKind};
use cuttings_extract::address::host_name;
use cuttings_fetch::Limits;
use cuttings_fetch::paths::{Known, Paths};
use cuttings_follow::reading::{Given, read_all};
use cuttings_follow::words::count;
use cuttings_follow::{Finished, Intake, opml};
use jiff::Timestamp;
use url::Url;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::interrupt;

/// So much of a file tells whether it is a list of subscriptions, in bytes.
const BEGINNING: u64 = 4096;

/// The largest list of subscriptions that is read, in bytes.
const LARGEST_LIST: u64 = 50_000_000;

/// Take files into the archive: pages, feeds, text dumps, web archives, exported articles
#[derive(Debug, Args)]
#[command(after_help = "\
A PATH is a file, '-' (standard input) or a directory. Read are saved pages (HTML), feeds, sitemaps,
plain text (a headline, a blank line, a teaser, and so on), WARC and WACZ files, and JSON lines as
'cuttings export' writes them; anything compressed with gzip is unpacked. Importing the same thing
again changes nothing.

A list of subscriptions (OPML), as feed readers export it, makes its feeds be followed: nothing is
fetched before 'cuttings update'.

In a directory that a mirroring tool saved (wget -m), the first folder that looks like a host name
gives the pages their addresses: press/outlet.example/news/index.html is https://outlet.example/news/.

Examples:
  cuttings import crawl.warc.gz
  cuttings import --outlet 'Harbour Courier' dump.txt
  cuttings import subscriptions.opml
  cuttings import --fetched-at 2026-03-01T08:00:00Z press/
  cuttings export | cuttings --archive /backup/archive import -")]
pub(crate) struct Import {
    /// What to take in
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The outlet that everything is of [default: the host name of each page's address]
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// The address of the one page
    #[arg(long)]
    url: Option<Url>,

    /// The Content-Type that the pages were served with
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,

    /// When the pages were fetched (RFC 3339). WARC files say it themselves; without it "3 hours
    /// ago" stays unread, and the pages count as seen now
    #[arg(long, value_name = "TIME")]
    fetched_at: Option<Timestamp>,

    /// The largest page to read, in MB
    #[arg(long, value_name = "MB", default_value_t = 50)]
    max_size: u64,
}

/// Follows what a list of subscriptions names; nothing is fetched.
fn subscribe(
    intake: &Intake<'_>,
    subscriptions: &[opml::Subscription],
    path: &Path,
    context: &Context,
) -> Result<(), Failure> {
    let archive = intake.archive();
    for opml::Subscription { feed, home } in subscriptions {
        let host = home.as_ref().and_then(host_name).or_else(|| host_name(feed));
        archive.follow(&Follow {
            url: feed.to_string(),
            outlet: host.unwrap_or_else(|| "unknown".to_owned()),
            kind: FollowKind::Feed,
            reason: format!("{} names it", path.display()),
            full_text: false,
            live: true,
            at: context.now(),
        })?;
    }
    let many = count(subscriptions.len() as u64, "subscription", "subscriptions");
    context.talk.note(format_args!("Following {many}. 'cuttings update' takes them in."));
    Ok(())
}

/// The subscriptions in a file; `None` where the file is something else.
fn subscriptions(path: &Path) -> Result<Option<Vec<opml::Subscription>>, Failure> {
    // What cannot be read is told when it is taken in.
    let Ok(file) = fs::File::open(path) else { return Ok(None) };
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    let mut text = Vec::new();
    let mut beginning = file.take(BEGINNING);
    if beginning.read_to_end(&mut text).is_err() || !opml::is_opml(&text) {
        return Ok(None);
    }
    beginning.set_limit(LARGEST_LIST);
    beginning.read_to_end(&mut text)?;
    Ok(Some(opml::subscriptions(&text)))
}

pub(crate) fn run(args: Import, context: &Context) -> Result<Outcome, Failure> {
    let several = args.paths.len() > 1 || args.paths.iter().any(|path| path.is_dir());
    if several && args.url.is_some() {
        return Err(Failure::usage("--url is the address of one page, but several are given")
            .hint("import them one by one, or save them under a folder named like the host"));
    }
    let surroundings = context.following()?;
    let mut intake = Intake::open(&surroundings, args.outlet.clone())?;
    let mut paths = Vec::new();
    for path in args.paths {
        match subscriptions(&path)? {
            Some(subscriptions) => subscribe(&intake, &subscriptions, &path, context)?,
            None => paths.push(path),
        }
    }
    if paths.is_empty() {
        return Ok(Outcome::Done);
    }
    let interrupt = interrupt::listen();
    let known =
        Known { url: args.url, content_type: args.content_type, fetched_at: args.fetched_at };
    let limits = Limits { page: args.max_size.saturating_mul(1_000_000) };
    let source = Paths::new(&paths, known, limits);

    let mut bar = context.talk.bar("Importing");
    let passed_over = read_all(source, None, |Given { progress, result }| -> Result<_, Failure> {
        bar.at(progress);
        match result {
            Ok((fetched, page)) => bar.aside(|| intake.take(fetched, page))?,
            Err(error) => bar.aside(|| intake.failed(&error)),
        }
        Ok(if interrupt.asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    drop(bar);
    let finished = intake.finish(&passed_over)?;
    if interrupt.asked() {
        context
            .talk
            .note("Interrupted: the rest was not imported. Run the same command again to go on.");
        return Ok(Outcome::Partial);
    }
    Ok(if finished == Finished::Whole { Outcome::Done } else { Outcome::Partial })
}
