//! `cuttings add`: follows listings of the web, or of web archives, and takes them into the archive.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use cuttings_archive::FollowKind;
use cuttings_fetch::Web;
use cuttings_follow::adding::{self, Adding, Wish};
use cuttings_follow::backfill::Options;
use cuttings_follow::way_in::find;
use cuttings_follow::{Asker, Finished, Follower, Intake};
use url::Url;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;
use crate::interrupt;
use crate::output::Output;
use crate::table::{Set, Table};
use crate::talk;

/// The kinds of listings that can be asked for.
fn kinds() -> impl TypedValueParser<Value = FollowKind> {
    let value = |kind: FollowKind, help: &'static str| PossibleValue::new(kind.name()).help(help);
    let values = [
        value(FollowKind::Feed, "A feed that the page names, or is"),
        value(FollowKind::Sitemap, "A sitemap of the site"),
        value(FollowKind::List, "The page itself and the pages that follow it"),
    ];
    PossibleValuesParser::new(values)
        .try_map(|name| FollowKind::named(&name).ok_or("there is no such kind of listing"))
}

/// Follow listings: take them into the archive, and keep up with them from then on
#[derive(Debug, Args)]
#[command(after_help = "\
A URL is the address of any page of an outlet: an archive, a category, a front page, a feed. What
there is to follow is found from there: the page itself and the pages behind it, the feed that lists
the same articles, a sitemap of news. It says what it chose and why; --dry-run only says it.

With --backfill the chain of pages is followed to its end. Where two pages do not overlap, the first
is read again, which proves that nothing moved between them while they were read; what cannot be
proven is named as a gap. Interrupt it at any time: the same command goes on where it was. The report
is kept ('cuttings outlets NAME').

With --replay the files answer in the place of the network, each snapshot of a page at its time; what
later snapshots list is taken in too. Pages that were saved once prove each other only where they overlap.

Outlets are asked politely: robots.txt is obeyed (RFC 9309), one request at a time goes to a host, a
second after the last or as far as its robots.txt asks, and every request carries the contact address
that you give once.

Examples:
  cuttings add https://outlet.example/news/ --contact me@library.example
  cuttings add --backfill https://outlet.example/archive/
  cuttings add --dry-run https://outlet.example/
  cuttings add --only feed --outlet 'Harbour Courier' https://outlet.example/
  cuttings add --backfill --replay crawl.warc.gz https://outlet.example/news/")]
pub(crate) struct Add {
    /// What to follow
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,

    /// The outlet that the pages are of [default: the host name]
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Follow the chain of pages to its end
    #[arg(long)]
    backfill: bool,

    /// Fetch the articles' own pages too
    #[arg(long)]
    full_text: bool,

    /// Follow only this
    #[arg(long, value_name = "WHAT", value_parser = kinds())]
    only: Option<FollowKind>,

    /// Only say what would be followed
    #[arg(long)]
    dry_run: bool,

    /// Do not read boundaries again: half the requests, but an entry removed meanwhile can hide one
    #[arg(long, requires = "backfill")]
    unproven: bool,

    /// The most pages of a chain to read
    #[arg(long, value_name = "NUMBER", requires = "backfill", default_value_t = 100_000,
        value_parser = clap::value_parser!(i64).range(1..))]
    max_pages: i64,

    /// Ask this WARC or WACZ file, or folder of saved pages, instead of the network
    #[arg(long, value_name = "PATH")]
    replay: Vec<PathBuf>,

    #[command(flatten)]
    fetching: Fetching,
}

pub(crate) fn run(args: Add, context: &Context) -> Result<Outcome, Failure> {
    let urls = args.urls.iter().map(|text| address(text)).collect::<Result<Vec<Url>, _>>()?;
    let replayed = !args.replay.is_empty();
    let web: Box<dyn Web> = match replayed {
        true => args.fetching.replay(&args.replay)?,
        false => args.fetching.live(context)?,
    };
    let interrupt = interrupt::listen();
    let pause = args.fetching.pause()?;
    let surroundings = context.following()?;
    let asker = Asker {
        context: &surroundings,
        web: web.as_ref(),
        interrupt: &interrupt,
        pause,
        intake: None,
    };
    if args.dry_run {
        return dry_run(&args, &urls, &asker, context.color);
    }
    let intake = Intake::open(&surroundings, args.outlet.clone())?;
    let intake = if replayed { intake.without_revisits() } else { intake };
    let wish = Wish {
        outlet: args.outlet.clone(),
        only: args.only,
        backfill: args
            .backfill
            .then_some(Options { prove: !args.unproven, most_pages: args.max_pages }),
        full_text: args.full_text,
        live: !replayed,
    };
    let adding = Adding { wish, follower: Follower::new(asker, intake) };
    let mut halted = false;
    for url in &urls {
        if interrupt.asked() {
            break;
        }
        halted |= adding.add(url)?;
    }
    let finished = adding.follower.into_intake()?.finish(&[])?;
    if interrupt.asked() {
        context.talk.note("Interrupted: the same command goes on where it was.");
        return Ok(Outcome::Partial);
    }
    let whole = finished == Finished::Whole && !halted;
    Ok(if whole { Outcome::Done } else { Outcome::Partial })
}

/// Says what would be followed, as data.
fn dry_run(args: &Add, urls: &[Url], asker: &Asker<'_>, color: bool) -> Result<Outcome, Failure> {
    let mut table = Table::new(&[
        ("follow", Set::Left),
        ("what", Set::Left),
        ("address", Set::Left),
        ("why", Set::Left),
    ]);
    let mut outcome = Outcome::Done;
    for url in urls {
        match find(asker, url, args.only)? {
            Ok(found) => {
                for candidate in found {
                    let chosen = if candidate.chosen { "yes" } else { "no" };
                    table.row([
                        chosen.to_owned(),
                        candidate.kind.name().to_owned(),
                        candidate.url,
                        candidate.why,
                    ]);
                }
            }
            Err(error) => {
                talk::one_failed(&error, error.hint().as_deref());
                outcome = Outcome::Partial;
            }
        }
    }
    let mut out = Output::stdout();
    table.write(&mut out, color)?;
    out.finish()?;
    Ok(outcome)
}

/// Reads the address of a page.
fn address(text: &str) -> Result<Url, Failure> {
    adding::address(text).map_err(|error| {
        Failure::usage(error.to_string()).hint("an address looks like https://outlet.example/news/")
    })
}
