//! `cuttings add`: follows listings of the web, or of web archives, and takes them into the archive.

use std::path::PathBuf;

use clap::Args;
use cuttings_archive::{Follow, Followed, Report};
use cuttings_extract::address::host_name;
use cuttings_fetch::Web;
use url::Url;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::fetching::Fetching;
use crate::follow::backfill::{self, Options, backfill};
use crate::follow::texts::fetch_texts;
use crate::follow::update::{first_look, update};
use crate::follow::way_in::{Candidate, Only, find};
use crate::follow::{Asker, Follower, named_outlet};
use crate::intake::{Intake, Keep};
use crate::interrupt::Interrupt;
use crate::output::Output;
use crate::table::{Set, Table, plain};
use crate::talk::{self, count};

/// While a chain is read its outlet goes on publishing: so often what is new on top is looked for.
const LAST_LOOKS: usize = 5;

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
    #[arg(long, value_name = "WHAT")]
    only: Option<Only>,

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
    let interrupt = Interrupt::listen();
    let pause = args.fetching.pause()?;
    let asker = Asker { context, web: web.as_ref(), interrupt: &interrupt, pause, intake: None };
    if args.dry_run {
        return dry_run(&args, &urls, &asker);
    }
    let intake = Intake::open(context, args.outlet.clone())?;
    let intake = if replayed { intake.without_revisits() } else { intake };
    let adding = Adding { args: &args, replayed, follower: Follower::new(asker, intake) };
    let mut halted = false;
    for url in &urls {
        if interrupt.asked() {
            break;
        }
        halted |= adding.add(url)?;
    }
    let Some(intake) = adding.follower.into_intake() else {
        return Err(Failure::new("pages are still being taken in"));
    };
    let outcome = intake.finish(&[])?;
    if interrupt.asked() {
        context.talk.note("Interrupted: the same command goes on where it was.");
        return Ok(Outcome::Partial);
    }
    Ok(if halted { Outcome::Partial } else { outcome })
}

/// Says what would be followed, as data.
fn dry_run(args: &Add, urls: &[Url], asker: &Asker<'_>) -> Result<Outcome, Failure> {
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
    table.write(&mut out, asker.context.color)?;
    out.finish()?;
    Ok(outcome)
}

/// Adding under way.
struct Adding<'x, 'a> {
    args: &'x Add,
    replayed: bool,
    follower: Follower<'a>,
}

impl Adding<'_, '_> {
    /// Adds what is found from one address. Gives whether something of it has to wait for another run.
    fn add(&self, url: &Url) -> Result<bool, Failure> {
        let follower = &self.follower;
        let found = match find(&follower.asker, url, self.args.only)? {
            Ok(found) => found,
            Err(error) => {
                follower.intake().failed(&error);
                return Ok(false);
            }
        };
        let talk = follower.asker.context.talk;
        let outlet = self.outlet(url, &found);
        let mut halted = false;
        let nothing = found.iter().all(|candidate| !candidate.chosen);
        for candidate in found {
            let Candidate { url, kind, chosen, why, read } = candidate;
            let verb = if chosen { "Following" } else { "Not following" };
            talk.note(format_args!("{verb} the {} {}: {}.", kind.name(), plain(&url), plain(&why)));
            // What was asked for is taken in, whether it is followed or not.
            let asked_for = nothing && read.as_ref().is_some_and(|(fetched, _)| fetched.url == url);
            match read {
                Some((fetched, page)) if chosen => {
                    let follow = Follow {
                        url,
                        outlet: outlet.clone(),
                        kind,
                        reason: why,
                        full_text: self.args.full_text,
                        live: !self.replayed,
                        at: follower.asker.context.now(),
                    };
                    let id = follower.archive.follow(&follow)?;
                    let followed = self.followed(id)?;
                    if followed.head.is_empty() {
                        first_look(follower, id, &fetched, &page)?;
                    }
                    if self.args.backfill {
                        halted |= self.backfill(&followed, (fetched, page))?;
                    } else {
                        let outlet = named_outlet(&followed);
                        follower.intake().keep(Keep { outlet, ..Keep::new(fetched, page) })?;
                    }
                }
                Some((fetched, page)) if asked_for => {
                    follower.intake().keep(Keep::new(fetched, page))?;
                }
                _ => {}
            }
        }
        if self.args.full_text {
            let (read, failed) = fetch_texts(follower, &outlet)?;
            let read = count(read, "article's own page", "articles' own pages");
            talk.note(format_args!("Read {read}; {failed} could not be had."));
        }
        Ok(halted)
    }

    fn backfill(
        &self,
        followed: &Followed,
        first: (cuttings_fetch::Fetched, cuttings_extract::Page),
    ) -> Result<bool, Failure> {
        let options = Options { prove: !self.args.unproven, most_pages: self.args.max_pages };
        let outcome = backfill(&self.follower, followed, options, Some(first))?;
        let halted = matches!(outcome, backfill::Outcome::Halted(_));
        if let backfill::Outcome::Halted(Some(error)) = &outcome {
            self.follower.intake().failed(error);
        }
        if !halted && !self.replayed {
            self.last_looks(followed.id)?;
        }
        if let Some(report) = self.follower.archive.report(followed.id)? {
            self.follower.asker.context.talk.note(format_args!(
                "{}: {}",
                plain(&followed.url),
                in_words(&report)
            ));
        }
        Ok(halted)
    }

    /// Takes in what came in on top while the chain was read.
    fn last_looks(&self, id: i64) -> Result<(), Failure> {
        for _ in 0..LAST_LOOKS {
            if self.follower.asker.interrupt.asked() {
                break;
            }
            let looked = update(&self.follower, &self.followed(id)?)?;
            if let Some(error) = &looked.error {
                self.follower.intake().failed(error);
            }
            // One request reached what was known: nothing can have come in behind it.
            if looked.requests <= 1 {
                break;
            }
        }
        Ok(())
    }

    fn followed(&self, id: i64) -> Result<Followed, Failure> {
        self.follower
            .archive
            .followed_one(id)?
            .ok_or_else(|| Failure::new("the listing is followed no more"))
    }

    /// The outlet's name: the one given, else the host that the page came from.
    fn outlet(&self, url: &Url, found: &[Candidate]) -> String {
        let landed = found.first().and_then(|candidate| Url::parse(&candidate.url).ok());
        let host = || host_name(landed.as_ref().unwrap_or(url));
        let given = self.args.outlet.clone().filter(|name| !name.trim().is_empty());
        given.or_else(host).unwrap_or_else(|| "unknown".to_owned())
    }
}

/// A report of completeness in a sentence or three.
pub(crate) fn in_words(report: &Report) -> String {
    let pages = count(report.pages, "page", "pages");
    let entries = count(report.entries, "entry", "entries");
    let mut text = format!("{pages}, {entries}");
    if let (Some(first), Some(last)) = (report.first_date, report.last_date) {
        text.push_str(&format!(" from {first} to {last}"));
    }
    let duplicates = count(report.duplicates, "duplicate", "duplicates");
    let gaps = count(report.gaps.len() as u64, "gap", "gaps");
    let errors = count(report.errors, "error", "errors");
    text.push_str(&format!(
        ", {duplicates}, {gaps}, {errors}; {} of {} proven",
        report.proven,
        count(report.boundaries, "boundary", "boundaries"),
    ));
    match (&report.ending, &report.next) {
        (Some(ending), _) => text.push_str(&format!(". It ends there: {}", plain(ending))),
        (None, Some(next)) => {
            text.push_str(&format!(". Not at its end: goes on with {}", plain(next)))
        }
        (None, None) => {}
    }
    text.push('.');
    text
}

/// Reads the address of a page; one without a scheme is taken for https.
fn address(text: &str) -> Result<Url, Failure> {
    let bad = |message: String| {
        Failure::usage(format!("'{text}' is not a web address: {message}"))
            .hint("an address looks like https://outlet.example/news/")
    };
    let looks_bare = !text.contains("://") && text.contains('.') && !text.starts_with(['.', '/']);
    let url = if looks_bare { Url::parse(&format!("https://{text}")) } else { Url::parse(text) };
    match url {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) => Err(bad(format!("'{}' addresses cannot be fetched", url.scheme()))),
        Err(error) => Err(bad(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_without_a_scheme_is_taken_for_https() {
        assert_eq!(address("outlet.example/news").unwrap().as_str(), "https://outlet.example/news");
        assert_eq!(address("http://outlet.example").unwrap().as_str(), "http://outlet.example/");
    }

    #[test]
    fn other_addresses_are_refused() {
        for no in ["ftp://outlet.example/", "file:///etc/passwd", "./page.html", "news"] {
            assert!(address(no).is_err(), "{no}");
        }
    }
}
