//! `cuttings outlets`: which outlets there are, and what each has.

use std::io::Write;

use clap::Args;
use cuttings_archive::{Alarmed, Archive, Followed, ListingRow, OutletRow, Report};
use cuttings_follow::words::{count, in_words};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::output::{Output, write_json};
use crate::table::{Set, Table, plain};

/// List the outlets, or show one with its listings
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cuttings outlets
  cuttings outlets outlet.example
  cuttings outlets --health            what needs a look: lists that broke, failed or fell silent
  cuttings outlets --json")]
pub(crate) struct Outlets {
    /// One outlet
    name: Option<String>,

    /// Print JSON: an array of outlets, or one outlet with its listings and what is followed of it
    #[arg(long)]
    json: bool,

    /// Print what is wrong with the listings that are followed, as compared with their own past
    #[arg(long, conflicts_with = "name")]
    health: bool,
}

/// One outlet with its listings, as JSON.
#[derive(Serialize)]
struct OutletWithListings {
    #[serde(flatten)]
    outlet: OutletRow,
    listings_seen: Vec<ListingRow>,
    followed: Vec<FollowedWithReport>,
}

/// A listing that is kept up with, and how complete it is, as JSON.
#[derive(Serialize)]
struct FollowedWithReport {
    #[serde(flatten)]
    followed: Followed,
    report: Option<Report>,
}

pub(crate) fn run(args: &Outlets, context: &Context) -> Result<Outcome, Failure> {
    let archive = context.open()?;
    let mut out = Output::stdout();
    if args.health {
        let outcome = health(&archive, args.json, context, &mut out)?;
        out.finish()?;
        return Ok(outcome);
    }
    match &args.name {
        Some(name) => one(&archive, name, args.json, context, &mut out)?,
        None => all(&archive, args.json, context, &mut out)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn all(archive: &Archive, json: bool, context: &Context, out: &mut Output) -> Result<(), Failure> {
    let outlets = archive.outlets()?;
    if json {
        return write_json(out, &outlets);
    }
    if outlets.is_empty() {
        context.talk.note("The archive is empty.");
        return Ok(());
    }
    let mut table = Table::new(&[
        ("outlet", Set::Cut),
        ("lang", Set::Left),
        ("articles", Set::Right),
        ("sightings", Set::Right),
        ("pages", Set::Right),
        ("first", Set::Left),
        ("last", Set::Left),
    ]);
    for outlet in outlets {
        table.row([
            outlet.name.clone(),
            outlet.language.clone().unwrap_or_default(),
            outlet.articles.to_string(),
            outlet.sightings.to_string(),
            outlet.snapshots.to_string(),
            outlet.first_date.map(|date| date.to_string()).unwrap_or_default(),
            outlet.last_date.map(|date| date.to_string()).unwrap_or_default(),
        ]);
    }
    table.write(out, context.color)?;
    Ok(())
}

fn one(
    archive: &Archive,
    name: &str,
    json: bool,
    context: &Context,
    out: &mut Output,
) -> Result<(), Failure> {
    let Some(outlet) = archive.outlet(name)? else {
        return Err(Failure::new(format!("there is no outlet '{name}' in the archive"))
            .hint("'cuttings outlets' lists them"));
    };
    let listings = archive.listings(name)?;
    let followed = followed(archive, name)?;
    if json {
        return write_json(out, &OutletWithListings { outlet, listings_seen: listings, followed });
    }
    writeln!(out, "{}", plain(&outlet.name))?;
    writeln!(out, "{} articles, {} sightings", outlet.articles, outlet.sightings)?;
    if let (Some(first), Some(last)) = (outlet.first_date, outlet.last_date) {
        writeln!(out, "from {first} to {last}")?;
    }
    for FollowedWithReport { followed, report } in &followed {
        write_followed(out, followed, report.as_ref())?;
    }
    writeln!(out)?;
    let mut table =
        Table::new(&[("entries", Set::Right), ("seen", Set::Left), ("listing", Set::Cut)]);
    for listing in listings {
        table.row([listing.entries.to_string(), cuttings_day(listing.last_seen), listing.url]);
    }
    table.write(out, context.color)?;
    Ok(())
}

/// What is followed of an outlet.
fn followed(archive: &Archive, name: &str) -> Result<Vec<FollowedWithReport>, Failure> {
    let mut all = Vec::new();
    for followed in archive.followed(Some(name))? {
        let report = archive.report(followed.id)?;
        all.push(FollowedWithReport { followed, report });
    }
    Ok(all)
}

fn write_followed(
    out: &mut Output,
    followed: &Followed,
    report: Option<&Report>,
) -> Result<(), Failure> {
    writeln!(out)?;
    writeln!(out, "followed {}: {}", followed.kind.name(), plain(&followed.url))?;
    writeln!(out, "  because: {}", plain(&followed.reason))?;
    if let Some(checked) = followed.checked {
        let every = followed.interval_seconds.unwrap_or_default() / 60;
        let spent = count(followed.requests, "request", "requests");
        let brought = count(followed.articles, "new article", "new articles");
        writeln!(
            out,
            "  looked at: {}, every {every} minutes; {spent} of updates brought {brought}",
            cuttings_day(checked)
        )?;
    }
    if let Some(error) = &followed.error {
        writeln!(out, "  failed: {} ({} times in a row)", plain(error), followed.failures)?;
    }
    let Some(report) = report else { return Ok(()) };
    writeln!(out, "  chain: {}", plain(&in_words(report)))?;
    for gap in &report.gaps {
        let after = gap.after.as_deref().unwrap_or("the beginning");
        let before = gap.before.as_deref().unwrap_or("the end");
        let (after, before, reason) = (plain(after), plain(before), plain(&gap.reason));
        writeln!(out, "  gap between {after} and {before}: {reason}")?;
    }
    Ok(())
}

/// What is wrong with the listings that are followed; nothing on stdout where nothing is.
fn health(
    archive: &Archive,
    json: bool,
    context: &Context,
    out: &mut Output,
) -> Result<Outcome, Failure> {
    let alarms = archive.alarms()?;
    if json {
        write_json(out, &alarms)?;
    } else if alarms.is_empty() {
        context.talk.note("All is as usual.");
    } else {
        let mut table = Table::new(&[
            ("since", Set::Left),
            ("outlet", Set::Left),
            ("what", Set::Left),
            ("before", Set::Left),
            ("now", Set::Left),
            ("listing", Set::Cut),
        ]);
        for Alarmed { outlet, url, since, alarm, .. } in alarms {
            table.row([
                cuttings_day(since),
                outlet,
                alarm.kind.name().to_owned(),
                alarm.before,
                alarm.after,
                url,
            ]);
        }
        table.write(out, context.color)?;
    }
    Ok(Outcome::Done)
}

fn cuttings_day(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}
